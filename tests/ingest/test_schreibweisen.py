"""Does every way to write a day, an amount, a number, a word or a key become the one text, and nothing by a guess?"""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from domain import zahlen
from domain.auswahl import POLIZEIDIREKTIONEN
from domain.ereignis import Ereignisart, Phase, Qualifizierungsstand
from domain.kennzahl import Geldzustand
from domain.zahlen import Zusatz
from domain.zeit import Genauigkeit, Zeitangabe
from ingest.quellen.roh import Zellwert
from ingest.schreibweisen.betrag import euro
from ingest.schreibweisen.datum import datum, tag
from ingest.schreibweisen.schluessel import ags, kreis
from ingest.schreibweisen.zahlen import anzahl, aus_liste, grad, ja_nein
from ingest.schreibweisen.zelle import Unlesbar, geschrieben, gleich, schlicht

SCHMAL, GESCHUETZT, BREITENLOS = "\u2009", "\u00a0", "\u200b"
tage = st.dates(date(1990, 1, 1), date(2069, 12, 31))


def grund(lesen: Callable[[Zellwert], object], wert: Zellwert) -> str:
    """Why a cell is refused."""
    with pytest.raises(Unlesbar) as fehler:
        lesen(wert)
    assert str(fehler.value).startswith(fehler.value.grund)
    assert fehler.value.abhilfe in str(fehler.value)
    return str(fehler.value)


# --- cells -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wert", "text"),
    [
        (f" a{GESCHUETZT}{SCHMAL} b\n", "a b"),
        (f"{BREITENLOS}a\ufeff\u00adb", "ab"),
        (unicodedata.normalize("NFD", "Öl"), "Öl"),
        (None, ""),
        (5, "5"),
        (5.0, "5"),
        (5.25, "5.25"),
        (True, "wahr"),
        (False, "falsch"),
        (date(2021, 2, 6), "2021-02-06"),
        (time(1, 2), "01:02:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        (float("inf"), "inf"),
        ("\x00a\x1f", "\x00a\x1f"),  # control characters are no blanks; they stay and are refused elsewhere
    ],
)
def test_a_cell_as_text(wert: Zellwert, text: str) -> None:
    assert geschrieben(wert) == text


@pytest.mark.parametrize(
    ("text", "einfach"), [("Öl Straße", "oel strasse"), ("Łaz", "laz"), ("Budyšin", "budysin"), ("ÄÖÜẞ", "aeoeuess")]
)
def test_letters_without_umlauts_and_accents(text: str, einfach: str) -> None:
    assert schlicht(text) == einfach
    assert schlicht(unicodedata.normalize("NFD", text)) == einfach


def test_words_of_a_list_keep_signs_that_mean_something() -> None:
    assert gleich("KPR-Auf gelöst.") == "kpraufgeloest"
    assert gleich("bewilligt?") == "bewilligt?"


# --- dates -------------------------------------------------------------------------------------------------------

T, M, J = Genauigkeit.TAG, Genauigkeit.MONAT, Genauigkeit.JAHR


