"""How does a checked delivery become rows with knowledge time? One transaction, all or nothing."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select, update

from data_access import tabellen as t
from data_access.engine import schreibend, statistik_auffrischen
from ingest.lesen import Datei, Lieferpaket, lies
from ingest.pruefen import pruefe

ZEITSPALTEN = {"id", "lieferung_id", "ersetzt_durch"}


@dataclass(frozen=True)
class Ergebnis:
    """What loading one delivery did. ``nummer`` is its Datenstand; ``bekannt``: it had been loaded before."""

    kennung: str
    nummer: int
    bekannt: bool
    zahlen: dict[str, Counter[str]] = field(default_factory=dict)


def lade(maschine: Engine, ordner: Sequence[Path], kennzahlen: Collection[str], notiz: str = "") -> list[Ergebnis]:
    """Load delivery folders in their order in one transaction; Lieferungsfehler changes nothing at all.

    ``kennzahlen`` are the keys of the catalogue that published figures may name.
    """
    pakete = [lies(pfad) for pfad in ordner]
    with schreibend(maschine) as verbindung:
        ergebnisse = [_lade_eine(verbindung, paket, kennzahlen, notiz) for paket in pakete]
    if not all(ergebnis.bekannt for ergebnis in ergebnisse):
        statistik_auffrischen(maschine)
    return ergebnisse


def _lade_eine(verbindung: Connection, paket: Lieferpaket, kennzahlen: Collection[str], notiz: str) -> Ergebnis:
    kennung = paket.manifest.kennung
    vorhanden = verbindung.scalar(select(t.lieferung.c.id).where(t.lieferung.c.pruefsumme == paket.pruefsumme))
    if vorhanden:
        return Ergebnis(kennung, vorhanden, bekannt=True)
    pruefe(verbindung, paket, kennzahlen)
    nummer = (verbindung.scalar(select(func.max(t.lieferung.c.id))) or 0) + 1
    kopf = {name: getattr(paket.manifest, name) for name in ("kennung", "titel", "herausgeber", "stand")}
    zeit = {"id": nummer, "eingelesen_am": datetime.now(UTC), "pruefsumme": paket.pruefsumme, "notiz": notiz}
    verbindung.execute(insert(t.lieferung).values(**kopf, **zeit))
    zahlen = {datei.format.datei: _lade_datei(verbindung, datei, nummer) for datei in paket.dateien}
    return Ergebnis(kennung, nummer, bekannt=False, zahlen=zahlen)


def _lade_datei(verbindung: Connection, datei: Datei, nummer: int) -> Counter[str]:
    """Insert what is new, close and insert what changed, close what is withdrawn, leave the rest."""
    tabelle, zahl = datei.format.tabelle, Counter[str]()
    aktuell = _aktuelle(verbindung, tabelle)
    neu: list[dict[str, Any]] = []
    schliessen: list[int] = []
    for _, zeile in datei.zeilen:
        spalten = zeile.spalten()
        alt = aktuell.get(spalten["kennung"])
        art = _art(alt, spalten, zurueckgezogen=zeile.zurueckgezogen)
        zahl[art] += 1
        if alt and art in ("geändert", "zurückgezogen"):
            schliessen.append(alt["id"])
        if art in ("neu", "geändert"):
            neu.append(spalten | {"lieferung_id": nummer})
    for anfang in range(0, len(schliessen), 500):
        ids = schliessen[anfang : anfang + 500]
        verbindung.execute(update(tabelle).where(tabelle.c.id.in_(ids)).values(ersetzt_durch=nummer))
    if neu:
        verbindung.execute(insert(tabelle), neu)
    return zahl


def _aktuelle(verbindung: Connection, tabelle: Table) -> dict[str, dict[str, Any]]:
    """The open version of every record by its kennung."""
    zeilen = verbindung.execute(select(tabelle).where(tabelle.c.ersetzt_durch.is_(None))).mappings()
    return {zeile["kennung"]: dict(zeile) for zeile in zeilen}


def _art(alt: dict[str, Any] | None, neu: dict[str, Any], *, zurueckgezogen: bool) -> str:
    if zurueckgezogen:
        return "zurückgezogen" if alt else "unverändert"
    if alt is None:
        return "neu"
    gleich = all(alt[name] == wert for name, wert in neu.items() if name not in ZEITSPALTEN)
    return "unverändert" if gleich else "geändert"
