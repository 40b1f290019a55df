"""How many people were qualified for prevention, in which courses, and which Kommunen have a coach?"""

from html import escape

import streamlit as st

from briefing.qualifizierung import QUALIFIZIERUNGSZAHLEN
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui import gemerkt
from ui.nachweis import zeige_nachweis
from ui.qualifizierung import zeige_coaching, zeige_lehrgaenge, zeige_nebeneinander, zeige_verwechslungen
from ui.zeige import farbschema, zeige_kacheln, zeige_titel


def qualifizierung(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The page of the courses: figures, what is mixed up, published against counted, persons by year, single cases."""
    zeige_titel("Qualifizierung", auswahl)
    alle = gemerkt.kacheln(daten, auswahl)
    zeige_kacheln([alle[k] for k in QUALIFIZIERUNGSZAHLEN], lambda k: zeige_nachweis(k, daten, auswahl), gross=True)
    st.html(f'<p class="satz">{escape(gemerkt.qualifizierungslage(daten, auswahl))}</p>')
    zeige_verwechslungen(daten, auswahl)
    _zeitreihen(daten, auswahl)
    _lehrgangsbilder(daten, auswahl)
    _lehrgaenge(daten, auswahl)
    _coaching(daten, auswahl)


@st.fragment
def _zeitreihen(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    st.header("Veröffentlicht und gezählt", anchor=False)
    zeige_nebeneinander(gemerkt.qualifizierungsreihen(daten, auswahl, farbschema()))


@st.fragment
def _lehrgangsbilder(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    if bilder := gemerkt.lehrgangsbilder(daten, auswahl, farbschema()):
        st.header("Personen je Lehrgang und Jahr", anchor=False)
        zeige_nebeneinander(bilder)


@st.fragment
def _lehrgaenge(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    zeige_lehrgaenge(daten, auswahl)


@st.fragment
def _coaching(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    zeige_coaching(daten, auswahl)
