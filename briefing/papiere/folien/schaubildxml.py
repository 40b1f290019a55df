"""What is a chart as DrawingML: quiet, from zero, in the colours of the theme, every number German?"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from pptx.oxml.ns import nsdecls

from briefing.papiere.klartext import einzeilig

TAG = "dd.mm.yyyy"
BLATT = "Werte"  # sheet of the workbook behind the chart
_ZEICHEN = ("circle", "square", "diamond", "triangle")  # series differ without colour too
_KATEGORIEN, _WERTE = 111_111_111, 222_222_222  # numbers of the axes


def farbe(nummer: int) -> str:
    """The series take the accents of the theme in turn."""
    return f'<a:schemeClr val="accent{nummer % 4 + 1}"/>'


def schrift(groesse: float, *, fett: bool = False, ton: str = "tx1") -> str:
    return (
        f'<c:txPr><a:bodyPr rot="0" vert="horz" wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr lang="de-DE" sz="{round(groesse * 100)}" b="{int(fett)}">'
        f'<a:solidFill><a:schemeClr val="{ton}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="de-DE"/></a:p></c:txPr>'
    )


def spalte(nummer: int) -> str:
    """Letters of a column: A, B … Z, AA."""
    return (spalte(nummer // 26 - 1) if nummer >= 26 else "") + chr(ord("A") + nummer % 26)


def _texte(bezug: str, texte: Sequence[str]) -> str:
    punkte = "".join(f'<c:pt idx="{n}"><c:v>{escape(einzeilig(text))}</c:v></c:pt>' for n, text in enumerate(texte))
    return f'<c:strRef><c:f>{BLATT}!{bezug}</c:f><c:strCache><c:ptCount val="{len(texte)}"/>{punkte}</c:strCache></c:strRef>'


def _zahlen(bezug: str, werte: Sequence[float | None], muster: str) -> str:
    punkte = "".join(f'<c:pt idx="{n}"><c:v>{wert!r}</c:v></c:pt>' for n, wert in enumerate(werte) if wert is not None)
    return (
        f"<c:numRef><c:f>{BLATT}!{bezug}</c:f><c:numCache><c:formatCode>{escape(muster)}</c:formatCode>"
        f'<c:ptCount val="{len(werte)}"/>{punkte}</c:numCache></c:numRef>'
    )


def reihenkopf(nummer: int, name: str) -> str:
    return f'<c:idx val="{nummer}"/><c:order val="{nummer}"/><c:tx>{_texte(f"${spalte(nummer + 1)}$1", (name,))}</c:tx>'


def reihendaten(
    nummer: int, kategorien: Sequence[str], werte: Sequence[float | None], muster: str, tage: Sequence[int] = ()
) -> str:  # fmt: skip
    """Categories and values of a series; ``tage``: the categories as days, counted as Excel does."""
    ende = len(kategorien) + 1
    buchstabe, bezug = spalte(nummer + 1), f"$A$2:$A${ende}"
    return (
        f"<c:cat>{_zahlen(bezug, tage, TAG) if tage else _texte(bezug, kategorien)}</c:cat>"
        f"<c:val>{_zahlen(f'${buchstabe}$2:${buchstabe}${ende}', werte, muster)}</c:val>"
    )


def _schalter(*, wert: bool, reihe: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(wert)}"/><c:showCatName val="0"/><c:showSerName val="{int(reihe)}"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def zahlenmuster(muster: str) -> str:
    return f'<c:numFmt formatCode="{escape(muster, {chr(34): "&quot;"})}" sourceLinked="0"/>'


def werte_an_allen(muster: str, groesse: float, ort: str) -> str:
    """A label with the value at every mark."""
    return (
        f"<c:dLbls>{zahlenmuster(muster)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{schrift(groesse, fett=True)}"
        f'<c:dLblPos val="{ort}"/>{_schalter(wert=True)}</c:dLbls>'
    )


def wert_am_ende(stelle: int, muster: str, groesse: float, *, mit_namen: bool) -> str:
    """One label at the last known point: name of the series and value."""
    marke = (
        f'<c:dLbl><c:idx val="{stelle}"/>{zahlenmuster(muster)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{schrift(groesse, fett=True)}<c:dLblPos val="r"/>{_schalter(wert=True, reihe=mit_namen)}<c:separator> </c:separator></c:dLbl>'
    )
    return f"<c:dLbls>{marke}{_schalter(wert=False)}</c:dLbls>"


_ARTEN = {  # of a bar that is not as the others: one that belongs to nobody or is there to compare, one that is not complete
    1: '<a:solidFill><a:schemeClr val="accent5"/></a:solidFill>',
    2: '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:ln w="19050"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>',
}


def balkenreihe(nummer: int, name: str, daten: str, werte: str, arten: Sequence[int] = ()) -> str:
    """``arten``: of each bar, as the picture of the page draws it (charts.balken.ARTEN)."""
    einzelne = "".join(
        f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>{_ARTEN[art]}</c:spPr></c:dPt>'
        for n, art in enumerate(arten)
        if art in _ARTEN
    )
    return (
        f"<c:ser>{reihenkopf(nummer, name)}<c:spPr><a:solidFill>{farbe(nummer)}</a:solidFill></c:spPr>"
        f'<c:invertIfNegative val="0"/>{einzelne}{werte}{daten}</c:ser>'
    )


def linienreihe(
    nummer: int, name: str, daten: str, werte: str, *, ton: int, linie: bool, marke: bool, zeichen: str = ""
) -> str:
    """A line with or without marks, or marks alone; ``zeichen`` is the mark where it has a meaning."""
    fuellung = f"<a:solidFill>{farbe(ton)}</a:solidFill>"
    strich = f'<a:ln w="31750" cap="rnd">{fuellung}<a:round/></a:ln>' if linie else '<a:ln w="31750"><a:noFill/></a:ln>'
    marker = (
        f'<c:marker><c:symbol val="{zeichen or _ZEICHEN[ton % len(_ZEICHEN)]}"/><c:size val="{7 if linie else 9}"/><c:spPr>{fuellung}'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln></c:spPr></c:marker>'
        if marke
        else '<c:marker><c:symbol val="none"/></c:marker>'
    )
    return (
        f'<c:ser>{reihenkopf(nummer, name)}<c:spPr>{strich}</c:spPr>{marker}{werte}{daten}<c:smooth val="0"/></c:ser>'
    )


_ACHSEN = f'<c:axId val="{_KATEGORIEN}"/><c:axId val="{_WERTE}"/>'


def balken(reihen: str, *, liegend: bool, mehrere: bool) -> str:
    return (
        f'<c:barChart><c:barDir val="{"bar" if liegend else "col"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{reihen}<c:gapWidth val="{60 if mehrere else 70}"/><c:overlap val="{-5 if mehrere else 0}"/>{_ACHSEN}</c:barChart>'
    )


def linien(reihen: str) -> str:
    return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{reihen}<c:marker val="1"/>{_ACHSEN}</c:lineChart>'


def kategorienachse(groesse: float, *, liegend: bool) -> str:
    """Names at the left from top to bottom, or below from left to right; a line marks zero."""
    return (
        f'<c:catAx><c:axId val="{_KATEGORIEN}"/><c:scaling><c:orientation val="{"maxMin" if liegend else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if liegend else "b"}"/><c:numFmt formatCode="@" sourceLinked="0"/>'
        f'{_strich(groesse)}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def zeitachse(groesse: float, jede: int) -> str:
    """Days where they belong in time, one of so many months with its name."""
    return (
        f'<c:dateAx><c:axId val="{_KATEGORIEN}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="b"/><c:numFmt formatCode="[$-407]mmm\\ yyyy" sourceLinked="0"/>{_strich(groesse)}<c:auto val="0"/>'
        '<c:lblOffset val="100"/><c:baseTimeUnit val="days"/>'
        f'<c:majorUnit val="{jede}"/><c:majorTimeUnit val="months"/></c:dateAx>'
    )


def _strich(groesse: float) -> str:
    return (
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill>'
        f'<a:schemeClr val="tx1"/></a:solidFill></a:ln></c:spPr>{schrift(groesse)}<c:crossAx val="{_WERTE}"/>'
        '<c:crosses val="autoZero"/>'
    )


def werteachse(groesse: float, muster: str, *, liegend: bool, sichtbar: bool, ab_null: bool, bis: float | None) -> str:
    """From zero where no value is below; without labels where every mark has its own."""
    gitter = (
        '<c:majorGridlines><c:spPr><a:ln w="9525"><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
        if sichtbar
        else ""
    )
    grenzen = (f'<c:max val="{bis!r}"/>' if bis is not None else "") + ('<c:min val="0"/>' if ab_null else "")
    return (
        f'<c:valAx><c:axId val="{_WERTE}"/><c:scaling><c:orientation val="minMax"/>{grenzen}</c:scaling>'
        f'<c:delete val="{int(not sichtbar)}"/><c:axPos val="{"t" if liegend else "l"}"/>{gitter}{zahlenmuster(muster)}'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{schrift(groesse, ton="tx2")}<c:crossAx val="{_KATEGORIEN}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def flaeche(x: float, y: float, breit: float, hoch: float) -> str:
    """Where the marks lie within the picture, as shares of it: room is left for the labels."""
    werte = "".join(f'<c:{name} val="{wert:.4f}"/>' for name, wert in zip("xywh", (x, y, breit, hoch), strict=True))
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{werte}</c:manualLayout></c:layout>"
    )


def legende(groesse: float) -> str:
    return f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{schrift(groesse)}</c:legend>'


def schaubild(flaeche: str, marken: str, achsen: str, legende: str, groesse: float) -> bytes:
    """The whole part; an unknown value is a gap."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {nsdecls("c", "a", "r")}><c:date1904 val="0"/>'
        '<c:lang val="de-DE"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'<c:plotArea>{flaeche}{marken}{achsen}</c:plotArea>{legende}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{schrift(groesse)}</c:chartSpace>"
    ).encode()
