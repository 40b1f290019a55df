"""What does the course of Kennzahlen over time look like: counted lines and published points?"""

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, mit_achsen
from charts.wasserfall import textbreite
from domain.auswahl import PROGRAMMSTART
from domain.zahlen import euro_kurz, ganzzahl

Achse = Literal["anzahl", "euro"]
ANDERES_WORT = "anderes Wort"  # art of a point that was published under another word and may mean something else
HOEHE = 340
_ZEILE = 18  # pixels that a direct label needs
_BILD = 340  # pixels that the picture itself needs beside its labels
_FREMD = f"datum.art === '{ANDERES_WORT}'"
# Pixels for the numbers at the left, and how they are written.
_ACHSEN: dict[Achse, tuple[int, dict[str, Any]]] = {
    "anzahl": (34, {"format": ",d"}),
    "euro": (70, {"labelExpr": "datum.value === 0 ? '0' : domain('y')[1] < 1e6 ? format(datum.value, ',d') + '\u00a0€'"
                  " : format(datum.value / 1e6, ',.2~f') + '\u00a0Mio.\u00a0€'"}),
}  # fmt: skip


@lru_cache(maxsize=64)
def _linien(reihen: tuple[str, ...], achse: Achse, schema: Farbschema) -> dict[str, Any]:
    """The picture without data. Parameter ``schmal``: there is no room for labels beside the picture.

    A reihe is its number in ``reihen``, a third of its size.
    Datasets: ``gezaehlt`` (stichtag, wert, reihe), ``punkte`` (+ art, text), ``marken`` (+ art, marke, rang from below).
    """
    thema = THEMEN[schema]
    links, zahlen = _ACHSEN[achse]
    farben = [thema.blau, thema.gruen, thema.orange][: len(reihen)]
    farbe = alt.Color("reihe:N", scale=alt.Scale(domain=list(range(len(reihen))), range=farben), legend=None)
    eigene = alt.when(_FREMD).then(alt.value(thema.grau)).otherwise(alt.Color("reihe:N"))  # the scale of the lines
    x = alt.X(
        "stichtag:T", title=None,
        axis=alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}, labelAlign="left", labelOffset=0,
                      aria=False),
    )  # fmt: skip
    y = alt.Y(
        "wert:Q",
        title=None,
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(tickCount=5, tickMinStep=1, minExtent=links, aria=False, **zahlen),
    )
    linie = (
        alt.Chart(alt.NamedData(name="gezaehlt"))
        .mark_line(interpolate="step-after", strokeWidth=2.2, aria=False)
        .encode(x=x, y=y, color=farbe)
    )
    formen = {"genau": "circle", "mindestens": "triangle-up", "rund": "diamond", ANDERES_WORT: "square"}
    form = alt.Shape("art:N", legend=None, scale=alt.Scale(domain=list(formen), range=list(formen.values())))
    punkte = (
        alt.Chart(alt.NamedData(name="punkte"))
        .transform_calculate(name=f"{json.dumps(reihen, ensure_ascii=False)}[datum.reihe]")
        .transform_calculate(in_worten="datum.name + ': ' + datum.text")
        .mark_point(size=75, strokeWidth=2, fill=thema.grund, opacity=1)
        .encode(
            x=x, y=y, color=eigene, shape=form, description="in_worten:N",
            tooltip=[alt.Tooltip("name:N", title="Kennzahl"), alt.Tooltip("text:N", title="veröffentlicht")],
        )
    )  # fmt: skip
    # Beside the ends of the lines or, without room, one above the other over the picture.
    marken = (
        alt.Chart(alt.NamedData(name="marken"))
        .mark_text(
            align="left", fontWeight=600, aria=False,
            xOffset=alt.ExprRef(f"schmal ? {-links} - width : 10"),
            yOffset=alt.ExprRef(f"schmal ? {-_ZEILE} * datum.rang - 22 - scale('y', datum.wert) : 0"),
        )
        .encode(x=x, y=y, text="marke:N", color=eigene)
    )  # fmt: skip
    spec: dict[str, Any] = alt.layer(linie, punkte, marken).properties(width="container", height=HOEHE).to_dict()
    for kanal in ("x", "y"):  # said once for all layers: fewer bytes
        (spec.setdefault("encoding", {})[kanal], *_) = [teil["encoding"].pop(kanal) for teil in spec["layer"]]
    return spec | {"config": mit_achsen(thema), "padding": {"left": 4, "top": 8, "right": 8, "bottom": 4}}


@lru_cache(maxsize=128)
def _spec(reihen: tuple[str, ...], achse: Achse, frei: int, mit_punkten: bool, schema: Farbschema) -> dict[str, Any]:
    """The picture; ``frei``: pixels that its widest label needs. The width is named only to be asked again with it.

    Without points their layer is left out: it would be read out as a picture without a name.
    """
    schmal = f"width * 0 + containerSize()[0] < {_BILD + frei}"
    spec = _linien(reihen, achse, schema)
    layer = [teil for teil in spec["layer"] if mit_punkten or teil["data"]["name"] != "punkte"]
    return spec | {"params": [{"name": "schmal", "expr": schmal}], "layer": layer}


