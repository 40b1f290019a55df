"""On which records does every counted unit rest, and what does each of them say that matters for it?

A unit rests on what proves it and on circumstances: membership, seat, Kreis, directorate, merger, inhabitants, and what
ended it. Two answers of different Datenstände show which of them made the difference.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Table,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from data_access import tabellen as t
from data_access.abfragen import belegzeilen, parameter
from data_access.engine import Abfrage
from data_access.scope import DATENSTAND, TAG, Scope, bekannt, gilt_am
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl, Zaehleinheit


def schluessel(tab: Table, kennung: ColumnElement[str]) -> ColumnElement[str]:
    """The name of a record among all tables."""
    return literal(f"{tab.name}/") + kennung


def umstaende(fassung: Kennzahl, auswahl: Auswahl) -> Abfrage:
    """einheit, beleg, mitglied, umstand, sagt: every record on which the certain units of one definition in the state rest.

    ``beleg`` and ``mitglied`` (may be empty) name an evidence row; each ``umstand`` is a record that it rests on, these
    two among them, and ``sagt`` what it says that matters for the unit. Rows of ended units are included.
    """
    return Abfrage(_umstaende(fassung, bool(auswahl.handlungsfeld)), parameter(auswahl))


@lru_cache(maxsize=64)
def _umstaende(fassung: Kennzahl, im_handlungsfeld: bool) -> Select[Any]:
    scope = Scope(im_handlungsfeld=im_handlungsfeld)
    z = _belegte(fassung, scope)
    teile = [*_eigene(z, fassung), *_ort(z), _zusammenschluss(z, scope)]
    if not fassung.je_kommune:
        teile.append(_sitz(z))
    if fassung.zaehleinheit is Zaehleinheit.EINWOHNER:
        teile.append(_einwohner(z, scope))
    return select(union_all(*teile).subquery()).distinct()


def _belegte(fassung: Kennzahl, scope: Scope) -> CTE:
    """einheit, beleg, mitglied, ende, ags, landkreis, traeger, wert of the certain rows, those of ended units included."""
    m = belegzeilen(fassung, fassung, scope).subquery()
    alle = [select(m, cast(null(), Text).label("ende"))]
    if fassung.beendete:
        alle.append(select(fassung.beendete(scope).subquery()))
    b = union_all(*alle).subquery()
    return (
        select(
            b.c.einheit, (b.c.belegtabelle + "/" + b.c.beleg).label("beleg"),
            func.coalesce(schluessel(t.mitglied, b.c.mitglied), "").label("mitglied"),
            schluessel(t.ereignis, b.c.ende).label("ende"),
            b.c.ags, b.c.landkreis, b.c.traeger, b.c.wert,
        )
        .where(b.c.sicher == 1)
        .cte("belegte")
        .prefix_with("MATERIALIZED")
    )  # fmt: skip


def _je_zeile(z: CTE, umstand: ColumnElement[str], *sagt: ColumnElement[Any]) -> Select[Any]:
    text: ColumnElement[str] = literal("", Text)
    for teil in sagt:
        text = text + func.coalesce(cast(teil, Text), "") + "/"
    return select(z.c.einheit, z.c.beleg, z.c.mitglied, umstand.label("umstand"), text.label("sagt"))


def _eigene(z: CTE, fassung: Kennzahl) -> Iterator[Select[Any]]:
    """The records of the row itself; the value of a Kommune is not theirs."""
    yield _je_zeile(z, z.c.beleg, z.c.einheit, z.c.traeger, null() if fassung.je_kommune else z.c.wert)
    yield _je_zeile(z, z.c.mitglied, z.c.einheit).where(z.c.mitglied != "")
    yield _je_zeile(z, z.c.ende).where(z.c.ende.is_not(None))


def _ort(z: CTE) -> Iterator[Select[Any]]:
    """The Kommune, and the directorate of its Kreis."""
    k, zu = t.kommune.alias(), t.zustaendigkeit.alias()
    existiert = and_(k.c.ags == z.c.ags, bekannt(k), gilt_am(k, TAG))
    zustaendig = and_(zu.c.landkreis == func.coalesce(k.c.landkreis, z.c.landkreis), bekannt(zu), gilt_am(zu, TAG))
    yield _je_zeile(z, schluessel(t.kommune, k.c.kennung), k.c.landkreis).join(k, existiert)
    yield (
        _je_zeile(z, schluessel(t.zustaendigkeit, zu.c.kennung), zu.c.polizeidirektion)
        .select_from(z.outerjoin(k, existiert))
        .join(zu, zustaendig)
    )


def _zusammenschluss(z: CTE, scope: Scope) -> Select[Any]:
    """The mergers through which older keys belong to the Kommune."""
    n, g = scope.nachfolge, t.gebietsaenderung
    return (
        _je_zeile(z, schluessel(g, g.c.kennung), g.c.neu_ags, g.c.datum)
        .join(n, and_(n.c.ags == z.c.ags, n.c.ab <= TAG, or_(n.c.bis.is_(None), n.c.bis > TAG)))
        .join(g, and_(g.c.alt_ags == n.c.alt_ags, bekannt(g), g.c.datum <= TAG))
    )


def _sitz(z: CTE) -> Select[Any]:
    """The body with its seat; one that is not known any more says nothing, which matters too."""
    tr = t.traeger
    sagt = (case((bekannt(tr), spalte)) for spalte in (tr.c.sitz_ags, tr.c.landkreis, tr.c.art))
    return _je_zeile(z, schluessel(tr, tr.c.kennung), *sagt).join(
        tr, and_(tr.c.traeger == z.c.traeger, tr.c.lieferung_id <= DATENSTAND)
    )


def _einwohner(z: CTE, scope: Scope) -> Select[Any]:
    """The population figures that are added up."""
    e, am = t.einwohner, scope.einwohner
    nachfolge, passt = scope.gehoert_zu(TAG, e.c.ags)
    jetziger = cast(func.coalesce(nachfolge.c.ags, e.c.ags), Text).label("ags")
    einzelne = (
        select(jetziger, e.c.stichtag, e.c.kennung, e.c.einwohner)
        .select_from(e.outerjoin(nachfolge, passt))
        .where(bekannt(e))
        .cte("einwohner_einzeln")
        .prefix_with("MATERIALIZED")
    )
    return (
        _je_zeile(z, schluessel(e, einzelne.c.kennung), einzelne.c.einwohner)
        .join(am, am.c.ags == z.c.ags)
        .join(einzelne, and_(einzelne.c.ags == am.c.ags, einzelne.c.stichtag == am.c.stand))
    )
