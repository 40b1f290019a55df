"""To which area does a value belong? To the directorate that was responsible on the Stichtag, never to two, never to none."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import kennzahl
from domain.auswahl import Ebene
from domain.fehler import Datenfehler, Eingabefehler
from domain.stufe import Stufe
from tests.bausteine import auswahl, belegt, je_raum, schreibe
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, GRUEN, JAHNA, VERBUND, welt

BERATEN = kennzahl("kommunen_beraten")
RAETE = kennzahl("kommunale_praeventionsraete")


def beratung(traeger: str, **mehr: object) -> dict[str, object]:
    return {"traeger": traeger, "art": "beratung", "datum": "2020-01-01", **mehr}


def test_a_kreis_counts_for_the_directorate_of_the_day(maschine: Engine) -> None:
    welt(maschine)
    rat = {"traeger": GRUEN, "art": "kpr_besteht", "datum": "2020-01-01"}
    schreibe(maschine, ereignis=[beratung(GRUEN), rat, beratung(DORN)])
    for k, andere in ((BERATEN, {"Leipzig": 1}), (RAETE, {})):
        assert je_raum(maschine, k, "2020-12-31") == {"Zwickau": 1, **andere}
        assert je_raum(maschine, k, "2021-01-01") == {"Chemnitz": 1, **andere}
    tage = ("2020-12-31", "2021-01-01")
    assert [belegt(maschine, BERATEN, tag, polizeidirektionen=("Zwickau",)) for tag in tage] == [1, 0]


def test_directorate_and_kreis_narrow_each_other(maschine: Engine) -> None:
    welt(maschine)
    schreibe(maschine, ereignis=[beratung(ags) for ags in (ADORF, BERGEN, CAMINA, GRUEN)])

    def in_(**raum: object) -> int:
        return belegt(maschine, BERATEN, "2021-06-01", **raum)

    assert in_() == 4
    assert in_(polizeidirektionen=("Chemnitz",)) == 3
    assert in_(polizeidirektionen=("Chemnitz", "Leipzig")) == 4
    assert in_(landkreise=("14523", "14729")) == 2
    assert in_(polizeidirektionen=("Chemnitz",), landkreise=("14523", "14729")) == 1


def test_what_belongs_to_no_kreis_stays_visible_as_not_assigned(maschine: Engine) -> None:
    """An association whose seat is not known by its Kommune stands in its Kreis; a Kreis nobody is responsible for, nowhere."""
    welt(maschine)
    schreibe(
        maschine,
        traeger=[
            {"traeger": "gruppe-ost", "name": "Gruppe", "art": "Gruppe", "landkreis": "14729"},
            {"traeger": "gruppe-weit", "name": "Gruppe", "art": "Gruppe", "landkreis": "14999"},
        ],
        ereignis=[
            {"traeger": traeger, "art": "kpr_besteht", "datum": "2020-01-01"}
            for traeger in ("gruppe-ost", "gruppe-weit")
        ],
    )
    assert je_raum(maschine, RAETE, "2020-06-01") == {"Leipzig": 1, "nicht zugeordnet": 1}
    assert je_raum(maschine, RAETE, "2020-06-01", Ebene.LANDKREIS) == {"14729": 1, "14999": 1}
    assert je_raum(maschine, RAETE, "2020-06-01", Ebene.KOMMUNE) == {"nicht zugeordnet": 2}


def test_the_list_of_areas_closes_with_not_assigned(maschine: Engine) -> None:
    """A seat in a Kommune that does not exist yet, or in a Kreis without Kommunen, is in no listed area but is not lost."""
    welt(maschine)
    schreibe(
        maschine,
        traeger=[
            {"traeger": "bund-jahna", "name": "B", "art": "Gruppe", "sitz_ags": JAHNA, "landkreis": "14729"},
            {"traeger": "gruppe-weit", "name": "G", "art": "Gruppe", "landkreis": "14999"},
        ],
        ereignis=[
            {"traeger": traeger, "art": "kpr_besteht", "datum": "2020-01-01"}
            for traeger in ("bund-jahna", "gruppe-weit", ADORF)
        ],
    )

    def liste(tag: str, ebene: Ebene) -> dict[str, int]:
        werte = Berichtsdaten(direkt(maschine)).messwerte_je_raum(auswahl(tag), ebene)
        return {m.raum: m.belegt for m in werte if m.kennzahl is RAETE and m.belegt}

    assert liste("2022-12-31", Ebene.KOMMUNE) == {ADORF: 1, "nicht zugeordnet": 2}
    assert liste("2023-01-01", Ebene.KOMMUNE) == {ADORF: 1, "Jahna": 1, "nicht zugeordnet": 1}
    assert liste("2022-12-31", Ebene.LANDKREIS) == {"Kreis 14521": 1, "Kreis 14729": 1, "nicht zugeordnet": 1}
    assert liste("2022-12-31", Ebene.POLIZEIDIREKTION) == {"Chemnitz": 1, "Leipzig": 1, "nicht zugeordnet": 1}


def test_kommunen_of_the_map_are_those_of_the_day(maschine: Engine) -> None:
    welt(maschine)
    daten = Berichtsdaten(direkt(maschine))
    vorher, nachher = (set(daten.kommunen(auswahl(tag))["ags"]) for tag in ("2022-12-31", "2023-01-01"))
    assert vorher == {ADORF, BERGEN, CAMINA, DORN, GRUEN, EICHE, FICHTE}
    assert nachher == {ADORF, BERGEN, CAMINA, DORN, GRUEN, JAHNA}
    assert set(daten.kommunen(auswahl("2022-12-31", landkreise=("14521",)))["ags"]) == {ADORF, BERGEN}


def test_the_map_shows_the_deepest_certain_step(maschine: Engine) -> None:
    welt(maschine)
    schreibe(
        maschine,
        ereignis=[
            beratung(ADORF),
            {"traeger": ADORF, "art": "kooperationsvereinbarung", "datum": "2020-02-01"},
            {"traeger": ADORF, "art": "sicherheitsanalyse", "phase": "Auftakt", "datum": "2020-03-01"},
            {"traeger": ADORF, "art": "kpr_besteht", "datum": "2020-03-01"},
            beratung(BERGEN),
            beratung(CAMINA, sicher=False),
            {"traeger": EICHE, "art": "modellkommune", "datum": "2020-01-01"},
        ],
    )

    def stufen(tag: str) -> dict[str, Stufe]:
        kommunen = Berichtsdaten(direkt(maschine)).kommunen(auswahl(tag))
        return {ags: Stufe(stufe) for ags, stufe in zip(kommunen["ags"], kommunen["stufe"], strict=True) if stufe}

    uebrige = {BERGEN: Stufe.BERATEN, CAMINA: Stufe.ANDERER_BELEG, EICHE: Stufe.BERATEN}
    assert stufen("2020-01-31") == {ADORF: Stufe.BERATEN, **uebrige}
    assert stufen("2020-02-29") == {ADORF: Stufe.VEREINBARUNG, **uebrige}
    assert stufen("2020-03-01") == {ADORF: Stufe.ANALYSE, **uebrige}
    assert stufen("2023-01-01")[JAHNA] is Stufe.BERATEN
    kommunen = Berichtsdaten(direkt(maschine)).kommunen(auswahl("2020-03-01"))
    assert set(kommunen.loc[kommunen["rat"], "ags"]) == {ADORF}


def test_records_of_a_kommune_include_its_bodies_and_predecessors(maschine: Engine) -> None:
    welt(maschine)
    schreibe(
        maschine,
        ereignis=[beratung(ADORF), beratung(VERBUND), beratung(EICHE), beratung(ADORF, datum="2020-07-01")],
        foerderung=[{"traeger": ADORF, "betrag_cent": 5, "datum": "2020-02-01"}],
    )
    daten = Berichtsdaten(direkt(maschine))
    gelesen = daten.ereignisse(ADORF, auswahl("2020-06-30"))
    assert sorted(zip(gelesen["traeger"], gelesen["art"], strict=True)) == [
        (ADORF, "beratung"), (ADORF, "bewilligt"), (VERBUND, "beratung"),
    ]  # fmt: skip
    assert list(daten.ereignisse(JAHNA, auswahl("2023-01-01"))["traeger"]) == [EICHE]
    assert daten.ereignisse(GRUEN, auswahl("2020-06-30")).empty


def test_a_bad_choice_is_refused_in_german(maschine: Engine) -> None:
    daten = Berichtsdaten(direkt(maschine))
    with pytest.raises(Datenfehler, match="noch keine Lieferung"):
        daten.neuester_datenstand()
    welt(maschine)
    daten.pruefe(auswahl("2020-01-01", polizeidirektionen=("Leipzig",), landkreise=("14521",)))
    for falsch, grund in (
        (auswahl("2020-01-01", 0), "Datenstand 0"),
        (auswahl("2020-01-01", 2), "Datenstand 2"),
        (auswahl("2020-01-01", polizeidirektionen=("Plauen",)), "Plauen"),
        (auswahl("2020-01-01", landkreise=("14999",)), "Kreis 14521"),
    ):
        with pytest.raises(Eingabefehler, match=grund):
            daten.pruefe(falsch)


def test_the_last_reported_day_is_that_of_the_deliveries(maschine: Engine) -> None:
    welt(maschine)
    assert Berichtsdaten(direkt(maschine)).neuester_stichtag(1) == date(2026, 6, 30)


def test_a_doubtful_record_does_not_move_a_certain_unit(maschine: Engine) -> None:
    """One analysis, proved for ADORF, doubtful for DORN in another directorate: it counts where it is proved."""
    welt(maschine)
    analyse = {"art": "sicherheitsanalyse", "phase": "Auftakt", "vorgang": "analyse-1", "datum": "2020-01-01"}
    schreibe(maschine, ereignis=[{**analyse, "traeger": ADORF}, {**analyse, "traeger": DORN, "sicher": False}])
    assert DORN > ADORF
    assert je_raum(maschine, kennzahl("sicherheitsanalysen"), "2021-06-01") == {"Chemnitz": 1}
