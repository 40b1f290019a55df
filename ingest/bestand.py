"""What is stored of the records that a delivery speaks of, and whose word about them is the last one?"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

from data_access import tabellen as t
from ingest.fortschritt import PORTION


def offene(verbindung: Connection, tabelle: Table, spalte: str, werte: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Open versions that have one of the values in a column."""
    for teil in je_frage(werte):
        aktuell = select(tabelle).where(tabelle.c[spalte].in_(teil), tabelle.c.ersetzt_durch.is_(None))
        yield from (dict(zeile) for zeile in verbindung.execute(aktuell).mappings())


def offene_werte(
    verbindung: Connection, tabelle: Table, spalten: Sequence[str], kennungen: Iterable[str]
) -> dict[str, tuple[int, tuple[Any, ...]]]:
    """By kennung the id of the open version and its values in the order of ``spalten``."""
    c, gefunden = tabelle.c, dict[str, tuple[int, tuple[Any, ...]]]()
    for teil in je_frage(kennungen):
        aktuell = select(c.kennung, c.id, *(c[spalte] for spalte in spalten))
        zeilen = verbindung.execute(aktuell.where(c.kennung.in_(teil), c.ersetzt_durch.is_(None)))
        gefunden |= {kennung: (nummer, tuple(werte)) for kennung, nummer, *werte in zeilen}
    return gefunden


def letzte_worte(verbindung: Connection, tabelle: Table, kennungen: Iterable[str]) -> dict[str, int]:
    """Number of the newest delivery that brought, changed or withdrew each record that ever was."""
    letzte: dict[str, int] = {}
    nummer = func.max(func.coalesce(tabelle.c.ersetzt_durch, tabelle.c.lieferung_id))
    for teil in je_frage(kennungen):
        frage = select(tabelle.c.kennung, nummer).where(tabelle.c.kennung.in_(teil)).group_by(tabelle.c.kennung)
        letzte |= dict(tuple(zeile) for zeile in verbindung.execute(frage))
    return letzte


def ist_leer(verbindung: Connection, tabelle: Table) -> bool:
    """Whether no version of any record was ever stored."""
    return verbindung.scalar(select(tabelle.c.id).limit(1)) is None


def mitgelieferte(verbindung: Connection) -> set[int]:
    """Numbers of the deliveries that came with the product."""
    return set(verbindung.scalars(select(t.lieferung.c.id).where(t.lieferung.c.mitgeliefert)))


def je_frage(werte: Iterable[Any]) -> Iterator[list[Any]]:
    """The different values in portions that fit into one statement."""
    alle = sorted(set(werte))
    return (alle[anfang : anfang + PORTION] for anfang in range(0, len(alle), PORTION))
