"""Does a matter end before it began: an analysis, a council, a course?"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from domain.ereignis import Ereignisart, Phase, Qualifizierungsstand
from domain.zeit import tag_kurz
from ingest.befund import Befund, Schwere
from ingest.regeln.saetze import Ereignissatz, Kurssatz, je, meldestelle

_FOLGE = (Phase.AUFTAKT, Phase.BEFRAGUNG, Phase.ERGEBNIS)
_UNMOEGLICH = (Phase.AUFTAKT, Phase.ERGEBNIS)
_ANFAENGE = {Ereignisart.KPR_BESTEHT, Ereignisart.KPR_KONSTITUIERT, Ereignisart.KPR_REAKTIVIERT}


def phasen(saetze: Iterable[Ereignissatz]) -> Iterator[Befund]:
    """A later phase of one analysis that was certainly over before the earlier one began.

    A result before the beginning is a Fehler when one delivery says both: within one Vorgang that cannot be. Everything
    else is a Hinweis: a survey may go before the public beginning, and of a repeated one perhaps only the second is recorded.
    """
    analysen = (s for s in saetze if s.art == Ereignisart.SICHERHEITSANALYSE)
    for gruppe in je(analysen, lambda s: (s.traeger, s.vorgang)):
        je_phase = {phase: [s for s in gruppe if s.phase == phase] for phase in _FOLGE}
        for paar in combinations(_FOLGE, 2):
            anfaenge, enden = (je_phase[phase] for phase in paar)
            anfang = _erster_anfang(anfaenge)
            if anfang is None or not enden:
                continue
            ende = min(enden, key=lambda s: s.zeit.bis)
            stellen = meldestelle(anfang.stelle, ende.stelle)
            assert anfang.zeit.von is not None
            if stellen and ende.zeit.bis < anfang.zeit.von:
                hier, andere = stellen
                eigene = ende if hier == ende.stelle else anfang
                fehler = paar == _UNMOEGLICH and andere.geliefert
                grund = f"{paar[1]} ({ende.zeit}) liegt vor {paar[0]} ({anfang.zeit}) desselben Vorgangs; das andere: {andere}"
                abhilfe = "Datum oder Phase berichtigen; ist es eine andere Analyse, unter „vorgang“ einen anderen Namen angeben"
                schwere = Schwere.FEHLER if fehler else Schwere.HINWEIS
                yield hier.befund("datum", eigene.zeit.text, grund, abhilfe, schwere)


def raete(saetze: Iterable[Ereignissatz]) -> Iterator[Befund]:
    """Hinweis: a council dissolved before any beginning that is known.

    No Fehler: an older council may have ended of which nobody recorded the beginning, and a new one may have followed.
    """
    je_traeger = je(
        (s for s in saetze if s.art in _ANFAENGE or s.art == Ereignisart.KPR_AUFGELOEST), lambda s: s.traeger
    )
    for gruppe in je_traeger:
        anfang = _erster_anfang([s for s in gruppe if s.art in _ANFAENGE])
        for ende in gruppe:
            if anfang is None or ende.art != Ereignisart.KPR_AUFGELOEST:
                continue
            stellen = meldestelle(anfang.stelle, ende.stelle)
            if stellen and anfang.zeit.von is not None and ende.zeit.bis < anfang.zeit.von:
                hier, andere = stellen
                wert = ende.zeit.text if hier == ende.stelle else anfang.zeit.text
                grund = (
                    f"der Präventionsrat endet ({ende.zeit}), bevor er beginnt ({anfang.zeit}); das andere: {andere}"
                )
                yield hier.befund("datum", wert, grund, "Datum prüfen oder den Beginn des früheren Rates mitliefern")


def kurse(saetze: Iterable[Kurssatz]) -> Iterator[Befund]:
    """Hinweis: from the first recorded beginning on, more persons completed a course than had begun it.

    No Fehler: some of them may have begun before that, or in a course that nobody reported. Courses before the first
    recorded beginning are not compared, for the same reason. Once for each course, at the first row where it is so.
    """
    for gruppe in je((s for s in saetze if s.sicher), lambda s: s.lehrgang):
        begonnene = sorted((s for s in gruppe if s.stand == Qualifizierungsstand.BEGONNEN), key=lambda s: s.zeit.anfang)
        if not begonnene:
            continue
        erster = begonnene[0].zeit.anfang
        fertige = [s for s in gruppe if s.stand == Qualifizierungsstand.ABGESCHLOSSEN and s.zeit.anfang >= erster]
        fertig = angefangen = naechster = 0
        for s in sorted(fertige, key=lambda s: s.zeit.bis):
            fertig += s.personen
            while naechster < len(begonnene) and begonnene[naechster].zeit.anfang <= s.zeit.bis:
                angefangen += begonnene[naechster].personen
                naechster += 1
            if fertig > angefangen and (gemeint := _geliefert(s, begonnene)):
                grund = (
                    f"seit dem {tag_kurz(erster)} haben {fertig} Personen abgeschlossen, aber nur {angefangen} begonnen"
                )
                yield gemeint.stelle.befund(
                    "personen", gemeint.personen, grund, "Zahlen prüfen oder fehlende Lehrgänge liefern"
                )
                break


def _geliefert(s: Kurssatz, begonnene: Sequence[Kurssatz]) -> Kurssatz | None:
    """The row to blame: the completion, else the newest beginning of the delivery."""
    return s if s.stelle.geliefert else next((b for b in reversed(begonnene) if b.stelle.geliefert), None)


def _erster_anfang(saetze: Sequence[Ereignissatz]) -> Ereignissatz | None:
    """The earliest of them; None without one, or when one may have begun any time before it was known."""
    if not saetze or any(s.zeit.von is None for s in saetze):
        return None
    return min(saetze, key=lambda s: s.zeit.anfang)
