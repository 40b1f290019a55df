"""How do the results look: one table, sentences below it, one file with all values?"""

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit
from rich.console import Console
from rich.table import Table

from benchmarks.messen import Reihe as Laeufe
from benchmarks.server import WURZEL

ERGEBNIS = WURZEL / "var" / "bench.json"
ausgabe = Console(highlight=False, width=120)


@dataclass(frozen=True)
class Zeile:
    """One line of the table. ``grenze`` is the largest good value, of each where there are several; None: for information."""

    messung: str
    wert: float | tuple[float, ...]
    einheit: str
    grenze: float | None = None

    @property
    def werte(self) -> tuple[float, ...]:
        return self.wert if isinstance(self.wert, tuple) else (self.wert,)

    @property
    def urteil(self) -> str:
        if self.grenze is None:
            return "–"
        return "ok" if max(self.werte) <= self.grenze else "NICHT erreicht"


@dataclass
class Bericht:
    """All lines, what else is to be said, and the single values."""

    zeilen: list[Zeile] = field(default_factory=list)
    hinweise: list[str] = field(default_factory=list)
    einzeln: dict[str, Any] = field(default_factory=dict)
    abschnitte: set[int] = field(default_factory=set)  # numbers of lines before which a new section begins

    def abschnitt(self) -> None:
        self.abschnitte.add(len(self.zeilen))

    def nimm(self, messung: str, wert: float | tuple[float, ...], einheit: str, grenze: float | None = None) -> None:
        self.zeilen.append(Zeile(messung, wert, einheit, grenze))

    def merke(self, name: str, reihen: Mapping[str, Laeufe]) -> None:
        """The single reruns."""
        self.einzeln[name] = {
            seite: [{"ms": round(1000 * a.sekunden, 2), "bytes": a.bytes} for a in reihe.alle]
            for seite, reihe in reihen.items()
        }


def maschine() -> dict[str, Any]:
    return {
        "kerne": os.cpu_count(),
        "last": round(os.getloadavg()[0], 2),
        "system": platform.machine(),
        "python": platform.python_version(),
        "streamlit": streamlit.__version__,
    }


def drucke(fakten: dict[str, Any], bericht: Bericht, dauer: float) -> None:
    ausgabe.print("Maschine: " + ", ".join(f"{name} {wert}" for name, wert in fakten.items()))
    tabelle = Table("Messung")
    for spalte in ("gemessen", "Grenze", "Ergebnis"):
        tabelle.add_column(spalte, justify="right" if spalte != "Ergebnis" else "left")
    for nummer, z in enumerate(bericht.zeilen):
        if nummer in bericht.abschnitte:
            tabelle.add_section()
        grenze = "" if z.grenze is None else f"≤ {zahl(z.grenze)} {z.einheit}".strip()
        tabelle.add_row(z.messung, f"{zahl(*z.werte)} {z.einheit}".strip(), grenze, z.urteil)
    ausgabe.print(tabelle)
    for hinweis in bericht.hinweise:
        ausgabe.print(hinweis, markup=False)
    ausgabe.print(f"Dauer {dauer:.0f} s. Einzelwerte: {ERGEBNIS.relative_to(WURZEL)}")


def zahl(*werte: float) -> str:
    """German, of several ``a / b``."""
    texte = (f"{wert:,.0f}" if float(wert).is_integer() or wert >= 1000 else f"{wert:,.2f}" for wert in werte)
    return " / ".join(text.translate(str.maketrans(",.", ".,")) for text in texte)


def schreibe(fakten: dict[str, Any], bericht: Bericht) -> None:
    inhalt = {
        "maschine": fakten,
        "zeilen": [asdict(z) | {"urteil": z.urteil} for z in bericht.zeilen],
        "hinweise": bericht.hinweise,
        "einzeln": bericht.einzeln,
    }
    ERGEBNIS.parent.mkdir(exist_ok=True)
    ERGEBNIS.write_text(json.dumps(inhalt, ensure_ascii=False, indent=1) + "\n")
