"""How does a stored record become a row of a delivery again, so that loading it gives the same record?"""

import re
from collections.abc import Callable, Generator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, collate, func, or_, select

from ingest.formate import Format
from ingest.mappe import Wert
from ingest.spalten import spaltenfolge

_JE_PORTION = 2000
_NUR_BEIM_LIEFERN = ("zurueckgezogen", "grund")  # an open record is not withdrawn; why it changed stays in its delivery
# What loading refuses, because a spreadsheet would compute it: such a text can only stem from an older version.
_WIE_FORMEL = re.compile(r"[\t\r]|[=+@].|-(?![0-9.,]*$)", re.DOTALL)


def offene_am(format_: Format, datenstand: int) -> Select[Any]:
    """All records that were known and not replaced after the delivery ``datenstand``."""
    t = format_.tabelle.c
    return select(format_.tabelle).where(
        t.lieferung_id <= datenstand, or_(t.ersetzt_durch.is_(None), t.ersetzt_durch > datenstand)
    )


def anzahl_am(verbindung: Connection, format_: Format, datenstand: int) -> int:
    """How many they are."""
    return verbindung.scalar(select(func.count()).select_from(offene_am(format_, datenstand).subquery())) or 0


def zeilen_am(verbindung: Connection, format_: Format, datenstand: int) -> Generator[Mapping[str, Wert]]:
    """The same, field by field as a delivery has them, ordered by kennung as its code points are on every database.

    They come in portions; a million rows do not stand in memory. Close it when it is not read to its end.
    """
    kennung = format_.tabelle.c.kennung
    ordnung = collate(kennung, "C") if verbindung.dialect.name == "postgresql" else kennung
    felder = _felder(format_)
    frage = offene_am(format_, datenstand).order_by(ordnung).execution_options(yield_per=_JE_PORTION)
    with verbindung.execute(frage) as ergebnis:
        for zeile in ergebnis.mappings():
            yield {feld: lesen(zeile) for feld, lesen in felder}


def entschaerft(text: str) -> str:
    """A text that no spreadsheet computes: with an apostrophe before it where it would be taken for a formula."""
    return f"'{text}" if _WIE_FORMEL.match(text) else text


def _felder(format_: Format) -> tuple[tuple[str, Callable[[RowMapping], Wert]], ...]:
    eigene = _EIGENE if format_.datei == "veroeffentlichungen.csv" else {}
    return tuple((feld, eigene.get(feld) or _leser(feld)) for feld in spaltenfolge(format_))


def _leser(feld: str) -> Callable[[RowMapping], Wert]:
    if feld in _NUR_BEIM_LIEFERN:
        return lambda _: ""
    if feld == "betrag_eur":
        return lambda zeile: "" if zeile["betrag_cent"] is None else _euro(zeile["betrag_cent"])
    return lambda zeile: _wert(zeile[feld])


def _euro(cent: int) -> Decimal:
    """Euros with two decimals."""
    return Decimal(cent).scaleb(-2)


def _wert(wert: Any) -> Wert:
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, str | int | Decimal):
        return wert
    return wert.isoformat() if isinstance(wert, date) else ""


def _in_euro(zeile: RowMapping) -> bool:
    """Deliveries write whole euros; an amount with cents was delivered in cents."""
    return bool(zeile["einheit"] == "cent" and zeile["wert"] % 100 == 0)


_EIGENE: dict[str, Callable[[RowMapping], Wert]] = {
    "wert": lambda zeile: zeile["wert"] // 100 if _in_euro(zeile) else zeile["wert"],
    "einheit": lambda zeile: "eur" if _in_euro(zeile) else zeile["einheit"],
}
