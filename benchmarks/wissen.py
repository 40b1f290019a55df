"""Does a figure at an old Datenstand take at most three times as long as the newest one, with a million rows and no cache?

Each statement goes through ``direkt``, which keeps nothing, and each round asks about a day that no round asked before.
In a round the Datenstände take turns, forwards and backwards, because other work on the machine comes and goes.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import Engine, text

from benchmarks.bestand import bestaende
from benchmarks.grosse_daten import ERSTE, LIEFERUNGEN
from benchmarks.plan import plan
from benchmarks.server import Messfehler
from data_access.abfragen import messung
from data_access.engine import direkt
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import Auswahl
from domain.ereignis import Ereignisart
from domain.kennzahl import Geldzustand, Kennzahl

ZEILEN, SAAT = 1_000_000, 20190206
NEUESTER = ERSTE + LIEFERUNGEN - 1
ALTE = tuple(ERSTE - 1 + LIEFERUNGEN * prozent // 100 for prozent in (10, 50, 90))
ERSTER_TAG = date(2026, 6, 30)  # the rounds go back from it, so that nearly all rows lie before the Stichtag
SEKUNDEN, MINDESTENS = 2, 3  # seconds and rounds of each figure on each database
ALLE = "alle Kennzahlen in einer Anweisung"
KPR = (Ereignisart.KPR_BESTEHT, Ereignisart.KPR_KONSTITUIERT, Ereignisart.KPR_REAKTIVIERT, Ereignisart.KPR_AUFGELOEST)
GEZAEHLT: dict[str, tuple[str, ...]] = {  # which kinds of rows a figure reads
    "kommunen_beraten": (Ereignisart.BERATUNG,),
    "kooperationsvereinbarungen": (Ereignisart.KOOPERATIONSVEREINBARUNG,),
    "kommunale_praeventionsraete": KPR,
    "foerdermittel_bewilligt": (Geldzustand.BEWILLIGT,),
}
FAKTEN = {"ereignis": "art", "foerderung": "geldzustand"}
ZAEHLUNG = (
    "SELECT count(*) FROM {tabelle} WHERE {spalte} IN ({worte}) AND spaetestens <= :tag AND lieferung_id <= :datenstand "
    "AND (ersetzt_durch IS NULL OR ersetzt_durch > :datenstand)"
)


@dataclass
class Reihe:
    """The times of one statement on one database in seconds: of each Datenstand, and of counting the rows of the newest."""

    datenbank: str
    titel: str
    zeiten: dict[int, list[float]] = field(default_factory=lambda: {nummer: [] for nummer in (NEUESTER, *ALTE)})
    boden: list[float] = field(default_factory=list)
    gezaehlt: int = 0
    werte: dict[tuple[date, int], int] = field(default_factory=dict)
    ganz_gelesen: set[str] = field(default_factory=set)

    def paare(self, alt: int) -> list[float]:
        """An old Datenstand by the newest one, round by round."""
        return [a / neu for a, neu in zip(self.zeiten[alt], self.zeiten[NEUESTER], strict=True)]

    def verhaeltnis(self) -> float:
        """Of the slowest old Datenstand, in the middle round."""
        return max(median(self.paare(alt)) for alt in ALTE)

    def zum_boden(self) -> float:
        """The newest Datenstand by the counting."""
        return median(self.zeiten[NEUESTER]) / median(self.boden)

    def satz(self) -> str:
        zeiten = ", ".join(
            f"{nummer - ERSTE + 1} {1000 * median(werte):.0f} ms" for nummer, werte in sorted(self.zeiten.items())
        )
        return (
            f"{self.datenbank}, {self.titel} (n={len(self.boden)}), p50 mit Lieferung {zeiten}; "
            f"bloße Zählung von {self.gezaehlt} Zeilen {1000 * median(self.boden):.0f} ms."
        )


def miss(ordner: Path) -> list[Reihe]:
    """Figures alone and all at once, on both databases; a fast wrong answer is not measured."""
    with bestaende(ordner, ZEILEN, SAAT) as maschinen:
        reihen = [
            _miss(name, maschine, titel, kennzahlen, worte)
            for titel, kennzahlen, worte in _fragen()
            for name, maschine in maschinen.items()
        ]
    for eine, andere in zip(reihen[::2], reihen[1::2], strict=True):
        gemeinsam = eine.werte.keys() & andere.werte.keys()
        if any(eine.werte[stelle] != andere.werte[stelle] for stelle in gemeinsam):
            raise Messfehler(f"{eine.titel}: {eine.datenbank} und {andere.datenbank} zählen verschieden")
    return reihen


def _fragen() -> Iterator[tuple[str, tuple[Kennzahl, ...], tuple[str, ...]]]:
    """Title, Kennzahlen, kinds of rows."""
    for schluessel, worte in GEZAEHLT.items():
        yield kennzahl(schluessel).titel, (kennzahl(schluessel),), worte
    yield ALLE, tuple(KATALOG), tuple(dict.fromkeys(wort for worte in GEZAEHLT.values() for wort in worte))


def _miss(name: str, maschine: Engine, titel: str, kennzahlen: tuple[Kennzahl, ...], worte: Sequence[str]) -> Reihe:
    reihe, read = Reihe(name, titel), direkt(maschine)
    for nummer in reihe.zeiten:
        reihe.ganz_gelesen |= plan(maschine, messung(kennzahlen, Auswahl(ERSTER_TAG, nummer))).ganz & FAKTEN.keys()
    read(messung(kennzahlen, Auswahl(ERSTER_TAG, ALTE[0])))  # the statement is built and compiled once per process
    ende = time.perf_counter() + SEKUNDEN
    while len(reihe.boden) < MINDESTENS or time.perf_counter() < ende:
        runde = len(reihe.boden)
        tag = ERSTER_TAG - timedelta(days=1 + runde)
        for nummer in sorted(reihe.zeiten, reverse=runde % 2 == 0):
            abfrage, beginn = messung(kennzahlen, Auswahl(tag, nummer)), time.perf_counter()
            einheiten = read(abfrage)
            reihe.zeiten[nummer].append(time.perf_counter() - beginn)
            reihe.werte[tag, nummer] = int(einheiten["wert"][einheiten["sicher"] == 1].sum())
        _zaehle(maschine, reihe, tag, worte)
    return reihe


def _zaehle(maschine: Engine, reihe: Reihe, tag: date, worte: Sequence[str]) -> None:
    """The floor: count the rows of these kinds that are known at the newest Datenstand."""
    liste = ", ".join(f"'{wort}'" for wort in worte)
    summe = " + ".join(f"({ZAEHLUNG.format(tabelle=t, spalte=s, worte=liste)})" for t, s in FAKTEN.items())
    beginn = time.perf_counter()
    with maschine.connect() as verbindung:
        werte = {"tag": tag.isoformat(), "datenstand": NEUESTER}
        reihe.gezaehlt = verbindung.execute(text(f"SELECT {summe}"), werte).scalar_one()
    reihe.boden.append(time.perf_counter() - beginn)
