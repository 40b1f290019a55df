"""Which rows lie in the chosen area, and what do they add up to for each area of a level?"""

from typing import Any

import pandas as pd

from domain.auswahl import NICHT_ZUGEORDNET, Auswahl, Ebene

LAND = "Sachsen"
SPALTEN = {Ebene.POLIZEIDIREKTION: "polizeidirektion", Ebene.LANDKREIS: "landkreis", Ebene.KOMMUNE: "ags"}


def im_raum(frame: pd.DataFrame, auswahl: Auswahl) -> pd.DataFrame:
    """The rows within the chosen directorates, Kreise and size classes: the one place where the area is interpreted.

    ``frame`` has the columns ``polizeidirektion``, ``landkreis`` (key) and, when size classes are chosen, ``ags``: a body
    belongs to the Kommune of its seat. All choices together narrow the area.
    """
    if auswahl.polizeidirektionen:
        frame = frame[frame["polizeidirektion"].isin(auswahl.polizeidirektionen)]
    if auswahl.landkreise:
        frame = frame[frame["landkreis"].isin(auswahl.landkreise)]
    if auswahl.groessenklassen:
        assert auswahl.kommunen is not None, "Berichtsdaten.mit_groessenklassen was not asked"
        frame = frame[frame["ags"].isin(auswahl.kommunen)]
    return frame


def raum_der_veroeffentlichung(auswahl: Auswahl, kreisnamen: dict[str, str]) -> tuple[Ebene, str]:
    """Level and name under which somebody may have published a figure for exactly this area; empty name: nobody can."""
    direktionen, kreise = auswahl.polizeidirektionen, auswahl.landkreise
    if auswahl.ganzes_land:
        return Ebene.LAND, LAND
    if len(direktionen) == 1 and not kreise:
        return Ebene.POLIZEIDIREKTION, direktionen[0]
    if len(kreise) == 1 and not direktionen:
        return Ebene.LANDKREIS, kreisnamen.get(kreise[0], "")
    return Ebene.POLIZEIDIREKTION if direktionen else Ebene.LANDKREIS, ""


def summen_je_raum(einheiten: pd.DataFrame, ebene: Ebene) -> pd.DataFrame:
    """raum, belegt, vorbehalt."""
    if ebene is Ebene.LAND:
        einheiten = einheiten.assign(raum=LAND)
    else:
        einheiten = einheiten.assign(raum=einheiten[SPALTEN[ebene]].fillna(NICHT_ZUGEORDNET))
    summen = einheiten.pivot_table(index="raum", columns="sicher", values="wert", aggfunc="sum", fill_value=0)
    summen = summen.reindex(columns=[1, 0], fill_value=0).rename(columns={1: "belegt", 0: "vorbehalt"})
    return summen.rename_axis(columns=None).reset_index()


def summe_je(einheiten: pd.DataFrame, spalten: list[str]) -> dict[Any, int]:
    """Sum of ``wert`` for each combination of values in ``spalten``."""
    summen: dict[Any, int] = einheiten.groupby(spalten)["wert"].sum().to_dict()
    return summen
