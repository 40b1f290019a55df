"""What is known of one Kommune, or of a body that Kommunen have formed?"""

import streamlit as st

from briefing.baustein import Bild
from briefing.steckbrief import Kommunensteckbrief, Steckbrief, Traegersteckbrief
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui import steckbrief as zeige
from ui.gemerkt import kommunensteckbrief, suchnamen, traegersteckbrief, weiteste
from ui.zeige import farbschema, zeige_bild, zeige_titel


def kommune(daten: Berichtsdaten, auswahl: Auswahl, *, geometrie: str) -> None:
    """The Steckbrief that link or search name; without one the Kommunen that have come furthest."""
    titel, suche = st.columns([2, 1], gap="large")
    with suche:
        wahl = zeige.gewaehlt(daten, auswahl, suchnamen(daten, auswahl.datenstand))
    if wahl.ags and wahl.zeit.auswahl:
        eine = kommunensteckbrief(daten, wahl.ags, wahl.zeit.auswahl, adresse=geometrie, schema=farbschema())
        with titel:
            zeige.zeige_name(eine)
        _kommune(eine, wahl, auswahl)
    elif wahl.traeger:
        einer = traegersteckbrief(daten, wahl.traeger, wahl.ganz, adresse=geometrie, schema=farbschema())
        with titel:
            zeige.zeige_name(einer)
        _traeger(einer, auswahl)
    else:
        with titel:
            zeige_titel("Kommune", auswahl)
        _verzeichnis(daten, wahl, auswahl)


def _kommune(p: Kommunensteckbrief, wahl: zeige.Wahl, auswahl: Auswahl) -> None:
    zeige.zeige_zeitpunkt(wahl.zeit, auswahl)
    zeige.zeige_filter(auswahl)
    links, rechts = st.columns([2, 3], gap="large")
    with links:
        zeige.zeige_fakten(p.fakten, auswahl, stufe=p.stufe)
        zeige.zeige_nachbarn(p.nachbarn, auswahl)
    with rechts:
        _bild(p.lage)
    _ereignisse_und_geld(p, auswahl)
    zeige.zeige_vergleichbare(p.aehnliche, p.datei("vergleichbare"), auswahl)


def _traeger(p: Traegersteckbrief, auswahl: Auswahl) -> None:
    zeige.zeige_filter(auswahl)
    links, rechts = st.columns([2, 3], gap="large") if p.lage else (st.container(), st.container())
    with links:
        zeige.zeige_fakten(p.fakten, auswahl, hinweis=p.hinweis)
    with rechts:
        _bild(p.lage)
    zeige.zeige_mitglieder(p, auswahl)
    _ereignisse_und_geld(p, auswahl)


def _ereignisse_und_geld(p: Steckbrief, auswahl: Auswahl) -> None:
    _bild(p.zeitleiste)
    zeige.zeige_ereignisse(p)
    zeige.zeige_geld(p)
    zeige.zeige_zaehlung(p, auswahl)


@st.fragment
def _bild(bild: Bild | None) -> None:
    if bild:
        zeige_bild(bild)


def _verzeichnis(daten: Berichtsdaten, wahl: zeige.Wahl, auswahl: Auswahl) -> None:
    zeige.zeige_zeitpunkt(wahl.zeit, auswahl)
    zeige.zeige_weiteste(weiteste(daten, auswahl), auswahl)
