"""How are the directorates drawn side by side, with their closing sum, what was published, and the table behind it?"""

from dataclasses import replace
from functools import partial

import pandas as pd

from briefing.baustein import Bild, spanne
from briefing.vergleich import KEIN_BELEG, LAND, Vergleich, arten, einheit, gerundet, hervorgehoben, land_rate
from charts.balken import balken
from charts.thema import Farbschema
from domain.auswahl import NICHT_ZUGEORDNET
from domain.kennzahl import Kennzahl
from domain.mass import Mass, masse
from domain.messwert import Veroeffentlichung


def vergleichsbild(v: Vergleich, mass: Mass, schema: Farbschema) -> Bild:
    """One bar per directorate, always in the same order."""
    kennzahl = v.kennzahl
    zeilen = pd.DataFrame(
        {"name": v.zeilen["name"], "wert": v.werte(mass), "text": v.texte_mit_anzahl(mass), "art": arten(v)}
    )
    return Bild(
        schluessel="vergleich",
        titel=kennzahl.titel,
        diagramm=balken(zeilen, einheit=einheit(v, mass), schema=schema, beschreibung=_alt(v, mass, zeilen)),
        mache_tabelle=partial(_tabelle, v),
        unterschrift=f"{hervorgehoben(v)}{_summe(v, mass)} {_veroeffentlichtes(v)}".strip(),
        fussnote=gerundet(v) + v.auswahl.datenstand_text,
        auf_papier=v.auswahl.datenstand_text,
        erklaerung=f"{kennzahl.definition} {kennzahl.abgrenzung} Zuständig ist, wer es am Stichtag war; ein Verbund zählt, wo nicht "
        "jede seiner Kommunen zählt, am Sitz. Bezugsgröße sind alle Kommunen der Polizeidirektion (und der gewählten "
        "Größenklasse) oder ihre Einwohner nach dem neuesten Jahresende am oder vor dem Stichtag. "
        f"„{KEIN_BELEG.capitalize()}“ heißt nicht null.",
        dateiname=f"{v.auswahl.dateiname()}_vergleich-{kennzahl.schluessel}",
        leer=v.leer,
    )  # fmt: skip


def _summe(v: Vergleich, mass: Mass) -> str:
    """The closing sum, and for a rate the one of the whole state."""
    k, bekannt = v.kennzahl, v.zeilen.dropna(subset="belegt")
    if bekannt.empty:
        return ""
    terme = [f"{k.zahl(int(b))} {name}" for name, b in zip(bekannt["name"], bekannt["belegt"], strict=True)]
    summe = f"{k.satz(v.land.belegt, '' if v.land.vollstaendig else 'Mindestens')} = {' + '.join(terme)}"
    rest = "" if NICHT_ZUGEORDNET in set(bekannt["name"]) else f"; {NICHT_ZUGEORDNET}: 0"
    je = mass.wort if mass is Mass.JE_EINWOHNER else ""
    return f"{summe}{rest}." + (
        "" if mass is Mass.ABSOLUT else f" {LAND} insgesamt: {land_rate(v, mass)} {je}.".replace(" .", ".")
    )


def _veroeffentlichtes(v: Vergleich) -> str:
    """What was published, for directorates and for the state: beside the sums, never in them."""
    teile = [f"Polizeidirektion {ort} {_veroeffentlicht_text(v.kennzahl, p)}" for ort, p in v.veroeffentlicht.items()]
    satz = f"Veröffentlicht und nicht eingerechnet: {'; '.join(teile)}. " if teile else ""
    if p := v.land.veroeffentlicht:
        satz += f"Landesweit veröffentlicht: {_veroeffentlicht_text(v.kennzahl, p)}; auf Polizeidirektionen lässt sich das nicht verteilen."
    return satz.strip()


def _veroeffentlicht_text(kennzahl: Kennzahl, v: Veroeffentlichung) -> str:
    """``über 420.000 € (seit 02/2019, Stand 06.02.2021)``; a unit that is not ours is named."""
    genauer = (
        v.zeitraum_text,
        f"in anderer Zähleinheit: {v.zaehleinheit}" if v.zaehleinheit else "",
        f"Stand {v.stand_text}",
    )
    return f"{v.zusatz.wort} {kennzahl.zahl(v.wert)} ({', '.join(filter(None, genauer))})".strip()


def _alt(v: Vergleich, mass: Mass, zeilen: pd.DataFrame) -> str:
    werte = "; ".join(f"{name} {text}" for name, text in zip(zeilen["name"], zeilen["text"], strict=True))
    paare = [(name, None if pd.isna(w) else float(w)) for name, w in zip(zeilen["name"], zeilen["wert"], strict=True)]
    meiste, wenigste = spanne(paare, vollstaendig=v.land.vollstaendig)
    if not meiste:
        return f"Balken je Polizeidirektion, {v.auswahl.titel()}, {einheit(v, mass)}: {werte}."
    wo = f"Am meisten {v.basis}: {', '.join(meiste)}" + (f"; am wenigsten: {', '.join(wenigste)}" if wenigste else "")
    offen = sum(wert is None for _, wert in paare)
    return f"Balken je Polizeidirektion, {v.auswahl.titel()}, {einheit(v, mass)}: {werte}. {wo}; {offen} ohne Angabe."


def _tabelle(v: Vergleich) -> pd.DataFrame:
    """All measures, what they are divided by, and what was published; the last row is the sum."""
    k, z = v.kennzahl, v.zeilen
    einwohner = v.direktionen["einwohner"].sum(skipna=False)
    land = {"name": LAND, "belegt": z["belegt"].sum(), "kommunen": z["kommunen"].sum(), "einwohner": einwohner}
    alle = replace(v, zeilen=pd.concat([z, pd.DataFrame([land])], ignore_index=True))
    namen = alle.zeilen["name"]
    publiziert = [v.land.veroeffentlicht if name == LAND else v.veroeffentlicht.get(name) for name in namen]
    raten = {m.wort: pd.Series(alle.texte(m)).mask(namen == NICHT_ZUGEORDNET, "–") for m in masse(k)[1:]}
    return pd.DataFrame(
        {
            "Polizeidirektion": namen,
            "gezählt" if v.land.vollstaendig else "mindestens belegt": alle.texte(Mass.ABSOLUT, genau=True),
            **raten,
            "Kommunen": alle.zeilen["kommunen"],
            "Einwohner": alle.zeilen["einwohner"],
            "veröffentlicht": [_veroeffentlicht_text(k, p) if p else "–" for p in publiziert],
            "Quelle": [p.quelle if p else "–" for p in publiziert],
        }
    )
