"""How far has the cooperation with one Kommune come, as far as it is proved?"""

from enum import IntEnum


class Stufe(IntEnum):
    """Depth of cooperation on the map; the deepest one that is proved counts. None of them means "does not take part"."""

    KEIN_BELEG = 0
    ANDERER_BELEG = 1
    BERATEN = 2
    VEREINBARUNG = 3
    ANALYSE = 4

    @property
    def wort(self) -> str:
        return _WORTE[self]


_WORTE = {
    Stufe.KEIN_BELEG: "kein öffentlicher Beleg",
    Stufe.ANDERER_BELEG: "anderer oder unsicherer Beleg",
    Stufe.BERATEN: "beraten oder Modellkommune",
    Stufe.VEREINBARUNG: "Kooperationsvereinbarung",
    Stufe.ANALYSE: "Sicherheitsanalyse",
}
