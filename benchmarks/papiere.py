"""How long does a person wait for a paper, and for a checked text, in a process that is warm?

Each paper is made anew several times, its pictures too, by turns with what the bare library needs for a document of the same
size: as many pages, slides or cells, the same pictures, without anything that makes it our paper.
"""

import csv
import io
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import typst
import vl_convert
from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu
from pypdf import PdfReader
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from briefing.papiere import zeichner
from briefing.papiere.aufnahme import Lagebild
from briefing.papiere.csvdatei import als_csv_excel
from briefing.papiere.lagebild import zusammenstellen
from briefing.papiere.papierformat import zahlentafel
from briefing.papiere.pdf import als_pdf
from briefing.papiere.pptx import als_pptx
from briefing.papiere.wunsch import Wunsch
from briefing.papiere.xlsx import als_xlsx
from briefing.papiere.zeichenwerk import mit_geometrie
from briefing.pressetext import entwurf
from briefing.textpruefung import pruefe
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl

STICHTAG, VERGLEICH = date(2022, 1, 11), date(2021, 2, 6)
ADRESSE = "http://127.0.0.1:8501"
RUNDEN = 5
ZWEI_SEITEN = 6_000  # characters


@dataclass(frozen=True)
class Wartezeit:
    """Seconds of each round: the paper, and the bare library (none for a text check); ``groesse`` says what was made."""

    was: str
    hoechstens: float
    zeiten: tuple[float, ...]
    boden: tuple[float, ...]
    groesse: str

    @property
    def verhaeltnis(self) -> float:
        return median(self.zeiten) / median(self.boden)


def miss(daten: Berichtsdaten) -> list[Wartezeit]:
    """Every paper of one Lagebild as the page offers it, and the check of a text of two pages."""
    auswahl = Auswahl(STICHTAG, daten.neuester_datenstand(), VERGLEICH)
    lagebild = zusammenstellen(daten, auswahl, Wunsch(), adresse=ADRESSE).lagebild
    tafel = zahlentafel(lagebild)
    papiere: list[tuple[str, float, Callable[[], bytes], Callable[[bytes], tuple[str, Callable[[], object]]]]] = [
        ("PDF auf einer Seite", 1, lambda: als_pdf(lagebild, kurz=True), lambda pdf: _pdf_boden(lagebild, pdf, 1)),
        ("PDF vollständig", 3, lambda: als_pdf(lagebild), lambda pdf: _pdf_boden(lagebild, pdf, None)),
        ("PPTX", 3, lambda: als_pptx(lagebild), lambda pptx: _pptx_boden(lagebild, pptx)),
        ("XLSX", 1, lambda: als_xlsx(lagebild), _xlsx_boden),
        ("CSV", 1, lambda: als_csv_excel(tafel), _csv_boden),
    ]
    return [*(_miss(*papier) for papier in papiere), _pruefzeit(daten, lagebild)]


def _miss(
    was: str, hoechstens: float, mache: Callable[[], bytes], boden_zu: Callable[[bytes], tuple[str, Callable[[], object]]]
) -> Wartezeit:  # fmt: skip
    groesse, boden = boden_zu(mache())
    boden()
    runden = [(_sekunden(mache), _sekunden(boden)) for _ in range(RUNDEN)]
    eigene, bloss = zip(*runden, strict=True)
    return Wartezeit(was, hoechstens, eigene, bloss, groesse)


