"""How are durations spread: one dot for each, a row for each step, the other way round left of zero?"""

import math
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, grundlage

SCHRITT = 116  # pixels of a step: its name, its summary, its dots
_BODEN = 46  # pixels from the middle of a step down to the line on which its dots stand
_PUNKT = 7  # pixels from dot to dot where several stand one above the other
_HOECHSTENS = 7  # dots in a column; more of them move together
_JAHR = 12


@lru_cache(maxsize=4)
def _dauer(mit_median: bool, schema: Farbschema) -> dict[str, Any]:
    """The picture without data and size. Parameters: ``links``, ``rechts`` (ends of the axis in months), ``takt``.

    Datasets: ``zeilen`` (nr, name, text, median), ``punkte`` (nr, monate, hoehe in pixels, umgekehrt, name).
    """
    thema = THEMEN[schema]
    zeilen, punkte = (alt.Chart(alt.NamedData(name=name)) for name in ("zeilen", "punkte"))
    strecke = alt.Scale(domain=[alt.ExprRef("links"), alt.ExprRef("rechts")], nice=False)
    achse = alt.Axis(title=None, format="d", values=alt.ExprRef("sequence(links, rechts + 1, takt)"), aria=False)
    x = alt.X(
        "monate:Q", scale=strecke, axis=achse
    )  # a channel says its scale once, where it occurs first: fewer bytes
    y = alt.Y("nr:O", scale=alt.Scale(type="point", padding=0.5))
    stumm: dict[str, Any] = {"aria": False}
    boden = zeilen.mark_rule(stroke=thema.gitter, yOffset=_BODEN, **stumm).encode(
        x=alt.value(0), x2=alt.value(alt.ExprRef("width")), y=y
    )
    hoch: dict[str, Any] = {
        "yOffset": _BODEN - 56,
        "y2Offset": _BODEN,
    } | stumm  # a short line that stands on the ground
    null = zeilen.mark_rule(stroke=thema.tinte, **hoch).encode(x=alt.datum(0), y="nr:O", y2="nr:O")
    median = zeilen.transform_filter("isValid(datum.median)").mark_rule(stroke=thema.gruen, strokeWidth=2.5, **hoch)
    farbe = alt.Color("umgekehrt:N", scale=alt.Scale(domain=[0, 1], range=[thema.gruen, thema.burgund]))
    form = alt.Shape("umgekehrt:N", scale=alt.Scale(domain=[0, 1], range=["circle", "diamond"]))
    hoehe, text = alt.ExprRef(f"{_BODEN - 5} - datum.hoehe"), alt.ExprRef("datum.text")
    einzelne = (
        punkte.transform_calculate(text="datum.name + ': ' + format(datum.monate, '.0f') + ' Monate'")
        .mark_point(filled=True, size=46, opacity=0.9, yOffset=hoehe, tooltip=text)
        .encode(x=x, y="nr:O", color=farbe, shape=form, description="text:N")
    )
    worte: dict[str, Any] = {"align": "left"} | stumm
    namen = zeilen.mark_text(fontWeight=600, fontSize=15, yOffset=-46, **worte).encode(text="name:N")
    texte = zeilen.mark_text(color=thema.grau, yOffset=-27, **worte).encode(text="text:N")
    teile = [
        boden, null, einzelne, *([median.encode(x="median:Q", y="nr:O", y2="nr:O")] if mit_median else []),
        *(teil.encode(x=alt.value(0), y="nr:O") for teil in (namen, texte)),
    ]  # fmt: skip
    spec: dict[str, Any] = alt.layer(*teile).properties(width="container").to_dict()
    achsen = {
        "domain": False,
        "ticks": False,
        "grid": False,
        "labelColor": thema.grau,
        "labelFontSize": 13,
        "labelPadding": 6,
    }
    ohne = {"disable": True}
    return spec | {"config": grundlage(thema) | {"axis": achsen, "axisY": ohne, "legend": ohne}}


def dauer(zeilen: pd.DataFrame, punkte: pd.DataFrame, *, schema: Farbschema, beschreibung: str) -> Diagramm:
    """``zeilen``, from top to bottom: name, text, median (NaN: none). ``punkte``: schritt, name, monate, umgekehrt."""
    monate = punkte["monate"]
    links = min(0, _JAHR * math.floor(min([*monate, 0]) / _JAHR))
    rechts = max(_JAHR, _JAHR * math.ceil(max([*monate, 0]) / _JAHR))
    jahre = (rechts - links) // _JAHR
    text = "Monate" if links == 0 else "Monate; links der Null: umgekehrte Reihenfolge"
    titel = {"text": text, "anchor": "start", "frame": "bounds", "offset": 6, "fontSize": 13, "fontWeight": "normal"}
    spec = _dauer(bool(zeilen["median"].notna().any()), schema) | {
        "title": titel | {"color": THEMEN[schema].grau, "aria": False},
        "params": [
            {"name": "links", "value": links},
            {"name": "rechts", "value": rechts},
            {"name": "takt", "value": _JAHR * math.ceil(jahre / 8)},
        ],
        "height": SCHRITT * max(len(zeilen), 1),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 8, "top": 4, "right": 8, "bottom": 4},
    }
    geordnet = punkte.assign(stapel=(monate * 150 / max(rechts - links, 1)).round()).sort_values(
        ["schritt", "stapel", "monate"], kind="stable"
    )
    gruppe = geordnet.groupby(["schritt", "stapel"])
    abstand = (_PUNKT * (_HOECHSTENS - 1) / (gruppe["monate"].transform("size") - 1).clip(lower=1)).clip(upper=_PUNKT)
    daten = {
        "zeilen": pd.DataFrame(
            {
                "nr": pd.Series(range(len(zeilen)), zeilen.index, dtype="int8"),
                "name": zeilen["name"],
                "text": zeilen["text"],
                "median": zeilen["median"].astype("float64"),
            }
        ),
        "punkte": pd.DataFrame(
            {
                "nr": geordnet["schritt"].astype("int8"),
                "monate": geordnet["monate"].astype("float32"),
                "hoehe": (gruppe.cumcount() * abstand).astype("float32"),
                "umgekehrt": geordnet["umgekehrt"].astype("int8"),
                "name": geordnet["name"].astype("category"),
            }
        ),
    }
    return Diagramm(spec, daten, beschreibung)
