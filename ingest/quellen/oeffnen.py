"""How is a delivery opened, whatever it is: a folder, a workbook or a ZIP file?"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.befund import Befund, Schwere
from ingest.quellen import arbeitsmappe, ordner
from ingest.quellen.angaben import MANIFEST
from ingest.quellen.archiv import KENNZEICHEN, entpacke, gepackt, ohne_gemeinsamen_ordner
from ingest.quellen.grenzen import GROESSTE_DATEI, GROESSTER_INHALT, MEGABYTE
from ingest.quellen.mappenteile import OLE, ist_mappe
from ingest.quellen.roh import Rohlieferung

_WAS_GEHT = f"den Ordner angeben, in dem {MANIFEST} liegt, eine Arbeitsmappe (.xlsx) oder ein ZIP"
_MIT_ANGABEN = f"den Ordner angeben, in dem auch die Angaben zur Lieferung liegen ({MANIFEST} oder Lieferung.csv)"
_MAPPE = (".xlsx", ".xlsm")
_TEILEN = "in mehreren Lieferungen schicken"


def oeffne(pfad: Path) -> tuple[Rohlieferung | None, tuple[Befund, ...]]:
    """What can be read of a delivery, so that everything can be checked, and what is wrong with the rest."""
    befunde: list[Befund] = []
    lieferung = _ordner(pfad, befunde) if pfad.is_dir() else _datei(pfad, befunde)
    alle = tuple(befunde)
    return (replace(lieferung, name=str(pfad), hinweise=alle) if lieferung else None), alle


def kopie(pfad: Path) -> tuple[str, bytes]:
    """Name and content of the one file that keeps a delivery; of a folder a ZIP file of its manifest and CSV files."""
    if not pfad.is_dir():
        return pfad.name, pfad.read_bytes()
    inhalt = {name: datei.read_bytes() for name, datei in _dateien(pfad).items()}
    return f"{pfad.resolve().name}.zip", gepackt(inhalt, verdichtet=True)


def _ordner(pfad: Path, befunde: list[Befund]) -> Rohlieferung | None:
    try:
        dateien = _dateien(pfad)
        groesse = sum(datei.stat().st_size for datei in dateien.values())
    except OSError:
        befunde.append(Befund(pfad.name, None, "", "", "nicht lesbar", "Rechte prüfen"))
        return None
    if groesse > GROESSTER_INHALT:
        grund = f"die Dateien sind zusammen mehr als {GROESSTER_INHALT // MEGABYTE} MB groß"
        befunde.append(Befund(pfad.name, None, "", "", grund, _TEILEN))
        return None
    return ordner.lies(dateien, lambda name: dateien[name].read_bytes(), befunde)


def _dateien(pfad: Path) -> Mapping[str, Path]:
    """The files of a folder that can belong to a delivery, by names that can be printed."""
    return {
        datei.name.encode("utf-8", "replace").decode(): datei
        for datei in sorted(pfad.iterdir())
        if datei.is_file() and (datei.name == MANIFEST or datei.suffix.casefold() == ".csv")
    }


def _datei(pfad: Path, befunde: list[Befund]) -> Rohlieferung | None:
    daten = _gelesen(pfad, befunde)
    if daten is None:
        return None
    if not daten.startswith(KENNZEICHEN):
        grund, abhilfe = _keine_lieferung(pfad, daten)
        befunde.append(Befund(pfad.name, None, "", "", grund, abhilfe))
        return None
    inhalt = entpacke(daten, pfad.name, befunde)
    if befunde:
        return None
    summe = hashlib.sha256(daten).hexdigest()
    del daten
    lieferung = (
        arbeitsmappe.lies(inhalt, pfad.name, befunde) if ist_mappe(inhalt) else _archiv(inhalt, pfad.name, befunde)
    )
    return replace(lieferung, pruefsumme=summe) if lieferung else None


def _gelesen(pfad: Path, befunde: list[Befund]) -> bytes | None:
    """The content of a file, unless it is none or too large."""
    try:
        if pfad.is_file():
            with pfad.open("rb") as datei:
                daten = datei.read(GROESSTE_DATEI + 1)
            if len(daten) <= GROESSTE_DATEI:
                return daten
            grund, abhilfe = f"mehr als {GROESSTE_DATEI // MEGABYTE} MB groß", _TEILEN
        elif pfad.exists():
            grund, abhilfe = "das ist keine gewöhnliche Datei", _WAS_GEHT
        else:
            grund, abhilfe = "diese Datei oder diesen Ordner gibt es nicht", _WAS_GEHT
    except OSError:
        grund, abhilfe = "nicht lesbar", "Rechte prüfen"
    befunde.append(Befund(pfad.name, None, "", "", grund, abhilfe))
    return None


def _keine_lieferung(pfad: Path, daten: bytes) -> tuple[str, str]:
    """Why a file that is no ZIP file is no delivery, and what helps."""
    if daten.startswith(OLE):
        return "mit Kennwort geschützt oder altes Excel-Format", "ohne Kennwort als .xlsx speichern"
    if pfad.suffix.casefold() in (*_MAPPE, ".zip"):
        return "beschädigt oder keine Arbeitsmappe und kein ZIP", "die Datei neu speichern und noch einmal liefern"
    if pfad.suffix.casefold() == ".csv":
        return "eine einzelne CSV-Datei ist noch keine Lieferung", _MIT_ANGABEN
    return "weder Arbeitsmappe noch ZIP", _WAS_GEHT


def _archiv(inhalt: dict[str, bytearray], datei: str, befunde: list[Befund]) -> Rohlieferung | None:
    """The delivery in an unpacked ZIP file that is no workbook itself."""
    dateien = ohne_gemeinsamen_ordner(inhalt)
    mappen = [name for name, daten in dateien.items() if name.casefold().endswith(_MAPPE) or daten.startswith(OLE)]
    tabellen = [name for name in dateien if name.casefold().endswith(".csv")]
    zahl = len(befunde)
    befunde += _maengel(dateien, mappen, tabellen, datei)
    if any(befund.schwere is Schwere.FEHLER for befund in befunde[zahl:]):
        return None
    if not mappen:
        return ordner.lies(dateien, dateien.__getitem__, befunde)
    mappe = bytes(dateien[mappen[0]])
    if not mappe.startswith(KENNZEICHEN):
        befunde.append(Befund(mappen[0], None, "", "", *_keine_lieferung(Path(mappen[0]), mappe)))
        return None
    teile = entpacke(mappe, mappen[0], befunde)
    return arbeitsmappe.lies(teile, mappen[0], befunde) if teile else None


def _maengel(
    dateien: Mapping[str, bytearray], mappen: Sequence[str], tabellen: Sequence[str], archiv: str
) -> Iterator[Befund]:
    """What speaks against the files of an archive as one delivery."""
    if not dateien:
        yield Befund(archiv, None, "", "", "das Archiv ist leer", "die Dateien der Lieferung einpacken")
    if len(mappen) > 1 or (mappen and tabellen):
        grund = "das Archiv enthält mehrere Lieferungen"
        yield Befund(
            archiv, None, "", ", ".join((*mappen, *tabellen)), grund, "eine Arbeitsmappe oder nur CSV-Dateien einpacken"
        )
    for name, daten in dateien.items():
        if "/" in name:
            yield Befund(
                name, None, "", "", "die Datei liegt in einem Unterordner", "alle Dateien nebeneinander einpacken"
            )
        elif name in mappen:
            if len(daten) > GROESSTE_DATEI:
                yield Befund(name, None, "", "", f"mehr als {GROESSTE_DATEI // MEGABYTE} MB groß", _TEILEN)
        elif daten.startswith(KENNZEICHEN):
            yield Befund(name, None, "", "", "ist selbst ein Archiv", "seine Dateien unmittelbar einpacken")
        elif name not in (MANIFEST, *tabellen):
            grund = "diese Datei gehört nicht zur Lieferung und wird nicht gelesen"
            yield Befund(name, None, "", "", grund, "nichts zu tun, oder als CSV-Datei beilegen", Schwere.HINWEIS)
