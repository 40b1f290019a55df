"""How precisely is a date known, from when may it be counted, and how is it written?"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

ORTSZEIT = ZoneInfo("Europe/Berlin")
_MUSTER = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Genauigkeit(StrEnum):
    """How a date is meant: an exact day, some day of a month or year, or "known to be true on"."""

    TAG = "tag"
    MONAT = "monat"
    JAHR = "jahr"
    BEKANNT_AM = "bekannt_am"


@dataclass(frozen=True)
class Zeitangabe:
    """A date as somebody wrote it (``2021``, ``2021-04`` or ``2021-04-09``) with its precision.

    ``fruehestens`` and ``spaetestens`` enclose the true day. ``fruehestens`` is None for "known on": the thing may
    have begun any time before. A figure counts a record from ``spaetestens`` on, the first day on which it is certain.
    """

    text: str
    genauigkeit: Genauigkeit

    def __post_init__(self) -> None:
        _grenzen(self.text)
        erwartet = {10: {Genauigkeit.TAG, Genauigkeit.BEKANNT_AM}, 7: {Genauigkeit.MONAT, Genauigkeit.BEKANNT_AM}}
        if self.genauigkeit not in erwartet.get(len(self.text), {Genauigkeit.JAHR, Genauigkeit.BEKANNT_AM}):
            raise ValueError(f"das Datum „{self.text}“ passt nicht zur Genauigkeit „{self.genauigkeit}“")

    @property
    def fruehestens(self) -> date | None:
        return None if self.genauigkeit is Genauigkeit.BEKANNT_AM else _grenzen(self.text)[0]

    @property
    def spaetestens(self) -> date:
        return _grenzen(self.text)[1]

    def __str__(self) -> str:
        text = datum_text(self.text)
        return f"bekannt {text}" if self.genauigkeit is Genauigkeit.BEKANNT_AM else text


@lru_cache(maxsize=16_384)
def _grenzen(text: str) -> tuple[date, date]:
    """First and last day that a date of any precision can mean; ValueError (German) if it is none."""
    treffer = _MUSTER.fullmatch(text)
    if not treffer:
        raise ValueError(f"„{text}“ ist kein Datum der Form JJJJ, JJJJ-MM oder JJJJ-MM-TT")
    jahr, monat, tag = (int(teil) if teil else None for teil in treffer.groups())
    assert jahr is not None
    try:
        if monat is None:
            return date(jahr, 1, 1), date(jahr, 12, 31)
        if tag is None:
            return date(jahr, monat, 1), date(jahr, monat, calendar.monthrange(jahr, monat)[1])
        return date(jahr, monat, tag), date(jahr, monat, tag)
    except ValueError as fehler:
        raise ValueError(f"„{text}“ ist kein Tag des Kalenders") from fehler


def tag_aus_text(text: str) -> date:
    """A day written as JJJJ-MM-TT and nothing else (Python also reads 20220111); ValueError (German) otherwise."""
    try:
        return Zeitangabe(text, Genauigkeit.TAG).spaetestens
    except ValueError:
        raise ValueError("kein Tag der Form JJJJ-MM-TT") from None


def passende_genauigkeit(text: str) -> Genauigkeit:
    """The precision that the length of a written date implies."""
    return {10: Genauigkeit.TAG, 7: Genauigkeit.MONAT}.get(len(text), Genauigkeit.JAHR)


def tag_kurz(tag: date) -> str:
    """``06.02.2021``"""
    return f"{tag:%d.%m.%Y}"


def tag_lang(tag: date) -> str:
    """``6. Februar 2021`` with protected spaces."""
    return format_date(tag, "d. MMMM yyyy", locale="de_DE").replace(" ", "\u00a0")


def datum_text(text: str) -> str:
    """A written date for people: ``06.02.2021``, ``April 2021``, ``2021``; what is no date stays as it was written."""
    try:
        if len(text) == 10:
            return tag_kurz(date.fromisoformat(text))
        if len(text) == 7:
            return format_date(date.fromisoformat(f"{text}-01"), "MMMM yyyy", locale="de_DE").replace(" ", "\u00a0")
    except ValueError:
        return text
    return text


def zeitpunkt_text(text: str) -> str:
    """A written date behind "veröffentlicht": ``am 06.02.2021``, ``im April 2021``, ``2021``."""
    vorwort = {10: "am\u00a0", 7: "im "}.get(len(text), "")
    return vorwort + datum_text(text)


def zeitpunkt(zeit: datetime) -> str:
    """A moment for people, by German time: ``11.01.2022, 10:00 Uhr``."""
    return f"{zeit.astimezone(ORTSZEIT):%d.%m.%Y, %H:%M} Uhr"


def zeitpunkt_aus_text(text: str) -> datetime:
    """A moment written as ``2022-01-11 10:00`` by German time, in UTC; ValueError (German) otherwise.

    The hour that the clocks repeat in autumn means its second turn: an embargo never ends too early.
    """
    try:
        oertlich = datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ORTSZEIT, fold=1)
    except ValueError:
        raise ValueError("kein Zeitpunkt der Form JJJJ-MM-TT HH:MM") from None
    return oertlich.astimezone(UTC)


def ein_jahr_vor(tag: date) -> date:
    """The same day of the year before (29 February becomes the 28th)."""
    return tag.replace(year=tag.year - 1, day=28) if (tag.month, tag.day) == (2, 29) else tag.replace(year=tag.year - 1)
