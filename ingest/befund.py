"""What is wrong with a delivery, where, and what helps?"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.fehler import Eingabefehler

LAENGSTER_WERT = 60


@dataclass(frozen=True)
class Befund:
    """One problem in a delivery: file, line (1 = heading, None = whole file), column, value, reason, remedy."""

    datei: str
    zeile: int | None
    spalte: str
    wert: str
    grund: str
    abhilfe: str

    def __str__(self) -> str:
        ort = self.datei
        if self.zeile is not None:
            ort += f", Zeile {self.zeile}"
        if self.spalte:
            ort += f", Spalte {self.spalte}"
        wert = f" (Wert: „{gekuerzt(self.wert)}“)" if self.wert else ""
        return f"{ort}: {self.grund}{wert}. Abhilfe: {self.abhilfe}"


def gekuerzt(wert: str) -> str:
    """A value of a delivery as far as a sentence quotes it."""
    return wert if len(wert) <= LAENGSTER_WERT else wert[:LAENGSTER_WERT] + "…"


class Lieferungsfehler(Eingabefehler):
    """The delivery was refused as a whole; ``befunde`` names every problem that was found."""

    def __init__(self, ordner: str, befunde: Iterable[Befund]) -> None:
        self.befunde = tuple(befunde)
        zahl = len(self.befunde)
        kopf = f"Lieferung „{ordner}“ abgewiesen, nichts wurde geändert: {zahl} Fehler."
        super().__init__("\n".join((kopf, *(f"  - {befund}" for befund in self.befunde))))
