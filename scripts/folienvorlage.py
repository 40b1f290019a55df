"""How is the bundled template of the slides made? ``python scripts/folienvorlage.py`` writes briefing/papiere/vorlagen/folien.pptx.

Written from nothing but this file and the colours of the charts, so the same source gives the same bytes. What a template of a
ministry must have says briefing/papiere/vorlagen/README-folien.md.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

from briefing.papiere.paket import gepackt
from charts.thema import HELL

ZIEL = Path(__file__).resolve().parents[1] / "briefing" / "papiere" / "vorlagen" / "folien.pptx"
SCHRIFT = "Arial"  # on every machine that opens slides; the product's own typeface is not
ZOLL = 914_400
BREIT, HOCH, RAND = 13.333, 7.5, 0.6  # inches: 16:9
WARNUNG, WARNTEXT = "F7D117", "1D1D1B"  # as on the screen
NAMENSRAUM = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
KOPF = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ART = "application/vnd.openxmlformats-officedocument.presentationml"
_BEZUG = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Platz:
    """A placeholder: its name, its kind and number, where it lies (inches), how its text looks."""

    name: str
    art: str
    nummer: int
    kasten: tuple[float, float, float, float]
    stil: str = ""  # attributes of its first level
    farbe: str = "tx1"
    anker: str = "t"
    rand: float = 0.0  # inset at the left
    gefuellt: bool = False
    vorgabe: str = ""


INHALT = (RAND, 2.02, BREIT - 2 * RAND, 4.36)
VERMERK = Platz(
    "Vermerk", "body", 20, (0, 0, BREIT, 0.42), 'sz="1400" b="1"', WARNTEXT, "ctr", RAND, True, "Vermerk"
)  # fmt: skip
TITEL = Platz(
    "Titel", "title", 0, (RAND, 0.55, BREIT - 2 * RAND, 0.75), 'sz="2600" b="1"', "accent1", "b", vorgabe="Titel"
)
UNTERZEILE = Platz(
    "Unterzeile", "body", 21, (RAND, 1.34, BREIT - 2 * RAND, 0.56), 'sz="1400"', "tx2", vorgabe="Unterzeile"
)
FUSSNOTE = Platz("Fußnote", "body", 24, (RAND, 6.42, BREIT - 2 * RAND, 0.5), 'sz="1200"', "tx2", "b", vorgabe="Fußnote")
FUSSZEILE = Platz("Fußzeile", "ftr", 11, (RAND, 7.03, BREIT - 2 * RAND - 1, 0.28), 'sz="1000"', "tx2", "ctr")
NUMMER = Platz("Foliennummer", "sldNum", 12, (BREIT - RAND - 0.9, 7.03, 0.9, 0.28), 'sz="1000" b="1"', "tx2", "ctr")


def _inhalt(kasten: tuple[float, float, float, float] = INHALT, art: str = "obj") -> Platz:
    return Platz("Inhalt", art, 22, kasten, 'sz="2000"', vorgabe="Inhalt")


LAYOUTS: dict[str, tuple[Platz, ...]] = {
    "Titelfolie": (
        VERMERK,
        Platz("Titel", "ctrTitle", 0, (1.2, 1.35, 11, 1.8), 'sz="4400" b="1"', "accent1", "b", vorgabe="Titel"),
        Platz("Untertitel", "subTitle", 1, (1.2, 3.3, 11, 0.9), 'sz="2400"', "tx1", vorgabe="Untertitel"),
        Platz("Angaben", "body", 23, (1.2, 4.75, 11, 1.75), 'sz="1600"', "tx2", "b", vorgabe="Angaben"),
        replace(FUSSZEILE, kasten=(1.2, 7.03, BREIT - RAND - 2.2, 0.28)), NUMMER,
    ),
    "Zahlen": (VERMERK, TITEL, UNTERZEILE, _inhalt((RAND, 1.95, BREIT - 2 * RAND, 4.9)), FUSSZEILE, NUMMER),
    "Text": (
        VERMERK, TITEL, _inhalt((RAND, 1.75, 10.6, 4.95), "body"), FUSSZEILE, NUMMER,
    ),
    "Diagramm": (VERMERK, TITEL, UNTERZEILE, _inhalt(), FUSSNOTE, FUSSZEILE, NUMMER),
    "Karte": (
        VERMERK, TITEL, UNTERZEILE, _inhalt((RAND, 2.02, 7.9, 4.36)),
        Platz("Legende", "obj", 23, (8.6, 2.2, BREIT - RAND - 8.6, 4.0), 'sz="1400"', vorgabe="Legende"),
        FUSSNOTE, FUSSZEILE, NUMMER,
    ),
    "Tabelle": (VERMERK, TITEL, UNTERZEILE, _inhalt(), FUSSNOTE, FUSSZEILE, NUMMER),
    "Quellen": (
        VERMERK, TITEL, _inhalt((RAND, 1.75, 8.6, 4.95), "body"),
        Platz("QR-Code", "pic", 25, (10.35, 1.75, 2.38, 2.38), vorgabe="QR-Code"),
        Platz("Zitierlink", "body", 26, (9.75, 4.25, BREIT - RAND - 9.75, 1.9), 'sz="1200"', "tx2", vorgabe="Zitierlink"),
        FUSSZEILE, NUMMER,
    ),
}  # fmt: skip


def _farbe(name: str) -> str:
    """A fill in a colour of the theme, or in one of its own as six hexadecimal digits."""
    eigene = all(zeichen in "0123456789ABCDEF" for zeichen in name)
    return f'<a:solidFill><a:{"srgbClr" if eigene else "schemeClr"} val="{name}"/></a:solidFill>'


def _lage(kasten: tuple[float, float, float, float]) -> str:
    x, y, b, h = (round(wert * ZOLL) for wert in kasten)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{b}" cy="{h}"/></a:xfrm>'


def _platz(platz: Platz, kennung: int) -> str:
    """A placeholder of a layout; ``hasCustomPrompt`` shows our German word while it is empty."""
    nummer = f' idx="{platz.nummer}"' if platz.nummer else ""
    art = "" if platz.art == "obj" else f' type="{platz.art}"'
    vorgabe = ' hasCustomPrompt="1"' if platz.art in ("body", "title", "ctrTitle", "subTitle", "obj", "pic") else ""
    fuellung = _farbe(WARNUNG) if platz.gefuellt else ""
    rechts = ' algn="r"' if platz.art == "sldNum" else ""
    stil = (
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0"{rechts}><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr {platz.stil} lang="de-DE">{_farbe(platz.farbe)}</a:defRPr></a:lvl1pPr></a:lstStyle>'
    )
    inhalt = (
        '<a:fld id="{8E0D7B5C-5B3A-4F5B-9C39-2C1E7D1F0A01}" type="slidenum"><a:rPr lang="de-DE"/><a:t>‹Nr.›</a:t></a:fld>'
        if platz.art == "sldNum"
        else f'<a:r><a:rPr lang="de-DE"/><a:t>{escape(platz.vorgabe)}</a:t></a:r>'
        if platz.vorgabe
        else ""
    )
    links = round(platz.rand * ZOLL)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{kennung}" name="{platz.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{art}{nummer}{vorgabe}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{_lage(platz.kasten)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fuellung}</p:spPr>'
        f'<p:txBody><a:bodyPr lIns="{links}" tIns="0" rIns="0" bIns="0" anchor="{platz.anker}"><a:noAutofit/></a:bodyPr>{stil}'
        f'<a:p>{inhalt}<a:endParaRPr lang="de-DE"/></a:p></p:txBody></p:sp>'
    )


def _schmuck(name: str, kasten: tuple[float, float, float, float], farbe: str, kennung: int) -> str:
    """A coloured area without meaning, marked as such for screen readers."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{kennung}" name="{name}"><a:extLst><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        f'</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_lage(kasten)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_farbe(farbe)}<a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="de-DE"/></a:p></p:txBody></p:sp>'
    )


