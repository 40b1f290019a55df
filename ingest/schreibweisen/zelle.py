"""What does a cell say as text, without what nobody can see?"""

import re
import unicodedata
from datetime import date, time

from ingest.zellen import Zellwert

LAENGSTER_TEXT = 100  # of a day, a number or a key
_UNSICHTBAR = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LEERZEICHEN = re.compile("[ \t\r\n\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class Unlesbar(ValueError):
    """A cell that is not what its column asks for: why, and what to write instead (may be empty)."""

    def __init__(self, grund: str, abhilfe: str = "") -> None:
        super().__init__(f"{grund}; {abhilfe}" if abhilfe else grund)
        self.grund, self.abhilfe = grund, abhilfe


def geschrieben(wert: Zellwert) -> str:
    """Composed letters, single blanks, nothing invisible; whole numbers without decimals, days as JJJJ-MM-TT."""
    if isinstance(wert, str):
        if wert.isascii() and wert.isalnum():
            return wert
        sichtbar = _UNSICHTBAR.sub("", unicodedata.normalize("NFC", wert))
        return _LEERZEICHEN.sub(" ", sichtbar).strip(" ")
    if isinstance(wert, bool):
        return "wahr" if wert else "falsch"
    if isinstance(wert, float):
        return str(int(wert)) if wert.is_integer() else repr(wert)
    if isinstance(wert, date | time):
        return wert.isoformat()
    return "" if wert is None else str(wert)


def kurzer_text(wert: Zellwert) -> str:
    """The text of a cell that can hold a day, a number or a key; Unlesbar if there is none or far too much."""
    text = geschrieben(wert)
    if not text:
        raise Unlesbar("darf nicht leer sein")
    if len(text) > LAENGSTER_TEXT:
        raise Unlesbar(f"länger als {LAENGSTER_TEXT} Zeichen", "nur die eine Angabe schreiben")
    return text


def schlicht(text: str) -> str:
    """Lower case; ä, ö, ü, ß as ae, oe, ue, ss; letters without their accents (ł too)."""
    klein = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTE).replace("ł", "l")
    if klein.isascii():
        return klein
    return "".join(z for z in unicodedata.normalize("NFD", klein) if not unicodedata.combining(z))


def gleich(text: str) -> str:
    """A word of a list without case, umlauts, blanks, hyphens, underscores, slashes and points, to be compared."""
    return re.sub(r"[\s_\-‐‑–—./]", "", schlicht(text))
