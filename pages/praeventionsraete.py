"""Which prevention councils exist, where and since when, and which Kommunen and inhabitants have one?"""

from html import escape

import streamlit as st

from briefing.praeventionsraete import RATSZAHLEN
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui import gemerkt
from ui.nachweis import zeige_nachweis
from ui.praeventionsraete import (
    gewaehltes_raumbild,
    zeige_bild_oder_satz,
    zeige_raete,
    zeige_saetze,
    zeige_vergleich,
)
from ui.zeige import farbschema, zeige_kacheln, zeige_titel


def praeventionsraete(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The page of the councils: how many, where, how they began, one by one, beside the agreements, for how many people."""
    zeige_titel("Präventionsräte", auswahl)
    _zahlen(daten, auswahl)
    _bilder(daten, auswahl)
    with st.container(key="raete-listen"):
        _raete(daten, auswahl)
        _vergleich(daten, auswahl)
    _einwohner(daten, auswahl)


def _zahlen(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    alle = gemerkt.kacheln(daten, auswahl)
    links, rechts = st.columns([3, 2], gap="large", vertical_alignment="center")
    with links, st.container(key="raete-zahlen"):
        zeige_kacheln([alle[k] for k in RATSZAHLEN], lambda k: zeige_nachweis(k, daten, auswahl), gross=True)
    with rechts:
        zeige_saetze(gemerkt.ratslage(daten, auswahl))


@st.fragment
def _bilder(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="raete-kopf"):
        st.header("Wo und seit wann es Räte gibt", anchor=False, width="content")
        raumbild = gewaehltes_raumbild(gemerkt.raeteraumbilder(daten, auswahl, farbschema()))
    links, rechts = st.columns(2, gap="large")
    with links:
        zeige_bild_oder_satz(raumbild)
    with rechts:
        zeige_bild_oder_satz(gemerkt.raeteverlauf(daten, auswahl, farbschema()))


@st.fragment
def _raete(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    st.header("Die Räte im Einzelnen", anchor=False)
    zeige_raete(daten, auswahl)


@st.fragment
def _vergleich(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    st.header("Vereinbarung und Rat", anchor=False)
    zeige_vergleich(daten, auswahl)


@st.fragment
def _einwohner(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    st.header("Für wie viele Einwohner es Räte gibt", anchor=False)
    satz, landkreise = gemerkt.einwohnersatz(daten, auswahl)
    st.html(f'<p class="satz">{escape(satz)}</p><p class="erklaerung">{escape(landkreise)}</p>')
    zeige_bild_oder_satz(gemerkt.einwohner_mit_rat(daten, auswahl, farbschema()))
