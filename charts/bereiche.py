"""How do some named rates compare when chance leaves each of them a range: a point with a line, from zero?"""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, grundlage
from charts.wasserfall import textbreite

SCHRITT = 36  # pixels of a row: enough for a name above its line
_LAENGE = 160  # pixels that the lines themselves need before their names go above them


@lru_cache(maxsize=4)
def _bereiche(schema: Farbschema) -> dict[str, Any]:
    """The picture without data, size and unit.

    Parameters: ``schmal`` (names stand above the lines), ``frei`` (pixels of the widest label), ``voll`` (the largest end),
    ``linie`` (a value to compare with) and its ``marke``. Dataset ``zeilen``: nr, name, wert, von, bis, text, grau.
    """
    thema = THEMEN[schema]
    zeilen = alt.Chart(alt.NamedData(name="zeilen"))
    y = alt.Y("nr:O", scale=alt.Scale(padding=0))
    laenge = alt.ExprRef("max(width - frei, 40)")
    strecke = alt.Scale(domain=[0, alt.ExprRef("voll")], nice=False, range=[alt.ExprRef("0"), laenge])
    tiefer = alt.ExprRef("schmal ? 9 : 0")
    farbe = alt.Color("grau:O", scale=alt.Scale(domain=[0, 1], range=[thema.gruen, thema.rand]))
    erste = zeilen.transform_filter("datum.nr === 0")
    # a channel says its scale once, where it occurs first: fewer bytes
    vergleich = erste.mark_rule(stroke=thema.rand, strokeDash=[4, 3], aria=False).encode(
        x=alt.X("wert:Q", scale=strecke)
    )
    vergleich = vergleich.transform_calculate(wert="linie")
    unten = erste.transform_calculate(wert="linie").mark_text(color=thema.grau, baseline="top", aria=False)
    unten = unten.encode(x="wert:Q", y=alt.value(alt.ExprRef("height + 5")), text=alt.value(alt.ExprRef("marke")))
    striche = zeilen.mark_rule(strokeWidth=3, strokeCap="round", opacity=0.55, yOffset=tiefer, aria=False).encode(
        x="von:Q", x2="bis:Q", y=y, color=farbe
    )
    punkte = (
        zeilen.transform_calculate(in_worten="datum.name + ': ' + datum.text")
        .mark_point(filled=True, size=110, opacity=1, yOffset=tiefer)
        .encode(x="wert:Q", y="nr:O", color="grau:O", description="in_worten:N")
    )
    rand = erste.mark_rule(stroke=thema.tinte, aria=False).encode(x=alt.datum(0))
    namen = zeilen.mark_text(
        align=alt.ExprRef("schmal ? 'left' : 'right'"), dx=alt.ExprRef("schmal ? 7 : -9"), aria=False,
        yOffset=alt.ExprRef("schmal ? -8 : 0"),
    ).encode(x=alt.value(0), y="nr:O", text="name:N")  # fmt: skip
    texte = zeilen.mark_text(align="left", dx=12, fontWeight=600, yOffset=tiefer, aria=False).encode(
        x=alt.value(laenge), y="nr:O", text="text:N"
    )  # one below the other, beside the longest line: the line to compare with crosses none of them
    ohne = {"disable": True}  # no axis, no legend: every point says its name and value
    bild = alt.layer(vergleich, striche, punkte, rand, namen, texte, unten).properties(width="container")
    spec: dict[str, Any] = bild.to_dict()
    return spec | {"config": grundlage(thema) | {"axis": ohne, "legend": ohne}}


def bereiche(
    zeilen: pd.DataFrame, *, einheit: str, linie: tuple[float, str], schema: Farbschema, beschreibung: str
) -> Diagramm:
    """``zeilen``, from top to bottom: name, wert between von and bis (not negative), text as it is printed, art (wert, grau).

    ``linie``: a value to compare with and its name; it is drawn through all rows. Without rows there is nothing but the unit.
    """
    if zeilen.empty:
        zeilen = pd.DataFrame({"name": [], "wert": [], "von": [], "bis": [], "text": [], "art": []})
    frei = 14 + 10 * (textbreite(zeilen["text"]) // 10 + 1)
    titel = {"text": einheit, "anchor": "start", "frame": "bounds", "offset": 6, "fontSize": 13, "fontWeight": "normal"}
    spec = _bereiche(schema) | {
        "title": titel | {"color": THEMEN[schema].grau, "aria": False},
        "params": [
            {"name": "schmal", "expr": f"width * 0 + containerSize()[0] < {textbreite(zeilen['name']) + frei + _LAENGE}"},
            {"name": "frei", "value": frei},
            {"name": "voll", "value": float(max([*zeilen["bis"], linie[0], 0.0])) or 1.0},
            {"name": "linie", "value": float(linie[0])},
            {"name": "marke", "value": linie[1]},
        ],
        "height": SCHRITT * max(len(zeilen), 1),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "top": 4, "right": 2, "bottom": 4},
    }  # fmt: skip
    daten = pd.DataFrame(
        {
            "nr": pd.Series(range(len(zeilen)), zeilen.index, dtype="int8"),
            "name": zeilen["name"],
            **{spalte: zeilen[spalte].astype("float64") for spalte in ("wert", "von", "bis")},
            "text": zeilen["text"],
            "grau": (zeilen["art"] == "grau").astype("int8"),
        }
    )
    return Diagramm(spec, {"zeilen": daten}, beschreibung)
