"""How do counted units and published figures become a value with its basis?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from data_access import register, verzeichnis
from data_access.engine import Read
from data_access.raum import raum_der_veroeffentlichung
from domain.auswahl import NICHT_ZUGEORDNET, Auswahl, Ebene
from domain.kennzahl import Kennzahl
from domain.messwert import Messwert, Veroeffentlichung


@dataclass(frozen=True)
class Bewertung:
    """Puts sums of units beside what was published, for one Auswahl."""

    read: Read
    auswahl: Auswahl

    def messwert(
        self, kennzahl: Kennzahl, summen: Mapping[tuple[str, int], int],
        ebene: Ebene | None = None, raum: str = "", schluessel: str = "",
    ) -> Messwert:  # fmt: skip
        """``summen``: (key, certain 1 or doubtful 0) -> sum. Without ``ebene`` the value of the whole area."""
        ganze_ebene, ganzer_raum = self._ganzes
        auswahl, hier = self.auswahl, raum or ganzer_raum
        return Messwert(
            kennzahl=register.fassung_am(self.read, kennzahl, auswahl.stichtag, auswahl.datenstand),
            ebene=ebene or ganze_ebene,
            raum=hier or auswahl.raum(),
            raum_schluessel=schluessel if ebene else self._schluessel(ganze_ebene, ganzer_raum),
            stichtag=auswahl.stichtag,
            datenstand=auswahl.datenstand,
            belegt=int(summen.get((kennzahl.schluessel, 1), 0)),
            vorbehalt=int(summen.get((kennzahl.schluessel, 0), 0)),
            vollstaendig=self._vollstaendig(kennzahl) and not (kennzahl.landesweit and self._ist_teil(ebene, raum)),
            veroeffentlicht=self._neueste(kennzahl, ebene or ganze_ebene, hier),
        )

    def veroeffentlichungen(self, kennzahl: Kennzahl) -> list[Veroeffentlichung]:
        """Published figures of a Kennzahl for the whole area up to the Stichtag, oldest first."""
        return self._veroeffentlicht(kennzahl, *self._ganzes)

    @cached_property
    def _ganzes(self) -> tuple[Ebene, str]:
        """Level and name under which figures about the whole area were published."""
        namen: dict[str, str] = {}
        if self.auswahl.landkreise:
            kreise = self.read(verzeichnis.landkreise(self.auswahl.datenstand))
            namen = dict(zip(kreise["landkreis"], kreise["name"], strict=True))
        return raum_der_veroeffentlichung(self.auswahl, namen)

    def _schluessel(self, ebene: Ebene, raum: str) -> str:
        """Of the whole area: the key of the one Kreis, the name of the one directorate, else nothing."""
        if not raum or ebene is Ebene.LAND:
            return ""
        return self.auswahl.landkreise[0] if ebene is Ebene.LANDKREIS else raum

    def _ist_teil(self, ebene: Ebene | None, raum: str) -> bool:
        """Whether an area is only a part of the state; what belongs to no part stands under "nicht zugeordnet"."""
        return not self.auswahl.ganzes_land or (ebene not in (None, Ebene.LAND) and raum != NICHT_ZUGEORDNET)

    def _vollstaendig(self, kennzahl: Kennzahl) -> bool:
        if self.auswahl.handlungsfeld:  # complete records need not name all their Handlungsfelder
            return False
        ab = register.vollstaendig_ab(self.read, self.auswahl.datenstand).get(kennzahl.schluessel)
        return ab is not None and ab <= self.auswahl.stichtag <= register.letzter_tag(
            self.read, self.auswahl.datenstand
        )

    def _veroeffentlicht(self, kennzahl: Kennzahl, ebene: Ebene, raum: str) -> list[Veroeffentlichung]:
        if self.auswahl.ausschnitt:
            return []
        alle = register.bestand(self.read, self.auswahl.datenstand)
        return [v for v in alle.get((kennzahl.schluessel, ebene, raum), ()) if v.stand_bis <= self.auswahl.stichtag]

    def _neueste(self, kennzahl: Kennzahl, ebene: Ebene, raum: str) -> Veroeffentlichung | None:
        """The newest published figure; of several of one day an exact one, then the one delivered first."""
        bisher = self._veroeffentlicht(kennzahl, ebene, raum)
        return max(bisher, key=lambda v: (v.stand_bis, v.stand_von, v.zusatz.genau), default=None)
