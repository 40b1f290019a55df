"""How do fixed files reach the browser once and never again? By a hashed name, precompressed, cached for a year."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

EIN_JAHR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Datei:
    """A file under a name that changes with its content. ``adresse`` is relative, so it works below any base path."""

    adresse: str
    inhalte: dict[str, bytes]
    medientyp: str

    @property
    def route(self) -> Route:
        return Route(self.pfad, self._antworte, methods=["GET", "HEAD"])

    @property
    def pfad(self) -> str:
        return "/" + self.adresse.removeprefix("./")

    async def _antworte(self, anfrage: Request) -> Response:
        kodierung = waehle_kodierung(anfrage.headers.get("accept-encoding", ""), tuple(self.inhalte))
        kopf = {"Cache-Control": EIN_JAHR, "Vary": "Accept-Encoding", "ETag": f'"{self.adresse}-{kodierung}"'}
        if kodierung != "identity":
            kopf["Content-Encoding"] = kodierung
        if anfrage.headers.get("if-none-match") == kopf["ETag"]:
            return Response(status_code=304, headers=kopf)
        return Response(self.inhalte[kodierung], media_type=self.medientyp, headers=kopf)


def waehle_kodierung(annahme: str, vorhanden: tuple[str, ...]) -> str:
    """The best encoding that the browser accepts; ``q=0`` refuses one."""
    teile = [teil.strip().split(";") for teil in annahme.split(",")]
    erlaubt = {teil[0].strip() for teil in teile if not any(p.strip() in ("q=0", "q=0.0") for p in teil[1:])}
    return next(
        (kodierung for kodierung in ("br", "gzip") if kodierung in erlaubt and kodierung in vorhanden), "identity"
    )


def benannt(name: str, roh: bytes, medientyp: str, ordner: str) -> Datei:
    """A content under a name that has its hash in it, with its gzip twin."""
    stamm, _, endung = name.rpartition(".")
    inhalte = {"identity": roh, "gzip": gzip.compress(roh, 9, mtime=0)}
    return Datei(f"./{ordner}/{stamm}.{hashlib.sha256(roh).hexdigest()[:12]}.{endung}", inhalte, medientyp)


def datei(pfad: Path, medientyp: str, ordner: str) -> Datei:
    """A file of the project with its ``.br`` and ``.gz`` twins where they exist (gzip is made if not)."""
    neu = benannt(pfad.name, pfad.read_bytes(), medientyp, ordner)
    for kodierung, endung in (("br", ".br"), ("gzip", ".gz")):
        zwilling = pfad.with_name(pfad.name + endung)
        if zwilling.exists():
            neu.inhalte[kodierung] = zwilling.read_bytes()
    return neu
