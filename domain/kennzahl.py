"""What is a Kennzahl, and what does one value of it say?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from domain import zahlen


class Zaehleinheit(StrEnum):
    """What one unit of a Kennzahl is."""

    KOMMUNE = "Kommune"
    TRAEGER = "Träger"
    VEREINBARUNG = "Vereinbarung"
    ANALYSE = "Analyse"
    PERSON = "Person"
    EINWOHNER = "Einwohner"
    EURO = "EUR"


class Geldzustand(StrEnum):
    """The state of money; an amount without its state does not exist."""

    VERANSCHLAGT = "veranschlagt"
    BEANTRAGT = "beantragt"
    BEWILLIGT = "bewilligt"
    AUSGEZAHLT = "ausgezahlt"
    GEPRUEFT = "geprueft"
    ZURUECKGEFORDERT = "zurueckgefordert"

    @property
    def wort(self) -> str:
        """As people read it: ``geprüft``."""
        return {"geprueft": "geprüft", "zurueckgefordert": "zurückgefordert"}.get(self.value, self.value)


class Basis(StrEnum):
    """What a value rests on."""

    GEZAEHLT = "gezählt"
    BELEGT = "belegt"
    VEROEFFENTLICHT = "veröffentlicht"
    KEINE_ANGABE = "keine Angabe"


@dataclass(frozen=True)
class Betrag:
    """An amount of money in integer cents together with its state."""

    cent: int
    geldzustand: Geldzustand

    def __str__(self) -> str:
        return f"{zahlen.euro(self.cent)} {self.geldzustand}"


@dataclass(frozen=True)
class Beispiel:
    """A real case that a definition counts, or just does not count; a test holds it against the bundled data.

    ``einheit`` is the unit as the Messung names it, ``stichtag`` the day on which it counts or does not.
    """

    text: str
    einheit: str
    stichtag: date


@dataclass(frozen=True)
class Kennzahl:
    """A figure's one definition: words and SQL side by side (see ``data_access/katalog``).

    ``messung`` takes a ``data_access.scope.Scope`` and returns the *evidence* of the figure: a select with the columns
    ``stichtag, einheit, ags, landkreis, wert, sicher, traeger, seit, beleg, belegtabelle, mitglied``. Rows with the same
    ``einheit`` count once with ``wert``; ``beleg`` names the record that proves it and ``belegtabelle`` its table,
    ``mitglied`` the membership that it needs besides (NULL: none), ``seit`` the first day on which it is certain. It never
    sees the chosen area. None: there is nothing to count, the figure is known from publications only.

    ``beendete`` gives the evidence of units that would count if a later record had not ended them, with that record in the
    column ``ende``. None: nothing ends a unit.

    ``landesweit``: its records belong to the whole state, so for a part of it there is no answer, not even zero.

    A definition that changes becomes a new ``fassung``; the older records stay in ``fruehere``, oldest first. Which one
    applies to a Stichtag is said by a delivery (table ``fassung``); until then the oldest one does.
    """

    schluessel: str
    titel: str
    definition: str
    abgrenzung: str
    zaehleinheit: Zaehleinheit
    einzahl: str
    mehrzahl: str
    messung: Callable[[Any], Any] | None
    beendete: Callable[[Any], Any] | None = None
    geldzustand: Geldzustand | None = None
    kumuliert: bool = True
    landesweit: bool = False
    rechtsgrundlage: str = ""
    massgeblich: str = ""
    beispiel: Beispiel | None = None
    gegenbeispiel: Beispiel | None = None
    fassung: int = 1
    fruehere: tuple["Kennzahl", ...] = ()

    @property
    def fassungen(self) -> tuple["Kennzahl", ...]:
        """Every definition that this Kennzahl ever had, oldest first, each without the others."""
        return (*self.fruehere, replace(self, fruehere=()) if self.fruehere else self)

    @property
    def je_kommune(self) -> bool:
        """Whether each Kommune is a unit, wherever the records of a body come from."""
        return self.zaehleinheit in (Zaehleinheit.KOMMUNE, Zaehleinheit.EINWOHNER)

    @property
    def in_euro(self) -> bool:
        return self.zaehleinheit is Zaehleinheit.EURO

    def zahl(self, wert: int) -> str:
        """The value as text for a card or a table, without words: ``126``, ``1,3 Mio. €``."""
        return zahlen.euro_kurz(wert) if self.in_euro else zahlen.ganzzahl(wert)

    def satz(self, wert: int, vorwort: str = "") -> str:
        """The value as a noun phrase: ``126 Kommunen beraten``, ``über 420.000 Euro bewilligt``."""
        zahl = zahlen.euro_wort(wert) if self.in_euro else zahlen.ganzzahl(wert)
        worte = self.einzahl if wert == 1 else self.mehrzahl
        return f"{vorwort} {zahl} {worte}".strip()
