"""In which state is this process at the moment of a look at its metrics?"""

import time
from collections.abc import Callable, Mapping

import pandas as pd

from data_access.freigabe import als_utc
from ui.gedaechtnis import GEDAECHTNIS
from ui.laufbuch import offene_sitzungen
from ui.lesen import berichtsdaten, freigegeben


def messer() -> Mapping[str, tuple[str, Callable[[], float]]]:
    """Name of a metric -> what it is, and the function that asks; each may raise Fehler when the database is away."""
    return {
        "asskomm_sitzungen": ("Offene Seiten in diesem Prozess", offene_sitzungen),
        "asskomm_gedaechtnis_bytes": ("Was dieser Prozess von Berechnetem behält", lambda: GEDAECHTNIS.bytes),
        "asskomm_datenstand": ("Neuester Datenstand", lambda: berichtsdaten().neuester_datenstand()),
        "asskomm_datenstand_freigegeben": ("Neuester freigegebener Datenstand", freigegeben),
        "asskomm_datenstand_alter_sekunden": ("Zeit seit der neuesten Lieferung", _alter),
    }


def _alter() -> float:
    daten = berichtsdaten()
    geladen = pd.Timestamp(daten.lieferungen(daten.neuester_datenstand())["eingelesen_am"].max())
    return max(0.0, time.time() - als_utc(geladen.to_pydatetime()).timestamp())
