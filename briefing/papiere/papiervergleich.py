"""How do the directorates stand side by side on paper: one picture with its exact table for each Kennzahl, and one table of all?"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from briefing.papiere.aufnahme import Abbild, Quelle, Spalte, Tafel, Zelle, Zellenart
from briefing.papiere.festhalten import abbild, mit_titel, quelle
from briefing.papiere.papierspec import einfach
from briefing.vergleich import KEIN_BELEG, LAND, Vergleich
from briefing.vergleichsbild import vergleichsbild
from domain.auswahl import NICHT_ZUGEORDNET
from domain.kennzahl import Kennzahl
from domain.mass import Mass, masse
from domain.messwert import Veroeffentlichung

UNBEKANNT = f"Ohne Angabe heißt: {KEIN_BELEG}, nicht null."


def vergleichsabbild(v: Vergleich) -> Abbild:
    """The picture of the page, absolute, with all measures in its table."""
    bild = vergleichsbild(v, Mass.ABSOLUT, "light")
    eigenes = replace(bild, schluessel=f"vergleich-{v.kennzahl.schluessel}")
    return mit_titel(abbild(eigenes, eigene_tafel=vergleichstafel(v)), f"{v.kennzahl.titel} nach Polizeidirektionen")


def vergleichstafel(v: Vergleich) -> Tafel:
    """One row for each directorate, then what belongs to none, and the sum; numbers as they are, not as they are printed."""
    alle = _mit_land(v)
    k, m = v.kennzahl, masse(v.kennzahl)
    was = "gezählt" if v.land.vollstaendig else "mindestens belegt"
    menge = Spalte(was, Zellenart.EURO if k.in_euro else Zellenart.GANZZAHL)
    spalten = [Spalte("Polizeidirektion"), menge, *(_mass_spalte(v, mass) for mass in m[1:]),
               Spalte("Kommunen", Zellenart.GANZZAHL), Spalte("Einwohner", Zellenart.GANZZAHL),
               Spalte("veröffentlicht"), Spalte("Quelle")]  # fmt: skip
    zeilen = []
    for nr, zeile in enumerate(alle.zeilen.to_dict("records")):
        name = str(zeile["name"])
        p = v.land.veroeffentlicht if name == LAND else v.veroeffentlicht.get(name)
        raten = [None if name == NICHT_ZUGEORDNET else _rate(alle, mass, nr) for mass in m[1:]]
        zahlen = [einfach(zeile["belegt"]), *raten, einfach(zeile["kommunen"]), einfach(zeile["einwohner"])]
        zeilen.append((name, *zahlen, mit_stand(k, p) if p else "–", p.quelle_kurz if p else "–"))
    return Tafel(f"vergleich-{k.schluessel}-tafel", k.titel, tuple(spalten), tuple(zeilen), summenzeile=True)


def _mit_land(v: Vergleich) -> Vergleich:
    z = v.zeilen
    einwohner = v.direktionen["einwohner"].sum(skipna=False)
    land = {"name": LAND, "belegt": v.land.belegt, "kommunen": z["kommunen"].sum(), "einwohner": einwohner}
    if not v.land.belegt and not v.land.vollstaendig:
        land["belegt"] = pd.NA
    zeilen = pd.concat([z.astype(object), pd.DataFrame([land]).astype(object)], ignore_index=True)
    return replace(v, zeilen=zeilen.astype(dict.fromkeys(("belegt", "kommunen", "einwohner"), "Int64")))


def _mass_spalte(v: Vergleich, mass: Mass) -> Spalte:
    """What is divided from a lower bound is one itself."""
    kopf = mass.wort if v.land.vollstaendig else f"{mass.wort}, mindestens"
    if mass is Mass.ANTEIL:
        return Spalte(kopf, Zellenart.ANTEIL, 1)
    return Spalte(kopf, Zellenart.EURO) if v.kennzahl.in_euro else Spalte(kopf, Zellenart.DEZIMAL, 1)


def _rate(v: Vergleich, mass: Mass, nr: int) -> Zelle:
    """A share is a fraction of one; money per inhabitants is in whole cents."""
    wert = einfach(float(v.werte(mass).iloc[nr]))
    if wert is None:
        return None
    if mass is Mass.ANTEIL:
        return float(f"{wert / 100:.9g}")
    return round(wert * 100) if v.kennzahl.in_euro else wert  # type: ignore[no-any-return]


def mit_stand(k: Kennzahl, p: Veroeffentlichung) -> str:
    """A published figure in a cell: its qualifier, value, period, unit if it is another one, and as-of date."""
    genauer = ", ".join(filter(None, (p.zeitraum_text, p.zaehleinheit, f"Stand {p.stand_text}")))
    return f"{p.zusatz.wort} {k.zahl(p.wert)} ({genauer})".strip()


def gesamttafel(vergleiche: Sequence[Vergleich]) -> Tafel:
    """All compared Kennzahlen in one table: what is counted or proved in each directorate."""
    spalten = [Spalte("Polizeidirektion")]
    namen = list(dict.fromkeys(str(name) for v in vergleiche for name in v.zeilen["name"]))
    namen.sort(key=lambda name: name == NICHT_ZUGEORDNET)
    je_zahl = []
    for v in vergleiche:
        was = "" if v.land.vollstaendig else ", mindestens belegt"
        spalten.append(Spalte(f"{v.kennzahl.titel}{was}", Zellenart.EURO if v.kennzahl.in_euro else Zellenart.GANZZAHL))
        z = _mit_land(v).zeilen
        je_zahl.append({str(name): einfach(wert) for name, wert in zip(z["name"], z["belegt"], strict=True)})
    zeilen = tuple((name, *(werte.get(name) for werte in je_zahl)) for name in (*namen, LAND))
    return Tafel(
        "vergleich-alle",
        "Polizeidirektionen im Vergleich",
        tuple(spalten),
        zeilen,
        fussnote=UNBEKANNT,
        summenzeile=True,
    )


def quellen_des_vergleichs(vergleiche: Sequence[Vergleich]) -> list[Quelle]:
    """The published figures that stand beside the bars."""
    alle = [p for v in vergleiche for p in (*v.veroeffentlicht.values(), v.land.veroeffentlicht) if p]
    return [quelle(p) for p in alle]
