"""Do stacked columns add up from the bottom, and does every layer have its own label?"""

from itertools import pairwise

import pandas as pd
import pytest

from charts.diagramm import Diagramm
from charts.schichten import ARTEN, Schicht, auseinander, schichten
from charts.thema import THEMEN, Farbschema
from tests.test_bilder import kontrast

LAGEN = [Schicht("alt", "grau"), Schicht("neu", "programm"), Schicht("wieder", "heller"), Schicht("offen", "offen")]
WERTE = pd.DataFrame({"alt": [4, 4], "neu": [0, 6], "wieder": [0, 0], "offen": [1, 3]})


def bild(werte: pd.DataFrame = WERTE, schema: Farbschema = "light") -> Diagramm:
    return schichten(werte, saeulen=["2019", "2020"], lagen=LAGEN, einheit="Räte", schema=schema, beschreibung="x")


def test_layers_stand_upon_each_other() -> None:
    teile = bild().daten["teile"]
    assert teile[["nr", "von", "bis"]].to_numpy().tolist() == [[0, 0, 4], [1, 0, 4], [1, 4, 10], [0, 4, 5], [1, 10, 13]]
    assert [ARTEN[nr] for nr in teile["art"]] == ["grau", "grau", "programm", "offen", "offen"]
    assert bild().daten["summen"]["wert"].tolist() == [5, 13]
    parameter = {p["name"]: p["value"] for p in bild().spec["params"]}
    assert parameter["namen"] == ["2019", "2020"]
    assert parameter["lagen"] == [lage.name for lage in LAGEN], "in the order of ARTEN, which the dataset names"


def test_labels_belong_to_the_last_column_and_empty_layers_have_none() -> None:
    assert bild().daten["marken"]["text"].tolist() == ["4 alt", "6 neu", "3 offen"]
    frueher = bild(WERTE.assign(wieder=[2, 0])).daten["marken"]
    assert "0 wieder" in frueher["text"].tolist(), "a layer of an earlier column is named, too"


def test_labels_never_collide() -> None:
    hoehen = auseinander([1, 1.5, 1.6, 30], 31)
    assert hoehen[0] == 1
    assert all(b - a > 2 for a, b in pairwise(hoehen))
    assert hoehen[-1] == 30, "where there is room a label stands at its layer"


def test_nothing_at_all_is_still_a_picture_with_a_scale() -> None:
    leer = bild(WERTE * 0)
    assert leer.daten["teile"].empty
    assert {p["name"]: p["value"] for p in leer.spec["params"]}["voll"] == 1


@pytest.mark.parametrize("schema", list(THEMEN))
def test_full_layers_stand_out_from_the_ground(schema: Farbschema) -> None:
    thema = THEMEN[schema]
    flaechen = bild(schema=schema).spec["layer"][0]["mark"]["fill"]["expr"]
    for farbe in (teil.strip("' []") for teil in flaechen.removesuffix("[datum.art]").split(",")):
        assert farbe == thema.grund or kontrast(farbe, thema.grund) >= 3, farbe
