"""How does a picture become SVG or PNG without a browser? One process beside ours draws for all; it is started when it is needed."""

import atexit
import json
import os
import subprocess
import sys
import threading
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from briefing.papiere.aufnahme import Abbild
from briefing.papiere.papierspec import GEOMETRIE
from charts.thema import ZAHLEN, ZEITEN
from domain.fehler import Dienstfehler

HIER = Path(__file__).resolve().parent
SACHSEN = HIER.parents[1] / "data" / "geometrie" / "sachsen.json"
DATEN = ("datasets", "values")  # below these names there are rows, whatever they are called
HOECHSTENS = 30  # seconds for one picture; the slowest takes less than one
_ABHILFE = "Abhilfe: es noch einmal versuchen; bleibt es dabei, die Betreuung fragen."


def svg(abbild: Abbild) -> str:
    """The picture as vectors; the same picture is always the same text. Dienstfehler when it cannot be drawn."""
    return _zeichne(abbild, {"art": "svg"}).decode("utf-8")


def png(abbild: Abbild, breite_px: int) -> bytes:
    """The picture as points, so many of them wide apart from its rim. Dienstfehler when it cannot be drawn."""
    return _zeichne(abbild, {"art": "png", "faktor": breite_px / json.loads(abbild.spec)["width"]})


@lru_cache(maxsize=64)  # about 200 kB each; a preview and five files of one Lagebild draw the same pictures
def _gezeichnet(spec: str, auftrag: str) -> bytes:
    return ZEICHNER.zeichne({"spec": geprueft(spec)} | json.loads(auftrag))


def _zeichne(abbild: Abbild, auftrag: dict[str, Any]) -> bytes:
    try:
        return _gezeichnet(abbild.spec, json.dumps(auftrag))
    except Dienstfehler as fehler:
        raise Dienstfehler(f"Das Bild „{abbild.titel}“ ließ sich nicht zeichnen: {fehler} {_ABHILFE}") from fehler


def geprueft(spec: str) -> dict[str, Any]:
    """The spec if all its data are inside or the map geometry; Dienstfehler for any other address.

    The process would not go to the network, but it would read a file of this machine without a word.
    """

    def fremd(teil: Any) -> bool:
        if isinstance(teil, list):
            return any(map(fremd, teil))
        if not isinstance(teil, dict):
            return False
        return ("url" in teil and teil["url"] != GEOMETRIE) or any(
            fremd(wert) for name, wert in teil.items() if name not in DATEN
        )

    gelesen = json.loads(spec)
    if fremd(gelesen):
        raise Dienstfehler("es nennt Daten, die nicht in ihm stehen.")
    return dict(gelesen)


class Zeichner:
    """The process that draws: one order after the other, whichever thread asks; a new one takes the place of one that died."""

    def __init__(self, werk: Path = HIER / "zeichenwerk.py", hoechstens: int = HOECHSTENS) -> None:
        self._werk, self._hoechstens = werk, hoechstens
        self._schloss = threading.Lock()
        self._prozess: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Its number while it lives."""
        return self._prozess.pid if self._prozess and self._prozess.poll() is None else None

    def zeichne(self, auftrag: dict[str, Any]) -> bytes:
        """The picture; Dienstfehler says in a few words what went wrong. Waits while somebody else's is drawn."""
        sprache = {"formatnummern": ZAHLEN, "formatzeiten": ZEITEN, "hoechstens": self._hoechstens + 5}
        zeile = json.dumps(auftrag | sprache, ensure_ascii=False).encode("utf-8") + b"\n"
        with self._schloss:
            if self._prozess is not None and self._prozess.poll() is not None:
                self._beende()
            if self._prozess is None:
                self._prozess = self._starte()
            return self._frage(self._prozess, zeile)

    def _starte(self) -> subprocess.Popen[bytes]:
        befehl = [sys.executable, "-P", str(self._werk), str(HIER / "schrift"), str(SACHSEN)]
        try:
            return subprocess.Popen(  # noqa: S603 (our own file, run by our own interpreter)
                befehl, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_umgebung()
            )
        except OSError as fehler:
            raise Dienstfehler(f"Das Zeichenprogramm startet nicht ({fehler.strerror}).") from fehler

    def _frage(self, prozess: subprocess.Popen[bytes], zeile: bytes) -> bytes:
        assert prozess.stdin
        assert prozess.stdout
        uhr = threading.Timer(self._hoechstens, prozess.kill)
        uhr.start()
        try:
            prozess.stdin.write(zeile)
            prozess.stdin.flush()
            kopf, bild = _lies(prozess.stdout)
        except (OSError, ValueError) as fehler:
            ueber_die_zeit = not uhr.is_alive()
            self._beende()
            grund = (
                f"es dauerte länger als {self._hoechstens} Sekunden"
                if ueber_die_zeit
                else "das Zeichenprogramm brach ab"
            )
            raise Dienstfehler(f"{grund}.") from fehler
        finally:
            uhr.cancel()
        if "fehler" in kopf:
            raise Dienstfehler(f"{str(kopf['fehler']).strip().splitlines()[0].rstrip('.')}.")
        return bild

    def _beende(self) -> None:
        prozess, self._prozess = self._prozess, None
        if prozess is not None:
            prozess.kill()
            prozess.wait()
            for strom in (prozess.stdin, prozess.stdout):
                _schliesse(strom)

    def ende(self) -> None:
        """Let it go; the next picture starts another one."""
        with self._schloss:
            self._beende()


def _lies(strom: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Head and picture; ValueError when they break off."""
    kopf = dict(json.loads(strom.readline()))
    bild = strom.read(kopf["bytes"])
    if len(bild) < kopf["bytes"]:
        raise ValueError("abgebrochen")
    return kopf, bild


def _schliesse(strom: IO[bytes] | None) -> None:
    try:
        if strom:
            strom.close()
    except OSError:  # what was still to be written has nobody to read it
        return


def _umgebung() -> dict[str, str]:
    """The same picture wherever it is drawn: a day is a day, whatever the clock of the machine says."""
    return {**os.environ, "TZ": "UTC"}


ZEICHNER = Zeichner()
atexit.register(ZEICHNER.ende)
