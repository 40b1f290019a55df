"""Between which limits lies a number that was written with "rund", "über" or "knapp"?"""

import math
from dataclasses import dataclass
from typing import Self

from briefing.textpruefung.muster import worte

UNGEFAEHR = 0.05  # "rund" allows so much either way, or the rounding of the number itself
KNAPP = 0.10  # "knapp" and "gut" allow so much to one side
_WINZIG = 1e-9


@dataclass(frozen=True)
class Spanne:
    """All numbers from ``unten`` to ``oben``; an open end does not belong to it."""

    unten: float
    oben: float
    unten_offen: bool = False
    oben_offen: bool = False

    @property
    def nach_oben_offen(self) -> bool:
        """A lower bound alone."""
        return math.isinf(self.oben)

    @property
    def genau(self) -> bool:
        return self.unten == self.oben

    def enthaelt(self, wert: float) -> bool:
        zu_klein = wert < self.unten - _WINZIG or (self.unten_offen and abs(wert - self.unten) <= _WINZIG)
        zu_gross = wert > self.oben + _WINZIG or (self.oben_offen and abs(wert - self.oben) <= _WINZIG)
        return not zu_klein and not zu_gross

    def umfasst(self, andere: "Spanne") -> bool:
        """Whatever the other one can mean lies within."""
        unten = self.unten < andere.unten or (
            self.unten == andere.unten and (andere.unten_offen or not self.unten_offen)
        )
        oben = self.oben > andere.oben or (self.oben == andere.oben and (andere.oben_offen or not self.oben_offen))
        return unten and oben

    def trifft(self, andere: "Spanne") -> bool:
        """Both can be true."""
        unten, oben = max(self.unten, andere.unten), min(self.oben, andere.oben)
        return unten < oben or (unten == oben and self.enthaelt(unten) and andere.enthaelt(unten))

    @classmethod
    def aus(cls, wert: float, zusatz: str) -> Self:
        """The numbers that a value with its qualifier can mean; the qualifiers are the values of ``_WORTE``."""
        match zusatz:
            case "ueber":
                return cls(wert, math.inf, unten_offen=True)
            case "mindestens":
                return cls(wert, math.inf)
            case "unter":
                return cls(0, wert, oben_offen=True)
            case "hoechstens":
                return cls(0, wert)
            case "knapp":
                return cls(wert * (1 - KNAPP), wert, oben_offen=True)
            case "gut":
                return cls(wert, wert * (1 + KNAPP))
            case "ca":
                weite = max(UNGEFAEHR * wert, _rundung(wert) / 2)
                return cls(wert - weite, wert + weite)
            case _:
                return cls(wert, wert)


def _rundung(wert: float) -> float:
    """The step to which a number is rounded: 10 for 130, 100.000 for 1,3 million, 1 for 126; of a share nothing."""
    ganz = round(wert)
    if not ganz or abs(wert - ganz) > _WINZIG:
        return 0
    schritt = 1
    while ganz % (schritt * 10) == 0:
        schritt *= 10
    return schritt if ganz // schritt > 1 or schritt < 100 else schritt / 10


# What it means, and how it is written in front of the number.
_WORTE = {
    "ueber": "mehr_als über ueber jenseits_von jenseits_der oberhalb_von >",
    "mindestens": "mindestens wenigstens mind_. mind nicht_weniger_als minimal zumindest ≥ >_=",
    "unter": "weniger_als unter nicht_einmal unterhalb_von <",
    "hoechstens": "höchstens maximal max_. nicht_mehr_als bis_zu allenfalls ≤ <_=",
    "knapp": "knapp knappe knappen fast beinahe annähernd nahezu nicht_ganz knapp_unter etwas_weniger_als knapp_weniger_als etwas_unter",
    "gut": "gut gute guten etwas_mehr_als etwas_über knapp_über leicht_über kaum_mehr_als",
    "ca": "rund rd_. rd ~ ≈ "
    "etwa ca_. ca circa zirka cirka ungefähr in_etwa um_die an_die schätzungsweise gerundet grob im_schnitt durchschnittlich",
}
_NACH_WORT = {tuple(wort.split("_")): zusatz for zusatz, alle in _WORTE.items() for wort in alle.split()}
LAENGSTER = max(map(len, _NACH_WORT))
NICHTSSAGEND = worte(
    "bereits schon inzwischen nun mittlerweile insgesamt jetzt derzeit aktuell bislang bisher nur lediglich "
    "genau exakt immerhin sogar ganze ganzen "
    "heute allein gerade stolze stolzen ganzer ganzes gegenwärtig zusammen jeweils die den der alle allen "
    "dieser diese diesen sage schreibe unsere "
    "unserer unseren deren bloß erst ihre"
)


def zusatz(davor: tuple[str, ...]) -> tuple[str, int]:
    """The qualifier at the end of these words (small letters) and how many of them it takes; exact and 0 without one."""
    for laenge in range(min(LAENGSTER, len(davor)), 0, -1):
        if art := _NACH_WORT.get(davor[-laenge:]):
            return art, laenge
    return "exakt", 0
