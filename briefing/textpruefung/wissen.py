"""What is known of a Kennzahl, a word of the register, a Kommune, at a day and a Datenstand?"""

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from briefing.textpruefung import bekannt
from briefing.textpruefung.bekannt import Bekannt
from briefing.textpruefung.orte import Ortsverzeichnis, Raum
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from domain.auswahl import FRUEHESTER_STICHTAG, Auswahl, Ebene
from domain.kennzahl import Basis
from domain.messwert import Messwert, Veroeffentlichung
from domain.widerspruch import Widerspruch
from domain.zeit import Genauigkeit, Zeitangabe

ALLE_TAGE = date(2099, 12, 31)  # records of any day
_TAGE = 256  # days and areas that are remembered


@dataclass(frozen=True)
class Vereinbarung:
    """Since when a Kommune or a body certainly has an agreement, or (``sicher`` False) only perhaps.

    ``ab`` is the first day that its date can mean: of an agreement "in 2022" the first of January.
    """

    seit: date
    ab: date
    sicher: bool
    quelle: str
    adresse: str
    traeger: str


@dataclass(frozen=True)
class Foerderfall:
    """One granted amount with the first day that its date can mean."""

    ags: str
    euro: float
    zusatz: str
    ab: date
    quelle: str
    adresse: str


@dataclass(frozen=True)
class Wissen:
    """All questions of the text check, for one Datenstand."""

    daten: Berichtsdaten
    datenstand: int

    @property
    def register(self) -> tuple[Veroeffentlichung, ...]:
        return self.daten.zahlenregister(self.datenstand)

    @property
    def orte(self) -> Ortsverzeichnis:
        return _ortsverzeichnis(self.daten, self.datenstand)

    @property
    def vereinbarungen(self) -> dict[str, Vereinbarung]:
        """ags or key of a body -> its agreement."""
        return _vereinbarungen(self.daten, self.datenstand)

    @property
    def foerderfaelle(self) -> tuple[Foerderfall, ...]:
        return _foerderfaelle(self.daten, self.datenstand)

    @property
    def betraege(self) -> frozenset[tuple[str, float]]:
        """(ags, euros) of the funding cases, and ("", euros) of what was published for the state."""
        landesweit = {("", v.wert / 100) for v in self.register if v.einheit == "cent" and v.kennzahl}
        return frozenset({(f.ags, f.euro) for f in self.foerderfaelle} | landesweit)

    def stand(self, schluessel: str, raum: Raum, tag: date) -> Bekannt | None:
        """What the whole product says of a Kennzahl on a day; None when nothing is known or the area is none of ours."""
        if raum.ebene is None:
            return None
        if raum.ebene is Ebene.KOMMUNE:
            return self._der_kommune(schluessel, raum, tag)
        m = _messwerte(self.daten, self.datenstand, raum.ebene, raum.schluessel, max(tag, FRUEHESTER_STICHTAG))[
            schluessel
        ]
        if m.basis is Basis.VEROEFFENTLICHT and m.veroeffentlicht:
            return bekannt.veroeffentlicht(m.veroeffentlicht)
        if m.wert is None:
            return None
        wert = m.wert / 100 if m.kennzahl.in_euro else float(m.wert)
        return (
            bekannt.gezaehlt(wert, tag)
            if m.basis is Basis.GEZAEHLT
            else bekannt.mindestens(wert, tag, in_euro=m.kennzahl.in_euro)
        )

    def _der_kommune(self, schluessel: str, raum: Raum, tag: date) -> Bekannt | None:
        """What the records of one Kommune prove."""
        einheiten = _einheiten(self.daten, self.datenstand, tag)
        eigene = (
            einheiten["ags"].isin(raum.schluessel.split(","))
            & (einheiten["kennzahl"] == schluessel)
            & (einheiten["sicher"] == 1)
        )
        wert = float(einheiten[eigene]["wert"].sum())
        in_euro = kennzahl(schluessel).in_euro
        return bekannt.mindestens(wert / 100 if in_euro else wert, tag, in_euro=in_euro) if wert else None

    def veroeffentlicht(self, schluessel: str, raum: Raum, tag: date) -> list[Bekannt]:
        """Published figures of a Kennzahl in an area whose as-of date can lie on or before the day, oldest first."""
        return [
            bekannt.veroeffentlicht(v)
            for v in self.register
            if v.kennzahl == schluessel and v.nenner is None and v.stand_von <= tag and _im_raum(v, raum)
        ]

    def unter_wort(self, worte: Collection[str], raum: Raum, tag: date = ALLE_TAGE) -> list[Bekannt]:
        """The same for words of the register."""
        return [
            bekannt.veroeffentlicht(v)
            for v in self.register
            if v.begriff in worte and v.stand_von <= tag and _im_raum(v, raum)
        ]

    def streit(self, v: Veroeffentlichung, tag: date) -> tuple[Widerspruch, ...]:
        """In which contradictions among what was published up to the day a figure stands."""
        return tuple(w for w in self.daten.widersprueche(Auswahl(tag, self.datenstand)) if v in w.alle)

    def anzahl_kommunen(self, tag: date) -> int:
        """How many Kommunen the state has on a day."""
        k = self.daten.kommunenverzeichnis(self.datenstand)
        return int(((k["gueltig_von"] <= tag) & (k["gueltig_bis"].isna() | (k["gueltig_bis"] >= tag))).sum())


