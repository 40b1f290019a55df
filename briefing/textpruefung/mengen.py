"""Which numbers, amounts, shares, ranks and nones stand in a sentence?"""

import re
from collections.abc import Collection
from dataclasses import replace

from briefing.textpruefung.menge import Art, Menge, klein, menge
from briefing.textpruefung.muster import worte
from briefing.textpruefung.zahlenpaar import mit_bereichen, mit_verhaeltnissen, zaehlt
from briefing.textpruefung.zahlwort import grundzahl, ordnungszahl
from briefing.textpruefung.zeichen import Satz

_TAUSENDER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DEZIMAL = re.compile(r"\d+,\d+")
_LAENGSTE = 12  # digits
_STUFEN = {
    "mio": 1e6, "million": 1e6, "millionen": 1e6, "mill": 1e6, "mrd": 1e9, "milliarde": 1e9, "milliarden": 1e9, "tsd": 1e3, "tds": 1e3,
    "tausend": 1e3, "teur": 1e3,
}  # fmt: skip
_WAEHRUNG = worte("€ euro euros eur teur")
_MILLION = worte("million millionen")
_GEBROCHEN = {
    "eine": 1.0, "einer": 1.0, "halbe": 0.5, "halben": 0.5, "viertel": 0.25, "dreiviertel": 0.75, "anderthalb": 1.5, "eineinhalb": 1.5,
    "eineinviertel": 1.25, "eindreiviertel": 1.75, "zweieinhalb": 2.5, "dreieinhalb": 3.5,
}  # fmt: skip
_SAMMELWORT = {"handvoll": 5, "hundertschaft": 100}
_BRUECHE = {
    "hälfte": (1, 2), "drittel": (1, 3), "viertel": (1, 4), "fünftel": (1, 5), "sechstel": (1, 6), "achtel": (1, 8), "zehntel": (1, 10),
}  # fmt: skip
_JEDE = worte("jede jeder jedes jeden jedem")
_KEINE = worte("kein keine keiner keinem keinen keinerlei null")
_EINE = worte("eine einer ein einen einem")
_NUR = worte("nur genau lediglich bloß erst")
_EINZIGE = worte("einzige einziger einziges einzigen")
_VAGE = worte("einige einigen einiger mehrere mehreren mehrerer wenige wenigen weniger paar viele vielen etliche zig")
_NAMENSZAHL = worte(
    "nr nummer nummern seite seiten s artikel art absatz abs satz ziffer raum zimmer haus linie linien bus tram straßenbahnlinien "
    "straßenbahnlinie buslinie frage drucksache tel telefon fax telefax durchwahl heft ausgabe kapitel anlage abbildung tabelle "
    "platz gleis halle postfach hausnummer punkt paragraph paragraf teil version klasse stufe entgeltgruppe eg bahn bahnen tisch "
    "mobil durchwahlen az aktenzeichen position top tagesordnungspunkt folge block blatt etage stock tor zeile spalte fußnote alter"
)
_STRASSE = ("straße", "str", "platz", "weg", "gasse", "allee", "ring", "linie", "linien")
_DAUER = worte(
    "jahre jahren jahr monate monaten wochen woche tage tagen stunden minuten uhr meter kilometer km prozentpunkte"
)
_KLEBT_DAVOR, _KLEBT_DANACH = "-/§+#:@_–‑.,&=\\", "-/:@_‑&=\\"
_SCHMAL = ("\u202f", "\u2009", "\u00a0")  # blanks that group digits


def ziffern(text: str) -> float | None:
    """``1.300.000``, ``1,3``, ``126``; None for what only looks like a number (``12.06.2018``, ``3,6,7``, ``0351``)."""
    if text.isdigit():
        return float(text) if len(text) <= _LAENGSTE and (text[0] != "0" or len(text) == 1) else None
    if _TAUSENDER.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", ".")) if _DEZIMAL.fullmatch(text) else None


