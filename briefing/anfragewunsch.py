"""What does a Kleine Anfrage ask: which Kennzahlen, which period, broken down by what, under which Drucksache?"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.papiere.wunsch import lesbarer_titel
from data_access.katalog import kennzahl
from domain.auswahl import Auswahl, Ebene
from domain.fehler import Eingabefehler
from domain.zeit import Zeitangabe, datum_text, passende_genauigkeit, tag_kurz

DRUCKSACHE = re.compile(r"\d{1,2}/\d{1,6}", re.ASCII)
FRUEHESTES_JAHR = 1990  # councils are older than ASSKomm; the state is not


class Gliederung(StrEnum):
    """By what the cases are broken down; the word stands in options."""

    POLIZEIDIREKTION = "polizeidirektion"
    LANDKREIS = "landkreis"
    KOMMUNE = "kommune"
    JAHR = "jahr"
    POLIZEIDIREKTION_JAHR = "polizeidirektion-jahr"
    LANDKREIS_JAHR = "landkreis-jahr"

    @property
    def ebene(self) -> Ebene:
        """The areas of its rows; LAND where the rows are years."""
        return Ebene(self.removesuffix("-jahr")) if self is not Gliederung.JAHR else Ebene.LAND

    @property
    def nach_jahren(self) -> bool:
        return self.endswith("jahr")

    @property
    def wort(self) -> str:
        """Behind "nach": ``Landkreisen und Jahren``"""
        return _WORTE[self]


_WORTE = {
    Gliederung.POLIZEIDIREKTION: "Polizeidirektionen",
    Gliederung.LANDKREIS: "Landkreisen und Kreisfreien Städten",
    Gliederung.KOMMUNE: "Kommunen",
    Gliederung.JAHR: "Jahren",
    Gliederung.POLIZEIDIREKTION_JAHR: "Polizeidirektionen und Jahren",
    Gliederung.LANDKREIS_JAHR: "Landkreisen, Kreisfreien Städten und Jahren",
}


@dataclass(frozen=True)
class Zeitspanne:
    """From the first to the last day that is asked about; ``von`` None: whatever was before counts too.

    ``gefragt_bis``: the last day that was asked for, where the data end before it.
    """

    von: date | None
    bis: date
    gefragt_bis: date | None = None

    def __str__(self) -> str:
        """``bis 11.01.2022``, ``01.01.2019 bis 31.12.2021``"""
        return f"{tag_kurz(self.von)} bis {tag_kurz(self.bis)}" if self.von else f"bis {tag_kurz(self.bis)}"

    @property
    def hinweis(self) -> str:
        """That the question reaches further than the data; empty where it does not."""
        if self.gefragt_bis is None:
            return ""
        return (
            f"Der gefragte Zeitraum reicht bis zum {tag_kurz(self.gefragt_bis)}, die Angaben hier nur bis zum Stichtag "
            f"{tag_kurz(self.bis)}; über die Zeit danach ist nichts ausgesagt."
        )

    @property
    def jahre(self) -> tuple[int, ...]:
        """The years that it touches; none where it has no beginning."""
        return tuple(range(self.von.year, self.bis.year + 1)) if self.von else ()


@dataclass(frozen=True)
class Anfragewunsch:
    """A checked order; use ``anfragewunsch`` to make one of what a person wrote."""

    kennzahlen: tuple[str, ...]
    gliederung: Gliederung
    spanne: Zeitspanne
    drucksache: str
    betreff: str = ""

    def dateiname(self, auswahl: Auswahl) -> str:
        """A speaking name without umlauts or blanks, without ending."""
        return f"{auswahl.dateiname()}_drs-{self.drucksache.replace('/', '-')}"


def anfragewunsch(
    kennzahlen: tuple[str, ...], gliederung: str, von: str, bis: str, drucksache: str, auswahl: Auswahl, betreff: str = "",
) -> Anfragewunsch:  # fmt: skip
    """The order of what a person wrote; ``von`` and ``bis`` are years or months, empty for no limit. Eingabefehler says what is wrong."""
    if not kennzahlen:
        raise Eingabefehler(
            "Es ist keine Kennzahl gewählt. Abhilfe: mindestens eine Kennzahl angeben, z. B. kommunen_beraten."
        )
    if gliederung not in set(Gliederung):
        raise Eingabefehler(
            f"Die Gliederung „{gliederung}“ gibt es nicht. Abhilfe: eine von {', '.join(Gliederung)} angeben."
        )
    return Anfragewunsch(
        kennzahlen=tuple(dict.fromkeys(kennzahl(name).schluessel for name in kennzahlen)),
        gliederung=Gliederung(gliederung),
        spanne=spanne(von, bis, auswahl.stichtag),
        drucksache=_drucksache(drucksache),
        betreff=lesbarer_titel(betreff, "Betreff"),
    )


def _drucksache(text: str) -> str:
    nummer = "".join(text.split())
    if not DRUCKSACHE.fullmatch(nummer):
        genannt = f"„{text}“ ist keine Drucksachennummer" if text.strip() else "Es fehlt die Drucksachennummer"
        raise Eingabefehler(f"{genannt}. Abhilfe: Wahlperiode und Nummer angeben, z. B. 7/12345.")
    return nummer


def spanne(von: str, bis: str, stichtag: date) -> Zeitspanne:
    """The period of two written years or months, cut off at the Stichtag."""
    anfang = _zeit(von, "Beginn").fruehestens if von.strip() else None
    ende = _zeit(bis, "Ende").spaetestens if bis.strip() else stichtag
    if anfang and bis.strip() and anfang > ende:
        raise Eingabefehler(
            f"Der Zeitraum beginnt ({datum_text(von.strip())}) nach seinem Ende ({datum_text(bis.strip())}). "
            "Abhilfe: --von und --bis tauschen oder ändern."
        )
    if anfang and anfang > stichtag:
        raise Eingabefehler(
            f"Der Zeitraum beginnt ({datum_text(von.strip())}) nach dem Stichtag {tag_kurz(stichtag)}. Abhilfe: einen "
            "späteren Stichtag oder einen früheren Beginn angeben."
        )
    return Zeitspanne(anfang, min(ende, stichtag), ende if ende > stichtag else None)


def _zeit(text: str, wort: str) -> Zeitangabe:
    text = text.strip()
    try:
        zeit = Zeitangabe(text, passende_genauigkeit(text)) if len(text) in (4, 7) else None
    except ValueError:
        zeit = None
    if zeit is None or zeit.spaetestens.year < FRUEHESTES_JAHR:
        raise Eingabefehler(
            f"„{text}“ ist als {wort} kein Jahr und kein Monat. Abhilfe: JJJJ oder JJJJ-MM angeben, z. B. 2021-03."
        )
    return zeit


def letzter_tag(bis: str) -> date | None:
    """The last day of a written year or month, for the Stichtag that fits it; None without one."""
    return _zeit(bis, "Ende").spaetestens if bis.strip() else None
