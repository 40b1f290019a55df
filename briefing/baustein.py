"""What does one element of a page or paper carry: its data, caption, footnote and explanation?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from charts.diagramm import Diagramm
from domain.kennzahl import Basis
from domain.messwert import Messwert, Veraenderung, veraenderung
from domain.zeit import tag_kurz


@dataclass(frozen=True)
class Kachel:
    """One figure with its basis, its change and its reservations."""

    messwert: Messwert
    veraenderung: Veraenderung
    vergleich: date | None

    @property
    def delta(self) -> str:
        """``+24 seit 06.02.2021``; empty when nothing can be compared, then ``veraenderung.grund`` says why."""
        text = self.veraenderung.text(self.messwert.kennzahl)
        was = (
            " belegt" if self.messwert.basis is Basis.BELEGT else ""
        )  # the difference of two lower bounds is none of the truth
        return f"{text}{was} seit {tag_kurz(self.vergleich)}" if text and self.vergleich else ""

    @property
    def vorbehalt(self) -> str:
        """What a reader must know before using the figure; empty when there is nothing."""
        v = self.messwert.veroeffentlicht
        if self.messwert.basis is Basis.VEROEFFENTLICHT and v and v.zaehleinheit:
            return f"andere Zähleinheit: {v.zaehleinheit}"
        if self.messwert.basis is Basis.VEROEFFENTLICHT and v and self._veraltet(v.zeitraum):
            return f"gilt für {v.zeitraum}, nicht für das Jahr des Stichtags"
        if self.messwert.basis is Basis.BELEGT and v:
            return f"mehr belegt als veröffentlicht ({self.messwert.kennzahl.zahl(v.wert)}, Stand {v.stand_text})"
        return ""

    def _veraltet(self, zeitraum: str) -> bool:
        """A figure of one past year says nothing of the Stichtag unless it accumulates."""
        laufend = not self.messwert.kennzahl.kumuliert
        return laufend and zeitraum.isdigit() and int(zeitraum) < self.messwert.stichtag.year


def kachel(jetzt: Messwert, damals: Messwert | None) -> Kachel:
    """The card of a figure, compared to the same figure at the Vergleichstag."""
    if damals is None:
        return Kachel(jetzt, Veraenderung(None), None)
    return Kachel(jetzt, veraenderung(jetzt, damals), damals.stichtag)


@dataclass(frozen=True)
class Bild:
    """A picture with its four sides: Bild, Tabelle, Herunterladen, Worum es geht.

    ``legende`` lists (colour, word, number).
    """

    schluessel: str
    titel: str
    diagramm: Diagramm
    mache_tabelle: Callable[[], pd.DataFrame] = field(repr=False)
    unterschrift: str
    fussnote: str
    erklaerung: str
    dateiname: str
    legende: tuple[tuple[str, str, str], ...] = ()

    @property
    def tabelle(self) -> pd.DataFrame:
        """The twin of the picture: the same rows with German headings; made when somebody asks for it."""
        return self.mache_tabelle()
