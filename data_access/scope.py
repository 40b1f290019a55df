"""What was valid, known and responsible on a day? Validity and directorate are decided here, once.

A ``Scope`` holds named CTEs for one Datenstand and one or more Stichtage. Every CTE has the column ``stichtag``, so the
same SQL answers one day and a whole course of days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Select,
    Table,
    and_,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)

from data_access import tabellen as t

AGS_LAENGE = 8  # keys of other Traeger have another length; the loader refuses eight digits for them


def bekannt(tabelle: Table, datenstand: int) -> ColumnElement[bool]:
    """The version of each record that was known at a Datenstand."""
    ende = tabelle.c.ersetzt_durch
    return and_(tabelle.c.lieferung_id <= datenstand, or_(ende.is_(None), ende > datenstand))


@dataclass(frozen=True)
class Scope:
    """The building blocks of every Kennzahl: what holds on each of ``tage``, as known at ``datenstand``."""

    tage: tuple[date, ...]
    datenstand: int

    @cached_property
    def stichtage(self) -> CTE:
        """stichtag"""
        zeilen = [select(literal(tag, Date).label("stichtag")) for tag in self.tage]
        return (union_all(*zeilen) if len(zeilen) > 1 else zeilen[0]).cte("stichtage")

    def gueltig(self, tabelle: Table, spalten: Sequence[str]) -> Select:  # type: ignore[type-arg]
        """Rows of a table with ``gueltig_von``/``gueltig_bis`` on each Stichtag."""
        tag = self.stichtage.c.stichtag
        von, bis = tabelle.c.gueltig_von, tabelle.c.gueltig_bis
        return select(tag, *(tabelle.c[spalte] for spalte in spalten), literal(tabelle.name).label("tabelle")).where(
            bekannt(tabelle, self.datenstand), or_(von.is_(None), von <= tag), or_(bis.is_(None), bis >= tag)
        )

    def geschehen(self, tabelle: Table, spalten: Sequence[str]) -> Select:  # type: ignore[type-arg]
        """Rows of a table with ``spaetestens`` that certainly had happened on each Stichtag, doubtful ones included."""
        tag = self.stichtage.c.stichtag
        return select(tag, *(tabelle.c[spalte] for spalte in spalten), literal(tabelle.name).label("tabelle")).where(
            bekannt(tabelle, self.datenstand), tabelle.c.spaetestens <= tag
        )

    @cached_property
    def kommune(self) -> CTE:
        """stichtag, ags, name, landkreis"""
        return self.gueltig(t.kommune, ("ags", "name", "landkreis")).cte("kommune_am")

    @cached_property
    def zustaendigkeit(self) -> CTE:
        """stichtag, landkreis, polizeidirektion"""
        return self.gueltig(t.zustaendigkeit, ("landkreis", "polizeidirektion")).cte("zustaendigkeit_am")

    @cached_property
    def nachfolge(self) -> CTE:
        """stichtag, alt_ags, ags: older keys and the Kommune that they belong to on the Stichtag."""
        g, tag = t.gebietsaenderung, self.stichtage.c.stichtag
        schritt = select(tag, g.c.alt_ags, g.c.neu_ags).where(bekannt(g, self.datenstand), g.c.datum <= tag)
        kette = schritt.cte("nachfolge_schritt", recursive=True)
        weiter = g.alias("weiter")
        kette = kette.union(
            select(kette.c.stichtag, kette.c.alt_ags, weiter.c.neu_ags).where(
                weiter.c.alt_ags == kette.c.neu_ags,
                weiter.c.datum <= kette.c.stichtag,
                weiter.c.lieferung_id <= self.datenstand,
                or_(weiter.c.ersetzt_durch.is_(None), weiter.c.ersetzt_durch > self.datenstand),
            )
        )
        am_ende = self.kommune.alias("am_ende")
        return (
            select(kette.c.stichtag, kette.c.alt_ags, kette.c.neu_ags.label("ags"))
            .join(am_ende, and_(am_ende.c.ags == kette.c.neu_ags, am_ende.c.stichtag == kette.c.stichtag))
            .cte("nachfolge")
        )

    def _heutiger_ags(self, tag: ColumnElement[date], ags: ColumnElement[str]) -> tuple[CTE, ColumnElement[bool]]:
        nachfolge = self.nachfolge
        return nachfolge, and_(nachfolge.c.stichtag == tag, nachfolge.c.alt_ags == ags)

    @cached_property
    def mitglied(self) -> CTE:
        """stichtag, traeger, ags, sicher: the Kommunen of each Traeger, a Kommune being its own only member.

        Keys of merged Kommunen stand under ``traeger`` and resolve to their successor under ``ags``.
        """
        verbund = self.gueltig(t.mitglied, ("traeger", "ags", "sicher")).subquery()
        nachfolge, passt = self._heutiger_ags(verbund.c.stichtag, verbund.c.ags)
        kommune = self.kommune
        return union(
            select(
                verbund.c.stichtag, verbund.c.traeger, func.coalesce(nachfolge.c.ags, verbund.c.ags).label("ags"), verbund.c.sicher
            ).outerjoin_from(verbund, nachfolge, passt),
            select(kommune.c.stichtag, kommune.c.ags, kommune.c.ags, literal(True)),
            select(self.nachfolge.c.stichtag, self.nachfolge.c.alt_ags, self.nachfolge.c.ags, literal(True)),
        ).cte("mitglied_am")  # fmt: skip

    @cached_property
    def sitz(self) -> CTE:
        """stichtag, traeger, ags, landkreis, art: where each Traeger has its seat (``ags`` may be NULL)."""
        tag, tr = self.stichtage.c.stichtag, t.traeger
        nachfolge, passt = self._heutiger_ags(tag, tr.c.sitz_ags)
        ags = func.coalesce(nachfolge.c.ags, tr.c.sitz_ags)
        verbuende = (
            select(tag, tr.c.traeger, ags.label("ags"), tr.c.landkreis, tr.c.art)
            .select_from(self.stichtage.join(tr, bekannt(tr, self.datenstand)).outerjoin(nachfolge, passt))
        )  # fmt: skip
        eigene = self.mitglied
        kommune = self.kommune
        art = literal("Kommune").label("art")
        kommunen = (
            select(kommune.c.stichtag, eigene.c.traeger, kommune.c.ags, kommune.c.landkreis, art)
            .join(eigene, and_(eigene.c.ags == kommune.c.ags, eigene.c.stichtag == kommune.c.stichtag))
            .where(func.length(eigene.c.traeger) == AGS_LAENGE)
        )  # fmt: skip
        return union_all(verbuende, kommunen).cte("sitz_am")

    @cached_property
    def ereignis(self) -> CTE:
        """stichtag, kennung, traeger, art, phase, vorgang, spaetestens, sicher, tabelle"""
        spalten = ("kennung", "traeger", "art", "phase", "vorgang", "spaetestens", "sicher")
        return self.geschehen(t.ereignis, spalten).cte("ereignis_bis")

    @cached_property
    def foerderung(self) -> CTE:
        """stichtag, kennung, traeger, geldzustand, betrag_cent, betrag_zusatz, sicher, tabelle"""
        spalten = ("kennung", "traeger", "geldzustand", "betrag_cent", "betrag_zusatz", "sicher")
        return self.geschehen(t.foerderung, spalten).cte("foerderung_bis")

    @cached_property
    def qualifizierung(self) -> CTE:
        """stichtag, kennung, lehrgang, qualifizierungsstand, personen, spaetestens, sicher, tabelle"""
        spalten = ("kennung", "lehrgang", "qualifizierungsstand", "personen", "spaetestens", "sicher")
        return self.geschehen(t.qualifizierung, spalten).cte("qualifizierung_bis")

    @cached_property
    def haushaltsansatz(self) -> CTE:
        """stichtag, kennung, betrag_cent, sicher, tabelle: budgets whose period contains the Stichtag."""
        return self.gueltig(t.haushaltsansatz, ("kennung", "betrag_cent", "sicher")).cte("haushaltsansatz_am")

    @cached_property
    def einwohner(self) -> CTE:
        """stichtag, ags, stand, einwohner: newest figure at or before the Stichtag, merged Kommunen added up."""
        e, tag = t.einwohner, self.stichtage.c.stichtag
        nachfolge, passt = self._heutiger_ags(tag, e.c.ags)
        ags = func.coalesce(nachfolge.c.ags, e.c.ags)
        je_stand = (
            select(tag, ags.label("ags"), e.c.stichtag.label("stand"), func.sum(e.c.einwohner).label("einwohner"))
            .select_from(
                self.stichtage.join(e, and_(bekannt(e, self.datenstand), e.c.stichtag <= tag)).outerjoin(
                    nachfolge, passt
                )
            )
            .group_by(tag, ags, e.c.stichtag)
            .subquery()
        )
        rang = func.row_number().over(
            partition_by=(je_stand.c.stichtag, je_stand.c.ags), order_by=je_stand.c.stand.desc()
        )
        gereiht = select(je_stand, rang.label("rang")).subquery()
        return (
            select(gereiht.c.stichtag, gereiht.c.ags, gereiht.c.stand, gereiht.c.einwohner)
            .where(gereiht.c.rang == 1)
            .cte("einwohner_am")
        )
