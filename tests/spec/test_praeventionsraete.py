"""kommunale_praeventionsraete, praeventionsraete_der_landkreise: a council counts once, at its seat, while it exists."""

import pytest
from sqlalchemy import Engine

from data_access.katalog import kennzahl
from domain.auswahl import Ebene
from tests.bausteine import belegt, je_raum, schreibe, vorbehalt
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, FUSION, GRUEN, JAHNA, KREISRAT, VERBUND, welt

RAETE = kennzahl("kommunale_praeventionsraete")
RAETE_DER_LANDKREISE = kennzahl("praeventionsraete_der_landkreise")


@pytest.fixture(autouse=True)
def _welt(maschine: Engine) -> None:
    welt(maschine)


def test_existing_new_and_revived_councils_count_once_each(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ADORF, "art": "kpr_besteht", "datum": "1998"},
            {"traeger": ADORF, "art": "kpr_reaktiviert", "datum": "2020-02-01"},
            {"traeger": GRUEN, "art": "kpr_konstituiert", "datum": "2020-02-01"},
            {"traeger": CAMINA, "art": "kpr_konstituiert", "datum": "2020-02-01", "sicher": False},
            {"traeger": DORN, "art": "projekt", "datum": "2020-02-01"},
            {"traeger": DORN, "art": "kpr_konstituiert", "datum": "2020-02-03"},
        ],
    )
    tage = ("2019-01-01", "2020-02-01", "2020-02-02", "2020-02-03")
    assert [belegt(maschine, RAETE, tag) for tag in tage] == [1, 2, 2, 3]
    assert vorbehalt(maschine, RAETE, "2020-02-02") == 1


def test_a_joint_council_counts_once_at_its_seat(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[{"traeger": VERBUND, "art": "kpr_konstituiert", "datum": "2020-02-01"}])
    assert je_raum(maschine, RAETE, "2020-02-01", Ebene.KOMMUNE) == {ADORF: 1}
    assert je_raum(maschine, RAETE, "2020-02-01") == {"Chemnitz": 1}


def test_a_dissolved_council_counts_until_the_day_before_and_again_once_revived(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ADORF, "art": "kpr_konstituiert", "datum": "2020-01-01"},
            {"traeger": ADORF, "art": "kpr_aufgeloest", "datum": "2021-01-01"},
            {"traeger": ADORF, "art": "kpr_reaktiviert", "datum": "2022-01-01"},
            {"traeger": DORN, "art": "kpr_konstituiert", "datum": "2020-01-01"},  # another one stays
        ],
    )
    tage = ("2019-12-31", "2020-12-31", "2021-01-01", "2021-12-31", "2022-01-01")
    assert [belegt(maschine, RAETE, tag) for tag in tage] == [0, 2, 1, 1, 2]


def test_a_doubtful_dissolution_dissolves_nothing(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ADORF, "art": "kpr_konstituiert", "datum": "2020-01-01"},
            {"traeger": ADORF, "art": "kpr_aufgeloest", "datum": "2021-01-01", "sicher": False},
        ],
    )
    assert belegt(maschine, RAETE, "2021-06-01") == 1


def test_councils_of_landkreise_are_a_figure_of_their_own(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": KREISRAT, "art": "kpr_konstituiert", "datum": "2020-01-01"},
            {"traeger": KREISRAT, "art": "kpr_besteht", "datum": "2020-02-01"},
            {"traeger": ADORF, "art": "kpr_konstituiert", "datum": "2020-01-01"},
        ],
    )
    assert je_raum(maschine, RAETE, "2020-03-01") == {"Chemnitz": 1}
    assert je_raum(maschine, RAETE_DER_LANDKREISE, "2020-03-01") == {"Leipzig": 1}
    assert je_raum(maschine, RAETE_DER_LANDKREISE, "2020-03-01", Ebene.LANDKREIS) == {"14729": 1}
    assert je_raum(maschine, RAETE_DER_LANDKREISE, "2020-03-01", Ebene.KOMMUNE) == {"nicht zugeordnet": 1}


def test_a_dissolved_council_of_a_landkreis_does_not_count(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": KREISRAT, "art": "kpr_konstituiert", "datum": "2020-01-01"},
            {"traeger": KREISRAT, "art": "kpr_aufgeloest", "datum": "2021-01-01"},
        ],
    )
    assert [belegt(maschine, RAETE_DER_LANDKREISE, tag) for tag in ("2020-12-31", "2021-01-01")] == [1, 0]


def test_the_council_of_a_merged_kommune_sits_in_its_successor(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[{"traeger": EICHE, "art": "kpr_konstituiert", "datum": "2020-01-01"}])
    assert je_raum(maschine, RAETE, "2022-12-31", Ebene.KOMMUNE) == {EICHE: 1}
    assert je_raum(maschine, RAETE, "2023-01-01", Ebene.KOMMUNE) == {JAHNA: 1}


def test_councils_of_merged_kommunen_are_one_in_the_successor(maschine: Engine) -> None:
    """EICHE merges into JAHNA on 2023-01-01: a council that JAHNA revives or dissolves is the one that EICHE had."""
    schreibe(
        maschine,
        ereignis=[
            {"traeger": EICHE, "art": "kpr_konstituiert", "datum": "2020-01-01"},
            {"traeger": JAHNA, "art": "kpr_reaktiviert", "datum": "2023-03-01"},
            {"traeger": JAHNA, "art": "kpr_aufgeloest", "datum": "2023-09-01"},
        ],
    )
    tage = ("2022-12-31", "2023-01-01", "2023-03-01", "2023-09-01")
    assert [belegt(maschine, RAETE, tag) for tag in tage] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("aufgeloest", "wann", "danach"),
    [
        (FICHTE, "2022-05-01", 1),  # its own council; that of EICHE goes on in JAHNA
        (EICHE, "2022-05-01", 1),
        (JAHNA, "2023-09-01", 0),  # the successor had taken both over
    ],
)
def test_a_dissolution_ends_only_the_councils_of_its_traeger(
    maschine: Engine, aufgeloest: str, wann: str, danach: int
) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": EICHE, "art": "kpr_konstituiert", "datum": "2020-01-01"},
            {"traeger": FICHTE, "art": "kpr_konstituiert", "datum": "2020-02-01"},
            {"traeger": aufgeloest, "art": "kpr_aufgeloest", "datum": wann},
        ],
    )
    assert belegt(maschine, RAETE, "2020-12-31") == 2
    assert belegt(maschine, RAETE, "2023-12-31") == danach
    kommunen = {JAHNA: 1} if danach else {}
    assert je_raum(maschine, RAETE, "2023-12-31", Ebene.KOMMUNE) == kommunen


def test_a_merger_into_a_kommune_that_had_dissolved_its_own_council(maschine: Engine) -> None:
    """ADORF dissolved its council before it took BERGEN in: the council that BERGEN brings goes on."""
    schreibe(
        maschine,
        gebietsaenderung=[{"datum": FUSION, "alt_ags": BERGEN, "neu_ags": ADORF}],
        ereignis=[
            {"traeger": ADORF, "art": "kpr_konstituiert", "datum": "2020-01-01"},
            {"traeger": ADORF, "art": "kpr_aufgeloest", "datum": "2022-05-01"},
            {"traeger": BERGEN, "art": "kpr_konstituiert", "datum": "2020-02-01"},
        ],
    )
    assert belegt(maschine, RAETE, "2022-12-31") == 1
    assert je_raum(maschine, RAETE, "2023-01-01", Ebene.KOMMUNE) == {ADORF: 1}
