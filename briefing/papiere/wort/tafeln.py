"""How do tables and pictures of a paper look in Word: a caption, a header row that repeats, words for those who cannot see them?"""

import io
import re
from typing import Any

from docx.document import Document as Dokument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table, _Cell

from briefing.papiere import zeichner
from briefing.papiere.aufnahme import Abbild, Spalte, Tafel, Zellenart
from briefing.papiere.klartext import einzeilig, klartext
from briefing.papiere.wort.dokument import nummer, querformat
from briefing.papiere.zelle import UNBEKANNT, ist_zahl, ohne_summe, textzeilen, ueberschrift
from charts.thema import HELL

HOCH, QUER = Cm(16.0), Cm(24.7)
VIELE_SPALTEN = 7  # more lie across
BILDPUNKTE = 1600
ZEICHEN, POLSTER = Pt(5.4), Cm(0.4)  # width of a character at SCHRIFTGRAD, and of the rim of a cell
LAENGSTES_WORT, LAENGSTE_ZEILE = 28, 60
SCHRIFTGRAD, KLEIN = Pt(10), Pt(9)
_NUMMER = re.compile(r"Tabelle (\d+): (.*)", re.DOTALL)


def setze_tafel(dokument: Dokument, tafel: Tafel) -> None:
    """Caption, table and notes; a wide one on pages of its own that lie across."""
    quer = len(tafel.spalten) > VIELE_SPALTEN
    if quer:
        querformat(dokument, quer=True)
    _unterschrift(dokument, tafel.titel)
    if tafel.zeilen:
        _tabelle(dokument, tafel, QUER if quer else HOCH)
    else:
        dokument.add_paragraph("Die Tabelle hat keine Zeilen: Es ist nichts bekannt.")
    for stelle, text in enumerate(filter(None, (tafel.unterschrift, tafel.fussnote))):
        absatz = dokument.add_paragraph()
        absatz.paragraph_format.space_before, absatz.paragraph_format.space_after = Pt(0 if stelle else 4), Pt(2)
        lauf = absatz.add_run(klartext(text))
        lauf.font.size = KLEIN
    if quer:
        querformat(dokument, quer=False)


def _unterschrift(dokument: Dokument, titel: str) -> None:
    """Above a table; one that is numbered is counted by Word."""
    absatz = dokument.add_paragraph(style="Caption")
    if treffer := _NUMMER.fullmatch(einzeilig(titel)):
        nummer(absatz, "Tabelle", int(treffer[1]))
        absatz.add_run(f": {treffer[2]}")
    else:
        absatz.add_run(einzeilig(titel))


def _tabelle(dokument: Dokument, tafel: Tafel, breite: int) -> None:
    zeilen = textzeilen(tafel)
    tabelle = dokument.add_table(rows=1 + len(zeilen), cols=len(tafel.spalten))
    tabelle.alignment, tabelle.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _beschreibe(tabelle, tafel)
    breiten = _breiten(tafel, zeilen, breite)
    reihen = list(tabelle._tbl.tr_lst)
    for spalte, weite in zip(tabelle.columns, breiten, strict=True):
        spalte.width = Emu(weite)
    koepfe = tuple(ueberschrift(spalte) for spalte in tafel.spalten)
    letzte = len(zeilen) if tafel.summenzeile else -1
    for stelle, texte in enumerate((koepfe, *zeilen)):
        werte = tafel.zeilen[stelle - 1] if stelle else ()
        for platz, (tc, text, spalte) in enumerate(zip(reihen[stelle].tc_lst, texte, tafel.spalten, strict=True)):
            fehlt = stelle > 0 and werte[platz] is None and not (stelle == letzte and ohne_summe(spalte))
            zelle = _Cell(tc, tabelle)
            zelle.width = Emu(breiten[platz])
            _fuelle(zelle, UNBEKANNT if fehlt else text, spalte, fett=stelle in (0, letzte))
        _zeile(reihen[stelle], kopf=stelle == 0, summe=stelle == letzte)


def _beschreibe(tabelle: Table, tafel: Tafel) -> None:
    """Lines above and below only, and the title for readers who hear the table."""
    eigenschaften = tabelle._tbl.tblPr
    for name, wert in (("w:tblCaption", tafel.titel), ("w:tblDescription", tafel.unterschrift or tafel.titel)):
        element = OxmlElement(name)
        element.set(qn("w:val"), einzeilig(wert))
        eigenschaften.append(element)
    rahmen = OxmlElement("w:tblBorders")
    for seite in ("top", "bottom", "insideH"):
        rahmen.append(_linie(seite, "4" if seite == "insideH" else "8"))
    eigenschaften.insert_element_before(
        rahmen, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription"
    )
    blick = eigenschaften.find(qn("w:tblLook"))
    if blick is not None:
        blick.set(qn("w:firstRow"), "1")
        blick.set(qn("w:lastRow"), "1" if tafel.summenzeile else "0")


