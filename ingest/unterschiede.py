"""What would one file of a delivery change, does it say why, and may it?"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from domain.aenderung import Aenderungsart
from ingest.befund import Befund
from ingest.bestand import ist_leer, letzte_worte, offene_werte
from ingest.eindeutig import EINMALIG, doppelte, fremde
from ingest.formate import Format
from ingest.fortschritt import PORTION, Stufe
from ingest.lesen import Datei
from ingest.zeile import Zeile

ZEITSPALTEN = {"id", "lieferung_id", "ersetzt_durch"}
NEU, UNVERAENDERT, BELASSEN = "neu", "unverändert", "belassen"
ARTEN = (NEU, *Aenderungsart, UNVERAENDERT, BELASSEN)  # what a line can do, in the order in which it is told
_SCHREIBT = frozenset({NEU, Aenderungsart.GEAENDERT, Aenderungsart.WIEDER_AUFGENOMMEN})
_BEGRUENDET = frozenset(Aenderungsart)  # something stored changes, and the reason is kept
GRUENDE = ("tabelle", "kennung", "art", "grund")  # columns of ``aenderung``


@dataclass
class Unterschied:
    """What one file does and why it must not; as large as what it writes, never as what is stored.

    ``neu``: values of rows to insert, in the order of ``spalten``. ``schliessen``: ids of the versions that end. ``gruende``:
    what is kept about the changes, in the order of GRUENDE. ``belassen``: kennungen of the records that stay as another
    delivery left them.
    """

    format: Format
    zahl: Counter[str] = field(default_factory=Counter)
    neu: list[tuple[Any, ...]] = field(default_factory=list)
    schliessen: list[int] = field(default_factory=list)
    gruende: list[tuple[str, str, str, str]] = field(default_factory=list)
    belassen: list[str] = field(default_factory=list)
    befunde: list[Befund] = field(default_factory=list)

    @property
    def spalten(self) -> tuple[str, ...]:
        """The columns of the table without those of knowledge time."""
        return tuple(spalte.name for spalte in self.format.tabelle.c if spalte.name not in ZEITSPALTEN)


@dataclass(frozen=True)
class _Bestand:
    """What is stored of some records: open versions with their ids, which ever were, and which must stay."""

    offen: dict[str, tuple[int, tuple[Any, ...]]]
    jemals: Collection[str]
    unantastbar: Collection[str]


_NICHTS = _Bestand({}, (), ())


def unterschied(
    verbindung: Connection, datei: Datei, grund: str, mitgelieferte: Collection[int] | None, stufe: Stufe
) -> Unterschied:
    """Compare a file with what is stored; ``grund`` is the manifest's.

    ``mitgelieferte``: the delivery comes with the product, as these did. It leaves alone what others have the last word
    about, and it may speak of records that only older databases hold.
    """
    ergebnis, erste = Unterschied(datei.format), ist_leer(verbindung, datei.format.tabelle)
    hole, einmalig = itemgetter(*ergebnis.spalten), any(e.tabelle == datei.format.tabelle.name for e in EINMALIG)
    geschrieben = list[tuple[int, dict[str, Any]]]()  # only of what there may be but once
    for anfang in range(0, len(datei.zeilen), PORTION):
        teil = [(nummer, zeile, zeile.spalten()) for nummer, zeile in datei.zeilen[anfang : anfang + PORTION]]
        zeilen = [spalten for _, _, spalten in teil]
        bestand = _NICHTS if erste else _bestand(verbindung, ergebnis, zeilen, mitgelieferte)
        for nummer, zeile, spalten in teil:
            kennung = spalten["kennung"]
            art = _vergleiche(ergebnis, bestand, nummer, zeile, hole(spalten), kennung, grund)
            if einmalig and art in _SCHREIBT:
                geschrieben.append((nummer, spalten))
            if (zeile.zurueckgezogen or zeile.grund) and mitgelieferte is None and kennung not in bestand.jemals:
                ergebnis.befunde.append(_unbekannt(datei.format.datei, nummer, zeile, kennung))
        stufe.weiter(len(teil))
    ergebnis.befunde += doppelte(verbindung, datei.format, geschrieben, set(ergebnis.schliessen))
    return ergebnis


def _bestand(
    verbindung: Connection,
    ergebnis: Unterschied,
    zeilen: Sequence[dict[str, Any]],
    mitgelieferte: Collection[int] | None,
) -> _Bestand:
    tabelle = ergebnis.format.tabelle
    kennungen = [spalten["kennung"] for spalten in zeilen]
    offen = offene_werte(verbindung, tabelle, ergebnis.spalten, kennungen)
    if mitgelieferte is None:
        fehlende = (kennung for kennung in kennungen if kennung not in offen)
        return _Bestand(offen, offen.keys() | letzte_worte(verbindung, tabelle, fehlende).keys(), ())
    letzte = letzte_worte(verbindung, tabelle, kennungen)
    eigene = {kennung for kennung, lieferung in letzte.items() if lieferung not in mitgelieferte}
    return _Bestand(offen, letzte.keys(), eigene | fremde(verbindung, ergebnis.format, zeilen, mitgelieferte))


def _vergleiche(
    ergebnis: Unterschied,
    bestand: _Bestand,
    nummer: int,
    zeile: Zeile,
    werte: tuple[Any, ...],
    kennung: str,
    grund: str,
) -> str:
    """Enter what one line does; returns it as one of ARTEN."""
    nummer_alt, alt = bestand.offen.get(kennung, (None, None))
    art = _art(alt, werte, zurueckgezogen=zeile.zurueckgezogen, jemals=kennung in bestand.jemals)
    if art != UNVERAENDERT and kennung in bestand.unantastbar:
        art = BELASSEN
        ergebnis.belassen.append(kennung)
    ergebnis.zahl[art] += 1
    if art in _SCHREIBT:
        ergebnis.neu.append(werte)
    if art in _BEGRUENDET:
        warum = zeile.grund or grund
        ergebnis.gruende.append((ergebnis.format.tabelle.name, kennung, art, warum))
        ergebnis.schliessen += [nummer_alt] if nummer_alt is not None else []
        ergebnis.befunde += [] if warum else [_grundlos(ergebnis.format.datei, nummer, art, kennung)]
    return art


def _art(alt: tuple[Any, ...] | None, neu: tuple[Any, ...], *, zurueckgezogen: bool, jemals: bool) -> str:
    if zurueckgezogen:
        return Aenderungsart.ZURUECKGEZOGEN if alt else UNVERAENDERT
    if alt is None:
        return Aenderungsart.WIEDER_AUFGENOMMEN if jemals else NEU
    return UNVERAENDERT if alt == neu else Aenderungsart.GEAENDERT


def _grundlos(datei: str, nummer: int, art: str, kennung: str) -> Befund:
    """A change without a reason."""
    abhilfe = "Spalte „grund“ ausfüllen oder den Grund für die ganze Lieferung angeben, bei Kennung und Titel"
    return Befund(datei, nummer, "grund", kennung, f"der Datensatz wird {art}, ein Grund fehlt", abhilfe)


def _unbekannt(datei: str, nummer: int, zeile: Zeile, kennung: str) -> Befund:
    """A line that means a stored record although none ever had its kennung, so this was probably mistyped."""
    was, spalte = ("zurückgezogen", "zurueckgezogen") if zeile.zurueckgezogen else ("geändert", "grund")
    grund = f"kein gespeicherter Datensatz mit dieser Kennung, der {was} werden könnte"
    abhilfe = f"Kennung prüfen; bei einem neuen Datensatz die Spalte „{spalte}“ leer lassen"
    return Befund(datei, nummer, "kennung", kennung, grund, abhilfe)
