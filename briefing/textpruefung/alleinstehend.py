"""Which Kennzahl is meant by a number without a noun: behind a label, in brackets, or going on from another number?"""

import re

from briefing.textpruefung.bezug import Bezug
from briefing.textpruefung.kennwort import (
    ABSOLVENTEN,
    BERATEN,
    ENG,
    KOMMUNE,
    KREISRAETE,
    LAUFEND,
    RAETE,
    Deutung,
    aus_worten,
)
from briefing.textpruefung.menge import Art
from briefing.textpruefung.muster import muster, worte
from briefing.textpruefung.satzlage import JETZT
from briefing.textpruefung.wortfeld import Ding, Feld, ding, felder_in
from briefing.textpruefung.zeichen import Zeichen

_VORWORT = worte(
    "in sich auf von bei mit waren sind es noch wovon davon darunter dann schon bereits aktuell derzeit heute "
    "inzwischen insgesamt zuvor erst und nun jetzt "
    "zählte zählt ist war mittlerweile exakt genau knapp rund über fast gut etwa mehr sondern also nur beträgt "
    "betrug aus um nach damals anfangs zunächst ursprünglich seinerzeit einst anfänglich jeweils"
)
_ANZAHL = re.compile(r"(?:an|ge?samt|mitglieder)?zahl(?:en)?|anzahl|bestand|summe")
_FORTSETZUNG = muster(
    "(?:sind|waren|wurden|seien)_es es_(?:sind|waren|gibt|wurden|seien|gab) davon darunter dort daran dabei "
    "beträgt liegt_bei zahl"
)
_EIN = ("ein", "eine", "einen", "einem", "einer")  # "haben 29 eine Vereinbarung" counts those who have one
_SIND_ES = re.compile(r"\b(?:sind|waren) es\b|\bes (?:sind|waren)\b")
_ETIKETT = 10  # words that a label can have
_NACH_ZAHL = 9  # words behind "die Zahl der" that can name what is counted


def deutung(bezug: Bezug) -> Deutung | None:
    """None when the number could be anything."""
    satz, von = bezug.lage.satz, bezug.menge.von
    davor = satz[von - 1] if von else None
    if bezug.menge.art is Art.RANG:
        return None
    if davor is not None and (davor.text in ":|=" or _zelle(bezug)) and (etikett := _etikett(bezug)):
        return etikett
    if davor is not None and davor.text == "(" and (in_klammern := _in_klammern(bezug)):
        return in_klammern
    if (
        davor is not None
        and von > 1
        and davor.ist_wort
        and davor.text[0].isupper()
        and (not felder_in([davor]) or _am_zeilenende(bezug))
        and davor.klein not in _VORWORT
    ):
        return _etikett(bezug) if _am_zeilenende(bezug) else None
    return _im_satz(bezug) if _steht_frei(bezug, davor) else None


def _zelle(bezug: Bezug) -> bool:
    """The last cell of a row that semicolons separate: "Kommunen beraten;126"."""
    satz, von = bezug.lage.satz, bezug.menge.von
    return satz[von - 1].text == ";" and bezug.menge.bis == len(satz) and not any(z.ist_zahl for z in satz[: von - 1])


def _im_satz(bezug: Bezug) -> Deutung | None:
    """By "die Zahl der …", by what its part says, by the number before it, by the sentence before."""
    if gefunden := _ganzes(bezug) or _zahl_der(bezug) or _eigenes_nomen(bezug) or _aus_feldern(bezug):
        return gefunden
    if bezug.davor and bezug.davor.frage and (antwort := aus_worten(bezug.davor.satz, eigen=bezug.davor.eigen)):
        return antwort
    if lehrgang := _im_lehrgang(bezug):
        return lehrgang
    if bezug.gefunden and (bezug.gefunden[-1].kennzahlen or bezug.gefunden[-1].worte):
        return Deutung(bezug.gefunden[-1].kennzahlen, bezug.gefunden[-1].worte)
    if bezug.vorige and _FORTSETZUNG.search(bezug.lage.klein):
        return Deutung(bezug.vorige[-1].kennzahlen, bezug.vorige[-1].worte)
    if bezug.davor and not bezug.davor.fremd and _SIND_ES.search(bezug.lage.klein):
        return aus_worten(bezug.davor.satz, eigen=bezug.davor.eigen)
    return None


def _ganzes(bezug: Bezug) -> Deutung | None:
    """Those of whom the number before is a part: "(48 von 126)"."""
    satz, von = bezug.lage.satz, bezug.menge.von
    eng = bool(bezug.gefunden) and bezug.gefunden[-1].kennzahlen[:1] == (ENG,)
    return Deutung((BERATEN,)) if eng and von > 1 and satz[von - 1].klein == "von" and satz[von - 2].ist_zahl else None


def _im_lehrgang(bezug: Bezug) -> Deutung | None:
    """Behind those who began a course come those who completed it, or the other way round."""
    if not bezug.gefunden or not {LAUFEND, ABSOLVENTEN} & set(bezug.gefunden[-1].kennzahlen):
        return None
    felder = bezug.lage.felder(bezug.nummer, bezug.andere)
    if Feld.ABGESCHLOSSEN in felder:
        return Deutung((ABSOLVENTEN,))
    return Deutung((LAUFEND,)) if Feld.BEGONNEN in felder else None


