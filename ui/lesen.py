"""How does the running app read: which answers are kept, and until when?"""

import logging
import time
from functools import lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select

from config import settings
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import Abfrage, Read, direkt, engine

protokoll = logging.getLogger("asskomm.lesen")
ANTWORTEN = 500


class _Frage:
    """A question as a key: equal when SQL and values are equal, whatever select object it came from."""

    __slots__ = ("abfrage", "schluessel")

    def __init__(self, sql: str, abfrage: Abfrage) -> None:
        self.abfrage, self.schluessel = abfrage, (sql, abfrage.werte)

    def __hash__(self) -> int:
        return hash(self.schluessel)

    def __eq__(self, andere: object) -> bool:
        return isinstance(andere, _Frage) and self.schluessel == andere.schluessel


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

    @lru_cache(maxsize=ANTWORTEN)
    def aus_dem_speicher(frage: _Frage) -> pd.DataFrame:
        beginn = time.perf_counter()
        frame = lies(frage.abfrage)
        protokoll.debug("%d Zeilen in %.1f ms", len(frame), 1000 * (time.perf_counter() - beginn))
        return frame

    def read(abfrage: Abfrage) -> pd.DataFrame:
        if abfrage.frisch:
            return lies(abfrage)
        return aus_dem_speicher(_Frage(sql(abfrage.select), abfrage))

    return read


@lru_cache(maxsize=1)
def berichtsdaten() -> Berichtsdaten:
    """The one Berichtsdaten of this process."""
    return Berichtsdaten(gemerkt(engine(settings().leseadresse)))
