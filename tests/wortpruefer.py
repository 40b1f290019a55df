"""What does a German wording of a number assert? Read from the words alone, without a look at what made them.

``lies("knapp 130 Kommunen")`` gives the open or closed ends between which the true value must lie for the words to be true.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

WORTE = {
    "null": 0, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwölf": 12, "eins": 1, **{f"ein{e}": 1 for e in ("", "e", "er", "em", "en", "es")},
    **{f"kein{e}": 0 for e in ("", "e", "er", "em", "en", "es")},
}  # fmt: skip
ANFANG = re.compile(
    r"(über|mehr als|mindestens|rund|gut|knapp|fast|weniger als)?\s*(?:(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?|([a-zäöü]+))(.*)"
)
TEILE = {
    "die Hälfte": Fraction(1, 2), "ein Drittel": Fraction(1, 3), "zwei Drittel": Fraction(2, 3), "ein Viertel": Fraction(1, 4),
    "drei Viertel": Fraction(3, 4), "ein Fünftel": Fraction(1, 5), "zwei Fünftel": Fraction(2, 5), "drei Fünftel": Fraction(3, 5),
    "vier Fünftel": Fraction(4, 5), "ein Zehntel": Fraction(1, 10), "neun Zehntel": Fraction(9, 10), "alle": Fraction(1),
    "keine": Fraction(0), "jede zweite": Fraction(1, 2), "jede dritte": Fraction(1, 3), "jede vierte": Fraction(1, 4),
    "jede fünfte": Fraction(1, 5), "jede sechste": Fraction(1, 6), "jede siebte": Fraction(1, 7), "jede achte": Fraction(1, 8),
    "jede neunte": Fraction(1, 9), "jede zehnte": Fraction(1, 10),
}  # fmt: skip


@dataclass(frozen=True)
class Spanne:
    """Ends of an interval; ``unten_offen`` and ``oben_offen`` say that an end does not belong to it."""

    unten: Fraction | None
    oben: Fraction | None
    unten_offen: bool = False
    oben_offen: bool = False

    def enthaelt(self, wert: int | Fraction) -> bool:
        if self.unten is not None and (wert < self.unten or (self.unten_offen and wert == self.unten)):
            return False
        return not (self.oben is not None and (wert > self.oben or (self.oben_offen and wert == self.oben)))

    def umfasst(self, unten: int | Fraction, oben: int | Fraction | None) -> bool:
        """Whether all that may be true (``oben`` None: without end) lies within it."""
        return self.enthaelt(unten) and (self.enthaelt(oben) if oben is not None else self.oben is None)


def lies(text: str) -> Spanne:
    """The interval of an amount, in units; "Millionen" and decimals are read."""
    treffer = ANFANG.fullmatch(text.replace("\u00a0", " "))
    assert treffer, text
    wort, ganze, komma, zahlwort, rest = treffer.groups()
    wert = Fraction(WORTE[zahlwort]) if zahlwort else Fraction(int(ganze.replace(".", "")))
    if komma:
        wert += Fraction(int(komma), 10 ** len(komma))
    if re.match(r"\s*Million(en)?\b", rest):
        wert *= 1_000_000
    return spanne(wort or "", wert, wert * Fraction(1, 20))


def spanne(wort: str, wert: Fraction, nah: Fraction, weit: Fraction | None = None) -> Spanne:
    """What a qualifier makes of a value; ``nah`` is what "rund", "gut" and "knapp" allow, ``weit`` what "fast" does."""
    return {
        "": Spanne(wert, wert),
        "über": Spanne(wert, None, unten_offen=True),
        "mehr als": Spanne(wert, None, unten_offen=True),
        "weniger als": Spanne(None, wert, oben_offen=True),
        "mindestens": Spanne(wert, None),
        "rund": Spanne(wert - nah, wert + nah),
        "gut": Spanne(wert, wert + nah, unten_offen=True),
        "knapp": Spanne(wert - nah, wert, oben_offen=True),
        "fast": Spanne(wert - (weit or nah), wert, oben_offen=True),
    }[wort]


def lies_anteil(text: str) -> Spanne:
    """The interval of a share; a percentage with a comma is rounded at its last digit."""
    text = text.replace("\u00a0", " ")
    wort = next(
        (w for w in ("über", "mehr als", "weniger als", "rund", "gut", "knapp", "fast") if text.startswith(f"{w} ")), ""
    )
    kern = text.removeprefix(wort).strip()
    if kern.endswith(" Prozent"):
        zahl = kern.removesuffix(" Prozent")
        if "," not in zahl:
            wert = Fraction(WORTE[zahl] if zahl in WORTE else int(zahl), 100)
            return spanne(wort, wert, Fraction(1, 40))
        wert = Fraction(zahl.replace(",", ".")) / 100
        return spanne(wort, wert, Fraction(0)) if wort else Spanne(wert - Fraction(1, 2000), wert + Fraction(1, 2000))
    return spanne(wort, TEILE[kern], Fraction(1, 40), Fraction(1, 20))
