"""How far can a rate of few cases be trusted, and which of several rates can be told apart?

A *Bereich* is what the true rate may be: the values under which so few or so many cases as seen are no rarer than 2,5 % each
(two-sided 95 %). It knows chance only, not records that are missing.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

Bereich = tuple[float, float]
_Z = 1.959963984540054  # the 97,5 % point of the normal distribution
_SEITE = 0.025


def wilson(faelle: int, von: int) -> Bereich:
    """Wilson's score interval of a share (Wilson 1927), between 0 and 1; ``von`` is at least 1."""
    if not 0 <= faelle <= von or von < 1:
        raise ValueError(f"{faelle} of {von} is no share")
    anteil, zz = faelle / von, _Z * _Z
    mitte = (anteil + zz / (2 * von)) / (1 + zz / von)
    halb = _Z * math.sqrt(anteil * (1 - anteil) / von + zz / (4 * von * von)) / (1 + zz / von)
    return (0.0 if faelle == 0 else mitte - halb), (1.0 if faelle == von else mitte + halb)


@lru_cache(maxsize=1024)
def poisson(faelle: int) -> Bereich:
    """The exact interval of a count (Garwood 1936): the expected numbers of cases that it agrees with."""
    if faelle < 0:
        raise ValueError(f"{faelle} is no count")
    unten = _loese(lambda m: 1 - _hoechstens(faelle - 1, m), faelle) if faelle else 0.0
    return unten, _loese(lambda m: 1 - _hoechstens(faelle, m), faelle, 1 - _SEITE)


def _hoechstens(faelle: int, erwartet: float) -> float:
    """Probability of at most so many cases where ``erwartet`` are expected; by logarithms, so that large counts do not vanish."""
    if erwartet <= 0:
        return 1.0
    return math.fsum(math.exp(k * math.log(erwartet) - erwartet - math.lgamma(k + 1)) for k in range(faelle + 1))


def _loese(steigend: Callable[[float], float], faelle: int, ziel: float = _SEITE) -> float:
    """Where a growing function of the expected number reaches ``ziel``."""
    unten, oben = 0.0, faelle + 10 * math.sqrt(faelle + 1) + 10
    for _ in range(80):
        mitte = (unten + oben) / 2
        unten, oben = (mitte, oben) if steigend(mitte) < ziel else (unten, mitte)
    return (unten + oben) / 2


def liegt_vor(a: Bereich, b: Bereich) -> bool:
    """Whether ``a`` is certainly larger: the two do not overlap."""
    return a[0] > b[1]


def rangspannen(bereiche: Sequence[Bereich]) -> list[tuple[int, int]]:
    """Best and worst rank of each: behind all that certainly lie before it, before all that it certainly lies before."""
    return [
        (1 + sum(liegt_vor(b, a) for b in bereiche), len(bereiche) - sum(liegt_vor(a, b) for b in bereiche))
        for a in bereiche
    ]


def rang_text(spanne: tuple[int, int]) -> str:
    """``2.`` or ``1.–3.``"""
    erster, letzter = spanne
    return f"{erster}." if erster == letzter else f"{erster}.–{letzter}."
