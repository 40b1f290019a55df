"""Do the tables for a Kleine Anfrage close, say what they are, and leave only with an entry under their Drucksache?"""

import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import Engine, create_engine, text

from befehle.ausgabedatei import ganz_oder_gar_nicht
from briefing.anfrage import anfrage
from briefing.anfragefaelle import faelle
from briefing.anfragespalte import SPALTE
from briefing.anfragewunsch import Anfragewunsch, Gliederung, Zeitspanne, anfragewunsch, spanne
from briefing.papiere.aufnahme import Absatz, Lagebild, Spalte, Tafel, Zellenart
from briefing.papiere.docx import als_docx
from briefing.papiere.xlsx import als_xlsx
from briefing.papiere.zelle import textzeilen
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import NICHT_ZUGEORDNET, Auswahl, Ebene
from domain.fehler import Eingabefehler
from tests.bausteine import schreibe
from tests.kommando import Aufruf, Lauf, aufruf, viele
from tests.papiere.beispiel import MARKUP
from tests.papiere.beispiel import lagebild as beispiel
from tests.welt import ADORF, BERGEN, CAMINA, EICHE, FICHTE, GRUEN, welt
from ui.anfrage import vorschau_html

ENDE = date(2023, 6, 30)
GEZAEHLT = ("kooperationsvereinbarungen", "kommunale_praeventionsraete", "foerdermittel_bewilligt", "einwohner_im_verbund",
            "kommunen_beraten", "kommunen_im_verbund", "kommunen_mit_sicherheitsanalyse")  # fmt: skip


def papier(
    daten: Berichtsdaten,
    *zahlen: str,
    nach: str = "landkreis",
    von: str = "",
    bis: str = "",
    stand: int = 3,
    **mehr: object,
) -> Lagebild:
    auswahl = Auswahl(ENDE, stand, **mehr)  # type: ignore[arg-type]
    wunsch = anfragewunsch(zahlen, nach, von, bis, "7/12345", auswahl)
    return anfrage(daten, wunsch, auswahl, adresse="https://asskomm.example/").lagebild


def gezaehlte(bild: Lagebild) -> list[Tafel]:
    """Without what was published of the areas, which adds up to nothing."""
    return [_ohne_presse(tafel) for tafel in bild.tafeln() if tafel.summenzeile]


def _ohne_presse(tafel: Tafel) -> Tafel:
    if tafel.spalten[-1].titel != SPALTE:
        return tafel
    return replace(tafel, spalten=tafel.spalten[:-1], zeilen=tuple(zeile[:-1] for zeile in tafel.zeilen))


def zahlwert(zelle: object) -> int:
    return zelle if isinstance(zelle, int) else 0


# --- sums -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nach", Gliederung)
def test_every_sum_closes_and_is_the_figure(daten: Berichtsdaten, nach: Gliederung) -> None:
    bild = papier(daten, *GEZAEHLT, nach=nach)
    tafeln = gezaehlte(bild)
    assert len(tafeln) == len(GEZAEHLT)
    for name, tafel in zip(GEZAEHLT, tafeln, strict=True):
        *zeilen, summe = tafel.zeilen
        assert summe[0] == "Summe"
        assert nach is Gliederung.JAHR or zeilen[-1][0] == NICHT_ZUGEORDNET
        erste = 2 if nach is Gliederung.KOMMUNE else 1
        spalten = range(erste, 2 if nach is Gliederung.JAHR else len(tafel.spalten))
        for spalte in spalten:
            assert sum(zahlwert(zeile[spalte]) for zeile in zeilen) == zahlwert(summe[spalte])
        if nach.nach_jahren and nach is not Gliederung.JAHR:
            for zeile in tafel.zeilen:
                assert sum(map(zahlwert, zeile[1:-1])) == zahlwert(zeile[-1])
        gesamt = summe[1 if nach is Gliederung.JAHR else -1]
        assert zahlwert(gesamt) == daten.messwert(kennzahl(name), Auswahl(ENDE, 3)).belegt


