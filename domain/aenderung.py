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

    @property
    def richtung(self) -> int:
        """What a reader takes a unit of this reason to add: +1, −1, or 0 where the word alone does not say it."""
        return _RICHTUNG.get(self, 0)


_RICHTUNG = {
    Grund.NACHGETRAGEN: 1, Grund.HINZUGEKOMMEN: 1, Grund.ZURUECKGEZOGEN: -1, Grund.AUSGESCHIEDEN: -1,
}  # fmt: skip
NICHT_AUFGESCHLUESSELT = (
    "Diese Veränderung lässt sich nicht aufschlüsseln: Die Einzelfälle ergeben zusammen nicht den Unterschied."
)


@dataclass(frozen=True)
class Eintrag:
    """One unit that counts differently. ``beitrag`` is signed, in units or cents; ``bemerkung`` says what else is known."""

    grund: Grund
    einheit: str
    name: str
    beitrag: int
    seit: date | None = None
    bemerkung: str = ""

    @property
    def selbstverstaendlich(self) -> bool:
        """Whether the reason alone already says what the unit adds."""
        return self.beitrag == self.grund.richtung


@dataclass(frozen=True)
class Gruppe:
    """All entries of one reason."""

    grund: Grund
    eintraege: tuple[Eintrag, ...]

    @property
    def beitrag(self) -> int:
        return sum(eintrag.beitrag for eintrag in self.eintraege)

    @property
    def selbstverstaendlich(self) -> bool:
        """Whether reason and number of the entries already say what they add."""
        return all(eintrag.selbstverstaendlich for eintrag in self.eintraege)


@dataclass(frozen=True)
class Begruendung:
    """The difference of one Kennzahl between two choices, unit by unit, counted from certain records.

    ValueError if the entries do not add up to the difference: a wrong explanation is never shown. ``hindernis`` is the
    German sentence that stands in its place; then there are no entries.
    """

    kennzahl: Kennzahl
    damals: Messwert
    jetzt: Messwert
    eintraege: tuple[Eintrag, ...]
    hindernis: str = ""

    def __post_init__(self) -> None:
        summe = sum(eintrag.beitrag for eintrag in self.eintraege)
        if summe != (0 if self.hindernis else self.differenz):
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

    @property
    def hat_inhalt(self) -> bool:
        """Whether there is anything to explain, or to say why it cannot be."""
        return bool(self.eintraege or self.hindernis)

    def betrag(self, wert: int) -> str:
        """A signed contribution as text: ``+3``, ``−20.000 €``."""
        zahl = differenz(wert)
        return zahl[0] + self.kennzahl.zahl(abs(wert)) if self.kennzahl.in_euro and wert else zahl

    @property
    def satz(self) -> str:
        """``Kommunen im Verbund: belegt 24 am 06.02.2021, 31 am 11.01.2022 (+7): 8 hinzugekommen, 1 ausgeschieden.``"""
        if not (self.hat_inhalt or self.jetzt.belegt):
            return f"{self.kennzahl.titel}: {self._ueberall} kein Einzelfall belegt."
        damals, jetzt = (f"{self.kennzahl.zahl(m.belegt)} {_wann(m, self)}" for m in (self.damals, self.jetzt))
        aufgezaehlt = ", ".join(
            f"{len(gruppe.eintraege)} {gruppe.grund.wort}{self.zusatz(gruppe)}" for gruppe in self.gruppen
        )
        ende = f". {self.hindernis}" if self.hindernis else f": {aufgezaehlt}." if aufgezaehlt else "; dieselben Fälle."
        return f"{self.kennzahl.titel}: belegt {damals}, {jetzt} ({self.betrag(self.differenz)}){ende}"

    def zusatz(self, teil: Gruppe | Eintrag) -> str:
        """`` (−1)`` behind the reason or the name of what does not simply add or take away one; else empty."""
        return "" if teil.selbstverstaendlich else f" ({self.betrag(teil.beitrag)})"

    @property
    def _ueberall(self) -> str:
        """Where both values stand."""
        if self.damals.stichtag != self.jetzt.stichtag:
            return "an beiden Tagen"
        return "nach beiden Datenständen" if self.damals.datenstand != self.jetzt.datenstand else "an diesem Tag"


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
    return tuple(b for b in begruendungen if b.hat_inhalt)
