"""Do connections find the right server, come back by themselves, and give up in time with a sentence?"""

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, Integer, bindparam, func, select, text
from sqlalchemy.exc import DBAPIError

from data_access import engine as engine_modul
from data_access import tabellen as t
from data_access.engine import Abfrage, Betrieb, direkt, engine, schreibend
from data_access.schema import migriere
from domain.fehler import Dienstfehler
from tests.betrieb.postgres import DATENBANK, EIGNER, KENNWORT, Knoten, paar, warte

NEUESTER = Abfrage(select(func.max(t.lieferung.c.id).label("n")), frisch=True)
LIEFERUNG = (
    "INSERT INTO lieferung (id, kennung, titel, herausgeber, stand, eingelesen_am, pruefsumme, notiz) "
    "VALUES ({0}, 'k{0}', '', '', '2021-01-01', now(), 'p{0}', '')"
)
WELCHER = select(func.current_setting("port").label("port"))


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Knoten, Knoten]]:
    with paar(Path(tempfile.mkdtemp(prefix="asskomm-"))) as (erster, zweiter):
        maschine = engine(erster.adresse)
        migriere(maschine)
        maschine.dispose()
        yield erster, zweiter


def adresse(*knoten: Knoten, **mehr: str) -> str:
    """All of them in one address, in this order."""
    orte = "&".join(f"host={k.ort}" for k in knoten)
    return f"postgresql://{EIGNER}:{KENNWORT}@/{DATENBANK}?{orte}" + "".join(
        f"&{name}={wert}" for name, wert in mehr.items()
    )


@pytest.fixture
def oeffne() -> Iterator[object]:
    maschinen: list[Engine] = []

    def neu(url: str, betrieb: Betrieb = engine_modul.BEFEHL) -> Engine:
        maschinen.append(engine(url, betrieb))
        return maschinen[-1]

    yield neu
    for maschine in maschinen:
        maschine.dispose()


def port(maschine: Engine) -> int:
    with maschine.connect() as verbindung:
        return int(verbindung.scalar(WELCHER))


@pytest.mark.parametrize("umgekehrt", [False, True])
@pytest.mark.parametrize("betrieb", [Betrieb(), Betrieb(nur_lesen=True, frist=5)], ids=["command", "dashboard"])
def test_of_several_hosts_the_wanted_one_answers(server, oeffne, umgekehrt: bool, betrieb: Betrieb) -> None:
    """Also for a session that only reads: it is made read-only after libpq has chosen."""
    erster, zweiter = server
    reihe = (zweiter, erster) if umgekehrt else (erster, zweiter)
    for wunsch, soll in (
        ("read-write", erster),
        ("primary", erster),
        ("standby", zweiter),
        ("prefer-standby", zweiter),
    ):
        assert port(oeffne(adresse(*reihe, target_session_attrs=wunsch), betrieb)) == soll.port


def test_hosts_may_also_be_listed_by_commas_and_balanced(server, oeffne) -> None:
    liste = f"postgresql+psycopg://{EIGNER}:{KENNWORT}@/{DATENBANK}?host=127.0.0.1,127.0.0.1&port={server[1].port},{server[0].port}"
    assert port(oeffne(f"{liste}&target_session_attrs=read-write")) == server[0].port
    gefunden = {port(oeffne(f"{liste}&load_balance_hosts=random")) for _ in range(30)}
    assert gefunden == {server[0].port, server[1].port}


def test_what_the_address_says_goes_before_our_limits(server, oeffne) -> None:
    betrieb = Betrieb(frist=7, nur_lesen=True, name="asskomm Probe")
    fragen = ("application_name", "statement_timeout", "default_transaction_read_only")
    ist = "SELECT " + ", ".join(f"current_setting('{name}')" for name in fragen)
    eigene = {"application_name": "mein", "keepalives_idle": "77", "options": "-c%20statement_timeout%3D2s"}
    for mehr, soll, lebenszeichen in (
        ({}, ("asskomm Probe", "7s", "on"), "10"),
        (eigene, ("mein", "2s", "on"), "77"),
    ):
        with oeffne(adresse(server[0], **mehr), betrieb).connect() as verbindung:
            assert tuple(verbindung.execute(text(ist)).one()) == soll
            assert verbindung.connection.driver_connection.info.get_parameters()["keepalives_idle"] == lebenszeichen


def test_a_long_question_is_ended_and_a_long_load_is_not(server, oeffne) -> None:
    lesend = oeffne(adresse(server[0]), Betrieb(frist=1, nur_lesen=True))
    lange = Abfrage(select(func.pg_sleep(3).label("x")))
    with pytest.raises(Dienstfehler, match=r"abgebrochen, weil sie länger dauerte als erlaubt\. Abhilfe: "):
        direkt(lesend)(lange)
    with schreibend(oeffne(adresse(server[0]))) as verbindung:
        assert verbindung.scalar(text("SELECT current_setting('statement_timeout')")) == "0"


