"""Does a reader's session still go on, by a clock that is handed in? What of it is known while the database is away?"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine

from data_access import sitzungen
from domain.fehler import Dienstfehler
from domain.rolle import Leser
from domain.sitzung import Sitzung

KULANZ = 60.0  # seconds that a session goes on while its database is away: nobody can end it there meanwhile
GEMERKT = 2_000  # sessions, of which the one that was used longest ago is forgotten


@dataclass
class Sitzungsbuch:
    """The sessions, with the clock and the time without use after which one ends."""

    maschine: Callable[[], Engine]
    ruhe: timedelta
    uhr: Callable[[], datetime]
    _zuletzt: OrderedDict[str, tuple[float, Sitzung]] = field(default_factory=OrderedDict)

    def finde(self, kennung: str) -> Sitzung | None:
        """The session if it goes on, else None. Dienstfehler when that cannot be found out."""
        try:
            sitzung = sitzungen.lies(self.maschine(), kennung)
        except Dienstfehler:
            sitzung = self._aus_dem_gedaechtnis(kennung)
        else:
            self._merke(kennung, sitzung)
        return sitzung if sitzung is not None and sitzung.gilt(self.uhr(), self.ruhe) else None

    def beginne(self, kennung: str, leser: Leser, *, endet: datetime, vorgang: str, ausweis: str | None) -> None:
        """Enter a new session; Zugriffsfehler when this sign-in (``vorgang``) has made one before."""
        jetzt = self.uhr()
        sitzungen.beginne(
            self.maschine(), Sitzung(kennung, leser, jetzt, jetzt, endet), vorgang=vorgang, ausweis=ausweis
        )

    def beruehre(self, kennung: str, wann: datetime) -> None:
        """Note that it was in use."""
        sitzungen.beruehre(self.maschine(), kennung, wann)

    def ausweis(self, kennung: str) -> str | None:
        """The encrypted token for signing out at the provider."""
        return sitzungen.ausweis(self.maschine(), kennung)

    def beende(self, kennung: str) -> None:
        """End it everywhere."""
        sitzungen.beende(self.maschine(), kennung, self.uhr())
        self._zuletzt.pop(kennung, None)

    def _merke(self, kennung: str, sitzung: Sitzung | None) -> None:
        self._zuletzt.pop(kennung, None)
        if sitzung is not None:
            self._zuletzt[kennung] = (time.monotonic(), sitzung)
        if len(self._zuletzt) > GEMERKT:
            self._zuletzt.popitem(last=False)

    def _aus_dem_gedaechtnis(self, kennung: str) -> Sitzung | None:
        wann, sitzung = self._zuletzt.get(kennung, (float("-inf"), None))
        if time.monotonic() - wann > KULANZ:
            raise Dienstfehler(
                "Die Liste der Anmeldungen ist nicht erreichbar. Abhilfe: in einigen Minuten erneut versuchen."
            )
        return sitzung
