"""What does the ministry's leadership see first: which day, which area, which figures, where, and how did they come?"""

import streamlit as st

from briefing.ueberblick import HAUPTZAHLEN, WEITERE_ZAHLEN
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui.aenderung import zeige_neues
from ui.gemerkt import kacheln, kartenbild, kommunen, suchnamen, verlaufsbild
from ui.kommune import gewaehlte_kommune, merke_klick, merke_zeile, zeige_kommune
from ui.nachweis import zeige_nachweis
from ui.zeige import farbschema, zeige_bild, zeige_kacheln, zeige_titel


def ueberblick(daten: Berichtsdaten, auswahl: Auswahl, *, geometrie: str) -> None:
    """The overview page; ``geometrie`` is the address of the map geometry."""
    zeige_titel("Überblick", auswahl)
    zahlen = kacheln(daten, auswahl)

    zeige_kacheln(
        [zahlen[schluessel] for schluessel in HAUPTZAHLEN], lambda k: zeige_nachweis(k, daten, auswahl), gross=True
    )
    _karte(daten, auswahl, geometrie)
    _neues(daten, auswahl)
    st.header("Weitere Kennzahlen", anchor=False)
    zeige_kacheln([zahlen[schluessel] for schluessel in WEITERE_ZAHLEN], lambda k: zeige_nachweis(k, daten, auswahl))
    _verlauf(daten, auswahl)


@st.fragment
def _karte(daten: Berichtsdaten, auswahl: Auswahl, geometrie: str) -> None:
    links, rechts = st.columns([2, 1], gap="large")
    alle = kommunen(daten, auswahl)
    with rechts:
        namen = suchnamen(daten, auswahl.datenstand)
        gewaehlt = gewaehlte_kommune(namen)
        zeige_kommune(daten, auswahl, alle, gewaehlt, namen.get(gewaehlt or "", ""))
    with links:
        bild = kartenbild(daten, auswahl, gewaehlt=gewaehlt, adresse=geometrie, schema=farbschema())
        zeige_bild(bild, bei_klick=merke_klick, bei_zeile=merke_zeile)


@st.fragment
def _neues(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    zeige_neues(daten, auswahl)


@st.fragment
def _verlauf(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    zeige_bild(verlaufsbild(daten, auswahl, farbschema()))
