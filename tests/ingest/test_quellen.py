"""Is a delivery opened the same whatever it is, and is everything said that stands in the way?"""

import hashlib
import zipfile
from datetime import date
from pathlib import Path

import pytest

from ingest.befund import Befund, Lieferungsfehler, Schwere
from ingest.quellen import grenzen
from ingest.quellen.blattxml import betrachte, zellname
from ingest.quellen.oeffnen import kopie
from tests.ingest.quellenbau import (
    ANGABEN,
    BLAETTER,
    EINWOHNER,
    EREIGNISSE,
    KOPFZEILE,
    Zeilen,
    als_csv,
    archiv,
    befunde,
    blatt,
    csv_inhalt,
    gruende,
    handmappe,
    handteile,
    mappe,
    oeffne,
    ordner,
    texte,
)
from tests.lieferbau import GUT, baue

KODIERUNGEN = {"utf-8": "utf-8", "mark": "utf-8-sig", "utf-16": "utf-16", "windows": "cp1252"}


def eine(pfad: Path, inhalt: bytes | str, name: str = "Einwohner") -> Path:
    """A folder with one CSV file of this content."""
    roh = inhalt.encode() if isinstance(inhalt, str) else inhalt
    return ordner(pfad / "lieferung", {"Lieferung": ANGABEN, name: roh})


# --- the same delivery in every dress -----------------------------------------------------------------------------


@pytest.fixture
def erwartet(tmp_path: Path) -> dict[str, object]:
    return texte(oeffne(mappe(tmp_path / "vorlage.xlsx")))


def test_a_workbook_holds_what_was_written(erwartet: dict[str, object]) -> None:
    assert erwartet == {
        "angaben": {
            "kennung": "probe-1", "titel": "Größe und Übergang", "herausgeber": "Stadt Zöblitz", "stand": "2023-06-30",
            "grund": "Müller, „Nachtrag“; groß",
        },
        "ereignisse.csv": [tuple(EREIGNISSE[0]), *map(list, EREIGNISSE[1:])],
        "einwohner.csv": [tuple(EINWOHNER[0]), *map(list, EINWOHNER[1:])],
    }  # fmt: skip


@pytest.mark.parametrize("trenner", [";", ",", "\t"])
@pytest.mark.parametrize("kodierung", KODIERUNGEN)
def test_csv_says_the_same_in_every_encoding(
    kodierung: str, trenner: str, tmp_path: Path, erwartet: dict[str, object]
) -> None:
    lieferung = oeffne(ordner(tmp_path / "lieferung", kodierung=KODIERUNGEN[kodierung], trenner=trenner))
    gelesen = texte(lieferung)
    assert {name: gelesen[name] for name in erwartet} == erwartet
    angenommen = [b for b in lieferung.hinweise if "Windows-1252" in b.grund]
    assert len(angenommen) == (2 if kodierung == "windows" else 0)  # the third file has no umlauts
    assert all(b.schwere is Schwere.HINWEIS for b in lieferung.hinweise)


@pytest.mark.parametrize("in_ordner", ["", "Lieferung Mai/", "größe/"])
def test_an_archive_says_the_same(in_ordner: str, tmp_path: Path, erwartet: dict[str, object]) -> None:
    inhalt = {f"{in_ordner}{name}": daten for name, daten in csv_inhalt().items()}
    beifang = {"__MACOSX/._x.csv": b"\0\5", f"{in_ordner}.DS_Store": b"\0", f"{in_ordner}Thumbs.db": b"\0"}
    lieferung = oeffne(archiv(tmp_path / "l.zip", inhalt | beifang))
    assert texte(lieferung) == erwartet
    assert lieferung.hinweise == ()


def test_a_workbook_in_an_archive_says_the_same(tmp_path: Path, erwartet: dict[str, object]) -> None:
    inhalt = mappe(tmp_path / "innen.xlsx").read_bytes()
    lieferung = oeffne(archiv(tmp_path / "l.zip", {"unser ordner/Meldung.xlsx": inhalt}))
    assert texte(lieferung) == erwartet
    assert {tabelle.datei for tabelle in lieferung.tabellen} == {"Meldung.xlsx"}


def test_a_handmade_workbook_is_opened(tmp_path: Path) -> None:
    lieferung = oeffne(handmappe(tmp_path / "hand.xlsx", '<row r="4"><c r="C4"><v>7</v></c></row>'))
    assert [(t.kopf, t.zeilen) for t in lieferung.tabellen] == [(tuple(EINWOHNER[0]), [(4, ["", "", 7])])]
    assert lieferung.angaben["kennung"] == "probe-1"


