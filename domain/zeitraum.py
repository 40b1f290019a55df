"""Which years does a written period mean, and is an amount meant for each of them or for all together?"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.zeit import datum_text, tag_kurz

_JE_JAHR = re.compile(r"(?:jährlich|je Jahr|pro Jahr)(?:\s+für)?(?:\s+|$)", re.IGNORECASE)
_VORWORT = re.compile(r"(?:im\s+|für\s+)?(?:Doppelhaushalt|Haushalt|Haushaltsjahre?|Jahre?|Jahren)\s+", re.IGNORECASE)
_NACHWORT = re.compile(r"\s+(?:zusammen|insgesamt)$", re.IGNORECASE)
_SEIT = re.compile(r"seit\s+(?:(0[1-9]|1[0-2])/)?((?:19|20|21)\d\d)", re.ASCII | re.IGNORECASE)
_JAHR = re.compile(r"(?:19|20|21)\d\d", re.ASCII)
_LISTE = re.compile(rf"{_JAHR.pattern}(?:(?:,\s*|\s+und\s+){_JAHR.pattern})*", re.ASCII)
_SPANNE = re.compile(rf"({_JAHR.pattern})\s*(?:[-–/]\s*({_JAHR.pattern})|/(\d\d))", re.ASCII)
_LAENGSTE_SPANNE = 30
_WEITERE_JAHRE = 2


@dataclass(frozen=True)
class Zeitraum:
    """A period as it was written, and what it means.

    ``jahre`` are its years, ascending. ``je_jahr``: the value holds for each year, otherwise for all together; without
    ``jahre`` the years are open ("jährlich"). ``seit`` is the month or year from which a total counts ("2019-02").
    """

    text: str
    jahre: tuple[int, ...] = ()
    je_jahr: bool = False
    seit: str = ""

    @property
    def insgesamt(self) -> bool:
        """A total up to the as-of date, from the beginning or from ``seit`` on."""
        return not self.text or bool(self.seit)

    @property
    def lesbar(self) -> bool:
        return self.insgesamt or bool(self.jahre) or self.je_jahr

    @property
    def worte(self) -> str:
        """Behind an amount: ``für 2022``, ``je Jahr für 2019 und 2020``; empty for a total from the beginning."""
        if self.seit:
            return f"seit {datum_text(self.seit)}"
        if self.text.startswith("Doppelhaushalt"):
            return f"für den {self.text}"
        if not self.jahre:
            return self.text
        jahre = jahre_text(self.jahre)
        if self.je_jahr:
            return f"je Jahr für {jahre}"
        return f"für {jahre} zusammen" if len(self.jahre) > 1 else f"für {jahre}"

    @property
    def sinn(self) -> tuple[tuple[int, ...], bool, str]:
        """What it means, however it was written."""
        return self.jahre, self.je_jahr, self.seit

    def umfasst(self, anderer: "Zeitraum") -> bool:
        """The other one lies within it; of two that mean the same, each does."""
        if self.sinn == anderer.sinn:
            return True
        if self.insgesamt:
            beginn = str(anderer.jahre[0]) if anderer.jahre else anderer.seit
            return beginn >= self.seit and (anderer.insgesamt or bool(anderer.jahre))
        return not self.je_jahr and bool(anderer.jahre) and set(anderer.jahre) <= set(self.jahre)

    def jahre_ab(self, jahr: int) -> tuple[int, ...]:
        """Its years; "jährlich" without a year means the year in which it was said and the two of the next budget."""
        if self.je_jahr and not self.jahre:
            return tuple(range(jahr, jahr + _WEITERE_JAHRE + 1))
        return self.jahre

    def vertraegt(self, anderer: "Zeitraum") -> bool:
        """Both can speak of the same time: not two lists of years that share none."""
        return not (self.jahre and anderer.jahre) or bool(set(self.jahre) & set(anderer.jahre))


@lru_cache(maxsize=1024)
def lies_zeitraum(text: str) -> Zeitraum:
    """What a written period means; one that nobody foresaw is kept as it is, without years."""
    text = text.strip()
    if treffer := _SEIT.fullmatch(text):
        monat, jahr = treffer.groups()
        return Zeitraum(text, seit=f"{jahr}-{monat}" if monat else jahr)
    je_jahr = _JE_JAHR.match(text)
    rest = text[je_jahr.end() :] if je_jahr else text
    jahre = _jahre(_NACHWORT.sub("", _VORWORT.sub("", rest, count=1)))
    return Zeitraum(text, jahre, bool(je_jahr) and (bool(jahre) or not rest))


def _jahre(text: str) -> tuple[int, ...]:
    """``2021``, ``2019 und 2020``, ``2019-2022``, ``2019/20``; empty when it is none of them."""
    if treffer := _SPANNE.fullmatch(text):
        von, bis, kurz = treffer.groups()
        letztes = int(bis or von[:2] + kurz)
        return tuple(range(int(von), letztes + 1)) if int(von) < letztes <= int(von) + _LAENGSTE_SPANNE else ()
    return tuple(sorted({int(jahr) for jahr in _JAHR.findall(text)})) if _LISTE.fullmatch(text) else ()


def jahre_text(jahre: tuple[int, ...]) -> str:
    """``2019, 2020 und 2021``"""
    *vorige, letztes = map(str, jahre)
    return f"{', '.join(vorige)} und {letztes}" if vorige else letztes


def tage_text(von: date, bis: date) -> str:
    """``2021``, ``2021 und 2022``, ``2019 bis 2023`` for whole years, otherwise both days."""
    if (von.month, von.day, bis.month, bis.day) != (1, 1, 12, 31):
        return f"{tag_kurz(von)} bis {tag_kurz(bis)}"
    return f"{von.year} bis {bis.year}" if bis.year > von.year + 1 else jahre_text(tuple(range(von.year, bis.year + 1)))
