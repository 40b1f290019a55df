"""Does every way from one version of the database to another keep what both versions can hold, on both databases?

What a way down must drop is named here, table by table; anything else that went missing would be noticed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, MetaData, insert, select

from data_access import schema
from data_access import tabellen as t
from data_access.schema import migriere, versionen
from tests.datenbanken import Datenbank
from tests.test_sicherung import fuelle

VERSIONEN = versionen()
# What comes with a version, and so goes when one leaves it downwards: tables, and columns of tables that were there before.
KAM_MIT: dict[str, dict[str, set[str]]] = {
    "0001": {},
    "0002": {"aenderung": set(), "ausgabe": set(), "fassung": set(), "veroeffentlichung": {"ordnungszahl"}},
    "0003": {"lieferung": {"uebung"}},
    "0004": {"lieferung": {"mitgeliefert"}},
    "0005": {"lieferung_kopie": set()},
    "0006": {"papier": set(), "ausgabe": {"papier"}},
    "0007": {"freigabe": set(), "einsicht": set()},
    "0008": {"sitzung": set()},
}
Inhalt = dict[str, list[dict[str, Any]]]  # rows of each table by column


def inhalt(verbindung: Connection) -> Inhalt:
    """Everything, in the words of this version."""
    metadata = MetaData()
    metadata.reflect(verbindung)
    tabellen = (tabelle for tabelle in metadata.sorted_tables if tabelle.name != "alembic_version")
    return {
        tabelle.name: sorted((dict(zeile) for zeile in verbindung.execute(select(tabelle)).mappings()), key=repr)
        for tabelle in tabellen
    }


def gemeinsam(inhalt: Inhalt, tiefste: str) -> Inhalt:
    """What of it the older of two versions can hold."""
    weg = {version: KAM_MIT[version] for version in VERSIONEN if version > tiefste}
    tabellen = {name for teile in weg.values() for name, spalten in teile.items() if not spalten}
    spalten = {(name, spalte) for teile in weg.values() for name, neue in teile.items() for spalte in neue}
    return {
        name: sorted(({s: wert for s, wert in zeile.items() if (name, s) not in spalten} for zeile in zeilen), key=repr)
        for name, zeilen in inhalt.items()
        if name not in tabellen
    }


@contextmanager
def verbunden(maschine: Engine) -> Iterator[Connection]:
    """A transaction that comes to nothing: both databases take back changes of tables, too."""
    with maschine.connect() as verbindung:
        if maschine.dialect.name == "sqlite":
            verbindung.exec_driver_sql("BEGIN IMMEDIATE")
        elif not verbindung.in_transaction():
            verbindung.begin()  # else Alembic would begin one, and commit it
        yield verbindung
        verbindung.rollback()


def gehe(verbindung: Connection, von: str, nach: str) -> None:
    if von != nach:
        weg = command.upgrade if nach > von else command.downgrade
        weg(schema._config(verbindung), nach)


@pytest.fixture
def gefuellt(datenbank: Datenbank, tmp_path: Path) -> Engine:
    """Rows in every table of the newest version."""
    maschine = datenbank.roh()
    migriere(maschine)
    fuelle(maschine, tmp_path)
    with maschine.begin() as verbindung:
        for tabelle in ("fassung", "vollstaendigkeit", "haushaltsansatz", "qualifizierung", "gebietsaenderung"):
            verbindung.execute(
                insert(t.metadata.tables[tabelle]), [EINE[tabelle] | {"kennung": "x", "lieferung_id": 1}]
            )
    with maschine.connect() as verbindung:
        leer = [name for name, zeilen in inhalt(verbindung).items() if not zeilen]
    assert leer == [], "every table takes part"
    return maschine


_QUELLE = dict.fromkeys(("quelle_titel", "quelle_url", "herausgeber", "veroeffentlicht", "notiz"), "q")
_TAG = date(2020, 1, 1)
EINE: dict[str, dict[str, Any]] = {
    "fassung": {"kennzahl": "k", "fassung": 1, "gueltig_von": _TAG, "notiz": ""},
    "vollstaendigkeit": {"kennzahl": "k", "gueltig_von": _TAG},
    "haushaltsansatz": {"gueltig_von": _TAG, "gueltig_bis": _TAG, "betrag_cent": 1, "sicher": True} | _QUELLE,
    "qualifizierung": {"lehrgang": "B", "qualifizierungsstand": "begonnen", "personen": 1, "datum": "2020",
                       "genauigkeit": "jahr", "fruehestens": _TAG, "spaetestens": _TAG, "sicher": True} | _QUELLE,
    "gebietsaenderung": {"datum": _TAG, "alt_ags": "1", "alt_name": "a", "neu_ags": "2", "neu_name": "b", "notiz": ""},
}  # fmt: skip


def test_the_list_of_what_came_when_is_complete() -> None:
    assert tuple(KAM_MIT) == VERSIONEN


def test_every_way_down_keeps_the_rest_and_up_again_finds_it(gefuellt: Engine) -> None:
    """From every version to every other: the state at each version is reached from the newest one, then left both ways."""
    for von in VERSIONEN:
        with verbunden(gefuellt) as verbindung:
            gehe(verbindung, VERSIONEN[-1], von)
            vorher = inhalt(verbindung)
            for nach in (version for version in VERSIONEN if version != von):
                hier = verbindung.begin_nested()
                gehe(verbindung, von, nach)
                nachher = inhalt(verbindung)
                pruefe_umstellung(nachher, von)
                assert gemeinsam(nachher, min(von, nach)) == gemeinsam(vorher, min(von, nach)), (von, nach)
                hier.rollback()


def pruefe_umstellung(nachher: Inhalt, von: str) -> None:
    """Older versions knew of no release: what was loaded then counts as released, which no older table tells."""
    if von < "0007" and "freigabe" in nachher:
        assert {zeile["erteilt_von"] for zeile in nachher["freigabe"]} == {"Umstellung"}
        assert len(nachher["freigabe"]) == len(nachher["lieferung"])


def test_down_and_up_again_changes_nothing_that_stayed(gefuellt: Engine) -> None:
    for unten in ("0001", "0005"):
        with verbunden(gefuellt) as verbindung:
            vorher = inhalt(verbindung)
            gehe(verbindung, VERSIONEN[-1], unten)
            gehe(verbindung, unten, VERSIONEN[-1])
            assert gemeinsam(inhalt(verbindung), unten) == gemeinsam(vorher, unten), unten


def test_a_way_that_lost_something_would_be_noticed(gefuellt: Engine) -> None:
    with verbunden(gefuellt) as verbindung:
        vorher = inhalt(verbindung)
        gehe(verbindung, VERSIONEN[-1], "0007")
        verbindung.execute(t.mitglied.delete())
        assert gemeinsam(inhalt(verbindung), "0007") != gemeinsam(vorher, "0007")
