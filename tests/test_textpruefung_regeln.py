"""Do the rules of the text check read German as it is written, and judge as the register knows?

The corpus in ``tests/textpruefung`` measures the whole; here each rule stands alone, with text that must not be read so.
"""

import io
import json
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from befehle import pruefen as befehl
from briefing.textpruefung import Befund, Ergebnis, Urteil, pruefe
from briefing.textpruefung.einlesen import LAENGSTER_TEXT, lies, pruefe_laenge
from briefing.textpruefung.kalender import datum_im_kopf
from briefing.textpruefung.mengen import ziffern
from briefing.textpruefung.normalform import Normalform
from briefing.textpruefung.spanne import Spanne
from briefing.textpruefung.zahlwort import grundzahl, ordnungszahl
from briefing.textpruefung.zeichen import saetze, zeichen
from briefing.textpruefung.zeiten import zeiten
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from domain.fehler import Eingabefehler
from tests.datenbanken import Datenbank

JANUAR = date(2022, 1, 20)
EINER = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
         "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]  # fmt: skip
ZEHNER = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


@pytest.fixture(scope="module")
def daten(datenbanken: Callable[[str], Datenbank]) -> Berichtsdaten:
    """The bundled deliveries; the database is asked with tested questions, so one kind is enough."""
    return Berichtsdaten(direkt(datenbanken("sqlite").mitgeliefert))


