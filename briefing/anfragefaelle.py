"""Which cases does a Kleine Anfrage ask about, and what of them lies in its period?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from briefing.anfragewunsch import Zeitspanne
from briefing.papiere.aufnahme import Zelle, Zellenart
from briefing.papiere.zeichen_destatis import NICHTS, SINNLOS, UNBEKANNT
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import FRUEHESTER_STICHTAG, NICHT_ZUGEORDNET, Auswahl
from domain.kennzahl import Kennzahl
from domain.kreise import KREISE
from domain.messwert import Messwert, Veroeffentlichung

SUMME = "Summe"
Orte = Sequence[tuple[str, str]]  # key and name of areas, without the unassigned


@dataclass(frozen=True)
class Faelle:
    """The units of one Kennzahl in the area and at the Stichtag: what is certain within the period, and what besides it.

    ``jahreswerte``: of a Kennzahl that does not add up, its value at the end of each year.
    """

    kennzahl: Kennzahl
    messwert: Messwert
    im_zeitraum: pd.DataFrame
    davor: int
    danach: int
    vorbehalt: int
    jahreswerte: tuple[tuple[int, Messwert], ...] = ()

    @property
    def vollstaendig(self) -> bool:
        return self.messwert.vollstaendig

    @property
    def summe(self) -> int:
        """What all cases of the period add up to."""
        return int(self.im_zeitraum["wert"].sum())

    @property
    def art(self) -> Zellenart:
        return Zellenart.EURO if self.kennzahl.in_euro else Zellenart.GANZZAHL

    @property
    def wort(self) -> str:
        """The heading of their column: what the numbers are."""
        return "gezählt" if self.vollstaendig else "belegt (mindestens)"

    def zelle(self, wert: int) -> Zelle:
        """A number; of none, whether there is nothing or nobody knows."""
        return wert or (NICHTS if self.vollstaendig else UNBEKANNT)

    def zelle_im_ort(self, name: str, wert: int) -> Zelle:
        """The same in one area: of what is known for the state only, nothing can be said there; what lies in none is counted."""
        nur_im_ganzen = self.kennzahl.landesweit and name not in (SUMME, NICHT_ZUGEORDNET)
        return SINNLOS if nur_im_ganzen else self.zelle(wert)


def faelle(daten: Berichtsdaten, k: Kennzahl, auswahl: Auswahl, spanne: Zeitspanne) -> Faelle:
    """The units of a Kennzahl, sorted by whether they lie in the period."""
    alle = daten.messung(auswahl)
    eigene = alle[alle["kennzahl"] == k.schluessel]
    sichere, zweifelhafte = eigene[eigene["sicher"] == 1], eigene[eigene["sicher"] != 1]
    return Faelle(
        kennzahl=daten.fassung_am(k, auswahl),
        messwert=daten.messwert(k, auswahl),
        im_zeitraum=sichere[_liegt(sichere, spanne)],
        davor=0
        if spanne.von is None or not k.kumuliert
        else int(sichere.loc[sichere["seit"] < spanne.von, "wert"].sum()),
        danach=0 if not k.kumuliert else int(sichere.loc[sichere["seit"] > spanne.bis, "wert"].sum()),
        vorbehalt=int(zweifelhafte.loc[_liegt(zweifelhafte, spanne), "wert"].sum()),
        jahreswerte=() if k.kumuliert else tuple(_jahreswerte(daten, k, auswahl, spanne)),
    )


def _jahreswerte(
    daten: Berichtsdaten, k: Kennzahl, auswahl: Auswahl, spanne: Zeitspanne
) -> Iterator[tuple[int, Messwert]]:
    for jahr in spanne.jahre or (spanne.bis.year,):
        ende = min(date(jahr, 12, 31), spanne.bis)
        yield jahr, daten.messwert(k, auswahl.mit(stichtag=max(ende, FRUEHESTER_STICHTAG), vergleich=None))


def _liegt(einheiten: pd.DataFrame, spanne: Zeitspanne) -> "pd.Series[bool]":
    bis = einheiten["seit"] <= spanne.bis
    return bis if spanne.von is None else bis & (einheiten["seit"] >= spanne.von)


def orte(werte: Sequence[Messwert]) -> Orte:
    """The areas of a level on the Stichtag, of the values that ``messwerte_je_raum`` answers; Kreise as parliament calls them."""
    namen = {w.raum_schluessel: w.raum for w in werte if w.raum != NICHT_ZUGEORDNET}
    return [(schluessel, KREISE.get(schluessel, name)) for schluessel, name in namen.items()]


def veroeffentlichte(
    daten: Berichtsdaten, k: Kennzahl, auswahl: Auswahl, spanne: Zeitspanne
) -> list[Veroeffentlichung]:
    """The published figures for the area whose as-of date lies in the period, oldest first."""
    alle = daten.veroeffentlichungen(k, auswahl)
    return [v for v in alle if v.stand_bis <= spanne.bis and (spanne.von is None or v.stand_bis >= spanne.von)]
