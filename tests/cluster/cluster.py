"""How do three nodes of Patroni with their etcd run on one machine, configured as in ``deploy/``?"""

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import yaml

from benchmarks.server import freier_port
from config import WURZEL
from tests.betrieb.anlage import Prozess
from tests.betrieb.postgres import DATENBANK, FRIST, KENNWORT, NUTZER, PROGRAMME, Knoten, uebergib, warte

VORLAGE = WURZEL / "deploy" / "patroni" / "patroni.yml"
ETCD = shutil.which("etcd")
ALS_NUTZER = ["setpriv", "--reuid", NUTZER, "--regid", NUTZER, "--clear-groups"] if NUTZER else []
GEHEIMNISSE = {
    "PATRONI_SUPERUSER_PASSWORD": KENNWORT,
    "PATRONI_REPLICATION_PASSWORD": "geheim-replikation",
    "PATRONI_REWIND_PASSWORD": "geheim-zurueck",
    "PATRONI_RESTAPI_PASSWORD": "geheim-rest",
}


def python() -> str:
    """A Python of this version that PostgreSQL's user may run, also from within itself: ours may lie in somebody's home."""
    probe = "import subprocess, sys; subprocess.run([sys.executable, '-c', ''], check=True)"
    kandidaten = (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}")
    fertige = (
        subprocess.run([*ALS_NUTZER, k, "-c", probe], capture_output=True, check=False, cwd="/") for k in kandidaten
    )
    geht = [k for k, fertig in zip(kandidaten, fertige, strict=False) if fertig.returncode == 0]
    assert geht, f"none of {kandidaten} can be run by {NUTZER}"
    return geht[0]


class Patroniknoten(Knoten):
    """One node: Patroni starts, watches and mends its PostgreSQL."""

    def __init__(self, ordner: Path, name: str, etcd: str) -> None:
        super().__init__(ordner, name)
        self.rest = freier_port()
        datei = ordner / f"{name}.yml"
        datei.write_text(yaml.safe_dump(self._einstellungen(etcd)))
        befehl = [*ALS_NUTZER, python(), "-S", "-m", "patroni", str(datei)]  # nothing but PYTHONPATH
        self.patroni = Prozess(
            f"patroni {name}",
            befehl,
            os.environ | GEHEIMNISSE | {"PYTHONPATH": sysconfig.get_path("purelib")},
            ordner / f"{name}-patroni.log",
        )

    def _einstellungen(self, etcd: str) -> dict[str, Any]:
        """Those of ``deploy/``, with this machine's places and without its certificates."""
        e: dict[str, Any] = yaml.safe_load(VORLAGE.read_text(encoding="utf-8"))
        e["name"] = self.name
        e["restapi"] |= {"listen": f"127.0.0.1:{self.rest}", "connect_address": f"127.0.0.1:{self.rest}"}
        e["etcd3"] = {"hosts": etcd}
        e["bootstrap"]["dcs"]["postgresql"]["parameters"] |= {"max_connections": 60, "wal_keep_size": "256MB"}
        p = e["postgresql"]
        p |= {"listen": self.ort, "connect_address": self.ort, "data_dir": str(self.daten), "bin_dir": str(PROGRAMME),
              "pgpass": f"{self.daten}.pgpass"}  # fmt: skip
        p["parameters"] = {"unix_socket_directories": "", "shared_buffers": "32MB", "fsync": "off"}
        p["pg_hba"] = ["host all all 127.0.0.1/32 scram-sha-256", "host replication all 127.0.0.1/32 scram-sha-256"]
        e["watchdog"] = {"mode": "off"}
        return e

    def starte(self) -> None:
        self.patroni.starte()

    def zustand(self, frage: str = "patroni") -> dict[str, Any]:
        """What Patroni says of itself, or of the cluster; empty while it says nothing."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.rest}/{frage}", timeout=2) as antwort:
                return dict(json.load(antwort))
        except urllib.error.HTTPError as fehler:
            return dict(json.load(fehler))
        except OSError:
            return {}

    @property
    def ist_erster(self) -> bool:
        zustand = self.zustand()
        return zustand.get("role") in ("primary", "master") and zustand.get("state") == "running"

    @property
    def folgt(self) -> bool:
        zustand = self.zustand()
        return zustand.get("role") == "replica" and zustand.get("replication_state") == "streaming"

    def toete(self) -> None:
        """The whole machine is gone at once: PostgreSQL and what watches it."""
        prozesse = self._alle()
        for prozess in prozesse:
            with suppress(psutil.NoSuchProcess):
                prozess.send_signal(signal.SIGKILL)
        psutil.wait_procs(prozesse, FRIST)
        self.patroni.toete()

    def beende(self) -> None:
        self.patroni.beende()
        self.toete()

    def _alle(self) -> list[psutil.Process]:
        """Patroni and the server, which is nobody's child any more; its number stands in its data."""
        nummern = [self.patroni.pid]
        with suppress(OSError, ValueError, IndexError):
            nummern.append(int((self.daten / "postmaster.pid").read_text().splitlines()[0]))
        gefunden = list[psutil.Process]()
        for nummer in filter(None, nummern):
            with suppress(psutil.NoSuchProcess):
                prozess = psutil.Process(nummer)
                if str(self.daten.parent) in " ".join(prozess.cmdline()):
                    gefunden += [prozess, *prozess.children(recursive=True)]
        return gefunden


