"""Where in Saxony do some Kommunen lie, and what are their neighbours called?"""

import math
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, grundlage
from charts.wasserfall import textbreite
from domain.stufe import Stufe

Rechteck = tuple[float, float, float, float]  # west, south, east, north in degrees
SACHSEN: Rechteck = (11.87, 50.17, 15.05, 51.69)
ANDERE = -1  # stufe of a Kommune that is only there for orientation
_RAND = 14  # pixels around what is looked at
_SCHMAL = 460
_ZEILE = 15  # pixels that a name needs
_BREITE = 0.88  # of the width that is reckoned for a label: names have few wide letters
# Pixels for what is looked at, rather too few, and those of the strip to the right of it.
_PLATZ, _PLATZ_SCHMAL = (300.0, 370.0, 120.0), (320.0, 235.0, 0.0)
_HOECHSTENS = 60_000  # scale at which a small Kommune alone would fill the picture


def _hoehe(breite: float) -> float:
    """Mercator's ordinate of a latitude, both as radians."""
    return math.log(math.tan(math.pi / 4 + breite / 2))


def _mercator(r: Rechteck) -> tuple[float, float, float, float]:
    """Middle and size of a rectangle on Mercator's map with scale 1."""
    west, sued, ost, nord = (math.radians(grad) for grad in r)
    unten, oben = _hoehe(sued), _hoehe(nord)
    return (west + ost) / 2, (unten + oben) / 2, ost - west, oben - unten


_SX, _SY, _SB, _SH = _mercator(SACHSEN)
# The small map stands at the lower right: beside what is looked at or, on a narrow screen, below it.
_PARAMETER = {
    "schmal": f"width < {_SCHMAL}",
    "kb": "max(min(width * 0.26, 150), 96)",  # width, height and scale of the small map
    "kh": f"kb * {_SH / _SB:.6f}",
    "km": f"kb / {_SB:.6f}",
    "px": "schmal ? width : width - kb - 12",  # room for what is looked at, and its scale
    "py": "schmal ? height - kh - 12 : height",
    "k": f"min((px - {2 * _RAND}) / b, (py - {2 * _RAND}) / h, {_HOECHSTENS})",
}


def _projektion(massstab: str, x: str, y: str, mitte_x: str, mitte_y: str) -> dict[str, Any]:
    """Mercator with this scale and with a point of the map at ``x``, ``y`` of the picture."""
    ort = f"[{x} - {massstab} * {mitte_x}, {y} + {massstab} * {mitte_y}]"
    return {"type": "mercator", "scale": {"expr": massstab}, "translate": {"expr": ort}}


@lru_cache(maxsize=8)
def _spec(adresse: str, gebietsstand: int, schema: Farbschema) -> dict[str, Any]:
    """The map without data.

    Parameters: ``x``, ``y``, ``b``, ``h`` (what is looked at, on Mercator's map). Dataset ``namen``: the Kommunen that are
    told of by their ags as a number; ``eigen`` ones are outlined (nummer, stufe, eigen, name, lon, lat, dx, dy, dx_schmal,
    dy_schmal).
    """
    thema = THEMEN[schema]

    def geo(objekt: str) -> alt.UrlData:
        return alt.UrlData(url=adresse, format=alt.TopoDataFormat(feature=objekt, type="topojson"))

    namen = alt.NamedData(name="namen")
    kommunen = alt.Chart(geo(f"kommunen_{gebietsstand}")).transform_calculate(nummer="toNumber(datum.properties.ags)")

    def nachschlagen(*felder: str) -> dict[str, Any]:
        return {"lookup": "nummer", "from_": alt.LookupData(data=namen, key="nummer", fields=list(felder))}

    stufen = alt.Scale(domain=[ANDERE, *(int(s) for s in Stufe)], range=[thema.grund, *thema.stufen])
    flaeche = (
        kommunen.transform_lookup(**nachschlagen("stufe"), default=str(ANDERE))
        .transform_calculate(stufe="toNumber(datum.stufe)")
        .mark_geoshape(stroke=thema.gitter, strokeWidth=0.7, clip=True, aria=False)
        .encode(fill=alt.Fill("stufe:O", scale=stufen, legend=None))
    )
    grenzen = alt.Chart(geo("landkreise")).mark_geoshape(
        fill=None, stroke=thema.rand, strokeWidth=1, clip=True, aria=False
    )
    nahe = (
        kommunen.transform_lookup(**nachschlagen("stufe"))
        .transform_filter("isValid(datum.stufe)")
        .mark_geoshape(fill=None, strokeWidth=1, clip=True, aria=False)
        .encode(
            stroke=alt.when(f"datum.stufe >= {Stufe.VEREINBARUNG:d}")
            .then(alt.value(thema.grund))
            .otherwise(alt.value(thema.rand))
        )
    )
    rahmen = kommunen.transform_lookup(**nachschlagen("eigen")).transform_filter("datum.eigen")
    eigene = [
        rahmen.mark_geoshape(fill=None, stroke=farbe, strokeWidth=breite, strokeJoin="round", clip=True, aria=False)
        for farbe, breite in ((thema.grund, 5.5), (thema.auswahl, 3))  # the light edge parts dark from dark
    ]
    gross = [flaeche, grenzen, nahe, *eigene, *_namen(schema)]
    klein = [
        alt.Chart(namen)  # a mark without data is not drawn
        .transform_filter("datum.eigen")
        .mark_rect(fill=thema.grund, opacity=1, aria=False)
        .encode(
            x=alt.value(alt.ExprRef("width - kb - 16")), x2=alt.value(alt.ExprRef("width")),
            y=alt.value(alt.ExprRef("height - kh - 14")), y2=alt.value(alt.ExprRef("height")),
        ),
        alt.Chart(geo("landkreise")).mark_geoshape(fill=thema.rand, fillOpacity=0.4, stroke=thema.grund, strokeWidth=0.8, aria=False),
        alt.Chart(namen)
        .transform_filter("datum.eigen")
        .mark_circle(size=80, fill=thema.auswahl, stroke=thema.grund, strokeWidth=1.5, opacity=1, aria=False)
        .encode(longitude="lon:Q", latitude="lat:Q"),
    ]  # fmt: skip
    spec: dict[str, Any] = alt.layer(alt.layer(*gross), alt.layer(*klein)).to_dict()
    projektionen = (
        _projektion("k", "px / 2", "py / 2", "x", "y"),
        # Vega-Lite makes one of two projections that differ in nothing but scale and place.
        _projektion("km", "width - kb / 2 - 4", "height - kh / 2 - 4", f"{_SX:.6f}", f"{_SY:.6f}") | {"precision": 1},
    )
    for gruppe, projektion in zip(spec["layer"], projektionen, strict=True):
        gruppe["projection"] = projektion
    spec["params"] = [{"name": name, "expr": ausdruck} for name, ausdruck in _PARAMETER.items()]
    return spec | {
        "width": "container", "height": "container", "config": grundlage(thema),
        "padding": {"left": 0, "top": 0, "right": 0, "bottom": 0},
    }  # fmt: skip


