"""What may the dashboard do in PostgreSQL: who reads, who enters what left the product, and is it really no more than that?

The owner (``ASSKOMM_DATABASE_URL``) makes the tables and loads. The dashboard needs neither: it reads as one role and
enters as another one, so whoever took it over could change no figure and no entry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Connection, Engine, inspect, make_url, text

from data_access import tabellen as t
from data_access.stoerung import dienst_erreichbar
from domain.fehler import Eingabefehler

RECHTE = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
LESEN, ANFUEGEN = frozenset({"SELECT"}), frozenset({"SELECT", "INSERT"})
# Table -> what the entering role may do there; columns of ``NACHTRAGEN`` it may also change.
EINTRAGEN: Mapping[str, frozenset[str]] = {
    "papier": ANFUEGEN, "ausgabe": ANFUEGEN, "einsicht": ANFUEGEN, "sitzung": ANFUEGEN,
}  # fmt: skip
NACHTRAGEN: Mapping[str, tuple[str, ...]] = {"sitzung": ("zuletzt_am", "beendet_am", "ausweis")}
UNGELESEN = frozenset({"sitzung"})  # who is signed in is no matter of the reading role
_OHNE_ALLES = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
_KEINE_ROLLEN = (
    "Rollen und Rechte gibt es nur in PostgreSQL. Abhilfe: „asskomm init“ ohne --rollen aufrufen oder in ASSKOMM_DATABASE_URL "
    "eine PostgreSQL-Datenbank angeben."
)


@dataclass(frozen=True)
class Rolle:
    """A role as an address names it; without a password the server must know the user in another way."""

    name: str
    kennwort: str | None
    eintragend: bool

    @property
    def zweck(self) -> str:
        return "Einträge" if self.eintragend else "Lesen"


def rollen_aus(maschine: Engine, lesen: str, eintragen: str) -> tuple[Rolle, ...]:
    """The roles that the addresses of the dashboard name; Eingabefehler where they cannot be made in this database."""
    if maschine.dialect.name != "postgresql":
        raise Eingabefehler(_KEINE_ROLLEN)
    adressen = (("ASSKOMM_READ_DATABASE_URL", lesen, False), ("ASSKOMM_EINTRAG_DATABASE_URL", eintragen, True))
    rollen = tuple(_rolle(maschine, *teil) for teil in adressen if teil[1])
    if not rollen:
        raise Eingabefehler(
            "Es ist nicht gesagt, welche Rollen angelegt werden sollen. Abhilfe: ASSKOMM_READ_DATABASE_URL und "
            "ASSKOMM_EINTRAG_DATABASE_URL mit Nutzer und Passwort angeben."
        )
    if len({rolle.name for rolle in rollen}) < len(rollen):
        raise Eingabefehler(
            "Lesen und Eintragen brauchen zwei Rollen. Abhilfe: in ASSKOMM_READ_DATABASE_URL und ASSKOMM_EINTRAG_DATABASE_URL "
            "verschiedene Nutzer angeben."
        )
    return rollen


def _rolle(maschine: Engine, variable: str, adresse: str, eintragend: bool) -> Rolle:
    url: URL = make_url(adresse)
    datenbank, eigner = maschine.url.database, maschine.url.username
    if url.get_backend_name() != "postgresql" or url.database != datenbank:
        raise Eingabefehler(
            f"{variable} nennt eine andere Datenbank als ASSKOMM_DATABASE_URL. Abhilfe: dieselbe Datenbank angeben, nur mit "
            "anderem Nutzer."
        )
    if not url.username or url.username == eigner:
        raise Eingabefehler(
            f"{variable} nennt keinen eigenen Nutzer. Abhilfe: einen anderen als in ASSKOMM_DATABASE_URL angeben."
        )
    return Rolle(url.username, str(url.password) if url.password else None, eintragend)


def richte_ein(maschine: Engine, rollen: Iterable[Rolle]) -> None:
    """Make or mend the roles: their rights are exactly those of this module afterwards, or nothing was changed.

    Eingabefehler when a role could do more all the same (it owns something, or is a member of a mightier one).
    """
    rollen = tuple(rollen)
    with dienst_erreichbar(), maschine.begin() as verbindung:
        _schliesse_die_tuer(verbindung)
        for rolle in rollen:
            _lege_an(verbindung, rolle)
            _gib_rechte(verbindung, rolle)
        for rolle in rollen:
            _pruefe(verbindung, rolle)


def _schliesse_die_tuer(verbindung: Connection) -> None:
    """What PostgreSQL gives to everybody: tables of their own, in older versions also in our schema."""
    datenbank = _name(verbindung, str(verbindung.scalar(text("SELECT current_database()"))))
    for befehl in (
        f"REVOKE TEMPORARY ON DATABASE {datenbank} FROM PUBLIC",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    ):
        verbindung.exec_driver_sql(befehl)


def _lege_an(verbindung: Connection, rolle: Rolle) -> None:
    """The password leaves this process only as the check value that PostgreSQL keeps, so no log can hold it."""
    name = _name(verbindung, rolle.name)
    vorhanden = verbindung.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": rolle.name})
    geheimnis = ""
    if rolle.kennwort:
        roh: Any = verbindung.connection.driver_connection
        pruefwert = roh.pgconn.encrypt_password(rolle.kennwort.encode(), rolle.name.encode(), b"scram-sha-256")
        geheimnis = f" PASSWORD '{pruefwert.decode()}'"
    if not vorhanden:
        verbindung.exec_driver_sql(f"CREATE ROLE {name} {_OHNE_ALLES}{geheimnis}")
    elif geheimnis:
        verbindung.exec_driver_sql(f"ALTER ROLE {name} LOGIN{geheimnis}")


def _gib_rechte(verbindung: Connection, rolle: Rolle) -> None:
    name = _name(verbindung, rolle.name)
    datenbank = _name(verbindung, str(verbindung.scalar(text("SELECT current_database()"))))
    befehle = [
        f"GRANT CONNECT ON DATABASE {datenbank} TO {name}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {name}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM {name}",
        f"GRANT USAGE ON SCHEMA public TO {name}",
    ]
    if rolle.eintragend:
        befehle += [
            f"GRANT {', '.join(sorted(rechte))} ON {tabelle} TO {name}" for tabelle, rechte in EINTRAGEN.items()
        ]
        befehle += [f"GRANT UPDATE ({', '.join(spalten)}) ON {tab} TO {name}" for tab, spalten in NACHTRAGEN.items()]
        befehle += [f"GRANT USAGE ON SEQUENCE {folge} TO {name}" for folge in _folgen(verbindung)]
    else:
        befehle += [
            f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {name}",
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {name}",
            *(f"REVOKE ALL ON {tabelle} FROM {name}" for tabelle in UNGELESEN),
        ]
    for befehl in befehle:
        verbindung.exec_driver_sql(befehl)


def _folgen(verbindung: Connection) -> list[str]:
    """The sequences that number the rows of the tables into which is entered."""
    frage = text("SELECT pg_get_serial_sequence(:tabelle, :spalte)")
    schluessel = ((tabelle, spalte.name) for tabelle in EINTRAGEN for spalte in t.metadata.tables[tabelle].primary_key)
    namen = (verbindung.scalar(frage, {"tabelle": tabelle, "spalte": spalte}) for tabelle, spalte in schluessel)
    return [str(name) for name in namen if name]


def erlaubt(rolle: Rolle, tabelle: str) -> frozenset[str]:
    """What a role may do with a whole table."""
    if rolle.eintragend:
        return EINTRAGEN.get(tabelle, frozenset())
    return frozenset() if tabelle in UNGELESEN else LESEN


def _pruefe(verbindung: Connection, rolle: Rolle) -> None:
    """Ask PostgreSQL itself, memberships and ownership included."""
    zu_viel = [
        f"{recht} auf {tabelle}"
        for tabelle in inspect(verbindung).get_table_names()
        for recht in RECHTE
        if _darf(verbindung, rolle, tabelle, recht) != (recht in erlaubt(rolle, tabelle))
    ]
    maechtig = text(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM pg_roles WHERE rolname = :name"
    )
    if verbindung.scalar(maechtig, {"name": rolle.name}):
        zu_viel.insert(0, "Rechte am ganzen Server")
    if zu_viel:
        raise Eingabefehler(
            f"Die Rolle „{rolle.name}“ darf anderes als sie soll ({', '.join(zu_viel[:3])}); nichts wurde geändert. Abhilfe: ihr "
            "die Mitgliedschaft in anderen Rollen nehmen oder in der Adresse einen neuen Nutzer angeben."
        )


def _darf(verbindung: Connection, rolle: Rolle, tabelle: str, recht: str) -> bool:
    frage = text("SELECT has_table_privilege(:name, quote_ident(:tabelle), :recht)")
    return bool(verbindung.scalar(frage, {"name": rolle.name, "tabelle": tabelle, "recht": recht}))


def _name(verbindung: Connection, name: str) -> str:
    return verbindung.dialect.identifier_preparer.quote_identifier(name)
