"""How often may somebody ask for what is expensive? A bucket of tokens for each one, filled at a steady rate.

Who stays within the bucket never notices it. The clock is handed in, and so many buckets are kept at most.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock

from domain.fehler import Eingabefehler

HOECHSTENS = 10_000  # buckets; of more the one that was used longest ago is forgotten, and so begins full


@dataclass(frozen=True)
class Grenze:
    """``auf_einmal`` at once, then ``je_minute``; ``was`` completes "Zu viele …"."""

    was: str
    auf_einmal: int
    je_minute: float

    @property
    def je_sekunde(self) -> float:
        return self.je_minute / 60


PAPIERE = Grenze("Dateien in kurzer Zeit", auf_einmal=30, je_minute=20)
TEXTPRUEFUNG = Grenze("Prüfungen in kurzer Zeit", auf_einmal=30, je_minute=30)
SCHNITTSTELLE = Grenze("Abrufe in kurzer Zeit", auf_einmal=300, je_minute=600)
ANMELDUNG = Grenze("Anmeldungen in kurzer Zeit", auf_einmal=120, je_minute=120)


class Drossel:
    """The buckets of one Grenze, safe for threads."""

    def __init__(self, grenze: Grenze, uhr: Callable[[], float], hoechstens: int = HOECHSTENS) -> None:
        self.grenze, self._uhr, self._hoechstens = grenze, uhr, hoechstens
        self._eimer: OrderedDict[str, tuple[float, float]] = OrderedDict()  # who -> tokens, and when they were counted
        self._schloss = Lock()

    def nimm(self, wer: str) -> int:
        """Take a token: 0, or the whole seconds until there is one again."""
        jetzt = self._uhr()
        with self._schloss:
            marken, wann = self._eimer.pop(wer, (float(self.grenze.auf_einmal), jetzt))
            marken = min(float(self.grenze.auf_einmal), marken + (jetzt - wann) * self.grenze.je_sekunde)
            frei = marken >= 1
            self._eimer[wer] = (marken - 1 if frei else marken, jetzt)
            while len(self._eimer) > self._hoechstens:
                self._eimer.popitem(last=False)
        return 0 if frei else max(1, ceil((1 - marken) / self.grenze.je_sekunde))

    def verlange(self, wer: str) -> None:
        """Take a token; Eingabefehler says when there is one again."""
        if warten := self.nimm(wer):
            raise Eingabefehler(satz(self.grenze, warten))

    def __len__(self) -> int:
        return len(self._eimer)


def satz(grenze: Grenze, warten: int) -> str:
    """What to tell somebody who asked too often."""
    return f"Zu viele {grenze.was}. Abhilfe: {warten} {'Sekunde' if warten == 1 else 'Sekunden'} warten und es noch einmal versuchen."
