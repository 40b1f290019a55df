"""Which SQL answers the questions of Berichtsdaten? Each select is built once for the same arguments."""

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    CompoundSelect,
    Date,
    Float,
    Select,
    Subquery,
    Text,
    and_,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union,
    union_all,
)

from data_access import tabellen as t
from data_access.katalog import KATALOG
from data_access.katalog.zaehlung import ja_nein, je_kommune
from data_access.scope import Scope, bekannt, gilt_am
from domain.kennzahl import Kennzahl

Abfrage = Select[Any]
_merken = lru_cache(maxsize=512)


@_merken
def neueste_lieferung() -> Abfrage:
    """id of the newest delivery, NULL if there is none. Never cached: this is how a new delivery is noticed."""
    return select(func.max(t.lieferung.c.id).label("id")).execution_options(frisch=True)


@_merken
def lieferungen(datenstand: int) -> Abfrage:
    """id, kennung, titel, herausgeber, stand, eingelesen_am, pruefsumme, notiz up to a Datenstand; newest last."""
    return select(t.lieferung).where(t.lieferung.c.id <= datenstand).order_by(t.lieferung.c.id)


@_merken
def messung(tage: tuple[date, ...], datenstand: int) -> Abfrage:
    """kennzahl, stichtag, einheit, ags, landkreis, polizeidirektion, wert, sicher: the units of all Kennzahlen."""
    return select(_einheiten(Scope(tage, datenstand), KATALOG))


@_merken
def verlauf(kennzahlen: tuple[Kennzahl, ...], tage: tuple[date, ...], datenstand: int) -> Abfrage:
    """kennzahl, stichtag, landkreis, polizeidirektion, wert: sums of the certain units of some Kennzahlen."""
    e = _einheiten(Scope(tage, datenstand), kennzahlen)
    gruppe = (e.c.kennzahl, e.c.stichtag, e.c.landkreis, e.c.polizeidirektion)
    return select(*gruppe, cast(func.sum(e.c.wert), BigInteger).label("wert")).where(e.c.sicher == 1).group_by(*gruppe)


def _einheiten(scope: Scope, kennzahlen: tuple[Kennzahl, ...]) -> Subquery:
    """Every counted unit once, with the Kreis and the directorate that were responsible on the Stichtag."""
    teile = []
    for kennzahl in kennzahlen:
        if kennzahl.messung is None:
            continue
        b = kennzahl.messung(scope).subquery()
        schluessel = literal(kennzahl.schluessel).label("kennzahl")
        gruppe = (b.c.stichtag, b.c.einheit)
        groesste = [func.max(b.c[spalte]).label(spalte) for spalte in ("ags", "landkreis", "wert", "sicher")]
        teile.append(select(schluessel, *gruppe, *groesste).group_by(*gruppe))
    m = union_all(*teile).subquery("messung")
    return mit_raum(scope, m)


def mit_raum(scope: Scope, m: Subquery) -> Subquery:
    """The same rows with ``landkreis`` completed from the Kommune and ``polizeidirektion`` added: the one place for it."""
    k, z, tag = t.kommune.alias("k"), t.zustaendigkeit.alias("z"), m.c.stichtag
    landkreis = func.coalesce(k.c.landkreis, m.c.landkreis)
    uebrige = [spalte for spalte in m.c if spalte.key != "landkreis"]
    existiert = and_(k.c.ags == m.c.ags, bekannt(k, scope.datenstand), gilt_am(k, tag))
    zustaendig = and_(z.c.landkreis == landkreis, bekannt(z, scope.datenstand), gilt_am(z, tag))
    return (
        select(*uebrige, landkreis.label("landkreis"), z.c.polizeidirektion)
        .select_from(m.outerjoin(k, existiert).outerjoin(z, zustaendig))
        .subquery("raum")
    )


@_merken
def kommunen(stichtag: date, datenstand: int) -> Abfrage:
    """ags, name, landkreis, kreis, polizeidirektion, einwohner, einwohner_stand, lon, lat, beruehrt; by name.

    ``beruehrt`` is 1 when any record, doubtful ones included, speaks of the Kommune.
    """
    scope = Scope((stichtag,), datenstand)
    k, z, ew, b = scope.kommune, scope.zustaendigkeit, scope.einwohner, _beruehrt(scope)
    stamm, kreis = t.kommune, t.landkreis
    return (
        select(
            k.c.ags, k.c.name, k.c.landkreis, kreis.c.name.label("kreis"), z.c.polizeidirektion,
            ew.c.einwohner, ew.c.stand.label("einwohner_stand"),
            cast(stamm.c.lon, Float).label("lon"), cast(stamm.c.lat, Float).label("lat"),
            ja_nein(b.c.ags.is_not(None)).label("beruehrt"),
        )
        .join_from(k, stamm, and_(stamm.c.ags == k.c.ags, bekannt(stamm, datenstand)))
        .outerjoin(kreis, and_(kreis.c.landkreis == k.c.landkreis, bekannt(kreis, datenstand)))
        .outerjoin(z, z.c.landkreis == k.c.landkreis)
        .outerjoin(ew, ew.c.ags == k.c.ags)
        .outerjoin(b, b.c.ags == k.c.ags)
        .order_by(k.c.name, k.c.ags)
    )  # fmt: skip


def _beruehrt(scope: Scope) -> CTE:
    """ags of every Kommune that any record speaks of."""
    kommunen = (je_kommune(scope, quelle).subquery() for quelle in (scope.ereignis, scope.foerderung))
    return union(*(select(k.c.ags) for k in kommunen)).cte("beruehrt")


QUELLE = ("quelle_titel", "quelle_url", "herausgeber", "veroeffentlicht", "notiz")


