"""Is the database as before or as after a complete load, whenever the loading process is killed?

The loads run in processes that a prepared one forks, so that a load begins without the start of Python. Each gets a fresh
copy of one prepared database and is killed at its own moment: some anywhere in the run, most while it writes.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Engine

from config import WURZEL
from data_access.engine import engine, schreibend
from data_access.katalog import FASSUNGEN
from ingest.pakete import lies_alle
from ingest.schreiben import lade, lade_in
from tests.datenbanken import Datenbank, Postgres
from tests.lieferbau import GUT, alles, baue

MALE, IRGENDWANN = 25, 8  # kills on each database; how many of them at any moment of the run
EREIGNISSE, FOERDERUNGEN = 1500, 1050
# Reads lines "way, address of the database, folder"; a child for each line loads and says what it begins and when.
VORRAT = """
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from sqlalchemy import event
from data_access.engine import engine, schreibend
from data_access.katalog import FASSUNGEN
from ingest import schreiben
from ingest.pakete import lies_alle
from ingest.quellen.oeffnen import kopie

def sage(stufe, erledigt=0, von=0):
    os.write(1, f"{stufe} {time.monotonic()}\\n".encode())

def lade(maschine, ordner):
    umstaende = schreiben.Umstaende(uhr=lambda: datetime(2026, 1, 1, tzinfo=UTC), fortschritt=sage)
    sage("Lesen")
    pakete = lies_alle(maschine, [ordner])
    with schreibend(maschine) as verbindung:
        schreiben.lade_in(verbindung, pakete, FASSUNGEN, umstaende, [kopie(ordner)])
    sage("Ende")

def in_zwei_transaktionen(verbindung, u, nummer, stufe, ganz=schreiben._schreibe):
    ganz(verbindung, u, nummer, stufe)
    verbindung.commit()
    sage("Halb")
    time.sleep(60)

for zeile in sys.stdin:
    wie, adresse, ordner = zeile.rstrip("\\n").split("\\t")
    kind = os.fork()
    if kind == 0:
        os.write(1, f"Kind {os.getpid()}\\n".encode())
        if wie == "halb":
            schreiben._schreibe = in_zwei_transaktionen
        lade(engine(adresse), Path(ordner))
        os._exit(0)
    os.waitid(os.P_PID, kind, os.WEXITED | os.WNOWAIT)  # its number stays its own until the next load
    os.write(1, b"Vorbei 0\\n")
    sys.stdin.readline()
    os.waitpid(kind, 0)
