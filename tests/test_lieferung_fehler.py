"""Is a broken delivery refused as a whole, with file, line, column, reason and remedy, and is nothing changed?"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.engine import engine
from data_access.schema import migriere
from ingest.befund import Befund, Lieferungsfehler, Schwere
from ingest.formate import FORMATE
from ingest.schreiben import lade
from tests.lieferbau import GUT, KENNZAHLEN, MANIFEST, alles, baue, geaendert

Laden = Callable[..., tuple[Befund, ...]]


@pytest.fixture(scope="module")
def bestand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database that holds the small delivery; no test of this module may change it."""
    ordner = tmp_path_factory.mktemp("bestand")
    maschine = engine(f"sqlite:///{ordner / 'bestand.sqlite'}")
    migriere(maschine)
    lade(maschine, [baue(ordner / "gut")], KENNZAHLEN)
    yield maschine
    maschine.dispose()


@pytest.fixture
def abgewiesen(bestand: Engine) -> Laden:
    """Load folders that must be refused; returns the findings after all tables were compared."""

    def laden(*ordner: Path) -> tuple[Befund, ...]:
        vorher = alles(bestand)
        with pytest.raises(Lieferungsfehler) as gefangen:
            lade(bestand, ordner, KENNZAHLEN)
        assert alles(bestand) == vorher
        fehler = gefangen.value
        assert fehler.exit_code == 2
        assert str(fehler).startswith(f"Lieferung „{ordner[-1]}“ abgewiesen, nichts wurde geändert: ")
        for befund in fehler.befunde:
            assert str(befund) in str(fehler)
            assert befund.datei in str(befund)
            assert befund.spalte in str(befund)
            assert f"Abhilfe: {befund.abhilfe}" in str(befund)
            assert len(befund.abhilfe) > 5
            assert befund.zeile is None or f"Zeile {befund.zeile}" in str(befund)
        return fehler.befunde

    return laden


