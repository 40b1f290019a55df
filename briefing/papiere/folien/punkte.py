"""How does a chart in slides tell a published figure from a counted one, and a bound from an exact one?"""

import re

SPRACHE = "[$-407]"  # German signs
_VEROEFFENTLICHT = re.compile(r", veröffentlicht(?: \((über|mindestens|rund)\))?$")


def veroeffentlicht(name: str) -> bool:
    """Whether a series with this name is made of published figures."""
    return _VEROEFFENTLICHT.search(name) is not None


def zeichen(name: str) -> str:
    """The mark of a published figure, as the page draws it; empty for what is counted."""
    treffer = _VEROEFFENTLICHT.search(name)
    return (
        {"über": "triangle", "mindestens": "triangle", "rund": "diamond"}.get(treffer[1], "circle") if treffer else ""
    )


def mit_wort(name: str, muster: str) -> str:
    """The number format with the word that belongs to the number, after the language: LibreOffice reads it only in front."""
    treffer = _VEROEFFENTLICHT.search(name)
    if not treffer or not treffer[1]:
        return muster
    sprache, zahl = (SPRACHE, muster.removeprefix(SPRACHE)) if muster.startswith(SPRACHE) else ("", muster)
    return f'{sprache}"{treffer[1]} "{zahl}'