def test_names_in_the_old_letters_of_dos_and_in_unmarked_utf8_are_understood(tmp_path: Path) -> None:
    gut = archiv(tmp_path / "gut.zip", {"Lieferung.csv": als_csv(ANGABEN), "TrXger.csv": "a;b\n1;2\n"}).read_bytes()
    for nummer, zeichen in enumerate((b"\x84", "ä".encode(), "ä".encode())):
        pfad = tmp_path / f"{nummer}.zip"
        name = b"Tr" + zeichen + b"ger.csv"
        if len(zeichen) == 1:
            pfad.write_bytes(gut.replace(b"TrXger.csv", name))
        else:
            pfad.write_bytes(
                archiv(pfad, {"Lieferung.csv": als_csv(ANGABEN), "TrXXger.csv": "a;b\n1;2\n"}).read_bytes()
            )
            pfad.write_bytes(pfad.read_bytes().replace(b"TrXXger.csv", name))
        assert [tabelle.format.datei for tabelle in oeffne(pfad).tabellen] == ["traeger.csv"]


# --- folders ------------------------------------------------------------------------------------------------------


def test_the_checksum_of_a_folder_with_toml_stays_as_databases_know_it(tmp_path: Path) -> None:
    pfad = baue(tmp_path / "gut")
    summe = hashlib.sha256()
    for name in ("lieferung.toml", *sorted(GUT)):
        inhalt = (pfad / name).read_bytes()
        summe.update(f"{name}\0{len(inhalt)}\0".encode() + inhalt)
    lieferung = oeffne(pfad)
    assert lieferung.pruefsumme == summe.hexdigest()
    assert {t.datei: t.erwartet for t in lieferung.tabellen} == {n: t.count("\n") - 1 for n, t in GUT.items()}
    assert (lieferung.name, lieferung.angaben_ort) == (str(pfad), "lieferung.toml")
    assert lieferung.angaben["stand"] == date(2023, 6, 30)


def test_the_bundled_deliveries_have_the_checksums_that_databases_know() -> None:
    wurzel = Path(__file__).parents[2] / "data" / "lieferungen"
    summen = {pfad.name: oeffne(pfad).pruefsumme[:8] for pfad in wurzel.iterdir()}
    for name, anfang in summen.items():
        summe = hashlib.sha256()
        for datei in ("lieferung.toml", *sorted(pfad.name for pfad in (wurzel / name).glob("*.csv"))):
            inhalt = (wurzel / name / datei).read_bytes()
            summe.update(f"{datei}\0{len(inhalt)}\0".encode() + inhalt)
        assert anfang == summe.hexdigest()[:8]


def test_a_changed_file_changes_the_checksum_of_every_kind(tmp_path: Path) -> None:
    andere = BLAETTER | {"Einwohner": (EINWOHNER[0], ("14524330", "31.12.2021", "87021"))}
    for bauen, endung in ((ordner, ""), (mappe, ".xlsx")):
        summen = [oeffne(bauen(tmp_path / f"{n}{endung}", b)).pruefsumme for n, b in enumerate((BLAETTER, andere))]  # type: ignore[operator]
        assert len({*summen}) == 2
    pfad = mappe(tmp_path / "m.xlsx")
    assert oeffne(pfad).pruefsumme == hashlib.sha256(pfad.read_bytes()).hexdigest()


ORDNER: dict[str, tuple[dict[str, Zeilen | bytes], str, str]] = {
    "no manifest": ({"Einwohner": EINWOHNER}, "lieferung.toml", "die Datei fehlt im Ordner"),
    "unknown name": (BLAETTER | {"Stadtteile": EINWOHNER}, "Stadtteile.csv", "diese Datei gehört zu keinem Format"),
    "two of a kind": (BLAETTER | {"einwohner (1)": EINWOHNER}, "einwohner (1).csv", "dasselbe wie die Datei Einwohner.csv"),
    "nothing but the manifest": ({"Lieferung": ANGABEN}, "Lieferung.csv", "daneben liegt keine CSV-Datei mit Daten"),
    "twice": (BLAETTER | {"Lieferung": (*ANGABEN, ("Titel", "anders"))}, "Lieferung.csv", "diese Angabe steht mehrfach da"),
}  # fmt: skip


@pytest.mark.parametrize("fall", ORDNER)
def test_a_folder_is_refused_because_of(fall: str, tmp_path: Path) -> None:
    dateien, datei, grund = ORDNER[fall]
    (befund,) = befunde(ordner(tmp_path / "l", dateien))
    assert (befund.datei, befund.grund) == (datei, grund)
    if fall == "unknown name":
        assert "einwohner.csv" in befund.abhilfe


def test_all_problems_of_a_folder_come_at_once(tmp_path: Path) -> None:
    pfad = ordner(tmp_path / "l", {"Lieferung": ANGABEN, "Quatsch": b"a\n", "Träger": b"", "Einwohner": b"a;b\n1\n"})
    assert sorted(gruende(pfad)) == [
        "die Datei ist leer",
        "die Zeile hat 1 Felder, die Überschrift 2",
        "diese Datei gehört zu keinem Format",
    ]


