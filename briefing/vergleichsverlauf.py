"""How did a Kennzahl come in each of the five directorates since the programme began, on one scale?"""

from datetime import date
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from briefing.rangfolge import rangbild
from briefing.vergleich import KEIN_BELEG, Vergleich, arten, einheit, gerundet, vergleich
from briefing.vergleichsbild import vergleichsbild
from charts.felder import felder, runde_stufen
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import NICHT_ZUGEORDNET, PROGRAMMSTART, Auswahl
from domain.kennzahl import Kennzahl
from domain.mass import Mass, mass_text
from domain.zahlen import KEINE_ANGABE, ganzzahl, je_100_000
from domain.zeit import tag_kurz

NOCH_NICHT = "Am Stichtag hat das Programm noch nicht begonnen (6. Februar 2019); es gibt noch keinen Verlauf."


def vergleichsbilder(
    daten: Berichtsdaten, kennzahl: Kennzahl, mass: Mass, auswahl: Auswahl, schema: Farbschema
) -> tuple[Bild, Bild, Bild]:
    """The comparison, its order and its course: three pictures of the same rows."""
    v = vergleich(daten, kennzahl, auswahl)
    return vergleichsbild(v, mass, schema), rangbild(v, mass, schema), verlaufsbild(daten, v, mass, schema)


def verlaufsbild(daten: Berichtsdaten, v: Vergleich, mass: Mass, schema: Farbschema) -> Bild:
    """One panel per directorate. A rate is divided by the inhabitants or Kommunen of the Stichtag on every day."""
    belegt = verlauf_je_direktion(daten, v)
    nenner = dict(zip(v.zeilen["name"], v.nenner(mass), strict=True))
    faktor = _faktor(v.kennzahl, mass)
    teiler = belegt["name"].map(lambda name: 1 if mass is Mass.ABSOLUT else nenner[name]).replace(0, pd.NA)
    werte = (belegt["belegt"].astype("Float64") * faktor / teiler.astype("Float64")).astype("float64")
    linien = belegt.assign(wert=werte, zeit=belegt["stichtag"].map(partial(_anteil_der_zeit, bis=v.auswahl.stichtag)))
    linien = linien[linien["wert"].notna() & (linien["zeit"] >= 0)]
    enden = pd.DataFrame({"name": v.zeilen["name"], "wert": v.werte(mass), "text": _texte(v, mass), "art": arten(v)})
    zeit = (str(PROGRAMMSTART.year), tag_kurz(v.auswahl.stichtag))
    groesster = max([*linien["wert"], *enden["wert"].dropna(), 0.0])
    stufen = [(stufe, _skala(v.kennzahl, mass, stufe)) for stufe in runde_stufen(groesster) if _moeglich(mass, stufe)]
    zu_frueh = v.auswahl.stichtag <= PROGRAMMSTART
    return Bild(
        schluessel="vergleichsverlauf",
        titel=f"{v.kennzahl.titel} seit {PROGRAMMSTART.year}, überall dieselbe Skala",
        diagramm=felder(
            _nur_stufen(linien), enden, stufen, zeit=zeit, einheit=einheit(v, mass), schema=schema,
            beschreibung=_alt(v, mass, enden),
        ),
        mache_tabelle=partial(_tabelle, belegt, v),
        unterschrift=f"{_hinweis(v)}",
        fussnote=gerundet(v) + v.auswahl.datenstand_text,
        erklaerung="Jede Linie zählt, was an jedem Monatsende sicher belegt war, mit dem Wissen des gewählten Datenstands; sie beginnt mit "
        "dem ersten Beleg. Eine Kommune zählt dort, wo sie an diesem Tag hingehörte. Raten sind über die ganze Zeit auf die Einwohner "
        "oder Kommunen des Stichtags bezogen, damit nur die Fälle die Linie bewegen. Alle Felder haben dieselbe Skala.",
        dateiname=f"{v.auswahl.dateiname()}_vergleichsverlauf-{v.kennzahl.schluessel}",
        leer=NOCH_NICHT if zu_frueh else v.leer,
    )  # fmt: skip


def _hinweis(v: Vergleich) -> str:
    if v.land.vollstaendig:
        return "Gezählt aus vollständigen Einzelfällen."
    return "Linien sind Untergrenzen: Was nicht öffentlich belegt ist, fehlt."


