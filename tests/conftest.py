"""Which databases does a test get? Each test runs once on SQLite and once on PostgreSQL, with one of its own."""

import signal
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from tests.datenbanken import Datenbank, Postgres, Sqlite

settings.register_profile("ohne Frist", deadline=None)  # a busy machine is no defect
settings.load_profile("ohne Frist")
ARTEN: dict[str, Callable[[], Datenbank]] = {"sqlite": Sqlite, "postgresql": Postgres}


def pytest_configure() -> None:
    """A session that is told to end stops its PostgreSQL too, as it does with Ctrl+C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture(scope="session")
def datenbanken() -> Iterator[Callable[[str], Datenbank]]:
    """The kinds of databases by name, each started when it is first asked for and ended with the session."""
    laufende: dict[str, Datenbank] = {}

    def hole(art: str) -> Datenbank:
        if art not in laufende:
            laufende[art] = ARTEN[art]()
        return laufende[art]

    yield hole
    for datenbank in laufende.values():
        datenbank.beende()


@pytest.fixture(params=ARTEN)
def datenbank(request: pytest.FixtureRequest, datenbanken: Callable[[str], Datenbank]) -> Datenbank:
    """Both kinds, one after the other."""
    return datenbanken(request.param)


@pytest.fixture
def maschine(datenbank: Datenbank) -> Iterator[Engine]:
    """A migrated, empty database that no other test sees."""
    maschine = datenbank.frisch()
    yield maschine
    datenbank.zurueck(maschine)


@pytest.fixture
def rohe_maschine(datenbank: Datenbank) -> Engine:
    """A database without tables, for tests of the migrations."""
    return datenbank.roh()


@pytest.fixture
def mitgeliefert(datenbank: Datenbank) -> Engine:
    """Read-only database with the deliveries of data/lieferungen."""
    return datenbank.mitgeliefert


@pytest.fixture
def daten(mitgeliefert: Engine) -> Berichtsdaten:
    """The questions, asked of the bundled deliveries."""
    return Berichtsdaten(direkt(mitgeliefert))
