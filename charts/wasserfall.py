"""How does one figure become another one: what was added, corrected and taken away between two of its values?"""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, grundlage

SCHRITT = 32  # pixels of a row; with its gap, in which the connecting line shows
_LUECKE = 0.34  # share of the row that is gap
_SCHMALE = ".,: \u00a0"
_STAND = "datum.art === 'stand'"


@lru_cache(maxsize=len(THEMEN))
def _balken(schema: Farbschema) -> dict[str, Any]:
    """The picture without data, size and unit; its parameter ``frei`` says how many pixels the widest label needs.

    Dataset ``stufen``: nr, name, art, links, rechts (the ends of the bar), bis (where it stops), text.
    """
    thema = THEMEN[schema]
    stufen = alt.Chart(alt.NamedData(name="stufen"))
    zeile = stufen.encode(y="nr:O")
    # Zero is always in the picture; the unit beside it gives "0 to 0" a direction.
    strecke = alt.Scale(
        domain=alt.DomainUnionWith(unionWith=[0, 1]), nice=False,
        range=[alt.ExprRef("0"), alt.ExprRef("max(width - frei, 40)")],
    )  # fmt: skip
    abstand = alt.Scale(paddingInner=_LUECKE, paddingOuter=_LUECKE / 2)
    farben = alt.Scale(domain=["stand", "plus", "minus"], range=[thema.rand, thema.gruen, thema.burgund])
    art = alt.Color("art:N", scale=farben)
    worte: dict[str, Any] = {"aria": False, "fontWeight": alt.ExprRef(f"{_STAND} ? 600 : 400")}
    bild = alt.layer(
        zeile.transform_filter(f"datum.nr === 0 || !({_STAND})")
        .mark_rule(stroke=thema.rand, y2Offset=SCHRITT, aria=False)
        .encode(x=alt.X("bis:Q", scale=strecke), y=alt.Y("nr:O", scale=abstand), y2="nr:O"),
        # Three quarters of a pixel on both sides keep a step visible that is too small to be drawn.
        zeile.transform_calculate(in_worten="datum.name + ': ' + datum.text")
        .mark_bar(xOffset=-0.75, x2Offset=0.75)
        .encode(x="links:Q", x2="rechts:Q", color=art, description="in_worten:N"),
        stufen.transform_filter("datum.nr === 0").mark_rule(stroke=thema.tinte, aria=False).encode(x=alt.datum(0)),
        zeile.mark_text(align="right", dx=-8, **worte).encode(x=alt.value(0), text="name:N"),
        zeile.mark_text(align="left", dx=7, **worte).encode(
            x="rechts:Q", text="text:N", color=alt.when(_STAND).then(alt.value(thema.tinte)).otherwise(art)
        ),
    )  # fmt: skip
    ohne = {"disable": True}  # no axis, no legend: every bar says its name and value
    spec: dict[str, Any] = bild.properties(width="container").to_dict()
    return spec | {"config": grundlage(thema) | {"axis": ohne, "legend": ohne}}


@lru_cache(maxsize=256)
def _spec(einheit: str, zeilen: int, frei: int, schema: Farbschema) -> dict[str, Any]:
    """The picture of a size, its unit written above the names."""
    titel = {"text": einheit, "anchor": "start", "frame": "bounds", "offset": 6, "fontSize": 13, "fontWeight": "normal"}
    return _balken(schema) | {
        "title": titel | {"color": THEMEN[schema].grau, "aria": False},
        "params": [{"name": "frei", "value": frei}],
        "height": SCHRITT * max(zeilen, 1),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "top": 4, "right": 2, "bottom": 4},
    }


def wasserfall(stufen: pd.DataFrame, *, einheit: str, schema: Farbschema, beschreibung: str) -> Diagramm:
    """``stufen``, in order: name, art, wert, text.

    ``art`` is "stand" for the first and last row, whose ``wert`` is the value itself, else "plus" or "minus" with the
    signed contribution. ``text`` is the label as it is printed. What does not add up shows as a broken line.
    """
    spec = _spec(einheit, len(stufen), 20 + 10 * (textbreite(stufen["text"]) // 10), schema)
    return Diagramm(spec, {"stufen": _strecken(stufen)}, beschreibung)


def textbreite(texte: Iterable[str]) -> int:
    """Pixels that the longest of some texts needs at 13 pixels, a little more rather than less."""
    return math.ceil(max((sum(4 if zeichen in _SCHMALE else 7.4 for zeichen in text) for text in texte), default=0))


def _strecken(stufen: pd.DataFrame) -> pd.DataFrame:
    """Where each bar starts and ends; an unknown value has no length, only its text speaks."""
    wert = stufen["wert"].astype("float64").fillna(0)
    stand = stufen["art"] == "stand"
    bis = wert.groupby(stand.cumsum()).cumsum()
    von = (bis - wert).where(~stand, 0)
    return pd.DataFrame(
        {
            "nr": pd.Series(range(len(stufen)), stufen.index, dtype="int8"),
            "name": stufen["name"],
            "art": stufen["art"],
            "links": von.where(von < bis, bis),
            "rechts": bis.where(von < bis, von),
            "bis": bis,
            "text": stufen["text"],
        }
    )
