"""On which records does each prevention council rest, which ones ended, and which Kommunen have one, also as members?"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import CTE, Date, Select, Subquery, and_, bindparam, exists, func, select, union_all

from data_access import tabellen as t
from data_access.abfragen import belegzeilen, mit_raum, parameter, wissen
from data_access.belege import QUELLE, traegernamen
from data_access.engine import Abfrage, Read
from data_access.katalog.praeventionsraete import bestehend
from data_access.katalog.zaehlung import je_kommune
from data_access.raum import im_raum
from data_access.scope import Scope, bekannt
from domain.auswahl import Auswahl
from domain.ereignis import Traegerart
from domain.kennzahl import Kennzahl

_DATUM = ("art", "datum", "genauigkeit", "fruehestens", "spaetestens")


class Raetedaten:
    """The questions about single councils; how many there are is said by their Kennzahlen."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def belege(self, kennzahl: Kennzahl, auswahl: Auswahl, tage: Sequence[date]) -> pd.DataFrame:
        """stichtag, traeger, name, traegerart, ags, sitz, landkreis, polizeidirektion, sicher, the dated record, source.

        One row for each record by which a council counts on each of ``tage``, in the area as it was then; oldest first.
        """
        werte = [(f"tag_{nummer}", tag) for nummer, tag in enumerate(tage)]
        abfrage = _belege(kennzahl, len(tage), bool(auswahl.handlungsfeld))
        return im_raum(self._read(Abfrage(abfrage, (*werte, *wissen(auswahl)))), auswahl)

    def beendete(self, kennzahl: Kennzahl, auswahl: Auswahl) -> pd.DataFrame:
        """traeger, name, ags, landkreis, polizeidirektion, sicher, the dated record, and its end: ende_datum, source.

        Certain dissolutions up to the Stichtag; a council that began anew since is among them with what was before.
        """
        if kennzahl.beendete is None:
            return pd.DataFrame()
        abfrage = Abfrage(_beendete(kennzahl, bool(auswahl.handlungsfeld)), parameter(auswahl))
        return im_raum(self._read(abfrage), auswahl)

    def kommunen(self, auswahl: Auswahl) -> pd.DataFrame:
        """ags, traeger, name, sicher: every Kommune with a council of its own or of a body it is a member of.

        Councils of Landkreise are none of them.
        """
        return im_raum(self._read(Abfrage(_kommunen(bool(auswahl.handlungsfeld)), parameter(auswahl))), auswahl)


def _namen() -> Subquery:
    """One name for each key; a Kommune may have several versions."""
    n = traegernamen()
    return select(n.c.traeger, func.max(n.c.name).label("name")).group_by(n.c.traeger).subquery("ein_name")


def _mit_namen(m: Subquery) -> tuple[list[Any], Any]:
    """Who and where, and the joins for it."""
    namen, tr = _namen(), t.traeger
    sitz = namen.alias("sitz")
    spalten = [
        m.c.stichtag, m.c.einheit.label("traeger"), func.coalesce(namen.c.name, m.c.einheit).label("name"),
        tr.c.art.label("traegerart"), m.c.ags, sitz.c.name.label("sitz"), m.c.landkreis, m.c.polizeidirektion, m.c.sicher,
    ]  # fmt: skip
    quelle = (
        m.outerjoin(tr, and_(tr.c.traeger == m.c.einheit, bekannt(tr)))
        .outerjoin(namen, namen.c.traeger == m.c.einheit)
        .outerjoin(sitz, sitz.c.traeger == m.c.ags)
    )
    return spalten, quelle


@lru_cache(maxsize=64)
def _belege(kennzahl: Kennzahl, anzahl: int, im_handlungsfeld: bool) -> Select[Any]:
    scope = Scope(tuple(bindparam(f"tag_{nummer}", type_=Date) for nummer in range(anzahl)), im_handlungsfeld)
    zeilen = (belegzeilen(kennzahl, fassung, scope) for fassung in kennzahl.fassungen if fassung.messung)
    m, e = mit_raum(union_all(*zeilen).subquery("messung")), t.ereignis
    spalten, quelle = _mit_namen(m)
    return (
        select(*spalten, *(e.c[s] for s in (*_DATUM, *QUELLE)))
        .select_from(quelle.join(e, and_(e.c.kennung == m.c.beleg, bekannt(e))))
        .order_by(m.c.stichtag, e.c.spaetestens, e.c.kennung)
    )


@lru_cache(maxsize=8)
def _beendete(kennzahl: Kennzahl, im_handlungsfeld: bool) -> Select[Any]:
    assert kennzahl.beendete is not None
    zeilen: Select[Any] = kennzahl.beendete(Scope(im_handlungsfeld=im_handlungsfeld))
    m, e, ende = mit_raum(zeilen.subquery("messung")), t.ereignis, t.ereignis.alias("aufloesung")
    spalten, quelle = _mit_namen(m)
    beide = quelle.join(e, and_(e.c.kennung == m.c.beleg, bekannt(e))).join(
        ende, and_(ende.c.kennung == m.c.ende, bekannt(ende))
    )
    schluss = (ende.c[spalte].label(f"ende_{spalte}") for spalte in ("datum", "genauigkeit", "spaetestens"))
    return (
        select(*spalten, *(e.c[s] for s in _DATUM), *schluss, *(ende.c[s] for s in QUELLE))
        .select_from(beide)
        .order_by(ende.c.spaetestens, e.c.spaetestens, e.c.kennung)
    )


@lru_cache(maxsize=2)
def _kommunen(im_handlungsfeld: bool) -> Select[Any]:
    scope, tr, namen = Scope(im_handlungsfeld=im_handlungsfeld), t.traeger, _namen()
    e: CTE = scope.ereignis
    des_landkreises = exists().where(tr.c.traeger == e.c.traeger, bekannt(tr), tr.c.art == Traegerart.LANDKREIS)
    zeilen = je_kommune(scope, e, *bestehend(scope), ~des_landkreises).subquery()
    gruppe = (zeilen.c.stichtag, zeilen.c.ags, zeilen.c.landkreis, zeilen.c.traeger)
    je_rat = select(*gruppe, func.max(zeilen.c.sicher).label("sicher")).group_by(*gruppe)
    m = mit_raum(je_rat.subquery("messung"))
    return (
        select(
            m.c.ags, m.c.landkreis, m.c.polizeidirektion, m.c.traeger, m.c.sicher,
            func.coalesce(namen.c.name, m.c.traeger).label("name"),
        )
        .outerjoin_from(m, namen, namen.c.traeger == m.c.traeger)
        .order_by(m.c.ags, m.c.sicher.desc(), m.c.traeger)
    )  # fmt: skip
