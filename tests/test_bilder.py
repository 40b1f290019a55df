"""Are pictures readable, honest and equal to their tables? Colours, captions, nothing after the Stichtag."""

import re
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from briefing.tabelle import als_csv
from briefing.ueberblick import kacheln, kartenbild, verlaufsbild
from charts.thema import THEMEN, Thema
from charts.verlauf import marken
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine
from domain.auswahl import POLIZEIDIREKTIONEN, Auswahl

TAGE = [date(2019, 1, 5), date(2021, 2, 6), date(2022, 1, 11), date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 30)]
BEIDE = pytest.mark.parametrize("thema", THEMEN.values(), ids=THEMEN)


def kontrast(a: str, b: str) -> float:
    """Contrast ratio of two colours as WCAG 2 defines it."""

    def helligkeit(farbe: str) -> float:
        kanaele = [int(farbe[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [k / 12.92 if k <= 0.03928 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaele]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    hell, dunkel = sorted((helligkeit(a), helligkeit(b)), reverse=True)
    return (hell + 0.05) / (dunkel + 0.05)


@BEIDE
def test_text_und_direkte_beschriftung_sind_lesbar(thema: Thema) -> None:
    for farbe in (thema.tinte, thema.grau, thema.gruen, thema.blau, thema.orange, thema.burgund):
        assert kontrast(farbe, thema.grund) >= 4.5, farbe


@BEIDE
def test_stufen_der_karte_sind_unterscheidbar(thema: Thema) -> None:
    for flacher, tiefer in pairwise(thema.stufen):
        assert kontrast(flacher, tiefer) >= 1.15
    assert kontrast(thema.stufen[4], thema.grund) >= 3
    assert kontrast(thema.stufen[3], thema.grund) >= 3
    assert kontrast(thema.rand, thema.stufen[0]) >= 3, "die Kreisgrenze umreißt auch blasse Flächen"
    assert kontrast(thema.orange, thema.stufen[0]) >= 3


@pytest.fixture(scope="module")
def daten(tmp_path_factory: pytest.TempPathFactory) -> Berichtsdaten:
    from tests.app.conftest import lade_mitgelieferte

    return Berichtsdaten(direkt(engine(lade_mitgelieferte(tmp_path_factory.mktemp("bilder")))))


def auswahlen() -> list[Auswahl]:
    raeume: list[tuple[str, ...]] = [(), ("Leipzig",), ("Görlitz", "Dresden"), POLIZEIDIREKTIONEN]
    return [Auswahl(tag, 3, polizeidirektionen=raum) for tag in TAGE for raum in raeume]


@pytest.mark.parametrize("auswahl", auswahlen(), ids=lambda a: a.dateiname())
def test_unterschrift_der_karte_geht_auf(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    raete = kacheln(daten, auswahl)["kommunale_praeventionsraete"].messwert.belegt
    bild = kartenbild(daten, auswahl, gewaehlt=None, adresse="./x.json", schema="light")
    alle, summe = re.match(r"(\d+) Kommunen = ([\d +]+)\.", bild.unterschrift).groups()  # type: ignore[union-attr]
    assert int(alle) == sum(map(int, summe.split("+"))) == len(bild.tabelle)
    assert int(alle) == sum(int(zahl) for _, _, zahl in bild.legende)
    assert len(bild.diagramm.daten["werte"]) == int(alle) - int(bild.legende[-1][2])
    punkte = re.search(r"Punkte: (\d+) belegte Präventionsräte = (\d+) auf der Karte(?: und (\d+))?", bild.unterschrift)
    assert punkte is not None
    assert int(punkte[1]) == int(punkte[2]) + int(punkte[3] or 0) == raete
    assert (bild.tabelle["Präventionsrat"] == "ja").sum() == len(bild.diagramm.daten["raete"]) == int(punkte[2])


@pytest.mark.parametrize("auswahl", auswahlen(), ids=lambda a: a.dateiname())
def test_verlauf_zeigt_nichts_nach_dem_stichtag(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    bild = verlaufsbild(daten, auswahl, "light")
    grenze = pd.Timestamp(max(auswahl.stichtag, date(2019, 2, 6)))
    for frame in bild.diagramm.daten.values():
        assert frame.empty or frame["stichtag"].max() <= grenze
    assert len(bild.tabelle) >= len(bild.diagramm.daten["punkte"])


def test_untergrenze_ist_ein_eigenes_zeichen(daten: Berichtsdaten) -> None:
    punkte = verlaufsbild(daten, Auswahl(date(2021, 7, 1), 3), "light").diagramm.daten["punkte"]
    ueber_100 = punkte[punkte["text"].str.startswith("über 100, Stand 25.06.2021")]
    assert ueber_100["art"].tolist() == ["mindestens"]


def test_beschriftungen_stossen_nicht_zusammen() -> None:
    gezaehlt = pd.DataFrame({"stichtag": [date(2022, 1, 1)] * 3, "wert": [20, 21, 22], "reihe": ["a", "b", "c"]})
    punkte = pd.DataFrame(
        {"stichtag": [date(2022, 1, 1)], "wert": [100], "reihe": ["a"], "text": ["100"], "stand": ["2021"]}
    )
    hoehen = marken(gezaehlt, punkte)["wert"].tolist()
    assert len(hoehen) == 4
    assert min(b - a for a, b in pairwise(hoehen)) >= 4.9


def test_csv_oeffnet_deutsches_excel_und_fuehrt_keine_formel_aus() -> None:
    tabelle = pd.DataFrame(
        {"Name": ["=1+1", 'Größe; "x"', "-5"], "Zahl": [1.5, float("nan"), 2.0], "Tag": [date(2021, 2, 6)] * 3}
    )
    text = als_csv(tabelle)
    assert text.startswith(b"\xef\xbb\xbf")
    zeilen = text.decode("utf-8-sig").split("\r\n")
    assert zeilen[:3] == ["Name;Zahl;Tag", "'=1+1;1,5;06.02.2021", '"Größe; ""x""";;06.02.2021']
    assert zeilen[3].startswith("-5;"), "a number with its sign is no formula"


@pytest.mark.parametrize(
    "text",
    [
        "+24",
        "+2.154",
        "-3",
        "+1.234.567,89",
        "+2154",
        "+180.000\u00a0€",
        "+1,3\u00a0Mio.\u00a0€",
        "-5\u00a0%",
        "±0",
        "−3",
    ],
)
def test_csv_schreibt_zahlen_mit_vorzeichen_wie_sie_sind(text: str) -> None:
    assert als_csv(pd.DataFrame({"Wert": [text]})).decode("utf-8-sig") == f"Wert\r\n{text}\r\n"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "@SUM(A1)", "+1+1", "-1+cmd|' /C calc'!A0", "+A1", "-", "+", "- Punkt", "+24 Kommunen", "+2.154\n=1", "+1.2345.6", "\t1",
     "-5%+1", "+1,3 Mio. €!A1", "++1", "+1e5", "+\u0661"],
)  # fmt: skip
def test_csv_macht_jede_formel_zu_text(text: str) -> None:
    zelle = als_csv(pd.DataFrame({"Wert": [text]})).decode("utf-8-sig").removeprefix("Wert\r\n")
    assert zelle.lstrip('"').startswith("'")


def test_the_map_of_a_size_class_leaves_the_other_kommunen_blank(daten: Berichtsdaten) -> None:
    auswahl = daten.mit_groessenklassen(
        Auswahl(date(2022, 12, 31), 3, landkreise=("14524",), groessenklassen=("20000-100000",))
    )
    bild = kartenbild(daten, auswahl, gewaehlt=None, adresse="./x.json", schema="light")
    assert set(bild.diagramm.daten["werte"]["nummer"].astype(str)) == set(bild.tabelle["AGS"])
    assert set(bild.tabelle["Kommune"]) == {"Zwickau", "Glauchau", "Limbach-Oberfrohna", "Werdau"}
    assert bild.diagramm.daten["raum"]["polizeidirektion"].isna().all(), "no outline of a directorate that is not whole"
    ganz = kartenbild(
        daten, auswahl.mit(landkreise=(), groessenklassen=()), gewaehlt=None, adresse="./x.json", schema="light"
    )
    assert "raum" not in ganz.diagramm.daten, "everything is in the picture"
    direktion = daten.mit_groessenklassen(Auswahl(date(2022, 12, 31), 3, polizeidirektionen=("Zwickau",)))
    teil = kartenbild(daten, direktion, gewaehlt=None, adresse="./x.json", schema="light")
    assert set(teil.diagramm.daten["raum"]["polizeidirektion"]) == {"Zwickau"}
