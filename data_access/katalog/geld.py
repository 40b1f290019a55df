"""How much money was available, and how much was granted? Never one without its state."""

from datetime import date

from sqlalchemy import literal

from data_access.katalog.zaehlung import Belege, je_traeger, ohne_ort
from data_access.scope import Scope
from domain.kennzahl import Beispiel, Geldzustand, Kennzahl, Zaehleinheit
from domain.zahlen import Zusatz

BEGINN = date(2019, 2, 1)  # the published total counts "seit 02/2019"
SUMMIERBAR = (Zusatz.EXAKT, Zusatz.BEREITS, Zusatz.UEBER, Zusatz.MINDESTENS)  # their sum is a lower bound


def _bewilligt(scope: Scope) -> Belege:
    f = scope.foerderung
    genau = f.c.betrag_zusatz.in_(SUMMIERBAR)
    bewilligt = (f.c.geldzustand == Geldzustand.BEWILLIGT, f.c.betrag_cent.is_not(None), genau)
    seit_beginn = f.c.spaetestens >= BEGINN
    return je_traeger(scope, f, f.c.kennung, *bewilligt, seit_beginn, wert=f.c.betrag_cent)


FOERDERMITTEL_BEWILLIGT = Kennzahl(
    schluessel="foerdermittel_bewilligt",
    titel="Fördermittel bewilligt",
    definition="Summe der seit Februar 2019 nach der Richtlinie Kommunale Prävention bewilligten Zuwendungen.",
    abgrenzung="Bewilligt ist weder verfügbar noch ausgezahlt. Nicht gezählt: Bewilligungen davor, solche ohne veröffentlichten Betrag und "
    "ungefähre Beträge („rund“), weil eine Summe daraus keine Untergrenze wäre.",
    zaehleinheit=Zaehleinheit.EURO,
    einzahl="bewilligt",
    mehrzahl="bewilligt",
    messung=_bewilligt,
    geldzustand=Geldzustand.BEWILLIGT,
    rechtsgrundlage="RL KommPräv vom 12.06.2018, geändert am 18.12.2019 und am 31.05.2023",
    massgeblich="Die Zuwendungsbescheide der Bewilligungsstelle.",
    beispiel=Beispiel(
        "Flöha, 40.000 Euro mit Bescheid vom 08.07.2020 für einen gemeinsamen Gemeindevollzugsdienst.",
        "foerderung-14522140-2020-07-08/bewilligt/2020-07-08",
        date(2020, 7, 8),
    ),
    gegenbeispiel=Beispiel(
        "Torgau, „rund 160.000 Euro“ seit 2019 (bekannt am 25.06.2021): Der Betrag ist nur ungefähr genannt und geht in keine "
        "Summe ein.",
        "foerderung-14730310-2021-06-25/bewilligt/2021-06-25",
        date(2021, 6, 25),
    ),
)


def _verfuegbar(scope: Scope) -> Belege:
    h = scope.haushaltsansatz
    return ohne_ort(h, h.c.betrag_cent, traeger=literal("Freistaat Sachsen"))


FOERDERMITTEL_VERFUEGBAR = Kennzahl(
    schluessel="foerdermittel_verfuegbar",
    titel="Fördermittel verfügbar",
    definition="Im Haushalt für kommunale Prävention veranschlagtes Geld des Zeitraums, in dem der Stichtag liegt.",
    abgrenzung="Verfügbar ist nicht bewilligt. Der Zeitraum gehört zur Zahl: 1,3 Millionen Euro wurden als jährlich, als "
    "Doppelhaushalt und für 2022 veröffentlicht.",
    zaehleinheit=Zaehleinheit.EURO,
    einzahl="verfügbar",
    mehrzahl="verfügbar",
    messung=_verfuegbar,
    landesweit=True,
    geldzustand=Geldzustand.VERANSCHLAGT,
    kumuliert=False,
    massgeblich="Der Haushaltsplan des Freistaates Sachsen. Einzelne Ansätze liegen nicht vor, es gibt nur veröffentlichte Zahlen.",
)
