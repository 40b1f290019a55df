"""What is frozen when figures leave the product: words and numbers, nothing that is asked again?

Every paper is drawn from a ``Lagebild`` alone. It holds no frame, no clock and no database, so the same Lagebild gives the
same bytes, and its ``pruefwert`` says of any two papers whether they show the same.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal


class Papierart(StrEnum):
    """What a paper is for; decides its title page and what it must contain."""

    LAGEBILD = "lagebild"
    ANFRAGE = "anfrage"
    PRESSETEXT = "pressetext"


class Zellenart(StrEnum):
    """How a column is to be read and written. Amounts are integer cents, shares fractions of one."""

    TEXT = "text"
    GANZZAHL = "ganzzahl"
    DEZIMAL = "dezimal"
    EURO = "euro"
    ANTEIL = "anteil"
    TAG = "tag"


Zelle = str | int | float | date | None  # None: keine Angabe, which is not zero


@dataclass(frozen=True)
class Quelle:
    """Where a figure is from; ``stand`` is its own as-of date in words."""

    titel: str
    url: str
    stand: str


@dataclass(frozen=True)
class Zahl:
    """One figure as it was worded, with everything that a reader needs to repeat it.

    ``wert`` counts units, or cents where ``in_euro``; None is keine Angabe. ``text`` stands on a card ("über 420.000 €"),
    ``satz`` is a complete sentence. ``veraenderung`` is empty where nothing can be compared; then ``ohne_vergleich`` says why.
    ``fruehere_quelle``: of the published figure that ``veraenderung`` compares with.
    """

    schluessel: str
    titel: str
    wert: int | None
    in_euro: bool
    zusatz: str
    text: str
    satz: str
    zeitraum: str
    basis: str
    herkunft: str
    belegt: str
    veraenderung: str
    ohne_vergleich: str
    vorbehalt: str
    widersprueche: int
    definition: str
    abgrenzung: str
    fassung: int
    quelle: Quelle | None
    fruehere_quelle: Quelle | None = None


@dataclass(frozen=True)
class Zahlenreihe:
    """Figures that stand side by side under one heading."""

    titel: str
    zahlen: tuple[Zahl, ...]
    schluessel: str = "zahlen"


@dataclass(frozen=True)
class Spalte:
    titel: str
    art: Zellenart = Zellenart.TEXT
    stellen: int = 0  # digits after the comma of DEZIMAL and ANTEIL


@dataclass(frozen=True)
class Tafel:
    """A table: every row has a cell per column; with ``summenzeile`` the last row is the total of those above."""

    schluessel: str
    titel: str
    spalten: tuple[Spalte, ...]
    zeilen: tuple[tuple[Zelle, ...], ...]
    unterschrift: str = ""
    fussnote: str = ""
    summenzeile: bool = False


@dataclass(frozen=True)
class Reihen:
    """The numbers of a picture for a program that draws it anew (a chart in slides): one value per category, None is a gap."""

    art: Literal["balken", "linie", "punkte"]
    kategorien: tuple[str, ...]
    reihen: tuple[tuple[str, tuple[float | None, ...]], ...]
    einheit: str = ""


@dataclass(frozen=True)
class Abbild:
    """A picture with its words and its table.

    ``spec`` is Vega-Lite as JSON with its data inside; a map names its geometry by ``geometrie`` only. ``reihen``: None for
    what no office program can draw itself, such as a map. ``legende``: (colour, word, number).
    """

    schluessel: str
    titel: str
    spec: str
    alt: str
    tafel: Tafel
    unterschrift: str
    fussnote: str
    erklaerung: str
    geometrie: str = ""
    legende: tuple[tuple[str, str, str], ...] = ()
    reihen: Reihen | None = None


@dataclass(frozen=True)
class Absatz:
    """Sentences under a heading; each of ``saetze`` is one paragraph or one item of a list."""

    titel: str
    saetze: tuple[str, ...]
    liste: bool = False
    schluessel: str = "absatz"


def _felder(paare: list[tuple[str, Any]]) -> dict[str, Any]:
    """Without what papers did not have from the beginning, so that those without it keep their Kennung."""
    return {name: wert for name, wert in paare if name != "fruehere_quelle" or wert is not None}


Baustein = Zahlenreihe | Abbild | Tafel | Absatz


@dataclass(frozen=True)
class Lagebild:
    """One composed paper, frozen. ``verweis`` restores the view it was made from; ``vermerke`` must stand on every page
    ("Übungsdaten", "Alter Datenstand"). ``adresse`` is the address of the dashboard without a slash at its end.
    """

    art: Papierart
    titel: str
    raum: str
    stichtag: date
    datenstand: int
    datenstand_text: str
    vergleich: str
    vermerke: tuple[str, ...]
    adresse: str
    verweis: str
    bausteine: tuple[Baustein, ...]
    quellen: tuple[Quelle, ...]
    drucksache: str = ""

    @cached_property
    def pruefwert(self) -> str:
        """SHA-256 over all it says, as 64 hexadecimal digits."""
        return sha256(self.als_json().encode()).hexdigest()

    @property
    def kennung(self) -> str:
        """What names it on paper and in the address of its Zitierkarte."""
        return self.pruefwert[:16]

    @property
    def zitat(self) -> str:
        """Address of its Zitierkarte."""
        return f"{self.adresse}/zitat?id={self.kennung}"

    def als_json(self) -> str:
        """The whole in one canonical form, days as ISO dates."""
        felder = asdict(self, dict_factory=_felder)
        return json.dumps(felder, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)

    def zahlen(self) -> Iterator[Zahl]:
        """Every figure in its order."""
        for baustein in self.bausteine:
            if isinstance(baustein, Zahlenreihe):
                yield from baustein.zahlen

    def bilder(self) -> Iterator[Abbild]:
        return (b for b in self.bausteine if isinstance(b, Abbild))

    def tafeln(self) -> Iterator[Tafel]:
        """Every table, those of pictures included."""
        for baustein in self.bausteine:
            if isinstance(baustein, Tafel):
                yield baustein
            elif isinstance(baustein, Abbild):
                yield baustein.tafel
