"""Is the check a pure function: any ledger in any order, no word or period that breaks it?"""

import random
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.katalog import KATALOG
from domain.auswahl import Ebene
from domain.begriffe import BEGRIFFE, begriff
from domain.widerspruch import Regel, pruefe
from domain.zahlen import Zusatz
from tests.widerspruch.bauen import Register, beraten, kontaktiert, nummer, zahl

WOERTER = [*BEGRIFFE, "coaching_landkreise", "", "etwas_neues_geplant"]
ZEITRAEUME = [
    "",
    "2021",
    "2022",
    "jährlich",
    "je Jahr 2021 und 2022",
    "2021-2022",
    "seit 2019",
    "im Sommer",
    "2022-2021",
]
eine_zeile = st.builds(
    zahl,
    st.sampled_from([-1, 0, 1, 12, 13, 100, 10**18]),
    st.sampled_from(WOERTER),
    st.sampled_from(["2021", "2021-02", "2021-02-06", "2021-03-01", "2022-01-11", "9999", "0001-01-01"]),
    st.sampled_from(["", "", *(k.schluessel for k in KATALOG)]),
    zusatz=st.sampled_from(Zusatz),
    zeitraum=st.sampled_from(ZEITRAEUME),
    zaehleinheit=st.sampled_from(["", "Kommunen und Landkreise"]),
    einheit=st.sampled_from(["anzahl", "cent", "prozent", "jahr", "wochen", "entgeltgruppe", "anteil"]),
    nenner=st.sampled_from([None, None, None, 0, 3]),
    ordnungszahl=st.booleans(),
    herausgeber=st.sampled_from(["SMI", "Medienservice Sachsen (SMI)", ""]),
    raum=st.sampled_from(["Sachsen", "Görlitz"]),
    raum_art=st.sampled_from(Ebene),
)


@given(st.lists(eine_zeile, max_size=25), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_ledger_gets_the_same_answer_in_any_order(zeilen: Register, zufall: random.Random) -> None:
    gemischt = [*zeilen, *zeilen[:5]]
    zufall.shuffle(gemischt)
    funde = pruefe(zeilen)
    assert pruefe(gemischt) == funde
    for w in funde:
        assert not any(v.nenner or begriff(v.begriff).geplant for v in w.alle)
        assert w.satz
        assert w.klaerung


def test_the_order_of_the_bundled_ledger_does_not_matter(register: Register) -> None:
    funde = pruefe(register)
    for saat in range(20):
        gemischt = list(register)
        random.Random(saat).shuffle(gemischt)
        assert pruefe(gemischt) == funde


def test_findings_stand_by_the_later_day_then_by_rule(register: Register) -> None:
    orte = [(max(w.erste.stand_bis, w.zweite.stand_bis), list(Regel).index(w.regel)) for w in pruefe(register)]
    assert orte == sorted(orte)
    for w in pruefe(register):
        assert (w.erste.stand_von, w.erste.stand_bis) <= (w.zweite.stand_von, w.zweite.stand_bis)


def test_nothing_contradicts_itself(register: Register) -> None:
    assert pruefe(()) == ()
    for v in register:
        assert pruefe((v,)) == pruefe((v, v)) == pruefe((v, replace(v, kennung="again"))) == ()


def test_a_row_that_stands_twice_changes_nothing(register: Register) -> None:
    assert pruefe((*register, *register)) == pruefe(register)


def test_a_ledger_of_unknown_words_and_periods_is_answered(register: Register) -> None:
    """A word that nobody knows is one word with one meaning: no rule about words can speak."""
    fremd = [replace(v, begriff="was niemand kennt", kennzahl=None) for v in register]
    regeln = {w.regel for w in pruefe(fremd)}
    assert not regeln & {Regel.GLEICHE_ZAHL_ANDERES_WORT, Regel.MEHR_ALS_UNTERZEICHNET, Regel.FALLENDE_REIHE}
    assert pruefe([replace(v, zeitraum="wann auch immer") for v in register]) == ()


def test_a_new_word_for_a_known_kennzahl_belongs_to_its_series() -> None:
    neu = zahl(60, "kommunen_beraten_stand_neu", "2021-04-01", "kommunen_beraten")
    (fund,) = pruefe((beraten(70, "2021-03-01"), neu))
    assert fund.regel is Regel.FALLENDE_REIHE
    assert "60 „kommunen beraten stand neu“" in fund.satz


def am_tag(nummer: int) -> str:
    return (date(2019, 1, 1) + timedelta(nummer)).isoformat()


GROSS = {
    "one growing series": lambda n: beraten(n, am_tag(n)),
    "one series that jumps": lambda n: beraten(n * 7919 % 150, am_tag(n)),
    "one number under two words": lambda n: kontaktiert(70, am_tag(n)) if n % 2 else beraten(70, am_tag(n)),
    "numbers of events": lambda n: nummer(n, am_tag(n), "Bautzen" if n % 2 else ""),
    "many areas": lambda n: beraten(n // 400, am_tag(n), raum_art=Ebene.KOMMUNE, raum=f"Kommune {n % 400}"),
}


def aufrufe(welche: str, zeilen: int) -> int:
    """How many functions are called to check a ledger: work that no busy machine changes."""
    ledger = [replace(GROSS[welche](n), kennung=str(n)) for n in range(zeilen)]
    zahl = 0

    def zaehle(_rahmen: object, ereignis: str, _was: object) -> None:
        nonlocal zahl
        zahl += ereignis == "call"

    sys.setprofile(zaehle)
    try:
        pruefe(ledger)
    finally:
        sys.setprofile(None)
    return zahl


@pytest.mark.parametrize("welche", GROSS)
def test_the_work_grows_with_the_rows_and_not_with_their_pairs(welche: str) -> None:
    assert aufrufe(welche, 1200) < 8 * aufrufe(welche, 300)
