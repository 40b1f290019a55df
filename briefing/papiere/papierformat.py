"""As which files can a paper leave, what are they called, and who makes them?"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing.papiere.aufnahme import Lagebild, Spalte, Tafel, Zelle, Zellenart
from domain.auswahl import Auswahl
from domain.fehler import Eingabefehler

OPENXML = "application/vnd.openxmlformats-officedocument"


class Papierformat(StrEnum):
    """The kinds of files; the word is their ending."""

    PDF = "pdf"
    PPTX = "pptx"
    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    ZIP = "zip"

    @property
    def wort(self) -> str:
        """What it is, for people."""
        return _WORTE[self][0]

    @property
    def medientyp(self) -> str:
        return _WORTE[self][1]


_WORTE = {
    Papierformat.PDF: ("PDF", "application/pdf"),
    Papierformat.PPTX: ("Folien (PPTX)", f"{OPENXML}.presentationml.presentation"),
    Papierformat.XLSX: ("Arbeitsmappe (XLSX)", f"{OPENXML}.spreadsheetml.sheet"),
    Papierformat.DOCX: ("Presseentwurf (DOCX)", f"{OPENXML}.wordprocessingml.document"),
    Papierformat.CSV: ("Zahlen (CSV)", "text/csv"),
    Papierformat.ZIP: ("Alles (ZIP)", "application/zip"),
}


_NAMEN = {Papierformat.PPTX: "folien", Papierformat.XLSX: "arbeitsmappe", Papierformat.DOCX: "pressetext"}


@dataclass(frozen=True)
class Fassung:
    """A file that somebody wants: its format, whether on one page only, and the slides that it is to look like."""

    format: Papierformat
    kurz: bool = False
    vorlage: Path | None = None

    def __post_init__(self) -> None:
        if self.kurz and self.format is not Papierformat.PDF:
            raise Eingabefehler("Nur ein PDF gibt es auf einer Seite. Abhilfe: „--kurz“ weglassen oder „pdf“ wählen.")
        if self.vorlage and self.format is not Papierformat.PPTX:
            raise Eingabefehler("Eine Vorlage haben nur Folien. Abhilfe: „--vorlage“ weglassen oder „pptx“ wählen.")

    @property
    def wort(self) -> str:
        """As the Zahlenregister says it."""
        return "PDF auf einer Seite" if self.kurz else self.format.wort

    def dateiname(self, auswahl: Auswahl) -> str:
        """A speaking name without umlauts or blanks."""
        return f"{auswahl.dateiname()}_{'lagebild-kurz' if self.kurz else _NAMEN.get(self.format, 'lagebild')}.{self.format}"


def erzeuge(lagebild: Lagebild, fassung: Fassung) -> bytes:
    """The bytes of the file; the same Lagebild gives the same ones. Imports what it needs only now: it takes long."""
    if fassung.format is Papierformat.PDF:
        from briefing.papiere.pdf import als_pdf

        return als_pdf(lagebild, kurz=fassung.kurz)
    if fassung.format is Papierformat.PPTX:
        from briefing.papiere.pptx import als_pptx

        return als_pptx(lagebild, fassung.vorlage)
    if fassung.format is Papierformat.XLSX:
        from briefing.papiere.xlsx import als_xlsx

        return als_xlsx(lagebild)
    if fassung.format is Papierformat.DOCX:
        from briefing.papiere.docx import als_docx

        return als_docx(lagebild)
    if fassung.format is Papierformat.CSV:
        from briefing.papiere.csvdatei import als_csv_excel

        return als_csv_excel(zahlentafel(lagebild))
    from briefing.papiere.archiv import als_zip

    return als_zip(lagebild)


def zahlentafel(lagebild: Lagebild) -> Tafel:
    """The figures of a paper as one table; where it has none, its first table. Eingabefehler when it has no table at all."""
    zahlen = list(lagebild.zahlen())
    if not zahlen:
        tafeln = list(lagebild.tafeln())
        if not tafeln:
            raise Eingabefehler("Auf dem Papier steht keine Tabelle. Abhilfe: einen Baustein mit Zahlen dazunehmen.")
        return tafeln[0]
    spalten = (
        Spalte("Kennzahl"), Spalte("Zusatz"), Spalte("Wert", Zellenart.GANZZAHL), Spalte("Betrag", Zellenart.EURO),
        Spalte("Zeitraum"), Spalte("Basis"), Spalte("Belegt"), Spalte("Veränderung"), Spalte("Vorbehalt"),
        Spalte("Raum"), Spalte("Stichtag", Zellenart.TAG), Spalte("Datenstand"), Spalte("Quelle"), Spalte("Prüfwert"),
    )  # fmt: skip
    zeilen: list[tuple[Zelle, ...]] = [
        (z.titel, ZUSATZ.get(z.zusatz, "") if z.wert is not None else "", None if z.in_euro else z.wert,
         z.wert if z.in_euro else None, z.zeitraum, z.basis, z.belegt, z.veraenderung or z.ohne_vergleich, z.vorbehalt,
         lagebild.raum, lagebild.stichtag, "; ".join((*lagebild.vermerke, lagebild.datenstand_text)),
         f"{z.quelle.titel}, Stand {z.quelle.stand}" if z.quelle else z.herkunft, lagebild.kennung)
        for z in zahlen
    ]  # fmt: skip
    return Tafel("zahlen", lagebild.titel, spalten, tuple(zeilen))


ZUSATZ = {"ueber": "über", "mindestens": "mindestens", "ca": "rund"}
