"""Which deliveries are known, which of them may be seen, and what does "today" mean?"""

from collections.abc import Callable
from datetime import date, datetime

import pandas as pd

from data_access import verzeichnis
from data_access.engine import Read
from data_access.freigabe import als_utc, beschraenkt, freigaben, pruefe_freigegeben
from data_access.katalog import KATALOG
from domain.fehler import Datenfehler
from domain.kennzahl import Kennzahl


class Wissensstand:
    """The questions about deliveries. ``read`` is the only way to the data; it may cache, this class need not know.

    ``freigegeben`` tells the newest released Datenstand (0: none); None: release plays no part. ``nur_freigegebenes``:
    nothing beyond it is answered.
    """

    def __init__(
        self,
        read: Read,
        katalog: tuple[Kennzahl, ...] = KATALOG,
        *,
        freigegeben: Callable[[], int] | None = None,
        nur_freigegebenes: bool = False,
    ) -> None:
        self._freigegeben = freigegeben
        self._grenze = freigegeben if nur_freigegebenes else None
        self._read = beschraenkt(read, self._grenze) if self._grenze else read
        self.katalog = katalog

    def neuester_datenstand(self) -> int:
        """Number of the newest delivery that may be seen; asked anew each time."""
        if self._grenze:
            return pruefe_freigegeben(self._grenze())
        nummer = self._read(verzeichnis.neueste_lieferung())["id"].iloc[0]
        if nummer is None or pd.isna(nummer):
            raise Datenfehler("Die Datenbank enthält noch keine Lieferung. Abhilfe: „asskomm init“ aufrufen.")
        return int(nummer)

    def vorlaeufig(self, datenstand: int) -> bool:
        """Whether a Datenstand is not released yet; asked anew each time."""
        return self._freigegeben is not None and datenstand > self._freigegeben()

    def frei_ab(self, datenstand: int) -> datetime | None:
        """When a Datenstand will be released by what is entered now (UTC); None: nobody has said. Asked anew each time."""
        eintraege = freigaben(self._read)
        zeiten = eintraege.loc[eintraege["lieferung_id"] >= datenstand, "ab"]
        return None if zeiten.empty else als_utc(zeiten.min().to_pydatetime())

    def heutiger_datenstand(self, damals: int) -> int:
        """What "today" means to somebody who looks at a Datenstand: the newest released one, unless that one is vorläufig."""
        if self._freigegeben is None or self.vorlaeufig(damals):
            return self.neuester_datenstand()
        return self._freigegeben()

    def lieferungen(self, datenstand: int) -> pd.DataFrame:
        """id, kennung, titel, herausgeber, stand, uebung, mitgeliefert, eingelesen_am, pruefsumme, notiz; oldest first."""
        return self._read(verzeichnis.lieferungen(datenstand))

    def alle_lieferungen(self) -> pd.DataFrame:
        """The same for everything that was ever delivered; without rows when nothing was."""
        nummer = self._read(verzeichnis.neueste_lieferung())["id"].iloc[0]
        return self.lieferungen(0 if nummer is None or pd.isna(nummer) else int(nummer))

    def neuester_stichtag(self, datenstand: int) -> date:
        """The last day up to which the deliveries claim to report."""
        tag: date = self.lieferungen(datenstand)["stand"].max()
        return tag

    def uebung(self, datenstand: int) -> bool:
        """Whether the database holds invented data for practice; it never holds both."""
        return bool(self.lieferungen(datenstand)["uebung"].any())
