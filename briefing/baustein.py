"""What does one element of a page or paper carry: its data, caption, footnote and explanation?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from charts.diagramm import Diagramm
from domain.kennzahl import Basis
from domain.messwert import Messwert, Veraenderung, Veroeffentlichung, veraenderung


@dataclass(frozen=True)
class Kachel:
    """One figure with its basis, its change and its reservations.

    ``widersprueche`` counts the contradictions that the published figure is part of.
    """

    messwert: Messwert
    veraenderung: Veraenderung
    widersprueche: int = 0

    @property
    def delta(self) -> str:
        """The change with what it refers to; empty when nothing can be compared, then ``veraenderung.grund`` says why."""
        return self.veraenderung.text(self.messwert.kennzahl)

    @property
    def vorbehalt(self) -> str:
        """What a reader must know before using the figure; empty when there is nothing."""
        wert, v = self.messwert, self.messwert.veroeffentlicht
        if v is None or wert.basis not in (Basis.VEROEFFENTLICHT, Basis.BELEGT):
            return ""
        if wert.basis is Basis.BELEGT:
            return _neben_dem_belegten(v, wert.kennzahl.zahl(v.wert))
        if v.zaehleinheit:
            return f"andere Zähleinheit: {v.zaehleinheit}"
        if wert.kennzahl.kumuliert:
            return "" if v.insgesamt else f"nur {v.zeitraum_text}, nicht insgesamt"
        return "" if v.gilt_im_jahr(wert.stichtag.year) else "für das Jahr des Stichtags nicht veröffentlicht"


def _neben_dem_belegten(v: Veroeffentlichung, zahl: str) -> str:
    """What was published where more is proved: a contradiction only if it means the same."""
    if v.zaehleinheit:
        return f"veröffentlicht: {zahl} in anderer Zähleinheit (Stand {v.stand_text})"
    if not v.insgesamt:
        return f"veröffentlicht nur {v.zeitraum_text}: {zahl} (Stand {v.stand_text})"
    return f"mehr belegt als veröffentlicht ({zahl}, Stand {v.stand_text})"


def spanne(paare: Sequence[tuple[str, float | None]], *, vollstaendig: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who has most and who has least, all of a tie. Nobody has least where somebody's value is unknown or only a lower bound."""
    bekannt = [(name, wert) for name, wert in paare if wert is not None]
    if not bekannt:
        return (), ()
    hoechster, niedrigster = max(w for _, w in bekannt), min(w for _, w in bekannt)
    meiste = tuple(name for name, wert in bekannt if wert == hoechster)
    if not vollstaendig or len(bekannt) < len(paare) or hoechster == niedrigster:
        return meiste, ()
    return meiste, tuple(name for name, wert in bekannt if wert == niedrigster)


def kachel(jetzt: Messwert, damals: Messwert | None, widersprueche: int = 0) -> Kachel:
    """The card of a figure, compared to the same figure at the Vergleichstag."""
    unterschied = Veraenderung(None) if damals is None else veraenderung(jetzt, damals)
    return Kachel(jetzt, unterschied, widersprueche)


@dataclass(frozen=True)
class Bild:
    """A picture with its four sides: Bild, Tabelle, Herunterladen, Worum es geht.

    ``legende`` lists (colour, word, number); ``leer`` is said instead of a picture that would show nothing. ``auf_papier`` is the
    footnote of a paper where that of the page tells of what only the page has.
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
    leer: str = ""
    auf_papier: str | None = None

    @property
    def tabelle(self) -> pd.DataFrame:
        """The twin of the picture: the same rows with German headings; made when somebody asks for it."""
        return self.mache_tabelle()
