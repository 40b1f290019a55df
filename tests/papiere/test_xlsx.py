"""Can every number of the workbook be reckoned with, is it the Lagebild's, and is no text ever a command?"""

import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook
from sqlalchemy import Engine

from briefing.papiere.arbeitsmappe.tafelblatt import blattname, koepfe
from briefing.papiere.aufnahme import Absatz, Lagebild, Spalte, Tafel, Zelle, Zellenart
from briefing.papiere.xlsx import als_xlsx
from config import WURZEL
from tests.papiere import beispiel
from tests.papiere.test_pptx import boeses_lagebild, echte

NBSP = "\u00a0"


@pytest.fixture(scope="module")
def bild() -> Lagebild:
    return beispiel.lagebild()


@pytest.fixture(scope="module")
def datei(bild: Lagebild) -> bytes:
    return als_xlsx(bild)


@pytest.fixture(scope="module")
def mappe(datei: bytes) -> Any:
    return geoeffnet(datei)


def geoeffnet(datei: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(datei))


def kopfzeile(blatt: Worksheet, kopf: str) -> int:
    """The row of the headings: the first whose first cell says so below the link to the contents."""
    ab = next(z for z in range(1, 60) if blatt.cell(z, 1).value == "Zum Inhalt")
    return next(z for z in range(ab, ab + 10) if blatt.cell(z, 1).value == kopf)


def wie_gelesen(wert: Zelle, spalte: Spalte) -> Any:
    """What a program that opens the workbook must find."""
    if wert is None:
        return "keine Angabe"
    if isinstance(wert, date):
        return datetime(wert.year, wert.month, wert.day)  # noqa: DTZ001 (a day has no zone)
    if spalte.art is Zellenart.EURO and isinstance(wert, int):
        return wert / 100
    return wert


def genau(wert: Any) -> Any:
    """Excel keeps 15 digits of a number."""
    return pytest.approx(wert, rel=1e-14, abs=0) if isinstance(wert, float) else wert


_MUSTER = {
    Zellenart.GANZZAHL: "#,##0", Zellenart.EURO: '#,##0.00 "€"', Zellenart.TAG: "dd.mm.yyyy", Zellenart.TEXT: "General",
}  # fmt: skip


def muster(spalte: Spalte) -> str:
    stellen = "." + "0" * spalte.stellen if spalte.stellen else ""
    return (
        _MUSTER.get(spalte.art) or {Zellenart.DEZIMAL: f"#,##0{stellen}", Zellenart.ANTEIL: f"0{stellen} %"}[spalte.art]
    )


def pruefe_tafel(blatt: Worksheet, tafel: Tafel) -> None:
    kopf = koepfe(tafel.spalten)
    start = kopfzeile(blatt, kopf[0])
    assert [blatt.cell(start, n).value for n in range(1, len(kopf) + 1)] == kopf
    for nr, werte in enumerate(tafel.zeilen, start + 1):
        for spalte_nr, (wert, spalte) in enumerate(zip(werte, tafel.spalten, strict=True), 1):
            zelle = blatt.cell(nr, spalte_nr)
            summe = tafel.summenzeile and nr == start + len(tafel.zeilen)
            if wert is None and summe and spalte.art in (Zellenart.TEXT, Zellenart.TAG):
                assert zelle.value is None
                continue
            gelesen = zelle.value if wert != "" else zelle.value or ""
            assert gelesen == genau(wie_gelesen(wert, spalte)), (blatt.title, zelle.coordinate)
            assert zelle.number_format == (muster(spalte) if wert is not None else "General")
            if isinstance(wert, int | float):
                assert zelle.data_type == "n"
    assert blatt.cell(start + len(tafel.zeilen) + 2, 1).value is None


def test_every_table_has_its_sheet_and_every_cell_its_value_and_format(bild: Lagebild, mappe: Any) -> None:
    for nummer, tafel in enumerate(bild.tafeln(), 1):
        blatt = mappe[blattname(nummer, tafel.titel)]
        assert blatt["A1"].value == tafel.titel
        pruefe_tafel(blatt, tafel)


