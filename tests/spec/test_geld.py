"""foerdermittel_bewilligt, foerdermittel_verfuegbar: granted is neither available nor paid out."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.katalog import kennzahl
from domain.auswahl import Ebene
from tests.bausteine import belegt, je_raum, schreibe, vorbehalt
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, JAHNA, KREISRAT, VERBUND, welt

BEWILLIGT = kennzahl("foerdermittel_bewilligt")
VERFUEGBAR = kennzahl("foerdermittel_verfuegbar")


@pytest.fixture(autouse=True)
def _welt(maschine: Engine) -> None:
    welt(maschine)


def test_only_granted_money_with_a_proved_amount_counts(maschine: Engine) -> None:
    andere = ("veranschlagt", "beantragt", "ausgezahlt", "geprueft", "zurueckgefordert")
    schreibe(
        maschine,
        foerderung=[
            {"traeger": ADORF, "betrag_cent": 100, "datum": "2020-03-01"},
            {"traeger": ADORF, "betrag_cent": 20, "betrag_zusatz": "mindestens", "datum": "2020-03-01"},
            {"traeger": DORN, "betrag_cent": 3, "betrag_zusatz": "ueber", "datum": "2020-03-01"},
            {"traeger": DORN, "betrag_cent": 7000, "betrag_zusatz": "ca", "datum": "2020-03-01"},  # no lower bound
            {"traeger": CAMINA, "betrag_cent": None, "datum": "2020-03-01"},  # granted, amount not published
            {"traeger": CAMINA, "betrag_cent": 50_000, "datum": "2020-03-01", "sicher": False},
            {"traeger": CAMINA, "betrag_cent": 4000, "datum": "2020-03-02"},  # the day after
            *({"traeger": ADORF, "betrag_cent": 9, "geldzustand": z, "datum": "2020-03-01"} for z in andere),
        ],
    )
    assert [belegt(maschine, BEWILLIGT, tag) for tag in ("2020-02-29", "2020-03-01", "2020-03-02")] == [0, 123, 4123]
    assert je_raum(maschine, BEWILLIGT, "2020-03-01") == {"Chemnitz": 120, "Leipzig": 3}
    assert vorbehalt(maschine, BEWILLIGT, "2020-03-01") == 50_000


def test_money_of_a_body_stands_at_its_seat(maschine: Engine) -> None:
    schreibe(
        maschine,
        foerderung=[
            {"traeger": VERBUND, "betrag_cent": 100, "datum": "2020-03-01"},
            {"traeger": KREISRAT, "betrag_cent": 20, "datum": "2020-03-01"},
            {"traeger": BERGEN, "betrag_cent": 3, "datum": "2020-03-02"},
        ],
    )
    assert je_raum(maschine, BEWILLIGT, "2020-03-01", Ebene.KOMMUNE) == {ADORF: 100, "nicht zugeordnet": 20}
    assert je_raum(maschine, BEWILLIGT, "2020-03-01", Ebene.LANDKREIS) == {"14521": 100, "14729": 20}


def test_money_of_a_merged_kommune_stands_at_its_successor(maschine: Engine) -> None:
    schreibe(maschine, foerderung=[{"traeger": EICHE, "betrag_cent": 100, "datum": "2020-03-01"}])
    assert je_raum(maschine, BEWILLIGT, "2023-01-01", Ebene.KOMMUNE) == {JAHNA: 100}


def test_available_is_the_budget_of_the_period_only(maschine: Engine) -> None:
    jahre = [
        {"gueltig_von": date(j, 1, 1), "gueltig_bis": date(j, 12, 31), "betrag_cent": c}
        for j, c in ((2021, 5), (2022, 7))
    ]
    schreibe(
        maschine,
        haushaltsansatz=[*jahre, {**jahre[1], "betrag_cent": 900, "sicher": False}],
        foerderung=[{"traeger": ADORF, "betrag_cent": 100, "datum": "2021-03-01"}],  # granted is not available
    )
    tage = ("2020-12-31", "2021-01-01", "2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01")
    assert [belegt(maschine, VERFUEGBAR, tag) for tag in tage] == [0, 5, 5, 7, 7, 0]
    assert vorbehalt(maschine, VERFUEGBAR, "2022-01-01") == 900
    assert je_raum(maschine, VERFUEGBAR, "2022-01-01") == {"nicht zugeordnet": 7}
    assert belegt(maschine, VERFUEGBAR, "2022-01-01", polizeidirektionen=("Leipzig",)) == 0
    assert belegt(maschine, BEWILLIGT, "2022-01-01") == 100


def test_grants_before_february_2019_are_none_of_it(maschine: Engine) -> None:
    schreibe(
        maschine,
        foerderung=[
            {"traeger": ADORF, "betrag_cent": 7, "datum": "2019-01-31"},
            {"traeger": ADORF, "betrag_cent": 5, "datum": "2019-02-01"},
            {"traeger": ADORF, "betrag_cent": 3, "datum": "2018"},
        ],
    )
    assert belegt(maschine, kennzahl("foerdermittel_bewilligt"), "2020-01-01") == 5
