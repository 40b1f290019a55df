"""Are the classes of a map few, rounded, without gaps and without an empty one, whatever the values are?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.klassen import HOECHSTENS, Klassen, klassen, rund
from domain.zahlen import dezimal

ZAHLEN = st.lists(st.integers(-5, 10**7), max_size=60)
WERTE = st.lists(st.floats(0, 10**6, allow_nan=False), max_size=60)


@given(ZAHLEN)
def test_counts_fall_into_few_classes_none_of_them_empty(werte: list[int]) -> None:
    _pruefe(klassen(werte), [float(w) for w in werte])


@given(WERTE)
def test_measures_too(werte: list[float]) -> None:
    _pruefe(klassen(werte, ganz=False), werte)


def _pruefe(k: Klassen, werte: list[float]) -> None:
    positive = [wert for wert in werte if wert > 0]
    assert len(k) <= HOECHSTENS
    assert bool(len(k)) == bool(positive)
    assert all(a < b for a, b in pairwise(k.grenzen))
    assert {k.nummer(wert) for wert in positive} == set(range(len(k)))
    for wert in positive:
        nummer = k.nummer(wert)
        assert nummer == 0 or k.grenzen[nummer] <= wert
        assert nummer == len(k) - 1 or wert < k.grenzen[nummer + 1]


@given(st.floats(1e-3, 1e9))
def test_a_limit_has_at_most_two_digits(wert: float) -> None:
    grenze = rund(wert, ganz=False)
    assert wert / 2 <= grenze <= wert * (1 + 1e-9)
    assert len(f"{grenze:.12g}".replace(".", "").strip("0")) <= 2


@pytest.mark.parametrize(
    ("werte", "worte"),
    [
        ([], ()),
        ([0, 0], ()),
        ([1, 1, 1], ("1",)),
        ([1, 1, 2], ("1", "2")),
        ([1, 5], ("1 bis 4", "5")),
        ([2, 3, 4, 4, 5, 7, 15], ("1 bis 2", "3", "4", "5 bis 6", "7 und mehr")),
        ([25, 12, 11, 14, 14, 25, 7, 17, 14, 8, 1, 1, 1], ("1 bis 9", "10 bis 14", "15 und mehr")),
        (list(range(1, 101)), ("1 bis 19", "20 bis 39", "40 bis 59", "60 bis 79", "80 und mehr")),
    ],
)
def test_counts_in_words(werte: list[int], worte: tuple[str, ...]) -> None:
    assert klassen(werte).worte(dezimal, max(werte, default=0)) == worte


def test_measures_in_words() -> None:
    k = klassen([0.8, 2.3, 4.2, 1.1, 3.3], ganz=False)
    assert k.worte(dezimal, 4.2) == ("unter 1", "1 bis unter 2", "2 bis unter 3", "3 bis unter 4", "4 und mehr")
    assert klassen([50.0, 100.0], ganz=False).worte(dezimal, 100.0) == ("unter 100", "100")


def test_an_earlier_year_finds_its_class() -> None:
    k = klassen([40, 80])
    assert k.nummer(3) == 0, "below all values that made the classes"
    assert k.nummer(900) == len(k) - 1
    assert k.worte(dezimal, 900)[-1] == "80 und mehr", "the open class is open where a value lies above its limit"
