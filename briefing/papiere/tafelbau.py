"""How does a table of the page become one with real numbers and days, without any of them changing?"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from briefing.papiere.aufnahme import Spalte, Tafel, Zelle, Zellenart
from briefing.papiere.papierspec import einfach
from domain.zahlen import KEINE_ANGABE, NBSP, dezimal, euro, euro_kurz, ganzzahl

FEHLEND = ("", "–", KEINE_ANGABE, "kein Beleg", "keine Kommune in der Auswahl")
_ZIFFERN = re.compile(r"[\d.]+(?:,\d+)?")
_MIT_ZUSATZ = re.compile(r"(?:(über|mindestens|mind\.|rund) )?(.+)", re.DOTALL)
_MIO = f"{NBSP}Mio.{NBSP}€"


class Lesart(NamedTuple):
    """A way to read a text as a number: it holds only if the number is written as exactly the same text again."""

    art: Zellenart
    stellen: int
    lies: Callable[[str], int | float]
    schreibe: tuple[Callable[[Any], str], ...]

    def haelt(self, text: str) -> bool:
        """Whether the text is such a number and nothing else."""
        return bool(_ZIFFERN.fullmatch(_kern(text))) and any(text == s(self.lies(text)) for s in self.schreibe)


def _kern(text: str) -> str:
    """The number without its unit."""
    return text.removesuffix(_MIO).removesuffix(f"{NBSP}€").removesuffix(f"{NBSP}%")


def _zahl(text: str) -> float:
    return float(_kern(text).replace(".", "").replace(",", "."))


def _cent(text: str) -> int:
    return round(_zahl(text) * (100_000_000 if text.endswith(_MIO) else 100))


def _prozent(anteil: float) -> str:
    return dezimal(round(100 * anteil, 1), eine_stelle=True) + f"{NBSP}%"


_LESARTEN = (
    Lesart(Zellenart.GANZZAHL, 0, lambda text: int(_zahl(text)), (ganzzahl,)),
    Lesart(Zellenart.EURO, 0, _cent, (euro, euro_kurz)),
    Lesart(Zellenart.ANTEIL, 1, lambda text: round(_zahl(text) / 100, 6), (_prozent,)),
    Lesart(Zellenart.DEZIMAL, 1, _zahl, (lambda wert: dezimal(wert, eine_stelle=True),)),
)


def tafel(
    schluessel: str, titel: str, frame: pd.DataFrame, *, unterschrift: str = "", fussnote: str = "",
    summenzeile: bool = False, arten: Mapping[str, tuple[Zellenart, int]] | None = None,
) -> Tafel:  # fmt: skip
    """The table of a frame; ``arten`` says what a column is where neither its type nor its texts say it."""
    spalten = [s for name in frame for s in _spalten(str(name), frame[name], (arten or {}).get(str(name)))]
    zeilen = tuple(zip(*(werte for _, werte in spalten), strict=True))
    koepfe = tuple(kopf for kopf, _ in spalten)
    return Tafel(schluessel, titel, koepfe, zeilen, unterschrift, fussnote, summenzeile)


Gefuellt = tuple[Spalte, list[Zelle]]


def _spalten(name: str, spalte: "pd.Series[Any]", art: tuple[Zellenart, int] | None) -> list[Gefuellt]:
    """One column, or two where numbers have a word before them: "mindestens" and 24."""
    werte = [_tag(wert) for wert in spalte.astype(object).tolist()]
    if art is not None:
        return [(Spalte(name, *art), werte)]
    bekannt = [wert for wert in werte if wert is not None]
    if bekannt and all(isinstance(wert, str) for wert in bekannt):
        return _aus_texten(name, werte)
    if bekannt and all(isinstance(wert, date) for wert in bekannt):
        return [(Spalte(name, Zellenart.TAG), werte)]
    if bekannt and all(isinstance(wert, int) and not isinstance(wert, bool) for wert in bekannt):
        return [(Spalte(name, Zellenart.GANZZAHL), werte)]
    if bekannt and all(isinstance(wert, int | float) and not isinstance(wert, bool) for wert in bekannt):
        return [(Spalte(name, Zellenart.DEZIMAL, 1), werte)]
    return [(Spalte(name), [None if wert is None else str(wert) for wert in werte])]


def _tag(wert: Any) -> Zelle:
    """A primitive cell; a day stays one."""
    if isinstance(wert, date) and wert is not pd.NaT:
        return date(wert.year, wert.month, wert.day)
    einfacher: Zelle = einfach(wert)
    return einfacher


def _aus_texten(name: str, werte: list[Zelle]) -> list[Gefuellt]:
    """Numbers where every text is one and nothing but one; a column of which a single text is more stays text."""
    paare = [_geteilt(wert) for wert in werte]
    texte = [zahl for _, zahl in paare if zahl is not None]
    for lesart in _LESARTEN if texte else ():
        if all(map(lesart.haelt, texte)):
            zahlen: list[Zelle] = [None if zahl is None else lesart.lies(zahl) for _, zahl in paare]
            zusaetze: list[Zelle] = [zusatz for zusatz, _ in paare]
            davor = [(Spalte("Zusatz"), zusaetze)] if any(zusaetze) else []
            return [*davor, (Spalte(name, lesart.art, lesart.stellen), zahlen)]
    return [(Spalte(name), werte)]


def _geteilt(wert: Zelle) -> tuple[str, str | None]:
    """The word before a number and the number; None where nothing is known."""
    if wert is None or wert in FEHLEND:
        return "", None
    treffer = _MIT_ZUSATZ.fullmatch(str(wert))
    assert treffer
    return (treffer[1] or "").replace("mind.", "mindestens"), treffer[2]
