"""How do the five directorates compare in one Kennzahl, absolutely and in relation to their inhabitants or Kommunen?"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import NICHT_ZUGEORDNET, POLIZEIDIREKTIONEN, Auswahl, Ebene
from domain.kennzahl import Kennzahl, Zaehleinheit
from domain.mass import Mass, mass_text, verortet
from domain.messwert import Messwert, Veroeffentlichung
from domain.zahlen import ganze_euro

KEIN_BELEG = "kein Beleg"
KEINE_KOMMUNE = "keine Kommune in der Auswahl"
LAND = "Sachsen"
_MEHRZAHL = {
    Zaehleinheit.KOMMUNE: "Kommunen", Zaehleinheit.TRAEGER: "Präventionsräte", Zaehleinheit.VEREINBARUNG: "Vereinbarungen",
    Zaehleinheit.ANALYSE: "Analysen", Zaehleinheit.EINWOHNER: "Einwohner", Zaehleinheit.EURO: "Euro",
}  # fmt: skip


@dataclass(frozen=True)
class Vergleich:
    """One Kennzahl for all directorates on one day.

    ``zeilen``: name, belegt (NA: no record, which is not zero), kommunen, einwohner (NA: not known), one row for each of
    POLIZEIDIREKTIONEN, then what belongs to none, if anything does. ``land`` is the value of all of them together.
    ``gewaehlt`` are the directorates of the reader's choice; empty: all.
    """

    kennzahl: Kennzahl
    auswahl: Auswahl
    zeilen: pd.DataFrame
    land: Messwert
    veroeffentlicht: dict[str, Veroeffentlichung]
    gewaehlt: frozenset[str]

    @property
    def direktionen(self) -> pd.DataFrame:
        return self.zeilen[self.zeilen["name"] != NICHT_ZUGEORDNET]

    @property
    def basis(self) -> str:
        return "gezählt" if self.land.vollstaendig else "belegt (mindestens)"

    @property
    def leer(self) -> str:
        """What is said instead of a picture when no directorate has anything."""
        if self.land.vollstaendig or self.direktionen["belegt"].notna().any():
            return ""
        return (
            f"Bis zum Stichtag ist zu „{self.kennzahl.titel}“ kein Einzelfall belegt, der in einer Polizeidirektion liegt. "
            "Das heißt nicht, dass es keinen gibt."
        )

    def nenner(self, mass: Mass) -> pd.Series:
        """What the value of each row is divided by."""
        return self.zeilen["kommunen" if mass is Mass.ANTEIL else "einwohner"]

    def werte(self, mass: Mass) -> pd.Series:
        """The values as they are drawn: units or euros, per 100,000 inhabitants, or per cent of the Kommunen."""
        belegt = self.zeilen["belegt"].astype("Float64") / (100 if self.kennzahl.in_euro else 1)
        faktor = {Mass.JE_EINWOHNER: 100_000, Mass.ANTEIL: 100}.get(mass)
        werte = belegt if faktor is None else belegt * faktor / self.nenner(mass).replace(0, pd.NA)
        return werte.astype("float64")

    def texte(self, mass: Mass, *, genau: bool = False) -> list[str]:
        """The same as they are printed, money without cents unless ``genau``; a missing one says what is missing."""
        spalten = (self.zeilen["belegt"], self.nenner(mass), self.zeilen["kommunen"])
        return [_text(self.kennzahl, mass, genau, *zeile) for zeile in zip(*spalten, strict=True)]

    def texte_mit_anzahl(self, mass: Mass) -> list[str]:
        """For a rate with what it is made of: ``33,9 % (38 von 112)``; money and inhabitants stand alone."""
        k = self.kennzahl
        if mass is Mass.ABSOLUT or k.zaehleinheit in (Zaehleinheit.EURO, Zaehleinheit.EINWOHNER):
            return self.texte(mass)
        von = [f" von {anzahl}" if mass is Mass.ANTEIL else "" for anzahl in self.zeilen["kommunen"]]
        return [
            text if pd.isna(belegt) else f"{text} ({k.zahl(int(belegt))}{alle})"
            for text, belegt, alle in zip(self.texte(mass), self.zeilen["belegt"], von, strict=True)
        ]


def _text(kennzahl: Kennzahl, mass: Mass, genau: bool, belegt: Any, nenner: Any, kommunen: Any) -> str:
    if pd.isna(belegt):
        return KEINE_KOMMUNE if kommunen == 0 else KEIN_BELEG
    if kennzahl.in_euro and mass is Mass.ABSOLUT and not genau:
        return ganze_euro(int(belegt))
    return mass_text(kennzahl, mass, int(belegt), None if pd.isna(nenner) else int(nenner))


def vergleich(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl) -> Vergleich:
    """Compare within the chosen size classes and Handlungsfeld; a chosen directorate or Kreis does not narrow it."""
    alle = auswahl.mit(polizeidirektionen=(), landkreise=())
    werte = {
        m.raum: m
        for m in daten.messwerte_je_raum(alle, Ebene.POLIZEIDIREKTION)
        if m.kennzahl.schluessel == kennzahl.schluessel
    }
    kommunen = daten.kommunen(alle).groupby("polizeidirektion")["einwohner"]
    anzahl, einwohner = kommunen.size(), kommunen.agg(lambda zahlen: zahlen.sum(skipna=False))
    land = daten.messwert(kennzahl, alle)
    namen = [*POLIZEIDIREKTIONEN, *([NICHT_ZUGEORDNET] if werte[NICHT_ZUGEORDNET].belegt else [])]
    belegt = [werte[name].belegt or (0 if land.vollstaendig else pd.NA) if name in werte else pd.NA for name in namen]
    zeilen = pd.DataFrame(
        {
            "name": namen,
            "belegt": pd.array(belegt, "Int64"),
            "kommunen": pd.array([anzahl.get(name, 0) for name in namen], "Int64"),
            "einwohner": pd.array([einwohner.get(name, pd.NA) for name in namen], "Int64"),
        }
    )  # fmt: skip
    veroeffentlicht = {name: v for name, m in werte.items() if (v := m.veroeffentlicht)}
    return Vergleich(kennzahl, alle, zeilen, land, veroeffentlicht, gewaehlte_direktionen(daten, auswahl))


def gewaehlte_direktionen(daten: Berichtsdaten, auswahl: Auswahl) -> frozenset[str]:
    """The directorates that the reader's choice of directorates and Kreise names; empty when it names none."""
    if not auswahl.polizeidirektionen and not auswahl.landkreise:
        return frozenset()
    gebiet = daten.kommunen(auswahl.mit(groessenklassen=(), kommunen=None, handlungsfeld=""))
    return frozenset(gebiet["polizeidirektion"].dropna())


