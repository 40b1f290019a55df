"""How is the database reached, and what differs between SQLite and PostgreSQL?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Connection, Engine, Select, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from domain.fehler import Datenfehler, Dienstfehler, Eingabefehler, Fehler

_ADRESSE = (
    "ASSKOMM_DATABASE_URL ist keine Adresse einer SQLite- oder PostgreSQL-Datenbank. Abhilfe: etwa "
    "postgresql://nutzer:passwort@host/datenbank oder sqlite:////pfad/asskomm.sqlite angeben."
)
_ZU_ALT = "Die Datenbank ist älter als diese Fassung des Programms. Abhilfe: „asskomm init“ aufrufen."
_LEER = "Die Datenbank ist leer. Abhilfe: „asskomm init“ aufrufen."
_SCHREIBGESCHUETZT = (
    "Die Datenbank darf nicht beschrieben werden; nichts wurde geändert. Abhilfe: in ASSKOMM_DATABASE_URL eine Datenbank "
    "oder einen Nutzer mit Schreibrecht angeben."
)
_BELEGT = (
    "Gerade schreibt ein anderer Vorgang in die Datenbank, wohl eine andere Lieferung; nichts wurde geändert. "
    "Abhilfe: warten, bis er fertig ist, und den Befehl wiederholen."
)
_KEIN_LESERECHT = (
    "Die Datenbank darf nicht gelesen werden. Abhilfe: dem Nutzer in ASSKOMM_DATABASE_URL das Leserecht geben."
)
WARTEZEIT = 30  # seconds that a writer waits for another one, unless the address of the database says something else
_GEDULD = "SELECT set_config('lock_timeout', :wartezeit, true) WHERE current_setting('lock_timeout') = '0'"


class Abfrage(NamedTuple):
    """A select with the values of its parameters. ``frisch``: the answer may change at any moment, never keep it."""

    select: Select[Any]
    werte: tuple[tuple[str, Any], ...] = ()
    frisch: bool = False


Read = Callable[[Abfrage], pd.DataFrame]


def engine(adresse: str) -> Engine:
    """Engine for a SQLAlchemy address; a SQLite file's folder is made, PostgreSQL is spoken through psycopg 3."""
    try:
        url = make_url(adresse)
    except ArgumentError:
        raise Eingabefehler(_ADRESSE) from None  # the address may hold a password
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise Eingabefehler(_ADRESSE)
    if url.get_backend_name() == "sqlite":
        if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
            _lege_ordner_an(Path(url.database).parent)
        maschine = create_engine(url, connect_args={} if "timeout" in url.query else {"timeout": WARTEZEIT})
        event.listen(maschine, "connect", _sqlite_einstellen)
        return maschine
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 5})


def _lege_ordner_an(ordner: Path) -> None:
    try:
        ordner.mkdir(parents=True, exist_ok=True)
    except OSError as fehler:
        raise Dienstfehler(
            f"Der Ordner {ordner} für die Datenbank lässt sich nicht anlegen. Abhilfe: ASSKOMM_DATABASE_URL prüfen."
        ) from fehler


def _sqlite_einstellen(verbindung: Any, _eintrag: Any) -> None:
    """Readers never wait for a writer (WAL), references hold; 32 MB of pages stay in memory, a large load needs them."""
    for befehl in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "cache_size=-32000"):
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


@contextmanager
def dienst_erreichbar() -> Iterator[None]:
    """Turn a database that is lost, missing, too old or not ours to use into an error of ours; anything else is a surprise."""
    try:
        yield
    except DBAPIError as fehler:
        if unser := _als_fehler(fehler):
            raise unser from fehler
        raise


def _als_fehler(fehler: DBAPIError) -> Fehler | None:
    """SQLite tells the cause in words, psycopg by the name of the class."""
    grund = str(fehler.orig).strip().splitlines()[0] if str(fehler.orig).strip() else type(fehler.orig).__name__
    art = type(fehler.orig).__name__
    if "no such table" in grund or art == "UndefinedTable":
        return Datenfehler(_LEER)
    if "no such column" in grund or "has no column" in grund or art == "UndefinedColumn":
        return Datenfehler(_ZU_ALT)
    if "database is locked" in grund or art == "LockNotAvailable":
        return Dienstfehler(_BELEGT)
    if "not a database" in grund:
        return Dienstfehler("Die Datei ist keine SQLite-Datenbank. Abhilfe: ASSKOMM_DATABASE_URL prüfen.")
    if art == "InsufficientPrivilege" and (fehler.statement or "").lstrip().upper().startswith(("SELECT", "WITH")):
        return Dienstfehler(_KEIN_LESERECHT)
    if "readonly database" in grund or art in ("InsufficientPrivilege", "ReadOnlySqlTransaction"):
        return Dienstfehler(_SCHREIBGESCHUETZT)
    if isinstance(fehler, OperationalError):
        return Dienstfehler(f"Die Datenbank ist nicht erreichbar ({grund}). Abhilfe: ASSKOMM_DATABASE_URL prüfen.")
    return None


def statistik_auffrischen(maschine: Engine) -> None:
    """After much was written PostgreSQL plans badly until it has counted; SQLite plans well without."""
    if maschine.dialect.name == "postgresql":
        with dienst_erreichbar(), maschine.begin() as verbindung:
            verbindung.execute(text("ANALYZE"))


def ohne_kennwort(adresse: str) -> str:
    """A database address that may be shown."""
    return make_url(adresse).render_as_string(hide_password=True)


def direkt(maschine: Engine) -> Read:
    """``read`` without a cache, for commands and tests: one question in, one frame out (columns as in its select)."""

    def read(abfrage: Abfrage) -> pd.DataFrame:
        with dienst_erreichbar(), maschine.connect() as verbindung:
            return _frage(verbindung, abfrage)

    return read


def innerhalb(verbindung: Connection) -> Read:
    """``read`` that sees what a transaction has written and nobody else knows yet."""
    return partial(_frage, verbindung)


def _frage(verbindung: Connection, abfrage: Abfrage) -> pd.DataFrame:
    ergebnis = verbindung.execute(abfrage.select, dict(abfrage.werte))
    return pd.DataFrame(ergebnis.all(), columns=list(ergebnis.keys()))