# File, text in the good delivery, what stands there instead, line, column, beginning of the reason.
ZELLEN = {
    "day that does not exist": ("einwohner.csv", "14524300,2021-12-31", "14524300,2021-02-30", 3, "stichtag", "kein Tag"),
    "day without hyphens": ("einwohner.csv", "14524300,2021-12-31", "14524300,20211231", 3, "stichtag", "kein Tag"),
    "day of a week": ("einwohner.csv", "14524300,2021-12-31", "14524300,2021-W05-6", 3, "stichtag", "kein Tag"),
    "event on 30 February": ("ereignisse.csv", "2021-05-04", "2021-02-30", 2, "datum", "kein Tag des Kalenders"),
    "month given as day": ("ereignisse.csv", "2022-01,monat", "2022-01,tag", 3, "datum", "das Datum „2022-01“ passt"),
    "day given as year": ("ereignisse.csv", "2021-05-04,tag", "2021-05-04,jahr", 2, "datum", "das Datum „2021-05-04“"),
    "unknown precision": ("ereignisse.csv", "2022-01,monat", "2022-01,etwa", 3, "genauigkeit", "nicht in der Liste"),
    "as-of date": ("veroeffentlichungen.csv", "2021-02-06", "Anfang 2021", 2, "stand", ""),
    "lost leading zero": ("kommunen.csv", "14524300,Werdau", "1452430,Werdau", 3, "ags", "kein AGS mit 8 Ziffern"),
    "letters in an AGS": ("kommunen.csv", "14524300,Werdau", "1452430O,Werdau", 3, "ags", "kein AGS mit 8 Ziffern"),
    "short Kreis": ("landkreise.csv", "14524,", "1452,", 2, "landkreis", "kein Kreisschlüssel mit 5 Ziffern"),
    "negative amount": ("foerderungen.csv", "1234.50", "-1234.50", 2, "betrag_eur", "negativer Betrag"),
    "three decimals": ("foerderungen.csv", "1234.50", "1234.505", 2, "betrag_eur", "kein Betrag in Euro"),
    "amount with two meanings": ("foerderungen.csv", "1234.50", '"1,300"', 2, "betrag_eur", "zweideutig"),
    "amount as power": ("foerderungen.csv", "1234.50", "1e999999999", 2, "betrag_eur", "kein Betrag in Euro"),
    "amount beyond BIGINT": ("foerderungen.csv", "1234.50", "9" * 20, 2, "betrag_eur", "größer als"),
    "inhabitants beyond INTEGER": ("einwohner.csv", "20434", "2147483648", 3, "einwohner", "größer als 2147483647"),
    "value beyond BIGINT": ("veroeffentlichungen.csv", "102", "9" * 5000, 2, "wert", "länger als 100 Zeichen"),
    "value a little beyond": ("veroeffentlichungen.csv", "102", "9" * 18, 2, "wert", "größer als 1000000000000000"),
    "negative inhabitants": ("einwohner.csv", "20434", "-20434", 3, "einwohner", "negative Zahl"),
    "wrongly grouped digits": ("einwohner.csv", "20434", "20.4345", 3, "einwohner", "keine ganze Zahl"),
    "no longitude": ("kommunen.csv", "12.37", "1237.0", 3, "lon", "keine Koordinate"),
    "unknown kind": ("ereignisse.csv", "beratung", "plauderei", 4, "art", "nicht in der Liste"),
    "unknown phase": ("ereignisse.csv", "Auftakt", "Beginn", 2, "phase", "nicht in der Liste"),
    "analysis without phase": ("ereignisse.csv", "analyse,Auftakt", "analyse,", 2, "phase", "eine Sicherheitsanalyse"),
    "phase without analysis": ("ereignisse.csv", "beratung,", "beratung,Auftakt", 4, "phase", "eine Sicherheitsanalyse"),
    "unknown money state": ("foerderungen.csv", "fall-1,bewilligt", "fall-1,versprochen", 2, "geldzustand", "nicht in der"),
    "neither ja nor nein": ("mitglieder.csv", "31,ja", "31,yes", 2, "sicher", "weder „ja“ noch „nein“"),
    "unknown directorate": ("zustaendigkeiten.csv", "Zwickau", "Riesa", 2, "polizeidirektion", "nicht in der Liste"),
    "end before beginning": ("mitglieder.csv", "2022-12-31", "2019-12-31", 2, "gueltig_bis", "liegt vor gueltig_von"),
    "empty obligatory cell": ("traeger.csv", "Verband Probe", "", 2, "name", "darf nicht leer sein"),
    "NUL byte": ("ereignisse.csv", "Unterschrift", "Unter\0schrift", 3, "notiz", "enthält ein Steuerzeichen"),
    "control character": ("traeger.csv", "Verband Probe", "Verband\x0bProbe", 2, "name", "enthält ein Steuerzeichen"),
    "formula": ("ereignisse.csv", "Unterschrift", '"=HYPERLINK(""http://x"")"', 3, "notiz", "beginnt wie eine Formel"),
    "command": ("traeger.csv", "Verband Probe", "-2+3+cmd|' /C calc'!A0", 2, "name", "beginnt wie eine Formel"),
    "at sign": ("ereignisse.csv", "Unterschrift", "@SUM(A1)", 3, "notiz", "beginnt wie eine Formel"),
    "unknown Traeger": ("ereignisse.csv", "verband", "verein", 4, "traeger", "„verein“ heißt keine bekannte Kommune"),
    "unknown member": ("mitglieder.csv", "14524300", "14999999", 2, "ags", "diese Kommune gibt es nicht"),
    "unknown seat": ("traeger.csv", "14524330", "14999999", 2, "sitz_ags", "diese Kommune gibt es nicht"),
    "unknown Kreis": ("traeger.csv", ",14524\n", ",14999\n", 2, "landkreis", "diesen Landkreis gibt es nicht"),
    "unknown Kennzahl": ("veroeffentlichungen.csv", "beraten,102", "bekehrt,102", 2, "kennzahl", "diese Kennzahl gibt es nicht"),
    "body with an AGS": ("traeger.csv", "verband,Verband", "14524999,Verband", 2, "traeger", "acht Ziffern stehen für eine Kommune"),
    "too many fields": ("foerderungen.csv", "1234.50", "1234,50", 2, "", "die Zeile hat 8 Felder, die Überschrift 7"),
    "too few fields": ("einwohner.csv", "14524300,2021-12-31,", "14524300,", 3, "", "die Zeile hat 3 Felder"),
    "unbalanced quote": ("kommunen.csv", '"Zwickau, Stadt"', '"Zwickau, Stadt', 2, "", "ein Feld beginnt oder endet nicht"),
    "duplicate column": ("mitglieder.csv", "gueltig_bis,sicher", "sicher,sicher", 1, "sicher", "diese Spalte steht mehrfach da"),
    "missing column": ("einwohner.csv", "gebietsstand", "farbe", 1, "gebietsstand", "diese Spalte fehlt"),
}  # fmt: skip


