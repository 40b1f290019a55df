"""How well does the text check find and judge what a careful press officer would?"""

from collections.abc import Callable
from functools import partial

import pytest

from briefing.textpruefung import pruefe
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from tests.datenbanken import Datenbank
from tests.textpruefung.wertung import ORDNER, Passage, Vergleich, Wertung, lies, vergleiche, werte

MINDESTENS = 0.95
MEDIENINFORMATIONEN = ("medieninformation_2021-02-06", "medieninformation_2022-01-11")
ZURUECKGEHALTEN = {"pruefung": "zurückgehaltener Teil", "pruefung_2": "zweiter zurückgehaltener Teil"}


@pytest.fixture(scope="module")
def bestand(datenbanken: Callable[[str], Datenbank]) -> Berichtsdaten:
    """The bundled deliveries; one kind of database is enough, what it answers is tested elsewhere."""
    return Berichtsdaten(direkt(datenbanken("sqlite").mitgeliefert))


def _geprueft(bestand: Berichtsdaten, passage: Passage) -> Vergleich:
    return vergleiche(passage, pruefe(passage.text, bestand, passage.stichtag, bestand.neuester_datenstand()).befunde)


def _wertung(bestand: Berichtsdaten, teil: str) -> Wertung:
    return werte(map(partial(_geprueft, bestand), lies(ORDNER / f"{teil}.json")))


@pytest.mark.parametrize("name", MEDIENINFORMATIONEN)
def test_medieninformation(name: str, bestand: Berichtsdaten, melde: Callable[[str], None]) -> None:
    """Claim by claim as in the table that was written by hand."""
    (vergleich,) = _wertung(bestand, name).vergleiche
    melde(werte([vergleich]).zeile(name.replace("m", "M", 1).replace("_", " vom ")))
    assert not vergleich.verpasst
    assert not vergleich.ueberzaehlig
    assert not vergleich.falsch_beurteilt


def test_entwicklungsteil(bestand: Berichtsdaten, melde: Callable[[str], None]) -> None:
    wertung = _wertung(bestand, "entwicklung")
    melde(wertung.zeile("Entwicklungsteil"))
    _mindestens(wertung)


@pytest.mark.parametrize("teil", ZURUECKGEHALTEN)
def test_zurueckgehaltener_teil(teil: str, bestand: Berichtsdaten, melde: Callable[[str], None]) -> None:
    """What counts: sentences nobody looked at while writing the rules."""
    wertung = _wertung(bestand, teil)
    melde(wertung.zeile(ZURUECKGEHALTEN[teil]))
    _mindestens(wertung)


def _mindestens(wertung: Wertung) -> None:
    quoten = [q for g in (wertung.erkennung, wertung.beurteilung) for q in (g.genauigkeit, g.ausbeute)]
    assert min(quoten) >= MINDESTENS, (wertung.fehlgriffe(), wertung.uneinig())