def geschrieben(zahl: int) -> str:
    """A number as one German word, written by another way than the one that reads it."""
    if zahl >= 1000:
        return geschrieben(zahl // 1000) + "tausend" + (geschrieben(zahl % 1000) if zahl % 1000 else "")
    if zahl >= 100:
        return EINER[zahl // 100] + "hundert" + (geschrieben(zahl % 100) if zahl % 100 else "")
    if zahl < 20:
        return EINER[zahl]
    return (EINER[zahl % 10] + "und" if zahl % 10 else "") + ZEHNER[zahl // 10]


# --- numbers, qualifiers, places ---------------------------------------------------------------------------------------------


@given(st.integers(2, 99_999))
def test_number_words_are_read_back(zahl: int) -> None:
    assert grundzahl(geschrieben(zahl)) == zahl


@given(st.integers(20, 999).filter(lambda z: z % 100 == 0 or z % 100 >= 20), st.sampled_from(["e", "en", "er", "es"]))
def test_ordinal_words_are_read_back(zahl: int, endung: str) -> None:
    assert ordnungszahl(f"{geschrieben(zahl)}st{endung}") == zahl


@pytest.mark.parametrize(
    ("wort", "zahl"),
    [
        ("erste", 1), ("dritten", 3), ("siebte", 7), ("achte", 8), ("zwölfter", 12), ("hundertste", 100), ("hunderterste", 101),
        ("hundertzweite", 102),
    ],
)  # fmt: skip
def test_irregular_ordinals(wort: str, zahl: int) -> None:
    assert ordnungszahl(wort) == zahl


@pytest.mark.parametrize(
    "wort", ["ein", "heute", "weite", "stadt", "leute", "hunderte", "einig", "dreist", "undzwanzig", "x" * 500, ""]
)
def test_other_words_are_no_numbers(wort: str) -> None:
    assert grundzahl(wort) is None
    assert ordnungszahl(wort) is None


@pytest.mark.parametrize(
    ("text", "zahl"),
    [
        ("126", 126), ("1.300.000", 1_300_000), ("1,3", 1.3), ("12.06.2018", None), ("3,6,7", None), ("0351", None), ("10.30", None),
        ("1" * 40, None),
    ],
)  # fmt: skip
def test_digits(text: str, zahl: float | None) -> None:
    assert ziffern(text) == zahl


@given(
    st.integers(1, 10**7),
    st.sampled_from(["exakt", "ueber", "mindestens", "unter", "hoechstens", "knapp", "gut", "ca"]),
    st.integers(1, 10**7),
)
def test_what_lies_within_limits_meets_them(wert: int, zusatz: str, anderer: int) -> None:
    spanne, punkt = Spanne.aus(wert, zusatz), Spanne.aus(anderer, "exakt")
    assert spanne.enthaelt(anderer) == spanne.trifft(punkt) == spanne.umfasst(punkt)
    assert spanne.umfasst(spanne)
    assert spanne.trifft(spanne)
    assert spanne.enthaelt(wert) == (zusatz not in ("ueber", "unter", "knapp"))


@given(st.text(alphabet="aäÖ ß1.,\n-–»«„“!?/%€()<>&;u\u0308\xad\u00a0", max_size=200))
def test_signs_and_sentences_have_their_places(text: str) -> None:
    alle = zeichen(text)
    assert all(text[z.start : z.end] == z.text and z.text for z in alle)
    assert [z for satz in saetze(text) for z in satz] == alle


def test_no_sentence_grows_without_end() -> None:
    """So that the time grows with the text and not with its square."""
    assert max(len(satz) for satz in saetze("126 und " * 3000)) <= 400
    assert max(len(z.text) for z in zeichen("a" * 10_000)) <= 64


@pytest.mark.parametrize(
    ("text", "anzahl"),
    [
        ("Über 1,3 Mio. Euro wurden z. B. bewilligt. Das ist viel.", 2),
        ("Mit Meerane gehört die 50. Kommune dazu. Es sind 126. Weitere folgen.", 3),
        ("Am 11. Januar 2022 unterzeichnete Werdau.", 1),
        ("- 102 Kommunen beraten\n- 19 Räte", 2),
        ("Beraten: 126\nRäte: 26", 2),
        ("Er sagte: »Wir sind 126.« Danach ging er.", 2),
        ("Siehe asskomm.sachsen.de für mehr.", 1),
    ],
)
def test_sentences(text: str, anzahl: int) -> None:
    assert len(list(saetze(text))) == anzahl


@given(st.text(alphabet="aäé o\u0308<b>/p&amp;uml; \n", max_size=80))
def test_every_place_leads_back(text: str) -> None:
    form = Normalform(text)
    stellen = [form.stelle(n) for n in range(len(form.text) + 1)]
    assert stellen == sorted(stellen)
    assert stellen[0] == 0 or not text
    assert stellen[-1] == len(text)
    assert all(form.stelle(n) < form.ende(n + 1) <= len(text) for n in range(len(form.text)))


# --- times -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tag", "jahre", "punkt"),
    [
        ("In 2020 wurden", date(2020, 12, 31), (2020,), False),
        ("Bis Ende 2021 waren", date(2021, 12, 31), (), True),
        ("im Februar 2021 zählte", date(2021, 2, 28), (), True),
        ("Anfang Februar 2021 waren", date(2021, 2, 10), (), True),
        ("am 6. Februar 2021", date(2021, 2, 6), (), True),
        ("zum 30.06.2021", date(2021, 6, 30), (), True),
        ("im Doppelhaushalt 2021/2022", date(2022, 12, 31), (2021, 2022), False),
        ("in den Jahren 2021 und 2022", date(2022, 12, 31), (2021, 2022), False),
        ("im vergangenen Jahr", date(2021, 12, 31), (2021,), False),
        ("in diesem Jahr", JANUAR, (2022,), False),
        ("vor einem Jahr", date(2021, 2, 20), (), True),
        ("zwei Jahre nach dem Start", date(2021, 3, 9), (), True),
        ("im ersten Halbjahr 2021", date(2021, 6, 30), (), True),
        ("im Juli", date(2021, 7, 31), (), True),
    ],
)
def test_times(text: str, tag: date, jahre: tuple[int, ...], *, punkt: bool) -> None:
    (wann,) = zeiten(text, 0, len(text), JANUAR)
    assert (wann.tag, wann.zeitraum.jahre if wann.zeitraum else (), wann.punkt, wann.seit) == (tag, jahre, punkt, False)


@pytest.mark.parametrize("text", ["seit Februar 2019", "seit 2019", "Seit dem Start im Jahr 2019", "ab dem Jahr 2019"])
def test_a_beginning_is_no_day(text: str) -> None:
    assert [wann.seit for wann in zeiten(text, 0, len(text), JANUAR)] == [True]


@pytest.mark.parametrize("text", ["2.021 Euro", "Nummer 20211", "30. Februar 2021", "der 126. Gast"])
def test_no_times(text: str) -> None:
    assert [w for w in zeiten(text, 0, len(text), JANUAR) if "Februar" not in text or w.tag.day == 30] == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Medieninformation\nTelefon 0351 1\n\n06.02.2021\n\nTitel", date(2021, 2, 6)),
        ("Dresden, den 11. Januar 2022\nTitel", date(2022, 1, 11)),
        ("**11.01.2022**\n", date(2022, 1, 11)),
        ("Werdau, 11. Januar 2022 – Nr. 5/2022", date(2022, 1, 11)),
        ("2022-01-11\nTitel", date(2022, 1, 11)),
        (
            "Am 11. Januar 2022 unterzeichnete die Stadt Werdau im Rathaus eine lange erwartete Vereinbarung mit allen Partnern.",
            None,
        ),
        ("31.02.2021\nTitel", None),
        ("", None),
        ("x\n" * 2000 + "06.02.2021\n", None),
    ],
)
def test_the_day_of_a_text(text: str, tag: date | None) -> None:
    assert datum_im_kopf(text) == tag


# --- files -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zeichensatz", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_in_the_usual_encodings(zeichensatz: str) -> None:
    assert lies("a.txt", "Präventionsräte – 26\r\n".encode(zeichensatz)).splitlines() == ["Präventionsräte – 26"]


def test_a_word_file_is_read_with_its_tables() -> None:
    dokument = docx.Document()
    dokument.add_paragraph("Der Landespräventionsrat hat 126 Kommunen beraten.")
    zellen = dokument.add_table(rows=1, cols=2).rows[0].cells
    zellen[0].text, zellen[1].text = "Kommunale Präventionsräte", "26"
    dokument.add_paragraph("Ende")
    datei = io.BytesIO()
    dokument.save(datei)
    assert lies("a.docx", datei.getvalue()) == (
        "Der Landespräventionsrat hat 126 Kommunen beraten.\n\n| Kommunale Präventionsräte | 26 |\n\nEnde"
    )


