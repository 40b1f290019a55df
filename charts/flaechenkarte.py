"""What does a map look like whose areas are coloured by classes: Kommunen, Kreise or directorates?

An area of which nothing is known is hatched, one with nothing but doubtful records dotted: neither can be taken for a pale
colour or for zero. The patterns are drawn by ``web/seite.js``, because Vega has none; where they are missing the colour behind
them counts.
"""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.karte import AUSWAHL
from charts.matrix import schrift, toene
from charts.thema import THEMEN, Farbschema, Thema, grundlage
from domain.auswahl import Ebene

FLAECHE = "gewaehlte_flaeche"  # click selection of Kreise and directorates
MUSTERFARBE = "#868F8A"  # 3:1 on the light and on the dark ground; web/seite.js draws with it
_TON = {
    1: (5,),
    2: (2, 5),
    3: (1, 4, 6),
    4: (0, 2, 4, 6),
    5: (0, 1, 3, 5, 6),
}  # which of the seven tones so many classes have
_OBJEKT = {Ebene.LANDKREIS: "landkreise", Ebene.POLIZEIDIREKTION: "polizeidirektionen"}
_EIGEN = {Ebene.KOMMUNE: "ags", Ebene.LANDKREIS: "landkreis", Ebene.POLIZEIDIREKTION: "polizeidirektion"}
_NAMEN_AB = 430  # pixels of width from which the areas bear their names, not only their values
# The most inner point of each Kreis and directorate: name in at most two lines, longitude, latitude.
_MITTEN = {
    "14511": ("Chemnitz", 12.9, 50.84), "14521": ("Erzgebirgskreis", 12.96, 50.61), "14522": ("Mittelsachsen", 13.03, 51.02),
    "14523": ("Vogtlandkreis", 12.26, 50.45), "14524": ("Zwickau", 12.49, 50.75), "14612": ("Dresden", 13.79, 51.06),
    "14625": ("Bautzen", 14.21, 51.26), "14626": ("Görlitz", 14.76, 51.34), "14627": ("Meißen", 13.47, 51.25),
    "14628": ("Sächsische Schweiz-|Osterzgebirge", 13.78, 50.86), "14713": ("Leipzig, Stadt", 12.37, 51.36),
    "14729": ("Leipzig, Land", 12.63, 51.16), "14730": ("Nordsachsen", 12.97, 51.53),
    "Chemnitz": ("Chemnitz", 13.05, 50.8), "Dresden": ("Dresden", 13.72, 51.06), "Görlitz": ("Görlitz", 14.52, 51.29),
    "Leipzig": ("Leipzig", 12.68, 51.33), "Zwickau": ("Zwickau", 12.27, 50.47),
}  # fmt: skip


def farben(anzahl: int, schema: Farbschema) -> tuple[str, ...]:
    """Colours of so many classes, from pale to deep."""
    thema = THEMEN[schema]
    return tuple(toene(thema)[ton] for ton in _TON.get(anzahl, ()))


def muster(name: str, thema: Thema) -> str:
    """A fill with a pattern of ``web/seite.js`` and, behind a blank, what is painted without it."""
    return f"url(#{name}) {thema.stufen[0]}"


