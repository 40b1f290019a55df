"""How many Kommunen are in touch with ASSKomm: advised, coached, model towns, closely cooperating?"""

from datetime import date

from data_access.katalog.zaehlung import Belege, je_kommune
from data_access.scope import Scope
from domain.auswahl import PROGRAMMSTART
from domain.ereignis import Ereignisart
from domain.kennzahl import Beispiel, Kennzahl, Zaehleinheit


def _beraten(scope: Scope) -> Belege:
    e = scope.ereignis
    return je_kommune(scope, e, e.c.art == Ereignisart.BERATUNG, e.c.spaetestens >= PROGRAMMSTART)


KOMMUNEN_BERATEN = Kennzahl(
    schluessel="kommunen_beraten",
    titel="Kommunen beraten",
    definition="Kommunen, die sich seit dem 6. Februar 2019 mindestens einmal vom Landespräventionsrat zu ASSKomm beraten ließen.",
    abgrenzung="Nicht gezählt: Beratungen davor, nur kontaktierte Kommunen, Landkreise, Vorträge vor mehreren Kommunen. Beratung ist kein "
    "Beitritt: „beteiligt“ und „beigetreten“ meinen anderes. Die Beratung eines Verbunds zählt für seine Mitglieder.",
    zaehleinheit=Zaehleinheit.KOMMUNE,
    einzahl="Kommune beraten",
    mehrzahl="Kommunen beraten",
    messung=_beraten,
    massgeblich="Die Aufzeichnungen des Landespräventionsrats über seine Beratungen.",
    beispiel=Beispiel(
        "Seifhennersdorf, beraten am 18.01.2021, gemeldet als 100. Kommune.", "14626530", date(2021, 1, 18)
    ),
    gegenbeispiel=Beispiel(
        "Adorf/Vogtl.: Am 26.04.2022 wurde ASSKomm in einer Arbeitsgruppe mehrerer Kommunen vorgestellt. Ob das eine Beratung "
        "war, ist unsicher; der Fall wird mit Vorbehalt gezeigt.",
        "14523010",
        date(2022, 4, 26),
    ),
)


def _modellkommunen(scope: Scope) -> Belege:
    e = scope.ereignis
    return je_kommune(scope, e, e.c.art == Ereignisart.MODELLKOMMUNE)


MODELLKOMMUNEN = Kennzahl(
    schluessel="modellkommunen",
    titel="Modellkommunen",
    definition="Die Kommunen, mit denen ASSKomm am 6. Februar 2019 begann.",
    abgrenzung="Nicht gezählt: die Kommunen der Sicherheitsanalysen, die in der Presse ebenfalls „Modellkommunen“ heißen. "
    "Eine Modellkommune muss keine Kooperationsvereinbarung haben.",
    zaehleinheit=Zaehleinheit.KOMMUNE,
    einzahl="Modellkommune",
    mehrzahl="Modellkommunen",
    messung=_modellkommunen,
    massgeblich="Die Namensliste des Landespräventionsrats (Seite „Kommunale Prävention“).",
    beispiel=Beispiel(
        "Wurzen, Modellkommune seit dem 06.02.2019. Eine Kooperationsvereinbarung der Stadt ist nicht belegt.",
        "14729410",
        date(2019, 2, 6),
    ),
    gegenbeispiel=Beispiel(
        "Annaberg-Buchholz: Die Stadt nennt die 13 Kommunen der Sicherheitsanalyse, zu denen sie gehört, „Modellkommunen“. "
        "Gemeint sind nicht die acht von 2019.",
        "14521020",
        date(2022, 12, 31),
    ),
)


def _coaching(scope: Scope) -> Belege:
    e = scope.ereignis
    return je_kommune(scope, e, e.c.art == Ereignisart.COACHING)


KOMMUNEN_MIT_COACHING = Kennzahl(
    schluessel="kommunen_mit_coaching",
    titel="Kommunen mit Coaching",
    definition="Kommunen, die bis zum Stichtag ein Coaching im Rahmen von ASSKomm erhielten.",
    abgrenzung="Nicht gezählt: Coaching für Schulen („Prävention im Team“). Achtung: veröffentlicht wurden 24 für das Jahr "
    "2020 und 32 insgesamt; beide sind nicht vergleichbar.",
    zaehleinheit=Zaehleinheit.KOMMUNE,
    einzahl="Kommune mit Coaching",
    mehrzahl="Kommunen mit Coaching",
    messung=_coaching,
    massgeblich="Die Aufzeichnungen des Landespräventionsrats über die Coachings, die er vermittelt und bezahlt.",
    beispiel=Beispiel(
        "Taucha: Am 02.02.2021 war der Coach bei der ersten Zusammenkunft zum Präventionsrat dabei.",
        "14730300",
        date(2021, 2, 2),
    ),
    gegenbeispiel=Beispiel(
        "Krauschwitz i.d. O.L.: Bei der Unterzeichnung am 15.02.2022 war das Coaching erst geplant. Gezählt wird die Gemeinde ab "
        "dem 31.12.2022, weil es laut einer Meldung vom Dezember 2022 läuft.",
        "14626250",
        date(2022, 2, 15),
    ),
)

ENG_KOOPERIERENDE_KOMMUNEN = Kennzahl(
    schluessel="eng_kooperierende_kommunen",
    titel="Eng kooperierende Kommunen",
    definition="Kommunen, die nach Angabe des Innenministeriums „eng mit ASSKomm zusammenarbeiten“.",
    abgrenzung="Der Begriff ist öffentlich nicht definiert; es ist weder die Zahl der Kooperationsvereinbarungen noch die der "
    "Coachings. Deshalb wird nichts gezählt und nur die veröffentlichte Zahl gezeigt.",
    zaehleinheit=Zaehleinheit.KOMMUNE,
    einzahl="eng kooperierende Kommune",
    mehrzahl="eng kooperierende Kommunen",
    messung=None,
    massgeblich="Das Sächsische Staatsministerium des Innern. Welche Kommunen es meint, ist nicht bekannt; es gibt nur "
    "veröffentlichte Zahlen.",
)
