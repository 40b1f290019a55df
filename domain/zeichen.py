"""Which characters do something to a screen or a line instead of standing on it, and how is a text shown with them?"""

import re

# C0 (but tab and line feed), DEL and C1: a terminal obeys them. Line separators and marks of direction: a line looks otherwise.
_TUT_ETWAS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
ZEICHEN = "\ufffd"


def harmlos(text: str) -> str:
    """The text with a visible sign in place of each of them."""
    return _TUT_ETWAS.sub(ZEICHEN, text)


def json_harmlos(text: str) -> str:
    """The same JSON with each of them written as an escape, so that nothing is lost; they stand in strings only."""
    return _TUT_ETWAS.sub(lambda fund: f"\\u{ord(fund[0]):04x}", text)
