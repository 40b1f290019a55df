"""What is remembered per Datenstand: published figures, declared completeness, definitions in force?

A Datenstand cannot change, so these answers are kept for as long as the process lives.
"""

from bisect import bisect_right
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from data_access import verzeichnis
from data_access.engine import Read
from domain.auswahl import Ebene
from domain.kennzahl import Kennzahl
from domain.messwert import Veroeffentlichung
from domain.widerspruch import Widerspruch, pruefe
from domain.zahlen import Zusatz

Bestand = dict[tuple[str, Ebene, str], tuple[Veroeffentlichung, ...]]


@lru_cache(maxsize=64)
def zahlenregister(read: Read, datenstand: int) -> tuple[Veroeffentlichung, ...]:
    """Every published figure that was known at a Datenstand, contradictions included, by as-of date."""
    return tuple(
        _als_veroeffentlichung(zeile) for zeile in read(verzeichnis.veroeffentlichungen(datenstand)).to_dict("records")
    )


def _als_veroeffentlichung(zeile: dict[Any, Any]) -> Veroeffentlichung:
    felder: dict[str, Any] = {
        feld: None if pd.isna(zeile[feld]) else zeile[feld] for feld in Veroeffentlichung.__dataclass_fields__
    }
    nenner = felder["nenner"]
    genau: dict[str, Any] = {
        "zusatz": Zusatz(felder["zusatz"]), "raum_art": Ebene(felder["raum_art"]), "wert": int(felder["wert"]),
        "nenner": None if nenner is None else int(nenner), "ordnungszahl": bool(felder["ordnungszahl"]),
    }  # fmt: skip
    return Veroeffentlichung(**felder | genau)


def widersprueche(read: Read, datenstand: int, stichtag: date) -> tuple[Widerspruch, ...]:
    """What cannot all be true among the figures that were published up to a day, as known at a Datenstand."""
    alle = zahlenregister(read, datenstand)
    return _widersprueche(read, datenstand, bisect_right(alle, stichtag, key=lambda v: v.stand_bis))


@lru_cache(maxsize=64)
def _widersprueche(read: Read, datenstand: int, anzahl: int) -> tuple[Widerspruch, ...]:
    """The same among the oldest figures; a day on which nothing was published needs no new check."""
    return pruefe(zahlenregister(read, datenstand)[:anzahl])


@lru_cache(maxsize=64)
def bestand(read: Read, datenstand: int) -> Bestand:
    """The published figures of our Kennzahlen by key and area, oldest first; shares are none of them."""
    je_ort: dict[tuple[str, Ebene, str], list[Veroeffentlichung]] = {}
    for v in zahlenregister(read, datenstand):
        if v.kennzahl and v.nenner is None:
            je_ort.setdefault((v.kennzahl, v.raum_art, v.raum), []).append(v)
    return {ort: tuple(liste) for ort, liste in je_ort.items()}


@lru_cache(maxsize=64)
def vollstaendig_ab(read: Read, datenstand: int) -> dict[str, date]:
    """Kennzahl -> first Stichtag for which its records are complete."""
    erklaert = read(verzeichnis.vollstaendigkeit(datenstand))
    return dict(zip(erklaert["kennzahl"], erklaert["gueltig_von"], strict=True))


@lru_cache(maxsize=64)
def letzter_tag(read: Read, datenstand: int) -> date:
    """The last day up to which the deliveries of a Datenstand report; nobody can declare anything complete beyond it."""
    tag: date = read(verzeichnis.lieferungen(datenstand))["stand"].max()
    return tag


@lru_cache(maxsize=64)
def _fassungen(read: Read, datenstand: int) -> dict[str, tuple[tuple[date, int, str], ...]]:
    """Kennzahl -> (first Stichtag, number of its definition, note), oldest first."""
    je_kennzahl: dict[str, list[tuple[date, int, str]]] = {}
    for f in read(verzeichnis.fassungen(datenstand)).itertuples():
        je_kennzahl.setdefault(str(f.kennzahl), []).append((f.gueltig_von, int(f.fassung), str(f.notiz)))  # type: ignore[arg-type]
    return {schluessel: tuple(liste) for schluessel, liste in je_kennzahl.items()}


def fassung_am(read: Read, kennzahl: Kennzahl, stichtag: date, datenstand: int) -> Kennzahl:
    """The definition that applies to a Stichtag: what ``abfragen`` decides in SQL, for the words that belong to it."""
    if not kennzahl.fruehere:
        return kennzahl
    gilt = kennzahl.fassungen[0].fassung
    for ab, nummer, _ in _fassungen(read, datenstand).get(kennzahl.schluessel, ()):
        gilt = nummer if ab <= stichtag else gilt
    return next(f for f in kennzahl.fassungen if f.fassung == gilt)


def geltung(read: Read, kennzahl: Kennzahl, datenstand: int) -> tuple[tuple[Kennzahl, date | None, str], ...]:
    """The definitions that apply at some time, each with its first Stichtag (None: from the beginning) and why."""
    beschlossen = {n: (ab, notiz) for ab, n, notiz in _fassungen(read, datenstand).get(kennzahl.schluessel, ())}
    erste = kennzahl.fassungen[0]
    return tuple(
        (f, *beschlossen.get(f.fassung, (None, "")))
        for f in kennzahl.fassungen
        if f is erste or f.fassung in beschlossen
    )
