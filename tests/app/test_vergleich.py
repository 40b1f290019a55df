"""What does a reader see on the comparison: on the bundled data, with own choices, by link, and when there is nothing?"""

from streamlit.testing.v1 import AppTest

from tests.app.conftest import Starte, oeffne_seite
from tests.app.test_ueberblick import hinweise, listen, texte


def seite(starte: Starte, adresse: str, **parameter: str) -> AppTest:
    """The page as a reader with this link gets it."""
    return oeffne_seite(starte, adresse, "vergleich", **parameter)


def ueberschriften(app: AppTest) -> list[str]:
    return [str(kopf.value) for kopf in app.header]


def diagramme(app: AppTest) -> list[str]:
    return [element.proto.alt for element in app.get("vega_lite_chart")]


def test_bundled_data(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    assert ueberschriften(app) == [
        "Kommunen im Verbund", "Reihenfolge: nicht unterscheidbar", "Kommunen im Verbund seit 2019, überall dieselbe Skala",
        "Wege der Kommunen",
    ]  # fmt: skip
    assert len(diagramme(app)) == 4
    alles = texte(app)
    assert "Mindestens 46 Kommunen im Verbund = 11 Chemnitz + 6 Dresden + 18 Görlitz + 2 Leipzig + 9 Zwickau" in alles
    assert "Nicht im Vergleich, weil es sie nur für das ganze Land gibt: Eng kooperierende Kommunen" in alles
    assert listen(app)[0]["Kommunen"].astype(int).sum() == 60
    assert app.query_params["kennzahl"] == "kommunen_im_verbund"
    assert app.query_params["mass"] == "absolut"


def test_choices_stand_in_the_link_and_a_measure_that_does_not_fit_falls_back(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    app.segmented_control(key="vergleich-mass").set_value("anteil").run()
    assert app.query_params["mass"] == "anteil"
    assert "Sachsen insgesamt: 11,0\u00a0%." in texte(app)
    app.selectbox(key="vergleich-kennzahl").set_value("kooperationsvereinbarungen").run()
    assert not app.exception
    assert app.query_params["kennzahl"] == "kooperationsvereinbarungen"
    assert app.query_params["mass"] == "absolut", "an agreement is no share of the Kommunen"
    assert app.segmented_control(key="vergleich-mass").options == ["absolut", "je 100.000 Einwohner"]


def test_a_link_restores_kennzahl_and_measure(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, kennzahl="sicherheitsanalysen", mass="je-100000", polizeidirektion="Leipzig")
    assert not hinweise(app)
    assert ueberschriften(app)[0] == "Sicherheitsanalysen"
    assert "Analysen je 100.000 Einwohner" in diagramme(app)[0]
    assert "Grün: Leipzig (Ihre Auswahl)" in texte(app)


def test_a_bad_link_is_a_sentence(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, kennzahl="gibt-es-nicht", mass="quatsch")
    assert "Eine Kennzahl „gibt-es-nicht“ gibt es nicht" in hinweise(app)
    assert "Das Maß „quatsch“ gibt es für „Kommunen im Verbund“ nicht" in hinweise(app)
    app = seite(starte, geladen, kennzahl="beccaria_laufend")
    assert "„Beccaria laufend“ gibt es nur für das ganze Land, nicht je Polizeidirektion" in hinweise(app)
    assert ueberschriften(app)[0] == "Kommunen im Verbund"


def test_before_the_programme_every_part_says_so(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2019-01-15")
    alles = texte(app)
    assert "kein Einzelfall belegt, der in einer Polizeidirektion liegt" in alles
    assert "Keine Reihenfolge: In keiner Polizeidirektion ist etwas belegt." in alles
    assert "es gibt noch keinen Verlauf" in alles
    (stufen,) = diagramme(app)
    assert "Präventionsrat: 4 Kommunen, alle ohne belegte Analyse" in stufen, "councils are older than the programme"
    app.segmented_control(key="weg").set_value("dauer").run()
    assert "genau genug bekannt" in texte(app)


def test_every_picture_has_its_table(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    for schluessel in ("vergleich", "rangfolge", "vergleichsverlauf", "wege"):
        app.segmented_control(key=f"seite-{schluessel}").set_value("Tabelle").run()
        assert not app.exception
    assert not diagramme(app)
    assert len(app.dataframe) == 4
    app.segmented_control(key="weg").set_value("dauer").run()
    app.segmented_control(key="seite-dauer").set_value("Tabelle").run()
    assert not diagramme(app)
    assert len(app.dataframe[0].value) == 6, "five directorates and the sum"
