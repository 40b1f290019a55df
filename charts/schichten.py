"""Of what does a number consist at a few points of time: one stacked column for each, its layers labelled directly?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, grundlage
from charts.wasserfall import textbreite

HOEHE = 250  # pixels from the bottom line to the top of the highest column's label
_OBEN = 28  # pixels above the highest column, for its sum
_ZEILE = 19  # pixels that a label needs
_SPALTE = 84  # pixels of the widest column with its gap
_STRICH = 16  # pixels of the line that leads from a layer to its label
Art = Literal["grau", "programm", "heller", "offen"]
ARTEN: tuple[Art, ...] = ("grau", "programm", "heller", "offen")


@dataclass(frozen=True)
class Schicht:
    """A layer of all columns; ``art`` says how it looks: context, the programme, a lighter shade of it, or an outline."""

    name: str
    art: Art


@lru_cache(maxsize=4)
def _schichten(schema: Farbschema) -> dict[str, Any]:
    """The picture without data and unit.

    Parameters: ``namen`` (of the columns), ``lagen`` (what a layer of each art is called), ``anzahl`` (of columns),
    ``voll`` (value at the top), ``frei`` (pixels for the labels at the right).
    Datasets: ``teile`` (nr, art as a number in ARTEN, von, bis), ``summen`` (nr, wert), ``marken`` (mitte of the layer,
    hoehe of its label, text).
    """
    thema = THEMEN[schema]
    heller = thema.stufen[3 if schema == "light" else 2]  # the lightest shade that still stands out
    flaechen = [thema.grau, thema.gruen, heller, thema.grund]
    raender = [thema.grund, thema.grund, thema.grund, thema.rand]  # a gap between full layers
    ende = f"min(max(width - frei, 80), {_SPALTE} * anzahl)"
    breite = [alt.ExprRef("0"), alt.ExprRef(ende)]
    spalte = alt.X("nr:O", scale=alt.Scale(type="band", paddingInner=0.34, paddingOuter=0.12, range=breite))
    hoehe = alt.Scale(
        domain=[0, alt.ExprRef("voll")], nice=False, range=[alt.ExprRef("height"), alt.ExprRef(f"{_OBEN}")]
    )
    teile = (
        alt.Chart(alt.NamedData(name="teile"))
        .transform_calculate(in_worten="namen[datum.nr] + ': ' + (datum.bis - datum.von) + ' ' + lagen[datum.art]")
        .mark_bar(
            strokeWidth=1.5, fill=alt.ExprRef(f"{flaechen}[datum.art]"), stroke=alt.ExprRef(f"{raender}[datum.art]")
        )
        .encode(x=spalte, y=alt.Y("von:Q", scale=hoehe, stack=None), y2="bis:Q", description="in_worten:N")
    )
    summen = alt.Chart(alt.NamedData(name="summen"))
    boden = (
        summen.transform_filter("datum.nr === 0")
        .mark_rule(stroke=thema.tinte, aria=False)
        .encode(x=alt.value(0), x2=alt.value(breite[1]), y=alt.YDatum(0))
    )
    zahlen = summen.mark_text(baseline="bottom", dy=-6, fontWeight=600, color=thema.tinte, aria=False).encode(
        x="nr:O", y="wert:Q", text="wert:Q"
    )
    namen = (
        summen.transform_calculate(name="namen[datum.nr]")
        .mark_text(baseline="top", dy=8, color=thema.grau, aria=False)
        .encode(x="nr:O", y=alt.value(alt.ExprRef("height")), text="name:N")
    )
    marken = alt.Chart(alt.NamedData(name="marken"))
    striche = marken.mark_rule(stroke=thema.rand, aria=False).encode(
        x=alt.value(alt.ExprRef(ende)), x2=alt.value(alt.ExprRef(f"{ende} + {_STRICH}")), y="mitte:Q", y2="hoehe:Q"
    )
    worte = marken.mark_text(align="left", dx=_STRICH + 5, color=thema.tinte, aria=False).encode(
        x=alt.value(alt.ExprRef(ende)), y="hoehe:Q", text="text:N"
    )
    bild = alt.layer(teile, boden, zahlen, namen, striche, worte).properties(width="container", height=HOEHE)
    return bild.to_dict() | {"config": grundlage(thema) | {"axis": {"disable": True}}}


def schichten(
    werte: pd.DataFrame, *, saeulen: Sequence[str], lagen: Sequence[Schicht], einheit: str, schema: Farbschema,
    beschreibung: str,
) -> Diagramm:  # fmt: skip
    """``werte``: one row for each of ``saeulen`` (left to right), one column of whole numbers for each of ``lagen`` (upwards).

    A layer that is empty everywhere is left out; the labels at the right belong to the last column.
    """
    alle, gezeigt = [lage.name for lage in lagen], [lage for lage in lagen if (werte[lage.name] > 0).any()]
    bis = werte[alle].cumsum(axis="columns")
    teile = [
        (nr, ARTEN.index(lage.art), oben - wert, oben)
        for lage in gezeigt
        for nr, (wert, oben) in enumerate(zip(werte[lage.name], bis[lage.name], strict=True))
        if wert
    ]
    summen = werte[alle].sum(axis="columns")
    voll = max(int(summen.max()), 1)
    texte = [f"{werte[lage.name].iloc[-1]} {lage.name}" for lage in gezeigt]
    mitten = [float(bis[lage.name].iloc[-1] - werte[lage.name].iloc[-1] / 2) for lage in gezeigt]
    thema, worte = THEMEN[schema], {lage.art: lage.name for lage in lagen}
    titel = {"text": einheit, "anchor": "start", "frame": "bounds", "offset": 6, "fontSize": 13, "fontWeight": "normal"}
    spec = _schichten(schema) | {
        "title": titel | {"color": thema.grau, "aria": False},
        "params": [
            {"name": "anzahl", "value": len(saeulen)},
            {"name": "voll", "value": voll},
            {"name": "namen", "value": list(saeulen)},
            {"name": "lagen", "value": [worte.get(art, "") for art in ARTEN]},
            {"name": "frei", "value": textbreite(texte) + _STRICH + 12},
        ],
        "padding": {"left": 2, "top": 4, "right": 2, "bottom": 4},
    }
    daten = {
        "teile": pd.DataFrame(teile, columns=["nr", "art", "von", "bis"], dtype="int16"),
        "summen": pd.DataFrame({"nr": range(len(saeulen)), "wert": summen.to_list()}, dtype="int16"),
        "marken": pd.DataFrame({"mitte": mitten, "hoehe": auseinander(mitten, voll)}, dtype="float32").assign(text=texte),
    }  # fmt: skip
    return Diagramm(spec, daten, beschreibung)


def auseinander(mitten: Sequence[float], voll: int) -> list[float]:
    """Heights of the labels, from bottom to top, moved upwards until each has its line."""
    abstand, hoehen = voll * _ZEILE / (HOEHE - _OBEN), list[float]()
    for mitte in mitten:
        hoehen.append(max(mitte, hoehen[-1] + abstand) if hoehen else mitte)
    return hoehen
