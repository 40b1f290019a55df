"""Which of many figures belong together, lie near in time or were the largest up to a day, without comparing all with all?"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, combinations
from typing import TypeVar

from domain.angabe import NAH, Angabe

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Schluessel = Callable[[Angabe], Hashable]
Bedingung = Callable[[Angabe, Angabe], bool]
_NAH = NAH + 366  # so far the first days of two near figures may lie apart: an as-of date may be a whole year


def gruppen(dinge: Iterable[T], schluessel: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    """Those with one key together, in their order."""
    nach: dict[K, list[T]] = {}
    for ding in dinge:
        nach.setdefault(schluessel(ding), []).append(ding)
    yield from nach.items()


def paare(
    angaben: Iterable[Angabe], schluessel: Schluessel, passt: Bedingung, *, nah: bool = False
) -> Iterator[tuple[Angabe, Angabe]]:
    """Two figures with one key that ``passt`` says yes to, the earlier one first; ``nah``: at most half a year apart.

    Of every other statement each figure meets the first only: all who say the same two things are one finding.
    """
    for _, gruppe in gruppen(angaben, schluessel):
        aussagen = [reihe for _, reihe in gruppen(gruppe, lambda a: a.aussage)]
        for eine, andere in combinations(aussagen, 2):
            treffer = [(a, b) for a in eine if (b := _erste(a, andere, passt, nah=nah))]
            treffer += [(a, b) for b in andere if (a := _erste(b, eine, passt, nah=nah))]
            yield from dict.fromkeys((a, b) if a.rang <= b.rang else (b, a) for a, b in treffer)


def _erste(a: Angabe, reihe: Sequence[Angabe], passt: Bedingung, *, nah: bool) -> Angabe | None:
    moegliche = (b for b in umgebung(reihe, a) if a.nah(b)) if nah else reihe
    return next((b for b in moegliche if passt(a, b)), None)


def umgebung(reihe: Sequence[Angabe], a: Angabe) -> Sequence[Angabe]:
    """Those of figures in their order that may be near ``a``; the others are not."""
    beginn = bisect_left(reihe, a.tage[0] - _NAH, key=_erster_tag)
    return reihe[beginn : bisect_right(reihe, a.tage[1] + NAH, key=_erster_tag)]


def ab(reihe: Sequence[Angabe], tag: date) -> Sequence[Angabe]:
    """Those of figures in their order whose as-of date does not begin before the day."""
    return reihe[bisect_left(reihe, tag.toordinal(), key=_erster_tag) :]


def _erster_tag(a: Angabe) -> int:
    return a.tage[0]


class Hoechststand:
    """Of figures of one place and meaning: which were certainly the largest up to a day?"""

    def __init__(self, angaben: Iterable[Angabe]) -> None:
        self._reihe = sorted(angaben, key=lambda a: (a.bis, a.rang))
        self._bisher = list(accumulate((a.mindestens for a in self._reihe), max))
        self._nach_wert = {
            wert: [gleiche for _, gleiche in gruppen(alle, lambda a: a.aussage)]
            for wert, alle in gruppen(self._reihe, lambda a: a.mindestens)
        }

    def vor(self, tag: date) -> list[list[Angabe]]:
        """Of those that ended before the day, the ones with the largest certain value; who says the same in one list."""
        return self._groesste(bisect_left, tag)

    def bis(self, tag: date) -> list[list[Angabe]]:
        """The same of those that ended on the day or before."""
        return self._groesste(bisect_right, tag)

    def _groesste(self, grenze: Callable[..., int], tag: date) -> list[list[Angabe]]:
        if not (anzahl := grenze(self._reihe, tag, key=_ende)):
            return []
        aussagen = self._nach_wert[self._bisher[anzahl - 1]]
        return [frueher for alle in aussagen if (frueher := alle[: grenze(alle, tag, key=_ende)])]


def _ende(a: Angabe) -> date:
    return a.bis


def je_aussage(paare: Iterable[tuple[Sequence[Angabe], Angabe]]) -> Iterator[tuple[Angabe, Angabe]]:
    """Later figures in their order, each with all earlier ones that say one thing: pair by pair, and nobody twice.

    All who say the same two things are one finding. So a later figure that repeats another one meets the first of the
    earlier ones again, and those that are new.
    """
    genannt: dict[Hashable, int] = {}
    for fruehere, b in paare:
        schluessel = fruehere[0], b.aussage
        bisher = genannt.get(schluessel, 0)
        genannt[schluessel] = len(fruehere)
        yield from ((a, b) for a in (*fruehere[: min(bisher, 1)], *fruehere[bisher:]))
