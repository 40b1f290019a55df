"""How much would a sheet of a workbook unfold to, and what in it is no plain value? Read from its XML, before calamine."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from xml.parsers import expat

from ingest.fundort import buchstaben
from ingest.quellen.grenzen import LAENGSTE_ZELLE, MEISTE_BEFUNDE, MEISTE_ZELLEN, MEISTER_TEXT

_BUCHSTABEN = 26  # columns that the quick look knows, A to Z
_ZEILE = re.compile(rb'<row r="([0-9]{1,7})"')
_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_ZELLE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Blattbild:
    """The last row and column with content (the quick look rounds up), and what does not come as a plain value.

    ``zeichen``: at most so many bytes of shared text; ``lange_texte``: some cell may be longer than Excel allows;
    ``ohne_wert``: cells such as C7; ``fehlerzellen``: cells and what stands there, such as #REF!.
    """

    zeilen: int = 0
    spalten: int = 0
    zeichen: int = 0
    lange_texte: bool = False
    formeln: int = 0
    ohne_wert: list[str] = field(default_factory=list)
    fehlerzellen: dict[str, str] = field(default_factory=dict)

    @property
    def flaeche(self) -> int:
        """Cells of the rectangle that calamine would make."""
        return self.zeilen * self.spalten


def betrachte(xml: bytes | bytearray, textlaengen: Sequence[int]) -> Blattbild:
    """What a sheet would become; ``expat.ExpatError`` or ``ValueError`` if it is no sheet.

    A sheet in which every cell looks as Excel writes plain values is only searched through, which takes a small part
    of the time that reading takes. Everything else is parsed.
    """
    bild = _rasch(xml, textlaengen)
    if bild is None or bild.flaeche > MEISTE_ZELLEN or bild.zeichen > MEISTER_TEXT:
        bild = _Gruendlich(textlaengen).bild(xml)
    bild.lange_texte = max(textlaengen, default=0) > LAENGSTE_ZELLE or b'"str"' in xml or b"inlineStr" in xml
    return bild


def textlaengen(xml: bytes | bytearray) -> list[int]:
    """Bytes of each of the texts that all sheets share, markup included; ValueError if they are more than cells may be."""
    if xml.count(b"<si") + xml.count(b":si") > MEISTE_ZELLEN:
        raise ValueError("more texts than cells")
    anfaenge = [fund.start() for fund in _TEXT.finditer(xml)]
    return [ende - anfang for anfang, ende in pairwise([*anfaenge, len(xml)])]


def _rasch(xml: bytes | bytearray, textlaengen: Sequence[int]) -> Blattbild | None:
    """None if anything is unusual: formulas, errors, prefixed names, more than 26 columns, attributes in disorder."""
    anfang, ende = xml.find(b"<sheetData>"), xml.rfind(b"</sheetData>")
    if anfang < 0 or ende < anfang or xml.count(b"sheetData") != 2:
        return None
    if xml.find(b"<f", anfang, ende) >= 0 or xml.find(b":c", anfang, ende) >= 0:
        return None
    letzte = _ZEILE.match(xml, max(0, xml.rfind(b"<row r=", anfang, ende)))  # a cell further down is unusual
    zeilen = int(letzte[1]) if letzte else 0
    ungewoehnlich = re.compile(
        rb'<c(?! r="[A-Z](?:%b)"(?: s="[0-9]{1,5}")?(?: t="(?:s|n|b|d|str|inlineStr)")?/?>)' % _bis(zeilen)
    )
    if ungewoehnlich.search(xml, anfang, ende):
        return None
    zeichen = xml.count(b' t="s"', anfang, ende) * max(textlaengen, default=0)
    return Blattbild(zeilen, _BUCHSTABEN, zeichen)


def _bis(zahl: int) -> bytes:
    """Pattern for the numbers up to this one: 0 to 421 is ``421|[0-3][0-9]{2}|4[0-1][0-9]{1}|42[0-0]|[0-9]{1,2}``."""
    ziffern = str(zahl)
    teile = [ziffern, *(f"[0-9]{{1,{len(ziffern) - 1}}}" for _ in ziffern[1:2])]
    for stelle, ziffer in enumerate(ziffern):
        if ziffer != "0":
            teile.append(f"{ziffern[:stelle]}[0-{int(ziffer) - 1}][0-9]{{{len(ziffern) - stelle - 1}}}")
    return "|".join(teile).encode()


class _Gruendlich:
    """Parses a sheet; a row or cell without its place comes after the one before."""

    def __init__(self, textlaengen: Sequence[int]) -> None:
        self._textlaengen = textlaengen
        self._bild = Blattbild()
        self._zeile = self._spalte = 0
        self._art, self._in_wert, self._formel, self._wert = "", False, False, ""

    def bild(self, xml: bytes | bytearray) -> Blattbild:
        leser = expat.ParserCreate()
        leser.buffer_text = True
        leser.StartElementHandler = self._beginn
        leser.EndElementHandler = self._ende
        leser.CharacterDataHandler = self._zeichen
        leser.Parse(xml, True)
        return self._bild

    def _beginn(self, name: str, attribute: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._zeile, self._spalte = int(attribute.get("r", self._zeile + 1)), 0
            case "c":
                self._spalte += 1
                if ort := attribute.get("r"):
                    self._zeile, self._spalte = _ort(ort)
                self._art, self._formel, self._wert = attribute.get("t", ""), False, ""
            case "f":
                self._formel = True
            case "v" | "is":
                self._in_wert = True

    def _zeichen(self, text: str) -> None:
        if self._in_wert:
            self._wert = f"{self._wert}{text}"[:50]  # enough for a number; of a text only that it is there

    def _ende(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v" | "is":
                self._in_wert = False
            case "c":
                self._zelle()

    def _zelle(self) -> None:
        bild = self._bild
        hat_wert = bool(self._wert) or self._art == "str"
        if hat_wert or self._formel:
            bild.zeilen, bild.spalten = max(bild.zeilen, self._zeile), max(bild.spalten, self._spalte)
        if self._art == "s" and self._wert:
            nummer = int(self._wert)
            bild.zeichen += self._textlaengen[nummer] if 0 <= nummer < len(self._textlaengen) else 0
        bild.formeln += self._formel
        if len(bild.fehlerzellen) + len(bild.ohne_wert) >= MEISTE_BEFUNDE:
            return
        if self._art == "e":
            bild.fehlerzellen[zellname(self._zeile, self._spalte)] = self._wert
        elif self._formel and not hat_wert:
            bild.ohne_wert.append(zellname(self._zeile, self._spalte))


def zellname(zeile: int, spalte: int) -> str:
    """Row and column, both from 1, as Excel calls the cell: 7 and 3 is C7."""
    return f"{buchstaben(spalte - 1)}{zeile}"


def _ort(name: str) -> tuple[int, int]:
    """Row and column of C7, both from 1."""
    gefunden = _ZELLE.fullmatch(name)
    if gefunden is None:
        raise ValueError(f"{name} is no cell")
    spalte = 0
    for buchstabe in gefunden[1]:
        spalte = spalte * 26 + ord(buchstabe) - ord("A") + 1
    return int(gefunden[2]), spalte