@pytest.mark.parametrize("ebene", [Ebene.POLIZEIDIREKTION, Ebene.LANDKREIS])
def test_every_area_has_the_figure_of_the_pages(daten: Berichtsdaten, ebene: Ebene) -> None:
    tafel = gezaehlte(papier(daten, "kommunale_praeventionsraete", nach=ebene))[0]
    werte = [
        w.belegt
        for w in daten.messwerte_je_raum(Auswahl(ENDE, 3), ebene)
        if w.kennzahl.schluessel == "kommunale_praeventionsraete"
    ]
    assert [zahlwert(zeile[1]) for zeile in tafel.zeilen[:-1]] == werte
    assert len(werte) == {Ebene.POLIZEIDIREKTION: 6, Ebene.LANDKREIS: 14}[ebene]


@pytest.mark.parametrize(("von", "bis"), [("2019", "2021"), ("2020-03", "2022-11"), ("", "2020"), ("2021", "")])
def test_periods_divide_the_cases_and_none_is_lost(daten: Berichtsdaten, von: str, bis: str) -> None:
    auswahl = Auswahl(ENDE, 3)
    zeit = spanne(von, bis, ENDE)
    for k in KATALOG:
        if k.kumuliert:
            f = faelle(daten, k, auswahl, zeit)
            assert f.davor + f.summe + f.danach == daten.messwert(k, auswahl).belegt, k.schluessel


def test_years_are_those_of_the_first_certain_day(maschine: Engine) -> None:
    welt(maschine)
    beratungen = [
        (ADORF, "2019-05-01"),
        (ADORF, "2021-05-01"),
        (BERGEN, "2020"),
        (CAMINA, "2021-12-31"),
        (GRUEN, "2022-02-01"),
    ]
    schreibe(maschine, ereignis=[{"traeger": t, "art": "beratung", "datum": d} for t, d in beratungen])
    daten = Berichtsdaten(direkt(maschine))
    tafel = gezaehlte(papier(daten, "kommunen_beraten", nach="jahr", von="2019", bis="2021", stand=1))[0]
    assert tafel.zeilen == (("2019", 1, 1), ("2020", 1, 2), ("2021", 1, 3), ("Summe", 3, "x"))
    assert "Nach dem Zeitraum bis zum Stichtag: 1, nicht enthalten." in tafel.fussnote
    spaeter = gezaehlte(papier(daten, "kommunen_beraten", nach="jahr", von="2020", bis="2022-01", stand=1))[0]
    assert spaeter.zeilen == (("2020", 1, 2), ("2021", 1, 3), ("2022 (bis 31.01.)", ".", 3), ("Summe", 2, "x"))
    assert "Vor dem Zeitraum: 1, nur in „insgesamt“ enthalten." in spaeter.fussnote


def test_directorates_are_those_of_the_stichtag_and_mergers_are_named(maschine: Engine) -> None:
    welt(maschine)
    orte = (GRUEN, EICHE, FICHTE)
    schreibe(maschine, ereignis=[{"traeger": t, "art": "beratung", "datum": "2019-05-01"} for t in orte])
    schreibe(
        maschine,
        gebietsaenderung=[
            {
                "datum": date(2023, 1, 1),
                "alt_ags": "14729060",
                "alt_name": "Ulme",
                "neu_ags": CAMINA,
                "neu_name": "Camina",
            }
        ],
    )
    bild = papier(Berichtsdaten(direkt(maschine)), "kommunen_beraten", nach="kommune", stand=1)
    namen = {zeile[0]: zeile[2] for zeile in gezaehlte(bild)[0].zeilen}
    assert namen["Jahna"] == 1, "two that became one count once"
    assert namen[GRUEN] == 1
    assert namen["Summe"] == 2
    gebiet = next(b for b in bild.bausteine if isinstance(b, Absatz) and b.schluessel == "gebiet")
    assert gebiet.saetze[0] == "Alle Fälle sind dem Gebietsstand vom 30.06.2023 zugeordnet."
    assert "Camina umfasst seit dem 01.01.2023 auch Ulme; frühere Fälle von Ulme zählen dort." in gebiet.saetze


