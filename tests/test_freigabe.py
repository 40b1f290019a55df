"""When may everybody see a delivery, does a question beyond it get any answer, and is every look kept for ever?"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import DBAPIError

from data_access import freigabe
from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import kennzahl
from domain.auswahl import Auswahl, Ebene
from domain.fehler import Datenfehler, Eingabefehler, Fehler, Zugriffsfehler
from domain.rolle import Leser, Rolle
from domain.zeit import zeitpunkt, zeitpunkt_aus_text
from tests.bausteine import schreibe

JETZT = datetime(2022, 1, 11, 8, 0, tzinfo=UTC)
ZEHN = datetime(2022, 1, 11, 9, 0, tzinfo=UTC)  # 10:00 by German time
LEITUNG = Leser("lk-1", "L. Kühn", Rolle.LEITUNG)


@pytest.fixture
def drei(maschine: Engine) -> Engine:
    """Three deliveries, none released; the third brings an agreement."""
    schreibe(
        maschine,
        kommune=[{"ags": "14524330", "name": "Zwickau", "landkreis": "14524"}],
        landkreis=[{"landkreis": "14524", "name": "Zwickau"}],
        ereignis=[{"traeger": "14524330", "art": "kooperationsvereinbarung", "datum": "2021-05-04", "lieferung_id": 3}],
    )
    return maschine


def frei(maschine: Engine, nummer: int, **mehr: Any) -> freigabe.Freigabe:
    return freigabe.gib_frei(maschine, nummer, **({"ab": None, "jetzt": JETZT, "wer": "test"} | mehr))


def bis(maschine: Engine, jetzt: datetime = JETZT) -> int:
    return freigabe.freigegeben_bis(direkt(maschine), jetzt)


def test_nothing_is_released_until_somebody_does(drei: Engine) -> None:
    assert bis(drei) == 0
    assert frei(drei, 2).eingeschlossen == (1,)
    assert bis(drei) == 2
    assert bis(drei, JETZT - timedelta(seconds=1)) == 0
    assert frei(drei, 3) == freigabe.Freigabe(3, JETZT, ())
    assert bis(drei) == 3


def test_a_sperrfrist_ends_by_itself_and_can_be_moved_until_then(drei: Engine) -> None:
    frei(drei, 1)
    frei(drei, 2, ab=ZEHN)
    assert bis(drei, ZEHN - timedelta(microseconds=1)) == 1
    assert bis(drei, ZEHN) == 2
    spaeter = ZEHN + timedelta(hours=2)
    frei(drei, 2, ab=spaeter)
    assert bis(drei, ZEHN) == 1
    assert bis(drei, spaeter) == 2
    frei(drei, 2)
    assert bis(drei) == 2


@pytest.mark.parametrize(
    ("schritte", "satz"),
    [
        ([(9, None)], "Den Datenstand 9 gibt es nicht"),
        ([(0, None)], "Den Datenstand 0 gibt es nicht"),
        ([(2, None), (2, None)], "schon freigegeben"),
        ([(2, None), (1, None)], "schon freigegeben"),
        ([(2, JETZT)], "schon vorbei"),
        ([(2, ZEHN), (3, None)], "Die ältere Lieferung 2 hat eine Sperrfrist bis 11.01.2022, 10:00 Uhr"),
        ([(2, ZEHN), (3, ZEHN - timedelta(minutes=1))], "Die ältere Lieferung 2"),
        ([(3, ZEHN), (2, ZEHN + timedelta(minutes=1))], "Datenstand 3 enthält die Lieferung 2"),
    ],
)
def test_what_would_break_a_sperrfrist_is_refused_and_changes_nothing(
    drei: Engine, schritte: list[tuple[int, datetime | None]], satz: str
) -> None:
    *vorher, (nummer, ab) = schritte
    for andere, frist in vorher:
        frei(drei, andere, ab=frist)
    stand = freigabe.freigaben(direkt(drei)).to_dict("records")
    with pytest.raises(Eingabefehler, match=satz):
        frei(drei, nummer, ab=ab)
    assert freigabe.freigaben(direkt(drei)).to_dict("records") == stand


def test_nobody_without_leave_gets_an_answer_beyond_it(drei: Engine) -> None:
    frei(drei, 2)
    alle = Berichtsdaten(direkt(drei), freigegeben=lambda: bis(drei))
    offen = Berichtsdaten(direkt(drei), freigegeben=lambda: bis(drei), nur_freigegebenes=True)
    k, tag = kennzahl("kooperationsvereinbarungen"), date(2022, 1, 11)
    assert alle.messwert(k, Auswahl(tag, 3)).belegt == 1
    assert (alle.neuester_datenstand(), offen.neuester_datenstand()) == (3, 2)
    assert offen.messwert(k, Auswahl(tag, 2)).belegt == 0
    for frage in (
        lambda: offen.messwert(k, Auswahl(tag, 3)),
        lambda: offen.werte(k, Auswahl(tag, 3), Ebene.KOMMUNE),
        lambda: offen.lieferungen(3),
        lambda: offen.nachweis(k, Auswahl(tag, 3)),
        lambda: offen.zahlenregister(3),
        lambda: offen.begruendungen(Auswahl(tag, 2), Auswahl(tag, 3)),
    ):
        with pytest.raises(Zugriffsfehler, match="nicht freigegeben"):
            frage()
    frei(drei, 3)
    assert offen.messwert(k, Auswahl(tag, 3)).belegt == 1


def test_a_question_that_names_no_datenstand_is_refused(drei: Engine) -> None:
    frei(drei, 3)
    lies = freigabe.beschraenkt(direkt(drei), lambda: 3)
    with pytest.raises(Zugriffsfehler):
        lies(freigabe._einsichten())


def test_without_any_release_the_sentence_says_so(drei: Engine) -> None:
    with pytest.raises(Datenfehler, match="noch keine Lieferung freigegeben"):
        Berichtsdaten(direkt(drei), freigegeben=lambda: 0, nur_freigegebenes=True).neuester_datenstand()


def test_today_means_the_released_state_unless_one_looks_at_what_is_not(drei: Engine) -> None:
    frei(drei, 2)
    alle = Berichtsdaten(direkt(drei), freigegeben=lambda: bis(drei))
    assert [alle.heutiger_datenstand(stand) for stand in (1, 2, 3)] == [2, 2, 3]
    assert [alle.vorlaeufig(stand) for stand in (1, 2, 3)] == [False, False, True]
    assert Berichtsdaten(direkt(drei)).heutiger_datenstand(1) == 3  # where release plays no part


def test_bundled_deliveries_are_released_but_never_another_one_with_them(maschine: Engine) -> None:
    schreibe(maschine, einwohner=[{"ags": "1", "stichtag": date(2021, 12, 31), "einwohner": 1, "lieferung_id": 4}])
    with maschine.begin() as verbindung:
        verbindung.execute(update(t.lieferung).where(t.lieferung.c.id != 3).values(mitgeliefert=True))
    freigabe.gib_mitgeliefertes_frei(maschine, jetzt=JETZT)
    assert bis(maschine) == 2
    freigabe.gib_mitgeliefertes_frei(maschine, jetzt=JETZT)
    assert len(freigabe.freigaben(direkt(maschine))) == 2
    frei(maschine, 3)
    freigabe.gib_mitgeliefertes_frei(maschine, jetzt=JETZT)
    assert bis(maschine) == 4


def test_the_einsichtsliste_only_grows(drei: Engine) -> None:
    auswahl = Auswahl(date(2022, 1, 11), 3, polizeidirektionen=("Zwickau",))
    freigabe.trage_einsicht_ein(drei, LEITUNG, auswahl, ort="Seite Überblick", zeit=JETZT)
    zeile = freigabe.einsichten(direkt(drei)).to_dict("records")[0]
    assert [zeile[name] for name in ("leser", "name", "rolle", "ort", "datenstand")] == [
        "lk-1", "L. Kühn", "leitung", "Seite Überblick", 3,
    ]  # fmt: skip
    assert "polizeidirektion=Zwickau" in zeile["auswahl"]
    frei(drei, 1)
    for tabelle in (t.einsicht, t.freigabe):
        for befehl in (update(tabelle).values(id=99), delete(tabelle)):
            with pytest.raises((DBAPIError, Fehler)), drei.begin() as verbindung:
                verbindung.execute(befehl)
        with drei.connect() as verbindung:
            assert len(verbindung.execute(select(tabelle)).all()) == 1


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2022-01-11 10:00", "2022-01-11 09:00"),
        ("2022-07-11 10:00", "2022-07-11 08:00"),
        ("2022-10-30 02:30", "2022-10-30 01:30"),  # this hour comes twice; the later one counts
    ],
)
def test_a_moment_is_german_time(text: str, utc: str) -> None:
    zeit = zeitpunkt_aus_text(text)
    assert f"{zeit:%Y-%m-%d %H:%M}" == utc
    assert zeit.tzinfo is UTC
    assert zeitpunkt(zeit).endswith(f"{text[-5:]} Uhr")


@pytest.mark.parametrize("text", ["", "2022-01-11", "11.01.2022 10:00", "2022-02-30 10:00", "2022-01-11 25:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="kein Zeitpunkt"):
        zeitpunkt_aus_text(text)
