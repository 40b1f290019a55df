"""Does everything that was known leave the database and come back as it was, whatever the form?"""

import csv
import io
import os
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select, update

from befehle import gemeinsam, lieferungen
from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import FASSUNGEN
from data_access.tabellen import FAKTENTABELLEN
from domain.auswahl import POLIZEIDIREKTIONEN, Auswahl
from domain.fehler import Eingabefehler
from ingest import ausleitung, rueckweg
from ingest.ausleitung import Ausleitung, leite_aus
from ingest.formate import FORMATE
from ingest.rueckweg import entschaerft
from ingest.schreiben import lade, lade_pakete
from ingest.spalten import blattname, formate, spaltenfolge
from ingest.zellen import unerlaubt
from tests.bausteine import schreibe
from tests.conftest import ARTEN
from tests.datenbanken import Datenbank
from tests.lieferbau import KENNZAHLEN, baue
from tests.test_summen import gemerkt
from uebung.lieferungen import pakete

TITEL = lieferungen.KENNZAHLEN
FORMEN = ("aus.xlsx", "aus.zip", "aus")
WISSENSZEIT = {"id", "lieferung_id", "ersetzt_durch"}
STICHTAGE = (date(2019, 12, 31), date(2021, 2, 6), date(2022, 1, 11), date(2023, 6, 30))
VORGESTERN = 4  # an older Datenstand of the practice register, between corrections


def offene(maschine: Engine, datenstand: int) -> dict[str, list[tuple[Any, ...]]]:
    """All records that were open then, column by column without those of knowledge time."""
    with maschine.connect() as verbindung:
        return {
            tab.name: sorted(
                (
                    tuple(wert for spalte, wert in zeile.items() if spalte not in WISSENSZEIT)
                    for zeile in verbindung.execute(select(tab)).mappings()
                    if zeile["lieferung_id"] <= datenstand < (zeile["ersetzt_durch"] or datenstand + 1)
                ),
                key=repr,
            )
            for tab in FAKTENTABELLEN
        }


def zahlen(maschine: Engine, datenstand: int) -> list[tuple[Any, ...]]:
    """What is said of every Kennzahl on several days, for the state and for each directorate."""
    daten, gesagt = Berichtsdaten(gemerkt(maschine)), []
    for stichtag in STICHTAGE:
        for raum in ((), *((name,) for name in POLIZEIDIREKTIONEN)):
            werte = daten.messwerte(Auswahl(stichtag, datenstand, polizeidirektionen=raum))
            gesagt += [(stichtag, raum, k, w.zahl, w.herkunft, w.beleg_text, w.belegt) for k, w in werte.items()]
    return gesagt


@pytest.fixture(params=ARTEN, scope="module")
def geuebt(request: pytest.FixtureRequest, datenbanken: Callable[[str], Datenbank]) -> Iterator[Engine]:
    """The practice register, with late reports, corrections and withdrawals."""
    art = datenbanken(request.param)
    maschine = art.frisch()
    lade_pakete(maschine, pakete(1), FASSUNGEN)
    yield maschine
    art.zurueck(maschine)


@pytest.fixture
def leere(geuebt: Engine, datenbanken: Callable[[str], Datenbank]) -> Iterator[Engine]:
    """An empty database of the same kind as the practice register."""
    art = datenbanken("sqlite" if geuebt.dialect.name == "sqlite" else "postgresql")
    maschine = art.frisch()
    yield maschine
    art.zurueck(maschine)


@pytest.fixture
def klein(maschine: Engine, tmp_path: Path) -> Engine:
    """The small delivery that has something of most kinds."""
    lade(maschine, [baue(tmp_path / "klein")], KENNZAHLEN)
    return maschine


def inhalte(ziel: Path) -> dict[str, str]:
    """The texts of a folder or an archive by name."""
    if ziel.is_dir():
        return {pfad.name: pfad.read_bytes().decode() for pfad in ziel.iterdir()}
    with ZipFile(ziel) as archiv:
        return {name: archiv.read(name).decode() for name in archiv.namelist()}


