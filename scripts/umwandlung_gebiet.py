"""How do the rows of the territorial register become rows of a delivery?"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

# Source file, line in it (1 = heading), target file, target row.
Umwandlung = Iterator[tuple[str, int, str, dict[str, str]]]


def lies(quelle: Path, datei: str) -> list[tuple[int, dict[str, str]]]:
    """Rows of a source file with their number (2 = first row below the heading)."""
    with (quelle / datei).open(encoding="utf-8", newline="") as zeilen:
        return list(enumerate(csv.DictReader(zeilen), start=2))


def gebietszeilen(quelle: Path) -> Umwandlung:
    """All rows of ``register/``."""
    yield from _kreise(quelle)
    yield from _kommunen(quelle)
    for nummer, zeile in lies(quelle, "register/mergers.csv"):
        felder = ("date", "datum"), ("old_ags", "alt_ags"), ("old_name", "alt_name"), ("new_ags", "neu_ags")
        satz = {neu: zeile[alt] for alt, neu in (*felder, ("new_name", "neu_name"), ("note", "notiz"))}
        yield "register/mergers.csv", nummer, "gebietsaenderungen.csv", satz
    for nummer, zeile in lies(quelle, "register/population.csv"):
        felder = (("ags", "ags"), ("as_of", "stichtag"), ("population", "einwohner"), ("territory", "gebietsstand"))
        satz = {neu: zeile[alt] for alt, neu in (*felder, ("note", "notiz"))}
        yield "register/population.csv", nummer, "einwohner.csv", satz
    yield from _verbaende(quelle)


def _kreise(quelle: Path) -> Umwandlung:
    datei = "register/directorates.csv"
    for nummer, zeile in lies(quelle, datei):
        yield datei, nummer, "landkreise.csv", {
            "landkreis": zeile["kreisschluessel"], "name": zeile["name"], "art": zeile["type"],
        }  # fmt: skip
        yield (
            datei,
            nummer,
            "zustaendigkeiten.csv",
            {
                "landkreis": zeile["kreisschluessel"],
                "polizeidirektion": zeile["pd"].removeprefix("PD "),
                "gueltig_von": "2013-01-01",
                "quelle_titel": "SächsPolOrgVO vom 17.03.2020",
                "quelle_url": zeile["source"],
                "herausgeber": "Freistaat Sachsen",
                "notiz": zeile["note"],
            },
        )


def _hektar(km2: str) -> str:
    return str(int(Decimal(km2) * 100))


def _kommunen(quelle: Path) -> Umwandlung:
    datei, punkte = "register/municipalities.csv", dict[str, tuple[int, dict[str, str]]]()
    for nummer, zeile in lies(quelle, "register/centroids.csv"):
        punkte[zeile["ags"]] = (nummer, zeile)
    for nummer, zeile in lies(quelle, datei):
        punktnummer, punkt = punkte[zeile["ags"]]
        satz = {
            "ags": zeile["ags"],
            "name": zeile["name"],
            "name_amtlich": zeile["name_official"],
            "art": zeile["kind"],
            "art_seit": zeile["kind_since"],
            "landkreis": zeile["kreis_key"],
            "gueltig_von": zeile["valid_from"],
            "gueltig_bis": zeile["valid_to"],
            "beginn_ist_erfassung": "ja" if zeile["valid_from_is_coverage_start"] == "yes" else "nein",
            "nachfolger_ags": zeile["successor_ags"],
            "flaeche_ha": _hektar(zeile["area_km2"]),
            "flaeche_quelle": zeile["area_source"],
            "flaeche_polygon_ha": _hektar(zeile["polygon_area_km2"]),
            "lon": punkt["lon"],
            "lat": punkt["lat"],
        }
        yield datei, nummer, "kommunen.csv", satz
        yield "register/centroids.csv", punktnummer, "kommunen.csv", satz


def _verbaende(quelle: Path) -> Umwandlung:
    datei, bekannt = "register/associations.csv", set[str]()
    ags = {
        (zeile["kreis_key"], zeile["name"]): zeile["ags"] for _, zeile in lies(quelle, "register/municipalities.csv")
    }
    herkunft = {"herausgeber": "Destatis", "quelle_titel": "Gemeindeverzeichnis"}
    for nummer, zeile in lies(quelle, datei):
        if zeile["assoc_key"] not in bekannt:
            bekannt.add(zeile["assoc_key"])
            name_2020 = f"Name 2020: {zeile['name_2020']}" if zeile["name_2020"] != zeile["name"] else ""
            yield (
                datei,
                nummer,
                "traeger.csv",
                {
                    "traeger": zeile["assoc_key"],
                    "name": f"{zeile['kind']} {zeile['name']}",
                    "art": zeile["kind"],
                    "sitz_ags": sitz(zeile, ags),
                    "landkreis": zeile["kreis_key"],
                    "gueltig_von": zeile["valid_from"],
                    "gueltig_bis": zeile["valid_to"],
                    **herkunft,
                    "notiz": name_2020,
                },
            )
        yield (
            datei,
            nummer,
            "mitglieder.csv",
            {
                "traeger": zeile["assoc_key"],
                "ags": zeile["member_ags"],
                "gueltig_von": zeile["valid_from"],
                "gueltig_bis": zeile["valid_to"],
                "sicher": "ja",
                **herkunft,
            },
        )


# Seats that the register writes otherwise than the Kommune's own name.
SITZE = {"Kurort Seiffen/Erzgeb.": "Seiffen/Erzgeb."}


def sitz(zeile: dict[str, str], ags: dict[tuple[str, str], str]) -> str:
    """The ags of an association's seat: the Kommune of that name in its Kreis, else the only one that begins so."""
    name = SITZE.get(zeile["seat"], zeile["seat"])
    if (zeile["kreis_key"], name) in ags:
        return ags[zeile["kreis_key"], name]
    treffer = [
        wert for (kreis, gemeinde), wert in ags.items() if kreis == zeile["kreis_key"] and gemeinde.startswith(name)
    ]
    return treffer[0] if len(treffer) == 1 else ""
