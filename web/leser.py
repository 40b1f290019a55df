"""Who asks, as the sign-in found out before the request came here?"""

from starlette.types import Scope

from config import Anmeldung, settings
from domain.rolle import OERTLICH, Leser

SCHLUESSEL = "leser"  # in scope["state"]; the sign-in writes it, everybody else reads it


def leser_von(scope: Scope) -> Leser | None:
    """The person who has signed in, None if nobody has."""
    if settings().auth is Anmeldung.OFF:
        return OERTLICH
    leser: Leser | None = scope.get("state", {}).get(SCHLUESSEL)
    return leser
