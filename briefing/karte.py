"""Which picture, which ranking and which labels make up the map page?"""

from functools import partial
from typing import Any

import pandas as pd

from briefing.baustein import Bild
from briefing.flaechen import (
    ERSTE_KLASSE,
    KEIN_BELEG,
    KEIN_WORT,
    NULL,
    NULL_WORT,
    NUR_VORBEHALT,
    VORBEHALT_WORT,
    Flaechen,
    flaechen,
    wert_text,
)
from briefing.kartentext import alternativtext, erklaerung, unterschrift
from briefing.kartenwahl import EBENEN, Kartenmass, Kartenwahl, flaechenzahl
from briefing.ueberblick import GEOMETRIE, gebietsstand
from charts.flaechenkarte import MUSTERFARBE, farben, flaechenkarte
from charts.karte import SITZE
from charts.thema import THEMEN, Farbschema
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl, Ebene
from domain.zahlen import ganzzahl
from domain.zeit import tag_kurz, tag_lang

SCHRAFFUR = f"repeating-linear-gradient(135deg, {MUSTERFARBE} 0 1px, transparent 1px 4.5px)"
PUNKTRASTER = f"radial-gradient({MUSTERFARBE} 1.2px, transparent 1.3px) 0 0 / 5px 5px"
LAENGENGRAD, SEITEN = 0.63, 1.33  # a degree of longitude in degrees of latitude; width of the picture by its height
ORTE = 8  # names of Kommunen on a map of a part of the state


def flaechenbild(
    daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl, basis: Auswahl, *, gewaehlt: str | None, adresse: str,
    schema: Farbschema,
) -> Bild:  # fmt: skip
    """The map of ``auswahl``, the choice of ``basis`` on an earlier or the same day; ``gewaehlt`` is outlined."""
    f, kommunen = flaechen(daten, wahl, auswahl, basis), daten.kommunen(auswahl)
    ganze = _ganze_direktionen(daten, auswahl, kommunen)
    toene = THEMEN[schema].stufen[1:] if wahl.in_stufen else farben(len(f.arten), schema)
    diagramm = flaechenkarte(
        f.zeilen.assign(marke=_marken(wahl, f)), kommunen, ebene=wahl.ebene, toene_=toene, wort=KEIN_WORT, ganze=ganze,
        adresse=adresse, gebietsstand=gebietsstand(auswahl), gewaehlt=gewaehlt, schema=schema,
        beschreibung=alternativtext(wahl, auswahl, f), nur_gelistete=bool(auswahl.groessenklassen),
        orte=SITZE if auswahl.ganzes_land else orte(kommunen),
    )  # fmt: skip
    return Bild(
        schluessel="karte" if wahl.ebene is Ebene.KOMMUNE else f"karte-{wahl.ebene}",
        titel=f"{wahl.titel} am {tag_lang(auswahl.stichtag)}",
        diagramm=diagramm,
        mache_tabelle=partial(flaechentabelle, wahl, f, auswahl, kommunen),
        unterschrift=unterschrift(daten, wahl, auswahl, f),
        fussnote=f"Stand {tag_kurz(auswahl.stichtag)} · Gebietsstand {gebietsstand(auswahl)} · {GEOMETRIE} · "
        f"{auswahl.datenstand_text}",
        erklaerung=erklaerung(wahl),
        dateiname=f"{auswahl.dateiname()}_karte-{wahl.schluessel.replace('_', '-')}-{wahl.ebene}-{wahl.mass}",
        legende=legende(wahl, f, toene),
        leer="" if len(f.zeilen) else "In dieser Auswahl liegt keine Kommune.",
    )


