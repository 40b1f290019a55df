"""How do fixed files reach the browser once and never again? By a hashed name, precompressed, cached for a year."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

EIN_JAHR = "public, max-age=31536000, immutable"
_NULL = re.compile(r"0(?:\.0*)?")


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
        return dateiantwort(anfrage.headers, self.adresse, kodierung, self.inhalte[kodierung], self.medientyp)


def dateiantwort(kopf: Headers, name: str, kodierung: str, inhalt: bytes, medientyp: str) -> Response:
    """A content that never changes under this name, or 304 where the browser has it."""
    zeilen = {"Cache-Control": EIN_JAHR, "Vary": "Accept-Encoding", "ETag": f'"{name}-{kodierung}"'}
    if kodierung != "identity":
        zeilen["Content-Encoding"] = kodierung
    if stimmt(kopf, zeilen["ETag"]):
        return Response(status_code=304, headers=zeilen)
    return Response(inhalt, media_type=medientyp, headers=zeilen)


def waehle_kodierung(annahme: str, vorhanden: tuple[str, ...]) -> str:
    """The best encoding that the browser accepts; a weight of zero refuses one."""
    teile = [teil.replace(" ", "").lower().partition(";q=") for teil in annahme.split(",")]
    erlaubt = {name for name, _, gewicht in teile if not _NULL.fullmatch(gewicht)}
    return next((k for k in ("br", "gzip") if k in erlaubt and k in vorhanden), "identity")


def nimmt_gzip(kopf: Headers) -> bool:
    """Whether who asks takes gzip."""
    return waehle_kodierung(kopf.get("accept-encoding", ""), ("gzip",)) == "gzip"


def stimmt(kopf: Headers, etag: str) -> bool:
    """Whether who asks has these bytes already."""
    bekannte = ",".join(kopf.getlist("if-none-match")).split(",")
    return any(bekannt.strip().removeprefix("W/") in (etag, "*") for bekannt in bekannte)


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
