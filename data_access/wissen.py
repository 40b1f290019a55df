"""What became known between two Datenstände, who became whose successor, and what is everybody called?"""

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, cast, func, literal, or_, select, union_all

from data_access import tabellen as t
from data_access.abfragen import belegzeilen, frage
from data_access.belege import traegernamen
from data_access.engine import Abfrage
from data_access.scope import DATENSTAND, TAG, Scope, bekannt
from domain.kennzahl import Kennzahl

DAVOR = bindparam("davor", type_=Integer)
BELEGTABELLEN = (t.ereignis, t.foerderung, t.qualifizierung, t.haushaltsansatz)


@frage("davor", "datenstand")
def veraenderte_belege() -> Select[Any]:
    """(davor, datenstand) → beleg, neu, entfallen: records that deliveries after ``davor`` brought or closed.

    ``neu`` is 1 when nothing was known of the record at ``davor``, ``entfallen`` when nothing is at ``datenstand``.
    """
    teile = []
    for tab in BELEGTABELLEN:
        danach = or_(
            and_(tab.c.lieferung_id > DAVOR, tab.c.lieferung_id <= DATENSTAND),
            and_(tab.c.ersetzt_durch > DAVOR, tab.c.ersetzt_durch <= DATENSTAND),
        )
        betroffene = select(tab.c.kennung).where(danach)
        beleg = (literal(f"{tab.name}/") + tab.c.kennung).label("beleg")
        neu = (func.min(tab.c.lieferung_id) > DAVOR).label("neu")
        offen = func.max(cast(bekannt(tab), Integer))
        teile.append(
            select(beleg, cast(neu, Integer).label("neu"), (1 - offen).label("entfallen"))
            .where(tab.c.kennung.in_(betroffene), tab.c.lieferung_id <= DATENSTAND)
            .group_by(tab.c.kennung)
        )
    return select(union_all(*teile).subquery())


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


def belege_je_einheit(fassung: Kennzahl, stichtag: date, datenstand: int) -> Abfrage:
    """einheit, beleg: the certain records behind each unit of one definition."""
    return Abfrage(_belege_je_einheit(fassung), (("stichtag", stichtag), ("datenstand", datenstand)))


@lru_cache(maxsize=64)
def _belege_je_einheit(fassung: Kennzahl) -> Select[Any]:
    z = belegzeilen(fassung, fassung, Scope()).subquery()
    beleg = (z.c.belegtabelle + "/" + z.c.beleg).label("beleg")
    return select(z.c.einheit, beleg).where(z.c.sicher == 1).distinct()


@frage("stichtag", "datenstand")
def nachfolger() -> Select[Any]:
    """(stichtag, datenstand) → alt_ags, ags: into which Kommune of the Stichtag an older one went."""
    n = Scope().nachfolge
    return select(n.c.alt_ags, n.c.ags).where(n.c.ab <= TAG, or_(n.c.bis.is_(None), n.c.bis > TAG))


@frage("datenstand")
def namen() -> Select[Any]:
    """(datenstand) → traeger, name of every Kommune and body of any time."""
    return select(traegernamen())
