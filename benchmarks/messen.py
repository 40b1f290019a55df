"""What is measured, one function per question? Each returns plain numbers; the bounds are in ``__main__``."""

import re
import statistics
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.ansichten import KARTE_DER_ZAHL, Erwartung, Filter, parameter, rundgang
from benchmarks.antwort import Antwort
from benchmarks.paar import Paar
from benchmarks.server import ASSKOMM, HttpAntwort, Messfehler, freier_port, hole, laufend, rechenzeit, umgebung
from benchmarks.sitzung import Sitzung

AUFWAERMEN = 2


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
            _pruefe(sitzung.erste, "", {}, Erwartung(datenbank))
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

    titel: str
    seite: Reihe = field(default_factory=Reihe)
    boden: Reihe = field(default_factory=Reihe)
    neu: Reihe = field(default_factory=Reihe)
    zahl: Counter[str] = field(default_factory=Counter)
    html: str = ""
    abweichungen: list[str] = field(default_factory=list)

    @property
    def alle(self) -> list[Antwort]:
        """All reruns of the page, never-asked days included."""
        return self.seite.alle + self.neu.alle

    def verhaeltnis(self, anteil: float) -> float:
        return quantil(self.seite.zeiten, anteil) / quantil(self.boden.zeiten, anteil)

    def streuung(self) -> tuple[float, float]:
        """Smallest and largest ratio of medians over the blocks."""
        paare = zip(self.seite.bloecke, self.boden.bloecke, strict=True)
        werte = [_median(seite) / _median(boden) for seite, boden in paare]
        return min(werte), max(werte)


async def vergleiche(paar: Paar, pfad: str, erwartung: Erwartung, *, bloecke: int, neue: Sequence[Filter]) -> Vergleich:
    """Rerun page and floor alternately, block by block, because other work on the machine comes and goes."""
    ansichten = rundgang(pfad)
    async with Sitzung(paar.port, pfad, parameter(pfad)) as oben, Sitzung(paar.bodenport, pfad) as unten:
        for _ in range(AUFWAERMEN):
            oben_warm = await _runde(oben, pfad, ansichten, erwartung)
            unten_warm = await _runde(unten, pfad, ansichten, erwartung)
        ergebnis = Vergleich(oben.seiten[pfad][1], zahl=oben_warm[-1].zahl, html="".join(oben_warm[-1].html()))
        ergebnis.abweichungen = _abweichungen(ergebnis.titel, ansichten, oben_warm, unten_warm)
        seiten = [(oben, paar.pid, ergebnis.seite), (unten, paar.bodenpid, ergebnis.boden)]
        for nummer in range(bloecke):
            for sitzung, prozess, reihe in seiten if nummer % 2 == 0 else reversed(seiten):
                await _block(sitzung, prozess, reihe, pfad, ansichten, erwartung)
        await _block(oben, paar.pid, ergebnis.neu, pfad, neue, erwartung)
    return ergebnis


async def _block(
    sitzung: Sitzung, pid: int, reihe: Reihe, pfad: str, ansichten: Sequence[Filter], erwartung: Erwartung
) -> None:
    vorher = rechenzeit(pid)
    reihe.bloecke.append(await _runde(sitzung, pfad, ansichten, erwartung))
    reihe.rechenzeit += rechenzeit(pid) - vorher


async def _runde(sitzung: Sitzung, pfad: str, ansichten: Sequence[Filter], erwartung: Erwartung) -> list[Antwort]:
    antworten = []
    for ansicht in ansichten:
        antwort = await sitzung.rerun(ansicht)
        _pruefe(antwort, pfad, ansicht, erwartung)
        antworten.append(antwort)
    return antworten


def _pruefe(antwort: Antwort, pfad: str, ansicht: Filter, erwartung: Erwartung) -> None:
    """A fast wrong answer is none. Other pages than the first must draw their heading, and what the floor has recorded."""
    if fehler := antwort.fehler():
        raise Messfehler(f"/{pfad} {ansicht}: {fehler}")
    if pfad:
        if 'class="titel"' not in "".join(antwort.html()):
            raise Messfehler(f"/{pfad} {ansicht}: Die Überschrift fehlt")
        return
    karte = re.sub(r"<[^>]+>", "|", antwort.html_in(KARTE_DER_ZAHL))
    if f"|{erwartung.text(ansicht)}|" not in karte:
        raise Messfehler(f"{ansicht}: „{erwartung.text(ansicht)}“ fehlt in „{karte}“")


def _abweichungen(titel: str, ansichten: Sequence[Filter], oben: list[Antwort], unten: list[Antwort]) -> list[str]:
    """In which view does the floor draw other kinds, another number or other texts than the page?"""
    texte = []
    for ansicht, seite, boden in zip(ansichten, oben, unten, strict=True):
        texte += [
            f"{titel} {ansicht}: {art} Seite {seite.zahl[art]}, Boden {boden.zahl[art]}"
            for art in sorted(seite.zahl.keys() | boden.zahl.keys())
            if seite.zahl[art] != boden.zahl[art]
        ]
        if seite.html() != boden.html():
            texte.append(f"{titel} {ansicht}: anderer HTML-Text")
        if abs(seite.empfangen - boden.empfangen) > 0.03 * seite.empfangen:
            texte.append(f"{titel} {ansicht}: Seite {seite.empfangen} Bytes, Boden {boden.empfangen} Bytes")
    return texte


async def geometrie(port: int) -> HttpAntwort:
    """The map geometry as a browser gets it, at the address that the chart names."""
    async with Sitzung(port) as sitzung:
        antwort = sitzung.erste
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
