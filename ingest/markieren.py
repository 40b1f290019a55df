"""How does an office see in its own workbook what is wrong? A copy with the cells marked and a sheet that lists everything."""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]
from openpyxl.cell import Cell  # type: ignore[import-untyped]
from openpyxl.comments import Comment  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import quote_sheetname  # type: ignore[import-untyped]
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.hyperlink import Hyperlink  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from domain.fehler import Eingabefehler
from ingest.befund import Befund, Schwere
from ingest.spalten import BEFUNDE as BEFUNDE

URHEBER = "ASSKomm-Prüfung"  # of the comments; what it wrote is taken away when a marked copy is marked again
FARBEN = {Schwere.FEHLER: "FFF4A6A0", Schwere.HINWEIS: "FFFFE699"}
KOPF = ("Nr.", "Schwere", "Blatt", "Zelle", "Spalte", "Wert", "Grund", "Abhilfe")
_BREITEN = (6, 10, 20, 10, 22, 28, 60, 60)
_BISHER = "\n\n--- bisheriger Kommentar ---\n"
_HOECHSTENS_KOMMENTARE = 5000  # cells; more of them make a spreadsheet slow, the list has everything
_HOECHSTENS_VERWEISE = 60_000  # links that one sheet can hold, a little less
_HOECHSTENS_ZEILEN = 1_000_000
_LAENGSTER_TEXT = 2000  # characters
_UNSCHREIBBAR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ZELLE = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_GEAENDERT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FESTE_ZEIT = (1980, 1, 1, 0, 0, 0)


def markiere(quelle: Path, befunde: Sequence[Befund], ziel: Path) -> None:
    """Write a copy of the workbook with what was found; the same input gives the same bytes.

    A finding of a whole line is marked in its first cell, one of a whole sheet in A1; one of the whole file is only listed.
    If no finding lies in a sheet, or the workbook cannot be copied, only the list is written. Eingabefehler if the copy
    would replace the original.
    """
    if ziel.exists() and ziel.samefile(quelle):
        raise Eingabefehler(
            f"„{ziel.name}“ ist die Lieferung selbst. Abhilfe: für die Kopie einen anderen Namen angeben."
        )
    mappe = _oeffne(quelle) if any(befund.blatt for befund in befunde) else None
    if mappe is None:
        befundliste(befunde, ziel)
        return
    _entferne_marken(mappe)
    stellen = [_stelle(mappe, befund) for befund in befunde]
    je_zelle: dict[tuple[str, str], list[tuple[int, Befund]]] = {}
    for nummer, (befund, stelle) in enumerate(zip(befunde, stellen, strict=True), start=1):
        if stelle:
            je_zelle.setdefault(stelle, []).append((nummer, befund))
    for zahl, ((blatt, zelle), gefunden) in enumerate(je_zelle.items()):
        _markiere_zelle(mappe[blatt][zelle], gefunden, kommentiert=zahl < _HOECHSTENS_KOMMENTARE)
    for blatt in mappe.worksheets:
        blatt.sheet_view.tabSelected = False
    _fuelle(mappe.create_sheet(BEFUNDE, 0), befunde, stellen)
    mappe.active = 0
    ziel.write_bytes(_gespeichert(mappe))


def befundliste(befunde: Sequence[Befund], ziel: Path) -> None:
    """Write a workbook with nothing but the list, for deliveries in CSV files."""
    mappe = Workbook()
    _fuelle(mappe.worksheets[0], befunde, [None] * len(befunde))
    mappe.worksheets[0].title = BEFUNDE
    ziel.write_bytes(_gespeichert(mappe))


