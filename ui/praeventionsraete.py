"""Which list of councils or Kommunen does the reader look at, how do they look, and where do their rows lead?"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from briefing.baustein import Bild
from briefing.praeventionsraete import KREISRAT, RAT, Rat, aufgeloestentabelle, ratstabelle
from briefing.ratsvergleich import vergleichstabelle
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui import gemerkt
from ui.einmal import einmal
from ui.kommune import kommune_url, traeger_url
from ui.liste import zeige_lange_liste
from ui.wahl import waehle
from ui.zeige import zeige_bild

BESTEHEND, VORBEHALT, AUFGELOEST, LANDKREISE = "bestehend", "vorbehalt", "aufgeloest", "landkreise"
OHNE_RAT, OHNE_VEREINBARUNG = "ohne-rat", "ohne-vereinbarung"
_bestehende, _aufgeloeste = einmal(ratstabelle), einmal(aufgeloestentabelle)
_vergleichstabelle = einmal(vergleichstabelle)
NICHT_GEZAEHLT = "Nicht gezählt, weil die Quelle einen Zweifel lässt."


def zeige_saetze(saetze: Sequence[str]) -> None:
    """The first sentence in strong words, the others below it."""
    erste, *weitere = saetze
    absaetze = "".join(f'<p class="leise">{escape(satz)}</p>' for satz in weitere)
    st.html(f'<div class="saetze"><p class="satz">{escape(erste)}</p>{absaetze}</div>')


def zeige_bild_oder_satz(bild: Bild) -> None:
    """A picture within a section, or under its heading the sentence why there is none."""
    if bild.leer:
        st.html(f'<h3 class="satz">{escape(bild.titel)}</h3><p class="leise">{escape(bild.leer)}</p>')
    else:
        zeige_bild(bild, ebene=3)


def gewaehltes_raumbild(bilder: Sequence[Bild]) -> Bild:
    """The picture of the level that the reader chose; without a choice where there is one only."""
    if len(bilder) == 1:
        return bilder[0]
    worte = {bild.schluessel.removeprefix("raete-"): bild.titel.removeprefix("Räte ") for bild in bilder}
    gewaehlt = waehle("raeteraum", "Räte nach", worte, sichtbar=False)
    return next(bild for bild in bilder if bild.schluessel == f"raete-{gewaehlt}")


# --- councils ---------------------------------------------------------------------------------------------------------


def zeige_raete(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """One list at a time: those that exist, those in doubt, those that were dissolved, those of Landkreise."""
    kommunale, der_kreise = (gemerkt.raete(daten, auswahl, schluessel) for schluessel in (RAT, KREISRAT))
    listen = {
        BESTEHEND: ("Bestehende", kommunale.sichere),
        VORBEHALT: ("Mit Vorbehalt", kommunale.zweifelhafte),
        AUFGELOEST: ("Aufgelöste", kommunale.aufgeloeste),
        LANDKREISE: ("Landkreise", der_kreise.bestehende),
    }
    worte = {schluessel: f"{wort} ({len(raete)})" for schluessel, (wort, raete) in listen.items()}
    gewaehlt = waehle("raete", "Liste der Räte", worte, sichtbar=False)
    raete = listen[gewaehlt][1]
    tabelle = _aufgeloeste(raete) if gewaehlt == AUFGELOEST else _bestehende(raete, gemischt=gewaehlt == LANDKREISE)
    titel, leer = _TITEL[gewaehlt]
    ziele = [_ziel(rat, auswahl) for rat in raete]
    zeige_lange_liste(titel, tabelle, f"{auswahl.dateiname()}_raete-{gewaehlt}", leer, verweise=ziele)
    if hinweis := _hinweis(gewaehlt, raete):
        st.html(f'<p class="leise">{escape(hinweis)}</p>')


_TITEL = {
    BESTEHEND: ("Bestehende Kommunale Präventionsräte", "Bis zum Stichtag ist kein einzelner Rat sicher belegt."),
    VORBEHALT: ("Kommunale Präventionsräte mit Vorbehalt", "Bis zum Stichtag ist kein Rat nur mit Vorbehalt belegt."),
    AUFGELOEST: ("Aufgelöste Kommunale Präventionsräte", "Bis zum Stichtag ist keine Auflösung belegt."),
    LANDKREISE: ("Präventionsräte der Landkreise", "Bis zum Stichtag ist kein Rat eines Landkreises belegt."),
}


def _hinweis(liste: str, raete: Sequence[Rat]) -> str:
    """What closes the sum where a list holds what is not counted."""
    sichere = sum(rat.sicher for rat in raete)
    if liste == VORBEHALT and raete:
        return NICHT_GEZAEHLT
    if liste == LANDKREISE and sichere < len(raete):
        return f"{sichere} sicher belegt, {len(raete) - sichere} mit Vorbehalt und nicht gezählt."
    return ""


def _ziel(rat: Rat, auswahl: Auswahl) -> str:
    """The portrait of the Kommune or of the body."""
    zeile = rat.belege[0]
    if isinstance(zeile["traegerart"], str):
        return traeger_url(rat.traeger, auswahl)
    return kommune_url(rat.traeger, auswahl)


# --- councils and agreements ------------------------------------------------------------------------------------------


def zeige_vergleich(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Three numbers, then one of the two lists of Kommunen that have only one of the two."""
    v = gemerkt.raete_und_vereinbarungen(daten, auswahl)
    felder = "".join(
        f'<div><dt>{escape(was)}</dt><dd class="summe">{escape(zahl)}</dd><dd class="leise">{escape(woraus)}</dd></div>'
        for was, zahl, woraus in v.zahlen
    )
    st.html(f'<dl class="geldzeilen">{felder}</dl><p class="erklaerung">{escape(v.satz)}</p>')
    listen = {OHNE_RAT: v.ohne_rat, OHNE_VEREINBARUNG: v.ohne_vereinbarung}
    worte = {
        OHNE_RAT: f"Ohne belegten Rat ({len(v.ohne_rat)})",
        OHNE_VEREINBARUNG: f"Ohne belegte Vereinbarung ({len(v.ohne_vereinbarung)})",
    }
    gewaehlt = waehle("nur", "Liste der Kommunen", worte, sichtbar=False)
    kommunen, (titel, mit) = listen[gewaehlt], _KOMMUNEN[gewaehlt]
    ziele = [kommune_url(ags, auswahl) for ags in kommunen["ags"]]
    name = f"{auswahl.dateiname()}_kommunen-{gewaehlt}"
    tabelle = _vergleichstabelle(kommunen, mit=mit)
    zeige_lange_liste(titel, tabelle, name, "Keine Kommune der Auswahl.", verweise=ziele)


_KOMMUNEN = {
    OHNE_RAT: ("Kommunen mit Vereinbarung, für die kein Rat belegt ist", "vereinbarung"),
    OHNE_VEREINBARUNG: ("Kommunen mit Rat, für die keine Vereinbarung belegt ist", "rat"),
}
