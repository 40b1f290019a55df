"""What does a reader see on the pages of councils and courses: on the bundled data, in a directorate, before the programme?"""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Starte, oeffne_seite
from tests.app.test_ueberblick import hinweise, karte_von, listen, texte
from ui.liste import ERSTE

RAETE, KURSE = "praeventionsraete", "qualifizierung"


def seite(starte: Starte, adresse: str, name: str, **parameter: str) -> AppTest:
    """A page as a reader with this link gets it."""
    return oeffne_seite(starte, adresse, name, **parameter)


def diagramme(app: AppTest) -> list[str]:
    return [element.proto.alt for element in app.get("vega_lite_chart")]


def zeilen(app: AppTest, titel: str) -> int:
    """The number of rows that a list announces in its heading."""
    (zahl,) = re.findall(rf"{re.escape(titel)} \((\d+)\)", texte(app))
    return int(zahl)


def verweise(app: AppTest) -> list[str]:
    return [ziel for e in app.get("html") for ziel in re.findall(r'href="(\./kommune[^"]*)"', e.proto.body)]


# --- councils ---------------------------------------------------------------------------------------------------------


def test_councils_of_the_bundled_data(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, RAETE, stichtag="2023-06-30")
    assert "30" in karte_von(app, "Kommunale Präventionsräte")
    assert "mindestens 18 belegt" in karte_von(app, "Kommunale Präventionsräte")
    assert "mindestens 1 belegt" in karte_von(app, "Präventionsräte der Landkreise")
    assert zeilen(app, "Bestehende Kommunale Präventionsräte") == 18
    assert "Veröffentlicht ist eine größere Zahl (30)" in texte(app)
    assert len(diagramme(app)) == 3
    assert len(listen(app)[0]) == ERSTE
    app.toggle(key="alle-raete-bestehend").set_value(True).run()
    assert len(listen(app)[0]) == 18


@pytest.mark.parametrize(
    ("liste", "titel", "anzahl", "satz"),
    [
        (
            "vorbehalt",
            "Kommunale Präventionsräte mit Vorbehalt",
            5,
            "Nicht gezählt, weil die Quelle einen Zweifel lässt.",
        ),
        ("aufgeloest", "Aufgelöste Kommunale Präventionsräte", 0, "Bis zum Stichtag ist keine Auflösung belegt."),
        ("landkreise", "Präventionsräte der Landkreise", 2, "1 sicher belegt, 1 mit Vorbehalt und nicht gezählt."),
    ],
)
def test_one_list_at_a_time_also_by_link(
    starte: Starte, geladen: str, liste: str, titel: str, anzahl: int, satz: str
) -> None:
    app = seite(starte, geladen, RAETE, stichtag="2023-06-30", raete=liste)
    assert zeilen(app, titel) == anzahl
    assert satz in texte(app)
    app.segmented_control(key="raete").set_value("bestehend").run()
    assert "raete" not in app.query_params
    app.segmented_control(key="raete").set_value(liste).run()
    assert app.query_params["raete"] == liste


def test_bars_of_the_chosen_level(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, RAETE, stichtag="2023-06-30", raeteraum="landkreis")
    assert any(alt.startswith("Balken je Kreis") for alt in diagramme(app))
    app.segmented_control(key="raeteraum").set_value("polizeidirektion").run()
    assert any(
        alt.startswith("Balken je Polizeidirektion, Freistaat Sachsen am 30.") and "Räte" in alt
        for alt in diagramme(app)
    )


def test_a_bad_link_is_said(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, RAETE, raete="kaputt", raeteraum="ort")
    assert "Liste der Räte „kaputt“ aus dem Link gibt es nicht. Gezeigt wird „Bestehende (18)“." in hinweise(app)
    assert "„ort“" in hinweise(app)


