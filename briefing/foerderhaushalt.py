"""How much of each budget was bound by grants, and what was published about money?"""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from briefing.baustein import Bild
from briefing.foerderung import Geld, geld, sichere_ansaetze
from briefing.register import grundzeile, veroeffentlichte, widersprueche
from charts.balken import balken
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kennzahl import Geldzustand
from domain.widerspruch import Widerspruch
from domain.zahlen import KEINE_ANGABE, euro, euro_kurz, ganze_euro, prozent
from domain.zeit import tag_kurz
from domain.zeitraum import tage_text

NUR_LAND = "Der Haushalt gilt für das ganze Land. Wie viel davon gebunden ist, steht hier nur ohne Auswahl von Räumen, Größenklassen "
NUR_LAND += "und Handlungsfeldern."
KEIN_ANSATZ = (
    "Wie viel vom Haushalt gebunden ist, lässt sich nicht sagen: Haushaltsansätze liegen bis zum Stichtag nicht als "
    "Einzelangaben vor. Was über sie veröffentlicht wurde, steht am Ende dieser Seite."
)


def haushaltsbild(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """Of each budget period the share that was granted within it; without budgets or grants a sentence."""
    ansaetze, g = sichere_ansaetze(daten, auswahl), geld(daten, auswahl, Geldzustand.BEWILLIGT)
    leer = _leer(auswahl, ansaetze, g)
    zeilen = pd.DataFrame(
        [_zeile(ansatz, g, auswahl) for ansatz in ansaetze.to_dict("records") if auswahl.ganzes_land],
        columns=["name", "wert", "text", "art", "von", "bis", "veranschlagt", "bewilligt", "anteil"],
    )
    alt = f"Balken je Haushaltszeitraum, {auswahl.titel()}, Anteil des bewilligten am veranschlagten Geld in Prozent: " + "; ".join(
        f"{name}: {text}" for name, text in zip(zeilen["name"], zeilen["text"], strict=True)
    )  # fmt: skip
    return Bild(
        schluessel="foerderung-haushalt",
        titel="Wie viel vom Haushalt gebunden ist",
        diagramm=balken(zeilen, einheit="Prozent des veranschlagten Geldes", schema=schema, beschreibung=alt, voll=100),
        mache_tabelle=partial(_tabelle, zeilen),
        unterschrift="" if leer else _unterschrift(g, zeilen.loc[zeilen["art"] == "offen", "name"].tolist()),
        fussnote=f"Freistaat Sachsen · Stichtag {tag_kurz(auswahl.stichtag)} · {auswahl.datenstand_text}",
        erklaerung="Verglichen wird, was für einen Zeitraum veranschlagt ist, mit den Bewilligungen, deren Datum in diesem "
        "Zeitraum liegt. Eine Bewilligung vom Herbst für das nächste Jahr steht deshalb noch im alten. Der Haushalt hat keinen "
        "Raum, er wird nicht auf Polizeidirektionen oder Kreise verteilt.",
        dateiname=f"{auswahl.dateiname()}_foerderung-haushalt",
        leer=leer,
    )


def _unterschrift(g: Geld, laufende: list[str]) -> str:
    teile = ["Gebunden heißt hier: im Zeitraum bewilligt. Ausgezahlt wird oft erst später."]
    teile += (
        [] if g.vollstaendig else ["Bewilligungen sind nur so weit gezählt, wie sie einzeln belegt sind (mindestens)."]
    )
    teile += [f"{' und '.join(laufende)}: der Zeitraum läuft noch (Umriss)."] if laufende else []
    return " ".join(teile)


def _leer(auswahl: Auswahl, ansaetze: pd.DataFrame, g: Geld) -> str:
    if not auswahl.ganzes_land:
        return NUR_LAND
    if ansaetze.empty:
        return KEIN_ANSATZ
    return "" if len(g.belege) or g.vollstaendig else f"Veranschlagt ist Geld, aber {g.leer[0].lower()}{g.leer[1:]}"


def _zeile(ansatz: Mapping[Any, Any], g: Geld, auswahl: Auswahl) -> dict[str, object]:
    von, bis, gesamt = ansatz["gueltig_von"], ansatz["gueltig_bis"], int(ansatz["betrag_cent"])
    darin = g.belege[(g.belege["spaetestens"] >= von) & (g.belege["spaetestens"] <= bis)]
    cent, bekannt = int(darin["betrag_cent"].sum()), len(darin) > 0 or g.vollstaendig
    anteil = prozent(cent, gesamt) if bekannt else KEINE_ANGABE
    return {
        "name": tage_text(von, bis),
        "wert": 100 * cent / gesamt if bekannt and gesamt else None,
        "text": f"{anteil}: {ganze_euro(cent)} von {euro_kurz(gesamt)}" if bekannt else f"{KEINE_ANGABE}, {euro_kurz(gesamt)} veranschlagt",
        "art": "offen" if bis > auswahl.stichtag else "wert",
        "von": tag_kurz(von), "bis": tag_kurz(bis), "veranschlagt": euro(gesamt),
        "bewilligt": euro(cent) if bekannt else KEINE_ANGABE, "anteil": anteil,
    }  # fmt: skip


def _tabelle(zeilen: pd.DataFrame) -> pd.DataFrame:
    spalten = {
        "von": "Von",
        "bis": "Bis",
        "veranschlagt": "Veranschlagt",
        "bewilligt": "Im Zeitraum bewilligt",
        "anteil": "Gebunden",
    }
    return zeilen[list(spalten)].rename(columns=spalten)


def geldwidersprueche(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Widerspruch, ...]:
    """The contradictions of the ledger in which an amount of money stands, newest first."""
    return tuple(w for w in widersprueche(daten, auswahl) if any(v.einheit == "cent" for v in w.alle))


def veroeffentlichte_betraege(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """Stand, Begriff, Wert, Zeitraum, Quelle, Adresse: every published amount up to the Stichtag, newest first."""
    return pd.DataFrame([grundzeile(v) for v in reversed(veroeffentlichte(daten, auswahl)) if v.einheit == "cent"])
