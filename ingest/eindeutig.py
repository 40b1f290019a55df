"""Of what may there be only one open record at a time, and would a delivery make it two?

Two of them would both be counted, under whatever names they were delivered.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from domain.zeit import tag_kurz
from ingest.befund import Befund, gekuerzt
from ingest.bestand import offene
from ingest.formate import Format

Spalten = Mapping[str, Any]
Eintrag = tuple[int | None, Spalten]  # line in the file, None: stored; the columns of the record


@dataclass(frozen=True)
class Einmalig:
    """Records of ``tabelle`` with the same ``schluessel`` exclude each other; ``datiert``: only while both are valid.

    Kommunen and bodies have days as well, but figures and proofs find them by their key alone.
    """

    tabelle: str
    schluessel: tuple[str, ...]
    wozu: str
    datiert: bool = False

    def sache(self, zeile: Spalten) -> tuple[Any, ...]:
        """What the record is about."""
        return tuple(zeile[spalte] for spalte in self.schluessel)

    def beginn(self, eintrag: Eintrag) -> date:
        return (self.datiert and eintrag[1]["gueltig_von"]) or date.min

    def ende(self, eintrag: Eintrag) -> date:
        return (self.datiert and eintrag[1]["gueltig_bis"]) or date.max


EINMALIG = (
    Einmalig("landkreis", ("landkreis",), "diesem Landkreis"),
    Einmalig("zustaendigkeit", ("landkreis",), "der Zuständigkeit für diesen Landkreis", datiert=True),
    Einmalig("kommune", ("ags",), "dieser Kommune"),
    Einmalig("gebietsaenderung", ("alt_ags",), "der Gebietsänderung dieser Kommune"),
    Einmalig("einwohner", ("ags", "stichtag"), "den Einwohnern der Kommune an diesem Tag"),
    Einmalig("traeger", ("traeger",), "diesem Träger"),
    Einmalig("vollstaendigkeit", ("kennzahl",), "der Vollständigkeit dieser Kennzahl"),
    Einmalig("fassung", ("kennzahl", "fassung"), "dieser Fassung der Kennzahl"),
    Einmalig("fassung", ("kennzahl", "gueltig_von"), "einer Fassung der Kennzahl ab diesem Tag"),
)


def doppelte(
    verbindung: Connection, format_: Format, neu: Sequence[tuple[int, Spalten]], geschlossen: Collection[int]
) -> Iterator[Befund]:
    """A finding for each new row beside which another record would stand open; ``geschlossen``: stored ids that end."""
    for e in _einmalige(format_):
        je_sache: defaultdict[tuple[Any, ...], list[Eintrag]] = defaultdict(list)
        gespeichert = _gespeicherte(verbindung, format_, e, (zeile for _, zeile in neu))
        for eintrag in (*((None, zeile) for zeile in gespeichert if zeile["id"] not in geschlossen), *neu):
            je_sache[e.sache(eintrag[1])].append(eintrag)
        befunde: dict[int, Befund] = {}
        for eintraege in je_sache.values():
            for (nummer, zeile), anderer in _gleichzeitige(e, eintraege):
                if nummer is not None:
                    befunde.setdefault(nummer, _befund(e, format_.datei, nummer, zeile, anderer))
        yield from (befunde[nummer] for nummer in sorted(befunde))


def fremde(
    verbindung: Connection, format_: Format, zeilen: Collection[Spalten], mitgelieferte: Collection[int]
) -> set[str]:
    """Kennungen of the rows about whose matter a delivery that did not come with the product keeps a record."""
    gefunden = set[str]()
    for e in _einmalige(format_):
        gespeichert = _gespeicherte(verbindung, format_, e, zeilen)
        sachen = {e.sache(zeile) for zeile in gespeichert if zeile["lieferung_id"] not in mitgelieferte}
        gefunden |= {zeile["kennung"] for zeile in zeilen if e.sache(zeile) in sachen}
    return gefunden


def _einmalige(format_: Format) -> Iterator[Einmalig]:
    return (e for e in EINMALIG if e.tabelle == format_.tabelle.name)


def _gespeicherte(
    verbindung: Connection, format_: Format, e: Einmalig, zeilen: Iterable[Spalten]
) -> Iterator[dict[str, Any]]:
    """Open records that may be about the same matters as the rows."""
    spalte = e.schluessel[0]
    return offene(verbindung, format_.tabelle, spalte, (zeile[spalte] for zeile in zeilen))


def _gleichzeitige(e: Einmalig, eintraege: Sequence[Eintrag]) -> Iterator[tuple[Eintrag, Eintrag]]:
    """Each record of one matter that overlaps another one, with one that it overlaps; both ways round."""
    erster, *weitere = sorted(eintraege, key=e.beginn)
    laengster = erster
    for eintrag in weitere:
        if e.beginn(eintrag) <= e.ende(laengster):
            yield eintrag, laengster
            yield laengster, eintrag
        laengster = max(laengster, eintrag, key=e.ende)


def _befund(e: Einmalig, datei: str, nummer: int, zeile: Spalten, anderer: Eintrag) -> Befund:
    woher = "gespeichert" if anderer[0] is None else f"Zeile {anderer[0]}"
    zeit, trennen = "", ""
    if e.datiert:
        bis = anderer[1]["gueltig_bis"]
        zeit = f", gültig ab {tag_kurz(anderer[1]['gueltig_von'])}" + (f" bis {tag_kurz(bis)}" if bis else "")
        trennen = "die Gültigkeiten trennen oder "
    grund = f"zu {e.wozu} gibt es schon den Datensatz „{gekuerzt(anderer[1]['kennung'])}“ ({woher}{zeit})"
    abhilfe = f"{trennen}jenen unter seiner Kennung berichtigen oder zurückziehen"
    spalte = e.schluessel[-1]
    return Befund(datei, nummer, spalte, str(zeile[spalte]), grund, abhilfe)
