"""Which Kommunen share a border, and how far do they reach? Bundled with the map, see data/geometrie/README.md."""

import csv
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

ORDNER = Path(__file__).resolve().parent.parent / "data" / "geometrie"


class Ausdehnung(NamedTuple):
    """A rectangle in degrees."""

    west: float
    sued: float
    ost: float
    nord: float


def nachbarn(ags: str, stichtag: date) -> frozenset[str]:
    """The Kommunen of Saxony that had a common border with this one on a day."""
    tag = stichtag.isoformat()
    return frozenset(
        anderer for anderer, von, bis in _grenzen().get(ags, ()) if (von or tag) <= tag and tag <= (bis or tag)
    )


def ausdehnung(ags: Iterable[str]) -> Ausdehnung | None:
    """The rectangle around some Kommunen; None when the map knows none of them."""
    alle = _ausdehnungen()
    gefunden = [alle[schluessel] for schluessel in ags if schluessel in alle]
    if not gefunden:
        return None
    west, sued, ost, nord = zip(*gefunden, strict=True)
    return Ausdehnung(min(west), min(sued), max(ost), max(nord))


@lru_cache(maxsize=1)
def _grenzen() -> dict[str, list[tuple[str, str, str]]]:
    """ags → its neighbours, each with first and last day as ISO text; empty: open."""
    je_kommune: dict[str, list[tuple[str, str, str]]] = {}
    for zeile in _lies("nachbarn.csv"):
        for eigene, andere in (("ags", "nachbar"), ("nachbar", "ags")):
            eintrag = (zeile[andere], zeile["gueltig_von"], zeile["gueltig_bis"])
            je_kommune.setdefault(zeile[eigene], []).append(eintrag)
    return je_kommune


@lru_cache(maxsize=1)
def _ausdehnungen() -> dict[str, Ausdehnung]:
    return {z["ags"]: Ausdehnung(*(float(z[seite]) for seite in Ausdehnung._fields)) for z in _lies("ausdehnung.csv")}


def _lies(name: str) -> list[dict[str, str]]:
    with (ORDNER / name).open(encoding="utf-8", newline="") as datei:
        return list(csv.DictReader(datei))
