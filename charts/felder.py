"""How did the same figure come in several areas: one small panel for each, all with one scale?"""

import math
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, grundlage

HOCH = 116  # pixels from the bottom line of a panel to the largest value
SCHRITT = 186  # pixels of a row of panels: its names above, its years below
_LUECKE = 22  # pixels between panels
_BODEN = 68  # pixels from the middle of a row down to its bottom lines
_SCHMAL = 560  # pixels: below it there are two panels in a row
_TEILE = ("gitter", "linie", "ende")
_HOEHE = f"{_BODEN} - {HOCH} * datum.wert / hoch"


@lru_cache(maxsize=4)
def _felder(schema: Farbschema) -> dict[str, Any]:
    """The picture without data. Where a mark stands is calculated: a panel's place depends on the width.

    Parameters: ``anzahl`` (of panels), ``spalten``, ``breite`` (pixels of a panel), ``hoch`` (the value at the top), ``von``
    and ``bis`` (the ends of the time as text). Dataset ``zeilen``: teil (of _TEILE), feld, zeit (from 0 to 1), wert, grau,
    name, text.
    """
    thema = THEMEN[schema]
    farbe = alt.Color("grau:O", scale=alt.Scale(domain=[0, 1], range=[thema.gruen, thema.rand]))
    hoehe, links = alt.ExprRef(_HOEHE), alt.ExprRef("-breite")
    stumm: dict[str, Any] = {"aria": False}

    def teil(name: str, bedingung: str = "") -> Any:
        ist = f"datum.teil === {_TEILE.index(name)}"
        return alt.Chart().transform_filter(f"{ist} && {bedingung}" if bedingung else ist)

    def skala(**mehr: Any) -> Any:
        ort: dict[str, Any] = {
            "align": "left",
            "baseline": "bottom",
            "fontSize": 12,
            "yOffset": alt.ExprRef(f"{_HOEHE} - 2"),
        }
        erste = teil("gitter", "datum.wert > 0 && datum.feld % spalten === 0")
        return erste.mark_text(**ort, **mehr, **stumm).encode(text="text:N")

    enden, ohne = teil("ende", "isValid(datum.wert)"), teil("ende", "!isValid(datum.wert)")
    unten: dict[str, Any] = {"yOffset": _BODEN + 14, "color": thema.grau, "fontSize": 12} | stumm
    netz = teil("gitter").transform_calculate(ende="datum.px + breite")
    strich = alt.ExprRef(f"datum.wert > 0 ? '{thema.gitter}' : '{thema.rand}'")
    linie: dict[str, Any] = {"interpolate": "step-after", "strokeWidth": 2.4}
    zahl: dict[str, Any] = {"align": "right", "baseline": "bottom", "fontWeight": 600, "fontSize": 14, "dx": 3}
    bild = alt.layer(
        netz.mark_rule(stroke=strich, yOffset=hoehe, **stumm).encode(x2="ende:Q"),
        teil("linie").mark_line(yOffset=hoehe, **linie, **stumm).encode(detail="feld:N", color=farbe),
        skala(stroke=thema.grund, strokeWidth=4),  # so that no line crosses the numbers
        skala(color=thema.grau),
        enden.transform_calculate(in_worten="datum.name + ': ' + datum.text")
        .mark_point(filled=True, size=60, opacity=1, yOffset=hoehe)
        .encode(color="grau:O", description="in_worten:N"),
        enden.mark_text(yOffset=alt.ExprRef(f"{_HOEHE} - 8"), **zahl, **stumm).encode(text="text:N"),
        ohne.mark_text(color=thema.grau, xOffset=alt.ExprRef("-breite / 2"), yOffset=_BODEN - 14, **stumm).encode(text="text:N"),
        teil("ende").mark_text(align="left", fontWeight=600, xOffset=links, yOffset=_BODEN - HOCH - 30, **stumm).encode(text="name:N"),
        teil("ende").mark_text(align="left", text=alt.ExprRef("von"), xOffset=links, **unten),
        teil("ende").mark_text(align="right", text=alt.ExprRef("bis"), **unten),
        data=alt.NamedData(name="zeilen"),
    ).transform_calculate(zeile="floor(datum.feld / spalten)")  # fmt: skip
    bild = bild.transform_calculate(px="datum.feld % spalten * (breite + luecke) + breite * datum.zeit")
    spec: dict[str, Any] = bild.properties(width="container", height=alt.Step(SCHRITT)).to_dict()
    x, y = alt.X("px:Q", scale=None), alt.Y("zeile:O", scale=alt.Scale(type="point", padding=0.5))
    gemeinsam = alt.Chart(alt.NamedData(name="zeilen")).mark_point().encode(x=x, y=y).to_dict()["encoding"]
    aus = {"disable": True}
    return spec | {"encoding": gemeinsam, "config": grundlage(thema) | {"axis": aus, "legend": aus}}


