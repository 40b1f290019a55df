"""What does a delivery say of itself: in lieferung.toml, in lieferung.csv, or in the sheet "Lieferung"?"""

import re
import tomllib
from collections.abc import Iterable, Sequence

from ingest.befund import Befund, Schwere
from ingest.spalten import ANGABEN, ueberschrift, vereinfacht
from ingest.zellen import Zellwert

MANIFEST = "lieferung.toml"
BEISPIEL = "siehe data/lieferungen/1-gebiet/lieferung.toml als Vorlage"
_FELDER = ("kennung", "titel", "herausgeber", "stand", "grund", "uebung")
_NAMEN = {vereinfacht(name): feld for feld in _FELDER for name in (feld, ueberschrift(feld))} | {"format": "format"}
_KOPF = "angabe"
Stelle = tuple[int, int]  # line, counted from 1, and column, from 0


def ist_angaben(name: str) -> bool:
    """Whether a sheet or a CSV file is the one with the particulars of the delivery."""
    return vereinfacht(re.sub(r"\.csv$", "", name, flags=re.IGNORECASE)) == vereinfacht(ANGABEN)


def aus_toml(daten: bytes | bytearray, befunde: list[Befund]) -> dict[str, object] | None:
    """Everything that lieferung.toml says, known or not; None and one more finding if it cannot be read."""
    zeile: int | None = None
    try:
        return tomllib.loads(daten.decode("utf-8-sig"))
    except UnicodeDecodeError:
        grund, abhilfe = "kein UTF-8", "als UTF-8 speichern"
    except (ValueError, RecursionError) as fehler:
        ort = re.search(r"at line (\d+)", str(fehler))
        zeile = int(ort[1]) if ort else None
        grund, abhilfe = "kein lesbares TOML", BEISPIEL
    befunde.append(Befund(MANIFEST, zeile, "", "", grund, abhilfe))
    return None


def aus_zeilen(
    zeilen: Iterable[tuple[int, Sequence[Zellwert]]], datei: str, befunde: list[Befund], blatt: str = ""
) -> tuple[dict[str, object], dict[str, Stelle]]:
    """The particulars from lines of name and value, by field, and where each stands.

    Unknown ones become a Hinweis, a second one a Fehler.
    """
    angaben: dict[str, object] = {}
    stellen: dict[str, Stelle] = {}
    links = 0  # column of the names
    for nummer, zellen in zeilen:
        if not angaben:
            links = next((s for s, z in enumerate(zellen) if isinstance(z, str) and vereinfacht(z) == _KOPF), links)
        name, wert = (*(z.strip() if isinstance(z, str) else z for z in zellen[links : links + 2]), None, None)[:2]
        geschrieben = str(name or "")
        feld = _NAMEN.get(vereinfacht(geschrieben))
        if wert in (None, "") or not geschrieben or vereinfacht(geschrieben) == _KOPF:
            continue
        if feld is None:
            grund, abhilfe = "unbekannte Angabe, sie wird nicht gelesen", f"bekannt sind {_bekannte()}"
            befunde.append(Befund(datei, nummer, "Angabe", geschrieben, grund, abhilfe, Schwere.HINWEIS, blatt))
        elif feld in angaben:
            grund = "diese Angabe steht mehrfach da"
            befunde.append(Befund(datei, nummer, "Angabe", geschrieben, grund, "nur einmal nennen", blatt=blatt))
        else:
            angaben[feld], stellen[feld] = wert, (nummer, links + 1)
    return angaben, stellen


def _bekannte() -> str:
    return ", ".join(map(ueberschrift, _FELDER))
