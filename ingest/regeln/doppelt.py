"""Is one matter reported twice under two names?

All of it is a Hinweis: two consultations on one day or two instalments of one amount are rare, but they exist. Of what there can
be only one at all, ``ingest.eindeutig`` refuses the second record.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from domain.ereignis import Ereignisart
from ingest.befund import Befund
from ingest.regeln.saetze import Ereignissatz, Geldsatz, Kurssatz, Stelle, Zeit, je, meldestelle
from ingest.spalten import vereinfacht

# What a Traeger has once, or after a long time again: dates that overlap are suspicious. Of the rest only equal dates are.
_SELTEN = {
    Ereignisart.MODELLKOMMUNE, Ereignisart.VORVEREINBARUNG, Ereignisart.KOOPERATIONSVEREINBARUNG, Ereignisart.SICHERHEITSANALYSE,
    Ereignisart.PRAEVENTIONSKONZEPT, Ereignisart.KPR_KONSTITUIERT, Ereignisart.KPR_REAKTIVIERT, Ereignisart.KPR_AUFGELOEST,
}  # fmt: skip
_ABHILFE = "ist es dasselbe, die eine Zeile streichen oder unter der Kennung der anderen liefern"
_ANGABE = (
    "begriff", "wert", "nenner", "einheit", "zusatz", "stand", "zeitraum", "zaehleinheit", "raum_art", "raum", "herausgeber",
    "quelle_titel", "quelle_url",
)  # fmt: skip


class _Eintrag(NamedTuple):
    """One record among those of one matter; those of one Vorgang are known to belong together."""

    von: date
    bis: date
    stelle: Stelle
    vorgang: str
    wert: str


def ereignisse(saetze: Iterable[Ereignissatz]) -> Iterator[Befund]:
    """Same Traeger, kind and phase at what may be the same time, in two Vorgänge. Doubtful ones and mentions count nowhere."""
    zaehlende = (s for s in saetze if s.sicher and s.art != Ereignisart.ERWAEHNUNG)
    for gruppe in je(zaehlende, lambda s: (s.traeger, s.art, s.phase, "" if s.art in _SELTEN else s.zeit.text)):
        if len(gruppe) > 1:
            wort = Ereignisart(gruppe[0].art).wort
            was = f"{wort}, {gruppe[0].phase}" if gruppe[0].phase else wort
            eintraege = [_eintrag(s.zeit, s.stelle, s.vorgang, s.zeit.text) for s in gruppe]
            yield from _gefunden(eintraege, "datum", f"vielleicht doppelt ({was} desselben Trägers)")


def foerderungen(saetze: Iterable[Geldsatz]) -> Iterator[Befund]:
    """Same Traeger, state and amount at what may be the same time."""
    zaehlende = (s for s in saetze if s.sicher and s.cent is not None)
    for gruppe in je(zaehlende, lambda s: (s.traeger, s.geldzustand, s.cent)):
        if len(gruppe) > 1:
            eintraege = [_eintrag(s.zeit, s.stelle, s.stelle.kennung, s.zeit.text) for s in gruppe]
            yield from _gefunden(eintraege, "datum", "vielleicht doppelt (derselbe Betrag desselben Trägers)")


def kurse(saetze: Iterable[Kurssatz]) -> Iterator[Befund]:
    """Same course, state and number of persons at what may be the same time."""
    for gruppe in je((s for s in saetze if s.sicher), lambda s: (s.lehrgang, s.stand, s.personen)):
        if len(gruppe) > 1:
            eintraege = [_eintrag(s.zeit, s.stelle, s.stelle.kennung, s.zeit.text) for s in gruppe]
            yield from _gefunden(eintraege, "datum", "vielleicht doppelt (gleich viele Personen desselben Lehrgangs)")


def veroeffentlichungen(zeilen: Iterable[tuple[Stelle, Mapping[str, Any]]]) -> Iterator[Befund]:
    """The same figure from the same source."""
    for gruppe in je(zeilen, lambda zeile: tuple(zeile[1][spalte] for spalte in _ANGABE)):
        eintraege = [_Eintrag(date.min, date.max, stelle, stelle.kennung, werte["begriff"]) for stelle, werte in gruppe]
        yield from _gefunden(eintraege, "begriff", "doppelt (dieselbe Zahl aus derselben Quelle)")


def traeger(zeilen: Iterable[tuple[Stelle, Mapping[str, Any]]]) -> Iterator[Befund]:
    """Two bodies of one kind and Kreis with the same name."""
    for gruppe in je(zeilen, lambda zeile: (vereinfacht(zeile[1]["name"]), zeile[1]["art"], zeile[1]["landkreis"])):
        eintraege = [
            _Eintrag(w["gueltig_von"] or date.min, w["gueltig_bis"] or date.max, stelle, w["traeger"], w["name"])
            for stelle, w in gruppe
        ]
        yield from _gefunden(eintraege, "name", "vielleicht doppelt (Träger mit demselben Namen)")


def _eintrag(wann: Zeit, stelle: Stelle, vorgang: str, wert: str) -> _Eintrag:
    return _Eintrag(wann.anfang, wann.bis, stelle, vorgang, wert)


def _gefunden(eintraege: Sequence[_Eintrag], spalte: str, grund: str) -> Iterator[Befund]:
    """Each row of the delivery that overlaps another record, once, with the longest one that began before it."""
    gemeldet = set[int]()
    erster, *weitere = sorted(eintraege, key=lambda e: (e.von, e.bis, e.stelle.nummer or 0))
    laengster = erster
    for eintrag in weitere:
        stellen = meldestelle(eintrag.stelle, laengster.stelle)
        if stellen and eintrag.von <= laengster.bis and eintrag.vorgang != laengster.vorgang:
            hier, andere = stellen
            wert = eintrag.wert if hier == eintrag.stelle else laengster.wert
            if hier.nummer not in gemeldet:
                gemeldet.add(hier.nummer or 0)
                yield hier.befund(spalte, wert, f"{grund}: {andere}", _ABHILFE)
        laengster = max(laengster, eintrag, key=lambda e: e.bis)