@pytest.mark.parametrize(
    ("wert", "text", "genauigkeit"),
    [
        (date(2021, 2, 6), "2021-02-06", T),
        (datetime(2021, 2, 6), "2021-02-06", T),  # noqa: DTZ001 (a cell has no zone)
        (44233, "2021-02-06", T),
        (44233.0, "2021-02-06", T),
        (32874, "1990-01-01", T),
        (73050, "2099-12-31", T),
        (2021, "2021", J),
        (2021.0, "2021", J),
        (1900, "1900", J),
        (2099, "2099", J),
        ("06.02.2021", "2021-02-06", T),
        ("6.2.2021", "2021-02-06", T),
        (" 06. 02. 2021 ", "2021-02-06", T),
        (f"06.02.2021{GESCHUETZT}", "2021-02-06", T),
        ("6.2.21", "2021-02-06", T),
        ("6.2.00", "2000-02-06", T),
        ("6.2.69", "2069-02-06", T),
        ("6.2.70", "1970-02-06", T),
        ("6.2.99", "1999-02-06", T),
        ("06.02.2021 00:00:00", "2021-02-06", T),
        ("06.02.2021 0:00", "2021-02-06", T),
        ("2021-02-06", "2021-02-06", T),
        ("2021-02-06T00:00:00", "2021-02-06", T),
        ("2021-02-06 00:00:00.000", "2021-02-06", T),
        ("2021/02/06", "2021-02-06", T),
        ("29.02.2020", "2020-02-29", T),
        ("6. Februar 2021", "2021-02-06", T),
        (f"6.{GESCHUETZT}Februar{SCHMAL}2021", "2021-02-06", T),
        ("am 6. Februar 2021", "2021-02-06", T),
        ("6. Feb. 2021", "2021-02-06", T),
        ("6 Feb 2021", "2021-02-06", T),
        ("6.Februar 2021", "2021-02-06", T),
        ("1.Mrz.2021", "2021-03-01", T),
        ("1. MÄRZ 2021", "2021-03-01", T),
        (unicodedata.normalize("NFD", "1. März 2021"), "2021-03-01", T),
        ("1. Maerz 2021", "2021-03-01", T),
        ("1. Mai 2021", "2021-05-01", T),
        ("30. Sept. 2021", "2021-09-30", T),
        ("Feb 2021", "2021-02", M),
        ("Feb. 2021", "2021-02", M),
        ("Feb 21", "2021-02", M),
        ("Februar 2021", "2021-02", M),
        ("im Februar 2021", "2021-02", M),
        ("Mai 2021", "2021-05", M),
        ("Dez 2021", "2021-12", M),
        ("02/2021", "2021-02", M),
        ("2/2021", "2021-02", M),
        ("02.2021", "2021-02", M),
        ("2021-02", "2021-02", M),
        ("2021", "2021", J),
        ("Jahr 2021", "2021", J),
        ("im Jahr 2021", "2021", J),
    ],
)
def test_a_date_is_read_with_its_precision(wert: Zellwert, text: str, genauigkeit: Genauigkeit) -> None:
    assert datum(wert) == (text, genauigkeit)
    assert datum(text) == (text, genauigkeit), "what is written stays when it is read again"
    Zeitangabe(text, genauigkeit)


