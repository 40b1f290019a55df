"""Do the slides say what the Lagebild says, may they be edited, heard and shown, and are they always the same bytes?"""

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.oxml.ns import qn
from sqlalchemy import Engine

from briefing.papiere.aufnahme import Abbild, Absatz, Lagebild, Reihen, Spalte, Tafel, Zahlenreihe, Zellenart
from briefing.papiere.folien import schaubild
from briefing.papiere.folien.mass import ZEILENHOEHE, gepasst, textbreite, umgebrochen
from briefing.papiere.folien.notizen import zur_zahl
from briefing.papiere.folien.vorlage import LAYOUTS, MITGELIEFERT
from briefing.papiere.lagebild import zusammenstellen
from briefing.papiere.paket import entpackt, gepackt
from briefing.papiere.pptx import als_pptx
from briefing.papiere.wunsch import Teil, Wunsch
from charts.thema import HELL
from config import WURZEL
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from domain.auswahl import Auswahl
from domain.fehler import Eingabefehler
from tests.papiere import beispiel

NBSP = "\u00a0"
LANGER_TEXT = "Wort=1 " * 6_000  # 42,000 characters
STEUERZEICHEN = "a\x00b\x07c\x1bd\x0be\ufffff"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def geoeffnet(datei: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(datei))


@pytest.fixture(scope="module")
def bild() -> Lagebild:
    return beispiel.lagebild()


@pytest.fixture(scope="module")
def datei(bild: Lagebild) -> bytes:
    return als_pptx(bild)


@pytest.fixture(scope="module")
def folien(datei: bytes) -> list[Any]:
    return list(geoeffnet(datei).slides)


def form(folie: Any, name: str) -> Any:
    """The shape of this name; None if there is none."""
    return next((f for f in folie.shapes if f.name == name), None)


def alle_texte(folie: Any) -> str:
    return "\n".join(t.text or "" for t in folie._element.iter(f"{A}t"))


def notizen(folie: Any) -> str:
    return str(folie.notes_slide.notes_text_frame.text)


def formen(folien: list[Any], art: str) -> list[Any]:
    """All charts ("has_chart") or tables ("has_table") in their order."""
    return [f for folie in folien for f in folie.shapes if getattr(f, art, False)]


def deutsch(wert: Any, spalte: Spalte, cent: bool) -> str:
    """A cell as a German would write it; not the product's own function."""
    if wert is None:
        return "keine Angabe"
    if isinstance(wert, date):
        return f"{wert.day:02d}.{wert.month:02d}.{wert.year}"
    if isinstance(wert, str):
        return wert
    stellen = {Zellenart.EURO: 2 if cent else 0, Zellenart.GANZZAHL: 0}.get(spalte.art, spalte.stellen)
    zahl = {Zellenart.EURO: wert / 100, Zellenart.ANTEIL: wert * 100}.get(spalte.art, wert)
    text = f"{zahl:,.{stellen}f}".replace(",", "#").replace(".", ",").replace("#", ".")
    return f"{text}{NBSP}%" if spalte.art is Zellenart.ANTEIL else text


# --- figures, charts, tables: the same as in the Lagebild -------------------------------------------------------------


def test_every_figure_stands_on_a_slide_and_its_notes_can_prove_it(bild: Lagebild, folien: list[Any]) -> None:
    for zahl in bild.zahlen():
        (folie,) = [f for f in folien if form(f, f"Zahl {zahl.schluessel}") is not None]
        karte = form(folie, f"Zahl {zahl.schluessel}").text_frame.text
        assert zahl.text in karte.splitlines()
        rede = notizen(folie)
        quelle = zahl.quelle.titel if zahl.quelle else "eigene Zählung"
        for text in (zahl.titel, zahl.satz, zahl.definition, zahl.abgrenzung, zahl.zeitraum, zahl.vorbehalt, quelle):
            assert text in rede
        assert ("Fassung 2" in rede) == any(
            z.fassung == 2 for z in bild.zahlen() if form(folie, f"Zahl {z.schluessel}")
        )


def test_a_contradiction_and_a_reservation_are_seen_on_the_card(folien: list[Any]) -> None:
    texte = "\n".join(alle_texte(folie) for folie in folien)
    assert "Steht in 2 Widersprüchen" in texte
    assert "Vorbehalt: mehr belegt als veröffentlicht (17, Stand 31.12.2024)" in texte


