"""What is in the ZIP of a Lagebild, under which names, and what does its LIESMICH say?"""

import re
from collections.abc import Iterator

from briefing.papiere import zeichner
from briefing.papiere.aufnahme import Lagebild, Papierart
from briefing.papiere.csvdatei import als_csv_excel, als_datenpaket
from briefing.papiere.docx import als_docx
from briefing.papiere.klartext import klartext
from briefing.papiere.paket import gepackt
from briefing.papiere.pdf import als_pdf
from briefing.papiere.pptx import als_pptx
from briefing.papiere.xlsx import als_xlsx
from domain.umschrift import umschrift
from domain.zeit import tag_lang

PIXEL = 2400  # of the width of a picture: 20 cm in print
_ZEILE = 96
DOCX = {Papierart.LAGEBILD: "pressetext", Papierart.PRESSETEXT: "pressetext", Papierart.ANFRAGE: "antwort"}


def als_zip(lagebild: Lagebild) -> bytes:
    """Everything in one file; the same Lagebild gives the same bytes."""
    name = dateiname(lagebild)
    dateien = {
        f"{name}_lagebild.pdf": als_pdf(lagebild),
        f"{name}_lagebild-kurz.pdf": als_pdf(lagebild, kurz=True),
        f"{name}_folien.pptx": als_pptx(lagebild),
        f"{name}_arbeitsmappe.xlsx": als_xlsx(lagebild),
        f"{name}_{DOCX[lagebild.art]}.docx": als_docx(lagebild),
    }
    dateien |= {f"bilder/{pfad}": inhalt for pfad, inhalt in _bilder(lagebild)}
    dateien |= {f"csv-excel/{pfad}": inhalt for pfad, inhalt in _tabellen(lagebild)}
    dateien |= {f"datenpaket/{pfad}": inhalt for pfad, inhalt in als_datenpaket(lagebild).items()}
    return gepackt({"LIESMICH.txt": liesmich(lagebild, list(dateien)), **dateien})


def dateiname(lagebild: Lagebild) -> str:
    """How its files begin: area, day, Datenstand, without umlauts and blanks; practice data and old ones say so."""
    vermerke = " ".join(lagebild.vermerke).casefold()
    anfang = "uebungsdaten_asskomm" if "übungsdaten" in vermerke else "asskomm"
    stand = "alter-datenstand" if "alter datenstand" in vermerke else "datenstand"
    raum = _ascii(lagebild.raum.replace("Freistaat Sachsen", "Sachsen"))  # as Auswahl.dateiname says it
    return f"{anfang}_{raum}_{lagebild.stichtag.isoformat()}_{stand}-{lagebild.datenstand}"


def _ascii(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", umschrift(text)).strip("-")[:60].strip("-") or "ohne-namen"


def _bilder(lagebild: Lagebild) -> Iterator[tuple[str, bytes]]:
    """Every picture as points for a text and as vectors for a layout."""
    for nummer, bild in enumerate(lagebild.bilder(), 1):
        name = f"{nummer:02d}_{_ascii(bild.schluessel)}"
        yield f"{name}.png", zeichner.png(bild, PIXEL)
        yield f"{name}.svg", zeichner.svg(bild).encode()


def _tabellen(lagebild: Lagebild) -> Iterator[tuple[str, bytes]]:
    for nummer, tafel in enumerate(lagebild.tafeln(), 1):
        yield f"{nummer:02d}_{_ascii(tafel.schluessel)}.csv", als_csv_excel(tafel)


_WAS = {
    "_lagebild.pdf": "Lagebild, vollständig, barrierefrei (PDF/UA)",
    "_lagebild-kurz.pdf": "Lagebild auf einer Seite",
    "_folien.pptx": "Folien mit bearbeitbaren Diagrammen und Tabellen, Quellen und Definitionen in den Notizen",
    "_arbeitsmappe.xlsx": "Arbeitsmappe: eine Tabelle je Blatt, echte Zahlen und Tage",
    "_pressetext.docx": "Entwurf eines Pressetextes",
    "_antwort.docx": "Entwurf der Antwort auf die Anfrage",
}
_ORDNER = {
    "bilder/": "jedes Bild als PNG (für Texte) und als SVG (für den Satz)",
    "csv-excel/": "jede Tabelle als CSV, öffnet mit Doppelklick in einem deutschen Excel",
    "datenpaket/": "dieselben Tabellen für Programme (Data Package 2.0: CSV in UTF-8 und datapackage.json)",
}


def liesmich(lagebild: Lagebild, dateien: list[str]) -> bytes:
    """What lies beside it and how to quote it; with BOM and CRLF, so that every editor shows it right."""
    zeilen = [lagebild.titel, "=" * min(len(lagebild.titel), _ZEILE), ""]
    zeilen += [f"ACHTUNG: {vermerk}" for vermerk in lagebild.vermerke] + ([""] if lagebild.vermerke else [])
    zeilen += [
        f"Raum:        {lagebild.raum}", f"Stichtag:    {tag_lang(lagebild.stichtag)}", f"Stand:       {lagebild.datenstand_text}",
        f"Vergleich:   {lagebild.vergleich or 'keiner'}", f"Prüfwert:    {lagebild.kennung}",
        f"             {lagebild.pruefwert}", f"Zitierlink:  {lagebild.zitat}", "",
        "Alle Dateien sind aus derselben Aufnahme gemacht und tragen denselben Prüfwert. Der Zitierlink zeigt, ob die Zahlen",
        "heute noch gelten. „keine Angabe“ heißt: nicht bekannt; das ist nicht null.", "", "Dateien", "-------",
    ]  # fmt: skip
    for endung, was in _WAS.items():
        zeilen += [f"{datei}\n    {was}" for datei in dateien if datei.endswith(endung)]
    for ordner, was in _ORDNER.items():
        anzahl = sum(datei.startswith(ordner) for datei in dateien)
        if anzahl:
            zeilen.append(f"{ordner} ({anzahl} Dateien)\n    {was}")
    return klartext("\n".join(zeilen) + "\n").replace("\n", "\r\n").encode("utf-8-sig")