def test_unknown_particulars_are_a_notice_and_stay_in_toml(tmp_path: Path) -> None:
    lieferung = oeffne(
        ordner(tmp_path / "l", BLAETTER | {"Lieferung": (*ANGABEN, ("Bearbeiter", "Frau X"), ("Stadt", ""))})
    )
    assert [(b.wert, b.zeile, b.schwere) for b in lieferung.hinweise] == [("Bearbeiter", 7, Schwere.HINWEIS)]
    assert "Herausgeber" in lieferung.hinweise[0].abhilfe
    pfad = baue(tmp_path / "toml")
    (pfad / "lieferung.toml").write_text('farbe = "blau"\n' + (pfad / "lieferung.toml").read_text("utf-8"), "utf-8")
    assert oeffne(pfad).angaben["farbe"] == "blau"


@pytest.mark.parametrize("zeilen", ['zeilen = "alle"\n', "", 'zeilen = ["einwohner.csv"]\n'])
def test_a_manifest_without_a_list_of_files_is_left_to_its_model(zeilen: str, tmp_path: Path) -> None:
    pfad = baue(tmp_path / "l")
    (pfad / "lieferung.toml").write_text(f"format = 1\n{zeilen}", "utf-8")
    assert oeffne(pfad).tabellen == ()


@pytest.mark.parametrize("toml", ["a = [" * 5000, "a = " + "9" * 5000, "a = 2023-02-30", "\0", "[[[", 'a = "\ud800"'])
def test_a_broken_manifest_is_one_finding(toml: str, tmp_path: Path) -> None:
    pfad = baue(tmp_path / "l")
    (pfad / "lieferung.toml").write_bytes(toml.encode("utf-8", "surrogatepass"))
    assert [b.datei for b in befunde(pfad)] == ["lieferung.toml"]


@pytest.mark.parametrize("name", ["../einwohner.csv", "..\\\\einwohner.csv", "C:einwohner.csv", "einwohner\\u0000.csv"])
def test_a_manifest_cannot_name_files_elsewhere(name: str, tmp_path: Path) -> None:
    (tmp_path / "einwohner.csv").write_text("geheim\n")
    pfad = baue(tmp_path / "l", {})
    with (pfad / "lieferung.toml").open("a") as manifest:
        manifest.write(f'"{name}" = 1\n')
    assert gruende(pfad) == ["diese Datei gehört zu keinem Format"]


def test_a_file_that_may_not_be_read_or_is_none_is_a_finding(tmp_path: Path) -> None:
    pfad = baue(tmp_path / "l")
    (pfad / "einwohner.csv").unlink()
    (pfad / "einwohner.csv").mkdir()
    assert gruende(pfad) == ["die Datei fehlt"]
    assert gruende(tmp_path / "fort") == ["diese Datei oder diesen Ordner gibt es nicht"]
    assert gruende(pfad / "landkreise.csv") == ["eine einzelne CSV-Datei ist noch keine Lieferung"]


def test_a_name_that_cannot_be_printed_is_shown_without_what_cannot(tmp_path: Path) -> None:
    pfad = ordner(tmp_path / "l", {"Lieferung": ANGABEN})
    (pfad / "Träger\udcff.csv").write_bytes(b"a\n1;\0\n")
    (befund,) = befunde(pfad)
    assert befund.datei == "Träger?.csv"
    assert kopie(pfad)[1].count("Träger?.csv".encode()) == 2


# --- text ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ende", ["\r\n", "\n", "\r"])
def test_a_row_is_numbered_where_it_begins(ende: str, tmp_path: Path) -> None:
    text = ende.join(["", "AGS;Notiz;;", '1;"zwei', 'Zeilen";;', ";;;", " ", "2;x;;", ""])
    (tabelle,) = oeffne(eine(tmp_path, text)).tabellen
    assert (tabelle.kopf, tabelle.kopfzeile) == (("AGS", "Notiz"), 2)
    assert [(n, list(w)) for n, w in tabelle.zeilen] == [(3, ["1", f"zwei{ende}Zeilen"]), (7, ["2", "x"])]


def test_the_delimiter_is_found_outside_of_quotes(tmp_path: Path) -> None:
    (tabelle,) = oeffne(eine(tmp_path, '"AGS, alt, neu";"Zahl\nder, Einwohner"\n1,5;2\n')).tabellen
    assert tabelle.kopf == ("AGS, alt, neu", "Zahl\nder, Einwohner")
    assert [(n, list(w)) for n, w in tabelle.zeilen] == [(3, ["1,5", "2"])]


def test_one_column_needs_no_delimiter(tmp_path: Path) -> None:
    (tabelle,) = oeffne(eine(tmp_path, "AGS\n1\n\n2\n")).tabellen
    assert [(n, list(w)) for n, w in tabelle.zeilen] == [(2, ["1"]), (4, ["2"])]


