"""How does the running app read: which answers are kept, and until when?"""

import logging
import time
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st
from sqlalchemy import Engine, Select

from config import settings
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import Abfrage, Read, direkt, engine

protokoll = logging.getLogger("asskomm.lesen")


def gemerkt(maschine: Engine) -> Read:
    """``read`` with a memory. The key is the SQL with its parameters, the Datenstand among them, so nothing goes stale.

    Questions marked ``frisch`` are never kept. Every caller gets the same frame back, so frames are not to be changed.
    """
    lies = direkt(maschine)

    @lru_cache(maxsize=256)
    def sql(select: Select[Any]) -> str:
        """The statement with the constants in it: two Kennzahlen may differ in nothing but a word that is a constant."""
        fertig = select.compile(maschine)
        return f"{fertig}\n{sorted(fertig.params.items(), key=str)}"

    @st.cache_resource(max_entries=500, show_spinner=False)
    def aus_dem_speicher(adresse: str, sql: str, werte: object, _abfrage: Abfrage) -> pd.DataFrame:  # noqa: ARG001 (the key)
        beginn = time.perf_counter()
        frame = lies(_abfrage)
        protokoll.debug("%d Zeilen in %.1f ms", len(frame), 1000 * (time.perf_counter() - beginn))
        return frame

    def read(abfrage: Abfrage) -> pd.DataFrame:
        if abfrage.frisch:
            return lies(abfrage)
        return aus_dem_speicher(str(maschine.url), sql(abfrage.select), abfrage.werte, abfrage)

    return read


@lru_cache(maxsize=1)
def berichtsdaten() -> Berichtsdaten:
    """The one Berichtsdaten of this process."""
    return Berichtsdaten(gemerkt(engine(settings().leseadresse)))
