"""How does a training get a complete database whose figures everybody may see, because they are invented?"""

from datetime import UTC, datetime
from typing import Annotated

import typer

from befehle.gemeinsam import ausgabe
from config import UEBUNGSADRESSE, settings
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine, ohne_kennwort
from data_access.freigabe import gib_mitgeliefertes_frei
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere, version
from domain.fehler import Eingabefehler
from ingest.lesen import Lieferpaket
from ingest.schreiben import lade_pakete
from uebung.lieferungen import pakete

ANDERE = "Abhilfe: mit ASSKOMM_DATABASE_URL eine leere Datenbank angeben oder die alte Übungsdatenbank löschen."


def demo(
    saat: Annotated[
        int, typer.Option("--seed", min=0, metavar="ZAHL", help="Welche Übungsdaten; gleiche Zahl, gleiche Daten")
    ] = 1,
) -> None:
    """Eine Datenbank mit vollständigen, erfundenen Übungsdaten anlegen; echte Daten bleiben unberührt."""
    adresse = uebungsadresse()
    maschine, lieferungen = engine(adresse), pakete(saat)
    vorhanden, neueste = version(maschine)
    if vorhanden is None:
        migriere(maschine)
    elif vorhanden != neueste:
        raise Eingabefehler(
            f"Die Datenbank {ohne_kennwort(adresse)} hat die Version {vorhanden}, gebraucht wird {neueste}; nichts wurde geändert. {ANDERE}"
        )
    _pruefe_bestand(Berichtsdaten(direkt(maschine)), lieferungen, ohne_kennwort(adresse))
    ergebnisse = lade_pakete(maschine, lieferungen, FASSUNGEN, notiz=f"asskomm demo --seed {saat}")
    gib_mitgeliefertes_frei(maschine, jetzt=datetime.now(UTC))
    _berichte(ohne_kennwort(adresse), neu=not all(e.bekannt for e in ergebnisse), lieferungen=lieferungen)


def uebungsadresse() -> str:
    """The configured database; where none is configured, one of its own beside the real one."""
    return settings().database_url if "database_url" in settings().model_fields_set else UEBUNGSADRESSE


def _pruefe_bestand(daten: Berichtsdaten, lieferungen: list[Lieferpaket], adresse: str) -> None:
    """Nothing, or exactly these practice data and what was delivered after them."""
    bestand = daten.alle_lieferungen()
    if bestand.empty or {paket.pruefsumme for paket in lieferungen} <= set(bestand["pruefsumme"]):
        return
    inhalt = "andere Übungsdaten" if bestand["uebung"].any() else "echte Lieferungen"
    raise Eingabefehler(f"Die Datenbank {adresse} enthält {inhalt}; nichts wurde geändert. {ANDERE}")


def _berichte(adresse: str, *, neu: bool, lieferungen: list[Lieferpaket]) -> None:
    zeilen = sum(len(datei.zeilen) for paket in lieferungen for datei in paket.dateien)
    getan = f"{len(lieferungen)} Lieferungen mit {zeilen} Zeilen geladen" if neu else "bereits geladen, nichts geändert"
    ausgabe.print(f"Übungsdaten: {getan}. Diese Zahlen sind erfunden.")
    ausgabe.print(f"Datenbank: {adresse}")
    eigene = "database_url" not in settings().model_fields_set
    if eigene:
        ausgabe.print("ASSKOMM_DATABASE_URL ist nicht gesetzt, deshalb eine eigene Datei neben der echten.")
    vorsatz = f"ASSKOMM_DATABASE_URL={adresse} " if eigene else ""
    vorsatz += "ASSKOMM_READ_DATABASE_URL= " if settings().read_database_url else ""
    ausgabe.print(f"Starten: {vorsatz}asskomm serve")
