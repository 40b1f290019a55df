"""Which words say a number truly: "über 420.000 Euro", "knapp 130", "rund 1,3 Millionen Euro", "zwölf Kommunen"?

Every wording asserts an interval. It may be used if what is known of the number lies within it, so it is never false:

==============  ==========================  =======================================================================
words           assert of the true value    used where
==============  ==========================  =======================================================================
12, zwölf       exactly X                   the value is exact ("bereits" is)
mindestens X    X or more                   the value is a lower bound, or the reader wants one
über, mehr als  more than X, open above     X is round, and the value at most 10 % above it: more would mislead
gut X           more than X, up to 5 %      X is round
knapp, fast X   less than X, down to 5 %    X is round
rund X          5 % around X                X is the nearest round number; or it was published as approximate
==============  ==========================  =======================================================================

5 % is half a step of the second digit at its widest (105 between 100 and 110); that is what "rund" is commonly taken for, and
"gut" and "knapp" share it so that they never contradict it. Round is what has two digits and noughts behind them, below 100 a
multiple of five, and nothing below 20: small numbers are said as they are, and so is a number that is round itself. Where the
wanted words would be false or misleading, the value is said as it is known.

Of a value that is itself a bound or approximate nothing finer may be said: "über 420.000" stays "über 420.000", never "gut",
"knapp" or "genau". Intervals count units, or cents for money.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from domain.nomen import Fall, Nomen, menge, zahl
from domain.zahlen import Zusatz, euro_wort

HOECHSTENS_DARUEBER = Fraction(10, 100)
SPIELRAUM = Fraction(5, 100)
KLEINSTE_RUNDE = 20
WENIGE = 12  # up to here "mehr als" reads better than "über"


class Stil(StrEnum):
    """The wording that a writer wants; each but GENAU is the word itself."""

    GENAU = "genau"
    UEBER = "über"
    MEHR_ALS = "mehr als"
    GUT = "gut"
    KNAPP = "knapp"
    FAST = "fast"
    RUND = "rund"
    MINDESTENS = "mindestens"


UNTERGRENZEN = (Stil.UEBER, Stil.MEHR_ALS)


@dataclass(frozen=True)
class Wortlaut:
    """Words with their proof: ``untere`` and ``obere`` enclose the values for which they are true; None is open above."""

    text: str
    regel: Stil
    untere: int | Fraction
    obere: int | Fraction | None

    def gilt(self, wert: int | Fraction) -> bool:
        """Whether the words are true of a value."""
        return self.untere <= wert and (self.obere is None or wert <= self.obere)


def wortlaut(
    wert: int, zusatz: Zusatz = Zusatz.EXAKT, stil: Stil = Stil.GENAU, *,
    in_euro: bool = False, nomen: Nomen | None = None, fall: Fall = Fall.NOMINATIV,
) -> Wortlaut:  # fmt: skip
    """True words for a value (units, or cents with ``in_euro``) that is known as ``zusatz`` says, in the wanted style if it fits.

    ``nomen`` adds the counted thing in its case. ValueError for a negative value: nothing that is counted here can be one.
    """
    if wert < 0:
        raise ValueError(f"{wert} ist keine Anzahl")
    setzer = _Setzer(in_euro=in_euro, nomen=nomen, fall=fall)
    if wert == 0 and zusatz.genau:
        return setzer.genau(wert)
    if zusatz is Zusatz.CA:
        return setzer.rund(wert)
    if zusatz is Zusatz.UEBER:
        return setzer.ueber(wert, stil if stil in UNTERGRENZEN else Stil.UEBER)
    if stil in UNTERGRENZEN and (runde := _runde_darunter(wert, in_euro=in_euro)) is not None:
        return setzer.ueber(runde, stil)
    if zusatz is Zusatz.MINDESTENS or stil is Stil.MINDESTENS:
        return setzer.mindestens(wert)
    return setzer.gerundet(wert, stil) or setzer.genau(wert)


def moegliche(wert: int, zusatz: Zusatz, *, in_euro: bool = False, nomen: Nomen | None = None) -> tuple[Wortlaut, ...]:
    """Every different true wording of a value, the one that says most first."""
    stile = (stil for stil in Stil if stil is not Stil.MINDESTENS)  # says less than what is known
    alle = (wortlaut(wert, zusatz, stil, in_euro=in_euro, nomen=nomen) for stil in stile)
    return tuple({wort.text: wort for wort in alle}.values())


@dataclass(frozen=True)
class _Setzer:
    """Sets words and their interval for one kind of number."""

    in_euro: bool
    nomen: Nomen | None
    fall: Fall

    def genau(self, wert: int) -> Wortlaut:
        return Wortlaut(self._text(wert), Stil.GENAU, wert, wert)

    def mindestens(self, wert: int) -> Wortlaut:
        return Wortlaut(self._mit("mindestens", wert), Stil.MINDESTENS, wert, None)

    def ueber(self, wert: int, stil: Stil) -> Wortlaut:
        wort = Stil.MEHR_ALS if wert <= WENIGE else stil
        return Wortlaut(self._mit(wort, wert), wort, wert + 1, None)

    def rund(self, wert: int) -> Wortlaut:
        untere, obere = _spielraum(wert)
        return Wortlaut(self._mit("rund", wert), Stil.RUND, untere, obere)

    def gerundet(self, wert: int, stil: Stil) -> Wortlaut | None:
        """Words with a round number near by; None where there is none that is near enough."""
        darunter, darueber = _nachbarn(wert, in_euro=self.in_euro)
        if darunter == wert:  # round itself
            return None
        if stil is Stil.GUT and darunter and wert <= _spielraum(darunter)[1]:
            return Wortlaut(self._mit(stil, darunter), stil, darunter + 1, _spielraum(darunter)[1])
        if stil in (Stil.KNAPP, Stil.FAST) and darueber and _spielraum(darueber)[0] <= wert:
            return Wortlaut(self._mit(stil, darueber), stil, _spielraum(darueber)[0], darueber - 1)
        naechste = min((r for r in (darunter, darueber) if r), key=lambda runde: abs(wert - runde), default=0)
        if stil is Stil.RUND and naechste and _spielraum(naechste)[0] <= wert <= _spielraum(naechste)[1]:
            return self.rund(naechste)
        return None

    def _mit(self, wort: str, wert: int) -> str:
        """``mehr als null Kommunen``: behind a word even nothing is a number."""
        if wert == 0 and self.nomen:
            return f"{wort} {zahl(0)} {self.nomen.mehrzahl[list(Fall).index(self.fall)]}"
        return f"{wort} {self._text(wert)}"

    def _text(self, wert: int) -> str:
        if self.in_euro:
            return "ein Euro" if wert == 100 else euro_wort(wert)
        return menge(wert, self.nomen, self.fall) if self.nomen else zahl(wert)


def _spielraum(runde: int) -> tuple[int, int]:
    """First and last whole value that is 5 % around a number."""
    breite = runde * SPIELRAUM
    return -int(-(runde - breite) // 1), int((runde + breite) // 1)


def _schritt(wert: int, *, in_euro: bool) -> int:
    """How far round numbers of this size are apart."""
    einheit = 100 if in_euro else 1
    ganze = wert // einheit
    return (5 if ganze < 100 else 10 ** (len(str(ganze)) - 2)) * einheit


def _nachbarn(wert: int, *, in_euro: bool) -> tuple[int, int]:
    """The round numbers at or below and above a value; 0 where there is none because it would be too small."""
    schritt, kleinste = _schritt(wert, in_euro=in_euro), KLEINSTE_RUNDE * (100 if in_euro else 1)
    darunter = wert - wert % schritt
    darueber = darunter + schritt
    return darunter if darunter >= kleinste else 0, darueber if darueber >= kleinste else 0


def _runde_darunter(wert: int, *, in_euro: bool) -> int | None:
    """The round number below a value of which "über" is no exaggeration; None if there is none or the value is one."""
    darunter, _ = _nachbarn(wert, in_euro=in_euro)
    return darunter if darunter and 0 < wert - darunter <= darunter * HOECHSTENS_DARUEBER else None