@pytest.mark.parametrize(
    ("wert", "anfang"),
    [
        ("02/06/2021", "zweideutig: Tag und Monat"),
        ("6/2/2021", "zweideutig: Tag und Monat"),
        ("6/2/21", "zweideutig: Tag und Monat"),
        ("06-02-2021", "zweideutig: Tag und Monat"),
        ("Q1 2021", "ein Zeitraum"),
        ("1. Quartal 2021", "ein Zeitraum"),
        ("2. Halbjahr 2021", "ein Zeitraum"),
        ("Anfang 2021", "ein Zeitraum"),
        ("Ende Februar 2021", "ein Zeitraum"),
        ("Frühjahr 2021", "ein Zeitraum"),
        ("2020/21", "ein Zeitraum"),
        ("2011/12", "ein Zeitraum"),
        ("2020-2021", "ein Zeitraum"),
        ("2020 – 2021", "ein Zeitraum"),
        ("2020-21", "ein Zeitraum"),
        ("1.-3.2.2021", "ein Zeitraum"),
        ("01.02.2021 bis 03.02.2021", "ein Zeitraum"),
        ("ca. 2021", "eine ungefähre Angabe"),
        ("um 2021", "eine ungefähre Angabe"),
        ("2021?", "eine ungefähre Angabe"),
        ("seit 2020", "ein Wort vor dem Datum"),
        ("ab 01.02.2021", "ein Wort vor dem Datum"),
        ("spätestens 2021", "ein Wort vor dem Datum"),
        ("Stand 06.02.2021", "ein Wort vor dem Datum"),
        ("30.02.2021", "kein Tag des Kalenders"),
        ("29.02.2021", "kein Tag des Kalenders"),
        ("2021-02-30", "kein Tag des Kalenders"),
        ("00.01.2021", "kein Tag des Kalenders"),
        ("13/2021", "kein Tag des Kalenders"),
        ("0000", "kein Tag des Kalenders"),
        ("06.02.2021 14:30", "das Datum hat eine Uhrzeit"),
        ("2021-02-06T08:00:00", "das Datum hat eine Uhrzeit"),
        (datetime(2021, 2, 6, 14, 30), "das Datum hat eine Uhrzeit"),  # noqa: DTZ001
        (44233.5, "das Datum hat eine Uhrzeit"),
        ("6.2.", "das Jahr fehlt"),
        ("6. Februar", "das Jahr fehlt"),
        ("Mai", "das Jahr fehlt"),
        ("44233", "die Tageszahl eines Tabellenprogramms; das Datum schreiben, wohl 06.02.2021"),
        ("20210206", "kein Tag, Monat oder Jahr"),
        (20210206, "kein Tag, Monat oder Jahr"),
        ("2021-W05-6", "kein Tag, Monat oder Jahr"),
        ("May 2021", "kein Tag, Monat oder Jahr"),
        ("Feb 6, 2021", "kein Tag, Monat oder Jahr"),
        ("１２.02.2021", "kein Tag, Monat oder Jahr"),
        ("02.21", "das Jahr fehlt"),
        ("foo", "kein Tag, Monat oder Jahr"),
        ("-", "kein Tag, Monat oder Jahr"),
        (2.2021, "kein Tag, Monat oder Jahr"),
        (0, "kein Tag, Monat oder Jahr"),
        (-5, "kein Tag, Monat oder Jahr"),
        (32873, "kein Tag, Monat oder Jahr"),
        (73051, "kein Tag, Monat oder Jahr"),
        (10**30, "kein Tag, Monat oder Jahr"),
        (float("nan"), "kein Tag, Monat oder Jahr"),
        (float("inf"), "kein Tag, Monat oder Jahr"),
        (True, "kein Tag, Monat oder Jahr"),
        (time(8), "kein Tag, Monat oder Jahr"),
        ("", "darf nicht leer sein"),
        (f" {GESCHUETZT}", "darf nicht leer sein"),
        (None, "darf nicht leer sein"),
        ("1" * 101, "länger als 100 Zeichen"),
    ],
)
def test_no_date_by_a_guess(wert: Zellwert, anfang: str) -> None:
    assert grund(datum, wert).startswith(anfang)
    assert grund(tag, wert).startswith(anfang)


def test_a_day_is_more_than_a_month() -> None:
    assert tag("6. Februar 2021") == "2021-02-06"
    for wert in ("Feb 2021", "2021", 2021):
        assert grund(tag, wert).startswith("kein Tag, nur ein Monat oder Jahr")


@given(tage)
def test_a_day_survives_every_way_to_write_it(ein_tag: date) -> None:
    lang = format_date(ein_tag, "d. MMMM yyyy", locale="de_DE")
    geschriebene: list[Zellwert] = [
        f"{ein_tag:%d.%m.%Y}", f"{ein_tag.day}.{ein_tag.month}.{ein_tag.year}", f"{ein_tag:%d.%m.%Y} 00:00:00",
        f"{ein_tag:%Y/%m/%d}", ein_tag, (ein_tag - date(1899, 12, 30)).days, lang, lang.upper(),
        lang.replace(" ", GESCHUETZT), lang.replace("ä", "ae"), unicodedata.normalize("NFD", lang),
        format_date(ein_tag, "d. MMM yyyy", locale="de_DE"),
    ]  # fmt: skip
    if ein_tag.year >= 2000:
        geschriebene.append(f"{ein_tag:%d.%m.%y}")
    assert {datum(wert) for wert in geschriebene} == {(ein_tag.isoformat(), T)}


