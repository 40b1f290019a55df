"""Why is a figure another one than before? Lists of units that add up to the difference, whatever happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl
from domain.messwert import Messwert
from domain.zahlen import differenz
from domain.zeit import tag_kurz


class Aenderungsart(StrEnum):
    """What a delivery can do to a record that is already stored."""

    GEAENDERT = "geändert"
    ZURUECKGEZOGEN = "zurückgezogen"
    WIEDER_AUFGENOMMEN = "wieder aufgenommen"


class Grund(StrEnum):
    """Why a unit counts differently, in the order in which the difference is explained.

    The first four are about knowledge: the old day as it was known then and as it is known now. The others are about
    the matter: what happened between the two days.
    """

    NACHGETRAGEN = "nachgetragen"
    BERICHTIGT = "berichtigt"
    ZURUECKGEZOGEN = "zurückgezogen"
    NEU_DEFINIERT = "neu definiert"
    HINZUGEKOMMEN = "hinzugekommen"
    AUSGESCHIEDEN = "ausgeschieden"
    FORTGESCHRIEBEN = "fortgeschrieben"
    GEBIETSAENDERUNG = "Gebietsänderung"

    @property
    def wort(self) -> str:
        """Behind a number: ``3 hinzugekommen``, ``3 durch Gebietsänderung``."""
        return f"durch {self}" if self is Grund.GEBIETSAENDERUNG else str(self)


@dataclass(frozen=True)
class Eintrag:
    """One unit that counts differently. ``beitrag`` is signed, in units or cents; ``bemerkung`` says what else is known."""

    grund: Grund
    einheit: str
    name: str
    beitrag: int
    seit: date | None = None
    bemerkung: str = ""


@dataclass(frozen=True)
class Gruppe:
    """All entries of one reason."""

    grund: Grund
    eintraege: tuple[Eintrag, ...]

    @property
    def beitrag(self) -> int:
        return sum(eintrag.beitrag for eintrag in self.eintraege)


@dataclass(frozen=True)
class Begruendung:
    """The difference of one Kennzahl between two choices, unit by unit, counted from certain records.

    ValueError if the entries do not add up to the difference: a wrong explanation is never shown.
    """

    kennzahl: Kennzahl
    damals: Messwert
    jetzt: Messwert
    eintraege: tuple[Eintrag, ...]

    def __post_init__(self) -> None:
        summe = sum(eintrag.beitrag for eintrag in self.eintraege)
        if summe != self.differenz:
            raise ValueError(f"{self.kennzahl.schluessel}: {summe} erklärt, {self.differenz} Unterschied")

    @property
    def differenz(self) -> int:
        """Units or cents that are proved now and were not then."""
        return self.jetzt.belegt - self.damals.belegt

    @property
    def gruppen(self) -> tuple[Gruppe, ...]:
        """The entries by reason, in the order of the reasons; reasons without entries are left out."""
        alle = ((grund, tuple(e for e in self.eintraege if e.grund is grund)) for grund in Grund)
        return tuple(Gruppe(grund, eintraege) for grund, eintraege in alle if eintraege)

    def betrag(self, wert: int) -> str:
        """A signed contribution as text: ``+3``, ``−20.000 €``."""
        zahl = differenz(wert)
        return zahl[0] + self.kennzahl.zahl(abs(wert)) if self.kennzahl.in_euro and wert else zahl

    @property
    def satz(self) -> str:
        """``Kommunen im Verbund: belegt 24 am 06.02.2021, 31 am 11.01.2022 (+7): 8 hinzugekommen, 1 ausgeschieden.``"""
        if not (self.eintraege or self.jetzt.belegt):
            return f"{self.kennzahl.titel}: an beiden Tagen kein Einzelfall belegt."
        damals, jetzt = (f"{self.kennzahl.zahl(m.belegt)} {_wann(m, self)}" for m in (self.damals, self.jetzt))
        aufgezaehlt = ", ".join(self._anteil(gruppe) for gruppe in self.gruppen)
        ende = f": {aufgezaehlt}." if aufgezaehlt else "; dieselben Fälle."
        return f"{self.kennzahl.titel}: belegt {damals}, {jetzt} ({self.betrag(self.differenz)}){ende}"

    def _anteil(self, gruppe: Gruppe) -> str:
        anzahl = f"{len(gruppe.eintraege)} {gruppe.grund.wort}"
        eins_zu_eins = abs(gruppe.beitrag) == len(gruppe.eintraege)
        return anzahl if eins_zu_eins else f"{anzahl} ({self.betrag(gruppe.beitrag)})"


def _wann(messwert: Messwert, begruendung: Begruendung) -> str:
    """The day, and the Datenstand where the two differ in it."""
    verschieden = begruendung.damals.datenstand != begruendung.jetzt.datenstand
    return f"am {tag_kurz(messwert.stichtag)}" + (f" nach Datenstand {messwert.datenstand}" if verschieden else "")


def vergleichbar(von: Auswahl, bis: Auswahl) -> str:
    """Why two choices cannot be compared, as a German sentence; empty if they can: time and knowledge only go forward."""
    if von.stichtag > bis.stichtag:
        return (
            f"Der Vergleichstag {tag_kurz(von.stichtag)} liegt nach dem Stichtag {tag_kurz(bis.stichtag)}. "
            "Abhilfe: die beiden Tage tauschen."
        )
    if von.datenstand > bis.datenstand:
        return (
            f"Der Datenstand des Vergleichs ({von.datenstand}) ist neuer als der Datenstand {bis.datenstand}. "
            "Abhilfe: die beiden tauschen."
        )
    return ""


def mit_inhalt(begruendungen: Iterable[Begruendung]) -> tuple[Begruendung, ...]:
    """Those that have anything to explain."""
    return tuple(b for b in begruendungen if b.eintraege)
