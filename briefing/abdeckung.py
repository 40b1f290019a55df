"""How much of every published figure is proved record by record, and which figures are declared complete?"""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from charts.balken import balken
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.messwert import Messwert, Veroeffentlichung
from domain.zahlen import KEINE_ANGABE, ganzzahl, prozent
from domain.zeit import tag_kurz

_ARTEN = {
    "vollstaendig": "vollständig gezählt", "anteil": "mit Anteil", "nichts": "ohne Veröffentlichung",
    "anderes": "ohne vergleichbare Veröffentlichung", "undefiniert": "nicht zählbar",
}  # fmt: skip
LEER = "Für diese Auswahl ist keine Zahl veröffentlicht, mit der sich die belegten Fälle vergleichen lassen, und keine vollständig gezählt."


@dataclass(frozen=True)
class Abdeckung:
    """What is published and proved of one Kennzahl. ``anteil`` in percent, None where both cannot be compared."""

    messwert: Messwert
    art: str
    anteil: float | None
    text: str

    @property
    def vollstaendig(self) -> bool:
        return self.art == "vollstaendig"


def abdeckung(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Abdeckung, ...]:
    """Every Kennzahl of the Auswahl: complete ones first, then by the proved share."""
    alle = [_abdeckung(wert) for wert in daten.messwerte(auswahl).values()]
    return tuple(sorted(alle, key=lambda a: (list(_ARTEN).index(a.art), -(a.anteil or 0))))


def _abdeckung(w: Messwert) -> Abdeckung:
    k, v, belegt = w.kennzahl, w.veroeffentlicht, w.kennzahl.zahl(w.belegt)
    if k.messung is None:
        gesagt = f"{w.zahl} veröffentlicht, " if v else ""
        return Abdeckung(w, "undefiniert", None, f"{gesagt}nicht zählbar")
    if w.vollstaendig:
        return Abdeckung(w, "vollstaendig", 100.0, f"vollständig gezählt: {belegt}")
    if v is None:
        return Abdeckung(w, "nichts", None, f"nichts veröffentlicht, {_belegt(w)} belegt")
    veroeffentlicht = f"{v.zusatz.wort} {k.zahl(v.wert)}".strip()
    if grund := unvergleichbar(w, v):
        return Abdeckung(w, "anderes", None, f"{veroeffentlicht} veröffentlicht, {_belegt(w)} belegt ({grund})")
    if not w.belegt or not v.wert:
        return Abdeckung(w, "anteil", 0.0, f"{veroeffentlicht} veröffentlicht, {_belegt(w)} belegt")
    if w.belegt > v.wert:
        return Abdeckung(w, "anteil", 100.0, f"mehr belegt: {belegt} (veröffentlicht: {veroeffentlicht})")
    hoechstens = "höchstens " if v.zusatz.untergrenze else "" if v.zusatz.genau else "rund "
    anteil = f"{hoechstens}{prozent(w.belegt, v.wert)}"
    return Abdeckung(w, "anteil", 100 * w.belegt / v.wert, f"{anteil} ({belegt} von {veroeffentlicht})")


def _belegt(w: Messwert) -> str:
    """No record is not zero."""
    return w.kennzahl.zahl(w.belegt) if w.belegt else "nichts"


def unvergleichbar(w: Messwert, v: Veroeffentlichung) -> str:
    """Why what was published cannot be set beside what is proved; empty when it can."""
    if v.zaehleinheit:
        return "andere Zähleinheit"
    if w.kennzahl.kumuliert:
        return "" if v.insgesamt else f"nur {v.zeitraum_text}"
    return "" if v.gilt_im_jahr(w.stichtag.year) else "anderes Jahr"


def abdeckungsbild(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """A bar for each Kennzahl whose proved share can be stated; the others say why not."""
    alle = abdeckung(daten, auswahl)
    zeilen = pd.DataFrame(
        [{"name": a.messwert.kennzahl.titel, "wert": a.anteil, "text": a.text} for a in alle],
        columns=["name", "wert", "text"],
    )
    alt = f"Balken je Kennzahl, {auswahl.titel()}, belegter Anteil der veröffentlichten Zahl in Prozent: " + "; ".join(
        f"{name}: {text}" for name, text in zip(zeilen["name"], zeilen["text"], strict=True)
    )
    return Bild(
        schluessel="abdeckung",
        titel="Wie viel davon einzeln belegt ist",
        diagramm=balken(zeilen, einheit="Belegter Anteil der veröffentlichten Zahl in Prozent", schema=schema, beschreibung=alt, voll=100),
        mache_tabelle=partial(abdeckungstabelle, daten, auswahl),
        unterschrift=_summe(alle),
        fussnote=f"{auswahl.raum()} · Stichtag {tag_kurz(auswahl.stichtag)} · {auswahl.datenstand_text}",
        erklaerung="Verglichen wird die neueste veröffentlichte Zahl am Stichtag mit den Fällen, die einzeln und sicher belegt sind. Ist "
        "eine Kennzahl vollständig, dann hat der Lieferant erklärt, dass alle Fälle geliefert sind; dann ist die gezählte Zahl die Zahl. "
        "„Höchstens“ steht, wo die veröffentlichte Zahl selbst nur eine Untergrenze ist. Nicht verglichen wird, was für einen anderen "
        "Zeitraum oder in einer anderen Zähleinheit veröffentlicht ist.",
        dateiname=f"{auswahl.dateiname()}_abdeckung",
        leer="" if any(a.anteil is not None for a in alle) else LEER,
    )  # fmt: skip


def _summe(alle: tuple[Abdeckung, ...]) -> str:
    """``15 Kennzahlen = 1 vollständig gezählt + 8 mit Anteil + …``"""
    arten = [a.art for a in alle]
    teile = [f"{arten.count(art)} {wort}" for art, wort in _ARTEN.items() if art in arten]
    return f"{ganzzahl(len(alle))} Kennzahlen = {' + '.join(teile)}."


def abdeckungstabelle(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """The twin of the picture: with basis, as-of date and what is declared complete."""
    ab = daten.lieferstand.vollstaendig_ab(auswahl.datenstand)
    zeilen = []
    for a in abdeckung(daten, auswahl):
        w, v, k = a.messwert, a.messwert.veroeffentlicht, a.messwert.kennzahl
        zeilen.append(
            {
                "Kennzahl": k.titel,
                "Basis": str(w.basis),
                "Veröffentlicht": f"{v.zusatz.wort} {k.zahl(v.wert)}".strip() if v else KEINE_ANGABE,
                "Stand": v.stand_text if v else "",
                "Zeitraum": v.zeitraum if v else "",
                "Belegt": k.zahl(w.belegt) if k.messung else "nicht zählbar",
                "Anteil": prozent(w.belegt, v.wert) if v and a.art == "anteil" else "",
                "Vollständig ab Stichtag": tag_kurz(ab[k.schluessel]) if k.schluessel in ab else "nicht erklärt",
            }
        )
    return pd.DataFrame(zeilen)
