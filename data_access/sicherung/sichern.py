"""How does a database become a backup, as of one moment, whatever is loaded meanwhile and however large it is?"""

import hashlib
import zipfile
from datetime import UTC, datetime
from typing import IO, Any

from sqlalchemy import Connection, Engine, LargeBinary, Table, func, select, text

from data_access import tabellen as t
from data_access.engine import dienst_erreichbar, innerhalb
from data_access.freigabe import freigegeben_bis
from data_access.schema import version, versionen
from data_access.sicherung.form import (
    ENDUNG,
    MANIFEST,
    OHNE,
    ORDNER,
    PORTION,
    Inhalt,
    Manifest,
    als_zeilen,
    geordnet,
    spalten,
    tabellen,
)
from data_access.sicherung.pruefzahlen import pruefzahlen
from domain.fehler import Datenfehler

GROSSE = 1  # rows that are held at once when a whole delivery may be in them


def sichere(maschine: Engine, ziel: IO[bytes], jetzt: datetime) -> Manifest:
    """Write everything into an open file; a released Datenstand is the one of ``jetzt`` (UTC).

    Datenfehler when the database is empty or newer than this program. Dienstfehler when it is away.
    """
    vorhanden, neueste = version(maschine)
    if vorhanden not in versionen():
        raise Datenfehler(
            "Die Datenbank ist leer, es gibt nichts zu sichern. Abhilfe: ASSKOMM_DATABASE_URL prüfen."
            if vorhanden is None
            else f"Die Datenbank hat die unbekannte Version {vorhanden}. Abhilfe: mit der neueren Fassung des Programms sichern."
        )
    with (
        dienst_erreichbar(),
        maschine.connect() as verbindung,
        zipfile.ZipFile(ziel, "w", zipfile.ZIP_DEFLATED) as archiv,
    ):
        _halte_fest(verbindung)
        inhalte = tuple(_schreibe(verbindung, archiv, tabelle) for tabelle in tabellen(verbindung))
        stand = int(verbindung.scalar(select(func.max(t.lieferung.c.id))) or 0) if inhalte else 0
        aktuell = vorhanden == neueste
        manifest = Manifest(
            version=str(vorhanden), erstellt_am=jetzt.astimezone(UTC), stand=stand, tabellen=inhalte, ohne=tuple(sorted(OHNE)),
            freigegeben=freigegeben_bis(innerhalb(verbindung), jetzt) if aktuell else 0,
            pruefzahlen=pruefzahlen(verbindung) if aktuell else (),
        )  # fmt: skip
        archiv.writestr(_eintrag(MANIFEST), manifest.als_json())
    return manifest


def _halte_fest(verbindung: Connection) -> None:
    """From here on this connection sees one moment, and cannot write."""
    if verbindung.dialect.name == "postgresql":
        verbindung.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    else:
        verbindung.exec_driver_sql("BEGIN")
        verbindung.execute(text("SELECT 1 FROM alembic_version")).all()  # a snapshot begins with the first read


def _schreibe(verbindung: Connection, archiv: zipfile.ZipFile, tabelle: Table) -> Inhalt:
    with archiv.open(_eintrag(f"{ORDNER}/{tabelle.name}{ENDUNG}"), "w", force_zip64=True) as datei:
        return durchgehen(verbindung, tabelle, datei)


def durchgehen(verbindung: Connection, tabelle: Table, datei: Any = None) -> Inhalt:
    """Count and hash the rows of a table, and write them where a file is given."""
    arten, summe, zeilen, laenge = spalten(tabelle), hashlib.sha256(), 0, 0
    auf_einmal = GROSSE if any(isinstance(spalte.type, LargeBinary) for spalte in tabelle.c) else PORTION
    frage = geordnet(tabelle, verbindung.dialect.name)
    ergebnis = verbindung.execute(frage, execution_options={"yield_per": auf_einmal})
    for zeile in als_zeilen(ergebnis, arten):
        summe.update(zeile)
        zeilen, laenge = zeilen + 1, laenge + len(zeile)
        if datei is not None:
            datei.write(zeile)
    return Inhalt(tabelle.name, arten, zeilen, laenge, summe.hexdigest())


def _eintrag(name: str) -> zipfile.ZipInfo:
    """Without the time of the file: the same content is the same file."""
    eintrag = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    eintrag.compress_type = zipfile.ZIP_DEFLATED
    return eintrag
