"""How do tests call the command ``asskomm``? As an operator does, and many calls in one process where only words differ."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, make_url, text

from config import DATEN
from tests.lieferbau import GUT, baue, geaendert

WURZEL = Path(__file__).resolve().parent.parent
FEBRUAR, JANUAR = "2021-02-06", "2022-01-11"
MITGELIEFERT = DATEN / "lieferungen" / "1-gebiet"
UNERREICHBAR = "postgresql://leserin:geheim@127.0.0.1:1/x"
KOPIEN = ("kopie.sqlite", "beschaedigt.sqlite", "register.sqlite")
BEFEHLE = (
    "init", "load", "release", "einsichtsliste", "sitzungen", "template", "export", "status", "figures", "changes", "nachweis",
    "zahlenregister", "briefing", "anfrage", "check-text", "api-key", "demo", "backup", "restore", "settings", "serve",
)  # fmt: skip
# Calls that Typer refuses before any command of ours runs.
FALSCH = {
    "no such option": ("figures", "--datnstand", "3"),
    "no such short option": ("-x",),
    "no such command": ("nachwei",),
    "missing option": ("nachweis",),
    "missing argument": ("load",),
    "too much": ("figures", "Leipzig"),
    "no value": ("figures", "--datenstand"),
    "no number": ("figures", "--datenstand", "drei"),
    "number too small": ("demo", "--seed", "-3"),
    "port too large": ("serve", "--port", "70000"),
    "no such choice": ("figures", "--ebene", "dorf"),
    "value where none belongs": ("figures", "--help=ja"),
}
MODUL = [sys.executable, "-m", "cli"]
# A delivery whose words mean something to the library that prints them.
BUNT = (
    'format = 1\nkennung = "[red]x[/]"\ntitel = "[/foo] [bold]Stand[/bold] :warning: \\\\[1]"\nherausgeber = "[b]"\n'
    "stand = 2023-06-30\n\n[zeilen]\n"
)
# Runs the same door many times; a start costs a second or two, a call in here only what it does.
VIELE = """
import contextlib, io, json, os, sys
import cli, config
fertig = {}
for name, argumente, umgebung in json.load(sys.stdin):
    os.environ.clear()
    os.environ.update(umgebung)
    config.settings.cache_clear()
    sys.argv = ["asskomm", *argumente]
    ausgabe, fehler, code = io.StringIO(), io.StringIO(), None
    with contextlib.redirect_stdout(ausgabe), contextlib.redirect_stderr(fehler):
        try:
            cli.app()
        except SystemExit as ende:
            code = ende.code or 0
    fertig[name] = (code, ausgabe.getvalue(), fehler.getvalue())
