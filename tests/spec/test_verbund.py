"""kooperationsvereinbarungen, kommunen_im_verbund, einwohner_im_verbund: one agreement may cover several Kommunen."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.katalog import kennzahl
from domain.auswahl import Ebene
from tests.bausteine import belegt, je_raum, schreibe, vorbehalt
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, GRUEN, JAHNA, VERBUND, welt

VEREINBARUNGEN = kennzahl("kooperationsvereinbarungen")
KOMMUNEN = kennzahl("kommunen_im_verbund")
EINWOHNER = kennzahl("einwohner_im_verbund")
ART = "kooperationsvereinbarung"


@pytest.fixture(autouse=True)
def _welt(maschine: Engine) -> None:
    welt(maschine)


def test_one_agreement_of_an_association_is_one_agreement_and_several_kommunen(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": VERBUND, "art": ART, "datum": "2020-05-01"},
            {"traeger": GRUEN, "art": "vorvereinbarung", "datum": "2020-05-01"},
            {"traeger": EICHE, "art": ART, "datum": "2020-05-01", "sicher": False},
            {"traeger": FICHTE, "art": ART, "datum": "2020-05-02"},
        ],
    )
    assert je_raum(maschine, VEREINBARUNGEN, "2020-05-01", Ebene.KOMMUNE) == {ADORF: 1}, "at the seat"
    assert je_raum(maschine, VEREINBARUNGEN, "2020-05-01") == {"Chemnitz": 1}
    assert je_raum(maschine, KOMMUNEN, "2020-05-01", Ebene.KOMMUNE) == {ADORF: 1, BERGEN: 1, CAMINA: 1}
    assert je_raum(maschine, KOMMUNEN, "2020-05-01") == {"Chemnitz": 2, "Leipzig": 1}
    assert vorbehalt(maschine, VEREINBARUNGEN, "2020-05-01") == 1
    assert vorbehalt(maschine, KOMMUNEN, "2020-05-01") == 2, "EICHE, and DORN as a doubtful member"


def test_a_second_agreement_is_a_second_agreement_but_no_second_kommune(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ADORF, "art": ART, "datum": "2020-01-01"},
            {"traeger": ADORF, "art": ART, "datum": "2021-01-01"},
            {"traeger": VERBUND, "art": ART, "datum": "2021-01-01"},
        ],
    )
    assert [belegt(maschine, VEREINBARUNGEN, tag) for tag in ("2020-12-31", "2021-01-01")] == [1, 3]
    assert [belegt(maschine, KOMMUNEN, tag) for tag in ("2020-12-31", "2021-01-01")] == [1, 3]


def test_several_records_of_one_agreement_count_once(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ADORF, "art": ART, "datum": "2020-01-01", "vorgang": "koop-adorf"},
            {"traeger": ADORF, "art": ART, "datum": "2020-01", "vorgang": "koop-adorf"},
            {"traeger": DORN, "art": ART, "datum": "2020-01-01", "vorgang": "koop-dorn"},
        ],
    )
    assert belegt(maschine, VEREINBARUNGEN, "2020-12-31") == 2


def test_membership_has_dates(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[{"traeger": VERBUND, "art": ART, "datum": "2020-05-01"}])
    assert [belegt(maschine, KOMMUNEN, tag) for tag in ("2021-12-31", "2022-01-01")] == [3, 2]
    assert [belegt(maschine, VEREINBARUNGEN, tag) for tag in ("2021-12-31", "2022-01-01")] == [1, 1]


def test_merged_kommunen_keep_their_agreements_but_are_one_kommune(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[{"traeger": ags, "art": ART, "datum": "2020-05-01"} for ags in (EICHE, FICHTE)])
    assert [belegt(maschine, KOMMUNEN, tag) for tag in ("2022-12-31", "2023-01-01")] == [2, 1]
    assert je_raum(maschine, VEREINBARUNGEN, "2023-01-01", Ebene.KOMMUNE) == {JAHNA: 2}


def test_a_merged_member_is_represented_by_its_successor(maschine: Engine) -> None:
    schreibe(
        maschine,
        mitglied=[{"traeger": VERBUND, "ags": EICHE}],
        ereignis=[{"traeger": VERBUND, "art": ART, "datum": "2020-05-01"}],
    )
    assert je_raum(maschine, KOMMUNEN, "2023-01-01", Ebene.KOMMUNE) == {ADORF: 1, CAMINA: 1, JAHNA: 1}


def _einwohner(ags: str, jahr: int, zahl: int) -> dict[str, object]:
    return {"ags": ags, "stichtag": date(jahr, 12, 31), "einwohner": zahl}


def test_inhabitants_are_those_of_the_newest_year_end(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": VERBUND, "art": ART, "datum": "2020-05-01"},
            {"traeger": ADORF, "art": ART, "datum": "2020-06-01"},  # its inhabitants count once
            {"traeger": EICHE, "art": ART, "datum": "2020-05-01", "sicher": False},
        ],
        einwohner=[
            *(_einwohner(ADORF, jahr, zahl) for jahr, zahl in ((2018, 1), (2019, 100), (2021, 110), (2022, 1))),
            *(_einwohner(BERGEN, jahr, zahl) for jahr, zahl in ((2019, 20), (2021, 22))),
            _einwohner(CAMINA, 2019, 3),  # none later: the older one stands
            _einwohner(GRUEN, 2019, 5000),  # no agreement
            _einwohner(EICHE, 2019, 700),  # a doubtful one
        ],
    )
    tage = ("2020-04-30", "2020-05-01", "2021-12-30", "2021-12-31", "2022-01-01")
    assert [belegt(maschine, EINWOHNER, tag) for tag in tage] == [0, 123, 123, 135, 113]
    assert je_raum(maschine, EINWOHNER, "2021-12-31") == {"Chemnitz": 132, "Leipzig": 3}
    assert vorbehalt(maschine, EINWOHNER, "2020-05-01") == 700


def test_inhabitants_of_merged_kommunen_add_up(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[{"traeger": EICHE, "art": ART, "datum": "2020-05-01"}],
        einwohner=[
            *(_einwohner(ags, jahr, zahl) for ags, jahr, zahl in ((EICHE, 2021, 40), (FICHTE, 2021, 50))),
            _einwohner(JAHNA, 2023, 85),
        ],
    )
    assert [belegt(maschine, EINWOHNER, tag) for tag in ("2022-12-31", "2023-01-01", "2023-12-31")] == [40, 90, 85]
