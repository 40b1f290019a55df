"""Of which day or period does a sentence speak?"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from briefing.textpruefung.kalender import MONAT, monat, monatsende
from briefing.textpruefung.zahlwort import grundzahl
from domain.auswahl import PROGRAMMSTART
from domain.zeit import ein_jahr_vor
from domain.zeitraum import Zeitraum

_J = r"(?:19|20)\d\d(?!\d)"
_BIS = r"\s*(?:/|-|–|—|\bund\b|\bbis\b|\bsowie\b)\s*"
_LAENGSTE_SPANNE = 9  # years
_SEIT = re.compile(r"\b[Ss]eit\b[^,.;:]{0,45}$|\b[Aa]b\s+(?:dem\s+)?(?:Jahr\s+|[Aa]nfang\s+|[Mm]itte\s+|[Ee]nde\s+)?$")


@dataclass(frozen=True)
class Wann:
    """A time as a sentence names it, with its place in the text.

    ``tag`` is the last day that it means, ``ab`` the first one where that is known.
    ``punkt``: a point in time ("Ende 2021"), not a period as a whole. ``zeitraum`` is
    the period as the register would have it. ``seit``: only the beginning of a count.
    """

    start: int = field(compare=False)
    end: int = field(compare=False)
    tag: date
    zeitraum: Zeitraum | None = None
    punkt: bool = False
    seit: bool = False
    ab: date | None = None


_Treffer = re.Match[str]
_Leser = Callable[[_Treffer, date], Wann | None]


def _punkt(t: _Treffer, tag: date) -> Wann:
    return Wann(t.start(), t.end(), tag, punkt=True)


def _jahre(t: _Treffer, tag: date, *jahre: int, je_jahr: bool = False) -> Wann:
    return Wann(t.start(), t.end(), tag, Zeitraum(t[0], jahre, je_jahr))


def _tag(t: _Treffer, stichtag: date) -> Wann | None:
    jahr = int(t["jahr"]) if t["jahr"] else stichtag.year
    try:
        return _punkt(t, date(jahr + (2000 if jahr < 100 else 0), monat(t["monat"]), int(t["tag"])))
    except ValueError:
        return None


def _spanne(t: _Treffer, _: date) -> Wann:
    von, bis = int(t["von"]), int(t["von"][:2] + t["bis"] if len(t["bis"]) == 2 else t["bis"])
    jahre = tuple(range(von, bis + 1)) if von < bis <= von + _LAENGSTE_SPANNE else (von,)
    return _jahre(t, date(jahre[-1], 12, 31), *jahre)


_MONATSTEIL = {"anfang": 10, "beginn": 10, "mitte": 20}  # last day
_JAHRESTEIL = {
    "anfang": 3,
    "beginn": 3,
    "mitte": 7,
    "frühjahr": 5,
    "frühling": 5,
    "sommer": 8,
    "herbst": 11,
}  # last month


def _im_monat(t: _Treffer, stichtag: date) -> Wann:
    """Without a year the newest month of this name."""
    nummer, teil = monat(t["monat"]), (t.groupdict().get("teil") or "").lower()
    jahr = int(t["jahr"]) if t.groupdict().get("jahr") else stichtag.year - (nummer > stichtag.month)
    ende = monatsende(jahr, nummer)
    return replace(_punkt(t, ende.replace(day=_MONATSTEIL.get(teil, ende.day))), ab=ende.replace(day=1))


def _im_jahresteil(t: _Treffer, _: date) -> Wann:
    nummer = next((m for wort, m in _JAHRESTEIL.items() if wort in t["teil"].lower()), None)
    wann = _punkt(t, monatsende(int(t["jahr"]), nummer or 12))
    return wann if nummer is None else replace(wann, ab=date(int(t["jahr"]), max(1, nummer - 2), 1))


def _quartal(t: _Treffer, _: date) -> Wann:
    nummer = {"erst": 1, "zwei": 2, "drit": 3, "vier": 4}.get(t["nr"].lower()[:4]) or int(t["nr"][0])
    monate, jahr = 6 if "albjahr" in t[0] else 3, int(t["jahr"])
    ende = min(12, nummer * monate)
    return replace(_punkt(t, monatsende(jahr, ende)), ab=date(jahr, ende - monate + 1, 1))


def _jahr(t: _Treffer, _: date) -> Wann:
    return _jahre(t, date(int(t["jahr"]), 12, 31), int(t["jahr"]))


def _voriges(t: _Treffer, stichtag: date) -> Wann:
    return _jahre(t, date(stichtag.year - 1, 12, 31), stichtag.year - 1)


def _vor_einem_jahr(t: _Treffer, stichtag: date) -> Wann:
    """With a month either way."""
    tag = ein_jahr_vor(stichtag)
    return replace(_punkt(t, tag + _EIN_MONAT), ab=tag - _EIN_MONAT)


def _vor_monaten(t: _Treffer, stichtag: date) -> Wann:
    """With a month either way."""
    wort = t["wie"].lower()
    anzahl = int(wort) if wort.isdigit() else grundzahl(wort) or 1
    monat = stichtag.year * 12 + stichtag.month - 1 - anzahl
    tag = date(monat // 12, monat % 12 + 1, min(stichtag.day, 28))
    return replace(_punkt(t, tag + _EIN_MONAT), ab=tag - _EIN_MONAT)


def _nach_dem_start(t: _Treffer, _: date) -> Wann:
    """Years after the programme began, with a month either way."""
    tag = PROGRAMMSTART.replace(year=PROGRAMMSTART.year + _ANZAHL[t["wie"].lower()])
    return replace(_punkt(t, tag + _EIN_MONAT), ab=tag - _EIN_MONAT)


def _dieses(t: _Treffer, stichtag: date) -> Wann:
    return _jahre(t, stichtag, stichtag.year)


def _naechstes(t: _Treffer, stichtag: date) -> Wann:
    return _jahre(t, stichtag, stichtag.year + 1)


def _zwei_jahre(t: _Treffer, stichtag: date) -> Wann:
    anfang = stichtag.year + ("diesem" not in t[0])
    return _jahre(t, stichtag, anfang, anfang + 1)


def _je_jahr(t: _Treffer, stichtag: date) -> Wann:
    return _jahre(t, stichtag, je_jahr=True)


_ANZAHL = {"ein": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4}
_EIN_MONAT = timedelta(days=31)
_TEIL = r"[Aa]nfang|[Bb]eginn|[Mm]itte|[Ee]nde"
# The longer ones first: what one has read, no later one reads again.
_MUSTER: tuple[tuple[str, _Leser], ...] = (
    (rf"(?P<jahr>{_J})-(?P<monat>\d\d)-(?P<tag>\d\d)\b", _tag),
    (r"\b(?P<tag>\d{1,2})\.\s?(?P<monat>\d{1,2})\.\s?(?P<jahr>(?:19|20)\d\d|\d\d)?(?!\d|\.\d)", _tag),
    (rf"\b(?P<tag>\d{{1,2}})\.\s*(?P<monat>{MONAT})\b(?:\s+(?P<jahr>{_J}))?", _tag),
    (
        rf"[Hh]aushalts?[a-zäöü]*\s+(?:für\s+)?(?:(?:die|den)\s+Jahren?\s+)?(?P<von>{_J}){_BIS}(?P<bis>{_J}|\d\d\b)",
        _spanne,
    ),
    (rf"\b(?:(?P<teil>{_TEIL})\s+)?(?P<monat>{MONAT})\b\s+(?:des\s+Jahres\s+)?(?P<jahr>{_J})", _im_monat),
    (rf"\b(?:(?P<teil>{_TEIL})|[Ii]m|[Ss]eit|[Bb]is|[Zz]um)\s+(?P<monat>{MONAT})\b", _im_monat),
    (
        rf"\b(?P<teil>{_TEIL}|Jahres(?:ende|beginn|anfang|mitte|wechsel|schluss)|Frühjahr|Frühling|(?:Früh|Spät)?[Ss]ommer|(?:Spät)?[Hh]erbst|Winter)"
        rf"\s+(?:des\s+Jahres\s+)?(?P<jahr>{_J})(?:/\d\d(?:\d\d)?)?",
        _im_jahresteil,
    ),
    (
        rf"\b(?P<nr>[Ee]rste[nms]?|[Zz]weite[nms]?|[Dd]ritte[nms]?|[Vv]ierte[nms]?|[1-4]\.)\s+(?:Quartal|Halbjahr)s?\s+(?P<jahr>{_J})",
        _quartal,
    ),
    (rf"(?<![\d/.])(?P<monat>0?[1-9]|1[0-2])/(?P<jahr>{_J})\b", _im_monat),
    (rf"(?<![\d.,/])(?P<von>{_J}){_BIS}(?P<bis>{_J}|(?<=/)\d\d\b)", _spanne),
    (
        r"\bdiesem\s+und\s+(?:im\s+|dem\s+)?nächsten\s+Jahr|\b(?:kommenden|nächsten)\s+(?:zwei|beiden)\s+Jahren?",
        _zwei_jahre,
    ),
    (rf"(?<![\d.,/§-])(?P<jahr>{_J})(?![.,]\d|\s*(?:€|Euro|EUR|Prozent|%|Einwohner))", _jahr),
    (
        r"\b(?P<wie>[Ee]in(?:em)?|[Zz]wei|[Dd]rei|[Vv]ier)\s+Jahren?\s+nach\s+(?:dem\s+|der\s+|ihrem\s+|seinem\s+)?(?:Start|Gründung|Beginn)",
        _nach_dem_start,
    ),
    (r"\b[Vv]or\s+(?:gut\s+|knapp\s+|rund\s+|etwa\s+)?(?P<wie>\d\d?|[a-zäöü]{3,12})\s+Monaten\b", _vor_monaten),
    (r"\b[Vv]or\s+einem\s+Jahr\b|\b(?:[Ee]in|[Ii]m)\s+Jahr\s+(?:zu|da)vor\b", _vor_einem_jahr),
    (r"\b(?:vergangene|letzte|vorige|zurückliegende)[nms]\s+Jahr(?:es|e)?\b(?!n)|\bVorjahr(?:es|e)?\b", _voriges),
    (
        r"\b(?:diese[ms]|laufende[ns]|aktuelle[ns])\s+(?:Kalender|Haushalts)?[Jj]ahr(?:es)?\b|\b[Ss]eit\s+Jahresbeginn\b",
        _dieses,
    ),
    (r"\b(?:nächste|kommende|folgende)[nms]\s+Jahr(?:es)?\b(?!e)", _naechstes),
    (
        r"\b(?:all)?[Jj]ährlich(?:e[rnsm]?)?\b|\b(?:pro|je|per)\s+(?:Haushalts)?[Jj]ahr\b|\b[Jj]edes\s+Jahr\b|\bp\.\s?a\."
        rf"|\bim\s+Jahr\b(?!\s+(?:{_J}|zu|da|de))",
        _je_jahr,
    ),
)
_GELESEN = tuple((re.compile(muster), lies) for muster, lies in _MUSTER)
_LOHNT = re.compile(rf"\d{{4}}|Jahr|jahr|Monat|jährlich|p\. ?a\.|\d\.|{MONAT}")


def zeiten(text: str, start: int, end: int, stichtag: date) -> list[Wann]:
    """Every time that is named between two places of the text, in its order; none overlaps another."""
    satz = text[start:end]
    if not _LOHNT.search(satz):
        return []
    gefunden: list[Wann] = []
    for muster, lies in _GELESEN:
        for treffer in muster.finditer(satz):
            frei = not any(w.start < treffer.end() and treffer.start() < w.end for w in gefunden)
            if frei and (wann := lies(treffer, stichtag)):
                gefunden.append(replace(wann, seit=_nur_beginn(satz, wann)))
    return [replace(w, start=w.start + start, end=w.end + start) for w in sorted(gefunden, key=lambda w: w.start)]


def _nur_beginn(satz: str, wann: Wann) -> bool:
    return satz.startswith(("Seit", "seit"), wann.start) or bool(
        _SEIT.search(satz[max(0, wann.start - 60) : wann.start])
    )
