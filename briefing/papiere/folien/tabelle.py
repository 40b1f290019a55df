"""What is a table as DrawingML: native, editable, its head marked, numbers at the right?"""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from briefing.papiere.folien.folie import Kasten
from briefing.papiere.folien.mass import PUNKT
from briefing.papiere.folien.tafelfolie import OBEN, SEITLICH, Feld, Teil
from briefing.papiere.klartext import klartext

_OHNE_STIL = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "Keine Formatvorlage, kein Raster": the lines are ours
_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def tabellenelement(teil: Teil, kasten: Kasten, kennung: int, name: str, alt: str, *, platz: int | None = None) -> Any:
    """The table as a graphic frame; ``platz``: number of the placeholder whose part it takes."""
    hoch = sum(teil.hoehen)
    lage = Kasten(kasten.links, kasten.oben, teil.breit, hoch).lage
    ph = "" if platz is None else f'<p:ph idx="{platz}"/>'
    spalten = "".join(f'<a:gridCol w="{round(breit * PUNKT)}"/>' for breit in teil.breiten)
    zeilen = [(teil.kopf, True, False), *((zeile, False, False) for zeile in teil.zeilen)]
    if teil.summe:
        zeilen[-1] = (zeilen[-1][0], False, True)
    koerper = "".join(
        f'<a:tr h="{round(hoehe * PUNKT)}">{"".join(_zelle(f, teil.groesse, kopf=kopf, summe=summe) for f in zeile)}</a:tr>'
        for (zeile, kopf, summe), hoehe in zip(zeilen, teil.hoehen, strict=True)
        if zeile
    )
    merkmale = (' firstRow="1"' if teil.kopf else "") + (' lastRow="1"' if teil.summe else "")
    return parse_xml(
        f"<p:graphicFrame {nsdecls('p', 'a', 'r')}><p:nvGraphicFramePr><p:cNvPr id={quoteattr(str(kennung))} "
        f"name={quoteattr(klartext(name))} descr={quoteattr(klartext(alt))}/><p:cNvGraphicFramePr><a:graphicFrameLocks "
        f'noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{ph}</p:nvPr></p:nvGraphicFramePr><p:xfrm>{lage}</p:xfrm><a:graphic>'
        f'<a:graphicData uri="{_URI}"><a:tbl><a:tblPr{merkmale}><a:tableStyleId>{_OHNE_STIL}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{spalten}</a:tblGrid>{koerper}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _zelle(feld: Feld, groesse: float, *, kopf: bool, summe: bool) -> str:
    fett = kopf or summe
    farbe = "tx2" if feld.unbekannt else "tx1"
    stil = f'lang="de-DE" sz="{round(groesse * 100)}" b="{int(fett)}"'
    lauf = (
        f"<a:r><a:rPr {stil}>{_fuellung(farbe)}</a:rPr><a:t>{escape(klartext(feld.text))}</a:t></a:r>"
        if feld.text
        else ""
    )
    absatz = f'<a:pPr algn="{"r" if feld.rechts else "l"}"/>{lauf}<a:endParaRPr {stil}/>'
    rahmen = _kasten() if feld.farbe else _linien(kopf=kopf, summe=summe)
    grund = _fuellung(feld.farbe) if feld.farbe else "<a:noFill/>"
    seitlich, oben = round(SEITLICH * PUNKT), round(OBEN * PUNKT)
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{absatz}</a:p></a:txBody><a:tcPr marL="{seitlich}" marR="{seitlich}" '
        f'marT="{oben}" marB="{oben}" anchor="{"b" if kopf else "t"}">{rahmen}{grund}</a:tcPr></a:tc>'
    )


def _linien(*, kopf: bool, summe: bool) -> str:
    """A strong line under the head and over the total, light ones between rows, none at the sides."""
    ohne = "".join(f'<a:{seite} w="0"><a:noFill/></a:{seite}>' for seite in ("lnL", "lnR"))
    oben = _linie("lnT", "tx1", 1.0) if summe else ""
    unten = _linie("lnB", "tx1", 1.0) if kopf else _linie("lnB", "bg2", 0.75)
    return ohne + oben + unten


def _kasten() -> str:
    """A line around a cell that is a colour of a legend: the lightest would not be seen on white."""
    return "".join(_linie(seite, "tx2", 0.75) for seite in ("lnL", "lnR", "lnT", "lnB"))


def _linie(seite: str, farbe: str, staerke: float) -> str:
    return f'<a:{seite} w="{round(staerke * PUNKT)}">{_fuellung(farbe)}</a:{seite}>'


def _fuellung(farbe: str) -> str:
    wahl = f'<a:srgbClr val="{farbe[1:]}"/>' if farbe.startswith("#") else f'<a:schemeClr val="{farbe}"/>'
    return f"<a:solidFill>{wahl}</a:solidFill>"
