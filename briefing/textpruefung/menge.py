"""What is one number of a sentence, with its qualifier?"""

import re
from dataclasses import dataclass
from enum import StrEnum

from briefing.textpruefung.muster import worte
from briefing.textpruefung.spanne import LAENGSTER, NICHTSSAGEND, Spanne, zusatz
from briefing.textpruefung.zeichen import Satz


class Art(StrEnum):
    """What kind of number it is."""

    ANZAHL = "anzahl"
    BETRAG = "betrag"
    ANTEIL = "anteil"
    RANG = "rang"


@dataclass(frozen=True)
class Menge:
    """One number of a sentence: its value (euros, fractions) and the signs ``von`` to ``bis`` that it takes, qualifier included.

    ``zahl`` is the sign of the number itself; ``bruch``: a share in words, which nobody means to the last digit; ``ab``: the
    smaller number of "120 bis 130".
    """

    art: Art
    wert: float
    zusatz: str
    von: int
    zahl: int
    bis: int
    bruch: bool = False
    ab: float | None = None

    @property
    def spanne(self) -> Spanne:
        return Spanne.aus(self.wert, self.zusatz) if self.ab is None else Spanne(self.ab, self.wert)


_BESCHEID = re.compile(
    r"\w*(?:bescheid\w*|schecks?|summen?|betrag|beträgen?|zusagen?|bewilligung|rechnung|vertrag|vertrags|antrag|anträgen?|förderung|zuwendung)"
)
_SPRICHT = re.compile(
    r"(?:verfüg|bericht|inform|spr[aie]ch|diskut|entsch|freu|befind|debatt|abstimm|einig)\w*|überblick|auskunft|angaben|übersicht"
)
_ARTIKEL = worte("die der den dieser diesen")
_DARUEBER = 4  # words before "über" that can make it a preposition


def klein(satz: Satz, nummer: int) -> str:
    """The word at a place in small letters; empty beyond the sentence."""
    return satz[nummer].klein if 0 <= nummer < len(satz) else ""


def menge(satz: Satz, art: Art, wert: float, anfang: int, ende: int, *, bruch: bool = False) -> Menge:
    """The number from ``anfang`` to ``ende`` with the qualifier in front of it or behind it."""
    von = anfang
    while von > 0 and satz[von - 1].klein in NICHTSSAGEND:
        von -= 1
    for stelle in dict.fromkeys((von, anfang)):
        wort, laenge = zusatz(tuple(z.klein for z in satz[max(0, stelle - LAENGSTER) : stelle]))
        if laenge and _qualifiziert(satz, stelle - laenge, wort, dazwischen=range(stelle, anfang), bruch=bruch):
            return Menge(art, wert, wort, stelle - laenge, anfang, ende, bruch)
    if klein(satz, ende) in ("und", "oder") and klein(satz, ende + 1) == "mehr":
        return Menge(art, wert, "mindestens", anfang, anfang, ende + 2, bruch)
    if klein(satz, ende) == "+":
        return Menge(art, wert, "mindestens", anfang, anfang, ende + 1, bruch)
    return Menge(art, wert, "exakt", anfang, anfang, ende, bruch)


def _qualifiziert(satz: Satz, nummer: int, wort: str, *, dazwischen: range, bruch: bool) -> bool:
    """Not "verfügt über 26", "Bescheid über 40.000 Euro", "unter den 126"."""
    erstes = satz[nummer].klein
    if erstes in ("über", "unter") and not bruch and any(satz[n].klein in _ARTIKEL for n in dazwischen):
        return False
    if erstes == "über" and wort == "ueber":
        davor = [z.klein for z in satz[max(0, nummer - _DARUEBER) : nummer]]
        return not (davor and _BESCHEID.fullmatch(davor[-1])) and not any(map(_SPRICHT.fullmatch, davor))
    return erstes != "gut" or klein(satz, nummer - 1) not in ("so", "sehr", "wie")
