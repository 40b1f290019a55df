"""When did what happen to one Kommune or body, as precisely as the dates are known?"""

import math
from datetime import date
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, mit_achsen
from charts.wasserfall import textbreite

ZEILE = 32  # pixels of a row: enough for a label above its mark
FARBEN = ("programm", "rat", "geld", "anderes")  # kind of event -> colour
TAG, SPANNE, BEKANNT, FRUEHER = range(4)  # how a mark is drawn
_OFFEN = 34  # pixels of the line that is open to the left
_RADIUS = 5
_ABSTAND = 12  # pixels between a mark and its label
_BREITE = 0.88  # of the width that is reckoned for a label, still enough for the widest ones
_RAND = 20  # pixels of the picture that are no axis
_TIEFER = "(schmal ? 7 : 0)"  # where the mark stands in its row
_HOEHER = "(schmal ? -6 : 0)"  # and its label
# Where a mark begins and ends, in pixels.
_LINKS = f"(datum.art === {FRUEHER} ? 0 : datum.art === {BEKANNT} ? scale('x', datum.von) - {_OFFEN} : scale('x', datum.von))"
_RECHTS = f"(datum.art === {FRUEHER} ? 14 : scale('x', datum.bis))"
_PASST = f"{_RECHTS} + {_ABSTAND} + datum.breite <= width"
_ANFANG = (
    f"schmal ? max(0, min({_LINKS} - {_RADIUS}, width - (kurz ? datum.breite_kurz : datum.breite)))"
    f" : {_PASST} ? {_RECHTS} + {_ABSTAND} : {_LINKS} - {_ABSTAND}"
)
_SEITE = f"schmal || {_PASST} ? 'left' : 'right'"


@lru_cache(maxsize=64)
def _bild(arten: tuple[int, ...], schema: Farbschema) -> dict[str, Any]:
    """The picture without data and size, with the layers that these kinds of marks need: an empty one would have no name.

    Parameters: ``schmal`` (labels stand above their marks), ``kurz`` (only short labels fit), ``anfang``, ``ende`` (of the
    axis, in milliseconds). Dataset ``ereignisse``: nr, von, bis, art, farbe, sicher, lang, kurz, breite, breite_kurz.
    """
    thema = THEMEN[schema]
    zeilen = alt.Chart(alt.NamedData(name="ereignisse"))
    x = alt.X(
        "von:T", title=None,
        scale=alt.Scale(domain=[alt.ExprRef("anfang"), alt.ExprRef("ende")], nice=False),
        axis=alt.Axis(
            format="%Y", tickCount={"interval": "year", "step": 1}, orient="top", grid=True, labelAlign="left",
            labelOffset=2, labelOverlap="greedy", aria=False,
        ),
    )  # fmt: skip
    y = alt.Y("nr:O", axis=None, scale=alt.Scale(paddingOuter=0.1))
    farben = alt.Scale(domain=list(range(len(FARBEN))), range=[thema.gruen, thema.orange, thema.blau, thema.grau])
    fuellung = alt.Fill("farbe:O", scale=farben, legend=None)
    leer = alt.when("datum.sicher === 0").then(alt.value(thema.grund)).otherwise(fuellung)
    stil: dict[str, Any] = {"strokeWidth": 2, "opacity": 1, "yOffset": alt.ExprRef(_TIEFER)}

    def nur(art: int) -> alt.Chart:
        return zeilen.transform_filter(f"datum.art === {art}")

    ebenen = {
        SPANNE: [
            nur(SPANNE)
            .mark_bar(height=2 * _RADIUS, cornerRadius=2, xOffset=-0.5, x2Offset=0.5, **stil)
            .encode(x2="bis:T")
        ],
        BEKANNT: [
            nur(BEKANNT).mark_rule(strokeDash=[4, 3], xOffset=-_OFFEN, **stil | {"aria": False}).encode(x2="bis:T"),
            nur(BEKANNT).mark_point(shape="triangle-left", size=70, xOffset=-_OFFEN, **stil | {"aria": False}),
            nur(BEKANNT).mark_point(shape="stroke", angle=90, size=200, **stil),
        ],
        FRUEHER: [nur(FRUEHER).mark_point(shape="triangle-left", size=110, **stil).encode(x=alt.value(8))],
        TAG: [nur(TAG).mark_point(shape="circle", size=4 * _RADIUS**2, **stil)],
    }
    worte = (
        zeilen.transform_calculate(wort="schmal && kurz && datum.kurz || datum.lang")
        .mark_text(align=alt.ExprRef(_SEITE), aria=False, xOffset=alt.ExprRef(_ANFANG), yOffset=alt.ExprRef(_HOEHER))
        .encode(x=alt.value(0), text="wort:N", fill=alt.value(thema.tinte), stroke=alt.value(None))
    )
    marken = [ebene for art, teile in ebenen.items() if art in arten for ebene in teile]
    gemeinsam: dict[str, Any] = {
        "x": x,
        "y": y,
        "fill": leer,
        "stroke": alt.Stroke("farbe:O", scale=farben, legend=None),
    }
    bild = alt.layer(*marken, worte).encode(**gemeinsam, description="lang:N")
    spec: dict[str, Any] = bild.properties(width="container").to_dict()
    return spec | {"config": mit_achsen(thema)}


