"""Are bars and columns honest: from zero, as long as their value, with a label, and without a bar where nothing is known?"""

import json

import pandas as pd
import pytest

from charts.balken import ARTEN, balken, saeulen
from charts.diagramm import Diagramm

ZEILEN = pd.DataFrame(
    {
        "name": ["Chemnitz", "Leipzig", "nicht zugeordnet", "Görlitz"],
        "wert": [40.0, 21.5, 0.0, float("nan")],
        "text": ["40 €", "21,50 €", "0 €", "keine Angabe"],
        "art": ["wert", "offen", "grau", "wert"],
    }
)


def parameter(diagramm: Diagramm) -> dict[str, object]:
    return {p["name"]: p.get("value", p.get("expr")) for p in diagramm.spec["params"]}


def test_the_dataset_holds_what_is_printed() -> None:
    daten = balken(ZEILEN, einheit="Euro", schema="light", beschreibung="x").daten["zeilen"]
    assert daten["text"].tolist() == ZEILEN["text"].tolist()
    assert [ARTEN[nummer] for nummer in daten["art"]] == ZEILEN["art"].tolist()
    assert daten["wert"].isna().tolist() == [False, False, False, True]
    assert (
        balken(ZEILEN.drop(columns="art"), einheit="", schema="light", beschreibung="").daten["zeilen"]["art"] == 0
    ).all()


@pytest.mark.parametrize("art", [balken, saeulen])
def test_bars_start_at_zero_and_end_at_the_largest(art: type) -> None:
    diagramm = art(ZEILEN, einheit="Euro", schema="light", beschreibung="x")
    assert parameter(diagramm)["voll"] == 40
    spec = json.dumps(diagramm.spec)
    assert '"domain": [0, {"expr": "voll"}]' in spec
    assert "datum.wert > 0" in spec, "no sliver for zero and no bar for nothing"
    assert '"zero": false' not in spec


def test_a_share_is_drawn_against_the_whole() -> None:
    assert parameter(balken(ZEILEN, einheit="", schema="light", beschreibung="", voll=100))["voll"] == 100
    ueber = ZEILEN.assign(wert=[140.0, 20.0, 0.0, float("nan")])
    assert parameter(balken(ueber, einheit="", schema="light", beschreibung="", voll=100))["voll"] == 140
    ohne, mit = (balken(ZEILEN, einheit="", schema="light", beschreibung="", voll=voll) for voll in (None, 100))
    assert len(mit.spec["layer"]) == len(ohne.spec["layer"]) + 1


@pytest.mark.parametrize("art", [balken, saeulen])
def test_without_any_bar_there_is_no_unnamed_picture_for_screen_readers(art: type) -> None:
    leer = art(ZEILEN.assign(wert=float("nan")), einheit="", schema="light", beschreibung="")
    assert all(teil["mark"]["aria"] is False for teil in leer.spec["layer"])
    voll = art(ZEILEN, einheit="", schema="light", beschreibung="")
    (benannt,) = (teil for teil in voll.spec["layer"] if teil["mark"].get("aria") is not False)
    assert benannt["encoding"]["description"]["field"] == "in_worten"


def test_long_names_go_above_the_bars_earlier() -> None:
    def grenze(name: str) -> int:
        zeilen = ZEILEN.assign(name=name)
        return int(str(parameter(balken(zeilen, einheit="", schema="light", beschreibung=""))["schmal"]).split("<")[1])

    assert grenze("2019") < 358, "years stay beside their bars on a phone"
    assert grenze("Landkreis Sächsische Schweiz-Osterzgebirge") > 500


def test_the_shared_part_is_built_once() -> None:
    eins, zwei = (balken(ZEILEN.assign(wert=w), einheit="Euro", schema="dark", beschreibung="") for w in (1.0, 2.0))
    assert eins.spec["layer"] is zwei.spec["layer"]
    assert len(json.dumps(eins.spec)) < 2700
