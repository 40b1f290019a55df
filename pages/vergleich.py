"""How do the five directorates compare, is their order more than chance, and which ways did Kommunen go?"""

from html import escape

import streamlit as st

from briefing.vergleich import landesweite
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui.gemerkt import vergleichsbilder, wegbilder
from ui.vergleich import gewaehlter_vergleich, gewaehlter_weg
from ui.zeige import farbschema, zeige_bild, zeige_liste, zeige_titel


def vergleich(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """One Kennzahl in all directorates, then the way from Beratung to Präventionsrat in the chosen area."""
    zeige_titel("Vergleich", auswahl)
    _direktionen(daten, auswahl)
    _wege(daten, auswahl)


@st.fragment
def _direktionen(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    kennzahl, mass = gewaehlter_vergleich(daten)
    balken, rangfolge, verlauf = vergleichsbilder(daten, kennzahl, mass, auswahl, farbschema())
    links, rechts = st.columns(2, gap="large")
    with links:
        zeige_bild(balken)
    with rechts:
        zeige_bild(rangfolge)
    zeige_bild(verlauf)
    st.html(f'<p class="leise">{escape(landesweite(daten))}</p>')


@st.fragment
def _wege(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    *bilder, kombinationen = wegbilder(daten, auswahl, farbschema())
    with st.container(horizontal=True, vertical_alignment="center", key="wege-kopf"):
        st.header("Wege der Kommunen", anchor=False, width="content")
        bild = gewaehlter_weg(bilder)
    zeige_bild(bild, ebene=3)
    zeige_liste(
        "Welche Stufen zusammen belegt sind", kombinationen, f"{auswahl.dateiname()}_kombinationen",
        "Bis zum Stichtag ist für keine Kommune der Auswahl eine Stufe belegt.", ebene=2,
    )  # fmt: skip
