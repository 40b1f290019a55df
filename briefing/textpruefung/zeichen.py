"""Which words, numbers and sentences does a German text have, and where exactly do they stand?"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.textpruefung.muster import worte


class Zeichen(NamedTuple):
    """One word, number or sign with its place; ``klein`` is what it is compared by."""

    text: str
    start: int
    end: int
    klein: str

    @property
    def ist_zahl(self) -> bool:
        return "0" <= self.text[0] <= "9"  # not "²"

    @property
    def ist_wort(self) -> bool:
        return self.text[0].isalpha()


Satz = Sequence[Zeichen]

# A number keeps its points and commas, a word its hyphens and the ending "*innen"; every other sign stands alone.
_ZEICHEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*"
    r"|[^\W\d_]{1,64}(?:[-‐‑/][^\W\d_]{1,64}|['’*:_](?=innen)[^\W\d_]{1,64}|[’'][a-z]\b|\xad[^\W\d_]{1,64}){0,16}"
    r"|[^\s\xad]"
)
_EBENSO = str.maketrans({"\xad": None, "‑": "-", "‐": "-"})
_ENDE = frozenset(".!?…")
_NACH_DEM_ENDE = frozenset("“”»«\"’'‘)]*_")
_LAENGSTER_SATZ = 400  # signs; what is longer is a table or no text, and is read piece by piece
_ABKUERZUNG = worte(
    "abs allg art bd bspw bzw ca co dipl dr einschl etc evtl ff gem ggf hrsg inkl insb insg kap max med mind "
    "mill min mio mrd nr pol prof rd resp sa sog st "
    "std str tel tsd usw vgl vogtl erzgeb zzgl sächs jan feb apr jun jul aug sep sept okt nov dez ing phil rer "
    "nat jur entspr exkl ber gez geb tägl jährl"
)
_PUNKT = re.compile(r"[ \t]*(?:[-–—•*▪‣◦·]|\d{1,2}[.)])[ \t]+\S")
_ETIKETT = re.compile(r"[ \t*•–-]{0,6}[A-ZÄÖÜ][^:.!?\n]{2,60}:[ \t]")
_ZELLE = re.compile(r"[|;] ?[\d.,]{1,12} ?[%€]?$")  # the end of a table's row
_KLEIN_DANACH = re.compile(r"\.\s+[a-zäöüß]")
_GEZAEHLT = re.compile(
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Kommune|Stadt|Gemeinde|Mitglied|Partner|Kooperation"
    "|Vereinbarung|Sicherheits|Präventions|Kommunale|KPR|ASSKomm|Gebietskörperschaft|Ort|Verbund|Jahrestag|Sächsische|Landes|Vertrag|Coaching|Analyse"
    "|Beratung|Große|Verwaltungs|Unterzeichn|Jahrhundert|Legislatur|Wahlperiode|Klasse"
)  # nouns that a number with a point can stand before


def zeichen(text: str) -> list[Zeichen]:
    """All of them in their order."""
    return [Zeichen(t[0], t.start(), t.end(), t[0].lower().translate(_EBENSO)) for t in _ZEICHEN.finditer(text)]


def saetze(text: str) -> Iterator[list[Zeichen]]:
    """Sentences, items of lists and lines with a label ("Beraten: 126"), each with its signs."""
    alle, anfang = zeichen(text), 0
    for nummer in range(1, len(alle) + 1):
        if nummer == len(alle) or nummer - anfang >= _LAENGSTER_SATZ or _neuer_satz(text, alle, anfang, nummer):
            yield alle[anfang:nummer]
            anfang = nummer


def _neuer_satz(text: str, alle: Satz, anfang: int, nummer: int) -> bool:
    """Whether a sentence begins with this sign."""
    davor = alle[nummer - 1]
    if _neue_zeile(text, davor, alle[nummer]):
        return True
    if davor.text in _ENDE:
        return _endet(text, alle, nummer - 1) and (
            alle[nummer].text not in _NACH_DEM_ENDE or alle[nummer].start > davor.end
        )
    schluss = nummer - 2 if davor.text in _NACH_DEM_ENDE and nummer - 2 >= anfang else -1
    return (
        schluss >= 0
        and alle[schluss].text in _ENDE
        and alle[schluss].end == davor.start
        and _endet(text, alle, schluss)
    )


def _neue_zeile(text: str, vor: Zeichen, nach: Zeichen) -> bool:
    """Whether an empty line, an item of a list or a line with a label begins between two signs."""
    luecke = text[vor.end : nach.start]
    if "\n" not in luecke:
        return False
    if luecke.count("\n") > 1:
        return True
    zeile = vor.end + luecke.index("\n") + 1
    bisher = text[max(text.rfind("\n", 0, vor.end) + 1, vor.end - 200) : vor.end]
    etikett = _ETIKETT.match(text, zeile) or _ETIKETT.match(bisher)
    zelle = _ZELLE.search(bisher)
    return bool(etikett or zelle or _PUNKT.match(text, zeile)) or bisher.startswith(("#", "|")) or "\t" in bisher


def _endet(text: str, alle: Satz, nummer: int) -> bool:
    """Whether this sign of ``_ENDE`` ends its sentence: not behind an abbreviation, an ordinal number, within an address."""
    z, davor = alle[nummer], alle[nummer - 1] if nummer else None
    folgend = alle[nummer + 1] if nummer + 1 < len(alle) else None
    if z.text != "." or davor is None or davor.end != z.start or folgend is None:
        return True
    if davor.klein in _ABKUERZUNG or (davor.ist_wort and len(davor.text) == 1):
        return False
    if folgend.start == z.end and (folgend.ist_wort or folgend.ist_zahl):
        return False  # "asskomm.sachsen.de"
    if davor.text.isdigit() and len(davor.text) <= 3:
        return not (_KLEIN_DANACH.match(text, z.start) or _GEZAEHLT.match(folgend.text))
    return not (folgend.ist_wort and folgend.text[0].islower())