def _belege(datenstand: int) -> CTE:
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
            literal(tab.name).label("tabelle"), tab.c.kennung, tab.c.sicher,
            *(wert.label(name) for wert, name in zip(werte, namen, strict=True)),
            *(tab.c[spalte] for spalte in QUELLE),
        ).where(bekannt(tab, datenstand))
        for tab, *werte in teile
    ]  # fmt: skip
    budget = select(
        literal(h.name), h.c.kennung, h.c.sicher, literal("Freistaat Sachsen"), literal("veranschlagt"), leer,
        func.substr(cast(h.c.gueltig_von, Text), 1, 4), literal("jahr"), h.c.gueltig_bis, h.c.betrag_cent, literal("exakt"),
        *(h.c[spalte] for spalte in QUELLE),
    ).where(bekannt(h, datenstand))  # fmt: skip
    return union_all(*selects, budget).cte("belege")


def _namen(datenstand: int) -> CTE:
    """traeger, name of every body and Kommune."""
    k, tr = t.kommune, t.traeger
    return union_all(
        select(k.c.ags.label("traeger"), k.c.name).where(bekannt(k, datenstand)),
        select(tr.c.traeger, tr.c.name).where(bekannt(tr, datenstand)),
    ).cte("namen")


@_merken
def nachweis(kennzahl: Kennzahl, stichtag: date, datenstand: int) -> Abfrage:
    """The evidence of a Kennzahl: einheit, ags, landkreis, polizeidirektion, wert, sicher and the record with its source."""
    scope = Scope((stichtag,), datenstand)
    assert kennzahl.messung is not None
    m = mit_raum(scope, kennzahl.messung(scope).subquery("messung"))
    belege, namen = _belege(datenstand), _namen(datenstand)
    ort = namen.alias("ort")
    return (
        select(
            m.c.einheit, m.c.ags, m.c.landkreis, m.c.polizeidirektion, m.c.wert, m.c.sicher,
            ort.c.name.label("kommune"), func.coalesce(namen.c.name, belege.c.traeger).label("traeger"),
            *(belege.c[s] for s in ("art", "phase", "datum", "genauigkeit", "spaetestens", "betrag_cent", "betrag_zusatz", *QUELLE)),
        )
        .join_from(m, belege, and_(belege.c.tabelle == m.c.belegtabelle, belege.c.kennung == m.c.beleg))
        .outerjoin(namen, namen.c.traeger == belege.c.traeger)
        .outerjoin(ort, ort.c.traeger == m.c.ags)
        .order_by(belege.c.spaetestens, m.c.einheit, belege.c.kennung)
    )  # fmt: skip


@_merken
def ereignisse(ags: str, stichtag: date, datenstand: int) -> Abfrage:
    """All records of one Kommune and of the bodies it is a member of, up to the Stichtag, oldest first."""
    scope = Scope((stichtag,), datenstand)
    belege, namen = _belege(datenstand), _namen(datenstand)
    return (
        select(
            belege.c.traeger, namen.c.name, belege.c.tabelle, belege.c.art, belege.c.phase, belege.c.datum,
            belege.c.genauigkeit, belege.c.betrag_cent, belege.c.betrag_zusatz, belege.c.sicher,
            *(belege.c[spalte] for spalte in QUELLE),
        )
        .outerjoin_from(belege, namen, namen.c.traeger == belege.c.traeger)
        .where(belege.c.traeger.in_(_traeger_von(scope, ags)), belege.c.spaetestens <= stichtag)
        .order_by(belege.c.spaetestens, belege.c.kennung)
    )  # fmt: skip


def _traeger_von(scope: Scope, ags: str) -> CompoundSelect[Any]:
    """The Kommune itself, the Kommunen that went into it, and the bodies that it or they are members of."""
    n, m = scope.nachfolge, t.mitglied
    frueher = select(n.c.alt_ags).where(n.c.ags == ags)
    eigene = or_(m.c.ags == ags, m.c.ags.in_(frueher))
    verbuende = select(m.c.traeger).where(eigene, bekannt(m, scope.datenstand), gilt_am(m, literal(scope.tage[0])))
    return union(select(literal(ags)), frueher, verbuende)


@_merken
def veroeffentlichungen(datenstand: int) -> Abfrage:
    """All published figures, in the order of their as-of date."""
    v = t.veroeffentlichung
    return select(v).where(bekannt(v, datenstand)).order_by(v.c.stand_bis, v.c.stand_von, v.c.id)


@_merken
def vollstaendigkeit(datenstand: int) -> Abfrage:
    """kennzahl, gueltig_von: for which Kennzahl the records are declared complete, and from which Stichtag on."""
    v = t.vollstaendigkeit
    return select(v.c.kennzahl, v.c.gueltig_von).where(bekannt(v, datenstand))


@_merken
def landkreise(datenstand: int) -> Abfrage:
    """landkreis, name, art; by key."""
    k = t.landkreis
    return select(k.c.landkreis, k.c.name, k.c.art).where(bekannt(k, datenstand)).order_by(k.c.landkreis)


@_merken
def merkmale(datenstand: int) -> Abfrage:
    """tabelle, zeilen, neuestes: how much each table of facts holds and up to which day."""
    teile = []
    for tabelle in t.FAKTENTABELLEN:
        tag = next((tabelle.c[s] for s in ("spaetestens", "stand_bis", "stichtag") if s in tabelle.c), None)
        neuestes = func.max(tag) if tag is not None else cast(null(), Date)
        teile.append(
            select(
                literal(tabelle.name).label("tabelle"), func.count().label("zeilen"), neuestes.label("neuestes")
            ).where(bekannt(tabelle, datenstand))
        )
    return select(union_all(*teile).subquery())
