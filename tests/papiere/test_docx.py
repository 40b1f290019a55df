"""Does a Word document say exactly what its Lagebild says, in German, tagged, and always in the same bytes?"""

import io
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.document import Document as Dokument
from docx.oxml.ns import qn

from briefing.papiere.aufnahme import Absatz, Lagebild, Papierart, Spalte, Tafel, Zellenart
from briefing.papiere.docx import HINWEISE, als_docx
from briefing.papiere.zelle import textzeilen, ueberschrift
from briefing.pressetext import entwurf
from tests.papiere.beispiel import LANG, MARKUP, OHNE_UMBRUCH, lagebild, zahlen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def oeffne(inhalt: bytes) -> Dokument:
    return Document(io.BytesIO(inhalt))


def teil(inhalt: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(inhalt)).read(name).decode("utf-8")


def absatztexte(dokument: Dokument) -> list[str]:
    return [absatz.text for absatz in dokument.paragraphs]


@pytest.fixture(scope="module")
def bild() -> Lagebild:
    return lagebild()


@pytest.fixture(scope="module")
def presse(bild: Lagebild) -> bytes:
    return als_docx(bild)


@pytest.fixture(scope="module")
def antwort(bild: Lagebild) -> bytes:
    return als_docx(replace(bild, art=Papierart.ANFRAGE, drucksache="7/12345", titel="Betreff der Anfrage"))


@pytest.fixture(params=["presse", "antwort"])
def inhalt(request: pytest.FixtureRequest) -> bytes:
    return request.getfixturevalue(request.param)


def test_the_same_lagebild_gives_the_same_bytes(presse: bytes, bild: Lagebild) -> None:
    assert als_docx(lagebild()) == presse
    assert als_docx(replace(bild, titel="anders", art=Papierart.ANFRAGE)) != presse


