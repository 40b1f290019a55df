"""Is the corpus sound: large enough, mixed, without repetition, and every expectation found in its passage?"""

import json
from collections import Counter
from itertools import pairwise

import pytest

from data_access.katalog import KATALOG
from tests.textpruefung.wertung import ORDNER, URTEILE, Passage, lies

MEDIENINFORMATIONEN = ("medieninformation_2021-02-06", "medieninformation_2022-01-11")
SAETZE = {"entwicklung": 60, "pruefung": 90, "pruefung_2": 100}
TEILE = {name: lies(ORDNER / f"{name}.json") for name in (*MEDIENINFORMATIONEN, *SAETZE)}
KENNZAHLEN = {kennzahl.schluessel for kennzahl in KATALOG}
ALLE = [p for teil in TEILE.values() for p in teil]


def test_kennungen_und_texte_sind_eindeutig() -> None:
    assert Counter(p.kennung for p in ALLE).most_common(1)[0][1] == 1
    assert Counter(p.text for p in ALLE).most_common(1)[0][1] == 1


@pytest.mark.parametrize(("teil", "mindestens"), SAETZE.items())
def test_umfang_und_verteilung(teil: str, mindestens: int) -> None:
    """Large enough, a third without any claim though full of numbers, every verdict there, few open readings."""
    passagen = TEILE[teil]
    ohne = [p for p in passagen if not p.erwartet]
    urteile = Counter(e.urteil for p in passagen for e in p.erwartet)
    assert len(passagen) >= mindestens
    assert len(ohne) / len(passagen) >= 1 / 3
    assert sum(any(zeichen.isdigit() for zeichen in p.text) for p in ohne) >= 0.9 * len(ohne)
    assert set(urteile) == set(URTEILE)
    assert min(urteile.values()) >= 4
    assert sum(len(p.erlaubt) for p in passagen) <= len(passagen) * 0.05


def test_alle_teile_haben_dieselben_arten() -> None:
    arten = [{p.art for p in TEILE[teil] if p.erwartet} for teil in SAETZE]
    assert all(art == arten[0] for art in arten)


@pytest.mark.parametrize("passage", ALLE, ids=lambda p: p.kennung)
def test_jede_erwartung_steht_im_text_und_sagt_etwas(passage: Passage) -> None:
    """``lies`` fails where the words are missing."""
    assert passage.note
    spannen = sorted(passage.erwartet, key=lambda e: e.spanne.start)
    for erwartung in passage.erwartet:
        assert passage.text[erwartung.spanne.start : erwartung.spanne.end] == erwartung.text
        assert erwartung.text.strip()
        assert erwartung.urteil in URTEILE
        assert erwartung.kennzahlen
        assert erwartung.kennzahlen - {None} <= KENNZAHLEN
    assert all(a.spanne.gemeinsam(b.spanne) <= 0 for a, b in pairwise(spannen))


@pytest.mark.parametrize("name", MEDIENINFORMATIONEN)
def test_medieninformation_nennt_quelle_und_grund(name: str) -> None:
    roh = json.loads((ORDNER / f"{name}.json").read_text("utf-8"))
    assert "SMI, Medieninformation" in roh["quelle"]
    assert all(e["grund"] for p in roh["passagen"] for e in p["erwartet"])