@given(tage)
def test_a_month_survives_every_way_to_write_it(ein_tag: date) -> None:
    name = format_date(ein_tag, "MMMM yyyy", locale="de_DE")
    geschriebene = (f"{ein_tag:%m/%Y}", f"{ein_tag.month}.{ein_tag.year}", f"{ein_tag:%Y-%m}", name, f"im {name}")
    assert {datum(wert) for wert in geschriebene} == {(f"{ein_tag:%Y-%m}", M)}


# --- amounts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wert", "kanonisch"),
    [
        ("420.000 €", "420000"),
        (f"420.000{GESCHUETZT}€", "420000"),
        ("420.000,00 EUR", "420000"),
        ("€ 420.000", "420000"),
        ("EUR 50", "50"),
        ("1,3 Mio. Euro", "1300000"),
        ("1.3 Mio. €", "1300000"),
        ("1,3 Millionen Euro", "1300000"),
        ("1 Million Euro", "1000000"),
        ("1,325 Mio. €", "1325000"),
        ("1.300.000 Tsd. €", "1300000000"),
        ("1 Mrd. €", "1000000000"),
        ("1 Milliarde Euro", "1000000000"),
        ("2,5 Milliarden Euro", "2500000000"),
        ("1300000", "1300000"),
        ("1.300.000,00", "1300000"),
        ("1 300 000,00", "1300000"),
        (f"1{SCHMAL}300{SCHMAL}000,50", "1300000.50"),
        ("1'300'000", "1300000"),
        ("1’300’000", "1300000"),
        ("50 Tsd. €", "50000"),
        ("50 Tausend Euro", "50000"),
        ("50 TEUR", "50000"),
        ("50 T€", "50000"),
        ("1,5 T€", "1500"),
        ("420.000,-", "420000"),
        ("420.000,– €", "420000"),
        ("420.000,-- EUR", "420000"),
        ("50.-", "50"),
        ("1.300", "1300"),
        ("1.30", "1.30"),
        ("1.3", "1.30"),
        ("1,3", "1.30"),
        ("1,30 €", "1.30"),
        ("1234.50", "1234.50"),
        ("1.234,5", "1234.50"),
        ("0", "0"),
        ("0,01", "0.01"),
        ("007", "7"),
        (1234.5, "1234.50"),
        (0.1 + 0.2, "0.30"),
        (1234.50000001, "1234.50"),
        (420000, "420000"),
        (420000.0, "420000"),
        (-0.0, "0"),
        (10**13, "10000000000000"),
        ("9999999999999,99", "9999999999999.99"),
    ],
)
def test_an_amount_becomes_euros_with_a_point(wert: Zellwert, kanonisch: str) -> None:
    assert euro(wert) == kanonisch
    assert euro(kanonisch) == kanonisch


