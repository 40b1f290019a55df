"""How are the sheets and columns of a delivery called, in which order do they stand, and which field does a heading mean?"""

import re
import unicodedata

from ingest.formate import FORMATE, Format

# In the order of the workbook: what offices report often comes first.
BLAETTER = {
    "ereignisse.csv": "Ereignisse", "foerderungen.csv": "Förderungen", "haushaltsansaetze.csv": "Haushaltsansätze",
    "qualifizierungen.csv": "Qualifizierung", "traeger.csv": "Träger", "mitglieder.csv": "Mitglieder",
    "veroeffentlichungen.csv": "Veröffentlichungen", "einwohner.csv": "Einwohner", "kommunen.csv": "Kommunen",
    "gebietsaenderungen.csv": "Gebietsänderungen", "zustaendigkeiten.csv": "Polizeidirektionen",
    "landkreise.csv": "Landkreise", "vollstaendigkeit.csv": "Vollständigkeit", "fassungen.csv": "Fassungen",
}  # fmt: skip
ANGABEN = "Lieferung"  # the sheet or CSV file with what a delivery says of itself
ERLAEUTERUNG, BEISPIELE, LISTEN = "Erläuterung", "Beispiele", "Listen"
BEFUNDE = "Befunde"
BEGLEITBLAETTER = (ERLAEUTERUNG, BEISPIELE, LISTEN)  # sheets that help and deliver nothing
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
# In which order people fill the columns in; the required ones of a sheet come before its others.
_REIHENFOLGE = (
    "traeger", "ags", "begriff", "alt_ags", "alt_name", "neu_ags", "neu_name", "kennzahl", "fassung", "lehrgang", "name",
    "name_amtlich", "art", "art_seit", "phase", "fall", "geldzustand", "qualifizierungsstand", "stichtag", "einwohner", "wert",
    "nenner", "einheit", "zusatz", "datum", "genauigkeit", "stand", "zeitraum", "raum_art", "raum", "sitz_ags", "landkreis",
    "polizeidirektion", "gebietsstand", "gueltig_von", "gueltig_bis", "beginn_ist_erfassung", "nachfolger_ags", "personen",
    "betrag_eur", "betrag_zusatz", "sicher", "flaeche_ha", "flaeche_polygon_ha", "flaeche_quelle", "lon", "lat", "vorgang",
    "handlungsfelder", "zaehleinheit", "ordnungszahl", "notiz", "quelle_titel", "quelle_url", "herausgeber", "veroeffentlicht",
    "kennung", "zurueckgezogen", "grund",
)  # fmt: skip


def formate() -> tuple[Format, ...]:
    """All kinds of facts in the order of the workbook."""
    return tuple(_FORMAT_ZU_DATEI[datei] for datei in BLAETTER)


def spaltenfolge(format_: Format) -> tuple[str, ...]:
    """The fields of a sheet from left to right: the required ones, the others, then kennung, zurueckgezogen, grund."""
    return tuple(sorted(format_.modell.model_fields, key=lambda f: (not pflicht(format_, f), _REIHENFOLGE.index(f))))


def pflicht(format_: Format, feld_: str) -> bool:
    """Whether every row must fill this column in."""
    return format_.modell.model_fields[feld_].is_required()


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
_FORMAT_ZU_DATEI = {format_.datei: format_ for format_ in FORMATE}
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
