"""How do the compiled events become events, memberships and funding states of a delivery?

Rows that an association's member got "über" its association are memberships, not further agreements; municipalities
that only take part in another's council are members of that group; "unsicher:" in the note means ``sicher = nein``.
"""

import re
from pathlib import Path

from umwandlung_gebiet import Umwandlung, lies

DATEI = "asskomm/events.csv"

# Bodies without an ags: name in the source -> key. The first three stand in the register of associations.
TRAEGER = {
    "Verwaltungsverband Wildenstein": "145215405",
    "Verwaltungsgemeinschaft Olbersdorf": "146265227",
    "Verwaltungsgemeinschaft Reichenbach/O.L.": "146265232",
    "Städtebund Silberberg": "staedtebund-silberberg",
    "Landkreis Görlitz": "landkreis-14626",
    "Landkreis Leipzig": "landkreis-14729",
}
WURZENER_LAND = "gruppe-wurzener-land"
NEUE_TRAEGER = {
    "staedtebund-silberberg": ("Städtebund Silberberg", "Städtebund", "", "14521", "Sitz nicht genannt, Mitglieder im Erzgebirgskreis"),
    "landkreis-14626": ("Landkreis Görlitz", "Landkreis", "", "14626", ""),
    "landkreis-14729": ("Landkreis Leipzig", "Landkreis", "", "14729", ""),
    WURZENER_LAND: ("Wurzener Land", "Gruppe", "14729410", "14729", "gemeinsamer Präventionsrat, Sitz Wurzen"),
}  # fmt: skip
ARTEN = {"kpr": "kpr_besteht", "sonstiges": "erwaehnung"}
GENAUIGKEITEN = {"day": "tag", "month": "monat", "year": "jahr", "asof": "bekannt_am"}
PRESSE = {
    "000_9a8d7d45d5e0ef57.txt": ("Medieninformation „2 Jahre ASSKomm! – Eine Bilanz.“", "2021-02-06"),
    "002_d46c56ed1749701c.txt": ("Medieninformation „Als erste Stadt 2022: Werdau wird Teil des »ASSKomm«-Netzwerkes“", "2022-01-11"),
}  # fmt: skip
WORTE = (
    ("SMI-Seed", "die Medieninformation des SMI"),
    ("Seed schreibt", "Medieninformation schreibt"),
    ("Seed 06.02.2021", "Medieninformation 06.02.2021"),
)
NUR_MITGLIED = re.compile(
    r"^(über (Verwaltungsverband|Verwaltungsgemeinschaft)|als Mitglied des Städtebundes) ?(.+?)(;|$)"
)


def ereigniszeilen(quelle: Path) -> Umwandlung:
    """All rows of ``asskomm/events.csv``."""
    neu = dict(NEUE_TRAEGER)
    for nummer, zeile in lies(quelle, DATEI):
        for ziel, satz in wandle_um(zeile):
            if satz["traeger"] in neu:
                yield DATEI, nummer, "traeger.csv", neuer_traeger(satz["traeger"], zeile)
                del neu[satz["traeger"]]
            yield DATEI, nummer, ziel, satz


def wandle_um(zeile: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """Target file and row for one source row; a body's own row about a shared council also says who belongs to it."""
    verbund = NUR_MITGLIED.match(zeile["note"])
    if zeile["kind"] == "kooperationsvereinbarung" and verbund:
        return [("mitglieder.csv", mitglied(traeger_mit_namen(verbund.group(3)), zeile))]
    if "KPR Wurzener Land" in zeile["note"] and "nicht einzeln zählen" in zeile["note"]:
        return [("mitglieder.csv", mitglied(WURZENER_LAND, zeile))]
    if "Koordiniert den KPR für das Wurzener Land" in zeile["note"]:
        return [("ereignisse.csv", ereignis(WURZENER_LAND, zeile)), ("mitglieder.csv", mitglied(WURZENER_LAND, zeile))]
    traeger = zeile["ags"] or TRAEGER[zeile["name"]]
    if zeile["kind"] == "foerderung":
        return [("foerderungen.csv", foerderung(traeger, zeile))]
    return [("ereignisse.csv", ereignis(traeger, zeile))]


def traeger_mit_namen(name: str) -> str:
    """Key of an association by the name that the note uses."""
    treffer = [schluessel for titel, schluessel in TRAEGER.items() if titel.endswith(" " + name)]
    assert len(treffer) == 1, name
    return treffer[0]


def quelle_von(zeile: dict[str, str]) -> dict[str, str]:
    """The columns that name the source; the two press releases get their title and day."""
    titel, erschienen = PRESSE.get(zeile["source_url"], (zeile["source_title"], zeile["published_on"]))
    notiz = zeile["note"]
    for alt, neu in WORTE:
        notiz = notiz.replace(alt, neu)
    return {
        "sicher": "nein" if "unsicher:" in zeile["note"] else "ja",
        "quelle_titel": titel,
        "quelle_url": "" if zeile["source_url"] in PRESSE else zeile["source_url"],
        "herausgeber": zeile["publisher"],
        "veroeffentlicht": erschienen,
        "notiz": notiz,
    }


def zeit_von(zeile: dict[str, str]) -> dict[str, str]:
    return {"datum": zeile["date"], "genauigkeit": GENAUIGKEITEN[zeile["date_precision"]]}


def ereignis(traeger: str, zeile: dict[str, str]) -> dict[str, str]:
    """An event; the phase of an analysis stands in square brackets in the note."""
    art = ARTEN.get(zeile["kind"], zeile["kind"])
    if zeile["note"].startswith("Vorvereinbarung (keine Kooperationsvereinbarung!)"):
        art = "vorvereinbarung"
    phase = re.search(r"\[Phase: (\w+)\]", zeile["note"])
    vorgang = f"analyse-{traeger}" if art == "sicherheitsanalyse" else f"kpr-{traeger}" if art.startswith("kpr") else ""
    return {
        "traeger": traeger,
        "art": art,
        "phase": phase.group(1) if phase else "",
        "vorgang": vorgang,
        **zeit_von(zeile),
        "handlungsfelder": zeile["topic"],
        **quelle_von(zeile),
    }


def foerderung(traeger: str, zeile: dict[str, str]) -> dict[str, str]:
    """A money state. What was published as funded was granted; how much was paid is not public."""
    rund = zeile["note"].startswith("rund ")
    return {
        "traeger": traeger,
        "fall": f"foerderung-{traeger}-{zeile['date']}",
        "geldzustand": "bewilligt",
        "betrag_eur": zeile["amount_eur"],
        "betrag_zusatz": "ca" if rund else "exakt",
        **zeit_von(zeile),
        "handlungsfelder": zeile["topic"],
        **quelle_von(zeile),
    }


def mitglied(traeger: str, zeile: dict[str, str]) -> dict[str, str]:
    """A membership that a source reports, from the first day on which it is certain to have existed."""
    tag = {4: "-12-31", 10: ""}[len(zeile["date"])]
    return {"traeger": traeger, "ags": zeile["ags"], "gueltig_von": zeile["date"] + tag, **quelle_von(zeile)}


def neuer_traeger(schluessel: str, zeile: dict[str, str]) -> dict[str, str]:
    name, art, sitz, landkreis, notiz = NEUE_TRAEGER[schluessel]
    quelle = {spalte: wert for spalte, wert in quelle_von(zeile).items() if spalte != "sicher"}
    kopf = {"traeger": schluessel, "name": name, "art": art, "sitz_ags": sitz, "landkreis": landkreis}
    return kopf | quelle | {"notiz": notiz}
