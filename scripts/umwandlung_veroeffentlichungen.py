"""How do the compiled published figures become rows of a delivery, and which Kennzahl does each of them mean?"""

import re
from pathlib import Path

from umwandlung_ereignisse import PRESSE
from umwandlung_gebiet import Umwandlung, lies

DATEI = "asskomm/published_figures.csv"

VERBUND_ALS_EINE = "Kommunen; ein Verbund zählt meist als eine"
# Word in the source -> (Kennzahl that it means, what was counted if that differs from the Kennzahl's own unit).
# A word that is missing here means none of our Kennzahlen (e.g. "kontaktiert", "beteiligt", everything planned).
KENNZAHLEN = {
    "kommunen_beraten": ("kommunen_beraten", ""),
    "modellkommunen": ("modellkommunen", ""),
    "kooperationsvereinbarungen": ("kooperationsvereinbarungen", ""),
    "kooperationsvereinbarungen_ostsachsen": ("kooperationsvereinbarungen", ""),
    "kooperationsvereinbarungen_landkreis": ("kooperationsvereinbarungen", ""),
    "kooperationsvereinbarungen_kommunen": ("kommunen_im_verbund", VERBUND_ALS_EINE),
    "kpr_anzahl": ("kommunale_praeventionsraete", ""),
    "kpr_landkreise": ("praeventionsraete_der_landkreise", ""),
    "sicherheitsanalysen": ("sicherheitsanalysen", ""),
    "sicherheitsanalysen_kommunen": ("kommunen_mit_sicherheitsanalyse", ""),
    "coaching_kommunen": ("kommunen_mit_coaching", ""),
    "eng_kooperierende_kommunen": ("eng_kooperierende_kommunen", ""),
    "foerdermittel_bewilligt_eur": ("foerdermittel_bewilligt", ""),
    "foerdermittel_verfuegbar_eur": ("foerdermittel_verfuegbar", ""),
    "beccaria_absolventen": ("beccaria_absolventen", ""),
    "beccaria_laufend": ("beccaria_laufend", ""),
}
# Rows whose counting unit or meaning differs from the others of their word: (word, as of, publisher).
ABWEICHUNGEN = {
    ("kpr_anzahl", "2021-09", "Wochenkurier"): ("kommunale_praeventionsraete", "Städte, Gemeinden und Landkreise"),
    ("kpr_anzahl", "2021-11", "ASSKomm"): (
        "kommunale_praeventionsraete",
        "Städte, Gemeinden, Verbände und zwei Landkreise",
    ),
    ("kooperationsvereinbarungen_landkreis", "2021-09-10", "L-IZ / SMI"): (
        "kooperationsvereinbarungen",
        "Kommunen, „für eine Zusammenarbeit entschieden“",
    ),
}
# Rows whose source numbers an event of that very day, "the 42nd Kommune": (word, as of, publisher).
ORDNUNGSZAHLEN = {
    ("kommunen_beraten", "2021-01-18", "L-IZ / SMI"),
    ("kooperationsvereinbarungen", "2021-05-25", "SMI"),
    ("kooperationsvereinbarungen", "2023-02-23", "ASSKomm"),
    ("kooperationsvereinbarungen_kommunen", "2021-12-01", "ASSKomm"),
    ("kooperationsvereinbarungen_kommunen", "2022-11-28", "ASSKomm"),
    ("kooperationsvereinbarungen_kommunen", "2023-01-20", "ASSKomm"),
    ("kooperationsvereinbarungen_kommunen", "2023-04-25", "SMI"),
    ("kooperationsvereinbarungen_landkreis", "2022-05-20", "Alles-Lausitz"),
    ("kooperationsvereinbarungen_landkreis", "2022-07-11", "ASSKomm"),
    ("kooperationsvereinbarungen_landkreis", "2023-01-27", "ASSKomm"),
    ("kooperationsvereinbarungen_ostsachsen", "2022-01-14", "L-IZ / SMI"),
    ("kooperationsvereinbarungen_ostsachsen", "2022-05-20", "SMI"),
    ("kooperationsvereinbarungen_ostsachsen", "2022-07-11", "SMI"),
    ("kooperationsvereinbarungen_ostsachsen", "2022-12-21", "SMI"),
    ("kpr_anzahl", "2023-02-09", "ASSKomm"),
}
EINHEITEN = (
    (r"_eur$", "eur"),
    (r"_prozent$", "prozent"),
    (r"(jahr|_start)$", "jahr"),
    (r"_wochen$", "wochen"),
    (r"_tvl$", "entgeltgruppe"),
)


def veroeffentlichungszeilen(quelle: Path) -> Umwandlung:
    """All rows of ``asskomm/published_figures.csv``."""
    for nummer, zeile in lies(quelle, DATEI):
        yield DATEI, nummer, "veroeffentlichungen.csv", veroeffentlichung(zeile)


def veroeffentlichung(zeile: dict[str, str]) -> dict[str, str]:
    """One published figure; the share "über ein Drittel" becomes numerator and denominator."""
    begriff = zeile["metric"]
    ort = (begriff, zeile["as_of"], zeile["publisher"])
    kennzahl, zaehleinheit = ABWEICHUNGEN.get(ort) or KENNZAHLEN.get(begriff, ("", ""))
    anteil = begriff == "eng_kooperierende_anteil"
    assert not anteil or zeile["value"] == "0.3333"
    raum_art, raum = raum_von(zeile["scope"], begriff)
    titel, erschienen = PRESSE.get(zeile["source_url"], ("", ""))
    return {
        "begriff": begriff,
        "kennzahl": kennzahl,
        "wert": "1" if anteil else zeile["value"],
        "nenner": "3" if anteil else "",
        "einheit": "anteil" if anteil else einheit_von(begriff),
        "zusatz": zeile["qualifier"],
        "stand": zeile["as_of"],
        "zeitraum": zeile["period"],
        "zaehleinheit": zaehleinheit,
        "ordnungszahl": "ja" if ort in ORDNUNGSZAHLEN else "nein",
        "raum_art": raum_art,
        "raum": raum,
        "quelle_titel": titel,
        "quelle_url": "" if titel else zeile["source_url"],
        "herausgeber": zeile["publisher"],
        "veroeffentlicht": erschienen,
        "notiz": zeile["note"],
    }


def einheit_von(begriff: str) -> str:
    return next((einheit for muster, einheit in EINHEITEN if re.search(muster, begriff)), "anzahl")


def raum_von(scope: str, begriff: str) -> tuple[str, str]:
    """Level and name of the area that a figure speaks of."""
    if scope == "Sachsen" or begriff == "kpr_landkreise":
        return "land", "Sachsen"
    if scope == "Ostsachsen (PD Görlitz)":
        return "polizeidirektion", "Görlitz"
    return ("landkreis" if begriff.endswith("_landkreis") else "kommune"), scope
