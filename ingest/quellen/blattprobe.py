"""Which sheets of a workbook can be read without harm, and what must be said about formulas and errors in them?"""

import re
from collections.abc import Iterator, Sequence
from xml.parsers import expat

from ingest.befund import Befund, Schwere
from ingest.quellen.blattxml import Blattbild, betrachte, textlaengen
from ingest.quellen.grenzen import (
    GROESSTES_XML,
    MEGABYTE,
    MEISTE_SPALTEN,
    MEISTE_ZELLEN,
    MEISTER_TEXT,
    gegliedert,
)
from ingest.quellen.mappenteile import Mappenteile

_TEILEN = "in mehreren Lieferungen oder als CSV schicken"


def gepruefte(teile: Mappenteile, titel: Sequence[str], datei: str, befunde: list[Befund]) -> dict[str, Blattbild]:
    """Those of the sheets that may be read, with their picture; at least one more Fehler for every other one."""

    def fehler(grund: str, abhilfe: str, blatt: str = "") -> None:
        befunde.append(Befund(datei, None, "", "", grund, abhilfe, blatt=blatt))

    if sum(map(len, teile.nur(titel).values())) > GROESSTES_XML:
        fehler(f"die Blätter sind entpackt mehr als {GROESSTES_XML // MEGABYTE} MB groß", _TEILEN)
        return {}
    gute: dict[str, Blattbild] = {}
    laengen: list[int] | None = None
    for name in titel:
        try:
            laengen = textlaengen(teile.texte) if laengen is None else laengen
            bild = betrachte(teile.teile[teile.blaetter[name]], laengen)
        except (expat.ExpatError, ValueError, KeyError):
            fehler("das Blatt ist beschädigt und nicht lesbar", "in Excel öffnen und neu speichern", name)
            continue
        befunde += _besondere_zellen(bild, datei, name)
        if bild.spalten > MEISTE_SPALTEN:
            abhilfe = "nur die Spalten der Vorlage füllen, Zellen weiter rechts löschen"
            fehler(f"das Blatt hat mehr als {MEISTE_SPALTEN} Spalten", abhilfe, name)
        else:
            gute[name] = bild
    if sum(bild.flaeche for bild in gute.values()) > MEISTE_ZELLEN:
        abhilfe = f"leere Zeilen und Spalten löschen oder {_TEILEN}"
        fehler(f"die Blätter spannen mehr als {gegliedert(MEISTE_ZELLEN)} Zellen auf", abhilfe)
        return {}
    if sum(bild.zeichen for bild in gute.values()) > MEISTER_TEXT:
        fehler(f"die Zellen enthalten mehr als {MEISTER_TEXT // MEGABYTE} Millionen Zeichen Text", _TEILEN)
        return {}
    return gute


def _besondere_zellen(bild: Blattbild, datei: str, titel: str) -> Iterator[Befund]:
    """Formulas are neither computed nor refused, but a cell that has no value is no value."""
    if bild.formeln:
        grund = "enthält Formeln; übernommen sind die zuletzt gespeicherten Werte"
        abhilfe = "nichts zu tun, wenn die Werte stimmen; sonst neu berechnen und speichern"
        yield Befund(datei, None, "", "", grund, abhilfe, Schwere.HINWEIS, titel)
    for zelle in bild.ohne_wert:
        grund, abhilfe = "eine Formel ohne gespeicherten Wert", "in Excel öffnen, neu berechnen und speichern"
        yield Befund(datei, _zeile(zelle), "", "", grund, abhilfe, blatt=titel, zelle=zelle)
    for zelle, wert in bild.fehlerzellen.items():
        grund, abhilfe = "die Zelle zeigt einen Fehler statt eines Wertes", "Formel berichtigen oder Wert eintragen"
        yield Befund(datei, _zeile(zelle), "", wert, grund, abhilfe, blatt=titel, zelle=zelle)


def _zeile(zelle: str) -> int:
    return int(re.sub(r"[A-Z]", "", zelle))
