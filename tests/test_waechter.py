"""Does the guard of speed see what has become worse, and keep quiet about noise?"""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import waechter
from benchmarks.waechter import Stand, verstoesse

DAMALS = Stand(p50=1.2, rechenzeit=1.25, bytes_groesstes=38_000, bytes_mitte=20_000)


@pytest.mark.parametrize(
    "jetzt",
    [
        DAMALS,
        replace(DAMALS, p50=2.4),  # the machine was busy: processor time says so
        replace(DAMALS, rechenzeit=2.5),
        replace(DAMALS, p50=1.4, rechenzeit=1.45),
        replace(DAMALS, bytes_groesstes=39_000, bytes_mitte=20_500),
        Stand(0.9, 0.9, 10, 10),
    ],
)
def test_noise_and_what_is_better_are_no_regression(jetzt: Stand) -> None:
    assert verstoesse("Karte", DAMALS, jetzt) == []


@pytest.mark.parametrize(
    ("jetzt", "wort"),
    [
        (replace(DAMALS, p50=1.6, rechenzeit=1.6), "Seite / Boden 1,60 ×"),
        (replace(DAMALS, bytes_groesstes=41_000), "41000 Bytes je Neuzeichnen (größtes) statt 38000"),
        (replace(DAMALS, bytes_mitte=22_000), "22000 Bytes je Neuzeichnen (Median) statt 20000"),
    ],
)
def test_what_is_clearly_worse_is_named(jetzt: Stand, wort: str) -> None:
    (satz,) = verstoesse("Karte", DAMALS, jetzt)
    assert satz.startswith("Karte: ")
    assert wort in satz


def test_the_ratios_of_the_repository_are_those_of_the_guarded_pages(tmp_path: Path) -> None:
    gemerkt = waechter.lies()
    assert len(gemerkt) == len(waechter.SEITEN)
    assert all(
        0.5 < s.p50 < 2 and 0.5 < s.rechenzeit < 2 and 0 < s.bytes_mitte <= s.bytes_groesstes <= 40_000
        for s in gemerkt.values()
    )
    waechter.schreibe(gemerkt, tmp_path / "neu.json")
    assert waechter.lies(tmp_path / "neu.json") == gemerkt
