"""How do rows get into a table, a few or a million? PostgreSQL copies many, SQLite is handed tuples."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain, repeat
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError

from ingest.bestand import ist_leer
from ingest.fortschritt import PORTION, Stufe

VIELE = 1_000  # rows of one table from which on the ways of the databases are faster than a plain insert
BUENDEL = 50  # rows in one statement of SQLite; its limit is 32,766 values
Zeilen = Sequence[tuple[Any, ...]]


def fuege_ein(
    verbindung: Connection, tabelle: Table, spalten: Sequence[str], zeilen: Zeilen, nummer: int, stufe: Stufe
) -> None:
    """Insert rows whose values stand in the order of ``spalten``; all of them are brought by the delivery ``nummer``.

    Within the transaction of the connection. DBAPIError when the database refuses them, as with any other statement.
    """
    namen = (*spalten, "lieferung_id")
    if len(zeilen) < VIELE:
        for teil in _portionen(zeilen):
            verbindung.execute(insert(tabelle), [dict(zip(namen, (*werte, nummer), strict=True)) for werte in teil])
            stufe.weiter(len(teil))
        return
    with _indizes_danach(verbindung, tabelle):
        for teil in _portionen(zeilen):
            _WEGE[verbindung.dialect.name](verbindung, tabelle, namen, teil, nummer)
            stufe.weiter(len(teil))


@contextmanager
def _indizes_danach(verbindung: Connection, tabelle: Table) -> Iterator[None]:
    """SQLite makes an index of many rows at once in a third of the time of one by one; only where no row is stored yet.

    A unique one refuses two rows of one kennung then as it would have before.
    """
    sqlite = verbindung.dialect.name == "sqlite"
    spaeter = [*tabelle.indexes] if sqlite and ist_leer(verbindung, tabelle) else []
    for index in spaeter:
        index.drop(verbindung)
    yield
    for index in spaeter:
        index.create(verbindung)


def _portionen(zeilen: Zeilen) -> Iterator[Zeilen]:
    return (zeilen[anfang : anfang + PORTION] for anfang in range(0, len(zeilen), PORTION))


def _kopiere(verbindung: Connection, tabelle: Table, namen: Sequence[str], zeilen: Zeilen, nummer: int) -> None:
    """PostgreSQL: psycopg writes values as they are; its errors become those of SQLAlchemy."""
    befehl = f"COPY {_ziel(verbindung, tabelle, namen)} FROM STDIN"
    treiber: Any = verbindung.dialect.dbapi
    offen: Any = verbindung.connection
    try:
        with offen.cursor() as zeiger, zeiger.copy(befehl) as ziel:
            for werte in zeilen:
                ziel.write_row((*werte, nummer))
    except treiber.Error as fehler:
        raise DBAPIError.instance(befehl, None, fehler, treiber.Error, dialect=verbindung.dialect) from fehler


def _uebergib(verbindung: Connection, tabelle: Table, namen: Sequence[str], zeilen: Zeilen, nummer: int) -> None:
    """SQLite: a prepared statement for every BUENDEL of rows, which takes two thirds of the time of single ones.

    Values become what the driver stores, column by column, each different one once.
    """
    dialekt = verbindung.dialect
    umformer = (tabelle.c[name].type.dialect_impl(dialekt).bind_processor(dialekt) for name in namen)
    spalten = (*zip(*zeilen, strict=True), repeat(nummer, len(zeilen)))
    fertige = (map(cache(forme), werte) if forme else werte for forme, werte in zip(umformer, spalten, strict=True))
    alle = list(zip(*fertige, strict=True))
    ganze = len(alle) // BUENDEL * BUENDEL
    buendel = [tuple(chain.from_iterable(alle[i : i + BUENDEL])) for i in range(0, ganze, BUENDEL)]
    platz = f"({', '.join('?' * len(namen))})"
    for zahl, werte in ((BUENDEL, buendel), (1, alle[ganze:])):
        if werte:
            befehl = f"INSERT INTO {_ziel(verbindung, tabelle, namen)} VALUES {', '.join([platz] * zahl)}"  # noqa: S608
            verbindung.exec_driver_sql(befehl, werte)


def _ziel(verbindung: Connection, tabelle: Table, namen: Sequence[str]) -> str:
    schreibweise = verbindung.dialect.identifier_preparer
    return f"{schreibweise.format_table(tabelle)} ({', '.join(map(schreibweise.quote, namen))})"


_WEGE: dict[str, Callable[[Connection, Table, Sequence[str], Zeilen, int], None]] = {
    "postgresql": _kopiere,
    "sqlite": _uebergib,
}
