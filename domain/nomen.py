"""How are counted things called beside their number: "eine Kommune", "einer Kommune", "zwölf Kommunen", "kein Rat"?

Numbers up to twelve are words in running text, from 13 on they are digits and a protected space ties them to their noun.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.zahlen import NBSP, ganzzahl

ZAHLWOERTER = (
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)
MILLION = 1_000_000


class Fall(StrEnum):
    """The case that a sentence asks for."""

    NOMINATIV = "nominativ"
    GENITIV = "genitiv"
    DATIV = "dativ"
    AKKUSATIV = "akkusativ"


class Genus(StrEnum):
    """The gender of a noun."""

    MAENNLICH = "maennlich"
    WEIBLICH = "weiblich"
    SAECHLICH = "saechlich"


_ENDUNGEN = {
    Genus.MAENNLICH: ("", "es", "em", "en"),
    Genus.WEIBLICH: ("e", "er", "er", "e"),
    Genus.SAECHLICH: ("", "es", "em", ""),
}


@dataclass(frozen=True)
class Nomen:
    """A noun with its adjectives; each tuple has the forms behind "ein" or behind a number, in the order of ``Fall``."""

    genus: Genus
    einzahl: tuple[str, str, str, str]
    mehrzahl: tuple[str, str, str, str]

    def ein(self, fall: Fall = Fall.NOMINATIV) -> str:
        """``eine Kommune``"""
        return f"ein{self._endung(fall)} {self.einzahl[_stelle(fall)]}"

    def kein(self, fall: Fall = Fall.NOMINATIV) -> str:
        """``keine Kommune``"""
        return f"k{self.ein(fall)}"

    def _endung(self, fall: Fall) -> str:
        return _ENDUNGEN[self.genus][_stelle(fall)]


def _stelle(fall: Fall) -> int:
    return list(Fall).index(fall)


def unveraenderlich(genus: Genus, einzahl: str, mehrzahl: str) -> Nomen:
    """A noun that looks the same in all cases."""
    return Nomen(genus, (einzahl,) * 4, (mehrzahl,) * 4)


def zahl(wert: int) -> str:
    """A number alone: ``zwölf``, ``13``, ``4.077.937``, ``1,3 Millionen`` where that is exactly the number."""
    if 0 <= wert < len(ZAHLWOERTER):
        return ZAHLWOERTER[wert]
    if wert >= MILLION and wert % (MILLION // 10) == 0:
        ganze, zehntel = divmod(wert // (MILLION // 10), 10)
        wort = "Million" if wert == MILLION else "Millionen"
        return f"{ganzzahl(ganze)}{f',{zehntel}' if zehntel else ''}{NBSP}{wort}"
    return ganzzahl(wert)


def menge(wert: int, nomen: Nomen, fall: Fall = Fall.NOMINATIV) -> str:
    """A number with its noun: ``keine Kommune``, ``eine Kommune``, ``zwölf Kommunen``, ``126 Kommunen``."""
    if wert in (0, 1):
        return nomen.ein(fall) if wert else nomen.kein(fall)
    trenner = " " if wert < len(ZAHLWOERTER) else NBSP
    return f"{zahl(wert)}{trenner}{nomen.mehrzahl[_stelle(fall)]}"
