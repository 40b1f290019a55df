"""What is measured, one function per question? Each returns plain numbers; the bounds are in ``__main__``."""

import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.ansichten import KARTE_DER_ZAHL, RUNDGANG, Erwartung, Filter, neue_tage
from benchmarks.server import ASSKOMM, HttpAntwort, Messfehler, freier_port, hole, laufend, rechenzeit, umgebung
from benchmarks.sitzung import Antwort, Sitzung

AUFWAERMEN, BLOECKE = 2, 18  # 18 blocks of 12 reruns: 216 of each side
NEUE_TAGE = 40


def anlegen(datenbank: Path) -> float:
    """Seconds of ``asskomm init`` from nothing, the whole process."""
    beginn = time.perf_counter()
    fertig = subprocess.run([ASSKOMM, "init"], env=umgebung(datenbank), capture_output=True, text=True, timeout=120)
    if fertig.returncode:
        raise Messfehler(f"asskomm init: {fertig.stdout}{fertig.stderr}")
    return time.perf_counter() - beginn


async def erste_sitzung(datenbank: Path) -> float:
    """Seconds of the first session of a fresh server, from connecting to the complete page."""
    port = freier_port()
    befehl = [ASSKOMM, "serve", "--port", str(port)]
    with laufend(befehl, port=port, bereit="/bereit", datenbank=datenbank):
        async with Sitzung(port) as sitzung:
            _pruefe(sitzung.erste, {}, Erwartung(datenbank))
            return sitzung.erste.sekunden


@dataclass
class Reihe:
    """Reruns of one side, block by block."""

    bloecke: list[list[Antwort]] = field(default_factory=list)
    rechenzeit: float = 0.0  # seconds of processor time that the server used in all blocks

    @property
    def alle(self) -> list[Antwort]:
        return [antwort for block in self.bloecke for antwort in block]

    @property
    def zeiten(self) -> list[float]:
        return [antwort.sekunden for antwort in self.alle]

    @property
    def rechenzeit_je_lauf(self) -> float:
        return self.rechenzeit / len(self.alle)


@dataclass
class Vergleich:
    """Page and floor in turn, then the page on days that nobody asked for; ``abweichungen`` say how the floor differs."""

    seite: Reihe = field(default_factory=Reihe)
    boden: Reihe = field(default_factory=Reihe)
    neu: Reihe = field(default_factory=Reihe)
    zahl: Counter[str] = field(default_factory=Counter)
    abweichungen: list[str] = field(default_factory=list)
    geometrie: HttpAntwort | None = None

    def verhaeltnis(self, anteil: float) -> float:
        return quantil(self.seite.zeiten, anteil) / quantil(self.boden.zeiten, anteil)

    def streuung(self) -> tuple[float, float]:
        """Smallest and largest ratio of medians over the blocks."""
        paare = zip(self.seite.bloecke, self.boden.bloecke, strict=True)
        werte = [_median(seite) / _median(boden) for seite, boden in paare]
        return min(werte), max(werte)


async def vergleiche(datenbank: Path) -> Vergleich:
    """Rerun page and floor alternately, block by block, because other work on the machine comes and goes."""
    port, bodenport = freier_port(), freier_port()
    boden = [sys.executable, "-m", "benchmarks.boden", str(bodenport)]
    seite = [ASSKOMM, "serve", "--port", str(port)]
    erwartung, ergebnis = Erwartung(datenbank), Vergleich()
    with (
        laufend(seite, port=port, bereit="/bereit", datenbank=datenbank) as pid,
        laufend(boden, port=bodenport, bereit="/_stcore/health", datenbank=datenbank) as bodenpid,
    ):
        async with Sitzung(port) as oben, Sitzung(bodenport) as unten:
            for _ in range(AUFWAERMEN):
                oben_warm = await _runde(oben, RUNDGANG, erwartung)
                unten_warm = await _runde(unten, RUNDGANG, erwartung)
            ergebnis.zahl = oben_warm[-1].zahl
            ergebnis.abweichungen = _abweichungen(oben_warm, unten_warm)
            seiten = [(oben, pid, ergebnis.seite), (unten, bodenpid, ergebnis.boden)]
            for nummer in range(BLOECKE):
                for sitzung, prozess, reihe in seiten if nummer % 2 == 0 else reversed(seiten):
                    await _block(sitzung, prozess, reihe, RUNDGANG, erwartung)
            await _block(oben, pid, ergebnis.neu, neue_tage(NEUE_TAGE), erwartung)
            ergebnis.geometrie = _geometrie(port, oben_warm[-1])
    return ergebnis


async def _block(sitzung: Sitzung, pid: int, reihe: Reihe, ansichten: Sequence[Filter], erwartung: Erwartung) -> None:
    vorher = rechenzeit(pid)
    reihe.bloecke.append(await _runde(sitzung, ansichten, erwartung))
    reihe.rechenzeit += rechenzeit(pid) - vorher


async def _runde(sitzung: Sitzung, ansichten: Sequence[Filter], erwartung: Erwartung) -> list[Antwort]:
    antworten = []
    for ansicht in ansichten:
        antwort = await sitzung.rerun(ansicht)
        _pruefe(antwort, ansicht, erwartung)
        antworten.append(antwort)
    return antworten


def _pruefe(antwort: Antwort, ansicht: Filter, erwartung: Erwartung) -> None:
    """A fast wrong answer is none."""
    if fehler := antwort.fehler():
        raise Messfehler(f"{ansicht}: {fehler}")
    karte = re.sub(r"<[^>]+>", "|", antwort.html_in(KARTE_DER_ZAHL))
    if f"|{erwartung.text(ansicht)}|" not in karte:
        raise Messfehler(f"{ansicht}: „{erwartung.text(ansicht)}“ fehlt in „{karte}“")


def _abweichungen(oben: list[Antwort], unten: list[Antwort]) -> list[str]:
    """In which view does the floor draw other kinds, another number or other texts than the page?"""
    texte = []
    for ansicht, seite, boden in zip(RUNDGANG, oben, unten, strict=True):
        texte += [
            f"{ansicht}: {art} Seite {seite.zahl[art]}, Boden {boden.zahl[art]}"
            for art in sorted(seite.zahl.keys() | boden.zahl.keys())
            if seite.zahl[art] != boden.zahl[art]
        ]
        if seite.html() != boden.html():
            texte.append(f"{ansicht}: anderer HTML-Text")
        if abs(seite.empfangen - boden.empfangen) > 0.03 * seite.empfangen:
            texte.append(f"{ansicht}: Seite {seite.empfangen} Bytes, Boden {boden.empfangen} Bytes")
    return texte


def _geometrie(port: int, antwort: Antwort) -> HttpAntwort:
    """The map geometry as a browser gets it, at the address that the chart names."""
    specs = [e.vega_lite_chart.spec for _, e in antwort.elemente if e.WhichOneof("type") == "vega_lite_chart"]
    adressen = {fund for spec in specs for fund in re.findall(r'"url": ?"\.?(/[^"]+)"', spec)}
    if len(adressen) != 1:
        raise Messfehler(f"Die Karte nennt nicht genau eine Adresse der Geometrie: {sorted(adressen)}")
    return hole(port, adressen.pop(), Accept_Encoding="gzip, deflate, br, zstd")


def quantil(werte: Sequence[float], anteil: float) -> float:
    """The value below which ``anteil`` of the values lie."""
    return statistics.quantiles(werte, n=100, method="inclusive")[round(anteil * 100) - 1]


def _median(block: list[Antwort]) -> float:
    return statistics.median(antwort.sekunden for antwort in block)
