"""How do some named amounts compare: horizontal bars or, for years, columns, each from zero and with its own label?"""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, Thema, grundlage
from charts.wasserfall import textbreite

SCHRITT = 36  # pixels of a row: enough for a name above a thin bar
HOEHE = 200  # pixels of the highest column with its label
ARTEN = ("wert", "grau", "offen")  # a value; one that belongs to nobody; one of a period that is not over yet
_DICK, _DUENN = 20, 11  # height of a bar whose name stands at the left, or above it
_LAENGE = 200  # pixels that the bars themselves need before their names go above them
_SPALTE = 104  # pixels of the widest column with its gap
_BEKANNT = "isValid(datum.wert)"


def _farben(thema: Thema) -> dict[str, Any]:
    """Area and outline of a bar by the kind of its row."""
    flaechen, raender = [thema.gruen, thema.rand, thema.grund], [thema.gruen, thema.rand, thema.gruen]
    return {"fill": alt.ExprRef(f"{flaechen}[datum.art]"), "stroke": alt.ExprRef(f"{raender}[datum.art]")}


def _worte(thema: Thema) -> dict[str, Any]:
    """A value is printed stronger than the word that there is none."""
    farbe, dicke = f"{_BEKANNT} ? '{thema.tinte}' : '{thema.grau}'", f"{_BEKANNT} ? 600 : 400"
    return {"color": alt.ExprRef(farbe), "fontWeight": alt.ExprRef(dicke), "aria": False}


def _fertig(bild: Any, schema: Farbschema) -> dict[str, Any]:
    """As a dict, without axes: every mark says its name and value, and every number is printed as text already."""
    ohne = {"disable": True}
    spec: dict[str, Any] = bild.properties(width="container").to_dict()
    return spec | {"config": grundlage(THEMEN[schema]) | {"axis": ohne}}


@lru_cache(maxsize=32)
def _balken(mit_werten: bool, mit_bahn: bool, schema: Farbschema) -> dict[str, Any]:
    """The bars without data, size and unit.

    Parameters: ``schmal`` (names stand above the bars), ``frei`` (pixels of the widest label), ``voll`` (where a bar ends).
    Dataset ``zeilen``: nr, name, wert, text, art (number in ARTEN). ``mit_bahn``: the whole length is drawn behind a bar.
    """
    thema = THEMEN[schema]
    zeilen = alt.Chart(alt.NamedData(name="zeilen"))
    zeile = zeilen.encode(y="nr:O")
    dicke = f"(schmal ? {_DUENN} : {_DICK}) / {SCHRITT}"
    abstand = alt.Scale(
        type="band", paddingInner=alt.ExprRef(f"1 - {dicke}"), paddingOuter=alt.ExprRef(f"0.5 - {dicke} / 2")
    )
    laenge = alt.ExprRef("max(width - frei, 40)")
    strecke = alt.Scale(domain=[0, alt.ExprRef("voll")], nice=False, range=[alt.ExprRef("0"), laenge])
    tiefer = alt.ExprRef("schmal ? 9 : 0")
    bahn = (
        zeile.transform_filter(_BEKANNT)
        .transform_calculate(bis="voll")
        .mark_bar(fill=thema.gitter, yOffset=tiefer, aria=False)
        .encode(x=alt.X("bis:Q", stack=None))
    )
    balken = (
        zeile.transform_filter("datum.wert > 0")
        .transform_calculate(in_worten="datum.name + ': ' + datum.text")
        .mark_bar(yOffset=tiefer, strokeWidth=1, **_farben(thema))
        .encode(x=alt.X("wert:Q", stack=None), description="in_worten:N")
    )
    rand = (
        zeilen.transform_filter("datum.nr === 0")
        .mark_rule(stroke=thema.tinte, aria=False)
        .encode(x=alt.XDatum(0, scale=strecke))
    )
    namen = zeilen.mark_text(
        align=alt.ExprRef("schmal ? 'left' : 'right'"), dx=alt.ExprRef("schmal ? 7 : -9"), aria=False,
        yOffset=alt.ExprRef("schmal ? -8 : 0"),
    ).encode(x=alt.value(0), y=alt.Y("nr:O", scale=abstand), text="name:N")  # fmt: skip
    werte = (
        zeile.transform_calculate(ende=f"!{_BEKANNT} ? 0 : {'voll' if mit_bahn else 'datum.wert'}")
        .mark_text(align="left", dx=7, yOffset=tiefer, **_worte(thema))
        .encode(x="ende:Q", text="text:N")
    )
    teile = [*([bahn] if mit_bahn else []), *([balken] if mit_werten else []), rand, namen, werte]
    return _fertig(alt.layer(*teile), schema)


