"""What stands in the text of a CSV file: which encoding, which delimiter, which cells in which line?"""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.befund import Befund, Schwere
from ingest.quellen.grenzen import (
    LAENGSTE_ZEILE,
    LAENGSTE_ZELLE,
    MEISTE_BEFUNDE,
    MEISTE_CSV_ZELLEN,
    MEISTE_SPALTEN,
    gegliedert,
)

STEUERZEICHEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TEXTZEILE = re.compile(r"[^\r\n]++(?:\r\n|\r|\n)?|\r\n|\r|\n")
_UEBERSCHRIFT = re.compile(r'\s*((?:[^"\r\n]|"[^"]*")*)')  # up to a line break outside of quotes
_NUR_ALS_UTF8 = re.compile(
    rb"\xc3[\x84\x96\x9c\x9f\xa4\xb6\xbc]|\xed[\xa0-\xbf][\x80-\xbf]"
)  # an umlaut, half of a pair
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ALS_UTF8 = "als „CSV UTF-8“ speichern"


@dataclass(frozen=True)
class Csvtabelle:
    """Heading and lines of a CSV file; every line has as many cells as the heading, empty lines are left out."""

    kopf: tuple[str, ...]
    kopfzeile: int
    zeilen: list[tuple[int, Sequence[str]]] = field(default_factory=list)


class _ZeileZuLang(Exception):
    pass


def lies_csv(daten: bytes | bytearray, datei: str, befunde: list[Befund]) -> Csvtabelle | None:
    """The cells of a file; None or an incomplete table and at least one more Fehler if something in it is wrong."""
    text = _text(daten, datei, befunde)
    if text is None:
        return None
    zahl = len(befunde)
    leser = _Leser(text, datei, befunde)
    try:
        return leser.tabelle()
    except csv.Error as fehler:
        if str(fehler).startswith("field larger"):
            grund = f"eine Zelle hat mehr als {gegliedert(LAENGSTE_ZELLE)} Zeichen, oder ein Anführungszeichen fehlt"
        else:
            grund = "ein Feld beginnt oder endet nicht mit einem Anführungszeichen, wie es sollte"
        abhilfe = "Anführungszeichen ab dieser Zeile prüfen"
    except _ZeileZuLang:
        grund, abhilfe = f"die Zeile hat mehr als {gegliedert(LAENGSTE_ZEILE)} Zeichen", "Anführungszeichen prüfen"
    befunde.insert(zahl, Befund(datei, leser.anfang, "", "", grund, abhilfe))
    return None


def _text(daten: bytes | bytearray, datei: str, befunde: list[Befund]) -> str | None:
    """The text without the mark that Excel sets before it."""
    zeile = None
    try:
        text, hinweis = _entziffert(bytes(daten))
    except UnicodeDecodeError as fehler:
        zeile = fehler.object[: fehler.start].count(b"\n") + 1
        grund, abhilfe = f"kein {fehler.reason}", _ALS_UTF8
    else:
        if hinweis:
            grund = "nicht als UTF-8 gespeichert; gelesen als Windows-1252"
            abhilfe = f"Umlaute prüfen, künftig {_ALS_UTF8}"
            befunde.append(Befund(datei, None, "", "", grund, abhilfe, Schwere.HINWEIS))
        if text.count("\0") * 3 > len(text):
            grund, abhilfe = "als UTF-16 ohne Kennzeichen gespeichert", _ALS_UTF8
        elif text.strip():
            return text
        else:
            grund, abhilfe = "die Datei ist leer", "Überschrift und Zeilen liefern"
    befunde.append(Befund(datei, zeile, "", "", grund, abhilfe))
    return None


