"""How does an operator put everything into one file, and back into a database?"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from befehle.ausgabedatei import ganz_oder_gar_nicht, warten
from befehle.gemeinsam import Format, FormatOption, ausgabe, drucke_json, fehlerausgabe
from config import settings
from data_access.engine import engine
from data_access.sicherung.datei import geoeffnet
from data_access.sicherung.form import Manifest
from data_access.sicherung.sichern import sichere
from data_access.sicherung.wiederherstellen import stelle_wieder_her
from domain.zeit import ORTSZEIT, zeitpunkt

DateiArgument = Annotated[Path, typer.Argument(metavar="DATEI", help="Datei der Sicherung, z. B. asskomm.sicherung")]


def backup(datei: DateiArgument, format_: FormatOption = Format.TEXT) -> None:
    """Alles in eine Datei sichern, auch Protokolle und Kopien der Lieferungen; das Dashboard läuft dabei weiter."""
    with ganz_oder_gar_nicht(datei) as halbfertig, warten("Die Datenbank wird gesichert …"):
        halbfertig.chmod(0o600)  # what is in it may not be released yet
        with halbfertig.open("wb") as ziel:
            manifest = sichere(engine(settings().leseadresse), ziel, datetime.now(UTC))
            ziel.flush()
            os.fsync(ziel.fileno())
        with geoeffnet(halbfertig) as sicherung:
            sicherung.pruefe()
    _berichte(manifest, f"Gesichert und geprüft: {datei}", format_)


def restore(
    datei: DateiArgument,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="In der Datenbank alles ausführen und vergleichen, dann zurücknehmen")
    ] = False,
    pruefen: Annotated[bool, typer.Option("--pruefen", help="Nur die Datei prüfen, ohne Datenbank")] = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Eine Sicherung prüfen und in eine leere Datenbank zurückholen, ganz oder gar nicht."""
    with geoeffnet(datei) as sicherung, warten("Die Sicherung wird gelesen …"):
        sicherung.pruefe()
        if not pruefen:
            stelle_wieder_her(engine(settings().database_url), sicherung, nur_probe=dry_run)
    if pruefen:
        satz = "Die Sicherung ist unversehrt."
    elif dry_run:
        satz = "Probe gelungen: Jede Zeile und jede Prüfzahl wäre wie zuvor. Nichts wurde geändert."
    else:
        satz = "Wiederhergestellt: Jede Zeile und jede Prüfzahl ist wie zuvor."
    _berichte(sicherung.manifest, satz, format_)
    if not pruefen and not dry_run and format_ is Format.TEXT:
        fehlerausgabe.print(
            "Hinweis: Läuft ein Dashboard mit dieser Adresse, muss es neu gestartet werden; Rollen legt „asskomm init --rollen“ an."
        )


def _berichte(manifest: Manifest, satz: str, format_: Format) -> None:
    if format_ is Format.JSON:
        drucke_json(
            {
                "version": manifest.version, "erstellt_am": manifest.erstellt_am, "datenstand": manifest.stand,
                "freigegeben": manifest.freigegeben, "zeilen": {t.name: t.zeilen for t in manifest.tabellen},
                "pruefzahlen": len(manifest.pruefzahlen), "pruefwert": manifest.pruefwert,
            }
        )  # fmt: skip
        return
    ausgabe.print(satz)
    ausgabe.print(
        f"Stand {zeitpunkt(manifest.erstellt_am.astimezone(ORTSZEIT))}: Datenstand {manifest.stand}, freigegeben bis "
        f"{manifest.freigegeben}, {manifest.zeilen} Zeilen in {len(manifest.tabellen)} Tabellen, Version {manifest.version}"
    )
    ausgabe.print(f"Prüfwert: {manifest.pruefwert}")
