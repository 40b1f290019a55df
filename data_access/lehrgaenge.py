"""Which courses were begun or completed, by how many persons, when, and where does it say so?"""

from functools import lru_cache
from typing import Any

from sqlalchemy import Select, Text, and_, cast, null, select

from data_access import tabellen as t
from data_access.abfragen import mit_raum, parameter
from data_access.belege import QUELLE
from data_access.engine import Abfrage
from data_access.scope import Scope, bekannt
from domain.auswahl import Auswahl


def lehrgaenge(auswahl: Auswahl) -> Abfrage:
    """lehrgang, qualifizierungsstand, personen, dates, sicher, source, and an area, which no course has; oldest first."""
    return Abfrage(_lehrgaenge(bool(auswahl.handlungsfeld)), parameter(auswahl))


@lru_cache(maxsize=2)
def _lehrgaenge(im_handlungsfeld: bool) -> Select[Any]:
    q, scope = t.qualifizierung, Scope(im_handlungsfeld=im_handlungsfeld).qualifizierung
    ohne_ort = (cast(null(), Text).label(spalte) for spalte in ("ags", "landkreis"))
    m = mit_raum(select(scope.c.stichtag, scope.c.kennung, *ohne_ort).subquery("messung"))
    eigenes = ("lehrgang", "qualifizierungsstand", "personen", "datum", "genauigkeit", "spaetestens", "sicher", *QUELLE)
    return (
        select(*(q.c[spalte] for spalte in eigenes), m.c.ags, m.c.landkreis, m.c.polizeidirektion)
        .join_from(m, q, and_(q.c.kennung == m.c.kennung, bekannt(q)))
        .order_by(q.c.spaetestens, q.c.lehrgang, q.c.kennung)
    )
