"""Do the rows of a delivery fit together and to what is stored?"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection

from ingest.befund import Befund, Lieferungsfehler, Schwere
from ingest.formate import FORMATE, Kommune, Veroeffentlichung
from ingest.lesen import MANIFEST, Lieferpaket
from ingest.regeln import ablauf, dauer, doppelt, geld, kontakt, plausibel, verweise, zeiten
from ingest.regeln.lage import Lage
from ingest.regeln.saetze import Stelle
from ingest.zeile import Zeile

Z = TypeVar("Z", bound=Zeile)
# Columns with a day that can be mistyped.
_TAGE = ("datum", "stichtag", "stand", "gueltig_von", "gueltig_bis", "gebietsstand")


def pruefe(
    verbindung: Connection, paket: Lieferpaket, kennzahlen: Mapping[str, Collection[int]], heute: date
) -> tuple[Befund, ...]:
    """All notices, in the order of the delivery; Lieferungsfehler with every finding if one of them is a Fehler.

    Errors are contradictions and names of things or days that do not exist; ``ingest.regeln`` says what weighs how much.
    """
    befunde = [*_verweise(verbindung, paket, kennzahlen, heute), *_regeln(paket, Lage(verbindung, paket))]
    reihenfolge = {MANIFEST: 0} | {datei.format.datei: n for n, datei in enumerate(paket.dateien, start=1)}
    befunde.sort(key=lambda b: (reihenfolge[b.datei], b.zeile or 0))
    if any(befund.schwere is Schwere.FEHLER for befund in befunde):
        raise Lieferungsfehler(paket.ordner, befunde)
    return tuple(befunde)


def widersprueche(verbindung: Connection, paket: Lieferpaket) -> tuple[Befund, ...]:
    """What the rules across rows say about a delivery of which not every row could be read."""
    return tuple(_regeln(paket, Lage(verbindung, paket)))


def _verweise(
    verbindung: Connection, paket: Lieferpaket, kennzahlen: Mapping[str, Collection[int]], heute: date
) -> Iterator[Befund]:
    yield from verweise.kuenftiger_stand(paket, heute)
    bekannt = verweise.bekannte_schluessel(verbindung, paket, kennzahlen)
    for datei in paket.dateien:
        yield from verweise.doppelte_kennungen(datei)
        yield from verweise.lose_verweise(datei, bekannt)
        yield from verweise.fremde_fassungen(datei, kennzahlen)


def _regeln(paket: Lieferpaket, lage: Lage) -> Iterator[Befund]:
    """All rules; each reads only what the delivery speaks of."""
    yield from kontakt.kopf(MANIFEST, vars(paket.manifest))
    yield from kontakt.freitexte(lage.texte())
    yield from zeiten.vor_dem_programm(lage.ereignisse)
    yield from zeiten.ereignisse_nach_dem_stand(lage.ereignisse, lage.stand)
    yield from zeiten.sonstiges_nach_dem_stand((*lage.geld, *lage.kurse, *lage.einwohner), lage.stand)
    yield from zeiten.veroeffentlicht_nach_dem_stand(_staende(lage), lage.stand)
    yield from zeiten.sehr_alt(_tage(paket, lage))
    yield from ablauf.phasen(lage.ereignisse)
    yield from ablauf.raete(lage.ereignisse)
    yield from ablauf.kurse(lage.kurse)
    if lage.mitglieder or lage.ereignisse:
        yield from dauer.mitgliedschaften(lage.mitglieder, lage.dauer)
        yield from dauer.ereignisse(lage.ereignisse, lage.dauer)
    yield from _geld(lage)
    yield from doppelt.ereignisse(lage.ereignisse)
    yield from doppelt.kurse(lage.kurse)
    yield from doppelt.veroeffentlichungen(lage.veroeffentlichungen)
    yield from doppelt.traeger(lage.koerperschaften)
    if lage.einwohner:
        yield from plausibel.einwohner(lage.einwohner, lage.zusammenschluesse)
    yield from plausibel.koordinaten((stelle, k.ags, k.lon, k.lat) for stelle, k in _zeilen(lage, Kommune))
    yield from plausibel.fallende_zahlen(lage.veroeffentlichungen)


def _geld(lage: Lage) -> Iterator[Befund]:
    if lage.geld:
        yield from geld.faelle(lage.geld, lage.nachfolger)
        yield from geld.sehr_hohe(lage.geld)
        yield from doppelt.foerderungen(lage.geld)
    if lage.ansaetze:
        von, bis = min(a.von for a in lage.ansaetze), max(a.bis for a in lage.ansaetze)
        yield from geld.ueber_dem_ansatz(lage.ansaetze, lage.bewilligte(von, bis))


def _staende(lage: Lage) -> Iterator[tuple[Stelle, str]]:
    return ((stelle, v.stand) for stelle, v in _zeilen(lage, Veroeffentlichung))


def _tage(paket: Lieferpaket, lage: Lage) -> Iterator[tuple[Stelle, str, date | str | None]]:
    """Every date of every row, with its column; of a column without a conspicuous one none."""
    for datei in paket.dateien:
        for spalte in (name for name in _TAGE if name in datei.format.modell.model_fields):
            tage = [(stelle, vars(zeile)[spalte]) for stelle, zeile in lage.zeilen(datei.format.datei)]
            if any(map(zeiten.ist_sehr_alt, {tag for _, tag in tage})):
                yield from ((stelle, spalte, tag) for stelle, tag in tage)


def _zeilen(lage: Lage, modell: type[Z]) -> Iterator[tuple[Stelle, Z]]:
    """The rows of one kind."""
    (datei,) = (format_.datei for format_ in FORMATE if format_.modell is modell)
    return ((stelle, zeile) for stelle, zeile in lage.zeilen(datei) if isinstance(zeile, modell))
