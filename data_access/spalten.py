"""Which columns do all tables of facts share: knowledge time, dates of stated precision, sources?"""

from typing import Any

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, MetaData, Table, Text

from domain.zeit import Genauigkeit

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def faktentabelle(name: str, *spalten: Column[Any] | CheckConstraint, comment: str) -> Table:
    """A table of facts with the columns and indexes that carry knowledge time."""
    tabelle = Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True, comment="Version of a record; meaningless outside this table"),
        Column("kennung", Text, nullable=False, comment="Stable name of the record across its versions"),
        *spalten,
        Column(
            "lieferung_id", ForeignKey("lieferung.id"), nullable=False, comment="Delivery that brought this version"
        ),
        Column("ersetzt_durch", ForeignKey("lieferung.id"), comment="Delivery that closed this version; NULL: current"),
        comment=comment,
    )
    Index(None, tabelle.c.kennung, tabelle.c.lieferung_id, unique=True)
    Index(f"ix_{name}_aktuell", tabelle.c.kennung, unique=True,
          sqlite_where=tabelle.c.ersetzt_durch.is_(None), postgresql_where=tabelle.c.ersetzt_durch.is_(None))  # fmt: skip
    return tabelle


def wert_aus(spalte: str, werte: type) -> CheckConstraint:
    """Only the words of a closed list may stand in a column."""
    liste = ", ".join(f"'{wert}'" for wert in werte)  # type: ignore[attr-defined]
    return CheckConstraint(f"{spalte} IN ({liste})", name=spalte)


def zeitspalten() -> tuple[Column[Any] | CheckConstraint, ...]:
    return (
        Column("datum", Text, nullable=False, comment="Date as reported: YYYY, YYYY-MM or YYYY-MM-DD"),
        Column("genauigkeit", Text, nullable=False, comment="tag, monat, jahr, or bekannt_am = known to be true on"),
        Column("fruehestens", Date, comment="First day that the date can mean; NULL for bekannt_am"),
        Column(
            "spaetestens", Date, nullable=False, comment="First day on which it is certain; figures count from here"
        ),
        wert_aus("genauigkeit", Genauigkeit),
    )


def quellenspalten() -> tuple[Column[Any], ...]:
    return (
        Column("quelle_titel", Text, nullable=False, comment="Title of the source, may be empty"),
        Column("quelle_url", Text, nullable=False, comment="Address of the source, may be empty"),
        Column("herausgeber", Text, nullable=False, comment="Who published the source"),
        Column("veroeffentlicht", Text, nullable=False, comment="When the source appeared, as reported, may be empty"),
        Column("notiz", Text, nullable=False, comment="What else the source says; conflicts and doubts"),
    )
