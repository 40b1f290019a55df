"""Does a German Excel open the CSV right, and can a program read the Data Package by nothing but its description?"""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from briefing.papiere.aufnahme import Lagebild, Spalte, Tafel, Zelle, Zellenart
from briefing.papiere.csvdatei import BESCHREIBUNG, als_csv_excel, als_datenpaket
from tests.papiere import beispiel
from tests.papiere.test_pptx import boeses_lagebild, echte

Paket = dict[str, bytes]


# --- for Excel --------------------------------------------------------------------------------------------------------


def gelesen_wie_excel(datei: bytes) -> list[list[str]]:
    """The rows as a German Excel splits them."""
    assert datei.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(datei.decode("utf-8-sig"), newline=""), delimiter=";"))


def zahl_aus(text: str) -> Decimal:
    """As a German Excel reads it."""
    assert re.fullmatch(r"-?\d+(,\d+)?%?", text), text
    wert = Decimal(text.rstrip("%").replace(",", "."))
    return wert / 100 if text.endswith("%") else wert


def erwartet(wert: Zelle, spalte: Spalte) -> Decimal:
    assert isinstance(wert, int | float)
    return Decimal(wert) / 100 if spalte.art is Zellenart.EURO else Decimal(repr(wert))


@pytest.mark.parametrize("tafel", list(beispiel.lagebild().tafeln()), ids=lambda tafel: tafel.schluessel)
def test_every_cell_reaches_excel(tafel: Tafel) -> None:
    datei = als_csv_excel(tafel)
    zeilen = gelesen_wie_excel(datei)
    assert datei.count(b"\r\n") >= len(zeilen)
    assert len(zeilen) == len(tafel.zeilen) + 1
    for texte, werte in zip(zeilen[1:], tafel.zeilen, strict=True):
        for text, wert, spalte in zip(texte, werte, tafel.spalten, strict=True):
            if wert is None:
                assert text == ""
            elif isinstance(wert, date):
                assert text == f"{wert:%d.%m.%Y}"
            elif isinstance(wert, str):
                assert text in (wert, f"'{wert}")
            else:
                assert zahl_aus(text) == erwartet(wert, spalte)


def test_amounts_are_euros_and_their_heading_says_so() -> None:
    zeilen = gelesen_wie_excel(als_csv_excel(beispiel.nachweis(3)))
    assert zeilen[0][3].replace("\u00a0", " ") == "bewilligt in €"
    assert zeilen[2][3] == "1234,56"
    assert gelesen_wie_excel(als_csv_excel(beispiel.balken().tafel))[1][2] == "27,4%"


def test_no_text_is_a_formula_for_excel() -> None:
    for zeile in gelesen_wie_excel(als_csv_excel(beispiel.boese_tafel())):
        for text in zeile:
            assert not text.startswith(("=", "@", "\t")), text
            assert not re.match(r"[+-](?!\d+(,\d+)?$)", text), text


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**14), 10**14))
@settings(max_examples=200)
def test_numbers_lose_no_digit(gebrochen: float, cent: int) -> None:
    spalten = (Spalte("a", Zellenart.DEZIMAL, 1), Spalte("b", Zellenart.EURO), Spalte("c", Zellenart.ANTEIL, 1))
    tafel = Tafel("t", "T", spalten, ((gebrochen, cent, gebrochen),))
    texte = gelesen_wie_excel(als_csv_excel(tafel))[1]
    assert float(zahl_aus(texte[0])) == gebrochen
    assert zahl_aus(texte[1]) * 100 == cent
    (zeile,) = lies(als_datenpaket(beispiel.lagebild(bausteine=(tafel,))), "t")
    assert (float(zeile["a"]), zeile["b"] * 100, float(zeile["c"])) == (gebrochen, cent, gebrochen)


# --- for programs: a reader that knows the standard and nothing of us -------------------------------------------------

_LESER: dict[str, Any] = {"string": str, "integer": int, "number": Decimal, "date": date.fromisoformat}


def beschreibung(paket: Paket) -> dict[str, Any]:
    return dict(json.loads(paket[BESCHREIBUNG]))


def lies(paket: Paket, name: str) -> list[dict[str, Any]]:
    """The rows of a resource, typed by its schema."""
    (ressource,) = [r for r in beschreibung(paket)["resources"] if r["name"] == name]
    dialekt, felder = ressource["dialect"], ressource["schema"]["fields"]
    text = paket[ressource["path"]].decode(ressource["encoding"])
    zeilen = list(csv.reader(
        io.StringIO(text, newline=""), delimiter=dialekt["delimiter"], quotechar=dialekt["quoteChar"],
        doublequote=dialekt["doubleQuote"], strict=True,
    ))  # fmt: skip
    assert dialekt["header"]
    assert zeilen[0] == [feld["name"] for feld in felder]
    fehlend = ressource["schema"]["missingValues"]
    return [
        {f["name"]: None if text in fehlend else _LESER[f["type"]](text) for f, text in zip(felder, zeile, strict=True)}
        for zeile in zeilen[1:]
    ]