def legende(wahl: Kartenwahl, f: Flaechen, toene: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Classes from deep to pale, then zero and what has no value; each with its number of areas, together all of them."""
    klassen = [
        (ton, wort, f.anzahl(ERSTE_KLASSE + nummer))
        for nummer, (ton, wort) in enumerate(zip(toene, f.arten, strict=True))
    ]
    ohne = [
        ("transparent", NULL_WORT, f.anzahl(NULL)),
        (PUNKTRASTER, VORBEHALT_WORT, f.anzahl(NUR_VORBEHALT)),
        (SCHRAFFUR, KEIN_WORT, f.anzahl(KEIN_BELEG)),
    ]
    sichtbar = [*reversed(klassen), *(eintrag for eintrag in ohne if eintrag[2])]
    allein = wahl.in_stufen or wahl.ja_oder_nein  # else numbers of areas would stand beside numbers
    return tuple(
        (farbe, wort, ganzzahl(n) if allein else f"in {flaechenzahl(wahl.ebene, n)}") for farbe, wort, n in sichtbar
    )


def _marken(wahl: Kartenwahl, f: Flaechen) -> list[str]:
    """The label of each area: its value, 0, or that there is none."""
    return [
        wert_text(wahl, wert) if code >= ERSTE_KLASSE and not pd.isna(wert) else "0" if code == NULL else "k. A."
        for code, wert in zip(f.zeilen["code"], f.zeilen["wert"], strict=True)
    ]


def _ganze_direktionen(daten: Berichtsdaten, auswahl: Auswahl, kommunen: pd.DataFrame) -> frozenset[str]:
    """The directorates of which every Kreis is in the picture: only they are outlined."""
    alle = daten.kommunen(auswahl.mit(polizeidirektionen=(), landkreise=()))
    gezeigt = set(kommunen["landkreis"])
    kreise = alle.dropna(subset="polizeidirektion").groupby("polizeidirektion")["landkreis"].agg(set)
    return frozenset(str(name) for name, eigene in kreise.items() if eigene <= gezeigt)


def orte(kommunen: pd.DataFrame) -> pd.DataFrame:
    """ort, lon, lat: names for orientation on a part of the state, the largest Kommunen that are not too close together."""
    if kommunen.empty:
        return pd.DataFrame(columns=["ort", "lon", "lat"])
    breite, hoehe = (float(kommunen[spalte].max() - kommunen[spalte].min()) for spalte in ("lon", "lat"))
    bild = max(hoehe, breite * LAENGENGRAD / SEITEN, 0.05)  # degrees of latitude from the lower to the upper edge
    namen: list[tuple[str, float, float]] = []
    groesste = kommunen.sort_values("einwohner", ascending=False, na_position="last")
    for name, lon, lat in zip(groesste["name"], groesste["lon"], groesste["lat"], strict=True):
        frei = all(abs(lon - x) * LAENGENGRAD > 0.3 * bild or abs(lat - y) > 0.07 * bild for _, x, y in namen)
        if frei and len(namen) < ORTE:
            namen.append((str(name), float(lon), float(lat)))
    return pd.DataFrame(namen, columns=["ort", "lon", "lat"])


def flaechentabelle(wahl: Kartenwahl, f: Flaechen, auswahl: Auswahl, kommunen: pd.DataFrame) -> pd.DataFrame:
    """The twin of the map: one row per area, the highest value first; a missing value is missing, not zero."""
    z = f.zeilen
    gezaehlt = (z["code"] >= ERSTE_KLASSE) | (z["code"] == NULL)
    k = wahl.kennzahl
    euro = k is not None and k.in_euro
    tabelle = pd.DataFrame({EBENEN[wahl.ebene]: z["name"], "Angabe": z["text"]})
    if not wahl.in_stufen:
        belegt = (z["belegt"] / 100 if euro else z["belegt"].astype("Int64")).where(gezaehlt)
        tabelle["Euro" if euro else "Anzahl"] = belegt
        if wahl.mass is not Kartenmass.ABSOLUT:
            tabelle[wahl.masswort(wahl.mass)] = z["wert"].where(gezaehlt).astype("float64").round(2)
        if f.vorbehalt:
            tabelle["Mit Vorbehalt"] = z["vorbehalt"] / 100 if euro else z["vorbehalt"]
    if wahl.ebene is Ebene.KOMMUNE:
        raete = dict(zip(kommunen["ags"], kommunen["rat"], strict=True))
        tabelle["Kreis"] = z["kreis"].astype("category")
        tabelle["Polizeidirektion"] = z["polizeidirektion"].astype("category")
        tabelle["Präventionsrat"] = z["schluessel"].map(lambda ags: "ja" if raete[ags] else "–").astype("category")
    else:
        tabelle["Kommunen"] = z["kommunen"]
    tabelle["Einwohner"] = z["einwohner"].astype("Int64")
    tabelle["Stand"] = pd.Categorical([tag_kurz(auswahl.stichtag)] * len(z))
    tabelle["AGS" if wahl.ebene is Ebene.KOMMUNE else "Schlüssel"] = z["schluessel"]
    rang = pd.DataFrame({"code": -z["code"], "wert": -z["wert"].fillna(0).astype("float64"), "name": z["name"]})
    return tabelle.loc[rang.sort_values(["code", "wert", "name"]).index]


def rangliste(daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl, basis: Auswahl) -> list[tuple[str, str, str]]:
    """Key, name and short value of each Kreis or directorate, the highest first; a rate with what it is made of."""
    z = flaechen(daten, wahl, auswahl, basis).zeilen
    z = z.assign(rang=-z["wert"].fillna(0).astype("float64"), art=-z["code"])
    z = z.sort_values(["rang", "art", "name"], kind="stable")
    return [
        (str(s), str(n), _kurz(wahl, zeile))
        for s, n, zeile in zip(z["schluessel"], z["name"], z.itertuples(), strict=True)
    ]


def _kurz(wahl: Kartenwahl, zeile: Any) -> str:
    if zeile.code < ERSTE_KLASSE or wahl.mass is Kartenmass.ANTEIL:
        return str(zeile.text)
    einheiten = ganzzahl(zeile.belegt) if wahl.kennzahl is None else wahl.kennzahl.zahl(zeile.belegt)
    return einheiten if wahl.mass is Kartenmass.ABSOLUT else f"{wert_text(wahl, zeile.wert)} ({einheiten})"
