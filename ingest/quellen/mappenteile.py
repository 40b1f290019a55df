"""Of which parts does a workbook consist, which of them holds which sheet, and what in it is not data?"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from ingest.befund import Befund, Schwere

OLE = b"\xd0\xcf\x11\xe0"  # how an old .xls begins, and a workbook with a password
_MAPPE, _BEZUEGE = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_GEMEINSAME = (_MAPPE, _BEZUEGE, "xl/sharedstrings.xml", "xl/styles.xml", "[content_types].xml", "_rels/.rels")
_XLSX = "in Excel mit „Speichern unter“ als Excel-Arbeitsmappe (.xlsx) speichern"
_UNGELESENES = {
    "xl/externallinks/": "enthält Verknüpfungen zu anderen Dateien; ihnen wird nicht gefolgt",
    "xl/embeddings/": "enthält eingebettete Objekte; sie werden nicht gelesen",
    "xl/activex/": "enthält Steuerelemente; sie werden nicht gelesen",
}
_UNGELESEN = "nicht nötig; was geliefert werden soll, in die Zellen schreiben"


@dataclass(frozen=True)
class Mappenteile:
    """The parts of a workbook by their names in small letters, and the part of each sheet in the order of the sheets."""

    teile: dict[str, bytearray]
    blaetter: dict[str, str]

    def nur(self, titel: Iterable[str]) -> dict[str, bytearray]:
        """The parts that are needed to read these sheets."""
        namen = (*_GEMEINSAME, *(self.blaetter[name] for name in titel))
        return {name: self.teile[name] for name in namen if name in self.teile}

    @property
    def texte(self) -> bytearray:
        """The texts that all sheets share."""
        return self.teile.get("xl/sharedstrings.xml", bytearray())


def ist_mappe(namen: Mapping[str, bytearray]) -> bool:
    """Whether unpacked files are those of a workbook, of whatever program."""
    return any(name.casefold() in (_MAPPE, "xl/workbook.bin", "content.xml") for name in namen)


def mappenteile(inhalt: Mapping[str, bytearray], datei: str, befunde: list[Befund]) -> Mappenteile | None:
    """The parts of a workbook; None and at least one more Fehler if it is none that may be read."""
    teile = {name.casefold(): daten for name, daten in inhalt.items()}
    maengel = [*_maengel(teile, datei)]
    befunde += maengel
    if any(mangel.schwere is Schwere.FEHLER for mangel in maengel):
        return None
    try:
        blaetter = _blaetter(teile)
    except (expat.ExpatError, KeyError, ValueError):
        grund = "die Arbeitsmappe ist beschädigt, ihr Verzeichnis der Blätter ist nicht lesbar"
        befunde.append(Befund(datei, None, "", "", grund, "in Excel öffnen und neu speichern"))
        return None
    return Mappenteile(teile, blaetter)


def _maengel(teile: Mapping[str, bytearray], datei: str) -> Iterator[Befund]:
    """What a workbook must not hold, and what it may hold but nobody will read."""

    def fehler(grund: str, abhilfe: str, wert: str = "") -> Befund:
        return Befund(datei, None, "", wert, grund, abhilfe)

    makros = any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in teile)
    if _MAPPE not in teile or "xl/workbook.bin" in teile or "content.xml" in teile:
        yield fehler("ein anderes Format als .xlsx", _XLSX)
    if makros or b"macroEnabled" in teile.get("[content_types].xml", b""):
        yield fehler("enthält Makros oder ist für Makros eingerichtet", _XLSX)
    for name, daten in teile.items():
        xml = name.endswith((".xml", ".rels"))
        if xml and b"\0" in daten:
            yield fehler("dieser Teil der Arbeitsmappe ist kein UTF-8", _XLSX, name)
        if xml and (b"<!DOCTYPE" in daten or b"<!ENTITY" in daten):
            yield fehler("dieser Teil der Arbeitsmappe erklärt eigene XML-Bausteine (DOCTYPE)", _XLSX, name)
    for ordner, grund in _UNGELESENES.items():
        if any(name.startswith(ordner) for name in teile):
            yield Befund(datei, None, "", "", grund, _UNGELESEN, Schwere.HINWEIS)


def _blaetter(teile: Mapping[str, bytearray]) -> dict[str, str]:
    """Title of each sheet -> name of its part."""
    ziele = {attribute["Id"]: attribute["Target"] for attribute in _elemente(teile[_BEZUEGE], "Relationship")}
    blaetter = {}
    for attribute in _elemente(teile[_MAPPE], "sheet"):
        if attribute["name"] in blaetter:
            raise ValueError("two sheets of one name")
        pfad = posixpath.join("/xl", ziele[attribute["id"]])
        blaetter[attribute["name"]] = posixpath.normpath(pfad).lstrip("/").casefold()
    return blaetter


def _elemente(xml: bytearray, gesucht: str) -> list[dict[str, str]]:
    """Attributes of all elements of this name; prefixes do not matter."""
    gefunden: list[dict[str, str]] = []

    def beginn(name: str, attribute: dict[str, str]) -> None:
        if name.rpartition(":")[2] == gesucht:
            gefunden.append({schluessel.rpartition(":")[2]: wert for schluessel, wert in attribute.items()})

    leser = expat.ParserCreate()
    leser.StartElementHandler = beginn
    leser.Parse(xml, True)
    return gefunden
