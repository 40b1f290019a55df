"""What does a provider answer that lies? A small one on loopback that signs whatever a test wants to have refused."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import RSAKey

SCHLUESSEL = RSAKey.generate_key(2048, {"kid": "eins", "use": "sig"}, private=True)
FREMDER = RSAKey.generate_key(2048, {"kid": "eins", "use": "sig"}, private=True)


@dataclass
class Faelscher:
    """How it behaves: what it changes in a good ID token, how it signs, what it says besides."""

    adresse: str
    client_id: str = "asskomm"
    aendere: Callable[[dict[str, Any]], dict[str, Any]] = lambda angaben: angaben
    unterschreibe: Callable[[dict[str, Any]], str] | None = None
    auskunft: dict[str, Any] | None = None
    metadaten: dict[str, Any] = field(default_factory=dict)
    tokenantwort: Callable[[dict[str, Any]], tuple[int, Any]] | None = None
    nonce: str = ""
    herausforderung: str = ""
    fragen: list[str] = field(default_factory=list)
    schreiben: list[dict[str, list[str]]] = field(default_factory=list)

    def gutes_token(self) -> dict[str, Any]:
        jetzt = int(time.time())
        return {
            "iss": self.adresse, "sub": "lea", "aud": self.client_id, "exp": jetzt + 3600, "iat": jetzt,
            "nonce": self.nonce, "name": "Lea Leitung", "roles": ["leitung"],
        }  # fmt: skip

    def id_token(self) -> str:
        angaben = self.aendere(self.gutes_token())
        return self.unterschreibe(angaben) if self.unterschreibe else unterschrieben(angaben)

    def antwort(self, pfad: str, koerper: dict[str, list[str]]) -> tuple[int, Any]:
        self.fragen.append(pfad)
        if pfad.startswith("/.well-known"):
            return 200, {
                "issuer": self.adresse,
                "authorization_endpoint": f"{self.adresse}/auth",
                "token_endpoint": f"{self.adresse}/token",
                "jwks_uri": f"{self.adresse}/jwks",
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
                **({"userinfo_endpoint": f"{self.adresse}/me"} if self.auskunft is not None else {}),
                **self.metadaten,
            }
        if pfad == "/jwks":
            return 200, {"keys": [SCHLUESSEL.as_dict(private=False)]}
        if pfad == "/me":
            return 200, self.auskunft
        self.schreiben.append(koerper)
        beweis = hashlib.sha256(koerper.get("code_verifier", [""])[0].encode()).digest()
        if _base64(beweis) != self.herausforderung:
            return 400, {"error": "invalid_grant"}
        token = {"access_token": "zugang", "token_type": "Bearer", "expires_in": 60, "id_token": self.id_token()}
        return self.tokenantwort(token) if self.tokenantwort else (200, token)


def unterschrieben(angaben: dict[str, Any], schluessel: Any = SCHLUESSEL, verfahren: str = "RS256") -> str:
    return jwt.encode({"alg": verfahren, "kid": "eins"}, angaben, schluessel, algorithms=[verfahren])


def mit_oeffentlichem_schluessel(angaben: dict[str, Any]) -> str:
    """The old trick: HS256 with the public key as the secret. No library signs so any more."""
    teile = ".".join(_teil(teil) for teil in ({"alg": "HS256", "kid": "eins"}, angaben))
    geheimnis = SCHLUESSEL.as_pem(private=False)
    return f"{teile}.{_base64(hmac.digest(geheimnis, teile.encode(), 'sha256'))}"


def ohne_unterschrift(angaben: dict[str, Any]) -> str:
    return f"{_teil({'alg': 'none'})}.{_teil(angaben)}."


def _teil(inhalt: dict[str, Any]) -> str:
    return _base64(json.dumps(inhalt).encode())


def _base64(roh: bytes) -> str:
    return base64.urlsafe_b64encode(roh).rstrip(b"=").decode()


@contextmanager
def faelscher() -> Iterator[Faelscher]:
    """Run one until the test is over."""

    class Antworten(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Nothing on the terminal."""

        def do_GET(self) -> None:
            self._antworte({})

        def do_POST(self) -> None:
            laenge = int(self.headers.get("content-length", 0))
            self._antworte(parse_qs(self.rfile.read(laenge).decode()))

        def _antworte(self, koerper: dict[str, list[str]]) -> None:
            status, inhalt = er.antwort(self.path, koerper)
            roh = inhalt if isinstance(inhalt, bytes) else json.dumps(inhalt).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(roh)))
            self.end_headers()
            self.wfile.write(roh)

    with ThreadingHTTPServer(("127.0.0.1", 0), Antworten) as dienst:
        er = Faelscher(f"http://127.0.0.1:{dienst.server_address[1]}")
        faden = threading.Thread(target=dienst.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        faden.start()
        yield er
        dienst.shutdown()
        faden.join(10)
