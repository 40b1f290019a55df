"""How does the dashboard answer many readers at once? Each is an open tab that thinks, then changes a filter or the page.

Run as ``python -m benchmarks.last PORT [PORT …] --leser 200``: a process of its own, so that it can have a core of its own.
Prints one JSON object. It speaks to this machine only, and never to more than HOECHSTENS readers or longer than LAENGSTENS.
"""

import argparse
import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from websockets.exceptions import WebSocketException

from benchmarks.ansichten import parameter, rundgang
from benchmarks.antwort import Antwort
from benchmarks.messen import quantil
from benchmarks.server import Messfehler
from benchmarks.sitzung import Sitzung

HOECHSTENS, LAENGSTENS = 2000, 600.0  # readers, seconds
TAKT = 0.05  # seconds between two looks at our own delay
STREUUNG = 0.5  # a reader thinks between half and one and a half times as long


@dataclass(frozen=True)
class Plan:
    """How many readers do what for how long. ``anlauf`` seconds pass until all are there; only what follows is measured."""

    leser: int
    bedenkzeit: float = 10.0
    anlauf: float = 20.0
    dauer: float = 40.0
    seiten: tuple[str, ...] = ("",)
    wechsel: float = 0.0  # share of steps that go to another of ``seiten``
    saat: int = 1

    def __post_init__(self) -> None:
        if not (0 < self.leser <= HOECHSTENS and 0 < self.anlauf + self.dauer <= LAENGSTENS and self.bedenkzeit > 0):
            raise Messfehler(f"Höchstens {HOECHSTENS} Leser und {LAENGSTENS:.0f} Sekunden, mit Bedenkzeit.")


@dataclass
class Ergebnis:
    """Seconds of each measured rerun and switch, what went wrong by its words, and how late we were ourselves."""

    leser: int = 0
    laeufe: list[float] = field(default_factory=list)
    wechsel: list[float] = field(default_factory=list)
    erste: list[float] = field(default_factory=list)
    fehler: Counter[str] = field(default_factory=Counter)
    verzug: list[float] = field(default_factory=list)
    je_sekunde: float = 0.0

    @property
    def alle(self) -> list[float]:
        return self.laeufe + self.wechsel

    def p(self, anteil: float) -> float:
        """Seconds; NaN without any rerun."""
        return quantil(self.alle, anteil) if len(self.alle) > 1 else float("nan")

    @property
    def eigener_verzug(self) -> float:
        """Seconds by which the generator itself was late, at p95: it must be small against what it measures."""
        return quantil(self.verzug, 0.95) if len(self.verzug) > 1 else 0.0


