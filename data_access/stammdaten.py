"""What is registered of one Kommune or one body: kind, time, seat, who is a member of whom, what went into what?"""

from typing import Any

import pandas as pd
from sqlalchemy import Select, Text, and_, bindparam, func, or_, select, true

from data_access import tabellen as t
from data_access.abfragen import frage, mit_raum
from data_access.belege import AGS, QUELLE
from data_access.engine import Read
from data_access.scope import TAG, Scope, bekannt
from domain.auswahl import Auswahl

TRAEGER = bindparam("traeger", type_=Text)


class Stammdaten:
    """The questions about a single Kommune or body; what happened to it is asked of Berichtsdaten."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def kommune(self, ags: str, datenstand: int) -> pd.DataFrame:
        """name, name_amtlich, art, art_seit, gueltig_von, gueltig_bis, beginn_ist_erfassung, flaeche_ha; oldest first."""
        return self._read(_kommune(ags, datenstand))

    def gebietsaenderungen(self, datenstand: int) -> pd.DataFrame:
        """datum, alt_ags, alt_name, neu_ags, neu_name of every merger; oldest first."""
        return self._read(_gebietsaenderungen(datenstand))

    def traeger(self, traeger: str, auswahl: Auswahl) -> pd.DataFrame:
        """name, art, ags (of its seat), sitz, kreis, polizeidirektion, gueltig_von, gueltig_bis, source; one row or none."""
        return self._read(_traeger(traeger, auswahl.stichtag, auswahl.datenstand))

    def mitgliedschaften(self, ags: str, auswahl: Auswahl) -> pd.DataFrame:
        """schluessel, name, art of a body, gueltig_von, gueltig_bis, sicher, source; one row for each report of it.

        All memberships that had begun on the Stichtag, of the Kommune and of those that went into it.
        """
        return self._read(_mitgliedschaften(ags, auswahl.stichtag, auswahl.datenstand))

    def mitglieder(self, traeger: str, auswahl: Auswahl) -> pd.DataFrame:
        """schluessel (ags), name of a Kommune, gueltig_von, gueltig_bis, sicher, source; one row for each report of it."""
        return self._read(_mitglieder(traeger, auswahl.stichtag, auswahl.datenstand))


@frage("ags", "datenstand")
def _kommune() -> Select[Any]:
    k = t.kommune
    spalten = (
        "name",
        "name_amtlich",
        "art",
        "art_seit",
        "gueltig_von",
        "gueltig_bis",
        "beginn_ist_erfassung",
        "flaeche_ha",
    )
    return select(*(k.c[s] for s in spalten)).where(k.c.ags == AGS, bekannt(k)).order_by(k.c.gueltig_von)


@frage("datenstand")
def _gebietsaenderungen() -> Select[Any]:
    g = t.gebietsaenderung
    spalten = (g.c.datum, g.c.alt_ags, g.c.alt_name, g.c.neu_ags, g.c.neu_name)
    return select(*spalten).where(bekannt(g)).order_by(g.c.datum, g.c.alt_ags)


@frage("traeger", "stichtag", "datenstand")
def _traeger() -> Select[Any]:
    scope, tr, kreis, sitz = Scope(), t.traeger, t.landkreis, t.kommune.alias("sitz")
    tage = scope.stichtage
    nachfolge, passt = scope.gehoert_zu(tage.c.stichtag, tr.c.sitz_ags)
    eigenes = (tr.c[spalte] for spalte in ("name", "art", "landkreis", "gueltig_von", "gueltig_bis", *QUELLE))
    zeile = (
        select(tage.c.stichtag, func.coalesce(nachfolge.c.ags, tr.c.sitz_ags).label("ags"), *eigenes)
        .select_from(tage.join(tr, true()).outerjoin(nachfolge, passt))
        .where(tr.c.traeger == TRAEGER, bekannt(tr))
        .subquery("zeile")
    )
    m = mit_raum(zeile)
    return (
        select(
            m.c.name, m.c.art, m.c.ags, func.max(sitz.c.name).label("sitz"), kreis.c.name.label("kreis"),
            m.c.landkreis, m.c.polizeidirektion, m.c.gueltig_von, m.c.gueltig_bis, *(m.c[s] for s in QUELLE),
        )
        .outerjoin_from(m, kreis, and_(kreis.c.landkreis == m.c.landkreis, bekannt(kreis)))
        .outerjoin(sitz, and_(sitz.c.ags == m.c.ags, bekannt(sitz)))
        .group_by(*(s for s in m.c if s.key != "stichtag"), kreis.c.name)
    )  # fmt: skip


@frage("ags", "stichtag", "datenstand")
def _mitgliedschaften() -> Select[Any]:
    m, tr, n = t.mitglied, t.traeger, Scope().nachfolge
    frueher = select(n.c.alt_ags).where(n.c.ags == AGS, n.c.ab <= TAG)
    return (
        select(tr.c.traeger.label("schluessel"), tr.c.name, tr.c.art, *_bericht())
        .join_from(m, tr, and_(tr.c.traeger == m.c.traeger, bekannt(tr)))
        .where(or_(m.c.ags == AGS, m.c.ags.in_(frueher)), bekannt(m), m.c.gueltig_von <= TAG)
        .order_by(tr.c.name, m.c.gueltig_von, m.c.kennung)
    )


@frage("traeger", "stichtag", "datenstand")
def _mitglieder() -> Select[Any]:
    m, k = t.mitglied, t.kommune
    name = select(func.max(k.c.name)).where(k.c.ags == m.c.ags, bekannt(k)).scalar_subquery()
    return (
        select(m.c.ags.label("schluessel"), func.coalesce(name, m.c.ags).label("name"), *_bericht())
        .where(m.c.traeger == TRAEGER, bekannt(m), m.c.gueltig_von <= TAG)
        .order_by("name", m.c.gueltig_von, m.c.kennung)
    )


def _bericht() -> tuple[Any, ...]:
    """What a source reports of a membership."""
    m = t.mitglied
    return tuple(m.c[spalte] for spalte in ("gueltig_von", "gueltig_bis", "sicher", *QUELLE))
