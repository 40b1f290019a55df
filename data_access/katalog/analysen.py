"""How many Sicherheitsanalysen were begun, and in how many Kommunen?"""

from datetime import date

from data_access.katalog.zaehlung import Belege, je_kommune, je_traeger
from data_access.scope import Scope
from domain.ereignis import Ereignisart, Phase
from domain.kennzahl import Beispiel, Kennzahl, Zaehleinheit


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
    massgeblich="Die Aufzeichnungen des Landespräventionsrats über die Analysen, die er bezahlt.",
    beispiel=Beispiel(
        "Städtebund Silberberg: eine Analyse für fünf Städte, Auftakt am 26.01.2022.",
        "analyse-staedtebund-silberberg",
        date(2022, 1, 26),
    ),
    gegenbeispiel=Beispiel(
        "Werdau: Am 11.01.2022 wurde angekündigt, dass die Stadt 2022 teilnimmt. Ein Beginn ist nicht belegt.",
        "analyse-14524300",
        date(2022, 12, 31),
    ),
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
    massgeblich="Die Aufzeichnungen des Landespräventionsrats über die Analysen, die er bezahlt.",
    beispiel=Beispiel(
        "Schneeberg: Die Analyse des Städtebundes Silberberg begann am 26.01.2022.", "14521530", date(2022, 1, 26)
    ),
    gegenbeispiel=Beispiel(
        "Eibenstock: 2019 war eine gemeinsame Analyse mit Johanngeorgenstadt geplant. Belegt ist (April 2021) nur, dass "
        "Johanngeorgenstadt teilnahm.",
        "14521170",
        date(2021, 4, 30),
    ),
)
