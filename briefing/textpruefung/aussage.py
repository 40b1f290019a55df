"""What is one claim about ASSKomm, before anybody knows whether it is true?"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from briefing.textpruefung.orte import SACHSEN, Raum
from briefing.textpruefung.spanne import Spanne
from briefing.textpruefung.zeiten import Wann


class Sorte(StrEnum):
    """What kind of claim it is; each is judged in its own way."""

    STAND = "stand"  # so many, at a day or for a period
    FRUEHER = "frueher"  # the first number of "from 19 to 26"
    RANG = "rang"  # the 42nd
    ANTEIL = "anteil"  # a third of those
    AENDERUNG = "aenderung"  # 24 more than
    GELD = "geld"
    JAHR = "jahr"  # the year in which something began
    NAME = "name"  # somebody joined


@dataclass(frozen=True)
class Aussage:
    """One claim with its place; two that say the same are equal, wherever they stand.

    ``wert`` counts units, euros or fractions; None for a name. ``kennzahlen``: what its words count, the first one is reported;
    empty where no Kennzahl has that meaning. ``worte``: words of the register, or the state of money, that say more exactly
    what is meant. ``nenner``: the Kennzahl of which it is a share. ``bestand``: a stock is named, not what happened in a
    period. ``zuwachs``: only what was added is counted, or one single grant. ``ags`` and ``traeger`` are who joined;
    ``namen`` are those whom a sentence with a rank names.
    """

    sorte: Sorte
    start: int = field(compare=False)
    end: int = field(compare=False)
    wert: float | None
    spanne: Spanne
    zusatz: str = "exakt"
    kennzahlen: tuple[str, ...] = ()
    worte: tuple[str, ...] = ()
    raum: Raum = SACHSEN
    wann: Wann | None = None
    in_euro: bool = False
    bruch: bool = False
    nenner: str = ""
    bestand: bool = False
    zuwachs: bool = False
    rueckgang: bool = False
    name: str = ""
    ags: frozenset[str] = frozenset()
    traeger: frozenset[str] = frozenset()
    namen: frozenset[str] = frozenset()

    def mit(self, **aenderung: object) -> Self:
        """The same claim with some parts changed."""
        return replace(self, **aenderung)  # type: ignore[arg-type]
