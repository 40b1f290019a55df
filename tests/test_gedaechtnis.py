"""Does the memory give the same answer for the same question, and never hold more than it may?"""

import threading
from dataclasses import dataclass, field

import pandas as pd
import pyarrow as pa
import pytest

from data_access.katalog import KATALOG
from ui.gedaechtnis import Gedaechtnis, groesse

KLEIN = 100_000


@pytest.fixture
def gedaechtnis() -> Gedaechtnis:
    return Gedaechtnis(lambda: KLEIN)


def test_an_answer_is_made_once_for_each_question(gedaechtnis: Gedaechtnis) -> None:
    gemacht: list[tuple[object, ...]] = []

    @gedaechtnis.merke
    def frage(a: int, *, b: str = "") -> list[object]:
        gemacht.append((a, b))
        return [a, b]

    @gedaechtnis.merke
    def andere(a: int) -> list[object]:
        return [-a]

    erste = frage(1, b="x")
    assert frage(1, b="x") is erste
    assert frage(1) == [1, ""]
    assert frage(2, b="x") == [2, "x"]
    assert andere(1) == [-1], "zwei Funktionen mit denselben Argumenten sind zwei Fragen"
    assert gemacht == [(1, "x"), (1, ""), (2, "x")]
    assert (frage.cache_info().hits, frage.cache_info().misses) == (1, 3)


def test_what_was_unused_longest_goes_first(gedaechtnis: Gedaechtnis) -> None:
    gemacht: list[int] = []

    @gedaechtnis.merke
    def text(nummer: int) -> bytes:
        gemacht.append(nummer)
        return bytes(30_000)

    for nummer in (1, 2, 3, 1, 4):  # 2 is the one that nobody asked for since
        text(nummer)
    gemacht.clear()
    for nummer in (1, 3, 4, 2):
        text(nummer)
    assert gemacht == [2]


def test_it_never_holds_more_than_it_may(gedaechtnis: Gedaechtnis) -> None:
    @gedaechtnis.merke
    def text(zahl: int) -> bytes:
        return bytes(zahl)

    for zahl in range(1, 90_000, 997):
        text(zahl)
        assert gedaechtnis.bytes <= KLEIN
    assert len(text(200_000)) == 200_000  # larger than all of it: given, not kept, and nothing else goes for it
    vorher = len(gedaechtnis)
    text(200_000)
    assert len(gedaechtnis) == vorher > 0
    gedaechtnis.vergiss()
    assert (len(gedaechtnis), gedaechtnis.bytes) == (0, 0)


def test_an_error_is_no_answer(gedaechtnis: Gedaechtnis) -> None:
    versuche: list[int] = []

    @gedaechtnis.merke
    def frage() -> str:
        versuche.append(1)
        if len(versuche) == 1:
            raise ValueError("weg")
        return "da"

    with pytest.raises(ValueError, match="weg"):
        frage()
    assert frage() == "da"
    assert len(gedaechtnis) == 1


def test_many_threads_keep_the_sum_right(gedaechtnis: Gedaechtnis) -> None:
    @gedaechtnis.merke
    def text(nummer: int) -> bytes:
        return bytes(1000 + nummer)

    def frage_viel(saat: int) -> None:
        for schritt in range(400):
            assert len(text((saat * schritt) % 211)) == 1000 + (saat * schritt) % 211

    faeden = [threading.Thread(target=frage_viel, args=[saat]) for saat in range(1, 9)]
    for faden in faeden:
        faden.start()
    for faden in faeden:
        faden.join()
    assert gedaechtnis.bytes == sum(umfang for _, umfang in gedaechtnis._antworten.values())
    assert 0 < gedaechtnis.bytes <= KLEIN


@dataclass(frozen=True, slots=True)
class Fach:
    inhalt: bytes


@dataclass
class Schrank:
    faecher: tuple[Fach, ...] = ()
    mehr: dict[str, object] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("wert", "mindestens"),
    [
        (bytes(50_000), 50_000),
        ("ä" * 50_000, 50_000),
        ([bytes(20_000), (bytes(20_000),)], 40_000),
        ({"a": {"b": bytes(50_000)}}, 50_000),
        (Schrank((Fach(bytes(30_000)),), {"x": bytes(30_000)}), 60_000),
        (pd.DataFrame({"zahl": range(10_000), "wort": ["abc"] * 10_000}), 100_000),
        (pa.table({"zahl": list(range(10_000))}), 80_000),
    ],
    ids=["bytes", "text", "list", "dict", "objects", "frame", "arrow"],
)
def test_a_size_counts_what_is_inside(wert: object, mindestens: int) -> None:
    assert mindestens <= groesse(wert) < 3 * mindestens + 2000


def test_shared_parts_count_once_and_the_catalogue_never() -> None:
    text = bytes(50_000)
    kreis: list[object] = [text, text]
    kreis.append(kreis)
    assert groesse(kreis) < 51_000
    assert groesse([KATALOG[0]]) < 200
