"""How long does a large delivery take from the file to the database, stage by stage, and how much memory?

A hundred thousand rows of a workbook into SQLite, beside what the reading library alone needs for the same file; a million
rows of CSV into PostgreSQL. Each load runs in a process of its own, whose memory is that of the load.
"""

import csv
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from befehle.laden import lade_mit_wirkung
from benchmarks.bestand import _postgresql
from benchmarks.grosse_daten import GEBIET
from benchmarks.server import Messfehler
from data_access.engine import engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from domain.kennzahl import Geldzustand
from ingest.fortschritt import AUSWERTEN
from ingest.schreiben import lade
from ingest.spalten import ANGABEN, BLAETTER, ueberschrift

ZEILEN_XLSX, ZEILEN_CSV, SAAT = 100_000, 1_000_000, 20210206
RUNDEN = 3  # of reading library and load by turns; the middle one counts
WURZEL = Path(__file__).resolve().parent.parent
ANGABEN_ZUR_LIEFERUNG = {
    "kennung": "gross", "titel": "Viele Ereignisse", "herausgeber": "Messung", "stand": "2023-06-30",
}  # fmt: skip
KOPF = {
    "ereignisse.csv": ("kennung", "datum", "genauigkeit", "traeger", "art", "vorgang", "sicher", "quelle_titel", "herausgeber", "notiz"),
    "foerderungen.csv": ("kennung", "datum", "genauigkeit", "traeger", "fall", "geldzustand", "betrag_eur", "sicher", "herausgeber"),
}  # fmt: skip
ARTEN = ("beratung", "projekt", "erwaehnung", "coaching", "vorvereinbarung", "praeventionskonzept")
Zeile = tuple[str, ...]


@dataclass(frozen=True)
class Ladezeit:
    """Seconds of each stage in their order, of the reading library alone (0: not measured), peak of memory in MB."""

    zeilen: int
    stufen: dict[str, float]
    spitze: float
    boden: float = 0.0

    @property
    def sekunden(self) -> float:
        return sum(self.stufen.values())

    @property
    def verhaeltnis(self) -> float:
        """Checked and loaded, to the reading library alone; what it does to the Kennzahlen is told besides."""
        return (self.sekunden - self.stufen[AUSWERTEN]) / self.boden

    def satz(self) -> str:
        stufen = ", ".join(f"{stufe} {sekunden:.2f} s" for stufe, sekunden in self.stufen.items())
        boden = (
            f"; nur lesen {self.boden:.2f} s, das {self.verhaeltnis:.1f}-Fache ohne „{AUSWERTEN}“" if self.boden else ""
        )
        return f"{self.zeilen} Zeilen in {self.sekunden:.1f} s ({stufen}{boden}), {self.spitze:.0f} MB."