def test_jahnatal_is_named(daten: Berichtsdaten) -> None:
    for nach in Gliederung:
        saetze = [
            s
            for b in papier(daten, "kommunen_beraten", nach=nach, von="2019").bausteine
            if isinstance(b, Absatz)
            for s in b.saetze
        ]
        assert (
            "Jahnatal entstand am 01.01.2023 aus Ostrau und Zschaitz-Ottewig; deren frühere Fälle zählen dort."
            in saetze
        )


# --- signs and words --------------------------------------------------------------------------------------------------


def test_signs_tell_nothing_from_unknown(maschine: Engine) -> None:
    welt(maschine)
    schreibe(
        maschine,
        ereignis=[{"traeger": ADORF, "art": art, "datum": "2019-05-01"} for art in ("beratung", "modellkommune")],
        vollstaendigkeit=[{"kennzahl": "modellkommunen", "gueltig_von": date(2019, 1, 1)}],
    )
    bild = papier(Berichtsdaten(direkt(maschine)), "kommunen_beraten", "modellkommunen", stand=1)
    belegt, gezaehlt = gezaehlte(bild)
    assert [zeile[1] for zeile in belegt.zeilen] == [1, ".", ".", ".", 1]
    assert [zeile[1] for zeile in gezaehlt.zeilen] == [1, "–", "–", "–", 1]
    assert (belegt.spalten[1].titel, gezaehlt.spalten[1].titel) == ("belegt (mindestens)", "gezählt")
    assert "mindestens so viele" in belegt.unterschrift
    assert "Vollständig gezählte Fälle" in gezaehlt.unterschrift
    zeichen = next(b for b in bild.bausteine if isinstance(b, Absatz) and b.schluessel == "zeichen")
    assert [satz[0] for satz in zeichen.saetze] == ["–", "0", ".", "x"]


def test_what_belongs_to_the_whole_state_is_not_divided(maschine: Engine) -> None:
    welt(maschine)
    kurse = [("2019-05-01", 8), ("2021-05-01", 9)]
    schreibe(
        maschine,
        qualifizierung=[
            {"qualifizierungsstand": s, "personen": p, "datum": d}
            for d, p in kurse
            for s in ("abgeschlossen", "begonnen")
        ],
    )
    bild = papier(
        Berichtsdaten(direkt(maschine)),
        "beccaria_absolventen",
        "beccaria_laufend",
        nach="landkreis-jahr",
        von="2019",
        bis="2021",
        stand=1,
    )
    fertige, laufende = gezaehlte(bild)
    assert fertige.zeilen[0] == ("Kreis 14521", "x", "x", "x", "x") or fertige.zeilen[0][1:] == ("x", "x", "x", "x")
    assert [zeile[1:] for zeile in fertige.zeilen[-2:]] == [(8, ".", 9, 17), (8, ".", 9, 17)]
    assert laufende.zeilen == (("2019", 8), ("2020", "."), ("2021", 9), ("Summe", "x"))
    assert "(nur landesweit)" in laufende.titel


def test_a_published_figure_stands_for_itself_and_is_not_divided(daten: Berichtsdaten) -> None:
    bild = papier(daten, "kommunen_beraten", "eng_kooperierende_kommunen", von="2021", bis="2022")
    gezaehlt, presse, eng = bild.tafeln()
    assert [t.titel.split(":")[0] for t in bild.tafeln()] == ["Tabelle 1", "Tabelle 2", "Tabelle 3"]
    assert "Veröffentlicht sind 126 (Stand 11.01.2022); diese Zahl lässt sich nicht aufteilen." in gezaehlt.fussnote
    assert 126 not in {zelle for zeile in gezaehlt.zeilen for zelle in zeile}
    assert ("11.01.2022", "126") in {zeile[:2] for zeile in presse.zeilen}
    assert ("25.06.2021", "über 100") in {zeile[:2] for zeile in presse.zeilen}
    assert not presse.summenzeile
    assert [zeile[1] for zeile in eng.zeilen] == ["43", "48"]
    assert {q.titel for q in bild.quellen} >= {zeile[-1] for zeile in presse.zeilen}


