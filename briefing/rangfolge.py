"""Which order of the directorates do the figures support, and where would an order only be chance?"""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from briefing.vergleich import LAND, Vergleich, arten, land_rate
from charts.bereiche import bereiche
from charts.thema import Farbschema
from domain.kennzahl import Zaehleinheit
from domain.mass import Mass, masse
from domain.statistik import Bereich, liegt_vor, poisson, rang_text, rangspannen, wilson
from domain.zahlen import ganzzahl, je_100_000, prozent

WENIGSTE = 10  # cases of all directorates together
ERKLAERUNG = (
    "Bei wenigen Fällen schwankt eine Rate schon durch Zufall. Der Strich zeigt, welche Raten mit der Zahl der Fälle vereinbar sind "
    "(95 %): beim Anteil der Kommunen nach Wilson, je 100.000 Einwohner nach der exakten Poisson-Verteilung (Garwood). "
    "Überlappen zwei Striche, heißen die Polizeidirektionen nicht unterscheidbar; der Platz ist dann eine Spanne. Die Reihenfolge gilt "
    "nur für das, was belegt ist: Fehlende Belege können sie ändern, das deckt der Strich nicht ab. Absolute Zahlen werden nicht "
    f"gereiht, weil die Polizeidirektionen verschieden groß sind. Unter {WENIGSTE} Fällen, oder wenn mehr fehlt als belegt ist, "
    "gibt es keine Reihenfolge."
)


def rangmass(v: Vergleich, mass: Mass) -> Mass:
    """The rate by which to rank: the chosen one, or instead of absolute numbers the share, or else the rate by inhabitants."""
    return mass if mass is not Mass.ABSOLUT else masse(v.kennzahl)[-1]


def kein_rang(v: Vergleich) -> str:
    """Why there is no order; empty when there is one."""
    k, faelle, land = v.kennzahl, int(v.direktionen["belegt"].sum()), v.land
    if k.in_euro:
        return (
            "Keine Reihenfolge: Bei Geld entscheiden wenige große Bewilligungen. Wie weit eine Summe vom Zufall abhängt, sagt die Zahl "
            "der Fälle nicht; ein Bereich wie bei Fällen wäre erfunden."
        )
    if k.zaehleinheit is Zaehleinheit.EINWOHNER:
        return (
            "Keine Reihenfolge: Einwohner kommen nicht einzeln hinzu, sondern mit ihrer Kommune; eine Großstadt entscheidet allein. "
            "Vergleichbar ist die Zahl der „Kommunen im Verbund“."
        )
    if v.leer:
        return "Keine Reihenfolge: In keiner Polizeidirektion ist etwas belegt."
    if faelle < WENIGSTE:
        return f"Zu wenige Fälle für eine Reihenfolge: {ganzzahl(faelle)}, nötig sind mindestens {WENIGSTE}."
    p = land.veroeffentlicht
    if not land.vollstaendig and p and p.insgesamt and not p.zaehleinheit and p.wert > 2 * faelle:
        return (
            f"Keine Reihenfolge: Landesweit sind {ganzzahl(p.wert)} veröffentlicht, einzeln belegt ist mit {ganzzahl(faelle)} weniger als "
            "die Hälfte. Was fehlt, könnte jede Reihenfolge umkehren."
        )
    if v.nenner(Mass.JE_EINWOHNER)[v.direktionen.index].isna().any():
        return "Keine Reihenfolge: Für eine Polizeidirektion ist keine Einwohnerzahl bekannt."
    return ""


def raenge(v: Vergleich, mass: Mass) -> pd.DataFrame:
    """name, wert, von, bis (as drawn), spanne, text, art: directorates with Kommunen, the highest rate first."""
    nenner = v.nenner(mass)
    da = v.zeilen[v.zeilen["kommunen"] > 0].assign(nenner=nenner, art=arten(v), text=v.texte(mass))
    faelle, von = da["belegt"].fillna(0).astype(int), da["nenner"].astype(int)
    grenzen = [_bereich(mass, f, n) for f, n in zip(faelle, von, strict=True)]
    faktor = 100 if mass is Mass.ANTEIL else 100_000
    alle = pd.DataFrame(
        {
            "name": da["name"], "wert": faktor * faelle / von, "von": [g[0] for g in grenzen], "bis": [g[1] for g in grenzen],
            "spanne": rangspannen(grenzen), "text": da["text"], "art": da["art"],
            "bereich": [_bereich_text(mass, f, n) for f, n in zip(faelle, von, strict=True)],
        }
    )  # fmt: skip
    return alle.sort_values("wert", ascending=False, kind="stable").reset_index(drop=True)


def _bereich(mass: Mass, faelle: int, von: int) -> Bereich:
    """What the rate may be, per cent or per 100,000."""
    if mass is Mass.ANTEIL:
        unten, oben = wilson(faelle, von)
        return 100 * unten, 100 * oben
    unten, oben = poisson(faelle)
    return 100_000 * unten / von, 100_000 * oben / von