def test_calamine_reads_the_same(bild: Lagebild, datei: bytes) -> None:
    gelesen = CalamineWorkbook.from_filelike(io.BytesIO(datei))
    for nummer, tafel in enumerate(bild.tafeln(), 1):
        zeilen = gelesen.get_sheet_by_name(blattname(nummer, tafel.titel)).to_python()
        start = next(n for n, zeile in enumerate(zeilen) if zeile[: len(tafel.spalten)] == koepfe(tafel.spalten))
        for werte, zeile in zip(tafel.zeilen, zeilen[start + 1 :], strict=False):
            for wert, spalte, zelle in zip(werte, tafel.spalten, zeile, strict=False):
                if isinstance(wert, int | float):
                    assert zelle == genau(wie_gelesen(wert, spalte))
                elif isinstance(wert, date):
                    assert zelle == wert


def test_every_figure_has_a_row_with_all_that_is_known(bild: Lagebild, mappe: Any) -> None:
    blatt = mappe["Zahlen"]
    start = kopfzeile(blatt, "Kennzahl")
    spalten = {blatt.cell(start, n).value: n for n in range(1, blatt.max_column + 1)}
    for nr, zahl in enumerate(bild.zahlen(), start + 1):
        zeile = {name: blatt.cell(nr, n).value for name, n in spalten.items()}
        erwartet = "keine Angabe" if zahl.wert is None else zahl.wert / 100 if zahl.in_euro else zahl.wert
        assert zeile["Wert"] == erwartet
        if zahl.wert is not None:
            assert blatt.cell(nr, spalten["Wert"]).number_format == ('#,##0.00 "€"' if zahl.in_euro else "#,##0")
        for name, feld in (
            ("Kennzahl", zahl.titel), ("Wortlaut", zahl.text), ("Satz", zahl.satz), ("Zeitraum", zahl.zeitraum),
            ("Grundlage", zahl.basis), ("Herkunft", zahl.herkunft), ("Belegt", zahl.belegt), ("Veränderung", zahl.veraenderung),
            ("Ohne Vergleich, weil", zahl.ohne_vergleich), ("Vorbehalt", zahl.vorbehalt), ("Definition", zahl.definition),
            ("Nicht gezählt", zahl.abgrenzung), ("Schlüssel", zahl.schluessel),
            ("Quelle", zahl.quelle.titel if zahl.quelle else ""), ("Stand der Quelle", zahl.quelle.stand if zahl.quelle else ""),
        ):  # fmt: skip
            assert (zeile[name] or "") == feld
        assert (zeile["Fassung"], zeile["Widersprüche"]) == (zahl.fassung, zahl.widersprueche)
    assert {zeile[1].value for zeile in blatt.iter_rows(min_row=start + 1)} >= {"genau", "mindestens", "über"}


def test_unknown_is_a_word_and_zero_is_a_number(mappe: Any) -> None:
    blatt = mappe["2 Kommunen je Polizeidirektion"]
    werte = {zeile[0].value: zeile[1].value for zeile in blatt.iter_rows()}
    assert werte["Görlitz"] == 0
    assert werte["Zwickau"] == "keine Angabe"
    hinweise = {zeile[0].value: zeile[1].value for zeile in mappe["Hinweise"].iter_rows()}
    assert "nicht null" in hinweise["keine Angabe"]


def test_the_order_of_the_sheets_and_the_way_to_each(bild: Lagebild, mappe: Any) -> None:
    tafeln = [blattname(nummer, tafel.titel) for nummer, tafel in enumerate(bild.tafeln(), 1)]
    assert mappe.sheetnames == [
        "Deckblatt",
        "Inhalt",
        "Zahlen",
        *tafeln,
        "Texte",
        "Definitionen",
        "Hinweise",
        "Quellen",
    ]
    ziele = [z.hyperlink.location for zeile in mappe["Inhalt"].iter_rows() for z in zeile if z.hyperlink]
    assert [ziel.rpartition("!")[0].strip("'").replace("''", "'") for ziel in ziele] == mappe.sheetnames[2:]
    for name in mappe.sheetnames[2:]:
        (zurueck,) = [z for zeile in mappe[name].iter_rows() for z in zeile if z.value == "Zum Inhalt"]
        assert zurueck.hyperlink.location == "'Inhalt'!A1"


def test_the_cover_says_what_it_is_and_how_to_prove_it(bild: Lagebild, mappe: Any) -> None:
    blatt = mappe["Deckblatt"]
    werte = {zeile[0].value: zeile[1].value for zeile in blatt.iter_rows()}
    assert blatt["A1"].value == bild.titel
    assert blatt["A3"].value == "Übungsdaten"
    assert werte["Stichtag"] == f"30.{NBSP}Juni{NBSP}2025"
    assert (werte["Raum"], werte["Stand der Daten"], werte["Achtung"]) == (
        "Sachsen",
        bild.datenstand_text,
        "Übungsdaten",
    )
    assert (werte["Prüfwert"], werte["Prüfwert, ganz"], werte["Zitierlink"]) == (
        bild.kennung,
        bild.pruefwert,
        bild.zitat,
    )
    assert mappe.active.title == "Deckblatt"


