"""How does a program that knows only numbers draw the picture anew, so that a reader may go on editing it?"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.chart import ChartPart

from briefing.papiere.aufnahme import Abbild, Reihen
from briefing.papiere.folien import schaubildxml as x
from briefing.papiere.folien.folie import Folie, Kasten
from briefing.papiere.folien.mass import textbreite
from briefing.papiere.folien.punkte import mit_wort, veroeffentlicht, zeichen
from briefing.papiere.folien.schaubildmappe import KURZ, arbeitsmappe, seriell, tage_der
from briefing.papiere.klartext import einzeilig, gekuerzt, klartext
from domain.zahlen import KEINE_ANGABE, dezimal

JE_ACHSE = 9  # names below a longer one
JE_FOLIE = 20  # bars that can be told apart on one slide
_NAME = 60  # characters of a category; the table has the whole name
_ANTEIL_NAMEN = 0.38  # of the width, for names at the left
_JAHR = re.compile(r"(\d{2}\.){0,2}\d{4}\b")  # also at the end of a day
_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True)
class Schaubild:
    """What is drawn on one slide. ``arten``: how the page draws each bar; ``bis``: where the axis ends, if several share it."""

    reihen: Reihen
    arten: tuple[int, ...] = ()
    bis: float | None = None


def aufgeteilt(bild: Abbild) -> list[Schaubild]:
    """Many bars go over several slides with one scale; a course stays in one piece."""
    reihen, arten = bild.reihen, _arten(bild)
    assert reihen is not None
    anzahl = len(reihen.kategorien)
    if reihen.art != "balken" or anzahl <= JE_FOLIE:
        return [Schaubild(reihen, arten)]
    hoechster = max((wert for _, werte in reihen.reihen for wert in werte if wert is not None), default=0)
    je = -(-anzahl // -(-anzahl // JE_FOLIE))
    return [
        Schaubild(
            Reihen(
                reihen.art, reihen.kategorien[von : von + je],
                tuple((name, werte[von : von + je]) for name, werte in reihen.reihen), reihen.einheit,
            ),
            arten[von : von + je], hoechster * 1.05 if hoechster > 0 else None,
        )
        for von in range(0, anzahl, je)
    ]  # fmt: skip


def _arten(bild: Abbild) -> tuple[int, ...]:
    """From the data of the picture, for captions that name a colour; empty where it draws all bars alike or cannot say."""
    zeilen = json.loads(bild.spec).get("datasets", {}).get("zeilen", [])
    namen = tuple(str(zeile.get("name")) for zeile in zeilen)
    if bild.reihen is None or namen != bild.reihen.kategorien:
        return ()
    return tuple(int(zeile.get("art") or 0) for zeile in zeilen)


def hinweis_auf_luecken(reihen: Reihen) -> str:
    """What a mark that is not there means, where it is not written beside it; empty if every value is known."""
    if reihen.art == "balken" and len(reihen.reihen) == 1:
        return ""
    if reihen.art != "balken":
        return (
            f"Lücke in einer Linie: {KEINE_ANGABE}."
            if any(_unterbrochen(name, werte) for name, werte in reihen.reihen)
            else ""
        )
    offen = [k for n, k in enumerate(reihen.kategorien) if any(werte[n] is None for _, werte in reihen.reihen)]
    wo = ", ".join(gekuerzt(einzeilig(name), _NAME) for name in offen[:4]) + (" und weitere" if len(offen) > 4 else "")
    return f"Ohne Balken: {KEINE_ANGABE} ({wo})." if offen else ""


def _unterbrochen(name: str, werte: Sequence[float | None]) -> bool:
    """Whether a line has a gap between its ends; single points are no line."""
    bekannt = [n for n, wert in enumerate(werte) if wert is not None]
    return not _nur_punkte(name, werte) and len(bekannt) < (bekannt[-1] - bekannt[0] + 1 if bekannt else 0)


def _nur_punkte(name: str, werte: Sequence[float | None]) -> bool:
    """Between published figures nothing is known; so nothing is drawn."""
    return veroeffentlicht(name) or _einzeln(werte)


def _einzeln(werte: Sequence[float | None]) -> bool:
    """Whether most points stand alone, as published ones do between the days on which nothing was published."""
    paare = [(a is not None) + (b is not None) for a, b in pairwise(werte)]
    return paare.count(2) * 2 < paare.count(1) + paare.count(2)


def schaubildelement(folie: Folie, schaubild: Schaubild, alt: str, stichtag: date) -> Any:
    """The chart as a graphic frame with its part and workbook."""
    reihen = schaubild.reihen
    kasten, platz = folie.kasten("Inhalt"), folie.platznummer("Inhalt")
    kurz = Reihen(
        reihen.art, _namen(reihen),
        tuple((gekuerzt(einzeilig(n), _NAME), tuple(_glatt(w) for w in werte)) for n, werte in reihen.reihen), reihen.einheit,
    )  # fmt: skip
    paket = folie.folie.part.package
    name = paket.next_partname(ChartPart.partname_template)
    teil = ChartPart.load(name, CONTENT_TYPE.DML_CHART, paket, _xml(replace(schaubild, reihen=kurz), kasten))
    teil.chart_workbook.update_from_xlsx_blob(arbeitsmappe(kurz, zahlenmuster(kurz), stichtag))
    bezug = folie.folie.part.relate_to(teil, RELATIONSHIP_TYPE.CHART)
    return parse_xml(
        f'<p:graphicFrame {nsdecls("p", "a", "r")}><p:nvGraphicFramePr><p:cNvPr id="{folie.naechste_kennung()}" name="Diagramm" '
        f'descr={quoteattr(klartext(alt))}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>'
        f'<p:ph idx="{platz}"/></p:nvPr></p:nvGraphicFramePr><p:xfrm>{kasten.lage}</p:xfrm><a:graphic><a:graphicData uri="{_URI}">'
        f'<c:chart xmlns:c="{_URI}" r:id="{bezug}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def _namen(reihen: Reihen) -> tuple[str, ...]:
    """The categories; beside a bar that is not there stands why."""
    allein = reihen.art == "balken" and len(reihen.reihen) == 1
    unbekannt = {n for n, wert in enumerate(reihen.reihen[0][1]) if wert is None} if allein else set[int]()
    namen = (gekuerzt(einzeilig(k), _NAME) for k in reihen.kategorien)
    return tuple(f"{name} ({KEINE_ANGABE})" if n in unbekannt else name for n, name in enumerate(namen))


def _glatt(wert: float | None) -> float | None:
    return int(wert) if isinstance(wert, float) and wert.is_integer() else wert


def zahlenmuster(reihen: Reihen) -> str:
    """As many digits as the values have, two at most, of euros none; Excel puts the German signs in."""
    werte = [wert for _, reihe in reihen.reihen for wert in reihe if wert is not None]
    stellen = (
        0
        if reihen.einheit.startswith("Euro")
        else next((n for n in (0, 1) if all(abs(w - round(w, n)) < 1e-9 for w in werte)), 2)
    )
    muster = "[$-407]#,##0" + ("." + "0" * stellen if stellen else "")  # 407: German, wherever it is opened
    return f'{muster}"\u00a0{reihen.einheit}"' if reihen.einheit in ("%", "€") else muster


def _beschriftung(wert: float | None) -> str:
    return "" if wert is None else dezimal(wert) + "\u00a0€"


def _xml(schaubild: Schaubild, kasten: Kasten) -> bytes:
    return _balken(schaubild, kasten) if schaubild.reihen.art == "balken" else _linien(schaubild.reihen, kasten)


def _ab_null(reihen: Reihen) -> bool:
    return all(wert >= 0 for _, werte in reihen.reihen for wert in werte if wert is not None)


def _balken(schaubild: Schaubild, kasten: Kasten) -> bytes:
    reihen = schaubild.reihen
    muster, mehrere = zahlenmuster(reihen), len(reihen.reihen) > 1
    liegend = not all(_JAHR.match(name) for name in reihen.kategorien) or len(reihen.kategorien) > KURZ
    je = kasten.hoch / max(1, len(reihen.kategorien) * len(reihen.reihen)) if liegend else 30
    groesse = next((g for g in (14, 12, 10) if g * 1.35 <= je), 9)
    marken = "".join(
        x.balkenreihe(
            n,
            name,
            x.reihendaten(n, reihen.kategorien, werte, muster),
            x.werte_an_allen(muster, groesse, "outEnd"),
            () if mehrere else schaubild.arten,
        )
        for n, (name, werte) in enumerate(reihen.reihen)
    )
    oben = 30 / kasten.hoch if mehrere else 0.01
    if liegend:
        namen = min(max(textbreite(k, groesse) for k in reihen.kategorien) + 12, kasten.breit * _ANTEIL_NAMEN)
        rechts = max(textbreite(_beschriftung(w), groesse, fett=True) for _, ws in reihen.reihen for w in ws) + 10
        flaeche = x.flaeche(namen / kasten.breit, oben, 1 - (namen + rechts) / kasten.breit, 0.99 - oben)
    else:
        unten = (groesse * 1.2 + 10) / kasten.hoch
        flaeche = x.flaeche(0.005, oben + 0.06, 0.99, 1 - oben - 0.06 - unten)
    achsen = x.kategorienachse(groesse, liegend=liegend) + x.werteachse(
        groesse, muster, liegend=liegend, sichtbar=False, ab_null=_ab_null(reihen), bis=schaubild.bis
    )
    legende = x.legende(14) if mehrere else ""
    return x.schaubild(flaeche, x.balken(marken, liegend=liegend, mehrere=mehrere), achsen, legende, groesse)


def _linien(reihen: Reihen, kasten: Kasten) -> bytes:
    viele = len(reihen.kategorien) > KURZ
    muster, groesse = zahlenmuster(reihen), 12 if viele else 14
    allein, mit_namen = len(reihen.reihen) == 1, _namen_passen(reihen, kasten, groesse)
    tage = tage_der(reihen)
    toene = _toene([name for name, _ in reihen.reihen])
    marken = ""
    for n, (name, werte) in enumerate(reihen.reihen):
        letzte = max((stelle for stelle, wert in enumerate(werte) if wert is not None), default=0)
        if allein and not viele:
            beschriftung = x.werte_an_allen(mit_wort(name, muster), groesse, "t")
        else:
            beschriftung = x.wert_am_ende(letzte, mit_wort(name, muster), groesse, mit_namen=mit_namen and not allein)
        daten = x.reihendaten(n, reihen.kategorien, werte, muster, [seriell(tag) for tag in tage])
        punkte = reihen.art == "punkte" or _nur_punkte(name, werte)
        marken += x.linienreihe(
            n, name, daten, beschriftung, ton=toene[n], linie=not punkte, marke=punkte or not viele, zeichen=zeichen(name)
        )  # fmt: skip
    enden = [f"{name if mit_namen else ''} {_beschriftung(_letzter(ws))}" for name, ws in reihen.reihen]
    rechts = 14 if allein else max(textbreite(text, groesse, fett=True) for text in enden) + 14
    alle = [wert for _, werte in reihen.reihen for wert in werte if wert is not None]
    links = textbreite(_beschriftung(max(alle, default=0) * 1.2 // 1), groesse) + 8
    legende = "" if mit_namen or allein else x.legende(12)
    oben, unten = 16.0 + (20 * -(-len(reihen.reihen) // 3) if legende else 0), groesse * 1.2 + 10
    flaeche = x.flaeche(
        links / kasten.breit, oben / kasten.hoch, 1 - (links + rechts) / kasten.breit, 1 - (oben + unten) / kasten.hoch
    )
    achse = x.zeitachse(groesse, _monate(tage)) if tage else x.kategorienachse(groesse, liegend=False)
    achsen = achse + x.werteachse(groesse, muster, liegend=False, sichtbar=True, ab_null=_ab_null(reihen), bis=None)
    return x.schaubild(flaeche, x.linien(marken), achsen, legende, groesse)


def _monate(tage: Sequence[date]) -> int:
    """Months from one name on the axis to the next."""
    spanne = (tage[-1] - tage[0]).days / 30.4
    return next((n for n in (1, 2, 3, 6, 12, 24, 60) if spanne / n <= JE_ACHSE), 120)


def _toene(namen: Sequence[str]) -> list[int]:
    """The same colour for what is told of the same thing in two ways: "Räte, belegt" and "Räte, veröffentlicht"."""
    dinge = [name.rpartition(", ")[0] or name for name in namen]
    folge = list(dict.fromkeys(dinge))
    return [folge.index(ding) for ding in dinge]


def _letzter(werte: tuple[float | None, ...]) -> float | None:
    return next((wert for wert in reversed(werte) if wert is not None), None)


def _namen_passen(reihen: Reihen, kasten: Kasten, groesse: float) -> bool:
    """Whether names at the ends of the lines are short and do not cover each other; otherwise a legend is needed."""
    if len(reihen.reihen) > 4 or max(textbreite(n, groesse, fett=True) for n, _ in reihen.reihen) > kasten.breit * 0.28:
        return False
    hoechster = max((w for _, werte in reihen.reihen for w in werte if w is not None), default=0) or 1
    enden = sorted(_letzter(werte) or 0 for _, werte in reihen.reihen)
    return all((b - a) / (1.2 * hoechster) * kasten.hoch > groesse * 1.3 for a, b in pairwise(enden))
