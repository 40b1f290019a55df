"""What does a ZIP file hold, and is it safe to unpack it? A workbook is a ZIP file, too."""

import re
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ingest.befund import Befund
from ingest.quellen.grenzen import (
    GROESSTER_INHALT,
    HOECHSTE_VERDICHTUNG,
    MEGABYTE,
    MEISTE_MITGLIEDER,
    VERDAECHTIG,
    gegliedert,
)

KENNZEICHEN = b"PK\x03\x04"  # how a ZIP file begins
_EINTRAG = b"PK\x01\x02"  # how each entry of its directory begins
_STUECK = 1 << 20
_NAME_IST_UTF8, _VERSCHLUESSELT = 0x800, 0x1
_BEIFANG = re.compile(r"(.*/)?(__MACOSX/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)", re.IGNORECASE | re.DOTALL)
_NEU = "die Datei neu speichern und noch einmal liefern"


def entpacke(daten: bytes, datei: str, befunde: list[Befund]) -> dict[str, bytearray]:
    """The files of an archive by name, all bounds kept; nothing and at least one more finding if it is not acceptable.

    Every bound is checked with what the directory claims before anything is unpacked. What is unpacked can only be
    less: a member that turns out larger than it claims is cut there, and its checksum betrays it.
    """
    if daten.count(_EINTRAG) > MEISTE_MITGLIEDER:  # before a directory with millions of entries is read
        grund = f"enthält mehr als {MEISTE_MITGLIEDER} Dateien"
        befunde.append(Befund(datei, None, "", "", grund, "nur die Dateien der Lieferung einpacken"))
        return {}
    name = ""
    try:
        with ZipFile(BytesIO(daten)) as archiv:
            eintraege = {name_von(e): e for e in archiv.infolist() if not e.is_dir()}
            maengel = [*_maengel(archiv.infolist(), datei)]
            befunde += maengel
            inhalt = {}
            for name, eintrag in eintraege.items() if not maengel else ():
                inhalt[name] = _entpackt(archiv, eintrag)
            return inhalt
    except Exception:  # a damaged archive makes zipfile and zlib raise nearly anything
        grund = f"das Archiv ist beschädigt{f', „{name}“ lässt sich nicht entpacken' if name else ''}"
        befunde.append(Befund(datei, None, "", "", grund, _NEU))
        return {}


def name_von(eintrag: ZipInfo) -> str:
    """The name of a member. Some packers write UTF-8 without saying so; then zipfile took it for the old DOS letters."""
    name = eintrag.filename
    if not eintrag.flag_bits & _NAME_IST_UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def ohne_gemeinsamen_ordner(inhalt: Mapping[str, bytearray]) -> dict[str, bytearray]:
    """The files that somebody packed on purpose, without the one folder in which all of them may lie."""
    echte = {name: daten for name, daten in inhalt.items() if not _BEIFANG.fullmatch(name)}
    ordner = {name.partition("/")[0] if "/" in name else "" for name in echte}
    if len(ordner) == 1 and "" not in ordner:
        return {name.partition("/")[2]: daten for name, daten in echte.items()}
    return echte


def gepackt(inhalt: Mapping[str, bytes | bytearray], *, verdichtet: bool) -> bytes:
    """A ZIP file with these files; the same files make the same bytes."""
    ziel = BytesIO()
    with ZipFile(ziel, "w") as archiv:
        for name in sorted(inhalt):
            eintrag = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            eintrag.create_system, eintrag.external_attr = 3, (stat.S_IFREG | 0o600) << 16
            archiv.writestr(eintrag, inhalt[name], ZIP_DEFLATED if verdichtet else ZIP_STORED)
    return ziel.getvalue()


def _maengel(alle: list[ZipInfo], datei: str) -> Iterator[Befund]:
    def befund(grund: str, abhilfe: str, wert: str = "") -> Befund:
        return Befund(datei, None, "", wert, grund, abhilfe)

    groesse = sum(eintrag.file_size for eintrag in alle)
    if groesse > GROESSTER_INHALT:
        grenze = f"höchstens {GROESSTER_INHALT // MEGABYTE} MB sind erlaubt"
        grund = f"entpackt {gegliedert(groesse // MEGABYTE)} MB groß, {grenze}"
        yield befund(grund, "in mehreren Lieferungen schicken")
    namen = Counter(name_von(eintrag).casefold() for eintrag in alle)
    for eintrag in alle:
        name = name_von(eintrag)
        if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/"):
            yield befund("der Name führt aus dem Archiv hinaus", "neu packen, ohne Pfade", name)
        if stat.S_ISLNK(eintrag.external_attr >> 16):
            yield befund("ist ein Verweis auf eine andere Datei", "die Datei selbst einpacken", name)
        if namen[name.casefold()] > 1:
            yield befund("dieser Name steht mehrfach im Archiv", "jede Datei nur einmal einpacken", name)
        if eintrag.flag_bits & _VERSCHLUESSELT:
            yield befund("ist mit einem Kennwort geschützt", "ohne Kennwort einpacken", name)
        elif eintrag.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            yield befund("ist auf ungewöhnliche Art gepackt", "als gewöhnliches ZIP packen", name)
        if eintrag.file_size > max(VERDAECHTIG, HOECHSTE_VERDICHTUNG * eintrag.compress_size):
            grund = f"wird beim Entpacken mehr als {HOECHSTE_VERDICHTUNG}-mal so groß („ZIP-Bombe“)"
            yield befund(grund, "die Datei neu erzeugen", name)


def _entpackt(archiv: ZipFile, eintrag: ZipInfo) -> bytearray:
    """The content of a member, never more than it claims, in pieces: zlib would unpack a lying one at once."""
    inhalt = bytearray()
    with archiv.open(eintrag) as strom:
        while stueck := strom.read(_STUECK):
            inhalt += stueck
    if len(inhalt) != eintrag.file_size:
        raise BadZipFile
    return inhalt