@pytest.mark.parametrize(
    ("wert", "anfang"),
    [
        ("1,300", "zweideutig: 1300 Euro oder 1,300 Euro"),
        ("12,500 €", "zweideutig: 12500 Euro oder 12,500 Euro"),
        ("1.300 Mio. €", "zweideutig: 1300 oder 1,300 mio."),
        ("1,300,000", "Komma als Tausendertrenner"),
        ("1,300.00", "Komma als Tausendertrenner"),
        ("1.300.00", "kein Betrag in Euro; "),
        ("1.300 000", "kein Betrag in Euro; "),
        ("13 00", "kein Betrag in Euro; "),
        ("01.300", "kein Betrag in Euro mit höchstens zwei Nachkommastellen"),
        ("1e5", "kein Betrag in Euro; "),
        ("1e999999999", "kein Betrag in Euro; "),
        ("+5", "kein Betrag in Euro; "),
        ("50 T", "kein Betrag in Euro; "),
        ("12 %", "kein Betrag in Euro; "),
        ("5 EUR 3", "kein Betrag in Euro; "),
        ("1,2,3", "kein Betrag in Euro; "),
        ("viel", "kein Betrag in Euro; "),
        ("=1+1", "kein Betrag in Euro; "),
        ("５", "kein Betrag in Euro; "),
        (float("nan"), "kein Betrag in Euro; "),
        (float("inf"), "kein Betrag in Euro; "),
        (True, "kein Betrag in Euro; "),
        (date(2021, 5, 1), "kein Betrag in Euro; "),
        ("1234.505", "kein Betrag in Euro mit höchstens zwei Nachkommastellen"),
        ("0.300", "kein Betrag in Euro mit höchstens zwei Nachkommastellen"),
        ("0,005", "kein Betrag in Euro mit höchstens zwei Nachkommastellen"),
        ("1.234,567", "kein Betrag in Euro mit höchstens zwei Nachkommastellen"),
        ("1,234567891 Mio.", "kein Betrag in Euro mit höchstens zwei Nachkommastellen"),
        (1234.505, "kein Betrag in Euro mit höchstens zwei Nachkommastellen"),
        (1234.50001, "kein Betrag in Euro mit höchstens zwei Nachkommastellen"),
        ("-5", "negativer Betrag"),
        ("-1234.50", "negativer Betrag"),
        ("−5 €", "negativer Betrag"),
        ("- 5,00 €", "negativer Betrag"),
        ("€ -5", "negativer Betrag"),
        ("(500)", "negativer Betrag"),
        ("500-", "negativer Betrag"),
        (-5, "negativer Betrag"),
        (-0.01, "negativer Betrag"),
        ("5 $", "eine andere Währung"),
        ("4,2 Mio. CHF", "eine andere Währung"),
        ("100 DM", "eine andere Währung"),
        ("ca. 5000", "„ca“ schränkt die Zahl ein"),
        ("rund 5000", "„rund“ schränkt die Zahl ein"),
        ("über 1,3 Mio. Euro", "„über“ schränkt die Zahl ein"),
        ("bis zu 5000", "„bis"),
        ("mindestens 5000 €", "„mindestens“ schränkt die Zahl ein"),
        ("~5000", "„~“ schränkt die Zahl ein"),
        ("100000000000000", "größer als 10000000000000 Euro"),
        ("99999999 Mrd.", "größer als 10000000000000 Euro"),
        ("9" * 99, "größer als 10000000000000 Euro"),
        (10**400, "größer als 10000000000000 Euro"),
        (1e300, "größer als 10000000000000 Euro"),
        ("", "darf nicht leer sein"),
        (None, "darf nicht leer sein"),
    ],
    ids=lambda wert: repr(wert)[:30] if not isinstance(wert, int) or abs(wert) < 10**20 else "huge",
)
def test_no_amount_by_a_guess(wert: Zellwert, anfang: str) -> None:
    assert grund(euro, wert).startswith(anfang)


def test_what_qualifies_an_amount_has_a_column_of_its_own() -> None:
    assert "Spalte „Betrag ist“ oder „Wert ist“" in grund(euro, "rund 5000")


@given(st.integers(0, 10**15))
def test_an_amount_survives_every_way_to_write_it(cent: int) -> None:
    punkt = f"{cent // 100}.{cent % 100:02d}"
    deutsch = zahlen.euro(cent)
    geschriebene = [
        punkt, deutsch, deutsch.replace("€", "EUR"), zahlen.euro_kurz(cent), zahlen.euro_wort(cent), punkt.replace(".", ","),
        deutsch.replace(".", SCHMAL), deutsch.replace(".", "'"),
    ]  # fmt: skip
    assert {euro(wert) for wert in geschriebene} == {punkt.removesuffix(".00")}


@given(st.integers(0, 10**11))
def test_an_amount_survives_a_spreadsheet(cent: int) -> None:
    assert euro(cent / 100) == euro(f"{cent // 100}.{cent % 100:02d}")


# --- numbers, yes and no, degrees ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wert", "kanonisch"),
    [
        ("1.234", "1234"),
        ("1 234", "1234"),
        (f"1{GESCHUETZT}234", "1234"),
        ("1'234", "1234"),
        ("1234", "1234"),
        ("1.234.567", "1234567"),
        ("1.234,00", "1234"),
        ("1234.0", "1234"),
        ("007", "7"),
        ("0", "0"),
        (1234, "1234"),
        (1234.0, "1234"),
        (0.0, "0"),
    ],
)
def test_a_whole_number(wert: Zellwert, kanonisch: str) -> None:
    assert anzahl(wert) == kanonisch