def mengen(text: str, satz: Satz, belegt: Collection[int]) -> list[Menge]:
    """All of them in their order; signs in ``belegt`` belong to a time."""
    ergebnis: list[Menge] = []
    bis = 0
    for nummer in range(len(satz)):
        if nummer >= bis and nummer not in belegt and (gelesen := _lies(text, satz, nummer)):
            ergebnis.append(gelesen)
            bis = gelesen.bis
    return mit_verhaeltnissen(satz, mit_bereichen(satz, ergebnis))


def _lies(text: str, satz: Satz, nummer: int) -> Menge | None:
    z = satz[nummer]
    if z.ist_zahl:
        return _mit_ziffern(text, satz, nummer)
    if z.klein in _BRUECHE:
        return _bruch(satz, nummer)
    if z.klein in _JEDE:
        return _jede(satz, nummer)
    if z.klein in _KEINE:
        return _keine(satz, nummer)
    if z.klein in _MILLION:
        return _million(satz, nummer)
    if z.klein in _EINE:
        return _eine_einzige(satz, nummer)
    if z.klein == "dutzend":
        return _dutzend(satz, nummer)
    if z.klein in _SAMMELWORT and klein(satz, nummer - 1) in _EINE:
        return replace(menge(satz, Art.ANZAHL, _SAMMELWORT[z.klein], nummer - 1, nummer + 1), zusatz="ca")
    return _wort(satz, nummer)


def _wort(satz: Satz, nummer: int) -> Menge | None:
    """A number word, or an ordinal number before what is counted."""
    wort = satz[nummer].klein
    if (wert := grundzahl(wort)) is not None:
        folgend = klein(satz, nummer + 1)
        vage = klein(satz, nummer - 1) in _VAGE or folgend in _BRUECHE or folgend == "dutzend"
        return None if vage else _mit_einheit(satz, float(wert), nummer, nummer + 1)
    if (rang := ordnungszahl(wort)) is not None and zaehlt(satz, nummer + 1):
        return menge(satz, Art.RANG, rang, nummer, nummer + 1)
    return None


def _mit_ziffern(text: str, satz: Satz, nummer: int) -> Menge | None:
    z = satz[nummer]
    wert = ziffern(z.text)
    if wert is None or _klebt(text, satz, nummer):
        return None
    ende = nummer + 1
    while wert < 1e9 and _gruppe(text, satz, ende, wert):
        wert, ende = wert * 1000 + float(satz[ende].text), ende + 1
    punkt = ende == nummer + 1 and z.text.isdigit() and klein(satz, ende) == "." and satz[ende].start == z.end
    if punkt and zaehlt(satz, ende + 1, einzahl=True):
        return menge(satz, Art.RANG, wert, nummer, ende + 1)
    return _mit_einheit(satz, wert, nummer, ende)


def _klebt(text: str, satz: Satz, nummer: int) -> bool:
    """Whether the number is part of something longer: "30:26", "7/8126", "-102", "26-Jährige", "Seite 26", "§ 44"."""
    z, vorher = satz[nummer], klein(satz, nummer - 1)
    davor, danach = text[z.start - 1 : z.start] if z.start else "", text[z.end : z.end + 1]
    if davor and davor in _KLEBT_DAVOR:
        return True
    if danach and (
        danach.isalpha() or danach == "°" or (danach in _KLEBT_DANACH and not text[z.end + 1 : z.end + 2].isspace())
    ):
        return True
    if vorher in ("§", "+", "#", "minus") or (vorher == "." and klein(satz, nummer - 2) in _NAMENSZAHL):
        return True
    return vorher in _NAMENSZAHL or vorher.endswith(_STRASSE)


def _gruppe(text: str, satz: Satz, nummer: int, wert: float) -> bool:
    """Whether a group of three digits goes on with the number: "1 300 000 Euro"."""
    if nummer >= len(satz) or len(satz[nummer].text) != 3 or not satz[nummer].text.isdigit() or wert <= 0 or wert % 1:
        return False
    luecke, folgend = text[satz[nummer - 1].end : satz[nummer].start], klein(satz, nummer + 1)
    return luecke in _SCHMAL or (luecke == " " and (folgend in _WAEHRUNG or (folgend.isdigit() and len(folgend) == 3)))