def _baum(formen: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{formen}</p:spTree>"
    )


_FARBKARTE = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def layout(name: str) -> str:
    plaetze = "".join(_platz(platz, nummer) for nummer, platz in enumerate(LAYOUTS[name], 10))
    art, schmuck, muster = "obj", "", ""
    if name == "Titelfolie":
        art, muster = "title", ' showMasterSp="0"'
        schmuck = _schmuck("Balken", (0, 0, 0.42, HOCH), "accent1", 5)
    return (
        f'{KOPF}<p:sldLayout {NAMENSRAUM} type="{art}" preserve="1"{muster} userDrawn="1"><p:cSld name="{name}">'
        f"{_baum(schmuck + plaetze)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _ebenen(groessen: tuple[int, ...], farbe: str, fett: bool = False) -> str:
    return "".join(
        f'<a:lvl{n}pPr marL="{285750 * (n - 1)}" indent="0" algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{groesse}" b="{int(fett)}" kern="1200" lang="de-DE">'
        f'{_farbe(farbe)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n, groesse in enumerate(groessen, 1)
    )  # fmt: skip


def master() -> str:
    plaetze = (TITEL, Platz("Text", "body", 1, INHALT, 'sz="2000"', vorgabe="Text"), FUSSZEILE, NUMMER)
    formen = _schmuck("Linie", (RAND, 6.98, BREIT - 2 * RAND, 0.012), "bg2", 5)
    formen += "".join(_platz(platz, nummer) for nummer, platz in enumerate(plaetze, 10)).replace(
        ' hasCustomPrompt="1"', ""
    )
    kennungen = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n}"/>' for n in range(1, len(LAYOUTS) + 1))
    return (
        f'{KOPF}<p:sldMaster {NAMENSRAUM} preserve="1"><p:cSld><p:bg><p:bgPr>{_farbe("bg1")}<a:effectLst/></p:bgPr></p:bg>'
        f"{_baum(formen)}</p:cSld>{_FARBKARTE}<p:sldLayoutIdLst>{kennungen}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>"
        f"{_ebenen((2600,), 'accent1', True)}</p:titleStyle><p:bodyStyle>{_ebenen((2000, 1800, 1600, 1400, 1400), 'tx1')}"
        f"</p:bodyStyle><p:otherStyle>{_ebenen((1800,) * 5, 'tx1')}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def thema() -> str:
    """Names, colours and typeface; the colours are those of the charts on white."""
    farben = {
        "dk1": HELL.tinte, "lt1": HELL.grund, "dk2": HELL.grau, "lt2": HELL.gitter, "accent1": HELL.gruen, "accent2": HELL.blau,
        "accent3": HELL.burgund, "accent4": HELL.orange, "accent5": HELL.rand, "accent6": HELL.stufen[2], "hlink": HELL.blau,
        "folHlink": HELL.burgund,
    }  # fmt: skip
    schema = "".join(f'<a:{name}><a:srgbClr val="{farbe[1:]}"/></a:{name}>' for name, farbe in farben.items())
    schrift = f'<a:latin typeface="{SCHRIFT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    flaeche = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    linie = f'<a:ln w="9525">{flaeche}</a:ln>'
    return (
        f'{KOPF}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="ASSKomm"><a:themeElements>'
        f'<a:clrScheme name="ASSKomm">{schema}</a:clrScheme><a:fontScheme name="ASSKomm"><a:majorFont>{schrift}</a:majorFont>'
        f'<a:minorFont>{schrift}</a:minorFont></a:fontScheme><a:fmtScheme name="ASSKomm"><a:fillStyleLst>{flaeche * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{linie * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst><a:bgFillStyleLst>{flaeche * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def notizen() -> str:
    """The master of the speaker's notes: the slide above, the text below."""
    bild = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Folienbild"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{_lage((0.75, 0.75, 6.0, 3.375))}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:sp>'
    )
    text = _platz(Platz("Notizen", "body", 3, (0.75, 4.35, 6.0, 6.2), 'sz="1000"'), 3)
    nummer = _platz(Platz("Foliennummer", "sldNum", 5, (5.75, 10.8, 1.0, 0.3), 'sz="1000"', "tx2"), 4)
    return (
        f"{KOPF}<p:notesMaster {NAMENSRAUM}><p:cSld><p:bg><p:bgPr>{_farbe('bg1')}<a:effectLst/></p:bgPr></p:bg>"
        f"{_baum(bild + text + nummer)}</p:cSld>{_FARBKARTE}<p:notesStyle>{_ebenen((1000,) * 5, 'tx1')}</p:notesStyle></p:notesMaster>"
    )


def _bezuege(*ziele: tuple[str, str]) -> str:
    zeilen = "".join(
        f'<Relationship Id="rId{n}" Type="{_BEZUG}/{art}" Target="{ziel}"/>' for n, (art, ziel) in enumerate(ziele, 1)
    )
    return f'{KOPF}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{zeilen}</Relationships>'


def praesentation() -> str:
    return (
        f'{KOPF}<p:presentation {NAMENSRAUM} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        '</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{round(BREIT * ZOLL)}" cy="{round(HOCH * ZOLL)}"/><p:notesSz cx="6858000" cy="10287000"/>'
        f"<p:defaultTextStyle>{_ebenen((1800,) * 5, 'tx1')}</p:defaultTextStyle></p:presentation>"
    )


def _inhaltsarten() -> str:
    teile = {
        "presentation": f"{_ART}.presentation.main+xml",
        "slideMasters/slideMaster1": f"{_ART}.slideMaster+xml",
        "notesMasters/notesMaster1": f"{_ART}.notesMaster+xml",
        "theme/theme1": "application/vnd.openxmlformats-officedocument.theme+xml",
        "theme/theme2": "application/vnd.openxmlformats-officedocument.theme+xml",
    } | {f"slideLayouts/slideLayout{n}": f"{_ART}.slideLayout+xml" for n in range(1, len(LAYOUTS) + 1)}
    zeilen = "".join(f'<Override PartName="/ppt/{teil}.xml" ContentType="{art}"/>' for teil, art in teile.items())
    return (
        f'{KOPF}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{zeilen}</Types>'
    )


def vorlage() -> bytes:
    """The template as a file."""
    layouts = [(f"slideLayout{n}.xml", name) for n, name in enumerate(LAYOUTS, 1)]
    teile = {
        "[Content_Types].xml": _inhaltsarten(),
        "_rels/.rels": _bezuege(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": praesentation(),
        "ppt/_rels/presentation.xml.rels": _bezuege(
            ("slideMaster", "slideMasters/slideMaster1.xml"), ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("theme", "theme/theme1.xml"),
        ),
        "ppt/slideMasters/slideMaster1.xml": master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _bezuege(
            *(("slideLayout", f"../slideLayouts/{datei}") for datei, _ in layouts), ("theme", "../theme/theme1.xml")
        ),
        "ppt/notesMasters/notesMaster1.xml": notizen(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _bezuege(("theme", "../theme/theme2.xml")),
        "ppt/theme/theme1.xml": thema(),
        "ppt/theme/theme2.xml": thema(),
    }  # fmt: skip
    for datei, name in layouts:
        teile[f"ppt/slideLayouts/{datei}"] = layout(name)
        teile[f"ppt/slideLayouts/_rels/{datei}.rels"] = _bezuege(("slideMaster", "../slideMasters/slideMaster1.xml"))
    return gepackt({name: text.encode("utf-8") for name, text in teile.items()})


if __name__ == "__main__":
    ZIEL.write_bytes(vorlage())
