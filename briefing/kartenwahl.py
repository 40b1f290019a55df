"""What can the map show: which Kennzahl, on which level of area, in which measure, and how is a value of it written?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import PROGRAMMSTART, Auswahl, Ebene
from domain.kennzahl import Kennzahl, Zaehleinheit
from domain.mass import verortet
from domain.zahlen import NBSP, dezimal, euro, ganzzahl

STUFE = "stufe"
STUFENTITEL = "Stufe der Zusammenarbeit"
TITEL = {STUFE: STUFENTITEL} | {k.schluessel: k.titel for k in KATALOG if verortet(k)}
EBENEN = {Ebene.KOMMUNE: "Kommune", Ebene.LANDKREIS: "Kreis", Ebene.POLIZEIDIREKTION: "Polizeidirektion"}
MEHRZAHL = {Ebene.KOMMUNE: "Kommunen", Ebene.LANDKREIS: "Kreise", Ebene.POLIZEIDIREKTION: "Polizeidirektionen"}


class Kartenmass(StrEnum):
    """What the value of an area is divided by; the word stands in links."""

    ABSOLUT = "absolut"
    JE_EINWOHNER = "je-einwohner"
    ANTEIL = "anteil"


@dataclass(frozen=True)
class Kartenwahl:
    """What the map shows. ``schluessel`` is STUFE or the key of a Kennzahl."""

    schluessel: str = STUFE
    ebene: Ebene = Ebene.KOMMUNE
    mass: Kartenmass = Kartenmass.ABSOLUT

    @property
    def kennzahl(self) -> Kennzahl | None:
        """The Kennzahl; None for the Stufe."""
        return None if self.schluessel == STUFE else kennzahl(self.schluessel)

    @property
    def in_stufen(self) -> bool:
        """Whether the colours are the Stufen themselves and no number."""
        return self.schluessel == STUFE and self.ebene is Ebene.KOMMUNE

    @property
    def ja_oder_nein(self) -> bool:
        """Whether an area either counts once or not at all."""
        k = self.kennzahl
        return k is not None and k.zaehleinheit is Zaehleinheit.KOMMUNE and self.ebene is Ebene.KOMMUNE

    @property
    def je_kommune(self) -> bool:
        """Whether Kommunen are counted, of which a share can be said."""
        return self.kennzahl is None or self.kennzahl.zaehleinheit is Zaehleinheit.KOMMUNE

    @property
    def faktor(self) -> int:
        """Per how many inhabitants: counts of bodies are too few for 1,000."""
        k = self.kennzahl
        return 1_000 if k is not None and k.in_euro else 100_000

    @property
    def ganz(self) -> bool:
        """Whether the values are counts, whose classes are named by whole numbers."""
        k = self.kennzahl
        gemessen = k is not None and (k.in_euro or k.zaehleinheit is Zaehleinheit.EINWOHNER)
        return self.mass is Kartenmass.ABSOLUT and not gemessen

    @property
    def titel(self) -> str:
        """``Kooperationsvereinbarungen nach Kreisen, je 100.000 Einwohner``."""
        nach = "" if self.ebene is Ebene.KOMMUNE else f" nach {MEHRZAHL[self.ebene].removesuffix('n')}n"
        zusatz = "" if self.mass is Kartenmass.ABSOLUT else f", {self.masswort(self.mass)}"
        return f"{TITEL[self.schluessel]}{nach}{zusatz}"

    def masswort(self, mass: Kartenmass) -> str:
        """The measure in words."""
        if mass is Kartenmass.JE_EINWOHNER:
            return f"je {ganzzahl(self.faktor)} Einwohner"
        return (
            "absolut" if mass is Kartenmass.ABSOLUT else f"Anteil der {'Kommunen' if self.je_kommune else 'Einwohner'}"
        )

    def zahl(self, wert: float) -> str:
        """A value or a limit of classes as text; amounts in euros."""
        if self.mass is Kartenmass.ANTEIL:
            return f"{dezimal(wert)}{NBSP}%"
        if self.kennzahl is not None and self.kennzahl.in_euro:
            return euro(round(wert) * 100)
        return dezimal(wert)


def flaechenzahl(ebene: Ebene, anzahl: int) -> str:
    """``1 Kreis``, ``4 Kreisen``: a number of areas behind "in"."""
    return f"{ganzzahl(anzahl)} {EBENEN[ebene] if anzahl == 1 else MEHRZAHL[ebene].removesuffix('n') + 'n'}"


def masse(schluessel: str, ebene: Ebene) -> tuple[Kartenmass, ...]:
    """The measures that make sense: Kommunen and inhabitants as a share of theirs, the rest per inhabitants.

    Of a single Kommune only money is divided: one council of a village would be thousands per 100,000 inhabitants.
    """
    wahl = Kartenwahl(schluessel)
    k = wahl.kennzahl
    if k is not None and k.in_euro:
        return Kartenmass.ABSOLUT, Kartenmass.JE_EINWOHNER
    if ebene is Ebene.KOMMUNE:
        return (Kartenmass.ABSOLUT,)
    anteil = wahl.je_kommune or (k is not None and k.zaehleinheit is Zaehleinheit.EINWOHNER)
    return Kartenmass.ABSOLUT, Kartenmass.ANTEIL if anteil else Kartenmass.JE_EINWOHNER


def tage(auswahl: Auswahl) -> tuple[date, ...]:
    """The days that the map can go back to: each year's end since the programme began, and the Stichtag itself."""
    enden = (date(jahr, 12, 31) for jahr in range(PROGRAMMSTART.year, auswahl.stichtag.year + 1))
    return (*(ende for ende in enden if ende < auswahl.stichtag), auswahl.stichtag)
