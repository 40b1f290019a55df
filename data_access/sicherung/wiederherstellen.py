"""How does a backup become a database again: all of it and proved to be the same, or nothing?"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, inspect, select, text
from sqlalchemy.exc import DataError, IntegrityError

from data_access.engine import dienst_erreichbar, statistik_auffrischen
from data_access.schema import migriere_in, versionen
from data_access.sicherung.datei import Sicherung
from data_access.sicherung.form import PORTION, Inhalt, Manifest, beschaedigt, spalten, tabellen
from data_access.sicherung.pruefzahlen import abweichungen, noch_einmal
from data_access.sicherung.sichern import durchgehen
from domain.fehler import Datenfehler, Eingabefehler

GENUG = 16 * 1024 * 1024  # bytes of rows that are handed to the database at once
_NICHT_LEER = (
    "Die Datenbank ist nicht leer; wiederhergestellt wird nur in eine leere, nichts wurde geändert. Abhilfe: mit "
    "ASSKOMM_DATABASE_URL eine neue Datenbank angeben."
)


def stelle_wieder_her(maschine: Engine, sicherung: Sicherung, *, nur_probe: bool = False) -> None:
    """Read a checked backup into an empty database in one transaction; ``nur_probe``: nothing of it stays.

    An older version is migrated. Eingabefehler when the database is not empty, the version is unknown or the backup is not
    what it says; Datenfehler when a table or a figure is not the same afterwards. Nothing was changed then.
    """
    _pruefe_version(sicherung.manifest)
    with dienst_erreichbar(), maschine.connect() as verbindung:
        _beginne(verbindung)
        migriere_in(verbindung, sicherung.manifest.version)
        for tabelle, inhalt in _paare(verbindung, sicherung.manifest):
            _fuelle(verbindung, tabelle, sicherung, inhalt)
            if durchgehen(verbindung, tabelle) != inhalt:
                raise Datenfehler(_anders(f"Tabelle {inhalt.name}"))
        migriere_in(verbindung)
        _pruefe_zahlen(verbindung, sicherung.manifest)
        if nur_probe:
            verbindung.rollback()
            return
        verbindung.commit()
    statistik_auffrischen(maschine)


def _pruefe_version(manifest: Manifest) -> None:
    if manifest.version not in versionen():
        raise Eingabefehler(
            f"Die Sicherung hat die Version {manifest.version}, die dieses Programm nicht kennt; nichts wurde geändert. Abhilfe: "
            "mit der Fassung des Programms wiederherstellen, die sie geschrieben hat, oder mit einer neueren."
        )


def _beginne(verbindung: Connection) -> None:
    """Nobody else may fill the database meanwhile."""
    if verbindung.dialect.name == "sqlite":
        verbindung.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        verbindung.execute(text("SELECT pg_advisory_xact_lock(hashtext('asskomm restore'))"))
    if inspect(verbindung).get_table_names():
        raise Eingabefehler(_NICHT_LEER)


def _paare(verbindung: Connection, manifest: Manifest) -> list[tuple[Table, Inhalt]]:
    """Each table of this version with what the backup holds of it, referred ones first."""
    inhalte = {inhalt.name: inhalt for inhalt in manifest.tabellen}
    vorhandene = tabellen(verbindung)
    if {t.name: spalten(t) for t in vorhandene} != {name: inhalt.spalten for name, inhalt in inhalte.items()}:
        raise beschaedigt(f"ihre Tabellen sind nicht die der Version {manifest.version}")
    return [(tabelle, inhalte[tabelle.name]) for tabelle in vorhandene]


def _fuelle(verbindung: Connection, tabelle: Table, sicherung: Sicherung, inhalt: Inhalt) -> None:
    try:
        for zeilen in _portionen(sicherung, inhalt):
            verbindung.execute(insert(tabelle), zeilen)
    except (IntegrityError, DataError) as fehler:
        raise beschaedigt(f"Tabelle {inhalt.name} passt nicht zu den Regeln der Datenbank") from fehler
    if verbindung.dialect.name == "postgresql":
        _zaehle_weiter(verbindung, tabelle)


def _portionen(sicherung: Sicherung, inhalt: Inhalt) -> Iterator[list[dict[str, Any]]]:
    portion: list[dict[str, Any]] = []
    umfang = 0
    for zeile, laenge in sicherung.zeilen(inhalt):
        portion.append(zeile)
        umfang += laenge
        if len(portion) >= PORTION or umfang >= GENUG:
            yield portion
            portion, umfang = [], 0
    if portion:
        yield portion


def _zaehle_weiter(verbindung: Connection, tabelle: Table) -> None:
    """PostgreSQL numbers new rows from a counter that knows nothing of rows whose number was given."""
    frage = text("SELECT pg_get_serial_sequence(quote_ident(:tabelle), :spalte)")
    for spalte in tabelle.primary_key:
        folge = verbindung.scalar(frage, {"tabelle": tabelle.name, "spalte": spalte.name})
        hoechste = verbindung.scalar(select(func.max(spalte))) if folge else None
        if hoechste is not None:
            verbindung.execute(text("SELECT setval(:folge, :zahl)"), {"folge": folge, "zahl": hoechste})


def _pruefe_zahlen(verbindung: Connection, manifest: Manifest) -> None:
    if anders := abweichungen(manifest.pruefzahlen, noch_einmal(verbindung, manifest.pruefzahlen)):
        raise Datenfehler(_anders(", ".join(anders[:3])))


def _anders(was: str) -> str:
    return (
        f"Nach dem Wiederherstellen wäre nicht alles wie zuvor ({was}); nichts wurde geändert. Abhilfe: mit der Fassung des "
        "Programms wiederherstellen, die die Sicherung geschrieben hat, und die Betreuung verständigen."
    )