@pytest.mark.parametrize(
    ("wert", "anfang"),
    [
        ("1,5", "keine ganze Zahl"),
        (1.5, "keine ganze Zahl"),
        (1.234, "keine ganze Zahl"),
        ("1,234", "keine ganze Zahl; Tausender mit Punkt"),
        ("1,234,567", "keine ganze Zahl; Tausender mit Punkt"),
        ("1.23", "keine ganze Zahl"),
        ("12.34.567", "keine ganze Zahl"),
        ("viele", "keine ganze Zahl"),
        ("１", "keine ganze Zahl"),
        ("1e3", "keine ganze Zahl"),
        (True, "keine ganze Zahl"),
        (date(2021, 1, 1), "keine ganze Zahl"),
        (float("nan"), "keine ganze Zahl"),
        (float("-inf"), "keine ganze Zahl"),
        ("-5", "negative Zahl"),
        (-5.0, "negative Zahl"),
        ("ca. 5", "„ca“ schränkt die Zahl ein"),
        (">5", "„>“ schränkt die Zahl ein"),
        ("", "darf nicht leer sein"),
    ],
)
def test_no_whole_number(wert: Zellwert, anfang: str) -> None:
    assert grund(anzahl, wert).startswith(anfang)


@given(st.integers(0, 10**15))
def test_a_number_survives_every_way_to_write_it(n: int) -> None:
    assert {anzahl(wert) for wert in (n, float(n), str(n), zahlen.ganzzahl(n), f"{n:,}".replace(",", " "))} == {str(n)}


@pytest.mark.parametrize("wert", ["ja", "Ja", "JA ", "j", "x", "X", "wahr", "WAHR", "true", "1", True, 1, 1.0])
def test_yes(wert: Zellwert) -> None:
    assert ja_nein(wert) == "ja"


@pytest.mark.parametrize("wert", ["nein", "Nein", "n", "-", "–", "falsch", "false", "0", False, 0, 0.0])
def test_no(wert: Zellwert) -> None:
    assert ja_nein(wert) == "nein"


@pytest.mark.parametrize("wert", ["yes", "vielleicht", "ja?", "ja/nein", 2, 0.5, date(2021, 1, 1)])
def test_neither_yes_nor_no(wert: Zellwert) -> None:
    assert grund(ja_nein, wert).startswith("weder „ja“ noch „nein“")


@pytest.mark.parametrize("wert", ["", None, " "])
def test_an_empty_cell_is_not_a_no(wert: Zellwert) -> None:
    assert grund(ja_nein, wert) == "darf nicht leer sein"


@pytest.mark.parametrize(
    ("wert", "kanonisch"),
    [
        ("12,88869", "12.88869"),
        ("12.88869", "12.88869"),
        ("12,5°", "12.5"),
        ("-12,5 °", "-12.5"),
        (12.88869, "12.88869"),
        (12, "12"),
        (1e-7, "0.0000001"),
        (-180.0, "-180.0"),
    ],
)
def test_degrees(wert: Zellwert, kanonisch: str) -> None:
    assert grad(wert) == kanonisch


@pytest.mark.parametrize(
    "wert", ["200", "1237.0", "12°53'20\"", "12.888,69", "O 12,5", 1288869, 181.0, float("nan"), True, date(2021, 1, 1)]
)
def test_no_degrees(wert: Zellwert) -> None:
    assert grund(grad, wert).startswith("keine Koordinate in Grad wie 12.88869")


