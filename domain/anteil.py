"""Which words say a share truly: "über ein Drittel", "knapp zwei Drittel", "jede vierte", "38,1 Prozent"?

As in ``domain.wortlaut`` every wording asserts an interval, here of the share itself. Points are percentage points:

================  ==============================  ==================================================================
words             assert of the share             used where
================  ==============================  ==================================================================
ein Drittel       exactly 1/3                     numerator and denominator say so
gut               above, up to 2.5 points         the fraction is the nearest one that fits
über, mehr als    above                           at most 5 points above, else it would mislead
knapp             below, down to 2.5 points
fast              below, down to 5 points
rund              2.5 points around
38,1 Prozent      half of the last digit around   always; never "100" or "0" of what is not all or nothing
================  ==============================  ==================================================================

A share of a bound is no share: callers ask only with two exact numbers of one day. Halves, thirds and quarters come before
fifths and tenths, because readers see them; so 48 of 126 (38.1 %) is "über ein Drittel" and not "knapp zwei Fünftel".
"""

from dataclasses import dataclass
from fractions import Fraction

from domain.nomen import ZAHLWOERTER
from domain.wortlaut import Stil, Wortlaut
from domain.zahlen import NBSP, dezimal

NAH, WEIT = Fraction(25, 1000), Fraction(50, 1000)
BRUECHE = {
    Fraction(1, 2): "die Hälfte", Fraction(1, 3): "ein Drittel", Fraction(2, 3): "zwei Drittel",
    Fraction(1, 4): "ein Viertel", Fraction(3, 4): "drei Viertel",
}  # fmt: skip
FEINE = {
    Fraction(1, 5): "ein Fünftel", Fraction(2, 5): "zwei Fünftel", Fraction(3, 5): "drei Fünftel",
    Fraction(4, 5): "vier Fünftel", Fraction(1, 10): "ein Zehntel", Fraction(9, 10): "neun Zehntel",
}  # fmt: skip
JEDE = {
    2: "zweite",
    3: "dritte",
    4: "vierte",
    5: "fünfte",
    6: "sechste",
    7: "siebte",
    8: "achte",
    9: "neunte",
    10: "zehnte",
}
# Which words fit, in the order in which they are tried: the nearer ones say more.
_UEBLICH = (Stil.GUT, Stil.KNAPP, Stil.UEBER, Stil.FAST)


@dataclass(frozen=True)
class Anteilswort(Wortlaut):
    """Words for a share; ``mehrzahl`` is the number of the verb that follows.

    ``ohne`` is the end of the interval that does not belong to it: "über ein Drittel" is not a third.
    """

    mehrzahl: bool = False
    ohne: Fraction | None = None

    def gilt(self, wert: int | Fraction) -> bool:
        return wert != self.ohne and super().gilt(wert)


def anteil(zaehler: int, nenner: int, stil: Stil | None = None) -> Anteilswort:
    """A share as a fraction in words, as percentage where no fraction is near enough; ``stil`` asks for certain words."""
    wert = _bruch(zaehler, nenner)
    if wert in (0, 1):
        return Anteilswort("alle" if wert else "keine", Stil.GENAU, wert, wert, mehrzahl=True)
    stile = (stil,) if stil else _UEBLICH
    for brueche in (BRUECHE, FEINE):
        if wert in brueche:
            return Anteilswort(brueche[wert], Stil.GENAU, wert, wert, mehrzahl=_mehrzahl(wert))
        for bruch in sorted(brueche, key=lambda b: abs(b - wert)):
            for wunsch in stile:
                untere, obere = _grenzen(bruch, wunsch)
                wort = Anteilswort(
                    f"{wunsch} {brueche[bruch]}",
                    wunsch,
                    untere,
                    obere,
                    mehrzahl=_mehrzahl(bruch),
                    ohne=_ohne(bruch, wunsch),
                )
                if abs(wert - bruch) <= WEIT and wort.gilt(wert):
                    return wort
    return prozent(zaehler, nenner)


def jede(zaehler: int, nenner: int) -> Anteilswort | None:
    """``jede vierte``, ``fast jede vierte``; None where no such word is near enough."""
    wert = _bruch(zaehler, nenner)
    naechste = min(JEDE, key=lambda n: abs(Fraction(1, n) - wert))
    bruch = Fraction(1, naechste)
    if wert == bruch:
        return Anteilswort(f"jede {JEDE[naechste]}", Stil.GENAU, wert, wert)
    stil = Stil.MEHR_ALS if wert > bruch else Stil.FAST
    nah = abs(wert - bruch) <= min(WEIT, bruch / 10)
    return Anteilswort(f"{stil} jede {JEDE[naechste]}", stil, *_grenzen(bruch, stil), ohne=bruch) if nah else None


def prozent(zaehler: int, nenner: int) -> Anteilswort:
    """``38,1 Prozent``, ``ein Prozent``, ``über 99,9 Prozent``; whole percentages without a comma only where they are exact."""
    wert = _bruch(zaehler, nenner)
    hundertstel = wert * 100
    if hundertstel.denominator == 1:
        ganze = int(hundertstel)
        zahlwort = "ein" if ganze == 1 else ZAHLWOERTER[ganze] if ganze < len(ZAHLWOERTER) else str(ganze)
        trenner = " " if ganze < len(ZAHLWOERTER) else NBSP
        return Anteilswort(f"{zahlwort}{trenner}Prozent", Stil.GENAU, wert, wert, mehrzahl=ganze != 1)
    zehntel = int(hundertstel * 10 + Fraction(1, 2))
    if zehntel in (0, 1000):
        return _am_rand(alle=zehntel > 0)
    halbe = Fraction(1, 2000)
    mitte = Fraction(zehntel, 1000)
    text = f"{dezimal(zehntel / 10, eine_stelle=True)}{NBSP}Prozent"
    return Anteilswort(text, Stil.GENAU, mitte - halbe, mitte + halbe, mehrzahl=True)


def _am_rand(*, alle: bool) -> Anteilswort:
    """What would round to all or to nothing and is neither."""
    if alle:
        return Anteilswort(
            f"über 99,9{NBSP}Prozent", Stil.UEBER, Fraction(999, 1000), Fraction(1), True, Fraction(999, 1000)
        )
    return Anteilswort(
        f"weniger als 0,1{NBSP}Prozent", Stil.FAST, Fraction(0), Fraction(1, 1000), True, Fraction(1, 1000)
    )


def _bruch(zaehler: int, nenner: int) -> Fraction:
    if not 0 <= zaehler <= nenner or nenner == 0:
        raise ValueError(f"{zaehler} von {nenner} ist kein Anteil")
    return Fraction(zaehler, nenner)


def _grenzen(bruch: Fraction, stil: Stil) -> tuple[Fraction, Fraction]:
    """What the words assert; see ``_ohne`` for the fraction itself."""
    return {
        Stil.GUT: (bruch, bruch + NAH),
        Stil.UEBER: (bruch, Fraction(1)),
        Stil.MEHR_ALS: (bruch, Fraction(1)),
        Stil.MINDESTENS: (bruch, Fraction(1)),
        Stil.KNAPP: (bruch - NAH, bruch),
        Stil.FAST: (bruch - WEIT, bruch),
        Stil.RUND: (bruch - NAH, bruch + NAH),
    }.get(stil, (bruch, bruch))


def _ohne(bruch: Fraction, stil: Stil) -> Fraction | None:
    return None if stil in (Stil.RUND, Stil.MINDESTENS) else bruch


def _mehrzahl(bruch: Fraction) -> bool:
    return bruch.numerator > 1
