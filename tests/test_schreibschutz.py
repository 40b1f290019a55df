"""What is said when the database may be read but not written, or not even read?"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, select, text

from data_access import tabellen as t
from data_access.ausgaben import verzeichne
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import dienst_erreichbar, direkt, engine
from data_access.schema import migriere
from domain.auswahl import Ebene
from domain.fehler import Dienstfehler
from ingest.schreiben import lade
from tests.bausteine import auswahl
from tests.lieferbau import KENNZAHLEN, alles, baue
from tests.welt import welt

NUR_LESEN = "options=-c%20default_transaction_read_only%3Don"
ZEIT = datetime(2026, 1, 2, tzinfo=UTC)


def adresse(maschine: Engine) -> str:
    return maschine.url.render_as_string(hide_password=False)


def nur_lesend(maschine: Engine) -> Engine:
    """The same database, which refuses to be written."""
    if maschine.dialect.name == "sqlite":
        andere = engine(adresse(maschine))
        event.listen(andere, "connect", lambda verbindung, _: verbindung.execute("PRAGMA query_only=ON"))
        return andere
    url = adresse(maschine)
    return engine(f"{url}{'&' if '?' in url else '?'}{NUR_LESEN}")


def als_nutzer(maschine: Engine, *rechte: str) -> Engine:
    """The same database of PostgreSQL for somebody who has only these rights."""
    with maschine.begin() as verbindung:
        verbindung.execute(text("DROP ROLE IF EXISTS leserin"))
        verbindung.execute(text("CREATE ROLE leserin LOGIN"))
        for recht in rechte:
            verbindung.execute(text(f"GRANT {recht} ON ALL TABLES IN SCHEMA public TO leserin"))
    return engine(maschine.url.set(username="leserin").render_as_string(hide_password=False))


def trage_ein(maschine: Engine) -> None:
    """``figures --register``"""
    wahl = auswahl("2020-06-01")
    werte = Berichtsdaten(direkt(maschine)).messwerte(wahl).values()
    verzeichne(maschine, werte, wahl, gliederung=Ebene.LAND, art="Probe", anlass="Presse", zeit=ZEIT)


@pytest.fixture
def lieferung(tmp_path: Path) -> Path:
    return baue(tmp_path / "gut")


@pytest.fixture
def beschraenkt(maschine: Engine) -> Iterator[list[Engine]]:
    """The databases that a test opens with fewer rights; a role cannot be dropped while somebody is connected."""
    welt(maschine)
    geoeffnet: list[Engine] = []
    yield geoeffnet
    for andere in geoeffnet:
        andere.dispose()
    if maschine.dialect.name == "postgresql":
        with maschine.begin() as verbindung:
            if verbindung.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = 'leserin'")):
                verbindung.execute(text("DROP OWNED BY leserin"))
                verbindung.execute(text("DROP ROLE leserin"))


@pytest.mark.parametrize("was", ["figures --register", "load", "init"])
@pytest.mark.parametrize(
    ("datenbank", "wie"),
    [("sqlite", nur_lesend), ("postgresql", nur_lesend), ("postgresql", lambda m: als_nutzer(m, "SELECT"))],
    ids=["SQLite", "PostgreSQL", "PostgreSQL without the right"],
    indirect=["datenbank"],
)
def test_writing_is_refused_with_a_sentence(
    maschine: Engine, beschraenkt: list[Engine], lieferung: Path, was: str, wie: Callable[[Engine], Engine]
) -> None:
    andere, vorher = wie(maschine), alles(maschine)
    beschraenkt.append(andere)
    schreiben: dict[str, Callable[[], object]] = {
        "figures --register": lambda: trage_ein(andere),
        "load": lambda: lade(andere, [lieferung], KENNZAHLEN),
        "init": lambda: _migriere_neu(andere),
    }
    with pytest.raises(Dienstfehler, match=r"^Die Datenbank darf nicht beschrieben werden; .* Abhilfe: ") as fehler:
        schreiben[was]()
    assert fehler.value.exit_code == 3
    assert "geheim" not in str(fehler.value)
    assert alles(maschine) == vorher


def _migriere_neu(maschine: Engine) -> None:
    """``init`` on a database that would need a new version."""
    with dienst_erreichbar(), maschine.begin() as verbindung:
        verbindung.execute(text("CREATE TABLE neu (id INTEGER)"))


@pytest.mark.parametrize("datenbank", ["postgresql"], indirect=True)  # SQLite knows no users
def test_what_may_not_be_read_is_said(maschine: Engine, beschraenkt: list[Engine]) -> None:
    andere = als_nutzer(maschine)
    beschraenkt.append(andere)
    with pytest.raises(Dienstfehler, match=r"^Die Datenbank darf nicht gelesen werden\. Abhilfe: "):
        Berichtsdaten(direkt(andere)).neuester_datenstand()


def test_reading_still_works(maschine: Engine, beschraenkt: list[Engine]) -> None:
    andere = nur_lesend(maschine)
    beschraenkt.append(andere)
    assert Berichtsdaten(direkt(andere)).neuester_datenstand() == 1
    migriere(andere)  # nothing to do
    with andere.connect() as verbindung:
        assert verbindung.scalar(select(t.lieferung.c.id)) == 1