def _namen(schema: Farbschema) -> list[alt.Chart]:
    """Every name twice: a halo of the ground, then the letters."""
    thema = THEMEN[schema]
    dx, dy = (alt.ExprRef(f"schmal ? datum.{weg}_schmal : datum.{weg}") for weg in ("dx", "dy"))
    worte = alt.Chart(alt.NamedData(name="namen")).encode(longitude="lon:Q", latitude="lat:Q", text="name:N")
    dick: dict[str, Any] = {
        "fontWeight": alt.ExprRef("datum.eigen ? 700 : 500"),
        "clip": True,
        "aria": False,
        "dx": dx,
        "dy": dy,
    }
    return [
        worte.mark_text(stroke=thema.grund, strokeWidth=4, strokeJoin="round", strokeOpacity=0.9, **dick),
        worte.mark_text(fill=thema.tinte, **dick),
    ]


def lage(
    kommunen: pd.DataFrame,
    *,
    eigene: frozenset[str],
    rechteck: Rechteck,
    adresse: str,
    gebietsstand: int,
    schema: Farbschema,
    beschreibung: str,
) -> Diagramm:
    """``kommunen``: ags, name, lon, lat, stufe of all that are named; ``eigene`` are outlined, ``rechteck`` is looked at."""
    x, y, b, h = _mercator(rechteck)
    spec = _spec(adresse, gebietsstand, schema)
    ausschnitt = [{"name": name, "value": round(wert, 7)} for name, wert in zip("xybh", (x, y, b, h), strict=True)]
    namen = kommunen[["stufe", "name", "lon", "lat"]].assign(
        eigen=kommunen["ags"].isin(eigene), nummer=kommunen["ags"].astype("int32")
    )
    namen = namen.assign(lang=namen["name"].str.len()).sort_values(["eigen", "lang"], ascending=False, kind="stable")
    namen = namen.drop(columns="lang")  # long names find a place first
    for endung, groesse in (("", _PLATZ), ("_schmal", _PLATZ_SCHMAL)):
        wege = ausweichen(namen, (x, y, b, h), groesse)
        for stelle, weg in enumerate(("dx", "dy")):
            namen[weg + endung] = pd.Series([w[stelle] for w in wege], namen.index, dtype="int16")
    namen = namen.astype({"lon": "float32", "lat": "float32", "stufe": "int8"})
    return Diagramm(spec | {"params": [*ausschnitt, *spec["params"]]}, {"namen": namen}, beschreibung)


def ausweichen(
    namen: pd.DataFrame, ausschnitt: tuple[float, float, float, float], groesse: tuple[float, float, float]
) -> list[tuple[int, int]]:
    """By how many pixels each name moves so that none covers another or leaves the picture; the first ones stay.

    ``ausschnitt``: middle and size of what is looked at, ``groesse``: the pixels for it and beside it.
    """
    mx, my, b, h = ausschnitt
    massstab = min(groesse[0] / b, groesse[1] / h, _HOECHSTENS)
    gesetzt: list[tuple[float, float, float]] = []  # middle and half width of a name
    wege = []
    for name, lon, lat in zip(namen["name"], namen["lon"], namen["lat"], strict=True):
        x, y = massstab * (math.radians(lon) - mx), massstab * (my - _hoehe(math.radians(lat)))
        halb = _BREITE * textbreite([name]) / 2 + 2
        rand = max(groesse[0] / 2 + _RAND - halb, 0)
        dx = min(max(x, -rand), rand + groesse[2]) - x
        frei = (
            s for s in (0, 1, -1, 2, -2, 3, -3) if all(_getrennt((x + dx, y + s * _ZEILE, halb), g) for g in gesetzt)
        )
        dy = next(frei, 0) * _ZEILE
        gesetzt.append((x + dx, y + dy, halb))
        wege.append((round(dx), dy))
    return wege


def _getrennt(a: tuple[float, float, float], b: tuple[float, float, float]) -> bool:
    return abs(a[1] - b[1]) >= _ZEILE - 0.5 or abs(a[0] - b[0]) >= a[2] + b[2]
