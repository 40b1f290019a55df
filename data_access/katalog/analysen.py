"""How many Sicherheitsanalysen were begun, and in how many Kommunen?"""

from data_access.katalog.zaehlung import Belege, je_kommune, je_traeger
from data_access.scope import Scope
from domain.ereignis import Ereignisart, Phase
from domain.kennzahl import Kennzahl, Zaehleinheit


def _sicherheitsanalysen(scope: Scope) -> Belege:
    e = scope.ereignis
    begonnen = (e.c.art == Ereignisart.SICHERHEITSANALYSE, e.c.phase != Phase.ANKUENDIGUNG)
    return je_traeger(scope, e, e.c.vorgang, *begonnen)


SICHERHEITSANALYSEN = Kennzahl(
    schluessel="sicherheitsanalysen",
    titel="Sicherheitsanalysen",
    definition="Vom Land bezahlte Sicherheitsanalysen, die begonnen wurden (Teilnahme, Auftakt, Befragung oder Ergebnis).",
    abgrenzung="Eine Analyse mit mehreren Phasen oder einer wiederholten Befragung zählt einmal, eine gemeinsame Analyse "
    "mehrerer Kommunen ebenso. Nicht gezählt: bloß angekündigte Analysen.",
    zaehleinheit=Zaehleinheit.ANALYSE,
    einzahl="Sicherheitsanalyse",
    mehrzahl="Sicherheitsanalysen",
    messung=_sicherheitsanalysen,
)


def _kommunen_mit_analyse(scope: Scope) -> Belege:
    e = scope.ereignis
    begonnen = (e.c.art == Ereignisart.SICHERHEITSANALYSE, e.c.phase != Phase.ANKUENDIGUNG)
    return je_kommune(scope, e, *begonnen)


KOMMUNEN_MIT_SICHERHEITSANALYSE = Kennzahl(
    schluessel="kommunen_mit_sicherheitsanalyse",
    titel="Kommunen mit Sicherheitsanalyse",
    definition="Kommunen, in denen eine vom Land bezahlte Sicherheitsanalyse begonnen wurde.",
    abgrenzung="Die gemeinsame Analyse eines Verbunds zählt für jedes Mitglied. Nicht gezählt: geplante Teilnahmen.",
    zaehleinheit=Zaehleinheit.KOMMUNE,
    einzahl="Kommune mit Sicherheitsanalyse",
    mehrzahl="Kommunen mit Sicherheitsanalyse",
    messung=_kommunen_mit_analyse,
)
