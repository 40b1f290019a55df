"""How does a record count: once for each Kommune that it concerns, or once for the Traeger?

All functions return evidence rows ``stichtag, einheit, ags, landkreis, wert, sicher, traeger, seit, beleg,
belegtabelle, mitglied`` (see domain.kennzahl).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    FunctionElement,
    Integer,
    Label,
    Select,
    Subquery,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    select,
    true,
)

from data_access import tabellen as t
from data_access.scope import Scope, bekannt, gilt_am, ist_kommune

Belege = Select[Any]
EINS = literal(1, Integer)
KEIN_TEXT = cast(null(), Text)


def je_kommune(scope: Scope, quelle: CTE, *bedingungen: ColumnElement[bool]) -> Belege:
    """Every Kommune of the Traeger counts once, however many records it has; a Kommune is its own only member.

    It counts since the record, but not before it became a member.
    """
    tag, m = quelle.c.stichtag, t.mitglied.alias()
    damals = func.coalesce(m.c.ags, case((ist_kommune(quelle.c.traeger), quelle.c.traeger)))
    nachfolge, passt = scope.gehoert_zu(tag, damals)
    ags = cast(func.coalesce(nachfolge.c.ags, damals), Text)
    mitgliedschaft = and_(m.c.traeger == quelle.c.traeger, bekannt(m), gilt_am(m, tag))
    seit = case((m.c.gueltig_von > quelle.c.spaetestens, m.c.gueltig_von), else_=quelle.c.spaetestens)
    return (
        select(
            tag,
            ags.label("einheit"),
            ags.label("ags"),
            KEIN_TEXT.label("landkreis"),
            EINS.label("wert"),
            ja_nein(and_(quelle.c.sicher, func.coalesce(m.c.sicher, true()))).label("sicher"),
            *_beleg(quelle, quelle.c.traeger, seit, m.c.kennung),
        )
        .select_from(quelle.outerjoin(m, mitgliedschaft).outerjoin(nachfolge, passt))
        .where(damals.is_not(None), *bedingungen)
    )


def je_traeger(
    scope: Scope,
    quelle: CTE,
    einheit: ColumnElement[str],
    *bedingungen: ColumnElement[bool],
    wert: ColumnElement[int] = EINS,
    art: Callable[[ColumnElement[str]], ColumnElement[bool]] | None = None,
) -> Belege:
    """Every ``einheit`` (a record, a matter, a body) counts once, in the area of the Traeger's seat.

    ``art`` is a condition on the kind of Traeger, NULL for a Kommune.
    """
    tag, tr = quelle.c.stichtag, t.traeger.alias()
    damals = func.coalesce(tr.c.sitz_ags, case((ist_kommune(quelle.c.traeger), quelle.c.traeger)))
    nachfolge, passt = scope.gehoert_zu(tag, damals)
    bekannter_traeger = and_(tr.c.traeger == quelle.c.traeger, bekannt(tr))
    return (
        select(
            tag,
            einheit.label("einheit"),
            func.coalesce(nachfolge.c.ags, damals).label("ags"),
            tr.c.landkreis,
            wert.label("wert"),
            ja_nein(quelle.c.sicher).label("sicher"),
            *_beleg(quelle, quelle.c.traeger),
        )
        .select_from(quelle.outerjoin(tr, bekannter_traeger).outerjoin(nachfolge, passt))
        .where(*bedingungen, *((art(tr.c.art),) if art else ()))
    )


def ohne_ort(
    quelle: CTE, wert: ColumnElement[int], *bedingungen: ColumnElement[bool], traeger: ColumnElement[str]
) -> Belege:
    """Records of the whole state: they belong to no Kommune, no Kreis and no directorate."""
    return select(
        quelle.c.stichtag,
        quelle.c.kennung.label("einheit"),
        KEIN_TEXT.label("ags"),
        KEIN_TEXT.label("landkreis"),
        wert.label("wert"),
        ja_nein(quelle.c.sicher).label("sicher"),
        *_beleg(quelle, traeger),
    ).where(*bedingungen)


def _beleg(
    quelle: CTE,
    traeger: ColumnElement[str],
    seit: ColumnElement[date] | None = None,
    mitglied: ColumnElement[str] = KEIN_TEXT,
) -> tuple[ColumnElement[Any], ...]:
    """The last columns of an evidence row: who, since when, and the records that prove it."""
    tag = quelle.c.spaetestens if seit is None else seit
    beleg, tabelle = quelle.c.kennung.label("beleg"), quelle.c.tabelle.label("belegtabelle")
    return traeger.label("traeger"), tag.label("seit"), beleg, tabelle, mitglied.label("mitglied")


def der_einheit(
    b: Subquery, spalte: str, ueber: Callable[[FunctionElement[Any]], ColumnElement[Any]] = lambda hoechstes: hoechstes
) -> Label[Any]:
    """Place or value of the unit that evidence rows belong to: certain rows decide, doubtful ones only without them.

    ``ueber`` turns the aggregate into a window for whoever wants to keep the rows.
    """
    sicheres = func.max(case((b.c.sicher == 1, b.c[spalte])))
    return func.coalesce(ueber(sicheres), ueber(func.max(b.c[spalte]))).label(spalte)


def erster_tag(b: FromClause) -> Label[Any]:
    """Since when evidence rows hold together: by the earliest certain one, by a doubtful one only without them."""
    return func.coalesce(func.min(case((b.c.sicher == 1, b.c.seit))), func.min(b.c.seit)).label("seit")


def ja_nein(bedingung: ColumnElement[bool]) -> ColumnElement[int]:
    """1 or 0: what both databases can take the maximum of."""
    return case((bedingung, EINS), else_=literal(0, Integer))