@pytest.mark.parametrize("fall", ZELLEN)
def test_names_the_place_and_the_reason_of_one_mistake(fall: str, abgewiesen: Laden, tmp_path: Path) -> None:
    datei, alt, neu, zeile, spalte, grund = ZELLEN[fall]
    dateien = geaendert(datei, alt, neu)
    alle = abgewiesen(baue(tmp_path / "neu", dateien))
    befunde = [b for b in alle if b.datei == datei and b.schwere is Schwere.FEHLER]
    assert [(b.zeile, b.spalte) for b in befunde] == [(zeile, spalte)]
    assert befunde[0].grund.startswith(grund)
    assert len(str(befunde[0])) < 400


GANZE_DATEIEN = {
    "missing": ("landkreise.csv", None, None, "die Datei fehlt"),
    "empty": ("landkreise.csv", b"", None, "die Datei ist leer"),
    "byte order mark only": ("landkreise.csv", b"\xef\xbb\xbf\n", None, "die Datei ist leer"),
    "too few rows": ("landkreise.csv", b"landkreis,name,art\n", None, "0 Zeilen gelesen, das Manifest nennt 1"),
    "unknown name": ("stadtteile.csv", b"name\nMitte\n", None, "diese Datei gehört zu keinem Format"),
    "path out of the folder": ("../landkreise.csv", None, None, "diese Datei gehört zu keinem Format"),
}  # fmt: skip


@pytest.mark.parametrize("fall", GANZE_DATEIEN)
def test_names_the_file_that_cannot_be_used(fall: str, abgewiesen: Laden, tmp_path: Path) -> None:
    datei, inhalt, zeile, grund = GANZE_DATEIEN[fall]
    (befund,) = abgewiesen(baue(tmp_path / "neu", {datei: inhalt}))
    assert (befund.datei, befund.zeile, befund.spalte, befund.wert) == (datei, zeile, "", "")
    assert befund.grund == grund


def test_names_files_that_the_manifest_does_not_list(abgewiesen: Laden, tmp_path: Path) -> None:
    ordner = baue(tmp_path / "neu")
    (ordner / "nachtrag.csv").write_text("ags\n", encoding="utf-8")
    (befund,) = abgewiesen(ordner)
    assert (befund.datei, befund.grund) == ("nachtrag.csv", "die Datei steht nicht im Manifest")


MANIFESTE = {
    "broken TOML": ('format = 1\nkennung = "x\n', 2, "", "kein lesbares TOML"),
    "other format": (MANIFEST.replace("format = 1", "format = 2"), None, "format", "nicht in der Liste: 1"),
    "no publisher": (MANIFEST.replace('herausgeber = "Test"\n', ""), None, "herausgeber", "Angabe fehlt"),
    "unknown key": (MANIFEST.replace("format", 'farbe = "blau"\nformat'), None, "farbe", "unbekannte Angabe"),
    "day as text": (MANIFEST.replace("2023-06-30", '"Juni"'), None, "stand", "kein Tag wie 2023-06-30"),
    "empty name": (MANIFEST, None, "kennung", "darf nicht leer sein"),
    "control character": (MANIFEST.replace("Probe", r"Pro\u0000be"), None, "titel", "enthält ein Steuerzeichen"),
}


