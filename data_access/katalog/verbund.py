"""How many agreements are there, and how many Kommunen and inhabitants do they cover?"""

from datetime import date

from sqlalchemy import and_

from data_access.katalog.zaehlung import Belege, je_kommune, je_traeger
from data_access.scope import Scope
from domain.ereignis import Ereignisart
from domain.kennzahl import Beispiel, Kennzahl, Zaehleinheit


def _vereinbarungen(scope: Scope) -> Belege:
    e = scope.ereignis
    return je_traeger(scope, e, e.c.vorgang, e.c.art == Ereignisart.KOOPERATIONSVEREINBARUNG)


KOOPERATIONSVEREINBARUNGEN = Kennzahl(
    schluessel="kooperationsvereinbarungen",
    titel="Kooperationsvereinbarungen",
    definition="Unterzeichnete Kooperationsvereinbarungen zwischen einem Träger und dem Landespräventionsrat.",
    abgrenzung="Die Vereinbarung eines Verbunds ist eine Vereinbarung, gleich wie viele Mitglieder er hat. Nicht gezählt: "
    "Vorvereinbarungen, bloße Ankündigungen, Mitgliedschaft in einem Verbund.",
    zaehleinheit=Zaehleinheit.VEREINBARUNG,
    einzahl="Kooperationsvereinbarung",
    mehrzahl="Kooperationsvereinbarungen",
    messung=_vereinbarungen,
    massgeblich="Die unterzeichneten Vereinbarungen, die dem Landespräventionsrat vorliegen.",
    beispiel=Beispiel(
        "Hoyerswerda, unterzeichnet am 30.03.2021.",
        "14625240/kooperationsvereinbarung//2021-03-30",
        date(2021, 3, 30),
    ),
    gegenbeispiel=Beispiel(
        "Oelsnitz/Erzgeb., Vorvereinbarung vom 01.09.2021. Gezählt wird erst die Kooperationsvereinbarung vom 23.02.2023.",
        "14521450/vorvereinbarung//2021-09-01",
        date(2021, 9, 1),
    ),
)


def _im_verbund(scope: Scope) -> Belege:
    e = scope.ereignis
    return je_kommune(scope, e, e.c.art == Ereignisart.KOOPERATIONSVEREINBARUNG)


KOMMUNEN_IM_VERBUND = Kennzahl(
    schluessel="kommunen_im_verbund",
    titel="Kommunen im Verbund",
    definition="Kommunen, die selbst oder als Mitglied eines Verbunds eine Kooperationsvereinbarung haben.",
    abgrenzung="Jede Kommune zählt einmal, auch mit zwei Vereinbarungen. Nicht gezählt: Landkreise und Kommunen, die nur "
    "beraten wurden. Veröffentlichungen zählen einen Verbund meist als eine Kommune.",
    zaehleinheit=Zaehleinheit.KOMMUNE,
    einzahl="Kommune im Verbund",
    mehrzahl="Kommunen im Verbund",
    messung=_im_verbund,
    massgeblich="Die unterzeichneten Vereinbarungen, die dem Landespräventionsrat vorliegen; wer Mitglied eines Verbunds ist, sagt "
    "das amtliche Gemeindeverzeichnis oder, wenn er dort fehlt, die Vereinbarung.",
    beispiel=Beispiel(
        "Lößnitz, seit dem 17.12.2021 als Mitglied des Städtebundes Silberberg.", "14521370", date(2021, 12, 17)
    ),
    gegenbeispiel=Beispiel(
        "Leipzig: Modellkommune und nach Angabe der Stadt Crimmitschau (01.12.2021) „beigetreten“. Eine Vereinbarung ist nicht "
        "belegt.",
        "14713000",
        date(2021, 12, 1),
    ),
)


def _einwohner_im_verbund(scope: Scope) -> Belege:
    # a CTE of its own: else both databases join every agreement with every Kommune's inhabitants before they compare keys
    verbund, ew = _im_verbund(scope).cte().prefix_with("MATERIALIZED"), scope.einwohner
    return (
        verbund.select()
        .with_only_columns(
            *(verbund.c[spalte] for spalte in ("stichtag", "einheit", "ags", "landkreis")),
            ew.c.einwohner.label("wert"),
            *(verbund.c[spalte] for spalte in ("sicher", "traeger", "seit", "beleg", "belegtabelle", "mitglied")),
        )
        .join(ew, and_(ew.c.ags == verbund.c.ags, ew.c.stichtag == verbund.c.stichtag))
    )


EINWOHNER_IM_VERBUND = Kennzahl(
    schluessel="einwohner_im_verbund",
    titel="Einwohner im Verbund",
    definition="Einwohner der Kommunen im Verbund nach dem neuesten Jahresende am oder vor dem Stichtag.",
    abgrenzung="Fortschreibung auf Basis des Zensus 2011; für Ende 2020 liegt keine Zahl vor, dann gilt Ende 2019.",
    zaehleinheit=Zaehleinheit.EINWOHNER,
    einzahl="Einwohner in Kommunen im Verbund",
    mehrzahl="Einwohner in Kommunen im Verbund",
    messung=_einwohner_im_verbund,
    massgeblich="Die Bevölkerungsfortschreibung des Statistischen Landesamtes; welche Kommunen dazugehören, sagen die Kommunen im "
    "Verbund.",
    beispiel=Beispiel(
        "Hoyerswerda ab dem 30.03.2021 mit 32.405 Einwohnern (Ende 2019).", "14625240", date(2021, 3, 30)
    ),
    gegenbeispiel=Beispiel(
        "Markkleeberg: Der Vertrag vom August 2021 könnte eine Vorvereinbarung sein. Solange das unsicher ist, zählen die "
        "Einwohner der Stadt nicht mit.",
        "14729260",
        date(2021, 8, 31),
    ),
)