def test_sentences_and_sources_are_there(bild: Lagebild, mappe: Any) -> None:
    saetze = [(a.titel, satz) for a in bild.bausteine if isinstance(a, Absatz) for satz in a.saetze]
    gelesen = [(zeile[0].value, zeile[1].value) for zeile in mappe["Texte"].iter_rows()]
    assert set(saetze) <= set(gelesen)
    quellen = {zeile[0].value: (zeile[1].value, zeile[2].value or "") for zeile in mappe["Quellen"].iter_rows()}
    assert {q.titel: (q.stand, q.url) for q in bild.quellen}.items() <= quellen.items()


def test_every_sheet_is_marked_dated_and_ready_to_print(bild: Lagebild, mappe: Any) -> None:
    for blatt in mappe:
        kopf = [blatt.cell(z, 1).value for z in range(1, 4)]
        assert kopf[2] == "Übungsdaten"
        assert all(text in kopf[1] for text in ("30.06.2025", bild.datenstand_text, bild.kennung, bild.raum))
        assert (blatt.page_setup.orientation, blatt.page_setup.paperSize) == ("landscape", 9)
        assert blatt.sheet_properties.pageSetUpPr.fitToPage
        assert blatt.page_setup.fitToHeight == 0
        assert "&P" in blatt.oddFooter.right.text
        assert bild.kennung in blatt.oddFooter.left.text


def test_tables_are_real_ones_with_filter_and_frozen_head(bild: Lagebild, mappe: Any) -> None:
    for nummer, tafel in enumerate(bild.tafeln(), 1):
        blatt = mappe[blattname(nummer, tafel.titel)]
        start = kopfzeile(blatt, koepfe(tafel.spalten)[0])
        assert blatt.print_title_rows == f"${start}:${start}"
        assert blatt.freeze_panes.endswith(str(start + 1))
        koerper = len(tafel.zeilen) - (1 if tafel.summenzeile else 0)
        if not tafel.zeilen:
            assert blatt.cell(start + 1, 1).value == "nichts vorhanden"
            continue
        (real,) = blatt.tables.values()
        assert real.ref.startswith(f"A{start}:")
        assert re.sub("[A-Z]", "", real.ref.partition(":")[2]) == str(start + koerper), "the total is not filtered away"
        assert real.autoFilter is not None
        if tafel.summenzeile:
            assert blatt.cell(start + koerper + 1, 1).font.bold


def test_no_cell_is_merged_and_no_text_is_a_formula(mappe: Any) -> None:
    for blatt in mappe:
        assert not blatt.merged_cells.ranges
        assert not [z.coordinate for zeile in blatt.iter_rows() for z in zeile if z.data_type == "f"]


def test_links_lead_only_to_the_web_or_into_the_workbook(datei: bytes, bild: Lagebild) -> None:
    with ZipFile(io.BytesIO(datei)) as archiv:
        bezuege = "".join(archiv.read(name).decode() for name in archiv.namelist() if name.endswith(".rels"))
        alles = "".join(archiv.read(name).decode() for name in archiv.namelist() if "worksheets/sheet" in name)
    aussen = set(re.findall(r'Target="([^"]*)" TargetMode="External"', bezuege))
    assert aussen
    assert all(ziel.startswith(("https://", "http://")) for ziel in aussen)
    assert "<f>" not in alles


def test_properties_are_those_of_the_lagebild(bild: Lagebild, mappe: Any) -> None:
    e = mappe.properties
    assert e.title == f"Lagebild ASSKomm: Sachsen am 30.{NBSP}Juni{NBSP}2025"
    assert bild.kennung in e.description
    assert e.created == datetime(2025, 6, 30)  # noqa: DTZ001


_ZWEITER = (
    "import sys; from hashlib import sha256; from briefing.papiere.xlsx import als_xlsx; "
    "from tests.papiere.beispiel import lagebild; sys.stdout.write(sha256(als_xlsx(lagebild())).hexdigest())"
)


