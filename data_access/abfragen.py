"""Which SQL answers the questions of Berichtsdaten? Each select is built once; Stichtag and Datenstand are parameters."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Date,
    Float,
    Integer,
    Label,
    Select,
    Subquery,
    Text,
    and_,
    bindparam,
    cast,
    false,
    func,
    literal,
    null,
    select,
    union,
    union_all,
)

from data_access import tabellen as t
from data_access.engine import Abfrage
from data_access.katalog.zaehlung import der_einheit, erster_tag, ja_nein, je_kommune
from data_access.scope import Scope, als_muster, bekannt, gilt_am
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl


def frage(*parameter: str, frisch: bool = False) -> Callable[[Callable[[], Select[Any]]], Callable[..., Abfrage]]:
    """Turn a function that builds a select into one that asks it: its arguments are the values of ``parameter``.

    The select is built and compiled once per process, whatever is asked of it.
    """

    def huelle(bauen: Callable[[], Select[Any]]) -> Callable[..., Abfrage]:
        einmal = lru_cache(maxsize=1)(bauen)

        @wraps(bauen)
        def fragen(*werte: object) -> Abfrage:
            return Abfrage(einmal(), tuple(zip(parameter, werte, strict=True)), frisch)

        return fragen

    return huelle


def parameter(auswahl: Auswahl) -> tuple[tuple[str, object], ...]:
    """The values that a statement of ``Scope(im_handlungsfeld=bool(auswahl.handlungsfeld))`` needs."""
    return (("stichtag", auswahl.stichtag), *wissen(auswahl))


def wissen(auswahl: Auswahl) -> tuple[tuple[str, object], ...]:
    """The same for a statement that names its days itself."""
    feld = (("handlungsfeld", als_muster(auswahl.handlungsfeld)),) if auswahl.handlungsfeld else ()
    return (("datenstand", auswahl.datenstand), *feld)


def messung(kennzahlen: tuple[Kennzahl, ...], auswahl: Auswahl) -> Abfrage:
    """kennzahl, stichtag, einheit, wert, sicher, traeger, seit, ags, landkreis, polizeidirektion: all units of the state."""
    return Abfrage(_messung(kennzahlen, bool(auswahl.handlungsfeld)), parameter(auswahl))


@lru_cache(maxsize=128)
def _messung(kennzahlen: tuple[Kennzahl, ...], im_handlungsfeld: bool) -> Select[Any]:
    return select(_einheiten(Scope(im_handlungsfeld=im_handlungsfeld), kennzahlen))


def verlauf(kennzahlen: tuple[Kennzahl, ...], tage: tuple[date, ...], auswahl: Auswahl) -> Abfrage:
    """kennzahl, stichtag, landkreis, polizeidirektion, wert: sums of the certain units of some Kennzahlen.

    Only when the Auswahl has size classes the sums are by ``ags``, too.
    """
    werte = [(f"tag_{nummer}", tag) for nummer, tag in enumerate(tage)]
    select_ = _verlauf(kennzahlen, len(tage), bool(auswahl.handlungsfeld), bool(auswahl.groessenklassen))
    return Abfrage(select_, (*werte, *wissen(auswahl)))


@lru_cache(maxsize=64)
def _verlauf(kennzahlen: tuple[Kennzahl, ...], anzahl: int, im_handlungsfeld: bool, je_kommune: bool) -> Select[Any]:
    tage = tuple(bindparam(f"tag_{nummer}", type_=Date) for nummer in range(anzahl))
    e = _einheiten(Scope(tage, im_handlungsfeld), kennzahlen)
    gruppe = (e.c.kennzahl, e.c.stichtag, e.c.landkreis, e.c.polizeidirektion, *((e.c.ags,) if je_kommune else ()))
    return select(*gruppe, cast(func.sum(e.c.wert), BigInteger).label("wert")).where(e.c.sicher == 1).group_by(*gruppe)


def _einheiten(scope: Scope, kennzahlen: tuple[Kennzahl, ...]) -> Subquery:
    """Every counted unit once, with the Kreis and the directorate that were responsible on the Stichtag."""
    teile = [
        _gezaehlt(fassung.schluessel, belegzeilen(kennzahl, fassung, scope).subquery())
        for kennzahl in kennzahlen
        for fassung in kennzahl.fassungen
        if fassung.messung is not None
    ]
    return mit_raum(union_all(*teile or (_keine_einheiten(),)).subquery("messung"))


def _keine_einheiten() -> Select[Any]:
    """The columns of counted units without a row, for Kennzahlen of which nothing is counted."""
    text, zahl, tag = cast(null(), Text), cast(null(), Integer), cast(null(), Date)
    spalten: dict[str, ColumnElement[Any]] = {
        "kennzahl": text, "stichtag": tag, "einheit": text, "ags": text, "landkreis": text, "wert": zahl,
        "traeger": text, "seit": tag, "sicher": zahl,
    }  # fmt: skip
    return select(*(wert.label(name) for name, wert in spalten.items())).where(false())


def belegzeilen(kennzahl: Kennzahl, fassung: Kennzahl, scope: Scope) -> Select[Any]:
    """The evidence of one definition, on the Stichtage to which it applies."""
    assert fassung.messung is not None
    zeilen: Select[Any] = fassung.messung(scope)
    if len(kennzahl.fassungen) == 1:
        return zeilen
    z = zeilen.subquery()
    return select(z).where(_gilt(kennzahl, z.c.stichtag) == fassung.fassung)


def _gilt(kennzahl: Kennzahl, tag: ColumnElement[date]) -> ColumnElement[int]:
    """Number of the definition that applies to a day, as known at the Datenstand."""
    f = t.fassung
    neueste = (
        select(f.c.fassung)
        .where(f.c.kennzahl == kennzahl.schluessel, bekannt(f), f.c.gueltig_von <= tag)
        .order_by(f.c.gueltig_von.desc(), f.c.fassung.desc())
        .limit(1)
    )
    return func.coalesce(neueste.scalar_subquery(), kennzahl.fassungen[0].fassung)


def _gezaehlt(schluessel: str, b: Subquery) -> Select[Any]:
    """Every unit of one definition once."""
    gruppe = (b.c.stichtag, b.c.einheit)
    eigenes = [der_einheit(b, spalte) for spalte in ("ags", "landkreis", "wert", "traeger")]
    sicher = func.max(b.c.sicher).label("sicher")
    return select(literal(schluessel).label("kennzahl"), *gruppe, *eigenes, erster_tag(b), sicher).group_by(*gruppe)


def mit_raum(m: Subquery) -> Subquery:
    """The same rows with ``landkreis`` completed from the Kommune and ``polizeidirektion`` added: the one place for it."""
    k, z, tag = t.kommune.alias("k"), t.zustaendigkeit.alias("z"), m.c.stichtag
    landkreis = func.coalesce(k.c.landkreis, m.c.landkreis)
    uebrige = [spalte for spalte in m.c if spalte.key != "landkreis"]
    existiert = and_(k.c.ags == m.c.ags, bekannt(k), gilt_am(k, tag))
    zustaendig = and_(z.c.landkreis == landkreis, bekannt(z), gilt_am(z, tag))
    return (
        select(*uebrige, landkreis.label("landkreis"), z.c.polizeidirektion)
        .select_from(m.outerjoin(k, existiert).outerjoin(z, zustaendig))
        .subquery("raum")
    )


def kommunen(auswahl: Auswahl) -> Abfrage:
    """ags, name, landkreis, kreis, polizeidirektion, einwohner, einwohner_stand, lon, lat, beruehrt; by name.

    ``beruehrt`` is 1 when any record, doubtful ones included, speaks of the Kommune.
    """
    return Abfrage(_kommunen(bool(auswahl.handlungsfeld)), parameter(auswahl))


@lru_cache(maxsize=2)
def _kommunen(im_handlungsfeld: bool) -> Select[Any]:
    scope = Scope(im_handlungsfeld=im_handlungsfeld)
    k, z, ew, b = scope.kommune, scope.zustaendigkeit, scope.einwohner, _beruehrt(scope)
    stamm, kreis = t.kommune, t.landkreis
    return (
        select(
            k.c.ags, k.c.name, k.c.landkreis, kreis.c.name.label("kreis"), z.c.polizeidirektion,
            _zu(ew, ew.c.einwohner, k.c.ags), _zu(ew, ew.c.stand, k.c.ags).label("einwohner_stand"),
            cast(stamm.c.lon, Float).label("lon"), cast(stamm.c.lat, Float).label("lat"),
            ja_nein(k.c.ags.in_(select(b.c.ags))).label("beruehrt"),
        )
        .join_from(k, stamm, and_(stamm.c.ags == k.c.ags, bekannt(stamm)))
        .outerjoin(kreis, and_(kreis.c.landkreis == k.c.landkreis, bekannt(kreis)))
        .outerjoin(z, z.c.landkreis == k.c.landkreis)
        .order_by(k.c.name, k.c.ags)
    )  # fmt: skip


def _zu(ew: CTE, spalte: ColumnElement[Any], ags: ColumnElement[str]) -> Label[Any]:
    """A column of ``einwohner`` for a Kommune; as a join SQLite compared every pair, six times slower."""
    return select(spalte).where(ew.c.ags == ags).scalar_subquery().label(spalte.key)


def _beruehrt(scope: Scope) -> CTE:
    """ags of every Kommune that any record speaks of."""
    kommunen = (je_kommune(scope, quelle).subquery() for quelle in (scope.ereignis, scope.foerderung))
    return union(*(select(k.c.ags) for k in kommunen)).cte("beruehrt")