TEXTE: dict[str, tuple[bytes | str, int | None, str, str]] = {
    "too many cells": ("a;b\n1;2\n1;2;3\n", 3, "", "die Zeile hat 3 Felder, die Überschrift 2"),
    "too few cells": ("a;b\n1\n", 2, "", "die Zeile hat 1 Felder, die Überschrift 2"),
    "open quote": ('a;b\n1;2\n3;"4\n5;6\n', 3, "", "ein Feld beginnt oder endet nicht mit einem Anführungszeichen, wie es sollte"),
    "text after a quote": ('a;b\n"1"x;2\n', 2, "", "ein Feld beginnt oder endet nicht mit einem Anführungszeichen, wie es sollte"),
    "NUL": ("a;b\n1;x\0y\n", 2, "b", "enthält ein Steuerzeichen"),
    "bell": ("a;b\n1;\x07\n", 2, "b", "enthält ein Steuerzeichen"),
    "control character in the heading": ("a;b\x1b\n1;2\n", 1, "b?", "enthält ein Steuerzeichen"),
    "empty": ("", None, "", "die Datei ist leer"),
    "mark only": (b"\xef\xbb\xbf\r\n", None, "", "die Datei ist leer"),
    "unused byte": (b"a;b\nStra\xdfe;\x81\n", 2, "", "kein UTF-8 und kein Windows-1252"),
    "damaged UTF-8": ("a;b\nü;Straße\nä".encode() + b"\xff;2\n", 3, "", "kein UTF-8"),
    "half of a pair": (b"a;b\n1;\xed\xa0\xbd\n", 2, "", "kein UTF-8"),
    "damaged UTF-8 with mark": (b"\xef\xbb\xbfa;b\n1;\xff\n", 2, "", "kein UTF-8"),
    "damaged UTF-16": ("a;b\n1;2\n".encode("utf-16") + b"\x00", 3, "", "kein UTF-16"),
    "UTF-16 without mark": ("a;b\n1;2\n".encode("utf-16-le"), None, "", "als UTF-16 ohne Kennzeichen gespeichert"),
    "201 columns": (";".join(f"s{n}" for n in range(201)) + "\n", 1, "", "die Überschrift hat mehr als 200 Spalten"),
    "10,000 columns": (";".join(f"s{n}" for n in range(10_000)) + "\n", 1, "", "die Überschrift hat mehr als 200 Spalten"),
    "long cell": (f"a;b\n1;{'x' * 32_768}\n", 2, "b", "die Zelle hat mehr als 32.767 Zeichen"),
    "huge cell": (f"a;b\n1;{'x' * 200_000}\n", 2, "", "eine Zelle hat mehr als 32.767 Zeichen, oder ein Anführungszeichen fehlt"),
    "huge row": ("a;b\n1;2\n" + ";" * 1_000_001, 3, "", "die Zeile hat mehr als 1.000.000 Zeichen"),
    "huge row of many lines": ("a;b\n1;2\n" + (";" * 5000 + '"\n"') * 300, 3, "", "die Zeile hat mehr als 1.000.000 Zeichen"),
}  # fmt: skip


@pytest.mark.parametrize("fall", TEXTE)
def test_names_what_is_wrong_in_a_text(fall: str, tmp_path: Path) -> None:
    inhalt, zeile, spalte, grund = TEXTE[fall]
    (befund,) = befunde(eine(tmp_path, inhalt))
    assert (befund.datei, befund.zeile, befund.spalte, befund.grund) == ("Einwohner.csv", zeile, spalte, grund)
    assert befund.schwere is Schwere.FEHLER
    assert len(befund.abhilfe) > 5


def test_200_columns_and_the_longest_cell_are_fine(tmp_path: Path) -> None:
    kopf, zeile = ";".join(f"s{n}" for n in range(200)), ";".join(["x" * 32_767, *"1" * 199])
    (tabelle,) = oeffne(eine(tmp_path, f"{kopf}\n{zeile}\n")).tabellen
    assert len(tabelle.kopf) == 200


def test_reading_stops_after_a_thousand_findings(tmp_path: Path) -> None:
    gefunden = befunde(eine(tmp_path, "a;b\n" + "1\n" * 5000))
    assert len(gefunden) == 1001
    assert gefunden[-1].grund == "zu viele Fehler; ab hier wurde nicht weitergelesen"


def test_a_csv_file_cannot_unfold_to_more_cells_than_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.quellen.csvtext.MEISTE_CSV_ZELLEN", 10)
    assert gruende(eine(tmp_path, "a;b\n" + "1;\n" * 9)) == ["die Datei hat mehr als 10 Zellen"]


# --- workbooks ----------------------------------------------------------------------------------------------------