def csv_zeilen(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


# --- there and back ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMEN)
def test_the_bundled_deliveries_come_back_as_they_were(
    mitgeliefert: Engine, maschine: Engine, tmp_path: Path, form: str
) -> None:
    leite_aus(mitgeliefert, 3, tmp_path / form, TITEL)
    lade(maschine, [tmp_path / form], FASSUNGEN)
    assert offene(maschine, 1) == offene(mitgeliefert, 3)
    assert zahlen(maschine, 1) == zahlen(mitgeliefert, 3)


@pytest.mark.parametrize("form", FORMEN)
def test_the_practice_register_comes_back_as_it_was_known_then(
    geuebt: Engine, leere: Engine, tmp_path: Path, form: str
) -> None:
    assert offene(geuebt, VORGESTERN) != offene(geuebt, VORGESTERN + 1)
    leite_aus(geuebt, VORGESTERN, tmp_path / form, TITEL)
    lade(leere, [tmp_path / form], FASSUNGEN)
    assert offene(leere, 1) == offene(geuebt, VORGESTERN)
    assert zahlen(leere, 1) == zahlen(geuebt, VORGESTERN)
    with leere.connect() as verbindung:
        assert verbindung.scalars(select(t.lieferung.c.uebung)).all() == [True]


def test_the_newest_practice_register_comes_back(geuebt: Engine, leere: Engine, tmp_path: Path) -> None:
    neueste = len(pakete(1))
    leite_aus(geuebt, neueste, tmp_path / "aus", TITEL)
    lade(leere, [tmp_path / "aus"], FASSUNGEN)
    assert offene(leere, 1) == offene(geuebt, neueste)
    assert zahlen(leere, 1) == zahlen(geuebt, neueste)


@pytest.mark.parametrize("form", FORMEN)
def test_loaded_where_it_came_from_nothing_changes(klein: Engine, tmp_path: Path, form: str) -> None:
    vorher = offene(klein, 1)
    leite_aus(klein, 1, tmp_path / form, TITEL)
    ergebnis = lade(klein, [tmp_path / form], KENNZAHLEN)[0]
    assert {art for zahl in ergebnis.zahlen.values() for art in zahl} == {"unverändert"}
    assert offene(klein, 2) == vorher


@pytest.mark.parametrize("form", FORMEN)
def test_values_at_the_edge_come_back(datenbank: Datenbank, maschine: Engine, tmp_path: Path, form: str) -> None:
    """Amounts with cents and the largest ones, a text over two lines, quotation marks, a dash, an apostrophe, no amount."""
    texte = (
        "zwei\nZeilen; mit „Zeichen“, \"so\" und 'so'",
        "-",
        "'Anfang",
        "_x000D_",
        "<r>fett",
        "1.000",
        "5",
        "ja",
        "🙂 ẞ",
    )
    quelle = datenbank.frisch()
    lade(quelle, [baue(tmp_path / "klein")], KENNZAHLEN)
    with quelle.begin() as verbindung:
        for nummer, text in enumerate(texte):
            neu = {
                "traeger": "14524330",
                "fall": f"f{nummer}",
                "kennung": f"f{nummer}",
                "notiz": text,
                "datum": "2021-05",
            }
            betrag = {"betrag_cent": [1, 99, 10**15, 123_456_789_012_345, 0, None][nummer % 6], "lieferung_id": 1}
            fest = {"geldzustand": "geprueft", "betrag_zusatz": "ueber", "genauigkeit": "bekannt_am", "sicher": False}
            leer = dict.fromkeys(
                ("handlungsfelder", "quelle_titel", "quelle_url", "herausgeber", "veroeffentlicht"), ""
            )
            zeit = {"spaetestens": date(2021, 5, 31)}
            verbindung.execute(t.foerderung.insert().values(neu | betrag | fest | leer | zeit))
    leite_aus(quelle, 1, tmp_path / form, TITEL)
    lade(maschine, [tmp_path / form], KENNZAHLEN)
    assert offene(maschine, 1) == offene(quelle, 1)
    datenbank.zurueck(quelle)


# --- what is written ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMEN)
def test_the_same_datenstand_has_the_same_bytes(geuebt: Engine, tmp_path: Path, form: str) -> None:
    """On whatever database, and although deliveries came after it; ``geuebt`` is one of two kinds each time."""
    erste, zweite = tmp_path / "a" / form, tmp_path / "b" / form
    for ziel in (erste, zweite):
        ziel.parent.mkdir()
        leite_aus(geuebt, VORGESTERN, ziel, TITEL)
    if erste.is_dir():
        assert inhalte(erste) == inhalte(zweite)
    else:
        assert erste.read_bytes() == zweite.read_bytes()


def test_both_kinds_of_database_write_the_same_bytes(datenbanken: Callable[[str], Datenbank], tmp_path: Path) -> None:
    for art in ARTEN:
        leite_aus(datenbanken(art).mitgeliefert, 3, tmp_path / f"{art}.zip", TITEL)
    assert len({(tmp_path / f"{art}.zip").read_bytes() for art in ARTEN}) == 1


def test_the_manifest_names_datenstand_suppliers_and_rows(mitgeliefert: Engine, tmp_path: Path) -> None:
    ergebnis = leite_aus(mitgeliefert, 2, tmp_path / "aus", TITEL)
    manifest = tomllib.loads((tmp_path / "aus" / "lieferung.toml").read_text(encoding="utf-8"))
    assert manifest["kennung"] == "ausleitung-datenstand-2"
    assert manifest["titel"] == "Ausleitung von Datenstand 2"
    assert manifest["herausgeber"].startswith("Destatis, Statistisches Landesamt Sachsen")
    assert manifest["herausgeber"].endswith("; öffentliche Quellen, je Zeile genannt")
    assert manifest["stand"] == date(2023, 6, 30)
    assert "uebung" not in manifest
    assert manifest["zeilen"] == dict(ergebnis.zeilen)
    assert manifest["zeilen"]["ereignisse.csv"] == 198
    assert manifest["zeilen"]["veroeffentlichungen.csv"] == 0  # delivery 3
    texte = inhalte(tmp_path / "aus")
    assert {name: len(csv_zeilen(texte[name])) for name in manifest["zeilen"]} == manifest["zeilen"]


def test_csv_opens_in_a_german_excel(klein: Engine, tmp_path: Path) -> None:
    leite_aus(klein, 1, tmp_path / "aus", TITEL)
    roh = (tmp_path / "aus" / "foerderungen.csv").read_bytes()
    assert roh.startswith(b"\xef\xbb\xbftraeger;fall;geldzustand;datum;")
    assert roh.count(b"\r\n") == roh.count(b"\n") == 3
    betraege = {zeile["fall"]: zeile["betrag_eur"] for zeile in csv_zeilen(roh.decode())}
    assert betraege == {"fall-1": "1234,50", "fall-2": ""}
    kommune = csv_zeilen((tmp_path / "aus" / "kommunen.csv").read_text(encoding="utf-8"))[1]
    assert (kommune["lon"], kommune["flaeche_ha"], kommune["beginn_ist_erfassung"]) == ("12,49000", "10258", "ja")


def test_rows_are_ordered_by_kennung_and_have_one(klein: Engine, tmp_path: Path) -> None:
    leite_aus(klein, 1, tmp_path / "aus.zip", TITEL)
    for name, text in inhalte(tmp_path / "aus.zip").items():
        kennungen = [zeile["kennung"] for zeile in csv_zeilen(text)] if name.endswith(".csv") else []
        assert kennungen == sorted(kennungen)
        assert all(kennungen)


def test_a_workbook_keeps_texts_as_texts_and_amounts_as_numbers(klein: Engine, tmp_path: Path) -> None:
    leite_aus(klein, 1, tmp_path / "aus.xlsx", TITEL)
    buch = openpyxl.load_workbook(tmp_path / "aus.xlsx")
    for format_ in formate():
        blatt = buch[blattname(format_)]
        assert blatt.max_row - 1 == len(offene(klein, 1)[format_.tabelle.name])
        assert blatt.max_column == len(spaltenfolge(format_))
    erste = {z.value: w for z, w in zip(buch["Förderungen"][1], buch["Förderungen"][2], strict=True)}
    assert {name: erste[name].value for name in ("Träger", "Geldzustand", "Datum", "Betrag (Euro)", "Kennung")} == {
        "Träger": "14524330", "Geldzustand": "bewilligt", "Datum": "2020-07-08", "Betrag (Euro)": 1234.5,
        "Kennung": "fall-1/bewilligt/2020-07-08",
    }  # fmt: skip
    assert {name: erste[name].data_type for name in ("Träger", "Datum", "Betrag (Euro)")} == {
        "Träger": "s", "Datum": "s", "Betrag (Euro)": "n",
    }  # fmt: skip
    assert erste["Träger"].number_format == "@"
    assert "€" in erste["Betrag (Euro)"].number_format
    assert buch["Lieferung"]["B2"].value == "ausleitung-datenstand-1"
    assert "Übungsdaten" not in [zelle.value for zelle in buch["Lieferung"]["A"]]
    assert buch["Veröffentlichungen"]["B2"].value == 102


def test_practice_says_so_in_every_form(geuebt: Engine, tmp_path: Path) -> None:
    for form in FORMEN:
        leite_aus(geuebt, 1, tmp_path / form, TITEL)
    assert tomllib.loads(inhalte(tmp_path / "aus")["lieferung.toml"])["uebung"] is True
    assert 'titel = "Übungsdaten: Ausleitung' in inhalte(tmp_path / "aus.zip")["lieferung.toml"]
    zeilen = openpyxl.load_workbook(tmp_path / "aus.xlsx")["Lieferung"].iter_rows(values_only=True)
    assert ("Übungsdaten", "ja") in [zeile[:2] for zeile in zeilen]


def test_amounts_in_cents_are_not_rounded(maschine: Engine, tmp_path: Path) -> None:
    """Deliveries in euros are whole; an amount with cents goes out in cents."""
    werte = {"ganz": ("cent", 4200), "krumm": ("cent", 4201), "zahl": ("anzahl", 4200)}
    zeilen = [
        {"kennung": k, "begriff": k, "wert": wert, "einheit": einheit, "stand": "2021"}
        for k, (einheit, wert) in werte.items()
    ]
    schreibe(maschine, veroeffentlichung=zeilen)
    leite_aus(maschine, 1, tmp_path / "aus", TITEL)
    geschrieben = {
        z["kennung"]: (z["einheit"], z["wert"])
        for z in csv_zeilen(inhalte(tmp_path / "aus")["veroeffentlichungen.csv"])
    }
    assert geschrieben == {"ganz": ("eur", "42"), "krumm": ("cent", "4201"), "zahl": ("anzahl", "4200")}


# --- what a spreadsheet would run --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("x")', "+49 351", "@SUM(A1)", "-1+1", "-cmd|'/c calc'!A1", "\t=1", "\r=1"]
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert entschaerft(text) == f"'{text}"


@given(st.text(max_size=12) | st.from_regex(r"[-=+@'][0-9.,a-z]{0,4}", fullmatch=True))
def test_what_loading_accepts_is_never_changed(text: str) -> None:
    text = text.strip()
    if unerlaubt(text) is None:
        assert entschaerft(text) == text
    else:
        assert entschaerft(text) in (text, f"'{text}")


def test_formulas_of_older_versions_are_counted_and_disarmed(klein: Engine, tmp_path: Path) -> None:
    with klein.begin() as verbindung:
        verbindung.execute(update(t.ereignis).values(notiz='=HYPERLINK("https://example.org")'))
    for form in FORMEN:
        assert leite_aus(klein, 1, tmp_path / form, TITEL).entschaerft == 3
    notizen = {z["notiz"] for z in csv_zeilen(inhalte(tmp_path / "aus")["ereignisse.csv"])}
    assert notizen == {'\'=HYPERLINK("https://example.org")'}
    with ZipFile(tmp_path / "aus.xlsx") as archiv:
        assert not [name for name in archiv.namelist() if "worksheets/sheet" in name and b"<f>" in archiv.read(name)]


# --- refused, and nothing half -----------------------------------------------------------------------------------


@pytest.mark.parametrize("datenstand", [0, 2, 99, -1])
def test_a_datenstand_that_does_not_exist_is_refused(klein: Engine, tmp_path: Path, datenstand: int) -> None:
    with pytest.raises(Eingabefehler, match=f"Den Datenstand {datenstand} gibt es nicht. Abhilfe: "):
        leite_aus(klein, datenstand, tmp_path / "aus.zip", TITEL)
    assert [pfad.name for pfad in tmp_path.iterdir()] == ["klein"]


def test_an_empty_database_has_nothing_to_export(maschine: Engine, tmp_path: Path) -> None:
    with pytest.raises(Eingabefehler, match="Den Datenstand 1 gibt es nicht"):
        leite_aus(maschine, 1, tmp_path / "aus", TITEL)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("name", ["aus.csv", "aus.xls", "aus.2023", "aus.xlsx.bak"])
def test_other_endings_are_refused(klein: Engine, tmp_path: Path, name: str) -> None:
    with pytest.raises(Eingabefehler, match=r"Die Endung „.+“ ist nicht vorgesehen. Abhilfe: .xlsx, .zip oder"):
        leite_aus(klein, 1, tmp_path / name, TITEL)


def test_a_missing_folder_is_named(klein: Engine, tmp_path: Path) -> None:
    with pytest.raises(Eingabefehler, match=r"Den Ordner „.*fehlt“ gibt es nicht; nichts wurde geschrieben. Abhilfe: "):
        leite_aus(klein, 1, tmp_path / "fehlt" / "aus.zip", TITEL)


@pytest.mark.parametrize("form", FORMEN)
def test_what_is_there_stays_unless_it_may_be_replaced(klein: Engine, tmp_path: Path, form: str) -> None:
    ziel = tmp_path / form
    leite_aus(klein, 1, ziel, TITEL)
    with klein.begin() as verbindung:
        verbindung.execute(update(t.ereignis).values(notiz="neu"))
    vorher = ziel.read_bytes() if ziel.is_file() else inhalte(ziel)
    with pytest.raises(Eingabefehler, match=r"gibt es schon; nichts wurde geschrieben. Abhilfe: .*--ueberschreiben"):
        leite_aus(klein, 1, ziel, TITEL)
    assert (ziel.read_bytes() if ziel.is_file() else inhalte(ziel)) == vorher
    leite_aus(klein, 1, ziel, TITEL, ueberschreiben=True)
    assert (ziel.read_bytes() if ziel.is_file() else inhalte(ziel)) != vorher
    assert {pfad.name for pfad in tmp_path.iterdir()} == {form, "klein"}


def test_a_folder_with_other_things_is_never_replaced(klein: Engine, tmp_path: Path) -> None:
    (tmp_path / "ordner").mkdir()
    (tmp_path / "ordner" / "urlaub.jpg").write_bytes(b"x")
    for ziel in ("ordner", "."):
        with pytest.raises(Eingabefehler, match="enthält anderes; nichts wurde geschrieben"):
            leite_aus(klein, 1, tmp_path / ziel, TITEL, ueberschreiben=True)
    assert (tmp_path / "ordner" / "urlaub.jpg").read_bytes() == b"x"


def test_an_empty_folder_is_filled(klein: Engine, tmp_path: Path) -> None:
    (tmp_path / "aus").mkdir()
    leite_aus(klein, 1, tmp_path / "aus", TITEL)
    assert len(inhalte(tmp_path / "aus")) == len(FORMATE) + 1


def test_a_folder_never_takes_the_place_of_a_file_nor_a_file_that_of_a_folder(klein: Engine, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x", encoding="utf-8")
    (tmp_path / "ordner.zip").mkdir()
    for name in ("datei", "ordner.zip"):
        with pytest.raises(
            Eingabefehler, match=r"lässt sich nicht schreiben \(.+\); nichts wurde geschrieben. Abhilfe: "
        ):
            leite_aus(klein, 1, tmp_path / name, TITEL, ueberschreiben=True)
    assert (tmp_path / "datei").read_text(encoding="utf-8") == "x"
    assert not [*(tmp_path / "ordner.zip").iterdir()]


class _Abbruch(BaseException):
    """As if somebody pressed Ctrl+C."""


@pytest.mark.parametrize("form", FORMEN)
def test_an_interrupted_export_leaves_nothing(
    klein: Engine, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bricht_ab(verbindung: Any, format_: Any, datenstand: int) -> Iterator[Any]:
        with closing(rueckweg.zeilen_am(verbindung, format_, datenstand)) as zeilen:
            for nummer, zeile in enumerate(zeilen):
                if format_.datei == "einwohner.csv" and nummer == 1:
                    raise _Abbruch
                yield zeile

    monkeypatch.setattr(ausleitung, "zeilen_am", bricht_ab)
    with pytest.raises(_Abbruch):
        leite_aus(klein, 1, tmp_path / form, TITEL)
    assert [pfad.name for pfad in tmp_path.iterdir()] == ["klein"]


@pytest.mark.parametrize("form", FORMEN)
def test_a_full_disk_is_a_sentence(klein: Engine, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def voll(*_: Any) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("ingest.ziel.os.replace", voll)
    with pytest.raises(Eingabefehler, match=r"lässt sich nicht schreiben \(No space left on device\)"):
        leite_aus(klein, 1, tmp_path / form, TITEL)
    assert [pfad.name for pfad in tmp_path.iterdir()] == ["klein"]


def test_too_many_rows_for_a_sheet_are_refused_before_anything_is_written(
    klein: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ausleitung, "ZEILEN_JE_BLATT", 2)
    satz = r"die meisten davon Ereignisse, sind zu viel für eine Mappe; nichts wurde geschrieben. Abhilfe: als CSV"
    with pytest.raises(Eingabefehler, match=satz):
        leite_aus(klein, 1, tmp_path / "aus.xlsx", TITEL)
    leite_aus(klein, 1, tmp_path / "aus.zip", TITEL)


@pytest.mark.parametrize("text", ["x" * 32_768, "<r>falsches XML</r>"])
def test_a_text_that_no_cell_holds_is_refused_for_workbooks_only(klein: Engine, tmp_path: Path, text: str) -> None:
    with klein.begin() as verbindung:
        verbindung.execute(update(t.ereignis).values(notiz=text))
    with pytest.raises(Eingabefehler, match=r"Blatt „Ereignisse“, Zeile 2: .* passt in keine Zelle einer Mappe"):
        leite_aus(klein, 1, tmp_path / "aus.xlsx", TITEL)
    leite_aus(klein, 1, tmp_path / "aus.zip", TITEL)
    assert {z["notiz"] for z in csv_zeilen(inhalte(tmp_path / "aus.zip")["ereignisse.csv"])} == {text}


# --- the command -------------------------------------------------------------------------------------------------


@pytest.fixture
def eingestellt(klein: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small delivery is what is configured."""
    for modul in (lieferungen, gemeinsam):
        monkeypatch.setattr(modul, "engine", lambda *_: klein)


@pytest.mark.usefixtures("eingestellt")
def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lieferungen.export(tmp_path / "aus.zip")
    zeilen = capsys.readouterr().out.splitlines()
    assert zeilen[0] == f"Datenstand 1 ausgeleitet: {tmp_path / 'aus.zip'}"
    assert zeilen[1:3] == ["  Ereignisse: 3", "  Förderungen: 2"]
    assert len(zeilen) == 1 + len(FORMATE)
    assert "kommunen_beraten" in inhalte(tmp_path / "aus.zip")["veroeffentlichungen.csv"]


@pytest.mark.usefixtures("eingestellt")
def test_the_command_counts_what_it_disarmed(klein: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with klein.begin() as verbindung:
        verbindung.execute(update(t.traeger).values(notiz="=1"))
    lieferungen.export(tmp_path / "aus")
    assert "Hinweis: 1 Text beginnt wie eine Formel" in capsys.readouterr().out


@pytest.mark.usefixtures("eingestellt")
def test_the_command_refuses_an_unknown_datenstand(tmp_path: Path) -> None:
    with pytest.raises(Eingabefehler, match="Den Datenstand 7 gibt es nicht") as fehler:
        lieferungen.export(tmp_path / "aus.zip", datenstand=7)
    assert fehler.value.exit_code == 2


def test_results_add_up() -> None:
    ergebnis = Ausleitung()
    assert [*ergebnis.sichere(("=1", 5, Decimal("-1"), "-1", "a"))] == ["'=1", 5, Decimal("-1"), "-1", "a"]
    assert ergebnis.entschaerft == 1