def _linie(seite: str, staerke: str) -> Any:
    linie = OxmlElement(f"w:{seite}")
    for name, wert in (("val", "single"), ("sz", staerke), ("space", "0"), ("color", HELL.rand.removeprefix("#"))):
        linie.set(qn(f"w:{name}"), wert)
    return linie


def _zeile(reihe: Any, *, kopf: bool, summe: bool) -> None:
    """No row is torn apart; the header comes again on every page; the total is set off by a line."""
    eigenschaften = reihe.get_or_add_trPr()
    eigenschaften.append(OxmlElement("w:cantSplit"))
    if kopf:
        eigenschaften.append(OxmlElement("w:tblHeader"))
    if summe:
        for tc in reihe.tc_lst:
            rahmen = OxmlElement("w:tcBorders")
            rahmen.append(_linie("top", "12"))
            tc.get_or_add_tcPr().append(rahmen)


def _fuelle(zelle: _Cell, text: str, spalte: Spalte, *, fett: bool) -> None:
    absatz = zelle.paragraphs[0]
    lauf = absatz.add_run(klartext(text))
    lauf.font.size, lauf.bold = SCHRIFTGRAD, fett
    absatz.paragraph_format.space_after = absatz.paragraph_format.space_before = Pt(1)
    absatz.paragraph_format.line_spacing = 1.0
    if ist_zahl(spalte) or spalte.art is Zellenart.TAG:
        absatz.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _breiten(tafel: Tafel, zeilen: list[tuple[str, ...]], breite: int) -> list[int]:
    """Every column holds its longest word; what is left goes to those whose cells are longer than that."""
    mindestens, wuensche = list[int](), list[int]()
    for platz, spalte in enumerate(tafel.spalten):
        texte = [zeile[platz] for zeile in zeilen]
        ganz = ist_zahl(spalte) or spalte.art is Zellenart.TAG  # a number is one word
        worte = [wort for text in texte for wort in ([text] if ganz else re.split(r"[ \n/-]", text))]
        worte += re.split(r"[ \n]", ueberschrift(spalte).replace("/", "/ "))
        laengstes = min(max(map(len, worte), default=0), LAENGSTES_WORT)
        mindestens.append(ZEICHEN * (laengstes + 1) + POLSTER)
        wuensche.append(ZEICHEN * max(0, min(max(map(len, texte), default=0), LAENGSTE_ZEILE) - laengstes))
    rest = breite - sum(mindestens)
    if rest < 0:
        return [int(weite * breite / sum(mindestens)) for weite in mindestens]
    gewuenscht = sum(wuensche) or 1
    mehr = min(1.0, rest / gewuenscht)
    return [int(weite + wunsch * mehr) for weite, wunsch in zip(mindestens, wuensche, strict=True)]


def setze_bild(dokument: Dokument, abbild: Abbild) -> None:
    """A picture under its heading, with its words and its alternative text."""
    dokument.add_heading(einzeilig(abbild.titel), 2)
    absatz = dokument.add_paragraph()
    absatz.paragraph_format.keep_with_next = True
    bild = absatz.add_run().add_picture(io.BytesIO(zeichner.png(abbild, BILDPUNKTE)), width=HOCH)
    eigenschaften = bild._inline.docPr
    eigenschaften.set("descr", einzeilig(abbild.alt))
    eigenschaften.set("title", einzeilig(abbild.titel))
    if abbild.legende:
        _legende(dokument, abbild)
    for text in filter(None, (abbild.unterschrift, abbild.fussnote)):
        lauf = dokument.add_paragraph().add_run(klartext(text))
        lauf.font.size = KLEIN
        lauf.font.color.rgb = RGBColor.from_string(HELL.grau.removeprefix("#"))


def _legende(dokument: Dokument, abbild: Abbild) -> None:
    """A square of each colour with its word and number; the words alone say it, too."""
    absatz = dokument.add_paragraph()
    absatz.paragraph_format.keep_with_next = True
    for farbe, wort, zahl in abbild.legende:
        quadrat = absatz.add_run("■ ")
        quadrat.font.color.rgb = RGBColor.from_string(farbe.removeprefix("#"))
        absatz.add_run(klartext(f"{wort} {zahl}".strip() + "   ")).font.size = KLEIN