# --- words of a list ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wert", "liste", "gemeint"),
    [
        ("Präventionskonzept", Ereignisart, "praeventionskonzept"),
        (unicodedata.normalize("NFD", "Präventionskonzept"), Ereignisart, "praeventionskonzept"),
        ("Kooperationsvereinbarung", Ereignisart, "kooperationsvereinbarung"),
        ("KPR konstituiert", Ereignisart, "kpr_konstituiert"),
        ("KPR-aufgelöst", Ereignisart, "kpr_aufgeloest"),
        ("Präventionsrat reaktiviert", Ereignisart, "kpr_reaktiviert"),
        ("Erwähnung ", Ereignisart, "erwaehnung"),
        ("geprüft", Geldzustand, "geprueft"),
        ("ZURÜCKGEFORDERT", Geldzustand, "zurueckgefordert"),
        ("über", Zusatz, "ueber"),
        ("mehr als", Zusatz, "ueber"),
        ("rund", Zusatz, "ca"),
        ("ca.", Zusatz, "ca"),
        ("etwa", Zusatz, "ca"),
        ("Mindestens", Zusatz, "mindestens"),
        ("genau", Zusatz, "exakt"),
        ("Ankuendigung", Phase, "Ankündigung"),
        ("befragung", Phase, "Befragung"),
        ("Abgeschlossen", Qualifizierungsstand, "abgeschlossen"),
        ("GOERLITZ", POLIZEIDIREKTIONEN, "Görlitz"),
    ],
)
def test_a_word_of_a_list(wert: str, liste: tuple[str, ...], gemeint: str) -> None:
    ergebnis = aus_liste(wert, liste)
    assert (ergebnis, type(ergebnis)) == (gemeint, str)


@pytest.mark.parametrize("liste", [Ereignisart, Geldzustand, Zusatz, Phase, Qualifizierungsstand, POLIZEIDIREKTIONEN])
def test_every_word_of_a_list_is_itself_however_it_is_spelled(liste: tuple[str, ...]) -> None:
    for wort in liste:
        for wert in (
            str(wort),
            wort.upper(),
            f" {wort.replace('_', ' ')} ",
            wort.replace("ü", "ue").replace("ö", "oe"),
        ):
            assert aus_liste(wert, liste) == wort


@pytest.mark.parametrize(
    ("wert", "liste", "teile"),
    [
        ("Sicherheitsanalysen", Ereignisart, ("meinten Sie „sicherheitsanalyse“?", "erlaubt sind „modellkommune“")),
        ("beratung?", Ereignisart, ("meinten Sie „beratung“",)),
        ("foo", Zusatz, ("erlaubt sind „exakt“, „bereits“, „ueber“, „mindestens“, „ca“",)),
        (5, Zusatz, ("erlaubt sind",)),
        ("rund", Geldzustand, ("erlaubt sind",)),  # a synonym of another list means nothing here
        ("x" * 100_000, Zusatz, ("erlaubt sind",)),
    ],
    ids=["plural", "doubt", "unknown", "number", "synonym elsewhere", "huge"],
)
def test_a_word_that_is_not_in_the_list(wert: Zellwert, liste: tuple[str, ...], teile: tuple[str, ...]) -> None:
    text = grund(lambda w: aus_liste(w, liste), wert)
    assert text.startswith("nicht in der Liste")
    assert all(teil in text for teil in teile)


def test_a_long_list_is_not_named_completely() -> None:
    liste = [f"wort{n}x" for n in range(16)]
    assert grund(lambda w: aus_liste(w, liste), "zzz") == "nicht in der Liste"
    assert grund(lambda w: aus_liste(w, liste), "") == "darf nicht leer sein"


# --- keys --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wert", "schluessel"),
    [
        ("14524330", "14524330"),
        (f" 14524330{GESCHUETZT}", "14524330"),
        (14524330, "14524330"),
        (14524330.0, "14524330"),
        ("14524330.0", "14524330"),
        ("14 5 24 330", "14524330"),
        ("14 524 330", "14524330"),
        ("14.524.330", "14524330"),
        ("145240330330", "14524330"),
        (145240330330.0, "14524330"),
        ("14 5 24 0330 330", "14524330"),
        ("145245128160", "14524160"),
        ("146120000000", "14612000"),
        ("01001000", "01001000"),
        (1001000, "01001000"),  # Flensburg, whose zero a spreadsheet took
        ("9162000", "09162000"),  # München
        ("64320000000", "06432000"),
    ],
)
def test_an_ags(wert: Zellwert, schluessel: str) -> None:
    assert ags(wert) == schluessel


