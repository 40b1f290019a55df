"""Which database does the gallery have?"""

import pytest

from tests.app.conftest import starte as starte
from tests.injektion.lieferung import lade_galerie
from tests.lieferbau import gib_alles_frei


@pytest.fixture(scope="session")
def galerie(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a released database with the gallery; only for reading."""
    adresse = lade_galerie(tmp_path_factory.mktemp("galerie"))
    gib_alles_frei(adresse)
    return adresse
