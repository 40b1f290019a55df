"""Into which few classes with rounded limits do values fall, so that a map can colour them?

The limits depend on the values alone. A map takes them from the whole state at the Stichtag and keeps them for every area and
every year, so that one colour means one thing.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

HOECHSTENS = 5
_RUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8)  # what a rounded number begins with


@dataclass(frozen=True)
class Klassen:
    """``grenzen`` are the lowest values of the classes; the last class is open. ``ganz``: the values are counts."""

    grenzen: tuple[float, ...]
    ganz: bool = True

    def __len__(self) -> int:
        return len(self.grenzen)

    def nummer(self, wert: float) -> int:
        """Which class, from 0; what lies below the first limit belongs to the first class."""
        return max(bisect_right(self.grenzen, wert) - 1, 0)

    def worte(self, zahl: Callable[[float], str], hoechster: float) -> tuple[str, ...]:
        """The classes in words: ``1``, ``2 bis 4``, ``5 und mehr``; of measures ``unter 10 €``, ``10 € bis unter 20 €``."""
        if not self.grenzen:
            return ()
        oben = self.grenzen[-1]
        letzte = zahl(oben) if 0 < hoechster <= oben else f"{zahl(oben)} und mehr" if oben else "mehr als 0"
        return (*(self._zwischen(von, bis, zahl) for von, bis in pairwise(self.grenzen)), letzte)

    def _zwischen(self, von: float, bis: float, zahl: Callable[[float], str]) -> str:
        if self.ganz:
            return zahl(von) if bis - von == 1 else f"{zahl(von)} bis {zahl(bis - 1)}"
        return f"{zahl(von)} bis unter {zahl(bis)}" if von else f"unter {zahl(bis)}"


def klassen(werte: Sequence[float], *, ganz: bool = True, hoechstens: int = HOECHSTENS) -> Klassen:
    """At most ``hoechstens`` classes of about as many values each; zero and below belong to none, none is empty."""
    positive = sorted(wert for wert in werte if wert > 0)
    if not positive:
        return Klassen((), ganz)
    verschiedene = sorted(set(positive))
    if len(verschiedene) <= hoechstens:
        teiler = verschiedene[1:]
    else:
        teiler = [positive[len(positive) * nummer // hoechstens] for nummer in range(1, hoechstens)]
    grenzen = sorted({float(1 if ganz else 0), *(rund(wert, ganz=ganz) for wert in teiler)})
    belegt = {bisect_right(grenzen, wert) - 1 for wert in positive}
    untere = grenzen[0]  # an empty class goes to the one below it, the first one to the one above
    return Klassen((untere, *(g for nummer, g in enumerate(grenzen) if nummer in belegt - {min(belegt)})), ganz)


def rund(wert: float, *, ganz: bool) -> float:
    """The largest rounded number that is not above ``wert``; counts below ten are rounded already."""
    if ganz and wert < 10:
        return float(floor(wert))
    stelle: float = 10.0 ** floor(log10(wert) + 1e-9)
    stufen = [stufe * stelle for stufe in _RUND if stufe * stelle <= wert * (1 + 1e-9)]
    ganze = [stufe for stufe in stufen if not ganz or stufe == int(stufe)]
    return round(max(ganze or [stelle]), 10)
