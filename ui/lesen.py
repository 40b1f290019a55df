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
from data_access.engine import Read, direkt, engine

protokoll = logging.getLogger("asskomm.lesen")


def gemerkt(maschine: Engine) -> Read:
    """``read`` with a memory. The key is the SQL with its parameters, the Datenstand among them, so nothing goes stale.

    Selects marked ``frisch`` are never kept. Every caller gets the same frame back, so frames are not to be changed.
    """
    lies = direkt(maschine)

    @lru_cache(maxsize=1024)
    def schluessel(select: Select[Any]) -> str:
        fertig = select.compile(maschine)
        return f"{fertig.string}\n{sorted(fertig.params.items())}"

    @st.cache_resource(max_entries=500, show_spinner=False)
    def aus_dem_speicher(adresse: str, sql: str, _select: Select[Any]) -> pd.DataFrame:  # noqa: ARG001 (the key)
        beginn = time.perf_counter()
        frame = lies(_select)
        protokoll.debug("%d Zeilen in %.1f ms", len(frame), 1000 * (time.perf_counter() - beginn))
        return frame

    def read(select: Select[Any]) -> pd.DataFrame:
        if select.get_execution_options().get("frisch"):
            return lies(select)
        return aus_dem_speicher(str(maschine.url), schluessel(select), select)

    return read


@lru_cache(maxsize=1)
def berichtsdaten() -> Berichtsdaten:
    """The one Berichtsdaten of this process."""
    return Berichtsdaten(gemerkt(engine(settings().leseadresse)))