def werte_im_xml(schaubild: Any) -> list[tuple[str, list[str], list[float | None]]]:
    """Name, categories and values of each series as the XML of the chart has them."""
    reihen = []
    for reihe in schaubild._chartSpace.iter(f"{C}ser"):
        name = reihe.find(f"{C}tx").find(f".//{C}v").text
        kategorien = [v.text for v in reihe.find(f"{C}cat").iter(f"{C}v")]
        punkte = {int(p.get("idx")): float(p.find(f"{C}v").text) for p in reihe.find(f"{C}val").iter(f"{C}pt")}
        anzahl = int(reihe.find(f"{C}val").find(f".//{C}ptCount").get("val"))
        reihen.append((name, kategorien, [punkte.get(n) for n in range(anzahl)]))
    return reihen


def werte_der_mappe(schaubild: Any) -> list[tuple[str, list[str], list[float | None]]]:
    """The same from the workbook behind it, where the XML says it stands."""
    mappe = openpyxl.load_workbook(io.BytesIO(schaubild.part.chart_workbook.xlsx_part.blob))
    reihen = []
    for reihe in schaubild._chartSpace.iter(f"{C}ser"):
        orte = [reihe.find(f"{C}{teil}").find(f".//{C}f").text for teil in ("tx", "cat", "val")]
        zellen = []
        for ort in orte:
            blatt, bereich = ort.split("!")
            gelesen = mappe[blatt][bereich]
            zellen.append([z[0].value for z in gelesen] if isinstance(gelesen, tuple) else [gelesen.value])
        assert all(z.data_type != "f" for zeile in mappe[blatt].iter_rows() for z in zeile)
        reihen.append((zellen[0][0], zellen[1], zellen[2]))
    return reihen


def ohne_zusatz(kategorien: list[Any]) -> list[str]:
    return [str(k).removesuffix(" (keine Angabe)") for k in kategorien]


def pruefe_schaubilder(bild: Lagebild, folien: list[Any]) -> int:
    """Charts, their XML and their workbooks say what ``reihen`` say, and say it where the picture's title stands."""
    erwartet = [(b.titel, b.reihen) for b in bild.bilder() if b.reihen]
    gezeichnet = [(folie, f.chart) for folie in folien for f in folie.shapes if getattr(f, "has_chart", False)]
    assert len(erwartet) == len(gezeichnet)
    for (titel, reihen), (folie, chart) in zip(erwartet, gezeichnet, strict=True):
        assert form(folie, "Titel").text_frame.text == titel
        for gelesen in (werte_im_xml(chart), werte_der_mappe(chart)):
            assert [(name, werte) for name, _, werte in gelesen] == [(n, list(w)) for n, w in reihen.reihen]
            for _, kategorien, _ in gelesen:
                assert tage_oder_text(kategorien) == list(reihen.kategorien)
    return len(gezeichnet)


def tage_oder_text(kategorien: list[Any]) -> list[str]:
    """Categories as they were given, also where the chart has days."""
    if isinstance(kategorien[0], date):
        return [f"{tag:%d.%m.%Y}" for tag in kategorien]
    if all(re.fullmatch(r"4\d{4}", str(k)) for k in kategorien):
        return [f"{date(1899, 12, 30) + timedelta(int(k)):%d.%m.%Y}" for k in kategorien]
    return ohne_zusatz(kategorien)


def test_charts_and_their_workbooks_have_the_values_of_the_picture(bild: Lagebild, folien: list[Any]) -> None:
    assert pruefe_schaubilder(bild, folien) == 2


def test_an_unknown_value_is_a_gap_with_a_word_and_zero_is_a_number(folien: list[Any]) -> None:
    balken, verlauf = (f.chart for f in formen(folien, "has_chart"))
    (_, kategorien, werte) = werte_im_xml(balken)[0]
    assert dict(zip(kategorien, werte, strict=True))["Zwickau (keine Angabe)"] is None
    assert dict(zip(kategorien, werte, strict=True))["Görlitz"] == 0
    assert balken._chartSpace.find(f".//{C}dispBlanksAs").get("val") == "gap"
    assert verlauf._chartSpace.find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_charts_start_at_zero_are_flat_german_and_in_colours_of_the_theme(folien: list[Any]) -> None:
    for chart in (f.chart for f in formen(folien, "has_chart")):
        xml = chart._chartSpace
        assert xml.find(f".//{C}valAx").find(f".//{C}min").get("val") == "0"
        assert xml.find(f".//{C}view3D") is None
        assert {art.tag for art in xml.find(f".//{C}plotArea")} & {f"{C}barChart", f"{C}lineChart"}
        assert all("#,##0" in m.get("formatCode") for m in xml.iter(f"{C}numFmt") if m.getparent().tag != f"{C}catAx")
        assert xml.find(f"{C}lang").get("val") == "de-DE"
        toene = {s.get("val") for reihe in xml.iter(f"{C}ser") for s in reihe.find(f"{C}spPr").iter(f"{A}schemeClr")}
        assert toene <= {"accent1", "accent2", "accent3", "accent4"}
        assert {d.get("lang") for d in xml.iter(f"{A}defRPr")} == {"de-DE"}
        assert xml.find(f".//{C}dLbls") is not None


