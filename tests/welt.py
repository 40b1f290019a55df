"""Which small world do the specifications share? Three Kreise, a handful of Kommunen, an association, a merger.

Kreis 14521 (directorate Chemnitz)      ADORF, BERGEN
Kreis 14729 (Leipzig)                   CAMINA, DORN; EICHE and FICHTE become JAHNA on 2023-01-01
Kreis 14523 (Zwickau until 2020, then Chemnitz)   GRUEN

VERBUND has its seat in ADORF; members ADORF, BERGEN (until 2021) and CAMINA, and doubtfully DORN.
KREISRAT is the Landkreis 14729 as a body of its own. No record of ASSKomm exists yet.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Engine

from tests.bausteine import schreibe
from tests.datenbanken import Datenbank

ADORF, BERGEN = "14521010", "14521020"
CAMINA, DORN, EICHE, FICHTE, JAHNA = "14729010", "14729020", "14729030", "14729040", "14729050"
GRUEN = "14523010"
VERBUND, KREISRAT = "verband-adorf", "landkreis-14729"
FUSION = date(2023, 1, 1)
VOR_DER_FUSION = date(2022, 12, 31)


def welt(maschine: Engine) -> None:
    """Write the world into an empty database."""
    schreibe(
        maschine,
        landkreis=[{"landkreis": kreis, "name": f"Kreis {kreis}"} for kreis in ("14521", "14523", "14729")],
        zustaendigkeit=[
            {"landkreis": "14521", "polizeidirektion": "Chemnitz"},
            {"landkreis": "14729", "polizeidirektion": "Leipzig"},
            {"landkreis": "14523", "polizeidirektion": "Zwickau", "gueltig_bis": date(2020, 12, 31)},
            {"landkreis": "14523", "polizeidirektion": "Chemnitz", "gueltig_von": date(2021, 1, 1)},
        ],
        kommune=[
            *({"ags": ags, "name": ags, "landkreis": ags[:5]} for ags in (ADORF, BERGEN, CAMINA, DORN, GRUEN)),
            {"ags": EICHE, "name": "Eiche", "landkreis": "14729", "gueltig_bis": VOR_DER_FUSION},
            {"ags": FICHTE, "name": "Fichte", "landkreis": "14729", "gueltig_bis": VOR_DER_FUSION},
            {"ags": JAHNA, "name": "Jahna", "landkreis": "14729", "gueltig_von": FUSION},
        ],
        gebietsaenderung=[
            {"datum": FUSION, "alt_ags": EICHE, "neu_ags": JAHNA},
            {"datum": FUSION, "alt_ags": FICHTE, "neu_ags": JAHNA},
        ],
        traeger=[
            {"traeger": VERBUND, "name": "Verband", "art": "Verwaltungsverband", "sitz_ags": ADORF, "landkreis": "14521"},
            {"traeger": KREISRAT, "name": "Landkreis", "art": "Landkreis", "landkreis": "14729"},
        ],
        mitglied=[
            {"traeger": VERBUND, "ags": ADORF},
            {"traeger": VERBUND, "ags": BERGEN, "gueltig_bis": date(2021, 12, 31)},
            {"traeger": VERBUND, "ags": CAMINA},
            {"traeger": VERBUND, "ags": DORN, "sicher": False},
        ],
    )  # fmt: skip


GRUPPE = {"traeger": "gruppe-weit", "name": "Gruppe", "art": "Gruppe", "landkreis": "14999"}  # nobody's Kreis


@contextmanager
def verleih(art: Datenbank) -> Iterator[Callable[[], Engine]]:
    """Gives the empty world again and again, with a group of nobody's Kreis: one for each example of one test."""
    geliehen: list[Engine] = []

    def neue() -> Engine:
        while geliehen:
            art.zurueck(geliehen.pop())
        geliehen.append(art.frisch())
        welt(geliehen[-1])
        schreibe(geliehen[-1], traeger=[GRUPPE])
        return geliehen[-1]

    yield neue
    for maschine in geliehen:
        art.zurueck(maschine)
