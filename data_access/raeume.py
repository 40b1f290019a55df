"""Which areas does a level have within the chosen area, and how are two of one name told apart?"""

import pandas as pd

from data_access import abfragen
from data_access.engine import Read
from data_access.raum import SPALTEN, im_raum
from domain.auswahl import Auswahl, Ebene

_NAMEN = {Ebene.POLIZEIDIREKTION: "polizeidirektion", Ebene.LANDKREIS: "kreis", Ebene.KOMMUNE: "name"}


def raeume(read: Read, auswahl: Auswahl, ebene: Ebene) -> list[tuple[str, str]]:
    """Key and name of the areas of a level within the Auswahl, by key; each name stands for one area."""
    alle = read(abfragen.kommunen(auswahl))
    kommunen = im_raum(alle.assign(name=_eindeutig(alle)), auswahl).dropna(subset=SPALTEN[ebene])
    paare = sorted(set(zip(kommunen[SPALTEN[ebene]], kommunen[_NAMEN[ebene]], strict=True)))
    return [(str(s), str(n)) for s, n in paare]


def _eindeutig(kommunen: pd.DataFrame) -> pd.Series:
    """The names of all Kommunen of the state; of one that several have, with the Kreis: ``Bernsdorf (Bautzen)``."""
    mehrfach = kommunen["name"].duplicated(keep=False)
    return kommunen["name"].mask(mehrfach, kommunen["name"] + " (" + kommunen["kreis"].fillna("") + ")")