json.dump(fertig, sys.stdout)
"""


@dataclass(frozen=True)
class Aufruf:
    """Arguments and settings of one call."""

    argumente: tuple[str, ...]
    adresse: str
    weitere: Mapping[str, str]

    def umgebung(self) -> dict[str, str]:
        """The environment of this process, with exactly these settings of ours."""
        fremd = {name: wert for name, wert in os.environ.items() if not name.startswith("ASSKOMM_")}
        return fremd | {"ASSKOMM_DATABASE_URL": self.adresse, "PYTHONIOENCODING": "utf-8"} | dict(self.weitere)


@dataclass(frozen=True)
class Lauf:
    """What one call of the command left behind."""

    code: int
    ausgabe: str
    fehler: str

    @property
    def objekte(self) -> Any:
        assert self.code == 0, self.fehler
        return json.loads(self.ausgabe)


def aufruf(*argumente: str, adresse: str, **weitere: str) -> Aufruf:
    return Aufruf(argumente, adresse, weitere)


def asskomm(was: Aufruf) -> Lauf:
    """The installed command, in a process of its own."""
    befehl = [str(Path(sys.executable).parent / "asskomm"), *was.argumente]
    fertig = subprocess.run(befehl, env=was.umgebung(), capture_output=True, encoding="utf-8", timeout=120, check=False)
    return Lauf(fertig.returncode, fertig.stdout, fertig.stderr)


def viele(aufrufe: Mapping[str, Aufruf]) -> dict[str, Lauf]:
    """Many calls one after the other in one process."""
    eingabe = json.dumps([(name, was.argumente, was.umgebung()) for name, was in aufrufe.items()])
    fertig = subprocess.run(
        [sys.executable, "-c", VIELE], input=eingabe, capture_output=True, encoding="utf-8", cwd=WURZEL, timeout=300
    )
    assert fertig.returncode == 0, fertig.stderr
    return {name: Lauf(*lauf) for name, lauf in json.loads(fertig.stdout).items()}


def warte_auf_wartende(maschine: Engine, prozess: subprocess.Popen[str]) -> None:
    """Return when somebody waits for a lock in PostgreSQL; fails when the process has ended."""
    wartende = text(
        "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database "
        "WHERE NOT granted AND d.datname = current_database()"
    )
    while prozess.poll() is None:
        with maschine.connect() as verbindung:
            if verbindung.scalar(wartende):
                return
        with contextlib.suppress(subprocess.TimeoutExpired):
            prozess.wait(0.02)
    pytest.fail(prozess.communicate()[1])


def rufe_alles(ordner: Path, adresse: str) -> dict[str, Lauf]:
    """All calls that read or must be refused; those that matter most as an operator makes them, several at a time."""
    kopie, beschaedigt, register = (shutil.copyfile(make_url(adresse).database or "", ordner / n) for n in KOPIEN)
    with contextlib.closing(sqlite3.connect(beschaedigt)) as verbindung, verbindung:
        verbindung.execute("UPDATE lieferung SET stand = 'gestern'")  # no program of ours can have written this
    (ordner / "keine.sqlite").write_text("das ist keine Datenbank", encoding="utf-8")
    kaputt = baue(ordner / "kaputt", geaendert("einwohner.csv", "20434", "viele"))
    gut = baue(ordner / "gut", {"traeger.csv": GUT["traeger.csv"]})
    bunt = baue(ordner / "bunt", {"traeger.csv": GUT["traeger.csv"]}, manifest=BUNT)
    leer = f"sqlite:///{ordner / 'leer.sqlite'}"
    markiert = f"sqlite:///{shutil.copyfile(kopie, ordner / 'markiert.sqlite')}"
    json = ("figures", "--format", "json", "--stichtag")
    einzeln = {
        "text": aufruf("figures", "--stichtag", FEBRUAR, adresse=adresse),
        "land 2021": aufruf(*json, FEBRUAR, "--datenstand", "3", adresse=adresse),
        "status": aufruf("status", adresse=adresse),
        "settings": aufruf("settings", adresse=UNERREICHBAR),
        "good delivery": aufruf("load", str(gut), "--note", "Probe", adresse=f"sqlite:///{kopie}"),
        "into the register": aufruf(*json, JANUAR, "--register", "Presse", adresse=f"sqlite:///{register}"),
        "broken delivery": aufruf("load", str(MITGELIEFERT), str(kaputt), adresse=adresse),
        "unknown Kennzahl": aufruf("figures", "--kennzahl", "polizisten", adresse=adresse),
        "database away": aufruf("figures", adresse=UNERREICHBAR),
        "surprise": aufruf("figures", adresse=f"sqlite:///{beschaedigt}"),
        "serve for all": aufruf("serve", "--host", "0.0.0.0", adresse=adresse),
    }
    uebrige = {
        "status json": ("status", "--format", "json"),
        "land 2022": (*json, JANUAR, "--ebene", "land"),
        "polizeidirektion": (*json, JANUAR, "--ebene", "polizeidirektion"),
        "landkreis": (*json, JANUAR, "--ebene", "landkreis"),
        "kommune": (*json, JANUAR, "--ebene", "kommune", "--kennzahl", "kommunen_im_verbund"),
        "nur Görlitz": (*json, JANUAR, "--ebene", "landkreis", "--polizeidirektion", "Görlitz"),
        "changes": ("changes", "--from", FEBRUAR, "--to", JANUAR, "--format", "json"),
        "changes of knowledge": (
            "changes",
            "--from",
            JANUAR,
            "--to",
            JANUAR,
            "--from-datenstand",
            "1",
            "--format",
            "json",
        ),
        "changes as text": ("changes", "--from", FEBRUAR, "--to", JANUAR, "--kennzahl", "kommunen_im_verbund"),
        "changes backwards": ("changes", "--from", JANUAR, "--to", FEBRUAR),
        "changes of newer knowledge": (
            "changes",
            "--from",
            FEBRUAR,
            "--to",
            JANUAR,
            "--from-datenstand",
            "3",
            "--to-datenstand",
            "2",
        ),
        "changes from an unknown Datenstand": ("changes", "--from", FEBRUAR, "--to", JANUAR, "--from-datenstand", "9"),
        "changes before the programme": ("changes", "--from", "2018-12-31", "--to", JANUAR),
        "nachweis": ("nachweis", "--kennzahl", "kooperationsvereinbarungen", "--stichtag", JANUAR, "--format", "json"),
        "nachweis as text": ("nachweis", "--kennzahl", "eng_kooperierende_kommunen", "--stichtag", JANUAR),
        "zahlenregister": ("zahlenregister", "--format", "json"),
        "zahlenregister as text": ("zahlenregister", "--stichtag", JANUAR, "--kennzahl", "kommunen_beraten"),
        "nachweis of what is proved": ("nachweis", "--kennzahl", "sicherheitsanalysen", "--stichtag", "2021-06-30"),
        "figures twice the same directorate": (*json, JANUAR, *("--polizeidirektion", "Görlitz") * 2),
        "figures twice the same Kreis": (*json, JANUAR, "--landkreis", "14522", "--landkreis", "Mittelsachsen"),
        "Kreis as text": ("figures", "--stichtag", JANUAR, "--landkreis", "14522"),
        "Kommunen as text": ("figures", "--ebene", "kommune", "--kennzahl", "modellkommunen", "--landkreis", "14625"),
        "no occasion": ("figures", "--register", ""),
        "blank occasion": ("figures", "--register", "   "),
        "old Datenstand": (*json, JANUAR, "--datenstand", "2"),
        "changes of an old Datenstand": (
            "changes",
            "--from",
            FEBRUAR,
            "--to",
            JANUAR,
            "--to-datenstand",
            "2",
            "--format",
            "json",
        ),
        "zahlenregister of an old Datenstand": ("zahlenregister", "--format", "json", "--datenstand", "2"),
        "nachweis of an old Datenstand": (
            "nachweis",
            "--kennzahl",
            "modellkommunen",
            "--format",
            "json",
            "--datenstand",
            "2",
        ),
        **FALSCH,
        **{f"help of {befehl}": (befehl, "--help") for befehl in BEFEHLE},
        "help": ("--help",),
        "nothing": (),
        "old Datenstand as text": ("figures", "--stichtag", JANUAR, "--datenstand", "2"),
        "unknown directorate": ("figures", "--polizeidirektion", "Riesa"),
        "unknown Kreis": ("figures", "--landkreis", "Entenhausen"),
        "no day": ("figures", "--stichtag", "2021-02-30"),
        "other notation of a day": ("figures", "--stichtag", "20210206"),
        "before the programme": ("figures", "--stichtag", "1990-10-03"),
        "Datenstand 99": ("figures", "--datenstand", "99"),
        "Datenstand 0": ("figures", "--datenstand", "0"),
        "file as a delivery": ("load", str(DATEN / "herkunft.csv")),
    }
    gesammelt = {name: aufruf(*argumente, adresse=adresse) for name, argumente in uebrige.items()} | {
        "empty database": aufruf("figures", adresse=leer),
        "load into an empty database": aufruf("load", str(gut), adresse=leer),
        "delivery with marks": aufruf("load", str(bunt), adresse=markiert),
        "status with marks": aufruf("status", adresse=markiert),
        "status of an empty database": aufruf("status", adresse=leer),
        "no database": aufruf("status", adresse=f"sqlite:///{ordner / 'keine.sqlite'}"),
        "no folder": aufruf("status", adresse=f"sqlite:///{ordner / 'keine.sqlite' / 'x' / 'y.sqlite'}"),
        "no address": aufruf("status", adresse="geheim"),
        "unknown setting": aufruf("status", adresse=adresse, ASSKOMM_AUTH="jeder"),
    }
    with ThreadPoolExecutor(4) as arbeiter:
        zukunft = {name: arbeiter.submit(asskomm, was) for name, was in einzeln.items()}
        return viele(gesammelt) | {name: lauf.result() for name, lauf in zukunft.items()}
