"""What was known when: one row per Datenstand, one column per Stichtag; which cells did a Datenstand change?"""

from functools import lru_cache
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, Thema, grundlage
from charts.wasserfall import textbreite

ZEILE = 50  # pixels of a row
_NAME = 24  # pixels of it for the name where it stands above its cells
_KNAPP = 56  # pixels: if cells would be narrower, no name stands beside them
_LUECKE = 4  # pixels between cells, in which an outline shows
_ZWEIZEILIG = "bandwidth('x') < 78"
_BEKANNT = "isValid(datum.wert)"


@lru_cache(maxsize=4)
def _felder(schema: Farbschema) -> dict[str, Any]:
    """The picture without data and size.

    Parameters: ``links`` (pixels for the names), ``schmal`` (no room for them), ``breiteste`` (pixels of a text).
    Dataset ``zellen``: zeile, spalte (places, from 0), datenstand, stichtag, wert, text, breite, basis, geaendert.
    """
    thema = THEMEN[schema]
    zelle = alt.Chart(alt.NamedData(name="zellen")).encode(x="spalte:O", y="zeile:O")
    tiefer: dict[str, Any] = {"invalid": "show", "yOffset": alt.ExprRef(f"schmal ? {_NAME / 2} : 0")}
    flaeche = (
        zelle.transform_calculate(inhalt="datum.text + ', ' + datum.basis + (datum.geaendert ? ', geändert' : '')")
        .transform_calculate(in_worten="datum.datenstand + ', Stichtag ' + datum.stichtag + ': ' + datum.inhalt")
        .mark_rect(
            width=alt.ExprRef(f"bandwidth('x') - {_LUECKE}"),
            height=alt.ExprRef(f"{ZEILE - _LUECKE} - (schmal ? {_NAME} : 0)"),
            stroke=alt.ExprRef(f"datum.geaendert ? '{thema.tinte}' : {_BEKANNT} ? null : '{thema.rand}'"),
            strokeWidth=alt.ExprRef("datum.geaendert ? 2 : 1"),
            strokeDash=alt.ExprRef(f"{_BEKANNT} ? [] : [3, 3]"),
            **tiefer,
        )
        .encode(
            x=alt.X("spalte:O", scale=alt.Scale(padding=0, range=[alt.ExprRef("schmal ? 0 : links"), alt.ExprRef("width")])),
            y=alt.Y("zeile:O", scale=alt.Scale(padding=0)),
            fill=alt.Fill("wert:Q", scale=_klassen(toene(thema))),
            tooltip=[
                alt.Tooltip(f"{spalte}:N", title=titel)
                for spalte, titel in (("datenstand", "Datenstand"), ("stichtag", "Stichtag"), ("inhalt", "Wert"))
            ],
            description="in_worten:N",
        )
    )  # fmt: skip
    zahl = zelle.mark_text(
        text=alt.ExprRef("datum.breite * 10 / 13 > bandwidth('x') ? '…' : datum.text"),
        fontSize=alt.ExprRef("clamp(13 * (bandwidth('x') - 6) / breiteste, 10, 13)"),
        fontWeight=alt.ExprRef("datum.geaendert ? 700 : 400"),
        aria=False,
        **tiefer,
    ).encode(color=alt.Color("wert:Q", scale=_klassen([schrift(ton, thema) for ton in toene(thema)])))
    bild = alt.layer(flaeche, zahl, *_namen(thema)).properties(width="container")
    spec: dict[str, Any] = bild.to_dict()
    unbekannt = {"fill": {"value": "transparent"}, "color": {"value": thema.grau}}
    ohne = {"axis": {"disable": True}, "legend": {"disable": True}}
    return spec | {"config": grundlage(thema) | ohne | {"scale": {"invalid": unbekannt}}}


def _namen(thema: Thema) -> tuple[alt.Chart, alt.Chart]:
    """The Datenstände beside their cells or, without room, above them; the Stichtage in one line or two."""
    zellen = alt.Chart(alt.NamedData(name="zellen"))
    datenstaende = (
        zellen.transform_filter("datum.spalte === 0")
        .mark_text(align="left", yOffset=alt.ExprRef(f"schmal ? {(_NAME - ZEILE) / 2 + 3} : 0"), aria=False)
        .encode(x=alt.value(0), y="zeile:O", text="datenstand:N")
    )
    stichtage = (
        zellen.transform_filter("datum.zeile === 0")
        .mark_text(
            text=alt.ExprRef(f"{_ZWEIZEILIG} ? [slice(datum.stichtag, 0, -4), slice(datum.stichtag, -4)] : datum.stichtag"),
            baseline="bottom", yOffset=alt.ExprRef(f"{_ZWEIZEILIG} ? -21 : -6"), lineHeight=15, color=thema.grau,
            fontSize=alt.ExprRef(f"{_ZWEIZEILIG} ? 12 : 13"), aria=False,
        )
        .encode(x="spalte:O", y=alt.value(0))
    )  # fmt: skip
    return datenstaende, stichtage