def _steht_frei(bezug: Bezug, davor: Zeichen | None) -> bool:
    """Not a part of a name, a score, a telephone number."""
    satz, bis = bezug.lage.satz, bezug.menge.bis
    danach = satz[bis] if bis < len(satz) else None
    if davor is not None and davor.text == "(":
        return danach is not None and (danach.text in "),;" or danach.klein == "von")
    if davor is not None and davor.ist_wort and davor.text[0].islower() and davor.klein not in _VORWORT | JETZT:
        return davor.klein.endswith(("en", "te", "ten", "t"))
    if davor is not None and davor.ist_zahl and bezug.menge.von - 1 not in bezug.lage.in_zeiten:
        return False
    return danach is None or not danach.ist_zahl


def _am_zeilenende(bezug: Bezug) -> bool:
    bis = bezug.menge.bis
    return bis >= len(bezug.lage.satz) or bezug.lage.satz[bis].text in "|,;.·•"


def _etikett(bezug: Bezug) -> Deutung | None:
    """A label and its number: "Beratene Kommunen: 126"."""
    satz, von = bezug.lage.satz, bezug.menge.von
    anfang = max(0, von - _ETIKETT)
    grenzen = [n + 1 for n in range(anfang, von - 1) if satz[n].text in ";,|•·)" or satz[n].ist_zahl]
    if satz[0].klein == "antwort" and bezug.davor and bezug.davor.frage:
        return aus_worten(bezug.davor.satz, eigen=bezug.eigen)
    return aus_worten(satz[max([anfang, *grenzen]) : von], eigen=bezug.eigen)


def _in_klammern(bezug: Bezug) -> Deutung | None:
    """A number behind its noun: "Beratungen (126), Vereinbarungen (21)"; not "ein Drittel der Kommunen (48)"."""
    lage, menge = bezug.lage, bezug.menge
    if not _steht_frei(bezug, lage.satz[menge.von - 1]) or menge.von < 2 or not _zaehlbar(lage.satz[menge.von - 2]):
        return None
    zeichen_davor = next((n for n in range(menge.von - 2, -1, -1) if lage.satz[n].text in ";,|)–:"), -1)
    if any(zeichen_davor < m.zahl < menge.von for m in lage.mengen):
        return None
    return aus_worten(lage.satz[zeichen_davor + 1 : menge.von], eigen=bezug.eigen)


def _zaehlbar(z: Zeichen) -> bool:
    return z.ist_wort and z.text[0].isupper() and (ding(z.klein) is not None or Feld.BERATEN in felder_in([z]))


def _eigenes_nomen(bezug: Bezug) -> Deutung | None:
    """What the part names besides the nouns of other numbers: "Präventionsräte gibt es 26", "zwei in den Landkreisen"."""
    teil = bezug.lage.teile[bezug.nummer]
    frei = [bezug.lage.satz[n] for n in teil if not any(n in r for r in bezug.andere)]
    gezaehlt = [z for z, davor in zip(frei, [None, *frei], strict=False) if davor is None or davor.klein not in _EIN]
    dinge = {d for z in gezaehlt if z.text[0].isupper() and (d := ding(z.klein))}
    if Ding.LANDKREIS in dinge and not bezug.lage.raum(bezug.nummer, bezug.menge.zahl):
        raete = any(RAETE in a.kennzahlen for a in bezug.gefunden[-1:])
        return Deutung((KREISRAETE,)) if raete or Ding.RAT in dinge else None
    if len(dinge) == 1 and dinge & {Ding.RAT, Ding.VEREINBARUNG, Ding.ANALYSE} and len(bezug.lage.mengen) > 1:
        return aus_worten(frei, eigen=bezug.eigen)
    return None


def _zahl_der(bezug: Bezug) -> Deutung | None:
    """What is counted in "die Zahl der beratenen Kommunen stieg auf 126"."""
    satz = bezug.lage.satz
    for n, z in enumerate(satz):
        if z.text[0].isupper() and _ANZAHL.fullmatch(z.klein):
            ende = next((k for k in range(n + 1, len(satz)) if k > n + _NACH_ZAHL or satz[k].text in ",;:"), len(satz))
            if gefunden := aus_worten(satz[n + 1 : ende], eigen=bezug.lage.eigen or bezug.thema):
                return gefunden
    return None


def _aus_feldern(bezug: Bezug) -> Deutung | None:
    """In "48 arbeiten eng mit ASSKomm zusammen" Kommunen are meant if this sentence or the one before named some."""
    lagen = [lage for lage in (bezug.davor, bezug.lage) if lage]
    if not any(ding(z.klein) in (Ding.KOMMUNE, Ding.MITGLIED, Ding.MODELL) for lage in lagen for z in lage.satz):
        return None
    in_klammern = bezug.menge.von > 0 and bezug.lage.satz[bezug.menge.von - 1].text == "("
    felder = bezug.lage.felder(bezug.nummer, bezug.andere) or (bezug.felder() if in_klammern else frozenset())
    feld = next((f for f in KOMMUNE if f in felder and f is not Feld.BETEILIGT), None)
    if feld is None or (feld in (Feld.BEITRITT, Feld.KOOPERIERT) and not bezug.unser_verbund()):
        return None
    return KOMMUNE[feld]
