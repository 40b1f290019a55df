"""How are the sheets and columns of a delivery called, and which field does a heading mean?"""

import re
import unicodedata

from ingest.formate import FORMATE, Format

BLAETTER = {
    "landkreise.csv": "Landkreise", "zustaendigkeiten.csv": "Polizeidirektionen", "kommunen.csv": "Kommunen",
    "gebietsaenderungen.csv": "Gebietsänderungen", "einwohner.csv": "Einwohner", "traeger.csv": "Träger",
    "mitglieder.csv": "Mitglieder", "ereignisse.csv": "Ereignisse", "foerderungen.csv": "Förderungen",
    "haushaltsansaetze.csv": "Haushaltsansätze", "qualifizierungen.csv": "Qualifizierung",
    "veroeffentlichungen.csv": "Veröffentlichungen", "vollstaendigkeit.csv": "Vollständigkeit", "fassungen.csv": "Fassungen",
}  # fmt: skip
ANGABEN = "Lieferung"  # the sheet or CSV file with what a delivery says of itself
_UEBERSCHRIFTEN = {
    "ags": "AGS", "alt_ags": "AGS bisher", "alt_name": "Name bisher", "art": "Art", "art_seit": "Art seit",
    "beginn_ist_erfassung": "Beginn ist Erfassung", "begriff": "Begriff", "betrag_eur": "Betrag (Euro)",
    "betrag_zusatz": "Betrag ist", "datum": "Datum", "einheit": "Einheit", "einwohner": "Einwohner", "fall": "Förderfall",
    "fassung": "Fassung", "flaeche_ha": "Fläche (ha)", "flaeche_polygon_ha": "Fläche des Umrisses (ha)",
    "flaeche_quelle": "Quelle der Fläche", "gebietsstand": "Gebietsstand", "geldzustand": "Geldzustand",
    "genauigkeit": "Genauigkeit", "grund": "Grund der Änderung", "gueltig_bis": "Gültig bis", "gueltig_von": "Gültig von",
    "handlungsfelder": "Handlungsfelder", "herausgeber": "Herausgeber", "kennung": "Kennung", "kennzahl": "Kennzahl",
    "landkreis": "Landkreis", "lat": "Breite", "lehrgang": "Lehrgang", "lon": "Länge", "nachfolger_ags": "AGS des Nachfolgers",
    "name": "Name", "name_amtlich": "Amtlicher Name", "nenner": "Nenner", "neu_ags": "AGS neu", "neu_name": "Name neu",
    "notiz": "Notiz", "ordnungszahl": "Ordnungszahl", "personen": "Personen", "phase": "Phase",
    "polizeidirektion": "Polizeidirektion", "qualifizierungsstand": "Qualifizierungsstand", "quelle_titel": "Quelle",
    "quelle_url": "Internetadresse der Quelle", "raum": "Raum", "raum_art": "Raum ist", "sicher": "Sicher",
    "sitz_ags": "AGS des Sitzes", "stand": "Stand", "stichtag": "Stichtag", "titel": "Titel", "traeger": "Träger",
    "uebung": "Übungsdaten", "veroeffentlicht": "Veröffentlicht am", "vorgang": "Vorgang", "wert": "Wert",
    "zaehleinheit": "Zähleinheit", "zeitraum": "Zeitraum", "zurueckgezogen": "Zurückgezogen", "zusatz": "Wert ist",
}  # fmt: skip


def ueberschrift(feld: str) -> str:
    """The German heading of a field."""
    return _UEBERSCHRIFTEN[feld]


def blattname(format_: Format) -> str:
    """The title of the sheet for a kind of fact."""
    return BLAETTER[format_.datei]


def feld(format_: Format, geschrieben: str) -> str | None:
    """The field of this kind of fact that a heading means, however it is spelled; None: none of its fields."""
    return _FELDER[format_.datei].get(vereinfacht(geschrieben))


def format_zu(geschrieben: str) -> Format | None:
    """The kind of fact that the name of a sheet or of a file (without its folder) means."""
    return _FORMATE.get(vereinfacht(re.sub(r"\.csv$", "", geschrieben, flags=re.IGNORECASE)))


def vereinfacht(text: str) -> str:
    """A name without case, accents, umlauts, blanks, brackets and signs, to be compared with another."""
    klein = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTE)
    ohne = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", "", klein))
    return re.sub(r"[^0-9a-z]", "", ohne)


_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_FELDER = {
    format_.datei: {
        vereinfacht(name): feld_ for feld_ in format_.modell.model_fields for name in (feld_, _UEBERSCHRIFTEN[feld_])
    }
    for format_ in FORMATE
}
_FORMATE = {
    vereinfacht(name): format_
    for format_ in FORMATE
    for name in (format_.datei.removesuffix(".csv"), blattname(format_))
}
