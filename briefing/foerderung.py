"""How much money is in which state, and what of it may be added up?"""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from charts.balken import balken
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kennzahl import Geldzustand
from domain.zahlen import KEINE_ANGABE, euro, euro_kurz, ganze_euro, ganzzahl
from domain.zeitraum import tage_text

BEWILLIGT, VERFUEGBAR = "foerdermittel_bewilligt", "foerdermittel_verfuegbar"
ZUSTAENDE = tuple(zustand for zustand in Geldzustand if zustand is not Geldzustand.VERANSCHLAGT)
KEIN_BETRAG = "Bis zum Stichtag ist in keinem Zustand ein Betrag einzeln belegt. Das heißt nicht: 0\u00a0€."
REGEL = (
    "Gezählt wird ab Februar 2019. Ein Beleg zählt ab dem Tag, an dem er sicher gilt: „2021“ ab dem 31.12.2021, „bekannt am“ ab "
    "diesem Tag. Nicht summiert: Belege ohne Betrag, ungefähre Beträge („rund“) und unsichere Belege."
)


@dataclass(frozen=True)
class Geld:
    """The records of one state in one Auswahl, as far as their amounts may be added up.

    ``vollstaendig``: the records are declared complete, so no record means zero; otherwise their sum is a lower bound.
    """

    zustand: Geldzustand
    belege: pd.DataFrame
    vollstaendig: bool

    @property
    def cent(self) -> int:
        return int(self.belege["betrag_cent"].sum())

    @property
    def einheit(self) -> str:
        return "Euro" if self.vollstaendig else "Euro, einzeln belegt (mindestens)"

    @property
    def summe(self) -> str:
        """``mindestens 61.150 € bewilligt``"""
        return f"{'' if self.vollstaendig else 'mindestens '}{euro(self.cent)} {self.zustand.wort}"

    @property
    def leer(self) -> str:
        """What is said instead of a picture without any bar."""
        if len(self.belege):
            return ""
        return f"Bis zum Stichtag ist kein Betrag einzeln belegt, der {self.zustand.wort} wurde. Das heißt nicht: 0\u00a0€."


def geldzahlen(auswahl: Auswahl) -> tuple[str, ...]:
    """The Kennzahlen about money; nobody divides the budget, so of a part of the state "available" would be a false zero."""
    return (BEWILLIGT, VERFUEGBAR) if auswahl.ganzes_land else (BEWILLIGT,)


def geld(daten: Berichtsdaten, auswahl: Auswahl, zustand: Geldzustand) -> Geld:
    """What may be added up in one state; granted money is exactly what its Kennzahl counts."""
    belege = daten.foerderung.belege(auswahl)
    vollstaendig = zustand is Geldzustand.BEWILLIGT and daten.messwerte(auswahl)[BEWILLIGT].vollstaendig
    return Geld(zustand, belege[belege["zaehlt"] & (belege["geldzustand"] == zustand)], vollstaendig)