def _titel(einheit: str, thema: Thema) -> dict[str, Any]:
    """The unit, written above the picture."""
    titel = {"text": einheit, "anchor": "start", "frame": "bounds", "offset": 6, "fontSize": 13, "fontWeight": "normal"}
    return titel | {"color": thema.grau, "aria": False}


def balken(
    zeilen: pd.DataFrame, *, einheit: str, schema: Farbschema, beschreibung: str, voll: float | None = None
) -> Diagramm:
    """``zeilen``, from top to bottom: name, wert (not negative; NaN: unknown), text as it is printed, perhaps art (ARTEN).

    Without a value there is no bar, only the text. With ``voll``, e.g. 100 for shares, that is the whole length, which is
    drawn behind each bar.
    """
    werte = zeilen["wert"].astype("float64")
    ende = max(werte.max() if werte.notna().any() else 0, voll or 0) or 1
    namen, texte = textbreite(zeilen["name"]), textbreite(zeilen["text"])
    frei = 12 + 10 * (texte // 10 + 1)
    spec = _balken(bool((werte > 0).any()), voll is not None, schema) | {
        "title": _titel(einheit, THEMEN[schema]),
        "params": [
            {"name": "schmal", "expr": f"width * 0 + containerSize()[0] < {namen + frei + _LAENGE}"},
            {"name": "frei", "value": frei},
            {"name": "voll", "value": float(ende)},
        ],
        "height": SCHRITT * max(len(zeilen), 1),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "top": 4, "right": 2, "bottom": 4},
    }
    return Diagramm(spec, {"zeilen": _zeilen(zeilen)}, beschreibung)


@lru_cache(maxsize=16)
def _saeulen(mit_werten: bool, schema: Farbschema) -> dict[str, Any]:
    """The columns without data and unit; parameters ``anzahl`` and ``voll``, dataset as for bars."""
    thema = THEMEN[schema]
    zeilen = alt.Chart(alt.NamedData(name="zeilen"))
    breite = [alt.ExprRef("0"), alt.ExprRef(f"min(width, {_SPALTE} * anzahl)")]
    spalte = alt.X("nr:O", scale=alt.Scale(type="band", paddingInner=0.32, paddingOuter=0.16, range=breite))
    hoehe = alt.Scale(domain=[0, alt.ExprRef("voll")], nice=False, range=[alt.ExprRef("height"), alt.ExprRef("28")])
    saeulen = (
        zeilen.transform_filter("datum.wert > 0")
        .transform_calculate(in_worten="datum.name + ': ' + datum.text")
        .mark_bar(strokeWidth=1, **_farben(thema))
        .encode(x="nr:O", y=alt.Y("wert:Q", stack=None), description="in_worten:N")
    )
    boden = (
        zeilen.transform_filter("datum.nr === 0")
        .mark_rule(stroke=thema.tinte, aria=False)
        .encode(x=alt.value(0), x2=alt.value(breite[1]), y=alt.YDatum(0, scale=hoehe))
    )
    werte = (
        zeilen.transform_calculate(ende=f"{_BEKANNT} ? datum.wert : 0")
        .mark_text(align="center", baseline="bottom", dy=-5, **_worte(thema))
        .encode(x=spalte, y="ende:Q", text="text:N")
    )
    namen = zeilen.mark_text(baseline="top", dy=7, aria=False).encode(
        x="nr:O", y=alt.value(alt.ExprRef("height")), text="name:N"
    )
    teile = [*([saeulen] if mit_werten else []), boden, werte, namen]
    return _fertig(alt.layer(*teile), schema)


def saeulen(zeilen: pd.DataFrame, *, einheit: str, schema: Farbschema, beschreibung: str) -> Diagramm:
    """``zeilen``, from left to right, as for ``balken``; for few and short names such as years, with short texts."""
    werte = zeilen["wert"].astype("float64")
    ende = (werte.max() if werte.notna().any() else 0) or 1
    spec = _saeulen(bool((werte > 0).any()), schema) | {
        "title": _titel(einheit, THEMEN[schema]),
        "params": [{"name": "anzahl", "value": max(len(zeilen), 1)}, {"name": "voll", "value": float(ende)}],
        "height": HOEHE,
        "padding": {"left": 2, "top": 4, "right": 2, "bottom": 4},
    }
    return Diagramm(spec, {"zeilen": _zeilen(zeilen)}, beschreibung)


def _zeilen(zeilen: pd.DataFrame) -> pd.DataFrame:
    """The dataset of both pictures."""
    arten = zeilen["art"].map(ARTEN.index) if "art" in zeilen else 0
    return pd.DataFrame(
        {
            "nr": pd.Series(range(len(zeilen)), zeilen.index, dtype="int8"),
            "name": zeilen["name"],
            "wert": zeilen["wert"].astype("float64"),
            "text": zeilen["text"],
            "art": pd.Series(arten, zeilen.index, dtype="int8"),
        }
    )
