"""What was valid, known and responsible on a day? Validity and directorate are decided here, once.

A ``Scope`` holds named CTEs for a Datenstand and one or more Stichtage. Every CTE has the column ``stichtag``, so the
same SQL answers one day and a whole course of days.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)

from data_access import tabellen as t
from domain.ereignis import Ereignisart

AGS_LAENGE = 8  # keys of other Traeger have another length; the loader refuses eight digits for them


TAG: BindParameter[date] = bindparam("stichtag", type_=Date)
DATENSTAND: BindParameter[int] = bindparam("datenstand", type_=Integer)
HANDLUNGSFELD: BindParameter[str] = bindparam("handlungsfeld", type_=Text)  # as ``als_muster`` writes it
EINGESETZT = "NOT MATERIALIZED"  # each figure reads its own rows through an index instead of a copy of all known rows


def bekannt(tabelle: FromClause, datenstand: int | BindParameter[int] = DATENSTAND) -> ColumnElement[bool]:
    """The version of each record that was known at a Datenstand."""
    ende = tabelle.c.ersetzt_durch
    return and_(tabelle.c.lieferung_id <= datenstand, or_(ende.is_(None), ende > datenstand))


@dataclass(frozen=True)
class Scope:
    """The building blocks of every Kennzahl: what holds on each of ``tage``, as known at DATENSTAND.

    Days and Datenstand are parameters, so each select is built and compiled once and asked for any day.
    ``im_handlungsfeld``: only records that name HANDLUNGSFELD; what cannot name one is left out.
    """

    tage: tuple[BindParameter[date], ...] = (TAG,)
    im_handlungsfeld: bool = False

    @cached_property
    def stichtage(self) -> CTE:
        """stichtag"""
        zeilen = [select(tag.label("stichtag")) for tag in self.tage]
        return (union_all(*zeilen) if len(zeilen) > 1 else zeilen[0]).cte("stichtage")

    def gueltig(self, tabelle: Table, spalten: Sequence[str]) -> Select:  # type: ignore[type-arg]
        """Rows of a table with ``gueltig_von``/``gueltig_bis`` on each Stichtag."""
        tag = self.stichtage.c.stichtag
        return select(tag, *(tabelle.c[spalte] for spalte in spalten), literal(tabelle.name).label("tabelle")).where(
            bekannt(tabelle), gilt_am(tabelle, tag)
        )

    def geschehen(self, tabelle: Table, spalten: Sequence[str]) -> Select:  # type: ignore[type-arg]
        """Rows of a table with ``spaetestens`` that certainly had happened on each Stichtag, doubtful ones included."""
        tag = self.stichtage.c.stichtag
        return select(tag, *(tabelle.c[spalte] for spalte in spalten), literal(tabelle.name).label("tabelle")).where(
            bekannt(tabelle), tabelle.c.spaetestens <= tag, *self._handlungsfeld(tabelle)
        )

    def _handlungsfeld(self, tabelle: Table) -> tuple[ColumnElement[bool], ...]:
        if not self.im_handlungsfeld:
            return ()
        if "handlungsfelder" not in tabelle.c:
            return (tabelle.c.kennung.is_(None),)  # never: it names none
        nennt_es: ColumnElement[bool] = (";" + tabelle.c.handlungsfelder + ";").like(HANDLUNGSFELD, escape="\\")
        if tabelle is t.ereignis:  # what ends something ends it in every Handlungsfeld
            nennt_es = or_(nennt_es, t.ereignis.c.art == Ereignisart.KPR_AUFGELOEST)
        return (nennt_es,)

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
        """alt_ags, ags, ab, bis: from ``ab`` on and before ``bis`` the older key belongs to the Kommune ``ags``."""
        g, weiter = t.gebietsaenderung, t.gebietsaenderung.alias("weiter")
        kette = (
            select(g.c.alt_ags, g.c.neu_ags.label("ags"), g.c.datum.label("ab"))
            .where(bekannt(g))
            .cte("nachfolge_kette", recursive=True)
        )
        schritt = and_(weiter.c.alt_ags == kette.c.ags, bekannt(weiter))
        kette = kette.union(select(kette.c.alt_ags, weiter.c.neu_ags, weiter.c.datum).join_from(kette, weiter, schritt))
        danach = t.gebietsaenderung.alias("danach")
        bis = select(func.min(danach.c.datum)).where(danach.c.alt_ags == kette.c.ags, bekannt(danach))
        return select(kette, bis.scalar_subquery().label("bis")).cte("nachfolge").prefix_with("MATERIALIZED")

    def gehoert_zu(self, tag: ColumnElement[date], ags: ColumnElement[str]) -> tuple[CTE, ColumnElement[bool]]:
        """What to join, and how, to resolve a key of any time to the Kommune of the Stichtag."""
        n = self.nachfolge.alias()
        return n, and_(n.c.alt_ags == ags, n.c.ab <= tag, or_(n.c.bis.is_(None), n.c.bis > tag))

    @cached_property
    def ereignis(self) -> CTE:
        """stichtag, kennung, traeger, damals, ab, art, phase, vorgang, spaetestens, sicher, tabelle.

        ``traeger`` of a merged Kommune is its successor since ``ab``; ``damals`` is the key that the record names.
        """
        spalten = ("kennung", "art", "phase", "vorgang", "spaetestens", "sicher")
        e = t.ereignis
        nachfolge, passt = self.gehoert_zu(self.stichtage.c.stichtag, e.c.traeger)
        traeger = cast(func.coalesce(nachfolge.c.ags, e.c.traeger), Text).label("traeger")
        geschehen = self.geschehen(e, spalten).add_columns(traeger, e.c.traeger.label("damals"), nachfolge.c.ab)
        geschehen = geschehen.select_from(self.stichtage.join(e, true()).outerjoin(nachfolge, passt))
        return geschehen.cte("ereignis_bis").prefix_with(EINGESETZT)

    @cached_property
    def foerderung(self) -> CTE:
        """stichtag, kennung, traeger, geldzustand, betrag_cent, betrag_zusatz, spaetestens, sicher, tabelle"""
        spalten = ("kennung", "traeger", "geldzustand", "betrag_cent", "betrag_zusatz", "spaetestens", "sicher")
        return self.geschehen(t.foerderung, spalten).cte("foerderung_bis").prefix_with(EINGESETZT)

    @cached_property
    def qualifizierung(self) -> CTE:
        """stichtag, kennung, lehrgang, qualifizierungsstand, personen, spaetestens, sicher, tabelle"""
        spalten = ("kennung", "lehrgang", "qualifizierungsstand", "personen", "spaetestens", "sicher")
        return self.geschehen(t.qualifizierung, spalten).cte("qualifizierung_bis")

    @cached_property
    def haushaltsansatz(self) -> CTE:
        """stichtag, kennung, betrag_cent, sicher, tabelle, spaetestens: budgets whose period contains the Stichtag."""
        h = t.haushaltsansatz
        beginn = h.c.gueltig_von.label("spaetestens")
        zeilen = self.gueltig(h, ("kennung", "betrag_cent", "sicher")).where(*self._handlungsfeld(h))
        return zeilen.add_columns(beginn).cte("haushaltsansatz_am")

    @cached_property
    def einwohner(self) -> CTE:
        """stichtag, ags, stand, einwohner: newest figure at or before the Stichtag, merged Kommunen added up."""
        e, tag = t.einwohner, self.stichtage.c.stichtag
        nachfolge, passt = self.gehoert_zu(tag, e.c.ags)
        ags = cast(func.coalesce(nachfolge.c.ags, e.c.ags), Text)  # the cast lets SQLite index the join
        bisher = self.stichtage.join(e, and_(bekannt(e), e.c.stichtag <= tag))
        je_stand = (
            select(tag, ags.label("ags"), e.c.stichtag.label("stand"), func.sum(e.c.einwohner).label("einwohner"))
            .select_from(bisher.outerjoin(nachfolge, passt))
            .group_by(tag, ags, e.c.stichtag)
            .cte("einwohner_je_stand")
            .prefix_with("MATERIALIZED")
        )
        j = je_stand.c  # joined, not ranked: behind a window SQLite compares every Kommune with every agreement
        neueste = select(j.stichtag, j.ags, func.max(j.stand).label("stand")).group_by(j.stichtag, j.ags).subquery()
        ist_neuester = and_(*(j[spalte] == neueste.c[spalte] for spalte in ("stichtag", "ags", "stand")))
        return select(je_stand).join(neueste, ist_neuester).cte("einwohner_am")


def als_muster(handlungsfeld: str) -> str:
    """The value of HANDLUNGSFELD: a pattern that finds the name in a list separated by semicolons."""
    woertlich = re.sub(r"([%_\\])", r"\\\1", handlungsfeld)
    return f"%;{woertlich};%"


def gilt_am(tabelle: FromClause, tag: ColumnElement[date]) -> ColumnElement[bool]:
    """``gueltig_von`` and ``gueltig_bis`` enclose the day; an empty end is open."""
    von, bis = tabelle.c.gueltig_von, tabelle.c.gueltig_bis
    return and_(or_(von.is_(None), von <= tag), or_(bis.is_(None), bis >= tag))


def ist_kommune(traeger: ColumnElement[str]) -> ColumnElement[bool]:
    """A Traeger key that is an ags."""
    return func.length(traeger) == AGS_LAENGE
