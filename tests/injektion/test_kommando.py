"""Does a terminal, a log or another program take a value of a delivery for more than text?"""

import json
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from data_access.engine import engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from data_access.tabellen import ereignis
from domain.zeichen import harmlos, json_harmlos
from ingest.befund import Lieferungsfehler
from ingest.schreiben import lade
from tests.browser.conftest import ASSKOMM
from tests.injektion.werte import ABGELEHNT, FORMELN, KURZ, WERTE
from tests.lieferbau import GUT, baue, geaendert

VON_BIS = ("--from", "2021-02-06", "--to", "2022-01-11", "--from-datenstand", "2")
BEFEHLE: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("figures", "--ebene", "kommune", "--kennzahl", "kooperationsvereinbarungen"),
    ("figures", "--ebene", "landkreis"),
    ("changes", *VON_BIS),
    ("nachweis", "--kennzahl", "kooperationsvereinbarungen"),
    ("nachweis", "--kennzahl", "foerdermittel_bewilligt"),
    ("zahlenregister",),
)


def rufe(adresse: str, *argumente: str, eingabe: str | None = None) -> subprocess.CompletedProcess[str]:
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": adresse, "PYTHONUTF8": "1"}
    return subprocess.run(
        [ASSKOMM, *argumente], env=umgebung, capture_output=True, encoding="utf-8", input=eingabe, timeout=120
    )


def wirksame(text: str) -> set[str]:
    """Characters that a terminal obeys, and those that make a line look otherwise."""
    richtung = {"\u061c", "\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
    return {z for z in text if (unicodedata.category(z) in ("Cc", "Zl", "Zp") and z != "\n") or z in richtung}


@pytest.mark.parametrize("befehl", BEFEHLE, ids=" ".join)
def test_a_terminal_obeys_no_value(galerie: str, befehl: tuple[str, ...]) -> None:
    lauf = rufe(galerie, *befehl)
    assert (lauf.returncode, lauf.stderr) == (0, "")
    assert wirksame(lauf.stdout) == set()
    assert not re.search(r"^(ERROR|\s*ERROR) root", lauf.stdout, re.MULTILINE), "a value made a line of its own"


def test_values_are_still_there(galerie: str) -> None:
    text = "".join(rufe(galerie, *befehl).stdout for befehl in BEFEHLE[1:6])
    einzeln = [wert for wert in KURZ if "\n" not in wert]
    assert sum(harmlos(wert) in text for wert in einzeln) > 0.9 * len(einzeln)


@pytest.mark.parametrize("befehl", BEFEHLE, ids=" ".join)
def test_json_loses_nothing_and_obeys_nothing(galerie: str, befehl: tuple[str, ...]) -> None:
    lauf = rufe(galerie, *befehl, "--format", "json")
    assert lauf.returncode == 0
    assert wirksame(lauf.stdout) == set()
    json.loads(lauf.stdout)


def test_what_is_escaped_comes_back() -> None:
    for wert in (*WERTE, *ABGELEHNT):
        assert json.loads(json_harmlos(json.dumps([wert], ensure_ascii=False))) == [wert]
        assert wirksame(harmlos(wert).replace("\t", "").replace("\r", "")) == set()


def test_a_draft_and_an_option_are_only_text(galerie: str) -> None:
    entwurf = "126 Kommunen \x1b[31mwurden beraten\x1b]0;Titel\x07 am 11.01.2022. <img src=x onerror=alert(1)>\x9b31m"
    lauf = rufe(galerie, "check-text", "-", eingabe=entwurf)
    assert lauf.returncode in (0, 2)
    assert wirksame(lauf.stdout + lauf.stderr) == set()
    for argumente in (
        ("figures", "--stichtag", "\x1b[31m2021\r\nERROR root: x"),
        ("figures", "--kennzahl", "\x1b]0;x\x07"),
        ("figures", "--polizeidirektion", "\u202e\x9b31m"),
        ("figures", "--handlungsfeld", "\x1b[2J"),
        ("nachweis", "--kennzahl", "%s\x1b[1m"),
    ):
        lauf = rufe(galerie, *argumente)
        assert (lauf.returncode, lauf.stdout) == (2, ""), argumente
        assert wirksame(lauf.stderr) == set(), argumente


@pytest.fixture(scope="module")
def leer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database that refuses everything here and so stays empty."""
    maschine = engine(f"sqlite:///{tmp_path_factory.mktemp('leer') / 'a.sqlite'}")
    migriere(maschine)
    yield maschine
    maschine.dispose()


@pytest.mark.parametrize("wert", [*ABGELEHNT, *(formel.strip() for formel in FORMELN if len(formel.strip()) > 1)])
def test_a_delivery_with_a_control_character_or_a_formula_is_refused_whole(
    leer: Engine, tmp_path: Path, wert: str
) -> None:
    dateien = geaendert("ereignisse.csv", "Unterschrift", '"' + wert.replace('"', '""') + '"')
    with pytest.raises(Lieferungsfehler, match="nichts wurde geändert") as grund:
        lade(leer, [baue(tmp_path / "lieferung", dateien)], FASSUNGEN)
    assert wirksame(str(grund.value)) == set()


@pytest.mark.parametrize("roh", [b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\xaf", b"\xf5\x80\x80\x80"])
def test_what_is_no_utf8_is_refused_or_read_as_windows_wrote_it(tmp_path: Path, roh: bytes) -> None:
    """A lone surrogate, an overlong slash: never one in a text of ours."""
    datei = geaendert("ereignisse.csv", "Unterschrift", "XX")["ereignisse.csv"].encode().replace(b"XX", roh)
    maschine = engine(f"sqlite:///{tmp_path / 'a.sqlite'}")
    migriere(maschine)
    with suppress(Lieferungsfehler):
        lade(maschine, [baue(tmp_path / "lieferung", GUT | {"ereignisse.csv": datei}, ereignisse=3)], FASSUNGEN)
    with maschine.connect() as verbindung:
        notizen = verbindung.scalars(select(ereignis.c.notiz).where(ereignis.c.notiz != "")).all()
    assert set(notizen) <= {roh.decode("cp1252", "replace")}
    maschine.dispose()
