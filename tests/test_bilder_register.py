"""Do waterfall, matrix and the course of one Kennzahl say what their frames say: readable, whole, small?"""

import json
from datetime import date
from itertools import pairwise

import altair as alt
import pandas as pd
import pyarrow as pa
import pytest

from charts.diagramm import Diagramm
from charts.matrix import matrix, schrift, toene
from charts.thema import DUNKEL, HELL, THEMEN, Farbschema, Thema
from charts.verlauf import ANDERES_WORT, marken, verlauf
from charts.wasserfall import SCHRITT, textbreite, wasserfall
from tests.test_bilder import kontrast

SCHEMATA = pytest.mark.parametrize("schema", list(THEMEN))
BEIDE = pytest.mark.parametrize("thema", [HELL, DUNKEL], ids=["hell", "dunkel"])

NEUN = [
    ("am 06.02.2021", "stand", 24, "24"), ("nachgetragen", "plus", 5, "+5"), ("berichtigt", "minus", -2, "−2"),
    ("zurückgezogen", "minus", -1, "−1"), ("neu definiert", "plus", 3, "+3"), ("hinzugekommen", "plus", 12, "+12"),
    ("ausgeschieden", "minus", -4, "−4"), ("Gebietsänderung", "minus", -1, "−1"), ("am 11.01.2022", "stand", 36, "36"),
]  # fmt: skip
GELD = [
    ("Datenstand 1", "stand", 130_000_000, "1,3 Mio. €"), ("berichtigt", "minus", -7, "−0,07 €"),
    ("nachgetragen", "plus", 4_200_050, "+42.000,50 €"), ("Datenstand 2", "stand", 134_200_043, "1.342.000,43 €"),
]  # fmt: skip


