"""How does the running app read: which answers are kept, and until when?"""

import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select

from config import settings
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import Abfrage, Betrieb, Read, direkt, engine
from data_access.freigabe import freigegeben_bis
from domain.rolle import Leser
from ui.gedaechtnis import merke
from ui.zaehlwerk import SPEICHER, abfrage_gemessen

FREIGABE_GILT = 1.0  # seconds


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

    @merke
    def aus_dem_speicher(frage: _Frage) -> pd.DataFrame:
        SPEICHER.labels("verfehlt").inc()
        with abfrage_gemessen("daten"):
            return lies(frage.abfrage)

    def read(abfrage: Abfrage) -> pd.DataFrame:
        if abfrage.frisch:
            with abfrage_gemessen("frisch"):
                return lies(abfrage)
        SPEICHER.labels("gefragt").inc()
        return aus_dem_speicher(_Frage(sql(abfrage.select), abfrage))

    return read


@lru_cache(maxsize=4)
def _maschine(adresse: str, betrieb: Betrieb) -> Engine:
    return engine(adresse, betrieb)


def lesemaschine() -> Engine:
    """The engine that the dashboard reads from; the database itself refuses to be written by it."""
    e = settings()
    betrieb = Betrieb(
        e.database_verbindungen, e.database_warten, e.abfragefrist, nur_lesen=True, name="asskomm Dashboard"
    )
    return _maschine(e.leseadresse, betrieb)


def schreibmaschine() -> Engine:
    """The engine by which the dashboard enters what left it and who saw what; never that of the loader, where one is given."""
    e = settings()
    return _maschine(e.eintragadresse, Betrieb(e.database_verbindungen, e.database_warten, name="asskomm Eintrag"))


@lru_cache(maxsize=1)
def _read() -> Read:
    return gemerkt(lesemaschine())


@lru_cache(maxsize=1)
def berichtsdaten() -> Berichtsdaten:
    """The one Berichtsdaten of this process that knows everything, what is not released included."""
    return Berichtsdaten(_read(), freigegeben=freigegeben)


@lru_cache(maxsize=1)
def freigegebene_daten() -> Berichtsdaten:
    """The one that answers nothing beyond the released Datenstand; both share what is kept, which never changes."""
    return Berichtsdaten(_read(), freigegeben=freigegeben, nur_freigegebenes=True)


def daten_fuer(leser: Leser) -> Berichtsdaten:
    """The questions that this person may ask."""
    return berichtsdaten() if leser.rolle.sieht_vorlaeufiges else freigegebene_daten()


_zuletzt: tuple[float, int] = (float("-inf"), 0)


def freigegeben() -> int:
    """The newest released Datenstand, asked at most once a second; a Sperrfrist ends by the clock of this machine."""
    global _zuletzt  # one value of one process; a second reader at the same moment only asks once more
    jetzt = time.monotonic()
    if jetzt - _zuletzt[0] > FREIGABE_GILT:
        _zuletzt = (jetzt, freigegeben_bis(_read(), datetime.now(UTC)))
    return _zuletzt[1]