class Last:
    """One load: readers come one after the other, walk until the end, and leave."""

    def __init__(self, ports: Sequence[int], plan: Plan) -> None:
        self._ports, self._plan = ports, plan
        self._zufall = random.Random(plan.saat)
        self._ergebnis = Ergebnis(plan.leser)
        self._beginn = self._ende = 0.0

    async def laufe(self) -> Ergebnis:
        """Everything; never raises for what a reader meets, which is counted instead."""
        self._beginn = time.monotonic() + self._plan.anlauf
        self._ende = self._beginn + self._plan.dauer
        abstand = self._plan.anlauf / self._plan.leser
        saaten = [self._zufall.random() for _ in range(self._plan.leser)]
        wache = asyncio.create_task(self._beobachte_uns())
        await asyncio.gather(*(self._leser(nummer, nummer * abstand, saat) for nummer, saat in enumerate(saaten)))
        wache.cancel()
        with suppress(asyncio.CancelledError):
            await wache
        self._ergebnis.je_sekunde = len(self._ergebnis.alle) / self._plan.dauer
        return self._ergebnis

    async def _leser(self, nummer: int, kommt_nach: float, saat: float) -> None:
        await asyncio.sleep(kommt_nach)
        try:
            await self._besuche(nummer, random.Random(saat))
        except (OSError, TimeoutError, WebSocketException, Messfehler) as fehler:
            self._ergebnis.fehler[f"{type(fehler).__name__}: {fehler}"[:200]] += 1

    async def _besuche(self, nummer: int, zufall: random.Random) -> None:
        pfad = self._plan.seiten[nummer % len(self._plan.seiten)]
        schritt = zufall.randrange(12)
        async with Sitzung(self._ports[nummer % len(self._ports)], pfad, parameter(pfad)) as sitzung:
            self._ergebnis.erste.append(sitzung.erste.sekunden)
            self._pruefe(sitzung.erste)
            while True:
                await asyncio.sleep(self._plan.bedenkzeit * zufall.uniform(1 - STREUUNG, 1 + STREUUNG))
                if time.monotonic() > self._ende:
                    return
                schritt += 1
                if len(self._plan.seiten) > 1 and zufall.random() < self._plan.wechsel:
                    pfad = zufall.choice([seite for seite in self._plan.seiten if seite != pfad])
                    antwort = await sitzung.wechsle(pfad, self._ansicht(pfad, schritt), parameter(pfad))
                    self._nimm(antwort, self._ergebnis.wechsel)
                else:
                    self._nimm(await sitzung.rerun(self._ansicht(pfad, schritt)), self._ergebnis.laeufe)

    def _ansicht(self, pfad: str, schritt: int) -> dict[str, tuple[str, ...]]:
        ansichten = rundgang(pfad)
        return ansichten[schritt % len(ansichten)]

    def _nimm(self, antwort: Antwort, reihe: list[float]) -> None:
        self._pruefe(antwort)
        if self._beginn <= time.monotonic() - antwort.sekunden:
            reihe.append(antwort.sekunden)

    def _pruefe(self, antwort: Antwort) -> None:
        """A page without its heading is as wrong as one with an error on it."""
        if gefunden := antwort.fehler():
            raise Messfehler("; ".join(gefunden))
        if 'class="titel"' not in "".join(antwort.html()):
            raise Messfehler("Die Überschrift fehlt")

    async def _beobachte_uns(self) -> None:
        while True:
            beginn = time.perf_counter()
            await asyncio.sleep(TAKT)
            self._ergebnis.verzug.append(time.perf_counter() - beginn - TAKT)


def als_dict(ergebnis: Ergebnis) -> dict[str, Any]:
    """For JSON: all times, so that whoever reads it can take any quantile."""
    return asdict(ergebnis) | {"fehler": dict(ergebnis.fehler)}


def aus_dict(werte: dict[str, Any]) -> Ergebnis:
    return Ergebnis(**werte | {"fehler": Counter(werte["fehler"])})


def main() -> int:
    frage = argparse.ArgumentParser(description=__doc__)
    frage.add_argument("ports", type=int, nargs="+")
    frage.add_argument("--leser", type=int, default=50)
    frage.add_argument("--bedenkzeit", type=float, default=10.0)
    frage.add_argument("--anlauf", type=float, default=20.0)
    frage.add_argument("--dauer", type=float, default=40.0)
    frage.add_argument("--seiten", default="", help="Pfade mit Komma; leer: der Überblick")
    frage.add_argument("--wechsel", type=float, default=0.0)
    frage.add_argument("--roh", action="store_true", help="alle Zeiten statt einer Zusammenfassung")
    w = frage.parse_args()
    plan = Plan(w.leser, w.bedenkzeit, w.anlauf, w.dauer, tuple(w.seiten.split(",")), w.wechsel)
    ergebnis = asyncio.run(Last(w.ports, plan).laufe())
    kurz = {
        "leser": ergebnis.leser, "laeufe": len(ergebnis.alle), "je_sekunde": ergebnis.je_sekunde,
        "p50": ergebnis.p(0.5), "p95": ergebnis.p(0.95), "hoechstens": max(ergebnis.alle, default=float("nan")),
        "erste_p50": median(ergebnis.erste or [float("nan")]), "eigener_verzug_p95": ergebnis.eigener_verzug,
        "fehler": dict(ergebnis.fehler),
    }  # fmt: skip
    print(json.dumps(als_dict(ergebnis) if w.roh else kurz))
    return 1 if ergebnis.fehler else 0


if __name__ == "__main__":
    raise SystemExit(main())
