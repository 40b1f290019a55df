"""How do tests get the dashboard as it runs in earnest: a process of its own, its settings, its log?"""

import asyncio
import http.client
import os
import socket
import subprocess
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config import WURZEL
from tests.browser.conftest import ASSKOMM, freier_port


@dataclass(frozen=True)
class Antwort:
    """Status, headers (lower case) and body."""

    status: int
    kopf: dict[str, str]
    inhalt: bytes

    @property
    def text(self) -> str:
        return self.inhalt.decode()


@dataclass(frozen=True)
class Dienst:
    """A running dashboard and what it has logged."""

    port: int
    logdatei: Path

    @property
    def adresse(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def protokoll(self) -> str:
        return self.logdatei.read_text(encoding="utf-8")

    def hole(self, pfad: str, methode: str = "GET", koerper: bytes | None = None, **kopf: str) -> Antwort:
        """One request; ``Accept_Encoding`` is the header Accept-Encoding."""
        return hole(self.port, pfad, methode, koerper, **kopf)

    def roh(self, daten: bytes, frist: float = 40) -> bytes:
        """Send bytes as they are and read until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=frist) as leitung:
            teile = []
            with suppress(ConnectionError):  # it may close before it has read everything
                leitung.sendall(daten)
                while teil := leitung.recv(65536):
                    teile.append(teil)
        return b"".join(teile)


def hole(port: int, pfad: str, methode: str = "GET", koerper: bytes | None = None, **kopf: str) -> Antwort:
    """One request to a port of this machine."""
    verbindung = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        verbindung.request(methode, pfad, koerper, {name.replace("_", "-"): wert for name, wert in kopf.items()})
        antwort = verbindung.getresponse()
        return Antwort(antwort.status, {n.lower(): w for n, w in antwort.getheaders()}, antwort.read())
    finally:
        verbindung.close()


def laeuft_ab(faden: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in a thread of its own: Playwright's loop may run in this one."""
    with ThreadPoolExecutor(1) as ausfuehrer:
        return ausfuehrer.submit(asyncio.run, faden).result()


def warte(bis: Callable[[], Any], frist: float = 60) -> Any:
    """Ask again and again until the answer is true; it is returned."""
    ende = time.monotonic() + frist
    while not (antwort := bis()):
        assert time.monotonic() < ende, "das hat zu lange gedauert"
        time.sleep(0.05)
    return antwort


def lege_an(ordner: Path) -> str:
    """Address of a database with the bundled deliveries, made by the real command."""
    adresse = f"sqlite:///{ordner / 'asskomm.sqlite'}"
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": adresse}
    subprocess.run([ASSKOMM, "init"], env=umgebung, check=True, capture_output=True)
    return adresse


@contextmanager
def dienst(ordner: Path, datenbank: str, **einstellungen: str) -> Iterator[Dienst]:
    """Start the dashboard with these settings (``hosts="…"`` is ASSKOMM_HOSTS); it is ended by pid."""
    neu = Dienst(freier_port(), ordner / f"protokoll-{time.monotonic_ns()}.txt")
    umgebung = os.environ | {f"ASSKOMM_{name.upper()}": wert for name, wert in einstellungen.items()}
    with (
        neu.logdatei.open("wb") as log,
        subprocess.Popen(
            [ASSKOMM, "serve", "--port", str(neu.port)], cwd=WURZEL, stdout=subprocess.DEVNULL, stderr=log,
            env=umgebung | {"ASSKOMM_DATABASE_URL": datenbank},
        ) as prozess,
    ):  # fmt: skip
        try:
            warte(lambda: _lebt(neu, prozess), 240)  # a busy machine is no defect
            yield neu
        finally:
            prozess.terminate()
            prozess.wait(30)


def _lebt(neu: Dienst, prozess: "subprocess.Popen[bytes]") -> bool:
    assert prozess.poll() is None, neu.protokoll()
    try:
        return neu.hole("/_stcore/health").status == 200
    except OSError:
        return False
