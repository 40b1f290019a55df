"""What is a verdict with its reason, and on which day is a claim judged?"""

from dataclasses import dataclass
from datetime import date

from briefing.textpruefung.aussage import Aussage
from briefing.textpruefung.befund import Urteil
from briefing.textpruefung.bekannt import Bekannt
from domain.messwert import Veroeffentlichung
from domain.zahlen import ganzzahl
from domain.zeitraum import Zeitraum

FRISCH = 365  # days for which a figure that grows is the last word
HALBES_JAHR = 183


@dataclass(frozen=True)
class Spruch:
    """A verdict with its reason, the right figure and its source.

    ``kennzahl``: which of several meanings was judged; ``v``: the published figure that is the right one.
    """

    urteil: Urteil
    begruendung: str
    erwartet: str = ""
    quelle: str = ""
    adresse: str = ""
    kennzahl: str | None = None
    v: Veroeffentlichung | None = None


@dataclass(frozen=True)
class Zeitpunkt:
    """The day that a claim speaks of. ``eigen``: it names it itself; ``zeitraum``: the years that it is confined to;
    ``ab``: the first day of a vague one ("Anfang 2021"); ``seit``: the year from which it counts.
    """

    tag: date
    eigen: bool = False
    zeitraum: Zeitraum | None = None
    ab: date | None = None
    seit: int | None = None

    @property
    def jahre(self) -> tuple[int, ...]:
        return self.zeitraum.jahre if self.zeitraum else ()

    def veraltet(self, b: Bekannt) -> bool:
        """Whether a figure that can grow is too old to contradict a larger one."""
        return (self.tag - b.stand).days >= FRISCH


def zeitpunkt(a: Aussage, stichtag: date) -> Zeitpunkt:
    """Own dates after the Stichtag and times that only say since when are none."""
    w = a.wann
    if w is None or w.seit:
        return Zeitpunkt(stichtag, seit=w.tag.year if w else None)
    tag = min(w.tag, stichtag)
    return Zeitpunkt(tag, tag < stichtag, None if w.punkt else w.zeitraum, w.ab)


def spruch(urteil: Urteil, satz: str, b: Bekannt, schluessel: str | None, raum: str = "Sachsen") -> Spruch:
    """With a known value as the right figure; ``{}`` in the sentence is that figure."""
    richtig = b.nennung(schluessel, raum)
    return Spruch(urteil, satz.replace("{}", richtig), richtig, b.quelle, b.adresse, schluessel, b.v)


def beweist(b: Bekannt, a: Aussage) -> bool:
    """Whether a known value makes the wording true."""
    if b.genau:
        return a.spanne.enthaelt(b.wert)
    if not b.spanne.nach_oben_offen:  # "rund"
        return a.spanne.trifft(b.spanne)
    if a.spanne.nach_oben_offen:
        return a.spanne.umfasst(b.spanne)
    return a.spanne.enthaelt(b.wert) and (b.belegt or a.zusatz == "ca" or a.wert == b.wert)


NAHE = 1.1  # "über 100" is said of 102 to 110, not of 126


def ist_gemeint(a: Aussage, b: Bekannt) -> bool:
    """Whether it is just this known number that a claim repeats."""
    wert = a.wert or 0
    if wert == b.wert:
        return True
    if a.zusatz == "ueber":
        return b.genau and wert < b.wert <= NAHE * wert
    return False


def zahl(wert: float) -> str:
    """``126``; a fraction with a comma."""
    return ganzzahl(int(wert)) if wert == int(wert) else f"{wert:.3g}".replace(".", ",")
