"""Does a text fit into its box on a slide, in which size, and where is it cut if it does not?

Nothing measures a slide before PowerPoint shows it, so widths are reckoned from those of Arial, always a little too wide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from unicodedata import combining, normalize

from briefing.papiere.klartext import AUSLASSUNG, einzeilig

PUNKT = 12_700  # EMU
ZEILENHOEHE = 1.2  # of the size of its letters
_VORSICHT = 1.04  # other programs hint and kern otherwise
_UMBRUCH_NACH = "-–/"

# Thousandths of the size of the letters; whatever is in no list is as wide as it is high.
_MAGER: dict[int, str] = {
    222: "ijl‚‘’'", 278: " !,./:;I[\\]ft\u00a0ı", 335: "()-`r{}„“”·", 375: "\"*°º•|", 500: "Jcksvxyz^",
    556: "#$0123456789?L_abdeghnopqu§«»–€¢£¥", 590: "+<=>~±×−≤≥", 615: "FTZßø", 667: "&ABEKPSVXY", 722: "CDHNRUw",
    778: "GOQØ", 833: "Mm", 890: "%æ", 945: "W",
}  # fmt: skip
_FETT: dict[int, str] = {
    278: " ,./I\\ijl'\u00a0‚‘’ı|", 335: "!()-:;[]`ft·", 390: "*r{}°º•", 500: "zJ\"„“”", 556: "#$0123456789_aceksvxy§«»–€¢£¥",
    590: "+<=>^~±×−≤≥", 611: "?FLTZbdghnopqußø", 667: "EPSVXY", 722: "&ABCDHKNRU", 778: "GOQwØ", 833: "M", 890: "%mæ",
    945: "W",
}  # fmt: skip
_BREITEN = {
    fett: {zeichen: breite for breite, gruppe in tafel.items() for zeichen in gruppe}
    for fett, tafel in ((False, _MAGER), (True, _FETT))
}


@lru_cache(maxsize=4096)
def _zeichenbreite(zeichen: str, fett: bool) -> int:
    if zeichen == "\u00ad" or combining(zeichen):
        return 0
    return _BREITEN[fett].get(zeichen) or _BREITEN[fett].get(normalize("NFD", zeichen)[0], 1000)


def textbreite(text: str, groesse: float, *, fett: bool = False) -> float:
    """Points that a text on one line needs at most."""
    return sum(_zeichenbreite(z, fett) for z in text) * groesse * _VORSICHT / 1000


def umgebrochen(text: str, breite: float, groesse: float, *, fett: bool = False) -> list[str]:
    """The lines into which a text falls within so many points; a word that is wider than a line is broken."""
    return list(_zeilen(text, breite, groesse, fett))


def _zeilen(text: str, breite: float, groesse: float, fett: bool) -> Iterator[str]:
    for absatz in text.split("\n"):
        zeile, laenge = "", 0.0
        for stueck in _stuecke(absatz):
            breit = textbreite(stueck, groesse, fett=fett)
            if zeile and laenge + textbreite(stueck.rstrip(" "), groesse, fett=fett) > breite:
                yield zeile.rstrip(" ")
                zeile, laenge = "", 0.0
            if breit > breite:
                *ganze, stueck = _zerteilt(stueck, breite, groesse, fett)
                yield from ganze
                breit = textbreite(stueck, groesse, fett=fett)
            zeile, laenge = zeile + stueck, laenge + breit
        yield zeile.rstrip(" ")


def _stuecke(text: str) -> Iterator[str]:
    """Words with what follows them, broken where a line may end."""
    anfang = 0
    for i, zeichen in enumerate(text):
        if zeichen == " " or (zeichen in _UMBRUCH_NACH and i > anfang and text[i + 1 : i + 2].isalpha()):
            yield text[anfang : i + 1]
            anfang = i + 1
    if anfang < len(text):
        yield text[anfang:]


def unteilbar(text: str, groesse: float, *, fett: bool = False) -> float:
    """Points that the longest piece of a text needs that no line may break."""
    return max((textbreite(stueck.rstrip(" "), groesse, fett=fett) for stueck in _stuecke(text)), default=0.0)


def _zerteilt(wort: str, breite: float, groesse: float, fett: bool) -> list[str]:
    """Pieces of a word that is wider than a line; the last one may be followed by other words."""
    teile, teil, laenge = [], "", 0.0
    for zeichen in wort:
        breit = textbreite(zeichen, groesse, fett=fett)
        if teil and laenge + breit > breite:
            teile.append(teil)
            teil, laenge = "", 0.0
        teil, laenge = teil + zeichen, laenge + breit
    return [*teile, teil]


@dataclass(frozen=True)
class Gepasst:
    """A text that fits its box: the size of its letters, and itself, perhaps shortened."""

    text: str
    groesse: float
    zeilen: int

    @property
    def hoehe(self) -> float:
        return self.zeilen * self.groesse * ZEILENHOEHE


def gepasst(
    text: str, breite: float, hoehe: float, groessen: Sequence[float], *, fett: bool = False, zeilen: int | None = None
) -> Gepasst:
    """The text in the first of ``groessen`` in which it fits in so many points and lines; in the last it is cut visibly."""
    kleinste = groessen[-1]
    genug = 4 * _hoechstens(breite, kleinste, _platz(hoehe, kleinste, zeilen)) + 1_000
    laenger, text = len(text) > genug, einzeilig(text[:genug])  # no need to read forty thousand characters
    for groesse in groessen:
        platz = _platz(hoehe, groesse, zeilen)
        kurz = text[: _hoechstens(breite, groesse, platz) + 1]
        gebrochen = list(islice(_zeilen(kurz, breite, groesse, fett), platz + 1))
        if len(gebrochen) <= platz and kurz == text and not laenger:
            return Gepasst(text, groesse, len(gebrochen))
    gebrochen = gebrochen[:platz]
    letzte = gebrochen[-1]
    while letzte and textbreite(letzte + AUSLASSUNG, kleinste, fett=fett) > breite:
        letzte = letzte[:-1]
    # Joined by blanks only where a blank stood: a broken word stays one word.
    vorn = _anfang(kurz, gebrochen[:-1])
    return Gepasst(vorn + letzte.rstrip() + AUSLASSUNG, kleinste, len(gebrochen))


def _anfang(text: str, zeilen: Sequence[str]) -> str:
    """What of the text stands on the first lines, with the blanks at their ends."""
    ort = 0
    for zeile in zeilen:
        ort += len(zeile)
        while text[ort : ort + 1] == " ":
            ort += 1
    return text[:ort]


def _platz(hoehe: float, groesse: float, zeilen: int | None) -> int:
    platz = max(1, int(hoehe / (groesse * ZEILENHOEHE) + 0.01))
    return platz if zeilen is None else min(platz, zeilen)


def _hoechstens(breite: float, groesse: float, zeilen: int) -> int:
    """More characters than can stand on so many lines."""
    return int(zeilen * breite / (0.19 * groesse)) + 1
