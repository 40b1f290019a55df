"""How does an office get the workbook to fill in, and how does everything that is known leave the database again?"""

from pathlib import Path
from typing import Annotated

import typer

from befehle.gemeinsam import DatenstandOption, ausgabe, berichtsdaten, pruefe_datenstand
from config import settings
from data_access.engine import engine
from data_access.katalog import KATALOG
from ingest.ausleitung import leite_aus
from ingest.spalten import BLAETTER
from ingest.vorlage import schreibe_vorlage

KENNZAHLEN = {kennzahl.schluessel: kennzahl.titel for kennzahl in KATALOG}
UeberschreibenOption = Annotated[
    bool, typer.Option("--ueberschreiben", metavar="", help="Ersetzen, was dort schon steht", show_default=False)
]


def template(
    ziel: Annotated[Path, typer.Option("--output", "-o", metavar="DATEI", help="Excel-Mappe, Endung .xlsx")] = Path(
        "lieferung.xlsx"
    ),
    ueberschreiben: UeberschreibenOption = False,
) -> None:
    """Die Excel-Mappe schreiben, in der Daten geliefert werden."""
    schreibe_vorlage(ziel, KENNZAHLEN, ueberschreiben=ueberschreiben)
    ausgabe.print(f"Vorlage geschrieben: {ziel}")


def export(
    ziel: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="ZIEL", help="Mappe (.xlsx), Archiv (.zip) oder Ordner (ohne Endung)"),
    ] = Path("ausleitung.xlsx"),
    datenstand: DatenstandOption = None,
    ueberschreiben: UeberschreibenOption = False,
) -> None:
    """Alles ausgeben, was an einem Datenstand bekannt war, als Lieferung, die sich wieder laden lässt."""
    stand = pruefe_datenstand(berichtsdaten(), datenstand)
    ergebnis = leite_aus(engine(settings().leseadresse), stand, ziel, KENNZAHLEN, ueberschreiben=ueberschreiben)
    ausgabe.print(f"Datenstand {stand} ausgeleitet: {ziel}")
    for datei, anzahl in ergebnis.zeilen.items():
        ausgabe.print(f"  {BLAETTER[datei]}: {anzahl}")
    if n := ergebnis.entschaerft:
        texte = "1 Text beginnt wie eine Formel und hat" if n == 1 else f"{n} Texte beginnen wie eine Formel und haben"
        ausgabe.print(f"  Hinweis: {texte} davor jetzt einen Apostroph.")
