"""What would one file of a delivery change, does it say why, and may it?"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from domain.aenderung import Aenderungsart
from ingest.befund import Befund
from ingest.bestand import letzte_worte, offene
from ingest.eindeutig import doppelte, fremde
from ingest.formate import Format
from ingest.lesen import Datei
from ingest.zeile import Zeile

ZEITSPALTEN = {"id", "lieferung_id", "ersetzt_durch"}
NEU, UNVERAENDERT, BELASSEN = "neu", "unverändert", "belassen"


@dataclass(frozen=True)
class Schritt:
    """What a line does to its record, whose stored open version is ``alt``; ``grund``: why, if it changes one."""

    nummer: int
    art: str
    spalten: dict[str, Any]
    alt: dict[str, Any] | None
    grund: str

    @property
    def schreibt(self) -> bool:
        return self.art in (NEU, Aenderungsart.GEAENDERT, Aenderungsart.WIEDER_AUFGENOMMEN)

    @property
    def begruendet(self) -> bool:
        """Something stored changes, and the reason is kept."""
        return self.art in set(Aenderungsart)


@dataclass
class Unterschied:
    """What one file does, line by line, and why it must not."""

    format: Format
    schritte: list[Schritt] = field(default_factory=list)
    befunde: list[Befund] = field(default_factory=list)

    @property
    def zahl(self) -> Counter[str]:
        return Counter(s.art for s in self.schritte)

    @property
    def neu(self) -> list[dict[str, Any]]:
        """Rows to insert."""
        return [s.spalten for s in self.schritte if s.schreibt]

    @property
    def schliessen(self) -> list[int]:
        """Ids of the versions that end."""
        return [s.alt["id"] for s in self.schritte if s.begruendet and s.alt]

    @property
    def gruende(self) -> list[dict[str, Any]]:
        """What is kept about the changes."""
        tabelle = {"tabelle": self.format.tabelle.name}
        eintraege = ((s.spalten["kennung"], s.art, s.grund) for s in self.schritte if s.begruendet)
        return [tabelle | {"kennung": kennung, "art": art, "grund": grund} for kennung, art, grund in eintraege]

    @property
    def belassen(self) -> list[str]:
        """Kennungen of the records that stay as another delivery left them."""
        return [s.spalten["kennung"] for s in self.schritte if s.art == BELASSEN]


@dataclass(frozen=True)
class _Bestand:
    """What is stored of the records of a file: open versions, the last word about each, and what must stay."""

    offen: dict[str, dict[str, Any]]
    letzte: dict[str, int]
    unantastbar: set[str]


def unterschied(
    verbindung: Connection, datei: Datei, grund: str, mitgelieferte: Collection[int] | None = None
) -> Unterschied:
    """Compare a file with what is stored; ``grund`` is the manifest's.

    ``mitgelieferte``: the delivery comes with the product, as these did. It leaves alone what others have the last word
    about, and it may speak of records that only older databases hold.
    """
    bestand = _bestand(verbindung, datei, mitgelieferte)
    ergebnis = Unterschied(datei.format)
    for nummer, zeile in datei.zeilen:
        schritt = _schritt(bestand, nummer, zeile, zeile.grund or grund)
        ergebnis.schritte.append(schritt)
        ergebnis.befunde += _grundlos(datei.format.datei, schritt)
        if mitgelieferte is None and schritt.spalten["kennung"] not in bestand.letzte:
            ergebnis.befunde += _unbekannt(datei.format.datei, schritt, zeile)
    neu = [(schritt.nummer, schritt.spalten) for schritt in ergebnis.schritte if schritt.schreibt]
    ergebnis.befunde += doppelte(verbindung, datei.format, neu, set(ergebnis.schliessen))
    return ergebnis


def _bestand(verbindung: Connection, datei: Datei, mitgelieferte: Collection[int] | None) -> _Bestand:
    tabelle, zeilen = datei.format.tabelle, [zeile.spalten() for _, zeile in datei.zeilen]
    kennungen = [spalten["kennung"] for spalten in zeilen]
    offen = {alt["kennung"]: alt for alt in offene(verbindung, tabelle, "kennung", kennungen)}
    letzte = letzte_worte(verbindung, tabelle, kennungen)
    if mitgelieferte is None:
        return _Bestand(offen, letzte, set())
    eigene = {kennung for kennung, lieferung in letzte.items() if lieferung not in mitgelieferte}
    return _Bestand(offen, letzte, eigene | fremde(verbindung, datei.format, zeilen, mitgelieferte))


def _schritt(bestand: _Bestand, nummer: int, zeile: Zeile, grund: str) -> Schritt:
    spalten = zeile.spalten()
    kennung = spalten["kennung"]
    alt = bestand.offen.get(kennung)
    art = _art(alt, spalten, zurueckgezogen=zeile.zurueckgezogen, jemals=kennung in bestand.letzte)
    if kennung in bestand.unantastbar and art != UNVERAENDERT:
        art = BELASSEN
    return Schritt(nummer, art, spalten, alt, grund)


def _art(alt: dict[str, Any] | None, neu: dict[str, Any], *, zurueckgezogen: bool, jemals: bool) -> str:
    if zurueckgezogen:
        return Aenderungsart.ZURUECKGEZOGEN if alt else UNVERAENDERT
    if alt is None:
        return Aenderungsart.WIEDER_AUFGENOMMEN if jemals else NEU
    gleich = all(alt[name] == wert for name, wert in neu.items() if name not in ZEITSPALTEN)
    return UNVERAENDERT if gleich else Aenderungsart.GEAENDERT


def _grundlos(datei: str, schritt: Schritt) -> Iterator[Befund]:
    """A change without a reason."""
    if schritt.begruendet and not schritt.grund:
        grund = f"der Datensatz wird {schritt.art}, ein Grund fehlt"
        abhilfe = "Spalte „grund“ ausfüllen oder „grund“ in lieferung.toml angeben"
        yield Befund(datei, schritt.nummer, "grund", schritt.spalten["kennung"], grund, abhilfe)


def _unbekannt(datei: str, schritt: Schritt, zeile: Zeile) -> Iterator[Befund]:
    """A line that means a stored record although none ever had its kennung, so this was probably mistyped."""
    was = "zurückgezogen" if zeile.zurueckgezogen else "geändert" if zeile.grund else ""
    if was:
        spalte = "zurueckgezogen" if zeile.zurueckgezogen else "grund"
        grund = f"kein gespeicherter Datensatz mit dieser Kennung, der {was} werden könnte"
        abhilfe = f"Kennung prüfen; bei einem neuen Datensatz die Spalte „{spalte}“ leer lassen"
        yield Befund(datei, schritt.nummer, "kennung", schritt.spalten["kennung"], grund, abhilfe)