@lru_cache(maxsize=64)
def _spec(
    adresse: str, gebietsstand: int, ebene: Ebene, toene_: tuple[str, ...], wort: str, schema: Farbschema, *, nur_gelistete: bool
) -> dict[str, Any]:  # fmt: skip
    """The map without data; ``wort`` is said of areas that are not listed, unless ``nur_gelistete`` leaves them out.

    Datasets: ``raum`` (kreis, landkreis, polizeidirektion) and ``grenzen`` (polizeidirektion) name what is in the picture;
    ``werte`` (nummer, code, text) by a number, a third of the key's size, for directorates by name; ``raete`` (ags, name, lon,
    lat), ``orte`` (ort, lon, lat), ``gewaehlt`` (ags), ``marken`` (lon, lat, name, text, farbe, hof).
    """
    thema = THEMEN[schema]
    arten = (muster("schraffur", thema), muster("punktraster", thema), thema.grund, *toene_)
    objekt = _OBJEKT.get(ebene, f"kommunen_{gebietsstand}")
    eigen, bereich = f"datum.properties.{_EIGEN[ebene]}", "landkreis" if ebene is Ebene.KOMMUNE else _EIGEN[ebene]
    nummer = eigen if ebene is Ebene.POLIZEIDIREKTION else f"toNumber({eigen})"
    ohne = f"datum.code == null ? 0 : datum.code, text: datum.code == null ? '{wort}' : datum.text"
    flaeche = (
        alt.Chart(_geo(adresse, objekt), name="flaeche")
        .transform_lookup(
            lookup=f"properties.{bereich}",
            from_=_nachschlagen("raum", "kreis" if ebene is Ebene.KOMMUNE else bereich, ["polizeidirektion"]),
        )
        .transform_filter("isValid(datum.polizeidirektion)")
        .transform_calculate(nummer=nummer)
        .transform_lookup(lookup="nummer", from_=_nachschlagen("werte", "nummer", ["code", "text"]))
        .transform_filter("isValid(datum.code)" if nur_gelistete else "true")
        .transform_calculate(angabe=f"{{code: {ohne}}}")
        .transform_calculate(**{
            _EIGEN[ebene]: eigen, "code": "toNumber(datum.angabe.code)", "text": "datum.angabe.text",
            "name": "datum.properties.name || 'Polizeidirektion ' + datum.properties.polizeidirektion",
        })
        .transform_calculate(in_worten="datum.name + ': ' + datum.text")
        .mark_geoshape(stroke=thema.rand, strokeWidth=0.55, cursor="pointer")
        .encode(
            fill=alt.Fill("code:O", scale=alt.Scale(domain=list(range(len(arten))), range=list(arten)), legend=None),
            tooltip=[alt.Tooltip("name:N", title="Ort"), alt.Tooltip("text:N", title="Stand")],
            description="in_worten:N",
        )
    )  # fmt: skip
    schichten: list[alt.Chart] = [flaeche, *_grenzen(adresse, ebene, thema)]
    if ebene is Ebene.KOMMUNE:
        schichten += [_raete(thema), _gewaehlt(adresse, objekt, thema), *_orte(thema)]
    else:
        schichten += _marken(immer=ebene is Ebene.POLIZEIDIREKTION)
    spec: dict[str, Any] = (
        alt.layer(*schichten).project("mercator").properties(width="container", height="container").to_dict()
    )
    klick = {"type": "point", "fields": [_EIGEN[ebene]], "toggle": False}
    namen = zip(AUSWAHL, ("flaeche", "raete"), strict=True) if ebene is Ebene.KOMMUNE else [(FLAECHE, "flaeche")]
    spec["params"] = [{"name": name, "select": klick, "views": [ort]} for name, ort in namen]
    return spec | {"config": grundlage(thema), "padding": {"left": 2, "top": 2, "right": 2, "bottom": 2}}


def _geo(adresse: str, objekt: str) -> alt.UrlData:
    return alt.UrlData(url=adresse, format=alt.TopoDataFormat(feature=objekt, type="topojson"))


def _nachschlagen(daten: str, schluessel: str, felder: list[str]) -> alt.LookupData:
    return alt.LookupData(data=alt.NamedData(name=daten), key=schluessel, fields=felder)


def _grenzen(adresse: str, ebene: Ebene, thema: Thema) -> list[alt.Chart]:
    """Borders of the Kreise in the picture and of the directorates that are in it as a whole."""
    paare = (
        ("landkreise", "landkreis", "raum", thema.rand, 0.8),
        ("polizeidirektionen", "polizeidirektion", "grenzen", thema.tinte, 1.4),
    )
    return [
        alt.Chart(_geo(adresse, objekt))
        .transform_lookup(lookup=f"properties.{schluessel}", from_=_nachschlagen(daten, schluessel, [schluessel]))
        .transform_filter(f"isValid(datum.{schluessel})")
        .mark_geoshape(fill=None, stroke=farbe, strokeWidth=breite, strokeJoin="round", aria=False)
        for objekt, schluessel, daten, farbe, breite in paare
        if ebene is not Ebene.POLIZEIDIREKTION or objekt != "landkreise"
    ]  # fmt: skip


def _raete(thema: Thema) -> Any:
    """The councils, at the seats of their bodies."""
    return (
        alt.Chart(alt.NamedData(name="raete"), name="raete")
        .mark_circle(size=52, fill=thema.orange, stroke=thema.grund, strokeWidth=1.2, opacity=1, cursor="pointer")
        .encode(longitude="lon:Q", latitude="lat:Q", tooltip=[alt.Tooltip("name:N", title="Präventionsrat")])
    )


def _gewaehlt(adresse: str, objekt: str, thema: Thema) -> Any:
    umriss: dict[str, Any] = {
        "fill": None,
        "stroke": thema.auswahl,
        "strokeWidth": 3,
        "strokeJoin": "round",
        "aria": False,
    }
    return (
        alt.Chart(_geo(adresse, objekt))
        .transform_lookup(lookup="properties.ags", from_=_nachschlagen("gewaehlt", "ags", ["ags"]))
        .transform_filter("isValid(datum.ags)")
        .mark_geoshape(**umriss)
    )