def test_cells_keep_their_kind(tmp_path: Path) -> None:
    zeilen = (("a", "b", "c", "d", "e"), (1, 1.5, True, date(2021, 5, 4), " x "), (-0.0, 1e20, False, "", "0"))
    (tabelle,) = oeffne(mappe(tmp_path / "m.xlsx", {"Lieferung": ANGABEN, "Träger": zeilen})).tabellen
    assert tabelle.zeilen == [(2, [1, 1.5, True, date(2021, 5, 4), " x "]), (3, [0, 1e20, False, "", "0"])]
    assert [type(wert) for wert in tabelle.zeilen[0][1]] == [int, float, bool, date, str]
    assert (tabelle.blatt, tabelle.datei) == ("Träger", "m.xlsx")


def test_rows_are_numbered_as_excel_shows_them(tmp_path: Path) -> None:
    zeilen = (("AGS", "Zahl"), ("", ""), ("1", 2), (" ", ""), ("3", ""))
    lieferung = oeffne(mappe(tmp_path / "m.xlsx", {"Lieferung": ANGABEN, "Einwohner": zeilen}, ab_zeile=4, ab_spalte=2))
    assert lieferung.angaben["kennung"] == "probe-1"
    (tabelle,) = lieferung.tabellen
    assert (tabelle.kopfzeile, tabelle.kopf) == (5, ("", "", "AGS", "Zahl"))
    assert tabelle.zeilen == [(7, ["", "", "1", 2]), (9, ["", "", "3", ""])]


def test_sheets_that_explain_are_ignored_and_others_named(tmp_path: Path) -> None:
    mehr = dict.fromkeys(("Erläuterung", "Beispiele", "Listen", "Hinweise", "Tabelle1"), (("x",),))
    lieferung = oeffne(mappe(tmp_path / "m.xlsx", BLAETTER | mehr))
    assert [(b.blatt, b.schwere) for b in lieferung.hinweise] == [("Tabelle1", Schwere.HINWEIS)]


def test_a_column_without_heading_is_named_once(tmp_path: Path) -> None:
    zeilen = (("a", "b"), (1, 2, "x"), (1, 2, "y"))
    lieferung = oeffne(mappe(tmp_path / "m.xlsx", {"Lieferung": ANGABEN, "Einwohner": zeilen}))
    assert [(b.zelle, b.grund) for b in lieferung.hinweise] == [
        ("C2", "diese Spalte hat keine Überschrift und wird nicht gelesen")
    ]
    assert lieferung.tabellen[0].zeilen == [(2, [1, 2]), (3, [1, 2])]


def test_an_empty_sheet_is_no_table(tmp_path: Path) -> None:
    assert len(oeffne(mappe(tmp_path / "m.xlsx", BLAETTER | {"Träger": ()})).tabellen) == 2


MAPPEN: dict[str, tuple[dict[str, Zeilen], list[str]]] = {
    "no particulars": ({"Einwohner": EINWOHNER}, ["das Blatt „Lieferung“ fehlt"]),
    "no data": ({"Lieferung": ANGABEN}, ["die Arbeitsmappe hat kein Blatt mit Daten"]),
    "two of a kind": (BLAETTER | {"Einwohner (2)": EINWOHNER}, ["dasselbe wie das Blatt „Einwohner“"]),
}  # fmt: skip


@pytest.mark.parametrize("fall", MAPPEN)
def test_a_workbook_is_refused_because_of(fall: str, tmp_path: Path) -> None:
    blaetter, erwartete = MAPPEN[fall]
    assert gruende(mappe(tmp_path / "m.xlsx", blaetter)) == erwartete


def test_formulas_give_their_stored_values_and_a_notice(tmp_path: Path) -> None:
    zeilen = '<row r="2"><c r="A2" t="str"><f>"14"&amp;"1"</f><v>141</v></c><c r="B2" t="str"><f>""</f><v></v></c>'
    zeilen += '<c r="C2"><f t="shared" si="0"/><v>5</v></c></row>'
    lieferung = oeffne(handmappe(tmp_path / "m.xlsx", zeilen))
    assert lieferung.tabellen[0].zeilen == [(2, ["141", "", 5])]
    (hinweis,) = lieferung.hinweise
    assert (hinweis.blatt, hinweis.schwere) == ("Einwohner", Schwere.HINWEIS)
    assert hinweis.grund == "enthält Formeln; übernommen sind die zuletzt gespeicherten Werte"