def zustandsbild(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """Each state for itself: cases, cases with an amount, and the sum of what may be added up."""
    alle = daten.foerderung.belege(auswahl)
    belege = alle[alle["gilt"]]
    zeilen = pd.DataFrame(
        [_ansatzzeile(daten, auswahl), *(_zustandszeile(daten, auswahl, z, belege) for z in ZUSTAENDE)]
    )
    alt = f"Balken je Geldzustand, {auswahl.titel()}: " + "; ".join(
        f"{name} {text}" for name, text in zip(zeilen["name"], zeilen["text"], strict=True)
    )
    return Bild(
        schluessel="foerderung-zustand",
        titel="Geld nach Zustand",
        diagramm=balken(
            zeilen, einheit="Euro (in Klammern: Fälle, aus denen die Summe besteht)", schema=schema, beschreibung=alt
        ),
        mache_tabelle=partial(_zustandstabelle, zeilen),
        unterschrift=_fallsumme(belege)
        + " Jeder Zustand steht für sich: Dasselbe Geld wird beantragt, bewilligt und ausgezahlt, die Zeilen ergeben keine Summe."
        + _nicht_summiert(alle),
        fussnote=f"Einzelfälle mit Quellen unten · {auswahl.datenstand_text}",
        auf_papier=auswahl.datenstand_text,
        erklaerung="Veranschlagt ist das Geld im Haushalt der begonnenen Zeiträume, bewilligt die Summe der Bescheide, "
        "ausgezahlt, was überwiesen wurde, geprüft, was der Verwendungsnachweis anerkennt. „Keine Angabe“ heißt nicht null. "
        + REGEL,
        dateiname=f"{auswahl.dateiname()}_foerderung-zustand",
        leer="" if zeilen["wert"].notna().any() else KEIN_BETRAG,
    )


def _ansatzzeile(daten: Berichtsdaten, auswahl: Auswahl) -> dict[str, object]:
    """The budgets of all periods that have begun; nobody divides them among areas."""
    zeile: dict[str, object] = {
        "name": Geldzustand.VERANSCHLAGT.wort,
        "art": "grau",
        "wert": None,
        "faelle": None,
        "mit_betrag": None,
    }
    if not auswahl.ganzes_land:
        return zeile | {"text": "nur für das ganze Land", "summe": "nur für das ganze Land"}
    ansaetze = sichere_ansaetze(daten, auswahl)
    if ansaetze.empty:
        return zeile | {"text": KEINE_ANGABE, "summe": KEINE_ANGABE}
    cent = int(ansaetze["betrag_cent"].sum())
    zeitraum = tage_text(ansaetze["gueltig_von"].min(), ansaetze["gueltig_bis"].max())
    return zeile | {"wert": cent / 100, "text": f"{euro_kurz(cent)} ({zeitraum})", "summe": euro(cent)}


def _zustandszeile(
    daten: Berichtsdaten, auswahl: Auswahl, zustand: Geldzustand, belege: pd.DataFrame
) -> dict[str, object]:
    eigenes = geld(daten, auswahl, zustand)
    faelle = belege.loc[belege["geldzustand"] == zustand, "fall"].nunique()
    mit_betrag = eigenes.belege["fall"].nunique()
    zeile: dict[str, object] = {
        "name": zustand.wort,
        "art": "wert",
        "wert": None,
        "faelle": faelle,
        "mit_betrag": mit_betrag,
    }
    if not mit_betrag and not eigenes.vollstaendig:
        text = f"{KEINE_ANGABE} ({_anteil(0, faelle)})" if faelle else KEINE_ANGABE
        return zeile | {"text": text, "summe": KEINE_ANGABE}
    vorwort = "" if eigenes.vollstaendig else "mind. "
    text = f"{vorwort}{ganze_euro(eigenes.cent)} ({_anteil(mit_betrag, faelle)})"
    return zeile | {"wert": eigenes.cent / 100, "text": text, "summe": vorwort + euro(eigenes.cent)}


def _fallsumme(belege: pd.DataFrame) -> str:
    """``71 Fälle = 62 bewilligt + 9 nicht oder noch nicht bewilligt.``"""
    alle = belege["fall"].nunique()
    bewilligt = belege.loc[belege["geldzustand"] == Geldzustand.BEWILLIGT, "fall"].nunique()
    if not alle:
        return "Bis zum Stichtag ist kein Förderfall sicher belegt."
    if alle == bewilligt:
        return f"{_anteil(alle, alle)}, {'bewilligt' if alle == 1 else 'alle bewilligt'}."
    return f"{_anteil(alle, alle)} = {ganzzahl(bewilligt)} bewilligt + {ganzzahl(alle - bewilligt)} nicht oder noch nicht bewilligt."


def _anteil(davon: int, alle: int) -> str:
    """``71 Fälle``, ``2 von 7 Fällen``"""
    if davon == alle:
        return f"{ganzzahl(alle)} {'Fall' if alle == 1 else 'Fälle'}"
    return f"{ganzzahl(davon)} von {ganzzahl(alle)} {'Fall' if alle == 1 else 'Fällen'}"


def _nicht_summiert(belege: pd.DataFrame) -> str:
    """What is known and not in the sums: approximate amounts, doubtful records and those before the programme."""
    ungefaehr = belege[belege["gilt"] & ~belege["zaehlt"] & belege["betrag_cent"].notna()]
    unsicher = int((~belege["sicher"].astype(bool)).sum())
    frueher = len(belege) - int(belege["gilt"].sum()) - unsicher
    teile = [
        f"{name}: rund {euro(int(cent))} {Geldzustand(zustand).wort}"
        for name, cent, zustand in zip(
            ungefaehr["name"], ungefaehr["betrag_cent"], ungefaehr["geldzustand"], strict=True
        )
    ]
    teile += [f"{ganzzahl(unsicher)} Beleg{'e' * (unsicher > 1)} mit Vorbehalt"] if unsicher else []
    teile += [f"{ganzzahl(frueher)} Beleg{'e' * (frueher > 1)} vor Februar 2019"] if frueher else []
    return f" Nicht summiert: {'; '.join(teile)}." if teile else ""


def _zustandstabelle(zeilen: pd.DataFrame) -> pd.DataFrame:
    spalten = {"name": "Zustand", "faelle": "Fälle", "mit_betrag": "davon summiert", "summe": "Summe"}
    return zeilen[list(spalten)].rename(columns=spalten).astype({"Fälle": "Int64", "davon summiert": "Int64"})


def sichere_ansaetze(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """The budgets without a doubt whose period has begun."""
    ansaetze = daten.foerderung.ansaetze(auswahl)
    return ansaetze[ansaetze["sicher"].astype(bool)]
