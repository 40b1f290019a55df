"""How much money is available, granted and paid, where did it go, and case by case?"""

from html import escape

import streamlit as st

from briefing.foerderung import geldzahlen
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui import gemerkt
from ui.foerderung import waehle_empfaenger, waehle_zustand, zeige_faelle, zeige_oder_sage, zeige_streit
from ui.nachweis import zeige_nachweis
from ui.zeige import farbschema, zeige_bild, zeige_kacheln, zeige_liste, zeige_titel


def foerderung(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The funding page: published figures and their contradictions, states, spread, budget, cases."""
    zeige_titel("Förderung", auswahl)
    _zahlen(daten, auswahl)
    _zustaende(daten, auswahl)
    _verteilung(daten, auswahl)
    _haushalt(daten, auswahl)
    _faelle(daten, auswahl)
    zeige_liste(
        "Veröffentlichte Beträge", gemerkt.veroeffentlichte_betraege(daten, auswahl),
        f"{auswahl.dateiname()}_betraege", "Bis zum Stichtag wurde kein Betrag veröffentlicht.", ebene=2, erste=6,
    )  # fmt: skip


def _zahlen(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    alle = gemerkt.kacheln(daten, auswahl)
    zahlen = [alle[schluessel] for schluessel in geldzahlen(auswahl)]
    with st.container(key="foerderung-zahlen"):
        zeige_kacheln(zahlen, lambda k: zeige_nachweis(k, daten, auswahl), gross=True)
    if satz := gemerkt.lage(daten, auswahl):
        st.html(f'<p class="satz">{escape(satz)}</p>')
    zeige_streit(auswahl, gemerkt.geldwidersprueche(daten, auswahl), zahlen)


@st.fragment
def _zustaende(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    zeige_oder_sage(gemerkt.zustandsbild(daten, auswahl, farbschema()))


@st.fragment
def _verteilung(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    st.header("Wie sich das Geld verteilt", anchor=False)
    zustand, schema = waehle_zustand(), farbschema()
    if leer := gemerkt.geld(daten, auswahl, zustand).leer:
        st.html(f'<p class="leise">{escape(leer)}</p>')
        return
    raum, mass = waehle_empfaenger()
    links, rechts = st.columns(2, gap="large")
    with links:  # below the choices, on a phone too
        if raum:
            zeige_bild(gemerkt.raumbild(daten, auswahl, zustand, raum, mass, schema), ebene=3)
        else:
            zeige_bild(gemerkt.feldbild(daten, auswahl, zustand, schema), ebene=3)
    with rechts:
        zeige_bild(gemerkt.jahresbild(daten, auswahl, zustand, schema), ebene=3)


@st.fragment
def _haushalt(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    zeige_oder_sage(gemerkt.haushaltsbild(daten, auswahl, farbschema()))


@st.fragment
def _faelle(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    zeige_faelle(daten, auswahl)