def test_a_bar_that_the_page_draws_in_grey_is_grey_here() -> None:
    zeilen = [{"name": "a", "art": 0}, {"name": "b", "art": 1}, {"name": "c", "art": 2}]
    bild = replace(
        beispiel.balken(), spec=json.dumps(json.loads(beispiel.balken().spec) | {"datasets": {"zeilen": zeilen}}),
        reihen=Reihen("balken", ("a", "b", "c"), (("x", (1.0, 2.0, 3.0)),)),
    )  # fmt: skip
    chart = formen(list(geoeffnet(als_pptx(mit(bild))).slides), "has_chart")[0].chart
    toene = {
        p.find(f"{C}idx").get("val"): p.find(f".//{A}schemeClr").get("val") for p in chart._chartSpace.iter(f"{C}dPt")
    }
    assert toene == {"1": "accent5", "2": "bg1"}


def test_negative_values_are_not_cut_off_at_zero() -> None:
    reihen = Reihen("balken", ("a", "b"), (("x", (-5.0, 3.0)),))
    chart = formen(list(geoeffnet(als_pptx(mit(replace(beispiel.balken(), reihen=reihen)))).slides), "has_chart")[
        0
    ].chart
    assert chart._chartSpace.find(f".//{C}valAx").find(f".//{C}min") is None


def test_a_long_course_has_a_true_axis_of_time() -> None:
    tage = tuple(f"{date(2020, 1, 31) + timedelta(30 * n):%d.%m.%Y}" for n in range(40))
    werte = tuple(float(n) if n % 7 else None for n in range(40))
    bild = mit(replace(beispiel.verlauf(), reihen=Reihen("linie", tage, (("x", werte), ("y", (None,) * 39 + (4.0,))))))
    folien = list(geoeffnet(als_pptx(bild)).slides)
    assert pruefe_schaubilder(bild, folien) == 1
    assert formen(folien, "has_chart")[0].chart._chartSpace.find(f".//{C}dateAx") is not None


def test_many_bars_go_over_slides_on_one_scale() -> None:
    namen = tuple(f"Kommune {n:03d}" for n in range(90))
    bild = mit(replace(beispiel.balken(), reihen=Reihen("balken", namen, (("x", tuple(map(float, range(90)))),))))
    charts = [f.chart for f in formen(list(geoeffnet(als_pptx(bild)).slides), "has_chart")]
    gelesen = [paar for c in charts for _, k, w in werte_im_xml(c) for paar in zip(k, w, strict=True)]
    assert gelesen == [(name, float(n)) for n, name in enumerate(namen)]
    assert len(charts) == 5
    assert len({c._chartSpace.find(f".//{C}valAx").find(f".//{C}max").get("val") for c in charts}) == 1


def tafeln_auf_folien(folien: list[Any], titel: str) -> list[Any]:
    """The tables of the slides with this title, parts included."""
    muster = re.compile(re.escape(titel) + r"(?: \(\d+ von \d+\))?")
    treffer = [f for f in folien if form(f, "Titel") is not None and muster.fullmatch(form(f, "Titel").text_frame.text)]
    return [f.table for folie in treffer for f in folie.shapes if getattr(f, "has_table", False)]


def zeilen_der(tafeln: list[Any]) -> list[list[str]]:
    return [[zelle.text_frame.text for zelle in zeile.cells] for tafel in tafeln for zeile in list(tafel.rows)[1:]]


def gleich_oder_gekuerzt(gezeigt: str, ganz: str) -> bool:
    """The same, or visibly its beginning."""
    ganz = " ".join(ganz.replace("\t", " ").split(" ")).strip()
    return gezeigt == ganz or (gezeigt.endswith("…") and ganz.startswith(gezeigt[:-1].rstrip()))


def pruefe_tafel(tafel: Tafel, titel: str, folien: list[Any]) -> None:
    gezeigt = zeilen_der(tafeln_auf_folien(folien, titel))
    if not tafel.zeilen:
        assert gezeigt[0][0] == "nichts vorhanden"
        return
    cent = [
        any((z[n] or 0) % 100 for z in tafel.zeilen) if s.art is Zellenart.EURO else True
        for n, s in enumerate(tafel.spalten)
    ]
    assert len(gezeigt) == len(tafel.zeilen)
    for nr, (texte, werte) in enumerate(zip(gezeigt, tafel.zeilen, strict=True), 1):
        for text, wert, spalte, c in zip(texte, werte, tafel.spalten, cent, strict=True):
            erwartet = deutsch(wert, spalte, c)
            if isinstance(wert, str):
                assert gleich_oder_gekuerzt(text, erwartet), (text, erwartet)
            elif wert is None:
                ohne = tafel.summenzeile and nr == len(tafel.zeilen) and spalte.art in (Zellenart.TEXT, Zellenart.TAG)
                assert text == ("" if ohne else erwartet)
            else:
                assert text == erwartet


