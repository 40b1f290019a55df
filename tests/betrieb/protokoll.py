"""What happened at each fault: counted, judged and written as a table?"""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.kennzahltabelle import objekte
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.zahlen import Zusatz
from tests.betrieb.leser import Beobachtung, Wahl
from tests.browser.test_seitenzahlen import gelesen

UMGEBUNG = "ASSKOMM_STOERUNGEN"  # a file that the table is written to
KOPF = ("Störung", "Was Leser sahen", "Längste Pause", "Antworten", "Falsche Zahlen", "Auswahl verloren", "Lieferungen")


@dataclass(frozen=True)
class Vorfall:
    """One fault and everything that readers saw from its beginning until all was well again."""

    name: str
    gesehen: tuple[Beobachtung, ...]
    lieferungen: str

    @property
    def verlorene(self) -> int:
        return sum(1 for b in self.gesehen if b.verloren)

    @property
    def saetze(self) -> int:
        return sum(1 for b in self.gesehen if b.saetze)

    @property
    def antworten(self) -> int:
        return sum(1 for b in self.gesehen if b.zahlen and not b.saetze)

    @property
    def laengste(self) -> float:
        """Of one answer, be it figures, a sentence or the news that the connection is lost."""
        return max((b.gekommen - b.gefragt for b in self.gesehen), default=0.0)

    @property
    def was(self) -> str:
        teile = []
        if self.verlorene:
            teile.append(f"{self.verlorene} × neu verbunden")
        saetze = Counter(satz.partition(".")[0] for b in self.gesehen for satz in b.saetze[:1])
        teile += [f"{anzahl} × den Satz „{satz}“" for satz, anzahl in saetze.items()]
        return ", ".join(teile) or "nur eine Pause"


class Wahrheit:
    """What ``figures`` says of another database, which nothing happened to, with the same deliveries."""

    def __init__(self, daten: Berichtsdaten) -> None:
        self._daten = daten
        self._bekannt: dict[tuple[date, str, int], dict[str, tuple[float | None, bool]]] = {}

    def zahlen(self, wahl: Wahl, datenstand: int) -> dict[str, tuple[float | None, bool]]:
        """By Kennzahl the value and whether it is a bound or approximate."""
        schluessel = (wahl.stichtag, wahl.direktion, datenstand)
        if schluessel not in self._bekannt:
            raum = (wahl.direktion,) if wahl.direktion else ()
            auswahl = Auswahl(wahl.stichtag, datenstand, polizeidirektionen=raum)
            zeilen = objekte(self._daten.messwerte(auswahl).values(), auswahl)
            self._bekannt[schluessel] = {
                z["kennzahl"]: (z["wert"], z["wert"] is not None and bool(Zusatz(z["zusatz"]).wort)) for z in zeilen
            }
        return self._bekannt[schluessel]

    def falsche(self, b: Beobachtung) -> list[str]:
        """Each card that shows anything else."""
        if not b.zahlen:
            return []
        soll = self.zahlen(b.wahl, b.datenstand)
        return [
            f"{name}: {text} statt {soll[name]} ({b.wahl}, Datenstand {b.datenstand})"
            for name, text in b.zahlen.items()
            if gelesen(text) != soll[name]
        ]


def als_tabelle(vorfaelle: Sequence[Vorfall], wahrheit: Wahrheit) -> str:
    zeilen = [KOPF, ("---",) * len(KOPF)]
    for v in vorfaelle:
        falsche = sum(1 for b in v.gesehen if wahrheit.falsche(b))
        ohne = sum(1 for b in v.gesehen if b.titel and not b.wahl.ist(b.titel))
        zeilen.append(
            (
                v.name,
                v.was,
                f"{v.laengste:.1f} s".replace(".", ","),
                str(v.antworten),
                str(falsche),
                str(ohne),
                v.lieferungen,
            )
        )
    return "\n".join(f"| {' | '.join(zeile)} |" for zeile in zeilen)


def schreibe(titel: str, tabelle: str) -> None:
    """Print it, and put it into the file that is wished."""
    print(f"\n{titel}\n\n{tabelle}\n")  # noqa: T201
    if ziel := os.environ.get(UMGEBUNG):
        with Path(ziel).open("a", encoding="utf-8") as datei:
            datei.write(f"\n## {titel}\n\n{tabelle}\n")
