"""Can two amounts for overlapping years both be true?"""

from domain.angabe import Angabe


def unvereinbar(a: Angabe, b: Angabe) -> bool:
    """True when they differ on the years that both cover, or when a part takes all that was said of the whole."""
    gemeinsam = jahre(a) & jahre(b)
    if not gemeinsam:
        return False
    if _teilbar(a, gemeinsam) and _teilbar(b, gemeinsam):
        return _mehr(a, b, len(gemeinsam)) or _mehr(b, a, len(gemeinsam))
    return _schoepft_aus(a, b, gemeinsam) or _schoepft_aus(b, a, gemeinsam)


def jahre(a: Angabe) -> set[int]:
    """The years that it speaks of."""
    return set(a.zeitraum.jahre_ab(a.v.stand_von.year))


def _teilbar(a: Angabe, gefragt: set[int]) -> bool:
    """Whether it states an amount for just these years: yearly amounts do, a sum does only for all of its years."""
    return a.zeitraum.je_jahr or jahre(a) == gefragt


def _anzahl(a: Angabe, gemeinsame: int) -> int:
    """By how much its number has to be multiplied to speak of so many of its years."""
    return gemeinsame if a.zeitraum.je_jahr else 1


def _mehr(a: Angabe, b: Angabe, gemeinsame: int) -> bool:
    """More, whatever the two can mean."""
    return b.hoechstens is not None and a.mindestens * _anzahl(a, gemeinsame) > b.hoechstens * _anzahl(b, gemeinsame)


def _schoepft_aus(teil: Angabe, ganzes: Angabe, gemeinsam: set[int]) -> bool:
    """``teil`` speaks of some years of ``ganzes`` and leaves nothing for the others."""
    if not _teilbar(teil, gemeinsam) or ganzes.hoechstens is None:
        return False
    return teil.v.wert > 0 and ganzes.v.wert <= teil.v.wert * _anzahl(teil, len(gemeinsam))
