"""Which Kommune or which Träger does a name in a delivery mean?

Names are compared exactly once their spelling is taken away (``ingest.schreibweisen.ortsname``), never by similarity; what
is similar is only suggested. What fits several is refused with the candidates.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select

from data_access import tabellen as t
from domain.kreise import kreisname
from domain.zeit import tag_kurz
from ingest import formate
from ingest.befund import gekuerzt
from ingest.ortsindex import Ort, Ortsindex, Treffer
from ingest.schreibweisen.schluessel import ags, kreis
from ingest.schreibweisen.zelle import Unlesbar, geschrieben, kurzer_text
from ingest.zeile import Zeile
from ingest.zellen import Zellwert

_ZIFFERN = re.compile(r"[0-9][0-9 .]*(?:,0)?|[0-9](?:[.,][0-9]+)?e\+?[0-9]+", re.IGNORECASE)
_LAENGSTER_NAME = 300  # characters
_TEXTE_MIT_VORSCHLAG = 200  # a delivery with more unknown names has another problem than slips of the pen


class Mehrdeutig(Unlesbar):
    """A name that several Kommunen or Träger have: the ``kandidaten``."""

    def __init__(self, text: str, kandidaten: Iterable[Ort]) -> None:
        self.kandidaten = tuple(sorted(kandidaten, key=lambda ort: ort.schluessel))
        beispiel = self.kandidaten[0]
        in_verschiedenen = len({ort.landkreis for ort in self.kandidaten}) == len(self.kandidaten)
        abhilfe = f"den Kreis dazuschreiben, wie „{beispiel.mit_kreis}“, oder " if in_verschiedenen else ""
        grund = f"„{gekuerzt(text)}“ kann mehreres heißen: {_zitiert(self.kandidaten)}"
        super().__init__(grund, f"{abhilfe}den Schlüssel angeben, wie {beispiel.schluessel}")


class Unbekannt(Unlesbar):
    """A name that nothing has; ``vorschlaege``: what is spelled nearly so, three at most."""

    def __init__(self, text: str, vorschlaege: Iterable[Ort] = ()) -> None:
        self.vorschlaege = tuple(vorschlaege)
        frage = f"meinten Sie {_zitiert(self.vorschlaege)}? Sonst " if self.vorschlaege else ""
        grund = f"„{gekuerzt(text)}“ heißt keine bekannte Kommune und kein bekannter Träger"
        super().__init__(grund, f"{frage}den Namen berichtigen oder den Schlüssel angeben")


@dataclass(frozen=True)
class Fund:
    """The key that was meant; ``hinweis``: what the supplier should know about how it was understood, may be empty."""

    schluessel: str
    hinweis: str = ""


@dataclass(frozen=True)
class Wechsel:
    """A Kommune that went into another one on a day. ``neu_name`` may be empty, then the name of that Kommune says it."""

    datum: date
    alt_ags: str
    alt_name: str
    neu_ags: str
    neu_name: str


@dataclass(frozen=True)
class Ortsverzeichnis:
    """All names at the time of one load: Kommunen and other Träger, mergers, the Kreise as key and name."""

    orte: tuple[Ort, ...] = ()
    wechsel: tuple[Wechsel, ...] = ()
    kreise: tuple[tuple[str, str], ...] = ()

    @classmethod
    def aus(cls, verbindung: Connection) -> "Ortsverzeichnis":
        """What is stored now, in four statements."""
        tabellen = (t.kommune, t.traeger, t.gebietsaenderung, t.landkreis)
        offen = (verbindung.execute(select(tab).where(tab.c.ersetzt_durch.is_(None))) for tab in tabellen)
        return cls()._und(zip((tab.name for tab in tabellen), offen, strict=True))

    def mit(self, zeilen: Iterable[Zeile]) -> "Ortsverzeichnis":
        """The same with the names that rows of a delivery bring: Kommunen, Träger, Gebietsänderungen, Landkreise."""
        gelten = [zeile for zeile in zeilen if not zeile.zurueckgezogen]
        nach_art = ((name, [z for z in gelten if isinstance(z, modell)]) for modell, name in _TABELLEN.items())
        return self._und(nach_art)

    def ort(self, wert: Zellwert, tag: date | None, *, nur_kommunen: bool = False) -> Fund:
        """What a name or a key in a cell means for a fact of a day (None: of today); Mehrdeutig, Unbekannt otherwise.

        ``nur_kommunen``: no other Träger can be meant. A key that nothing has stays as it is.
        """
        text = wert if isinstance(wert, str) else geschrieben(wert)
        gemerkt = self._gemerkt.get((text, nur_kommunen))
        if gemerkt is None:
            gemerkt = self._gemerkt[text, nur_kommunen] = self._suche(text, nur_kommunen=nur_kommunen)
        if isinstance(gemerkt, Fund):
            return gemerkt
        funde = [self.schluessel(ort.schluessel, tag) for ort in gemerkt.orte]
        if not funde:
            raise Unbekannt(text, gemerkt.nahe)
        if len({fund.schluessel for fund in funde}) > 1:
            raise Mehrdeutig(text, gemerkt.orte)
        gelesen = "" if gemerkt.genau else f"„{gekuerzt(text)}“ wurde als „{gemerkt.orte[0]}“ gelesen"
        hinweise = dict.fromkeys(filter(None, (gelesen, *(fund.hinweis for fund in funde))))
        return Fund(funde[0].schluessel, "; ".join(hinweise))

    def immer(self, wert: Zellwert, *, nur_kommunen: bool = False) -> Fund | None:
        """The same for every day; None: nobody asked for this text before, or the day makes a difference."""
        gemerkt = self._gemerkt.get((wert, nur_kommunen)) if isinstance(wert, str) else None
        return gemerkt if isinstance(gemerkt, Fund) else None

    def schluessel(self, ags_: str, tag: date | None) -> Fund:
        """The key under which a Kommune is kept on a day (None: today): its own, or that of the one that it went into."""
        schritte: list[Wechsel] = []
        while (schritt := self._nachfolge.get(ags_)) and schritt not in schritte:
            if tag is not None and tag < schritt.datum and ags_ in self._gespeicherte:
                break
            schritte.append(schritt)
            ags_ = schritt.neu_ags
        return Fund(ags_, "; ".join(map(self._satz, schritte)))

    def kreis(self, wert: Zellwert) -> str:
        """The key of the Kreis that a cell names or gives; Unlesbar otherwise."""
        text = kurzer_text(wert)
        moegliche = sorted(self._index.kreis(text))
        if len(moegliche) > 1:
            kandidaten = " oder ".join(f"„{kreisname(schluessel)}“ ({schluessel})" for schluessel in moegliche)
            raise Unlesbar(f"zweideutig: {kandidaten}", "einen davon schreiben")
        if not moegliche and not any(zeichen.isdigit() for zeichen in text):
            raise Unlesbar("kein bekannter Kreis", "Namen wie „Landkreis Bautzen“ oder Schlüssel mit 5 Ziffern angeben")
        return moegliche[0] if moegliche else kreis(wert)

    def _suche(self, text: str, *, nur_kommunen: bool) -> Treffer | Fund:
        """What a text can mean on any day; a Fund if the day makes no difference."""
        lesbar = geschrieben(text)
        if not lesbar:
            raise Unlesbar("darf nicht leer sein")
        schluessel = self._als_schluessel(lesbar, nur_kommunen=nur_kommunen)
        if schluessel:
            treffer = Treffer((Ort(schluessel, schluessel, schluessel[:5]),))
        elif len(lesbar) > _LAENGSTER_NAME:
            treffer = Treffer(())
        else:
            mit_vorschlag = len(self._unbekannte) < _TEXTE_MIT_VORSCHLAG
            treffer = self._index.suche(lesbar, nur_kommunen=nur_kommunen, mit_vorschlag=mit_vorschlag)
        if not treffer.orte:
            self._unbekannte.add(text)
        if len(treffer.orte) == 1 and treffer.genau and treffer.orte[0].schluessel not in self._nachfolge:
            return Fund(treffer.orte[0].schluessel)
        return treffer

    def _als_schluessel(self, text: str, *, nur_kommunen: bool) -> str:
        """The key that stands in a cell instead of a name; empty: none. Unlesbar if digits are no AGS and must be one."""
        ort = self._nach_text.get(text)
        if ort and (ort.ist_kommune or not nur_kommunen):
            return ort.schluessel
        if not _ZIFFERN.fullmatch(text):
            return ""
        try:
            return ags(text)
        except Unlesbar:
            if nur_kommunen:
                raise
            return ""

    def _und(self, tabellen: Iterable[tuple[str, Iterable[Any]]]) -> "Ortsverzeichnis":
        """The same with rows by the name of their table; a row has the columns as attributes."""
        orte, wechsel, kreise = dict.fromkeys(self.orte), dict.fromkeys(self.wechsel), dict.fromkeys(self.kreise)
        for name, zeilen in tabellen:
            if name == t.kommune.name:
                for z in zeilen:
                    ist_stadt = "stadt" in z.art.casefold()
                    orte[Ort(z.ags, z.name, z.landkreis, z.name_amtlich, ist_stadt=ist_stadt)] = None
                    if z.gueltig_bis and z.nachfolger_ags:
                        wechsel[Wechsel(z.gueltig_bis + timedelta(1), z.ags, z.name, z.nachfolger_ags, "")] = None
            elif name == t.traeger.name:
                orte |= {Ort(z.traeger, z.name, z.landkreis, ist_kommune=False): None for z in zeilen}
            elif name == t.gebietsaenderung.name:
                wechsel |= {Wechsel(z.datum, z.alt_ags, z.alt_name, z.neu_ags, z.neu_name): None for z in zeilen}
            else:
                kreise |= {(z.landkreis, z.name): None for z in zeilen}
        return Ortsverzeichnis(tuple(orte), tuple(wechsel), tuple(kreise))

    def _satz(self, wechsel: Wechsel) -> str:
        neu_name = wechsel.neu_name or next(
            (o.name for o in self.orte if o.schluessel == wechsel.neu_ags), wechsel.neu_ags
        )
        neu = f"„{neu_name}“ ({kreisname(wechsel.neu_ags[:5])}, {wechsel.neu_ags})"
        return f"„{wechsel.alt_name}“ ({wechsel.alt_ags}) gehört seit dem {tag_kurz(wechsel.datum)} zu {neu}"

    @cached_property
    def _index(self) -> Ortsindex:
        namen = {(ort.schluessel, ort.name) for ort in self.orte}
        fruehere = (
            Ort(w.alt_ags, w.alt_name, w.alt_ags[:5]) for w in self.wechsel if (w.alt_ags, w.alt_name) not in namen
        )
        return Ortsindex((*fruehere, *self.orte), self.kreise)

    @cached_property
    def _nachfolge(self) -> dict[str, Wechsel]:
        """The last merger of each dissolved key."""
        nacheinander = sorted(self.wechsel, key=lambda w: (w.datum, bool(w.neu_name)))
        return {w.alt_ags: w for w in nacheinander if w.alt_ags != w.neu_ags}

    @cached_property
    def _gespeicherte(self) -> frozenset[str]:
        return frozenset(ort.schluessel for ort in self.orte if ort.ist_kommune)

    @cached_property
    def _nach_text(self) -> dict[str, Ort]:
        """By key, and by what findings say, which may be copied into a cell."""
        return {text: ort for ort in self.orte for text in (ort.schluessel, str(ort))}

    @cached_property
    def _gemerkt(self) -> dict[tuple[str, bool], Treffer | Fund]:
        """What texts meant, because a delivery repeats them thousands of times."""
        return {}

    @cached_property
    def _unbekannte(self) -> set[str]:
        return set()


_TABELLEN: dict[type[Zeile], str] = {
    formate.Kommune: t.kommune.name,
    formate.Traeger: t.traeger.name,
    formate.Gebietsaenderung: t.gebietsaenderung.name,
    formate.Landkreis: t.landkreis.name,
}
BENENNEND = frozenset(_TABELLEN.values())  # tables whose rows bring names


def _zitiert(orte: Iterable[Ort]) -> str:
    return ", ".join(f"„{ort}“" for ort in orte)
