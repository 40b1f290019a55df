"""Is a picture the same when few rows stand in its spec?"""

from typing import Any

import pandas as pd

from charts.diagramm import Diagramm

Y = {"field": "nr", "type": "ordinal"}
ZEILEN = pd.DataFrame({"nr": pd.Series([0, 1], dtype="int8"), "wert": [1.5, float("nan")], "name": ["Görlitz", None]})


def bild(frame: pd.DataFrame, **mehr: Any) -> dict[str, Any]:
    spec = {
        "data": {"name": "zeilen"}, "height": 36,
        "layer": [{"mark": "bar", "encoding": {"y": Y, "x": {"field": "wert"}}}, {"mark": "text", "encoding": {"y": Y}}],
    }  # fmt: skip
    return Diagramm(spec, {"zeilen": frame}, "Balken.", **mehr).mit_daten()


def test_few_rows_stand_in_the_spec_and_below_its_top() -> None:
    """At the top Streamlit would make a table of them again."""
    fertig = bild(ZEILEN)
    assert fertig["datasets"] == {}
    assert "data" not in fertig
    (innen,) = fertig["layer"]
    assert innen["data"] == {
        "values": [{"nr": 0, "wert": 1.5, "name": "Görlitz"}, {"nr": 1, "wert": None, "name": None}]
    }
    assert fertig["height"] == 36
