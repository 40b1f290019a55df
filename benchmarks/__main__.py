"""Run all measurements, print one table, write ``var/bench.json``. Always ends with 0 unless something failed to run.

``python -m benchmarks --seiten`` measures the pages only: reruns, switches, first content in the browser; ``--laden`` the
deliveries only, ``--papiere`` the papers and the text check only, ``--leser`` many readers at once only,
``--dauer`` memory in the long run only.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks import papiere
from benchmarks.bericht import Bericht, ausgabe, drucke, maschine, schreibe, zahl
from benchmarks.dauer import dauerhaftes
from benchmarks.laden import arbeitsmappe_in_sqlite, csv_in_postgresql
from benchmarks.leser import leserzahlen
from benchmarks.messen import Vergleich, anlegen, erste_sitzung, quantil
from benchmarks.seiten import jede_seite, miss_seiten
from benchmarks.server import Messfehler
from benchmarks.wissen import ALLE, ALTE, Reihe, miss
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine

WIEDERHOLUNGEN = 3


def start(bericht: Bericht, ordner: Path) -> None:
    """From nothing to a database, from a started server to the first page."""
    sekunden = [anlegen(ordner / f"leer-{i}.sqlite") for i in range(WIEDERHOLUNGEN)]
    bericht.nimm(f"asskomm init aus dem Nichts, Median von {WIEDERHOLUNGEN}", median(sekunden), "s", 15)
    erste = [asyncio.run(erste_sitzung(ordner / "leer-0.sqlite")) for _ in range(WIEDERHOLUNGEN)]
    bericht.nimm(f"erste Sitzung nach dem Start, Median von {WIEDERHOLUNGEN}", median(erste), "s", 0.2)
    bericht.nimm("erste Sitzung nach dem Start, langsamste", max(erste), "s", 0.2)


def neuzeichnen(bericht: Bericht, v: Vergleich) -> None:
    """Reruns of the first page after a filter change, in milliseconds."""
    bericht.abschnitt()
    for name, reihe in (
        (f"Überblick neu nach Filterwechsel (n={len(v.seite.alle)})", v.seite),
        ("Streamlits Boden dazu", v.boden),
    ):
        zeiten = (1000 * quantil(reihe.zeiten, 0.5), 1000 * quantil(reihe.zeiten, 0.95))
        bericht.nimm(f"{name}, p50 / p95", zeiten, "ms")
        bericht.nimm(f"{name.split(' (')[0]}, Rechenzeit", 1000 * reihe.rechenzeit_je_lauf, "ms")
    neue = (1000 * quantil(v.neu.zeiten, 0.5), 1000 * quantil(v.neu.zeiten, 0.95))
    bericht.nimm(f"noch nie gefragter Stichtag (n={len(v.neu.alle)}), p50 / p95", neue, "ms")
    bericht.hinweise.append("Überblick: " + ", ".join(f"{n} {art}" for art, n in v.zahl.most_common()) + ".")


def altes_wissen(bericht: Bericht, reihen: list[Reihe]) -> None:
    """A figure at an old Datenstand against the newest one, uncached, with a million rows."""
    bericht.abschnitt()
    for datenbank in dict.fromkeys(reihe.datenbank for reihe in reihen):
        eigene = [reihe for reihe in reihen if reihe.datenbank == datenbank]
        for reihe in eigene:
            bericht.nimm(f"{datenbank}: {reihe.titel}, alter / neuester Datenstand, p50", reihe.verhaeltnis(), "×", 3)
        paare = [verhaeltnis for reihe in eigene for alt in ALTE for verhaeltnis in reihe.paare(alt)]
        bericht.nimm(f"{datenbank}: alter / neuester Datenstand, p95 (n={len(paare)})", quantil(paare, 0.95), "×", 3)
        einzelne = max(r.zum_boden() for r in eigene if r.titel != ALLE)
        bericht.nimm(f"{datenbank}: eine Kennzahl, neuester Datenstand / bloße Zählung, größtes", einzelne, "×")
        bericht.nimm(f"{datenbank}: Faktentabellen ohne Index gelesen", sum(len(r.ganz_gelesen) for r in eigene), "", 0)
    bericht.hinweise += [reihe.satz() for reihe in reihen]
    bericht.einzeln["wissen"] = {
        f"{r.datenbank}, {r.titel}": {nummer: [round(1000 * s, 2) for s in werte] for nummer, werte in r.zeiten.items()}
        for r in reihen
    }


def lieferungen(bericht: Bericht, ordner: Path) -> None:
    """Large deliveries, checked and loaded, their effect on the Kennzahlen included."""
    bericht.abschnitt()
    mappe, csv = arbeitsmappe_in_sqlite(ordner), csv_in_postgresql(ordner)
    for titel, messung, grenzen in (("XLSX in SQLite", mappe, (5, 500)), ("CSV in PostgreSQL", csv, (None, None))):
        name = f"{titel}, {zahl(messung.zeilen)} Zeilen"
        if messung.boden:
            bericht.nimm(f"{name}: geprüft und geladen / nur gelesen", messung.verhaeltnis, "×", grenzen[0])
        bericht.nimm(f"{name}: Dauer", messung.sekunden, "s")
        bericht.nimm(f"{name}: Speicher", messung.spitze, "MB", grenzen[1])
        bericht.hinweise.append(f"{titel}: {messung.satz()}")


def papierzeiten(bericht: Bericht, ordner: Path) -> None:
    """What a person waits for who has clicked on a paper or pasted a text."""
    bericht.abschnitt()
    daten = Berichtsdaten(direkt(engine(f"sqlite:///{ordner / 'leer-0.sqlite'}")))
    for w in papiere.miss(daten):
        bericht.nimm(
            f"{w.was}, Median / langsamste (n={len(w.zeiten)})", (median(w.zeiten), max(w.zeiten)), "s", w.hoechstens
        )
        if w.boden:
            bericht.nimm(f"{w.was}: Papier / bloße Bibliothek", w.verhaeltnis, "×")
        bericht.hinweise.append(f"{w.was}: {w.groesse}.")


FUER_SICH = {"--laden": lieferungen, "--leser": leserzahlen, "--dauer": dauerhaftes}


def alles(bericht: Bericht, ordner: Path, *, nur: str) -> None:
    if nur in FUER_SICH:
        FUER_SICH[nur](bericht, ordner)
        return
    if nur:
        anlegen(ordner / "leer-0.sqlite")
    else:
        start(bericht, ordner)
    if nur == "--papiere":
        papierzeiten(bericht, ordner)
        return
    messung = miss_seiten(ordner / "leer-0.sqlite")
    neuzeichnen(bericht, messung.vergleiche[""])
    jede_seite(bericht, messung)
    if not nur:
        altes_wissen(bericht, miss(ordner))
        lieferungen(bericht, ordner)
        papierzeiten(bericht, ordner)
        leserzahlen(bericht, ordner)
        dauerhaftes(bericht, ordner)


def main() -> int:
    beginn, fakten, bericht = time.monotonic(), maschine(), Bericht()
    with tempfile.TemporaryDirectory(prefix="asskomm-bench-") as ordner:
        try:
            alles(bericht, Path(ordner), nur=next(iter(sys.argv[1:]), ""))
        except (Messfehler, AssertionError, TimeoutError, OSError) as fehler:
            drucke(fakten, bericht, time.monotonic() - beginn)
            ausgabe.print(f"NICHT messbar: {fehler}", markup=False)
            return 1
    schreibe(fakten, bericht)
    drucke(fakten, bericht, time.monotonic() - beginn)
    return 0


if __name__ == "__main__":
    sys.exit(main())
