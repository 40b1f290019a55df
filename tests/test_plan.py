"""Does a figure at an old Datenstand reach the facts through an index, when there are many? No times: ``make bench`` has them."""

from datetime import date

import pytest
from sqlalchemy import Engine

from benchmarks.bestand import fuelle
from benchmarks.grosse_daten import ERSTE, LIEFERUNGEN, Tabelle, fakten
from benchmarks.plan import Plan, plan
from data_access.abfragen import messung
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl

NEUESTER = ERSTE + LIEFERUNGEN - 1
FAKTEN = {"ereignis", "foerderung"}
RAETE, BEWILLIGT = (kennzahl("kommunale_praeventionsraete"),), (kennzahl("foerdermittel_bewilligt"),)


@pytest.fixture(scope="module")
def zeilen() -> tuple[Tabelle, ...]:
    """50,000 facts of 200 deliveries."""
    return fakten(50_000, 1)


@pytest.fixture
def gross(rohe_maschine: Engine, zeilen: tuple[Tabelle, ...]) -> Engine:
    """A database with all of them, for one test."""
    fuelle(rohe_maschine, zeilen)
    return rohe_maschine


def plan_von(maschine: Engine, kennzahlen: tuple[Kennzahl, ...], datenstand: int) -> Plan:
    return plan(maschine, messung(kennzahlen, Auswahl(date(2026, 6, 30), datenstand)))


def test_facts_are_reached_through_an_index_at_every_datenstand(gross: Engine) -> None:
    zaehlbare = [(k,) for k in KATALOG if k.messung is not None]
    for kennzahlen in (*zaehlbare, KATALOG):
        for datenstand in (1, NEUESTER // 10, NEUESTER // 2, NEUESTER):
            assert plan_von(gross, kennzahlen, datenstand).ganz & FAKTEN == set(), (
                kennzahlen[0].schluessel,
                datenstand,
            )
    assert plan_von(gross, KATALOG, NEUESTER // 2).ueber_index >= FAKTEN


def test_a_lost_index_would_be_noticed(gross: Engine) -> None:
    for tabelle, kennzahlen in (("ereignis", RAETE), ("foerderung", BEWILLIGT)):
        assert tabelle in plan_von(gross, kennzahlen, NEUESTER // 2).ueber_index
        with gross.begin() as verbindung:
            verbindung.exec_driver_sql(f"DROP INDEX ix_{tabelle}_zeit")
        gross.dispose()  # SQLite answers a repeated EXPLAIN of the same connection from the old schema
        assert tabelle in plan_von(gross, kennzahlen, NEUESTER // 2).ganz
        assert tabelle in plan_von(gross, KATALOG, NEUESTER // 2).ganz
