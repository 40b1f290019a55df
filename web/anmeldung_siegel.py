"""What may a browser keep for us, without being able to read or change it in secret?"""

import hashlib
from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

FRIST = 600  # seconds that a sign-in may take
_KOPF = {"alg": "dir", "enc": "A256GCM"}


@dataclass(frozen=True)
class Unterwegs:
    """A sign-in under way, as its browser keeps it: what it must bring back, and where it goes then."""

    state: str
    nonce: str
    code_verifier: str
    ziel: str


class Siegel:
    """Signs what a browser keeps during a sign-in; it is good for FRIST."""

    def __init__(self, geheimnis: str) -> None:
        self._siegel = URLSafeTimedSerializer(
            geheimnis, salt="asskomm anmeldung", signer_kwargs={"digest_method": hashlib.sha256}
        )

    def schliesse(self, was: Unterwegs) -> str:
        """The cookie's value."""
        return str(self._siegel.dumps([was.state, was.nonce, was.code_verifier, was.ziel]))

    def oeffne(self, wert: str) -> Unterwegs | None:
        """What a cookie's value says; None when it is not ours, was changed, or is too old."""
        try:
            return Unterwegs(*self._siegel.loads(wert, max_age=FRIST))
        except (BadData, TypeError):
            return None


def verschluesselt(text: str, schluessel: str) -> str:
    """A text that only who has the browser's secret can read."""
    return jwe.encrypt_compact(_KOPF, text.encode(), _aes(schluessel))


def entschluesselt(text: str, schluessel: str) -> str | None:
    """The text again; None when it is not for this secret."""
    try:
        klar = jwe.decrypt_compact(text, _aes(schluessel)).plaintext
    except (JoseError, ValueError):
        return None
    return klar.decode() if klar else None


def _aes(schluessel: str) -> OctKey:
    return OctKey.import_key(hashlib.sha256(f"ausweis {schluessel}".encode()).digest())
