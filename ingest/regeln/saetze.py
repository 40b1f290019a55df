"""Which parts of a record do the rules look at, and where does it stand?"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from domain.zeit import Genauigkeit, Zeitangabe, passende_genauigkeit
from ingest.befund import Befund, Schwere, gekuerzt

T = TypeVar("T")


class Stelle(NamedTuple):
    """Where a record stands: in a line of the delivery, or (``nummer`` None) stored by the delivery of this name."""

    datei: str
    nummer: int | None
    kennung: str
    lieferung: str = ""

    @property
    def geliefert(self) -> bool:
        return self.nummer is not None

    def __str__(self) -> str:
        if self.geliefert:
            return f"Zeile {self.nummer}"
        return f"gespeichert als „{gekuerzt(self.kennung)}“ aus der Lieferung „{gekuerzt(self.lieferung)}“"

    def befund(
        self, spalte: str, wert: object, grund: str, abhilfe: str, schwere: Schwere = Schwere.HINWEIS
    ) -> Befund:  # fmt: skip
        """A finding at this line; of a stored record there is none."""
        assert self.geliefert, "only rows of the delivery are blamed"
        return Befund(self.datei, self.nummer, spalte, str(wert), grund, abhilfe, schwere)


class Zeit(NamedTuple):
    """A written date: the days that enclose the true one (``von`` None: known on), and the first day that it names."""

    text: str
    von: date | None
    bis: date
    anfang: date

    def __str__(self) -> str:
        return str(
            Zeitangabe(self.text, Genauigkeit.BEKANNT_AM if self.von is None else passende_genauigkeit(self.text))
        )


@lru_cache(maxsize=1 << 15)
def zeit(text: str, genauigkeit: str) -> Zeit:
    """ValueError (German) if it is no date of this precision."""
    angabe = Zeitangabe(text, Genauigkeit(genauigkeit))
    anfang = Zeitangabe(text, passende_genauigkeit(text)).fruehestens
    assert anfang is not None
    return Zeit(text, angabe.fruehestens, angabe.spaetestens, anfang)


class Ereignissatz(NamedTuple):
    stelle: Stelle
    traeger: str
    art: str
    phase: str
    vorgang: str
    zeit: Zeit
    sicher: bool


class Geldsatz(NamedTuple):
    """``cent`` None: the amount is not published."""

    stelle: Stelle
    traeger: str
    fall: str
    geldzustand: str
    cent: int | None
    zusatz: str
    zeit: Zeit
    sicher: bool


class Kurssatz(NamedTuple):
    stelle: Stelle
    lehrgang: str
    stand: str
    personen: int
    zeit: Zeit
    sicher: bool


class Ansatzsatz(NamedTuple):
    stelle: Stelle
    von: date
    bis: date
    cent: int
    sicher: bool


class Einwohnersatz(NamedTuple):
    stelle: Stelle
    ags: str
    tag: date
    einwohner: int


class Mitgliedsatz(NamedTuple):
    stelle: Stelle
    traeger: str
    ags: str
    von: date
    bis: date | None


class Dauer(NamedTuple):
    """When a Kommune or another body existed; None: not known or still."""

    stelle: Stelle
    von: date | None
    bis: date | None


def meldestelle(a: Stelle, b: Stelle) -> tuple[Stelle, Stelle] | None:
    """Of two records that do not fit, the one to blame and the other: the later line; None: both are stored."""
    hier, andere = (a, b) if (a.nummer or 0) >= (b.nummer or 0) else (b, a)
    return (hier, andere) if hier.geliefert else None


def je(saetze: Iterable[T], schluessel: Callable[[T], Hashable]) -> Iterable[list[T]]:
    """Those with one key together, in their order."""
    gruppen: defaultdict[Hashable, list[T]] = defaultdict(list)
    for satz in saetze:
        gruppen[schluessel(satz)].append(satz)
    return gruppen.values()
