"""What does the process do that draws? It reads one order per line, answers with a picture, and ends when nobody asks any more.

It is run by path (``python -P zeichenwerk.py``) and imports nothing of the project: drawing holds the interpreter for hundreds of
milliseconds and takes 400 MB, so it happens beside the server. Nothing is ever fetched: no address is allowed.
"""

import json
import os
import re
import signal
import sys
from functools import lru_cache
from typing import Any, BinaryIO

GEOMETRIE = "geometrie"  # as papierspec writes it

_WEG = re.compile(r' d="[^"]*"')
_STELLEN = re.compile(r"(\.\d)\d+")
_NUMMERIERT = re.compile(r'\bid="([a-z]+[_a-z]*?)(\d+)"')


def zeichne(vl_convert: Any, auftrag: dict[str, Any], karte: str) -> bytes:
    """The picture of one order: ``art`` svg or png, ``spec``, for png ``faktor``; ``karte``: where the map geometry lies."""
    vega = mit_geometrie(vl_convert.vegalite_to_vega(auftrag["spec"]), karte)
    wie = {
        "format_locale": auftrag["formatnummern"], "time_format_locale": auftrag["formatzeiten"], "allowed_base_urls": [],
    }  # fmt: skip
    if auftrag["art"] == "png":
        return bytes(vl_convert.vega_to_png(vega, scale=auftrag["faktor"], **wie))
    return gleichbleibend(vl_convert.vega_to_svg(vega, **wie)).encode("utf-8")


def mit_geometrie(vega: dict[str, Any], karte: str) -> dict[str, Any]:
    """The compiled picture with the areas inside: by an address it would be an empty map without an error.

    Not before: Vega-Lite copies all that it compiles, and two layers with equal rows would be one name twice.
    """
    for daten in vega.get("data", ()):
        if daten.get("url") == GEOMETRIE:
            del daten["url"]
            daten["values"] = _objekt(karte, daten["format"]["feature"])
    return vega


@lru_cache(maxsize=8)
def _objekt(karte: str, name: str) -> dict[str, Any]:
    """The areas of one kind, with nothing of the others."""
    with open(karte, encoding="utf-8") as datei:
        ganz = json.load(datei)
    return {**ganz, "objects": {name: ganz["objects"][name]}}


def gleichbleibend(svg: str) -> str:
    """The same picture whatever was drawn before it: Vega goes on counting its names, here each picture begins anew.

    A tenth of a pixel is finer than paper shows, and a map is half as large.
    """
    svg = _WEG.sub(lambda weg: _STELLEN.sub(r"\1", weg.group()), svg)
    neu = {alt: f"{stamm}{nummer}" for nummer, (alt, stamm) in enumerate(_namen(svg))}
    for alt, name in neu.items():
        svg = re.sub(rf'(id="|url\(#|href="#){re.escape(alt)}(?=["\)])', rf"\g<1>\0{name}", svg)
    return svg.replace("\0", "")


def _namen(svg: str) -> list[tuple[str, str]]:
    """Numbered names and what they begin with, in the order of the picture."""
    gefunden = dict.fromkeys(_NUMMERIERT.findall(svg))
    return [(stamm + nummer, stamm) for stamm, nummer in gefunden]


def arbeite(eingang: BinaryIO, ausgang: BinaryIO, schriften: str, karte: str) -> None:
    """Answer orders until there are no more: a line that says how long the picture is, or what went wrong, then the picture."""
    import vl_convert

    vl_convert.register_font_directory(schriften)
    for zeile in eingang:
        auftrag = json.loads(zeile)
        signal.alarm(auftrag["hoechstens"])  # also ends a drawing whose asker has gone
        try:
            bild, kopf = zeichne(vl_convert, auftrag, karte), {}
        except Exception as fehler:  # of any kind: the asker decides what it means
            bild, kopf = b"", {"fehler": str(fehler)[:2000] or type(fehler).__name__}
        signal.alarm(0)
        ausgang.write(json.dumps({"bytes": len(bild)} | kopf).encode() + b"\n" + bild)
        ausgang.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is meant for the one who asks
    antworten = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no picture
    arbeite(sys.stdin.buffer, antworten, sys.argv[1], sys.argv[2])
