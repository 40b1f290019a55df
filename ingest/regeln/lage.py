"""What would stand open after a delivery, of the matters that it speaks of?

Its corrections and withdrawals are applied: a stored record counts only if the delivery does not mention its kennung.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Select, Table, select

from data_access import tabellen as t
from domain.kennzahl import Geldzustand
from ingest.bestand import offene
from ingest.formate import FORMATE
from ingest.lesen import Lieferpaket
from ingest.regeln.saetze import (
    Ansatzsatz,
    Dauer,
    Einwohnersatz,
    Ereignissatz,
    Geldsatz,
    Kurssatz,
    Mitgliedsatz,
    Stelle,
    zeit,
)
from ingest.zeile import Zeile

S = TypeVar("S", bound=NamedTuple)
Werte = Mapping[str, Any]
_EINZELN = 5000  # of more keys than this, everything that is open is read at once
_TABELLEN = {format_.datei: format_.tabelle for format_ in FORMATE}


class Lage:
    """A delivery together with what is stored; everything is read once, when it is first asked for."""

    def __init__(self, verbindung: Connection, paket: Lieferpaket) -> None:
        self._verbindung = verbindung
        self.stand = paket.manifest.stand
        self._alle = {
            datei.format.datei: [
                (Stelle(datei.format.datei, nummer, zeile.stabile_kennung()), zeile) for nummer, zeile in datei.zeilen
            ]
            for datei in paket.dateien
        }
        self._genannt = {datei: {stelle.kennung for stelle, _ in zeilen} for datei, zeilen in self._alle.items()}

    def zeilen(self, datei: str) -> Iterator[tuple[Stelle, Zeile]]:
        """Rows of a file that would be stored."""
        return (eintrag for eintrag in self._alle.get(datei, ()) if not eintrag[1].zurueckgezogen)

    def texte(self) -> Iterator[tuple[Stelle, Werte]]:
        """The columns of every row; of one that withdraws a record only its reason is kept."""
        for stelle, zeile in chain.from_iterable(self._alle.values()):
            yield stelle, {"grund": zeile.grund} if zeile.zurueckgezogen else vars(zeile)

    @cached_property
    def ereignisse(self) -> list[Ereignissatz]:
        """The events of the delivery, and all stored ones of their Traeger."""
        return self._saetze("ereignisse.csv", _ereignis, "traeger")

    @cached_property
    def geld(self) -> list[Geldsatz]:
        """The money records of the delivery, and all stored ones of their cases and of their Traeger."""
        return self._saetze("foerderungen.csv", _geld, "fall", "traeger")

    @cached_property
    def kurse(self) -> list[Kurssatz]:
        return self._saetze("qualifizierungen.csv", _kurs, "lehrgang")

    @cached_property
    def einwohner(self) -> list[Einwohnersatz]:
        return self._saetze("einwohner.csv", _einwohner, "ags")

    @cached_property
    def mitglieder(self) -> list[Mitgliedsatz]:
        """Those of the delivery."""
        return [_mitglied(stelle, vars(zeile)) for stelle, zeile in self.zeilen("mitglieder.csv")]

    @cached_property
    def ansaetze(self) -> list[Ansatzsatz]:
        """All budgets."""
        return [_ansatz(*eintrag) for eintrag in self._alles("haushaltsansaetze.csv")]

    def bewilligte(self, von: date, bis: date) -> Iterator[Geldsatz]:
        """All grants that are certain within some days."""
        f = t.foerderung
        frage = self._offen(f).where(f.c.geldzustand == Geldzustand.BEWILLIGT, f.c.spaetestens.between(von, bis))
        yield from (_geld(stelle, werte) for stelle, werte in self._gespeichert("foerderungen.csv", frage))
        for stelle, zeile in self.zeilen("foerderungen.csv"):
            satz = _geld(stelle, vars(zeile))
            if satz.geldzustand == Geldzustand.BEWILLIGT and von <= satz.zeit.bis <= bis:
                yield satz

    @cached_property
    def dauer(self) -> dict[str, Dauer]:
        """When each Kommune and each other body existed, by key; a beginning that is only that of the register is none."""
        dauern = {w["alt_ags"]: Dauer(s, None, w["datum"] - timedelta(days=1)) for s, w in self._umbenannte}
        dauern |= {w["ags"]: _dauer(s, w) for s, w in self._alles("kommunen.csv")}
        return dauern | {w["traeger"]: _dauer(s, w) for s, w in self._alles("traeger.csv")}

    @cached_property
    def zusammenschluesse(self) -> dict[str, list[date]]:
        """Key of each Kommune that took in another one, and when."""
        tage: dict[str, list[date]] = {}
        for _, werte in self._umbenannte:
            tage.setdefault(werte["neu_ags"], []).append(werte["datum"])
        return tage

    @cached_property
    def nachfolger(self) -> set[tuple[str, str]]:
        """Older and newer key of each merger."""
        return {(werte["alt_ags"], werte["neu_ags"]) for _, werte in self._umbenannte}

    @cached_property
    def veroeffentlichungen(self) -> list[tuple[Stelle, Werte]]:
        """All published figures in the columns of their table."""
        eigene = [(stelle, zeile.spalten()) for stelle, zeile in self.zeilen("veroeffentlichungen.csv")]
        if not eigene:
            return []
        return [*self._gespeichert("veroeffentlichungen.csv", self._offen(t.veroeffentlichung)), *eigene]

    @cached_property
    def koerperschaften(self) -> list[tuple[Stelle, Werte]]:
        """All bodies if the delivery names any; a key of eight characters would mean a Kommune."""
        alle = self._alles("traeger.csv") if "traeger.csv" in self._alle else []
        return [(stelle, werte) for stelle, werte in alle if len(werte["traeger"]) != 8]

    @cached_property
    def _umbenannte(self) -> list[tuple[Stelle, Werte]]:
        return self._alles("gebietsaenderungen.csv")

    def _alles(self, datei: str) -> list[tuple[Stelle, Werte]]:
        """Every open record of a small table."""
        eigene = [(stelle, vars(zeile)) for stelle, zeile in self.zeilen(datei)]
        return [*self._gespeichert(datei, self._offen(_TABELLEN[datei])), *eigene]

    def _saetze(self, datei: str, bau: Callable[[Stelle, Werte], S], *spalten: str) -> list[S]:
        """The rows of a file and the stored records that share a value of one of the columns with them."""
        eigene = [(stelle, vars(zeile)) for stelle, zeile in self.zeilen(datei)]
        saetze = {}
        for spalte in spalten:
            for stelle, werte in self._zu(datei, spalte, {werte[spalte] for _, werte in eigene}):
                saetze[stelle.kennung] = bau(stelle, werte)
        return [*saetze.values(), *(bau(stelle, werte) for stelle, werte in eigene)]

    def _zu(self, datei: str, spalte: str, gesucht: Collection[Any]) -> Iterator[tuple[Stelle, Werte]]:
        tabelle = _TABELLEN[datei]
        if len(gesucht) <= _EINZELN:
            zeilen: Iterator[Werte] = offene(self._verbindung, tabelle, spalte, gesucht)
            yield from self._uebrige(datei, zeilen)
            return
        for stelle, werte in self._gespeichert(datei, self._offen(tabelle)):
            if werte[spalte] in gesucht:
                yield stelle, werte

    @staticmethod
    def _offen(tabelle: Table) -> Select[Any]:
        return select(tabelle).where(tabelle.c.ersetzt_durch.is_(None))

    def _gespeichert(self, datei: str, frage: Select[Any]) -> Iterator[tuple[Stelle, Werte]]:
        return self._uebrige(datei, (dict(zeile) for zeile in self._verbindung.execute(frage).mappings()))

    def _uebrige(self, datei: str, zeilen: Iterator[Werte]) -> Iterator[tuple[Stelle, Werte]]:
        """Those that the delivery does not mention."""
        genannt = self._genannt.get(datei, set())
        for werte in zeilen:
            if werte["kennung"] not in genannt:
                yield Stelle(datei, None, werte["kennung"], self._lieferungen[werte["lieferung_id"]]), werte

    @cached_property
    def _lieferungen(self) -> dict[int, str]:
        """Names of all deliveries by their number."""
        frage = select(t.lieferung.c.id, t.lieferung.c.kennung)
        return dict(tuple(zeile) for zeile in self._verbindung.execute(frage))


def _ereignis(stelle: Stelle, w: Werte) -> Ereignissatz:
    wann = zeit(w["datum"], w["genauigkeit"])
    return Ereignissatz(stelle, w["traeger"], w["art"], w["phase"], w["vorgang"] or stelle.kennung, wann, w["sicher"])


def _geld(stelle: Stelle, w: Werte) -> Geldsatz:
    cent = w["betrag_eur"] if stelle.geliefert else w["betrag_cent"]
    wann = zeit(w["datum"], w["genauigkeit"])
    return Geldsatz(stelle, w["traeger"], w["fall"], w["geldzustand"], cent, w["betrag_zusatz"], wann, w["sicher"])


def _kurs(stelle: Stelle, w: Werte) -> Kurssatz:
    wann = zeit(w["datum"], w["genauigkeit"])
    return Kurssatz(stelle, w["lehrgang"], w["qualifizierungsstand"], w["personen"], wann, w["sicher"])


def _einwohner(stelle: Stelle, w: Werte) -> Einwohnersatz:
    return Einwohnersatz(stelle, w["ags"], w["stichtag"], w["einwohner"])


def _mitglied(stelle: Stelle, w: Werte) -> Mitgliedsatz:
    return Mitgliedsatz(stelle, w["traeger"], w["ags"], w["gueltig_von"], w["gueltig_bis"])


def _ansatz(stelle: Stelle, w: Werte) -> Ansatzsatz:
    cent = w["betrag_eur"] if stelle.geliefert else w["betrag_cent"]
    return Ansatzsatz(stelle, w["gueltig_von"], w["gueltig_bis"], cent, w["sicher"])


def _dauer(stelle: Stelle, w: Werte) -> Dauer:
    return Dauer(stelle, None if w.get("beginn_ist_erfassung") else w["gueltig_von"], w["gueltig_bis"])
