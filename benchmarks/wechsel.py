"""What does going to another page of an open tab cost, and does it make anything anew that was made before?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.ansichten import Filter, parameter, rundgang
from benchmarks.antwort import Antwort
from benchmarks.paar import Paar
from benchmarks.server import Messfehler
from benchmarks.sitzung import Sitzung
from benchmarks.zaehler import Zaehler, frage

RUNDEN = 6  # after the first, which makes everything
ANSICHT: Filter = rundgang("karte")[2]  # one that every page has


@dataclass
class Wechsel:
    """The switches to one page from the second visit on; ``gezaehlt`` is what the second visit made the server do."""

    seite: list[Antwort] = field(default_factory=list)
    boden: list[Antwort] = field(default_factory=list)
    gezaehlt: Zaehler = field(default_factory=Zaehler)


async def wechsle(paar: Paar, seiten: Iterable[str]) -> dict[str, Wechsel]:
    """Walk through all pages of both servers as the navigation does, with the same filters, again and again."""
    ergebnis = {pfad: Wechsel() for pfad in seiten}
    async with Sitzung(paar.port) as oben, Sitzung(paar.bodenport) as unten:
        for sitzung in (oben, unten):
            await sitzung.rerun(ANSICHT)
        for runde in range(RUNDEN + 1):
            for pfad, wechsel in ergebnis.items():
                vorher = frage(paar.port) if runde == 1 else Zaehler()
                seite, boden = [await s.wechsle(pfad, ANSICHT, parameter(pfad)) for s in (oben, unten)]
                if runde == 1:
                    wechsel.gezaehlt = frage(paar.port).seit(vorher)
                if seite.fehler() or _titel(seite) != _titel(boden):
                    raise Messfehler(
                        f"Nach dem Wechsel zu „/{pfad}“ zeigen Seite und Boden Verschiedenes: {seite.fehler()}"
                    )
                if runde:
                    wechsel.seite.append(seite)
                    wechsel.boden.append(boden)
    return ergebnis


def _titel(antwort: Antwort) -> list[str]:
    return [text for text in antwort.html() if 'class="titel"' in text]
