"""What did each delivery bring, how fresh is each kind of fact, and which records look wrong on a day?"""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Select,
    Subquery,
    Text,
    and_,
    cast,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)

from data_access import register
from data_access import tabellen as t
from data_access.abfragen import frage
from data_access.belege import traegernamen
from data_access.engine import Read
from data_access.katalog.zaehlung import ja_nein
from data_access.scope import DATENSTAND, TAG, bekannt
from domain.auswahl import PROGRAMMSTART
from domain.ereignis import Ereignisart
from domain.kennzahl import Geldzustand


class Lieferstand:
    """The questions about the deliveries themselves; an area plays no part in them."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def inhalt(self, datenstand: int) -> pd.DataFrame:
        """lieferung, tabelle, zeilen, berichtigt, geschlossen, wieder: what each delivery did to each kind of fact.

        ``zeilen`` it brought, of which ``berichtigt`` replaced a version and ``wieder`` took up a withdrawn record again;
        ``geschlossen`` versions of earlier deliveries ended with it, the replaced ones among them.
        """
        inhalt = self._read(_inhalt(datenstand)).groupby(["lieferung", "tabelle"]).sum().reset_index()
        return inhalt.sort_values(["lieferung", "tabelle"], ignore_index=True)

    def aenderungen(self, datenstand: int) -> pd.DataFrame:
        """lieferung, tabelle, art, grund, anzahl: why deliveries changed stored records, most frequent reason first."""
        return self._read(_aenderungen(datenstand))

    def frische(self, stichtag: date, datenstand: int) -> pd.DataFrame:
        """tabelle, herausgeber, anzahl, neuester, lieferung: facts up to the Stichtag by kind and publisher.

        ``neuester`` is the day of the newest one (the earliest that its date can mean), of a budget the end of its period;
        registers have none. ``lieferung`` is the newest delivery that brought one of them.
        """
        return self._read(_frische(stichtag, datenstand))

    def auffaellige(self, stichtag: date, datenstand: int) -> pd.DataFrame:
        """tabelle, kennung, traeger, name, art, datum, genauigkeit, spaetestens, sicher, gibt_es, ohne_betrag, herausgeber, notiz.

        Records up to the Stichtag that some check looks at: doubtful ones, those of a Traeger that does not exist on their
        day (``gibt_es`` 0), agreements before the programme, grants without an amount.
        """
        return self._read(_auffaellige(stichtag, datenstand))

    def vollstaendig_ab(self, datenstand: int) -> dict[str, date]:
        """Kennzahl -> first Stichtag for which its records are declared complete."""
        return register.vollstaendig_ab(self._read, datenstand)

    def doppelte(self, stichtag: date, datenstand: int) -> pd.DataFrame:
        """traeger, name, art, phase, datum, anzahl: certain events of one body, kind and day in more than one Vorgang."""
        return self._read(_doppelte(stichtag, datenstand))


@frage("datenstand")
def _inhalt() -> Select[Any]:
    null_ = literal(0)
    teile: list[Select[Any]] = []
    for tab in t.FAKTENTABELLEN:
        davor, frueher = tab.alias("davor"), tab.alias("frueher")
        ersetzt = and_(davor.c.kennung == tab.c.kennung, davor.c.ersetzt_durch == tab.c.lieferung_id)
        gab_es = exists().where(frueher.c.kennung == tab.c.kennung, frueher.c.lieferung_id < tab.c.lieferung_id)
        wieder = ja_nein(and_(davor.c.id.is_(None), gab_es))
        brachte = (
            select(
                literal(tab.name).label("tabelle"), tab.c.lieferung_id.label("lieferung"), func.count().label("zeilen"),
                func.count(davor.c.id).label("berichtigt"), null_.label("geschlossen"), func.sum(wieder).label("wieder"),
            )
            .select_from(tab.outerjoin(davor, ersetzt))
            .where(tab.c.lieferung_id <= DATENSTAND)
            .group_by(tab.c.lieferung_id)
        )  # fmt: skip
        schloss = (
            select(literal(tab.name), tab.c.ersetzt_durch, null_, null_, func.count(), null_)
            .where(tab.c.ersetzt_durch <= DATENSTAND)
            .group_by(tab.c.ersetzt_durch)
        )
        teile += [brachte, schloss]
    return select(union_all(*teile).subquery("inhalt"))


@frage("datenstand")
def _aenderungen() -> Select[Any]:
    a = t.aenderung
    gruppe = (a.c.lieferung_id.label("lieferung"), a.c.tabelle, a.c.art, a.c.grund)
    anzahl = func.count().label("anzahl")
    return (
        select(*gruppe, anzahl)
        .where(a.c.lieferung_id <= DATENSTAND)
        .group_by(a.c.lieferung_id, a.c.tabelle, a.c.art, a.c.grund)
        .order_by(a.c.lieferung_id, a.c.tabelle, a.c.art, anzahl.desc(), a.c.grund)
    )


def _tage() -> dict[str, tuple[ColumnElement[Any], ColumnElement[Any]]]:
    """Table -> the day from which a fact counts, and the earliest day that it can mean: a vague date makes nothing fresh."""
    h, v, ew = t.haushaltsansatz, t.veroeffentlichung, t.einwohner
    mit_datum = (t.ereignis, t.foerderung, t.qualifizierung)
    kein_tag = cast(null(), Date)
    register = (t.kommune, t.zustaendigkeit, t.mitglied)
    return {
        **{tab.name: (tab.c.spaetestens, func.coalesce(tab.c.fruehestens, tab.c.spaetestens)) for tab in mit_datum},
        h.name: (h.c.gueltig_von, h.c.gueltig_bis),
        v.name: (v.c.stand_bis, v.c.stand_von),
        ew.name: (ew.c.stichtag, ew.c.stichtag),
        t.gebietsaenderung.name: (t.gebietsaenderung.c.datum, t.gebietsaenderung.c.datum),
        **{tab.name: (tab.c.gueltig_von, kein_tag) for tab in register},
        t.traeger.name: (func.coalesce(t.traeger.c.gueltig_von, TAG), kein_tag),
        t.landkreis.name: (TAG, kein_tag),
    }


@frage("stichtag", "datenstand")
def _frische() -> Select[Any]:
    lieferung = t.lieferung
    teile: list[Select[Any]] = []
    for name, (ab, tag) in _tage().items():
        tab = t.metadata.tables[name]
        eigener = func.nullif(tab.c.herausgeber, "") if "herausgeber" in tab.c else cast(null(), Text)
        herausgeber = func.coalesce(eigener, lieferung.c.herausgeber)
        spalten: dict[str, ColumnElement[Any]] = {
            "tabelle": literal(name), "herausgeber": herausgeber, "anzahl": func.count(), "neuester": func.max(tag),
            "lieferung": func.max(tab.c.lieferung_id),
        }  # fmt: skip
        teile.append(
            select(*(wert.label(spalte) for spalte, wert in spalten.items()))
            .join_from(tab, lieferung, lieferung.c.id == tab.c.lieferung_id)
            .where(bekannt(tab), ab <= TAG)
            .group_by(herausgeber)
        )
    return select(union_all(*teile).subquery("frische"))


def _gibt_es(traeger: ColumnElement[str], fruehestens: ColumnElement[Any], spaetestens: ColumnElement[Any]) -> Any:
    """Whether a Kommune or another body of this key exists on some day that the date can mean.

    The register of the Kommunen begins when it was made (``beginn_ist_erfassung``); they are older than that.
    """
    k, tr = t.kommune, t.traeger
    ab, bis = func.coalesce(fruehestens, spaetestens), spaetestens
    kommune = exists().where(
        k.c.ags == traeger, bekannt(k), or_(k.c.beginn_ist_erfassung, k.c.gueltig_von <= bis),
        or_(k.c.gueltig_bis.is_(None), k.c.gueltig_bis >= ab),
    )  # fmt: skip
    anderer = exists().where(
        tr.c.traeger == traeger, bekannt(tr), or_(tr.c.gueltig_von.is_(None), tr.c.gueltig_von <= bis),
        or_(tr.c.gueltig_bis.is_(None), tr.c.gueltig_bis >= ab),
    )  # fmt: skip
    return or_(kommune, anderer)


def _einzelfaelle() -> Subquery:
    """Events, money records, courses and memberships in the same columns."""
    e, f, q, m = t.ereignis, t.foerderung, t.qualifizierung, t.mitglied
    nein, ja = cast(false(), Boolean), cast(true(), Boolean)
    bewilligt_ohne = and_(f.c.geldzustand == Geldzustand.BEWILLIGT, f.c.betrag_cent.is_(None))
    teile = (
        (e, e.c.traeger, e.c.art, e.c.fruehestens, e.c.spaetestens, e.c.datum, e.c.genauigkeit, nein),
        (f, f.c.traeger, f.c.geldzustand, f.c.fruehestens, f.c.spaetestens, f.c.datum, f.c.genauigkeit, bewilligt_ohne),
        (m, m.c.traeger, literal("mitgliedschaft"), m.c.gueltig_von, m.c.gueltig_von, cast(m.c.gueltig_von, Text),
         literal("tag"), nein),
    )  # fmt: skip
    namen = ("traeger", "art", "fruehestens", "spaetestens", "datum", "genauigkeit", "ohne_betrag")
    selects = [
        select(
            literal(tab.name).label("tabelle"), tab.c.kennung, tab.c.sicher, tab.c.herausgeber, tab.c.notiz,
            *(wert.label(name) for name, wert in zip(namen, werte, strict=True)),
            _gibt_es(werte[0], werte[2], werte[3]).label("gibt_es"),
        ).where(bekannt(tab), werte[3] <= TAG)
        for tab, *werte in teile
    ]  # fmt: skip
    lehrgang = select(
        literal(q.name), q.c.kennung, q.c.sicher, q.c.herausgeber, q.c.notiz, q.c.lehrgang, q.c.qualifizierungsstand,
        q.c.fruehestens, q.c.spaetestens, q.c.datum, q.c.genauigkeit, nein, ja,
    ).where(bekannt(q), q.c.spaetestens <= TAG)  # fmt: skip
    return union_all(*selects, lehrgang).subquery("einzelfaelle")


@frage("stichtag", "datenstand")
def _auffaellige() -> Select[Any]:
    z, n = _einzelfaelle(), traegernamen()
    namen = select(n.c.traeger, func.max(n.c.name).label("name")).group_by(n.c.traeger).subquery("benannt")
    zu_frueh = and_(z.c.art == Ereignisart.KOOPERATIONSVEREINBARUNG, z.c.spaetestens < PROGRAMMSTART)
    spalten = ("tabelle", "kennung", "traeger", "art", "datum", "genauigkeit", "spaetestens", "herausgeber", "notiz")
    wahrheiten = (ja_nein(z.c[name]).label(name) for name in ("sicher", "gibt_es", "ohne_betrag"))
    return (
        select(
            *(z.c[spalte] for spalte in spalten), func.coalesce(namen.c.name, z.c.traeger).label("name"), *wahrheiten
        )
        .outerjoin_from(z, namen, namen.c.traeger == z.c.traeger)
        .where(or_(~z.c.sicher, ~z.c.gibt_es, z.c.ohne_betrag, zu_frueh))
        .order_by(z.c.spaetestens.desc(), z.c.kennung)
    )


@frage("stichtag", "datenstand")
def _doppelte() -> Select[Any]:
    e, n = t.ereignis, traegernamen()
    namen = select(n.c.traeger, func.max(n.c.name).label("name")).group_by(n.c.traeger).subquery("benannt")
    gruppe = (e.c.traeger, namen.c.name, e.c.art, e.c.phase, e.c.datum, e.c.genauigkeit)
    anzahl = func.count(e.c.vorgang.distinct())
    return (
        select(*gruppe, anzahl.label("anzahl"))
        .outerjoin_from(e, namen, namen.c.traeger == e.c.traeger)
        .where(bekannt(e), e.c.sicher, e.c.spaetestens <= TAG, e.c.art != Ereignisart.ERWAEHNUNG)
        .group_by(*gruppe)
        .having(anzahl > 1)
        .order_by(e.c.datum.desc(), e.c.traeger)
    )