def test_tables_are_native_and_have_every_cell(bild: Lagebild, folien: list[Any]) -> None:
    for baustein in bild.bausteine:
        if isinstance(baustein, Tafel):
            pruefe_tafel(baustein, baustein.titel, folien)
        elif isinstance(baustein, Abbild):
            pruefe_tafel(baustein.tafel, f"{baustein.titel}: Tabelle", folien)


def test_tables_flag_their_head_and_total_and_align_numbers_to_the_right(folien: list[Any]) -> None:
    teile = tafeln_auf_folien(folien, "Nachweis: Förderfälle nach Kommunen")
    assert len(teile) > 1
    assert all(teil.first_row for teil in teile)
    assert [teil.last_row for teil in teile] == [False] * (len(teile) - 1) + [True]
    assert len(list(teile[-1].rows)) > 2, "the total does not stand alone"
    for zeile in teile[0].rows:
        seiten = [zelle.text_frame.paragraphs[0]._p.pPr.get("algn") for zelle in zeile.cells]
        assert seiten == ["l", "r", "r", "r", "r", "l"]


def test_no_table_has_merged_cells(folien: list[Any]) -> None:
    for tafel in formen(folien, "has_table"):
        assert not [
            z for z in tafel._element.iter(f"{A}tc") if {"gridSpan", "rowSpan", "hMerge", "vMerge"} & set(z.keys())
        ]


def test_a_table_of_300_rows_loses_none() -> None:
    tafel = beispiel.nachweis(300)
    folien = list(geoeffnet(als_pptx(mit(tafel))).slides)
    pruefe_tafel(tafel, tafel.titel, folien)


def test_a_wide_table_repeats_its_first_column_and_cuts_no_number() -> None:
    spalten = (Spalte("Kommune"), *(Spalte(f"Betrag {n}", Zellenart.EURO) for n in range(20)))
    zeilen = tuple((f"Ort {z}", *(123_456_789_01 + n for n in range(20))) for z in range(3))
    teile = tafeln_auf_folien(list(geoeffnet(als_pptx(mit(Tafel("w", "Breit", spalten, zeilen)))).slides), "Breit")
    assert len(teile) > 1
    for teil in teile:
        assert [zeile.cells[0].text_frame.text for zeile in teil.rows] == ["Kommune", "Ort 0", "Ort 1", "Ort 2"]
    betraege = [t for teil in teile for t in [z.text_frame.text for z in list(teil.rows)[1].cells][1:]]
    assert betraege == [deutsch(123_456_789_01 + n, spalten[1], cent=True) for n in range(20)]


def mit(*bausteine: Any, **anders: Any) -> Lagebild:
    return beispiel.lagebild(bausteine=bausteine, **anders)


# --- what stands on every slide ---------------------------------------------------------------------------------------


def test_every_slide_says_what_it_is_and_proves_it(bild: Lagebild, folien: list[Any]) -> None:
    titel = [form(folie, "Titel").text_frame.text for folie in folien]
    assert all(titel)
    assert len(set(titel)) == len(titel)
    for folie in folien:
        fuss = form(folie, "Fußzeile").text_frame.text
        for text in ("30.06.2025", bild.datenstand_text, bild.kennung, bild.raum):
            assert text in fuss
        assert form(folie, "Vermerk").text_frame.text == "Übungsdaten"
        assert form(folie, "Foliennummer")._element.find(f".//{A}fld").get("type") == "slidenum"
        for text in (
            "Achtung: Übungsdaten",
            f"30.{NBSP}Juni{NBSP}2025",
            bild.datenstand_text,
            bild.kennung,
            bild.zitat,
        ):
            assert text in notizen(folie)


def test_without_a_reservation_there_is_no_band() -> None:
    for folie in geoeffnet(als_pptx(mit(beispiel.zahlen(), vermerke=()))).slides:
        assert form(folie, "Vermerk") is None


def test_no_placeholder_stays_empty(folien: list[Any]) -> None:
    for folie in folien:
        for platz in folie.placeholders:
            assert not platz.has_text_frame or platz.text_frame.text.strip()


def test_everything_that_is_no_text_has_words(bild: Lagebild, folien: list[Any]) -> None:
    worte = []
    for folie in folien:
        for art in ("pic", "graphicFrame"):
            worte += [e.find(f".//{qn('p:cNvPr')}").get("descr") for e in folie._element.iter(qn(f"p:{art}"))]
    assert all(worte)
    assert len(worte) > 12
    for abbild in bild.bilder():
        assert abbild.alt in worte
    assert f"QR-Code zum Zitierlink {bild.zitat}" in worte
    assert any(wort.startswith("Legende: kein Beleg: 414; Beratung: 1") for wort in worte)


