"""Which settings does the product have? Each with name, environment variable, default and help."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.fehler import Eingabefehler

WURZEL = Path(__file__).parent
DATEN = WURZEL / "data"
OERTLICH = "http://127.0.0.1:8501"  # where ``asskomm serve`` listens if nobody says anything else
UEBUNGSADRESSE = f"sqlite:///{WURZEL / 'var' / 'uebung.sqlite'}"  # of ``asskomm demo`` where no database is configured


class Anmeldung(StrEnum):
    """How readers sign in."""

    OFF = "off"
    OIDC = "oidc"


class Settings(BaseSettings):
    """All settings; read from environment variables that begin with ASSKOMM_."""

    model_config = SettingsConfigDict(env_prefix="ASSKOMM_", frozen=True)

    database_url: str = Field(
        default=f"sqlite:///{WURZEL / 'var' / 'asskomm.sqlite'}",
        description="Datenbank, SQLAlchemy-Adresse; postgresql://… oder sqlite:///…",
    )
    read_database_url: str = Field(
        default="", description="Eigener Lesezugang für das Dashboard; leer: wie ASSKOMM_DATABASE_URL"
    )
    eintrag_database_url: str = Field(
        default="",
        description="Eigener Zugang, mit dem das Dashboard verzeichnet, was es ausgibt und wer Vorläufiges sieht; "
        "leer: wie ASSKOMM_DATABASE_URL",
    )
    database_url_file: str = Field(default="", description="Datei, in der ASSKOMM_DATABASE_URL steht")
    read_database_url_file: str = Field(default="", description="Datei, in der ASSKOMM_READ_DATABASE_URL steht")
    eintrag_database_url_file: str = Field(default="", description="Datei, in der ASSKOMM_EINTRAG_DATABASE_URL steht")
    database_verbindungen: int = Field(
        default=10,
        ge=1,
        le=500,
        description="Wie viele Verbindungen zur Datenbank ein Prozess je Zugang höchstens hält",
    )
    database_warten: int = Field(
        default=10, ge=1, description="Sekunden, die auf eine freie Verbindung gewartet wird, bevor ein Satz erscheint"
    )
    abfragefrist: int = Field(
        default=30,
        ge=0,
        description="Sekunden, die eine Abfrage des Dashboards in PostgreSQL höchstens dauern darf; 0: beliebig lange",
    )
    auth: Anmeldung = Field(default=Anmeldung.OFF, description="Anmeldung: „off“ (nur auf 127.0.0.1) oder „oidc“")
    hosts: str = Field(
        default="localhost,127.0.0.1,[::1]",
        description="Rechnernamen, unter denen das Dashboard antwortet, mit Komma getrennt",
    )
    adresse: str = Field(
        default="",
        description="Adresse, unter der Leser das Dashboard erreichen, z. B. https://asskomm.example; steht in Papieren. "
        "Leer: wie sie im Browser steht, auf der Kommandozeile http://127.0.0.1:8501",
    )
    kontakt: str = Field(
        default="",
        description="Kontakt für gemeldete Barrieren (E-Mail, Adresse einer Seite oder Anschrift); leer: die Erklärung zur "
        "Barrierefreiheit sagt, dass er fehlt",
    )
    oidc_issuer: str = Field(
        default="",
        description="Anmeldedienst (OpenID Connect): sein Aussteller, genau wie er ihn in seinen Metadaten nennt",
    )
    oidc_client_id: str = Field(
        default="", description="Kennung, unter der das Dashboard beim Anmeldedienst eingetragen ist"
    )
    oidc_client_secret: str = Field(default="", description="Geheimnis des Dashboards beim Anmeldedienst")
    oidc_client_secret_file: str = Field(default="", description="Datei, in der ASSKOMM_OIDC_CLIENT_SECRET steht")
    oidc_scopes: str = Field(
        default="openid profile",
        description="Was der Anmeldedienst über eine Person sagen soll, mit Leerzeichen getrennt",
    )
    oidc_rollen: str = Field(
        default="roles",
        description="Angabe (Claim), in der die Rollen einer Person stehen; Punkte führen hinein, z. B. realm_access.roles",
    )
    oidc_zuordnung: str = Field(
        default="",
        description="Welche Werte welche Rolle geben, z. B. leitung=/lpr/leitung|/smi/al3; presse=/smi/presse. "
        "Leer: jede Rolle heißt beim Anmeldedienst wie hier (leitung, presse, pflege, gast)",
    )
    cookie_secret: str = Field(
        default="",
        description="Geheimnis für laufende Anmeldungen, mindestens 32 Zeichen; für alle Prozesse dasselbe",
    )
    cookie_secret_file: str = Field(default="", description="Datei, in der ASSKOMM_COOKIE_SECRET steht")
    sitzung_stunden: float = Field(
        default=10, gt=0, le=24, description="Stunden, nach denen eine Anmeldung in jedem Fall endet"
    )
    sitzung_ruhe: float = Field(default=60, ge=1, description="Minuten ohne Benutzung, nach denen eine Anmeldung endet")
    sitzung_bis_ablauf: bool = Field(
        default=True,
        description="Ob eine Anmeldung spätestens mit dem Ausweis (ID-Token) des Anmeldedienstes endet; „false“ nur, wenn er "
        "Ausweise für Minuten ausstellt",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="Ausführlichkeit des Protokolls: DEBUG, INFO, WARNING oder ERROR"
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="Form des Protokolls: „text“ für Menschen oder „json“, ein Ereignis je Zeile"
    )
    metriken_schluessel: str = Field(
        default="",
        description="Schlüssel (Bearer) für /metriken; leer: nur von diesem Rechner aus und nicht über einen Vermittler abrufbar",
    )
    metriken_schluessel_file: str = Field(default="", description="Datei, in der ASSKOMM_METRIKEN_SCHLUESSEL steht")
    verbindungen: int = Field(
        default=500, ge=1, description="Wie viele Leser ein Prozess zugleich bedient; weitere bekommen einen Satz"
    )
    gedaechtnis_mb: int = Field(
        default=256,
        ge=1,
        description="Megabyte, die ein Prozess von dem behält, was er schon berechnet hat; das am längsten Unbenutzte geht zuerst",
    )
    vermittler: str = Field(
        default="127.0.0.1",
        description="Adressen der Vermittler (nginx, HAProxy), denen die Angabe des Absenders geglaubt wird, mit Komma getrennt",
    )

    api_schluesseldatei: str = Field(
        default="",
        description="Datei (TOML) mit den Schlüsseln anderer Programme für /api/v1; „asskomm api-key“ macht einen Eintrag. "
        "Änderungen gelten sofort; leer: nur mit Anmeldung",
    )
    api_lizenz: str = Field(
        default="",
        description="Lizenz der Zahlen, wie sie die Schnittstelle nennt, z. B. https://www.govdata.de/dl-de/by-2-0; leer: keine Angabe",
    )

    @property
    def rechnernamen(self) -> frozenset[str]:
        """Host names without brackets, as an address shows them."""
        return frozenset(name.strip().strip("[]").lower() for name in self.hosts.split(",") if name.strip())

    def papieradresse(self, im_browser: str = "") -> str:
        """Address of the dashboard as papers name it, without a slash at its end."""
        return (self.adresse.strip() or im_browser or OERTLICH).rstrip("/")

    @property
    def leseadresse(self) -> str:
        """Address that the dashboard reads from."""
        return self.read_database_url or self.database_url

    @property
    def eintragadresse(self) -> str:
        """Address by which the dashboard enters what it gave out and who saw what."""
        return self.eintrag_database_url or self.database_url

    @property
    def tls(self) -> bool:
        """Whether readers come by https."""
        return self.adresse.strip().lower().startswith("https://")

    @property
    def geheimnisse(self) -> tuple[str, ...]:
        """What no log may say: every setting that may stand in a file, and the passwords within addresses."""
        felder = type(self).model_fields
        eigene = [str(getattr(self, name)) for name in felder if f"{name}_file" in felder]
        adressen = [str(getattr(self, name)) for name in felder if name.endswith("database_url")]
        roh = [teil for adresse in adressen if (teil := _kennwort(adresse))]
        return tuple(filter(None, (*eigene, *roh, *map(unquote, roh))))

    @model_validator(mode="before")
    @classmethod
    def _lies_dateien(cls, werte: dict[str, Any]) -> dict[str, Any]:
        """A secret may stand in a file: its setting is what the file says."""
        return werte | {
            name.removesuffix("_file"): _inhalt(name, pfad)
            for name, pfad in werte.items()
            if name.endswith("_file") and pfad and not werte.get(name.removesuffix("_file"))
        }


def _kennwort(adresse: str) -> str:
    """The password as it is written in an address, be it in front of the host or among the options."""
    try:
        teile = urlsplit(adresse)
    except ValueError:
        return ""
    return teile.password or next(iter(parse_qs(teile.query).get("password", [])), "")


def _inhalt(name: str, pfad: str) -> str:
    try:
        return Path(pfad).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Eingabefehler(
            f"Die Datei in ASSKOMM_{name.upper()} lässt sich nicht lesen. Abhilfe: Pfad und Leserecht prüfen."
        ) from None


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process; Eingabefehler names every variable whose value is not allowed."""
    try:
        return Settings()
    except ValidationError as fehler:
        namen = ", ".join(f"ASSKOMM_{str(f['loc'][0]).upper()}" for f in fehler.errors())
        raise Eingabefehler(
            f"Unzulässiger Wert in {namen}. Abhilfe: „asskomm settings“ ohne diese Variable nennt die erlaubten Werte."
        ) from None
