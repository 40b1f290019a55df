"""What has every Word document of ours: German, real heading styles, a header with its marks, a footer with page numbers?"""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Dokument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as BEZIEHUNG
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from briefing.papiere.aufnahme import Lagebild
from briefing.papiere.klartext import einzeilig, klartext, verweis
from briefing.papiere.paket import ohne_uhr
from charts.thema import HELL
from domain.zeit import tag_kurz

SPRACHE = "de-DE"
SCHRIFT, ERSATZ = "Source Sans 3", "Arial"  # the second where the first is not installed
RAND = Cm(2.5)
A4 = (Cm(21.0), Cm(29.7))
HERAUSGEBER = "ASSKomm-Dashboard"
_GROESSEN = {"Title": 20, "Heading 1": 14, "Heading 2": 12, "Caption": 10}


def neues_dokument(lagebild: Lagebild, titel: str, kopf: str) -> Dokument:
    """An empty document for a paper: A4, German, with ``kopf`` on every page, footer and properties; it knows no clock."""
    dokument = Document()
    for beziehung in [r for r in dokument.part.package.rels.values() if r.reltype == BEZIEHUNG.THUMBNAIL]:
        dokument.part.package.rels.pop(beziehung.rId)
    _setze_eigenschaften(dokument, lagebild, titel)
    _setze_stile(dokument)
    abschnitt = dokument.sections[0]
    abschnitt.page_width, abschnitt.page_height = A4
    abschnitt.left_margin = abschnitt.right_margin = RAND
    abschnitt.top_margin, abschnitt.bottom_margin = Cm(2.5), Cm(2.2)
    _setze_kopf(abschnitt.header.paragraphs[0], lagebild, kopf)
    _setze_fuss(abschnitt.footer.paragraphs[0], lagebild)
    return dokument


def als_bytes(dokument: Dokument) -> bytes:
    """The file; the same document gives the same bytes."""
    puffer = io.BytesIO()
    dokument.save(puffer)
    return ohne_uhr(puffer.getvalue())


def _setze_eigenschaften(dokument: Dokument, lagebild: Lagebild, titel: str) -> None:
    e = dokument.core_properties
    tag = datetime(lagebild.stichtag.year, lagebild.stichtag.month, lagebild.stichtag.day)  # noqa: DTZ001 (a day, no moment)
    e.title, e.subject, e.language = (
        einzeilig(titel)[:250],
        einzeilig(f"{lagebild.raum}, {tag_kurz(lagebild.stichtag)}")[:250],
        SPRACHE,
    )
    e.author = e.last_modified_by = HERAUSGEBER
    e.created = e.modified = tag
    e.keywords, e.comments, e.revision = f"Prüfwert {lagebild.kennung}", einzeilig(lagebild.datenstand_text)[:250], 1


def _setze_stile(dokument: Dokument) -> None:
    vorgaben = dokument.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for sprache in vorgaben.findall(qn("w:lang")):
        vorgaben.remove(sprache)
    vorgaben.append(_element("w:lang", val=SPRACHE, eastAsia=SPRACHE, bidi="ar-SA"))
    normal = _stil(dokument, "Normal")
    normal.font.name, normal.font.size = SCHRIFT, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for name, groesse in _GROESSEN.items():
        stil = _stil(dokument, name)
        stil.font.size, stil.font.bold, stil.font.italic = Pt(groesse), True, False
        stil.font.color.rgb = RGBColor.from_string(HELL.tinte.removeprefix("#"))
        stil.paragraph_format.keep_with_next = True
        _setze_schrift(stil)
    titel = _stil(dokument, "Title")
    for rahmen in titel.element.pPr.findall(qn("w:pBdr")):
        titel.element.pPr.remove(rahmen)
    titel.paragraph_format.space_after = Pt(10)
    for name in ("Heading 1", "Caption"):
        _stil(dokument, name).paragraph_format.space_before = Pt(16)
    _setze_schrift(normal)
    _nenne_ersatzschrift(dokument)


def _stil(dokument: Dokument, name: str) -> ParagraphStyle:
    stil = dokument.styles[name]
    assert isinstance(stil, ParagraphStyle)
    return stil