def _bereich_text(mass: Mass, faelle: int, von: int) -> str:
    unten, oben = _bereich(mass, faelle, von)
    if mass is Mass.ANTEIL:
        return f"{prozent(round(10 * unten), 1000)} bis {prozent(round(10 * oben), 1000)}"
    return f"{je_100_000(round(10 * unten), 1_000_000)} bis {je_100_000(round(10 * oben), 1_000_000)}"


def rangbild(v: Vergleich, mass: Mass, schema: Farbschema) -> Bild:
    """Rates with what chance leaves open, in order; a sentence instead where an order would mean nothing."""
    leer, mass = kein_rang(v), rangmass(v, mass)
    zeilen = pd.DataFrame() if leer else raenge(v, mass)
    land = "" if leer else land_rate(v, mass)
    diagramm = bereiche(
        zeilen.assign(text=zeilen["text"] + " · " + zeilen["spanne"].map(rang_text) + "\u00a0Platz")
        if not leer
        else zeilen,
        einheit=_einheit(mass, v),
        linie=(0.0, "") if leer else (_landeswert(v, mass), f"{LAND} {land}"),
        schema=schema,
        beschreibung=_alt(v, mass, zeilen, leer),
    )
    return Bild(
        schluessel="rangfolge",
        titel="Reihenfolge: " + ("keine Aussage" if leer else _titel(zeilen)),
        diagramm=diagramm,
        mache_tabelle=partial(_tabelle, zeilen, mass),
        unterschrift="" if leer else f"{unterschiede(zeilen)} {_gilt_fuer(v)}".strip(),
        fussnote=v.auswahl.datenstand_text,
        erklaerung=ERKLAERUNG,
        dateiname=f"{v.auswahl.dateiname()}_reihenfolge-{v.kennzahl.schluessel}",
        leer=leer,
    )


def _einheit(mass: Mass, v: Vergleich) -> str:
    was = mass.wort[0].upper() + mass.wort[1:]
    return f"{was}, {'gezählt' if v.land.vollstaendig else 'belegt'}, 95-%-Bereich"


def _landeswert(v: Vergleich, mass: Mass) -> float:
    nenner = v.nenner(mass)[v.direktionen.index].sum()
    return float((100 if mass is Mass.ANTEIL else 100_000) * v.direktionen["belegt"].sum() / nenner)


def paare(zeilen: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Each directorate with those that it certainly lies before."""
    grenzen = dict(zip(zeilen["name"], zip(zeilen["von"], zeilen["bis"], strict=True), strict=True))
    vor = [(a, [b for b in grenzen if liegt_vor(grenzen[a], grenzen[b])]) for a in grenzen]
    return [(a, hinter) for a, hinter in vor if hinter]


def _titel(zeilen: pd.DataFrame) -> str:
    return "nur teilweise eine" if paare(zeilen) else "nicht unterscheidbar"


def unterschiede(zeilen: pd.DataFrame) -> str:
    """Which differences are larger than chance."""
    sichere = paare(zeilen)
    if not sichere:
        return f"Nicht unterscheidbar: Alle {len(zeilen)} Bereiche überlappen, die Unterschiede können Zufall sein."
    saetze = "; ".join(f"{a} liegt vor {_und(hinter)}" for a, hinter in sichere)
    moegliche = len(zeilen) * (len(zeilen) - 1) // 2
    if sum(len(hinter) for _, hinter in sichere) == moegliche:
        return f"Unterscheidbar: {saetze}."
    return f"Unterscheidbar: {saetze}. Alle übrigen Unterschiede können Zufall sein."


def _gilt_fuer(v: Vergleich) -> str:
    if v.land.vollstaendig:
        return ""
    return "Gereiht ist nur, was belegt ist: Fehlende Belege können die Reihenfolge ändern."


def _und(namen: Sequence[str]) -> str:
    return " und ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))


def _alt(v: Vergleich, mass: Mass, zeilen: pd.DataFrame, leer: str) -> str:
    if leer:
        return leer
    werte = "; ".join(
        f"{name} {text}, Bereich {bereich}, {rang_text(spanne)} Platz"
        for name, text, bereich, spanne in zip(
            zeilen["name"], zeilen["text"], zeilen["bereich"], zeilen["spanne"], strict=True
        )
    )
    return f"Punkte mit Bereichen, {v.auswahl.titel()}, {_einheit(mass, v)}, höchste zuerst: {werte}."


def _tabelle(zeilen: pd.DataFrame, mass: Mass) -> pd.DataFrame:
    spalten = {"name": "Polizeidirektion", "platz": "Platz", "text": mass.wort, "bereich": "95-%-Bereich"}
    if zeilen.empty:
        return pd.DataFrame(columns=list(spalten.values()))
    return zeilen.assign(platz=zeilen["spanne"].map(rang_text))[list(spalten)].rename(columns=spalten)
