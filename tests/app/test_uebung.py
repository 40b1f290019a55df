"""Does every page of a practice database say that its figures are invented, and no page of real data?"""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data_access.engine import engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from ingest.schreiben import lade_pakete
from tests.app.conftest import Starte
from tests.app.test_ueberblick import am, baender, hinweise, karte_von, texte
from tests.app.test_wissen import mit_link
from uebung.lieferungen import pakete

SATZ = "Übungsdaten. Diese Zahlen sind erfunden."


@pytest.fixture(scope="module")
def geuebt(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a practice database."""
    adresse = f"sqlite:///{tmp_path_factory.mktemp('uebung') / 'uebung.sqlite'}"
    maschine = engine(adresse)
    migriere(maschine)
    lade_pakete(maschine, pakete(1), FASSUNGEN)
    maschine.dispose()
    return adresse


def uebungsband(app: AppTest) -> list[str]:
    return [e.proto.body for e in app.get("html") if 'class="uebung"' in e.proto.body]


def test_practice_data_are_marked_and_counted(starte: Starte, geuebt: str) -> None:
    app = am(starte(geuebt).run(), date(2022, 1, 11))
    assert not app.exception
    assert len(uebungsband(app)) == 1
    assert SATZ in texte(app).replace("  ", " ")
    assert "Übungsdaten · Datenstand 13" in texte(app)
    assert karte_von(app, "Kommunen beraten").startswith("Kommunen beraten 126 ")
    assert "gezählt" in karte_von(app, "Kommunen beraten")
    assert baender(app) == []
    app.button(key="nachweis-kommunale_praeventionsraete").click().run()
    assert "Übungsdaten · Freistaat Sachsen · Stichtag 11.\u00a0Januar\u00a02022" in texte(app)


@pytest.mark.parametrize("datenstand", ["1", "6"])
def test_an_old_datenstand_of_practice_data_carries_both_marks(starte: Starte, geuebt: str, datenstand: str) -> None:
    app = mit_link(starte, geuebt, datenstand=datenstand)
    assert not app.exception
    assert hinweise(app) == ""
    assert len(uebungsband(app)) == len(baender(app)) == 1
    assert f"Übungsdaten · alter Datenstand {datenstand}" in texte(app)


def test_real_data_carry_no_mark(starte: Starte, geladen: str) -> None:
    app = starte(geladen).run()
    assert uebungsband(app) == []
    assert "Übung" not in texte(app)