def felder(
    linien: pd.DataFrame, enden: pd.DataFrame, stufen: list[tuple[float, str]], *, zeit: tuple[str, str], einheit: str,
    schema: Farbschema, beschreibung: str,
) -> Diagramm:  # fmt: skip
    """``enden``, one row per panel: name, text (of the last value, or why there is none), wert (NaN: none), art (wert, grau).

    ``linien``: name, zeit (0 to 1), wert. ``stufen``: the values of the light lines with their texts, from 0 up; the last
    one or the largest value is the top of all panels. ``zeit``: its two ends as they are printed.
    """
    nummern = {name: nummer for nummer, name in enumerate(enden["name"])}
    hoch = max([*linien["wert"], stufen[-1][0]]) or 1.0
    titel = {"text": einheit, "anchor": "start", "frame": "bounds", "offset": 4, "fontSize": 13, "fontWeight": "normal"}
    spec = _felder(schema) | {
        "title": titel | {"color": THEMEN[schema].grau, "aria": False},
        "params": [
            {"name": "anzahl", "value": len(enden)},
            {"name": "luecke", "value": _LUECKE},
            {"name": "spalten", "expr": f"width * 0 + containerSize()[0] < {_SCHMAL} ? 2 : anzahl"},
            {"name": "breite", "expr": "(width - (spalten - 1) * luecke) / spalten"},
            {"name": "hoch", "value": float(hoch)},
            *({"name": name, "value": text} for name, text in zip(("von", "bis"), zeit, strict=True)),
        ],
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "top": 4, "right": 6, "bottom": 0},
    }
    gitter = [(name, 0.0, wert, text) for name in nummern for wert, text in stufen]
    teile = (
        pd.DataFrame(gitter, columns=["name", "zeit", "wert", "text"]).assign(teil=0),
        linien[["name", "zeit", "wert"]].assign(teil=1, text=""),
        enden[["name", "wert", "text"]].assign(teil=2, zeit=1.0),
    )
    alle = pd.concat(teile, ignore_index=True)
    grau = set(enden.loc[enden["art"] == "grau", "name"])
    daten = pd.DataFrame(
        {
            "teil": alle["teil"].astype("int8"),
            "feld": alle["name"].map(nummern).astype("int8"),
            "zeit": alle["zeit"].astype("float32"),
            "wert": alle["wert"].astype("float32"),
            "grau": alle["name"].isin(grau).astype("int8"),
            "name": alle["name"].where(alle["teil"] == 2, "").astype("category"),
            "text": alle["text"].astype("category"),
        }
    )
    return Diagramm(spec, {"zeilen": daten}, beschreibung)


def runde_stufen(groesster: float, hoechstens: int = 3) -> list[float]:
    """Zero and a few round values up to the largest one: the light lines of a scale."""
    if groesster <= 0:
        return [0.0]
    zehner = 10 ** math.floor(math.log10(groesster))
    schritte = (zehner * f for f in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0))
    schritt = next(s for s in schritte if groesster / s < hoechstens + 1)
    return [schritt * nummer for nummer in range(int(groesster / schritt + 1e-9) + 1)]
