"""Is the workbook complete, understandable and understood, and always the same?"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook
from sqlalchemy import Engine, select

from befehle.lieferungen import KENNZAHLEN, template
from config import DATEN
from data_access import tabellen as t
from domain.fehler import Eingabefehler
from domain.kreise import KREISE
from ingest import erklaerungen
from ingest.anleitung import abschnitte
from ingest.befund import Lieferungsfehler
from ingest.begleitblaetter import beispielwert
from ingest.beispiele import BEISPIELE, ERFUNDEN
from ingest.erklaerungen import ANGABEN_FELDER, BLATTZWECK, erklaerung
from ingest.formate import FORMATE, Format
from ingest.ortsnamen import Ortsverzeichnis
from ingest.schreiben import lade
from ingest.schreibweisen.datum import datum
from ingest.schreibweisen.zahlen import aus_liste, ja_nein
from ingest.spalten import (
    ANGABEN,
    BEGLEITBLAETTER,
    BLAETTER,
    blattname,
    feld,
    format_zu,
    formate,
    pflicht,
    spaltenfolge,
    ueberschrift,
)  # fmt: skip
from ingest.spaltenarten import Spaltenart, auswahlworte, leseworte, spaltenart
from ingest.vorlage import schreibe_vorlage
from tests.lieferbau import KENNZAHLEN as KENNZAHLEN_DER_PROBE
from tests.lieferbau import baue

JEDE_SPALTE = [(format_, feld_) for format_ in FORMATE for feld_ in format_.modell.model_fields]
AM_ENDE = ("kennung", "zurueckgezogen", "grund")
je_format = pytest.mark.parametrize("format_", FORMATE, ids=blattname)


@pytest.fixture(scope="module")
def datei(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ziel = tmp_path_factory.mktemp("vorlage") / "lieferung.xlsx"
    schreibe_vorlage(ziel, KENNZAHLEN)
    return ziel


@pytest.fixture(scope="module")
def buch(datei: Path) -> Workbook:
    return openpyxl.load_workbook(datei)


def spalte(format_: Format, feld_: str) -> str:
    return get_column_letter(spaltenfolge(format_).index(feld_) + 1)


# --- words and order ---------------------------------------------------------------------------------------------


def test_every_column_has_a_heading_that_means_it_and_a_place() -> None:
    for format_, feld_ in JEDE_SPALTE:
        assert feld(format_, ueberschrift(feld_)) == feld_
        assert spaltenfolge(format_).count(feld_) == 1
    assert {*formate()} == {*FORMATE}
    assert [format_zu(name) for name in BLAETTER.values()] == [*formate()]


@je_format
def test_required_columns_come_first_and_what_names_the_record_last(format_: Format) -> None:
    felder = spaltenfolge(format_)
    assert len({ueberschrift(f) for f in felder}) == len(felder) == len(format_.modell.model_fields)
    assert felder[-3:] == AM_ENDE
    muss = [pflicht(format_, f) for f in felder]
    assert muss == sorted(muss, reverse=True)
    assert any(muss)


def test_every_column_is_explained_in_one_sentence_with_an_example() -> None:
    for format_, feld_ in JEDE_SPALTE:
        satz = erklaerung(format_, feld_)
        assert satz.endswith(".")
        assert satz.count("z. B. ") == 1, satz
        assert 20 < len(satz) <= 160, satz
        assert not re.search(r"[.!?] [A-ZÄÖÜ]", satz.replace("z. B. ", "")), f"more than one sentence: {satz}"


def test_no_explanation_speaks_of_a_column_that_does_not_exist() -> None:
    spalten = {(format_.datei, feld_) for format_, feld_ in JEDE_SPALTE}
    assert erklaerungen._JE_BLATT.keys() <= spalten
    gebraucht = {feld_ for datei_, feld_ in spalten if (datei_, feld_) not in erklaerungen._JE_BLATT}
    assert erklaerungen._ALLGEMEIN.keys() == gebraucht
    assert BLATTZWECK.keys() == BLAETTER.keys()


@pytest.mark.parametrize(("format_", "feld_"), JEDE_SPALTE, ids=lambda x: x.datei if isinstance(x, Format) else x)
def test_every_word_of_a_list_is_understood(format_: Format, feld_: str) -> None:
    worte, gelesen = auswahlworte(format_, feld_, KENNZAHLEN), leseworte(format_, feld_)
    for wert, wort in gelesen.items():
        assert aus_liste(wort, gelesen) == wert
    if format_.modell.model_fields[feld_].annotation is bool:
        assert [ja_nein(wort) for wort in worte] == ["ja", "nein"]
    assert [*worte][: len(gelesen)] == [*gelesen.values()]


def test_every_landkreis_of_the_list_is_understood(mitgeliefert: Engine) -> None:
    with mitgeliefert.connect() as verbindung:
        orte = Ortsverzeichnis.aus(verbindung)
        assert {name: orte.kreis(name) for name in KREISE.values()} == {name: kreis for kreis, name in KREISE.items()}


# --- the file ----------------------------------------------------------------------------------------------------


def test_the_same_bytes_each_time(datei: Path, tmp_path: Path) -> None:
    schreibe_vorlage(tmp_path / "noch einmal.xlsx", KENNZAHLEN)
    assert (tmp_path / "noch einmal.xlsx").read_bytes() == datei.read_bytes()


def test_sheets_stand_in_the_order_of_filling_in(buch: Workbook, datei: Path) -> None:
    erster, *letzte = BEGLEITBLAETTER
    assert buch.sheetnames == [erster, ANGABEN, *BLAETTER.values(), *letzte]
    assert [*CalamineWorkbook.from_path(datei).sheet_names] == buch.sheetnames
    assert all(len(name) <= 31 for name in buch.sheetnames)
    assert {blatt.sheet_state for blatt in buch} == {"visible"}


@je_format
def test_headings_say_what_is_required_and_what_it_means(buch: Workbook, format_: Format) -> None:
    kopf = buch[blattname(format_)][1]
    assert [zelle.value for zelle in kopf] == [ueberschrift(f) for f in spaltenfolge(format_)]
    for zelle, feld_ in zip(kopf, spaltenfolge(format_), strict=True):
        muss = pflicht(format_, feld_)
        vorwort = "Pflichtangabe. " if muss else "Freiwillige Angabe. "
        assert zelle.comment.text.strip() == vorwort + erklaerung(format_, feld_)
        assert zelle.font.bold is muss
        assert (zelle.fill.fgColor.rgb == "FF1F3A5F") is muss


def listen(blatt: Worksheet) -> Iterator[tuple[str, str, str, int]]:
    """Column, range of words, kind of message and last row of every drop-down list."""
    for regel in blatt.data_validations.dataValidation:
        if regel.type == "list":
            links, oben, _, unten = range_boundaries(str(regel.sqref))
            assert oben == 2
            yield get_column_letter(links), regel.formula1, regel.errorStyle, unten


@je_format
def test_lists_offer_the_words_and_only_warn(buch: Workbook, format_: Format) -> None:
    gefunden = {}
    for name, bereich, art, unten in listen(buch[blattname(format_)]):
        blatt, zellen = bereich.split("!")
        gefunden[name] = [zelle.value for (zelle,) in buch[blatt][zellen.replace("$", "")]]
        assert art == "warning"
        assert unten >= 5001
    erwartet = {
        spalte(format_, f): [*worte] for f in spaltenfolge(format_) if (worte := auswahlworte(format_, f, KENNZAHLEN))
    }
    assert gefunden == erwartet
    assert spalte(format_, "zurueckgezogen") in gefunden


def test_lists_are_where_they_are_expected() -> None:
    mit_liste = {f for format_ in FORMATE for f in spaltenfolge(format_) if auswahlworte(format_, f, KENNZAHLEN)}
    assert mit_liste == {
        "art", "phase", "genauigkeit", "sicher", "geldzustand", "betrag_zusatz", "zusatz", "qualifizierungsstand", "landkreis",
        "polizeidirektion", "kennzahl", "raum_art", "einheit", "ordnungszahl", "beginn_ist_erfassung", "zurueckgezogen",
    }  # fmt: skip


@je_format
def test_a_spreadsheet_leaves_keys_and_dates_alone(buch: Workbook, format_: Format) -> None:
    gruppen = buch[blattname(format_)].column_dimensions.values()  # neighbours of one kind share an entry
    muster_je_spalte = {n: gruppe.number_format for gruppe in gruppen for n in range(gruppe.min, gruppe.max + 1)}
    assert len(muster_je_spalte) == len(spaltenfolge(format_))
    for nummer, feld_ in enumerate(spaltenfolge(format_), start=1):
        muster = muster_je_spalte[nummer]
        if feld_ == "betrag_eur":
            assert muster == "#,##0.00\\ [$€-407]"
        elif feld_ in ("einwohner", "personen", "flaeche_ha", "flaeche_polygon_ha"):
            assert muster == "#,##0"
        elif feld_ in ("wert", "nenner", "fassung"):
            assert muster == "0"
        elif feld_ in ("lon", "lat"):
            assert muster == "0.00000"
        else:
            assert muster == "@", feld_


@je_format
def test_dates_tell_how_they_may_be_written(buch: Workbook, format_: Format) -> None:
    regeln = buch[blattname(format_)].data_validations.dataValidation
    hinweise = {str(regel.sqref).split("2")[0]: regel.prompt for regel in regeln if regel.prompt}
    zeiten = [f for f in spaltenfolge(format_) if spaltenart(format_, f) is Spaltenart.ZEIT]
    assert hinweise.keys() == {spalte(format_, f) for f in zeiten}
    for feld_ in zeiten:
        ungenau = "Monat" in hinweise[spalte(format_, feld_)]
        assert ungenau is (
            feld_ in ("stand", "veroeffentlicht", "art_seit", "datum") and format_.datei != "gebietsaenderungen.csv"
        )


def test_written_as_the_hints_say_dates_are_understood() -> None:
    for text, kanonisch in (
        ("06.02.2021", "2021-02-06"),
        ("02.2021", "2021-02"),
        ("Feb 2021", "2021-02"),
        ("2021", "2021"),
    ):
        assert datum(text)[0] == kanonisch


def test_sheets_scroll_filter_and_print_well(buch: Workbook) -> None:
    for blatt in buch:
        assert not blatt.merged_cells.ranges
        assert blatt.page_setup.fitToWidth in (None, 1)
        assert blatt.sheet_properties.pageSetUpPr.fitToPage
        assert blatt.page_setup.paperSize == 9
        if format_zu(blatt.title):
            assert blatt.freeze_panes == "A2"
            assert blatt.print_title_rows == "$1:$1"
            assert blatt.page_setup.orientation == "landscape"
            assert blatt.auto_filter.ref.startswith("A1:")
            assert blatt.max_row == 1, "no rows that somebody has to delete"


def test_the_file_says_what_it_is(buch: Workbook) -> None:
    assert buch.properties.title == "Vorlage für Lieferungen an das ASSKomm-Dashboard"
    assert buch.properties.created.isoformat() == "2019-02-06T00:00:00"
    assert buch.custom_doc_props["Language"].value == "de-DE"


def test_nothing_in_it_is_computed_or_leads_away(datei: Path) -> None:
    with ZipFile(datei) as archiv:
        inhalt = {name: archiv.read(name) for name in archiv.namelist()}
    assert not [name for name in inhalt if "vba" in name.lower() or "external" in name.lower()]
    assert not [name for name, text in inhalt.items() if b"<f>" in text or b'TargetMode="External"' in text]


# --- what explains it --------------------------------------------------------------------------------------------


def test_the_first_sheet_explains_everything(buch: Workbook) -> None:
    blatt = buch[BEGLEITBLAETTER[0]]
    zeilen = [(a.value, b.value) for a, b in blatt.iter_rows(max_col=2)]
    for titel, absaetze in abschnitte():
        stelle = [wort for wort, _ in zeilen].index(titel)
        assert zeilen[stelle + 1 : stelle + 1 + len(absaetze)] == [*absaetze]
    worte = [wort for _, absaetze in abschnitte() for wort, _ in absaetze]
    assert {"Datum", "Beträge", "Kommunen", "Berichtigen", "Zurückziehen", "Personen", "Fehler", "Hinweis"} <= {*worte}
    assert {*BLAETTER.values()} <= {*worte}
    ziele = {zelle.hyperlink.location for zelle in blatt["A"] if zelle.hyperlink}
    assert ziele == {f"'{name}'!A1" for name in BLAETTER.values()}


def test_the_delivery_says_of_itself_what_the_manifest_needs(buch: Workbook) -> None:
    zeilen = [*buch[ANGABEN].iter_rows(values_only=True)]
    assert zeilen[0] == ("Angabe", "Wert", "Erläuterung")
    assert [zeile[0] for zeile in zeilen[1:]] == ["Kennung", "Titel", "Herausgeber", "Stand", "Grund der Änderung"]
    assert {zeile[1] for zeile in zeilen[1:]} == {None}
    assert all(satz in zeile[2] for zeile, (_, satz, _) in zip(zeilen[1:], ANGABEN_FELDER, strict=True))
    assert len(buch[ANGABEN].data_validations.dataValidation) == len(ANGABEN_FELDER)


@je_format
def test_examples_are_rows_that_would_be_accepted(format_: Format) -> None:
    assert BEISPIELE[format_.datei]
    for beispiel in BEISPIELE[format_.datei]:
        zeile = format_.modell.model_validate(beispiel)
        assert {f for f in beispiel if getattr(zeile, f) == ""} == set()


@je_format
def test_examples_stand_in_the_bundled_data_or_say_that_they_are_invented(format_: Format) -> None:
    gelieferte = []
    for pfad in (DATEN / "lieferungen").glob(f"*/{format_.datei}"):
        with pfad.open(encoding="utf-8", newline="") as datei_:
            gelieferte += [*csv.DictReader(datei_)]
    assert (format_.datei in ERFUNDEN) is (not gelieferte)
    for beispiel in BEISPIELE[format_.datei]:
        if format_.datei in ERFUNDEN:
            assert beispiel["notiz"] == "erfunden"
        else:
            assert [zeile for zeile in gelieferte if beispiel.items() <= zeile.items()], beispiel


def test_examples_are_shown_as_offices_write(buch: Workbook) -> None:
    blatt = buch["Beispiele"]
    assert blatt["A1"].value.startswith("Nur Beispiele: Dieses Blatt wird nicht gelesen.")
    zeilen = [*blatt.iter_rows(values_only=True)]
    titel = [zeile[0] for zeile in zeilen]
    stelle = 0
    for format_ in formate():
        stelle = titel.index(blattname(format_), stelle) + 1
        felder = [feld(format_, name) for name in zeilen[stelle] if name]
        for zeile, beispiel in zip(zeilen[stelle + 1 :], BEISPIELE[format_.datei], strict=False):
            gezeigt = dict(zip(felder, zeile, strict=False))
            assert {f for f, wert in gezeigt.items() if wert is not None} == beispiel.keys()
            assert {f: wert for f, wert in gezeigt.items() if wert is not None} == {
                f: float(wert) if isinstance(wert := beispielwert(format_, beispiel, f), Decimal) else wert
                for f in beispiel
            }
    alle = {wert for zeile in zeilen for wert in zeile}
    assert {
        "30.03.2021",
        "2021",
        "01.2021",
        40000,
        "Kooperationsvereinbarung",
        "rund",
        "bekannt am",
        "Erzgebirgskreis",
        "14522",
    } <= alle


# --- filled in ---------------------------------------------------------------------------------------------------


def test_filled_in_with_the_words_of_its_lists_it_is_loaded(maschine: Engine, tmp_path: Path, datei: Path) -> None:
    lade(maschine, [baue(tmp_path / "klein")], KENNZAHLEN_DER_PROBE)
    mappe = openpyxl.load_workbook(datei)
    for zeile, wert in enumerate(("probe-1", "Probe", "Stadt Zwickau", "30.06.2023"), start=2):
        mappe[ANGABEN].cell(zeile, 2, wert)
    ausgefuellt = {
        "Ereignisse": {"Träger": "Zwickau, Stadt", "Art": "Präventionsrat besteht", "Datum": "02.2021"},
        "Förderungen": {
            "Träger": "Werdau", "Förderfall": "f-9", "Geldzustand": "geprüft", "Datum": "06.02.2021", "Betrag (Euro)": 1234.5,
            "Betrag ist": "rund", "Genauigkeit": "bekannt am", "Sicher": "nein",
        },
        "Träger": {"Träger": "bund", "Name": "Bund", "Art": "Städtebund", "Landkreis": "Landkreis Zwickau"},
    }  # fmt: skip
    for blatt, werte in ausgefuellt.items():
        for zelle in mappe[blatt][1]:
            mappe[blatt].cell(2, zelle.column, werte.get(zelle.value))
    mappe.save(tmp_path / "ausgefuellt.xlsx")
    ergebnis = lade(maschine, [tmp_path / "ausgefuellt.xlsx"], KENNZAHLEN_DER_PROBE)[0]
    assert {name: dict(zahl) for name, zahl in ergebnis.zahlen.items() if zahl} == {
        "ereignisse.csv": {"neu": 1}, "foerderungen.csv": {"neu": 1}, "traeger.csv": {"neu": 1},
    }  # fmt: skip
    e, f, b = t.ereignis.c, t.foerderung.c, t.traeger.c
    with maschine.connect() as verbindung:
        ereignis = verbindung.execute(
            select(e.traeger, e.art, e.datum, e.genauigkeit, e.sicher).where(e.lieferung_id == 2)
        )
        geld = select(f.traeger, f.geldzustand, f.betrag_cent, f.betrag_zusatz, f.genauigkeit, f.sicher)
        assert ereignis.one() == ("14524330", "kpr_besteht", "2021-02", "monat", True)
        assert verbindung.execute(geld.where(f.lieferung_id == 2)).one() == (
            "14524300", "geprueft", 123450, "ca", "bekannt_am", False,
        )  # fmt: skip
        assert verbindung.scalars(select(b.landkreis).where(b.traeger == "bund")).all() == ["14524"]


def test_an_empty_one_is_refused_in_words(maschine: Engine, datei: Path) -> None:
    with pytest.raises(Lieferungsfehler, match="nichts wurde geändert") as fehler:
        lade(maschine, [datei], KENNZAHLEN_DER_PROBE)
    assert {befund.blatt for befund in fehler.value.befunde} <= {ANGABEN, ""}
    assert len(fehler.value.befunde) >= 4


# --- the command -------------------------------------------------------------------------------------------------


def test_the_command_writes_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str], datei: Path) -> None:
    ziel = tmp_path / "lieferung.xlsx"
    template(ziel)
    assert capsys.readouterr().out == f"Vorlage geschrieben: {ziel}\n"
    assert ziel.read_bytes() == datei.read_bytes()
    ziel.write_bytes(b"ausgefuellt")
    with pytest.raises(Eingabefehler, match=r"gibt es schon; nichts wurde geschrieben. Abhilfe: .* --ueberschreiben"):
        template(ziel)
    assert ziel.read_bytes() == b"ausgefuellt"
    template(ziel, ueberschreiben=True)
    assert ziel.read_bytes() == datei.read_bytes()
    assert [*tmp_path.iterdir()] == [ziel]


@pytest.mark.parametrize("name", ["lieferung", "lieferung.xls", "lieferung.zip", "lieferung.xlsm"])
def test_it_is_an_excel_workbook_and_nothing_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(Eingabefehler, match=r"Abhilfe: einen Namen mit der Endung .xlsx angeben"):
        template(tmp_path / name)
    assert not [*tmp_path.iterdir()]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Eingabefehler, match=r"Den Ordner „.*fehlt“ gibt es nicht; nichts wurde geschrieben"):
        template(tmp_path / "fehlt" / "lieferung.xlsx")