def test_formulas_without_value_and_errors_are_named_by_cell(tmp_path: Path) -> None:
    zeilen = '<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><f>1+1</f><v/></c><c r="C2" t="e"><v>#REF!</v></c></row>'
    fehler = [b for b in befunde(handmappe(tmp_path / "m.xlsx", zeilen)) if b.schwere is Schwere.FEHLER]
    assert [(b.blatt, b.zeile, b.zelle, b.wert, b.grund) for b in fehler] == [
        ("Einwohner", 2, "A2", "", "eine Formel ohne gespeicherten Wert"),
        ("Einwohner", 2, "B2", "", "eine Formel ohne gespeicherten Wert"),
        ("Einwohner", 2, "C2", "#REF!", "die Zelle zeigt einen Fehler statt eines Wertes"),
    ]


def test_a_cell_longer_than_excel_allows_is_a_finding(tmp_path: Path) -> None:
    zeilen = f'<row r="2"><c r="A2" t="inlineStr"><is><t>{"x" * 32_768}</t></is></c></row>'
    (befund,) = befunde(handmappe(tmp_path / "m.xlsx", zeilen))
    assert (befund.zelle, befund.spalte, befund.grund) == ("A2", "AGS", "die Zelle hat mehr als 32.767 Zeichen")


def test_prefixed_names_and_cells_without_place_are_read_alike(tmp_path: Path) -> None:
    """Some programs write <x:c>, some leave out where a cell stands; both are looked at thoroughly."""
    vorsilbe = blatt(KOPFZEILE + '<row r="2"><c r="A2"><v>7</v></c></row>')
    for name in ("worksheet", "sheetData", "row", "c", "v", "is", "t"):
        for zeichen in (" ", ">"):
            vorsilbe = vorsilbe.replace(f"<{name}{zeichen}", f"<x:{name}{zeichen}").replace(
                f"</{name}>", f"</x:{name}>"
            )
    vorsilbe = vorsilbe.replace("xmlns=", "xmlns:x=")
    ohne_ort = blatt(KOPFZEILE + "<row><c><v>7</v></c></row>")
    for nummer, xml in enumerate((vorsilbe, ohne_ort)):
        pfad = handmappe(tmp_path / f"{nummer}.xlsx", andere={"xl/worksheets/sheet2.xml": xml})
        assert oeffne(pfad).tabellen[0].zeilen == [(2, [7, "", ""])]


TEILE: dict[str, tuple[dict[str, str | bytes], str]] = {
    "macros": ({"xl/vbaProject.bin": b"x"}, "enthält Makros oder ist für Makros eingerichtet"),
    "macro sheets": ({"xl/macrosheets/sheet1.xml": "<x/>"}, "enthält Makros oder ist für Makros eingerichtet"),
    "xlsm": ({"[Content_Types].xml": "<Types>macroEnabled</Types>"}, "enthält Makros oder ist für Makros eingerichtet"),
    "xlsb": ({"xl/workbook.bin": b"x"}, "ein anderes Format als .xlsx"),
    "ods": ({"content.xml": "<x/>"}, "ein anderes Format als .xlsx"),
    "DOCTYPE": ({"docProps/app.xml": "<!DOCTYPE x><x/>"}, "dieser Teil der Arbeitsmappe erklärt eigene XML-Bausteine (DOCTYPE)"),
    "UTF-16": ({"docProps/app.xml": "<x/>".encode("utf-16")}, "dieser Teil der Arbeitsmappe ist kein UTF-8"),
    "no list of sheets": ({"xl/_rels/workbook.xml.rels": "<x/>"},
                           "die Arbeitsmappe ist beschädigt, ihr Verzeichnis der Blätter ist nicht lesbar"),
    "broken list": ({"xl/workbook.xml": "<x"}, "die Arbeitsmappe ist beschädigt, ihr Verzeichnis der Blätter ist nicht lesbar"),
    "broken sheet": ({"xl/worksheets/sheet2.xml": "<x"}, "das Blatt ist beschädigt und nicht lesbar"),
    "strange cell": ({"xl/worksheets/sheet2.xml": blatt('<row><c r="Ä1"><v>1</v></c></row>')}, "das Blatt ist beschädigt und nicht lesbar"),
}  # fmt: skip


@pytest.mark.parametrize("fall", TEILE)
def test_a_workbook_must_not_hold(fall: str, tmp_path: Path) -> None:
    teile, grund = TEILE[fall]
    assert gruende(handmappe(tmp_path / "m.xlsx", andere=teile)) == [grund]


def test_links_and_objects_are_named_and_left_alone(tmp_path: Path) -> None:
    teile: dict[str, str | bytes] = {"xl/externalLinks/externalLink1.xml": "<ddeLink/>", "xl/embeddings/a.bin": b"x"}
    lieferung = oeffne(handmappe(tmp_path / "m.xlsx", andere=teile))
    assert [b.grund.split(";")[0] for b in lieferung.hinweise] == [
        "enthält Verknüpfungen zu anderen Dateien",
        "enthält eingebettete Objekte",
    ]


