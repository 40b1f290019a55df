"""What do all sheets of a workbook share: formats, head, print setup, and text that stays text?"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from briefing.papiere.aufnahme import Lagebild, Spalte, Zelle, Zellenart
from briefing.papiere.folien.mass import textbreite, umgebrochen
from briefing.papiere.klartext import gekuerzt, klartext, verweis
from briefing.papiere.zelle import ist_zahl
from charts.thema import HELL
from domain.zahlen import KEINE_ANGABE
from domain.zeit import tag_kurz

INHALT = "Inhalt"
SCHRIFT, GROESSE = "Arial", 10  # on every machine that opens a workbook
BREITESTE = 50.0  # characters of a column; longer words are wrapped
LAENGSTER_TEXT = 32_000  # characters; Excel refuses a cell with 32.768
_A4 = 9
_JE_ZEICHEN = 7 * 72 / 96  # points of one character of a column's width
_JE_ZEILE, _HOECHSTE = 12.8, 409.0  # points of a line of text; the highest row of Excel
_KOPF = {"bold": True, "bottom": 1, "bottom_color": HELL.tinte, "text_wrap": True, "valign": "bottom"}
_GRUND = {"font_name": SCHRIFT, "font_size": GROESSE, "font_color": HELL.tinte, "valign": "top"}
_STILE: dict[str, dict[str, Any]] = {
    "titel": {"bold": True, "font_size": 16, "font_color": HELL.gruen},
    "leise": {"font_color": HELL.grau},
    "vermerk": {"bold": True, "bg_color": "#F7D117", "font_color": "#1D1D1B"},
    "kopf": _KOPF,
    "kopf-rechts": {**_KOPF, "align": "right", "indent": 1},
    "name": {"bold": True},
    "text": {"text_wrap": True},
    "verweis": {"font_color": HELL.blau, "underline": 1, "text_wrap": True},
}  # fmt: skip
_SATZENDE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")


class Mappe:
    """A workbook being written. A text never becomes a formula, a number or a link by its looks."""

    def __init__(self, werk: Workbook, lagebild: Lagebild) -> None:
        self.werk, self.lagebild = werk, lagebild
        self.blaetter: dict[str, Worksheet] = {}
        self._formate: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.kennung = lagebild.kennung  # each time it is asked for costs a hash of all
        self.stand = f"{lagebild.raum} · Stichtag {tag_kurz(lagebild.stichtag)} · {lagebild.datenstand_text}"

    # --- formats ------------------------------------------------------------------------------------------------------

    def format(self, **eigenschaften: Any) -> Format:
        """Made once, however often it is asked for."""
        schluessel = tuple(sorted(eigenschaften.items()))
        if schluessel not in self._formate:
            self._formate[schluessel] = self.werk.add_format(_GRUND | eigenschaften)
        return self._formate[schluessel]

    def stil(self, name: str) -> Format:
        return self.format(**_STILE[name])

    def zellformat(self, spalte: Spalte, *, summe: bool = False, unbekannt: bool = False) -> Format:
        """A light line below, the total in bold under a strong one; what is unknown is grey."""
        e: dict[str, Any] = {"bottom": 1, "bottom_color": HELL.gitter}
        if summe:
            e |= {"bold": True, "top": 1, "top_color": HELL.tinte, "bottom": 0}
        if unbekannt:
            e |= {"font_color": HELL.grau, "bold": False}
        if ist_zahl(spalte) or spalte.art is Zellenart.TAG:
            e |= {"align": "right", "indent": 1}  # a text beside it keeps its distance
        if not unbekannt and (muster := zahlenformat(spalte)):
            e |= {"num_format": muster}
        if spalte.art is Zellenart.TEXT:
            e |= {"text_wrap": True}
        return self.format(**e)

    # --- sheets -------------------------------------------------------------------------------------------------------

    def blatt(
        self, name: str, titel: str, saetze: Sequence[str] = (), *, zurueck: bool = True
    ) -> tuple[Worksheet, int]:
        """A new sheet with its head, and the first row that is free."""
        blatt = self.werk.add_worksheet(name)
        self.blaetter[name] = blatt
        blatt.hide_gridlines(2)
        blatt.set_landscape()
        blatt.set_paper(_A4)
        blatt.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
        blatt.fit_to_pages(1, 0)
        blatt.set_row(0, 24)
        blatt.set_footer(_fusszeile(self.stand, self.kennung))
        self.text(blatt, 0, 0, titel, self.stil("titel"))
        self.text(blatt, 1, 0, f"{self.stand} · Prüfwert {self.kennung}", self.stil("leise"))
        zeile = 2
        for vermerk in self.lagebild.vermerke:
            self.text(blatt, zeile, 0, vermerk, self.stil("vermerk"))
            zeile += 1
        for satz in (satz for text in saetze if text for satz in _SATZENDE.split(text)):
            self.text(blatt, zeile, 0, satz, self.stil("leise"))
            zeile += 1
        if zurueck:
            self.sprung(blatt, zeile, 0, INHALT, "Zum Inhalt")
            zeile += 1
        return blatt, zeile + 1

    def zeilenhoehe(
        self, blatt: Worksheet, zeile: int, texte: Sequence[tuple[str, float]], *, fett: bool = False
    ) -> None:
        """High enough for its wrapped texts (text, width of its column): not every program finds that out itself."""
        zeilen = max((_zeilen(text, breite, fett=fett) for text, breite in texte), default=1)
        if zeilen > 1:
            blatt.set_row(zeile, min(zeilen * _JE_ZEILE + 3, _HOECHSTE))

    def text(self, blatt: Worksheet, zeile: int, spalte: int, text: str, format_: Format | None = None) -> None:
        """A text as text; what no cell can hold is cut visibly."""
        sauber = klartext(text).replace("\r\n", "\n").replace("\r", "\n")
        blatt.write_string(zeile, spalte, gekuerzt(sauber, LAENGSTER_TEXT), format_ or self.stil("text"))

    def sprung(self, blatt: Worksheet, zeile: int, spalte: int, ziel: str, text: str) -> None:
        """A link to another sheet of the workbook."""
        ort = ziel.replace("'", "''")
        blatt.write_url(zeile, spalte, f"internal:'{ort}'!A1", self.stil("verweis"), gekuerzt(klartext(text), 250))

    def verweis(self, blatt: Worksheet, zeile: int, spalte: int, adresse: str) -> None:
        """An address, to be clicked only if it is a page of the web."""
        if ziel := verweis(adresse):
            blatt.write_url(zeile, spalte, ziel, self.stil("verweis"), gekuerzt(ziel, 250))
        elif adresse:
            self.text(blatt, zeile, spalte, adresse)

    def zelle(
        self, blatt: Worksheet, zeile: int, nummer: int, wert: Zelle, spalte: Spalte, *, summe: bool = False
    ) -> None:
        """A real number, a real day, or a text; amounts in euros; unknown is said in words."""
        if wert is None:
            self.text(blatt, zeile, nummer, KEINE_ANGABE, self.zellformat(spalte, summe=summe, unbekannt=True))
            return
        format_ = self.zellformat(spalte, summe=summe)
        if isinstance(wert, date) and wert.year >= 1900:
            blatt.write_datetime(zeile, nummer, datetime(wert.year, wert.month, wert.day), format_)  # noqa: DTZ001
        elif isinstance(wert, str | date):
            self.text(blatt, zeile, nummer, wert if isinstance(wert, str) else tag_kurz(wert), format_)
        else:
            blatt.write_number(zeile, nummer, wert / 100 if spalte.art is Zellenart.EURO else wert, format_)


def zahlenformat(spalte: Spalte) -> str:
    """As Excel stores it; a German Excel shows it with its own signs."""
    nachkomma = "." + "0" * spalte.stellen if spalte.stellen else ""
    return {
        Zellenart.GANZZAHL: "#,##0", Zellenart.DEZIMAL: f"#,##0{nachkomma}", Zellenart.EURO: '#,##0.00 "€"',
        Zellenart.ANTEIL: f"0{nachkomma} %", Zellenart.TAG: "dd.mm.yyyy", Zellenart.TEXT: "",
    }[spalte.art]  # fmt: skip


def _zeilen(text: str, breite: float, *, fett: bool) -> int:
    punkte = breite * _JE_ZEICHEN - 4
    return (
        len(umgebrochen(text[:2_000], punkte, GROESSE, fett=fett))
        if len(text) * GROESSE > punkte or "\n" in text
        else 1
    )


def spaltenbreite(texte: Sequence[str], kopf: str, hoechstens: float = BREITESTE) -> float:
    """Width of a column in Excel's characters, so that nothing is cut and long words are wrapped."""
    punkte = max((textbreite(t[:200].split("\n")[0], GROESSE, fett=True) for t in texte), default=0)
    kopfpunkte = (
        max((textbreite(w, GROESSE, fett=True) for w in kopf[:200].split(" ")), default=0) + 16
    )  # the filter's button
    return min(max(punkte + 6, kopfpunkte, 44) / _JE_ZEICHEN, hoechstens)


def _fusszeile(stand: str, kennung: str) -> str:
    """Left what it is, right which page; an ampersand is doubled, because Excel takes it for a command."""
    links = gekuerzt(klartext(stand).replace("\n", " "), 90).replace("&", "&&")
    return f"&L&8{links} · Prüfwert {kennung}&R&8Seite &P von &N"
