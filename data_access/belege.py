"""Which SQL leads from a figure or a Kommune to the records behind it, with their sources?"""

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    CompoundSelect,
    Select,
    Subquery,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union,
    union_all,
)  # fmt: skip

from data_access import tabellen as t
from data_access.abfragen import belegzeilen, frage, mit_raum, parameter
from data_access.engine import Abfrage
from data_access.katalog.zaehlung import der_einheit, erster_tag
from data_access.scope import TAG, Scope, bekannt, gilt_am
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl

AGS = bindparam("ags", type_=Text)
MITGLIEDSCHAFT = "mitgliedschaft"
QUELLE = ("quelle_titel", "quelle_url", "herausgeber", "veroeffentlicht", "notiz")


def _belege(*weitere: Select[Any]) -> CTE:
    """Records that can prove a figure: tabelle, kennung, traeger, name, art, phase, datum, genauigkeit, betrag, source."""
    e, f, q, h = t.ereignis, t.foerderung, t.qualifizierung, t.haushaltsansatz
    leer = literal("")
    kein_betrag = cast(null(), BigInteger)
    teile = (
        (e, e.c.traeger, e.c.art, e.c.phase, e.c.datum, e.c.genauigkeit, e.c.spaetestens, kein_betrag, leer),
        (f, f.c.traeger, f.c.geldzustand, leer, f.c.datum, f.c.genauigkeit, f.c.spaetestens, f.c.betrag_cent, f.c.betrag_zusatz),
        (q, q.c.lehrgang, q.c.qualifizierungsstand, leer, q.c.datum, q.c.genauigkeit, q.c.spaetestens, kein_betrag, leer),
    )  # fmt: skip
    namen = ("traeger", "art", "phase", "datum", "genauigkeit", "spaetestens", "betrag_cent", "betrag_zusatz")
    selects = [
        select(
            literal(tab.name).label("tabelle"), tab.c.kennung, tab.c.sicher, tab.c.lieferung_id,
            *(wert.label(name) for wert, name in zip(werte, namen, strict=True)),
            *(tab.c[spalte] for spalte in QUELLE),
        ).where(bekannt(tab))
        for tab, *werte in teile
    ]  # fmt: skip
    budget = select(
        literal(h.name), h.c.kennung, h.c.sicher, h.c.lieferung_id, literal("Freistaat Sachsen"), literal("veranschlagt"), leer,
        func.substr(cast(h.c.gueltig_von, Text), 1, 4), literal("jahr"), h.c.gueltig_bis, h.c.betrag_cent, literal("exakt"),
        *(h.c[spalte] for spalte in QUELLE),
    ).where(bekannt(h))  # fmt: skip
    return union_all(*selects, budget, *weitere).cte("belege")


def _mitgliedschaften() -> Select[Any]:
    """Memberships in the columns of ``_belege``: what proves that the record of a body counts for a Kommune."""
    m, leer = t.mitglied, literal("")
    return select(
        literal(m.name), m.c.kennung, m.c.sicher, m.c.lieferung_id, m.c.traeger, literal(MITGLIEDSCHAFT), leer,
        cast(m.c.gueltig_von, Text), literal("tag"), m.c.gueltig_von, cast(null(), BigInteger), leer,
        *(m.c[spalte] for spalte in QUELLE),
    ).where(bekannt(m))  # fmt: skip


def traegernamen() -> CTE:
    """traeger, name of every body and Kommune."""
    k, tr = t.kommune, t.traeger
    return union_all(
        select(k.c.ags.label("traeger"), k.c.name).where(bekannt(k)),
        select(tr.c.traeger, tr.c.name).where(bekannt(tr)),
    ).cte("namen")


def nachweis(kennzahl: Kennzahl, auswahl: Auswahl) -> Abfrage:
    """The evidence of a Kennzahl: einheit, ags, landkreis, polizeidirektion, wert, sicher, seit, and the record with its source.

    Oldest first: ``seit`` is the day from which the record counts. The membership through which a record of a body counts
    for a Kommune is a row behind it (``art`` MITGLIEDSCHAFT). ``lieferung_id`` brought this version of the record;
    ``grund`` says why, if it corrected an older one.
    """
    return Abfrage(_nachweis(kennzahl, bool(auswahl.handlungsfeld)), parameter(auswahl))


