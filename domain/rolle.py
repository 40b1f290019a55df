"""Who reads, and what may they see?"""

from dataclasses import dataclass
from enum import StrEnum


class Rolle(StrEnum):
    """What a reader is to the ministry; the sign-in says it, nobody has one by default."""

    LEITUNG = "leitung"
    PRESSE = "presse"
    PFLEGE = "pflege"
    GAST = "gast"

    @property
    def sieht_vorlaeufiges(self) -> bool:
        """Whether figures may be seen before they are released; every look is entered in the Einsichtsliste."""
        return self is Rolle.LEITUNG

    def darf(self, seite: str) -> bool:
        """Whether a page (its path, empty for the first one) is for this role."""
        return self is Rolle.LEITUNG or seite in SEITEN_JE_ROLLE[self]


_FUER_ALLE = frozenset(
    ("", "karte", "kommune", "vergleich", "foerderung", "praeventionsraete", "qualifizierung", "methodik", "barrierefreiheit",
     "zitat")
)  # fmt: skip
SEITEN_JE_ROLLE = {
    Rolle.GAST: _FUER_ALLE,
    Rolle.PRESSE: _FUER_ALLE | {"zahlenregister", "briefing", "textpruefung"},
    Rolle.PFLEGE: _FUER_ALLE | {"zahlenregister", "datenstand"},
}


@dataclass(frozen=True)
class Leser:
    """A person who has signed in; ``kennung`` is the provider's name for them."""

    kennung: str
    name: str
    rolle: Rolle


OERTLICH = Leser("oertlich", "ohne Anmeldung, nur auf diesem Rechner", Rolle.LEITUNG)
