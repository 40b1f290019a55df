"""sicherheitsanalysen, kommunen_mit_sicherheitsanalyse: what was begun counts once per analysis, once per Kommune."""

import pytest
from sqlalchemy import Engine

from data_access.katalog import kennzahl
from domain.auswahl import Ebene
from tests.bausteine import belegt, je_raum, schreibe, vorbehalt
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, GRUEN, JAHNA, VERBUND, welt

ANALYSEN = kennzahl("sicherheitsanalysen")
KOMMUNEN = kennzahl("kommunen_mit_sicherheitsanalyse")


def analyse(traeger: str, phase: str, datum: str, **mehr: object) -> dict[str, object]:
    return {"traeger": traeger, "art": "sicherheitsanalyse", "phase": phase, "datum": datum, **mehr}


@pytest.fixture(autouse=True)
def _welt(maschine: Engine) -> None:
    welt(maschine)


def test_an_announcement_is_no_analysis_yet(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            analyse(ADORF, "Ankündigung", "2021-01-01", vorgang="sa-adorf"),
            analyse(ADORF, "Auftakt", "2021-06-01", vorgang="sa-adorf"),
            analyse(GRUEN, "Ankündigung", "2021-01-01"),
            analyse(DORN, "Auftakt", "2021-01-01", sicher=False),
            {"traeger": CAMINA, "art": "praeventionskonzept", "datum": "2021-01-01"},
        ],
    )
    for k in (ANALYSEN, KOMMUNEN):
        assert [belegt(maschine, k, tag) for tag in ("2021-05-31", "2021-06-01")] == [0, 1]
        assert je_raum(maschine, k, "2021-06-01", Ebene.KOMMUNE) == {ADORF: 1}
        assert vorbehalt(maschine, k, "2021-06-01") == 1


@pytest.mark.parametrize("phase", ["Teilnahme", "Auftakt", "Befragung", "Ergebnis"])
def test_every_later_phase_proves_a_begun_analysis(maschine: Engine, phase: str) -> None:
    schreibe(maschine, ereignis=[analyse(ADORF, phase, "2021-06-01"), analyse(GRUEN, phase, "2021-06-02")])
    assert (belegt(maschine, ANALYSEN, "2021-06-01"), belegt(maschine, KOMMUNEN, "2021-06-01")) == (1, 1)


def test_phases_and_a_repeated_survey_are_one_analysis(maschine: Engine) -> None:
    phasen = (("Auftakt", "2021-01-01"), ("Befragung", "2021-02-01"), ("Befragung", "2022-02-01"))
    schreibe(
        maschine,
        ereignis=[
            *(analyse(ADORF, phase, datum, vorgang="sa-adorf") for phase, datum in phasen),
            analyse(ADORF, "Auftakt", "2023-01-01", vorgang="sa-adorf-2"),  # a second analysis
        ],
    )
    assert [belegt(maschine, ANALYSEN, tag) for tag in ("2022-12-31", "2023-01-01")] == [1, 2]
    assert [belegt(maschine, KOMMUNEN, tag) for tag in ("2022-12-31", "2023-01-01")] == [1, 1]


def test_a_joint_analysis_is_one_analysis_in_several_kommunen(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            analyse(VERBUND, "Auftakt", "2021-01-01"),
            analyse(GRUEN, "Auftakt", "2021-01-01", vorgang="sa-gemeinsam"),
            analyse(DORN, "Auftakt", "2021-01-01", vorgang="sa-gemeinsam"),
        ],
    )
    assert belegt(maschine, ANALYSEN, "2021-01-01") == 2
    kommunen = dict.fromkeys((ADORF, BERGEN, CAMINA, GRUEN, DORN), 1)
    assert je_raum(maschine, KOMMUNEN, "2021-01-01", Ebene.KOMMUNE) == kommunen


def test_the_analysis_of_a_merged_kommune_stands_at_its_successor(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[analyse(EICHE, "Auftakt", "2021-01-01")])
    for k in (ANALYSEN, KOMMUNEN):
        assert je_raum(maschine, k, "2022-12-31", Ebene.KOMMUNE) == {EICHE: 1}
        assert je_raum(maschine, k, "2023-01-01", Ebene.KOMMUNE) == {JAHNA: 1}