def test_it_knows_no_clock(inhalt: bytes) -> None:
    paket = zipfile.ZipFile(io.BytesIO(inhalt))
    assert {eintrag.date_time for eintrag in paket.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    kern = oeffne(inhalt).core_properties
    assert kern.created == kern.modified
    assert kern.created is not None
    assert kern.created.date() == date(2025, 6, 30)
    kommentare = [name for name in paket.namelist() if "comments" in name]
    assert not any("w:date=" in teil(inhalt, name) for name in kommentare)


def test_it_is_german_and_says_what_it_is(inhalt: bytes, bild: Lagebild) -> None:
    kern = oeffne(inhalt).core_properties
    assert kern.language == "de-DE"
    assert bild.kennung in kern.keywords or "Prüfwert" in kern.keywords
    assert kern.author == "ASSKomm-Dashboard"
    assert "python-docx" not in teil(inhalt, "docProps/core.xml")
    stile = ElementTree.fromstring(teil(inhalt, "word/styles.xml"))
    sprachen = [s.attrib[f"{W}val"] for s in stile.findall(f"{W}docDefaults//{W}lang")]
    assert sprachen == ["de-DE"]
    assert "en-US" not in teil(inhalt, "word/document.xml")


def test_every_page_says_stand_marks_and_its_number(inhalt: bytes) -> None:
    abschnitt = oeffne(inhalt).sections[0]
    assert "Stand 30.06.2025" in abschnitt.header.paragraphs[0].text
    assert "ÜBUNGSDATEN" in abschnitt.header.paragraphs[0].text
    fuss = abschnitt.footer.paragraphs[0]
    assert "Datenstand 14 vom 01.07.2025" in fuss.text
    assert "Prüfwert" in fuss.text
    felder = [e.text.strip() for e in fuss._p.iter(qn("w:instrText"))]
    assert felder == ["PAGE", "NUMPAGES"]


def test_headings_are_headings_and_there_is_one_title(inhalt: bytes) -> None:
    dokument = oeffne(inhalt)
    stile = [absatz.style.name for absatz in dokument.paragraphs if absatz.style is not None]
    assert stile.count("Title") == 1
    assert stile.count("Heading 1") >= 3
    ebenen = [int(name[-1]) for name in stile if name.startswith("Heading")]
    assert all(b - a <= 1 for a, b in zip([0, *ebenen], ebenen, strict=False)), "no level is left out"


def test_pictures_have_words_for_those_who_cannot_see_them(presse: bytes, bild: Lagebild) -> None:
    eigenschaften = [e for e in oeffne(presse).element.body.iter() if e.tag.endswith("}docPr")]
    assert [e.get("descr") for e in eigenschaften] == [abbild.alt for abbild in bild.bilder()]
    assert len(eigenschaften) == 3
    ganz = "\n".join(absatztexte(oeffne(presse)))
    for abbild in bild.bilder():
        assert all(f"{wort} {zahl}".strip() in ganz for _, wort, zahl in abbild.legende)
        assert abbild.unterschrift in ganz


def test_the_press_draft_reads_back_as_the_draft(presse: bytes, bild: Lagebild) -> None:
    text, dokument = entwurf(bild), oeffne(presse)
    ganz = "\n".join(absatztexte(dokument))
    for satz in text.saetze():
        assert satz.text in ganz
    assert text.ueberschrift in ganz
    stelle = absatztexte(dokument).index(HINWEISE)
    davor = "\n".join(absatztexte(dokument)[:stelle])
    for hinweis in text.hinweise:
        assert hinweis in ganz
        assert hinweis not in davor, "notes are no part of the text"
    for zahl in bild.zahlen():
        if zahl.wert is not None:
            assert zahl.satz in davor, zahl.titel


def test_each_sentence_of_the_draft_carries_its_proof_as_a_comment(presse: bytes, bild: Lagebild) -> None:
    kommentare = [kommentar.text for kommentar in oeffne(presse).comments]
    assert kommentare == [satz.beleg for satz in entwurf(bild).saetze()]
    assert len(kommentare) > 6


def test_every_table_of_an_answer_reads_back_cell_by_cell(antwort: bytes, bild: Lagebild) -> None:
    tafeln = [b for b in bild.bausteine if isinstance(b, Tafel) and b.zeilen]
    tabellen = oeffne(antwort).tables
    assert len(tabellen) == len(tafeln) == 2
    zellen = 0
    for tafel, tabelle in zip(tafeln, tabellen, strict=True):
        kopf, *zeilen = [[zelle.text for zelle in reihe.cells] for reihe in tabelle.rows]
        assert kopf == [ueberschrift(spalte) for spalte in tafel.spalten]
        for gelesen, gemeint, werte in zip(zeilen, textzeilen(tafel), tafel.zeilen, strict=True):
            for ist, soll, wert in zip(gelesen, gemeint, werte, strict=True):
                assert ist == soll if wert is not None else ist in (".", "")
                zellen += 1
    assert zellen > 300


def test_tables_have_a_header_row_that_repeats_and_a_name(antwort: bytes, bild: Lagebild) -> None:
    for tabelle in oeffne(antwort).tables:
        erste, *weitere = tabelle._tbl.tr_lst
        assert erste.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(reihe.find(f"{W}trPr/{W}tblHeader") is None for reihe in weitere)
        assert all(reihe.find(f"{W}trPr/{W}cantSplit") is not None for reihe in tabelle._tbl.tr_lst)
        assert tabelle._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")
        assert tabelle._tbl.tblPr.find(f"{W}tblLook").get(f"{W}firstRow") == "1"
    summe = oeffne(antwort).tables[0].rows[-1]
    assert all(lauf.bold for zelle in summe.cells for absatz in zelle.paragraphs for lauf in absatz.runs)


def test_an_answer_names_drucksache_subject_and_sources(antwort: bytes, bild: Lagebild) -> None:
    dokument = oeffne(antwort)
    texte = absatztexte(dokument)
    assert "Drucksache: 7/12345" in texte
    assert "Betreff der Anfrage" in texte
    ganz = "\n".join(texte)
    for quelle in bild.quellen:
        assert quelle.titel in ganz
    ziele = {b.target_ref for b in dokument.part.rels.values() if b.is_external}
    assert all(ziel.startswith("https://") for ziel in ziele), "only pages of the web can be followed"
    assert any(ziel.startswith(f"{bild.adresse}/zitat?id=") for ziel in ziele)


def test_numbered_tables_are_counted_by_word_and_wide_ones_lie_across() -> None:
    schmal = Tafel(
        "a",
        "Tabelle 1: Schmal",
        (Spalte("Ort"), Spalte("Zahl", Zellenart.GANZZAHL)),
        (("Flöha", "x"), ("Summe", 3)),
        summenzeile=True,
    )
    breit = Tafel("b", "Tabelle 2: Breit", tuple(Spalte(f"S{n}", Zellenart.EURO) for n in range(9)), (tuple(range(9)),))
    bild = lagebild(
        art=Papierart.ANFRAGE, drucksache="7/1", bausteine=(schmal, breit, Absatz("Zeichen", ("x = nicht sinnvoll",)))
    )
    dokument = oeffne(als_docx(bild))
    unterschriften = [a for a in dokument.paragraphs if a.style is not None and a.style.name == "Caption"]
    assert [a.text.replace("\u00a0", " ") for a in unterschriften] == ["Tabelle 1: Schmal", "Tabelle 2: Breit"]
    assert [e.text.strip() for a in unterschriften for e in a._p.iter(qn("w:instrText"))] == [
        "SEQ Tabelle \\* ARABIC"
    ] * 2
    quer = [
        s.page_width is not None and s.page_height is not None and s.page_width > s.page_height
        for s in dokument.sections
    ]
    assert quer == [False, True, False]
    assert dokument.tables[0].rows[1].cells[1].text == "x", "a sign is written as it is"
    assert dokument.sections[1].header.is_linked_to_previous


def test_hostile_and_long_words_are_harmless_text() -> None:
    worte = (MARKUP, LANG, OHNE_UMBRUCH, "Steuer\x0bzeichen\x00", "]]>", "</w:t>")
    tafel = Tafel(
        "t", "Tabelle 1: \x01" + MARKUP, (Spalte("A\x02"), Spalte(LANG)), tuple((w, w) for w in worte), fussnote="\x03"
    )
    for art in Papierart:
        bild = lagebild(
            art=art, titel=MARKUP + "\x04", raum=LANG * 3, datenstand_text="\x05", vermerke=("\x06 <b>",), drucksache="1/2",
            bausteine=(tafel, zahlen(), Absatz("\x07", worte, schluessel="vergleich")),
        )  # fmt: skip
        dokument = oeffne(als_docx(bild))
        assert dokument.paragraphs
        if art is Papierart.ANFRAGE:
            assert dokument.tables[0].rows[1].cells[0].text == MARKUP
            assert dokument.tables[0].rows[6].cells[0].text == "</w:t>"
