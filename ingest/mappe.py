"""How is the project's workbook written: sheets with headings, notes, drop-down lists and rows?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.exceptions import XlsxWriterException  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from domain.fehler import Eingabefehler
from ingest.erklaerungen import erklaerung
from ingest.formate import Format
from ingest.spalten import LISTEN, blattname, formate, pflicht, spaltenfolge, ueberschrift
from ingest.spaltenarten import Spaltenart, auswahlworte, spaltenart

Wert = str | int | Decimal
ZEILEN_JE_BLATT = 1_048_575  # below the heading
_GENAUE_STELLEN = 12  # of a decimal number as a binary fraction, so that the rest is less than a millionth of a euro
_MIT_HILFE = 10_000  # rows that offer the drop-down lists, at least
_BLAU, _HELLBLAU, _RAND = "#1F3A5F", "#DCE6F1", "#8EA4BF"
_BREITEN = {
    "traeger": 26, "name": 30, "name_amtlich": 32, "art": 27, "begriff": 30, "kennzahl": 32, "raum": 22, "fall": 24,
    "lehrgang": 20, "notiz": 44, "quelle_titel": 44, "quelle_url": 40, "herausgeber": 30, "grund": 44, "kennung": 24,
    "vorgang": 24, "handlungsfelder": 30, "flaeche_quelle": 32, "zaehleinheit": 30, "alt_name": 24, "neu_name": 24,
}  # fmt: skip
ZAHLENFORMATE = {
    Spaltenart.TEXT: "@", Spaltenart.ZEIT: "@", Spaltenart.ANZAHL: "#,##0", Spaltenart.NUMMER: "0",
    Spaltenart.BETRAG: "#,##0.00\\ [$€-407]", Spaltenart.GRAD: "0.00000",
}  # fmt: skip
_ZEITHINWEIS = "Erlaubt sind Tag, Monat oder Jahr: 06.02.2021, 02.2021 oder 2021."
_TAGHINWEIS = "Ein Tag, etwa 06.02.2021."
_KEIN_WORT = (
    "Dieses Wort steht nicht in der Liste. Andere Schreibweisen werden verstanden, wenn sie eindeutig sind. "
    "Sonst nennt die Prüfung diese Zelle als Fehler."
)


@dataclass(frozen=True)
class Liste:
    """Words of a drop-down list with their meanings, the column where they stand, and the headings that use them."""

    spalte: int
    worte: Mapping[str, str]
    titel: dict[str, None] = field(default_factory=dict)

    @property
    def bereich(self) -> str:
        """The cells of the words."""
        return f"={xl_range_abs(1, self.spalte, len(self.worte), self.spalte).replace('$', f'{LISTEN}!$', 1)}"


class Mappe:
    """A workbook under construction. ``kennzahlen``: keys of the catalogue and their titles.

    Everything in it depends on what is written alone, so the same content has the same bytes.
    """

    def __init__(self, pfad: Path, kennzahlen: Mapping[str, str], *, titel: str, tag: date) -> None:
        # Rows leave the memory as soon as they are complete; parts lie beside the file until it is.
        self._buch = xlsxwriter.Workbook(pfad, {"constant_memory": True, "tmpdir": str(pfad.parent)})
        self._buch.set_properties({"title": titel, "author": "ASSKomm", "created": datetime.combine(tag, time())})
        self._buch.set_custom_property("Language", "de-DE")
        self._kennzahlen = kennzahlen
        rahmen = {"border": 1, "border_color": _RAND, "valign": "vcenter", "text_wrap": True}
        self.pflicht = self.stil(bold=True, font_color="#FFFFFF", bg_color=_BLAU, **rahmen)
        self.freiwillig = self.stil(font_color=_BLAU, bg_color=_HELLBLAU, **rahmen)
        self._stile = {art: self.stil(num_format=muster, valign="top") for art, muster in ZAHLENFORMATE.items()}
        self.listen = _listen(kennzahlen)

    def schliesse(self) -> None:
        """Write the file; OSError if that fails."""
        try:
            self._buch.close()
        except XlsxWriterException as fehler:
            raise OSError(str(fehler)) from fehler

    def stil(self, **eigenschaften: Any) -> Any:
        """A format of cells."""
        return self._buch.add_format(eigenschaften)

    def neues_blatt(self, name: str, farbe: str, *, breiten: Sequence[float] = (), quer: bool = True) -> Worksheet:
        """An empty sheet that prints well: A4, as wide as the page, its first row on each page."""
        blatt = self._buch.add_worksheet(name)
        blatt.set_tab_color(farbe)
        blatt.set_paper(9)
        if quer:
            blatt.set_landscape()
        blatt.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        blatt.fit_to_pages(1, 0)
        blatt.set_footer("&L&A&RSeite &P von &N")
        for nummer, breite in enumerate(breiten):
            blatt.set_column(nummer, nummer, breite)
        return blatt

    def faktenblatt(self, format_: Format, zeilen: Iterable[Sequence[Wert]] = ()) -> int:
        """The sheet of one kind of fact, its rows in the order of ``spaltenfolge``; how many there were."""
        blatt = self.neues_blatt(blattname(format_), _BLAU)
        felder = spaltenfolge(format_)
        for nummer, feld in enumerate(felder):
            breite = _BREITEN.get(feld, max(13, len(ueberschrift(feld)) + 4))
            blatt.set_column(nummer, nummer, breite, self._stile[spaltenart(format_, feld)])
        self.kopf(blatt, 0, format_, felder)
        blatt.set_row(0, 34)
        blatt.freeze_panes(1, 0)
        blatt.repeat_rows(0)
        anzahl = 0
        for anzahl, zeile in enumerate(zeilen, start=1):
            for nummer, wert in enumerate(zeile):
                schreibe_zelle(blatt, anzahl, nummer, wert)
        unten = min(max(anzahl, _MIT_HILFE), ZEILEN_JE_BLATT)
        blatt.autofilter(0, 0, unten, len(felder) - 1)
        blatt.ignore_errors(
            {"number_stored_as_text": f"A1:XFD{unten + 1}", "two_digit_text_year": f"A1:XFD{unten + 1}"}
        )
        self._hilfen(blatt, format_, felder, unten)
        return anzahl

    def kopf(self, blatt: Worksheet, zeile: int, format_: Format, felder: Sequence[str]) -> None:
        """A row of headings, each with a note that explains it."""
        for nummer, feld in enumerate(felder):
            muss = pflicht(format_, feld)
            blatt.write_string(zeile, nummer, ueberschrift(feld), self.pflicht if muss else self.freiwillig)
            text = f"{'Pflichtangabe' if muss else 'Freiwillige Angabe'}. {erklaerung(format_, feld)}"
            hoehe = 24 + 18 * (len(text) // 38 + 1)
            blatt.write_comment(zeile, nummer, text, {"author": "ASSKomm", "width": 270, "height": hoehe})

    def _hilfen(self, blatt: Worksheet, format_: Format, felder: Sequence[str], unten: int) -> None:
        """Drop-down lists, which let other spellings pass after a warning, and how a date may be written."""
        for nummer, feld in enumerate(felder):
            worte = tuple(auswahlworte(format_, feld, self._kennzahlen))
            if worte:
                meldung = {"error_type": "warning", "error_title": "Nicht in der Liste", "error_message": _KEIN_WORT}
                quelle = {"validate": "list", "source": self.listen[worte].bereich}
                blatt.data_validation(1, nummer, unten, nummer, quelle | meldung)
            elif spaltenart(format_, feld) is Spaltenart.ZEIT:
                ungenau = format_.modell.model_fields[feld].annotation is str
                hinweis = {"input_title": ueberschrift(feld), "input_message": _ZEITHINWEIS if ungenau else _TAGHINWEIS}
                blatt.data_validation(1, nummer, unten, nummer, {"validate": "any"} | hinweis)


def schreibe_zelle(blatt: Worksheet, zeile: int, spalte: int, wert: Wert, stil: Any = None) -> None:
    """A text stays a text, never a formula or a link, a number a number. Eingabefehler if no cell can hold it.

    A decimal number that a spreadsheet would keep only nearly becomes a text.
    """
    if isinstance(wert, Decimal) and len(wert.as_tuple().digits) > _GENAUE_STELLEN:
        wert = f"{wert:f}".replace(".", ",")
    if not isinstance(wert, str):
        blatt.write_number(zeile, spalte, wert, stil)
        return
    auszeichnung = wert.startswith("<r>") and wert.endswith("</r>")  # would go into the file as XML
    if wert and (auszeichnung or blatt.write_string(zeile, spalte, wert, stil)):
        raise Eingabefehler(
            f"Blatt „{blatt.get_name()}“, Zeile {zeile + 1}: Der Text „{wert[:40]}…“ passt in keine Zelle einer Mappe; nichts wurde "
            "geschrieben. Abhilfe: als CSV ausgeben, etwa mit -o lieferung.zip."
        )


def _listen(kennzahlen: Mapping[str, str]) -> dict[tuple[str, ...], Liste]:
    """Each different list by its words, side by side; a column of meanings stands to the right of its words."""
    listen: dict[tuple[str, ...], Liste] = {}
    spalte = 0
    for format_, feld in [(f, feld) for f in formate() for feld in spaltenfolge(f)]:
        if not (worte := auswahlworte(format_, feld, kennzahlen)):
            continue
        if tuple(worte) not in listen:
            listen[tuple(worte)] = Liste(spalte, worte)
            spalte += 2 if any(worte.values()) else 1
        titel = f"{ueberschrift(feld)} ({blattname(format_)})" if feld == "art" else ueberschrift(feld)
        listen[tuple(worte)].titel[titel] = None
    return listen
