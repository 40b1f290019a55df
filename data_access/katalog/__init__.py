"""Which Kennzahlen are there? Each is one record with its words, its exclusions and its SQL, found by its key."""

from data_access.katalog import analysen, beratung, geld, praeventionsraete, qualifizierung, verbund
from domain.fehler import Eingabefehler
from domain.kennzahl import Kennzahl

KATALOG: tuple[Kennzahl, ...] = (
    beratung.KOMMUNEN_BERATEN,
    verbund.KOMMUNEN_IM_VERBUND,
    praeventionsraete.KOMMUNALE_PRAEVENTIONSRAETE,
    beratung.ENG_KOOPERIERENDE_KOMMUNEN,
    geld.FOERDERMITTEL_BEWILLIGT,
    geld.FOERDERMITTEL_VERFUEGBAR,
    verbund.KOOPERATIONSVEREINBARUNGEN,
    verbund.EINWOHNER_IM_VERBUND,
    beratung.MODELLKOMMUNEN,
    beratung.KOMMUNEN_MIT_COACHING,
    analysen.SICHERHEITSANALYSEN,
    analysen.KOMMUNEN_MIT_SICHERHEITSANALYSE,
    praeventionsraete.PRAEVENTIONSRAETE_DER_LANDKREISE,
    qualifizierung.BECCARIA_ABSOLVENTEN,
    qualifizierung.BECCARIA_LAUFEND,
)
FASSUNGEN = {kennzahl.schluessel: tuple(f.fassung for f in kennzahl.fassungen) for kennzahl in KATALOG}
_NACH_SCHLUESSEL = {kennzahl.schluessel: kennzahl for kennzahl in KATALOG}


def kennzahl(schluessel: str) -> Kennzahl:
    """The Kennzahl with this key; Eingabefehler with the known keys if there is none."""
    try:
        return _NACH_SCHLUESSEL[schluessel]
    except KeyError:
        raise Eingabefehler(
            f"Unbekannte Kennzahl „{schluessel}“. Abhilfe: eine von {', '.join(_NACH_SCHLUESSEL)} angeben."
        ) from None
