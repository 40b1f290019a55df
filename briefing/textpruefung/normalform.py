"""Where does a place in the text that is read stand in the text as it was given?

What is read has composed umlauts ("ä" may be one sign or two), no tags and no entities of HTML.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

_Stueck = tuple[int, str]  # where it stands in the text as it was given, and how it is read
_ETWAS_HTML = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>|&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,10});")
_ABSATZ = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|section|article)\b", re.IGNORECASE)


class Normalform:
    """A text as it is read, and the way back."""

    def __init__(self, eingabe: str) -> None:
        self.eingabe = self.text = eingabe
        self._stellen: list[int] | None = None
        self._ersetze(_ohne_html, lohnt="<" in eingabe or "&" in eingabe)
        self._ersetze(_zusammengesetzt, lohnt=not unicodedata.is_normalized("NFC", self.text))

    def _ersetze(self, stuecke: Callable[[str], Iterator[_Stueck]], *, lohnt: bool) -> None:
        if not lohnt:
            return
        teile, stellen = list[str](), list[int]()
        for anfang, teil in stuecke(self.text):
            teile.append(teil)
            stellen += range(anfang, anfang + len(teil)) if self.text.startswith(teil, anfang) else [anfang] * len(teil)
        stellen.append(len(self.text))
        self._stellen = stellen if self._stellen is None else [self._stellen[n] for n in stellen]
        self.text = "".join(teile)

    def stelle(self, n: int) -> int:
        """The place in the text as it was given."""
        return n if self._stellen is None else self._stellen[n]

    def ende(self, n: int) -> int:
        """The same for the end of a passage: behind its last sign, not behind what follows it unread."""
        if self._stellen is None or n == 0:
            return n
        letztes = self._stellen[n - 1]
        folgendes = next((stelle for stelle in islice(self._stellen, n, None) if stelle > letztes), len(self.eingabe))
        tag = self.eingabe.find("<", letztes + 1, folgendes)
        return tag if tag >= 0 else folgendes


def _ohne_html(text: str) -> Iterator[_Stueck]:
    """A tag is a blank or the end of a paragraph, an entity its sign."""
    bis = 0
    for t in _ETWAS_HTML.finditer(text):
        yield bis, text[bis : t.start()]
        ist_tag = t[0].startswith("<")
        yield t.start(), ("\n\n" if _ABSATZ.match(t[0]) else " ") if ist_tag else html.unescape(t[0])
        bis = t.end()
    yield bis, text[bis:]


def _zusammengesetzt(text: str) -> Iterator[_Stueck]:
    """A letter with its accents is one sign."""
    anfang = 0
    for n in range(1, len(text) + 1):
        if n == len(text) or not unicodedata.combining(text[n]):
            yield anfang, unicodedata.normalize("NFC", text[anfang:n])
            anfang = n