def landesweite(daten: Berichtsdaten) -> str:
    """The sentence that says which Kennzahlen cannot be compared, and why."""
    titel = [k.titel for k in daten.katalog if not verortet(k)]
    return f"Nicht im Vergleich, weil es sie nur für das ganze Land gibt: {', '.join(titel)}."


def hervorgehoben(v: Vergleich) -> str:
    """What the colours mean when only some directorates are chosen."""
    if not v.gewaehlt:
        return ""
    namen = ", ".join(name for name in POLIZEIDIREKTIONEN if name in v.gewaehlt)
    return f"Grün: {namen} (Ihre Auswahl); alle fünf bleiben im Bild, weil es ein Vergleich ist. "


def gerundet(v: Vergleich) -> str:
    """What is to be said of labels that are money."""
    return "Auf Euro gerundet, genau in der Tabelle · " if v.kennzahl.in_euro else ""


def arten(v: Vergleich) -> list[str]:
    """Which rows stand out: the chosen ones; without a choice every directorate."""
    offen = v.gewaehlt or frozenset(POLIZEIDIREKTIONEN)
    return ["wert" if name in offen else "grau" for name in v.zeilen["name"]]


def einheit(v: Vergleich, mass: Mass) -> str:
    """What is drawn, above the picture: ``Kommunen je 100.000 Einwohner, gezählt``."""
    was = "Prozent der Kommunen" if mass is Mass.ANTEIL else _MEHRZAHL[v.kennzahl.zaehleinheit]
    return f"{was}{f' {mass.wort}' if mass is Mass.JE_EINWOHNER else ''}, {v.basis}"


def land_rate(v: Vergleich, mass: Mass) -> str:
    """What lies in the directorates, divided by all of their inhabitants or Kommunen."""
    belegt, nenner = v.direktionen["belegt"].sum(), v.nenner(mass)[v.direktionen.index].sum(skipna=False)
    return mass_text(v.kennzahl, mass, int(belegt), None if pd.isna(nenner) else int(nenner))
