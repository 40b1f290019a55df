"""How far is a load? Who waits for it hands over a function that is told every few thousand rows."""

from collections.abc import Callable
from dataclasses import dataclass

Fortschritt = Callable[[str, int, int], None]
"""Takes the German name of the stage, how many rows are done, and of how many (0: not known)."""

LESEN, PRUEFEN, VERGLEICHEN, SCHREIBEN, AUSWERTEN, ABSCHLIESSEN = (
    "Lesen",
    "Prüfen",
    "Vergleichen",
    "Schreiben",
    "Kennzahlen berechnen",
    "Abschließen",
)
PORTION = 5_000  # rows between two messages, and in one question to the database


def still(_stufe: str, _erledigt: int, _von: int) -> None:
    """For those who do not want to know."""


@dataclass
class Stufe:
    """Adds up the rows of one stage."""

    name: str
    von: int
    fortschritt: Fortschritt
    erledigt: int = 0

    def weiter(self, zeilen: int) -> None:
        """So many more are done; 0 says that it begins."""
        self.erledigt += zeilen
        self.fortschritt(self.name, self.erledigt, self.von)
