"""How do the compiled public facts become deliveries in the project's own format?

    python scripts/lieferungen.py QUELLE

QUELLE is a folder with ``register/*.csv`` and ``asskomm/*.csv``. Writes ``data/lieferungen/`` and ``data/herkunft.csv``,
which says for every source line where it went; ``tests/test_herkunft.py`` holds that account true.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from umwandlung_ereignisse import ereigniszeilen
from umwandlung_gebiet import gebietszeilen
from umwandlung_veroeffentlichungen import veroeffentlichungszeilen

from ingest.formate import FORMATE

ZIEL = Path(__file__).parent.parent / "data"
STAND = "2023-06-30"
# Why a delivery corrects rows that a database loaded from an older version of it.
GRUENDE = {"3-veroeffentlichungen": "Ordnungszahlen („die 42. Kommune“) als solche gekennzeichnet"}
LIEFERUNGEN = {
    "1-gebiet": (
        "Gebiet: Kommunen, Kreise, Polizeidirektionen, Einwohner, Verwaltungsgemeinschaften",
        "Destatis, Statistisches Landesamt Sachsen, SächsPolOrgVO; zusammengestellt aus öffentlichen Quellen",
    ),
    "2-ereignisse": (
        "Ereignisse und Förderungen, soweit sie bis Mitte 2023 öffentlich wurden",
        "öffentliche Quellen, je Zeile genannt",
    ),
    "3-veroeffentlichungen": (
        "Veröffentlichte Zahlen zu ASSKomm bis Mitte 2023, Widersprüche eingeschlossen",
        "öffentliche Quellen, je Zeile genannt",
    ),
}


def main() -> None:
    """Read all source rows, convert each, write the deliveries and the account."""
    quelle = Path(sys.argv[1])
    herkunft: list[dict[str, str]] = []
    for name, umwandeln in zip(LIEFERUNGEN, (gebietszeilen, ereigniszeilen, veroeffentlichungszeilen), strict=True):
        dateien: dict[str, list[dict[str, str]]] = defaultdict(list)
        for datei, zeile, ziel, satz in umwandeln(quelle):
            if not any(satz is vorhanden for vorhanden in dateien[ziel][-1:]):  # two source rows may make one
                vergib_kennung(ziel, satz, dateien[ziel])
                dateien[ziel].append(satz)
            spur = {"quelle": datei, "zeile": str(zeile), "lieferung": name, "ziel": ziel, "kennung": satz["_kennung"]}
            herkunft.append(spur)
        if name == "2-ereignisse":
            dateien["vollstaendigkeit.csv"] = [{"kennzahl": "modellkommunen", "gueltig_von": "2019-01-01"}]
        schreibe_lieferung(name, dateien)
    schreibe_csv(ZIEL / "herkunft.csv", herkunft)


def vergib_kennung(ziel: str, satz: dict[str, str], bisher: list[dict[str, str]]) -> None:
    """Name the row by its natural key; a row that shares it with an earlier one gets a number behind it."""
    modell = next(format_.modell for format_ in FORMATE if format_.datei == ziel)
    basis = modell.model_validate(satz).stabile_kennung()
    vorhanden = {zeile.get("_kennung") for zeile in bisher}
    kennung, nummer = basis, 1
    while kennung in vorhanden:
        nummer += 1
        kennung = f"{basis}#{nummer}"
    satz["_kennung"] = kennung
    if kennung != basis:
        satz["kennung"] = kennung


def schreibe_lieferung(name: str, dateien: dict[str, list[dict[str, str]]]) -> None:
    """One folder: the CSV files and the manifest with their numbers of rows."""
    ordner = ZIEL / "lieferungen" / name
    ordner.mkdir(parents=True, exist_ok=True)
    titel, herausgeber = LIEFERUNGEN[name]
    manifest = [
        "format = 1",
        f'kennung = "{name}"',
        f'titel = "{titel}"',
        f'herausgeber = "{herausgeber}"',
        f"stand = {STAND}",
        *([f'grund = "{GRUENDE[name]}"'] if name in GRUENDE else []),
        "",
        "[zeilen]",
    ]
    for datei, saetze in sorted(dateien.items()):
        schreibe_csv(ordner / datei, [{k: v for k, v in satz.items() if k != "_kennung"} for satz in saetze])
        manifest.append(f'"{datei}" = {len(saetze)}')
    (ordner / "lieferung.toml").write_text("\n".join(manifest) + "\n", encoding="utf-8")


def schreibe_csv(pfad: Path, saetze: list[dict[str, str]]) -> None:
    """Comma, UTF-8, one line end; ``kennung`` first where any row has one."""
    spalten = list(dict.fromkeys(spalte for satz in saetze for spalte in satz))
    spalten.sort(key=lambda spalte: spalte != "kennung" or pfad.name == "herkunft.csv")
    with pfad.open("w", encoding="utf-8", newline="") as datei:
        schreiber = csv.DictWriter(datei, spalten, lineterminator="\n")
        schreiber.writeheader()
        schreiber.writerows(saetze)


if __name__ == "__main__":
    main()
