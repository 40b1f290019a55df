"""How many Kommunen are in touch with ASSKomm: advised, coached, model towns, closely cooperating?"""

from data_access.katalog.zaehlung import Belege, je_kommune
from data_access.scope import Scope
from domain.ereignis import Ereignisart
from domain.kennzahl import Kennzahl, Zaehleinheit


def _beraten(scope: Scope) -> Belege:
    e = scope.ereignis
    return je_kommune(scope, e, e.c.art == Ereignisart.BERATUNG)


KOMMUNEN_BERATEN = Kennzahl(
    schluessel="kommunen_beraten",
    titel="Kommunen beraten",
    definition="Kommunen, die sich seit dem 6. Februar 2019 mindestens einmal vom Landespräventionsrat zu ASSKomm beraten ließen.",
    abgrenzung="Nicht gezählt: nur kontaktierte Kommunen, Landkreise, Vorträge vor mehreren Kommunen. Beratung ist kein "
    "Beitritt: „beteiligt“ und „beigetreten“ meinen anderes. Die Beratung eines Verbunds zählt für seine Mitglieder.",
    zaehleinheit=Zaehleinheit.KOMMUNE,
    einzahl="Kommune beraten",
    mehrzahl="Kommunen beraten",
    messung=_beraten,
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
)
