"""Which Bausteine has this process made before? They depend on the Auswahl alone, and it names the Datenstand.

A second memory behind ``ui.lesen``: a reader who comes back to a view, or a second reader of it, waits for drawing only.
Callers must not change what they get.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from briefing import (
    abdeckung,
    aenderung,
    ausgaben,
    datenstand,
    foerderfaelle,
    foerderhaushalt,
    foerderung,
    foerderverteilung,
    karte,
    kommune,
    kommunenliste,
    praeventionsraete,
    qualifizierung,
    raetebilder,
    ratseinwohner,
    ratsvergleich,
    register,
    staende,
    steckbrief,
    suche,
    ueberblick,
    vergleichsverlauf,
    verwechslung,
    wegdauer,
)
from briefing import aktualitaet as frische
from briefing import lieferungen as lieferliste
from briefing import pruefungen as pruefliste
from briefing import traegerliste as traeger_ohne_kommune
from data_access.berichtsdaten import Berichtsdaten

ANSICHTEN = 200  # about 100 kB each

kacheln = lru_cache(maxsize=ANSICHTEN)(ueberblick.kacheln)
kartenbild = lru_cache(maxsize=ANSICHTEN)(ueberblick.kartenbild)
verlaufsbild = lru_cache(maxsize=ANSICHTEN)(ueberblick.verlaufsbild)


class Umfang(NamedTuple):
    """What the filters must know of a Datenstand."""

    felder: tuple[str, ...]
    neuester_stichtag: date
    uebung: bool


@lru_cache(maxsize=8)
def umfang_der_daten(daten: Berichtsdaten, datenstand: int) -> Umfang:
    """Handlungsfelder, last day, whether it is for practice."""
    return Umfang(daten.handlungsfelder(datenstand), daten.neuester_stichtag(datenstand), daten.uebung(datenstand))


@lru_cache(maxsize=8)
def suchnamen(daten: Berichtsdaten, datenstand: int) -> dict[str, str]:
    """ags -> name for the search field."""
    return kommune.suchnamen(daten.kommunenverzeichnis(datenstand))


@lru_cache(maxsize=8)
def suchziele(daten: Berichtsdaten, datenstand: int) -> dict[str, str]:
    """What the search finds: a key that says its kind -> name."""
    kommunen, traeger = daten.kommunenverzeichnis(datenstand), daten.traegerverzeichnis(datenstand)
    return suche.suchziele(kommunen, traeger, daten.katalog)


ueberholtes = lru_cache(maxsize=ANSICHTEN)(aenderung.ueberholtes)
neuigkeiten = lru_cache(maxsize=ANSICHTEN)(aenderung.neuigkeiten)
zeitreihe = lru_cache(maxsize=ANSICHTEN)(register.zeitreihe)
matrixbild = lru_cache(maxsize=ANSICHTEN)(staende.matrixbild)
widersprueche = lru_cache(maxsize=ANSICHTEN)(register.widersprueche)
veroeffentlichungen = lru_cache(maxsize=ANSICHTEN)(register.veroeffentlichungen)
vergleichsbilder = lru_cache(maxsize=ANSICHTEN)(vergleichsverlauf.vergleichsbilder)
wegbilder = lru_cache(maxsize=ANSICHTEN)(wegdauer.wegbilder)
kommunen = lru_cache(maxsize=ANSICHTEN)(Berichtsdaten.kommunen)

kommunensteckbrief = lru_cache(maxsize=ANSICHTEN)(steckbrief.kommunensteckbrief)
traegersteckbrief = lru_cache(maxsize=ANSICHTEN)(steckbrief.traegersteckbrief)
weiteste = lru_cache(maxsize=ANSICHTEN)(kommunenliste.weiteste)


def ausgabentabelle(daten: Berichtsdaten, datenstand: int) -> pd.DataFrame:
    """What was given out, made anew when there is more of it or when a delivery arrived: the one that is not for ever."""
    return _ausgabentabelle(daten, datenstand, daten.neuester_datenstand(), daten.anzahl_ausgaben(datenstand))


@lru_cache(maxsize=8)
def _ausgabentabelle(daten: Berichtsdaten, datenstand: int, _neuester: int, _anzahl: int) -> pd.DataFrame:
    return ausgaben.ausgabentabelle(daten, datenstand)


geld = lru_cache(maxsize=ANSICHTEN)(foerderung.geld)
zustandsbild = lru_cache(maxsize=ANSICHTEN)(foerderung.zustandsbild)
jahresbild = lru_cache(maxsize=ANSICHTEN)(foerderverteilung.jahresbild)
raumbild = lru_cache(maxsize=ANSICHTEN)(foerderverteilung.raumbild)
feldbild = lru_cache(maxsize=ANSICHTEN)(foerderverteilung.feldbild)
haushaltsbild = lru_cache(maxsize=ANSICHTEN)(foerderhaushalt.haushaltsbild)
geldwidersprueche = lru_cache(maxsize=ANSICHTEN)(foerderhaushalt.geldwidersprueche)
veroeffentlichte_betraege = lru_cache(maxsize=ANSICHTEN)(foerderhaushalt.veroeffentlichte_betraege)
falltabelle = lru_cache(maxsize=ANSICHTEN)(foerderfaelle.falltabelle)
lage = lru_cache(maxsize=ANSICHTEN)(foerderfaelle.lage)
flaechenbild = lru_cache(maxsize=ANSICHTEN)(karte.flaechenbild)
rangliste = lru_cache(maxsize=ANSICHTEN)(karte.rangliste)
traegerliste = lru_cache(maxsize=ANSICHTEN)(traeger_ohne_kommune.traegerliste)
auf_einen_blick = lru_cache(maxsize=ANSICHTEN)(datenstand.auf_einen_blick)
lieferungen = lru_cache(maxsize=ANSICHTEN)(lieferliste.lieferungen)
aktualitaet = lru_cache(maxsize=ANSICHTEN)(frische.aktualitaet)
pruefungen = lru_cache(maxsize=ANSICHTEN)(pruefliste.pruefungen)
abdeckungsbild = lru_cache(maxsize=ANSICHTEN)(abdeckung.abdeckungsbild)
raete = lru_cache(maxsize=ANSICHTEN)(praeventionsraete.raete)
ratslage = lru_cache(maxsize=ANSICHTEN)(praeventionsraete.lage)
raeteraumbilder = lru_cache(maxsize=ANSICHTEN)(raetebilder.raumbilder)
raeteverlauf = lru_cache(maxsize=ANSICHTEN)(raetebilder.verlaufsbild)
raete_und_vereinbarungen = lru_cache(maxsize=ANSICHTEN)(ratsvergleich.ratsvergleich)
einwohner_mit_rat = lru_cache(maxsize=ANSICHTEN)(ratseinwohner.einwohnerbild)
einwohnersatz = lru_cache(maxsize=ANSICHTEN)(ratseinwohner.einwohnersatz)
qualifizierungslage = lru_cache(maxsize=ANSICHTEN)(qualifizierung.lage)
verwechslungen = lru_cache(maxsize=ANSICHTEN)(verwechslung.verwechslungen)
qualifizierungsstreit = lru_cache(maxsize=ANSICHTEN)(verwechslung.eigene_widersprueche)
qualifizierungsreihen = lru_cache(maxsize=ANSICHTEN)(verwechslung.zeitreihen)
lehrgangsbilder = lru_cache(maxsize=ANSICHTEN)(qualifizierung.lehrgangsbilder)
lehrgangsliste = lru_cache(maxsize=ANSICHTEN)(qualifizierung.lehrgangsliste)
coachingliste = lru_cache(maxsize=ANSICHTEN)(qualifizierung.coachingliste)
