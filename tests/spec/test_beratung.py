"""kommunen_beraten, modellkommunen, kommunen_mit_coaching, eng_kooperierende_kommunen: who counts, and who does not?"""

import pytest
from sqlalchemy import Engine

from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import kennzahl
from domain.auswahl import Ebene
from domain.kennzahl import Basis
from tests.bausteine import auswahl, belegt, je_raum, schreibe, vorbehalt
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, GRUEN, KREISRAT, VERBUND, welt

EINFACHE = {"kommunen_beraten": "beratung", "modellkommunen": "modellkommune", "kommunen_mit_coaching": "coaching"}


@pytest.fixture(params=EINFACHE)
def schluessel(request: pytest.FixtureRequest, maschine: Engine) -> str:
    welt(maschine)
    schluessel: str = request.param
    return schluessel


def test_every_kommune_counts_once_from_the_day_on(maschine: Engine, schluessel: str) -> None:
    art, k = EINFACHE[schluessel], kennzahl(schluessel)
    andere = "erwaehnung" if art == "beratung" else "beratung"
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ADORF, "art": art, "datum": "2020-05-01"},
            {"traeger": ADORF, "art": art, "datum": "2020-06-01"},  # the same Kommune again
            {"traeger": GRUEN, "art": art, "datum": "2020-05-01"},
            {"traeger": DORN, "art": art, "datum": "2020-07-02"},  # the day after
            {"traeger": CAMINA, "art": andere, "datum": "2020-05-01"},  # something else
            {"traeger": CAMINA, "art": art, "datum": "2020-05-01", "sicher": False},
            {"traeger": KREISRAT, "art": art, "datum": "2020-05-01"},  # no Kommune
        ],
    )
    tage = ("2020-04-30", "2020-05-01", "2020-07-01", "2020-07-02")
    assert [belegt(maschine, k, tag) for tag in tage] == [0, 2, 2, 3]
    assert vorbehalt(maschine, k, "2020-07-01") == 1
    assert je_raum(maschine, k, "2020-07-02") == {"Chemnitz": 1, "Zwickau": 1, "Leipzig": 1}


def test_an_association_counts_for_its_certain_members_of_the_day(maschine: Engine, schluessel: str) -> None:
    art, k = EINFACHE[schluessel], kennzahl(schluessel)
    schreibe(
        maschine,
        ereignis=[
            {"traeger": VERBUND, "art": art, "datum": "2020-05-01"},
            {"traeger": ADORF, "art": art, "datum": "2020-05-01"},  # is a member already
        ],
    )
    assert je_raum(maschine, k, "2021-12-31", Ebene.KOMMUNE) == {ADORF: 1, BERGEN: 1, CAMINA: 1}
    assert je_raum(maschine, k, "2022-01-01", Ebene.KOMMUNE) == {ADORF: 1, CAMINA: 1}, "BERGEN has left"
    assert je_raum(maschine, k, "2022-01-01") == {"Chemnitz": 1, "Leipzig": 1}
    assert vorbehalt(maschine, k, "2022-01-01") == 1, "DORN is a doubtful member"


def test_a_certain_record_outweighs_a_doubtful_one(maschine: Engine, schluessel: str) -> None:
    art, k = EINFACHE[schluessel], kennzahl(schluessel)
    schreibe(
        maschine,
        ereignis=[
            {"traeger": DORN, "art": art, "datum": "2020-01-01", "sicher": False},
            {"traeger": DORN, "art": art, "datum": "2020-02-01"},
        ],
    )
    assert (belegt(maschine, k, "2020-01-31"), vorbehalt(maschine, k, "2020-01-31")) == (0, 1)
    assert (belegt(maschine, k, "2020-02-01"), vorbehalt(maschine, k, "2020-02-01")) == (1, 0)


def test_merged_kommunen_count_as_their_successor(maschine: Engine, schluessel: str) -> None:
    art, k = EINFACHE[schluessel], kennzahl(schluessel)
    schreibe(maschine, ereignis=[{"traeger": ags, "art": art, "datum": "2020-05-01"} for ags in (EICHE, FICHTE)])
    assert belegt(maschine, k, "2022-12-31") == 2
    assert je_raum(maschine, k, "2023-01-01", Ebene.KOMMUNE) == {"14729050": 1}


def test_closely_cooperating_is_never_counted_only_published(maschine: Engine) -> None:
    k = kennzahl("eng_kooperierende_kommunen")
    welt(maschine)
    schreibe(
        maschine,
        ereignis=[{"traeger": ADORF, "art": art, "datum": "2020-01-01"} for art in EINFACHE.values()],
        veroeffentlichung=[
            {"kennzahl": k.schluessel, "wert": 43, "stand": "2021-09-01"},
            {"kennzahl": k.schluessel, "wert": 48, "stand": "2022-01-11"},
            {"kennzahl": k.schluessel, "wert": 1, "nenner": 3, "stand": "2022-01-12"},  # a share is another figure
            {
                "kennzahl": k.schluessel,
                "wert": 9,
                "stand": "2022-01-12",
                "raum": "Leipzig",
                "raum_art": "polizeidirektion",
            },
        ],
    )
    daten = Berichtsdaten(direkt(maschine))
    werte = [daten.messwert(k, auswahl(tag)).wert for tag in ("2021-08-31", "2022-01-10", "2022-01-11", "2022-02-01")]
    assert werte == [None, 43, 48, 48]
    assert daten.messwert(k, auswahl("2021-08-31")).basis is Basis.KEINE_ANGABE
    assert daten.messwert(k, auswahl("2022-02-01", polizeidirektionen=("Leipzig",))).wert == 9
    assert daten.nachweis(k, auswahl("2022-02-01")).empty


def test_consultations_before_the_programme_are_none_of_it(maschine: Engine) -> None:
    welt(maschine)
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ADORF, "art": "beratung", "datum": "2019-02-05"},
            {"traeger": BERGEN, "art": "beratung", "datum": "2019-02-06"},
            {"traeger": CAMINA, "art": "beratung", "datum": "2018"},
        ],
    )
    assert je_raum(maschine, kennzahl("kommunen_beraten"), "2020-01-01", Ebene.KOMMUNE) == {BERGEN: 1}
