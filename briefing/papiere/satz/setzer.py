"""How do data and template become pages? A process of its own sets each paper; it sees our typefaces and nothing else of the machine."""

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.papiere.satz.schriftdatei import SCHRIFT
from domain.fehler import Dienstfehler

HIER = Path(__file__).resolve().parent
VORLAGEN = HIER.parent / "vorlagen"
HOECHSTENS = 60  # seconds for one paper; a long one takes less than two
_A4_ZOLL = 210 / 25.4
_ABHILFE = "Abhilfe: es noch einmal versuchen; bleibt es dabei, die Betreuung fragen."


@lru_cache(maxsize=1)
def _vorlagen() -> dict[str, str]:
    return {pfad.name: pfad.read_text(encoding="utf-8") for pfad in sorted(VORLAGEN.glob("*.typ"))}


def setze(vorlage: str, daten: dict[str, Any], bilder: dict[str, str]) -> bytes:
    """The paper as PDF/UA-1. Texts reach the template as data and are never read as its language."""
    (datei,) = _setze(vorlage, daten, bilder, {"format": "pdf", "pdf_standards": ["ua-1"]})
    return datei


def male(vorlage: str, daten: dict[str, Any], bilder: dict[str, str], breite_px: int) -> list[bytes]:
    """The same pages as PNG, so many points wide."""
    return _setze(vorlage, daten, bilder, {"format": "png", "ppi": breite_px / _A4_ZOLL})


def _setze(vorlage: str, daten: dict[str, Any], bilder: dict[str, str], wie: dict[str, Any]) -> list[bytes]:
    dateien = _vorlagen() | bilder | {"main": _vorlagen()[vorlage], "daten.json": json.dumps(daten, ensure_ascii=False)}
    auftrag = {"dateien": dateien, "schriften": str(SCHRIFT), "wurzel": str(VORLAGEN), "wie": wie}
    befehl = [sys.executable, "-P", str(HIER / "satzwerk.py")]
    try:
        lauf = subprocess.run(  # noqa: S603 (our own file, run by our own interpreter)
            befehl, input=json.dumps(auftrag).encode(), capture_output=True, timeout=HOECHSTENS, check=True
        )
    except subprocess.TimeoutExpired as fehler:
        raise Dienstfehler(
            f"Das Papier ließ sich nicht setzen: es dauerte länger als {HOECHSTENS} Sekunden. {_ABHILFE}"
        ) from fehler
    except (OSError, subprocess.CalledProcessError) as fehler:
        raise Dienstfehler(f"Das Satzprogramm läuft nicht. {_ABHILFE}") from fehler
    return _seiten(lauf.stdout)


def _seiten(antwort: bytes) -> list[bytes]:
    """The pages behind their lengths."""
    kopf, _, rest = antwort.partition(b"\n")
    angaben = json.loads(kopf)
    if "fehler" in angaben:
        raise Dienstfehler(f"Das Papier ließ sich nicht setzen: {angaben['fehler']}. {_ABHILFE}")
    enden = [sum(angaben["seiten"][: nummer + 1]) for nummer in range(len(angaben["seiten"]))]
    return [rest[ende - laenge : ende] for laenge, ende in zip(angaben["seiten"], enden, strict=True)]
