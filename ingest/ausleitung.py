"""How does everything that was known at a Datenstand become a delivery again?"""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Connection, Engine, select

from data_access import tabellen as t
from data_access.engine import dienst_erreichbar
from domain.auswahl import UEBUNGSDATEN
from domain.fehler import Eingabefehler
from domain.zahlen import ganzzahl
from ingest.formate import FORMATE, Format
from ingest.mappe import ZEILEN_JE_BLATT, Wert
from ingest.quellen.angaben import MANIFEST
from ingest.quellen.grenzen import MEISTE_ZELLEN
from ingest.rueckweg import anzahl_am, entschaerft, zeilen_am
from ingest.spalten import blattname, formate, spaltenfolge
from ingest.spaltenarten import leseworte
from ingest.vorlage import ENDUNG, mappe
from ingest.ziel import neu_an

ARCHIV = ".zip"
_FRUEHESTES = (1980, 1, 1, 0, 0, 0)  # the time of the files in an archive: always the same
Oeffne = Callable[[str], AbstractContextManager[TextIO]]


@dataclass
class Ausleitung:
    """What was written: rows by file of the delivery, and how many texts got an apostrophe (``rueckweg.entschaerft``)."""

    zeilen: Counter[str] = field(default_factory=Counter)
    entschaerft: int = 0

    def sichere(self, werte: Iterable[Wert]) -> Iterator[Wert]:
        """The values of a row as a spreadsheet may see them."""
        for wert in werte:
            sicher = entschaerft(wert) if isinstance(wert, str) else wert
            self.entschaerft += sicher != wert
            yield sicher


def leite_aus(
    maschine: Engine, datenstand: int, ziel: Path, kennzahlen: Mapping[str, str], *, ueberschreiben: bool = False
) -> Ausleitung:
    """Write all records that were open at the delivery number ``datenstand`` as one delivery, the same bytes each time.

    A workbook (.xlsx), an archive of CSV files (.zip) or a folder with them (no ending). Loaded into an empty database it
    gives the same figures for every Stichtag. ``kennzahlen``: keys of the catalogue and their titles. Eingabefehler if
    there is no such delivery, the ending means nothing, or ``ziel`` is there already, cannot be written or cannot hold it.
    """
    if ziel.suffix.lower() not in (ENDUNG, ARCHIV, ""):
        raise Eingabefehler(
            f"Die Endung „{ziel.suffix}“ ist nicht vorgesehen. Abhilfe: {ENDUNG}, {ARCHIV} oder für einen Ordner keine Endung angeben."
        )
    with (
        dienst_erreichbar(),
        maschine.connect() as verbindung,
        neu_an(ziel, ueberschreiben=ueberschreiben, eigener_ordner=_nur_lieferung) as neu,
    ):
        angaben = _angaben(verbindung, datenstand)
        if ziel.suffix.lower() == ENDUNG:
            return _als_mappe(verbindung, datenstand, neu, kennzahlen, angaben)
        oeffne = _archiv(neu) if ziel.suffix else _ordner(neu)
        with oeffne as datei:
            return _als_csv(verbindung, datenstand, datei, angaben)


def _nur_lieferung(ordner: Path) -> bool:
    """Whether nothing stands in a folder but what an earlier export wrote there."""
    return {pfad.name for pfad in ordner.iterdir()} <= {MANIFEST, *(format_.datei for format_ in FORMATE)}


def _angaben(verbindung: Connection, datenstand: int) -> dict[str, str]:
    """What the delivery says of itself, by the fields of the manifest."""
    l_ = t.lieferung.c
    frage = select(l_.id, l_.herausgeber, l_.stand, l_.uebung).where(l_.id <= datenstand).order_by(l_.id)
    lieferungen = verbindung.execute(frage).all()
    if not lieferungen or lieferungen[-1].id != datenstand:
        raise Eingabefehler(
            f"Den Datenstand {datenstand} gibt es nicht. Abhilfe: „asskomm status“ nennt die vorhandenen."
        )
    uebung = any(lieferung.uebung for lieferung in lieferungen)
    return {
        "kennung": f"ausleitung-datenstand-{datenstand}",
        "titel": f"{f'{UEBUNGSDATEN}: ' if uebung else ''}Ausleitung von Datenstand {datenstand}",
        "herausgeber": "; ".join(dict.fromkeys(lieferung.herausgeber for lieferung in lieferungen)),
        "stand": max(lieferung.stand for lieferung in lieferungen).isoformat(),
    } | ({"uebung": "ja"} if uebung else {})


