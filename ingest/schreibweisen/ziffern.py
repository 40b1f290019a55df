"""Which number do digits with thousands marks and a decimal sign mean, and what makes a number inexact or negative?"""

import re
from decimal import Decimal

from ingest.schreibweisen.zelle import Unlesbar

_GRUPPEN = r"[1-9][0-9]{0,2}(?:(?P<trenner>[.' ’])[0-9]{3})(?:(?P=trenner)[0-9]{3})*"
_ZAHL = re.compile(rf"(?P<ganz>{_GRUPPEN}|[0-9]+)(?:,(?P<bruch>[0-9]+))?")
_MIT_PUNKT = re.compile(r"[0-9]+\.[0-9]{1,2}")
_EINE_GRUPPE = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_ENGLISCH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_EINSCHRAENKUNG = re.compile(
    r"[~≈<>≤≥±]|\b(?:ca|circa|zirka|rund|etwa|ungefähr|über|unter|knapp|gut|fast|mehr als|weniger als|bis|bis zu|"
    r"mindestens|mind|höchstens|maximal|max|bereits|ab)\b"
)
_NEGATIV = re.compile(r"(?:(?:€|eur|euro) ?)?[-−–—] ?[0-9].*|\( ?[0-9][^()]*\)|.*[0-9] ?[-−](?: ?(?:€|eur|euro))?")


def dezimal(text: str) -> Decimal | None:
    """The number that digits mean, None: none.

    A comma is the decimal sign; points, blanks or apostrophes between groups of three are thousands marks. A point with
    one or two digits behind it is a decimal sign, with exactly three a thousands mark: "1.300" is 1300, "1.30" is 1.3.
    """
    if _MIT_PUNKT.fullmatch(text):
        return Decimal(text)
    treffer = _ZAHL.fullmatch(text)
    if not treffer:
        return None
    return Decimal(f"{re.sub('[^0-9]', '', treffer['ganz'])}.{treffer['bruch'] or 0}")


def eine_gruppe(text: str) -> bool:
    """Three digits behind one sign, which may be a thousands mark or a decimal sign: "1.300", "1,300"."""
    return bool(_EINE_GRUPPE.fullmatch(text))


def englisch(text: str) -> bool:
    """Commas as thousands marks: "1,300.00"."""
    return bool(_ENGLISCH.fullmatch(text))


def negativ(text: str) -> bool:
    """A number below zero, in lower case: "-5", "(5)", "5-"."""
    return bool(_NEGATIV.fullmatch(text))


def pruefe_einschraenkung(text: str) -> None:
    """Unlesbar if a number, in lower case, is called inexact: "ca. 5", "über 5"."""
    treffer = _EINSCHRAENKUNG.search(text)
    if treffer:
        abhilfe = "nur die Zahl schreiben; die Einschränkung gehört in die Spalte „Betrag ist“ oder „Wert ist“"
        raise Unlesbar(f"„{treffer[0]}“ schränkt die Zahl ein", abhilfe)
