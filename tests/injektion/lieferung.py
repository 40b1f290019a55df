"""How does the gallery come into a database? By the real way of a delivery; formulas, which it refuses, afterwards."""

import csv
import io
from pathlib import Path

from sqlalchemy import Engine, Text, func, update

from config import DATEN
from data_access.engine import engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from data_access.tabellen import metadata
from ingest.schreiben import lade
from tests.injektion.werte import KURZ, MARKE, vergiftet
from tests.lieferbau import MANIFEST, baue

QUELLEN = tuple(sorted((DATEN / "lieferungen").iterdir()))
NUR_MEHR = {"aenderung", "papier", "ausgabe", "freigabe", "einsicht"}  # tables whose rows never change


def lade_galerie(ordner: Path) -> str:
    """Make a SQLite database with the gallery in every text of the bundled deliveries, and corrections; its address."""
    adresse = f"sqlite:///{ordner / 'galerie.sqlite'}"
    maschine = engine(adresse)
    migriere(maschine)
    pakete = [
        baue(ordner / quelle.name, _vergiftete(quelle, 7 * nummer), manifest=_manifest(quelle.name, KURZ[nummer]))
        for nummer, quelle in enumerate(QUELLEN)
    ]
    lade(maschine, pakete, FASSUNGEN, notiz="<img src=x onerror=alert(1)> [x](javascript:alert(1))")
    berichtigung = baue(ordner / "4", {"ereignisse.csv": _berichtigte()}, grund="![x](http://boese.example/grund.png)")
    lade(maschine, [berichtigung], FASSUNGEN, notiz=":red[x] $x$")
    _setze_formeln_ein(maschine)
    maschine.dispose()
    return adresse


def _vergiftete(quelle: Path, versatz: int) -> dict[str, str]:
    return {f.name: vergiftet(f, versatz + stelle) for stelle, f in enumerate(sorted(quelle.glob("*.csv")))}


def _manifest(kennung: str, text: str) -> str:
    """Title and publisher as hostile as TOML lets them be."""
    sicher = text.replace("\\", "\\\\").replace('"', '\\"')
    kopf = MANIFEST.format(kennung=kennung, grund="")
    return kopf.replace("Probe", f"Probe {sicher}").replace('"Test"', f'"{sicher} Amt"')


def _berichtigte() -> str:
    """Events with another note, each with a reason of its own."""
    zeilen = list(csv.DictReader(io.StringIO(_vergiftete(QUELLEN[1], 7)["ereignisse.csv"])))[: len(KURZ)]
    puffer = io.StringIO(newline="")
    schreiber = csv.DictWriter(puffer, [*zeilen[0], "grund"], lineterminator="\n")
    schreiber.writeheader()
    for zeile, grund in zip(zeilen, KURZ, strict=False):
        schreiber.writerow(zeile | {"notiz": "neu", "sicher": "ja", "grund": grund.lstrip("=+@-\t ") or "x"})
    return puffer.getvalue()


def _setze_formeln_ein(maschine: Engine) -> None:
    """As if an older program had let them in."""
    with maschine.begin() as verbindung:
        for tabelle in metadata.sorted_tables:
            texte = [s for s in tabelle.columns if isinstance(s.type, Text) and tabelle.name not in NUR_MEHR]
            for spalte in texte:
                neu = func.substr(spalte, len(MARKE) + 1)
                verbindung.execute(update(tabelle).where(spalte.like(f"{MARKE}%")).values({spalte.name: neu}))