def test_an_answer_says_what_was_asked_and_what_it_means(daten: Berichtsdaten) -> None:
    bild = papier(
        daten,
        "kooperationsvereinbarungen",
        "kommunen_beraten",
        von="2019-02",
        bis="2021",
        polizeidirektionen=("Zwickau",),
    )
    texte = {b.schluessel: b.saetze for b in bild.bausteine if isinstance(b, Absatz)}
    assert texte["frage"] == (
        "Gefragt ist nach „Kooperationsvereinbarungen“ und „Kommunen beraten“ (Polizeidirektion Zwickau) im Zeitraum vom 01.02.2019 bis "
        "zum 31.12.2021, gegliedert nach Landkreisen und Kreisfreien Städten.",
    )
    assert any("Nicht gezählt: Vorvereinbarungen" in satz for satz in texte["definitionen"])
    assert (bild.drucksache, bild.adresse, bild.raum) == (
        "7/12345",
        "https://asskomm.example",
        "Polizeidirektion Zwickau",
    )
    assert [zeile[0] for zeile in gezaehlte(bild)[-1].zeilen[:-2]] == ["Vogtlandkreis", "Landkreis Zwickau"]
    assert papier(daten, "kommunen_beraten") == papier(daten, "kommunen_beraten")


def test_the_answer_in_word_has_every_number(daten: Berichtsdaten) -> None:
    bild = papier(daten, "kommunale_praeventionsraete", "foerdermittel_bewilligt", nach="landkreis-jahr", von="2016")
    tabellen = Document(io.BytesIO(als_docx(bild))).tables
    assert len(tabellen) == len(list(bild.tafeln()))
    for tabelle, tafel in zip(tabellen, bild.tafeln(), strict=True):
        assert [tuple(z.text for z in reihe.cells) for reihe in tabelle.rows][1:] == textzeilen(tafel)


# --- what a person wrote ----------------------------------------------------------------------------------------------


def wunsch(**anders: object) -> Anfragewunsch:
    felder = {"kennzahlen": ("kommunen_beraten",), "gliederung": "jahr", "von": "2019", "bis": "2021", "drucksache": "7/12345",
              "auswahl": Auswahl(ENDE, 3)}  # fmt: skip
    return anfragewunsch(**{**felder, **anders})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("anders", "satz"),
    [
        ({"kennzahlen": ()}, "Es ist keine Kennzahl gewählt"),
        ({"kennzahlen": ("polizisten",)}, "Unbekannte Kennzahl „polizisten“"),
        ({"gliederung": "dorf"}, "Die Gliederung „dorf“ gibt es nicht"),
        ({"von": "2022", "bis": "2021"}, "beginnt \\(2022\\) nach seinem Ende \\(2021\\)"),
        ({"von": "2024", "bis": "2025"}, "nach dem Stichtag 30.06.2023"),
        ({"von": "21"}, "„21“ ist als Beginn kein Jahr und kein Monat"),
        ({"von": "2021-13"}, "„2021-13“ ist als Beginn kein Jahr"),
        ({"bis": "2021-1-1"}, "als Ende kein Jahr"), ({"von": "1821"}, "als Beginn"), ({"von": "²021"}, "als Beginn"),
        ({"drucksache": ""}, "Es fehlt die Drucksachennummer"), ({"drucksache": "712345"}, "„712345“ ist keine Drucksachennummer"),
        ({"drucksache": "7/"}, "keine Drucksachennummer"), ({"drucksache": "7/12345; DROP"}, "keine Drucksachennummer"),
        ({"drucksache": "٧/١"}, "keine Drucksachennummer"), ({"betreff": "x\x00y"}, "nicht drucken"),
        ({"betreff": "x" * 200}, "Der Betreff hat 200 Zeichen"),
        ({"von": "2022", "bis": "2020", "auswahl": Auswahl(date(2020, 12, 31), 3)}, "nach seinem Ende"),
    ],
)  # fmt: skip
def test_a_wrong_order_is_refused_with_a_remedy(anders: dict[str, object], satz: str) -> None:
    with pytest.raises(Eingabefehler, match=f"{satz}.*Abhilfe: "):
        wunsch(**anders)


