"""On which territory does the practice register stand, and how did it become known over the years?"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from config import DATEN
from domain.zeit import Zeitangabe
from ingest import formate
from ingest.lesen import Lieferpaket, lies
from ingest.zeile import Zeile
from uebung.meldung import ENDE, GEBIET, QUELLE, SCHNITTE, Meldung, lieferung_am

Z = TypeVar("Z", bound=Zeile)
BIS_ZUR_ZAHL = timedelta(days=150)  # after a year's end, until the number of inhabitants is out
BEGINN = date(2019, 1, 1)
SILBERBERG = "staedtebund-silberberg"
KREISRAETE = ("landkreis-14626", "landkreis-14729")


@cache
def mitgeliefert(name: str) -> Lieferpaket:
    """A bundled delivery."""
    return lies(DATEN / "lieferungen" / name)


def zeilen(name: str, modell: type[Z]) -> list[Z]:
    """All rows of one kind in a bundled delivery."""
    alle = (zeile for datei in mitgeliefert(name).dateien for _, zeile in datei.zeilen)
    return [zeile for zeile in alle if isinstance(zeile, modell)]


@cache
def kommunen() -> dict[str, formate.Kommune]:
    """Every Kommune that exists through all the years, by key; merged ones play their own part."""
    alle = zeilen("1-gebiet", formate.Kommune)
    return {k.ags: k for k in alle if k.gueltig_von <= BEGINN and k.gueltig_bis is None}


@cache
def mitglieder() -> dict[str, tuple[str, ...]]:
    """Member Kommunen of each body that exists through all the years."""
    ergebnis: dict[str, tuple[str, ...]] = {}
    offene = [m for m in zeilen("1-gebiet", formate.Mitglied) if m.gueltig_bis is None]
    weitere = [m for m in zeilen("2-ereignisse", formate.Mitglied) if m.traeger == SILBERBERG]
    for m in (*offene, *weitere):
        ergebnis[m.traeger] = (*ergebnis.get(m.traeger, ()), m.ags)
    return ergebnis


def gehoeren_zu(traeger: str) -> tuple[str, ...]:
    """The Kommunen that count when a Traeger does: its members, or the Kommune itself."""
    return mitglieder().get(traeger, (traeger,) if traeger in kommunen() else ())


@cache
def _verschmelzungen() -> dict[str, formate.Gebietsaenderung]:
    return {g.alt_ags: g for g in zeilen("1-gebiet", formate.Gebietsaenderung)}


def nachgefuehrt(meldung: Meldung) -> Meldung:
    """The same record under the key that its Kommune has on that day: a merged one reports under the new one."""
    if not isinstance(meldung.zeile, formate.Ereignis | formate.Foerderung):
        return meldung
    zeile = meldung.zeile
    wechsel = _verschmelzungen().get(zeile.traeger)
    if wechsel is None or Zeitangabe(zeile.datum, zeile.genauigkeit).spaetestens < wechsel.datum:
        return meldung
    return meldung.mit(traeger=wechsel.neu_ags)


def staedte(kreise: Collection[str]) -> list[str]:
    """Keys of the towns of some Kreise, in order."""
    return [ags for ags, k in kommunen().items() if k.landkreis in kreise and k.art != "Gemeinde"]


def verbuende(kreise: Collection[str], groesse: int) -> list[str]:
    """Keys of the associations of some Kreise with so many members, in order."""
    groessen = {traeger: len(ags) for traeger, ags in mitglieder().items()}
    alle = zeilen("1-gebiet", formate.Traeger)
    return [t.traeger for t in alle if t.landkreis in kreise and groessen.get(t.traeger) == groesse]


def gebietsmeldungen() -> Iterator[Meldung]:
    """The bundled territory, each row when it could be known, and the bodies that stand in no register."""
    for datei in mitgeliefert("1-gebiet").dateien:
        for _, zeile in datei.zeilen:
            yield from _im_lauf_der_zeit(datei.format.datei, zeile)
    for traeger in zeilen("2-ereignisse", formate.Traeger):
        if traeger.traeger in (SILBERBERG, *KREISRAETE):
            yield Meldung(GEBIET, "traeger.csv", traeger.model_copy(update=_EIGENE_QUELLE))
    for mitglied in zeilen("2-ereignisse", formate.Mitglied):
        if mitglied.traeger == SILBERBERG:
            seit = {"gueltig_von": BEGINN}
            yield Meldung(GEBIET, "mitglieder.csv", mitglied.model_copy(update=_EIGENE_QUELLE | seit))


_EIGENE_QUELLE = QUELLE | {"quelle_url": "", "veroeffentlicht": "", "notiz": ""}


def _im_lauf_der_zeit(datei: str, zeile: Zeile) -> Iterator[Meldung]:
    """A row as it was first known, and once more when its end became known."""
    erste, ende = lieferung_am(_bekannt_ab(zeile), GEBIET), getattr(zeile, "gueltig_bis", None)
    if ende is None or ende <= SCHNITTE[erste].stand:
        yield Meldung(erste, datei, zeile)
        return
    offen = {"gueltig_bis": None} | ({"nachfolger_ags": None} if isinstance(zeile, formate.Kommune) else {})
    yield Meldung(erste, datei, zeile.model_copy(update=offen))
    danach = lieferung_am(ende + timedelta(days=1))
    yield Meldung(danach, datei, zeile.model_copy(update={"grund": "Gebietsänderung"}))


def _bekannt_ab(zeile: Zeile) -> date:
    if isinstance(zeile, formate.Einwohner):
        return zeile.stichtag + BIS_ZUR_ZAHL
    tage = (getattr(zeile, feld, None) for feld in ("gueltig_von", "datum"))
    return max((tag for tag in tage if tag), default=BEGINN)


def veroeffentlichungen() -> Iterator[Meldung]:
    """The published figures as bundled, contradictions included, each after its as-of date."""
    for v in zeilen("3-veroeffentlichungen", formate.Veroeffentlichung):
        yield Meldung(lieferung_am(min(v.spalten()["stand_bis"], ENDE)), "veroeffentlichungen.csv", v)
