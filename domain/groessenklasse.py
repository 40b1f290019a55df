"""How large is a Kommune? The size classes by inhabitants in which Kommunen are compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.zahlen import ganzzahl


@dataclass(frozen=True)
class Groessenklasse:
    """Kommunen with ``von`` up to but not including ``bis`` inhabitants; ``bis`` None: open. ``schluessel`` stands in links."""

    schluessel: str
    von: int
    bis: int | None

    @property
    def name(self) -> str:
        """``unter 5.000``, ``5.000 bis unter 10.000``, ``ab 100.000``."""
        if self.bis is None:
            return f"ab {ganzzahl(self.von)}"
        return f"{ganzzahl(self.von)} bis unter {ganzzahl(self.bis)}" if self.von else f"unter {ganzzahl(self.bis)}"

    @property
    def spanne(self) -> str:
        """Before "Einwohnern": ``unter 5.000``, ``von 5.000 bis unter 10.000``."""
        return f"von {self.name}" if self.von and self.bis else self.name

    def enthaelt(self, einwohner: int) -> bool:
        return self.von <= einwohner and (self.bis is None or einwohner < self.bis)


# The limits of the BBSR's types of towns: Landgemeinde, small and larger Kleinstadt, Mittelstadt, Großstadt.
GROESSENKLASSEN = (
    Groessenklasse("bis-5000", 0, 5_000),
    Groessenklasse("5000-10000", 5_000, 10_000),
    Groessenklasse("10000-20000", 10_000, 20_000),
    Groessenklasse("20000-100000", 20_000, 100_000),
    Groessenklasse("ab-100000", 100_000, None),
)
KLASSE = {klasse.schluessel: klasse for klasse in GROESSENKLASSEN}


def groessenklasse(einwohner: int) -> Groessenklasse:
    """The class of a Kommune with so many inhabitants."""
    return next(klasse for klasse in GROESSENKLASSEN if klasse.enthaelt(einwohner))


def klassen_text(schluessel: Iterable[str]) -> str:
    """The chosen classes as part of a heading: ``Kommunen unter 5.000 oder ab 100.000 Einwohnern``."""
    return f"Kommunen {' oder '.join(KLASSE[s].spanne for s in schluessel)} Einwohnern"
