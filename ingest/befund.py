"""What is wrong with a delivery, where, and what helps?"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from domain.fehler import Eingabefehler

LAENGSTER_WERT = 60
GENANNTE = 200  # findings in one message


class Schwere(StrEnum):
    """Whether a finding stops the delivery."""

    FEHLER = "Fehler"
    HINWEIS = "Hinweis"


@dataclass(frozen=True)
class Befund:
    """One problem in a delivery: file, line (1 = heading, None = whole file), column, value, reason, remedy.

    In a workbook also the sheet and the cell, such as C7.
    """

    datei: str
    zeile: int | None
    spalte: str
    wert: str
    grund: str
    abhilfe: str
    schwere: Schwere = Schwere.FEHLER
    blatt: str = ""
    zelle: str = ""

    def __str__(self) -> str:
        teile = [
            self.datei,
            f"Blatt {self.blatt}" if self.blatt else "",
            f"Zelle {self.zelle}" if self.zelle else f"Zeile {self.zeile}" if self.zeile is not None else "",
            f"Spalte {self.spalte}" if self.spalte else "",
        ]
        wert = f" (Wert: „{gekuerzt(self.wert)}“)" if self.wert else ""
        hinweis = "Hinweis, " if self.schwere is Schwere.HINWEIS else ""
        return f"{hinweis}{', '.join(filter(None, teile))}: {self.grund}{wert}. Abhilfe: {self.abhilfe}"

    def als_dict(self) -> dict[str, object]:
        """All its parts, for JSON."""
        return asdict(self) | {"schwere": self.schwere.value}


def gekuerzt(wert: str) -> str:
    """A value of a delivery as far as a sentence quotes it."""
    return wert if len(wert) <= LAENGSTER_WERT else wert[:LAENGSTER_WERT] + "…"


class Lieferungsfehler(Eingabefehler):
    """The delivery was refused as a whole; ``befunde`` names every problem that was found."""

    def __init__(self, ordner: str, befunde: Iterable[Befund]) -> None:
        self.befunde = tuple(befunde)
        hinweise = sum(befund.schwere is Schwere.HINWEIS for befund in self.befunde)
        dazu = f", {hinweise} Hinweis{'e' if hinweise > 1 else ''}" if hinweise else ""
        kopf = f"Lieferung „{ordner}“ abgewiesen, nichts wurde geändert: {len(self.befunde) - hinweise} Fehler{dazu}."
        weitere = len(self.befunde) - GENANNTE
        ende = (f"  … und {weitere} weitere; alle mit „--format json“.",) if weitere > 0 else ()
        super().__init__("\n".join((kopf, *(f"  - {befund}" for befund in self.befunde[:GENANNTE]), *ende)))
