"""How many agreements are there, and how many Kommunen and inhabitants do they cover?"""

from sqlalchemy import and_

from data_access.katalog.zaehlung import Belege, je_kommune, je_traeger
from data_access.scope import Scope
from domain.ereignis import Ereignisart
from domain.kennzahl import Kennzahl, Zaehleinheit


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
)


def _einwohner_im_verbund(scope: Scope) -> Belege:
    verbund, ew = _im_verbund(scope).subquery(), scope.einwohner
    return (
        verbund.select()
        .with_only_columns(
            *(verbund.c[spalte] for spalte in ("stichtag", "einheit", "ags", "landkreis")),
            ew.c.einwohner.label("wert"),
            *(verbund.c[spalte] for spalte in ("sicher", "traeger", "seit", "beleg", "belegtabelle")),
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
)
