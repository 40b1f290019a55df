"""How does a number become German text?"""

from enum import StrEnum
from functools import lru_cache

from babel.numbers import format_decimal

NBSP = "\u00a0"
KEINE_ANGABE = "keine Angabe"


class Zusatz(StrEnum):
    """How a published value was qualified."""

    EXAKT = "exakt"
    BEREITS = "bereits"
    UEBER = "ueber"
    MINDESTENS = "mindestens"
    CA = "ca"

    @property
    def wort(self) -> str:
        """The word before the number; exact values need none ("bereits 126" says 126)."""
        return {Zusatz.UEBER: "über", Zusatz.MINDESTENS: "mindestens", Zusatz.CA: "rund"}.get(self, "")

    @property
    def untergrenze(self) -> bool:
        """True when the true value may be larger than the one printed."""
        return self in (Zusatz.UEBER, Zusatz.MINDESTENS)

    @property
    def genau(self) -> bool:
        return self in (Zusatz.EXAKT, Zusatz.BEREITS)


@lru_cache(maxsize=4096)
def ganzzahl(wert: int) -> str:
    """``4.077.937``"""
    return format_decimal(wert, locale="de_DE")


@lru_cache(maxsize=4096)
def euro(cent: int) -> str:
    """Exact amount in whole euros, cents only if there are any: ``420.000 €``."""
    muster = "#,##0" if cent % 100 == 0 else "#,##0.00"
    return format_decimal(cent / 100, format=muster, locale="de_DE") + f"{NBSP}€"


@lru_cache(maxsize=4096)
def euro_kurz(cent: int) -> str:
    """Amount for a card: ``1,3 Mio. €`` where that is exactly the amount, else the full number."""
    if abs(cent) >= 100_000_000 and cent % 10_000_000 == 0:
        return format_decimal(cent / 100_000_000, format="#,##0.#", locale="de_DE") + f"{NBSP}Mio.{NBSP}€"
    return euro(cent)


@lru_cache(maxsize=4096)
def ganze_euro(cent: int) -> str:
    """Amount rounded to whole euros, for a label: ``452.318 €``; something that rounds to nothing is ``unter 1 €``."""
    if 0 < cent < 50:
        return f"unter{NBSP}1{NBSP}€"
    return format_decimal((cent + 50) // 100, format="#,##0", locale="de_DE") + f"{NBSP}€"


@lru_cache(maxsize=4096)
def tausend_euro(cent: int) -> str:
    """Thousands of euros without their unit, for a narrow label whose title says it: ``452``, ``unter 1``."""
    if 0 < cent < 50_000:
        return f"unter{NBSP}1"
    return format_decimal((cent + 50_000) // 100_000, format="#,##0", locale="de_DE")


@lru_cache(maxsize=4096)
def millionen(cent: int) -> str:
    """Millions of euros without their unit, for a narrow cell whose title says it: ``0,42``."""
    return format_decimal(cent / 100_000_000, format="#,##0.##", locale="de_DE")


@lru_cache(maxsize=4096)
def euro_wort(cent: int) -> str:
    """Amount for a sentence: ``1,3 Millionen Euro``, ``420.000 Euro``."""
    if abs(cent) >= 100_000_000 and cent % 10_000_000 == 0:
        wort = "Million" if abs(cent) == 100_000_000 else "Millionen"
        return format_decimal(cent / 100_000_000, format="#,##0.#", locale="de_DE") + f"{NBSP}{wort}{NBSP}Euro"
    return euro(cent).replace("€", "Euro")


@lru_cache(maxsize=4096)
def prozent(zaehler: int, nenner: int) -> str:
    """``38,1 %``; KEINE_ANGABE when there is no base."""
    if not nenner:
        return KEINE_ANGABE
    return format_decimal(100 * zaehler / nenner, format="#,##0.0", locale="de_DE") + f"{NBSP}%"


@lru_cache(maxsize=4096)
def je_100_000(zaehler: int, nenner: int) -> str:
    """A rate without its unit: ``4,3`` per 100.000; KEINE_ANGABE when there is no base."""
    if not nenner:
        return KEINE_ANGABE
    return format_decimal(100_000 * zaehler / nenner, format="#,##0.0", locale="de_DE")


@lru_cache(maxsize=4096)
def dezimal(wert: float, *, eine_stelle: bool = False) -> str:
    """A limit of classes as it is, ``2,5`` or ``1.000``; with ``eine_stelle`` a measured value, ``2,0``."""
    return format_decimal(wert, format="#,##0.0" if eine_stelle else "#,##0.###", locale="de_DE")


@lru_cache(maxsize=4096)
def differenz(wert: int) -> str:
    """``+24``, ``−3``, ``±0`` with a real minus sign."""
    if wert == 0:
        return "±0"
    return ("+" if wert > 0 else "−") + ganzzahl(abs(wert))
