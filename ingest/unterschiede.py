"""What would one file of a delivery change, and does it say why?"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from domain.aenderung import Aenderungsart
from ingest.befund import Befund
from ingest.lesen import Datei
from ingest.zeile import Zeile

ZEITSPALTEN = {"id", "lieferung_id", "ersetzt_durch"}
NEU, UNVERAENDERT = "neu", "unverändert"
_JE_FRAGE = 500  # keys in one statement


@dataclass
class Unterschied:
    """What one file changes in its table: rows to insert, versions to close, and the reasons."""

    datei: Datei
    zahl: Counter[str] = field(default_factory=Counter)
    neu: list[dict[str, Any]] = field(default_factory=list)
    schliessen: list[int] = field(default_factory=list)
    gruende: list[dict[str, Any]] = field(default_factory=list)
    befunde: list[Befund] = field(default_factory=list)


@dataclass(frozen=True)
class _Bestand:
    """Open version of each record by kennung, and the kennungen of all that ever had one."""

    offen: dict[str, dict[str, Any]]
    jemals: set[str]


def unterschied(verbindung: Connection, datei: Datei, grund: str) -> Unterschied:
    """Compare a file with what is stored; ``befunde`` names every change that has no reason, ``grund`` is the manifest's."""
    ergebnis = Unterschied(datei)
    bestand = _bestand(verbindung, datei.format.tabelle, [zeile.stabile_kennung() for _, zeile in datei.zeilen])
    for nummer, zeile in datei.zeilen:
        _nimm(ergebnis, bestand, nummer, zeile, zeile.grund or grund)
    return ergebnis


def _nimm(ergebnis: Unterschied, bestand: _Bestand, nummer: int, zeile: Zeile, grund: str) -> None:
    spalten, name = zeile.spalten(), ergebnis.datei.format.datei
    alt = bestand.offen.get(spalten["kennung"])
    art = _art(alt, spalten, zurueckgezogen=zeile.zurueckgezogen, jemals=spalten["kennung"] in bestand.jemals)
    ergebnis.zahl[art] += 1
    if art not in set(Aenderungsart):
        ergebnis.neu += [spalten] if art == NEU else []
        return
    if not grund:
        ergebnis.befunde.append(
            Befund(
                name, nummer, "grund", spalten["kennung"], f"der Datensatz wird {art}, ein Grund fehlt",
                "Spalte „grund“ ausfüllen oder „grund“ in lieferung.toml angeben",
            )
        )  # fmt: skip
    ergebnis.schliessen += [alt["id"]] if alt else []
    ergebnis.neu += [] if zeile.zurueckgezogen else [spalten]
    tabelle = ergebnis.datei.format.tabelle.name
    ergebnis.gruende.append({"tabelle": tabelle, "kennung": spalten["kennung"], "art": art, "grund": grund})


def _art(alt: dict[str, Any] | None, neu: dict[str, Any], *, zurueckgezogen: bool, jemals: bool) -> str:
    if zurueckgezogen:
        return Aenderungsart.ZURUECKGEZOGEN if alt else UNVERAENDERT
    if alt is None:
        return Aenderungsart.WIEDER_AUFGENOMMEN if jemals else NEU
    gleich = all(alt[name] == wert for name, wert in neu.items() if name not in ZEITSPALTEN)
    return UNVERAENDERT if gleich else Aenderungsart.GEAENDERT


def _bestand(verbindung: Connection, tabelle: Table, kennungen: Collection[str]) -> _Bestand:
    offen: dict[str, dict[str, Any]] = {}
    jemals = set[str]()
    for teil in _je(sorted(set(kennungen)), _JE_FRAGE):
        gefragt = tabelle.c.kennung.in_(teil)
        zeilen = verbindung.execute(select(tabelle).where(gefragt, tabelle.c.ersetzt_durch.is_(None))).mappings()
        offen |= {zeile["kennung"]: dict(zeile) for zeile in zeilen}
        jemals |= set(verbindung.scalars(select(tabelle.c.kennung).where(gefragt).distinct()))
    return _Bestand(offen, jemals)


def _je(werte: list[str], anzahl: int) -> Iterator[list[str]]:
    return (werte[anfang : anfang + anzahl] for anfang in range(0, len(werte), anzahl))
