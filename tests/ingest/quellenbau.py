"""How do tests build deliveries as folder, workbook and archive, good ones and such as no program would write?"""

import csv
import io
import stat
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import xlsxwriter

from ingest.befund import Befund, Lieferungsfehler, Schwere
from ingest.quellen import oeffnen
from ingest.quellen.roh import Rohlieferung

Zeilen = Sequence[Sequence[Any]]
ANGABEN: Zeilen = (
    ("Angabe", "Wert"),
    ("Kennung", "probe-1"),
    ("Titel", "Größe und Übergang"),
    ("Herausgeber", "Stadt Zöblitz"),
    ("Stand", "2023-06-30"),
    ("Grund der Änderung", "Müller, „Nachtrag“; groß"),
)
EREIGNISSE: Zeilen = (
    ("Träger", "Art", "Datum", "Notiz"),
    ("14524330", "beratung", "2021", "mit „Anführung“; und, Komma"),
    ("14524300", "kooperationsvereinbarung", "2022-01-11", "zwei\nZeilen"),
    ("Oelsnitz/Erzgeb.", "projekt", "Feb 2021", "ÄÖÜ äöüß €"),
)
EINWOHNER: Zeilen = (("AGS", "Stichtag", "Einwohner"), ("14524330", "31.12.2021", "87020"))
BLAETTER = {"Lieferung": ANGABEN, "Ereignisse": EREIGNISSE, "Einwohner": EINWOHNER}


def oeffne(pfad: Path) -> Rohlieferung:
    """A delivery that must be readable; Lieferungsfehler with all findings, Hinweise included, if it is not."""
    lieferung, gefunden = oeffnen.oeffne(pfad)
    if lieferung is None or any(befund.schwere is Schwere.FEHLER for befund in gefunden):
        raise Lieferungsfehler(str(pfad), gefunden)
    return lieferung


def als_csv(zeilen: Zeilen, trenner: str = ";", ende: str = "\r\n") -> str:
    """Lines as a spreadsheet writes them into a CSV file."""
    ziel = io.StringIO(newline="")
    csv.writer(ziel, delimiter=trenner, lineterminator=ende).writerows(zeilen)
    return ziel.getvalue()


def ordner(
    pfad: Path, blaetter: Mapping[str, Zeilen | bytes] = BLAETTER, *, kodierung: str = "utf-8", trenner: str = ";"
) -> Path:
    """A folder of CSV files, one for each sheet; bytes are written as they are."""
    pfad.mkdir(parents=True)
    for name, zeilen in blaetter.items():
        roh = zeilen if isinstance(zeilen, bytes) else als_csv(zeilen, trenner).encode(kodierung)
        (pfad / f"{name}.csv").write_bytes(roh)
    return pfad


def mappe(pfad: Path, blaetter: Mapping[str, Zeilen] = BLAETTER, *, ab_zeile: int = 0, ab_spalte: int = 0) -> Path:
    """A workbook as Excel would write it."""
    with xlsxwriter.Workbook(pfad) as buch:
        tag = buch.add_format({"num_format": "dd.mm.yyyy"})
        for name, zeilen in blaetter.items():
            blatt = buch.add_worksheet(name)
            for nummer, zeile in enumerate(zeilen, ab_zeile):
                for spalte, wert in enumerate(zeile, ab_spalte):
                    if isinstance(wert, date):
                        blatt.write_datetime(nummer, spalte, wert, tag)
                    elif isinstance(wert, str) and not wert.startswith("="):
                        blatt.write_string(nummer, spalte, wert)
                    else:
                        blatt.write(nummer, spalte, wert)
    return pfad


def archiv(pfad: Path, inhalt: Mapping[str, bytes | str], *, verweis: str = "") -> Path:
    """A ZIP file; ``verweis`` becomes a symbolic link."""
    with zipfile.ZipFile(pfad, "w", zipfile.ZIP_DEFLATED) as ziel:
        for name, daten in inhalt.items():
            eintrag = zipfile.ZipInfo(name)
            eintrag.compress_type = zipfile.ZIP_DEFLATED
            if name == verweis:
                eintrag.external_attr = (stat.S_IFLNK | 0o777) << 16
            ziel.writestr(eintrag, daten)
    return pfad


def csv_inhalt(blaetter: Mapping[str, Zeilen] = BLAETTER) -> dict[str, bytes | str]:
    """The files of a folder, to be packed."""
    return {f"{name}.csv": als_csv(zeilen) for name, zeilen in blaetter.items()}


_ORT = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_BEZUG = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKET = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
_TEXT = '<c r="{0}" t="inlineStr"><is><t>{1}</t></is></c>'
KOPFZEILE = (
    f'<row r="1">{_TEXT.format("A1", "AGS")}{_TEXT.format("B1", "Stichtag")}{_TEXT.format("C1", "Einwohner")}</row>'
)


def blatt(inhalt: str) -> str:
    """The XML of a sheet with these rows."""
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet {_ORT}><sheetData>{inhalt}</sheetData></worksheet>'


def handteile(zeilen: str = "", andere: Mapping[str, str | bytes] = MappingProxyType({})) -> dict[str, str | bytes]:
    """Parts of a workbook with the sheets "Lieferung" and "Einwohner"; the rows of the latter stand in ``zeilen``.

    ``andere``: more parts by name, or what stands there instead.
    """
    angaben = "".join(
        f'<row r="{n}">{_TEXT.format(f"A{n}", a)}{_TEXT.format(f"B{n}", b)}</row>'
        for n, (a, b) in enumerate(ANGABEN, 1)
    )
    arten = "".join(
        f'<Relationship Id="r{n}" Type="{_BEZUG}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in (1, 2)
    )
    teile: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types {_PAKET}content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships {_PAKET}relationships"><Relationship Id="r1" Type="{_BEZUG}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_ORT} xmlns:r="{_BEZUG}"><sheets><sheet name="Lieferung" sheetId="1" r:id="r1"/>'
        '<sheet name="Einwohner" sheetId="2" r:id="r2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships {_PAKET}relationships">{arten}</Relationships>',
        "xl/worksheets/sheet1.xml": blatt(angaben),
        "xl/worksheets/sheet2.xml": blatt(KOPFZEILE + zeilen),
    }
    return teile | dict(andere)


def handmappe(pfad: Path, zeilen: str = "", andere: Mapping[str, str | bytes] = MappingProxyType({})) -> Path:
    """A workbook made by hand."""
    return archiv(pfad, handteile(zeilen, andere))


def befunde(pfad: Path) -> tuple[Befund, ...]:
    """The findings with which a delivery is refused."""
    try:
        lieferung = oeffne(pfad)
    except Lieferungsfehler as fehler:
        return fehler.befunde
    raise AssertionError(f"{lieferung.name} was opened")


def gruende(pfad: Path) -> list[str]:
    """The reasons why a delivery is refused."""
    return [befund.grund for befund in befunde(pfad)]


def texte(lieferung: Rohlieferung) -> dict[str, Any]:
    """What a delivery says, as text, so that it can be compared with the same one in another dress."""

    def text(wert: object) -> str:
        return str(wert).replace("\r\n", "\n").strip()

    inhalt = {
        t.format.datei: [t.kopf, *([text(w) for w in werte] for _, werte in t.zeilen)] for t in lieferung.tabellen
    }
    return {"angaben": {feld: text(wert) for feld, wert in lieferung.angaben.items()}} | inhalt
