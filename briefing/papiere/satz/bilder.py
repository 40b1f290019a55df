"""How does a picture come onto paper: as vectors in our typeface, as large as its form allows, with its legend?"""

import re
from typing import Any

from briefing.papiere.aufnahme import Abbild
from briefing.papiere.satz.schriftdatei import FAMILIE
from briefing.papiere.satz.zeichen import druckbar, einzeilig
from briefing.papiere.zeichner import svg

_FAMILIE = re.compile(r'font-family="[^"]*"')
_NICHT_ASCII = re.compile(r"[^\x00-\x7f]+")
_MASSE = re.compile(r'<svg[^>]*\bviewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
_FARBE = re.compile(r"#[0-9A-Fa-f]{6}")
_UNBEKANNTE_FARBE = "#FFFFFF"
BREITE, HOEHE = 140.0, 100.0  # millimetres that a picture may take
NEBEN = 104.0  # width of a picture whose legend stands beside it
_HOCHFORM = 1.7  # pictures less wide than that stand beside their legend


def gezeichnet(abbild: Abbild) -> str:
    """The picture as SVG that names only our typeface and only characters that it has."""
    roh = _FAMILIE.sub(f'font-family="{FAMILIE}"', svg(abbild))
    return _NICHT_ASCII.sub(lambda treffer: druckbar(treffer[0]), roh)


def seitenverhaeltnis(bild: str) -> float:
    """Width by height; square where the picture does not say."""
    masse = _MASSE.search(bild)
    return float(masse[1]) / float(masse[2]) if masse and float(masse[2]) else 1.0


def masse(verhaeltnis: float, *, daneben: bool) -> tuple[float, float]:
    """Millimetres that the picture gets."""
    breite = min(NEBEN if daneben else BREITE, HOEHE * verhaeltnis)
    return round(breite, 2), round(breite / verhaeltnis, 2)


def bild(abbild: Abbild, datei: str, vektoren: str) -> dict[str, Any]:
    """The picture with all its words."""
    verhaeltnis = seitenverhaeltnis(vektoren)
    daneben = bool(abbild.legende) and verhaeltnis < _HOCHFORM
    breite, hoehe = masse(verhaeltnis, daneben=daneben)
    titel = einzeilig(abbild.titel) or "Bild"
    return {
        "typ": "bild",
        "titel": titel,
        "datei": datei,
        "verhaeltnis": verhaeltnis,
        "breite": breite,
        "hoehe": hoehe,
        "daneben": daneben,
        "alt": einzeilig(abbild.alt) or titel,
        "unterschrift": einzeilig(abbild.unterschrift),
        "fussnote": einzeilig(abbild.fussnote),
        "erklaerung": einzeilig(abbild.erklaerung),
        "legende": legende(abbild),
    }


def legende(abbild: Abbild) -> list[dict[str, str]]:
    return [
        {
            "farbe": farbe if _FARBE.fullmatch(farbe) else _UNBEKANNTE_FARBE,
            "wort": einzeilig(wort),
            "zahl": einzeilig(zahl),
        }
        for farbe, wort, zahl in abbild.legende
    ]
