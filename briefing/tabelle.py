"""How does a table leave the product as a file that a German Excel opens correctly?"""

import csv
import io
import re
from datetime import date

import pandas as pd

_FORMELZEICHEN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # some Excels run full-width signs, too
_ZAHL = re.compile(
    r"[+-][0-9]{1,3}(?:[0-9]*|(?:\.[0-9]{3})*)(?:,[0-9]+)?(?:[ \u00a0](?:Mio\.[ \u00a0])?€|[ \u00a0]?%)?"
)


def als_csv(tabelle: pd.DataFrame) -> bytes:
    """UTF-8 with BOM, semicolons, decimal comma, CRLF; text that Excel would run as a formula is quoted by an apostrophe.

    A number with its sign is no formula: ``+2.154``, ``-180.000 €``.
    """
    puffer = io.StringIO(newline="")
    schreiber = csv.writer(puffer, delimiter=";", lineterminator="\r\n")
    schreiber.writerow([kein_befehl(str(kopf)) for kopf in tabelle.columns])
    for zeile in tabelle.itertuples(index=False):
        schreiber.writerow([_zelle(wert) for wert in zeile])
    return puffer.getvalue().encode("utf-8-sig")


def _zelle(wert: object) -> str:
    if wert is None or wert is pd.NaT or (isinstance(wert, float) and pd.isna(wert)):
        return ""
    if isinstance(wert, date):
        return f"{wert:%d.%m.%Y}"
    if isinstance(wert, float):
        return str(wert).replace(".", ",")
    return kein_befehl(wert) if isinstance(wert, str) else str(wert)


def kein_befehl(text: str) -> str:
    """The text as no spreadsheet runs it: an apostrophe before what begins like a formula and is no number."""
    return f"'{text}" if text.startswith(_FORMELZEICHEN) and not _ZAHL.fullmatch(text) else text
