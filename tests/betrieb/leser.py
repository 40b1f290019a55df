"""What do readers see while something breaks? Several open tabs that keep asking, and write down every answer."""

import asyncio
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

from websockets.exceptions import WebSocketException

from benchmarks.antwort import Antwort
from benchmarks.server import Messfehler
from benchmarks.sitzung import Sitzung
from data_access.katalog import KATALOG
from domain.auswahl import POLIZEIDIREKTIONEN
from domain.zeit import tag_lang

VON, TAGE = date(2020, 1, 1), 1000
PAUSE = 0.3  # seconds that a reader looks at an answer
VERBINDUNG_VERLOREN = (OSError, WebSocketException, TimeoutError, Messfehler, EOFError)
_TITEL = re.compile(r'<h1 class="titel">(.*?)</h1><p class="untertitel">.*?Datenstand (\d+)', re.DOTALL)
_WERT = re.compile(r'<p class="kachel-wert[^"]*">(.*?)</p>', re.DOTALL)


@dataclass(frozen=True)
class Wahl:
    """What a reader chose: the link names nothing else."""

    stichtag: date
    direktion: str = ""

    @property
    def filter(self) -> dict[str, tuple[str, ...]]:
        direktion = {"polizeidirektion": (self.direktion,)} if self.direktion else {}
        return {"stichtag": (self.stichtag.isoformat(),), **direktion}

    def ist(self, titel: str) -> bool:
        """Does the page's heading speak of this choice?"""
        titel = titel.replace("\xa0", " ")
        gebiet = f"Polizeidirektion {self.direktion}" if self.direktion else "Sachsen"
        return gebiet in titel and tag_lang(self.stichtag).replace("\xa0", " ") in titel


@dataclass(frozen=True)
class Beobachtung:
    """One answer: when it was asked and came, for which choice, and the figures, a sentence, or a lost connection."""

    wahl: Wahl
    gefragt: float
    gekommen: float
    titel: str = ""
    datenstand: int = 0
    zahlen: dict[str, str] = field(default_factory=dict)
    saetze: tuple[str, ...] = ()
    verloren: str = ""


class Leserschaft:
    """Readers in a thread of their own; ``beobachtungen`` grows while they read."""

    def __init__(self, port: int, anzahl: int) -> None:
        self._port, self._anzahl, self._ende = port, anzahl, threading.Event()
        self.beobachtungen: list[Beobachtung] = []
        self._faden = threading.Thread(target=lambda: asyncio.run(self._alle()))

    def starte(self) -> None:
        self._faden.start()

    def beende(self) -> None:
        self._ende.set()
        self._faden.join(90)
        assert not self._faden.is_alive()

    async def _alle(self) -> None:
        await asyncio.gather(*(self._liest(random.Random(nummer), ganz=nummer == 0) for nummer in range(self._anzahl)))

    async def _liest(self, zufall: random.Random, ganz: bool) -> None:
        """Look at one choice after the other; after a lost connection open the same one again, as a browser does."""
        wahl = waehle(zufall, ganz)
        while not self._ende.is_set():
            beginn = time.monotonic()
            try:
                async with Sitzung(self._port, "", wahl.filter) as sitzung:
                    self._merke(wahl, beginn, sitzung.erste)
                    while not self._ende.is_set():
                        await asyncio.sleep(PAUSE)
                        wahl, beginn = waehle(zufall, ganz), time.monotonic()
                        self._merke(wahl, beginn, await sitzung.rerun(wahl.filter))
            except VERBINDUNG_VERLOREN as fehler:
                self.beobachtungen.append(Beobachtung(wahl, beginn, time.monotonic(), verloren=type(fehler).__name__))
                await asyncio.sleep(PAUSE)

    def _merke(self, wahl: Wahl, beginn: float, antwort: Antwort) -> None:
        seite = "".join(antwort.html())
        titel = _TITEL.search(seite)
        self.beobachtungen.append(
            Beobachtung(
                wahl, beginn, time.monotonic(), titel[1] if titel else "", int(titel[2]) if titel else 0, zahlen(antwort),
                tuple(_satz(text) for text in saetze(antwort)),
            )
        )  # fmt: skip

    @contextmanager
    def beobachtet(self) -> Iterator[list[Beobachtung]]:
        """What comes within the block and for the next answers after it."""
        anfang, gesehen = len(self.beobachtungen), list[Beobachtung]()
        yield gesehen
        gesehen += self.beobachtungen[anfang:]

    def gute_seit(self, zeit: float) -> int:
        """Answers with figures that were asked for after this moment."""
        return sum(1 for b in list(self.beobachtungen) if b.gefragt > zeit and b.zahlen and not b.saetze)


def waehle(zufall: random.Random, ganz: bool) -> Wahl:
    """Any of thousands, so that nearly every question goes to the database; ``ganz``: always the whole state."""
    direktion = "" if ganz else zufall.choice(POLIZEIDIREKTIONEN)
    return Wahl(VON + timedelta(days=zufall.randrange(TAGE)), direktion)


def zahlen(antwort: Antwort) -> dict[str, str]:
    """What each card shows."""
    gefunden = {k.schluessel: _WERT.search(antwort.html_in(f"kennzahl-{k.schluessel}")) for k in KATALOG}
    return {schluessel: treffer[1] for schluessel, treffer in gefunden.items() if treffer}


def saetze(antwort: Antwort) -> list[str]:
    """What went wrong, as the reader is told."""
    hinweise = [text for text in antwort.html() if 'class="hinweis' in text and "Vorgangsnummer" in text]
    return [*hinweise, *antwort.fehler()]


def _satz(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