def _setze_schrift(stil: ParagraphStyle) -> None:
    """By name for all scripts; the fonts of a theme would win over it."""
    schriften = stil.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(schriften.attrib):
        del schriften.attrib[name]
    for art in ("ascii", "hAnsi", "cs", "eastAsia"):
        schriften.set(qn(f"w:{art}"), SCHRIFT)


def _nenne_ersatzschrift(dokument: Dokument) -> None:
    """Where our typeface is missing, Word takes the one that is named for it."""
    for beziehung in dokument.part.rels.values():
        if beziehung.reltype == BEZIEHUNG.FONT_TABLE:
            teil: Any = beziehung.target_part
            neue = (
                f'<w:font w:name="{SCHRIFT}"><w:altName w:val="{ERSATZ}"/><w:family w:val="swiss"/></w:font></w:fonts>'
            )
            teil._blob = teil.blob.replace(b"</w:fonts>", neue.encode())


def _setze_kopf(absatz: Paragraph, lagebild: Lagebild, kopf: str) -> None:
    """What it is and of when; marks such as "Übungsdaten" stand there on every page."""
    _leise(absatz.add_run(klartext(f"{einzeilig(kopf)} · Stand {tag_kurz(lagebild.stichtag)}")))
    if lagebild.vermerke:
        lauf = absatz.add_run(klartext("\n" + " · ".join(v.upper() for v in lagebild.vermerke)))
        lauf.bold, lauf.font.size = True, Pt(10)


def _setze_fuss(absatz: Paragraph, lagebild: Lagebild) -> None:
    worte = f"{lagebild.raum} · {lagebild.datenstand_text} · Prüfwert {lagebild.kennung} · Seite "
    _leise(absatz.add_run(klartext(worte)))
    for nummer, feld in enumerate(("PAGE", "NUMPAGES")):
        if nummer:
            _leise(absatz.add_run(" von "))
        for lauf in _feld(absatz, feld, "1"):
            _leise(lauf)
    absatz.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _leise(lauf: Run) -> None:
    lauf.font.size = Pt(9)
    lauf.font.color.rgb = RGBColor.from_string(HELL.grau.removeprefix("#"))


def _feld(absatz: Paragraph, anweisung: str, ergebnis: str) -> Iterator[Run]:
    """A field that Word counts itself; ``ergebnis`` is shown until it does."""
    teile: tuple[Callable[[], Any], ...] = (
        lambda: _element("w:fldChar", fldCharType="begin"),
        lambda: _mit_text("w:instrText", f" {anweisung} "),
        lambda: _element("w:fldChar", fldCharType="separate"),
        lambda: _mit_text("w:t", ergebnis),
        lambda: _element("w:fldChar", fldCharType="end"),
    )
    for mache in teile:
        lauf = absatz.add_run()
        lauf._r.append(mache())
        yield lauf


def nummer(absatz: Paragraph, wort: str, stand: int) -> None:
    """``Tabelle 3`` counted by Word itself, for its list of tables."""
    absatz.add_run(f"{wort}\u00a0")
    list(_feld(absatz, f"SEQ {wort} \\* ARABIC", str(stand)))


def _element(name: str, **werte: str) -> Any:
    element = OxmlElement(name)
    for schluessel, wert in werte.items():
        element.set(qn(f"w:{schluessel}"), wert)
    return element


def _mit_text(name: str, text: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("xml:space"), "preserve")
    element.text = text
    return element


def verlinke(absatz: Paragraph, text: str, adresse: str) -> None:
    """The words as a link where the address is one of the web; else they stand beside it."""
    ziel = verweis(adresse)
    lauf = absatz.add_run(klartext(text))
    if not ziel:
        if adresse and adresse != text:
            absatz.add_run(klartext(f" ({einzeilig(adresse)})"))
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), absatz.part.relate_to(ziel, BEZIEHUNG.HYPERLINK, is_external=True))
    lauf._r.addprevious(link)
    link.append(lauf._r)
    lauf.font.underline = True


def querformat(dokument: Dokument, *, quer: bool) -> None:
    """From here on pages lie or stand; header and footer go on."""
    abschnitt = dokument.add_section()
    abschnitt.orientation = WD_ORIENT.LANDSCAPE if quer else WD_ORIENT.PORTRAIT
    abschnitt.page_width, abschnitt.page_height = (A4[1], A4[0]) if quer else A4
