"""Does the map page follow its link, its widgets, its clock and its ways back, and say what is the case when there is nothing?

What a click on the picture does is tried in a browser (tests/browser/test_karte.py).
"""

import re
from datetime import date
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from data_access.engine import engine
from data_access.schema import migriere
from tests.app.conftest import Starte, oeffne_seite
from tests.app.test_ueberblick import am, hinweise, listen, texte
from ui.karte import TAKT

NB = "\u00a0"


def seite(starte: Starte, adresse: str, **parameter: str) -> AppTest:
    """The map page as a reader with this link gets it."""
    return oeffne_seite(starte, adresse, "karte", **parameter)


def titel(app: AppTest) -> str:
    """The one heading of the page."""
    (text,) = [t for e in app.get("html") for t in re.findall(r"<h1[^>]*>(.*?)</h1>", e.proto.body)]
    return str(text)


def bildtitel(app: AppTest) -> str:
    return str(app.header[0].value)


def alt(app: AppTest) -> str:
    (diagramm,) = app.get("vega_lite_chart")
    return str(diagramm.proto.alt)


def test_the_first_look_is_the_map_of_the_overview(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    assert titel(app) == f"Freistaat Sachsen am 30.{NB}Juni{NB}2023"
    assert bildtitel(app) == f"Stufe der Zusammenarbeit am 30.{NB}Juni{NB}2023"
    text = texte(app)
    assert "418 Kommunen = 22 + 32 + 5 + 20 + 339." in text
    assert "Gebietsstand 2023" in text
    assert "Träger, die keine Kommune sind (7)" in text
    assert len(listen(app)[0]) == 7
    assert not hinweise(app)
    assert not {"kennzahl", "ebene", "mass", "jahr"} & app.query_params.keys(), "what is usual is not in the link"


def test_a_link_restores_everything(starte: Starte, geladen: str) -> None:
    app = seite(
        starte, geladen, stichtag="2023-01-31", kennzahl="foerdermittel_bewilligt", ebene="landkreis", mass="je-einwohner",
        jahr="2021", polizeidirektion="Chemnitz",
    )  # fmt: skip
    assert titel(app) == f"Polizeidirektion Chemnitz am 31.{NB}Dezember{NB}2021"
    assert bildtitel(app) == f"Fördermittel bewilligt nach Kreisen, je 1.000 Einwohner am 31.{NB}Dezember{NB}2021"
    assert "Gezeigt wird der 31.12.2021; gewählter Stichtag ist der 31.01.2023." in texte(app)
    assert "Gebietsstand 2022" in texte(app)
    assert "Mittelsachsen" in alt(app)
    assert app.query_params["jahr"] == "2021"
    app.segmented_control(key="seite-karte-landkreis").set_value("Tabelle").run()
    tabelle = app.dataframe[0].value
    assert set(tabelle["Stand"]) == {"31.12.2021"}
    assert list(tabelle["Schlüssel"]) == ["14522", "14521", "14511"], "the one with a value first"


def test_widgets_change_picture_and_link(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    app.selectbox(key="karte-kennzahl").set_value("kommunen_im_verbund").run()
    assert app.query_params["kennzahl"] == "kommunen_im_verbund"
    assert [s.key for s in app.segmented_control if s.key == "karte-mass"] == [], "a Kommune either is one or not"
    app.segmented_control(key="karte-ebene").set_value("polizeidirektion").run()
    app.segmented_control(key="karte-mass").set_value("anteil").run()
    assert bildtitel(app).startswith("Kommunen im Verbund nach Polizeidirektionen, Anteil der Kommunen")
    assert "16,4\u00a0% (18 von 110)" in texte(app)
    app.segmented_control(key="karte-ebene").set_value("kommune").run()
    assert not app.exception
    assert "mass" not in app.query_params, "a measure that the level does not have"


def test_the_ranking_leads_into_each_area(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, kennzahl="kooperationsvereinbarungen", ebene="polizeidirektion", jahr="2022")
    ziele = [z for e in app.get("html") for z in re.findall(r'href="\./karte\?([^"]*)"', e.proto.body)]
    assert len(ziele) == 5
    parameter = parse_qs(ziele[0].replace("&amp;", "&"))
    assert parameter["polizeidirektion"] == ["Görlitz"]
    assert (parameter["ebene"], parameter["jahr"]) == (["landkreis"], ["2022"])
    assert (parameter["stichtag"], parameter["kennzahl"]) == (["2023-06-30"], ["kooperationsvereinbarungen"])


def test_the_way_back_goes_one_area_at_a_time(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, polizeidirektion="Görlitz", landkreis="14626")
    assert app.button(key="karte-zurueck").label == "Zurück zu: Polizeidirektion Görlitz"
    app.button(key="karte-zurueck").click().run()
    assert titel(app).startswith("Polizeidirektion Görlitz am")
    assert "nach Kreisen" in bildtitel(app)
    assert app.button(key="karte-zurueck").label == "Zurück zu: ganz Sachsen"
    app.button(key="karte-zurueck").click().run()
    assert titel(app).startswith("Freistaat Sachsen")
    assert "nach Polizeidirektionen" in bildtitel(app)


# --- time ---------------------------------------------------------------------------------------------------------


def test_the_slider_goes_back_and_a_new_stichtag_ends_that(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    app.select_slider(key="karte-tag").set_value(date(2020, 12, 31)).run()
    assert titel(app).endswith(f"31.{NB}Dezember{NB}2020")
    assert app.query_params["jahr"] == "2020"
    app = am(app, date(2022, 1, 11))
    assert titel(app).endswith(f"11.{NB}Januar{NB}2022")
    assert "jahr" not in app.query_params


@pytest.fixture
def uhr(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock of the page; the test turns it."""
    zeit = [1000.0]
    monkeypatch.setattr("ui.karte.monotonic", lambda: zeit[0])
    return zeit


def test_playing_goes_from_year_to_year_and_ends(starte: Starte, geladen: str, uhr: list[float]) -> None:
    app = seite(starte, geladen, stichtag="2021-06-30")
    app.button(key="karte-abspielen").click().run()
    gesehen = [titel(app)]
    app.run()
    assert titel(app) == gesehen[0], "nothing happens before its time"
    while any(b.key == "karte-anhalten" for b in app.button):
        uhr[0] += TAKT
        gesehen.append(titel(app.run()))
        assert len(gesehen) < 6
    assert [t.split(NB)[-1] for t in gesehen] == ["2019", "2020", "2021"]
    assert gesehen[-1].endswith(f"30.{NB}Juni{NB}2021"), "it ends at the Stichtag"
    uhr[0] += TAKT
    assert titel(app.run()) == gesehen[-1]


def test_pause_slider_and_absence_stop_it(starte: Starte, geladen: str, uhr: list[float]) -> None:
    app = seite(starte, geladen)
    app.button(key="karte-abspielen").click().run()
    app.button(key="karte-anhalten").click().run()
    uhr[0] += TAKT
    assert titel(app.run()).endswith("2019")
    app.button(key="karte-abspielen").click().run()
    assert titel(app).endswith("2019"), "it goes on where it stood"
    app.select_slider(key="karte-tag").set_value(date(2021, 12, 31)).run()
    uhr[0] += TAKT
    assert titel(app.run()).endswith("2021")
    app.button(key="karte-abspielen").click().run()
    uhr[0] += 60
    assert titel(app.run()).endswith("2021"), "a reader who comes back after a minute is not taken further"
    assert app.button(key="karte-abspielen")


# --- states -------------------------------------------------------------------------------------------------------

SCHLECHTE_LINKS = {
    "Kennzahl": ({"kennzahl": "beccaria_laufend"}, "Kennzahl mit Ort „beccaria_laufend“ aus dem Link gibt es auf der Karte nicht"),
    "Ebene": ({"ebene": "land"}, "Ebene „land“ aus dem Link gibt es auf der Karte nicht"),
    "Maß": ({"mass": "je-kopf"}, "Maß „je-kopf“ aus dem Link gibt es auf der Karte nicht"),
    "Jahr": ({"jahr": "2099"}, "Das Jahr „2099“ aus dem Link liegt nicht zwischen"),
}  # fmt: skip


@pytest.mark.parametrize("fall", SCHLECHTE_LINKS)
def test_a_bad_link_is_a_sentence(starte: Starte, geladen: str, fall: str) -> None:
    parameter, satz = SCHLECHTE_LINKS[fall]
    app = seite(starte, geladen, **parameter)
    assert satz in hinweise(app)
    assert bildtitel(app).startswith("Stufe der Zusammenarbeit am")


def test_before_the_programme(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2019-01-15", kennzahl="kooperationsvereinbarungen", ebene="landkreis")
    assert "Vor dem Stichtag liegt noch kein Jahresende des Programms." in texte(app)
    assert "Keine Fläche hat einen Wert. Kreise ohne Wert: 13 von 13." in alt(app)
    assert "Zu dieser Angabe ist kein Träger belegt, der keine Kommune ist." in texte(app)


def test_a_directorate_without_records(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, polizeidirektion="Leipzig", kennzahl="kommunen_beraten")
    assert "61 Kommunen = 0 mit Wert + " in texte(app)
    assert "Kein Beleg heißt nicht null" in texte(app)


def test_a_merged_kommune(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, ags="14522450")
    assert "Ostrau (bis 2022) gehört nicht zur Auswahl" in texte(app)
    app.select_slider(key="karte-tag").set_value(date(2022, 12, 31)).run()
    assert "gehört nicht zur Auswahl" not in texte(app), "on the last day of its existence it is there"


def test_an_empty_database_is_a_sentence(starte: Starte, tmp_path: object) -> None:
    adresse = f"sqlite:///{tmp_path}/leer.sqlite"
    migriere(engine(adresse))
    assert "noch keine Lieferung" in hinweise(seite(starte, adresse))
