"""Which Kommunen of the choice have come furthest?"""

from dataclasses import dataclass

import pandas as pd

from briefing.fakten import Verweis
from briefing.traeger import mit_belegen
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kreise import kreisname
from domain.stufe import Stufe
from domain.zahlen import KEINE_ANGABE, ganzzahl
from domain.zeit import tag_lang


@dataclass(frozen=True)
class Weiteste:
    """The Kommunen of the deepest stage that any has reached, and what that is of all; ``leer`` when there is none.

    ``verbuende``: the other bodies that a figure counts.
    """

    titel: str
    satz: str
    tabelle: pd.DataFrame
    ags: tuple[str, ...]
    verbuende: tuple[Verweis, ...]
    leer: str = ""


def weiteste(daten: Berichtsdaten, auswahl: Auswahl) -> Weiteste:
    """Within the area of the Auswahl, largest first."""
    kommunen = daten.kommunen(auswahl)
    verbuende = mit_belegen(daten.traegerverzeichnis(auswahl.datenstand), daten.messung(auswahl))
    stufe = Stufe(int(kommunen["stufe"].max())) if len(kommunen) else Stufe.KEIN_BELEG
    if stufe < Stufe.BERATEN:
        leer = f"Bis zum {tag_lang(auswahl.stichtag)} ist zu keiner Kommune öffentlich belegt, dass sie mitwirkt."
        return Weiteste("Am weitesten belegt", "", kommunen.iloc[:0], (), verbuende, leer)
    vorn = kommunen[kommunen["stufe"] == stufe].sort_values(["einwohner", "name"], ascending=[False, True])
    satz = (
        f"{ganzzahl(len(vorn))} von {ganzzahl(len(kommunen))} Kommunen haben die tiefste belegte Stufe erreicht; kein Beleg heißt "
        "nicht, dass eine Kommune nicht mitwirkt."
    )
    return Weiteste(f"Am weitesten belegt: {stufe.wort}", satz, _tabelle(vorn), tuple(vorn["ags"]), verbuende)


def _tabelle(kommunen: pd.DataFrame) -> pd.DataFrame:
    bekannt = kommunen["einwohner"].notna()
    einwohner = [ganzzahl(int(n)) if da else KEINE_ANGABE for n, da in zip(kommunen["einwohner"], bekannt, strict=True)]
    return pd.DataFrame(
        {
            "Kommune": kommunen["name"].to_numpy(),
            "Einwohner": einwohner,
            "Präventionsrat": ["ja" if rat else "–" for rat in kommunen["rat"]],
            "Kreis": [kreisname(str(schluessel)) for schluessel in kommunen["landkreis"]],
            "Polizeidirektion": kommunen["polizeidirektion"].fillna(KEINE_ANGABE).to_numpy(),
        }
    )
