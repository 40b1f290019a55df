"""Which SQL lists what the database keeps, as it is: deliveries, published figures, definitions, Kommunen, Kreise?"""

from typing import Any

from sqlalchemy import Select, and_, func, select, union

from data_access import tabellen as t
from data_access.abfragen import frage
from data_access.scope import DATENSTAND, bekannt


@frage(frisch=True)
def neueste_lieferung() -> Select[Any]:
    """() → id of the newest delivery, NULL if there is none. Never kept: this is how a new delivery is noticed."""
    return select(func.max(t.lieferung.c.id).label("id"))


@frage("datenstand")
def lieferungen() -> Select[Any]:
    """(datenstand) → id, kennung, titel, herausgeber, stand, uebung, eingelesen_am, pruefsumme, notiz; newest last."""
    return select(t.lieferung).where(t.lieferung.c.id <= DATENSTAND).order_by(t.lieferung.c.id)


@frage("datenstand")
def veroeffentlichungen() -> Select[Any]:
    """(datenstand) → All published figures, in the order of their as-of date."""
    v = t.veroeffentlichung
    return select(v).where(bekannt(v)).order_by(v.c.stand_bis, v.c.stand_von, v.c.id)


@frage("datenstand")
def vollstaendigkeit() -> Select[Any]:
    """(datenstand) → kennzahl, gueltig_von: for which Kennzahl the records are declared complete, and from which Stichtag on."""
    v = t.vollstaendigkeit
    return select(v.c.kennzahl, v.c.gueltig_von).where(bekannt(v))


@frage("datenstand")
def fassungen() -> Select[Any]:
    """(datenstand) → kennzahl, fassung, gueltig_von, notiz: which definition applies from which Stichtag on; oldest first."""
    f = t.fassung
    spalten = (f.c.kennzahl, f.c.fassung, f.c.gueltig_von, f.c.notiz)
    return select(*spalten).where(bekannt(f)).order_by(f.c.kennzahl, f.c.gueltig_von, f.c.fassung)


@frage("datenstand")
def kommunenverzeichnis() -> Select[Any]:
    """(datenstand) → ags, name, kreis, gueltig_von, gueltig_bis of every Kommune of any time; by name."""
    k, kreis = t.kommune, t.landkreis
    return (
        select(k.c.ags, k.c.name, kreis.c.name.label("kreis"), k.c.gueltig_von, k.c.gueltig_bis)
        .join(kreis, and_(kreis.c.landkreis == k.c.landkreis, bekannt(kreis)))
        .where(bekannt(k))
        .order_by(k.c.name, k.c.ags)
    )


@frage("datenstand")
def traeger() -> Select[Any]:
    """(datenstand) → traeger, name, art of every body that is no Kommune; by name."""
    tr = t.traeger
    return select(tr.c.traeger, tr.c.name, tr.c.art).where(bekannt(tr)).order_by(tr.c.name, tr.c.traeger)


@frage("datenstand")
def landkreise() -> Select[Any]:
    """(datenstand) → landkreis, name, art; by key."""
    k = t.landkreis
    return select(k.c.landkreis, k.c.name, k.c.art).where(bekannt(k)).order_by(k.c.landkreis)


@frage("datenstand")
def gebietsaenderungen() -> Select[Any]:
    """(datenstand) → datum, alt_ags, neu_ags of every merger."""
    g = t.gebietsaenderung
    return select(g.c.datum, g.c.alt_ags, g.c.neu_ags).where(bekannt(g)).order_by(g.c.datum, g.c.alt_ags)


@frage("datenstand")
def handlungsfelder() -> Select[Any]:
    """(datenstand) → handlungsfelder: every list of them that a record names."""
    felder = (tab.c.handlungsfelder for tab in (t.ereignis, t.foerderung))
    genannt = union(*(select(feld).where(bekannt(feld.table), feld != "") for feld in felder)).subquery()
    return select(genannt)
