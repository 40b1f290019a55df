"""How is a list of proof shown so that its links open with the keyboard and nothing is cut?"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from domain.kennzahl import Geldzustand

HOECHSTENS = 150  # rows; longer lists are shown as Streamlit's table
ZAHLENSPALTEN = frozenset(
    {"Nr.", "Wert", "Anzahl", "Betrag", "Beitrag", "Belege", "Lieferung", "Einwohner", "Kommunen", "Personen"}
) | {z.wort for z in Geldzustand}
UEBERALL_GLEICH = frozenset({"", "1", "–"})


def tabelle_html(frame: pd.DataFrame, titel: str, verweise: Sequence[str] = ()) -> str:
    """An HTML table in a region that scrolls; the source is a link, columns that say nothing are left out.

    ``verweise`` are addresses within the dashboard, one for each row: its first cell leads there.
    """
    sichtbar = _sichtbar(frame)
    spalten = [spalte for spalte in sichtbar.columns if spalte != "Adresse"]
    kopf = "".join(f'<th scope="col"{_art(spalte)}>{escape(spalte)}</th>' for spalte in spalten)
    inhalt = sichtbar.to_dict("records")
    ziele = verweise or [""] * len(inhalt)
    zeilen = "".join(f"<tr>{_zeile_html(zeile, spalten, ziel)}</tr>" for zeile, ziel in zip(inhalt, ziele, strict=True))
    return (
        f'<div class="liste" tabindex="0" role="region" aria-label="{escape(titel, quote=True)}">'
        f"<table><thead><tr>{kopf}</tr></thead><tbody>{zeilen}</tbody></table></div>"
    )


def _sichtbar(frame: pd.DataFrame) -> pd.DataFrame:
    """Without columns that are empty, one everywhere, or the same as the name beside them; files keep them all."""
    texte = frame.fillna("").astype(str)
    leer = [spalte for spalte in frame if spalte not in ("Nr.", "Kommunen") and set(texte[spalte]) <= UEBERALL_GLEICH]
    doppelt = [
        spalte for spalte in ("Zählt in", "Zählt für") if spalte in frame and _wie_daneben(texte, spalte)
    ]  # fmt: skip
    return frame.drop(columns=[*leer, *doppelt])


def _wie_daneben(texte: pd.DataFrame, spalte: str) -> bool:
    nachbar = "Gezählt" if "Gezählt" in texte else "Träger"
    return bool((texte[spalte] == texte[nachbar]).all())


def _art(spalte: object) -> str:
    return ' class="zahl"' if spalte in ZAHLENSPALTEN else ""


def _zeile_html(zeile: Mapping[Any, Any], spalten: list[str], ziel: str) -> str:
    zellen = [_zelle_html(zeile, spalte) for spalte in spalten]
    if ziel and zellen:
        zellen[0] = f'<a href="{escape(ziel, quote=True)}" target="_self">{zellen[0]}</a>'
    return "".join(f"<td{_art(spalte)}>{zelle}</td>" for spalte, zelle in zip(spalten, zellen, strict=True))


def _zelle_html(zeile: Mapping[Any, Any], spalte: str) -> str:
    wert = zeile[spalte]
    text = escape("" if wert is None or wert != wert else str(wert)) or "–"
    adresse = zeile.get("Adresse")
    if spalte == "Quelle" and isinstance(adresse, str) and adresse.startswith(("https://", "http://")):
        return f'<a href="{escape(adresse, quote=True)}" target="_blank" rel="noopener noreferrer">{text}</a>'
    return text
