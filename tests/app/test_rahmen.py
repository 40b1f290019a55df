"""Does the frame restore every filter from the link, say what does not exist, and keep the Datenstand until it is asked?"""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access import verzeichnis
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine
from data_access.katalog import FASSUNGEN
from domain.auswahl import Auswahl
from domain.kreise import KREISE
from ingest.schreiben import lade
from tests.app.conftest import Starte, gib_frei, lade_mitgelieferte
from tests.app.test_ueberblick import baender, hinweise, texte
from tests.app.test_wissen import mit_link
from tests.lieferbau import baue


def daten(adresse: str) -> Berichtsdaten:
    return Berichtsdaten(direkt(engine(adresse)))


def offen(app: AppTest) -> AppTest:
    """The same page with the rarer filters drawn."""
    app.session_state["weiteres"] = True
    return app.run()


def test_kreise_are_those_of_the_data(geladen: str) -> None:
    gespeichert = direkt(engine(geladen))(verzeichnis.landkreise(3))
    assert set(gespeichert["landkreis"]) == KREISE.keys()
    for schluessel, name in zip(gespeichert["landkreis"], gespeichert["name"], strict=True):
        assert str(name).removesuffix(", Stadt") in KREISE[str(schluessel)]


@pytest.mark.parametrize(
    ("parameter", "raum"),
    [
        ({"landkreis": "14625"}, {"landkreise": ("14625",)}),
        ({"groessenklasse": "20000-100000"}, {"groessenklassen": ("20000-100000",)}),
        ({"handlungsfeld": "Drogen"}, {"handlungsfeld": "Drogen"}),
        (
            {"landkreis": "14522", "groessenklasse": "bis-5000", "handlungsfeld": "Sonstiges"},
            {"landkreise": ("14522",), "groessenklassen": ("bis-5000",), "handlungsfeld": "Sonstiges"},
        ),
    ],
)
def test_a_link_restores_the_rarer_filters_and_the_figures_are_theirs(
    starte: Starte, geladen: str, parameter: dict[str, str], raum: dict[str, object]
) -> None:
    app = mit_link(starte, geladen, stichtag="2022-12-31", **parameter)
    fragen = daten(geladen)
    auswahl = fragen.mit_groessenklassen(Auswahl(date(2022, 12, 31), 3).mit(**raum))
    assert not hinweise(app)
    assert auswahl.titel() in texte(app)
    for wert in fragen.messwerte(auswahl).values():
        assert wert.zahl in texte(app), wert.kennzahl.schluessel
    for name, text in parameter.items():
        assert app.query_params[name] in (text, [text])


def test_what_does_not_exist_in_a_link_is_said(starte: Starte, geladen: str) -> None:
    app = mit_link(starte, geladen, landkreis="99999", groessenklasse="riesig", handlungsfeld="Unsinn", ansicht="3d")
    gesagt = hinweise(app)
    for wort in ("„99999“", "„riesig“", "„Unsinn“", "„3d“"):
        assert wort in gesagt
    assert "landkreis" not in app.query_params


def test_reset_forgets_every_filter(starte: Starte, geladen: str) -> None:
    app = mit_link(
        starte, geladen, stichtag="2022-01-11", polizeidirektion="Leipzig", landkreis="14729", groessenklasse="bis-5000",
        handlungsfeld="Drogen", datenstand="2", ansicht="kontrast",
    )  # fmt: skip
    assert baender(app)
    app.button(key="zuruecksetzen").click().run()
    assert dict(app.query_params) == {}
    assert "Freistaat Sachsen am 30." in texte(app)


def test_the_rarer_filters_are_drawn_when_they_are_open_and_stay_when_they_close(starte: Starte, geladen: str) -> None:
    app = starte(geladen).run()
    assert "handlungsfeld" not in [box.key for box in app.selectbox]
    app = offen(app)
    app.multiselect(key="groessenklasse").set_value(["5000-10000"]).run()
    app.session_state["weiteres"] = False
    app.run()
    assert app.query_params["groessenklasse"] in ("5000-10000", ["5000-10000"])
    assert "Kommunen von 5.000 bis unter 10.000 Einwohnern" in texte(app)


def test_an_open_page_keeps_its_datenstand_until_the_reader_takes_the_new_one(starte: Starte, tmp_path: Path) -> None:
    adresse = lade_mitgelieferte(tmp_path)
    app = starte(adresse).run()
    app.date_input(key="stichtag").set_value(date(2022, 1, 11)).run()
    assert app.button(key="neu-da-3")
    lade(engine(adresse), [baue(tmp_path / "neu", {"ereignisse.csv": BERATUNG})], FASSUNGEN)
    app.multiselect(key="polizeidirektion").set_value(["Leipzig"]).run()
    assert not baender(app)  # it is not released
    gib_frei(adresse)
    app.run()
    assert "Alter Datenstand 3 von 4." in " ".join(baender(app))
    app.button(key="neu-da-4").click().run()
    assert not baender(app)
    assert app.multiselect(key="polizeidirektion").value == ["Leipzig"]
    assert app.date_input(key="stichtag").value == date(2022, 1, 11)
    assert "Datenstand 4" in texte(app)


@pytest.mark.parametrize(
    ("gefunden", "sitzung"),
    [
        ("kommune:14524330", ("kommune", "14524330")),
        ("traeger:staedtebund-silberberg", ("traeger", "staedtebund-silberberg")),
        ("kennzahl:modellkommunen", ("register-kennzahl", "modellkommunen")),
    ],
)
def test_search_leads_to_what_was_found(starte: Starte, geladen: str, gefunden: str, sitzung: tuple[str, str]) -> None:
    app = starte(geladen).run()
    app.selectbox(key="suche").set_value(gefunden).run()
    assert not app.exception
    assert app.session_state[sitzung[0]] == sitzung[1]
    assert app.selectbox(key="suche").value is None


BERATUNG = """traeger,art,datum,genauigkeit,sicher
14713000,beratung,2021-06-01,tag,ja
"""
