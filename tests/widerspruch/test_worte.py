"""Are the words and periods of the ledger read as a reader would?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.katalog import KATALOG
from domain.begriffe import BEDEUTUNGEN, BEGRIFFE, wort
from domain.kennzahl import Kennzahl
from domain.zahlen import NBSP
from domain.zeitraum import Zeitraum, lies_zeitraum
from tests.widerspruch.bauen import Register


def test_the_table_holds_exactly_the_words_of_the_ledger(register: Register) -> None:
    assert set(BEGRIFFE) == {v.begriff for v in register}


def test_the_table_and_the_ledger_mean_the_same_kennzahl(register: Register) -> None:
    for v in register:
        assert v.kennzahl in (None, BEGRIFFE[v.begriff].bedeutung), v.begriff
    gemeint = {b.bedeutung or schluessel for schluessel, b in BEGRIFFE.items()}
    assert set(BEDEUTUNGEN) <= gemeint | {k.schluessel for k in KATALOG}


@pytest.mark.parametrize("k", KATALOG, ids=lambda k: k.schluessel)
def test_every_kennzahl_of_the_catalogue_means_its_own_unit(k: Kennzahl) -> None:
    """A published unit that is the Kennzahl's own, written or left out, is one and the same."""
    assert k.zaehleinheit in BEDEUTUNGEN[k.schluessel].einheiten
    assert BEDEUTUNGEN[k.schluessel].zaehlt_ohnehin(str(k.zaehleinheit))
    assert BEDEUTUNGEN[k.schluessel].zaehlt_ohnehin("")
    assert not BEDEUTUNGEN[k.schluessel].zaehlt_ohnehin("Kommunen und Landkreise")


@pytest.mark.parametrize(
    ("schluessel", "text"),
    [
        ("kommunen_kontaktiert", "Kommunen „kontaktiert“"),
        ("kommunen_beteiligt", "Kommunen „beteiligt“ oder „beigetreten“"),
        ("sicherheitsanalysen_geplant", "Sicherheitsanalysen geplant"),
        ("kpr_anzahl", "Kommunale Präventionsräte"),
        ("foerdermittel_verfuegbar_eur", "Fördermittel verfügbar"),
        ("coaching_landkreise", "„coaching landkreise“"),
        ("neue_mittel_eur", "„neue mittel“"),
        ("", "„ohne Wort“"),
    ],
)
def test_a_word_is_shown_in_german(schluessel: str, text: str) -> None:
    assert wort(schluessel) == text


@pytest.mark.parametrize(
    ("text", "zeitraum", "worte"),
    [
        ("", Zeitraum(""), ""),
        ("2021", Zeitraum("2021", (2021,)), "für 2021"),
        ("im Jahr 2021", Zeitraum("im Jahr 2021", (2021,)), "für 2021"),
        ("jährlich", Zeitraum("jährlich", (), je_jahr=True), "jährlich"),
        (
            "jährlich 2019 und 2020",
            Zeitraum("jährlich 2019 und 2020", (2019, 2020), je_jahr=True),
            "je Jahr für 2019 und 2020",
        ),
        (
            "je Jahr 2019 und 2020",
            Zeitraum("je Jahr 2019 und 2020", (2019, 2020), je_jahr=True),
            "je Jahr für 2019 und 2020",
        ),
        ("2019 und 2020 zusammen", Zeitraum("2019 und 2020 zusammen", (2019, 2020)), "für 2019 und 2020 zusammen"),
        (
            "Doppelhaushalt 2019/2020",
            Zeitraum("Doppelhaushalt 2019/2020", (2019, 2020)),
            "für den Doppelhaushalt 2019/2020",
        ),
        ("Doppelhaushalt 2023/24", Zeitraum("Doppelhaushalt 2023/24", (2023, 2024)), "für den Doppelhaushalt 2023/24"),
        ("2019-2020", Zeitraum("2019-2020", (2019, 2020)), "für 2019 und 2020 zusammen"),
        ("2021–2023", Zeitraum("2021–2023", (2021, 2022, 2023)), "für 2021, 2022 und 2023 zusammen"),
        ("2020/2021", Zeitraum("2020/2021", (2020, 2021)), "für 2020 und 2021 zusammen"),
        (
            "2019, 2021 und 2020",
            Zeitraum("2019, 2021 und 2020", (2019, 2020, 2021)),
            "für 2019, 2020 und 2021 zusammen",
        ),
        ("seit 02/2019", Zeitraum("seit 02/2019", seit="2019-02"), f"seit Februar{NBSP}2019"),
        ("seit 2018", Zeitraum("seit 2018", seit="2018"), "seit 2018"),
        *(
            (t, Zeitraum(t), t)
            for t in ("im Sommer", "2021-02", "2022-2021", "20211", "seit 13/2019", "jährlich ab 2021")
        ),
    ],
)
def test_a_period_is_read(text: str, zeitraum: Zeitraum, worte: str) -> None:
    assert lies_zeitraum(text) == zeitraum
    assert lies_zeitraum(text).worte == worte


def test_every_period_of_the_ledger_is_read(register: Register) -> None:
    assert all(lies_zeitraum(v.zeitraum).lesbar for v in register)
    for v in register:
        assert lies_zeitraum(v.zeitraum).insgesamt == v.insgesamt


@given(st.text(max_size=40))
def test_no_period_breaks_the_reader(text: str) -> None:
    zeitraum = lies_zeitraum(text)
    assert zeitraum.jahre == tuple(sorted(set(zeitraum.jahre)))
    assert isinstance(zeitraum.worte, str)
