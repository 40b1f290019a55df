"""When does a record count? From the first certain day on, and only in the version that was known at the Datenstand."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import kennzahl
from domain.kennzahl import Basis
from tests.bausteine import auswahl, belegt, je_raum, schreibe
from tests.welt import ADORF, DORN, EICHE, GRUEN, VERBUND, welt

BERATEN = kennzahl("kommunen_beraten")


@pytest.fixture(autouse=True)
def _welt(maschine: Engine) -> None:
    welt(maschine)


@pytest.mark.parametrize(
    ("datum", "genauigkeit", "tag_davor", "erster_tag"),
    [
        ("2021-04-09", "tag", "2021-04-08", "2021-04-09"),
        ("2021-04", "monat", "2021-04-29", "2021-04-30"),
        ("2020-02", "monat", "2020-02-28", "2020-02-29"),
        ("2021", "jahr", "2021-12-30", "2021-12-31"),
        ("2021-04-09", "bekannt_am", "2021-04-08", "2021-04-09"),
        ("2021", "bekannt_am", "2021-12-30", "2021-12-31"),
    ],
)
def test_an_imprecise_date_counts_from_its_last_day(
    maschine: Engine, datum: str, genauigkeit: str, tag_davor: str, erster_tag: str
) -> None:
    zeit = {"datum": datum, "genauigkeit": genauigkeit}
    schreibe(
        maschine,
        ereignis=[{"traeger": ADORF, "art": "beratung", **zeit}],
        foerderung=[{"traeger": ADORF, "betrag_cent": 1, **zeit}],
        qualifizierung=[{"qualifizierungsstand": "abgeschlossen", "personen": 1, **zeit}],
    )
    for k in (BERATEN, kennzahl("foerdermittel_bewilligt"), kennzahl("beccaria_absolventen")):
        assert [belegt(maschine, k, tag) for tag in (tag_davor, erster_tag)] == [0, 1], k.schluessel


def test_a_correction_is_seen_from_its_delivery_on(maschine: Engine) -> None:
    """Delivery 2 says that it was not ADORF in 2020 but GRUEN in 2021; delivery 3 adds DORN."""
    schreibe(
        maschine,
        ereignis=[
            {"kennung": "b", "traeger": ADORF, "art": "beratung", "datum": "2020-05-01", "ersetzt_durch": 2},
            {"kennung": "b", "traeger": GRUEN, "art": "beratung", "datum": "2021-05-01", "lieferung_id": 2},
            {"traeger": DORN, "art": "beratung", "datum": "2020-05-01", "lieferung_id": 3},
        ],
    )
    assert je_raum(maschine, BERATEN, "2020-12-31", datenstand=1) == {"Chemnitz": 1}
    assert je_raum(maschine, BERATEN, "2020-12-31", datenstand=2) == {}
    assert je_raum(maschine, BERATEN, "2021-12-31", datenstand=2) == {"Chemnitz": 1}, "GRUEN's directorate since 2021"
    assert je_raum(maschine, BERATEN, "2020-12-31", datenstand=3) == {"Leipzig": 1}
    assert [belegt(maschine, BERATEN, "2021-12-31", stand) for stand in (1, 2, 3)] == [1, 1, 2]


def test_a_withdrawn_record_remains_only_for_those_who_knew_it(maschine: Engine) -> None:
    schreibe(
        maschine,
        foerderung=[
            {"traeger": ADORF, "betrag_cent": 5, "datum": "2020-01-01", "ersetzt_durch": 2},
            {"traeger": ADORF, "betrag_cent": 7, "datum": "2020-01-01"},
        ],
        haushaltsansatz=[
            {"gueltig_von": date(2020, 1, 1), "gueltig_bis": date(2020, 12, 31), "betrag_cent": 9, "ersetzt_durch": 2}
        ],
        qualifizierung=[
            {"qualifizierungsstand": "begonnen", "personen": 3, "datum": "2020-01-01", "ersetzt_durch": 2},
        ],
    )
    for schluessel, vorher, nachher in (
        ("foerdermittel_bewilligt", 12, 7),
        ("foerdermittel_verfuegbar", 9, 0),
        ("beccaria_laufend", 3, 0),
    ):
        staende = [belegt(maschine, kennzahl(schluessel), "2020-06-01", stand) for stand in (1, 2)]
        assert staende == [vorher, nachher], schluessel


def test_memberships_seats_and_mergers_are_known_from_a_delivery_on_too(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[{"traeger": VERBUND, "art": "kooperationsvereinbarung", "datum": "2020-01-01"}],
        mitglied=[{"traeger": VERBUND, "ags": GRUEN, "lieferung_id": 2}],
    )
    k = kennzahl("kommunen_im_verbund")
    assert [belegt(maschine, k, "2020-06-01", stand) for stand in (1, 2)] == [3, 4]


def test_published_figures_have_two_times_as_well(maschine: Engine) -> None:
    gemeldet = {"kennzahl": "kommunen_beraten", "kennung": "v"}
    schreibe(
        maschine,
        veroeffentlichung=[
            {**gemeldet, "wert": 100, "stand": "2021-02", "ersetzt_durch": 2},
            {**gemeldet, "wert": 102, "stand": "2021-02-06", "lieferung_id": 2},
        ],
    )
    daten = Berichtsdaten(direkt(maschine))
    tage = ("2021-02-05", "2021-02-06", "2021-02-27", "2021-02-28")
    gelesen = {stand: [daten.messwert(BERATEN, auswahl(tag, stand)).wert for tag in tage] for stand in (1, 2)}
    assert gelesen == {1: [None, None, None, 100], 2: [None, 102, 102, 102]}


def test_completeness_turns_a_minimum_into_a_count(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[{"traeger": EICHE, "art": "modellkommune", "datum": "2020-01-01"}],
        vollstaendigkeit=[{"kennzahl": "modellkommunen", "gueltig_von": date(2020, 6, 1), "lieferung_id": 2}],
    )
    daten, k = Berichtsdaten(direkt(maschine)), kennzahl("modellkommunen")
    basen = [daten.messwert(k, auswahl(tag, stand)).basis for tag, stand in
             (("2020-06-01", 1), ("2020-05-31", 2), ("2020-06-01", 2))]  # fmt: skip
    assert basen == [Basis.BELEGT, Basis.BELEGT, Basis.GEZAEHLT]
    assert daten.messwert(BERATEN, auswahl("2020-06-01", 2)).basis is Basis.KEINE_ANGABE


def test_nothing_is_complete_beyond_the_day_up_to_which_deliveries_report(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[{"traeger": EICHE, "art": "modellkommune", "datum": "2020-01-01"}],
        vollstaendigkeit=[{"kennzahl": "modellkommunen", "gueltig_von": date(2020, 6, 1), "lieferung_id": 2}],
    )
    daten, k = Berichtsdaten(direkt(maschine)), kennzahl("modellkommunen")
    letzter = daten.neuester_stichtag(2)
    basen = [daten.messwert(k, auswahl(tag.isoformat(), 2)).basis for tag in (letzter, letzter + timedelta(days=1))]
    assert basen == [Basis.GEZAEHLT, Basis.BELEGT]
