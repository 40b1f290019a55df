"""Which money records are there, case by case, and which budgets: with place, date, state and source?"""

from functools import lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import Select, and_, func, select

from data_access import tabellen as t
from data_access.abfragen import frage, mit_raum, parameter
from data_access.belege import QUELLE, traegernamen
from data_access.engine import Abfrage, Read
from data_access.katalog.geld import BEGINN, SUMMIERBAR
from data_access.katalog.zaehlung import der_einheit, je_traeger
from data_access.raum import im_raum
from data_access.scope import TAG, Scope, bekannt
from domain.auswahl import Auswahl


class Foerderdaten:
    """The questions about single funding cases and budgets; sums of them are the Kennzahlen."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def belege(self, auswahl: Auswahl) -> pd.DataFrame:
        """fall, traeger, name, ags, landkreis, polizeidirektion, geldzustand, betrag, dates, sicher, topics, source; oldest first.

        One row for each money record up to the Stichtag in the area. ``gilt``: it is certain and of the programme;
        ``zaehlt``: its amount may be added up, too, as ``foerdermittel_bewilligt`` does it.
        """
        zeilen = im_raum(self._read(Abfrage(_belege(bool(auswahl.handlungsfeld)), parameter(auswahl))), auswahl)
        gilt = zeilen["sicher"].astype(bool) & (zeilen["spaetestens"] >= BEGINN)
        summierbar = zeilen["betrag_cent"].notna() & zeilen["betrag_zusatz"].isin(SUMMIERBAR)
        return zeilen.assign(gilt=gilt, zaehlt=gilt & summierbar)

    def ansaetze(self, auswahl: Auswahl) -> pd.DataFrame:
        """gueltig_von, gueltig_bis, betrag_cent, sicher, source: budgets whose period has begun; of the whole state only."""
        return self._read(_ansaetze(auswahl.stichtag, auswahl.datenstand))


@lru_cache(maxsize=2)
def _belege(im_handlungsfeld: bool) -> Select[Any]:
    """Every record at the place where the Kennzahlen count it."""
    scope = Scope(im_handlungsfeld=im_handlungsfeld)
    f, quelle, n = t.foerderung, scope.foerderung, traegernamen()
    z = je_traeger(scope, quelle, quelle.c.kennung, wert=quelle.c.betrag_cent).subquery()
    einheit = (z.c.stichtag, z.c.einheit)
    m = mit_raum(select(*einheit, der_einheit(z, "ags"), der_einheit(z, "landkreis")).group_by(*einheit).subquery())
    namen = select(n.c.traeger, func.max(n.c.name).label("name")).group_by(n.c.traeger).subquery()
    eigenes = ("kennung", "fall", "traeger", "geldzustand", "betrag_cent", "betrag_zusatz", "datum", "genauigkeit",
               "spaetestens", "sicher", "handlungsfelder", *QUELLE)  # fmt: skip
    return (
        select(
            *(f.c[spalte] for spalte in eigenes), func.coalesce(namen.c.name, f.c.traeger).label("name"),
            m.c.ags, m.c.landkreis, m.c.polizeidirektion,
        )
        .join_from(m, f, and_(f.c.kennung == m.c.einheit, bekannt(f)))
        .outerjoin(namen, namen.c.traeger == f.c.traeger)
        .order_by(f.c.spaetestens, f.c.fall, f.c.kennung)
    )  # fmt: skip


@frage("stichtag", "datenstand")
def _ansaetze() -> Select[Any]:
    h = t.haushaltsansatz
    spalten = (h.c[spalte] for spalte in ("gueltig_von", "gueltig_bis", "betrag_cent", "sicher", *QUELLE))
    return select(*spalten).where(bekannt(h), h.c.gueltig_von <= TAG).order_by(h.c.gueltig_von, h.c.gueltig_bis)
