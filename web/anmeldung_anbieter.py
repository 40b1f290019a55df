"""How does the dashboard speak with the OpenID provider? Authlib does: state, nonce, PKCE, keys, signature, claims."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import StarletteOAuth2App
from joserfc.errors import JoseError

from domain.sitzung import werte_der_angabe
from web.anmeldung_vorgaben import ABGEMELDET, RUECKRUF, Vorgaben, darf_klartext

VERFAHREN = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
NACHSICHT = 30  # seconds by which two clocks may differ
FRIST = 10.0  # seconds that the provider has for an answer
LAENGSTE_KENNUNG = 255  # characters, as the standard has it
METADATEN_GELTEN = 3600.0  # seconds
_ENDPUNKTE = (
    "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint",
)  # fmt: skip


class Abgewiesen(Exception):
    """A sign-in that is not right; the words are for the log and name no token."""


class NichtErreichbar(Exception):
    """The provider does not answer as it should."""


@dataclass(frozen=True)
class Vorgang:
    """A sign-in under way: where the browser is sent, and what only it may bring back."""

    url: str
    state: str
    nonce: str
    code_verifier: str


@dataclass(frozen=True)
class Ausweis:
    """Whom the provider has signed in: checked claims, the token they come from, and when it expires."""

    angaben: Mapping[str, Any]
    id_token: str
    ablauf: datetime


class Anbieter:
    """The one configured provider."""

    def __init__(self, v: Vorgaben) -> None:
        self.v = v
        self._geladen = float("-inf")
        self._app: Any = None

    async def beginne(self, *, anderes_konto: bool = False) -> Vorgang:
        """A new sign-in; NichtErreichbar."""
        app = await self._anbieter()
        weiteres = {"prompt": "login"} if anderes_konto else {}
        daten = await app.create_authorization_url(self.v.adresse + RUECKRUF, **weiteres)
        return Vorgang(daten["url"], daten["state"], daten["nonce"], daten["code_verifier"])

    async def loese_ein(self, code: str, *, nonce: str, code_verifier: str) -> Ausweis:
        """Whom a code is for. Abgewiesen when anything about the answer is not right, NichtErreichbar when there is none."""
        app = await self._anbieter()
        try:
            token = await app.fetch_access_token(
                self.v.adresse + RUECKRUF, code=code, code_verifier=code_verifier, grant_type="authorization_code"
            )
            angaben = dict(await self._geprueft(app, token, nonce))
            angaben = await self._ergaenzt(app, token, angaben)
            ablauf = datetime.fromtimestamp(int(angaben["exp"]), UTC)
        except httpx2.HTTPError as fehler:
            raise NichtErreichbar(type(fehler).__name__) from None
        except (AuthlibBaseError, JoseError) as fehler:
            raise Abgewiesen(
                f"{type(fehler).__name__} {_wort(getattr(fehler, 'error', ''))}{_angabe(fehler)}"
            ) from None
        except (ValueError, TypeError, KeyError, AttributeError, RuntimeError, OverflowError, OSError) as fehler:
            raise Abgewiesen(type(fehler).__name__) from None  # an answer that is no OpenID answer
        return Ausweis(angaben, token["id_token"], ablauf)

    async def abmeldeadresse(self, id_token: str | None) -> str | None:
        """Where the provider ends its own session; None when it has no such address."""
        app = await self._anbieter()
        if not app.server_metadata.get("end_session_endpoint"):
            return None
        daten = await app.create_logout_url(
            post_logout_redirect_uri=self.v.adresse + ABGEMELDET, id_token_hint=id_token, client_id=self.v.client_id
        )
        return str(daten["url"])

    async def _geprueft(self, app: Any, token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
        """The claims of an ID token that our provider signed for us, for this sign-in, and that has not expired."""
        if "id_token" not in token:
            raise Abgewiesen("die Antwort enthält kein ID-Token")
        optionen = {
            "iss": {"essential": True, "value": self.v.issuer},
            "aud": {"essential": True, "values": [self.v.client_id]},
            "sub": {"essential": True},
            "exp": {"essential": True},
        }
        angaben: Mapping[str, Any] | None = await app.parse_id_token(
            token, nonce, claims_options=optionen, leeway=NACHSICHT
        )
        if angaben is None or angaben.get("nonce") != nonce:
            raise Abgewiesen("das ID-Token gehört nicht zu dieser Anmeldung")
        if not str(angaben["sub"]).isprintable() or len(angaben["sub"]) > LAENGSTE_KENNUNG:
            raise Abgewiesen("die Kennung der Person ist keine")
        return angaben

    async def _ergaenzt(self, app: Any, token: Mapping[str, Any], angaben: dict[str, Any]) -> dict[str, Any]:
        """Where the token does not tell name and roles, the provider is asked; it must speak of the same person."""
        genug = "name" in angaben and werte_der_angabe(angaben, self.v.angabe)
        if genug or not app.server_metadata.get("userinfo_endpoint"):
            return angaben
        weitere = dict(await app.userinfo(token=dict(token)))
        if weitere.get("sub") != angaben["sub"]:
            raise Abgewiesen("die Auskunft handelt von einer anderen Person")
        return weitere | angaben

    async def _anbieter(self) -> Any:
        """Authlib's client with the provider's metadata, renewed once an hour."""
        if self._app is None or time.monotonic() - self._geladen > METADATEN_GELTEN:
            app = StarletteOAuth2App(
                None, "asskomm", client_id=self.v.client_id, client_secret=self.v.client_secret,
                server_metadata_url=self.v.issuer.rstrip("/") + "/.well-known/openid-configuration",
                client_kwargs={"scope": self.v.scopes, "code_challenge_method": "S256", "timeout": FRIST, "leeway": 0},
            )  # fmt: skip
            try:
                self._pruefe_metadaten(await app.load_server_metadata())
            except (httpx2.HTTPError, ValueError, TypeError, AttributeError) as fehler:
                raise NichtErreichbar(type(fehler).__name__) from None
            self._app, self._geladen = app, time.monotonic()
        return self._app

    def _pruefe_metadaten(self, metadaten: dict[str, Any]) -> None:
        """They must be those of the configured issuer; of its signatures only those that it alone can make are taken."""
        if metadaten.get("issuer") != self.v.issuer:
            raise NichtErreichbar("die Metadaten nennen einen anderen Aussteller als ASSKOMM_OIDC_ISSUER")
        for name in _ENDPUNKTE:
            teile = urlsplit(str(metadaten.get(name) or "https://-"))
            if teile.scheme != "https" and not darf_klartext(teile.hostname):
                raise NichtErreichbar(f"{name} ist nicht über https erreichbar")
        angeboten = metadaten.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadaten["id_token_signing_alg_values_supported"] = [v for v in angeboten if v in VERFAHREN] or ["RS256"]
        metadaten.pop("jwks", None)  # keys come from jwks_uri only


def _angabe(fehler: Exception) -> str:
    """Which claim was wrong; never its value."""
    return f" {_wort(getattr(fehler, 'claim', ''))}".rstrip()


def _wort(text: object) -> str:
    """A short code of the provider's as it may stand in the log."""
    return "".join(z for z in str(text)[:60] if z.isascii() and (z.isalnum() or z in "_-."))