def _klassen(farben: list[str]) -> alt.Scale:
    """Classes of equal width from zero to the largest value."""
    return alt.Scale(type="quantize", domain=alt.DomainUnionWith(unionWith=[0, 1]), nice=False, range=farben)


def toene(thema: Thema) -> list[str]:
    """Seven classes of one hue: the four Stufen that are coloured on the map, and what lies between them."""

    def mitte(a: str, b: str) -> str:
        return "#" + "".join(f"{(int(a[i : i + 2], 16) + int(b[i : i + 2], 16)) // 2:02X}" for i in (1, 3, 5))

    stufen = thema.stufen[1:]
    return [stufen[0], *(ton for a, b in pairwise(stufen) for ton in (mitte(a, b), b))]


def schrift(ton: str, thema: Thema) -> str:
    """Colour of a text on a cell: the first that reaches a contrast of 4.5; black or white always does."""
    farben = (thema.tinte, thema.grund, "#000000", "#FFFFFF")
    return next(farbe for farbe in farben if _kontrast(farbe, ton) >= 4.5)


def _kontrast(a: str, b: str) -> float:
    """Contrast ratio as WCAG 2 defines it."""
    dunkel, hell = sorted(_leuchtdichte(farbe) for farbe in (a, b))
    return (hell + 0.05) / (dunkel + 0.05)


def _leuchtdichte(farbe: str) -> float:
    kanaele = [int(farbe[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rot, gruen, blau = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaele)
    return 0.2126 * rot + 0.7152 * gruen + 0.0722 * blau


@lru_cache(maxsize=256)
def _spec(zeilen: int, spalten: int, links: int, breiteste: int, schema: Farbschema) -> dict[str, Any]:
    """The picture of a size; ``links``: pixels for the names of the rows."""
    return _felder(schema) | {
        "params": [
            {"name": "links", "value": links},
            {"name": "breiteste", "value": breiteste},
            {"name": "schmal", "expr": f"(width - links) / {max(spalten, 1)} < {_KNAPP}"},
        ],
        "height": ZEILE * max(zeilen, 1),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "top": 4, "right": 2, "bottom": 4},
    }


def matrix(zellen: pd.DataFrame, *, schema: Farbschema, beschreibung: str) -> Diagramm:
    """``zellen``: datenstand, stichtag, wert, text, basis, geaendert; rows and columns as they first occur.

    A missing ``wert`` is an empty outline with its ``text``; so is a cell that does not occur. ``stichtag`` ends with a
    year of four digits. A ``text`` that its cell cannot hold becomes "…": on a phone ten columns hold five digits each.
    """
    alle = _vollstaendig(zellen)
    zeilen, spalten = alle["zeile"].nunique(), alle["spalte"].nunique()
    links = 20 + 10 * (textbreite(alle["datenstand"]) // 10)
    spec = _spec(zeilen, spalten, links, 5 + 5 * (textbreite(alle["text"]) // 5), schema)
    return Diagramm(spec, {"zellen": alle}, beschreibung)


def _vollstaendig(zellen: pd.DataFrame) -> pd.DataFrame:
    """Every row has every column, with numbers for the places, so that new data cannot change their order."""
    zeilen, spalten = (list(dict.fromkeys(zellen[name])) for name in ("datenstand", "stichtag"))
    orte = [(z, s, zeile, spalte) for z, zeile in enumerate(zeilen) for s, spalte in enumerate(spalten)]
    raster = pd.DataFrame(orte, columns=["zeile", "spalte", "datenstand", "stichtag"])
    alle = raster.merge(zellen, how="left", on=["datenstand", "stichtag"])
    text = alle["text"].fillna("–")
    return pd.DataFrame(
        {
            "zeile": alle["zeile"].astype("int8"),
            "spalte": alle["spalte"].astype("int8"),
            "datenstand": alle["datenstand"].astype("category"),
            "stichtag": alle["stichtag"].astype("category"),
            "wert": alle["wert"].astype("float32"),
            "text": text.astype("category"),
            "breite": text.map(lambda t: textbreite([t])).astype("int16"),
            "basis": alle["basis"].fillna("keine Angabe").astype("category"),
            "geaendert": alle["geaendert"].eq(True),
        }
    )
