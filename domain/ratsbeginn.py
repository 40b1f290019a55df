"""How did a council begin, and is it certain that it is older than ASSKomm?"""

from datetime import date
from enum import StrEnum

from domain.auswahl import PROGRAMMSTART
from domain.ereignis import Ereignisart

NICHT_BELEGT = "nicht belegt"


class Beginn(StrEnum):
    """How a council that exists began, as far as it is proved; from what is best known to what is least."""

    AELTER = "aelter"
    KONSTITUIERT = "konstituiert"
    REAKTIVIERT = "reaktiviert"
    UNBEKANNT = "unbekannt"

    @property
    def wort(self) -> str:
        """Behind a number: ``4 älter als ASSKomm``."""
        return {"aelter": "älter als ASSKomm", "unbekannt": "ohne belegte Gründung"}.get(self.value, self.value)


_WORTE = {
    Ereignisart.KPR_KONSTITUIERT: "konstituiert",
    Ereignisart.KPR_REAKTIVIERT: "reaktiviert",
    Ereignisart.KPR_BESTEHT: "besteht",
    Ereignisart.KPR_AUFGELOEST: "aufgelöst",
}
# Of records with one and the same day the one that says most is the beginning.
_STAERKE = (Ereignisart.KPR_KONSTITUIERT, Ereignisart.KPR_REAKTIVIERT, Ereignisart.KPR_BESTEHT)


def wort(art: str) -> str:
    """What a record says of the council: ``konstituiert``, ``besteht``."""
    return _WORTE[Ereignisart(art)]


def rang(art: str, spaetestens: date) -> tuple[date, int]:
    """What sorts the records of one council: the first of them is its beginning."""
    return spaetestens, _STAERKE.index(Ereignisart(art))


def beginn(art: str, spaetestens: date) -> Beginn:
    """The kind of beginning that the first certain record proves."""
    if spaetestens < PROGRAMMSTART:
        return Beginn.AELTER
    andere = {Ereignisart.KPR_KONSTITUIERT: Beginn.KONSTITUIERT, Ereignisart.KPR_REAKTIVIERT: Beginn.REAKTIVIERT}
    return andere.get(Ereignisart(art), Beginn.UNBEKANNT)


def aelter_als_asskomm(art: str, fruehestens: date | None, spaetestens: date, frueher: date | None = None) -> str:
    """Whether a council existed before the programme began: ``ja`` only if that is certain, ``nein`` likewise.

    ``frueher`` is the first day on which an older council of the same body, dissolved since, certainly existed.
    """
    if spaetestens < PROGRAMMSTART:
        return "ja"
    if frueher is not None and frueher < PROGRAMMSTART:
        return "ja, mit Unterbrechung"
    neu = art == Ereignisart.KPR_KONSTITUIERT and fruehestens is not None and fruehestens >= PROGRAMMSTART
    return "nein" if neu else NICHT_BELEGT
