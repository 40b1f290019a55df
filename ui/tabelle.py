"""How is a list of proof shown so that its links open with the keyboard and nothing is cut?"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from domain.kennzahl import Geldzustand
from ui.einmal import einmal

HOECHSTENS = 150  # rows; longer lists are shown as Streamlit's table
ZAHLENSPALTEN = frozenset(
    {"Nr.", "Wert", "Anzahl", "Betrag", "Beitrag", "Belege", "Lieferung", "Einwohner", "Kommunen", "Personen"}
) | {z.wort for z in Geldzustand}
UEBERALL_GLEICH = frozenset({"", "1", "–"})


@einmal
def tabelle_html(frame: pd.DataFrame, titel: str, verweise: Sequence[str] = (), erste: int | None = None) -> str:
    """An HTML table in a region that scrolls; the source is a link, columns that say nothing are left out.

    ``verweise`` are addresses within the dashboard, one for each row: its first cell leads there. Only the ``erste`` rows.
    """
    sichtbar = _sichtbar(frame if erste is None else frame.head(erste))
    spalten = [spalte for spalte in sichtbar if spalte != "Adresse"]
    kopf = "".join(f'<th scope="col"{_art(spalte)}>{escape(spalte)}</th>' for spalte in spalten)
    zeilen = [dict(zip(sichtbar, werte, strict=True)) for werte in zip(*sichtbar.values(), strict=True)]
    ziele = verweise or [""] * len(zeilen)
    inhalt = "".join(f"<tr>{_zeile_html(zeile, spalten, ziel)}</tr>" for zeile, ziel in zip(zeilen, ziele, strict=True))
    return (
        f'<div class="liste" tabindex="0" role="region" aria-label="{escape(titel, quote=True)}">'
        f"<table><thead><tr>{kopf}</tr></thead><tbody>{inhalt}</tbody></table></div>"
    )


def _sichtbar(frame: pd.DataFrame) -> dict[str, list[Any]]:
    """Without columns that are empty, one everywhere, or the same as the name beside them; files keep them all."""
    spalten: dict[str, list[Any]] = {str(name): frame[name].tolist() for name in frame}
    texte = {name: [_text(wert) for wert in werte] for name, werte in spalten.items()}
    nachbar = texte.get("Gezählt", texte.get("Träger"))
    return {
        name: werte
        for name, werte in spalten.items()
        if not (name not in ("Nr.", "Kommunen") and UEBERALL_GLEICH.issuperset(texte[name]))
        and not (name in ("Zählt in", "Zählt für") and texte[name] == nachbar)
    }


def _text(wert: Any) -> str:
    return "" if wert is None or wert != wert else str(wert)


def _art(spalte: object) -> str:
    return ' class="zahl"' if spalte in ZAHLENSPALTEN else ""


def _zeile_html(zeile: Mapping[str, Any], spalten: list[str], ziel: str) -> str:
    zellen = [_zelle_html(zeile, spalte) for spalte in spalten]
    if ziel and zellen:
        zellen[0] = f'<a href="{escape(ziel, quote=True)}" target="_self">{zellen[0]}</a>'
    return "".join(f"<td{_art(spalte)}>{zelle}</td>" for spalte, zelle in zip(spalten, zellen, strict=True))


def _zelle_html(zeile: Mapping[str, Any], spalte: str) -> str:
    text = escape(_text(zeile[spalte])) or "–"
    adresse = zeile.get("Adresse")
    if spalte == "Quelle" and isinstance(adresse, str) and adresse.startswith(("https://", "http://")):
        return f'<a href="{escape(adresse, quote=True)}" target="_blank" rel="noopener noreferrer">{text}</a>'
    return text
