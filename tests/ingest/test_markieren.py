"""Is every finding to be seen in the copy of the workbook, is nothing else changed, and does the original stay as it was?"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from domain.fehler import Eingabefehler
from ingest.befund import Befund, Schwere
from ingest.markieren import BEFUNDE, FARBEN, KOPF, URHEBER, befundliste, markiere

ROT, GELB = FARBEN[Schwere.FEHLER], FARBEN[Schwere.HINWEIS]
BLATT = "Ereignisse 'alt'"  # a name that has to be quoted
Pruefen = Callable[..., Workbook]


def befund(zelle: str, grund: str = "kein Datum", schwere: Schwere = Schwere.FEHLER, **mehr: object) -> Befund:
    zeile = int("".join(z for z in zelle if z.isdigit())) if zelle else None
    angaben: dict[str, object] = {
        "datei": "lieferung.xlsx", "zeile": zeile, "spalte": "Datum", "wert": "31.02.2021", "grund": grund,
        "abhilfe": "Zelle berichtigen", "schwere": schwere, "blatt": BLATT, "zelle": zelle,
    }  # fmt: skip
    return Befund(**angaben | mehr)  # type: ignore[arg-type]


@pytest.fixture
def quelle(tmp_path: Path) -> Path:
    """A workbook as an office keeps it: colours, a drop-down list, a comment, a formula, a merged title, other sheets."""
    mappe = Workbook()
    blatt = mappe.worksheets[0]
    blatt.title = BLATT
    for zeile in (
        ("Träger", "Art", "Datum", "Summe"),
        ("Zwickau", "beratung", "31.02.2021", "=1+1"),
        ("Werdau", "projekt", "2021", 7),
    ):
        blatt.append(zeile)
    blatt["A5"] = "verbunden"
    blatt.merge_cells("A5:C6")
    blatt["B2"].font = Font(bold=True)
    blatt["B3"].fill = PatternFill("solid", fgColor="FF00FF00")
    blatt["B2"].comment = Comment("bitte prüfen", "Sachgebiet")
    blatt["A3"].value = "=nur Text"
    blatt["A3"].data_type = "s"
    auswahl = DataValidation("list", formula1='"beratung,projekt"')
    auswahl.add("B2:B99")
    blatt.add_data_validation(auswahl)
    blatt.column_dimensions["A"].width = 33
    mappe.create_sheet("Träger").append(["Name"])
    pfad = tmp_path / "lieferung.xlsx"
    mappe.save(pfad)
    return pfad


@pytest.fixture
def kopie(quelle: Path, tmp_path: Path) -> Pruefen:
    """``kopie(befund, …)``: the marked copy as it is read back; the original stays byte by byte."""

    def machen(*befunde: Befund, von: Path = quelle) -> Workbook:
        vorher = von.read_bytes()
        markiere(von, befunde, tmp_path / "kopie.xlsx")
        assert von.read_bytes() == vorher
        return load_workbook(tmp_path / "kopie.xlsx")

    return machen


def farbe(blatt: Worksheet, zelle: str) -> str | None:
    fuellung = blatt[zelle].fill
    return str(fuellung.fgColor.rgb) if fuellung.fill_type else None


def liste(mappe: Workbook) -> list[tuple[object, ...]]:
    return [tuple(zelle.value for zelle in zeile) for zeile in mappe[BEFUNDE].iter_rows()]


def test_an_error_is_red_and_a_notice_yellow_with_reason_and_remedy(kopie: Pruefen) -> None:
    blatt = kopie(befund("C2"), befund("A2", "unbekannt", Schwere.HINWEIS))[BLATT]
    assert (farbe(blatt, "C2"), farbe(blatt, "A2"), farbe(blatt, "C3")) == (ROT, GELB, None)
    assert blatt["C2"].comment.text == "Fehler 1: kein Datum.\nAbhilfe: Zelle berichtigen."
    assert blatt["A2"].comment.text == "Hinweis 2: unbekannt.\nAbhilfe: Zelle berichtigen."
    assert blatt["C2"].comment.author == URHEBER


def test_several_findings_of_a_cell_are_one_comment_and_the_error_gives_the_colour(kopie: Pruefen) -> None:
    blatt = kopie(befund("C2", "selten", Schwere.HINWEIS), befund("C2"))[BLATT]
    assert farbe(blatt, "C2") == ROT
    assert "Hinweis 1: selten." in blatt["C2"].comment.text
    assert "Fehler 2: kein Datum." in blatt["C2"].comment.text


def test_what_the_office_wrote_stays(kopie: Pruefen) -> None:
    mappe = kopie(befund("B2"))
    blatt = mappe[BLATT]
    assert mappe.sheetnames == [BEFUNDE, BLATT, "Träger"]
    assert [[z.value for z in zeile] for zeile in blatt["A1:D3"]] == [
        ["Träger", "Art", "Datum", "Summe"],
        ["Zwickau", "beratung", "31.02.2021", "=1+1"],
        ["=nur Text", "projekt", "2021", 7],
    ]
    assert blatt["A3"].data_type == "s"
    assert blatt["B2"].font.bold
    assert farbe(blatt, "B3") == "FF00FF00"
    assert blatt["B2"].comment.text.endswith("bisheriger Kommentar ---\nbitte prüfen")
    assert [(str(a.sqref), a.formula1) for a in blatt.data_validations.dataValidation] == [
        ("B2:B99", '"beratung,projekt"')
    ]
    assert blatt.column_dimensions["A"].width == 33
    assert [str(bereich) for bereich in blatt.merged_cells.ranges] == ["A5:C6"]


WEITERE = {
    "a whole line": (befund("", zeile=3), BLATT, "A3"),
    "a whole sheet": (befund(""), BLATT, "A1"),
    "a heading": (befund("B1"), BLATT, "B1"),
    "under a merged cell": (befund("C6"), BLATT, "A5"),
    "beyond the last line": (befund("Z900"), BLATT, "Z900"),
    "another sheet": (befund("A1", blatt="Träger"), "Träger", "A1"),
}


@pytest.mark.parametrize("fall", WEITERE)
def test_where_a_finding_is_marked(fall: str, kopie: Pruefen) -> None:
    was, blatt, zelle = WEITERE[fall]
    mappe = kopie(was)
    assert farbe(mappe[blatt], zelle) == ROT
    assert mappe[BEFUNDE]["D2"].hyperlink.location == {"Träger": "'Träger'!A1"}.get(
        blatt, f"'Ereignisse ''alt'''!{zelle}"
    )


@pytest.mark.parametrize("was", [befund("C2", blatt="fort"), befund("", blatt=""), befund("", zeile=9_999_999)])
def test_what_has_no_place_is_only_listed(was: Befund, kopie: Pruefen) -> None:
    mappe = kopie(was, befund("C2"))
    assert [zeile[6] for zeile in liste(mappe)[1:]] == ["kein Datum", "kein Datum"]
    assert mappe[BEFUNDE]["D2"].hyperlink is None
    assert farbe(mappe[BLATT], "A1") is None


def test_the_list_names_everything_in_its_order(kopie: Pruefen) -> None:
    mappe = kopie(befund("C2"), befund("A3", "zweimal", Schwere.HINWEIS, wert="", spalte="Träger"))
    assert liste(mappe) == [
        KOPF,
        (1, "Fehler", BLATT, "C2", "Datum", "31.02.2021", "kein Datum", "Zelle berichtigen"),
        (2, "Hinweis", BLATT, "A3", "Träger", None, "zweimal", "Zelle berichtigen"),
    ]
    blatt = mappe[BEFUNDE]
    assert (blatt.auto_filter.ref, blatt.freeze_panes) == ("A1:H3", "A2")
    assert (mappe.active.title, mappe[BLATT].sheet_view.tabSelected) == (BEFUNDE, False)
    assert blatt["D2"].hyperlink.location == "'Ereignisse ''alt'''!C2"
    assert (farbe(blatt, "B2"), farbe(blatt, "B3")) == (ROT, GELB)


@pytest.mark.parametrize(
    "text", ["=1+1", "+49", "-1", "@SUMME(A1)", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]
)
def test_text_like_a_formula_is_written_as_text(text: str, kopie: Pruefen, tmp_path: Path) -> None:
    blatt = kopie(befund("C2", text, wert=text, spalte=text, abhilfe=text))[BEFUNDE]
    for zelle in blatt["E2:H2"][0]:
        assert (zelle.value, zelle.data_type, zelle.quotePrefix) == (text, "s", True)
    assert b"<f>" not in ZipFile(tmp_path / "kopie.xlsx").read("xl/worksheets/sheet1.xml")


def test_what_no_workbook_can_hold_is_replaced(kopie: Pruefen) -> None:
    schlimm = "a\x00b\x1bc\ud800d\uffffe" + "x" * 40_000
    mappe = kopie(befund("C2", schlimm, wert=schlimm))
    gelesen = str(liste(mappe)[1][5])
    assert gelesen.startswith("a?b?c?d?exx")
    assert len(gelesen) < 2100
    assert "a?b?c?d?e" in mappe[BLATT]["C2"].comment.text


def test_the_same_findings_make_the_same_bytes(quelle: Path, tmp_path: Path) -> None:
    ziele = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for ziel in ziele:
        markiere(quelle, [befund("C2"), befund("B2")], ziel)
    assert ziele[0].read_bytes() == ziele[1].read_bytes()
    with ZipFile(ziele[0]) as archiv:
        assert archiv.testzip() is None
        assert {eintrag.date_time[0] for eintrag in archiv.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z</dcterms:modified>" in archiv.read("docProps/core.xml")


def test_other_programs_can_read_the_copy(kopie: Pruefen, tmp_path: Path) -> None:
    kopie(befund("C2"), befund("D2", schwere=Schwere.HINWEIS))
    mappe = CalamineWorkbook.from_path(tmp_path / "kopie.xlsx")
    assert mappe.sheet_names == [BEFUNDE, BLATT, "Träger"]
    assert mappe.get_sheet_by_name(BEFUNDE).to_python()[1][:4] == [1, "Fehler", BLATT, "C2"]
    assert mappe.get_sheet_by_name(BLATT).to_python()[2][:3] == ["=nur Text", "projekt", "2021"]


def test_a_marked_copy_that_comes_again_is_marked_anew(kopie: Pruefen, tmp_path: Path) -> None:
    kopie(befund("C2"), befund("B2"), befund("A2"))
    zweite = tmp_path / "zweite.xlsx"
    zweite.write_bytes((tmp_path / "kopie.xlsx").read_bytes())
    mappe = kopie(befund("B2", "noch immer"), von=zweite)
    blatt = mappe[BLATT]
    assert mappe.sheetnames == [BEFUNDE, BLATT, "Träger"]
    assert len(liste(mappe)) == 2
    assert (farbe(blatt, "C2"), blatt["C2"].comment, farbe(blatt, "A2"), farbe(blatt, "B2")) == (None, None, None, ROT)
    assert blatt["B2"].comment.text.startswith("Fehler 1: noch immer.")
    assert blatt["B2"].comment.text.count("bisheriger Kommentar") == 1
    assert blatt["B2"].comment.text.endswith("bitte prüfen")


def test_a_sheet_of_the_office_with_that_name_stays(quelle: Path, kopie: Pruefen) -> None:
    mappe = load_workbook(quelle)
    mappe.create_sheet(BEFUNDE).append(["eigene Befunde"])
    mappe.save(quelle)
    mappe = kopie(befund("C2"))
    assert mappe[BEFUNDE]["A1"].value == "eigene Befunde"
    assert mappe.worksheets[0]["A2"].value == 1


def test_very_many_findings_have_few_comments_but_all_colours(kopie: Pruefen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.markieren._HOECHSTENS_KOMMENTARE", 2)
    monkeypatch.setattr("ingest.markieren._HOECHSTENS_VERWEISE", 1)
    mappe = kopie(*(befund(f"C{n}") for n in range(10, 14)))
    blatt = mappe[BLATT]
    assert [farbe(blatt, f"C{n}") for n in range(10, 14)] == [ROT] * 4
    assert [blatt[f"C{n}"].comment is not None for n in range(10, 14)] == [True, True, False, False]
    assert [mappe[BEFUNDE][f"D{n}"].hyperlink is not None for n in (2, 3)] == [True, False]
    assert len(liste(mappe)) == 5


def test_a_sheet_formatted_to_its_end_is_no_burden(quelle: Path, kopie: Pruefen) -> None:
    mappe = load_workbook(quelle)
    mappe[BLATT]["XFD1048576"].fill = PatternFill("solid", fgColor="FFEEEEEE")
    mappe.save(quelle)
    assert farbe(kopie(befund("C2"))[BLATT], "C2") == ROT


@pytest.mark.parametrize("inhalt", [b"", b"kein Archiv", b"PK\x03\x04 abgeschnitten"])
def test_a_workbook_that_cannot_be_copied_gives_the_list(inhalt: bytes, tmp_path: Path, kopie: Pruefen) -> None:
    kaputt = tmp_path / "kaputt.xlsx"
    kaputt.write_bytes(inhalt)
    mappe = kopie(befund("C2"), von=kaputt)
    assert mappe.sheetnames == [BEFUNDE]
    assert liste(mappe)[1][3] == "C2"
    assert mappe[BEFUNDE]["D2"].hyperlink is None


def test_a_workbook_without_a_place_is_not_even_opened(
    tmp_path: Path, kopie: Pruefen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as one that claims to be huge."""
    monkeypatch.setattr("ingest.markieren.load_workbook", lambda _pfad: pytest.fail("opened"))
    datei = tmp_path / "bombe.xlsx"
    datei.write_bytes(b"")
    assert kopie(befund("", blatt=""), von=datei).sheetnames == [BEFUNDE]


def test_the_original_is_never_replaced(quelle: Path) -> None:
    vorher = quelle.read_bytes()
    with pytest.raises(Eingabefehler, match="die Lieferung selbst"):
        markiere(quelle, [befund("C2")], quelle.parent / "." / quelle.name)
    assert quelle.read_bytes() == vorher


def test_the_list_of_csv_files_names_file_and_line(tmp_path: Path) -> None:
    ziel = tmp_path / "liste.xlsx"
    befundliste(
        [befund("", datei="ereignisse.csv", blatt="", zeile=7), befund("", datei="lieferung.toml", blatt="")], ziel
    )
    mappe = load_workbook(ziel)
    assert mappe.sheetnames == [BEFUNDE]
    assert [zeile[2:4] for zeile in liste(mappe)[1:]] == [("ereignisse.csv", "Zeile 7"), ("lieferung.toml", None)]
    assert CalamineWorkbook.from_filelike(BytesIO(ziel.read_bytes())).sheet_names == [BEFUNDE]


def test_an_empty_list_is_a_heading(tmp_path: Path) -> None:
    befundliste([], tmp_path / "leer.xlsx")
    assert liste(load_workbook(tmp_path / "leer.xlsx")) == [KOPF]
