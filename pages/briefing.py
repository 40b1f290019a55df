"""How do figures leave as a paper: composed, seen as they will be printed, taken along and entered in the register?"""

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui import briefing as zeige
from ui.anfrage import zeige_anfrage
from ui.papiere import zeige_ausgang
from ui.pressetext import zeige_pressetext
from ui.wahl import waehle
from ui.zeige import zeige_titel


def briefing(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The page of papers: the wish at the left, the paper at the right; or the tables for parliament."""
    zeige_titel("Briefing", auswahl)
    art = waehle("papier", "Art des Papiers", zeige.ARTEN, sichtbar=False)
    if art == zeige.ANFRAGE:
        _anfrage(daten, auswahl)
    else:
        _papier(daten, auswahl, art)


@st.fragment
def _papier(daten: Berichtsdaten, auswahl: Auswahl, art: str) -> None:
    links, rechts = st.columns([1, 3 if art == zeige.PRESSETEXT else 2], gap="large")
    with links:
        st.header("Was auf das Papier soll", anchor=False)
        wunsch, umfang, anlass = zeige.waehle_wunsch(mit_vorschau=art != zeige.PRESSETEXT)
    with rechts:
        st.header("Das Papier", anchor=False)
        if wunsch is None:
            return
        papier = zeige.papier(daten, auswahl, wunsch)
        zeige.zeige_knoepfe(papier, auswahl, anlass, art=art)
        zeige_ausgang()
        if art == zeige.PRESSETEXT:
            zeige.zeige_pruefverweis(auswahl)
            zeige_pressetext(papier.lagebild)
        else:
            zeige.zeige_vorschau(papier.lagebild, umfang)


@st.fragment
def _anfrage(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    st.header("Tabellen für eine Kleine Anfrage", anchor=False)
    zeige_ausgang()
    zeige_anfrage(daten, auswahl)