@pytest.mark.parametrize("fall", MANIFESTE)
def test_names_the_key_of_the_manifest(fall: str, abgewiesen: Laden, tmp_path: Path) -> None:
    manifest, zeile, spalte, grund = MANIFESTE[fall]
    (befund,) = abgewiesen(
        baue(tmp_path / "neu", manifest=manifest.format(grund="", kennung="" if fall == "empty name" else "x"))
    )
    assert (befund.datei, befund.zeile, befund.spalte) == ("lieferung.toml", zeile, spalte)
    assert befund.grund.startswith(grund)


def test_missing_manifest_missing_folder_and_a_file_instead_of_a_folder(abgewiesen: Laden, tmp_path: Path) -> None:
    (ohne := baue(tmp_path / "ohne")).joinpath("lieferung.toml").unlink()
    gruende = [abgewiesen(pfad)[0].grund for pfad in (ohne, tmp_path / "fort", ohne / "landkreise.csv")]
    assert gruende == [
        "die Datei fehlt im Ordner",
        "diese Datei oder diesen Ordner gibt es nicht",
        "eine einzelne CSV-Datei ist noch keine Lieferung",
    ]


def test_reports_all_problems_of_all_files_at_once(abgewiesen: Laden, tmp_path: Path) -> None:
    einwohner = (
        "ags,stichtag,einwohner,gebietsstand\n1,x,-3,\n14524300,2021-12-31,1,2021-12-31\n2,2021-12-31,=1,2021-12-31\n"
    )
    traeger = GUT["traeger.csv"].replace("Verwaltungsverband", "Verein")
    befunde = abgewiesen(
        baue(tmp_path / "neu", GUT | {"einwohner.csv": einwohner, "traeger.csv": traeger}, einwohner=4)
    )
    assert [(b.datei, b.zeile, b.spalte) for b in befunde] == [
        ("einwohner.csv", 2, "ags"),
        ("einwohner.csv", 2, "stichtag"),
        ("einwohner.csv", 2, "einwohner"),
        ("einwohner.csv", 2, "gebietsstand"),
        ("einwohner.csv", 4, "einwohner"),
        ("einwohner.csv", 4, "ags"),
        ("einwohner.csv", None, ""),
        ("traeger.csv", 2, "art"),
    ]
    assert befunde[6].grund == "3 Zeilen gelesen, das Manifest nennt 4"


def test_two_rows_with_one_kennung_are_both_named(abgewiesen: Laden, tmp_path: Path) -> None:
    zeile = "14524300,2021-12-31,20434,2021-12-31\n"
    befunde = abgewiesen(baue(tmp_path / "neu", geaendert("einwohner.csv", zeile, zeile + zeile)))
    assert [(b.zeile, b.spalte, b.wert) for b in befunde] == [(n, "kennung", "14524300/2021-12-31") for n in (3, 4)]


def test_a_line_is_named_by_where_it_begins(abgewiesen: Laden, tmp_path: Path) -> None:
    ereignisse = (
        GUT["ereignisse.csv"].replace("Unterschrift", '"erste\n\nzweite Zeile"').replace("2021,jahr", "2021,tag")
    )
    (befund,) = abgewiesen(baue(tmp_path / "neu", GUT | {"ereignisse.csv": ereignisse}))
    assert (befund.zeile, befund.spalte) == (6, "datum")


def test_nothing_of_a_good_delivery_stays_when_the_second_one_is_broken(abgewiesen: Laden, tmp_path: Path) -> None:
    gut = baue(tmp_path / "gut", geaendert("einwohner.csv", "20434", "20435"), grund="Zahlendreher")
    unlesbar = baue(tmp_path / "unlesbar", geaendert("einwohner.csv", "20434", "viele"))
    lose = baue(tmp_path / "lose", {"mitglieder.csv": GUT["mitglieder.csv"].replace("14524300", "14999999")})
    assert abgewiesen(gut, unlesbar)[0].spalte == "einwohner"
    assert abgewiesen(gut, lose)[0].spalte == "ags"  # found only after the first one was written


