"""How is one cell of a table written for people: in German, right-aligned if it is a number, never 0 for unknown?"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from babel.numbers import format_decimal

from briefing.papiere.aufnahme import Spalte, Tafel, Zelle, Zellenart
from briefing.papiere.zeichen_destatis import UNBEKANNT as UNBEKANNT
from domain.zahlen import NBSP
from domain.zeit import tag_kurz

LEER = "nichts vorhanden"  # stands in a table without rows
_ZAHLEN = (Zellenart.GANZZAHL, Zellenart.DEZIMAL, Zellenart.EURO, Zellenart.ANTEIL)


def ist_zahl(spalte: Spalte) -> bool:
    return spalte.art in _ZAHLEN


def zellentext(wert: Zelle, spalte: Spalte, *, cent: bool = True) -> str:
    """The cell in words; empty for None. Amounts without their unit, which the heading says (``mit_einheit``)."""
    if wert is None:
        return ""
    if isinstance(wert, date):
        return tag_kurz(wert)
    if isinstance(wert, str):
        return wert
    if spalte.art is Zellenart.EURO:
        return _dezimal(wert / 100, 2 if cent else 0)
    if spalte.art is Zellenart.ANTEIL:
        return _dezimal(100 * wert, spalte.stellen) + f"{NBSP}%"
    return _dezimal(wert, spalte.stellen)


def ohne_summe(spalte: Spalte) -> bool:
    """True of what does not add up: an empty cell of the total row is then no missing value."""
    return spalte.art in (Zellenart.TEXT, Zellenart.TAG)


@lru_cache(maxsize=4096)
def _dezimal(wert: float, stellen: int) -> str:
    return str(format_decimal(wert, format="#,##0" + ("." + "0" * stellen if stellen else ""), locale="de_DE"))


def mit_cent(tafel: Tafel, nummer: int) -> bool:
    """Whether a column of amounts has cents at all; then all its cells show them."""
    return any(isinstance(wert, int) and wert % 100 for wert in (zeile[nummer] for zeile in tafel.zeilen))


def ueberschrift(spalte: Spalte) -> str:
    """The heading with the unit of amounts."""
    if spalte.art is Zellenart.EURO and "€" not in spalte.titel and "Euro" not in spalte.titel:
        return f"{spalte.titel} in{NBSP}€"
    return spalte.titel


def textzeilen(tafel: Tafel) -> list[tuple[str, ...]]:
    """All rows in words."""
    cent = [mit_cent(tafel, nummer) if s.art is Zellenart.EURO else True for nummer, s in enumerate(tafel.spalten)]

    def zeile(werte: Sequence[Zelle]) -> tuple[str, ...]:
        return tuple(zellentext(w, s, cent=c) for w, s, c in zip(werte, tafel.spalten, cent, strict=True))

    return [zeile(werte) for werte in tafel.zeilen]