def _im_raum(v: Veroeffentlichung, raum: Raum) -> bool:
    name = raum.schluessel if raum.ebene is Ebene.POLIZEIDIREKTION else raum.name.removeprefix("Landkreis ")
    return v.raum_art is raum.ebene and v.raum == name


@lru_cache(maxsize=_TAGE)
def _messwerte(daten: Berichtsdaten, datenstand: int, ebene: Ebene, schluessel: str, tag: date) -> dict[str, Messwert]:
    auswahl = Auswahl(tag, datenstand)
    if ebene is Ebene.POLIZEIDIREKTION:
        auswahl = auswahl.mit(polizeidirektionen=(schluessel,))
    elif ebene is Ebene.LANDKREIS:
        auswahl = auswahl.mit(landkreise=(schluessel,))
    return daten.messwerte(auswahl)


@lru_cache(maxsize=_TAGE)
def _einheiten(daten: Berichtsdaten, datenstand: int, tag: date) -> pd.DataFrame:
    return daten.messung(Auswahl(tag, datenstand))


@lru_cache(maxsize=8)
def _ortsverzeichnis(daten: Berichtsdaten, datenstand: int) -> Ortsverzeichnis:
    k, t = daten.kommunenverzeichnis(datenstand), daten.traegerverzeichnis(datenstand)
    kommunen = list(zip(k["ags"].astype(str), k["name"].astype(str), strict=True))
    return Ortsverzeichnis.aus(kommunen, dict(zip(t["traeger"].astype(str), t["name"].astype(str), strict=True)))


@lru_cache(maxsize=8)
def _vereinbarungen(daten: Berichtsdaten, datenstand: int) -> dict[str, Vereinbarung]:
    """The certain one of each, of several the earliest."""
    t = daten.traegerverzeichnis(datenstand)
    koerperschaften = dict(zip(t["name"], t["traeger"], strict=True))
    ergebnis: dict[str, Vereinbarung] = {}
    for z in daten.nachweis(kennzahl("kommunen_im_verbund"), Auswahl(ALLE_TAGE, datenstand)).to_dict("records"):
        if z["art"] == "mitgliedschaft":
            continue
        neu = Vereinbarung(
            z["seit"], _frueheste(z), bool(z["sicher"]), _quelle(z), str(z["quelle_url"] or ""), str(z["traeger"])
        )
        for schluessel in {str(z["einheit"]), str(koerperschaften.get(z["traeger"], z["einheit"]))}:
            alt = ergebnis.get(schluessel)
            if alt is None or (not neu.sicher, neu.seit) < (not alt.sicher, alt.seit):
                ergebnis[schluessel] = neu
    return ergebnis


@lru_cache(maxsize=8)
def _foerderfaelle(daten: Berichtsdaten, datenstand: int) -> tuple[Foerderfall, ...]:
    zeilen = daten.foerderung.belege(Auswahl(ALLE_TAGE, datenstand))
    bewilligt = zeilen[
        (zeilen["geldzustand"] == "bewilligt") & zeilen["sicher"].astype(bool) & zeilen["betrag_cent"].notna()
    ]
    return tuple(
        Foerderfall(
            str(z["ags"]),
            z["betrag_cent"] / 100,
            str(z["betrag_zusatz"]),
            _frueheste(z),
            _quelle(z),
            str(z["quelle_url"] or ""),
        )
        for z in bewilligt.to_dict("records")
    )


def _quelle(zeile: dict[Hashable, object]) -> str:
    return f"{zeile['herausgeber']}: {zeile['quelle_titel']}" if zeile["quelle_titel"] else str(zeile["herausgeber"])


def _frueheste(zeile: dict[Hashable, object]) -> date:
    """The first day that its date can mean; of "known on" that day."""
    zeit = Zeitangabe(str(zeile["datum"]), Genauigkeit(str(zeile["genauigkeit"])))
    return zeit.fruehestens or zeit.spaetestens
