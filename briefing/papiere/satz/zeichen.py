"""Which characters can the papers print? Everything else is replaced by a visible sign, because PDF/UA allows no unknown glyph."""

import re
import unicodedata

from briefing.papiere.satz.schriftdatei import vorrat

ERSATZ = "□"
_BESONDERES = re.compile(r"[^\n\x20-\x7e]")
_UMBRUCH = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\t": " "})


def druckbar(text: str) -> str:
    """The text in composed letters, without control and direction characters; what no typeface of ours knows becomes □."""
    if text.isascii() and text.isprintable():
        return text
    glatt = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_UMBRUCH)
    return _BESONDERES.sub(lambda treffer: _ersetzt(treffer[0]), glatt)


def einzeilig(text: str) -> str:
    """The same on one line; protected spaces stay."""
    return " ".join(teil for teil in druckbar(text).replace("\n", " ").split(" ") if teil)


def _ersetzt(zeichen: str) -> str:
    if unicodedata.category(zeichen) in ("Cc", "Cf"):
        return ""
    return zeichen if ord(zeichen) in vorrat() else ERSATZ
