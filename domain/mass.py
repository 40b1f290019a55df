"""In which measures can areas of different size be compared, and how is a value of each written?"""

from enum import StrEnum

from domain.kennzahl import Kennzahl, Zaehleinheit
from domain.zahlen import KEINE_ANGABE, ganze_euro, ganzzahl, je_100_000, prozent


class Mass(StrEnum):
    """What an area's figure is divided by; the value stands in links."""

    ABSOLUT = "absolut"
    JE_EINWOHNER = "je-100000"
    ANTEIL = "anteil"

    @property
    def wort(self) -> str:
        return _WORTE[self]


_WORTE = {
    Mass.ABSOLUT: "absolut",
    Mass.JE_EINWOHNER: "je 100.000 Einwohner",
    Mass.ANTEIL: "Anteil der Kommunen",
}


def verortet(kennzahl: Kennzahl) -> bool:
    """Whether its units lie somewhere: persons of a course and budgets belong to the whole state, some are only published."""
    return kennzahl.messung is not None and not kennzahl.landesweit


def masse(kennzahl: Kennzahl) -> tuple[Mass, ...]:
    """The measures that make sense for what the Kennzahl counts: only Kommunen can be a share of the Kommunen."""
    if kennzahl.zaehleinheit is Zaehleinheit.KOMMUNE:
        return tuple(Mass)
    return Mass.ABSOLUT, Mass.JE_EINWOHNER


def mass_text(kennzahl: Kennzahl, mass: Mass, wert: int, nenner: int | None) -> str:
    """A value as text; ``nenner`` are the inhabitants or Kommunen of the area, None or 0 when nobody knows them."""
    if mass is Mass.ABSOLUT:
        return kennzahl.zahl(wert)
    if not nenner:
        return KEINE_ANGABE
    if mass is Mass.ANTEIL:
        return prozent(wert, nenner)
    if kennzahl.in_euro:
        return ganze_euro(round(wert * 100_000 / nenner))
    je = round(wert * 100_000 / nenner)
    return ganzzahl(je) if kennzahl.zaehleinheit is Zaehleinheit.EINWOHNER else je_100_000(wert, nenner)
