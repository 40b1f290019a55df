"""What may stand in an office file of a text that anybody wrote: which characters, which links, how many of them?"""

import re
from urllib.parse import urlsplit

AUSLASSUNG = "…"
_UNERLAUBT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
_LEERRAUM = re.compile(r"[ \t\r\n]+")  # protected spaces stay
_GRENZE = 2_000  # characters of an address that Excel and PowerPoint follow


def klartext(text: str) -> str:
    """The text with a visible sign for each character that XML cannot hold."""
    return _UNERLAUBT.sub("\ufffd", text)


def einzeilig(text: str) -> str:
    """The text on one line."""
    return _LEERRAUM.sub(" ", klartext(text)).strip(" ")


def gekuerzt(text: str, hoechstens: int) -> str:
    """At most so many characters; what was cut off is seen by an ellipsis."""
    return text if len(text) <= hoechstens else text[: hoechstens - 1].rstrip() + AUSLASSUNG


def verweis(adresse: str) -> str:
    """The address if a reader may follow it with one click: a page of the web and nothing else; otherwise empty."""
    if _UNERLAUBT.search(adresse) or re.search(r"\s", adresse) or len(adresse) > _GRENZE:
        return ""
    try:
        teile = urlsplit(adresse)
    except ValueError:
        return ""
    return adresse if teile.scheme in ("http", "https") and teile.netloc else ""
