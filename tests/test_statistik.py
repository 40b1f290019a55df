"""Do the intervals have the values of the literature, and do ranks follow from which of them overlap?"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.statistik import poisson, rang_text, rangspannen, wilson

# Garwood's exact limits as tabulated, e.g. in Ulm 1990 and in NIST's handbook.
GARWOOD = {
    0: (0, 3.6889), 1: (0.0253, 5.5716), 2: (0.2422, 7.2247), 5: (1.6235, 11.6683), 10: (4.7954, 18.3904),
    20: (12.2165, 30.8884), 50: (37.1110, 65.9188), 100: (81.3640, 121.6268),
}  # fmt: skip
# Newcombe 1998, table I: Wilson's score method without continuity correction.
NEWCOMBE = {(81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0, 0.1611), (1, 29): (0.0061, 0.1718)}
bereiche = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: (float(min(p)), float(max(p))))


@pytest.mark.parametrize("faelle", GARWOOD)
def test_poisson_as_tabulated(faelle: int) -> None:
    assert poisson(faelle) == pytest.approx(GARWOOD[faelle], abs=5e-5)


@pytest.mark.parametrize("zahlen", NEWCOMBE)
def test_wilson_as_published(zahlen: tuple[int, int]) -> None:
    assert wilson(*zahlen) == pytest.approx(NEWCOMBE[zahlen], abs=5e-5)


def test_wilson_of_all_is_the_mirror_of_none() -> None:
    assert wilson(20, 20) == pytest.approx(tuple(1 - grenze for grenze in reversed(wilson(0, 20))))


@given(st.integers(0, 400))
def test_both_tails_of_poisson_are_as_rare_as_said(faelle: int) -> None:
    def hoechstens(n: int, erwartet: float) -> float:
        return math.fsum(math.exp(k * math.log(erwartet) - erwartet - math.lgamma(k + 1)) for k in range(n + 1))

    unten, oben = poisson(faelle)
    assert hoechstens(faelle, oben) == pytest.approx(0.025, abs=1e-6)
    assert unten <= faelle <= oben
    if faelle:
        assert 1 - hoechstens(faelle - 1, unten) == pytest.approx(0.025, abs=1e-6)


@given(st.integers(1, 450).flatmap(lambda von: st.tuples(st.integers(0, von), st.just(von))))
def test_wilson_encloses_the_share(zahlen: tuple[int, int]) -> None:
    faelle, von = zahlen
    unten, oben = wilson(faelle, von)
    assert 0 <= unten <= faelle / von <= oben <= 1
    assert oben - unten < 1


def test_impossible_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(3, 2)
    with pytest.raises(ValueError, match="no share"):
        wilson(0, 0)
    with pytest.raises(ValueError, match="no count"):
        poisson(-1)


def test_ranks() -> None:
    assert rangspannen([(0, 1), (2, 3), (4, 5)]) == [(3, 3), (2, 2), (1, 1)]
    assert rangspannen([(0, 5), (4, 9), (3, 4)]) == [(1, 3)] * 3, "touching is not apart"
    assert rangspannen([(0, 1), (2, 6), (5, 9)]) == [(3, 3), (1, 2), (1, 2)]
    assert [rang_text(spanne) for spanne in ((2, 2), (1, 3))] == ["2.", "1.–3."]


@given(st.lists(bereiche, min_size=1, max_size=6), st.data())
def test_every_order_that_the_intervals_allow_keeps_to_the_ranks(
    alle: list[tuple[float, float]], wahl: st.DataObject
) -> None:
    wahre = [wahl.draw(st.floats(*bereich)) for bereich in alle]
    for wert, (erster, letzter) in zip(wahre, rangspannen(alle), strict=True):
        assert erster <= 1 + sum(anderer > wert for anderer in wahre)
        assert len(wahre) - sum(anderer < wert for anderer in wahre) <= letzter
