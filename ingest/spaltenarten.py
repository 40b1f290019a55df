"""What kind of value stands in a column, and from which list may it be chosen?"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum, auto
from typing import Any, get_args

from domain.auswahl import POLIZEIDIREKTIONEN
from domain.kreise import KREISE
from ingest.formate import Format

_ZEITTEXTE = ("datum", "stand", "veroeffentlicht", "art_seit")  # a day, a month or a year
# Texts that may be anything and mostly are one of these.
_UEBLICHE = {
    ("veroeffentlichungen.csv", "einheit"): ("anzahl", "eur", "prozent", "jahr", "wochen", "entgeltgruppe", "anteil"),
    ("kommunen.csv", "art"): ("Gemeinde", "Stadt", "Große Kreisstadt", "Kreisfreie Stadt"),
    ("landkreise.csv", "art"): ("Landkreis", "kreisfreie Stadt"),
}


class Spaltenart(Enum):
    """How the cells of a column are kept in a workbook."""

    TEXT = auto()
    ZEIT = auto()  # a text as well: a spreadsheet would make a day of "2021-05"
    ANZAHL = auto()
    NUMMER = auto()  # a whole number that may be a year, so without points
    BETRAG = auto()
    GRAD = auto()


def spaltenart(format_: Format, feld: str) -> Spaltenart:
    """The kind of a column, as its field is declared."""
    typen = _typen(format_, feld)
    if date in typen or feld in _ZEITTEXTE:
        return Spaltenart.ZEIT
    if Decimal in typen:
        return Spaltenart.GRAD
    if int in typen:
        sonst = Spaltenart.NUMMER if feld in ("wert", "nenner", "fassung") else Spaltenart.ANZAHL
        return Spaltenart.BETRAG if feld.startswith("betrag") else sonst
    return Spaltenart.TEXT


def auswahlworte(format_: Format, feld: str, kennzahlen: Mapping[str, str]) -> dict[str, str]:
    """The words that a column offers and what each means, empty if it says that itself; no words: anything may stand there.

    ``kennzahlen``: keys of the catalogue and their titles.
    """
    if feld == "kennzahl":
        return dict(kennzahlen)
    if feld == "landkreis":
        return dict(KREISE) if format_.datei == "landkreise.csv" else {name: kreis for kreis, name in KREISE.items()}
    if feld == "polizeidirektion":
        return dict.fromkeys(POLIZEIDIREKTIONEN, "")
    if bool in _typen(format_, feld):
        return dict.fromkeys(("ja", "nein"), "")
    return dict.fromkeys(leseworte(format_, feld).values() or _UEBLICHE.get((format_.datei, feld), ()), "")


def leseworte(format_: Format, feld: str) -> dict[str, str]:
    """What a closed list holds and how people read it: ``kpr_besteht`` is ``Präventionsrat besteht``; empty: no such list.

    Delivered, each word means its value (``schreibweisen.zahlen.aus_liste``).
    """
    listen = (typ for typ in _typen(format_, feld) if isinstance(typ, type) and issubclass(typ, StrEnum))
    return {wert.value: getattr(wert, "wort", "") or wert.value.replace("_", " ") for wert in next(listen, ())}


def _typen(format_: Format, feld: str) -> tuple[Any, ...]:
    """The types that a field may have."""
    typ = format_.modell.model_fields[feld].annotation
    return get_args(typ) or (typ,)