def pruefe_standard(paket: Paket) -> None:
    """What Data Package 2.0 demands of a package, its resources and their schemas."""
    b = beschreibung(paket)
    assert b["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[-a-z0-9._/]+", b["name"])
    assert b["resources"]
    assert all(quelle["title"] for quelle in b.get("sources", []))
    assert all(re.match("https?://", q["path"]) for q in b.get("sources", []) if "path" in q)
    namen = [r["name"] for r in b["resources"]]
    assert len(set(namen)) == len(namen)
    assert {r["path"] for r in b["resources"]} | {BESCHREIBUNG} == set(paket)
    for r in b["resources"]:
        inhalt = paket[r["path"]]
        assert re.fullmatch(r"[-a-z0-9._/]+", r["name"])
        assert not r["path"].startswith(("/", ".", "http"))
        assert (r["type"], r["format"], r["mediatype"], r["encoding"]) == ("table", "csv", "text/csv", "utf-8")
        assert r["bytes"] == len(inhalt)
        assert r["hash"] == f"sha256:{sha256(inhalt).hexdigest()}"
        felder = [feld["name"] for feld in r["schema"]["fields"]]
        assert len(set(felder)) == len(felder)
        assert all(re.fullmatch(r"[a-z0-9_]+", feld) for feld in felder)
        assert {feld["type"] for feld in r["schema"]["fields"]} <= set(_LESER)
        assert not inhalt.startswith(b"\xef\xbb\xbf")
        lies(paket, r["name"])


@pytest.fixture(scope="module")
def bild() -> Lagebild:
    return beispiel.lagebild()


@pytest.fixture(scope="module")
def paket(bild: Lagebild) -> Paket:
    return als_datenpaket(bild)


def test_the_package_keeps_to_the_standard(paket: Paket, bild: Lagebild) -> None:
    pruefe_standard(paket)
    b = beschreibung(paket)
    assert (b["id"], b["version"], b["homepage"]) == (bild.pruefwert, "14", bild.zitat)
    assert "Übungsdaten" in b["keywords"]
    assert "Übungsdaten" in b["description"]
    assert [quelle.get("path") for quelle in b["sources"]] == [bild.quellen[0].url, None, None]


def test_every_figure_is_read_back_by_the_description(paket: Paket, bild: Lagebild) -> None:
    zeilen = lies(paket, "zahlen")
    for zeile, zahl in zip(zeilen, bild.zahlen(), strict=True):
        wert = None if zahl.wert is None else Decimal(zahl.wert) / (100 if zahl.in_euro else 1)
        assert (zeile["wert"], zeile["einheit"]) == (wert, "EUR" if zahl.in_euro else "Anzahl")
        assert (zeile["stichtag"], zeile["datenstand"], zeile["pruefwert"]) == (bild.stichtag, 14, bild.kennung)
        for name in (
            "schluessel",
            "titel",
            "satz",
            "definition",
            "abgrenzung",
            "vorbehalt",
            "basis",
            "zusatz",
            "belegt",
        ):
            assert (zeile[name] or "") == getattr(zahl, name)
        assert (zeile["quelle"], zeile["wortlaut"]) == (zahl.quelle.titel if zahl.quelle else None, zahl.text)
        assert (zeile["fassung"], zeile["widersprueche"]) == (zahl.fassung, zahl.widersprueche)


def pruefe_tafeln(paket: Paket, bild: Lagebild) -> None:
    namen = [r["name"] for r in beschreibung(paket)["resources"][1:]]
    for name, tafel in zip(namen, bild.tafeln(), strict=True):
        zeilen = lies(paket, name)
        erwartete = tafel.zeilen[:-1] if tafel.summenzeile else tafel.zeilen
        assert len(zeilen) == len(erwartete)
        for zeile, werte in zip(zeilen, erwartete, strict=True):
            for gelesen, wert, spalte in zip(zeile.values(), werte, tafel.spalten, strict=True):
                if isinstance(wert, int | float):
                    assert gelesen == erwartet(wert, spalte)
                else:
                    assert gelesen == (None if wert == "" else wert)


def test_every_table_is_read_back_without_its_total(paket: Paket, bild: Lagebild) -> None:
    pruefe_tafeln(paket, bild)
    (ressource,) = [r for r in beschreibung(paket)["resources"] if r["name"] == "nachweis"]
    assert ressource["description"].endswith("Ohne die Summenzeile.")
    arten = [feld["type"] for feld in ressource["schema"]["fields"]]
    assert arten == ["string", "integer", "number", "number", "number", "date"]
    assert [feld.get("unit") for feld in ressource["schema"]["fields"]] == [None, None, None, "EUR", "1", None]


def test_the_same_lagebild_gives_the_same_package(paket: Paket, bild: Lagebild) -> None:
    assert als_datenpaket(bild) == paket
    assert list(als_datenpaket(bild)) == list(paket)


def test_equal_keys_and_headings_get_names_of_their_own() -> None:
    tafel = Tafel("Ärger & Öl", "T", (Spalte("Größe"), Spalte("größe"), Spalte("…")), (("a", "b", "c"),))
    paket = als_datenpaket(beispiel.lagebild(bausteine=(tafel, tafel, Tafel("zahlen", "Z", (Spalte("a"),), ()))))
    pruefe_standard(paket)
    assert list(paket) == [BESCHREIBUNG, "zahlen.csv", "aerger-oel.csv", "aerger-oel-2.csv", "zahlen-2.csv"]
    assert list(lies(paket, "aerger-oel")[0]) == ["groesse", "groesse_2", "spalte"]


def test_the_worst_words_do_no_harm() -> None:
    bild = boeses_lagebild()
    pruefe_standard(als_datenpaket(bild))
    for tafel in bild.tafeln():
        assert len(gelesen_wie_excel(als_csv_excel(tafel))) == len(tafel.zeilen) + 1


def test_a_lagebild_of_nothing_has_an_empty_table_of_figures() -> None:
    paket = als_datenpaket(beispiel.lagebild(bausteine=(), quellen=(), vermerke=()))
    pruefe_standard(paket)
    assert lies(paket, "zahlen") == []


@pytest.mark.parametrize("datenbank", ["sqlite"], indirect=True)
def test_the_bundled_data_are_read_back(mitgeliefert: Engine) -> None:
    for bild in echte(mitgeliefert):
        paket = als_datenpaket(bild)
        pruefe_standard(paket)
        pruefe_tafeln(paket, bild)
