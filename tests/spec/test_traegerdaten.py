"""Which bodies that are no Kommune stand behind a figure? The small world on both databases."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import kennzahl
from tests.bausteine import auswahl, schreibe
from tests.welt import ADORF, BERGEN, CAMINA, DORN, KREISRAT, VERBUND, welt

VEREINBARUNGEN, IM_VERBUND = kennzahl("kooperationsvereinbarungen"), kennzahl("kommunen_im_verbund")
RAETE_DER_KREISE = kennzahl("praeventionsraete_der_landkreise")


@pytest.fixture
def daten(maschine: Engine) -> Berichtsdaten:
    welt(maschine)
    schreibe(
        maschine,
        ereignis=[
            {"traeger": VERBUND, "art": "kooperationsvereinbarung", "datum": "2020-05-01"},
            {"traeger": VERBUND, "art": "kooperationsvereinbarung", "datum": "2019-05-01", "sicher": False},
            {"traeger": ADORF, "art": "kooperationsvereinbarung", "datum": "2020-06-01"},
            {"traeger": KREISRAT, "art": "kpr_besteht", "datum": "2021-03-01", "sicher": False},
        ],
    )
    return Berichtsdaten(direkt(maschine))


def namen(daten: Berichtsdaten, k: object, tag: str, **mehr: object) -> list[str]:
    return daten.traeger.hinter(k, auswahl(tag, **mehr))["traeger"].tolist()  # type: ignore[arg-type]


def test_a_body_counts_from_its_first_certain_record(daten: Berichtsdaten) -> None:
    (zeile,) = daten.traeger.hinter(VEREINBARUNGEN, auswahl("2020-12-31")).to_dict("records")
    assert zeile == {
        "traeger": VERBUND, "name": "Verband", "art": "Verwaltungsverband", "sitz": ADORF, "landkreis": "14521",
        "seit": date(2020, 5, 1), "sicher": 1,
    }  # fmt: skip
    (frueher,) = daten.traeger.hinter(VEREINBARUNGEN, auswahl("2019-12-31")).to_dict("records")
    assert (frueher["seit"], frueher["sicher"]) == (date(2019, 5, 1), 0), "doubtful, as long as there is nothing else"
    assert namen(daten, VEREINBARUNGEN, "2019-04-30") == []


def test_a_single_kommune_is_no_body(daten: Berichtsdaten) -> None:
    assert namen(daten, VEREINBARUNGEN, "2021-12-31") == [VERBUND]


def test_what_counts_at_the_seat_is_where_the_seat_is(daten: Berichtsdaten) -> None:
    assert namen(daten, VEREINBARUNGEN, "2021-12-31", polizeidirektionen=("Chemnitz",)) == [VERBUND]
    assert namen(daten, VEREINBARUNGEN, "2021-12-31", polizeidirektionen=("Leipzig",)) == []


def test_what_counts_for_members_is_where_a_member_is(daten: Berichtsdaten) -> None:
    assert namen(daten, IM_VERBUND, "2021-12-31", polizeidirektionen=("Leipzig",)) == [VERBUND]
    assert namen(daten, IM_VERBUND, "2021-12-31", landkreise=("14523",)) == []


def test_without_a_kennzahl_every_body_with_a_record(daten: Berichtsdaten) -> None:
    assert namen(daten, None, "2021-12-31") == [KREISRAT, VERBUND]
    assert namen(daten, None, "2021-12-31", landkreise=("14729",)) == [KREISRAT, VERBUND]
    assert namen(daten, None, "2021-02-28") == [VERBUND]
    assert namen(daten, RAETE_DER_KREISE, "2021-12-31") == [KREISRAT]


def test_memberships_of_any_time(daten: Berichtsdaten) -> None:
    m = daten.traeger.mitglieder(1)
    assert m.loc[m["traeger"] == VERBUND, "ags"].tolist() == [ADORF, BERGEN, CAMINA, DORN]
    assert m.loc[m["ags"] == BERGEN, "gueltig_bis"].tolist() == [date(2021, 12, 31)]
    assert not m.loc[m["ags"] == DORN, "sicher"].astype(bool).any()
