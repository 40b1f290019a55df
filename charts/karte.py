"""What does the map of Saxony look like?"""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from charts.diagramm import Diagramm
from charts.thema import THEMEN, Farbschema, grundlage
from domain.kreise import KREISE
from domain.stufe import Stufe

AUSWAHL = ("gewaehlte_kommune", "gewaehlter_rat")  # click selections of the areas and of the points
SITZE = pd.DataFrame(
    [("Chemnitz", 12.92, 50.83), ("Dresden", 13.74, 51.05), ("Görlitz", 14.97, 51.15), ("Leipzig", 12.37, 51.34),
     ("Zwickau", 12.49, 50.71)],
    columns=["ort", "lon", "lat"],
)  # fmt: skip  # seats of the directorates, which bear their names


@lru_cache(maxsize=8)
def _spec(adresse: str, gebietsstand: int, schema: Farbschema, ausschnitt: bool, ganz: bool) -> dict[str, Any]:
    """The map without data.

    Datasets: ``raum`` (kreis, polizeidirektion) names what is in the picture; ``werte`` (nummer, stufe) only the Kommunen
    of which something is known, by their ags as a number, a third of its size, or in an ``ausschnitt`` all that belong to
    it; ``raete`` (ags, name, lon, lat); ``orte`` (ort, lon, lat); ``gewaehlt`` (ags). ``ganz``: all is in the picture, so
    nothing is looked up in ``raum``.
    """
    thema = THEMEN[schema]

    def geo(objekt: str) -> alt.UrlData:
        return alt.UrlData(url=adresse, format=alt.TopoDataFormat(feature=objekt, type="topojson"))

    def nachschlagen(daten: str, schluessel: str, felder: list[str]) -> alt.LookupData:
        return alt.LookupData(data=alt.NamedData(name=daten), key=schluessel, fields=felder)

    sonst = "" if ausschnitt else "0"
    stufen = alt.Scale(domain=[int(s) for s in Stufe], range=list(thema.stufen))
    tooltip = [
        alt.Tooltip("properties.name:N", title="Kommune"),
        alt.Tooltip("properties.landkreis:N", title="Kreis"),
        alt.Tooltip("stufenwort:N", title="Stand"),
    ]
    worte = "[" + ",".join(f"'{s.wort}'" for s in Stufe) + "][datum.stufe]"

    def im_raum(bild: alt.Chart, spalte: str) -> alt.Chart:
        eigenes = nachschlagen("raum", spalte, ["kreis"])
        eigenschaft = {"kreis": "properties.landkreis", "polizeidirektion": "properties.polizeidirektion"}[spalte]
        alle = bild.transform_lookup(lookup=eigenschaft, from_=eigenes).transform_filter("isValid(datum.kreis)")
        return bild if ganz else alle

    flaeche = (
        im_raum(alt.Chart(geo(f"kommunen_{gebietsstand}"), name="flaeche"), "kreis")
        .transform_calculate(nummer="toNumber(datum.properties.ags)")
        .transform_lookup(lookup="nummer", from_=nachschlagen("werte", "nummer", ["stufe"]), default=sonst)
        .transform_filter("datum.stufe !== ''")
        .transform_calculate(ags="datum.properties.ags", stufe="toNumber(datum.stufe)")
        .transform_calculate(stufenwort=worte)
        .transform_calculate(in_worten="datum.properties.name + ', ' + datum.stufenwort")
        .mark_geoshape(stroke=thema.grund, strokeWidth=0.6, cursor="pointer")
        .encode(fill=alt.Fill("stufe:O", scale=stufen, legend=None), tooltip=tooltip, description="in_worten:N")
    )
    grenzen = [
        im_raum(alt.Chart(geo(objekt)), "polizeidirektion").mark_geoshape(
            fill=None, stroke=farbe, strokeWidth=breite, strokeJoin="round", aria=False
        )
        for objekt, farbe, breite in (("landkreise", thema.rand, 0.7), ("polizeidirektionen", thema.tinte, 1.4))
    ]
    gewaehlt = (
        alt.Chart(geo(f"kommunen_{gebietsstand}"))
        .transform_lookup(lookup="properties.ags", from_=nachschlagen("gewaehlt", "ags", ["ags"]))
        .transform_filter("isValid(datum.ags)")
        .mark_geoshape(fill=None, stroke=thema.auswahl, strokeWidth=3, strokeJoin="round", aria=False)
    )
    raete = (
        alt.Chart(alt.NamedData(name="raete"), name="raete")
        .mark_circle(size=52, fill=thema.orange, stroke=thema.grund, strokeWidth=1.2, opacity=1, cursor="pointer")
        .encode(
            longitude="lon:Q", latitude="lat:Q",
            tooltip=[alt.Tooltip("name:N", title="Präventionsrat")],
        )
    )  # fmt: skip
    ort = alt.Chart(alt.NamedData(name="orte")).encode(longitude="lon:Q", latitude="lat:Q", text="ort:N")
    stil: dict[str, Any] = {"fontSize": 13, "fontWeight": 600, "dy": -11, "aria": False}
    orte = [
        ort.mark_text(stroke=thema.grund, strokeWidth=3.5, strokeJoin="round", strokeOpacity=0.85, **stil),
        ort.mark_text(fill=thema.tinte, **stil),
    ]
    karte = alt.layer(flaeche, *grenzen, raete, gewaehlt, *orte).project("mercator")
    spec: dict[str, Any] = karte.properties(width="container", height="container").to_dict()
    klick = {"type": "point", "fields": ["ags"], "toggle": False}  # one parameter on two views fails in Vega
    spec["params"] = [
        {"name": name, "select": klick, "views": [ort]} for name, ort in zip(AUSWAHL, ("flaeche", "raete"), strict=True)
    ]
    return spec | {"config": grundlage(thema), "padding": {"left": 2, "top": 2, "right": 2, "bottom": 2}}


def karte(
    kommunen: pd.DataFrame,
    *,
    adresse: str,
    gebietsstand: int,
    gewaehlt: str | None,
    schema: Farbschema,
    beschreibung: str,
    ausschnitt: bool = False,
    direktionen: bool = True,
) -> Diagramm:
    """The map for a frame of ``Berichtsdaten.kommunen``, drawn as far as the frame reaches.

    ``ausschnitt``: within its Kreise the frame has only some Kommunen, the others stay blank. ``direktionen``: the frame
    has whole directorates, so their outlines belong to the picture.
    """
    belegt = kommunen if ausschnitt else kommunen[kommunen["stufe"] > int(Stufe.KEIN_BELEG)]
    raum = kommunen[["kreis", "polizeidirektion"]].drop_duplicates()
    raete = kommunen.loc[kommunen["rat"], ["ags", "name", "lon", "lat"]]
    ganz = direktionen and KREISE.keys() <= set(kommunen["landkreis"])
    daten = {
        "raum": raum if direktionen else raum.assign(polizeidirektion=None),
        "werte": pd.DataFrame({"nummer": belegt["ags"].astype("int32"), "stufe": belegt["stufe"].astype("int8")}),
        "raete": raete.astype({"lon": "float32", "lat": "float32"}),
        "orte": SITZE[SITZE["ort"].isin(kommunen["polizeidirektion"])],
        "gewaehlt": pd.DataFrame({"ags": [gewaehlt] if gewaehlt else []}, dtype="str"),
    }
    if ganz:
        del daten["raum"]
    return Diagramm(_spec(adresse, gebietsstand, schema, ausschnitt, ganz), daten, beschreibung, AUSWAHL)
