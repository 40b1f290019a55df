"""What does PowerPoint open when somebody edits the data of a chart?"""

import io
from datetime import date, datetime
from itertools import pairwise

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from briefing.papiere.aufnahme import Reihen
from briefing.papiere.folien.schaubildxml import BLATT, TAG
from briefing.papiere.paket import ohne_uhr

KURZ = 14  # points of a course that all have room for their name


def tage_der(reihen: Reihen) -> list[date]:
    """The categories of a long course, or of one of single days, as days in their order; empty if they are none."""
    kurz = len(reihen.kategorien) <= KURZ and not any(", veröffentlicht" in name for name, _ in reihen.reihen)
    if reihen.art == "balken" or kurz:
        return []
    try:
        tage = [datetime.strptime(name, "%d.%m.%Y").date() for name in reihen.kategorien]  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return []
    return tage if all(a < b for a, b in pairwise(tage)) else []


def seriell(tag: date) -> int:
    """A day as Excel counts it."""
    return (tag - date(1899, 12, 30)).days


def arbeitsmappe(reihen: Reihen, muster: str, stichtag: date) -> bytes:
    """The workbook that PowerPoint opens for "Daten bearbeiten"; words stay words, whatever they begin with."""
    puffer = io.BytesIO()
    mappe = Workbook(puffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    mappe.set_properties({"created": datetime(stichtag.year, stichtag.month, stichtag.day)})  # noqa: DTZ001 (a day has no zone)
    blatt = mappe.add_worksheet(BLATT)
    zahl = mappe.add_format({"num_format": muster})
    tag = mappe.add_format({"num_format": TAG})
    blatt.set_column(0, 0, 30)
    blatt.set_column(1, max(1, len(reihen.reihen)), 18)
    tage = tage_der(reihen)
    for zeile, name in enumerate(reihen.kategorien, 1):
        if tage:
            blatt.write_number(zeile, 0, seriell(tage[zeile - 1]), tag)
        else:
            blatt.write_string(zeile, 0, name)
    for spalte, (name, werte) in enumerate(reihen.reihen, 1):
        blatt.write_string(0, spalte, name)
        for zeile, wert in enumerate(werte, 1):
            if wert is not None:
                blatt.write_number(zeile, spalte, wert, zahl)
    mappe.close()
    return ohne_uhr(puffer.getvalue())
