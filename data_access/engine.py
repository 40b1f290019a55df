"""How is the database reached, and what differs between SQLite and PostgreSQL?"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import URL, Connection, Engine, Pool, QueuePool, Select, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from data_access.stoerung import dienst_erreichbar as dienst_erreichbar
from data_access.stoerung import war_unterbrochen
from domain.fehler import Dienstfehler, Eingabefehler

_ADRESSE = (
    "ASSKOMM_DATABASE_URL ist keine Adresse einer SQLite- oder PostgreSQL-Datenbank. Abhilfe: etwa "
    "postgresql://nutzer:passwort@host/datenbank oder sqlite:////pfad/asskomm.sqlite angeben."
)
WARTEZEIT = 30  # seconds that a writer waits for another one, unless the address of the database says something else
ATEMPAUSE = 0.5  # seconds before a question whose connection was lost is asked again
NACHLAUF = 5.0  # seconds that a standby gets to learn of a delivery that the reader knows of already
UEBERZUG = 5  # seconds that a server may be later than its own limit before it counts as lost
_GEDULD = "SELECT set_config('lock_timeout', :wartezeit, true) WHERE current_setting('lock_timeout') = '0'"
_NEUESTER = text("SELECT max(id) FROM lieferung")


@dataclass(frozen=True)
class Betrieb:
    """How a process holds connections to one database. The defaults are those of a command: any statement, any duration.

    ``verbindungen`` at most, ``warten`` seconds for a free one; ``frist``: seconds that a statement may take, 0 for any;
    ``nur_lesen``: the database itself refuses to be written; ``name``: what it sees as the name of the program.
    """

    verbindungen: int = 10
    warten: float = WARTEZEIT
    frist: int = 0
    nur_lesen: bool = False
    name: str = "asskomm"


BEFEHL = Betrieb()


class Abfrage(NamedTuple):
    """A select with the values of its parameters. ``frisch``: the answer may change at any moment, never keep it."""

    select: Select[Any]
    werte: tuple[tuple[str, Any], ...] = ()
    frisch: bool = False


Read = Callable[[Abfrage], pd.DataFrame]


def engine(adresse: str, betrieb: Betrieb = BEFEHL) -> Engine:
    """Engine for a SQLAlchemy address; a SQLite file's folder is made, PostgreSQL is spoken through psycopg 3.

    Values of parameters never appear in errors and logs: they may be figures that are not released.
    """
    try:
        url = make_url(adresse)
    except ArgumentError:
        raise Eingabefehler(_ADRESSE) from None  # the address may hold a password
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise Eingabefehler(_ADRESSE)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, betrieb)
    return _postgresql(url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url, betrieb)


def _sqlite(url: URL, betrieb: Betrieb) -> Engine:
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        _lege_ordner_an(Path(url.database).parent)
    vorrat = _vorrat(betrieb) if issubclass(_art_des_vorrats(url), QueuePool) else {}
    geduld = {} if "timeout" in url.query else {"timeout": WARTEZEIT}
    maschine = create_engine(url, connect_args=geduld, hide_parameters=True, **vorrat)
    event.listen(maschine, "connect", partial(_sqlite_einstellen, nur_lesen=betrieb.nur_lesen))
    return maschine


def _postgresql(url: URL, betrieb: Betrieb) -> Engine:
    """What the address says itself (hosts, which of them, time limits, names) goes before what we would say."""
    from data_access.verbindung import ERREICHEN, LEBENSZEICHEN, begrenze, verbinde, verwirf_abgeloeste

    unsere = {"connect_timeout": ERREICHEN, "application_name": betrieb.name} | LEBENSZEICHEN
    maschine = create_engine(
        url,
        connect_args={name: wert for name, wert in unsere.items() if name not in url.query},
        hide_parameters=True,
        pool_pre_ping=True,
        pool_recycle=1800,
        **_vorrat(betrieb),
    )
    event.listen(maschine, "do_connect", verbinde(betrieb.frist + UEBERZUG if betrieb.frist else None))
    event.listen(maschine, "connect", begrenze(betrieb.frist, betrieb.nur_lesen))
    verwirf_abgeloeste(maschine)
    return maschine


def _art_des_vorrats(url: URL) -> type[Pool]:
    dialekt: Any = url.get_dialect()
    art: type[Pool] = dialekt.get_pool_class(url)  # a database in memory has one connection for each thread
    return art


def _vorrat(betrieb: Betrieb) -> dict[str, Any]:
    """A bounded pool: one more question than connections waits, and is told so when it waits in vain."""
    return {"pool_size": betrieb.verbindungen, "max_overflow": 0, "pool_timeout": betrieb.warten, "pool_use_lifo": True}


def _lege_ordner_an(ordner: Path) -> None:
    try:
        ordner.mkdir(parents=True, exist_ok=True)
    except OSError as fehler:
        raise Dienstfehler(
            f"Der Ordner {ordner} für die Datenbank lässt sich nicht anlegen. Abhilfe: ASSKOMM_DATABASE_URL prüfen."
        ) from fehler


def _sqlite_einstellen(verbindung: Any, _eintrag: Any, *, nur_lesen: bool) -> None:
    """Readers never wait for a writer (WAL), references hold; 32 MB of pages stay in memory, a large load needs them."""
    einstellungen = ["journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "cache_size=-32000"]
    for befehl in einstellungen + ["query_only=ON"] * nur_lesen:
        verbindung.execute(f"PRAGMA {befehl}")


@contextmanager
def schreibend(maschine: Engine) -> Iterator[Connection]:
    """One transaction that no other writer shares: a second one waits, and nothing remains of a failed one.

    Dienstfehler when another one writes for longer than WARTEZEIT.

    SQLAlchemy opens its transaction with the first statement; closing the connection without commit rolls it back.
    """
    with dienst_erreichbar(), maschine.connect() as verbindung:
        if maschine.dialect.name == "sqlite":
            verbindung.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            verbindung.execute(text(_GEDULD), {"wartezeit": f"{WARTEZEIT}s"})
            verbindung.execute(text("LOCK TABLE lieferung IN EXCLUSIVE MODE"))
        yield verbindung
        verbindung.commit()


def statistik_auffrischen(maschine: Engine) -> None:
    """After much was written PostgreSQL plans badly until it has counted; SQLite plans well without."""
    if maschine.dialect.name == "postgresql":
        with dienst_erreichbar(), maschine.begin() as verbindung:
            verbindung.execute(text("ANALYZE"))


def ohne_kennwort(adresse: str) -> str:
    """A database address that may be shown."""
    return make_url(adresse).render_as_string(hide_password=True)


def direkt(maschine: Engine) -> Read:
    """``read`` without a cache, for commands and tests: one question in, one frame out (columns as in its select).

    A question whose connection was lost is asked once more: it only reads, so it may.
    """

    def einmal(abfrage: Abfrage) -> pd.DataFrame:
        with maschine.connect() as verbindung:
            _warte_auf_datenstand(verbindung, abfrage)
            return _frage(verbindung, abfrage)

    def read(abfrage: Abfrage) -> pd.DataFrame:
        with dienst_erreichbar():
            try:
                return einmal(abfrage)
            except DBAPIError as fehler:
                if not war_unterbrochen(fehler):
                    raise
            time.sleep(ATEMPAUSE)
            return einmal(abfrage)

    return read


def _warte_auf_datenstand(verbindung: Connection, abfrage: Abfrage) -> None:
    """A standby answers about a Datenstand only once it has that delivery: else the figures of an older one would be told
    (and kept) as its own. Deliveries arrive whole, so the newest number is enough to know.
    """
    stand = max((wert for name, wert in abfrage.werte if name == "datenstand"), default=0)
    if not 0 < stand < sys.maxsize or verbindung.dialect.name != "postgresql" or not _liest_ersatz(verbindung):
        return
    ende = time.monotonic() + NACHLAUF
    while (verbindung.scalar(_NEUESTER) or 0) < stand:
        if time.monotonic() > ende:
            raise Dienstfehler(
                f"Der Ersatzserver der Datenbank kennt den Datenstand {stand} noch nicht. Abhilfe: einen Augenblick warten; "
                "dauert es an, die Replikation prüfen."
            )
        time.sleep(0.1)


def _liest_ersatz(verbindung: Connection) -> bool:
    from data_access.verbindung import ist_ersatz

    return ist_ersatz(verbindung.connection.driver_connection)


def innerhalb(verbindung: Connection) -> Read:
    """``read`` that sees what a transaction has written and nobody else knows yet."""
    return partial(_frage, verbindung)


def _frage(verbindung: Connection, abfrage: Abfrage) -> pd.DataFrame:
    ergebnis = verbindung.execute(abfrage.select, dict(abfrage.werte))
    return pd.DataFrame(ergebnis.all(), columns=list(ergebnis.keys()))
