"""Is a backup whole, and does it hold no more than it says? A file is judged before a database hears of it."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from data_access.sicherung.form import ENDUNG, MANIFEST, ORDNER, Inhalt, Manifest, aus_zeile, beschaedigt
from domain.fehler import Eingabefehler

LAENGSTE_ZEILE = 512 * 1024 * 1024  # bytes; the copy of a delivery is one
GROESSTES_MANIFEST = 16 * 1024 * 1024
UNVERDAECHTIG = 64 * 1024 * 1024  # bytes that may come out of however little
DICHTESTE = 200  # times; rows that all differ never shrink so much
_UNLESBAR = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    TypeError,
    ArithmeticError,
)


@dataclass(frozen=True)
class Sicherung:
    """An open backup whose manifest and list of files fit together."""

    manifest: Manifest
    archiv: zipfile.ZipFile

    def zeilen(self, inhalt: Inhalt) -> Iterator[tuple[dict[str, Any], int]]:
        """Each row of a table with its bytes; Eingabefehler as soon as it is not what the manifest says."""
        summe, zahl, laenge = hashlib.sha256(), 0, 0
        with _lesbar(inhalt.name), self.archiv.open(_pfad(inhalt)) as datei:
            gepuffert = io.BufferedReader(cast(Any, datei), 1 << 20)
            while roh := gepuffert.readline(LAENGSTE_ZEILE):
                summe.update(roh)
                zahl, laenge = zahl + 1, laenge + len(roh)
                yield aus_zeile(roh, inhalt.spalten), len(roh)
        if (zahl, laenge, summe.hexdigest()) != (inhalt.zeilen, inhalt.bytes, inhalt.sha256):
            raise beschaedigt(f"Tabelle {inhalt.name}")

    def pruefe(self) -> None:
        """Read all of it once; Eingabefehler names the first table that is not what it should be."""
        for inhalt in self.manifest.tabellen:
            for _ in self.zeilen(inhalt):
                pass


@contextmanager
def geoeffnet(pfad: Path) -> Iterator[Sicherung]:
    """A backup from a file; Eingabefehler when it is none, is damaged, or would become monstrous."""
    try:
        datei: BinaryIO = pfad.open("rb")
    except OSError:
        raise Eingabefehler(f"Die Datei {pfad} lässt sich nicht lesen. Abhilfe: Pfad und Leserecht prüfen.") from None
    with datei:
        with _lesbar("keine vollständige ZIP-Datei"):
            archiv = zipfile.ZipFile(datei)
        with archiv:
            yield Sicherung(_manifest(archiv, pfad.stat().st_size), archiv)


def _manifest(archiv: zipfile.ZipFile, groesse: int) -> Manifest:
    eintraege = {eintrag.filename: eintrag for eintrag in archiv.infolist()}
    if MANIFEST not in eintraege or eintraege[MANIFEST].file_size > GROESSTES_MANIFEST:
        raise beschaedigt("das Verzeichnis fehlt")
    _pruefe_ausmass(sum(eintrag.file_size for eintrag in archiv.infolist()), groesse)
    with _lesbar("das Verzeichnis ist nicht lesbar"):
        roh = archiv.read(MANIFEST)
    manifest = Manifest.aus_json(roh)
    erwartet = {MANIFEST: len(roh)} | {_pfad(inhalt): inhalt.bytes for inhalt in manifest.tabellen}
    gefunden = {name: eintrag.file_size for name, eintrag in eintraege.items()}
    if gefunden != erwartet or len(archiv.infolist()) != len(manifest.tabellen) + 1:
        raise beschaedigt("die Tabellen sind nicht die des Verzeichnisses")
    return manifest


def _pruefe_ausmass(ausgepackt: int, gepackt: int) -> None:
    if ausgepackt > max(UNVERDAECHTIG, DICHTESTE * gepackt):
        raise Eingabefehler(
            f"Die Datei würde ausgepackt {ausgepackt // 1_000_000} MB groß; so sieht keine Sicherung aus, nichts wurde geändert. "
            "Abhilfe: eine Datei von „asskomm backup“ angeben."
        )


@contextmanager
def _lesbar(was: str) -> Iterator[None]:
    """Whatever the libraries say about a file that is not in order, to a person it is damaged."""
    try:
        yield
    except _UNLESBAR:
        raise beschaedigt(was) from None


def _pfad(inhalt: Inhalt) -> str:
    return f"{ORDNER}/{inhalt.name}{ENDUNG}"