def test_twice_and_from_another_process_it_is_the_same_file(bild: Lagebild, datei: bytes) -> None:
    assert als_xlsx(bild) == datei
    lauf = subprocess.run(
        [sys.executable, "-c", _ZWEITER], cwd=WURZEL, capture_output=True, text=True, check=True,
        env={"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert lauf.stdout == sha256(datei).hexdigest()
    with ZipFile(io.BytesIO(datei)) as archiv:
        assert {eintrag.date_time for eintrag in archiv.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- the worst --------------------------------------------------------------------------------------------------------


def test_the_worst_words_do_no_harm() -> None:
    mappe = geoeffnet(als_xlsx(boeses_lagebild()))
    for blatt in mappe:
        assert len(blatt.title) <= 31
        for zeile in blatt.iter_rows():
            for zelle in zeile:
                assert zelle.data_type != "f"
                if isinstance(zelle.value, str) and len(zelle.value) > 31_000:
                    assert zelle.value.endswith("…")
    blatt = mappe[mappe.sheetnames[5]]
    zahlen = [zeile[1].value for zeile in blatt.iter_rows() if isinstance(zeile[1].value, int)]
    assert zahlen == list(range(300))


@pytest.mark.parametrize("titel", ["a/b\\c?d*e[f]g:h", "'x'", "", "History", "=1+1", "ä" * 40, "\x00\x07"])
def test_names_of_sheets_are_valid_whatever_the_title(titel: str) -> None:
    tafel = Tafel("t", titel, (Spalte("a"),), (("x",),))
    mappe = geoeffnet(als_xlsx(beispiel.lagebild(bausteine=(tafel, replace(tafel, schluessel="u")))))
    namen = mappe.sheetnames
    assert len({name.casefold() for name in namen}) == len(namen)
    for name in namen:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_headings_are_unique_whatever_their_case() -> None:
    assert koepfe([Spalte("Text"), Spalte("TEXT"), Spalte(""), Spalte(" "), Spalte("a\nb")]) == [
        "Text", "TEXT (2)", "Spalte", "Spalte (2)", "a b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "{=1}", "12", "1e5", "https://a.example", "_x0041_", "01.02.2024", "TRUE"]
)
def test_a_text_stays_the_text_that_it_is(text: str) -> None:
    mappe = geoeffnet(als_xlsx(beispiel.lagebild(bausteine=(Tafel("t", "T", (Spalte("a"),), ((text,),)),))))
    blatt = mappe["1 T"]
    zelle = blatt.cell(kopfzeile(blatt, "a") + 1, 1)
    assert (zelle.data_type, zelle.value, zelle.hyperlink) == ("s", text, None)


def test_days_before_excels_time_are_words() -> None:
    tafel = Tafel("t", "T", (Spalte("Tag", Zellenart.TAG),), ((date(1899, 12, 31),), (date(1900, 3, 1),)))
    blatt = geoeffnet(als_xlsx(beispiel.lagebild(bausteine=(tafel,))))["1 T"]
    start = kopfzeile(blatt, "Tag")
    assert [blatt.cell(start + n, 1).value for n in (1, 2)] == ["31.12.1899", datetime(1900, 3, 1)]  # noqa: DTZ001


def test_a_footer_takes_no_commands_from_words() -> None:
    bild = beispiel.lagebild(bausteine=(), raum="A&B &P&N " + "x" * 300)
    with ZipFile(io.BytesIO(als_xlsx(bild))) as archiv:
        fuss = re.search("<oddFooter>(.*)</oddFooter>", archiv.read("xl/worksheets/sheet1.xml").decode())
    assert fuss
    roh = fuss[1].replace("&amp;", "&")
    assert "A&&B &&P&&N" in roh
    assert len(roh) <= 255


def test_a_lagebild_of_nothing_is_still_a_workbook() -> None:
    namen = geoeffnet(als_xlsx(beispiel.lagebild(bausteine=(), quellen=(), vermerke=()))).sheetnames
    assert namen == ["Deckblatt", "Inhalt", "Hinweise", "Quellen"]


@pytest.mark.parametrize("datenbank", ["sqlite"], indirect=True)
def test_the_workbook_of_the_bundled_data_is_as_true_as_the_made_up_one(mitgeliefert: Engine) -> None:
    for bild in echte(mitgeliefert):
        mappe = geoeffnet(als_xlsx(bild))
        for nummer, tafel in enumerate(bild.tafeln(), 1):
            pruefe_tafel(mappe[blattname(nummer, tafel.titel)], tafel)
