"""Which deliveries are there, how fresh are they, what is overdue, which checks failed, and what of the figures is proved?"""

from html import escape

import streamlit as st

from briefing.datenstand import hinweis_zum_raum, reichweite
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui.gemerkt import abdeckungsbild
from ui.lieferstand import zeige_aktualitaet, zeige_blick, zeige_lieferungen, zeige_pruefungen
from ui.zeige import farbschema, zeige_bild, zeige_titel


def datenstand(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The page about the data themselves."""
    zeige_titel("Datenstand", auswahl)
    saetze = (reichweite(daten, auswahl), hinweis_zum_raum(auswahl))
    st.html("".join(f'<p class="erklaerung">{escape(satz)}</p>' for satz in saetze if satz))
    zeige_blick(daten, auswahl)
    zeige_lieferungen(daten, auswahl)
    zeige_aktualitaet(daten, auswahl)
    zeige_pruefungen(daten, auswahl)
    _abdeckung(daten, auswahl)


@st.fragment
def _abdeckung(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    st.header("Abdeckung je Kennzahl", anchor="abdeckung")
    zeige_bild(abdeckungsbild(daten, auswahl, farbschema()), ebene=3)