def _orte(thema: Thema) -> list[alt.Chart]:
    ort = alt.Chart(alt.NamedData(name="orte")).encode(longitude="lon:Q", latitude="lat:Q", text="ort:N")
    stil: dict[str, Any] = {"fontSize": 13, "fontWeight": 600, "dy": -11, "aria": False}
    return [
        ort.mark_text(stroke=thema.grund, strokeWidth=3.5, strokeJoin="round", strokeOpacity=0.85, **stil),
        ort.mark_text(fill=thema.tinte, **stil),
    ]


def _marken(*, immer: bool) -> list[alt.Chart]:
    """Name and value in each area, on a rim of the area's own colour; on a narrow screen the value alone, unless ``immer``."""
    ort = alt.Chart(alt.NamedData(name="marken")).encode(longitude="lon:Q", latitude="lat:Q")
    breit = "true" if immer else f"width > {_NAMEN_AB}"
    namen: dict[str, Any] = {
        "text": alt.ExprRef(f"{breit} ? split(datum.name, '|') : ''"), "baseline": "line-bottom", "fontSize": 12,
        "lineHeight": 14, "dy": alt.ExprRef("-2 - 14 * (length(split(datum.name, '|')) - 1)"), "aria": False,
    }  # fmt: skip
    zahl: dict[str, Any] = {
        "text": alt.ExprRef("datum.text"), "baseline": alt.ExprRef(f"{breit} ? 'top' : 'middle'"), "fontSize": 15,
        "fontWeight": 700, "aria": False,
    }  # fmt: skip
    rand = alt.Stroke("hof:N", scale=None)
    hof: dict[str, Any] = {"strokeWidth": 3.5, "strokeJoin": "round"}
    return [
        bild
        for stil in (namen, zahl)
        for bild in (ort.mark_text(**stil, **hof).encode(stroke=rand), ort.mark_text(**stil).encode(fill=alt.Fill("farbe:N", scale=None)))
    ]  # fmt: skip


def flaechenkarte(
    flaechen: pd.DataFrame, kommunen: pd.DataFrame, *, ebene: Ebene, toene_: tuple[str, ...], wort: str, ganze: frozenset[str],
    adresse: str, gebietsstand: int, gewaehlt: str | None, orte: pd.DataFrame, schema: Farbschema, beschreibung: str,
    nur_gelistete: bool = False,
) -> Diagramm:  # fmt: skip
    """The map of areas (schluessel, code, text, marke), drawn as far as ``kommunen`` (Berichtsdaten.kommunen) reach.

    ``ganze``: the directorates that are in the picture as a whole. Of areas with code 0 the picture says ``wort``.
    """
    spec = _spec(adresse, gebietsstand, ebene, toene_, wort, schema, nur_gelistete=nur_gelistete)
    gesendet = flaechen if nur_gelistete else flaechen[flaechen["code"] > 0]
    nummer = gesendet["schluessel"] if ebene is Ebene.POLIZEIDIREKTION else gesendet["schluessel"].astype("int32")
    werte = {"nummer": nummer, "code": gesendet["code"].astype("int8"), "text": gesendet["text"].astype("category")}
    daten = {
        "raum": kommunen[["kreis", "landkreis", "polizeidirektion"]].drop_duplicates().fillna({"polizeidirektion": ""}),
        "grenzen": pd.DataFrame({"polizeidirektion": sorted(ganze)}, dtype="str"),
        "werte": pd.DataFrame(werte),
    }
    if ebene is Ebene.KOMMUNE:
        raete = kommunen.loc[kommunen["rat"], ["ags", "name", "lon", "lat"]]
        daten |= {
            "raete": raete.astype({"lon": "float32", "lat": "float32"}),
            "orte": orte,
            "gewaehlt": pd.DataFrame({"ags": [gewaehlt] if gewaehlt else []}, dtype="str"),
        }
        return Diagramm(spec, daten, beschreibung, AUSWAHL)
    return Diagramm(spec, daten | {"marken": _beschriftung(flaechen, toene_, THEMEN[schema])}, beschreibung, (FLAECHE,))


def _beschriftung(flaechen: pd.DataFrame, toene_: tuple[str, ...], thema: Thema) -> pd.DataFrame:
    """Where each label stands and in which colours, so that it can be read on its area."""
    gruende = (thema.grund, thema.grund, thema.grund, *toene_)
    zeilen = [
        (lon, lat, name, text, schrift(gruende[code], thema), gruende[code])
        for schluessel, code, text in zip(flaechen["schluessel"], flaechen["code"], flaechen["marke"], strict=True)
        for name, lon, lat in (_MITTEN[schluessel],)
    ]
    return pd.DataFrame(zeilen, columns=["lon", "lat", "name", "text", "farbe", "hof"])
