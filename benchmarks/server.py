"""How is a server started for measuring, asked over HTTP and ended again?"""

import math
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

WURZEL = Path(__file__).parent.parent
ASSKOMM = str(Path(sys.executable).with_name("asskomm"))
WARTEZEIT = 60.0  # seconds until a server must answer


class Messfehler(RuntimeError):
    """Something could not be measured."""


@dataclass(frozen=True)
class HttpAntwort:
    """What came over HTTP, not decompressed; names of headers in small letters."""

    status: int
    kopf: dict[str, str]
    inhalt: bytes


def umgebung(datenbank: Path) -> dict[str, str]:
    """Environment of a process that uses this SQLite file and nothing of the caller's settings."""
    eigene = {name: wert for name, wert in os.environ.items() if not name.startswith(("ASSKOMM_", "STREAMLIT_"))}
    eigene |= {"ASSKOMM_DATABASE_URL": f"sqlite:///{datenbank}", "ASSKOMM_LOG_LEVEL": "WARNING"}
    return eigene | {"ASSKOMM_ADRESSE": "http://127.0.0.1:8501"}  # stands on papers, whatever port the server has


def freier_port() -> int:
    with socket.socket() as stecker:
        stecker.bind(("127.0.0.1", 0))
        nummer: int = stecker.getsockname()[1]
        return nummer


def hole(port: int, pfad: str, **kopf: str) -> HttpAntwort:
    """GET on the loopback; underscores in names of headers become hyphens."""
    verbindung = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        verbindung.request("GET", pfad, headers={name.replace("_", "-"): wert for name, wert in kopf.items()})
        antwort = verbindung.getresponse()
        felder = {name.lower(): wert for name, wert in antwort.getheaders()}
        return HttpAntwort(antwort.status, felder, antwort.read())
    finally:
        verbindung.close()


def rechenzeit(pid: int) -> float:
    """Seconds of processor time that a process has used so far; NaN where /proc does not tell."""
    try:
        felder = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return math.nan
    return (int(felder[11]) + int(felder[12])) / os.sysconf("SC_CLK_TCK")


def speicher(pid: int) -> float:
    """Megabytes that a process holds in memory; NaN where /proc does not tell."""
    try:
        zeilen = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return math.nan
    return next((int(zeile.split()[1]) / 1024 for zeile in zeilen if zeile.startswith("VmRSS:")), math.nan)


@contextmanager
def auf_kern(kern: int | None) -> Iterator[None]:
    """Processes that are started within the block run on this core only; None, or a system without such a choice: on any."""
    if kern is None or not hasattr(os, "sched_setaffinity"):
        yield
        return
    alle = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {sorted(alle)[kern % len(alle)]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, alle)


@contextmanager
def laufend(
    befehl: Sequence[str],
    *,
    port: int,
    bereit: str,
    datenbank: Path,
    frist: float = WARTEZEIT,
    kern: int | None = None,
    mehr: Mapping[str, str] | None = None,
) -> Iterator[int]:
    """Run a server until the block ends; yields its process id once ``bereit`` answers 200. ``mehr``: settings of its own."""
    with tempfile.TemporaryFile() as protokoll:
        with auf_kern(kern):
            prozess = subprocess.Popen(
                befehl,
                cwd=WURZEL,
                env=umgebung(datenbank) | dict(mehr or {}),
                stdout=protokoll,
                stderr=subprocess.STDOUT,
            )
        try:
            if not _antwortet(prozess, port, bereit, frist):
                protokoll.seek(0)
                raise Messfehler(f"{' '.join(befehl)}\n{protokoll.read()[-3000:].decode(errors='replace')}")
            yield prozess.pid
        finally:
            _beende(prozess)


def _antwortet(prozess: "subprocess.Popen[bytes]", port: int, pfad: str, frist: float) -> bool:
    ende = time.monotonic() + frist
    while time.monotonic() < ende and prozess.poll() is None:
        try:
            if hole(port, pfad).status == 200:
                return True
        except OSError:
            pass
        time.sleep(0.02)
    return False


def _beende(prozess: "subprocess.Popen[bytes]") -> None:
    prozess.terminate()
    try:
        prozess.wait(10)
    except subprocess.TimeoutExpired:
        prozess.kill()
        prozess.wait(10)
