"""Is every Kennzahl specified, and does each say what it counts and what not?"""

from pathlib import Path

import pytest

from data_access.katalog import KATALOG, kennzahl
from domain.fehler import Eingabefehler
from domain.kennzahl import Kennzahl

SPEZIFIKATIONEN = {
    pfad: pfad.read_text(encoding="utf-8") for pfad in Path(__file__).parent.glob("test_*.py") if pfad != Path(__file__)
}
VERSPROCHENE = {
    *("kommunen_beraten", "modellkommunen", "kooperationsvereinbarungen", "kommunen_im_verbund"),
    *("kommunale_praeventionsraete", "sicherheitsanalysen", "kommunen_mit_sicherheitsanalyse"),
    *("kommunen_mit_coaching", "eng_kooperierende_kommunen", "foerdermittel_bewilligt", "foerdermittel_verfuegbar"),
    *("beccaria_absolventen", "beccaria_laufend", "einwohner_im_verbund"),
}
jede = pytest.mark.parametrize("k", KATALOG, ids=lambda k: k.schluessel)


@jede
def test_every_kennzahl_has_a_specification(k: Kennzahl) -> None:
    genannt = [pfad.name for pfad, text in SPEZIFIKATIONEN.items() if f'"{k.schluessel}"' in text]
    assert genannt, f"no file in tests/spec names {k.schluessel}"


def test_the_catalogue_has_all_keys_that_the_interface_promises() -> None:
    schluessel = [k.schluessel for k in KATALOG]
    assert len(set(schluessel)) == len(schluessel)
    assert set(schluessel) >= VERSPROCHENE


@jede
def test_every_kennzahl_is_found_by_its_key_and_explains_itself(k: Kennzahl) -> None:
    assert kennzahl(k.schluessel) is k
    assert k.schluessel.isascii()
    assert k.schluessel.islower()
    assert all((k.titel, k.einzahl, k.mehrzahl))
    assert k.definition.endswith(".")
    assert k.abgrenzung.endswith(".")
    assert k.in_euro == (k.geldzustand is not None), "money carries its state, and nothing else does"


def test_titles_are_unambiguous() -> None:
    assert len({k.titel for k in KATALOG}) == len(KATALOG)


def test_an_unknown_key_names_the_known_ones() -> None:
    with pytest.raises(Eingabefehler, match=r"„kommunen“.*kommunen_beraten"):
        kennzahl("kommunen")
