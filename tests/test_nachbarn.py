"""Are the bundled neighbours those of the map, on both sides of a border and on both sides of a merger?"""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from nachbarn import ausdehnungen, datierte

from config import DATEN
from data_access.nachbarn import ausdehnung, nachbarn

ORDNER = DATEN / "geometrie"
TOPOLOGIE = json.loads((ORDNER / "sachsen.json").read_text(encoding="utf-8"))
VORHER, NACHHER = date(2022, 12, 31), date(2023, 1, 1)
OSTRAU, ZSCHAITZ, JAHNATAL = "14522450", "14522620", "14522275"
FLOEHA = "14522140"


def zeilen(name: str) -> list[tuple[str, ...]]:
    with Path(ORDNER / name).open(encoding="utf-8", newline="") as datei:
        return [tuple(zeile) for zeile in csv.reader(datei)][1:]


def kommunen(stand: int) -> set[str]:
    return {g["properties"]["ags"] for g in TOPOLOGIE["objects"][f"kommunen_{stand}"]["geometries"]}


def test_the_files_are_those_of_the_geometry() -> None:
    assert zeilen("nachbarn.csv") == datierte(TOPOLOGIE), "python scripts/nachbarn.py"
    assert zeilen("ausdehnung.csv") == ausdehnungen(TOPOLOGIE), "python scripts/nachbarn.py"


def test_known_neighbours() -> None:
    erwartet = {"14511000", "14522020", "14522150", "14522420", "14522440"}
    # Chemnitz, Augustusburg, Frankenberg/Sa., Niederwiesa, Oederan
    assert nachbarn(FLOEHA, VORHER) == nachbarn(FLOEHA, NACHHER) == erwartet


@pytest.mark.parametrize(("tag", "stand"), [(VORHER, 2022), (NACHHER, 2023)])
def test_neighbours_are_mutual_and_exist_on_the_day(tag: date, stand: int) -> None:
    vorhandene = kommunen(stand)
    je_kommune = {ags: nachbarn(ags, tag) for ags in vorhandene}
    assert all(je_kommune.values()), "every Kommune of Saxony has a neighbour in Saxony"
    assert all(ags in je_kommune[anderer] for ags, andere in je_kommune.items() for anderer in andere)
    assert all(ags not in andere and andere <= vorhandene for ags, andere in je_kommune.items())


def test_a_merger_changes_the_neighbours() -> None:
    assert ZSCHAITZ in nachbarn(OSTRAU, VORHER)
    assert nachbarn(OSTRAU, NACHHER) == nachbarn(JAHNATAL, VORHER) == frozenset()
    vorher = (nachbarn(OSTRAU, VORHER) | nachbarn(ZSCHAITZ, VORHER)) - {OSTRAU, ZSCHAITZ}
    assert nachbarn(JAHNATAL, NACHHER) == vorher


def test_who_is_unknown_has_no_place() -> None:
    assert nachbarn("14999999", VORHER) == frozenset()
    assert ausdehnung(["14999999"]) is None


def test_the_rectangle_holds_all_that_is_asked_for() -> None:
    floeha, chemnitz, beide = (ausdehnung(ags) for ags in ([FLOEHA], ["14511000"], [FLOEHA, "14511000"]))
    assert floeha
    assert chemnitz
    assert beide
    assert beide.west == chemnitz.west < floeha.west
    assert beide.ost == max(floeha.ost, chemnitz.ost)
    assert beide.sued == min(floeha.sued, chemnitz.sued) < max(floeha.nord, chemnitz.nord) == beide.nord
