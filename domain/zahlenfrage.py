"""What does somebody ask for, in the words of a command line or of an address?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from domain.auswahl import Auswahl, Ebene
from domain.fehler import Eingabefehler


class Unbekannt(Eingabefehler):
    """What is asked for does not exist, or not for this reader, who is told the same in both cases."""


@dataclass(frozen=True)
class Zahlenfrage:
    """A choice as it was written; nothing in it is known to exist. Empty: not said.

    ``landkreise`` may be keys or names. Without ``kennzahlen`` all are meant.
    """

    stichtag: str = ""
    datenstand: int | None = None
    polizeidirektionen: Sequence[str] = ()
    landkreise: Sequence[str] = ()
    groessenklassen: Sequence[str] = ()
    handlungsfeld: str = ""
    ebene: Ebene = Ebene.LAND
    kennzahlen: Sequence[str] = ()


@dataclass(frozen=True)
class GeklaerteFrage:
    """The same after everything in it was found: equal ones get equal answers at any time."""

    auswahl: Auswahl
    ebene: Ebene
    kennzahlen: tuple[str, ...]

    @classmethod
    def aus(cls, frage: Zahlenfrage, auswahl: Auswahl) -> Self:
        """``auswahl`` is what the words of ``frage`` mean."""
        return cls(auswahl, frage.ebene, tuple(dict.fromkeys(frage.kennzahlen)))