def _mit_einheit(satz: Satz, wert: float, nummer: int, ende: int) -> Menge | None:
    """The number with what belongs to it: thousands or millions, euros, percent."""
    art = Art.BETRAG if klein(satz, nummer - 1) in _WAEHRUNG else Art.ANZAHL
    if (wort := klein(satz, ende)) in _STUFEN:
        wert, ende = wert * _STUFEN[wort], ende + 1
        art = Art.BETRAG if wort in _WAEHRUNG else art
        ende += klein(satz, ende) == "."
    if klein(satz, ende) in _WAEHRUNG:
        art, ende = Art.BETRAG, ende + 1
    elif klein(satz, ende) in ("%", "prozent"):
        art, wert, ende = Art.ANTEIL, wert / 100, ende + 1
    elif klein(satz, ende) in _DAUER:
        return None
    return menge(satz, art, wert, nummer, ende)


def _bruch(satz: Satz, nummer: int) -> Menge | None:
    """``ein Drittel``, ``zwei Drittel``, ``die Hälfte``"""
    if not satz[nummer].text[0].isupper():
        return None
    (zaehler, nenner), davor = _BRUECHE[satz[nummer].klein], klein(satz, nummer - 1)
    zahl = 1 if davor in ("ein", "einem", "eines") else grundzahl(davor)
    if zahl is not None and zahl < nenner:
        return menge(satz, Art.ANTEIL, zahl / nenner, nummer - 1, nummer + 1, bruch=True)
    return menge(satz, Art.ANTEIL, zaehler / nenner, nummer, nummer + 1, bruch=True)


def _jede(satz: Satz, nummer: int) -> Menge | None:
    """``jede vierte Kommune``"""
    rang = ordnungszahl(klein(satz, nummer + 1))
    if not rang or rang < 2 or not zaehlt(satz, nummer + 2):
        return None
    return menge(satz, Art.ANTEIL, 1 / rang, nummer, nummer + 2, bruch=True)


def _keine(satz: Satz, nummer: int) -> Menge | None:
    ende = nummer + 1 + (klein(satz, nummer + 1) in _EINZIGE)
    return menge(satz, Art.ANZAHL, 0, nummer, ende) if zaehlt(satz, ende) else None


def _eine_einzige(satz: Satz, nummer: int) -> Menge | None:
    """An article is no number unless something says so."""
    if klein(satz, nummer + 1) in _EINZIGE:
        return menge(satz, Art.ANZAHL, 1, nummer, nummer + 2)
    nur = klein(satz, nummer - 1) in _NUR and zaehlt(satz, nummer + 1)
    return menge(satz, Art.ANZAHL, 1, nummer, nummer + 1) if nur else None


def _dutzend(satz: Satz, nummer: int) -> Menge | None:
    davor = klein(satz, nummer - 1)
    if davor in ("halbes", "halben") and nummer > 1:
        return menge(satz, Art.ANZAHL, 6, nummer - 2, nummer + 1)
    if davor in ("gutes", "guten", "knappes", "knappen") and klein(satz, nummer - 2) in _EINE:
        return replace(
            menge(satz, Art.ANZAHL, 12, nummer - 2, nummer + 1), zusatz=davor.removesuffix("es").removesuffix("en")
        )
    zahl = 1 if davor in ("ein", "dem", "das", "einem") else grundzahl(davor)
    return menge(satz, Art.ANZAHL, 12 * zahl, nummer - 1, nummer + 1) if zahl else None


def _million(satz: Satz, nummer: int) -> Menge | None:
    """``eine halbe Million Euro``, ``anderthalb Millionen``"""
    davor = klein(satz, nummer - 1)
    if davor not in _GEBROCHEN:
        return None
    anfang = nummer - 1 - (_GEBROCHEN[davor] < 1 and klein(satz, nummer - 2) in _EINE)
    return _mit_einheit(satz, _GEBROCHEN[davor] * 1e6, anfang, nummer + 1)