@pytest.mark.parametrize(
    ("inhalt", "wort"),
    [
        (b"", "keinen Text"), (b" \n\t", "keinen Text"), (b"%PDF-1.7 x", "PDF"), (b"\xd0\xcf\x11\xe0x", "Word-Datei"),
        (b"ab\x00cd", "keine Textdatei"),
        (b"PK\x03\x04 kein Archiv", "keine lesbare Word-Datei"), (b"ab\x81\x8d\xff", "weder UTF-8"), (b"x" * 20_000_001, "größer als"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_said_with_a_remedy(inhalt: bytes, wort: str) -> None:
    with pytest.raises(Eingabefehler, match=wort) as fehler:
        lies("entwurf", inhalt)
    assert "Abhilfe" in str(fehler.value)


def test_a_text_has_a_limit() -> None:
    assert pruefe_laenge("x" * LAENGSTER_TEXT)
    with pytest.raises(Eingabefehler, match="5 Millionen"):
        pruefe_laenge("x" * (LAENGSTER_TEXT + 1))


# --- claims and verdicts -------------------------------------------------------------------------------------------------------

Gefunden = tuple[str, float | None, str | None, str]
BERATEN, VERBUND, RAETE = "kommunen_beraten", "kommunen_im_verbund", "kommunale_praeventionsraete"
FAELLE: dict[str, tuple[str, list[Gefunden]]] = {
    "order of words": ("Beraten wurden bislang 126 Städte.", [("126 Städte", 126, BERATEN, "belegt")]),
    "one word": ("Hundertsechsundzwanzig Kommunen wurden beraten.", [("Hundertsechsundzwanzig Kommunen", 126, BERATEN, "belegt")]),
    "lower bound below": ("Mehr als 100 Kommunen wurden beraten.", [("Mehr als 100 Kommunen", 100, BERATEN, "belegt")]),
    "lower bound itself": ("Mehr als 126 Kommunen wurden beraten.", [("Mehr als 126 Kommunen", 126, BERATEN, "widerspricht")]),
    "knapp": ("Knapp 130 Kommunen wurden beraten.", [("Knapp 130 Kommunen", 130, BERATEN, "belegt")]),
    "knapp below": ("Knapp 120 Kommunen wurden beraten.", [("Knapp 120 Kommunen", 120, BERATEN, "widerspricht")]),
    "range": ("Zwischen 120 und 130 Kommunen wurden beraten.", [("120 und 130 Kommunen", 130, BERATEN, "belegt")]),
    "outdated": ("102 Kommunen wurden beraten.", [("102 Kommunen", 102, BERATEN, "veraltet")]),
    "own day": ("Im Februar 2021 waren 102 Kommunen beraten.", [("102 Kommunen", 102, BERATEN, "belegt")]),
    "own day is not the present": ("Bis Ende 2021 waren 102 Kommunen beraten.", [("102 Kommunen", 102, BERATEN, "widerspricht")]),
    "other word": ("126 Kommunen sind ASSKomm beigetreten.", [("126 Kommunen", 126, VERBUND, "falsches_wort")]),
    "number of persons": ("18 Präventionsräte gibt es in Sachsen.", [("18 Präventionsräte", 18, RAETE, "falsches_wort")]),
    "over is not more": ("Sachsen verfügt über 26 Präventionsräte.", [("26 Präventionsräte", 26, RAETE, "belegt")]),
    "dozens": ("Mehr als zwei Dutzend Kommunen haben einen Präventionsrat.", [("Mehr als zwei Dutzend Kommunen", 24, RAETE, "belegt")]),
    "none": ("Keine Kommune hat einen Präventionsrat.", [("Keine Kommune", 0, RAETE, "widerspricht")]),
    "none of one town": ("Die Stadt hat noch keinen Präventionsrat.", []),
    "only the total is known": ("2021 wurden 90 Kommunen beraten.", [("90 Kommunen", 90, BERATEN, "nicht_pruefbar")]),
    "period": ("2020 wurden 24 Kommunen gecoacht.", [("24 Kommunen", 24, "kommunen_mit_coaching", "belegt")]),
    "another period": ("2019 wurden 24 Kommunen gecoacht.", [("24 Kommunen", 24, "kommunen_mit_coaching", "nicht_pruefbar")]),
    "label": ("Kommunen beraten: 126; Präventionsräte: 26", [("126", 126, BERATEN, "belegt"), ("26", 26, RAETE, "belegt")]),
    "table": ("| Kommunen beraten | 126 |", [("126", 126, BERATEN, "belegt")]),
    "goes on": ("Die Zahl der beratenen Kommunen wächst. Inzwischen sind es 126.", [("126", 126, BERATEN, "belegt")]),
    "difference": (
        "126 Kommunen wurden beraten, 24 mehr als im Februar 2021.",
        [("126 Kommunen", 126, BERATEN, "belegt"), ("24", 24, BERATEN, "belegt")],
    ),
    "from and to": (
        "Die Zahl der Präventionsräte stieg von 19 auf 26.", [("19", 19, RAETE, "belegt"), ("26", 26, RAETE, "belegt")],
    ),
    "part and whole": (
        "48 der 126 beratenen Kommunen arbeiten eng mit ASSKomm zusammen.",
        [("48", 48, "eng_kooperierende_kommunen", "belegt"), ("126 beratenen Kommunen", 126, BERATEN, "belegt")],
    ),
    "share": ("Jede vierte sächsische Kommune wurde vom LPR beraten.", [("Jede vierte sächsische Kommune", 0.25, BERATEN, "widerspricht")]),
    "share of all": ("30 Prozent der sächsischen Kommunen wurden beraten.", [("30 Prozent", 0.3, BERATEN, "belegt")]),
    "councils of Landkreise": (
        "26 Kommunen und zwei Landkreise haben einen Präventionsrat.",
        [("26 Kommunen", 26, RAETE, "belegt"), ("zwei Landkreise", 2, "praeventionsraete_der_landkreise", "belegt")],
    ),
    "area": ("In Ostsachsen gehören acht Kommunen zum Verbund.", [("acht Kommunen", 8, VERBUND, "belegt")]),
    "unknown area": (
        "In der Lausitz haben acht Kommunen eine Kooperationsvereinbarung.", [("acht Kommunen", 8, VERBUND, "nicht_pruefbar")],
    ),
    "rank of another": (
        "Werdau ist die 30. Kommune im ASSKomm-Verbund.",
        [("Werdau", None, VERBUND, "belegt"), ("30. Kommune", 30, VERBUND, "widerspricht")],
    ),
    "name by its body": ("Auch Lößnitz gehört zum ASSKomm-Verbund.", [("Lößnitz", None, VERBUND, "belegt")]),
    "name of a later day": ("Meerane ist Mitglied im ASSKomm-Verbund.", [("Meerane", None, VERBUND, "widerspricht")]),
    "uncertain record": ("Markkleeberg ist ASSKomm beigetreten.", [("Markkleeberg", None, VERBUND, "nicht_pruefbar")]),
    "plan": ("Grimma will ASSKomm beitreten.", []),
    "office": ("Zittaus Oberbürgermeister unterzeichnete die Kooperationsvereinbarung.", []),
    "place of an event": ("In Chemnitz fand die Unterzeichnung der Kooperationsvereinbarung statt.", []),
    "other alliance": ("Zittau ist dem Klimabündnis beigetreten.", []),
    "money for years": (
        "Im Doppelhaushalt 2021/2022 stehen 2,6 Millionen Euro für kommunale Prävention bereit.",
        [("2,6 Millionen Euro", 2_600_000, "foerdermittel_verfuegbar", "widerspricht")],
    ),
    "money in another state": (
        "Für kommunale Prävention wurden 1,3 Mio. Euro ausgezahlt.", [("1,3 Mio. Euro", 1_300_000, None, "falsches_wort")],
    ),
    "above a minimum": (
        "Über 500.000 Euro wurden für kommunale Prävention bewilligt.",
        [("Über 500.000 Euro", 500_000, "foerdermittel_bewilligt", "nicht_pruefbar")],
    ),
    "one grant": ("Flöha erhielt 40.000 Euro über ASSKomm.", [("40.000 Euro", 40_000, "foerdermittel_bewilligt", "belegt")]),
    "a limit is no amount": ("Zuwendungen unter 10.000 Euro gewährt die Richtlinie Kommunale Prävention nur im Einzelfall.", []),
    "damage": ("Bei dem Brand entstand ein Schaden von 1,3 Millionen Euro.", []),
    "founded": ("Die 2018 gegründete Allianz Sichere Sächsische Kommunen wächst.", [("2018", 2018, None, "widerspricht")]),
    "denied": ("Nicht 30, sondern 126 Kommunen wurden beraten.", [("126 Kommunen", 126, BERATEN, "belegt")]),
    "asked": ("Wurden wirklich 126 Kommunen beraten?", []),
    "condition": ("Wenn 126 Kommunen beraten sind, wird gefeiert.", []),
    "aim": ("Bis 2025 sollen 200 Kommunen beraten werden.", []),
    "other state": ("In Bayern wurden 126 Kommunen beraten.", []),
    "members of a council": ("Der Präventionsrat hat zwölf Mitglieder.", []),
    "a few": ("Drei Kommunen unterzeichneten heute gemeinsam eine Kooperationsvereinbarung.", []),
    "other numbers": ("Haus 26, Raum 126, Telefon 0351 126 48, Seite 26, § 26, 26-Jährige, 30:26, 10.30 Uhr, Linie 26.", []),
}  # fmt: skip


@pytest.mark.parametrize("fall", FAELLE)
def test_claims_and_verdicts(fall: str, daten: Berichtsdaten) -> None:
    text, erwartet = FAELLE[fall]
    befunde = pruefe(text, daten, JANUAR).befunde
    assert [(b.text, b.wert, b.kennzahl, b.urteil.value) for b in befunde] == erwartet


KREISRAETE, ENG, BEWILLIGT, VERFUEGBAR = (
    "praeventionsraete_der_landkreise", "eng_kooperierende_kommunen", "foerdermittel_bewilligt", "foerdermittel_verfuegbar",
)  # fmt: skip
ZUSAMMENHANG: dict[str, list[tuple[float | None, str | None, str]]] = {
    # a number belongs to the noun beside it
    "ASSKomm in Zahlen: Beratungen (126), Präventionsräte (26).": [(126, BERATEN, "belegt"), (26, RAETE, "belegt")],
    "Kommunen beraten 126, Präventionsräte 26, Landkreise mit Präventionsrat 2": [
        (126, BERATEN, "belegt"), (26, RAETE, "belegt"), (2, KREISRAETE, "belegt"),
    ],
    "Neben 26 kommunalen Präventionsräten gibt es zwei in Landkreisen.": [(26, RAETE, "belegt"), (2, KREISRAETE, "belegt")],
    "Auf Landkreisebene gibt es zwei Präventionsräte.": [(2, KREISRAETE, "belegt")],
    # an area and a time stay with their number
    "126 Kommunen wurden beraten, acht Kommunen in Ostsachsen gehören zum Verbund.": [(126, BERATEN, "belegt"), (8, VERBUND, "belegt")],
    "In Ostsachsen gehören acht Kommunen zum ASSKomm-Verbund; landesweit sind es 30.": [(8, VERBUND, "belegt"), (30, VERBUND, "belegt")],
    "2020 wurden 24 Kommunen gecoacht, 26 haben einen Präventionsrat.": [
        (24, "kommunen_mit_coaching", "belegt"), (26, RAETE, "belegt"),
    ],
    "Im Februar 2021 waren 102 Kommunen beraten und 19 hatten einen Präventionsrat.": [(102, BERATEN, "belegt"), (19, RAETE, "belegt")],
    "Die Zahl der beratenen Kommunen wuchs von 102 (Februar 2021) auf 126.": [(102, BERATEN, "belegt"), (126, BERATEN, "belegt")],
    "Die Zahl der Präventionsräte hat sich seit Februar 2021 von 19 auf 26 erhöht.": [(19, RAETE, "belegt"), (26, RAETE, "belegt")],
    "Aus 19 Präventionsräten im Februar 2021 sind 26 geworden.": [(19, RAETE, "belegt"), (26, RAETE, "belegt")],
    "102 Absolventen hat das Beccaria-Programm, 18 weitere lernen derzeit.": [
        (102, "beccaria_absolventen", "belegt"), (18, "beccaria_laufend", "belegt"),
    ],
    # signs for words
    "> 100 Kommunen wurden beraten.": [(100, BERATEN, "belegt")],
    "Kommunen beraten: ≥ 127": [(127, BERATEN, "widerspricht")],
    "Vom LPR wurden 100+ Kommunen beraten.": [(100, BERATEN, "belegt")],
    "< 60 Kommunen wurden beraten.": [(60, BERATEN, "widerspricht")],
    "Rd. 420.000 Euro wurden für kommunale Prävention bewilligt.": [(420_000, BEWILLIGT, "belegt")],
    # words for numbers
    "Eine Handvoll Kommunen hat einen Präventionsrat.": [(5, RAETE, "widerspricht")],
    "Ein gutes Dutzend Kommunen nahm an Sicherheitsanalysen teil.": [(12, "kommunen_mit_sicherheitsanalyse", "belegt")],
    "Eine knappe halbe Million Euro wurde für ASSKomm bewilligt.": [(500_000, BEWILLIGT, "nicht_pruefbar")],
    "Für ASSKomm steht eine dreiviertel Million Euro bereit.": [(750_000, VERFUEGBAR, "widerspricht")],
    # shares and parts
    "Drei von zehn sächsischen Kommunen wurden vom LPR beraten.": [(0.3, BERATEN, "belegt")],
    "Eine von zwei Kommunen hat sich vom LPR beraten lassen.": [(0.5, BERATEN, "widerspricht")],
    "Vier der acht Modellkommunen haben einen Präventionsrat.": [(4, RAETE, "nicht_pruefbar"), (8, "modellkommunen", "belegt")],
    "126 Kommunen (30 Prozent) wurden beraten.": [(126, BERATEN, "belegt"), (0.3, BERATEN, "belegt")],
    "48 Kommunen – 38 Prozent der beratenen – arbeiten eng mit ASSKomm zusammen.": [(48, ENG, "belegt"), (0.38, ENG, "belegt")],
    # denied with a remark, and what stands instead
    "Es sind nicht, wie zuletzt berichtet, 150 Kommunen beraten worden, sondern 126.": [(126, BERATEN, "belegt")],
    "Nicht – wie behauptet – 30, sondern 26 Kommunen haben einen Präventionsrat.": [(26, RAETE, "belegt")],
    # money
    "In den kommenden Jahren unterstützt der Freistaat ASSKomm mit 9 Millionen Euro.": [(9_000_000, VERFUEGBAR, "widerspricht")],
    "Von den verfügbaren 1,3 Millionen Euro wurden für kommunale Prävention 400.000 Euro abgerufen.": [
        (1_300_000, VERFUEGBAR, "belegt"), (400_000, None, "nicht_pruefbar"),
    ],
    "Der Sächsische Präventionspreis ist mit 5.000 Euro dotiert.": [],
    "Die Broschüre zu ASSKomm gibt es für 9,90 Euro.": [],
    # who joined
    "Mit Pirna laufen Gespräche über einen möglichen Beitritt zu ASSKomm.": [],
    "Am 3. März unterzeichnet Freital die Kooperationsvereinbarung mit ASSKomm.": [],
    "Riesa hat eine Vereinbarung zur Videoüberwachung unterzeichnet, der LPR begrüßt das.": [],
    "Werdau hat am 11. Januar 2022 die Kooperationsvereinbarung mit dem LPR unterzeichnet, gefeiert wird am 3. März 2022.": [
        (None, VERBUND, "belegt"),
    ],
    "Zum ASSKomm-Verbund gehört seit Januar Werdau.": [(None, VERBUND, "belegt")],
    "Es ist die fünfte Kooperationsvereinbarung im Landkreis Zwickau.": [(5, "kooperationsvereinbarungen", "nicht_pruefbar")],
    # another word: the exact number only, persons and Kommunen alike
    "Rund 130 Kommunen sind ASSKomm beigetreten.": [(130, VERBUND, "widerspricht")],
    "126 Personen haben das Beccaria-Studium abgeschlossen.": [(126, "beccaria_absolventen", "falsches_wort")],
    # who is described exists, whatever they are to do
    "26 Kommunen mit Präventionsrat sollen künftig ein Handbuch bekommen.": [(26, RAETE, "belegt")],
    "60 Kommunen sollen ASSKomm beitreten.": [],
    "Wir hoffen, dass bald 40 Kommunen Mitglied bei ASSKomm sind.": [],
    # what was added is no total
    "Sieben neue Kommunen kamen zum ASSKomm-Verbund hinzu.": [(7, VERBUND, "nicht_pruefbar")],
    "Im ersten Halbjahr 2021 ließen sich 20 Kommunen beraten.": [(20, BERATEN, "nicht_pruefbar")],
    "Die Zahl der Präventionsräte stieg seit Februar 2021 um sieben auf 26.": [(7, RAETE, "belegt"), (26, RAETE, "belegt")],
    # verbs in two words, and what only looks like an office
    "Taucha trat ASSKomm bei.": [(None, VERBUND, "belegt")],
    "An ASSKomm nehmen 30 Kommunen teil.": [(30, VERBUND, "belegt")],
    "30 Kommunen arbeiten mit dem Landespräventionsrat zusammen.": [(30, VERBUND, "belegt")],
    "Von 126 kontaktierten Kommunen haben 29 eine Kooperationsvereinbarung.": [(126, None, "belegt"), (29, VERBUND, "veraltet")],
    # who takes part in an event, and who works together without ASSKomm
    "Am Workshop von ASSKomm nahmen 13 Kommunen teil.": [],
    "An der Umfrage zu ASSKomm beteiligten sich 57 Kommunen.": [],
    "An der Konferenz der Allianz nahmen Vertreter aus 80 Kommunen teil.": [],
    "In 48 Kommunen arbeiten Ordnungsamt und Polizei eng zusammen.": [],
    "In Deutschland bestehen mehr als 1.000 kriminalpräventive Gremien.": [],
    # rows, questions and times
    "Kommunen beraten;126\nKommunale Präventionsräte;26": [(126, BERATEN, "belegt"), (26, RAETE, "belegt")],
    "Kennzahl | Wert\nKommunen beraten | 126\nKommunale Präventionsräte | 26": [(126, BERATEN, "belegt"), (26, RAETE, "belegt")],
    "Frage: Wie viele Kommunen hat ASSKomm beraten? Antwort: 126.": [(126, BERATEN, "belegt")],
    "Vor elf Monaten waren 102 Kommunen beraten.": [(102, BERATEN, "belegt")],
    "Rund 38 Prozent (48 von 126) der beratenen Kommunen arbeiten eng mit ASSKomm zusammen.": [
        (0.38, ENG, "belegt"), (48, ENG, "belegt"), (126, BERATEN, "belegt"),
    ],
    # areas together, and the councils of just these
    "Dazu kommen zwei Präventionsräte der Landkreise Görlitz und Leipzig.": [(2, KREISRAETE, "belegt")],
    "In den Landkreisen Bautzen und Görlitz gibt es 14 Präventionsräte.": [(14, RAETE, "nicht_pruefbar")],
    # money that is there to be had
    "Der Freistaat unterstützt kommunale Prävention 2022 mit 1,3 Millionen Euro.": [(1_300_000, VERFUEGBAR, "belegt")],
    "2022 können die Kommunen für Prävention 1,3 Millionen Euro abrufen.": [(1_300_000, VERFUEGBAR, "belegt")],
}  # fmt: skip


@pytest.mark.parametrize("text", ZUSAMMENHANG)
def test_what_belongs_together(text: str, daten: Berichtsdaten) -> None:
    befunde = pruefe(text, daten, JANUAR).befunde
    assert [(b.wert, b.kennzahl, b.urteil.value) for b in befunde] == [
        (w if w is None else pytest.approx(w, abs=0.001), k, u) for w, k, u in ZUSAMMENHANG[text]
    ]


def test_a_number_of_combined_years_can_belong_to_another_word(daten: Berichtsdaten) -> None:
    text = "2021 und 2022 nahmen 25 Kommunen an Sicherheitsanalysen teil."
    (befund,) = pruefe(text, daten, date(2023, 3, 1)).befunde
    assert (befund.kennzahl, befund.urteil) == ("kommunen_mit_sicherheitsanalyse", Urteil.FALSCHES_WORT)


def test_what_contradicts_comes_with_the_right_figure_and_its_source(daten: Berichtsdaten) -> None:
    (befund,) = pruefe("150 Kommunen wurden vom LPR beraten.", daten, JANUAR).befunde
    assert befund.erwartet == "126 Kommunen beraten (Stand 11.01.2022)"
    assert befund.quelle.startswith("SMI: Medieninformation")
    assert befund.erwartet in befund.begruendung


def test_what_is_published_both_ways_is_told(daten: Berichtsdaten) -> None:
    (befund,) = pruefe("2021 nahmen zwölf Kommunen an Sicherheitsanalysen teil.", daten, date(2022, 12, 31)).befunde
    assert befund.urteil is Urteil.BELEGT
    assert "Veröffentlicht ist dafür auch 13; die Angaben widersprechen sich." in befund.begruendung
    (befund,) = pruefe("126 Kommunen wurden beraten.", daten, JANUAR).befunde
    assert "„kontaktiert“" in befund.begruendung, (
        "the contradiction of the register is told although the number is right"
    )


def test_an_older_datenstand_knows_less(daten: Berichtsdaten) -> None:
    (befund,) = pruefe("126 Kommunen wurden beraten.", daten, JANUAR, 2).befunde
    assert befund.urteil is Urteil.NICHT_PRUEFBAR


def test_the_day_of_the_text_counts_unless_another_is_named(daten: Berichtsdaten) -> None:
    text = "06.02.2021\n\n102 Kommunen ließen sich vom LPR beraten."
    eigener = pruefe(text, daten, None)
    assert (eigener.stichtag, eigener.aus_dem_text, eigener.befunde[0].urteil) == (
        date(2021, 2, 6),
        True,
        Urteil.BELEGT,
    )
    anderer = pruefe(text, daten, JANUAR)
    assert (anderer.stichtag, anderer.aus_dem_text, anderer.befunde[0].urteil) == (JANUAR, False, Urteil.VERALTET)
    ohne = pruefe("102 Kommunen ließen sich vom LPR beraten.", daten, None, sonst=JANUAR)
    assert (ohne.stichtag, ohne.aus_dem_text) == (JANUAR, False)
    assert pruefe("x", daten, None).stichtag == daten.neuester_stichtag(3)


@pytest.mark.parametrize(
    ("text", "stelle"),
    [
        ("Es gibt <b>26</b> Präventionsräte.", "26</b> Präventionsräte"),
        ("<p>Es gibt 26&nbsp;Pr&auml;ventionsr&auml;te.</p>", "26&nbsp;Pr&auml;ventionsr&auml;te"),
        (
            unicodedata.normalize("NFD", "Über zehn Präventionsräte gibt es."),
            unicodedata.normalize("NFD", "Über zehn Präventionsräte"),
        ),
        ("Es gibt **26** Präventionsräte.", "26** Präventionsräte"),
        ("Es gibt 26\nPräventionsräte.", "26\nPräventionsräte"),
    ],
)
def test_places_are_those_of_the_text_as_it_was_given(text: str, stelle: str, daten: Berichtsdaten) -> None:
    (befund,) = pruefe(text, daten, JANUAR).befunde
    assert (befund.text, text[befund.start : befund.end], befund.kennzahl) == (stelle, stelle, RAETE)


WOERTER = """
126_ 26_ über_ rund_ Kommunen_ Präventionsräte_ beraten_ beigetreten_ im_Verbund_ 1,3_Mio._Euro_ bewilligt_ bis_zu_ ein_Drittel_ Werdau_
Leipzig_ ASSKomm_ unterzeichnete_ Kooperationsvereinbarung_ die_50._Kommune_ 2021_ Ende_2021_ im_Landkreis_Görlitz_ Ostsachsen_ und_ ,_ ._
?_ ( )_ :_ von_ auf_ nicht_ keine_ Sicherheitsanalysen_ jährlich_ 90_Prozent_ der_ in_ –_ |_ jede_vierte_ eine_halbe_Million_Euro_
zwei_Dutzend_ mehr_als_im_Vorjahr_ seit_2019_ <b> &nbsp; ² 🙂 İ ẞ
"""
BROCKEN = st.sampled_from(
    [*(wort.replace("_", " ") for wort in WOERTER.split()), "\n", "\n- ", "u\u0308", "\x00", "\u202e"]
)


@settings(max_examples=300)
@given(st.lists(BROCKEN | st.text(max_size=12), max_size=60).map("".join), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_any_text_is_checked_and_its_passages_are_its_own(text: str, tag: date) -> None:
    """One database for all examples: only the text and a day of each year change."""
    ergebnis = pruefe(text, _DATEN[0], tag.replace(month=6, day=30))
    bisher = 0
    for befund in ergebnis.befunde:
        assert bisher <= befund.start < befund.end <= len(text)
        assert befund.text == text[befund.start : befund.end]
        assert befund.urteil in Urteil
        assert befund.begruendung.endswith((".", "!", "?"))
        bisher = befund.end
    assert ergebnis.falsch == sum(b.urteil.falsch for b in ergebnis.befunde)


_DATEN: list[Berichtsdaten] = []


@pytest.fixture(scope="module", autouse=True)
def _fuer_hypothesis(daten: Berichtsdaten) -> None:
    """Hypothesis calls a test many times and wants no fixture that it cannot know."""
    _DATEN[:] = [daten]


def test_the_same_claim_is_judged_once(daten: Berichtsdaten) -> None:
    ergebnis = pruefe("126 Kommunen wurden beraten. " * 2000, daten, JANUAR)
    assert len(ergebnis.befunde) == 2000
    assert len({(b.urteil, b.begruendung) for b in ergebnis.befunde}) == 1


@pytest.mark.parametrize("text", ["", " \n", "Der Text sagt nichts.", "<html></html>"])
def test_a_text_without_claims(text: str, daten: Berichtsdaten) -> None:
    assert pruefe(text, daten, JANUAR).befunde == ()


# --- the command ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def rufe(
    daten: Berichtsdaten, monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """The command on a file with this text: exit code and output."""
    monkeypatch.setattr(befehl, "berichtsdaten", lambda: daten)

    def rufe(text: str, **optionen: Any) -> tuple[int, str]:
        datei = tmp_path / "entwurf.txt"
        datei.write_text(text, encoding="utf-8")
        try:
            befehl.check_text(str(datei), **optionen)
        except typer.Exit as ende:
            return ende.exit_code, capsys.readouterr().out
        return 0, capsys.readouterr().out

    return rufe


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("126 Kommunen wurden beraten.", 0), ("102 Kommunen wurden beraten.", 0), ("170 Kommunen sind in der Lausitz beraten worden.", 0),
        ("150 Kommunen wurden beraten.", 2), ("126 Kommunen sind ASSKomm beigetreten.", 2), ("Nichts.", 0),
    ],
)  # fmt: skip
def test_the_exit_code_says_whether_something_contradicts(
    text: str, code: int, rufe: Callable[..., tuple[int, str]]
) -> None:
    assert rufe(text, stichtag="2022-01-20")[0] == code


def test_json_has_exactly_the_promised_keys(rufe: Callable[..., tuple[int, str]]) -> None:
    code, text = rufe(
        "Über 420.000 Euro wurden für ASSKomm ausgezahlt.", stichtag="2022-01-20", format_=befehl.Format.JSON
    )
    (befund,) = json.loads(text)
    assert code == 2
    assert list(befund) == [
        "start",
        "end",
        "text",
        "kennzahl",
        "wert",
        "zusatz",
        "urteil",
        "erwartet",
        "quelle",
        "begruendung",
    ]
    assert (befund["start"], befund["end"], befund["wert"], befund["zusatz"]) == (0, 17, 420_000, "ueber")
    assert rufe("Nichts.", format_=befehl.Format.JSON) == (0, "[]\n")


def test_the_text_names_line_passage_verdict_and_source(rufe: Callable[..., tuple[int, str]]) -> None:
    _, text = rufe("06.02.2021\n\nEs gibt 21 Präventionsräte.")
    assert "Geprüft zum 06.02.2021 (aus dem Kopf des Textes), Datenstand 3." in text
    assert "Zeile 3 · WIDERSPRICHT: …" in text
    assert "»21 Präventionsräte«" in text
    assert "Quelle: SMI" in text
    assert "Der Text wurde nicht gespeichert." in text


@pytest.mark.parametrize("datei", ["/gibt/es/nicht.txt", "."])
def test_a_file_that_cannot_be_read(datei: str) -> None:
    with pytest.raises(Eingabefehler, match="Abhilfe"):
        befehl.check_text(datei)


def test_findings_are_counted_by_verdict() -> None:
    def befund(urteil: Urteil) -> Befund:
        return Befund(0, 1, "x", None, 1, "exakt", urteil, "", "", "")

    ergebnis = Ergebnis(
        "x", JANUAR, 3, False, (befund(Urteil.BELEGT), befund(Urteil.FALSCHES_WORT), befund(Urteil.WIDERSPRICHT))
    )
    assert ergebnis.falsch == 2
    assert {urteil: zahl for urteil, zahl in ergebnis.anzahl.items() if zahl} == dict.fromkeys(
        (Urteil.BELEGT, Urteil.FALSCHES_WORT, Urteil.WIDERSPRICHT), 1
    )
