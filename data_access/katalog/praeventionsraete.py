"""How many prevention councils exist, in Kommunen and in Landkreise?"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import CTE, ColumnElement, and_, exists, func, or_, select

from data_access.katalog.zaehlung import Belege, je_traeger
from data_access.scope import Scope
from domain.ereignis import Ereignisart, Traegerart
from domain.kennzahl import Beispiel, Kennzahl, Zaehleinheit

VORHANDEN = (Ereignisart.KPR_BESTEHT, Ereignisart.KPR_KONSTITUIERT, Ereignisart.KPR_REAKTIVIERT)


def _raete(scope: Scope, *, der_landkreise: bool) -> Belege:
    e = scope.ereignis
    return je_traeger(scope, e, e.c.traeger, *bestehend(scope), art=_art(der_landkreise=der_landkreise))


def bestehend(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """Conditions on ``scope.ereignis``: it says that a council exists, and no certain dissolution followed."""
    e, ende = scope.ereignis, _aufloesungen(scope)
    spaeter = and_(ende.c.stichtag == e.c.stichtag, ende.c.zuletzt >= e.c.spaetestens)
    aufgeloest, vom_nachfolger = (exists().where(spaeter, seine) for seine in _seine(e, ende, ende.c.zuletzt))
    return e.c.art.in_(VORHANDEN), ~aufgeloest, ~vom_nachfolger


def _seine(e: CTE, ende: CTE, tag: ColumnElement[date]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Whose council a dissolution ends: that of the Traeger it names, or one that this Traeger had taken over by then."""
    return ende.c.damals == e.c.damals, and_(ende.c.damals == e.c.traeger, e.c.ab <= tag)


def _aufloesungen(scope: Scope) -> CTE:
    """stichtag, damals, zuletzt: the last certain dissolution; a CTE of its own, so that it is looked up by Traeger."""
    e = scope.ereignis
    zuletzt = func.max(e.c.spaetestens).label("zuletzt")
    enden = select(e.c.stichtag, e.c.damals, zuletzt).where(e.c.art == Ereignisart.KPR_AUFGELOEST, e.c.sicher)
    return enden.group_by(e.c.stichtag, e.c.damals).cte().prefix_with("MATERIALIZED")


def _beendete(scope: Scope, *, der_landkreise: bool) -> Belege:
    """The same records where a dissolution followed, each with the dissolution."""
    e = scope.ereignis
    spalten = (e.c[spalte] for spalte in ("stichtag", "damals", "spaetestens", "kennung"))
    ende = select(*spalten).where(e.c.art == Ereignisart.KPR_AUFGELOEST, e.c.sicher).cte().prefix_with("MATERIALIZED")
    aufloesung = and_(
        ende.c.stichtag == e.c.stichtag,
        ende.c.spaetestens >= e.c.spaetestens,
        or_(*_seine(e, ende, ende.c.spaetestens)),
    )
    raete = je_traeger(scope, e, e.c.traeger, e.c.art.in_(VORHANDEN), art=_art(der_landkreise=der_landkreise))
    return raete.join(ende, aufloesung).add_columns(ende.c.kennung.label("ende"))


def _art(*, der_landkreise: bool) -> Callable[[ColumnElement[str]], ColumnElement[bool]]:
    if der_landkreise:
        return lambda art: art == Traegerart.LANDKREIS
    return lambda art: art.is_distinct_from(Traegerart.LANDKREIS)


def _kommunale_raete(scope: Scope) -> Belege:
    return _raete(scope, der_landkreise=False)


def _beendete_kommunale(scope: Scope) -> Belege:
    return _beendete(scope, der_landkreise=False)


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
    beendete=_beendete_kommunale,
    massgeblich="Die Kommune oder der Verbund selbst: der Beschluss oder die Sitzung, mit der der Rat begann.",
    beispiel=Beispiel(
        "Plauen, gegründet im August 2019. Der Tag ist nicht genannt, deshalb zählt der Rat ab dem 31.08.2019.",
        "14523320",
        date(2019, 8, 31),
    ),
    gegenbeispiel=Beispiel(
        "Landkreis Leipzig: Sein Gremium ist belegt, zählt aber bei den Präventionsräten der Landkreise.",
        "landkreis-14729",
        date(2022, 12, 31),
    ),
)


def _raete_der_landkreise(scope: Scope) -> Belege:
    return _raete(scope, der_landkreise=True)


def _beendete_der_landkreise(scope: Scope) -> Belege:
    return _beendete(scope, der_landkreise=True)


PRAEVENTIONSRAETE_DER_LANDKREISE = Kennzahl(
    schluessel="praeventionsraete_der_landkreise",
    titel="Präventionsräte der Landkreise",
    definition="Präventionsgremien auf der Ebene eines Landkreises.",
    abgrenzung="Sie zählen nicht zu den Kommunalen Präventionsräten.",
    zaehleinheit=Zaehleinheit.TRAEGER,
    einzahl="Präventionsrat eines Landkreises",
    mehrzahl="Präventionsräte der Landkreise",
    messung=_raete_der_landkreise,
    beendete=_beendete_der_landkreise,
    massgeblich="Der Landkreis selbst: der Beschluss oder die Sitzung, mit der das Gremium begann.",
    beispiel=Beispiel(
        "Landkreis Leipzig, 2022 in einer Fachzeitschrift genannt. Der Tag ist nicht bekannt, deshalb zählt das Gremium ab dem "
        "31.12.2022.",
        "landkreis-14729",
        date(2022, 12, 31),
    ),
    gegenbeispiel=Beispiel(
        "Landkreis Görlitz: Der Kreistag beschloss am 07.10.2009, ein Gremium zu bilden. Ob es das ist, das veröffentlichte Zahlen "
        "meinen, ist unsicher; der Fall wird mit Vorbehalt gezeigt.",
        "landkreis-14626",
        date(2022, 12, 31),
    ),
)
