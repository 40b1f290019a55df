"""What does the sign-in need to know? The settings, checked once at the start: a sentence names everything that is missing."""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from config import Settings
from domain.fehler import Eingabefehler
from domain.rolle import Rolle

PFLICHT = ("adresse", "oidc_issuer", "oidc_client_id", "oidc_client_secret", "cookie_secret")
KUERZESTES = 32  # characters of the cookie secret
RUECKRUF, ANMELDEN, ABMELDEN, ABGEMELDET = "/anmeldung/rueckruf", "/anmelden", "/abmelden", "/abgemeldet"


@dataclass(frozen=True)
class Vorgaben:
    """How readers sign in; ``adresse`` is where they reach the dashboard, without a slash at its end."""

    adresse: str
    issuer: str
    client_id: str
    client_secret: str
    cookie_secret: str
    scopes: str
    angabe: str
    zuordnung: dict[Rolle, frozenset[str]]
    dauer: timedelta
    bis_ablauf: bool

    @property
    def basis(self) -> str:
        """Path below which the dashboard lies, often empty."""
        return urlsplit(self.adresse).path

    @property
    def sicher(self) -> bool:
        """Whether cookies may be bound to TLS."""
        return self.adresse.startswith("https://")

    @property
    def sitzungscookie(self) -> str:
        """Name of the cookie; with ``__Host-`` no other host and no plain http can set one."""
        return f"{'__Host-' if self.sicher else ''}asskomm-sitzung"

    @property
    def vorgangscookie(self) -> str:
        """Beginning of the names of cookies of sign-ins that are under way."""
        return f"{'__Host-' if self.sicher else ''}asskomm-vorgang-"


def vorgaben(e: Settings) -> Vorgaben:
    """The settings of the sign-in; Eingabefehler names every variable that is missing or wrong."""
    if fehlend := [f"ASSKOMM_{name.upper()}" for name in PFLICHT if not str(getattr(e, name)).strip()]:
        raise Eingabefehler(
            f"Für die Anmeldung fehlt {', '.join(fehlend)}. Abhilfe: setzen; Geheimnisse auch als Datei (…_FILE)."
        )
    if len(e.cookie_secret) < KUERZESTES:
        raise Eingabefehler(
            f"ASSKOMM_COOKIE_SECRET ist zu kurz. Abhilfe: mindestens {KUERZESTES} zufällige Zeichen, z. B. mit "
            "„openssl rand -hex 32“."
        )
    if "openid" not in e.oidc_scopes.split():
        raise Eingabefehler("In ASSKOMM_OIDC_SCOPES fehlt „openid“. Abhilfe: etwa „openid profile“ angeben.")
    adresse, issuer = e.adresse.strip().rstrip("/"), e.oidc_issuer.strip()
    _pruefe_adresse("ASSKOMM_ADRESSE", adresse)
    _pruefe_adresse("ASSKOMM_OIDC_ISSUER", issuer)
    if (host := urlsplit(adresse).hostname) not in e.rechnernamen:
        raise Eingabefehler(
            f"ASSKOMM_HOSTS enthält {host} aus ASSKOMM_ADRESSE nicht. Abhilfe: den Namen dort ergänzen."
        )
    return Vorgaben(
        adresse, issuer, e.oidc_client_id.strip(), e.oidc_client_secret.strip(), e.cookie_secret, e.oidc_scopes.strip(),
        e.oidc_rollen.strip(), zuordnung(e.oidc_zuordnung), timedelta(hours=e.sitzung_stunden), e.sitzung_bis_ablauf,
    )  # fmt: skip


def zuordnung(text: str) -> dict[Rolle, frozenset[str]]:
    """Which values of the claim give which role: ``leitung=a|b; presse=c``; empty: a value is a role's name."""
    if not text.strip():
        return {rolle: frozenset({rolle.value}) for rolle in Rolle}
    gelesen: dict[Rolle, frozenset[str]] = {}
    for teil in filter(str.strip, text.split(";")):
        name, gleich, werte = teil.partition("=")
        gegeben = frozenset(wert.strip() for wert in werte.split("|") if wert.strip())
        rolle = next((rolle for rolle in Rolle if rolle.value == name.strip()), None)
        if rolle is None or not gleich or not gegeben or rolle in gelesen:
            raise Eingabefehler(
                "ASSKOMM_OIDC_ZUORDNUNG ist nicht zu lesen. Abhilfe: etwa „leitung=wert|wert; presse=wert“, jede Rolle einmal."
            )
        gelesen[rolle] = gegeben
    return gelesen


def darf_klartext(host: str | None) -> bool:
    """Whether http may be spoken with a host: only on this machine."""
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def _pruefe_adresse(name: str, adresse: str) -> None:
    teile = urlsplit(adresse)
    gut = teile.scheme == "https" or (teile.scheme == "http" and darf_klartext(teile.hostname))
    if not gut or not teile.hostname or teile.query or teile.fragment or teile.username is not None:
        raise Eingabefehler(
            f"{name} ist für die Anmeldung nicht brauchbar. Abhilfe: eine Adresse mit https:// ohne „?“ und „#“ angeben "
            "(http:// nur auf diesem Rechner)."
        )