# --- workbook ----------------------------------------------------------------------------------------------------


def _als_mappe(
    verbindung: Connection, datenstand: int, neu: Path, kennzahlen: Mapping[str, str], angaben: Mapping[str, str]
) -> Ausleitung:
    _pruefe_groesse({format_: anzahl_am(verbindung, format_, datenstand) for format_ in formate()})
    ergebnis = Ausleitung()
    with mappe(neu, kennzahlen, angaben, titel=angaben["titel"], tag=date.fromisoformat(angaben["stand"])) as buch:
        for format_ in formate():
            worte = {feld: leseworte(format_, feld) for feld in spaltenfolge(format_)}
            with closing(zeilen_am(verbindung, format_, datenstand)) as gespeicherte:
                zeilen = (
                    tuple(ergebnis.sichere(worte[feld].get(str(wert), wert) for feld, wert in zeile.items()))
                    for zeile in gespeicherte
                )
                ergebnis.zeilen[format_.datei] = buch.faktenblatt(format_, zeilen)
    return ergebnis


def _pruefe_groesse(zeilen: Mapping[Format, int]) -> None:
    """A sheet ends somewhere, and a workbook that nobody could load again is no delivery."""
    zellen = sum((anzahl + 1) * len(spaltenfolge(format_)) for format_, anzahl in zeilen.items())
    groesstes = max(zeilen, key=lambda format_: zeilen[format_])
    if zeilen[groesstes] > ZEILEN_JE_BLATT or zellen > MEISTE_ZELLEN:
        raise Eingabefehler(
            f"{ganzzahl(sum(zeilen.values()))} Zeilen, die meisten davon {blattname(groesstes)}, sind zu viel für eine Mappe; nichts "
            f"wurde geschrieben. Abhilfe: als CSV ausleiten, etwa mit -o ausleitung{ARCHIV}."
        )


# --- CSV ---------------------------------------------------------------------------------------------------------


def _als_csv(verbindung: Connection, datenstand: int, oeffne: Oeffne, angaben: Mapping[str, str]) -> Ausleitung:
    """Files that a German Excel opens with a double click: UTF-8 with mark, semicolon, decimal comma."""
    ergebnis = Ausleitung()
    for format_ in formate():
        ergebnis.zeilen[format_.datei] = 0
        with oeffne(format_.datei) as datei, closing(zeilen_am(verbindung, format_, datenstand)) as gespeicherte:
            datei.write("\ufeff")
            schreiber = csv.writer(datei, delimiter=";", lineterminator="\r\n")
            schreiber.writerow(spaltenfolge(format_))
            for zeile in gespeicherte:
                schreiber.writerow(map(_csv_text, ergebnis.sichere(zeile.values())))
                ergebnis.zeilen[format_.datei] += 1
    with oeffne(MANIFEST) as datei:
        datei.write(_toml(angaben, ergebnis.zeilen))
    return ergebnis


def _csv_text(wert: Wert) -> str:
    return f"{wert:f}".replace(".", ",") if isinstance(wert, Decimal) else str(wert)


def _toml(angaben: Mapping[str, str], zeilen: Mapping[str, int]) -> str:
    """The manifest. A text in JSON is one in TOML too."""
    texte = {name: json.dumps(wert, ensure_ascii=False) for name, wert in angaben.items()}
    texte |= {"stand": angaben["stand"]} | ({"uebung": "true"} if "uebung" in angaben else {})
    kopf = ["format = 1", *(f"{name} = {wert}" for name, wert in texte.items()), "", "[zeilen]"]
    return "\n".join((*kopf, *(f'"{name}" = {anzahl}' for name, anzahl in zeilen.items()), ""))


@contextmanager
def _ordner(neu: Path) -> Iterator[Oeffne]:
    neu.mkdir()
    yield lambda name: (neu / name).open("w", encoding="utf-8", newline="")


@contextmanager
def _archiv(neu: Path) -> Iterator[Oeffne]:
    with ZipFile(neu, "w", ZIP_DEFLATED) as archiv:

        @contextmanager
        def oeffne(name: str) -> Iterator[TextIO]:
            eintrag = ZipInfo(name, _FRUEHESTES)
            eintrag.compress_type, eintrag.create_system, eintrag.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            with archiv.open(eintrag, "w", force_zip64=True) as roh, io.TextIOWrapper(roh, "utf-8", newline="") as text:
                yield text

        yield oeffne
