"""Is the list of what was given out made once, and made anew as soon as there is more to say?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access.ausgaben import verzeichne
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import Abfrage, direkt, engine
from data_access.katalog import FASSUNGEN
from domain.auswahl import Auswahl, Ebene
from ingest.schreiben import lade
from tests.app.conftest import lade_mitgelieferte
from tests.lieferbau import baue
from ui.gemerkt import ausgabentabelle


class Leser:
    """Counts the questions."""

    def __init__(self, maschine: Engine) -> None:
        self.maschine, self.fragen = maschine, 0

    def __call__(self, abfrage: Abfrage) -> pd.DataFrame:
        self.fragen += 1
        return direkt(self.maschine)(abfrage)


@pytest.fixture
def leser(tmp_path: Path) -> Iterator[Leser]:
    maschine = engine(lade_mitgelieferte(tmp_path))
    yield Leser(maschine)
    maschine.dispose()


def trage_ein(maschine: Engine, tag: date) -> None:
    wahl = Auswahl(tag, 3)
    werte = list(Berichtsdaten(direkt(maschine)).messwerte(wahl).values())[:1]
    verzeichne(maschine, werte, wahl, gliederung=Ebene.LAND, art="Probe", anlass="Presse", zeit=datetime.now(UTC))


def test_the_list_is_made_once_for_all_readers(leser: Leser) -> None:
    trage_ein(leser.maschine, date(2022, 1, 11))
    daten = Berichtsdaten(leser)
    erste = ausgabentabelle(daten, 3)
    vorher = leser.fragen
    assert ausgabentabelle(daten, 3) is erste
    assert leser.fragen - vorher == 2, "what the newest delivery is, and how much was given out"


def test_a_new_entry_and_a_new_delivery_are_noticed(leser: Leser, tmp_path: Path) -> None:
    daten = Berichtsdaten(leser)
    assert ausgabentabelle(daten, 3).empty
    trage_ein(leser.maschine, date(2021, 2, 6))
    assert list(ausgabentabelle(daten, 3)["Gilt noch"]) == ["ja"]
    trage_ein(leser.maschine, date(2022, 1, 20))
    assert list(ausgabentabelle(daten, 3)["Gilt noch"]) == ["ja", "ja"]
    zeile = (
        "begriff,kennzahl,wert,einheit,zusatz,stand,raum_art,raum,herausgeber\n"
        "kommunen_beraten,kommunen_beraten,127,anzahl,exakt,2022-01-15,land,Sachsen,Probe\n"
    )
    lade(leser.maschine, [baue(tmp_path / "neu", {"veroeffentlichungen.csv": zeile})], FASSUNGEN)
    tabelle = ausgabentabelle(daten, 3)
    assert list(zip(tabelle["Stichtag"], tabelle["Gilt noch"], tabelle["Heute"], strict=True)) == [
        ("20.01.2022", "überholt", "127 Kommunen beraten"), ("06.02.2021", "ja", "102 Kommunen beraten"),
    ]  # fmt: skip