def test_a_sheet_that_is_missing_in_the_file_is_a_finding(tmp_path: Path) -> None:
    teile = handteile()
    del teile["xl/worksheets/sheet2.xml"]
    (befund,) = befunde(archiv(tmp_path / "m.xlsx", teile))
    assert (befund.blatt, befund.grund) == ("Einwohner", "das Blatt ist beschädigt und nicht lesbar")


def test_the_thorough_look_sees_what_the_quick_one_does() -> None:
    zeile = '<row r="{0}" spans="1:3"><c r="A{0}" s="1"><v>1</v></c><c r="C{0}" t="s"><v>0</v></c></row>'
    rasch = betrachte(blatt("".join(zeile.format(n) for n in (1, 5, 421))).encode(), [9])
    assert (rasch.zeilen, rasch.spalten, rasch.zeichen) == (421, 26, 27)
    genau = betrachte(blatt("".join(zeile.format(n) for n in (1, 5, 421)).replace('r="A5"', 'r="AB5"')).encode(), [9])
    assert (genau.zeilen, genau.spalten, genau.zeichen) == (421, 28, 27)


@pytest.mark.parametrize(
    "zelle",
    ['<c r="XFD9"><v>1</v></c>', '<c r="A1" r="XFD9"><v>1</v></c>', "<c\tr='XFD9'><v>1</v></c>", '<c s="1" r="XFD9"><v>1</v></c>',
     '<c r = "XFD9"><v>1</v></c>', '<c r="&#88;FD9"><v>1</v></c>', '<x:c r="XFD9"><v>1</v></x:c>', '<c r="A1048577"><v>1</v></c>',
     '<c r="A99999999"><v>1</v></c>', '<row><c r="XFD9"><v>1</v></c></row>'],
)  # fmt: skip
def test_the_quick_look_cannot_be_deceived(zelle: str, tmp_path: Path) -> None:
    """A cell far away, however it is written, is either seen or makes the sheet unreadable."""
    pfad = handmappe(tmp_path / "m.xlsx", f'<row r="2">{zelle}</row>')
    if "1048577" in zelle:
        assert betrachte(blatt(f'<row r="2">{zelle}</row>').encode(), []).zeilen == 1_048_577
    else:
        assert gruende(pfad)[0] in ("das Blatt hat mehr als 200 Spalten", "das Blatt ist beschädigt und nicht lesbar")


@pytest.mark.parametrize(
    ("spalte", "name"), [(1, "A7"), (26, "Z7"), (27, "AA7"), (702, "ZZ7"), (703, "AAA7"), (16384, "XFD7")]
)
def test_cells_are_called_as_in_excel(spalte: int, name: str) -> None:
    assert zellname(7, spalte) == name


# --- archives -----------------------------------------------------------------------------------------------------


ARCHIVE: dict[str, tuple[dict[str, bytes | str], str]] = {
    "up": ({"../einwohner.csv": "a\n"}, "der Name führt aus dem Archiv hinaus"),
    "up inside": ({"x/../../einwohner.csv": "a\n"}, "der Name führt aus dem Archiv hinaus"),
    "backslashes": ({"x\\..\\einwohner.csv": "a\n"}, "der Name führt aus dem Archiv hinaus"),
    "absolute": ({"/etc/einwohner.csv": "a\n"}, "der Name führt aus dem Archiv hinaus"),
    "drive": ({"C:\\einwohner.csv": "a\n"}, "der Name führt aus dem Archiv hinaus"),
    "nested": ({"mehr.zip": b"PK\x03\x04"}, "ist selbst ein Archiv"),
    "renamed nested": ({"mehr.csv": b"PK\x03\x04"}, "ist selbst ein Archiv"),
    "subfolder": ({"mehr/Träger.csv": "a\n1\n"}, "die Datei liegt in einem Unterordner"),
    "workbook beside": ({"m.xlsx": b"PK\x03\x04"}, "das Archiv enthält mehrere Lieferungen"),
    "same name": ({"EINWOHNER.csv": "a\n1\n"}, "dieser Name steht mehrfach im Archiv"),
    "unknown": ({"Stadtteile.csv": "a\n1\n"}, "diese Datei gehört zu keinem Format"),
}  # fmt: skip


@pytest.mark.parametrize("fall", ARCHIVE)
def test_an_archive_is_refused_because_of(fall: str, tmp_path: Path) -> None:
    mehr, grund = ARCHIVE[fall]
    assert {*gruende(archiv(tmp_path / "l.zip", csv_inhalt() | mehr))} == {grund}


def test_a_link_in_an_archive_is_a_finding(tmp_path: Path) -> None:
    pfad = archiv(tmp_path / "l.zip", csv_inhalt() | {"Träger.csv": "/etc/passwd"}, verweis="Träger.csv")
    assert [(b.wert, b.grund) for b in befunde(pfad)] == [("Träger.csv", "ist ein Verweis auf eine andere Datei")]