def test_a_full_pool_says_a_sentence(server, oeffne) -> None:
    maschine = oeffne(adresse(server[0]), Betrieb(verbindungen=2, warten=0.2, nur_lesen=True))
    with (
        maschine.connect(),
        maschine.connect(),
        pytest.raises(Dienstfehler, match=r"^Zurzeit sind alle Verbindungen zur Datenbank vergeben\. Abhilfe: "),
    ):
        direkt(maschine)(NEUESTER)
    assert direkt(maschine)(NEUESTER)["n"].size == 1


def test_a_question_whose_connection_is_lost_is_asked_once_more(server, oeffne) -> None:
    """The backend is ended while it works; the reader only waits a little longer."""
    maschine = oeffne(adresse(server[0], application_name="wird_beendet"), Betrieb(nur_lesen=True))
    antwort: list[int] = []
    frage = Abfrage(select(func.pg_sleep(1.5).label("x"), func.pg_backend_pid().label("pid")))
    faden = threading.Thread(target=lambda: antwort.append(int(direkt(maschine)(frage)["pid"].iloc[0])))
    faden.start()
    wer = "SELECT pid FROM pg_stat_activity WHERE application_name = 'wird_beendet' AND query LIKE '%pg_sleep%'"
    warte(lambda: server[0].wert(wer) is not None, "the question runs")
    erste = server[0].wert(wer)
    server[0].tue(f"SELECT pg_terminate_backend({erste})")
    faden.join(20)
    assert antwort
    assert antwort != [erste]


def test_what_was_to_be_written_is_not_tried_twice(server, oeffne) -> None:
    maschine = oeffne(adresse(server[0], application_name="schreibt"))

    def schreibe() -> None:
        with schreibend(maschine) as verbindung:
            pid = verbindung.scalar(text("SELECT pg_backend_pid()"))
            server[0].tue(f"SELECT pg_terminate_backend({pid})")
            verbindung.execute(text(LIEFERUNG.format(900)))

    with pytest.raises(Dienstfehler, match="nicht erreichbar"):
        schreibe()
    assert server[0].wert("SELECT count(*) FROM lieferung WHERE id = 900") == 0


def test_a_server_that_says_nothing_any_more_is_given_up(server, oeffne, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL cannot end the question itself then; commands wait for as long as it takes."""
    monkeypatch.setattr(engine_modul, "UEBERZUG", 0)
    maschine = oeffne(adresse(server[1]), Betrieb(frist=1, nur_lesen=True))
    assert direkt(maschine)(NEUESTER)["n"].size == 1
    with server[1].angehalten(), pytest.raises(Dienstfehler, match="nicht erreichbar"):
        direkt(maschine)(NEUESTER)
    assert direkt(maschine)(NEUESTER)["n"].size == 1


def test_a_standby_answers_only_about_what_it_has_got(server, oeffne, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise figures of an older Datenstand would be told, and kept, as those of a newer one."""
    erster, zweiter = server
    monkeypatch.setattr(engine_modul, "NACHLAUF", 0.3)
    lies = direkt(oeffne(adresse(zweiter), Betrieb(nur_lesen=True)))
    datenstand = bindparam("datenstand", type_=Integer)
    anzahl = select(func.count(t.lieferung.c.id).label("n")).where(t.lieferung.c.id <= datenstand)
    zweiter.tue("SELECT pg_wal_replay_pause()")
    try:
        erster.tue(LIEFERUNG.format(1))  # acknowledged: it has arrived there, but is not yet to be seen
        with pytest.raises(Dienstfehler, match="kennt den Datenstand 1 noch nicht"):
            lies(Abfrage(anzahl, (("datenstand", 1),)))
        monkeypatch.setattr(engine_modul, "NACHLAUF", 20.0)
        gefunden: list[int] = []
        faden = threading.Thread(
            target=lambda: gefunden.append(int(lies(Abfrage(anzahl, (("datenstand", 1),)))["n"].iloc[0]))
        )
        faden.start()
    finally:
        zweiter.tue("SELECT pg_wal_replay_resume()")
    faden.join(20)
    assert gefunden == [1]


def test_a_writer_leaves_a_server_that_was_made_a_standby(server, oeffne) -> None:
    """What it was connected with refuses to write: the next attempt looks for the primary again."""
    maschine = oeffne(adresse(server[1], server[0]))
    sitzungen = []
    for _ in range(2):
        with maschine.connect() as verbindung:
            assert verbindung.scalar(WELCHER) == str(server[1].port)
            sitzungen.append(verbindung.scalar(text("SELECT pg_backend_pid()")))
            with pytest.raises(DBAPIError, match="read-only"):
                verbindung.execute(text(LIEFERUNG.format(901)))
    assert sitzungen[0] != sitzungen[1], "the connection was not kept"


def test_a_restart_of_the_server_needs_no_restart_of_ours(server, oeffne) -> None:
    maschine = oeffne(adresse(server[1]), Betrieb(nur_lesen=True))
    assert direkt(maschine)(NEUESTER)["n"].size == 1
    server[1].beende()
    with pytest.raises(Dienstfehler, match="nicht erreichbar"):
        direkt(maschine)(NEUESTER)
    server[1].starte()
    assert direkt(maschine)(NEUESTER)["n"].size == 1
