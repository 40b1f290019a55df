"""How does an operator make the roles of the dashboard in PostgreSQL?"""

from collections.abc import Sequence
from typing import Any

from befehle.gemeinsam import ausgabe, fehlerausgabe
from config import settings
from data_access.rechte import Rolle, richte_ein, rollen_aus


def rollen_der_einstellungen(maschine: Any) -> tuple[Rolle, ...]:
    """The roles that the settings name; Eingabefehler before anything is changed."""
    return rollen_aus(maschine, settings().read_database_url, settings().eintrag_database_url)


def richte_ein_und_berichte(maschine: Any, rollen: Sequence[Rolle]) -> None:
    """Make the roles and say what they may do; a password is never printed."""
    if not rollen:
        return
    richte_ein(maschine, rollen)
    for rolle in rollen:
        ausgabe.print(f"Rolle für {rolle.zweck}: {rolle.name}")
        if rolle.kennwort is None:
            fehlerausgabe.print(
                f"Hinweis: Die Adresse von „{rolle.name}“ nennt kein Passwort; der Server muss den Nutzer anders erkennen "
                "(pg_hba.conf)."
            )
