"""How are months called, and on which day was a whole text written?"""

import calendar
import re
from datetime import date

_NAMEN = "januar februar märz april mai juni juli august september oktober november dezember".split()  # noqa: SIM905
MONAT = "|".join(name.capitalize() for name in _NAMEN)
KOPF = 1500  # characters in which the date of a release stands
_LANGER_REST = 60  # letters behind a date that make it a sentence
_KOPFDATUM = re.compile(
    rf"^[\s*_#>|]*(?:[A-ZÄÖÜ][\w .-]{{2,30}},\s*)?(?:(?:den|am|vom|Datum:?|Stand:?)\s*)*"
    rf"(?:(?P<tag>\d{{1,2}})\.\s?(?P<monat>\d{{1,2}}|{MONAT})\.?\s*(?P<jahr>(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))(?P<rest>[^\n]*)$",
    re.MULTILINE,
)


def monat(text: str) -> int:
    """``2`` of ``02`` and of ``Februar``"""
    return int(text) if text.isdigit() else _NAMEN.index(text.lower()) + 1


def monatsende(jahr: int, nummer: int) -> date:
    return date(jahr, nummer, calendar.monthrange(jahr, nummer)[1])


def datum_im_kopf(text: str) -> date | None:
    """The day that a release bears: in its head, alone on a line, behind a place or before a number."""
    for treffer in _KOPFDATUM.finditer(text[:KOPF]):
        if len(treffer["rest"].strip()) <= _LANGER_REST and (tag := _tag(treffer)):
            return tag
    return None


def _tag(t: re.Match[str]) -> date | None:
    try:
        return date.fromisoformat(t["iso"]) if t["iso"] else date(int(t["jahr"]), monat(t["monat"]), int(t["tag"]))
    except ValueError:
        return None
