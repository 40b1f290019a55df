"""What does each Kennzahl mean, what is not counted, and what do the words on the pages mean?"""

from html import escape

import streamlit as st

from briefing.methodik import GRUNDSAETZE, begriffe
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui.gemerkt import kacheln
from ui.nachweis import definition_html, zeige_nachweis
from ui.zeige import zeige_kachel

WOERTER = "woerter"


def methodik(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Contents, then every definition beside the value that it has for the choice, then the words of all pages."""
    st.html(
        '<p class="seite">Methodik</p><h1 class="titel">Was die Zahlen bedeuten</h1>'
        f'<p class="untertitel">Werte: {escape(auswahl.beschreibung())}</p>{_inhalt_html(daten)}'
    )
    st.header("Kennzahlen", anchor=False)
    werte = kacheln(daten, auswahl)
    for kennzahl in daten.katalog:
        fassung, geltung = daten.fassung_am(kennzahl, auswahl), daten.geltung(kennzahl, auswahl.datenstand)
        with st.container(key=f"methodik-{kennzahl.schluessel}", horizontal=True, gap="small"):
            st.subheader(kennzahl.titel, anchor=kennzahl.schluessel)
            st.html(definition_html(begriffe(fassung, geltung)))
            zeige_kachel(werte[kennzahl.schluessel], lambda k: zeige_nachweis(k, daten, auswahl))
    with st.container(key=f"methodik-{WOERTER}", gap="small"):
        st.header("Wörter", anchor=WOERTER)
        st.html(definition_html(GRUNDSAETZE))


def _inhalt_html(daten: Berichtsdaten) -> str:
    eintraege = [*((k.schluessel, k.titel) for k in daten.katalog), (WOERTER, "Wörter")]
    punkte = "".join(f'<li><a href="#{escape(ziel)}">{escape(titel)}</a></li>' for ziel, titel in eintraege)
    return f'<nav aria-label="Inhalt"><ul class="inhalt">{punkte}</ul></nav>'