def test_other_files_in_an_archive_are_named(tmp_path: Path) -> None:
    lieferung = oeffne(archiv(tmp_path / "l.zip", csv_inhalt() | {"liesmich.txt": "Hallo"}))
    assert [(b.datei, b.schwere) for b in lieferung.hinweise] == [("liesmich.txt", Schwere.HINWEIS)]


@pytest.mark.parametrize("inhalt", [{}, {"__MACOSX/x": b"1"}, {"leer/": b""}])
def test_an_empty_archive_is_a_finding(inhalt: dict[str, bytes], tmp_path: Path) -> None:
    pfad = archiv(tmp_path / "l.zip", inhalt)
    assert gruende(pfad) == (["das Archiv ist leer"] if inhalt else ["beschädigt oder keine Arbeitsmappe und kein ZIP"])


def test_every_member_with_a_password_is_named(tmp_path: Path) -> None:
    daten = bytearray(archiv(tmp_path / "l.zip", csv_inhalt()).read_bytes())
    stelle = 0
    while (stelle := daten.find(b"PK\x01\x02", stelle)) >= 0:
        daten[stelle + 8] |= 1
        stelle += 4
    (tmp_path / "l.zip").write_bytes(daten)
    assert gruende(tmp_path / "l.zip") == ["ist mit einem Kennwort geschützt"] * 3


@pytest.mark.parametrize("art", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_a_finding(art: int, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "l.zip", "w", art) as ziel:
        ziel.writestr("Einwohner.csv", "a\n1\n")
    assert gruende(tmp_path / "l.zip") == ["ist auf ungewöhnliche Art gepackt"]


def test_many_members_are_refused_before_their_list_is_read(tmp_path: Path) -> None:
    pfad = archiv(tmp_path / "l.zip", {f"{n}.csv": "" for n in range(grenzen.MEISTE_MITGLIEDER + 1)})
    assert gruende(pfad) == ["enthält mehr als 500 Dateien"]


@pytest.mark.parametrize("name", ["l.xlsx", "l.zip", "l.xls"])
def test_old_and_protected_workbooks_are_named_as_such(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (befund,) = befunde(tmp_path / name)
    assert (befund.grund, befund.abhilfe) == (
        "mit Kennwort geschützt oder altes Excel-Format",
        "ohne Kennwort als .xlsx speichern",
    )
    verpackt = archiv(tmp_path / "aussen.zip", {"innen.xls": (tmp_path / name).read_bytes()})
    assert gruende(verpackt) == [befund.grund]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    for name, groesse in (("l.zip", grenzen.GROESSTE_DATEI), ("Einwohner.csv", grenzen.GROESSTER_INHALT)):
        with (tmp_path / name).open("wb") as datei:
            datei.truncate(groesse + 1)
    assert gruende(tmp_path / "l.zip") == ["mehr als 100 MB groß"]
    assert gruende(tmp_path) == ["die Dateien sind zusammen mehr als 600 MB groß"]


# --- copies -------------------------------------------------------------------------------------------------------


def test_the_copy_of_a_folder_is_always_the_same_and_says_the_same(tmp_path: Path) -> None:
    pfad = ordner(tmp_path / "meldung")
    (pfad / "notiz.txt").write_text("privat")
    name, inhalt = kopie(pfad)
    assert (name, inhalt) == ("meldung.zip", kopie(pfad)[1])
    (tmp_path / name).write_bytes(inhalt)
    assert texte(oeffne(tmp_path / name)) == texte(oeffne(pfad))
    with zipfile.ZipFile(tmp_path / name) as gepackt:
        assert gepackt.namelist() == ["Einwohner.csv", "Ereignisse.csv", "Lieferung.csv"]
        assert {eintrag.date_time for eintrag in gepackt.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_copy_of_a_folder_with_toml_can_be_opened(tmp_path: Path) -> None:
    name, inhalt = kopie(baue(tmp_path / "gut"))
    (tmp_path / name).write_bytes(inhalt)
    assert texte(oeffne(tmp_path / name)) == texte(oeffne(tmp_path / "gut"))


def test_a_file_is_its_own_copy(tmp_path: Path) -> None:
    pfad = mappe(tmp_path / "m.xlsx")
    assert kopie(pfad) == ("m.xlsx", pfad.read_bytes())


def test_a_refusal_names_the_delivery_and_carries_the_notices(tmp_path: Path) -> None:
    pfad = ordner(tmp_path / "l", {"Lieferung": ANGABEN, "Einwohner": "a;b\nü\n".encode("cp1252")})
    with pytest.raises(Lieferungsfehler) as gefangen:
        oeffne(pfad)
    assert f"„{pfad}“" in str(gefangen.value)
    assert all(isinstance(befund, Befund) for befund in gefangen.value.befunde)
    assert {b.schwere for b in gefangen.value.befunde} == {*Schwere}
