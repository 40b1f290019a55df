"""How does a table leave the product as a file that a German Excel opens correctly?"""

import csv
import io
from datetime import date

import pandas as pd

_FORMELZEICHEN = ("=", "+", "-", "@", "\t", "\r")


def als_csv(tabelle: pd.DataFrame) -> bytes:
    """UTF-8 with BOM, semicolons, decimal comma, CRLF; text that Excel would run as a formula is quoted by an apostrophe."""
    puffer = io.StringIO(newline="")
    schreiber = csv.writer(puffer, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(tabelle.columns)
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
    text = str(wert)
    return f"'{text}" if isinstance(wert, str) and text.startswith(_FORMELZEICHEN) else text
