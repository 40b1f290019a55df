"""Which sheets of the workbook explain how to fill it in, and where does a delivery say what it is?"""

import math
from collections.abc import Mapping
from decimal import Decimal

from domain.kreise import KREISE
from ingest.anleitung import TITEL, abschnitte
from ingest.beispiele import BEISPIELE, Beispielzeile
from ingest.erklaerungen import ANGABEN_FELDER
from ingest.formate import Format
from ingest.mappe import ZAHLENFORMATE, Mappe, Wert, schreibe_zelle
from ingest.spalten import ANGABEN, BEGLEITBLAETTER, blattname, formate, spaltenfolge, ueberschrift
from ingest.spaltenarten import Spaltenart, leseworte, spaltenart

_GRAU, _GRUEN = "#7F7F7F", "#2E6B4F"
_ZEILE = 16.0  # points of one line of text
_ANLEITUNG, _BEISPIELE, _LISTEN = BEGLEITBLAETTER


def _hoehe(satz: str, breite: int) -> float:
    """Of a row whose text is broken into lines; not every program finds it by itself, and typefaces differ."""
    return _ZEILE * math.ceil(len(satz) / (1.12 * breite))


def erlaeuterung(mappe: Mappe) -> None:
    """The first sheet: what a delivery is and how this workbook is filled in."""
    blatt = mappe.neues_blatt(_ANLEITUNG, _GRUEN, breiten=(24, 104), quer=False)
    blatt.hide_gridlines(2)
    gross = mappe.stil(bold=True, font_size=16, font_color="#1F3A5F")
    kopf = mappe.stil(bold=True, font_size=12, font_color="#1F3A5F", bottom=2, bottom_color="#1F3A5F")
    stichwort = mappe.stil(bold=True, valign="top", text_wrap=True)
    verweis = mappe.stil(bold=True, valign="top", font_color="#0B4F9E", underline=1)
    text = mappe.stil(valign="top", text_wrap=True)
    blaetter = {blattname(format_) for format_ in formate()}
    blatt.set_row(0, 26)
    blatt.write_string(0, 0, TITEL, gross)
    zeile = 2
    for ueberschrift_, absaetze in abschnitte():
        blatt.set_row(zeile, 20)
        blatt.write_string(zeile, 0, ueberschrift_, kopf)
        blatt.write_blank(zeile, 1, None, kopf)
        for zeile, (wort, satz) in enumerate(absaetze, start=zeile + 1):  # noqa: B020 - goes on below this section
            blatt.set_row(zeile, _hoehe(satz, 104))
            if wort in blaetter:
                blatt.write_url(zeile, 0, f"internal:'{wort}'!A1", verweis, wort)
            else:
                blatt.write_string(zeile, 0, wort, stichwort)
            blatt.write_string(zeile, 1, satz, text)
        zeile += 2


def angaben(mappe: Mappe, werte: Mapping[str, str]) -> None:
    """The sheet with what the delivery says of itself; ``werte`` by the fields of the manifest."""
    blatt = mappe.neues_blatt(ANGABEN, _GRUEN, breiten=(22, 60, 84))
    blatt.freeze_panes(1, 0)
    wert_stil = mappe.stil(num_format="@", valign="top", text_wrap=True, border=1, border_color="#8EA4BF")
    hinweis_stil = mappe.stil(valign="top", text_wrap=True, font_color="#404040")
    for spalte, wort in enumerate(("Angabe", "Wert", "Erläuterung")):
        blatt.write_string(0, spalte, wort, mappe.freiwillig)
    felder = [*ANGABEN_FELDER]
    if "uebung" in werte:
        felder.append(("uebung", "ja: Diese Daten sind erfunden und dienen nur der Übung.", False))
    for zeile, (feld, satz, muss) in enumerate(felder, start=1):
        blatt.set_row(zeile, 2 * _ZEILE)
        blatt.write_string(zeile, 0, ueberschrift(feld), mappe.pflicht if muss else mappe.freiwillig)
        blatt.write_blank(zeile, 1, None, wert_stil)
        schreibe_zelle(blatt, zeile, 1, werte.get(feld, ""), wert_stil)
        blatt.write_string(zeile, 2, f"{'Pflichtangabe' if muss else 'Freiwillig'}. {satz}", hinweis_stil)
        hilfe = {"validate": "any", "input_title": ueberschrift(feld), "input_message": satz}
        blatt.data_validation(zeile, 1, zeile, 1, hilfe)


def beispiele(mappe: Mappe) -> None:
    """Filled-in rows of every sheet, each with the headings of the columns that it needs."""
    blatt = mappe.neues_blatt(_BEISPIELE, _GRAU, breiten=(28, *(22,) * 12))
    hinweis = mappe.stil(italic=True, font_color="#404040")
    titel = mappe.stil(bold=True, font_size=12, font_color="#1F3A5F")
    stile = {art: mappe.stil(num_format=muster, valign="top", text_wrap=True) for art, muster in ZAHLENFORMATE.items()}
    blatt.write_string(
        0, 0, "Nur Beispiele: Dieses Blatt wird nicht gelesen. Gezeigt sind nur Spalten mit Inhalt.", hinweis
    )
    zeile = 2
    for format_ in formate():
        zeilen = BEISPIELE[format_.datei]
        felder = [feld for feld in spaltenfolge(format_) if any(feld in beispiel for beispiel in zeilen)]
        blatt.write_string(zeile, 0, blattname(format_), titel)
        blatt.set_row(zeile + 1, 32)
        mappe.kopf(blatt, zeile + 1, format_, felder)
        for nummer, beispiel in enumerate(zeilen, start=zeile + 2):
            blatt.set_row(nummer, 2 * _ZEILE)
            for spalte, feld in enumerate(felder):
                wert = beispielwert(format_, beispiel, feld)
                schreibe_zelle(blatt, nummer, spalte, wert, stile[spaltenart(format_, feld)])
        zeile += len(zeilen) + 3


def beispielwert(format_: Format, beispiel: Beispielzeile, feld: str) -> Wert:
    """A value as somebody in an office writes it."""
    text = beispiel.get(feld, "")
    art = spaltenart(format_, feld)
    if art is Spaltenart.ZEIT:
        return ".".join(reversed(text.split("-")))
    if art is Spaltenart.TEXT:
        worte = KREISE if feld == "landkreis" and format_.datei != "landkreise.csv" else leseworte(format_, feld)
        return worte.get(text, text)
    return Decimal(text) if text else ""


def listen(mappe: Mappe) -> None:
    """The last sheet: the words of all drop-down lists."""
    blatt = mappe.neues_blatt(_LISTEN, _GRAU)
    blatt.freeze_panes(1, 0)
    blatt.repeat_rows(0)
    alle = mappe.listen.values()
    spalten: list[list[str]] = []
    for liste in alle:
        spalten.append([" / ".join(liste.titel), *liste.worte])
        if any(liste.worte.values()):
            spalten.append(["Bedeutung", *liste.worte.values()])
    for nummer, spalte in enumerate(spalten):
        blatt.set_column(nummer, nummer, min(44, max(14, *(len(wort) + 2 for wort in spalte[1:]))))
    for zeile in range(max(map(len, spalten))):
        for nummer, spalte in enumerate(spalten):
            if zeile < len(spalte) and spalte[zeile]:
                blatt.write_string(zeile, nummer, spalte[zeile], *(() if zeile else (mappe.freiwillig,)))