def _entziffert(daten: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding was only assumed. The reason of a UnicodeDecodeError names what it is not."""
    utf16 = daten.startswith(_UTF16)
    try:
        return daten.decode("utf-16" if utf16 else "utf-8-sig"), False
    except UnicodeDecodeError as fehler:
        fehler.reason = "UTF-16" if utf16 else "UTF-8"
        if utf16 or daten.startswith(codecs.BOM_UTF8) or _NUR_ALS_UTF8.search(daten):
            raise  # it is meant to be UTF-8: read otherwise, its umlauts would turn into nonsense
    try:
        return daten.decode("cp1252"), True
    except UnicodeDecodeError as fehler:
        fehler.reason = "UTF-8 und kein Windows-1252"
        raise


def _trenner(text: str) -> str:
    """The delimiter that is most frequent in the heading, outside of quotes."""
    gefunden = _UEBERSCHRIFT.match(text[:LAENGSTE_ZEILE])
    kopf = re.sub(r'"[^"]*"', "", gefunden[1] if gefunden else "")
    return max(",;\t", key=kopf.count)


class _Leser:
    """Goes through the rows of a text once. ``anfang`` is the line in which the present row begins."""

    def __init__(self, text: str, datei: str, befunde: list[Befund]) -> None:
        self.anfang = 1
        self._datei, self._befunde = datei, befunde
        self._laenge = 0
        self._steuerzeichen = STEUERZEICHEN.search(text) is not None
        self._leser = csv.reader(self._textzeilen(text), delimiter=_trenner(text), strict=True)

    def tabelle(self) -> Csvtabelle | None:
        zeilen = self._gefuellte()
        kopfzeile, kopf, ganz = next(zeilen)
        kopf = _ohne_leeres_ende(kopf)
        if len(kopf) > MEISTE_SPALTEN:
            grund = f"die Überschrift hat mehr als {MEISTE_SPALTEN} Spalten"
            self._melde(kopfzeile, "", grund, "nur die Spalten der Vorlage liefern")
            return None
        tabelle = Csvtabelle(tuple(name.strip() for name in kopf), kopfzeile)
        self._pruefe_zellen(kopfzeile, tabelle.kopf, kopf, ganz)
        zahl, breite = len(self._befunde), len(kopf)
        for nummer, werte, ganz in zeilen:
            if len(werte) > breite:
                werte = _ohne_leeres_ende(werte, breite)
            if len(werte) != breite:
                grund = f"die Zeile hat {len(werte)} Felder, die Überschrift {breite}"
                self._melde(nummer, "", grund, "Trennzeichen und Anführungszeichen prüfen")
            else:
                self._pruefe_zellen(nummer, tabelle.kopf, werte, ganz)
                tabelle.zeilen.append((nummer, werte))
            if len(self._befunde) - zahl >= MEISTE_BEFUNDE:
                grund = "zu viele Fehler; ab hier wurde nicht weitergelesen"
                self._melde(nummer, "", grund, "die genannten Fehler beheben")
                break
            if len(tabelle.zeilen) * breite > MEISTE_CSV_ZELLEN:
                grund = f"die Datei hat mehr als {gegliedert(MEISTE_CSV_ZELLEN)} Zellen"
                self._melde(nummer, "", grund, "in mehreren Lieferungen schicken")
                break
        return tabelle

    def _textzeilen(self, text: str) -> Iterator[str]:
        for fund in _TEXTZEILE.finditer(text):
            zeile = fund[0]
            self._laenge += len(zeile)
            if self._laenge > LAENGSTE_ZEILE:
                raise _ZeileZuLang
            yield zeile

    def _gefuellte(self) -> Iterator[tuple[int, list[str], str]]:
        """Rows that hold something: the line where each begins, its cells, its cells as one text."""
        for werte in self._leser:
            ganz = "".join(werte)
            if ganz and not ganz.isspace():
                yield self.anfang, werte, ganz
            self.anfang = self._leser.line_num + 1
            self._laenge = 0

    def _pruefe_zellen(self, nummer: int, kopf: Sequence[str], werte: Sequence[str], ganz: str) -> None:
        if len(ganz) > LAENGSTE_ZELLE:
            for name, wert in zip(kopf, werte, strict=True):
                if len(wert) > LAENGSTE_ZELLE:
                    grund = f"die Zelle hat mehr als {gegliedert(LAENGSTE_ZELLE)} Zeichen"
                    self._melde(nummer, name, grund, "den Text kürzen", wert[:LAENGSTE_ZELLE])
        if self._steuerzeichen and STEUERZEICHEN.search(ganz):
            for name, wert in zip(kopf, werte, strict=True):
                if STEUERZEICHEN.search(wert):
                    spalte, sichtbar = STEUERZEICHEN.sub("?", name), STEUERZEICHEN.sub("?", wert)
                    self._melde(nummer, spalte, "enthält ein Steuerzeichen", "das Zeichen löschen", sichtbar)

    def _melde(self, nummer: int, spalte: str, grund: str, abhilfe: str, wert: str = "") -> None:
        self._befunde.append(Befund(self._datei, nummer, spalte, wert, grund, abhilfe))


def _ohne_leeres_ende(werte: list[str], mindestens: int = 0) -> list[str]:
    """The cells without empty ones at the end, as far as more than ``mindestens`` are there."""
    ende = len(werte)
    while ende > mindestens and not werte[ende - 1].strip():
        ende -= 1
    return werte[:ende]
