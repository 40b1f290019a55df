"""Which consistency checks does what is loaded pass on the Stichtag, and which records does each one find?

Every check is a pure function of what it looks at; ``pruefungen`` asks the data and calls them all.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from briefing.abdeckung import unvergleichbar
from briefing.register import wert_text, widersprueche
from data_access.belege import MITGLIEDSCHAFT
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import PROGRAMMSTART, Auswahl
from domain.begriffe import wort
from domain.ereignis import Ereignisart
from domain.kennzahl import Geldzustand
from domain.messwert import Messwert, Veroeffentlichung
from domain.widerspruch import Widerspruch
from domain.zahlen import euro, ganzzahl
from domain.zeit import Genauigkeit, Zeitangabe, tag_kurz
from domain.zeitraum import tage_text

Zeilen = Sequence[Mapping[Any, Any]]


class Gewicht(StrEnum):
    """How bad a found record is: an error of the data, a contradiction of publications, or a doubt that is known and marked."""

    FEHLER = "Fehler"
    WIDERSPRUCH = "Widerspruch"
    HINWEIS = "Hinweis"

    def hinter(self, anzahl: int) -> str:
        """Behind a number: ``1 Hinweis``, ``3 Hinweise``, ``3 Fehler``."""
        mehrzahl = {Gewicht.WIDERSPRUCH: "Widersprüche", Gewicht.HINWEIS: "Hinweise"}.get(self, self.value)
        return self.value if anzahl == 1 else mehrzahl


@dataclass(frozen=True)
class Pruefung:
    """One check: what it looks for, what it found, and why that matters. ``ziel`` is a page that shows more."""

    titel: str
    faelle: tuple[str, ...]
    warum: str
    gewicht: Gewicht = Gewicht.FEHLER
    ziel: str = ""

    @property
    def bestanden(self) -> bool:
        return not self.faelle

    @property
    def befund(self) -> str:
        """``bestanden``, ``3 Fehler``, ``1 Hinweis``"""
        anzahl = len(self.faelle)
        return f"{ganzzahl(anzahl)} {self.gewicht.hinter(anzahl)}" if anzahl else "bestanden"


def pruefungen(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Pruefung, ...]:
    """All checks of the whole state: errors first, then doubts, then what was passed."""
    land = Auswahl(auswahl.stichtag, auswahl.datenstand)
    kommunen = daten.kommunen(land).to_dict("records")
    faelle = daten.lieferstand.auffaellige(land.stichtag, land.datenstand).to_dict("records")
    belege, ansaetze = daten.foerderung.belege(land), daten.foerderung.ansaetze(land)
    register = [v for v in daten.zahlenregister(land.datenstand) if v.stand_bis <= land.stichtag]
    alle = (
        ohne_raum(kommunen),
        ohne_einwohner(kommunen),
        ohne_traeger(faelle),
        vor_dem_programm(faelle),
        doppelte(daten.lieferstand.doppelte(land.stichtag, land.datenstand).to_dict("records")),
        ueber_dem_ansatz(ansaetze, belege[belege["zaehlt"] & (belege["geldzustand"] == Geldzustand.BEWILLIGT)]),
        mehr_als_veroeffentlicht(daten.messwerte(land).values()),
        ohne_betrag(faelle),
        ohne_geldzustand(register, {k.schluessel for k in daten.katalog if k.geldzustand}),
        widersprechen_sich(widersprueche(daten, land)),
        unsichere(faelle),
    )
    return tuple(sorted(alle, key=lambda p: (p.bestanden, list(Gewicht).index(p.gewicht))))


def ohne_raum(kommunen: Zeilen) -> Pruefung:
    """``kommunen`` as Berichtsdaten gives them: a Kommune in two directorates is in there twice."""
    gezaehlt = pd.Series([k["ags"] for k in kommunen], dtype="object").value_counts()
    faelle = [f"{k['name']}: keinem Kreis zugeordnet" for k in kommunen if pd.isna(k["kreis"])]
    faelle += [f"{k['name']}: keine Polizeidirektion zuständig" for k in kommunen if pd.isna(k["polizeidirektion"])]
    mehrfach = dict.fromkeys(f"{k['name']}: mehrfach zugeordnet" for k in kommunen if gezaehlt[k["ags"]] > 1)
    return Pruefung(
        "Kommunen ohne eindeutigen Kreis oder Polizeidirektion", (*faelle, *mehrfach),
        "Ihre Zahlen fehlten in den Summen der Kreise und Polizeidirektionen oder stünden doppelt darin.",
    )  # fmt: skip


def ohne_einwohner(kommunen: Zeilen) -> Pruefung:
    return Pruefung(
        "Kommunen ohne Einwohnerzahl", tuple(str(k["name"]) for k in kommunen if pd.isna(k["einwohner"])),
        "Einwohner im Verbund und alle Werte je Einwohner wären zu klein.",
    )  # fmt: skip


def ohne_traeger(faelle: Zeilen) -> Pruefung:
    """Records of bodies that do not exist on any day that the date can mean."""
    return Pruefung(
        "Einzelfälle von Trägern, die es an dem Tag nicht gibt", tuple(_fall(f) for f in faelle if not f["gibt_es"]),
        "Der Schlüssel gehört einer aufgelösten oder noch nicht gebildeten Kommune oder einem Träger außerhalb seiner Dauer. Der Fall "
        "kann am falschen Ort oder gar nicht zählen.",
    )  # fmt: skip


def vor_dem_programm(faelle: Zeilen) -> Pruefung:
    zu_frueh = [
        _fall(f) for f in faelle if f["art"] == Ereignisart.KOOPERATIONSVEREINBARUNG and f["spaetestens"] < PROGRAMMSTART
    ]  # fmt: skip
    return Pruefung(
        f"Kooperationsvereinbarungen vor dem Programmbeginn ({tag_kurz(PROGRAMMSTART)})", tuple(zu_frueh),
        "Vor dem Programm konnte niemand eine Vereinbarung schließen. Das Datum oder die Art ist falsch.",
    )  # fmt: skip


def doppelte(ereignisse: Zeilen) -> Pruefung:
    return Pruefung(
        "Ereignisse, die doppelt geliefert sein können",
        tuple(f"{_fall(e)}: {int(e['anzahl'])} Vorgänge" for e in ereignisse),
        "Dasselbe Ereignis unter zwei Kennungen zählte doppelt, wo Vorgänge gezählt werden.",
        Gewicht.HINWEIS,
    )  # fmt: skip


def ueber_dem_ansatz(ansaetze: pd.DataFrame, bewilligt: pd.DataFrame) -> Pruefung:
    """``bewilligt``: the grants that may be added up. Only certain budgets are compared."""
    faelle = []
    for ansatz in ansaetze[ansaetze["sicher"].astype(bool)].to_dict("records"):
        von, bis, veranschlagt = ansatz["gueltig_von"], ansatz["gueltig_bis"], int(ansatz["betrag_cent"])
        darin = bewilligt[(bewilligt["spaetestens"] >= von) & (bewilligt["spaetestens"] <= bis)]
        summe = int(darin["betrag_cent"].sum())
        if summe > veranschlagt:
            faelle.append(f"{tage_text(von, bis)}: {euro(summe)} bewilligt, {euro(veranschlagt)} veranschlagt")
    return Pruefung(
        "Haushaltszeiträume, in denen mehr bewilligt als veranschlagt ist", tuple(faelle),
        "Entweder fehlt ein Nachtrag zum Ansatz, oder Bewilligungen sind doppelt oder im falschen Jahr erfasst.",
    )  # fmt: skip


def mehr_als_veroeffentlicht(werte: Iterable[Messwert]) -> Pruefung:
    """Only published figures that can be set beside what is proved; "über 100" does not contradict 120."""
    faelle = [
        f"{w.kennzahl.titel}: {w.kennzahl.zahl(w.belegt)} belegt, {wert_text(v)} veröffentlicht (Stand {v.stand_text})"
        for w in werte
        if (v := w.veroeffentlicht) and w.belegt > v.wert and not v.zusatz.untergrenze and not unvergleichbar(w, v)
    ]
    return Pruefung(
        "Kennzahlen, von denen mehr belegt als veröffentlicht ist", tuple(faelle),
        "Die veröffentlichte Zahl ist überholt oder zu klein. Gezeigt wird dann die belegte.", Gewicht.HINWEIS,
    )  # fmt: skip


def ohne_betrag(faelle: Zeilen) -> Pruefung:
    return Pruefung(
        "Bewilligungen ohne Betrag", tuple(_fall(f) for f in faelle if f["ohne_betrag"]),
        "Sie zählen als Fall, aber mit keinem Euro: Die Summe der Bewilligungen ist eine Untergrenze.", Gewicht.HINWEIS,
    )  # fmt: skip


def ohne_geldzustand(register: Iterable[Veroeffentlichung], mit_zustand: Container[str | None]) -> Pruefung:
    """Stored amounts always have a state; published ones only if they mean a Kennzahl that has one (``mit_zustand``)."""
    faelle = [
        f"{wert_text(v)} {wort(v.begriff)}, Stand {v.stand_text}, {v.quelle}"
        for v in register
        if v.einheit == "cent" and v.kennzahl not in mit_zustand
    ]
    return Pruefung(
        "Veröffentlichte Beträge ohne Geldzustand", tuple(faelle),
        "Ob veranschlagt, bewilligt oder ausgezahlt wurde, sagt die Quelle nicht. Solche Beträge stehen im Zahlenregister, gehen aber "
        "in keine Kennzahl ein.", Gewicht.HINWEIS, "zahlenregister",
    )  # fmt: skip


def widersprechen_sich(widersprueche: Iterable[Widerspruch]) -> Pruefung:
    return Pruefung(
        "Veröffentlichte Zahlen, die sich widersprechen", tuple(f"{w.regel.titel}: {w.satz}" for w in widersprueche),
        "Beide Zahlen zusammen können nicht stimmen. Wer eine davon verwendet, muss den Widerspruch kennen.", Gewicht.WIDERSPRUCH,
        "zahlenregister",
    )  # fmt: skip


def unsichere(faelle: Zeilen) -> Pruefung:
    return Pruefung(
        "Einzelfälle mit Vorbehalt", tuple(f"{_fall(f)}{_notiz(f)}" for f in faelle if not f["sicher"]),
        "An ihnen lässt die Quelle einen Zweifel. Sie werden gezeigt, aber nie gezählt; wer sie klärt, macht die Zahlen genauer.",
        Gewicht.HINWEIS,
    )  # fmt: skip


def _notiz(fall: Mapping[Any, Any]) -> str:
    return f" – {fall['notiz']}" if fall["notiz"] else ""


def _fall(fall: Mapping[Any, Any]) -> str:
    """``Plauen: Beratung, 04.07.2022``"""
    art = str(fall["art"])
    if art in set(Ereignisart):
        art = Ereignisart(art).wort
    elif art in set(Geldzustand):
        art = f"Förderung, {Geldzustand(art).wort}"
    art = art.capitalize() if art == MITGLIEDSCHAFT else art
    wann = Zeitangabe(str(fall["datum"]), Genauigkeit(fall["genauigkeit"]))
    return f"{fall['name'] or fall['traeger']}: {art}, {wann}"


def falltabelle(alle: Sequence[Pruefung]) -> pd.DataFrame:
    """Prüfung, Befund, Fall, Warum: one row for each found record, and one for each check that was passed."""
    zeilen = [
        {"Prüfung": p.titel, "Befund": p.befund, "Fall": fall, "Warum": p.warum}
        for p in alle
        for fall in (p.faelle or ("",))
    ]
    return pd.DataFrame(zeilen, columns=["Prüfung", "Befund", "Fall", "Warum"])
