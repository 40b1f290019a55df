"""Which Bausteine has this process made before? They depend on the Auswahl alone, and it names the Datenstand.

Behind them ``ui.lesen`` keeps the answers of the database: a reader who comes back to a view, or a second reader of it, waits for
drawing only.
Callers must not change what they get.
"""

from datetime import date
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
from ui.gedaechtnis import merke

kacheln = merke(ueberblick.kacheln)
kartenbild = merke(ueberblick.kartenbild)
verlaufsbild = merke(ueberblick.verlaufsbild)


class Umfang(NamedTuple):
    """What the filters must know of a Datenstand."""

    felder: tuple[str, ...]
    neuester_stichtag: date
    uebung: bool


@merke
def umfang_der_daten(daten: Berichtsdaten, datenstand: int) -> Umfang:
    """Handlungsfelder, last day, whether it is for practice."""
    return Umfang(daten.handlungsfelder(datenstand), daten.neuester_stichtag(datenstand), daten.uebung(datenstand))


@merke
def suchnamen(daten: Berichtsdaten, datenstand: int) -> dict[str, str]:
    """ags -> name for the search field."""
    return kommune.suchnamen(daten.kommunenverzeichnis(datenstand))


@merke
def suchziele(daten: Berichtsdaten, datenstand: int) -> dict[str, str]:
    """What the search finds: a key that says its kind -> name."""
    kommunen, traeger = daten.kommunenverzeichnis(datenstand), daten.traegerverzeichnis(datenstand)
    return suche.suchziele(kommunen, traeger, daten.katalog)


ueberholtes = merke(aenderung.ueberholtes)
neuigkeiten = merke(aenderung.neuigkeiten)
zeitreihe = merke(register.zeitreihe)
matrixbild = merke(staende.matrixbild)
widersprueche = merke(register.widersprueche)
veroeffentlichungen = merke(register.veroeffentlichungen)
vergleichsbilder = merke(vergleichsverlauf.vergleichsbilder)
wegbilder = merke(wegdauer.wegbilder)
kommunen = merke(Berichtsdaten.kommunen)

kommunensteckbrief = merke(steckbrief.kommunensteckbrief)
traegersteckbrief = merke(steckbrief.traegersteckbrief)
weiteste = merke(kommunenliste.weiteste)


def ausgabentabelle(daten: Berichtsdaten, datenstand: int) -> pd.DataFrame:
    """What was given out, made anew when there is more of it or when a delivery arrived: the one that is not for ever."""
    return _ausgabentabelle(daten, datenstand, daten.neuester_datenstand(), daten.anzahl_ausgaben(datenstand))


@merke
def _ausgabentabelle(daten: Berichtsdaten, datenstand: int, _neuester: int, _anzahl: int) -> pd.DataFrame:
    return ausgaben.ausgabentabelle(daten, datenstand)


geld = merke(foerderung.geld)
zustandsbild = merke(foerderung.zustandsbild)
jahresbild = merke(foerderverteilung.jahresbild)
raumbild = merke(foerderverteilung.raumbild)
feldbild = merke(foerderverteilung.feldbild)
haushaltsbild = merke(foerderhaushalt.haushaltsbild)
geldwidersprueche = merke(foerderhaushalt.geldwidersprueche)
veroeffentlichte_betraege = merke(foerderhaushalt.veroeffentlichte_betraege)
falltabelle = merke(foerderfaelle.falltabelle)
lage = merke(foerderfaelle.lage)
flaechenbild = merke(karte.flaechenbild)
rangliste = merke(karte.rangliste)
traegerliste = merke(traeger_ohne_kommune.traegerliste)
auf_einen_blick = merke(datenstand.auf_einen_blick)
lieferungen = merke(lieferliste.lieferungen)
aktualitaet = merke(frische.aktualitaet)
pruefungen = merke(pruefliste.pruefungen)
abdeckungsbild = merke(abdeckung.abdeckungsbild)
raete = merke(praeventionsraete.raete)
ratslage = merke(praeventionsraete.lage)
raeteraumbilder = merke(raetebilder.raumbilder)
raeteverlauf = merke(raetebilder.verlaufsbild)
raete_und_vereinbarungen = merke(ratsvergleich.ratsvergleich)
einwohner_mit_rat = merke(ratseinwohner.einwohnerbild)
einwohnersatz = merke(ratseinwohner.einwohnersatz)
qualifizierungslage = merke(qualifizierung.lage)
verwechslungen = merke(verwechslung.verwechslungen)
qualifizierungsstreit = merke(verwechslung.eigene_widersprueche)
qualifizierungsreihen = merke(verwechslung.zeitreihen)
lehrgangsbilder = merke(qualifizierung.lehrgangsbilder)
lehrgangsliste = merke(qualifizierung.lehrgangsliste)
coachingliste = merke(qualifizierung.coachingliste)