def test_every_word_is_german(folien: list[Any]) -> None:
    for folie in folien:
        for wurzel in (folie._element, folie.notes_slide._element):
            for lauf in (*wurzel.iter(f"{A}r"), *wurzel.iter(f"{A}fld")):
                assert lauf.find(f"{A}rPr").get("lang") == "de-DE"


def test_things_are_read_in_the_order_in_which_they_are_seen(folien: list[Any]) -> None:
    for folie in folien:
        orte = [(round(f.top / 12_700), f.left) for f in folie.shapes]
        assert orte == sorted(orte)


def test_the_last_slide_names_all_sources_and_links_only_to_the_web(bild: Lagebild, folien: list[Any]) -> None:
    letzte = alle_texte(folien[-1])
    assert form(folien[-1], "Titel").text_frame.text == "Quellen"
    for quelle in bild.quellen:
        assert quelle.titel.split("http")[0][:40] in letzte
        assert quelle.url in notizen(folien[-1])
    ziele = {b.target_ref for folie in folien for b in folie.part.rels.values() if b.is_external}
    assert ziele == {bild.quellen[0].url, bild.zitat}


def test_sentences_stand_as_a_list_where_they_are_one(folien: list[Any]) -> None:
    (folie,) = [f for f in folien if form(f, "Titel").text_frame.text == "Kernaussagen"]
    punkte = form(folie, "Inhalt")._element.iter(f"{A}buChar")
    assert len(list(punkte)) == 3


def test_neighbouring_texts_share_a_slide_and_long_ones_take_several() -> None:
    kurz = [Absatz(f"Titel {n}", ("Ein kurzer Satz.",)) for n in range(3)]
    lang = Absatz(
        "Lang", tuple(f"Satz {n} mit einigen Wörtern, die den Platz der Folie brauchen." for n in range(40)), liste=True
    )
    titel = [form(f, "Titel").text_frame.text for f in geoeffnet(als_pptx(mit(*kurz, lang))).slides]
    assert titel[1] == "Titel 0"
    assert "Titel 1" not in titel
    assert [t for t in titel if t.startswith("Lang (")] == titel[2:-1]
    assert len(titel) > 4


def test_properties_are_those_of_the_lagebild(bild: Lagebild, datei: bytes) -> None:
    kern = geoeffnet(datei).core_properties
    assert kern.title == f"Lagebild ASSKomm: Sachsen am 30.{NBSP}Juni{NBSP}2025"
    assert bild.kennung in kern.comments
    assert (kern.author, kern.language, kern.identifier) == ("ASSKomm", "de-DE", bild.kennung)
    assert "Übungsdaten" in kern.keywords


# --- the same bytes ---------------------------------------------------------------------------------------------------

_ZWEITER = (
    "import sys; from hashlib import sha256; from briefing.papiere.pptx import als_pptx; "
    "from tests.papiere.beispiel import lagebild; sys.stdout.write(sha256(als_pptx(lagebild())).hexdigest())"
)


