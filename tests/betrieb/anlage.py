"""How does a whole installation run on one machine: two servers of PostgreSQL, two processes of the dashboard, HAProxy?"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.server import ASSKOMM, freier_port, hole
from config import WURZEL
from tests.betrieb.postgres import DATENBANK, EIGNER, KENNWORT, Knoten, warte

HAPROXY = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
VORLAGE = WURZEL / "deploy" / "haproxy" / "haproxy.cfg"
GRENZEN = {"ASSKOMM_DATABASE_VERBINDUNGEN": "2", "ASSKOMM_DATABASE_WARTEN": "2", "ASSKOMM_ABFRAGEFRIST": "3"}


class Prozess:
    """Something of ours that runs, is killed and started again; its output is kept for who must look."""

    def __init__(self, name: str, befehl: list[str], umgebung: dict[str, str], protokoll: Path) -> None:
        self.name, self._befehl, self._umgebung, self.protokoll = name, befehl, umgebung, protokoll
        self._laeuft: subprocess.Popen[bytes] | None = None

    def starte(self) -> None:
        with self.protokoll.open("ab") as ziel:
            self._laeuft = subprocess.Popen(self._befehl, cwd=WURZEL, env=self._umgebung, stdout=ziel, stderr=ziel)

    def toete(self) -> None:
        if self._laeuft:
            self._laeuft.kill()
            self._laeuft.wait(10)

    @property
    def pid(self) -> int | None:
        return self._laeuft.pid if self._laeuft else None

    def beende(self) -> None:
        if self._laeuft and self._laeuft.poll() is None:
            self._laeuft.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._laeuft.wait(10)
        self.toete()


class Anlage:
    """The parts by name, the address of the readers, and the one of the loader."""

    def __init__(self, ordner: Path, knoten: Sequence[Knoten]) -> None:
        self.ordner, self.knoten, self.port = ordner, tuple(knoten), freier_port()
        ports = [freier_port(), freier_port()]
        self.apps = [self._app(f"app{nummer}", port) for nummer, port in enumerate(ports, 1)]
        self.ports = ports
        self.haproxy = self._haproxy()

    def _haproxy(self) -> Prozess:
        """The configuration of ``deploy/``, without TLS: the readers of this test are on the same machine."""
        assert HAPROXY, "HAProxy is missing; Debian package haproxy"
        text = re.sub(r' ssl crt "[^"]*" alpn \S+', "", VORLAGE.read_text(encoding="utf-8"))
        text = text.replace("X-Forwarded-Proto https", "X-Forwarded-Proto http")
        datei = self.ordner / "haproxy.cfg"
        datei.write_text(text, encoding="utf-8")
        umgebung = {
            "ASSKOMM_NAME": "127.0.0.1", "ASSKOMM_LAUSCHT": f"127.0.0.1:{self.port}", "ASSKOMM_PROTOKOLL": "stdout",
            "ASSKOMM_KLARTEXT": f"127.0.0.1:{freier_port()}",
            "ASSKOMM_ZUSTAND": f"127.0.0.1:{freier_port()}", "ASSKOMM_FEHLERSEITEN": str(VORLAGE.with_name("fehler")),
            "ASSKOMM_A": f"127.0.0.1:{self.ports[0]}", "ASSKOMM_B": f"127.0.0.1:{self.ports[1]}",
        }  # fmt: skip
        return Prozess(
            "haproxy", [HAPROXY, "-db", "-f", str(datei)], os.environ | umgebung, self.ordner / "haproxy.log"
        )

    def adresse(self, nutzer: str = EIGNER, kennwort: str = KENNWORT) -> str:
        """All servers; whichever of them can be written answers."""
        orte = "&".join(f"host={einer.ort}" for einer in self.knoten)
        return f"postgresql://{nutzer}:{kennwort}@/{DATENBANK}?{orte}&target_session_attrs=read-write"

    @property
    def rollen(self) -> dict[str, str]:
        return {
            "ASSKOMM_READ_DATABASE_URL": self.adresse("asskomm_lesen", "geheim-lesen"),
            "ASSKOMM_EINTRAG_DATABASE_URL": self.adresse("asskomm_eintrag", "geheim-eintrag"),
        }

    def _app(self, name: str, port: int) -> Prozess:
        """The dashboard gets the reading and the entering role, never the one that loads."""
        befehl = [ASSKOMM, "serve", "--port", str(port)]
        return Prozess(name, befehl, _umgebung(GRENZEN | self.rollen), self.ordner / f"{name}.log")

    def befehl(self, *argumente: str) -> "subprocess.Popen[str]":
        """``asskomm`` as the operator who loads calls it."""
        umgebung = _umgebung({"ASSKOMM_DATABASE_URL": self.adresse()} | self.rollen)
        return subprocess.Popen(
            [ASSKOMM, *argumente], cwd=WURZEL, env=umgebung, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def fuehre_aus(self, *argumente: str) -> str:
        prozess = self.befehl(*argumente)
        ausgabe, fehler = prozess.communicate(timeout=300)
        assert prozess.returncode == 0, fehler
        return ausgabe

    def gesund(self, port: int, pfad: str = "/_stcore/health") -> bool:
        with suppress(OSError):
            return hole(port, pfad).status == 200
        return False

    def warte_auf(self, prozess: Prozess, port: int) -> None:
        warte(lambda: self.gesund(port), lambda: f"{prozess.name}:\n{prozess.protokoll.read_text()[-2000:]}", 180)


def _umgebung(eigene: dict[str, str]) -> dict[str, str]:
    fremd = {name: wert for name, wert in os.environ.items() if not name.startswith(("ASSKOMM_", "STREAMLIT_"))}
    return (
        fremd | {"ASSKOMM_LOG_LEVEL": "WARNING", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"} | eigene
    )


@contextmanager
def anlage(ordner: Path, knoten: Sequence[Knoten]) -> Iterator[Anlage]:
    """Everything started and loaded; ended whatever happens, by the ids of what was started."""
    ganze = Anlage(ordner, knoten)
    try:
        ganze.fuehre_aus("init", "--rollen")
        for prozess in (*ganze.apps, ganze.haproxy):
            prozess.starte()
        for prozess, port in zip((*ganze.apps, ganze.haproxy), (*ganze.ports, ganze.port), strict=True):
            ganze.warte_auf(prozess, port)
        yield ganze
    finally:
        for prozess in (ganze.haproxy, *ganze.apps):
            prozess.beende()
