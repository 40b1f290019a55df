"""What does the text check say of one claim, and of the whole text?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property


class Urteil(StrEnum):
    """The five verdicts, the best one first; ``wort`` is what a reader sees."""

    BELEGT = "belegt"
    VERALTET = "veraltet"
    NICHT_PRUEFBAR = "nicht_pruefbar"
    FALSCHES_WORT = "falsches_wort"
    WIDERSPRICHT = "widerspricht"

    @property
    def wort(self) -> str:
        """``nicht prüfbar``"""
        return {"falsches_wort": "falsches Wort", "nicht_pruefbar": "nicht prüfbar"}.get(self.value, self.value)

    @property
    def falsch(self) -> bool:
        """What must not be printed as it stands: the number is wrong, or it is said of the wrong thing."""
        return self in (Urteil.WIDERSPRICHT, Urteil.FALSCHES_WORT)


@dataclass(frozen=True)
class Befund:
    """One claim and its verdict. ``text`` is ``eingabe[start:end]``.

    ``kennzahl``: None for a claim that means none of ours. ``wert``: units, euros, or a fraction for a share; None where no number
    was claimed. ``zusatz`` is how it was qualified. ``erwartet`` is the right figure in words, empty where nobody knows it;
    ``adresse`` opens its source.
    """

    start: int
    end: int
    text: str
    kennzahl: str | None
    wert: float | None
    zusatz: str
    urteil: Urteil
    erwartet: str
    quelle: str
    begruendung: str
    adresse: str = ""


@dataclass(frozen=True)
class Ergebnis:
    """All findings in the order of the text. ``aus_dem_text``: the Stichtag was read in the head of the text."""

    text: str
    stichtag: date
    datenstand: int
    aus_dem_text: bool
    befunde: tuple[Befund, ...]

    @cached_property
    def anzahl(self) -> Mapping[Urteil, int]:
        """How many findings have each verdict."""
        return {urteil: sum(b.urteil is urteil for b in self.befunde) for urteil in Urteil}

    @property
    def falsch(self) -> int:
        """How many findings must not be printed as they stand."""
        return sum(b.urteil.falsch for b in self.befunde)
