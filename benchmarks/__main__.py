"""Run all measurements, print one table, write ``var/bench.json``. Always ends with 0 unless something failed to run."""

import asyncio
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import streamlit
from rich.console import Console
from rich.table import Table

from benchmarks.messen import Vergleich, anlegen, erste_sitzung, quantil, vergleiche
from benchmarks.server import WURZEL, Messfehler
from benchmarks.wissen import ALTE, Reihe, miss

ERGEBNIS = WURZEL / "var" / "bench.json"
WIEDERHOLUNGEN = 3
ausgabe = Console(highlight=False, width=120)


@dataclass(frozen=True)
class Zeile:
    """One line of the table. ``grenze`` is the largest good value; None: for information."""

    messung: str
    wert: float
    einheit: str
    grenze: float | None = None

    @property
    def urteil(self) -> str:
        if self.grenze is None:
            return "–"
        return "ok" if self.wert <= self.grenze else "NICHT erreicht"


@dataclass
class Bericht:
    """All lines and what else is to be said."""

    zeilen: list[Zeile] = field(default_factory=list)
    hinweise: list[str] = field(default_factory=list)

    def nimm(self, messung: str, wert: float, einheit: str, grenze: float | None = None) -> None:
        self.zeilen.append(Zeile(messung, wert, einheit, grenze))


def maschine() -> dict[str, Any]:
    return {
        "kerne": os.cpu_count(),
        "last": round(os.getloadavg()[0], 2),
        "system": platform.machine(),
        "python": platform.python_version(),
        "streamlit": streamlit.__version__,
    }


def start(bericht: Bericht, ordner: Path) -> None:
    """a and b: from nothing to a database, from a started server to the first page."""
    sekunden = [anlegen(ordner / f"leer-{i}.sqlite") for i in range(WIEDERHOLUNGEN)]
    bericht.nimm(f"asskomm init aus dem Nichts, Median von {WIEDERHOLUNGEN}", statistics.median(sekunden), "s", 15)
    erste = [asyncio.run(erste_sitzung(ordner / "leer-0.sqlite")) for _ in range(WIEDERHOLUNGEN)]
    bericht.nimm(f"erste Sitzung nach dem Start, Median von {WIEDERHOLUNGEN}", statistics.median(erste), "s", 0.2)
    bericht.nimm("erste Sitzung nach dem Start, langsamste", max(erste), "s", 0.2)


def neuzeichnen(bericht: Bericht, v: Vergleich) -> None:
    """c and d: reruns after a filter change against the floor."""
    anzahl = len(v.seite.alle)
    for name, reihe in (
        (f"Überblick neu nach Filterwechsel (n={anzahl})", v.seite),
        ("Streamlits Boden dazu", v.boden),
    ):
        for anteil in (0.5, 0.95):
            bericht.nimm(f"{name}, p{anteil * 100:.0f}", 1000 * quantil(reihe.zeiten, anteil), "ms")
        bericht.nimm(f"{name.split(' (')[0]}, Rechenzeit", 1000 * reihe.rechenzeit_je_lauf, "ms")
    bericht.nimm("Überblick / Boden, p50", v.verhaeltnis(0.5), "×", 2)
    bericht.nimm("Überblick / Boden, p95", v.verhaeltnis(0.95), "×", 2)
    bericht.nimm(f"noch nie gefragter Stichtag (n={len(v.neu.alle)}), p50", 1000 * quantil(v.neu.zeiten, 0.5), "ms")
    bericht.nimm("noch nie gefragter Stichtag, p95", 1000 * quantil(v.neu.zeiten, 0.95), "ms")
    bericht.nimm("Unterschiede zwischen Seite und Boden (Arten, Anzahl, Texte)", len(v.abweichungen), "", 0)
    bericht.hinweise += v.abweichungen[:12]
    kleinster, groesster = v.streuung()
    rechnen = v.seite.rechenzeit_je_lauf / v.boden.rechenzeit_je_lauf
    bericht.hinweise.append(
        f"Überblick / Boden nach Rechenzeit {_zahl(rechnen)} (von fremder Last weniger verfälscht); nach p50 je Block "
        f"{_zahl(kleinster)} bis {_zahl(groesster)} (so sehr schwankt die Maschine)."
    )
    bericht.hinweise.append("Gezeichnet: " + ", ".join(f"{n} {art}" for art, n in v.zahl.most_common()) + ".")


def uebertragung(bericht: Bericht, v: Vergleich) -> None:
    """c and e: bytes of both directions over the websocket, geometry apart."""
    alle = v.seite.alle + v.neu.alle
    bericht.nimm("Bytes je Neuzeichnen, größtes", max(a.bytes for a in alle), "B", 40_000)
    bericht.nimm("Bytes je Neuzeichnen, Median", statistics.median(a.bytes for a in alle), "B", 40_000)
    bericht.nimm("große Nachrichten erneut gesendet, die der Browser noch hat", sum(a.wiederholt for a in alle), "", 0)
    bericht.nimm("Neuzeichnen mit Geometrie („arcs“)", sum(a.geometrie for a in alle), "", 0)
    g = v.geometrie
    assert g is not None
    bericht.nimm("Geometrie über HTTP, einmal je Browser", len(g.inhalt), "B")
    gut = g.status == 200 and g.kopf.get("content-encoding") == "br" and "immutable" in g.kopf.get("cache-control", "")
    bericht.nimm("Geometrie ohne „br“ oder ohne „immutable“", int(not gut), "", 0)
    bericht.hinweise.append(
        f"Median gesendet {statistics.median(a.gesendet for a in alle):.0f} B, empfangen "
        f"{statistics.median(a.empfangen for a in alle):.0f} B, größter Rahmen {max(a.groesste for a in alle)} B, "
        f"{sum(a.verwiesen for a in alle)} Verweise auf Nachrichten, die der Browser noch hat."
    )


