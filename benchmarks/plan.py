"""Which tables does a database read as a whole to answer a select, and which through an index?"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Engine, Executable
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

from data_access.engine import Abfrage

_ART = re.compile(r"(SCAN|SEARCH) (\w+)")


class Plan(NamedTuple):
    """Names of tables; one that is read several times can stand in both."""

    ganz: frozenset[str]
    ueber_index: frozenset[str]


class _Erklaere(Executable, ClauseElement):
    """EXPLAIN of a select, with its own parameters."""

    inherit_cache = False

    def __init__(self, abfrage: Abfrage) -> None:
        self.select = abfrage.select


@compiles(_Erklaere, "sqlite")
def _fuer_sqlite(element: _Erklaere, compiler: SQLCompiler, **mehr: Any) -> str:
    return f"EXPLAIN QUERY PLAN {compiler.process(element.select, **mehr)}"


@compiles(_Erklaere, "postgresql")
def _fuer_postgresql(element: _Erklaere, compiler: SQLCompiler, **mehr: Any) -> str:
    return f"EXPLAIN (FORMAT JSON) {compiler.process(element.select, **mehr)}"


def plan(maschine: Engine, abfrage: Abfrage) -> Plan:
    """How the database means to answer; it does not answer."""
    with maschine.connect() as verbindung:
        zeilen = verbindung.execute(_Erklaere(abfrage), dict(abfrage.werte)).all()
    lesungen = list(_postgresql(zeilen[0][0][0]["Plan"]) if maschine.dialect.name == "postgresql" else _sqlite(zeilen))
    return Plan(
        frozenset(name for name, index in lesungen if not index), frozenset(name for name, index in lesungen if index)
    )


def _sqlite(zeilen: Any) -> Iterator[tuple[str, bool]]:
    """Table and whether an index narrows the reading; an index made for the moment is itself a reading of the whole."""
    for zeile in zeilen:
        if fund := _ART.match(zeile[3]):
            yield fund[2], fund[1] == "SEARCH" and " AUTOMATIC " not in zeile[3]


def _postgresql(knoten: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """The same; an index that is walked from end to end narrows nothing."""
    kinder = knoten.get("Plans", [])
    if name := knoten.get("Relation Name"):
        eng = "Index Cond" in knoten or any("Index Cond" in kind for kind in _alle(kinder))
        yield name, knoten["Node Type"] != "Seq Scan" and eng
    for kind in kinder:
        yield from _postgresql(kind)


def _alle(knoten: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Bitmap nodes below a bitmap heap scan."""
    for kind in knoten:
        yield kind
        yield from _alle(kind.get("Plans", []))
