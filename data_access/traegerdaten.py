"""Which bodies that are no Kommune stand behind a figure, where is their seat, and who is a member from when until when?"""

from functools import lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import CompoundSelect, Select, and_, func, select, union_all

from data_access import tabellen as t
from data_access.abfragen import belegzeilen, frage, mit_raum, parameter
from data_access.belege import traegernamen
from data_access.engine import Abfrage, Read
from data_access.katalog.zaehlung import erster_tag, je_kommune, je_traeger
from data_access.raum import im_raum
from data_access.scope import Scope, bekannt
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl


class Traegerdaten:
    """The questions about Verbünde, Landkreise and other bodies; what they add to a figure is the catalogue's matter."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def hinter(self, kennzahl: Kennzahl | None, auswahl: Auswahl) -> pd.DataFrame:
        """traeger, name, art, sitz, landkreis, seit, sicher: bodies with evidence of a Kennzahl in the area; by name.

        None: with any record at all. ``seit`` is the first day of a certain record, of doubtful ones where there are no
        others; ``sicher`` is 1 or 0. A body whose records count for its members is in the area if one of them is.
        """
        abfrage = Abfrage(_hinter(kennzahl, bool(auswahl.handlungsfeld)), parameter(auswahl))
        zeilen = im_raum(self._read(abfrage), auswahl)
        beste = zeilen[zeilen["sicher"] == zeilen.groupby("traeger")["sicher"].transform("max")]
        gruppe = ["traeger", "name", "art", "sitz", "kreis_des_sitzes"]
        je_traeger_ = beste.groupby(gruppe, dropna=False).agg(seit=("seit", "min"), sicher=("sicher", "max"))
        return je_traeger_.reset_index().rename(columns={"kreis_des_sitzes": "landkreis"}).sort_values("name")

    def mitglieder(self, datenstand: int) -> pd.DataFrame:
        """traeger, ags, name, gueltig_von, gueltig_bis, sicher: every known membership of any time; by name."""
        return self._read(_mitglieder(datenstand))


@lru_cache(maxsize=64)
def _hinter(kennzahl: Kennzahl | None, im_handlungsfeld: bool) -> Select[Any]:
    """One row for each body and place of its evidence."""
    scope, tr, namen = Scope(im_handlungsfeld=im_handlungsfeld), t.traeger, traegernamen()
    b = _belege(kennzahl, scope).subquery()
    gruppe = (b.c.stichtag, b.c.traeger, b.c.ags, b.c.landkreis)
    zeilen = select(*gruppe, erster_tag(b), func.max(b.c.sicher).label("sicher")).group_by(*gruppe)
    m = mit_raum(zeilen.subquery("messung"))
    return (
        select(
            m.c.traeger, m.c.ags, m.c.landkreis, m.c.polizeidirektion, m.c.seit, m.c.sicher, tr.c.name, tr.c.art,
            namen.c.name.label("sitz"), tr.c.landkreis.label("kreis_des_sitzes"),
        )
        .join_from(m, tr, and_(tr.c.traeger == m.c.traeger, bekannt(tr)))
        .outerjoin(namen, namen.c.traeger == tr.c.sitz_ags)
        .order_by(tr.c.name, m.c.traeger)
    )  # fmt: skip


def _belege(kennzahl: Kennzahl | None, scope: Scope) -> CompoundSelect[Any]:
    """Evidence rows of one Kennzahl, or of all records: at the seat and, where there are members, at theirs."""
    if kennzahl is not None:
        return union_all(*(belegzeilen(kennzahl, f, scope) for f in kennzahl.fassungen if f.messung))
    quellen = (scope.ereignis, scope.foerderung)
    return union_all(
        *(je_kommune(scope, quelle) for quelle in quellen),
        *(je_traeger(scope, quelle, quelle.c.traeger) for quelle in quellen),
    )


@frage("datenstand")
def _mitglieder() -> Select[Any]:
    m, namen = t.mitglied, traegernamen()
    return (
        select(m.c.traeger, m.c.ags, func.coalesce(namen.c.name, m.c.ags).label("name"), m.c.gueltig_von, m.c.gueltig_bis, m.c.sicher)
        .outerjoin_from(m, namen, namen.c.traeger == m.c.ags)
        .where(bekannt(m))
        .order_by(m.c.traeger, namen.c.name, m.c.ags, m.c.gueltig_von)
    )  # fmt: skip
