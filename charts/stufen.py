"""How many have reached each stage, and how many of them without the one before: bars that are filled or only outlined?"""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, grundlage

SCHRITT = 74  # pixels of a stage: its name and number, its bar, what the bar is made of
_DICK = 18


@lru_cache(maxsize=4)
def _stufen(schema: Farbschema) -> dict[str, Any]:
    """The picture without data and size; parameter ``voll``: where a bar ends. Dataset ``zeilen``: nr, titel, text, mit, alle."""
    thema = THEMEN[schema]
    zeilen = alt.Chart(alt.NamedData(name="zeilen"))
    y = alt.Y("nr:O", scale=alt.Scale(paddingInner=1 - _DICK / SCHRITT, paddingOuter=0.5 - _DICK / SCHRITT / 2))
    strecke = alt.Scale(domain=[0, alt.ExprRef("voll")], nice=False, range=[alt.ExprRef("0"), alt.ExprRef("width - 2")])
    ohne = (  # a channel says its scale once, where it occurs first: fewer bytes
        zeilen.transform_filter("datum.alle > datum.mit")
        .mark_bar(fill=thema.grund, stroke=thema.gruen, strokeWidth=1.2, strokeDash=[4, 3], aria=False)
        .encode(x=alt.X("mit:Q", scale=strecke, stack=None), x2="alle:Q", y=y)
    )
    mit = (
        zeilen.transform_filter("datum.mit > 0")
        .mark_bar(fill=thema.gruen, aria=False)
        .encode(x=alt.X("mit:Q", stack=None), y="nr:O")
    )
    worte: dict[str, Any] = {"align": "left"}
    oben = (
        zeilen.transform_calculate(in_worten="datum.titel + (datum.text ? '. ' + datum.text : '')")
        .mark_text(fontWeight=600, fontSize=15, yOffset=-_DICK / 2 - 12, **worte)
        .encode(x=alt.value(0), y="nr:O", text="titel:N", description="in_worten:N")
    )
    unten = zeilen.mark_text(color=thema.grau, yOffset=_DICK / 2 + 12, aria=False, **worte).encode(
        x=alt.value(0), y="nr:O", text="text:N"
    )
    aus = {"disable": True}  # no axis, no legend: every bar says what it is
    spec: dict[str, Any] = alt.layer(ohne, mit, oben, unten).properties(width="container").to_dict()
    return spec | {"config": grundlage(thema) | {"axis": aus, "legend": aus}}


def stufenbild(zeilen: pd.DataFrame, *, einheit: str, schema: Farbschema, beschreibung: str) -> Diagramm:
    """``zeilen``, from top to bottom: titel, text, kommunen, mit (how many of them are filled)."""
    titel = {"text": einheit, "anchor": "start", "frame": "bounds", "offset": 6, "fontSize": 13, "fontWeight": "normal"}
    spec = _stufen(schema) | {
        "title": titel | {"color": THEMEN[schema].grau, "aria": False},
        "params": [{"name": "voll", "value": int(max([*zeilen["kommunen"], 1]))}],
        "height": SCHRITT * max(len(zeilen), 1),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "top": 4, "right": 2, "bottom": 4},
    }
    daten = pd.DataFrame(
        {
            "nr": pd.Series(range(len(zeilen)), zeilen.index, dtype="int8"),
            "titel": zeilen["titel"],
            "text": zeilen["text"],
            "mit": zeilen["mit"].astype("int32"),
            "alle": zeilen["kommunen"].astype("int32"),
        }
    )
    return Diagramm(spec, {"zeilen": daten}, beschreibung)
