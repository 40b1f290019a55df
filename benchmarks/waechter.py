"""Has a change made the pages slower or larger? A few of them against their floor, compared with the ratios of the repository.

``python -m benchmarks.waechter`` ends with 1 on a clear regression, ``--neu`` writes ``verhaeltnisse.json`` anew. Milliseconds
depend on the machine, ratios to the floor hardly: wall clock and processor time must both be worse before anything is called slower.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.ansichten import Erwartung, neue_tage
from benchmarks.bericht import ausgabe, zahl
from benchmarks.messen import Vergleich, anlegen, quantil, vergleiche
from benchmarks.paar import beide

SEITEN = ("", "karte", "vergleich", "foerderung")
BLOECKE = 6
GEMERKT = Path(__file__).with_name("verhaeltnisse.json")
LANGSAMER, GROESSER = 1.25, 1.05  # times as much as the repository says


@dataclass(frozen=True)
class Stand:
    """What one page costs: time and processor time by those of its floor, bytes of the largest rerun and of the usual one."""

    p50: float
    rechenzeit: float
    bytes_groesstes: int
    bytes_mitte: int


def stand(v: Vergleich) -> Stand:
    groessen = [antwort.bytes for antwort in v.seite.alle]
    rechenzeit = v.seite.rechenzeit_je_lauf / v.boden.rechenzeit_je_lauf
    return Stand(round(v.verhaeltnis(0.5), 3), round(rechenzeit, 3), max(groessen), round(quantil(groessen, 0.5)))


def verstoesse(seite: str, damals: Stand, jetzt: Stand) -> list[str]:
    """What is clearly worse than it was, in words; nothing when it is not."""
    saetze = []
    if all(neu > LANGSAMER * alt for alt, neu in ((damals.p50, jetzt.p50), (damals.rechenzeit, jetzt.rechenzeit))):
        saetze.append(
            f"{seite}: Seite / Boden {zahl(jetzt.p50)} ×, nach Rechenzeit {zahl(jetzt.rechenzeit)} × "
            f"statt {zahl(damals.p50)} und {zahl(damals.rechenzeit)} ×"
        )
    saetze += [
        f"{seite}: {neu} Bytes je Neuzeichnen ({was}) statt {alt}"
        for was, alt, neu in (
            ("größtes", damals.bytes_groesstes, jetzt.bytes_groesstes), ("Median", damals.bytes_mitte, jetzt.bytes_mitte),
        )
        if neu > GROESSER * alt
    ]  # fmt: skip
    return saetze


async def _miss(datenbank: Path) -> dict[str, Stand]:
    with beide(datenbank, SEITEN) as paar:
        erwartung = Erwartung(datenbank)
        reihen = [await vergleiche(paar, pfad, erwartung, bloecke=BLOECKE, neue=neue_tage(1)) for pfad in SEITEN]
    return {v.titel: stand(v) for v in reihen}


def lies(datei: Path = GEMERKT) -> dict[str, Stand]:
    return {seite: Stand(**werte) for seite, werte in json.loads(datei.read_text(encoding="utf-8")).items()}


def schreibe(staende: Mapping[str, Stand], datei: Path = GEMERKT) -> None:
    inhalt = {seite: asdict(wert) for seite, wert in staende.items()}
    datei.write_text(json.dumps(inhalt, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="asskomm-waechter-") as ordner:
        datenbank = Path(ordner) / "waechter.sqlite"
        anlegen(datenbank)
        jetzt = asyncio.run(_miss(datenbank))
    for seite, s in jetzt.items():
        verhaeltnis = f"Seite / Boden {zahl(s.p50)} ×, nach Rechenzeit {zahl(s.rechenzeit)} ×"
        ausgabe.print(f"{seite}: {verhaeltnis}, {s.bytes_groesstes} B, Median {s.bytes_mitte} B")
    if "--neu" in sys.argv:
        schreibe(jetzt)
        return 0
    damals = lies()
    saetze = [satz for seite, s in jetzt.items() for satz in verstoesse(seite, damals[seite], s)]
    for satz in saetze:
        ausgabe.print(f"SCHLECHTER GEWORDEN: {satz}", markup=False)
    return 1 if saetze else 0


if __name__ == "__main__":
    sys.exit(main())