def verlauf(
    gezaehlt: pd.DataFrame, punkte: pd.DataFrame, *, reihen: tuple[str, ...], stichtag: date, schema: Farbschema,
    beschreibung: str, achse: Achse = "anzahl", vollstaendig: frozenset[str] = frozenset(),
) -> Diagramm:  # fmt: skip
    """``gezaehlt``: stichtag, wert, reihe. ``punkte``: stichtag, wert, reihe, art, text, stand, quelle.

    ``art``: genau, mindestens, rund or ANDERES_WORT; the ``text`` of the last names the word. With ``achse`` "euro" a
    ``wert`` counts euros. ``vollstaendig`` names the reihen whose records are complete. Nothing may lie after ``stichtag``.
    """
    start = pd.DataFrame({"stichtag": [PROGRAMMSTART], "wert": [float("nan")], "reihe": [reihen[0]]})
    gezaehlt = pd.concat([start, gezaehlt], ignore_index=True) if stichtag > PROGRAMMSTART else gezaehlt
    worte = marken(gezaehlt, punkte, achse=achse, mit_namen=len(reihen) > 1, vollstaendig=vollstaendig)
    daten = {"gezaehlt": _nur_stufen(gezaehlt), "punkte": punkte, "marken": worte}
    for name, frame in daten.items():
        daten[name] = frame.assign(
            stichtag=pd.to_datetime(frame["stichtag"]), reihe=pd.Categorical(frame["reihe"], reihen).codes
        )
    m, p = daten["marken"], daten["punkte"]
    daten["marken"] = m if ANDERES_WORT in set(m["art"]) else m.drop(columns="art")
    daten["punkte"] = p[["stichtag", "wert", "reihe", "art"]].assign(
        art=p["art"].astype("category"), text=p["text"] + ", Stand " + p["stand"] + ", " + p["quelle"]
    )
    for name in daten:
        daten[name] = daten[name].astype({"wert": "float32"})
    frei = 40 * (textbreite(worte["marke"]) // 40 + 1)
    return Diagramm(_spec(reihen, achse, frei, not punkte.empty, schema), daten, beschreibung)


def _nur_stufen(gezaehlt: pd.DataFrame) -> pd.DataFrame:
    """A step line needs only the points where it changes, and the last one."""
    gezaehlt = gezaehlt.sort_values("stichtag", kind="stable")
    je_reihe = gezaehlt.groupby("reihe")["wert"]
    aendert = je_reihe.diff().fillna(1) != 0
    letzte = je_reihe.cumcount(ascending=False) == 0
    return gezaehlt[aendert | letzte]


def marken(
    gezaehlt: pd.DataFrame, punkte: pd.DataFrame, *, achse: Achse = "anzahl", mit_namen: bool = True,
    vollstaendig: frozenset[str] = frozenset(),
) -> pd.DataFrame:  # fmt: skip
    """stichtag, wert, marke, reihe, art, rang: direct labels at the end of each line and of each last published point.

    Labels that would collide are moved apart upwards. ``mit_namen``: they name their reihe.
    """
    alle = sorted(
        (*_letzte_punkte(punkte, mit_namen), *_linienenden(gezaehlt, achse, mit_namen, vollstaendig)),
        key=lambda marke: marke[0],
    )
    spalten = ["wert", "marke", "reihe", "art"]
    if not alle:
        return pd.DataFrame(columns=["stichtag", *spalten, "rang"])
    spanne = max(float(wert) for wert in (*gezaehlt["wert"], *punkte["wert"], 1.0) if wert == wert)
    return pd.DataFrame(alle, columns=spalten).assign(
        wert=_auseinander([marke[0] for marke in alle], spanne * _ZEILE / HOEHE),
        stichtag=max((*gezaehlt["stichtag"], *punkte["stichtag"])),
        rang=pd.Series(range(len(alle)), dtype="int8"),
    )


def _letzte_punkte(punkte: pd.DataFrame, mit_namen: bool) -> Iterator[tuple[float, str, str, str]]:
    """wert, marke, reihe, art of the newest point of each reihe, and of the newest under another word."""
    arten = punkte["art"] if "art" in punkte else ["genau"] * len(punkte)
    neueste = {
        (reihe, art == ANDERES_WORT): (float(wert), f"{text} ({stand})", reihe, art)
        for wert, reihe, text, stand, art in zip(
            punkte["wert"], punkte["reihe"], punkte["text"], punkte["stand"], arten, strict=True
        )
    }
    for (reihe, fremd), (wert, text, _, art) in neueste.items():
        vorspann = "" if fremd else f"{reihe}: " if mit_namen else "veröffentlicht: "
        yield wert, vorspann + text, reihe, art


def _linienenden(
    gezaehlt: pd.DataFrame, achse: Achse, mit_namen: bool, vollstaendig: frozenset[str]
) -> Iterator[tuple[float, str, str, str]]:
    """wert, marke, reihe, art of the last known value of each reihe."""
    letzte = {r: float(w) for w, r in zip(gezaehlt["wert"], gezaehlt["reihe"], strict=True) if w == w}
    for reihe, wert in letzte.items():
        zahl = euro_kurz(round(wert * 100)) if achse == "euro" else ganzzahl(int(wert))
        was, menge = ("gezählt", zahl) if reihe in vollstaendig else ("belegt", f"mind. {zahl}")
        yield wert, f"{reihe}: {menge} {was}" if mit_namen else f"{was}: {menge}", reihe, "belegt"


def _auseinander(werte: list[float], abstand: float) -> list[float]:
    """Ascending heights with at least ``abstand`` between neighbours."""
    hoehen: list[float] = []
    for wert in werte:
        hoehen.append(max(wert, hoehen[-1] + abstand) if hoehen else wert)
    return hoehen
