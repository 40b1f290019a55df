"""How is one slide made from a layout of the template, with what must stand on every one?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide
from pptx.util import Pt

from briefing.papiere.folien.mass import PUNKT, gepasst
from briefing.papiere.folien.vorlage import plaetze_im
from briefing.papiere.klartext import klartext, verweis

_RAND = {"lIns": 91_440, "rIns": 91_440, "tIns": 45_720, "bIns": 45_720}  # what PowerPoint assumes


@dataclass(frozen=True)
class Kasten:
    """Where something lies on a slide, in points."""

    links: float
    oben: float
    breit: float
    hoch: float

    @property
    def lage(self) -> str:
        """As DrawingML says it."""
        x, y, b, h = (round(wert * PUNKT) for wert in (self.links, self.oben, self.breit, self.hoch))
        return f'<a:off x="{x}" y="{y}"/><a:ext cx="{b}" cy="{h}"/>'


@dataclass(frozen=True)
class Lauf:
    """The words of a paragraph and how they look; ``farbe`` is one of the theme, ``abstand`` points above, ``punkt`` a dot before."""

    text: str
    groesse: float
    fett: bool = False
    farbe: str = ""
    adresse: str = ""
    abstand: float = 0.0
    punkt: bool = False


def raum(muster: LayoutPlaceholder) -> Kasten:
    """The room within a placeholder of a layout: for text without its insets, for a thing the whole."""
    ding = muster.placeholder_format.type in (
        PP_PLACEHOLDER.OBJECT,
        PP_PLACEHOLDER.PICTURE,
        PP_PLACEHOLDER.CHART,
        PP_PLACEHOLDER.TABLE,
    )
    koerper = muster._element.find(f".//{qn('a:bodyPr')}")
    innen = {seite: 0 if ding or koerper is None else int(koerper.get(seite, _RAND[seite])) for seite in _RAND}
    links, oben, breit, hoch = (int(wert or 0) for wert in (muster.left, muster.top, muster.width, muster.height))
    return Kasten(
        (links + innen["lIns"]) / PUNKT, (oben + innen["tIns"]) / PUNKT,
        (breit - innen["lIns"] - innen["rIns"]) / PUNKT, (hoch - innen["tIns"] - innen["bIns"]) / PUNKT,
    )  # fmt: skip


def raum_im_layout(praesentation: Presentation, layout: str, name: str) -> Kasten:
    """The same before there is a slide."""
    vorlage = praesentation.slide_layouts.get_by_name(layout)
    assert vorlage is not None, "the template was checked"
    return raum(next(platz for platz in plaetze_im(vorlage) if platz.name == name))


class Folie:
    """A slide whose placeholders are filled by their names; what stays empty is taken away by ``fertig``."""

    def __init__(self, praesentation: Presentation, layout: str) -> None:
        vorlage = praesentation.slide_layouts.get_by_name(layout)
        assert vorlage is not None, "the template was checked"
        self.folie: Slide = praesentation.slides.add_slide(vorlage)
        self._muster: dict[str, LayoutPlaceholder] = {platz.name: platz for platz in plaetze_im(vorlage)}
        namen = {platz.placeholder_format.idx: name for name, platz in self._muster.items()}
        self._plaetze: dict[str, Any] = {}
        for platz in self.folie.placeholders:
            platz.name = namen[platz.placeholder_format.idx]
            self._plaetze[platz.name] = platz
        self._belegt: set[str] = set()

    def kasten(self, name: str) -> Kasten:
        return raum(self._muster[name])

    def platznummer(self, name: str) -> int:
        return int(self._muster[name].placeholder_format.idx)

    def schreibe(self, name: str, text: str, groessen: Sequence[float], *, fett: bool = False) -> None:
        """One paragraph in a placeholder, in the first of the sizes in which it fits; nothing if there is no text."""
        if not text:
            return
        kasten = self.kasten(name)
        passt = gepasst(text, kasten.breit, kasten.hoch, groessen, fett=fett)
        self.fuelle(name, [Lauf(passt.text, passt.groesse)])

    def fuelle(self, name: str, absaetze: Sequence[Lauf]) -> None:
        """Paragraphs in a placeholder that were measured before."""
        self._belegt.add(name)
        schreibe_absaetze(self._plaetze[name], absaetze)

    def ersetze(self, name: str, *elemente: Any) -> None:
        """Things in the place of a placeholder; the first one takes its part."""
        platz = self._plaetze[name]._element
        for element in elemente:
            platz.addprevious(element)
        platz.getparent().remove(platz)
        del self._plaetze[name]

    def naechste_kennung(self) -> int:
        return max(int(wert) for wert in self.folie.shapes._spTree.xpath(".//p:cNvPr/@id")) + 1

    def fertig(self, fusszeile: str, notizen: str) -> None:
        """Footer, number and notes; empty placeholders go, and things are read in the order in which they are seen."""
        for name, platz in self._plaetze.items():
            if name not in self._belegt:
                platz._element.getparent().remove(platz._element)
        self._fuss("Fußzeile", "ftr", fusszeile)
        self._fuss("Foliennummer", "sldNum", "")
        baum = self.folie.shapes._spTree
        formen = sorted(self.folie.shapes, key=lambda form: (round((form.top or 0) / PUNKT), form.left or 0))
        for form in formen:
            baum.append(form._element)
        rahmen = self.folie.notes_slide.notes_text_frame
        assert rahmen is not None, "the master of the notes has a body"
        rahmen.text = notizen

    def _fuss(self, name: str, art: str, text: str) -> None:
        """python-pptx leaves out footer and number when it makes a slide."""
        muster = self._muster[name]
        if art == "sldNum":
            feld = '<a:fld id="{8E0D7B5C-5B3A-4F5B-9C39-2C1E7D1F0A01}" type="slidenum"><a:rPr lang="de-DE"/><a:t>‹Nr.›</a:t></a:fld>'
        else:
            kasten = self.kasten(name)
            passt = gepasst(text, kasten.breit, kasten.hoch, (10, 9, 8))
            feld = f'<a:r><a:rPr lang="de-DE" sz="{round(passt.groesse * 100)}"/><a:t/></a:r>'
        form = parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{self.naechste_kennung()}" name="{name}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{art}" sz="quarter" idx="{muster.placeholder_format.idx}"/>'
            f"</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{feld}</a:p></p:txBody></p:sp>"
        )
        if art == "ftr":
            form.find(f".//{qn('a:t')}").text = passt.text
        self.folie.shapes._spTree.append(form)


def schreibe_absaetze(form: Any, absaetze: Sequence[Lauf]) -> None:
    """Fills the text of a shape with one paragraph each."""
    rahmen = form.text_frame
    for nummer, lauf in enumerate(absaetze):
        absatz = rahmen.add_paragraph() if nummer else rahmen.paragraphs[0]
        if nummer and lauf.abstand:
            absatz.space_before = Pt(lauf.abstand)
        if lauf.punkt:
            _mit_punkt(absatz._p)
        _schreibe_lauf(absatz.add_run(), lauf)


def _mit_punkt(absatz: Any) -> None:
    eigenschaft = absatz.get_or_add_pPr()
    eigenschaft.set("marL", str(EINZUG * PUNKT))
    eigenschaft.set("indent", str(-EINZUG * PUNKT))
    eigenschaft.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="Arial"/>'))
    eigenschaft.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))


EINZUG = 18  # points before the text of an item


def _schreibe_lauf(run: Any, lauf: Lauf) -> None:
    run.text = klartext(lauf.text).replace("\n", " ")
    run.font.size = Pt(lauf.groesse)
    if lauf.fett:
        run.font.bold = True
    if lauf.farbe:
        farbe = (
            f'<a:srgbClr val="{lauf.farbe[1:]}"/>'
            if lauf.farbe.startswith("#")
            else f'<a:schemeClr val="{lauf.farbe}"/>'
        )
        run.font._element.insert(0, parse_xml(f"<a:solidFill {nsdecls('a')}>{farbe}</a:solidFill>"))
    if adresse := verweis(lauf.adresse):
        run.hyperlink.address = adresse
