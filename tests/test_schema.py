"""Do the migrations build exactly the tables that the code describes, and do these refuse what must not be?"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, insert, inspect, select
from sqlalchemy.exc import IntegrityError

from data_access import schema
from data_access import tabellen as t
from data_access.engine import engine
from tests.bausteine import schreibe, vollstaendig

NOCH_EIN_RAT: dict[str, Any] = {"traeger": "14521010", "art": "kpr_besteht", "datum": "2020"}


@contextmanager
def verbunden(maschine: Engine) -> Iterator[Connection]:
    with maschine.begin() as verbindung:
        yield verbindung


def abweichungen(maschine: Engine) -> Any:
    with maschine.connect() as verbindung:
        kontext = MigrationContext.configure(verbindung, opts={"compare_type": True, "compare_server_default": True})
        return compare_metadata(kontext, t.metadata)


def pruefregeln(maschine: Engine) -> dict[str, set[str]]:
    """Names of the check constraints of each table; compare_metadata does not look at them."""
    frage = inspect(maschine)
    return {name: {str(regel["name"]) for regel in frage.get_check_constraints(name)} for name in t.metadata.tables}


def test_the_migrated_database_is_the_described_one(maschine: Engine) -> None:
    assert abweichungen(maschine) == []
    beschrieben = {
        name: {f"ck_{name}_{regel.name}".replace(f"ck_{name}_ck_{name}_", f"ck_{name}_")
               for regel in tabelle.constraints if type(regel).__name__ == "CheckConstraint"}
        for name, tabelle in t.metadata.tables.items()
    }  # fmt: skip
    assert pruefregeln(maschine) == beschrieben


def test_a_difference_would_be_noticed(rohe_maschine: Engine) -> None:
    schema.migriere(rohe_maschine)
    with rohe_maschine.begin() as verbindung:
        verbindung.exec_driver_sql("DROP INDEX ix_ereignis_zeit")
        verbindung.exec_driver_sql("ALTER TABLE ereignis ADD COLUMN fremd text")
    assert {eintrag[0] for eintrag in abweichungen(rohe_maschine)} == {"add_index", "remove_column"}


def test_migrating_again_changes_nothing(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[NOCH_EIN_RAT])
    vorher = schema.version(maschine)
    schema.migriere(maschine)
    assert vorher == schema.version(maschine)
    with maschine.connect() as verbindung:
        assert verbindung.execute(select(t.ereignis.c.art)).scalars().all() == ["kpr_besteht"]


def test_the_version_is_told_before_and_after(rohe_maschine: Engine) -> None:
    vorhanden, neueste = schema.version(rohe_maschine)
    assert vorhanden is None
    assert neueste
    schema.migriere(rohe_maschine)
    assert schema.version(rohe_maschine) == (neueste, neueste)


def test_downgrading_leaves_nothing_behind_and_can_be_undone(rohe_maschine: Engine) -> None:
    schema.migriere(rohe_maschine)
    with rohe_maschine.begin() as verbindung:
        command.downgrade(schema._config(verbindung), "base")
    assert set(inspect(rohe_maschine).get_table_names()) <= {"alembic_version"}
    schema.migriere(rohe_maschine)
    assert abweichungen(rohe_maschine) == []


@pytest.mark.parametrize("tabelle", t.metadata.tables.values(), ids=str)
def test_every_table_and_column_says_what_it_means(tabelle: Any) -> None:
    assert tabelle.comment
    assert [spalte.name for spalte in tabelle.c if not spalte.comment] == []


def test_postgresql_carries_the_comments(maschine: Engine) -> None:
    """SQLite has none; there the columns themselves must be the described ones."""
    frage = inspect(maschine)
    for name, tabelle in t.metadata.tables.items():
        spalten = {spalte["name"]: spalte.get("comment") for spalte in frage.get_columns(name)}
        assert set(spalten) == {spalte.name for spalte in tabelle.c}
        if maschine.dialect.name == "postgresql":
            assert spalten == {spalte.name: spalte.comment for spalte in tabelle.c}
            assert frage.get_table_comment(name)["text"] == tabelle.comment


VERBOTENE = [
    ("ereignis", "art", "feier"),
    ("ereignis", "phase", "Halbzeit"),
    ("ereignis", "genauigkeit", "ungefähr"),
    ("foerderung", "geldzustand", "erhofft"),
    ("foerderung", "betrag_zusatz", "fast"),
    ("traeger", "art", "Verein"),
    ("qualifizierung", "qualifizierungsstand", "abgebrochen"),
    ("veroeffentlichung", "zusatz", "fast"),
    ("veroeffentlichung", "raum_art", "bund"),
]
GUELTIGE: dict[str, dict[str, Any]] = {
    "ereignis": NOCH_EIN_RAT,
    "foerderung": {"traeger": "14521010", "datum": "2020"},
    "traeger": {"traeger": "x", "name": "X", "art": "Gruppe", "landkreis": "14521"},
    "qualifizierung": {"qualifizierungsstand": "begonnen", "personen": 1, "datum": "2020"},
    "veroeffentlichung": {"wert": 1, "stand": "2020"},
}


@pytest.mark.parametrize(("tabelle", "spalte", "wert"), VERBOTENE)
def test_words_outside_the_closed_lists_are_refused(maschine: Engine, tabelle: str, spalte: str, wert: str) -> None:
    schreibe(maschine, **{tabelle: [GUELTIGE[tabelle]]})
    zeile = vollstaendig(tabelle, GUELTIGE[tabelle]) | {spalte: wert}
    with pytest.raises(IntegrityError, match=rf"(?i)ck_{tabelle}_{spalte}"), verbunden(maschine) as verbindung:
        verbindung.execute(insert(t.metadata.tables[tabelle]).values(**zeile))


def test_a_record_has_one_open_version_and_any_number_of_closed_ones(maschine: Engine) -> None:
    fassung = {"kennung": "rat"} | NOCH_EIN_RAT
    schreibe(
        maschine,
        ereignis=[
            {**fassung, "lieferung_id": 1, "ersetzt_durch": 2},
            {**fassung, "lieferung_id": 2, "ersetzt_durch": 3},
            {**fassung, "lieferung_id": 3},
        ],
    )
    for zeile in ({**fassung, "lieferung_id": 4}, {**fassung, "lieferung_id": 1, "ersetzt_durch": 4}):
        schreibe(maschine, ereignis=[{**NOCH_EIN_RAT, "lieferung_id": 4}])
        with pytest.raises(IntegrityError):
            schreibe(maschine, ereignis=[zeile])


def test_a_version_names_deliveries_that_exist(maschine: Engine) -> None:
    schreibe(maschine, ereignis=[NOCH_EIN_RAT])
    for spalte in ("lieferung_id", "ersetzt_durch"):
        zeile = vollstaendig("ereignis", NOCH_EIN_RAT) | {spalte: 77}
        with pytest.raises(IntegrityError), verbunden(maschine) as verbindung:
            verbindung.execute(insert(t.ereignis).values(**zeile))


def test_the_same_delivery_is_refused_twice(maschine: Engine) -> None:
    schreibe(
        maschine,
        haushaltsansatz=[{"gueltig_von": date(2020, 1, 1), "gueltig_bis": date(2020, 12, 31), "betrag_cent": 1}],
    )
    with maschine.connect() as verbindung:
        erste = dict(verbindung.execute(select(t.lieferung)).mappings().one())
    with pytest.raises(IntegrityError, match="pruefsumme"), verbunden(maschine) as verbindung:
        verbindung.execute(insert(t.lieferung).values(**erste | {"id": 2}))


def test_a_file_named_by_a_uri_gets_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    engine(f"sqlite:///file:{tmp_path / 'nur-lesen.sqlite'}?mode=ro&uri=true").dispose()
    assert list(tmp_path.iterdir()) == []