def _pruefzeit(daten: Berichtsdaten, lagebild: Lagebild) -> Wartezeit:
    text = entwurf(lagebild).als_text()
    text = (text * (ZWEI_SEITEN // len(text) + 1))[:ZWEI_SEITEN]
    befunde = len(pruefe(text, daten, STICHTAG).befunde)
    zeiten = tuple(_sekunden(lambda: pruefe(text, daten, STICHTAG)) for _ in range(RUNDEN))
    return Wartezeit("Textprüfung, zwei Seiten", 0.3, zeiten, (), f"{len(text)} Zeichen, {befunde} Aussagen")


def _sekunden(mache: Callable[[], object]) -> float:
    """Nothing that was drawn before is remembered."""
    zeichner._gezeichnet.cache_clear()
    beginn = time.perf_counter()
    mache()
    return time.perf_counter() - beginn


# --- the bare libraries ---------------------------------------------------------------------------------------------------


def _pdf_boden(lagebild: Lagebild, pdf: bytes, bilder: int | None) -> tuple[str, Callable[[], object]]:
    """As many pages with as many characters, the same pictures, tagged as well."""
    seiten = [len(seite.extract_text()) for seite in PdfReader(io.BytesIO(pdf)).pages]
    specs = [json.loads(abbild.spec) for abbild in lagebild.bilder()][:bilder]
    wort = "Lorem ipsum dolor sit amet "
    texte = ["\n#pagebreak()\n".join((wort * (zahl // len(wort) + 1))[:zahl] for zahl in seiten)]
    quelle = '#set document(title: "Boden")\n#set text(lang: "de", size: 6pt)\n#set page(margin: 1cm)\n' + texte[0]
    quelle += "".join(f'\n#image("{n}.svg", alt: "Bild", height: 5cm)' for n in range(len(specs)))

    def boden() -> bytes:
        dateien = {f"{n}.svg": vl_convert.vega_to_svg(_vega(spec)).encode() for n, spec in enumerate(specs)}
        return bytes(typst.compile({"main": quelle.encode()} | dateien, format="pdf", pdf_standards=["ua-1"]))

    return f"{len(seiten)} Seiten, {sum(seiten)} Zeichen, {len(specs)} Bilder", boden


def _vega(spec: dict[str, Any]) -> dict[str, Any]:
    """The picture compiled, the map geometry inside; without that it would be empty and quick."""
    return mit_geometrie(vl_convert.vegalite_to_vega(spec), str(zeichner.SACHSEN))


def _pptx_boden(lagebild: Lagebild, pptx: bytes) -> tuple[str, Callable[[], object]]:
    """As many slides with the same texts, tables, charts and drawn maps on an empty layout."""
    folien: list[list[tuple[str, Any]]] = []
    for folie in Presentation(io.BytesIO(pptx)).slides:
        formen: list[tuple[str, Any]] = []
        for form in folie.shapes:
            if form.has_chart:
                formen.append(("bild", [(p.name, list(p.values)) for p in form.chart.plots[0].series]))
            elif form.has_table:
                formen.append(("tabelle", [[zelle.text for zelle in zeile.cells] for zeile in form.table.rows]))
            elif form.has_text_frame:
                formen.append(("text", form.text_frame.text))
        folien.append(formen)
    karten = [json.loads(abbild.spec) for abbild in lagebild.bilder() if abbild.reihen is None]

    def boden() -> bytes:
        praesentation = Presentation()
        for formen in folien:
            folie = praesentation.slides.add_slide(praesentation.slide_layouts[6])
            for art, inhalt in formen:
                _lege(folie, art, inhalt)
        for karte in karten:
            folie.shapes.add_picture(io.BytesIO(vl_convert.vega_to_png(_vega(karte), scale=2)), 0, 0)
        puffer = io.BytesIO()
        praesentation.save(puffer)
        return puffer.getvalue()

    return f"{len(folien)} Folien, {sum(map(len, folien))} Formen, {len(karten)} Karten", boden


def _lege(folie: Any, art: str, inhalt: Any) -> None:
    platz = (Emu(0), Emu(0), Emu(5_000_000), Emu(3_000_000))
    if art == "text":
        folie.shapes.add_textbox(*platz).text_frame.text = inhalt
    elif art == "tabelle":
        tabelle = folie.shapes.add_table(len(inhalt), len(inhalt[0]), *platz).table
        for nummer, zeile in enumerate(inhalt):
            for spalte, text in enumerate(zeile):
                tabelle.cell(nummer, spalte).text = text
    else:
        daten = CategoryChartData()
        daten.categories = [str(n) for n in range(max((len(werte) for _, werte in inhalt), default=0))]
        for name, werte in inhalt:
            daten.add_series(name, werte)
        folie.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *platz, daten)


def _xlsx_boden(xlsx: bytes) -> tuple[str, Callable[[], object]]:
    """The same cells without formats."""
    blaetter = [
        [list(zeile) for zeile in blatt.iter_rows(values_only=True)] for blatt in load_workbook(io.BytesIO(xlsx))
    ]

    def boden() -> bytes:
        puffer = io.BytesIO()
        with Workbook(puffer, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as mappe:
            for zeilen in blaetter:
                blatt = mappe.add_worksheet()
                for nummer, zeile in enumerate(zeilen):
                    blatt.write_row(nummer, 0, zeile)
        return puffer.getvalue()

    return f"{len(blaetter)} Blätter, {sum(len(zeilen) for zeilen in blaetter)} Zeilen", boden


def _csv_boden(inhalt: bytes) -> tuple[str, Callable[[], object]]:
    zeilen = list(csv.reader(io.StringIO(inhalt.decode("utf-8-sig")), delimiter=";"))

    def boden() -> bytes:
        puffer = io.StringIO(newline="")
        csv.writer(puffer, delimiter=";").writerows(zeilen)
        return puffer.getvalue().encode("utf-8-sig")

    return f"{len(zeilen)} Zeilen", boden