def arbeitsmappe_in_sqlite(ordner: Path, zahl: int = ZEILEN_XLSX) -> Ladezeit:
    """A workbook into a SQLite file that knows the territory, beside reading alone."""
    mappe, laeufe = schreibe_mappe(ordner / "gross.xlsx", zahl), list[Ladezeit]()
    for runde in range(RUNDEN):
        boden = _im_eigenen_prozess("boden", str(mappe))["sekunden"]
        laeufe.append(_miss(f"sqlite:///{ordner / f'laden-{runde}.sqlite'}", mappe, zahl, boden))
    return sorted(laeufe, key=lambda lauf: lauf.verhaeltnis)[RUNDEN // 2]


def csv_in_sqlite(ordner: Path, zahl: int = ZEILEN_XLSX) -> Ladezeit:
    """The same rows as CSV."""
    return _miss(f"sqlite:///{ordner / 'csv.sqlite'}", schreibe_csv(ordner / "csv", zahl), zahl)


def csv_in_postgresql(ordner: Path, zahl: int = ZEILEN_CSV) -> Ladezeit:
    """A folder of CSV files into a PostgreSQL of its own."""
    lieferung = schreibe_csv(ordner / "viel", zahl)
    with ExitStack() as ende:
        maschine = _postgresql(ordner, ende)
        ende.callback(maschine.dispose)
        return _miss(maschine.url.render_as_string(hide_password=False), lieferung, zahl)


def zeilen(datei: str, zahl: int) -> Iterator[Zeile]:
    """Valid rows without an end of their variety: the same ones each time."""
    zufall, orte = Random(f"{SAAT}-{datei}"), _kommunen()
    for nummer in range(zahl):
        sicher = "nein" if nummer % 20 == 0 else "ja"
        if datei == "ereignisse.csv":
            tag = (date(2019, 3, 1) + timedelta(days=zufall.randrange(1500))).isoformat()
            ort, art = zufall.choice(orte), ARTEN[nummer % len(ARTEN)]
            yield (
                f"e-{nummer:07}",
                tag,
                "tag",
                ort,
                art,
                f"vorgang-{nummer // 3}",
                sicher,
                "Aktenvermerk",
                "LPR",
                f"Vermerk {nummer}",
            )
        else:
            zustand = (Geldzustand.BEANTRAGT, Geldzustand.BEWILLIGT, Geldzustand.AUSGEZAHLT)[nummer % 3]
            ort, betrag = orte[nummer // 3 % len(orte)], str(5000 + 10 * (nummer // 3 % 3000))
            yield (
                f"f-{nummer:07}",
                _tag_des_falls(nummer),
                "tag",
                ort,
                f"fall-{nummer // 3}",
                str(zustand),
                betrag,
                sicher,
                "LPR",
            )


def _tag_des_falls(nummer: int) -> str:
    """A case goes its way: applied for, approved, paid out."""
    return (date(2019, 3, 1) + timedelta(days=nummer // 3 * 7 % 1400 + nummer % 3 * 30)).isoformat()


def _kommunen() -> list[str]:
    with (GEBIET / "kommunen.csv").open(encoding="utf-8") as offen:
        return [zeile["ags"] for zeile in csv.DictReader(offen)]


def _je_datei(zahl: int) -> dict[str, int]:
    return {"ereignisse.csv": zahl - zahl // 10, "foerderungen.csv": zahl // 10}


def schreibe_csv(ordner: Path, zahl: int) -> Path:
    """A folder with lieferung.toml and two files."""
    ordner.mkdir(parents=True)
    for datei, anzahl in _je_datei(zahl).items():
        with (ordner / datei).open("w", encoding="utf-8") as ziel:
            ziel.write(",".join(KOPF[datei]) + "\n")
            ziel.writelines(",".join(zeile) + "\n" for zeile in zeilen(datei, anzahl))
    angaben = (
        f'{name} = "{wert}"' if name != "stand" else f"stand = {wert}" for name, wert in ANGABEN_ZUR_LIEFERUNG.items()
    )
    genannt = (f'"{datei}" = {anzahl}' for datei, anzahl in _je_datei(zahl).items())
    (ordner / "lieferung.toml").write_text(
        "\n".join(("format = 1", *angaben, "[zeilen]", *genannt, "")), encoding="utf-8"
    )
    return ordner


def schreibe_mappe(pfad: Path, zahl: int) -> Path:
    """The same as a workbook; amounts are numbers."""
    with Workbook(str(pfad)) as mappe:
        blatt = mappe.add_worksheet(ANGABEN)
        for nummer, (name, wert) in enumerate((("Angabe", "Wert"), *ANGABEN_ZUR_LIEFERUNG.items())):
            blatt.write_row(nummer, 0, (name if nummer == 0 else ueberschrift(name), wert))
        for datei, anzahl in _je_datei(zahl).items():
            blatt = mappe.add_worksheet(BLAETTER[datei])
            blatt.write_row(0, 0, [ueberschrift(name) for name in KOPF[datei]])
            for nummer, zeile in enumerate(zeilen(datei, anzahl), start=1):
                for spalte, (name, wert) in enumerate(zip(KOPF[datei], zeile, strict=True)):
                    if name == "betrag_eur":
                        blatt.write_number(nummer, spalte, float(wert))
                    else:
                        blatt.write_string(nummer, spalte, wert)
    return pfad


def _miss(adresse: str, lieferung: Path, zahl: int, boden: float = 0.0) -> Ladezeit:
    maschine = engine(adresse)
    migriere(maschine)
    lade(maschine, [GEBIET], FASSUNGEN)
    maschine.dispose()
    gemessen = _im_eigenen_prozess("laden", adresse, str(lieferung))
    spitze = gemessen.pop("spitze")
    return Ladezeit(zahl, gemessen, spitze, boden)


def _im_eigenen_prozess(was: str, *argumente: str) -> dict[str, float]:
    befehl = [sys.executable, "-m", "benchmarks.laden", was, *argumente]
    fertig = subprocess.run(befehl, capture_output=True, text=True, cwd=WURZEL, timeout=900)
    if fertig.returncode:
        raise Messfehler(f"{was}: {fertig.stderr}")
    ergebnis: dict[str, float] = json.loads(fertig.stdout)
    return ergebnis


def _boden(pfad: str) -> dict[str, float]:
    """Every cell of every sheet as a value of Python, and nothing else."""
    beginn = time.perf_counter()
    mappe = CalamineWorkbook.from_path(pfad)
    for name in mappe.sheet_names:
        mappe.get_sheet_by_name(name).to_python()
    return {"sekunden": time.perf_counter() - beginn}


def _laden(adresse: str, lieferung: str) -> dict[str, float]:
    """What the command does, effect on the Kennzahlen included."""
    beginne = dict[str, float]()

    def merke(stufe: str, _erledigt: int, _von: int) -> None:
        beginne.setdefault(stufe, time.perf_counter())

    lade_mit_wirkung(adresse, [Path(lieferung)], fortschritt=merke)
    enden = (*list(beginne.values())[1:], time.perf_counter())
    zeiten = {stufe: ende - beginn for (stufe, beginn), ende in zip(beginne.items(), enden, strict=True)}
    return zeiten | {"spitze": _spitze()}


def _spitze() -> float:
    """MB at most in this process's own memory; what ``getrusage`` says begins with that of the process that started it."""
    try:
        zeilen = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(zeile.split()[1]) / 1024 for zeile in zeilen if zeile.startswith("VmHWM:"))


def main(argumente: list[str]) -> None:
    if argumente:
        was, *weitere = argumente
        print(json.dumps(_boden(*weitere) if was == "boden" else _laden(*weitere)))
        return
    with TemporaryDirectory(prefix="asskomm-laden-") as name:
        for messung in (csv_in_sqlite, arbeitsmappe_in_sqlite, csv_in_postgresql):
            print(messung.__name__, messung(Path(name)).satz(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