@contextmanager
def cluster(ordner: Path) -> Iterator[list[Patroniknoten]]:
    """Three nodes that have found each other: one primary, one synchronous standby, one more."""
    assert ETCD, "etcd is missing; Debian package etcd-server"
    uebergib(ordner)
    port, gegenueber = freier_port(), freier_port()
    etcd = Prozess(
        "etcd",
        [ETCD, "--data-dir", tempfile.mkdtemp(dir=ordner), "--listen-client-urls", f"http://127.0.0.1:{port}",
         "--advertise-client-urls", f"http://127.0.0.1:{port}", "--listen-peer-urls", f"http://127.0.0.1:{gegenueber}",
         "--initial-advertise-peer-urls", f"http://127.0.0.1:{gegenueber}",
         "--initial-cluster", f"default=http://127.0.0.1:{gegenueber}", "--unsafe-no-fsync"],
        dict(os.environ), ordner / "etcd.log",
    )  # fmt: skip
    knoten = [Patroniknoten(ordner, f"knoten{nummer}", f"127.0.0.1:{port}") for nummer in (1, 2, 3)]
    try:
        etcd.starte()
        for einer in knoten:
            einer.starte()
        warte(
            lambda: sum(k.ist_erster for k in knoten) == 1 and sum(k.folgt for k in knoten) == 2,
            lambda: _protokolle(knoten),
            60,
        )
        erster(knoten).tue(f"CREATE DATABASE {DATENBANK}", datenbank="postgres")
        warte(lambda: synchrone(knoten) >= 1, "a standby follows synchronously", 60)
        yield knoten
    finally:
        for einer in knoten:
            einer.beende()
        etcd.beende()
        shutil.rmtree(ordner, ignore_errors=True)


def erster(knoten: list[Patroniknoten]) -> Patroniknoten:
    return next(k for k in knoten if k.ist_erster)


def synchrone(knoten: list[Patroniknoten]) -> int:
    """Standbys that Patroni has noted as synchronous: only they may take over, and only then they will."""
    glieder = erster(knoten).zustand("cluster").get("members", [])
    return sum(1 for glied in glieder if glied["role"] in ("sync_standby", "quorum_standby"))


def _protokolle(knoten: list[Patroniknoten]) -> str:
    return "the cluster stands\n" + "\n".join(k.patroni.protokoll.read_text()[-1500:] for k in knoten)
