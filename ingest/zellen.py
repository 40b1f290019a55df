"""What may stand in a cell of whatever kind, and what is it without the blanks around it?"""

import re
from datetime import date, datetime, time, timedelta

Zellwert = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell holds: text in CSV, in a workbook also numbers and days. A formula stands for the value that was stored with it."""

GROESSTE_ANZAHL = 2**31 - 1  # what an INTEGER column holds on every database
GROESSTER_WERT = 10**15  # in cents and summed up it still fits into BIGINT
_STEUERZEICHEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FORMEL = re.compile(r"[=+@]|-(?![0-9.,]+$)")  # what a spreadsheet would compute instead of show
FORMELZEICHEN = frozenset("=+@-")  # a text without one of them in front, and printable, may stand anywhere


def unerlaubt(wert: str) -> tuple[str, str, str] | None:
    """Value, reason and remedy for a text that no column may hold."""
    if _STEUERZEICHEN.search(wert):
        return _STEUERZEICHEN.sub("?", wert), "enthält ein Steuerzeichen", "das Zeichen löschen"
    if len(wert) > 1 and _FORMEL.match(wert):
        return wert, "beginnt wie eine Formel", "das Zeichen am Anfang löschen"
    return None
