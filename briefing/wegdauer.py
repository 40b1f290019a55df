"""How long did it take from one stage to the next, where both days are known well enough?"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from statistics import median

import pandas as pd

from briefing.baustein import Bild
from briefing.wege import SCHRITTE, kombinationen, wegbild, wege
from charts.dauer import dauer
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.zahlen import ganzzahl
from domain.zeit import Genauigkeit, datum_text

WENIGSTE = 5  # pairs in this order; fewer are listed instead of a median
_TAGE_JE_MONAT = 30.4375


def paare(alle: pd.DataFrame) -> pd.DataFrame:
    """schritt (place in SCHRITTE), name, von, bis (as text), monate (negative: the other way round), umgekehrt, genau.

    One row for each Kommune with both stages. ``genau``: both dates are a day or a month; otherwise monate is NaN. A date
    that names a month stands for its middle. ``umgekehrt``: certainly the other way round, whatever days of the months.
    """
    zeilen = []
    for nummer in range(len(SCHRITTE)):
        von, bis = (_je_kommune(alle, stufe) for stufe in (nummer, nummer + 1))
        for ags in (ags for ags in von if ags in bis):
            (name, a, genauigkeit_a), (_, b, genauigkeit_b) = von[ags], bis[ags]
            genau = bool(genauigkeit_a and genauigkeit_b)
            tage = (_mitte(b, genauigkeit_b) - _mitte(a, genauigkeit_a)).days
            umgekehrt = genau and b < _beginn(a, genauigkeit_a)
            texte = (_text(a, genauigkeit_a), _text(b, genauigkeit_b))
            monate = tage / _TAGE_JE_MONAT if genau else None
            zeilen.append((nummer, ags, name, *texte, monate, umgekehrt, genau))
    spalten = ["schritt", "ags", "name", "von", "bis", "monate", "umgekehrt", "genau"]
    return pd.DataFrame(zeilen, columns=spalten).astype({"monate": "float64", "umgekehrt": bool, "genau": bool})


def _je_kommune(alle: pd.DataFrame, stufe: int) -> dict[str, tuple[str, date, str]]:
    """ags -> name, seit, genauigkeit at one stage."""
    eigene = alle[alle["stufe"] == stufe]
    werte = zip(eigene["name"], eigene["seit"], eigene["genauigkeit"], strict=True)
    return dict(zip(eigene["ags"], werte, strict=True))


def _beginn(tag: date, genauigkeit: str) -> date:
    """The first day that a date can mean that is certain from ``tag`` on."""
    return tag.replace(day=1) if genauigkeit == Genauigkeit.MONAT else tag


def _mitte(tag: date, genauigkeit: str) -> date:
    beginn = _beginn(tag, genauigkeit)
    return beginn + timedelta(days=(tag - beginn).days // 2)


def _text(tag: date, genauigkeit: str) -> str:
    """The date as precisely as it is known."""
    if not genauigkeit:
        return f"spätestens {datum_text(tag.isoformat())}"
    return datum_text(tag.isoformat()[: 7 if genauigkeit == Genauigkeit.MONAT else 10])


def schritt_name(nummer: int) -> str:
    """``Beratung → Vereinbarung``"""
    return " → ".join(stufe.wort for stufe in SCHRITTE[nummer])


def in_reihenfolge(p: pd.DataFrame, nummer: int) -> list[float]:
    """Months of the exact pairs of a step that are not the other way round."""
    eigene = p[(p["schritt"] == nummer) & p["genau"] & ~p["umgekehrt"]]
    return [max(monate, 0.0) for monate in eigene["monate"]]


def zusammenfassung(p: pd.DataFrame, nummer: int) -> str:
    """``Median 7 Monate (0 bis 23), 31 Paare, 3 umgekehrt``; too few pairs have no median."""
    werte = in_reihenfolge(p, nummer)
    umgekehrt = int(((p["schritt"] == nummer) & p["umgekehrt"]).sum())
    dazu = f", {ganzzahl(umgekehrt)} umgekehrt" if umgekehrt else ""
    if not werte:
        return f"kein Paar mit genauen Daten{dazu}"
    anzahl = f"{ganzzahl(len(werte))} Paar{'' if len(werte) == 1 else 'e'}"
    if len(werte) < WENIGSTE:
        return f"{anzahl}, zu wenige für einen Median{dazu}"
    return f"Median {_monate(median(werte))} ({round(min(werte))} bis {round(max(werte))}), {anzahl}{dazu}"


def _monate(wert: float) -> str:
    return f"{round(wert)} Monat{'' if round(wert) == 1 else 'e'}"


def wegbilder(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> tuple[Bild, Bild, pd.DataFrame]:
    """The stages, the durations between them, and which stages occur together: three views of the same rows."""
    alle = wege(daten, auswahl)
    return wegbild(daten, alle, auswahl, schema), dauerbild(alle, auswahl, schema), kombinationen(alle)


def dauerbild(alle: pd.DataFrame, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """One dot for each pair of dates, one row for each step."""
    p = paare(alle)
    genaue = p[p["genau"]]
    texte = [zusammenfassung(p, nummer) for nummer in range(len(SCHRITTE))]
    mediane = [
        median(w) if len(w := in_reihenfolge(p, nummer)) >= WENIGSTE else None for nummer in range(len(SCHRITTE))
    ]
    zeilen = pd.DataFrame({"name": [schritt_name(n) for n in range(len(SCHRITTE))], "text": texte, "median": mediane})
    alt = f"Punkte je Kommune auf einer Achse in Monaten, {auswahl.titel()}: " + "; ".join(
        f"{name}: {text}" for name, text in zip(zeilen["name"], texte, strict=True)
    )
    return Bild(
        schluessel="dauer",
        titel="Wie lange es dauerte",
        diagramm=dauer(
            zeilen, genaue[["schritt", "name", "monate", "umgekehrt"]], schema=schema, beschreibung=f"{alt}."
        ),
        mache_tabelle=partial(_tabelle, p),
        unterschrift=_einzelne(p) + _summe(p),
        fussnote=auswahl.datenstand_text,
        erklaerung="Gemessen wird je Kommune vom ersten sicheren Tag der einen zum ersten sicheren Tag der nächsten Stufe, in Monaten zu "
        "30,4 Tagen, gerundet. Nur Paare, bei denen beide Daten als Tag oder Monat bekannt sind; ein Monat steht für seine Mitte. "
        "Was nur als Jahr, nur als „bekannt am“ oder nur durch den Beginn einer Mitgliedschaft datiert ist, bleibt außen vor. Paare in "
        "umgekehrter Reihenfolge stehen als Raute links der Null und gehen nicht in Median (Strich) und Spanne ein. "
        f"Unter {WENIGSTE} Paaren gibt es keinen Median.",
        dateiname=f"{auswahl.dateiname()}_wegdauer",
        leer="" if len(genaue) else "Für keine Kommune der Auswahl sind die Daten zweier aufeinander folgender Stufen genau genug bekannt.",
    )  # fmt: skip


def _einzelne(p: pd.DataFrame) -> str:
    """The single pairs of each step that has too few for a median."""
    saetze = []
    for nummer in range(len(SCHRITTE)):
        if not 0 < len(in_reihenfolge(p, nummer)) < WENIGSTE:
            continue
        eigene = p[(p["schritt"] == nummer) & p["genau"] & ~p["umgekehrt"]].sort_values("monate", kind="stable")
        liste = [f"{n} {_monate(max(monate, 0.0))}" for n, monate in zip(eigene["name"], eigene["monate"], strict=True)]
        saetze.append(f"{schritt_name(nummer)}: {', '.join(liste)}. ")
    return "".join(saetze)


def _summe(p: pd.DataFrame) -> str:
    """What became of the Kommunen with two neighbouring stages; the other order is said in full."""
    if p.empty:
        return ""
    genau, umgekehrt = int(p["genau"].sum()), int(p["umgekehrt"].sum())
    ungenau = len(p) - genau
    return (
        f"{ganzzahl(len(p))} Paare von Stufen = {ganzzahl(genau - umgekehrt)} in dieser Reihenfolge + {ganzzahl(umgekehrt)} in umgekehrter "
        f"Reihenfolge + {ganzzahl(ungenau)} ohne genaue Daten."
    )


def _tabelle(p: pd.DataFrame) -> pd.DataFrame:
    """Every pair: also those that are not exact enough."""
    return pd.DataFrame(
        {
            "Kommune": p["name"],
            "Schritt": [schritt_name(nummer) for nummer in p["schritt"]],
            "von": p["von"],
            "bis": p["bis"],
            "Monate": p["monate"].round().astype("Int64"),
            "Reihenfolge": _reihenfolge(p),
        }
    ).sort_values(["Schritt", "Monate", "Kommune"], kind="stable", ignore_index=True)


def _reihenfolge(p: pd.DataFrame) -> Sequence[str]:
    return [
        "umgekehrt" if u else "in dieser Reihenfolge" if g else "Daten nicht genau genug"
        for u, g in zip(p["umgekehrt"], p["genau"], strict=True)
    ]