def stufen(zeilen: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(zeilen, columns=["name", "art", "wert", "text"])


def wasserfall_aus(zeilen: list[tuple], schema: Farbschema = "light", einheit: str = "Kommunen") -> Diagramm:
    return wasserfall(stufen(zeilen), einheit=einheit, schema=schema, beschreibung="Von 24 auf 36.")


def zellen(zeilen: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(zeilen, columns=["datenstand", "stichtag", "wert", "text", "basis", "geaendert"])


def matrix_aus(zeilen: list[tuple], schema: Farbschema = "light") -> Diagramm:
    return matrix(zellen(zeilen), schema=schema, beschreibung="Zwei Datenstände.")


ZWEI = [
    ("Datenstand 2 · 25.11.2026", "31.12.2020", None, "–", "keine Angabe", False),
    ("Datenstand 2 · 25.11.2026", "31.12.2021", 31, "≥ 31", "belegt", True),
    ("Datenstand 2 · 25.11.2026", "11.01.2022", 126, "126", "veröffentlicht", False),
    ("Datenstand 1 · 01.03.2022", "31.12.2020", None, "–", "keine Angabe", False),
    ("Datenstand 1 · 01.03.2022", "31.12.2021", 24, "≥ 24", "belegt", False),
]


def reihe(werte: list[tuple[date, float]], name: str = "Kommunen mit Sicherheitsanalyse") -> pd.DataFrame:
    return pd.DataFrame([(tag, wert, name) for tag, wert in werte], columns=["stichtag", "wert", "reihe"])


def punkte(zeilen: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(zeilen, columns=["stichtag", "wert", "reihe", "art", "text", "stand", "quelle"])


def verlauf_aus(gezaehlt: pd.DataFrame, veroeffentlicht: pd.DataFrame, **weitere) -> Diagramm:
    return verlauf(
        gezaehlt, veroeffentlicht, stichtag=date(2022, 1, 11),
        **{"reihen": ("Kommunen mit Sicherheitsanalyse",), "schema": "light", "beschreibung": "Verlauf."} | weitere,
    )  # fmt: skip


ANALYSEN = reihe([(date(2020, 3, 1), 3), (date(2021, 2, 6), 24)])
FREMD = (
    date(2021, 12, 31), 41, "Kommunen mit Sicherheitsanalyse", ANDERES_WORT, "41 „Konzepte“", "2021", "LPR, Bericht",
)  # fmt: skip


def bytes_von(diagramm: Diagramm) -> int:
    """What goes over the wire: the spec as JSON and each frame as Arrow."""
    summe = len(json.dumps(diagramm.spec))
    for tabelle in diagramm.mit_daten()["datasets"].values():
        senke = pa.BufferOutputStream()
        with pa.ipc.new_stream(senke, tabelle.schema) as strom:
            strom.write_table(tabelle)
        summe += senke.getvalue().size
    return summe


@SCHEMATA
def test_bilder_genuegen_dem_schema_von_vega_lite(schema: Farbschema) -> None:
    for diagramm in (
        wasserfall_aus(NEUN, schema), matrix_aus(ZWEI, schema),
        verlauf_aus(ANALYSEN, punkte([FREMD]), schema=schema, achse="euro"),
    ):  # fmt: skip
        alt.LayerChart.from_dict(dict(diagramm.spec))
        assert "datasets" not in diagramm.spec, "its data would hide ours"


def test_spec_wird_einmal_gebaut() -> None:
    andere = [(name, art, wert, text) for name, art, wert, text in reversed(NEUN)]
    assert wasserfall_aus(NEUN).spec is wasserfall_aus(andere).spec
    assert wasserfall_aus(NEUN).spec is not wasserfall_aus(NEUN, "dark").spec
    assert wasserfall_aus(NEUN).spec["layer"] is wasserfall_aus(GELD, einheit="Euro").spec["layer"]
    assert matrix_aus(ZWEI).spec is matrix_aus(list(ZWEI)).spec
    assert matrix_aus(ZWEI).spec["layer"] is matrix_aus(ZWEI[:2]).spec["layer"]
    eine = verlauf_aus(ANALYSEN, punkte([]))
    assert eine.spec is verlauf_aus(ANALYSEN.tail(1), punkte([])).spec


@pytest.mark.parametrize("zeilen", [NEUN, GELD], ids=["neun", "cent"])
def test_wasserfall_zeigt_jede_stufe_und_geht_auf(zeilen: list[tuple]) -> None:
    balken = wasserfall_aus(zeilen).daten["stufen"]
    assert balken[["name", "text"]].to_numpy().tolist() == [[name, text] for name, _, _, text in zeilen]
    assert balken["nr"].tolist() == list(range(len(zeilen)))
    enden = balken["bis"].tolist()
    assert enden[0] == zeilen[0][2]
    assert enden[-2] == enden[-1] == zeilen[-1][2], "the last contribution ends where the last value stands"
    for (davor, danach), (_, art, wert, _) in zip(pairwise(enden), zeilen[1:], strict=True):
        assert art == "stand" or danach - davor == wert
    laengen = (balken["rechts"] - balken["links"]).tolist()
    assert laengen == [abs(wert) for _, _, wert, _ in zeilen]


def test_wasserfall_faengt_bei_null_an_und_geht_darunter() -> None:
    ohne = wasserfall_aus([("am 06.02.2019", "stand", 0, "0"), ("am 11.01.2022", "stand", 0, "0")])
    assert ohne.daten["stufen"][["links", "rechts"]].to_numpy().tolist() == [[0, 0], [0, 0]]
    unter = wasserfall_aus([("a", "stand", -8, "−8"), ("b", "plus", 13, "+13"), ("c", "stand", 5, "5")])
    assert unter.daten["stufen"][["links", "rechts"]].to_numpy().tolist() == [[-8, 0], [-8, 5], [0, 5]]
    unbekannt = wasserfall_aus([("a", "stand", None, "keine Angabe"), ("b", "plus", 3, "+3"), ("c", "stand", 3, "3")])
    assert unbekannt.daten["stufen"]["bis"].tolist() == [0, 3, 3]


def test_wasserfall_hat_platz_fuer_zeilen_und_beschriftung() -> None:
    assert wasserfall_aus(NEUN).spec["height"] == 9 * SCHRITT
    (frei,) = wasserfall_aus(GELD).spec["params"]
    assert frei["value"] >= textbreite(["1.342.000,43 €"]) > textbreite(["24"])


def test_matrix_ordnet_nach_dem_ersten_auftreten_und_ergaenzt_luecken() -> None:
    bild = matrix_aus(ZWEI).daten["zellen"]
    assert bild["zeile"].tolist() == [0, 0, 0, 1, 1, 1]
    assert bild["spalte"].tolist() == [0, 1, 2, 0, 1, 2]
    assert bild["text"].tolist() == ["–", "≥ 31", "126", "–", "≥ 24", "–"]
    assert bild["geaendert"].tolist() == [False, True, False, False, False, False]
    assert bild["basis"].tolist()[-1] == "keine Angabe"
    assert bild["wert"].isna().tolist() == [True, False, False, True, False, True], "missing is not zero"
    assert set(bild["datenstand"]) == {zeile[0] for zeile in ZWEI}
    assert set(bild["stichtag"]) == {zeile[1] for zeile in ZWEI}


@BEIDE
def test_zahl_in_der_zelle_ist_lesbar(thema: Thema) -> None:
    assert len(set(toene(thema))) == 7
    for ton in toene(thema):
        assert kontrast(schrift(ton, thema), ton) >= 4.5, ton
    for flacher, tiefer in pairwise(toene(thema)):
        assert kontrast(flacher, tiefer) >= 1.15
    flaeche, zahl = matrix_aus(ZWEI, thema.name).spec["layer"][:2]
    assert flaeche["encoding"]["fill"]["scale"]["range"] == toene(thema)
    assert zahl["encoding"]["color"]["scale"]["range"] == [schrift(ton, thema) for ton in toene(thema)]
    assert kontrast(thema.rand, thema.grund) >= 3, "the outline of an unknown cell"


def test_matrix_laesst_unbekanntes_ohne_farbe() -> None:
    unbekannt = matrix_aus(ZWEI).spec["config"]["scale"]["invalid"]
    assert unbekannt == {"fill": {"value": "transparent"}, "color": {"value": HELL.grau}}


@BEIDE
def test_balken_heben_sich_ab(thema: Thema) -> None:
    for farbe in (thema.rand, thema.gruen, thema.burgund):
        assert kontrast(farbe, thema.grund) >= 3


def test_eine_reihe_nennt_sich_nicht_und_das_andere_wort_bleibt_fremd() -> None:
    bild = verlauf_aus(ANALYSEN, punkte([(*FREMD[:3], "mindestens", "über 30", "25.06.2021", "SMI"), FREMD]))
    worte = bild.daten["marken"]
    assert worte["marke"].tolist() == [
        "belegt: mind. 24",
        "veröffentlicht: über 30 (25.06.2021)",
        "41 „Konzepte“ (2021)",
    ]
    assert worte["art"].tolist() == ["belegt", "mindestens", ANDERES_WORT]
    assert worte["rang"].tolist() == [0, 1, 2]
    assert bild.daten["punkte"]["text"].tolist()[-1] == "41 „Konzepte“, Stand 2021, LPR, Bericht"


def test_mehrere_reihen_nennen_sich() -> None:
    beide = pd.concat([ANALYSEN, reihe([(date(2021, 1, 1), 1234)], "Räte")])
    assert marken(beide, punkte([]))["marke"].tolist() == [
        "Kommunen mit Sicherheitsanalyse: mind. 24 belegt", "Räte: mind. 1.234 belegt",
    ]  # fmt: skip


def test_geld_steht_in_euro() -> None:
    geld = reihe([(date(2021, 2, 6), 420_000.5), (date(2021, 11, 6), 1_300_000)])
    bild = verlauf_aus(geld, punkte([]), achse="euro")
    assert bild.daten["marken"]["marke"].tolist() == ["belegt: mind. 1,3\u00a0Mio.\u00a0€"]
    achse = bild.spec["encoding"]["y"]["axis"]
    assert "Mio." in achse["labelExpr"]
    assert "format" not in achse


def test_lange_beschriftung_rueckt_frueher_ueber_das_bild() -> None:
    """The width up to which the labels stand above the picture grows with them."""

    def grenze(diagramm: Diagramm) -> int:
        return int(diagramm.spec["params"][0]["expr"].split("<")[1])

    lang = verlauf_aus(reihe([(date(2021, 2, 6), 24)], "Kommunen mit Sicherheitsanalyse des Landes"), punkte([]),
                       reihen=("Kommunen mit Sicherheitsanalyse des Landes", "Räte"))  # fmt: skip
    assert 390 < grenze(verlauf_aus(ANALYSEN, punkte([]))) < grenze(lang)


def test_leere_bilder_gehen() -> None:
    leer = [wasserfall_aus([]), matrix_aus([]), verlauf_aus(reihe([]), punkte([])), verlauf_aus(ANALYSEN, punkte([]))]
    for diagramm in leer:
        assert diagramm.mit_daten()["height"] > 0


def test_beschreibung_kommt_an() -> None:
    assert wasserfall_aus(NEUN).alt == "Von 24 auf 36."
    assert matrix_aus(ZWEI).alt == "Zwei Datenstände."
    assert verlauf_aus(ANALYSEN, punkte([])).alt == "Verlauf."


def test_wenig_geht_ueber_die_leitung() -> None:
    assert bytes_von(wasserfall_aus(NEUN)) < 5_000
    assert bytes_von(wasserfall_aus(GELD, einheit="Euro, bewilligt")) < 5_000
    viele = [
        (f"Datenstand {z} · 25.11.2026", f"31.12.20{s}", z * s, f"≥ {z * s}", "belegt", s == z)
        for z in range(12, 0, -1) for s in range(15, 25)
    ]  # fmt: skip
    assert bytes_von(matrix_aus(viele)) < 10_000
    assert bytes_von(verlauf_aus(ANALYSEN, punkte([FREMD]))) < 8_000
