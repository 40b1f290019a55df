"""How many readers does one process hold, what does each cost, and do two processes hold twice as many?

Server and load run on cores of their own. The floor gets the same load, so its figures say what Streamlit itself costs here.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bericht import Bericht, zahl
from benchmarks.last import Ergebnis, Plan, aus_dict
from benchmarks.messen import anlegen
from benchmarks.server import ASSKOMM, Messfehler, auf_kern, freier_port, laufend, rechenzeit, speicher

GLEICHZEITIG = (200, 300)  # readers of one process
EINZELN, DOPPELT = 150, 270  # readers of one and of two processes: 1.8 times as many
AUFWAERMEN = Plan(12, bedenkzeit=1, anlauf=2, dauer=10)
FLOSKEL = "Leser, ein Prozess auf einem Kern, 10 s Bedenkzeit"


@dataclass(frozen=True)
class Messung:
    """One load on one side: what the readers met, processor time and memory of the server."""

    ergebnis: Ergebnis
    auslastung: float  # share of one core
    je_leser: float  # MB of memory for each reader

    def satz(self) -> str:
        e = self.ergebnis
        fehler = "; ".join(f"{anzahl} × {was}" for was, anzahl in e.fehler.items()) or "keine"
        return (
            f"{e.leser} Leser: {zahl(e.je_sekunde)} Läufe je Sekunde, p50 {zahl(1000 * e.p(0.5))} ms, p95 {zahl(1000 * e.p(0.95))} ms, "
            f"p99 {zahl(1000 * e.p(0.99))} ms, Kern zu {zahl(100 * self.auslastung)} % belegt, Fehler: {fehler}; der Lastgeber "
            f"selbst war um {zahl(1000 * e.eigener_verzug)} ms (p95) zu spät"
        )


@contextmanager
def dashboard(datenbank: Path, kern: int | None, **mehr: str) -> Iterator[tuple[int, int]]:
    """Port and process of the dashboard as readers have it, with ``mehr`` as its settings."""
    port = freier_port()
    befehl = [ASSKOMM, "serve", "--port", str(port)]
    with laufend(befehl, port=port, bereit="/bereit", datenbank=datenbank, kern=kern, mehr=mehr) as pid:
        yield port, pid


@contextmanager
def boden(datenbank: Path, kern: int | None) -> Iterator[tuple[int, int]]:
    port = freier_port()
    befehl = [sys.executable, "-m", "benchmarks.boden", str(port)]
    with laufend(befehl, port=port, bereit="/_stcore/health", datenbank=datenbank, frist=240, kern=kern) as pid:
        yield port, pid


def belaste(ports: Sequence[int], plan: Plan, kern: int | None) -> "subprocess.Popen[str]":
    """Start one generator of load; ``hole_ergebnis`` waits for it."""
    befehl = [sys.executable, "-m", "benchmarks.last", *map(str, ports), "--roh"]
    for name in ("leser", "bedenkzeit", "anlauf", "dauer", "wechsel"):
        befehl += [f"--{name}", str(getattr(plan, name))]
    befehl += ["--seiten", ",".join(plan.seiten)]
    with auf_kern(kern):
        return subprocess.Popen(befehl, stdout=subprocess.PIPE, text=True)


def hole_ergebnis(last: "subprocess.Popen[str]") -> Ergebnis:
    text, _ = last.communicate()
    if not text:
        raise Messfehler(f"Der Lastgeber endete mit {last.returncode}")
    return aus_dict(json.loads(text))


def miss_eine_seite(port: int, pid: int, plan: Plan) -> Messung:
    """Warm up, then load; memory is the most that was seen beyond what the warm server had."""
    hole_ergebnis(belaste([port], AUFWAERMEN, 1))
    vorher, rechnete = speicher(pid), rechenzeit(pid)
    with _gipfel(pid) as gipfel:
        ergebnis = hole_ergebnis(belaste([port], plan, 1))
    auslastung = (rechenzeit(pid) - rechnete) / (plan.anlauf + plan.dauer)
    return Messung(ergebnis, auslastung, (max(gipfel) - vorher) / plan.leser)


@contextmanager
def _gipfel(pid: int) -> Iterator[list[float]]:
    """Memory of a process each second while the block runs."""
    werte, schluss = [speicher(pid)], threading.Event()

    def schaue() -> None:
        while not schluss.wait(1):
            werte.append(speicher(pid))

    faden = threading.Thread(target=schaue)
    faden.start()
    try:
        yield werte
    finally:
        schluss.set()
        faden.join()


def leserzahlen(bericht: Bericht, ordner: Path) -> None:
    """Both loads on page and floor, then one process against two."""
    datenbank = ordner / "leser.sqlite"
    anlegen(datenbank)
    bericht.abschnitt()
    for leser in GLEICHZEITIG:
        seiten = {}
        for name, starte in (("Boden", boden), ("Überblick", dashboard)):
            with starte(datenbank, 0) as (port, pid):
                seiten[name] = miss_eine_seite(port, pid, Plan(leser))
        seite, unten = seiten["Überblick"], seiten["Boden"]
        verhaeltnis = seite.ergebnis.p(0.95) / unten.ergebnis.p(0.95)
        bericht.nimm(f"{leser} {FLOSKEL}: Überblick / Boden, p95", verhaeltnis, "×", 2 if leser == 200 else None)
        bericht.nimm(
            f"{leser} Leser: p95, Überblick / Boden", tuple(1000 * m.ergebnis.p(0.95) for m in (seite, unten)), "ms"
        )
        bericht.nimm(f"{leser} Leser: Fehler", sum(seite.ergebnis.fehler.values()), "", 0)
        bericht.nimm(f"{leser} Leser: Speicher je Leser, mehr als der Boden", seite.je_leser - unten.je_leser, "MB", 1)
        bericht.hinweise += [f"{name}, {m.satz()}, {zahl(m.je_leser)} MB je Leser." for name, m in seiten.items()]
        bericht.einzeln[f"{leser} Leser"] = {
            name: {"p": [m.ergebnis.p(q) for q in (0.5, 0.9, 0.95, 0.99)], "auslastung": m.auslastung, "mb": m.je_leser}
            for name, m in seiten.items()
        }
    _ein_und_zwei(bericht, datenbank)


def _ein_und_zwei(bericht: Bericht, datenbank: Path) -> None:
    """Each process shares its core with its own generator, so that a second core brings the same again, and no more."""
    einer = _prozesse(datenbank, EINZELN, 1)
    zwei = _prozesse(datenbank, DOPPELT, 2)
    p95 = [1000 * e.p(0.95) for e in (einer, zwei)]
    bericht.nimm(f"{DOPPELT} Leser auf zwei Prozessen und Kernen / {EINZELN} auf einem, p95", p95[1] / p95[0], "×", 1)
    bericht.nimm("dabei Fehler", sum((einer.fehler + zwei.fehler).values()), "", 0)
    bericht.hinweise.append(
        "; ".join(
            f"{e.leser} Leser auf {was}: p50 {zahl(1000 * e.p(0.5))} ms, p95 {zahl(1000 * e.p(0.95))} ms, "
            f"{zahl(e.je_sekunde)} Läufe je Sekunde"
            for was, e in (("einem Prozess", einer), ("zwei Prozessen", zwei))
        )
        + ". Je Kern ein Prozess und sein Lastgeber."
    )


def _prozesse(datenbank: Path, leser: int, anzahl: int) -> Ergebnis:
    with ExitStack() as ende:
        server = [ende.enter_context(dashboard(datenbank, kern)) for kern in range(anzahl)]
        for plan in (AUFWAERMEN, Plan(leser // anzahl)):
            lasten = [belaste([port], plan, kern) for kern, (port, _) in enumerate(server)]
            teile = [hole_ergebnis(last) for last in lasten]
    ganz = Ergebnis(leser)
    for teil in teile:
        ganz.laeufe += teil.laeufe
        ganz.fehler += teil.fehler
        ganz.je_sekunde += teil.je_sekunde
    return ganz
