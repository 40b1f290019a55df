"""Is the account of the bundled data true: where did every source row go, and what does data/README.md say of it?"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from domain.auswahl import POLIZEIDIREKTIONEN
from domain.ereignis import Ereignisart, Phase, Qualifizierungsstand, Traegerart
from domain.kennzahl import Geldzustand
from domain.zahlen import Zusatz
from ingest import formate
from ingest.formate import FORMATE
from ingest.lesen import Lieferpaket, lies
from ingest.schreiben import lade
from ingest.zeile import Zeile
from tests.lieferbau import KENNZAHLEN, baue

DATEN = Path(__file__).resolve().parent.parent / "data"
LIESMICH = (DATEN / "README.md").read_text(encoding="utf-8")
EINWOHNER = {2018: 4_077_937, 2019: 4_071_971, 2021: 4_043_002, 2022: 4_086_152}  # official totals of the state
GEMEINSAM = ("kennung", "zurueckgezogen", "grund")


def tabelle(ueberschrift: str) -> list[list[str]]:
    """Cells of the table in README.md whose heading begins so, without the marks of code."""
    beginn = LIESMICH.index(f"| {ueberschrift} |")
    zeilen = LIESMICH[beginn:].split("\n\n")[0].splitlines()[2:]
    return [[zelle.strip().replace("`", "") for zelle in zeile.strip("|").split("|")] for zeile in zeilen]


def liste(zelle: str) -> list[str]:
    return [] if zelle == "–" else zelle.split(", ")


@pytest.fixture(scope="module")
def herkunft() -> list[dict[str, str]]:
    with (DATEN / "herkunft.csv").open(encoding="utf-8", newline="") as zeilen:
        return list(csv.DictReader(zeilen))


@pytest.fixture(scope="module")
def pakete() -> dict[str, Lieferpaket]:
    return {ordner.name: lies(ordner) for ordner in sorted((DATEN / "lieferungen").iterdir())}


@pytest.fixture(scope="module")
def geliefert(pakete: dict[str, Lieferpaket]) -> dict[tuple[str, str], list[Zeile]]:
    """Rows by delivery and file."""
    return {
        (name, datei.format.datei): [zeile for _, zeile in datei.zeilen]
        for name, paket in pakete.items()
        for datei in paket.dateien
    }


def von(geliefert: dict[tuple[str, str], list[Zeile]], modell: type[Zeile]) -> Iterator[Zeile]:
    """All delivered rows of one format."""
    return (zeile for zeilen in geliefert.values() for zeile in zeilen if isinstance(zeile, modell))


def test_every_source_line_is_accounted_for_without_gap(herkunft: list[dict[str, str]]) -> None:
    erwartet = {quelle: int(zahl) for quelle, zahl, *_ in tabelle("Source file | Rows")}
    assert len(erwartet) == 8
    gesehen: dict[str, set[int]] = defaultdict(set)
    for spur in herkunft:
        gesehen[spur["quelle"]].add(int(spur["zeile"]))
    assert gesehen == {quelle: set(range(2, zahl + 2)) for quelle, zahl in erwartet.items()}


def test_readme_says_how_many_rows_went_where(herkunft: list[dict[str, str]]) -> None:
    gezaehlt = Counter((spur["quelle"], spur["lieferung"], spur["ziel"]) for spur in herkunft)
    zeilen = tabelle("Source file | Rows")
    assert {(quelle, lieferung, ziel): int(zahl) for quelle, _, lieferung, ziel, zahl in zeilen} == gezaehlt
    assert len(zeilen) == len(gezaehlt)


def test_every_target_exists_and_every_delivered_row_has_an_origin(
    herkunft: list[dict[str, str]], geliefert: dict[tuple[str, str], list[Zeile]]
) -> None:
    ziele: dict[tuple[str, str], set[str]] = defaultdict(set)
    for spur in herkunft:
        ziele[spur["lieferung"], spur["ziel"]].add(spur["kennung"])
    eigene = geliefert.keys() - ziele.keys()
    assert eigene == {("2-ereignisse", "vollstaendigkeit.csv")}
    assert len(geliefert["2-ereignisse", "vollstaendigkeit.csv"]) == 1
    assert ziele == {
        ort: {zeile.stabile_kennung() for zeile in zeilen} for ort, zeilen in geliefert.items() if ort not in eigene
    }


def test_manifests_name_the_numbers_of_rows(
    pakete: dict[str, Lieferpaket], geliefert: dict[tuple[str, str], list[Zeile]]
) -> None:
    genannt = {(name, datei): zahl for name, paket in pakete.items() for datei, zahl in paket.manifest.zeilen.items()}
    assert genannt == {ort: len(zeilen) for ort, zeilen in geliefert.items()}
    assert {name: paket.manifest.kennung for name, paket in pakete.items()} == {name: name for name in pakete}


def test_doubt_in_the_note_is_doubt_in_the_row(geliefert: dict[tuple[str, str], list[Zeile]]) -> None:
    zweifel = Counter[tuple[str, bool]]()
    for modell in (formate.Ereignis, formate.Mitglied, formate.Foerderung):
        for zeile in von(geliefert, modell):
            assert zeile.sicher is not ("unsicher:" in zeile.notiz), zeile.stabile_kennung()
            zweifel[modell.__name__, zeile.sicher] += 1
    assert zweifel["Ereignis", False] == 42
    assert zweifel["Mitglied", False] == 6
    assert zweifel["Foerderung", False] == 2


def test_inhabitants_add_up_to_the_official_totals(geliefert: dict[tuple[str, str], list[Zeile]]) -> None:
    summen = Counter[date]()
    for zeile in von(geliefert, formate.Einwohner):
        summen[zeile.stichtag] += zeile.einwohner
    assert summen == {date(jahr, 12, 31): summe for jahr, summe in EINWOHNER.items()}


def test_419_kommunen_until_the_end_of_2022_and_418_since(geliefert: dict[tuple[str, str], list[Zeile]]) -> None:
    def zahl_am(tag: date) -> int:
        kommunen = von(geliefert, formate.Kommune)
        return sum(k.gueltig_von <= tag and (k.gueltig_bis is None or tag <= k.gueltig_bis) for k in kommunen)

    tage = (date(2019, 1, 1), date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 30))
    assert [zahl_am(tag) for tag in tage] == [419, 419, 418, 418]


def test_13_kreise_each_with_one_of_five_directorates(geliefert: dict[tuple[str, str], list[Zeile]]) -> None:
    kreise = {zeile.landkreis for zeile in von(geliefert, formate.Landkreis)}
    zustaendig = {zeile.landkreis: zeile.polizeidirektion for zeile in von(geliefert, formate.Zustaendigkeit)}
    assert len(kreise) == 13
    assert zustaendig.keys() == kreise
    assert set(zustaendig.values()) == set(POLIZEIDIREKTIONEN)
    assert {zeile.landkreis for zeile in von(geliefert, formate.Kommune)} == kreise


def test_words_of_the_account_are_true_of_the_rows(geliefert: dict[tuple[str, str], list[Zeile]]) -> None:
    arten = Counter(str(zeile.art) for zeile in von(geliefert, formate.Ereignis))
    assert (arten["kooperationsvereinbarung"], arten["vorvereinbarung"], arten["erwaehnung"]) == (40, 1, 36)
    analysen = [z for z in von(geliefert, formate.Ereignis) if z.art == "sicherheitsanalyse"]
    assert (len(analysen), len({zeile.vorgang for zeile in analysen})) == (36, 20)
    foerderungen = list(von(geliefert, formate.Foerderung))
    assert {str(zeile.geldzustand) for zeile in foerderungen} == {"bewilligt"}
    betraege = [(z.betrag_eur, str(z.betrag_zusatz)) for z in foerderungen if z.betrag_eur is not None]
    assert betraege == [(40_000_00, "exakt"), (21_150_00, "exakt"), (160_000_00, "ca")]
    gebiet = geliefert["1-gebiet", "traeger.csv"]
    assert Counter(str(z.art) for z in gebiet) == {"Verwaltungsgemeinschaft": 65, "Verwaltungsverband": 6}
    assert all(zeile.sitz_ags for zeile in gebiet)
    wurzen = [z for z in von(geliefert, formate.Mitglied) if z.traeger == "gruppe-wurzener-land"]
    assert len(wurzen) == 4
    anteil = [(z.wert, z.nenner) for z in von(geliefert, formate.Veroeffentlichung) if z.einheit == "anteil"]
    assert anteil == [(1, 3)]


def test_no_row_names_a_working_title_or_a_file_of_the_sources() -> None:
    for pfad in (DATEN / "lieferungen").rglob("*.csv"):
        text = pfad.read_text(encoding="utf-8")
        assert not re.search(r"Seed|\b00[02]_[0-9a-f]+\.txt", text), pfad.name


def test_readme_says_which_published_word_means_which_kennzahl(geliefert: dict[tuple[str, str], list[Zeile]]) -> None:
    gezaehlt = Counter((z.begriff, z.kennzahl) for z in von(geliefert, formate.Veroeffentlichung))
    zeilen = tabelle("Published word | Rows")
    assert {(begriff, kennzahl.strip("–")): int(zahl) for begriff, zahl, kennzahl, _ in zeilen} == gezaehlt
    assert all(warum for _, _, kennzahl, warum in zeilen if kennzahl == "–")


def test_readme_lists_the_columns_of_every_format() -> None:
    def spalten(format_: formate.Format) -> list[object]:
        felder = format_.modell.model_fields
        pflicht = [name for name, feld in felder.items() if feld.is_required()]
        frei = [name for name in felder if name not in pflicht and name not in GEMEINSAM]
        return [format_.datei, pflicht, frei, list(format_.modell.natuerlicher_schluessel)]

    beschrieben = [[datei, *map(liste, rest)] for datei, *rest in tabelle("File | Columns that must be there")]
    assert beschrieben == [spalten(format_) for format_ in FORMATE]
    assert all(set(GEMEINSAM) <= format_.modell.model_fields.keys() for format_ in FORMATE)


def test_readme_lists_the_words_that_a_column_may_hold() -> None:
    genannt = {spalte: inhalt.split(": ")[-1].split(", ") for spalte, inhalt in tabelle("Columns | Content")}
    for spalte, worte in (
        ("art in traeger.csv", Traegerart),
        ("art in ereignisse.csv", Ereignisart),
        ("phase", Phase),
        ("geldzustand", Geldzustand),
        ("betrag_zusatz, zusatz", Zusatz),
        ("qualifizierungsstand", Qualifizierungsstand),
    ):
        assert genannt[spalte] == list(worte)


def test_the_example_in_the_readme_can_be_loaded(maschine: Engine, tmp_path: Path) -> None:
    beispiel = dict(re.findall(r"\n`([a-z.]+)`:\n\n```[a-z]+\n(.*?)```", LIESMICH, re.DOTALL))
    (ordner := tmp_path / "beispiel").mkdir()
    for name, text in beispiel.items():
        (ordner / name).write_text(text, encoding="utf-8")
    _, ergebnis = lade(maschine, [baue(tmp_path / "gebiet"), ordner], KENNZAHLEN)
    assert {datei: dict(zahl) for datei, zahl in ergebnis.zahlen.items()} == {
        "ereignisse.csv": {"neu": 3},
        "foerderungen.csv": {"neu": 2},
    }
