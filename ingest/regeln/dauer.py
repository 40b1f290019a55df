"""Does a membership or an event lie within the time in which the Kommune and the body existed?"""

from collections.abc import Iterable, Iterator, Mapping

from domain.ereignis import Ereignisart
from domain.zeit import tag_kurz
from ingest.befund import Befund, Schwere
from ingest.regeln.saetze import Dauer, Ereignissatz, Mitgliedsatz

_ABHILFE = "die Gültigkeit hier oder dort berichtigen"


def mitgliedschaften(saetze: Iterable[Mitgliedsatz], dauern: Mapping[str, Dauer]) -> Iterator[Befund]:
    """A membership outside the time of its Kommune or of its body.

    Wholly outside it is a Fehler when one delivery says both. Partly outside it is a Hinweis: registers begin later than
    what they list, and a membership may have been left open when its body ended.
    """
    for s in saetze:
        for spalte, wort in (("traeger", "der Träger"), ("ags", "die Kommune")):
            dauer = dauern.get(getattr(s, spalte))
            if dauer and s.stelle.geliefert:
                yield from _ausserhalb(s, dauer, wort)


def _ausserhalb(s: Mitgliedsatz, dauer: Dauer, wort: str) -> Iterator[Befund]:
    woher = f" ({dauer.stelle})"
    ganz = Schwere.FEHLER if dauer.stelle.geliefert else Schwere.HINWEIS
    von = s.von.isoformat()
    if dauer.bis and s.von > dauer.bis:
        grund = f"beginnt nach dem Ende: {wort} bestand bis {tag_kurz(dauer.bis)}{woher}"
        yield s.stelle.befund("gueltig_von", von, grund, _ABHILFE, ganz)
    elif dauer.von and s.bis and s.bis < dauer.von:
        grund = f"endet vor dem Beginn: {wort} besteht seit {tag_kurz(dauer.von)}{woher}"
        yield s.stelle.befund("gueltig_bis", s.bis.isoformat(), grund, _ABHILFE, ganz)
    elif dauer.von and s.von < dauer.von:
        grund = f"beginnt zu früh: {wort} besteht erst seit {tag_kurz(dauer.von)}{woher}"
        yield s.stelle.befund("gueltig_von", von, grund, _ABHILFE)
    elif dauer.bis and (s.bis is None or s.bis > dauer.bis):
        grund = f"dauert über das Ende hinaus: {wort} bestand bis {tag_kurz(dauer.bis)}{woher}"
        yield s.stelle.befund("gueltig_bis", s.bis or "", grund, _ABHILFE)


def ereignisse(saetze: Iterable[Ereignissatz], dauern: Mapping[str, Dauer]) -> Iterator[Befund]:
    """Hinweis: an event of a Kommune or body that did not exist on any day that the date can mean.

    No Fehler: people name the Kommune of today for what a predecessor did, and the older one for a while after a merger.
    """
    for s in saetze:
        dauer = dauern.get(s.traeger)
        if not dauer or not s.stelle.geliefert or s.art == Ereignisart.ERWAEHNUNG:
            continue
        if dauer.bis and s.zeit.anfang > dauer.bis:
            grund = f"den Träger gab es an diesem Tag nicht mehr, nur bis {tag_kurz(dauer.bis)} ({dauer.stelle})"
        elif dauer.von and s.zeit.bis < dauer.von:
            grund = f"den Träger gab es an diesem Tag noch nicht, erst ab {tag_kurz(dauer.von)} ({dauer.stelle})"
        else:
            continue
        yield s.stelle.befund("datum", s.zeit.text, grund, "Datum prüfen oder den damaligen Träger angeben")
