"""Does a process stay as large as it is, whoever came and went, and do others notice that somebody takes papers along?"""

import asyncio
import csv
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.ansichten import RUNDGANG
from benchmarks.bericht import Bericht, zahl
from benchmarks.last import Ergebnis, Plan
from benchmarks.leser import AUFWAERMEN, belaste, dashboard, hole_ergebnis
from benchmarks.messen import anlegen
from benchmarks.server import Messfehler, speicher
from benchmarks.sitzung import Sitzung
from data_access.engine import engine
from data_access.freigabe import gib_frei
from data_access.katalog import FASSUNGEN
from ingest.schreiben import lade

VORHER, SITZUNGEN, ZUGLEICH = 200, 500, 5  # Streamlit itself keeps the last 128 sessions for two minutes
LIEFERUNGEN, DAVON_VORHER = 120, 20
GEDAECHTNIS_MB = 24  # so small that it is full before the measured deliveries begin
KNOEPFE = ("PDF, vollständig", "Folien (PPTX)")
ANGABEN = """format = 1
kennung = "dauer-{nummer}"
titel = "Lieferung {nummer}"
herausgeber = "Messung"
stand = 2023-06-30
[zeilen]
"ereignisse.csv" = 1
"""
NEBENBEI = Plan(15, bedenkzeit=1, anlauf=3, dauer=30)
KOPF = (
    "kennung",
    "datum",
    "genauigkeit",
    "traeger",
    "art",
    "vorgang",
    "sicher",
    "quelle_titel",
    "herausgeber",
    "notiz",
)


def dauerhaftes(bericht: Bericht, ordner: Path) -> None:
    """Memory after sessions and deliveries, then reruns beside exports."""
    datenbank = ordner / "dauer.sqlite"
    anlegen(datenbank)
    bericht.abschnitt()
    with dashboard(datenbank, None) as (port, pid):
        asyncio.run(_besuche(port, VORHER))
        vorher = speicher(pid)
        asyncio.run(_besuche(port, SITZUNGEN))
        nachher = speicher(pid)
    bericht.nimm(
        f"Speicher nach {SITZUNGEN} weiteren Sitzungen, die kamen und gingen / vorher", nachher / vorher, "×", 1.05
    )
    with dashboard(datenbank, None, ASSKOMM_GEDAECHTNIS_MB=str(GEDAECHTNIS_MB)) as (port, pid):
        staende = [asyncio.run(_nach_lieferung(port, pid, datenbank, ordner, n)) for n in range(LIEFERUNGEN)]
    bericht.nimm(
        f"Speicher nach {LIEFERUNGEN - DAVON_VORHER} weiteren Lieferungen / vorher",
        staende[-1] / staende[DAVON_VORHER - 1],
        "×",
        1.05,
    )
    bericht.hinweise.append(
        f"Speicher: {zahl(vorher)} MB nach {VORHER} Sitzungen, {zahl(nachher)} MB nach {VORHER + SITZUNGEN}; mit {GEDAECHTNIS_MB} MB "
        f"Gedächtnis {zahl(staende[DAVON_VORHER - 1])} MB nach {DAVON_VORHER} Lieferungen, {zahl(staende[-1])} MB nach {LIEFERUNGEN}."
    )
    bericht.einzeln["Speicher nach Lieferungen (MB)"] = staende
    _neben_ausgaben(bericht, datenbank)


async def _besuche(port: int, anzahl: int) -> None:
    """Readers who come, look, change a filter and go, a few at once."""

    async def einer(nummern: Iterator[int]) -> None:
        for nummer in nummern:
            async with Sitzung(port) as sitzung:
                antwort = await sitzung.rerun(RUNDGANG[nummer % len(RUNDGANG)])
                if antwort.fehler():
                    raise Messfehler("; ".join(antwort.fehler()))

    nummern = iter(range(anzahl))
    await asyncio.gather(*(einer(nummern) for _ in range(ZUGLEICH)))


async def _nach_lieferung(port: int, pid: int, datenbank: Path, ordner: Path, nummer: int) -> float:
    """Load and release a delivery of one event, look at the page and two filters of the new Datenstand; MB of the server."""
    ziel = ordner / f"lieferung-{nummer}"
    ziel.mkdir()
    tag = date(2019, 3, 1) + timedelta(days=nummer)
    (ziel / "lieferung.toml").write_text(ANGABEN.format(nummer=nummer), encoding="utf-8")
    with (ziel / "ereignisse.csv").open("w", encoding="utf-8", newline="") as datei:
        schreiber = csv.writer(datei)
        schreiber.writerow(KOPF)
        schreiber.writerow(
            (f"dauer-{nummer}", tag, "tag", "14524330", "beratung", f"dauer-{nummer}", "ja", "", "Messung", "")
        )
    maschine = engine(f"sqlite:///{datenbank}")
    (geladene,) = lade(maschine, [ziel], FASSUNGEN)
    gib_frei(maschine, geladene.nummer, ab=None, jetzt=datetime.now(UTC), wer="Messung")
    maschine.dispose()
    await asyncio.sleep(1.1)  # a process asks at most once a second what is released
    async with Sitzung(port) as sitzung:
        for ansicht in RUNDGANG[:2]:
            await sitzung.rerun(ansicht)
    return speicher(pid)


def _neben_ausgaben(bericht: Bericht, datenbank: Path) -> None:
    """The same readers without and with somebody who takes one paper after the other."""
    with dashboard(datenbank, None) as (port, _):
        hole_ergebnis(belaste([port], AUFWAERMEN, None))
        allein = hole_ergebnis(belaste([port], NEBENBEI, None))
        dauern: list[float] = []
        schluss = threading.Event()
        faden = threading.Thread(target=lambda: asyncio.run(_nimm_mit(port, schluss, dauern)))
        faden.start()
        daneben = hole_ergebnis(belaste([port], NEBENBEI, None))
        schluss.set()
        faden.join()
    fehler = allein.fehler + daneben.fehler
    if not dauern or fehler:
        raise Messfehler(f"Neben den Lesern entstanden {len(dauern)} Papiere, Fehler: {dict(fehler)}")
    bericht.nimm("p95 der Leser, während PDF und PPTX entstehen / ohne", daneben.p(0.95) / allein.p(0.95), "×", 2)
    mittel = zahl(sum(dauern) / len(dauern))
    bericht.hinweise.append(
        f"{len(dauern)} Papiere, je {mittel} s; Leser allein: {_p(allein)}, daneben: {_p(daneben)}."
    )


def _p(ergebnis: Ergebnis) -> str:
    return f"p50 {zahl(1000 * ergebnis.p(0.5))} ms, p95 {zahl(1000 * ergebnis.p(0.95))} ms"


async def _nimm_mit(port: int, schluss: threading.Event, dauern: list[float]) -> None:
    """Each time another Stichtag, so that nothing of the paper is remembered."""
    tag = date(2022, 6, 30)
    async with Sitzung(port, "briefing") as sitzung:
        while not schluss.is_set():
            tag -= timedelta(days=1)
            await sitzung.rerun({"stichtag": (tag.isoformat(),)})
            dauern += [await sitzung.lade(knopf) for knopf in KNOEPFE]