def test_every_list_leads_to_the_portraits_of_the_same_day(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, RAETE, stichtag="2022-12-31")
    assert any("ags=14628270" in ziel for ziel in verweise(app)), "Pirna"
    app.segmented_control(key="raete").set_value("vorbehalt").run()
    assert any("traeger=145215405" in ziel for ziel in verweise(app)), "a Verwaltungsverband has a portrait of its own"
    assert all("stichtag=2022-12-31" in ziel for ziel in verweise(app))


def test_agreements_without_a_council_close_their_sum(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, RAETE, stichtag="2023-06-30")
    ohne_rat = zeilen(app, "Kommunen mit Vereinbarung, für die kein Rat belegt ist")
    app.segmented_control(key="nur").set_value("ohne-vereinbarung").run()
    ohne_vereinbarung = zeilen(app, "Kommunen mit Rat, für die keine Vereinbarung belegt ist")
    beides = int(re.findall(r"Vereinbarung und Rat belegt\s+(\d+)", texte(app))[0])
    assert (ohne_rat + beides, ohne_vereinbarung + beides) == (46, 18)
    assert "von 4.086.152 (Stand 31.12.2022)" in texte(app)


def test_councils_of_a_directorate(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, RAETE, stichtag="2022-12-31", polizeidirektion="Leipzig")
    assert zeilen(app, "Bestehende Kommunale Präventionsräte") == 4
    assert any(alt.startswith("Balken je Kreis") for alt in diagramme(app))
    assert "raeteraum" not in [element.key for element in app.segmented_control], (
        "one directorate needs no bar of its own"
    )
    assert set(listen(app)[0]["Polizeidirektion"]) == {"Leipzig"}


def test_an_area_without_any_council(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, RAETE, stichtag="2019-01-15", polizeidirektion="Zwickau")
    alles = texte(app)
    assert "ist kein einzelner Rat sicher belegt (Polizeidirektion Zwickau)" in alles
    assert "Das heißt nicht, dass es keinen gibt." in alles
    assert len(diagramme(app)) <= 1, "no empty frames"


def test_before_the_programme(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, RAETE, stichtag="2019-01-15")
    assert "Der Verlauf beginnt mit dem Programm am 6.\u00a0Februar\u00a02019." in texte(app)
    assert zeilen(app, "Bestehende Kommunale Präventionsräte") == 4


def test_the_proof_of_a_card(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, RAETE, stichtag="2023-06-30")
    app.button(key="nachweis-praeventionsraete_der_landkreise").click().run()
    assert not app.exception
    assert "forum kriminalprävention" in texte(app)


# --- courses ----------------------------------------------------------------------------------------------------------


def test_courses_of_the_bundled_data(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, KURSE, stichtag="2023-06-30")
    assert "102" in karte_von(app, "Beccaria-Absolventen")
    alles = texte(app)
    assert "102 ist nicht 102" in alles
    assert "Bekannt sind nur veröffentlichte Gesamtzahlen" in alles
    assert "Bis zum Stichtag liegt kein einzelner Lehrgang vor." in alles
    assert zeilen(app, "Kommunen mit Coaching") == 6
    assert len(diagramme(app)) == 2


@pytest.mark.parametrize("filter_", [{"polizeidirektion": "Leipzig"}, {"handlungsfeld": "Drogen"}], ids=str)
def test_courses_have_no_place(starte: Starte, geladen: str, filter_: dict[str, str]) -> None:
    app = seite(starte, geladen, KURSE, stichtag="2022-12-31", **filter_)
    assert "Lehrgänge gehören zu keinem Ort" in texte(app)
    assert "keine Angabe" in karte_von(app, "Beccaria-Absolventen")
    assert "Beccaria-Absolventen, " not in " ".join(diagramme(app))


def test_courses_before_the_programme(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, KURSE, stichtag="2019-01-15")
    assert "102 ist nicht 102" not in texte(app)
    assert diagramme(app) == []
    assert "Kommunen mit Coaching (0)" in texte(app)
