"""The Streamlit script without a browser: which database does it read?"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import config
from config import DATEN, WURZEL
from data_access.engine import engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from ingest.schreiben import lade
from tests.lieferbau import gib_alles_frei
from ui import lesen
from ui.gedaechtnis import GEDAECHTNIS

Starte = Callable[..., AppTest]


def vergiss() -> None:
    """What one process keeps of its database."""
    for gemerkt in (lesen._maschine, lesen._read, lesen.berichtsdaten, lesen.freigegebene_daten):
        gemerkt.cache_clear()
    GEDAECHTNIS.vergiss()
    lesen._zuletzt = (float("-inf"), 0)


def gib_frei(adresse: str) -> None:
    """Release everything; the app knows it at once, not only after a second."""
    gib_alles_frei(adresse)
    lesen._zuletzt = (float("-inf"), 0)


@pytest.fixture
def starte(monkeypatch: pytest.MonkeyPatch) -> Iterator[Starte]:
    """Function that gives the app on a database address, not yet run."""

    def app(adresse: str, *, frei: bool = True) -> AppTest:
        if frei:
            gib_alles_frei(adresse)
        monkeypatch.setenv("ASSKOMM_DATABASE_URL", adresse)
        config.settings.cache_clear()
        vergiss()
        return AppTest.from_file(str(WURZEL / "app" / "frame.py"), default_timeout=60)

    yield app
    config.settings.cache_clear()
    vergiss()


@pytest.fixture(scope="session")
def geladen(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a SQLite database with the bundled deliveries."""
    return lade_mitgelieferte(tmp_path_factory.mktemp("app"))


def lade_mitgelieferte(ordner: Path) -> str:
    """Make a SQLite database with the bundled deliveries and give its address."""
    adresse = f"sqlite:///{ordner / 'asskomm.sqlite'}"
    maschine = engine(adresse)
    migriere(maschine)
    lade(maschine, sorted((DATEN / "lieferungen").iterdir()), FASSUNGEN)
    maschine.dispose()
    gib_alles_frei(adresse)
    return adresse


def oeffne_seite(starte: Starte, adresse: str, pfad: str, **parameter: str) -> AppTest:
    """A page as a reader with this link gets it."""
    app = starte(adresse)
    app._page_hash = calc_hash(pfad)  # AppTest switches to files only
    for schluessel, wert in parameter.items():
        app.query_params[schluessel] = wert
    app.run()
    assert not app.exception
    return app