def test_a_good_order_is_understood() -> None:
    gut = wunsch(
        von=" 2019-02 ", bis="2024", drucksache=" 7 / 12345 ", kennzahlen=("kommunen_beraten",) * 2, betreff=" A  B "
    )
    assert gut == Anfragewunsch(
        ("kommunen_beraten",), Gliederung.JAHR, Zeitspanne(date(2019, 2, 1), ENDE, date(2024, 12, 31)), "7/12345", "A B"
    )
    assert gut.dateiname(Auswahl(ENDE, 3)) == "asskomm_Sachsen_2023-06-30_datenstand-3_drs-7-12345"
    assert str(wunsch(von="").spanne) == "bis 31.12.2021"


def test_a_kennzahl_without_data_is_refused(daten: Berichtsdaten) -> None:
    with pytest.raises(
        Eingabefehler,
        match=r"Zu „Eng kooperierende Kommunen“ liegt für Freistaat Sachsen im Zeitraum bis 31\.12\.2020 keine Angabe",
    ):
        papier(daten, "eng_kooperierende_kommunen", bis="2020")
    *_, leer = papier(daten, "kommunen_beraten", "eng_kooperierende_kommunen", bis="2020").tafeln()
    assert "Eng kooperierende Kommunen" in leer.titel
    assert leer.zeilen == (("keine Angabe",),)


def test_a_period_beyond_the_data_is_said(daten: Berichtsdaten) -> None:
    def worte(bis: str) -> str:
        bausteine = papier(daten, "kommunen_beraten", bis=bis).bausteine
        return " ".join(
            s for b in bausteine if isinstance(b, Absatz) and b.schluessel == "vorbemerkung" for s in b.saetze
        )

    assert "reicht bis zum 31.12.2025, die Angaben hier nur bis zum Stichtag 30.06.2023" in worte("2025")
    assert "gefragte Zeitraum" not in worte("2022")


def test_areas_have_what_was_published_of_them_beside_the_cases(daten: Berichtsdaten) -> None:
    bild = papier(daten, "kooperationsvereinbarungen")
    tafel = next(iter(bild.tafeln()))
    assert tafel.spalten[-1].titel == SPALTE
    zeilen = {zeile[0]: zeile for zeile in tafel.zeilen}
    assert zeilen["Erzgebirgskreis"][1] == 4
    assert str(zeilen["Erzgebirgskreis"][-1]).startswith("8 (")
    assert "23.02.2023" in str(zeilen["Erzgebirgskreis"][-1])
    assert (zeilen["Summe"][-1], zeilen[NICHT_ZUGEORDNET][-1]) == ("x", "x")
    assert "ohne Summe (x)" in tafel.fussnote
    frueher = gezaehlte(papier(daten, "kooperationsvereinbarungen", bis="2022"))[0]
    assert (
        "Landkreis Görlitz: Bis zum 31.12.2022 sind 9 belegt, mehr als veröffentlicht, nämlich 8 (" in frueher.fussnote
    )
    stand = {m.veroeffentlicht for m in daten.messwerte_je_raum(Auswahl(ENDE, 3), Ebene.LANDKREIS)
             if m.kennzahl.schluessel == "kooperationsvereinbarungen" and m.veroeffentlicht}  # fmt: skip
    assert {v.quelle_url for v in stand} <= {q.url for q in bild.quellen}
    eines = gezaehlte(papier(daten, "kooperationsvereinbarungen", landkreise=("14626",)))[0]
    assert "aufteilen" not in eines.fussnote