@pytest.mark.parametrize(
    ("wert", "anfang"),
    [
        ("1452430", "kein AGS mit 8 Ziffern"),  # seven digits of Saxony: one is missing, and not at the front
        (1452430, "kein AGS mit 8 Ziffern"),
        ("1452433O", "kein AGS mit 8 Ziffern"),
        ("1452 4330", "kein AGS mit 8 Ziffern"),
        ("1 00 1000", "kein AGS mit 8 Ziffern"),
        ("145243300", "kein AGS mit 8 Ziffern"),
        ("１4524330", "kein AGS mit 8 Ziffern"),
        ("-14524330", "kein AGS mit 8 Ziffern"),
        (-14524330, "kein AGS mit 8 Ziffern"),
        (14524330.5, "kein AGS mit 8 Ziffern"),
        ("Zwickau", "kein AGS mit 8 Ziffern"),
        (True, "kein AGS mit 8 Ziffern"),
        (date(2021, 1, 1), "kein AGS mit 8 Ziffern"),
        (float("nan"), "kein AGS mit 8 Ziffern"),
        ("1,45E+07", "kein AGS mit 8 Ziffern: vom Tabellenprogramm gerundet"),
        ("1.4524e7", "kein AGS mit 8 Ziffern: vom Tabellenprogramm gerundet"),
        ("145240331330", "kein Regionalschlüssel"),
        ("145241330330", "kein Regionalschlüssel"),
        ("", "darf nicht leer sein"),
    ],
)
def test_no_ags(wert: Zellwert, anfang: str) -> None:
    assert grund(ags, wert).startswith(anfang)


@pytest.mark.parametrize(
    ("wert", "schluessel"), [("14524", "14524"), (14524.0, "14524"), ("14 5 24", "14524"), (1001, "01001")]
)
def test_a_key_of_a_kreis(wert: Zellwert, schluessel: str) -> None:
    assert kreis(wert) == schluessel


@pytest.mark.parametrize("wert", ["1452", 1452, "14524330", "Zwickau", "145 24 0", True])
def test_no_key_of_a_kreis(wert: Zellwert) -> None:
    assert grund(kreis, wert).startswith("kein Kreisschlüssel mit 5 Ziffern")


@given(st.from_regex(r"\A1[0-6][0-9]{6}\Z"), st.sampled_from(" ."), st.sampled_from([(2, 3, 5), (2, 5), (5,), (3, 5)]))
def test_an_ags_survives_groups_and_spreadsheets(schluessel: str, trenner: str, grenzen: tuple[int, ...]) -> None:
    gruppen = [schluessel[von:bis] for von, bis in pairwise((0, *grenzen, 8))]
    rs = f"{schluessel[:5]}5123{schluessel[5:]}"
    werte: list[Zellwert] = [trenner.join(gruppen), int(schluessel), float(schluessel), rs, float(rs)]
    assert {ags(wert) for wert in werte} == {schluessel}


# --- whatever stands in a cell -----------------------------------------------------------------------------------

zellen: st.SearchStrategy[Zellwert] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.times(), st.timedeltas(),
    st.text(), st.text("0123456789.,- /€'TMiokeur"), st.text("0123456789. -/FebJahrQca"),
)  # fmt: skip


@given(zellen)
def test_every_cell_is_read_or_refused_in_german(wert: Zellwert) -> None:
    leser: tuple[Callable[[Zellwert], object], ...] = (datum, tag, euro, anzahl, ja_nein, grad, ags, kreis)
    for lesen in (*leser, lambda w: aus_liste(w, Zusatz)):
        with suppress(Unlesbar):
            ergebnis = lesen(wert)
            kanonisch = ergebnis[0] if isinstance(ergebnis, tuple) else ergebnis
            assert isinstance(kanonisch, str)
            assert lesen(kanonisch) == ergebnis, "what is read stays when it is read again"