def altes_wissen(bericht: Bericht, reihen: list[Reihe]) -> None:
    """A figure at an old Datenstand against the newest one, uncached, with a million rows."""
    for datenbank in dict.fromkeys(reihe.datenbank for reihe in reihen):
        eigene = [reihe for reihe in reihen if reihe.datenbank == datenbank]
        for reihe in eigene:
            bericht.nimm(f"{datenbank}: {reihe.titel}, alter / neuester Datenstand, p50", reihe.verhaeltnis(), "×", 3)
        paare = [verhaeltnis for reihe in eigene for alt in ALTE for verhaeltnis in reihe.paare(alt)]
        bericht.nimm(f"{datenbank}: alter / neuester Datenstand, p95 (n={len(paare)})", quantil(paare, 0.95), "×", 3)
        bericht.nimm(
            f"{datenbank}: neuester Datenstand / bloße Zählung, größtes", max(r.zum_boden() for r in eigene), "×"
        )
        bericht.nimm(f"{datenbank}: Faktentabellen ohne Index gelesen", sum(len(r.ganz_gelesen) for r in eigene), "", 0)
    bericht.hinweise += [reihe.satz() for reihe in reihen]


def drucke(fakten: dict[str, Any], bericht: Bericht, dauer: float) -> None:
    ausgabe.print("Maschine: " + ", ".join(f"{name} {wert}" for name, wert in fakten.items()))
    tabelle = Table("Messung")
    for spalte in ("gemessen", "Grenze", "Ergebnis"):
        tabelle.add_column(spalte, justify="right" if spalte != "Ergebnis" else "left")
    for z in bericht.zeilen:
        grenze = "" if z.grenze is None else f"≤ {_zahl(z.grenze)} {z.einheit}".strip()
        tabelle.add_row(z.messung, f"{_zahl(z.wert)} {z.einheit}".strip(), grenze, z.urteil)
    ausgabe.print(tabelle)
    for hinweis in bericht.hinweise:
        ausgabe.print(hinweis, markup=False)
    ausgabe.print(f"Dauer {dauer:.0f} s. Einzelwerte: {ERGEBNIS.relative_to(WURZEL)}")


def _zahl(wert: float) -> str:
    text = f"{wert:,.0f}" if float(wert).is_integer() or wert >= 1000 else f"{wert:,.2f}"
    return text.translate(str.maketrans(",.", ".,"))


def schreibe(fakten: dict[str, Any], bericht: Bericht, v: Vergleich, wissen: list[Reihe]) -> None:
    zeilen = [asdict(z) | {"urteil": z.urteil} for z in bericht.zeilen]
    reihen = {"seite": v.seite, "boden": v.boden, "neue_stichtage": v.neu}
    einzeln = {
        name: [{"ms": round(1000 * a.sekunden, 2), "bytes": a.bytes} for a in reihe.alle]
        for name, reihe in reihen.items()
    }
    wissen_ms = {
        f"{r.datenbank}, {r.titel}": {nummer: [round(1000 * s, 2) for s in werte] for nummer, werte in r.zeiten.items()}
        for r in wissen
    }
    inhalt = {
        "maschine": fakten,
        "zeilen": zeilen,
        "hinweise": bericht.hinweise,
        "einzeln": einzeln,
        "wissen": wissen_ms,
    }
    ERGEBNIS.parent.mkdir(exist_ok=True)
    ERGEBNIS.write_text(json.dumps(inhalt, ensure_ascii=False, indent=1) + "\n")


def main() -> int:
    beginn, fakten, bericht = time.monotonic(), maschine(), Bericht()
    with tempfile.TemporaryDirectory(prefix="asskomm-bench-") as ordner:
        try:
            start(bericht, Path(ordner))
            vergleich = asyncio.run(vergleiche(Path(ordner) / "leer-0.sqlite"))
            schritte: tuple[Callable[[Bericht, Vergleich], None], ...] = (neuzeichnen, uebertragung)
            for schritt in schritte:
                schritt(bericht, vergleich)
            reihen = miss(Path(ordner))
            altes_wissen(bericht, reihen)
            schreibe(fakten, bericht, vergleich, reihen)
        except (Messfehler, AssertionError, TimeoutError, OSError) as fehler:
            drucke(fakten, bericht, time.monotonic() - beginn)
            ausgabe.print(f"NICHT messbar: {fehler}", markup=False)
            return 1
    drucke(fakten, bericht, time.monotonic() - beginn)
    return 0


if __name__ == "__main__":
    sys.exit(main())