def _oeffne(quelle: Path) -> Workbook | None:
    """The workbook to be copied, without macros; None if that is not possible, whatever the reason."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that a copy cannot keep
            return load_workbook(quelle)
    except Exception:  # openpyxl raises almost anything for a workbook that others can read
        return None


def _entferne_marken(mappe: Workbook) -> None:
    """What an earlier check left in this workbook: its list, its colours, its comments."""
    if BEFUNDE in mappe.sheetnames and _ist_liste(mappe[BEFUNDE]):
        del mappe[BEFUNDE]
    for zelle in (zelle for blatt in mappe.worksheets for zelle in _zellen(blatt)):
        if zelle.has_style and zelle.fill.fgColor.rgb in FARBEN.values() and zelle.fill.fill_type == "solid":
            zelle.fill = PatternFill()
        if zelle.comment and zelle.comment.author == URHEBER:
            bisher = zelle.comment.text.partition(_BISHER)[2]
            zelle.comment = Comment(bisher, "") if bisher else None


def _ist_liste(blatt: object) -> bool:
    return isinstance(blatt, Worksheet) and tuple(zelle.value for zelle in blatt[1]) == KOPF


def _zellen(blatt: Worksheet) -> Iterator[Cell]:
    """The cells that hold something; those that are hidden under a merged one cannot."""
    return (zelle for zelle in blatt._cells.values() if isinstance(zelle, Cell))  # rows would make all the others up


def _stelle(mappe: Workbook, befund: Befund) -> tuple[str, str] | None:
    """Sheet and cell in which a finding is marked; None: it is only listed."""
    blatt = mappe[befund.blatt] if befund.blatt in mappe.sheetnames else None
    if not isinstance(blatt, Worksheet):
        return None
    zelle = befund.zelle if _ZELLE.fullmatch(befund.zelle) else f"A{befund.zeile or 1}"
    zeile, spalte = coordinate_to_tuple(zelle)
    if zeile > 1_048_576 or spalte > 16_384:
        return None
    for bereich in blatt.merged_cells.ranges:
        if bereich.min_row <= zeile <= bereich.max_row and bereich.min_col <= spalte <= bereich.max_col:
            zelle = f"{get_column_letter(bereich.min_col)}{bereich.min_row}"
    return befund.blatt, zelle


def _markiere_zelle(zelle: Cell, gefunden: Sequence[tuple[int, Befund]], *, kommentiert: bool) -> None:
    fehler = any(befund.schwere is Schwere.FEHLER for _, befund in gefunden)
    zelle.fill = _farbe(Schwere.FEHLER if fehler else Schwere.HINWEIS)
    if not kommentiert:
        return
    saetze = [
        f"{befund.schwere.value} {nummer}: {befund.grund}.\nAbhilfe: {befund.abhilfe}." for nummer, befund in gefunden
    ]
    text = _schreibbar("\n\n".join(saetze))
    bisher = _BISHER + zelle.comment.text if zelle.comment else ""
    zeilen = sum(1 + len(zeile) // 45 for zeile in (text + bisher).splitlines())
    zelle.comment = Comment(text + bisher, URHEBER, width=340, height=30 + 17 * min(zeilen, 30))


def _farbe(schwere: Schwere) -> PatternFill:
    return PatternFill("solid", fgColor=FARBEN[schwere])


def _fuelle(blatt: Worksheet, befunde: Sequence[Befund], stellen: Sequence[tuple[str, str] | None]) -> None:
    """The list; a finding that is marked somewhere links to its cell."""
    for spalte, (titel, breite) in enumerate(zip(KOPF, _BREITEN, strict=True), start=1):
        kopf = blatt.cell(1, spalte, titel)
        kopf.font = Font(bold=True)
        kopf.fill = PatternFill("solid", fgColor="FFD9E2EC")
        blatt.column_dimensions[get_column_letter(spalte)].width = breite
    oben = Alignment(vertical="top", wrap_text=True)
    for nummer, (befund, stelle) in enumerate(zip(befunde[:_HOECHSTENS_ZEILEN], stellen, strict=False), start=1):
        zeile = f"Zeile {befund.zeile}" if befund.zeile else ""
        wo, zelle = befund.blatt or befund.datei, befund.zelle or zeile
        werte = (befund.schwere.value, wo, zelle, befund.spalte, befund.wert, befund.grund, befund.abhilfe)
        blatt.cell(nummer + 1, 1, nummer).alignment = oben
        for spalte, text in enumerate(werte, start=2):
            _schreibe(blatt.cell(nummer + 1, spalte), text)
            blatt.cell(nummer + 1, spalte).alignment = oben
        blatt.cell(nummer + 1, 2).fill = _farbe(befund.schwere)
        if stelle and nummer <= _HOECHSTENS_VERWEISE:
            _verweise(blatt.cell(nummer + 1, 4), stelle)
    blatt.freeze_panes = "A2"
    blatt.auto_filter.ref = f"A1:{get_column_letter(len(KOPF))}{max(2, min(len(befunde), _HOECHSTENS_ZEILEN) + 1)}"
    blatt.page_setup.orientation, blatt.page_setup.fitToHeight = "landscape", 0
    blatt.sheet_properties.pageSetUpPr.fitToPage = True
    blatt.print_title_rows = "1:1"


def _schreibe(zelle: Cell, text: str) -> None:
    """Text as text, also if it begins like a formula."""
    zelle.value = _schreibbar(text)
    if text:
        zelle.data_type = "s"
        zelle.quotePrefix = text[0] in "=+-@\t\r"  # so that it stays a text when somebody edits it


def _verweise(zelle: Cell, stelle: tuple[str, str]) -> None:
    blatt, ort = stelle
    if not zelle.value:
        _schreibe(zelle, ort)
    zelle.hyperlink = Hyperlink(ref=zelle.coordinate, location=f"{quote_sheetname(blatt)}!{ort}")
    zelle.font = Font(color="FF0563C1", underline="single")


def _schreibbar(text: str) -> str:
    """Without what a workbook cannot hold, and not endless."""
    sauber = _UNSCHREIBBAR.sub("?", text)
    return sauber if len(sauber) <= _LAENGSTER_TEXT else sauber[:_LAENGSTER_TEXT] + "…"


def _gespeichert(mappe: Workbook) -> bytes:
    """The bytes of the workbook, without the time at which it was written."""
    roh, fest = BytesIO(), BytesIO()
    mappe.save(roh)
    with zipfile.ZipFile(roh) as alt, zipfile.ZipFile(fest, "w", zipfile.ZIP_DEFLATED) as neu:
        for name in alt.namelist():
            inhalt = alt.read(name)
            if name == "docProps/core.xml":
                inhalt = _GEAENDERT.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", inhalt)
            neu.writestr(zipfile.ZipInfo(name, _FESTE_ZEIT), inhalt, zipfile.ZIP_DEFLATED)
    return fest.getvalue()
