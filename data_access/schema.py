"""Does the database have the tables that this version needs, and how do they get there?"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from data_access.engine import dienst_erreichbar

_SPERRE = 4_190_001  # any constant: two processes that migrate PostgreSQL at once wait for each other


def _config(verbindung: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrationen"))
    config.attributes["verbindung"] = verbindung
    return config


def migriere(maschine: Engine) -> None:
    """Bring the database from empty or any older version to the newest one; does nothing if it is."""
    with dienst_erreichbar(), maschine.begin() as verbindung:
        if maschine.dialect.name == "postgresql":
            verbindung.execute(text("SELECT pg_advisory_xact_lock(:sperre)"), {"sperre": _SPERRE})
        migriere_in(verbindung)


def migriere_in(verbindung: Connection, bis: str = "head") -> None:
    """The same within a transaction, up to any version."""
    command.upgrade(_config(verbindung), bis)


def versionen() -> tuple[str, ...]:
    """All versions that this program knows, oldest first."""
    return tuple(str(skript.revision) for skript in ScriptDirectory.from_config(_config()).walk_revisions())[::-1]


def version(maschine: Engine) -> tuple[str | None, str | None]:
    """Version of the database (None: empty) and newest version known."""
    with dienst_erreichbar(), maschine.connect() as verbindung:
        vorhanden = MigrationContext.configure(verbindung).get_current_revision()
    return vorhanden, ScriptDirectory.from_config(_config()).get_current_head()
