"""Why did a figure change? Small histories in, the list of each reason out."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, insert

from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import KATALOG, kennzahl
from data_access.katalog.zaehlung import Belege, je_kommune
from data_access.scope import Scope
from domain.aenderung import Begruendung, Eintrag, Grund
from domain.auswahl import Auswahl
from domain.fehler import Eingabefehler
from domain.kennzahl import Kennzahl
from tests.bausteine import auswahl, eine_kennzahl, schreibe
from tests.welt import ADORF, BERGEN, CAMINA, DORN, EICHE, FICHTE, GRUEN, JAHNA, VERBUND, welt

BERATEN = "kommunen_beraten"
VERBUND_KOMMUNEN = "kommunen_im_verbund"


@pytest.fixture(autouse=True)
def _welt(maschine: Engine) -> None:
    welt(maschine)


def begruendung(
    maschine: Engine, schluessel: str, von: Auswahl, bis: Auswahl, katalog: tuple[Kennzahl, ...] = KATALOG
) -> Begruendung:
    daten = Berichtsdaten(direkt(maschine), katalog)
    return next(b for b in daten.begruendungen(von, bis) if b.kennzahl.schluessel == schluessel)


def gruppen(b: Begruendung) -> dict[Grund, dict[str, int]]:
    """Reason -> name -> contribution."""
    return {g.grund: {e.name: e.beitrag for e in g.eintraege} for g in b.gruppen}


def beratung(traeger: str, datum: str, **mehr: object) -> dict[str, object]:
    return {"traeger": traeger, "art": "beratung", "datum": datum, **mehr}


def test_what_happened_between_two_days_joined_or_left(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            {"traeger": VERBUND, "art": "kooperationsvereinbarung", "datum": "2020-05-01"},
            {"traeger": GRUEN, "art": "kooperationsvereinbarung", "datum": "2022-02-01"},
            {"traeger": EICHE, "art": "kooperationsvereinbarung", "datum": "2022-02-01", "sicher": False},
        ],
    )
    b = begruendung(maschine, VERBUND_KOMMUNEN, auswahl("2021-12-31"), auswahl("2022-03-01"))
    assert gruppen(b) == {Grund.HINZUGEKOMMEN: {GRUEN: 1}, Grund.AUSGESCHIEDEN: {BERGEN: -1}}
    assert b.differenz == 0
    assert b.satz == (
        "Kommunen im Verbund: belegt 3 am 31.12.2021, 3 am 01.03.2022 (±0): 1 hinzugekommen, 1 ausgeschieden."
    )


def test_late_corrected_and_withdrawn_records_are_told_apart(maschine: Engine) -> None:
    """Delivery 2 brings DORN late, moves GRUEN's consultation out of the period and withdraws BERGEN's."""
    schreibe(
        maschine,
        ereignis=[
            beratung(ADORF, "2020-01-01"),
            beratung(GRUEN, "2020-02-01", kennung="g", ersetzt_durch=2),
            beratung(GRUEN, "2024-02-01", kennung="g", lieferung_id=2),
            beratung(BERGEN, "2020-03-01", kennung="b", ersetzt_durch=2),
            beratung(DORN, "2020-04-01", lieferung_id=2),
            beratung(CAMINA, "2020-04-01", kennung="c", sicher=False, ersetzt_durch=2),
            beratung(CAMINA, "2020-04-01", kennung="c", lieferung_id=2),
        ],
    )
    with maschine.begin() as verbindung:
        grund = {"lieferung_id": 2, "tabelle": "ereignis", "kennung": "b", "art": "zurückgezogen", "grund": "Irrtum"}
        verbindung.execute(insert(t.aenderung).values(**grund))
    b = begruendung(maschine, BERATEN, auswahl("2021-01-01", 1), auswahl("2021-01-01", 2))
    assert gruppen(b) == {
        Grund.NACHGETRAGEN: {DORN: 1},
        Grund.BERICHTIGT: {CAMINA: 1, GRUEN: -1},
        Grund.ZURUECKGEZOGEN: {BERGEN: -1},
    }
    assert "belegt 3 am 01.01.2021 nach Datenstand 1, 3 am 01.01.2021 nach Datenstand 2" in b.satz
    (zurueckgezogen,) = (e for e in b.eintraege if e.grund is Grund.ZURUECKGEZOGEN)
    assert zurueckgezogen.bemerkung == "Beratung: zurückgezogen mit Datenstand 2: Irrtum"


def test_knowledge_comes_first_and_then_time(maschine: Engine) -> None:
    """A late record of the old day is late; a late record of the time in between has simply joined."""
    schreibe(
        maschine,
        ereignis=[beratung(ADORF, "2020-01-01", lieferung_id=2), beratung(GRUEN, "2021-06-01", lieferung_id=2)],
    )
    b = begruendung(maschine, BERATEN, auswahl("2020-12-31", 1), auswahl("2021-12-31", 2))
    assert gruppen(b) == {Grund.NACHGETRAGEN: {ADORF: 1}, Grund.HINZUGEKOMMEN: {GRUEN: 1}}


def test_a_unit_may_be_recorded_late_and_leave_again(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[{"traeger": VERBUND, "art": "kooperationsvereinbarung", "datum": "2020-05-01", "lieferung_id": 2}],
    )
    b = begruendung(maschine, VERBUND_KOMMUNEN, auswahl("2021-12-31", 1), auswahl("2022-01-01", 2))
    assert gruppen(b) == {
        Grund.NACHGETRAGEN: {ADORF: 1, BERGEN: 1, CAMINA: 1},
        Grund.AUSGESCHIEDEN: {BERGEN: -1},
    }
    assert b.differenz == 2


def test_a_merger_is_a_change_of_territory(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[beratung(EICHE, "2020-01-01"), beratung(FICHTE, "2020-01-01")])
    b = begruendung(maschine, BERATEN, auswahl("2022-12-31"), auswahl("2023-01-01"))
    assert gruppen(b) == {Grund.GEBIETSAENDERUNG: {"Eiche": -1, "Fichte": -1, "Jahna": 1}}
    assert b.satz.endswith("(−1): 3 durch Gebietsänderung (−1).")
    assert JAHNA in {e.einheit for e in b.eintraege}


def test_a_kreis_that_changes_its_directorate_is_a_change_of_territory(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[beratung(GRUEN, "2020-01-01")])
    tage = ("2020-12-31", "2021-01-01")
    zwickau = [auswahl(tag, polizeidirektionen=("Zwickau",)) for tag in tage]
    chemnitz = [auswahl(tag, polizeidirektionen=("Chemnitz",)) for tag in tage]
    assert gruppen(begruendung(maschine, BERATEN, *zwickau)) == {Grund.GEBIETSAENDERUNG: {GRUEN: -1}}
    assert gruppen(begruendung(maschine, BERATEN, *chemnitz)) == {Grund.GEBIETSAENDERUNG: {GRUEN: 1}}
    assert gruppen(begruendung(maschine, BERATEN, *map(auswahl, tage))) == {}, "nothing happened in the state"


def test_new_population_figures_are_carried_forward(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[{"traeger": ADORF, "art": "kooperationsvereinbarung", "datum": "2020-05-01"}],
        einwohner=[{"ags": ADORF, "stichtag": date(j, 12, 31), "einwohner": n} for j, n in ((2019, 100), (2021, 90))],
    )
    b = begruendung(maschine, "einwohner_im_verbund", auswahl("2021-01-01"), auswahl("2022-01-01"))
    assert gruppen(b) == {Grund.FORTGESCHRIEBEN: {ADORF: -10}}


def test_money_is_explained_case_by_case(maschine: Engine) -> None:
    schreibe(
        maschine,
        foerderung=[
            {"traeger": ADORF, "betrag_cent": 4_000_000, "datum": "2020-01-01"},
            {"traeger": GRUEN, "betrag_cent": 2_115_000, "datum": "2021-01-01"},
            {"traeger": DORN, "betrag_cent": None, "datum": "2021-01-01"},
        ],
    )
    b = begruendung(maschine, "foerdermittel_bewilligt", auswahl("2020-06-01"), auswahl("2021-06-01"))
    assert gruppen(b) == {Grund.HINZUGEKOMMEN: {GRUEN: 2_115_000}}
    assert "(+21.150\u00a0€): 1 hinzugekommen (+21.150\u00a0€)." in b.satz


# --- definitions that change -------------------------------------------------------------------------------------


def _mit_kontakt(scope: Scope) -> Belege:
    e = scope.ereignis
    return je_kommune(scope, e, e.c.art.in_(("beratung", "erwaehnung")))


ERSTE = eine_kennzahl(schluessel=BERATEN, titel="Kommunen kontaktiert", messung=_mit_kontakt)
ZWEITE = replace(kennzahl(BERATEN), fassung=2, fruehere=(ERSTE,))


def test_a_new_definition_applies_from_the_day_that_a_delivery_says(maschine: Engine) -> None:
    """Until delivery 2 the first definition applies to every day; then the second one from 2021 on."""
    schreibe(
        maschine,
        ereignis=[beratung(ADORF, "2020-01-01"), {"traeger": GRUEN, "art": "erwaehnung", "datum": "2020-01-01"}],
        fassung=[{"kennzahl": BERATEN, "fassung": 2, "gueltig_von": date(2021, 1, 1), "lieferung_id": 2}],
    )
    daten = Berichtsdaten(direkt(maschine), (ZWEITE,))
    gezaehlt = {
        (tag, stand): (m.belegt, m.kennzahl.fassung, m.kennzahl.titel)
        for tag in ("2020-12-31", "2021-01-01")
        for stand in (1, 2)
        for m in daten.messwerte(auswahl(tag, stand)).values()
    }
    alt, neu = (2, 1, "Kommunen kontaktiert"), (1, 2, "Kommunen beraten")
    assert gezaehlt == {("2020-12-31", 1): alt, ("2020-12-31", 2): alt, ("2021-01-01", 1): alt, ("2021-01-01", 2): neu}
    assert [len(daten.nachweis(ZWEITE, auswahl("2021-01-01", stand))) for stand in (1, 2)] == [2, 1]
    assert [(f.fassung, ab) for f, ab, _ in daten.geltung(ZWEITE, 2)] == [(1, None), (2, date(2021, 1, 1))]


def test_a_new_definition_is_a_reason_of_its_own(maschine: Engine) -> None:
    schreibe(
        maschine,
        ereignis=[
            beratung(ADORF, "2020-01-01"),
            beratung(DORN, "2021-03-01"),
            {"traeger": GRUEN, "art": "erwaehnung", "datum": "2020-01-01"},
        ],
        fassung=[{"kennzahl": BERATEN, "fassung": 2, "gueltig_von": date(2021, 1, 1), "lieferung_id": 2}],
    )
    von, bis = auswahl("2020-12-31", 1), auswahl("2021-12-31", 2)
    b = begruendung(maschine, BERATEN, von, bis, (ZWEITE,))
    assert gruppen(b) == {Grund.NEU_DEFINIERT: {GRUEN: -1}, Grund.HINZUGEKOMMEN: {DORN: 1}}
    von, bis = auswahl("2021-01-01", 1), auswahl("2021-01-01", 2)
    assert gruppen(begruendung(maschine, BERATEN, von, bis, (ZWEITE,))) == {Grund.NEU_DEFINIERT: {GRUEN: -1}}


# --- what cannot be explained ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("von", "bis", "satz"),
    [
        (("2022-01-01", 1), ("2021-01-01", 1), r"Der Vergleichstag 01\.01\.2022 liegt nach dem Stichtag 01\.01\.2021"),
        (("2021-01-01", 2), ("2022-01-01", 1), r"Der Datenstand des Vergleichs \(2\) ist neuer als der Datenstand 1"),
    ],
)
def test_time_and_knowledge_only_go_forward(
    maschine: Engine, von: tuple[str, int], bis: tuple[str, int], satz: str
) -> None:
    with pytest.raises(Eingabefehler, match=satz):
        Berichtsdaten(direkt(maschine)).begruendungen(auswahl(*von), auswahl(*bis))


def test_a_wrong_explanation_is_never_shown(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[beratung(ADORF, "2020-01-01")])
    b = begruendung(maschine, BERATEN, auswahl("2019-12-31"), auswahl("2020-01-01"))
    zuviel = Eintrag(Grund.HINZUGEKOMMEN, "x", "x", 1)
    with pytest.raises(ValueError, match="2 erklärt, 1 Unterschied"):
        replace(b, eintraege=(*b.eintraege, zuviel))
