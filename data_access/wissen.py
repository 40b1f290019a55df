"""What became known between two Datenstände, who became whose successor, and what is everybody called?"""

from typing import Any

from sqlalchemy import (
    Date,
    Integer,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from data_access import tabellen as t
from data_access.abfragen import frage
from data_access.belege import traegernamen
from data_access.scope import DATENSTAND, TAG, Scope, bekannt
from data_access.umstaende import schluessel

DAVOR = bindparam("davor", type_=Integer)
VORTAG = bindparam("vortag", type_=Date)
# What a unit can rest on: records that prove it, and circumstances that say where it counts and how much.
BELEGTABELLEN = (
    t.ereignis, t.foerderung, t.qualifizierung, t.haushaltsansatz,
    t.mitglied, t.traeger, t.kommune, t.zustaendigkeit, t.gebietsaenderung, t.einwohner,
)  # fmt: skip


@frage("davor", "datenstand")
def veraenderte_belege() -> Select[Any]:
    """(davor, datenstand) → beleg, tabelle, art, neu, entfallen, erste, letzte, herausgeber, quelle_titel.

    Records that deliveries after ``davor`` brought, changed or closed: ``neu`` is 1 when nothing was known of the record
    at ``davor``, ``entfallen`` when nothing is at ``datenstand``; ``erste`` and ``letzte`` are the deliveries that first
    and last touched it. A record without a source of its own has the publisher of its delivery.
    """
    return select(union_all(*map(_veraenderte, BELEGTABELLEN)).subquery())


def _veraenderte(tab: Table) -> Select[Any]:
    danach = or_(
        and_(tab.c.lieferung_id > DAVOR, tab.c.lieferung_id <= DATENSTAND),
        and_(tab.c.ersetzt_durch > DAVOR, tab.c.ersetzt_durch <= DATENSTAND),
    )
    erste, neueste = func.min(tab.c.lieferung_id), func.max(tab.c.lieferung_id)
    offen = func.max(cast(bekannt(tab), Integer))
    v = (
        select(
            tab.c.kennung, cast(erste > DAVOR, Integer).label("neu"), (1 - offen).label("entfallen"),
            erste.label("erste"), neueste.label("neueste"),
            case((offen == 1, neueste), else_=func.max(tab.c.ersetzt_durch)).label("letzte"),
        )
        .where(tab.c.kennung.in_(select(tab.c.kennung).where(danach)), tab.c.lieferung_id <= DATENSTAND)
        .group_by(tab.c.kennung)
        .subquery()
    )  # fmt: skip
    lieferung, leer = t.lieferung.alias(), literal("", Text)
    art = tab.c.art if tab is t.ereignis else leer
    eigener, titel = (tab.c.herausgeber, tab.c.quelle_titel) if "herausgeber" in tab.c else (leer, leer)
    return (
        select(
            schluessel(tab, v.c.kennung).label("beleg"), literal(tab.name).label("tabelle"), art.label("art"),
            v.c.neu, v.c.entfallen, v.c.erste, v.c.letzte,
            func.coalesce(func.nullif(eigener, ""), lieferung.c.herausgeber).label("herausgeber"),
            titel.label("quelle_titel"),
        )
        .join_from(v, tab, and_(tab.c.kennung == v.c.kennung, tab.c.lieferung_id == v.c.neueste))
        .join(lieferung, lieferung.c.id == v.c.neueste)
    )  # fmt: skip


@frage("davor", "datenstand")
def gruende() -> Select[Any]:
    """(davor, datenstand) → beleg, art, grund, lieferung_id: why records changed after ``davor``; oldest first."""
    a = t.aenderung
    beleg = (a.c.tabelle + "/" + a.c.kennung).label("beleg")
    return (
        select(beleg, a.c.art, a.c.grund, a.c.lieferung_id)
        .where(a.c.lieferung_id > DAVOR, a.c.lieferung_id <= DATENSTAND)
        .order_by(a.c.id)
    )


@frage("vortag", "stichtag", "datenstand")
def nachfolger() -> Select[Any]:
    """(vortag, stichtag, datenstand) → alt_ags, ags: which Kommune went into which one after ``vortag``, up to the Stichtag."""
    n = Scope().nachfolge
    return select(n.c.alt_ags, n.c.ags).where(n.c.ab > VORTAG, n.c.ab <= TAG, or_(n.c.bis.is_(None), n.c.bis > TAG))


@frage("datenstand")
def namen() -> Select[Any]:
    """(datenstand) → traeger, name of every Kommune and body of any time."""
    return select(traegernamen())