def zeitleiste(
    ereignisse: pd.DataFrame, *, anfang: date, ende: date, schema: Farbschema, beschreibung: str
) -> Diagramm:
    """``ereignisse``, from top to bottom: von, bis (dates), art, farbe (of FARBEN), sicher, lang, kurz.

    ``anfang`` and ``ende`` are the ends of the axis; what lies before ``anfang`` stands at its edge.
    """
    breiten, kurze = (
        [math.ceil(_BREITE * textbreite([text])) for text in ereignisse[spalte]] for spalte in ("lang", "kurz")
    )
    breiteste = max(breiten, default=0)
    arten = ereignisse["art"].where(pd.to_datetime(ereignisse["bis"]) >= pd.Timestamp(anfang), FRUEHER)
    orte = zip(ereignisse["von"], ereignisse["bis"], breiten, strict=True)
    platz = _RAND + max((_platz(von, bis, breite, anfang, ende) for von, bis, breite in orte), default=0)
    spec = _bild(tuple(sorted(set(arten))), schema) | {
        "params": [
            {"name": "schmal", "expr": f"width * 0 + containerSize()[0] < {platz}"},
            {"name": "kurz", "expr": f"width * 0 + containerSize()[0] < {40 * (breiteste // 40 + 1)}"},
            {"name": "anfang", "value": _millisekunden(anfang)},
            {"name": "ende", "value": _millisekunden(ende)},
        ],
        "height": ZEILE * max(len(ereignisse), 1),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 8, "top": 2, "right": 12, "bottom": 4},
    }
    daten = pd.DataFrame(
        {
            "nr": pd.Series(range(len(ereignisse)), ereignisse.index, dtype="int16"),
            "von": pd.to_datetime(ereignisse["von"]),
            "bis": pd.to_datetime(ereignisse["bis"]),
            "art": arten.astype("int8"),
            "farbe": pd.Series([FARBEN.index(farbe) for farbe in ereignisse["farbe"]], ereignisse.index, dtype="int8"),
            "sicher": ereignisse["sicher"].astype("int8"),
            "lang": ereignisse["lang"],
            "kurz": ereignisse["kurz"].where(ereignisse["kurz"] != ereignisse["lang"], None),
            "breite": pd.Series(breiten, ereignisse.index, dtype="int16"),
            "breite_kurz": pd.Series(kurze, ereignisse.index, dtype="int16"),
        }
    )
    return Diagramm(spec, {"ereignisse": daten}, beschreibung)


def _platz(von: date, bis: date, breite: int, anfang: date, ende: date) -> int:
    """Pixels of the axis from which on a label has room on one side of its mark."""
    beginn, schluss = (min(max((tag - anfang) / (ende - anfang), 0.0), 1.0) for tag in (von, bis))
    rechts, links = breite + _ABSTAND + _RADIUS, breite + _ABSTAND + _OFFEN
    return math.ceil(min(rechts / max(1 - schluss, 0.01), links / max(beginn, 0.01)))


def _millisekunden(tag: date) -> int:
    return int(pd.Timestamp(tag).timestamp() * 1000)