def _faktor(kennzahl: Kennzahl, mass: Mass) -> float:
    return {Mass.JE_EINWOHNER: 100_000, Mass.ANTEIL: 100}.get(mass, 1) / (100 if kennzahl.in_euro else 1)


def verlauf_je_direktion(daten: Berichtsdaten, v: Vergleich) -> pd.DataFrame:
    """name, stichtag, belegt: certain units at each month's end and at the Stichtag, as each chosen area would show it."""

    def reihe(auswahl: Auswahl) -> pd.Series:
        return daten.verlauf((v.kennzahl,), auswahl).set_index("stichtag")["wert"]

    namen = [name for name in v.zeilen["name"] if name != NICHT_ZUGEORDNET]
    reihen = {name: reihe(v.auswahl.mit(polizeidirektionen=(name,))) for name in namen}
    if len(namen) < len(v.zeilen):
        alle = reihe(v.auswahl)
        for eigene in list(reihen.values()):
            alle = alle.sub(eigene, fill_value=0)
        reihen[NICHT_ZUGEORDNET] = alle[alle > 0]
    tage = sorted({v.auswahl.stichtag, *(tag for eigene in reihen.values() for tag in eigene.index)})
    zeilen = [
        (name, tag, int(eigene.get(tag, 0)))  # what ended is zero again, what has not begun is not known
        for name, eigene in reihen.items()
        for tag in tage
        if len(eigene) and tag >= eigene.index.min()
    ]
    return pd.DataFrame(zeilen, columns=["name", "stichtag", "belegt"])


def _anteil_der_zeit(tag: date, bis: date) -> float:
    """Where a day lies between the beginning of the programme and the Stichtag."""
    return (tag - PROGRAMMSTART).days / max((bis - PROGRAMMSTART).days, 1)


def _nur_stufen(linien: pd.DataFrame) -> pd.DataFrame:
    """A step line needs only the points where it changes, and the last one."""
    je_feld = linien.groupby("name", sort=False)["wert"]
    return linien[(je_feld.diff().fillna(1) != 0) | (je_feld.cumcount(ascending=False) == 0)]


def _texte(v: Vergleich, mass: Mass) -> list[str]:
    """What stands at the end of each line; money in short."""
    return [
        "ohne Bezugsgröße" if text == KEINE_ANGABE else text.replace("keine Kommune in der Auswahl", "keine Kommune")
        for text in v.texte(mass)
    ]


def _moeglich(mass: Mass, stufe: float) -> bool:
    """There is no half of a Kommune."""
    return mass is not Mass.ABSOLUT or stufe == round(stufe)


def _skala(kennzahl: Kennzahl, mass: Mass, stufe: float) -> str:
    """A value of the scale as text."""
    if mass is Mass.ANTEIL:
        return f"{ganzzahl(round(stufe))}\u00a0%" if stufe >= 1 or stufe == 0 else ""
    if kennzahl.in_euro:
        return mass_text(kennzahl, Mass.ABSOLUT, round(stufe * 100), None)
    return ganzzahl(round(stufe)) if stufe == round(stufe) else je_100_000(round(stufe * 10), 1_000_000)


def _alt(v: Vergleich, mass: Mass, enden: pd.DataFrame) -> str:
    werte = "; ".join(f"{z.name} {z.text}" for z in enden.itertuples(index=False))
    zeit = f"{tag_kurz(PROGRAMMSTART)} bis {tag_kurz(v.auswahl.stichtag)}"
    return f"Kleine Verläufe je Polizeidirektion mit einer Skala, {zeit}, {einheit(v, mass)}; zuletzt: {werte}."


def _tabelle(belegt: pd.DataFrame, v: Vergleich) -> pd.DataFrame:
    """One row for each day on which any of them changed, one column per directorate."""
    breit = belegt.pivot_table(index="stichtag", columns="name", values="belegt", aggfunc="sum")
    breit = breit.reindex(columns=list(v.zeilen["name"])).astype("Int64")
    # a line that has begun does not end; before its first record nothing is known
    geaendert = breit.ne(breit.shift()).fillna(True).any(axis=1) & breit.notna().any(axis=1)
    texte = breit[geaendert].map(lambda wert: KEIN_BELEG if pd.isna(wert) else v.kennzahl.zahl(int(wert)))
    texte.insert(0, "Stand", [tag_kurz(tag) for tag in texte.index])
    return texte.reset_index(drop=True).rename_axis(columns=None)
