"""Which amount in euros does a cell mean?

What two readers could take for two amounts is refused, never guessed: "1,300" (1300 or 1,30), "1.300 Mio." (1300 or 1,3
millions). "1.300" is 1300: amounts have two decimals at most, so three digits behind a point are a group of thousands.
"""

import math
import re
from decimal import Decimal
from functools import lru_cache

from ingest.schreibweisen.zelle import Unlesbar, kurzer_text
from ingest.schreibweisen.ziffern import dezimal, eine_gruppe, englisch, negativ, pruefe_einschraenkung
from ingest.zellen import GROESSTER_WERT, Zellwert

_EURO = r"(?:€|eur|euro)"
_FORM = re.compile(
    rf"(?:{_EURO} ?)?(?P<zahl>[0-9](?:[0-9.,' ’]*[0-9])?)(?: ?[,.] ?[-–—]{{1,2}})?"
    rf" ?(?P<einheit>tsd\.?|tausend|t(?= ?{_EURO})|mio\.?|mill\.|million(?:en)?|mrd\.?|milliarden?)?(?: ?{_EURO})?"
)
_MAL = {"t": 10**3, "mrd": 10**9, "milliarde": 10**9, "mi": 10**6}  # how a unit begins; the first that fits
_ANDERE = re.compile(r"[$£¥]|\b(?:usd|us-dollar|dollar|chf|franken|sfr|gbp|dm|d-mark|mark|czk|pln|kč|zł)\b")
_BEISPIEL = "wie 420.000,00 oder 1234.50 schreiben"
_KEIN = "kein Betrag in Euro"
_HOECHSTENS = GROESSTER_WERT // 100
_KEINE_CENT = f"{_KEIN} mit höchstens zwei Nachkommastellen"


@lru_cache(maxsize=65536, typed=True)
def euro(wert: Zellwert) -> str:
    """Euros with a point and two decimals, or none if they are whole: "1234.50", "420000"; Unlesbar with the reason."""
    if isinstance(wert, int | float) and not isinstance(wert, bool):
        return _aus_zahl(wert)
    text = kurzer_text(wert).casefold()
    if not isinstance(wert, str):
        raise Unlesbar(_KEIN, _BEISPIEL)
    pruefe_einschraenkung(text)
    form = _FORM.fullmatch(text)
    if form:
        return _kanonisch(_wert(form["zahl"], form["einheit"] or ""))
    if negativ(text):
        raise Unlesbar("negativer Betrag")
    if _ANDERE.search(text):
        raise Unlesbar("eine andere Währung als Euro", "in Euro umrechnen")
    raise Unlesbar(_KEIN, _BEISPIEL)


def _wert(zahl: str, einheit: str) -> Decimal:
    if einheit and eine_gruppe(zahl) and "." in zahl:
        tausender = zahl.replace(".", "")
        raise Unlesbar(f"zweideutig: {tausender} oder {zahl.replace('.', ',')} {einheit}", "den Betrag ausschreiben")
    if not einheit and eine_gruppe(zahl) and "," in zahl:
        ganz = zahl.replace(",", "")
        raise Unlesbar(
            f"zweideutig: {ganz} Euro oder {zahl} Euro", f"als {ganz} oder mit zwei Nachkommastellen schreiben"
        )
    wert = dezimal(zahl)
    if wert is None and englisch(zahl):
        raise Unlesbar("Komma als Tausendertrenner", "wie 1.300.000,00 schreiben")
    if wert is None:
        grund = _KEINE_CENT if re.fullmatch(r"[0-9]+\.[0-9]{3,}", zahl) else _KEIN
        raise Unlesbar(grund, _BEISPIEL)
    if wert > _HOECHSTENS:
        raise _zu_gross()
    return wert * next((mal for anfang, mal in _MAL.items() if einheit.startswith(anfang)), 1)


def _aus_zahl(wert: int | float) -> str:
    """A number cell. What a spreadsheet computed may be off cents by a millionth of a euro."""
    if isinstance(wert, float) and not math.isfinite(wert):
        raise Unlesbar(_KEIN, _BEISPIEL)
    if wert < 0:
        raise Unlesbar("negativer Betrag")
    if wert > _HOECHSTENS:
        raise _zu_gross()
    gerundet = abs(round(Decimal(wert), 2))
    if abs(Decimal(wert) - gerundet) > Decimal("1e-6"):
        raise Unlesbar(_KEINE_CENT, "auf Cent runden")
    return _kanonisch(gerundet)


def _kanonisch(wert: Decimal) -> str:
    if wert > _HOECHSTENS:
        raise _zu_gross()
    if wert == wert.to_integral_value():
        return f"{wert.to_integral_value():f}"
    if wert != round(wert, 2):
        raise Unlesbar(_KEINE_CENT, "auf Cent runden")
    return f"{wert:.2f}"


def _zu_gross() -> Unlesbar:
    return Unlesbar(f"größer als {_HOECHSTENS} Euro", "den Betrag prüfen")
