"""How does a picture of the page become one that stands for itself on paper: a fixed width, its data inside, nothing to click?"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from charts.diagramm import Diagramm

BREITE = 640  # pixels of a picture across the page
GEOMETRIE = "geometrie"  # stands in a spec where the map geometry belongs
SCHRIFT = '"Source Sans 3", "ASSKomm Sans", sans-serif'
_BEWEGLICHES = ("tooltip", "cursor", "description")  # the last one is read out for a mark that has the focus


def als_spec(diagramm: Diagramm, *, hoehe: int = BREITE * 3 // 4) -> str:
    """Vega-Lite as canonical JSON; ``hoehe`` counts for pictures that take the height of their place, such as maps."""
    fest: dict[str, Any] = _fest(diagramm.spec)
    fest["params"] = [teil for teil in fest.get("params", ()) if "select" not in teil]
    flaeche = fest.get("height") == "container"
    fest |= {
        "width": BREITE,
        "datasets": {name: zeilen(frame) for name, frame in diagramm.daten.items()},
        "autosize": {"type": "fit" if flaeche else "fit-x", "contains": "padding"},
    } | ({"height": hoehe} if flaeche else {})
    leere = {name for name, reihen in fest["datasets"].items() if not reihen}
    if "layer" in fest:
        fest["layer"] = [teil for teil in fest["layer"] if not leere & _gefragte(teil)]
    fest["config"] = fest.get("config", {}) | {"font": SCHRIFT}
    return json.dumps(fest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _gefragte(schicht: Mapping[str, Any]) -> set[str]:
    """The datasets without which a layer draws nothing: it looks up what it shows, such as the chosen Kommune."""
    umformungen = schicht.get("transform", [])
    gesucht = {teil["from"]["data"].get("name") for teil in umformungen if "lookup" in teil and "default" not in teil}
    return gesucht if any("isValid" in str(teil.get("filter", "")) for teil in umformungen) else set()


def _fest(teil: Any) -> Any:
    """Without what needs a mouse or a screen, the shared part copied."""
    if isinstance(teil, Mapping):
        if "url" in teil:
            return {**teil, "url": GEOMETRIE}
        return {name: _fest(wert) for name, wert in teil.items() if name not in _BEWEGLICHES}
    if isinstance(teil, list):
        return [_fest(wert) for wert in teil]
    return teil.replace("containerSize()[0]", str(BREITE)) if isinstance(teil, str) else teil


def hat_geometrie(spec: str) -> bool:
    """Whether the picture is a map."""
    return f'"url":"{GEOMETRIE}"' in spec


def zeilen(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON has them: days as ISO dates, no more digits than a picture can show, what is unknown as null."""
    spalten = {str(name): [einfach(wert) for wert in _werte(frame[name])] for name in frame}
    return [dict(zip(spalten, werte, strict=True)) for werte in zip(*spalten.values(), strict=True)]


def _werte(spalte: "pd.Series[Any]") -> Iterable[Any]:
    return spalte.astype(object).tolist()


def einfach(wert: Any) -> Any:
    """A cell as a primitive value."""
    if wert is None or wert is pd.NaT or wert is pd.NA or (isinstance(wert, float) and pd.isna(wert)):
        return None
    if isinstance(wert, date):  # a timestamp is one, too
        return wert.isoformat()[:10]
    if isinstance(wert, float):
        kurz = float(f"{wert:.9g}")
        return int(kurz) if kurz.is_integer() else kurz
    return wert.item() if hasattr(wert, "item") else wert