@lru_cache(maxsize=64)
def _nachweis(kennzahl: Kennzahl, im_handlungsfeld: bool) -> Select[Any]:
    scope = Scope(im_handlungsfeld=im_handlungsfeld)
    fassungen = (belegzeilen(kennzahl, fassung, scope) for fassung in kennzahl.fassungen if fassung.messung)
    m = mit_raum(_wie_gezaehlt(union_all(*fassungen).subquery("belegzeilen")))
    belege, namen = _belege(_mitgliedschaften()), traegernamen()
    ort, a = namen.alias("ort"), t.aenderung
    geaendert = and_(
        a.c.tabelle == belege.c.tabelle, a.c.kennung == belege.c.kennung, a.c.lieferung_id == belege.c.lieferung_id
    )
    return (
        select(
            m.c.einheit, m.c.ags, m.c.landkreis, m.c.polizeidirektion, m.c.wert, m.c.sicher, m.c.seit,
            ort.c.name.label("kommune"), func.coalesce(namen.c.name, belege.c.traeger).label("traeger"),
            *(belege.c[s] for s in ("art", "phase", "datum", "genauigkeit", "spaetestens", "betrag_cent", "betrag_zusatz", *QUELLE)),
            belege.c.lieferung_id, a.c.grund,
        )
        .join_from(m, belege, and_(belege.c.tabelle == m.c.belegtabelle, belege.c.kennung == m.c.beleg))
        .outerjoin(namen, namen.c.traeger == belege.c.traeger)
        .outerjoin(ort, ort.c.traeger == m.c.ags)
        .outerjoin(a, geaendert)
        .order_by(m.c.seit, m.c.einheit, case((belege.c.art == MITGLIEDSCHAFT, 1), else_=0), belege.c.kennung)
    )  # fmt: skip


def _wie_gezaehlt(b: Subquery) -> Subquery:
    """Every record once with the place and the value of the unit that it counts for, as ``abfragen`` counts it."""
    einheit = (b.c.stichtag, b.c.einheit)
    ort_und_wert = (
        der_einheit(b, spalte, lambda hoechstes: hoechstes.over(partition_by=einheit))
        for spalte in ("ags", "landkreis", "wert")
    )
    zeilen = select(*einheit, *ort_und_wert, b.c.sicher, b.c.seit, b.c.beleg, b.c.belegtabelle, b.c.mitglied).cte(
        "zeilen"
    )
    z, mitglied = zeilen.c, t.mitglied.name
    gruppe = (z.stichtag, z.einheit, z.ags, z.landkreis, z.wert)
    einzelne = union_all(
        select(*gruppe, z.sicher, z.seit, z.beleg, z.belegtabelle),
        select(*gruppe, z.sicher, z.seit, z.mitglied, literal(mitglied)).where(z.mitglied.is_not(None)),
    ).subquery("einzelne")
    je_beleg = [spalte for spalte in einzelne.c if spalte.key not in ("sicher", "seit")]
    sicher = func.max(einzelne.c.sicher).label("sicher")
    return select(*je_beleg, sicher, erster_tag(einzelne)).group_by(*je_beleg).subquery("messung")


@frage("ags", "stichtag", "datenstand")
def ereignisse() -> Select[Any]:
    """(ags, stichtag, datenstand) → All records of one Kommune and of the bodies it is a member of, up to the Stichtag, oldest first."""
    scope = Scope()
    belege, namen = _belege(), traegernamen()
    return (
        select(
            belege.c.traeger, namen.c.name, belege.c.tabelle, belege.c.art, belege.c.phase, belege.c.datum,
            belege.c.genauigkeit, belege.c.betrag_cent, belege.c.betrag_zusatz, belege.c.sicher,
            *(belege.c[spalte] for spalte in QUELLE),
        )
        .outerjoin_from(belege, namen, namen.c.traeger == belege.c.traeger)
        .where(belege.c.traeger.in_(_traeger_von(scope)), belege.c.spaetestens <= TAG)
        .order_by(belege.c.spaetestens, belege.c.kennung)
    )  # fmt: skip


def _traeger_von(scope: Scope) -> CompoundSelect[Any]:
    """The Kommune itself, the Kommunen that went into it, and the bodies that it or they are members of."""
    n, m = scope.nachfolge, t.mitglied
    frueher = select(n.c.alt_ags).where(n.c.ags == AGS)
    eigene = or_(m.c.ags == AGS, m.c.ags.in_(frueher))
    verbuende = select(m.c.traeger).where(eigene, bekannt(m), gilt_am(m, TAG))
    return union(select(AGS), frueher, verbuende)
