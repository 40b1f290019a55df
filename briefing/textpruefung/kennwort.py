"""Which Kennzahl is meant when a thing is counted of which something is said?"""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.textpruefung.wortfeld import Ding, Feld, ding, felder_in
from briefing.textpruefung.zeichen import Zeichen

VERBUND, VEREINBARUNGEN, BERATEN = "kommunen_im_verbund", "kooperationsvereinbarungen", "kommunen_beraten"
RAETE, KREISRAETE, ENG = "kommunale_praeventionsraete", "praeventionsraete_der_landkreise", "eng_kooperierende_kommunen"
ANALYSEN, ANALYSEKOMMUNEN, COACHING = "sicherheitsanalysen", "kommunen_mit_sicherheitsanalyse", "kommunen_mit_coaching"
MODELL, ABSOLVENTEN, LAUFEND, EINWOHNER = (
    "modellkommunen",
    "beccaria_absolventen",
    "beccaria_laufend",
    "einwohner_im_verbund",
)
BEWILLIGT, VERFUEGBAR = "foerdermittel_bewilligt", "foerdermittel_verfuegbar"

# Words of the register that mean no Kennzahl, or an earlier state of one.
KONTAKTIERT, BETEILIGT, COACHES = "kommunen_kontaktiert", "kommunen_beteiligt", "coaches_pool"
FOERDERSATZ, RAETE_DAVOR = "foerdersatz_max_prozent", "kpr_vor_asskomm"
GEPLANT = {ANALYSEN: "sicherheitsanalysen_geplant", ANALYSEKOMMUNEN: "sicherheitsanalysen_kommunen_geplant"}
GESTARTET = {ANALYSEN: "sicherheitsanalysen_gestartet", ANALYSEKOMMUNEN: "sicherheitsanalysen_kommunen_gestartet"}


class Deutung(NamedTuple):
    """The Kennzahlen that the words can count, the first one is reported, and words of the register that mean the same."""

    kennzahlen: tuple[str, ...]
    worte: tuple[str, ...] = ()


# Of a Kommune, the first of these that is said of it decides.
KOMMUNE = {
    Feld.RAT: Deutung((RAETE,)),
    Feld.ANALYSE: Deutung((ANALYSEKOMMUNEN,)),
    Feld.COACHING: Deutung((COACHING,)),
    Feld.ENG: Deutung((ENG,)),
    Feld.MODELL: Deutung((MODELL,)),
    Feld.VEREINBARUNG: Deutung((VERBUND, VEREINBARUNGEN)),
    Feld.BEITRITT: Deutung((VERBUND,)),
    Feld.BERATEN: Deutung((BERATEN,)),
    Feld.KONTAKT: Deutung((), (KONTAKTIERT,)),
    Feld.BETEILIGT: Deutung((VERBUND,), (BETEILIGT,)),
    Feld.KOOPERIERT: Deutung((VERBUND, VEREINBARUNGEN, ENG)),
}
# What needs no more words.
_EINFACH = {
    Ding.MODELL: Deutung((MODELL,)),
    Ding.VEREINBARUNG: Deutung((VEREINBARUNGEN,)),
    Ding.RAT: Deutung((RAETE,)),
    Ding.ANALYSE: Deutung((ANALYSEN,)),
    Ding.COACHING: Deutung((COACHING,)),
    Ding.COACH: Deutung((), (COACHES,)),
    Ding.ABSOLVENT: Deutung((ABSOLVENTEN,)),
}
# Of what something is a share.
_GANZES = {
    Feld.ENG: ENG, Feld.BERATEN: BERATEN, Feld.BEITRITT: VERBUND, Feld.VEREINBARUNG: VERBUND, Feld.RAT: RAETE, Feld.MODELL: MODELL,
    Feld.KONTAKT: BERATEN, Feld.COACHING: COACHING, Feld.ANALYSE: ANALYSEKOMMUNEN,
}  # fmt: skip
ALLE_KOMMUNEN = "alle"


def ganzes(felder: frozenset[Feld]) -> str:
    """The Kennzahl whose units are meant by "der beratenen Kommunen"; ALLE_KOMMUNEN if nothing is said of them."""
    return next((schluessel for feld, schluessel in _GANZES.items() if feld in felder), ALLE_KOMMUNEN)


def aus_worten(worte: Sequence[Zeichen], *, eigen: bool) -> Deutung | None:
    """The meaning of a label, or of what stands behind "die Zahl der"; ``eigen``: ASSKomm is the theme."""
    dinge = [d for z in worte if (d := ding(z.klein)) and z.text[0].isupper()]
    if not dinge:
        beratungen = any(z.text[0].isupper() and z.klein.endswith("beratungen") for z in worte)
        return KOMMUNE[Feld.BERATEN] if beratungen and eigen else None
    if dinge[0] is Ding.LANDKREIS and Feld.RAT in felder_in(worte):
        return Deutung((KREISRAETE,))
    if dinge[0] is Ding.RAT and Ding.LANDKREIS in dinge:
        return Deutung((KREISRAETE,))
    if dinge[0] is Ding.VEREINBARUNG and Feld.ENG in felder_in(worte):
        return KOMMUNE[Feld.ENG]  # "enge Kooperationen: 48"
    if dinge[0] not in (Ding.KOMMUNE, Ding.MITGLIED):
        return _EINFACH.get(dinge[0])
    felder, mitglied = felder_in(worte), dinge[0] is Ding.MITGLIED
    for feld, deutung in KOMMUNE.items():
        if feld in felder and (feld not in (Feld.BETEILIGT, Feld.BEITRITT, Feld.KOOPERIERT) or eigen or mitglied):
            return deutung
    return Deutung((VERBUND,)) if mitglied and eigen else None