"""


class Vorrat:
    """The prepared process."""

    def __init__(self) -> None:
        befehl = [sys.executable, "-c", VORRAT]
        self._prozess = subprocess.Popen(befehl, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=WURZEL, text=True)

    def lade(self, adresse: str, ordner: Path, *, wie: str = "ganz") -> "Lauf":
        assert self._prozess.stdin
        self._prozess.stdin.write(f"{wie}\t{adresse}\t{ordner}\n")
        self._prozess.stdin.flush()
        return Lauf(self)

    def vergiss(self) -> None:
        """The process of the last load is of no more interest."""
        assert self._prozess.stdin
        self._prozess.stdin.write("\n")
        self._prozess.stdin.flush()

    def zeile(self) -> tuple[str, float]:
        assert self._prozess.stdout
        stufe, zahl = self._prozess.stdout.readline().split()
        return stufe, float(zahl)

    def beende(self) -> None:
        self._prozess.communicate()
        assert self._prozess.returncode == 0


@dataclass
class Lauf:
    """One load; ``beginne``: when each stage began, as far as it has come."""

    vorrat: Vorrat
    kind: int = 0

    def __post_init__(self) -> None:
        self.beginne = dict[str, float]()
        self.vorbei = False

    def bis(self, stufe: str) -> dict[str, float]:
        """Wait until the load is so far, or over."""
        while stufe not in self.beginne and not self.vorbei:
            name, zahl = self.vorrat.zeile()
            if name == "Kind":
                self.kind = int(zahl)
            elif name == "Vorbei":
                self.vorbei = True
                self.vorrat.vergiss()
            else:
                self.beginne.setdefault(name, zahl)
        return self.beginne

    def toete(self, stufe: str, sekunden: float) -> None:
        """Kill it so long after a stage has begun; it may be over by then."""
        beginn = self.bis(stufe)[stufe]
        time.sleep(max(0.0, beginn + sekunden - time.monotonic()))
        os.kill(self.kind, signal.SIGKILL)
        self.bis("Vorbei")


class Vorlage(ABC):
    """A prepared database, and fresh copies of it."""

    maschine: Engine

    @abstractmethod
    def kopie(self) -> Engine: ...

    @abstractmethod
    def ruht(self, maschine: Engine) -> None:
        """Wait until nobody works for the killed process any more."""

    @abstractmethod
    def weg(self, maschine: Engine) -> None: ...


class SqliteVorlage(Vorlage):
    def __init__(self, art: Datenbank) -> None:
        self._art, self.maschine = art, art.frisch()
        self._nummer = 0

    def kopie(self) -> Engine:
        self.maschine.dispose()  # the last connection writes everything into the one file
        self._nummer += 1
        quelle = Path(str(self.maschine.url.database))
        return engine(f"sqlite:///{shutil.copyfile(quelle, quelle.with_name(f'abbruch-{self._nummer}'))}")

    def ruht(self, maschine: Engine) -> None:
        """A file has no server."""

    def weg(self, maschine: Engine) -> None:
        maschine.dispose()
        for ende in ("", "-wal", "-shm"):
            Path(f"{maschine.url.database}{ende}").unlink(missing_ok=True)


class PostgresVorlage(Vorlage):
    def __init__(self, art: Postgres) -> None:
        self._server, self.maschine = art.server, art.frisch()
        self._nummer = 0

    def _befehl(self, befehl: str, *namen: str, werte: tuple[Any, ...] = ()) -> list[Any]:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as verbindung:
            fertig = sql.SQL(befehl).format(*map(sql.Identifier, namen))
            zeiger = verbindung.execute(fertig, werte)
            return zeiger.fetchall() if zeiger.description else []

    def kopie(self) -> Engine:
        self.maschine.dispose()
        self._nummer += 1
        name = f"abbruch_{self._nummer}"
        self._befehl("CREATE DATABASE {} TEMPLATE {}", name, str(self.maschine.url.database))
        return engine(str(self._server.get_uri(name)))

    def ruht(self, maschine: Engine) -> None:
        frage = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
        while self._befehl(frage, werte=(maschine.url.database,)) != [(0,)]:
            time.sleep(0.005)

    def weg(self, maschine: Engine) -> None:
        maschine.dispose()
        self._befehl("DROP DATABASE {}", str(maschine.url.database))


@contextmanager
def vorlage(art: Datenbank) -> Iterator[Vorlage]:
    eine: SqliteVorlage | PostgresVorlage = PostgresVorlage(art) if isinstance(art, Postgres) else SqliteVorlage(art)
    yield eine
    art.zurueck(eine.maschine)


@contextmanager
def kopie(von: Vorlage) -> Iterator[Engine]:
    maschine = von.kopie()
    yield maschine
    von.weg(maschine)


@pytest.fixture(scope="module")
def vorrat() -> Iterator[Vorrat]:
    vorrat = Vorrat()
    yield vorrat
    vorrat.beende()


def ereignisse(notiz: str, zahl: int) -> str:
    zeilen = (f"e-{n},14524330,beratung,,{2019 + n % 4}-{1 + n % 12:02},monat,ja,{notiz}" for n in range(zahl))
    return "\n".join(("kennung,traeger,art,phase,datum,genauigkeit,sicher,notiz", *zeilen, ""))


def foerderungen() -> str:
    zeilen = (f"14524300,fall-{n},bewilligt,{n + 1},{2019 + n % 4},jahr,ja" for n in range(FOERDERUNGEN))
    return "\n".join(("traeger,fall,geldzustand,betrag_eur,datum,genauigkeit,sicher", *zeilen, ""))


@pytest.fixture(scope="module")
def lieferungen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What is stored before, and what is loaded then: changes a third of it, brings the rest, in several tables."""
    ordner = tmp_path_factory.mktemp("lieferungen")
    erste = baue(ordner / "erste", GUT | {"ereignisse.csv": ereignisse("alt", EREIGNISSE // 3)})
    neue = {"ereignisse.csv": ereignisse("neu", EREIGNISSE), "foerderungen.csv": foerderungen()}
    return erste, baue(ordner / "zweite", neue | {"traeger.csv": TRAEGER}, grund="Probe")


TRAEGER = "traeger,name,art,landkreis\nneuer,Neuer Verband,Verwaltungsverband,14524\n"


def adresse(maschine: Engine) -> str:
    return maschine.url.render_as_string(hide_password=False)


def momente(zeiten: dict[str, float]) -> list[tuple[str, float]]:
    """When to kill, as seconds after a stage: anywhere from the beginning to a little after the end, and while it writes."""
    zufall, schreibt = Random(5), zeiten["Ende"] - zeiten["Schreiben"]
    irgendwann = [("Lesen", zufall.uniform(0, 1.1 * (zeiten["Ende"] - zeiten["Lesen"]))) for _ in range(IRGENDWANN)]
    return irgendwann + [("Schreiben", zufall.uniform(0, 1.2 * schreibt)) for _ in range(MALE - IRGENDWANN)]


def test_whenever_a_load_is_killed_all_of_it_is_there_or_nothing(
    datenbank: Datenbank, vorrat: Vorrat, lieferungen: tuple[Path, Path]
) -> None:
    erste, zweite = lieferungen
    with vorlage(datenbank) as vorbereitet:
        lade(vorbereitet.maschine, [erste], FASSUNGEN)
        with kopie(vorbereitet) as maschine:
            vorher = alles(maschine)
            pakete = lies_alle(maschine, [zweite])
            maschine.dispose()
            zeiten = vorrat.lade(adresse(maschine), zweite).bis("Vorbei")
            nachher = alles(maschine)
        assert len(nachher["ereignis"]) == EREIGNISSE + EREIGNISSE // 3
        assert len(nachher["lieferung_kopie"]) == 1
        gefunden = list[str]()
        for stufe, sekunden in momente(zeiten):
            with kopie(vorbereitet) as maschine:
                vorrat.lade(adresse(maschine), zweite).toete(stufe, sekunden)
                vorbereitet.ruht(maschine)
                gefunden.append(zustand(maschine, vorher, nachher))
                with schreibend(maschine) as verbindung:
                    (naechste,) = lade_in(verbindung, pakete, FASSUNGEN)
                assert (naechste.nummer, naechste.bekannt) == (2, gefunden[-1] == "nachher")
    assert set(gefunden) <= {"vorher", "nachher"}, gefunden
    assert gefunden.count("vorher") >= MALE // 5, "too few of them were killed in the middle"


def zustand(maschine: Engine, vorher: dict[str, Any], nachher: dict[str, Any]) -> str:
    jetzt = alles(maschine)
    return "vorher" if jetzt == vorher else "nachher" if jetzt == nachher else "gemischt"


def test_a_load_in_two_transactions_would_be_noticed(
    datenbank: Datenbank, vorrat: Vorrat, lieferungen: tuple[Path, Path]
) -> None:
    erste, zweite = lieferungen
    with vorlage(datenbank) as vorbereitet:
        lade(vorbereitet.maschine, [erste], FASSUNGEN)
        with kopie(vorbereitet) as maschine:
            vorher = alles(maschine)
            maschine.dispose()
            vorrat.lade(adresse(maschine), zweite).bis("Vorbei")
            nachher = alles(maschine)
        with kopie(vorbereitet) as maschine:
            vorrat.lade(adresse(maschine), zweite, wie="halb").toete("Halb", 0.0)
            vorbereitet.ruht(maschine)
            assert zustand(maschine, vorher, nachher) == "gemischt"