def test_a_dash_is_no_file() -> None:
    with pytest.raises(Eingabefehler, match="„-“ ist keine Datei"), ganz_oder_gar_nicht(Path("-")):
        pass


# --- the command ------------------------------------------------------------------------------------------------------


Laeufe = tuple[Path, dict[str, Lauf], pd.DataFrame]


@pytest.fixture(scope="module")
def laeufe(tmp_path_factory: pytest.TempPathFactory) -> Laeufe:
    """Calls of the command on a database of their own, and what the register holds after them."""
    ordner = tmp_path_factory.mktemp("anfrage")
    adresse = f"sqlite:///{ordner / 'neu' / 'a.sqlite'}"
    gut = (
        "anfrage",
        "--drucksache",
        "7/12345",
        "--kennzahl",
        "kommunale_praeventionsraete",
        "--von",
        "2019",
        "--bis",
        "2022",
    )

    ziel = ("-o", str(ordner / "x.docx"))

    def ruf(*argumente: str) -> Aufruf:
        return aufruf(*argumente, adresse=adresse)

    ergebnis = viele({
        "init": ruf("init"),
        "docx": ruf(*gut, "-o", str(ordner / "antwort.docx")),
        "noch einmal": ruf(*gut, "-o", str(ordner / "zweite.docx")),
        "json": ruf(*gut, "--gliederung", "jahr", "--format", "json"),
        "json als Datei": ruf(*gut, "--gliederung", "jahr", "-o", str(ordner / "antwort.json")),
        "ohne Kennzahl": ruf("anfrage", "--drucksache", "7/1", *ziel),
        "verkehrt": ruf(*gut, "--von", "2023", *ziel),
        "keine Drucksache": ruf("anfrage", "--kennzahl", "kommunen_beraten", *ziel),
        "falsche Drucksache": ruf("anfrage", "--drucksache", "Drs", "--kennzahl", "kommunen_beraten", *ziel),
        "ohne Daten": ruf("anfrage", "--drucksache", "7/1", "--kennzahl", "beccaria_laufend", "--bis", "2019", *ziel),
        "kein Ordner": ruf(*gut, "-o", str(ordner / "nicht" / "da.docx")),
        "Endung": ruf(*gut, "-o", str(ordner / "antwort.txt")),
        "Widerspruch": ruf(*gut, "--format", "pdf", "-o", str(ordner / "antwort2.docx")),
        "ohne Datei": ruf(*gut, "--format", "docx"),
        "zahlenregister": ruf("zahlenregister", "--format", "json"),
    })  # fmt: skip
    with create_engine(adresse).connect() as verbindung:
        ausgaben = pd.DataFrame([dict(z) for z in verbindung.execute(text("SELECT * FROM ausgabe")).mappings()])
    return ordner, ergebnis, ausgaben


def test_the_command_writes_the_answer_and_enters_it(laeufe: Laeufe) -> None:
    ordner, ergebnis, ausgaben = laeufe
    assert ergebnis["docx"].code == 0, ergebnis["docx"].fehler
    assert (
        "Tabelle 1: Kommunale Präventionsräte nach Landkreisen und Kreisfreien Städten, 01.01.2019 bis 31.12.2022"
        in ergebnis["docx"].ausgabe
    )
    assert (ordner / "antwort.docx").read_bytes() == (ordner / "zweite.docx").read_bytes()
    assert set(ausgaben["anlass"]) == {"Kleine Anfrage, Drucksache 7/12345"}
    assert set(ausgaben["art"]) == {"asskomm anfrage (docx)", "asskomm anfrage (json)"}
    je_landkreis = ausgaben[(ausgaben["gliederung"] == "landkreis") & (ausgaben["art"] == "asskomm anfrage (docx)")]
    assert len(je_landkreis) == 2 * 14
    register = ergebnis["zahlenregister"].objekte["ausgaben"]
    assert {a["Anlass"] for a in register} == {"Kleine Anfrage, Drucksache 7/12345"}


