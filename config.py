"""Which settings does the product have? Each with name, environment variable, default and help."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
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
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="Ausführlichkeit des Protokolls: DEBUG, INFO, WARNING oder ERROR"
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
