"""Can the roles of the dashboard do exactly what they are for, whatever they try?"""

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import Engine, Table, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from data_access import sitzungen
from data_access import tabellen as t
from data_access.ausgaben import verzeichne
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import Betrieb, direkt, engine
from data_access.freigabe import trage_einsicht_ein
from data_access.rechte import richte_ein, rollen_aus
from data_access.schema import migriere
from data_access.sicherung.sichern import sichere
from domain.auswahl import Ebene
from domain.fehler import Dienstfehler, Eingabefehler
from domain.rolle import Leser, Rolle
from domain.sitzung import Sitzung
from tests.bausteine import auswahl
from tests.datenbanken import Datenbank, Postgres
from tests.kommando import UNERREICHBAR, asskomm, aufruf
from tests.welt import welt

TABELLEN = tuple(t.metadata.tables.values())
_NUMMERN = count(1)
ZEIT = datetime(2026, 1, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Zugaenge:
    """A database with both roles; the embedded server trusts everybody who comes through its socket."""

    eigner: Engine
    lesen: str
    eintragen: str

    @property
    def namen(self) -> tuple[str, str]:
        return str(engine(self.lesen).url.username), str(engine(self.eintragen).url.username)


def als(eigner: Engine, nutzer: str, kennwort: str = "geheim%40") -> str:
    return (
        eigner.url.set(username=nutzer)
        .render_as_string(hide_password=False)
        .replace(f"//{nutzer}", f"//{nutzer}:{kennwort}", 1)
    )


@pytest.fixture
def zugaenge(datenbanken) -> Iterator[Zugaenge]:
    postgres: Datenbank = datenbanken("postgresql")
    eigner, nummer = postgres.roh(), next(_NUMMERN)
    migriere(eigner)
    welt(eigner)
    zugaenge = Zugaenge(eigner, als(eigner, f"leser_{nummer}"), als(eigner, f"eintrag_{nummer}"))
    richte_ein(eigner, rollen_aus(eigner, zugaenge.lesen, zugaenge.eintragen))
    yield zugaenge
    with eigner.begin() as verbindung:
        for name in zugaenge.namen:
            verbindung.execute(text(f"DROP OWNED BY {name}"))
            verbindung.execute(text(f"DROP ROLE {name}"))


def versuche(maschine: Engine, befehl: str) -> bool:
    """Is the right to this there? What is wrong with the row itself does not matter, and nothing stays."""
    with maschine.connect() as verbindung:
        try:
            verbindung.execute(text(befehl))
        except DBAPIError as fehler:
            if isinstance(fehler, IntegrityError):
                return True
            if type(fehler.orig).__name__ == "InsufficientPrivilege":
                return False
            raise
    return True


def befehle(tabelle: Table) -> dict[str, str]:
    spalte = next(iter(tabelle.c)).name
    return {
        "SELECT": f"SELECT * FROM {tabelle.name}",
        "INSERT": f"INSERT INTO {tabelle.name} DEFAULT VALUES",
        "UPDATE": f"UPDATE {tabelle.name} SET {spalte} = {spalte}",
        "DELETE": f"DELETE FROM {tabelle.name}",
        "TRUNCATE": f"TRUNCATE {tabelle.name}",
    }


def kann(maschine: Engine) -> dict[str, set[str]]:
    return {
        tabelle.name: {recht for recht, befehl in befehle(tabelle).items() if versuche(maschine, befehl)}
        for tabelle in TABELLEN
    }


def test_each_role_can_do_exactly_what_it_is_for(zugaenge: Zugaenge) -> None:
    lesen, eintragen = engine(zugaenge.lesen), engine(zugaenge.eintragen)
    assert kann(lesen) == {tabelle.name: set() if tabelle.name == "sitzung" else {"SELECT"} for tabelle in TABELLEN}
    darf = {name: {"SELECT", "INSERT"} for name in ("papier", "ausgabe", "einsicht", "sitzung")}
    assert kann(eintragen) == {tabelle.name: darf.get(tabelle.name, set()) for tabelle in TABELLEN}
    for maschine in (lesen, eintragen):
        maschine.dispose()


@pytest.mark.parametrize(
    "befehl",
    [
        "CREATE TABLE eigene (id integer)",
        "CREATE TEMPORARY TABLE eigene (id integer)",
        "CREATE SCHEMA eigenes",
        "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "ALTER TABLE einsicht DISABLE TRIGGER ALL",
        "DROP TRIGGER nur_wachsend ON einsicht",
        "DROP TABLE einsicht",
        "CREATE ROLE neue",
        "SET ROLE postgres",
        "SELECT setval('lieferung_id_seq', 99)",
        "SELECT nextval('lieferung_id_seq')",
        "COPY einsicht TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/hostname')",
    ],
)
def test_neither_role_can_change_what_there_is(zugaenge: Zugaenge, befehl: str) -> None:
    for adresse in (zugaenge.lesen, zugaenge.eintragen):
        maschine = engine(adresse)
        assert not versuche(maschine, befehl)
        maschine.dispose()


def test_a_session_may_be_used_and_ended_but_not_given_to_somebody_else(zugaenge: Zugaenge) -> None:
    maschine = engine(zugaenge.eintragen)
    for spalte in t.sitzung.c:
        erlaubt = spalte.name in ("zuletzt_am", "beendet_am", "ausweis")
        assert versuche(maschine, f"UPDATE sitzung SET {spalte.name} = NULL WHERE id = 'x'") == erlaubt
    maschine.dispose()


def test_what_the_dashboard_enters_can_be_entered(zugaenge: Zugaenge) -> None:
    """By the functions that it calls, with the role that it has."""
    maschine, leser = engine(zugaenge.eintragen), Leser("l", "L", Rolle.LEITUNG)
    trage_einsicht_ein(maschine, leser, auswahl("2020-06-01"), ort="Seite", zeit=ZEIT)
    trage_ein(maschine, engine(zugaenge.lesen))
    sitzungen.beginne(
        maschine, Sitzung("s", leser, ZEIT, ZEIT, ZEIT + timedelta(hours=1), None), vorgang="v", ausweis=None
    )
    sitzungen.beruehre(maschine, "s", ZEIT)
    sitzungen.beende(maschine, "s", ZEIT)
    beendet = sitzungen.lies(maschine, "s")
    assert beendet is not None
    assert beendet.beendet == ZEIT
    with pytest.raises(Dienstfehler, match="darf nicht beschrieben werden"):
        sitzungen.vergiss_alte(maschine, ZEIT)
    maschine.dispose()


def trage_ein(maschine: Engine, lesen: Engine) -> None:
    wahl = auswahl("2020-06-01")
    werte = Berichtsdaten(direkt(lesen)).messwerte(wahl).values()
    assert verzeichne(maschine, werte, wahl, gliederung=Ebene.LAND, art="Probe", anlass="Presse", zeit=ZEIT)
    lesen.dispose()


def test_the_reading_role_can_make_the_backup(zugaenge: Zugaenge) -> None:
    maschine, ziel = engine(zugaenge.lesen, Betrieb(nur_lesen=True)), io.BytesIO()
    assert sichere(maschine, ziel, ZEIT).zeilen > 10
    maschine.dispose()


def test_a_later_table_is_read_and_not_written(zugaenge: Zugaenge) -> None:
    with zugaenge.eigner.begin() as verbindung:
        verbindung.execute(text("CREATE TABLE spaeter (id serial PRIMARY KEY)"))
    lesen, eintragen = engine(zugaenge.lesen), engine(zugaenge.eintragen)
    assert versuche(lesen, "SELECT * FROM spaeter")
    assert not versuche(lesen, "INSERT INTO spaeter DEFAULT VALUES")
    assert not versuche(eintragen, "SELECT * FROM spaeter")
    assert not versuche(eintragen, "INSERT INTO spaeter DEFAULT VALUES")
    lesen.dispose()
    eintragen.dispose()


def test_the_reading_engine_refuses_even_the_owner(zugaenge: Zugaenge) -> None:
    maschine = engine(zugaenge.eigner.url.render_as_string(hide_password=False), Betrieb(nur_lesen=True, frist=5))
    with maschine.connect() as verbindung, pytest.raises(DBAPIError) as fehler:
        verbindung.execute(text("DELETE FROM mitglied"))
    assert type(fehler.value.orig).__name__ == "ReadOnlySqlTransaction"
    maschine.dispose()


def test_once_more_changes_nothing_and_takes_away_what_was_given_by_hand(zugaenge: Zugaenge) -> None:
    name = zugaenge.namen[1]
    with zugaenge.eigner.begin() as verbindung:
        verbindung.execute(text(f"GRANT UPDATE, DELETE ON einsicht, kommune TO {name}"))
    richte_ein(zugaenge.eigner, rollen_aus(zugaenge.eigner, zugaenge.lesen, zugaenge.eintragen))
    eintragen = engine(zugaenge.eintragen)
    assert kann(eintragen)["einsicht"] == {"SELECT", "INSERT"}
    assert kann(eintragen)["kommune"] == set()
    eintragen.dispose()


def test_a_role_that_could_do_more_all_the_same_is_refused(zugaenge: Zugaenge) -> None:
    name = zugaenge.namen[0]
    for befehl, zurueck in ((f"GRANT pg_write_all_data TO {name}", f"REVOKE pg_write_all_data FROM {name}"),
                            (f"ALTER ROLE {name} SUPERUSER", f"ALTER ROLE {name} NOSUPERUSER")):  # fmt: skip
        with zugaenge.eigner.begin() as verbindung:
            verbindung.execute(text(befehl))
        with pytest.raises(Eingabefehler, match=r"darf anderes als sie soll \(.*nichts wurde geändert\. Abhilfe: "):
            richte_ein(zugaenge.eigner, rollen_aus(zugaenge.eigner, zugaenge.lesen, zugaenge.eintragen))
        with zugaenge.eigner.begin() as verbindung:
            verbindung.execute(text(zurueck))


def test_the_password_is_kept_as_a_check_value_only(zugaenge: Zugaenge) -> None:
    with zugaenge.eigner.connect() as verbindung:
        frage = text("SELECT rolpassword FROM pg_authid WHERE rolname = ANY(:namen)")
        werte = verbindung.scalars(frage, {"namen": list(zugaenge.namen)}).all()
    assert len(werte) == 2
    assert all(wert.startswith("SCRAM-SHA-256$") for wert in werte)


@pytest.mark.parametrize(
    ("lesen", "eintragen", "satz"),
    [
        ("", "", "nicht gesagt, welche Rollen"),
        ("postgresql://a:b@h/andere", "", "nennt eine andere Datenbank"),
        ("postgresql://postgres:b@h/{db}", "", "nennt keinen eigenen Nutzer"),
        ("postgresql://a:b@h/{db}", "postgresql://a:b@h/{db}", "brauchen zwei Rollen"),
        ("sqlite:///x", "", "nennt eine andere Datenbank"),
    ],
)
def test_addresses_that_name_no_roles_are_refused(zugaenge: Zugaenge, lesen: str, eintragen: str, satz: str) -> None:
    name = str(zugaenge.eigner.url.database)
    with pytest.raises(Eingabefehler, match=satz):
        rollen_aus(zugaenge.eigner, lesen.format(db=name), eintragen.format(db=name))


def test_init_makes_the_roles_and_says_no_password(datenbanken) -> None:
    postgres = datenbanken("postgresql")
    assert isinstance(postgres, Postgres)
    maschine = postgres.roh()
    adresse = maschine.url.render_as_string(hide_password=False)
    lesen, eintragen = als(maschine, "init_leser"), als(maschine, "init_eintrag")
    try:
        lauf = asskomm(
            aufruf(
                "init", "--rollen", adresse=adresse,
                ASSKOMM_READ_DATABASE_URL=lesen, ASSKOMM_EINTRAG_DATABASE_URL=eintragen,
            )
        )  # fmt: skip
        assert lauf.code == 0, lauf.fehler
        assert "Rolle für Lesen: init_leser" in lauf.ausgabe
        assert "geheim" not in lauf.ausgabe + lauf.fehler
        frage = asskomm(aufruf("figures", "--format", "json", adresse=UNERREICHBAR, ASSKOMM_READ_DATABASE_URL=lesen))
        assert frage.code == 0, frage.fehler
    finally:
        with suppress(DBAPIError), maschine.begin() as verbindung:
            for name in ("init_leser", "init_eintrag"):
                verbindung.execute(text(f"DROP OWNED BY {name}"))
                verbindung.execute(text(f"DROP ROLE {name}"))


def test_sqlite_has_no_roles(datenbanken) -> None:
    with pytest.raises(Eingabefehler, match="nur in PostgreSQL"):
        rollen_aus(datenbanken("sqlite").roh(), "postgresql://a@h/x", "")
