"""Is a paper with a hostile title, for a hostile occasion, only text on its Zitierkarte and in the register?"""

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.app.conftest import Starte, oeffne_seite
from tests.browser.conftest import ASSKOMM
from tests.injektion.test_papiere import ANLASS, TITEL, umgebung
from tests.injektion.test_seiten import maengel, sichtbarer_text


@pytest.fixture(scope="module")
def ausgegeben(galerie: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Address of a database of the gallery from which a paper was made, and the paper's id."""
    ordner = tmp_path_factory.mktemp("zitat")
    shutil.copy(galerie.removeprefix("sqlite:///"), ordner / "a.sqlite")
    adresse = f"sqlite:///{ordner / 'a.sqlite'}"
    befehl = [ASSKOMM, "briefing", "--format", "csv", "-o", str(ordner / "a.csv"), "--titel", TITEL, "--anlass", ANLASS]
    subprocess.run(befehl, env=umgebung(adresse), check=True, capture_output=True)
    with sqlite3.connect(Path(ordner / "a.sqlite")) as verbindung:
        ((papier,),) = verbindung.execute("SELECT DISTINCT papier FROM ausgabe").fetchall()
    return adresse, papier


@pytest.mark.parametrize(("seite", "parameter"), [("zitat", True), ("zahlenregister", False)])
def test_title_and_occasion_are_only_text(
    starte: Starte, ausgegeben: tuple[str, str], seite: str, parameter: bool
) -> None:
    adresse, papier = ausgegeben
    app = oeffne_seite(starte, adresse, seite, **({"id": papier} if parameter else {}))
    assert maengel(app) == []
    gesehen = sichtbarer_text(app)
    assert ANLASS in gesehen, "inert is not the same as gone"
    assert papier[:8] in gesehen or not parameter
