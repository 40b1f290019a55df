"""Which Bausteine of the pages make up each part of a paper, with their sources and the figures that they list?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate

import pandas as pd

from briefing import foerderhaushalt, foerderverteilung, praeventionsraete, raetebilder
from briefing import foerderung as geldbilder
from briefing import ueberblick as seite
from briefing import vergleich as direktionen
from briefing.baustein import Bild, Kachel
from briefing.papiere.aufnahme import Absatz, Baustein, Quelle, Reihen
from briefing.papiere.festhalten import abbild, kartenhoehe, quelle
from briefing.papiere.papierspec import GEOMETRIE
from briefing.papiere.papiervergleich import gesamttafel, quellen_des_vergleichs, vergleichsabbild
from briefing.papiere.tafelbau import tafel
from briefing.papiere.wunsch import Wunsch
from briefing.register import veroeffentlichte
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from data_access.papiere import Posten
from domain.auswahl import Auswahl, Ebene
from domain.kennzahl import Geldzustand
from domain.mass import verortet
from domain.messwert import Messwert, Veroeffentlichung
from domain.zeit import tag_kurz

KARTENQUELLE = Quelle(f"Karte: {seite.GEOMETRIE}", "https://gdz.bkg.bund.de", "2016")
VEROEFFENTLICHT = "veröffentlicht"
RATSSPALTEN = ["Rat", "Kreis", "Polizeidirektion", "Beginn", "Vor ASSKomm", "Quelle"]


@dataclass(frozen=True)
class Stueck:
    """A part of a paper: what is printed, what it is taken from, and which further figures it lists."""

    bausteine: tuple[Baustein, ...]
    quellen: list[Quelle] = field(default_factory=list)
    posten: tuple[Posten, ...] = ()


def oder_satz(bild: Bild) -> Baustein:
    """The picture; the sentence that stands in its place where it would show nothing."""
    return Absatz(bild.titel, (bild.leer,), schluessel=bild.schluessel) if bild.leer else abbild(bild)


def karte(daten: Berichtsdaten, auswahl: Auswahl, _wunsch: Wunsch, _alle: Mapping[str, Kachel]) -> Stueck:
    """Where Kommunen take part."""
    bild = seite.kartenbild(daten, auswahl, gewaehlt=None, adresse=GEOMETRIE, schema="light")
    return Stueck((abbild(bild, hoehe=kartenhoehe(daten.kommunen(auswahl))),), [KARTENQUELLE])


def verlauf(daten: Berichtsdaten, auswahl: Auswahl, _wunsch: Wunsch, _alle: Mapping[str, Kachel]) -> Stueck:
    """The course of the main figures."""
    bild = seite.verlaufsbild(daten, auswahl, "light")
    kennzahlen = [kennzahl(name) for name in seite.VERLAUFSZAHLEN]
    quellen = [quelle(v) for k in kennzahlen for v in daten.veroeffentlichungen(k, auswahl)]
    if bild.leer:
        return Stueck((oder_satz(bild),))
    return Stueck((replace(abbild(bild), reihen=verlaufsreihen(daten, auswahl)),), quellen)


def verlaufsreihen(daten: Berichtsdaten, auswahl: Auswahl) -> Reihen:
    """The course day by day for a program that draws it anew: lines of what is counted, points of what was published."""
    kennzahlen = [kennzahl(name) for name in seite.VERLAUFSZAHLEN]
    gezaehlt = daten.verlauf(kennzahlen, auswahl)
    alle = {k: daten.veroeffentlichungen(k, auswahl) for k in kennzahlen}
    tage = sorted(
        {_tag(tag) for tag in gezaehlt["stichtag"]}
        | {auswahl.stichtag}
        | {v.stand_bis for vs in alle.values() for v in vs}
    )
    reihen = []
    for k in kennzahlen:
        name = seite.VERLAUFSZAHLEN[k.schluessel]
        eigene = gezaehlt[gezaehlt["kennzahl"] == k.schluessel]
        werte = {_tag(t): float(w) for t, w in zip(eigene["stichtag"], eigene["wert"], strict=True)}
        basis = "gezählt" if daten.messwerte(auswahl)[k.schluessel].vollstaendig else "mindestens belegt"
        reihen.append((f"{name}, {basis}", _stufen(werte, tage)))
        for zusatz, punkte in _punktreihen(alle[k]):
            reihen.append((f"{name}, {VEROEFFENTLICHT}{zusatz}", tuple(punkte.get(tag) for tag in tage)))
    return Reihen("linie", tuple(map(tag_kurz, tage)), tuple(reihen))


def _tag(zeit: date) -> date:
    return date(zeit.year, zeit.month, zeit.day)


def _stufen(werte: Mapping[date, float], tage: Iterable[date]) -> tuple[float | None, ...]:
    """What is counted holds until the next day on which it was counted."""
    return tuple(accumulate((werte.get(tag) for tag in tage), lambda alt, neu: alt if neu is None else neu))


def _punktreihen(alle: Iterable[Veroeffentlichung]) -> Iterator[tuple[str, dict[date, float]]]:
    """The published figures by the word before them; a second one of a day is a point of a further series."""
    reihen: dict[str, list[dict[date, float]]] = {}
    for v in alle:
        eigene = reihen.setdefault(f" ({v.zusatz.wort})" if v.zusatz.wort else "", [])
        reihe = next((r for r in eigene if r.get(v.stand_bis, float(v.wert)) == v.wert), None)
        if reihe is None:
            eigene.append(reihe := {})
        reihe[v.stand_bis] = float(v.wert)
    for wort, eigene in sorted(reihen.items()):
        yield from ((wort, reihe) for reihe in eigene)


def vergleich(daten: Berichtsdaten, auswahl: Auswahl, wunsch: Wunsch, _alle: Mapping[str, Kachel]) -> Stueck:
    """The directorates side by side in every chosen Kennzahl that lies somewhere."""
    gewaehlte = [k for k in (kennzahl(name) for name in wunsch.kennzahlen) if verortet(k)]
    if not gewaehlte:
        return Stueck((Absatz(
            "Polizeidirektionen im Vergleich",
            ("Von den gewählten Kennzahlen lässt sich keine auf Polizeidirektionen verteilen.",), schluessel="vergleich",
        ),))  # fmt: skip
    alle = [direktionen.vergleich(daten, k, auswahl) for k in gewaehlte]
    bausteine: list[Baustein] = [gesamttafel(alle)] if len(alle) > 1 else []
    for v in alle:
        satz = Absatz(v.kennzahl.titel, (v.leer,), schluessel=f"vergleich-{v.kennzahl.schluessel}")
        bausteine.append(satz if v.leer else vergleichsabbild(v))
    posten = _je_direktion(daten, alle[0].auswahl, frozenset(k.schluessel for k in gewaehlte))
    return Stueck(tuple(bausteine), quellen_des_vergleichs(alle), (posten,))


def foerderung(daten: Berichtsdaten, auswahl: Auswahl, _wunsch: Wunsch, _alle: Mapping[str, Kachel]) -> Stueck:
    """Money by state and granted money by year, and what was published about money."""
    zustaende = geldbilder.zustandsbild(daten, auswahl, "light")
    jahre = foerderverteilung.jahresbild(daten, auswahl, Geldzustand.BEWILLIGT, "light")
    haushalt = foerderhaushalt.haushaltsbild(daten, auswahl, "light")
    bausteine = [oder_satz(zustaende), oder_satz(jahre), *([] if haushalt.leer else [abbild(haushalt)])]
    betraege = [v for v in veroeffentlichte(daten, auswahl) if v.einheit == "cent"]
    if betraege:
        frame = foerderhaushalt.veroeffentlichte_betraege(daten, auswahl)
        bausteine.append(tafel("betraege", "Veröffentlichte Beträge", frame.drop(columns="Adresse")))
    return Stueck(tuple(bausteine), [quelle(v) for v in betraege])


def raete(daten: Berichtsdaten, auswahl: Auswahl, _wunsch: Wunsch, alle: Mapping[str, Kachel]) -> Stueck:
    """The councils: how they began, where they are, one by one."""
    einzeln = praeventionsraete.raete(daten, auswahl, praeventionsraete.RAT)
    nach_raum = raetebilder.raumbilder(daten, auswahl, "light")[0]
    bausteine: list[Baustein] = [
        Absatz("Präventionsräte", praeventionsraete.lage(daten, auswahl), schluessel="raete"),
        oder_satz(nach_raum),
    ]
    verlaufsbild = raetebilder.verlaufsbild(daten, auswahl, "light")
    if not verlaufsbild.leer:
        bausteine.append(replace(abbild(verlaufsbild), reihen=_raetereihen(verlaufsbild.tabelle)))
    if einzeln.bestehende:
        liste = praeventionsraete.ratstabelle(einzeln.bestehende, gemischt=True)[RATSSPALTEN]
        bausteine.append(tafel("raete-liste", "Die Räte im Einzelnen", liste))
    zahlen = [alle[name].messwert.veroeffentlicht for name in praeventionsraete.RATSZAHLEN]
    posten = _je_direktion(daten, auswahl, frozenset((praeventionsraete.RAT,)))
    return Stueck(tuple(bausteine), [quelle(v) for v in zahlen if v], (posten,))


def _je_direktion(daten: Berichtsdaten, auswahl: Auswahl, schluessel: frozenset[str]) -> Posten:
    """The figures of the tables; what belongs to no directorate stands there only if there is anything."""
    werte = [w for w in daten.messwerte_je_raum(auswahl, Ebene.POLIZEIDIREKTION) if w.raum_schluessel or w.belegt]
    return Posten(tuple(w for w in werte if w.kennzahl.schluessel in schluessel), auswahl, Ebene.POLIZEIDIREKTION)


def je_ort_einmal(posten: Iterable[Posten]) -> tuple[Posten, ...]:
    """The same figures without those that stand in two parts."""
    je_ort: dict[tuple[Auswahl, Ebene], dict[tuple[str, str], Messwert]] = {}
    for p in posten:
        je_ort.setdefault((p.auswahl, p.gliederung), {}).update({(w.kennzahl.schluessel, w.raum): w for w in p.werte})
    return tuple(Posten(tuple(werte.values()), auswahl, ebene) for (auswahl, ebene), werte in je_ort.items())


def _raetereihen(tabelle: pd.DataFrame) -> Reihen:
    """How many councils there were on each day; their kinds are in the table."""
    return Reihen("balken", tuple(tabelle["Tag"]), (("Räte", tuple(map(float, tabelle["Räte"]))),), "Räte")
