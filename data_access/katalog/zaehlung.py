"""How does a record count: once for each Kommune that it concerns, or once for the Traeger?

Both functions return evidence rows ``stichtag, einheit, ags, landkreis, wert, sicher, beleg, belegtabelle``
(see domain.kennzahl).
"""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Select, Text, and_, case, cast, literal, null, select

from data_access.scope import Scope

Belege = Select[Any]
EINS = literal(1, Integer)


def je_kommune(scope: Scope, quelle: CTE, *bedingungen: ColumnElement[bool]) -> Belege:
    """Every Kommune of the Traeger counts once, however many records it has."""
    m = scope.mitglied
    return (
        select(
            quelle.c.stichtag,
            m.c.ags.label("einheit"),
            m.c.ags.label("ags"),
            cast(null(), Text).label("landkreis"),
            EINS.label("wert"),
            ja_nein(and_(quelle.c.sicher, m.c.sicher)).label("sicher"),
            quelle.c.kennung.label("beleg"),
            quelle.c.tabelle.label("belegtabelle"),
        )
        .join(m, and_(m.c.traeger == quelle.c.traeger, m.c.stichtag == quelle.c.stichtag))
        .where(*bedingungen)
    )


def je_traeger(
    scope: Scope, quelle: CTE, einheit: ColumnElement[str], *bedingungen: ColumnElement[bool],
    wert: ColumnElement[int] = EINS,
) -> Belege:  # fmt: skip
    """Every ``einheit`` (a record, a matter, a body) counts once, in the area of the Traeger's seat."""
    s = scope.sitz
    return (
        select(
            quelle.c.stichtag,
            einheit.label("einheit"),
            s.c.ags.label("ags"),
            s.c.landkreis.label("landkreis"),
            wert.label("wert"),
            ja_nein(quelle.c.sicher).label("sicher"),
            quelle.c.kennung.label("beleg"),
            quelle.c.tabelle.label("belegtabelle"),
        )
        .outerjoin_from(quelle, s, and_(s.c.traeger == quelle.c.traeger, s.c.stichtag == quelle.c.stichtag))
        .where(*bedingungen)
    )


def ohne_ort(quelle: CTE, wert: ColumnElement[int], *bedingungen: ColumnElement[bool]) -> Belege:
    """Records of the whole state: they belong to no Kommune, no Kreis and no directorate."""
    return select(
        quelle.c.stichtag,
        quelle.c.kennung.label("einheit"),
        cast(null(), Text).label("ags"),
        cast(null(), Text).label("landkreis"),
        wert.label("wert"),
        ja_nein(quelle.c.sicher).label("sicher"),
        quelle.c.kennung.label("beleg"),
        quelle.c.tabelle.label("belegtabelle"),
    ).where(*bedingungen)


def ja_nein(bedingung: ColumnElement[bool]) -> ColumnElement[int]:
    """1 or 0: what both databases can take the maximum of."""
    return case((bedingung, EINS), else_=literal(0, Integer))
