"""How many prevention councils exist, in Kommunen and in Landkreise?"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, exists

from data_access.katalog.zaehlung import Belege, je_traeger
from data_access.scope import Scope
from domain.ereignis import Ereignisart, Traegerart
from domain.kennzahl import Kennzahl, Zaehleinheit

VORHANDEN = (Ereignisart.KPR_BESTEHT, Ereignisart.KPR_KONSTITUIERT, Ereignisart.KPR_REAKTIVIERT)


def _raete(scope: Scope, *, der_landkreise: bool) -> Belege:
    e, ende = scope.ereignis, scope.ereignis.alias()
    aufgeloest = exists().where(
        ende.c.stichtag == e.c.stichtag,
        ende.c.traeger == e.c.traeger,
        ende.c.art == Ereignisart.KPR_AUFGELOEST,
        ende.c.sicher,
        ende.c.spaetestens >= e.c.spaetestens,
    )
    return je_traeger(
        scope, e, e.c.traeger, e.c.art.in_(VORHANDEN), ~aufgeloest, art=_art(der_landkreise=der_landkreise)
    )


def _art(*, der_landkreise: bool) -> Callable[[ColumnElement[str]], ColumnElement[bool]]:
    if der_landkreise:
        return lambda art: art == Traegerart.LANDKREIS
    return lambda art: art.is_distinct_from(Traegerart.LANDKREIS)


def _kommunale_raete(scope: Scope) -> Belege:
    return _raete(scope, der_landkreise=False)


KOMMUNALE_PRAEVENTIONSRAETE = Kennzahl(
    schluessel="kommunale_praeventionsraete",
    titel="Kommunale Präventionsräte",
    definition="Kommunale Präventionsräte (KPR), die in Kommunen oder Verbünden bestehen, neu konstituiert oder reaktiviert wurden.",
    abgrenzung="Ein gemeinsamer Rat mehrerer Kommunen zählt einmal, am Sitz. Eingeschlossen sind Räte, die älter sind als "
    "ASSKomm. Nicht gezählt: Räte der Landkreise, Räte im Aufbau, aufgelöste Räte.",
    zaehleinheit=Zaehleinheit.TRAEGER,
    einzahl="Kommunaler Präventionsrat",
    mehrzahl="Kommunale Präventionsräte",
    messung=_kommunale_raete,
)


def _raete_der_landkreise(scope: Scope) -> Belege:
    return _raete(scope, der_landkreise=True)


PRAEVENTIONSRAETE_DER_LANDKREISE = Kennzahl(
    schluessel="praeventionsraete_der_landkreise",
    titel="Präventionsräte der Landkreise",
    definition="Präventionsgremien auf der Ebene eines Landkreises.",
    abgrenzung="Sie zählen nicht zu den Kommunalen Präventionsräten.",
    zaehleinheit=Zaehleinheit.TRAEGER,
    einzahl="Präventionsrat eines Landkreises",
    mehrzahl="Präventionsräte der Landkreise",
    messung=_raete_der_landkreise,
)
