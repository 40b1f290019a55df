"""Which Kommunen share a border, and how far does each one reach? Read from the map's own geometry.

    python scripts/nachbarn.py [--geometrie FILE] [--ziel FOLDER]

Neighbours have an arc of the TopoJSON in common: areas that touch in a point only are none.
"""

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, combinations
from pathlib import Path
from typing import Any, TypeAlias

WURZEL = Path(__file__).resolve().parent.parent
STAENDE = {"kommunen_2022": ("", "2022-12-31"), "kommunen_2023": ("2023-01-01", "")}  # first and last day of each
STELLEN = 4  # of a degree, about 10 m

Paar: TypeAlias = tuple[str, str]


def flach(arcs: Any) -> Iterator[int]:
    """The numbers of all arcs of a geometry; one that is run backwards is the same arc."""
    if isinstance(arcs, int):
        yield max(arcs, ~arcs)
    else:
        for teil in arcs:
            yield from flach(teil)


def boegen(topologie: dict[str, Any], objekt: str) -> dict[str, set[int]]:
    """ags → its arcs."""
    return {g["properties"]["ags"]: set(flach(g["arcs"])) for g in topologie["objects"][objekt]["geometries"]}


def nachbarn(je_kommune: dict[str, set[int]]) -> set[Paar]:
    """Every pair of neighbours once, the smaller key first."""
    seiten: defaultdict[int, set[str]] = defaultdict(set)
    for ags, nummern in je_kommune.items():
        for nummer in nummern:
            seiten[nummer].add(ags)
    return {paar for beide in seiten.values() for paar in combinations(sorted(beide), 2)}


def datierte(topologie: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """ags, nachbar, gueltig_von, gueltig_bis; without a day: in every Gebietsstand."""
    je_stand = {objekt: nachbarn(boegen(topologie, objekt)) for objekt in STAENDE}
    immer = set.intersection(*je_stand.values())
    zeilen = [(*paar, "", "") for paar in immer]
    zeilen += [(*paar, *STAENDE[objekt]) for objekt, paare in je_stand.items() for paar in paare - immer]
    return sorted(zeilen)


def ausdehnungen(topologie: dict[str, Any]) -> list[tuple[str, ...]]:
    """ags, west, sued, ost, nord in degrees, of every Kommune of any Gebietsstand."""
    (sx, sy), (tx, ty) = topologie["transform"]["scale"], topologie["transform"]["translate"]
    punkte = [list(_summen(bogen)) for bogen in topologie["arcs"]]
    kommunen = {ags: nummern for objekt in STAENDE for ags, nummern in boegen(topologie, objekt).items()}
    zeilen = []
    for ags, nummern in sorted(kommunen.items()):
        xs, ys = zip(*(punkt for nummer in nummern for punkt in punkte[nummer]), strict=True)
        grenzen = (min(xs) * sx + tx, min(ys) * sy + ty, max(xs) * sx + tx, max(ys) * sy + ty)
        zeilen.append((ags, *(f"{grad:.{STELLEN}f}" for grad in grenzen)))
    return zeilen


def _summen(bogen: list[list[int]]) -> Iterator[tuple[int, int]]:
    """The points of an arc, which is kept as differences."""
    return zip(*(accumulate(spalte) for spalte in zip(*bogen, strict=True)), strict=True)


def write_csv(pfad: Path, kopf: tuple[str, ...], zeilen: Iterable[tuple[str, ...]]) -> None:
    with pfad.open("w", encoding="utf-8", newline="") as datei:
        schreiber = csv.writer(datei, lineterminator="\n")
        schreiber.writerows([kopf, *zeilen])
    print(f"{pfad.name}: {pfad.stat().st_size:,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description="Build nachbarn.csv and ausdehnung.csv from the map's geometry.")
    parser.add_argument("--geometrie", type=Path, default=WURZEL / "data/geometrie/sachsen.json")
    parser.add_argument("--ziel", type=Path, default=WURZEL / "data/geometrie")
    args = parser.parse_args()
    topologie = json.loads(args.geometrie.read_text(encoding="utf-8"))
    write_csv(args.ziel / "nachbarn.csv", ("ags", "nachbar", "gueltig_von", "gueltig_bis"), datierte(topologie))
    write_csv(args.ziel / "ausdehnung.csv", ("ags", "west", "sued", "ost", "nord"), ausdehnungen(topologie))


if __name__ == "__main__":
    main()
