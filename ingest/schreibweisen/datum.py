"""Which day, month or year does a cell mean?

What may be another day, a period or a guess is refused with the form to write. Two-digit years: 00 to 69 are 20xx, 70 to
99 are 19xx.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from domain.zeit import Genauigkeit, Zeitangabe, passende_genauigkeit, tag_kurz
from ingest.schreibweisen.zelle import Unlesbar, kurzer_text, schlicht
from ingest.zellen import Zellwert

_EXCEL_NULL = date(1899, 12, 30)  # day 0 of the 1900 system, for days after its false 29 February 1900
_FRUEHESTER, _SPAETESTER = date(1990, 1, 1), date(2099, 12, 31)
_JAHRE = range(1900, 2100)  # a bare number that is a year
_NAMEN = (
    "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
_MONATE = {name[:laenge]: m for m, name in enumerate(_NAMEN, 1) for laenge in (3, len(name))}
_MONATE |= {"febr": 2, "maer": 3, "mrz": 3, "sept": 9, "jaen": 1, "jaenner": 1}

_VORWORT = re.compile(r"(?:am |im )?(?:jahre? )?(?=[0-9a-z])")
_MITTERNACHT = re.compile(r"(?<=[0-9])(?: |t)0?0:00(?::00(?:\.0+)?)?$")
_UHRZEIT = re.compile(r"[0-9](?:,? |t)[0-9]{1,2}:[0-9]{2}")
_FORMEN = (
    re.compile(r"(?P<jahr>[0-9]{4})(?P<s>[-/.])(?P<monat>[0-9]{1,2})(?P=s)(?P<tag>[0-9]{1,2})"),
    re.compile(r"(?P<tag>[0-9]{1,2})\. ?(?P<monat>[0-9]{1,2})\. ?(?P<jahr>[0-9]{4}|[0-9]{2})"),
    re.compile(r"(?:(?P<tag>[0-9]{1,2})(?:\. ?| ))?(?P<name>[a-z]{3,9})(?:\.? |\.)(?P<jahr>[0-9]{4}|[0-9]{2})"),
    re.compile(r"(?P<monat>[0-9]{1,2}) ?[/.] ?(?P<jahr>[0-9]{4})"),
    re.compile(r"(?P<jahr>[0-9]{4})-(?P<monat>0[0-9]|1[0-2])"),
    re.compile(r"(?P<jahr>[0-9]{4})"),
)
_FORM = "06.02.2021, 02/2021 oder 2021"
_ZEITRAUM = ("ein Zeitraum ist kein Datum", "einen Tag, einen Monat oder ein Jahr schreiben, wie " + _FORM)
# What looks like a date and is refused: pattern, reason, remedy.
_ABGELEHNT = tuple(
    (re.compile(muster), grund, abhilfe)
    for muster, grund, abhilfe in (
        (
            r"[0-9]{1,2} ?(?P<s>[-/]) ?[0-9]{1,2} ?(?P=s) ?[0-9]{2,4}",
            "zweideutig: Tag und Monat sind nicht sicher zu unterscheiden",
            "mit Punkten schreiben, wie 06.02.2021",
        ),
        (
            r".*(?:\b(?:ca|circa|etwa|rund|um|gegen|ungefaehr|vermutlich|wohl)\b|[~≈?]).*",
            "eine ungefähre Angabe ist kein Datum",
            "nur den Monat oder das Jahr schreiben, wie 02/2021 oder 2021",
        ),
        (
            r"(?:seit|ab|bis|vor|nach|spaetestens|fruehestens|stand)\b.*",
            "ein Wort vor dem Datum gibt ihm einen anderen Sinn",
            f"nur das Datum schreiben, wie {_FORM}; galt es da schon länger, mit der Genauigkeit „bekannt_am“",
        ),
        (r"(?:anfang|mitte|ende|q ?[1-4]\b|fruehjahr|fruehling|sommer|herbst|winter).*|.*(?:quartal|halbjahr).*", *_ZEITRAUM),
        (r"[0-9a-z. ]*[0-9.] ?(?:[-–—/]|bis|und) ?[0-9][0-9a-z. ]*", *_ZEITRAUM),
        (rf"[0-9]{{1,2}}\. ?[0-9]{{1,2}}\.?|(?:[0-9]{{1,2}}\.? ?)?(?:{'|'.join(_MONATE)})\.?", "das Jahr fehlt", f"wie {_FORM} schreiben"),
    )
)  # fmt: skip


@lru_cache(maxsize=65536, typed=True)
def datum(wert: Zellwert) -> tuple[str, Genauigkeit]:
    """``2021-02-06``, ``2021-02`` or ``2021`` with tag, monat or jahr; Unlesbar with the reason and the form to write."""
    if isinstance(wert, datetime):
        if wert.time() != time.min:
            raise _mit_uhrzeit()
        return wert.date().isoformat(), Genauigkeit.TAG
    if isinstance(wert, date):
        return wert.isoformat(), Genauigkeit.TAG
    if isinstance(wert, int | float) and not isinstance(wert, bool):
        return _aus_zahl(wert)
    text = kurzer_text(wert)
    if not isinstance(wert, str):
        raise _kein_datum()
    return _aus_text(schlicht(text))


def tag(wert: Zellwert) -> str:
    """``2021-02-06``; Unlesbar also for a month or a year."""
    text, genauigkeit = datum(wert)
    if genauigkeit is not Genauigkeit.TAG:
        raise Unlesbar("kein Tag, nur ein Monat oder Jahr", "den Tag angeben, wie 06.02.2021")
    return text


def _aus_zahl(zahl: int | float) -> tuple[str, Genauigkeit]:
    """A bare number of a workbook is a year, or the number of a day as Excel counts them."""
    if zahl in _JAHRE:
        return str(int(zahl)), Genauigkeit.JAHR
    tag_ = _excel_tag(zahl)
    if tag_ is None:
        raise _kein_datum()
    if zahl != int(zahl):
        raise _mit_uhrzeit()
    return tag_.isoformat(), Genauigkeit.TAG


def _excel_tag(zahl: float) -> date | None:
    """The day with this number, if it is a plausible one."""
    if not (_FRUEHESTER - _EXCEL_NULL).days <= zahl < (_SPAETESTER - _EXCEL_NULL).days + 1:
        return None
    return _EXCEL_NULL + timedelta(days=int(zahl))


def _aus_text(text: str) -> tuple[str, Genauigkeit]:
    text = _VORWORT.sub("", _MITTERNACHT.sub("", text), count=1)
    for form in _FORMEN:
        treffer = form.fullmatch(text)
        if treffer and (teile := treffer.groupdict()) and teile.get("name", "jan") in _MONATE:
            return _kanonisch(teile)
    if _UHRZEIT.search(text):
        raise _mit_uhrzeit()
    for muster, grund, abhilfe in _ABGELEHNT:
        if muster.fullmatch(text):
            raise Unlesbar(grund, abhilfe)
    if re.fullmatch("[0-9]{5}", text) and (tag_ := _excel_tag(int(text))):
        raise Unlesbar("die Tageszahl eines Tabellenprogramms", f"das Datum schreiben, wohl {tag_kurz(tag_)}")
    raise _kein_datum()


def _kanonisch(teile: dict[str, str | None]) -> tuple[str, Genauigkeit]:
    jahr = teile["jahr"] or ""
    if len(jahr) == 2:
        jahr = ("20" if jahr < "70" else "19") + jahr
    monat = _MONATE[name] if (name := teile.get("name")) else teile.get("monat")
    text = "-".join([jahr, *(f"{int(teil):02d}" for teil in (monat, teile.get("tag")) if teil)])
    genauigkeit = passende_genauigkeit(text)
    try:
        Zeitangabe(text, genauigkeit)
    except ValueError:
        raise Unlesbar("kein Tag des Kalenders", "Tag, Monat und Jahr prüfen") from None
    return text, genauigkeit


def _mit_uhrzeit() -> Unlesbar:
    return Unlesbar("das Datum hat eine Uhrzeit", "nur den Tag schreiben, wie 06.02.2021")


def _kein_datum() -> Unlesbar:
    return Unlesbar("kein Tag, Monat oder Jahr", f"wie {_FORM} schreiben")
