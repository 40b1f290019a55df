"""Can everybody tell the colours of the pictures apart, also people with a colour-vision deficiency?

Threshold: CIEDE2000 of at least 10 between any two series, of at least 8 between neighbouring Stufen of the map and between
a council's point and the Stufe below it, in all four colour schemes and four ways of seeing. A difference of 1 can just be
seen in a laboratory; 8 to 10 is plain at a glance also for thin lines and points. Colour is never the only sign: series have
labels, points a shape, Stufen an order from pale to deep.
"""

import re
from itertools import combinations, pairwise

import pytest

from charts.thema import THEMEN, Thema
from config import WURZEL
from tests.farben import SICHTWEISEN, abstand, ciede2000
from tests.test_bilder import kontrast

REIHEN, STUFEN = 10, 8
jedes_thema = pytest.mark.parametrize("thema", THEMEN.values(), ids=lambda thema: thema.name)
jede_sicht = pytest.mark.parametrize("sichtweise", SICHTWEISEN)


def reihen(thema: Thema) -> dict[str, str]:
    return {"gruen": thema.gruen, "blau": thema.blau, "orange": thema.orange, "burgund": thema.burgund}


@jedes_thema
@jede_sicht
def test_any_two_series_are_told_apart(thema: Thema, sichtweise: str) -> None:
    for (eine, a), (andere, b) in combinations(reihen(thema).items(), 2):
        assert abstand(a, b, sichtweise) >= REIHEN, f"{eine} und {andere}"


@jedes_thema
@jede_sicht
def test_neighbouring_stufen_and_the_point_on_them_are_told_apart(thema: Thema, sichtweise: str) -> None:
    for flacher, tiefer in pairwise(thema.stufen):
        assert abstand(flacher, tiefer, sichtweise) >= STUFEN
    for stufe in thema.stufen:
        assert abstand(thema.orange, stufe, sichtweise) >= STUFEN


@jedes_thema
def test_contrast_holds_in_every_colour_scheme(thema: Thema) -> None:
    for farbe in (thema.tinte, thema.grau, *reihen(thema).values()):
        assert kontrast(farbe, thema.grund) >= 4.5, farbe
    for zeichen in (thema.stufen[3], thema.stufen[4], thema.auswahl, thema.rand):
        assert kontrast(zeichen, thema.grund) >= 3, zeichen
    assert kontrast(thema.rand, thema.stufen[0]) >= 3
    assert kontrast(thema.orange, thema.stufen[0]) >= 3


@pytest.mark.parametrize(("name", "themen"), [("gruen", ("light", "dark")), ("orange", ("light", "dark"))])
def test_page_and_pictures_have_the_same_colours(name: str, themen: tuple[str, str]) -> None:
    """``stil.css`` says them again for legends and lines: the usual pair first, then the one of high contrast."""
    paare = re.findall(rf"--{name}: light-dark\((#\w+), (#\w+)\)", (WURZEL / "ui" / "stil.css").read_text("utf-8"))
    assert paare[0] == tuple(reihen(THEMEN[t])[name] for t in themen)  # type: ignore[index]
    assert paare[1] == tuple(reihen(THEMEN[f"{t}-contrast"])[name] for t in themen)  # type: ignore[index]


@pytest.mark.parametrize(
    ("eins", "zwei", "erwartet"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ],
)
def test_the_distance_is_that_of_the_published_examples(
    eins: tuple[float, float, float], zwei: tuple[float, float, float], erwartet: float
) -> None:
    """From the test data of Sharma, Wu and Dalal."""
    assert ciede2000(eins, zwei) == pytest.approx(erwartet, abs=1e-4)
    assert ciede2000(zwei, eins) == pytest.approx(erwartet, abs=1e-4)


def test_the_simulation_finds_colours_that_are_confused() -> None:
    """Red and green of traffic lights: plain for most, hardly for people without one kind of cones."""
    rot, gruen = "#A06020", "#607820"
    assert abstand(rot, gruen) > 2 * abstand(rot, gruen, "Deuteranopie")
    blau, tuerkis = "#12436D", "#0B5D3B"
    assert abstand(blau, tuerkis, "Tritanopie") < REIHEN < abstand(blau, tuerkis)
    assert all(abstand("#000000", "#FFFFFF", s) == pytest.approx(100, abs=0.1) for s in SICHTWEISEN)