def test_the_json_is_the_frozen_paper(laeufe: Laeufe) -> None:
    ordner, ergebnis, _ = laeufe
    objekt = ergebnis["json"].objekte
    assert objekt == json.loads((ordner / "antwort.json").read_text("utf-8"))
    assert objekt["aufnahme"]["drucksache"] == "7/12345"
    assert objekt["aufnahme"]["stichtag"] == "2022-12-31", "without a Stichtag the end of the period"
    assert len(objekt["pruefwert"]) == 64


@pytest.mark.parametrize(
    ("name", "satz"),
    [
        ("ohne Kennzahl", "Es ist keine Kennzahl gewählt"), ("verkehrt", "beginnt (2023) nach"), ("keine Drucksache", "--drucksache"),
        ("falsche Drucksache", "„Drs“ ist keine Drucksachennummer"), ("ohne Daten", "Zu „Beccaria laufend“ liegt"),
        ("kein Ordner", "lässt sich nicht schreiben"), ("Endung", "antwort.txt"), ("Widerspruch", "passen nicht zusammen"),
        ("ohne Datei", "Für docx fehlt die Datei"),
    ],
)  # fmt: skip
def test_a_wrong_call_ends_with_2_and_leaves_nothing(laeufe: Laeufe, name: str, satz: str) -> None:
    ordner, ergebnis, ausgaben = laeufe
    lauf = ergebnis[name]
    assert lauf.code == 2, lauf
    assert satz in lauf.fehler
    assert "Abhilfe: " in lauf.fehler
    assert lauf.ausgabe == ""
    assert not (ordner / "x.docx").exists()
    assert {p.name for p in ordner.iterdir()} == {"neu", "antwort.docx", "zweite.docx", "antwort.json"}
    assert "7/1" not in " ".join(ausgaben["anlass"]).replace("7/12345", "")


def test_the_workbook_of_an_answer_has_numbers_and_signs(daten: Berichtsdaten) -> None:
    bild = papier(daten, "kommunale_praeventionsraete", von="2019", bis="2022")
    mappe = load_workbook(io.BytesIO(als_xlsx(bild)))
    zellen = [
        zelle.value for blatt in mappe for reihe in blatt.iter_rows() for zelle in reihe if zelle.value is not None
    ]
    tafel = gezaehlte(bild)[0]
    for wert in (zeile[1] for zeile in tafel.zeilen):
        assert wert in zellen
    assert "." in zellen
    assert 13 in zellen


def test_the_preview_shows_every_cell_and_no_markup() -> None:
    boese = Tafel(
        "t",
        f"Tabelle 1: {MARKUP}",
        (Spalte("<i>"), Spalte("Zahl", Zellenart.GANZZAHL)),
        (("<b>x</b>", "."), ("Summe", 3)),
        summenzeile=True,
    )
    html = vorschau_html(beispiel(bausteine=(boese, Absatz("<u>", ("<s>",))), titel="<h1>"))
    assert not re.search(r"<(i|b|u|s|h1)>", html)
    assert '<td class="zahl">.</td>' in html
    assert '<td class="zahl">3</td>' in html
    lang = Tafel("l", "Lang", (Spalte("Ort"),), tuple((f"Ort {n}",) for n in range(99)))
    html = vorschau_html(beispiel(bausteine=(lang,)))
    assert "Gezeigt sind 40 von 99 Zeilen." in html
    assert "Ort 98" in html
