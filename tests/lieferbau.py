"""How do tests build a small delivery, and how do they see everything that a database holds?"""

import csv
import io
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from data_access.engine import engine
from data_access.freigabe import trage_frei
from data_access.tabellen import lieferung, metadata
from domain.fehler import Fehler

# A complete small delivery: two Kommunen of one Kreis, a body, and one record of each kind.
GUT = {
    "landkreise.csv": "landkreis,name,art\n14524,Zwickau,Landkreis\n",
    "zustaendigkeiten.csv": "landkreis,polizeidirektion,gueltig_von\n14524,Zwickau,2013-01-01\n",
    "kommunen.csv": (
        "ags,name,name_amtlich,art,landkreis,gueltig_von,gueltig_bis,beginn_ist_erfassung,"
        "flaeche_ha,flaeche_polygon_ha,lon,lat\n"
        '14524330,Zwickau,"Zwickau, Stadt",Große Kreisstadt,14524,2019-01-01,,ja,10258,10260,12.49,50.72\n'
        '14524300,Werdau,"Werdau, Stadt",Große Kreisstadt,14524,2019-01-01,,ja,6550,6551,12.37,50.73\n'
    ),
    "einwohner.csv": (
        "ags,stichtag,einwohner,gebietsstand\n"
        "14524330,2021-12-31,87020,2021-12-31\n"
        "14524300,2021-12-31,20434,2021-12-31\n"
    ),
    "traeger.csv": "traeger,name,art,sitz_ags,landkreis\nverband,Verband Probe,Verwaltungsverband,14524330,14524\n",
    "mitglieder.csv": "traeger,ags,gueltig_von,gueltig_bis,sicher\nverband,14524300,2020-01-01,2022-12-31,ja\n",
    "ereignisse.csv": (
        "traeger,art,phase,datum,genauigkeit,sicher,notiz\n"
        "14524330,sicherheitsanalyse,Auftakt,2021-05-04,tag,ja,\n"
        "14524300,kooperationsvereinbarung,,2022-01,monat,ja,Unterschrift\n"
        "verband,beratung,,2021,jahr,nein,\n"
    ),
    "foerderungen.csv": (
        "traeger,fall,geldzustand,betrag_eur,datum,genauigkeit,sicher\n"
        "14524330,fall-1,bewilligt,1234.50,2020-07-08,tag,ja\n"
        "14524300,fall-2,bewilligt,,2021,bekannt_am,ja\n"
    ),
    "veroeffentlichungen.csv": (
        "begriff,kennzahl,wert,einheit,zusatz,stand,raum_art,raum,herausgeber\n"
        "kommunen_beraten,kommunen_beraten,102,anzahl,exakt,2021-02-06,land,Sachsen,SMI\n"
    ),
}
KENNZAHLEN = {"kommunen_beraten": (1,)}
MANIFEST = (
    'format = 1\nkennung = "{kennung}"\ntitel = "Probe"\nherausgeber = "Test"\nstand = 2023-06-30\n{grund}\n[zeilen]\n'
)


def zahl_der_zeilen(text: str) -> int:
    """Rows below the heading."""
    return sum(1 for _ in csv.reader(io.StringIO(text))) - 1


def baue(
    ordner: Path, dateien: Mapping[str, str | bytes | None] = GUT, *, manifest: str = "", grund: str = "", **zeilen: int
) -> Path:
    """Write a delivery folder. ``None`` names a file in the manifest and leaves it out; ``zeilen`` by name without .csv."""
    warum = f'grund = "{grund}"\n' if grund else ""
    ordner.mkdir(parents=True)
    kopf = manifest or MANIFEST.format(kennung=ordner.name, grund=warum)
    for name, inhalt in dateien.items():
        roh = inhalt.encode() if isinstance(inhalt, str) else inhalt
        if roh is not None:
            (ordner / name).write_bytes(roh)
        zahl = zahl_der_zeilen(inhalt) if isinstance(inhalt, str) else 1
        kopf += f'"{name}" = {zeilen.get(name.removesuffix(".csv"), zahl)}\n'
    (ordner / "lieferung.toml").write_text(kopf, encoding="utf-8")
    return ordner


def geaendert(datei: str, alt: str, neu: str) -> dict[str, str]:
    """The small delivery with one place changed."""
    assert GUT[datei].count(alt) == 1, f"{alt!r} must stand exactly once in {datei}"
    return GUT | {datei: GUT[datei].replace(alt, neu)}


def alles(maschine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with maschine.connect() as verbindung:
        return {
            tabelle.name: sorted((tuple(zeile) for zeile in verbindung.execute(select(tabelle))), key=repr)
            for tabelle in metadata.sorted_tables
        }


def gib_alles_frei(adresse: str) -> None:
    """Release every delivery, as far as there is a database with some."""
    maschine, jetzt = engine(adresse), datetime.now(UTC)
    with suppress(Fehler, DBAPIError), maschine.begin() as verbindung:
        nummern = verbindung.scalars(select(lieferung.c.id).order_by(lieferung.c.id)).all()
        trage_frei(verbindung, nummern[-1:], ab=jetzt, jetzt=jetzt, wer="test", notiz="")
    maschine.dispose()