def test_every_format_is_part_of_the_small_delivery_or_named_here() -> None:
    uebrig = {format_.datei for format_ in FORMATE} - set(GUT)
    assert uebrig == {
        *("gebietsaenderungen.csv", "haushaltsansaetze.csv", "qualifizierungen.csv"),
        *("vollstaendigkeit.csv", "fassungen.csv"),
    }


@pytest.mark.parametrize(
    ("datei", "alt", "neu", "art"),
    [("einwohner.csv", "20434", "20435", "geändert"), ("ereignisse.csv", "Unterschrift", "Video", "geändert")],
)
def test_a_change_without_a_reason_is_refused(
    abgewiesen: Laden, tmp_path: Path, datei: str, alt: str, neu: str, art: str
) -> None:
    (befund,) = abgewiesen(baue(tmp_path / "neu", geaendert(datei, alt, neu)))
    assert (befund.datei, befund.spalte) == (datei, "grund")
    assert befund.grund == f"der Datensatz wird {art}, ein Grund fehlt"


def test_a_withdrawal_without_a_reason_is_refused(abgewiesen: Laden, tmp_path: Path) -> None:
    kopf, zeile, _ = GUT["foerderungen.csv"].splitlines()
    weg = f"{kopf},zurueckgezogen\n{zeile},ja\n"
    (befund,) = abgewiesen(baue(tmp_path / "weg", {"foerderungen.csv": weg}))
    assert befund.grund == "der Datensatz wird zurückgezogen, ein Grund fehlt"


def test_a_definition_that_the_catalogue_lacks_is_refused(abgewiesen: Laden, tmp_path: Path) -> None:
    text = "kennzahl,fassung,gueltig_von\nkommunen_beraten,7,2024-01-01\n"
    (befund,) = abgewiesen(baue(tmp_path / "fassung", {"fassungen.csv": text}))
    assert (befund.spalte, befund.wert) == ("fassung", "7")


def mit_zeile(datei: str, spalten: str, zeile: str) -> dict[str, str]:
    """One line of one file with further columns."""
    return {datei: f"{GUT[datei].splitlines()[0]},{spalten}\n{zeile}\n"}


UNBEKANNT = {
    "withdrawn": ("zurueckgezogen", "14524300,2021-12-13,20434,2021-12-31,ja", "zurückgezogen", "zurueckgezogen"),
    "withdrawn with reason": ("zurueckgezogen,grund", "14524300,2021-12-13,1,2021-12-31,ja,x", "zurückgezogen", "zurueckgezogen"),
    "changed": ("grund", "14524300,2021-12-13,20500,2021-12-31,Zahlendreher", "geändert", "grund"),
}  # fmt: skip


@pytest.mark.parametrize("fall", UNBEKANNT)
def test_a_change_of_a_record_that_never_was_is_refused(fall: str, abgewiesen: Laden, tmp_path: Path) -> None:
    spalten, zeile, was, leer = UNBEKANNT[fall]
    (befund,) = abgewiesen(baue(tmp_path / "neu", mit_zeile("einwohner.csv", spalten, zeile), grund="Probe"))
    assert (befund.datei, befund.zeile, befund.spalte) == ("einwohner.csv", 2, "kennung")
    assert befund.wert == "14524300/2021-12-13"
    assert befund.grund == f"kein gespeicherter Datensatz mit dieser Kennung, der {was} werden könnte"
    assert befund.abhilfe == f"Kennung prüfen; bei einem neuen Datensatz die Spalte „{leer}“ leer lassen"


def test_the_record_must_be_of_the_same_file(abgewiesen: Laden, tmp_path: Path) -> None:
    """A kennung that another table has is as wrong as any."""
    zeile = "14625,Bautzen,Landkreis,verband,Probe"
    (befund,) = abgewiesen(baue(tmp_path / "neu", mit_zeile("landkreise.csv", "kennung,grund", zeile)))
    assert befund.wert == "verband"