def test_twice_and_from_another_process_it_is_the_same_file(bild: Lagebild, datei: bytes) -> None:
    from hashlib import sha256

    assert als_pptx(bild) == datei
    lauf = subprocess.run(
        [sys.executable, "-c", _ZWEITER], cwd=WURZEL, capture_output=True, text=True, check=True,
        env={"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert lauf.stdout == sha256(datei).hexdigest()


def test_no_clock_is_in_it_not_even_in_the_workbooks_of_charts(datei: bytes) -> None:
    mappen = [inhalt for name, inhalt in entpackt(datei).items() if name.endswith(".xlsx")]
    assert len(mappen) == 2
    for paket in (datei, *mappen):
        with ZipFile(io.BytesIO(paket)) as archiv:
            assert {eintrag.date_time for eintrag in archiv.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"2025-06-30T00:00:00Z</dcterms:created>" in archiv.read("docProps/core.xml")


# --- room -------------------------------------------------------------------------------------------------------------


def test_widths_are_those_of_arial_or_a_little_more() -> None:
    for text, fett, tausendstel in (
        ("Kommunen", False, 667 + 556 + 833 + 833 + 556 + 556 + 556 + 556), ("126", True, 3 * 556),
        ("Größe %", False, 778 + 333 + 556 + 611 + 556 + 278 + 889), ("Würfel", True, 944 + 611 + 389 + 333 + 556 + 278),
    ):  # fmt: skip
        genau = tausendstel * 20 / 1000
        assert genau <= textbreite(text, 20, fett=fett) <= genau * 1.06


@given(st.text(max_size=600), st.floats(40, 800), st.floats(12, 400), st.booleans())
@settings(max_examples=300)
def test_a_fitted_text_has_room_and_is_cut_visibly(text: str, breite: float, hoehe: float, fett: bool) -> None:
    passt = gepasst(text, breite, hoehe, (20, 14, 10), fett=fett)
    zeilen = umgebrochen(passt.text, breite, passt.groesse, fett=fett)
    assert len(zeilen) <= max(1, int(hoehe / (passt.groesse * ZEILENHOEHE) + 0.01))
    einzeln = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    einzeln = re.sub(r"[ \t\r\n]+", " ", einzeln).strip(" ")
    assert passt.text == einzeln or (passt.text.endswith("…") and einzeln.startswith(passt.text[:-1]))


def pruefe_platz(folien: list[Any], breit: int, hoch: int) -> None:
    """Nothing leaves the slide, tables stay above the footer, words stay in their box."""
    for folie in folien:
        for f in folie.shapes:
            assert f.left >= 0
            assert f.top >= 0
            assert f.left + f.width <= breit + 12_700
            assert f.top + f.height <= hoch
            if getattr(f, "has_table", False):
                assert f.top + f.height <= form(folie, "Fußzeile").top
            elif f.has_text_frame and f.name not in ("Foliennummer",):
                pruefe_worte(f)


def pruefe_worte(f: Any) -> None:
    rand = 0.6 * 914_400 if f.name == "Vermerk" else 0
    hoch = 0.0
    for absatz in f.text_frame.paragraphs:
        groesse = max((lauf.font.size.pt for lauf in absatz.runs), default=0)
        fett = any(lauf.font.bold for lauf in absatz.runs) or f.name in ("Titel", "Vermerk")
        einzug = 18 if absatz._p.find(f".//{A}buChar") is not None else 0
        breit = (f.width - rand) / 12_700 - einzug
        hoch += len(umgebrochen(absatz.text, breit, groesse, fett=fett)) * groesse * ZEILENHOEHE
        hoch += absatz.space_before.pt if absatz.space_before else 0
    assert hoch <= f.height / 12_700 + 1, (f.name, f.text_frame.text[:80])


def test_nothing_runs_over_its_box(datei: bytes) -> None:
    praesentation = geoeffnet(datei)
    assert praesentation.slide_width / praesentation.slide_height == pytest.approx(16 / 9, abs=0.001)
    pruefe_platz(list(praesentation.slides), praesentation.slide_width, praesentation.slide_height)


def boeses_lagebild() -> Lagebild:
    """The worst that could be frozen: endless, with control characters, many rows and categories, words without an end."""
    lang, endlos = LANGER_TEXT, "Ä" * 40_000
    zahl = replace(
        beispiel.zahl("x", lang), text=endlos, satz=lang, definition=lang, abgrenzung=endlos, vorbehalt=lang, herkunft=lang,
        veraenderung=STEUERZEICHEN, belegt=lang, zeitraum=endlos, quelle=replace(beispiel.BOESE, titel=lang, stand=endlos),
    )  # fmt: skip
    tafel = Tafel(
        "t", lang, (Spalte(endlos), Spalte(STEUERZEICHEN, Zellenart.GANZZAHL)),
        tuple((STEUERZEICHEN if n % 2 else lang if n < 4 else lang[:300], n) for n in range(300)), unterschrift=lang, fussnote=endlos,
    )  # fmt: skip
    namen = tuple(f"{n} {endlos[:5_000]}" for n in range(30))
    reihen = Reihen("balken", namen, ((lang, tuple(float(n) for n in range(30))), (endlos, (None,) * 30)), endlos)
    bild = replace(
        beispiel.balken(), titel=STEUERZEICHEN, alt=lang, tafel=tafel, reihen=reihen, fussnote=lang, unterschrift=lang
    )
    karte = replace(beispiel.karte(), legende=tuple((f"#0B5D{n:02X}", endlos, lang[:50]) for n in range(40)))
    return beispiel.lagebild(
        titel=lang, raum=endlos, datenstand_text=STEUERZEICHEN, vermerke=(lang,), vergleich=endlos,
        bausteine=(Zahlenreihe(lang, (zahl,) * 8), bild, karte, tafel, Absatz(endlos, (lang, endlos, STEUERZEICHEN), liste=True)),
        quellen=(replace(beispiel.BOESE, titel=endlos),) * 40,
    )  # fmt: skip


def test_the_worst_words_do_no_harm() -> None:
    praesentation = geoeffnet(als_pptx(boeses_lagebild()))
    pruefe_platz(list(praesentation.slides), praesentation.slide_width, praesentation.slide_height)
    texte = "\n".join(alle_texte(folie) for folie in praesentation.slides)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", texte)
    assert "a\ufffdb" in texte
    assert "…" in texte


def test_a_lagebild_of_nothing_still_has_a_title_and_the_way_to_its_proof() -> None:
    folien = list(geoeffnet(als_pptx(beispiel.lagebild(bausteine=(), quellen=(), vermerke=(), vergleich=""))).slides)
    assert len(folien) == 2
    assert beispiel.lagebild().adresse in alle_texte(folien[-1])


# --- templates --------------------------------------------------------------------------------------------------------


def vorlage_mit(tmp_path: Path, alt: str, neu: str, name: str = "eigene.pptx", teil: str = "") -> Path:
    """The bundled template with some words of its XML changed."""
    teile = entpackt(MITGELIEFERT.read_bytes())
    geaendert = {n: i.replace(alt.encode(), neu.encode()) if teil in n else i for n, i in teile.items()}
    assert geaendert != teile
    (tmp_path / name).write_bytes(gepackt(geaendert))
    return tmp_path / name


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_missing_layout_is_named(layout: str, tmp_path: Path) -> None:
    pfad = vorlage_mit(tmp_path, f'<p:cSld name="{layout}">', '<p:cSld name="Anders">')
    with pytest.raises(Eingabefehler, match=f"„eigene.pptx“ fehlt etwas: das Folienlayout „{layout}“. Abhilfe: "):
        als_pptx(mit(), pfad)


def test_every_missing_placeholder_is_named(tmp_path: Path) -> None:
    pfad = vorlage_mit(tmp_path, 'name="Vermerk"', 'name="Band"')
    with pytest.raises(Eingabefehler) as fehler:
        als_pptx(mit(), pfad)
    for layout in LAYOUTS:
        assert f"der Platzhalter „Vermerk“ im Layout „{layout}“" in str(fehler.value)


def test_a_placeholder_without_room_is_named(tmp_path: Path) -> None:
    pfad = vorlage_mit(tmp_path, 'cy="3986784"', 'cy="900000"', teil="slideLayout6")
    with pytest.raises(Eingabefehler, match=f"Platz für „Inhalt“ im Layout „Tabelle“ .mindestens 12,7 × 7,1{NBSP}cm"):
        als_pptx(mit(), pfad)


@pytest.mark.parametrize("inhalt", ["leer", "text", "abgeschnitten", "xlsx", "xml"])
def test_a_broken_template_is_an_input_error(inhalt: str, tmp_path: Path) -> None:
    ganz = MITGELIEFERT.read_bytes()
    mappe = io.BytesIO()
    openpyxl.Workbook().save(mappe)
    kaputt = entpackt(ganz) | {"ppt/slideMasters/slideMaster1.xml": b"<p:sldMaster"}
    arten = {
        "leer": b"",
        "text": b"PK Hallo",
        "abgeschnitten": ganz[:3000],
        "xlsx": mappe.getvalue(),
        "xml": gepackt(kaputt),
    }
    pfad = tmp_path / "kaputt.pptx"
    pfad.write_bytes(arten[inhalt])
    with pytest.raises(Eingabefehler, match=r"„kaputt\.pptx“ ist keine lesbare Folienvorlage .* Abhilfe: "):
        als_pptx(mit(), pfad)


def test_a_device_and_a_huge_file_are_no_template(tmp_path: Path) -> None:
    with pytest.raises(Eingabefehler, match=r"„zero“ ist keine Datei"):
        als_pptx(mit(), Path("/dev/zero"))
    gross = tmp_path / "gross.pptx"
    with gross.open("wb") as datei:
        datei.truncate(50_000_001)
    with pytest.raises(Eingabefehler, match="größer als 50\u00a0MB"):
        als_pptx(mit(), gross)


def test_published_figures_stand_on_their_days_with_a_mark_of_their_kind() -> None:
    tage = ("12.02.2020", "25.06.2021", "30.06.2021")
    reihen = (
        ("Beratene, mindestens belegt", (1.0, 2.0, 2.0)),
        ("Beratene, veröffentlicht", (90.0, None, None)),
        ("Beratene, veröffentlicht (über)", (None, 100.0, None)),
    )
    teile = entpackt(als_pptx(mit(replace(beispiel.verlauf(), reihen=Reihen("linie", tage, reihen)))))
    (xml,) = [inhalt.decode() for name, inhalt in teile.items() if name.startswith("ppt/charts/chart")]
    assert "<c:dateAx>" in xml
    assert [xml.count(f'symbol val="{z}"') for z in ("circle", "triangle")] == [2, 1]
    assert "[$-407]&quot;über &quot;#,##0" in xml


def test_notes_say_once_what_is_not_counted() -> None:
    (zahl, *_) = beispiel.lagebild().zahlen()
    text = zur_zahl(replace(zahl, abgrenzung="Nicht gezählt: Landkreise."))
    assert text.count("Nicht gezählt: ") == 1


def test_a_template_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(Eingabefehler, match=r"„weg\.pptx“ ist nicht lesbar"):
        als_pptx(mit(), tmp_path / "weg.pptx")


def test_a_potx_with_other_colours_places_and_examples_is_followed(tmp_path: Path) -> None:
    pfad = vorlage_mit(tmp_path, "presentation.main+xml", "template.main+xml", "eigene.potx", "Content_Types")
    teile = entpackt(pfad.read_bytes())
    teile["ppt/theme/theme1.xml"] = teile["ppt/theme/theme1.xml"].replace(HELL.gruen[1:].encode(), b"123456")
    pfad.write_bytes(gepackt(teile))
    beispielfolien = pptx.Presentation(
        io.BytesIO(gepackt(teile | {"[Content_Types].xml": entpackt(MITGELIEFERT.read_bytes())["[Content_Types].xml"]}))
    )
    beispielfolien.slides.add_slide(beispielfolien.slide_layouts[0]).shapes.title.text = "Beispiel der Vorlage"
    beispielfolien.save(str(tmp_path / "beispiele.pptx"))
    for vorlage in (pfad, tmp_path / "beispiele.pptx"):
        datei = als_pptx(mit(beispiel.balken()), vorlage)
        assert b"123456" in entpackt(datei)["ppt/theme/theme1.xml"]
        assert "Beispiel der Vorlage" not in "".join(alle_texte(folie) for folie in geoeffnet(datei).slides)


def test_the_order_of_reading_follows_the_template(tmp_path: Path) -> None:
    pfad = vorlage_mit(
        tmp_path,
        '<a:off x="0" y="0"/><a:ext cx="12191695"',
        '<a:off x="0" y="6300000"/><a:ext cx="12191695"',
        teil="slideLayout4",
    )
    (folie,) = [f for f in geoeffnet(als_pptx(mit(beispiel.balken()), pfad)).slides if formen([f], "has_chart")]
    assert [f.name for f in folie.shapes] == [
        "Titel",
        "Unterzeile",
        "Diagramm",
        "Fußnote",
        "Vermerk",
        "Fußzeile",
        "Foliennummer",
    ]


def test_the_bundled_template_is_what_its_script_writes() -> None:
    import folienvorlage

    assert folienvorlage.vorlage() == MITGELIEFERT.read_bytes()
    thema = folienvorlage.thema()
    for farbe in (HELL.gruen, HELL.blau, HELL.burgund, HELL.orange, HELL.tinte, HELL.grau):
        assert farbe[1:] in thema


# --- of real data -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def echte(maschine: Engine) -> tuple[Lagebild, ...]:
    """Of the bundled data, for the whole state and for a directorate, with all parts."""
    return tuple(_echte(maschine))


def _echte(maschine: Engine) -> Iterator[Lagebild]:
    daten = Berichtsdaten(direkt(maschine))
    for direktionen in ((), ("Görlitz",)):
        auswahl = Auswahl(date(2022, 6, 30), daten.neuester_datenstand(), date(2021, 6, 30), direktionen)
        yield zusammenstellen(daten, auswahl, Wunsch(teile=tuple(Teil)), adresse="https://asskomm.example").lagebild


@pytest.mark.parametrize("datenbank", ["sqlite"], indirect=True)
def test_slides_of_the_bundled_data_are_as_true_as_the_made_up_ones(mitgeliefert: Engine) -> None:
    for bild in echte(mitgeliefert):
        praesentation = geoeffnet(als_pptx(bild))
        folien = list(praesentation.slides)
        pruefe_platz(folien, praesentation.slide_width, praesentation.slide_height)
        assert pruefe_schaubilder(bild, folien) >= 5
        for abbild in bild.bilder():
            if abbild.reihen is not None and len(abbild.tafel.zeilen) < 20:
                pruefe_tafel(abbild.tafel, f"{abbild.titel}: Tabelle", folien)


def test_a_hint_explains_what_a_chart_leaves_open() -> None:
    zwei = Reihen("balken", ("a", "b"), (("x", (1.0, None)), ("y", (2.0, 3.0))))
    assert schaubild.hinweis_auf_luecken(zwei) == "Ohne Balken: keine Angabe (b)."
    assert "Lücke in einer Linie" in schaubild.hinweis_auf_luecken(
        Reihen("linie", tuple("abcde"), (("x", (1.0, 2.0, None, 3.0, 4.0)),))
    )
    assert schaubild.hinweis_auf_luecken(Reihen("linie", ("a", "b"), (("x", (1.0, 2.0)),))) == ""
