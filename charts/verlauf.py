"""What does the course of Kennzahlen over time look like: counted lines and published points?"""

from datetime import date
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, mit_achsen
from domain.auswahl import PROGRAMMSTART

HOEHE = 340
_ZEILE = 17  # pixels that a direct label needs


@lru_cache(maxsize=4)
def _spec(reihen: tuple[str, ...], schema: Farbschema) -> dict[str, Any]:
    """The picture without data. Datasets: ``gezaehlt`` (stichtag, wert, reihe), ``punkte`` (+ art, text), ``marken``."""
    thema = THEMEN[schema]
    farben = [thema.blau, thema.gruen, thema.orange][: len(reihen)]
    farbe = alt.Color("reihe:N", scale=alt.Scale(domain=list(reihen), range=farben), legend=None)
    x = alt.X(
        "stichtag:T", title=None,
        axis=alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}, labelAlign="left", labelOffset=0),
    )  # fmt: skip
    y = alt.Y(
        "wert:Q",
        title=None,
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(tickCount=5, tickMinStep=1, format=",d"),
    )
    linie = (
        alt.Chart(alt.NamedData(name="gezaehlt"))
        .mark_line(interpolate="step-after", strokeWidth=2.2, aria=False)
        .encode(x=x, y=y, color=farbe)
    )
    form = alt.Shape(
        "art:N", legend=None, scale=alt.Scale(domain=["genau", "mindestens", "rund"], range=["circle", "triangle-up", "diamond"])
    )  # fmt: skip
    punkte = (
        alt.Chart(alt.NamedData(name="punkte"))
        .mark_point(size=75, strokeWidth=2, fill=thema.grund, opacity=1)
        .encode(
            x=x, y=y, color=farbe, shape=form,
            tooltip=[alt.Tooltip("reihe:N", title="Kennzahl"), alt.Tooltip("text:N", title="veröffentlicht")],
        )
    )  # fmt: skip
    marken = (
        alt.Chart(alt.NamedData(name="marken"))
        .mark_text(align="left", dx=10, fontWeight=600, aria=False)
        .encode(x=x, y=y, text="marke:N", color=farbe)
    )
    spec: dict[str, Any] = alt.layer(linie, punkte, marken).properties(width="container", height=HOEHE).to_dict()
    return spec | {"config": mit_achsen(thema), "padding": {"left": 4, "top": 8, "right": 8, "bottom": 4}}


def verlauf(
    gezaehlt: pd.DataFrame, punkte: pd.DataFrame, *, reihen: tuple[str, ...], stichtag: date, schema: Farbschema, beschreibung: str
) -> Diagramm:  # fmt: skip
    """``gezaehlt``: stichtag, wert, reihe. ``punkte``: stichtag, wert, reihe, art, text, stand, quelle.

    Nothing may lie after ``stichtag``.
    """
    start = pd.DataFrame({"stichtag": [PROGRAMMSTART], "wert": [float("nan")], "reihe": [reihen[0]]})
    gezaehlt = pd.concat([start, gezaehlt], ignore_index=True) if stichtag > PROGRAMMSTART else gezaehlt
    daten = {"gezaehlt": _nur_stufen(gezaehlt), "punkte": punkte, "marken": marken(gezaehlt, punkte)}
    for name, frame in daten.items():
        daten[name] = frame.assign(
            stichtag=pd.to_datetime(frame["stichtag"]), reihe=pd.Categorical(frame["reihe"], reihen)
        )
    p = daten["punkte"]
    daten["punkte"] = p[["stichtag", "wert", "reihe", "art"]].assign(
        art=p["art"].astype("category"), text=p["text"] + ", Stand " + p["stand"] + ", " + p["quelle"]
    )
    for name in daten:
        daten[name] = daten[name].astype({"wert": "float32"})
    return Diagramm(_spec(reihen, schema), daten, beschreibung)


def _nur_stufen(gezaehlt: pd.DataFrame) -> pd.DataFrame:
    """A step line needs only the points where it changes, and the last one."""
    gezaehlt = gezaehlt.sort_values("stichtag", kind="stable")
    je_reihe = gezaehlt.groupby("reihe")["wert"]
    aendert = je_reihe.diff().fillna(1) != 0
    letzte = je_reihe.cumcount(ascending=False) == 0
    return gezaehlt[aendert | letzte]


def marken(gezaehlt: pd.DataFrame, punkte: pd.DataFrame) -> pd.DataFrame:
    """stichtag, wert, marke, reihe: direct labels at the end of each line and at each last published point.

    Labels that would collide are moved apart upwards.
    """
    neueste = {
        r: (w, f"{r}: {text} ({stand})", r)
        for w, r, text, stand in zip(punkte["wert"], punkte["reihe"], punkte["text"], punkte["stand"], strict=True)
    }
    linien = {
        r: (w, f"{r}: mind. {int(w)} belegt", r)
        for w, r in zip(gezaehlt["wert"], gezaehlt["reihe"], strict=True)
        if w == w
    }
    alle = sorted((*neueste.values(), *linien.values()), key=lambda marke: marke[0])
    if not alle:
        return pd.DataFrame(columns=["stichtag", "wert", "marke", "reihe"])
    ende = max((*gezaehlt["stichtag"], *punkte["stichtag"]))
    spanne = max(float(wert) for wert in (*gezaehlt["wert"], *punkte["wert"], 1.0) if wert == wert)
    hoehen = _auseinander([float(wert) for wert, _, _ in alle], spanne * _ZEILE / HOEHE)
    return pd.DataFrame(
        {"stichtag": ende, "wert": hoehen, "marke": [m for _, m, _ in alle], "reihe": [r for _, _, r in alle]}
    )


def _auseinander(werte: list[float], abstand: float) -> list[float]:
    """Ascending heights with at least ``abstand`` between neighbours."""
    hoehen: list[float] = []
    for wert in werte:
        hoehen.append(max(wert, hoehen[-1] + abstand) if hoehen else wert)
    return hoehen
