"""What surrounds every page: configuration, choice, navigation and the sentence when something is wrong?"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.fehler import Fehler
from pages.methodik import methodik
from pages.ueberblick import ueberblick
from pages.zahlenregister import zahlenregister
from ui.datenstand import zeige_band
from ui.fehler import melde
from ui.hinweis import warne
from ui.lesen import berichtsdaten
from ui.seitenleiste import seitenleiste
from ui.uebung import zeige_uebung
from web.bestand import GEOMETRIE, SEITEN


def rahmen() -> None:
    """Parse the choice once, register all pages, run the chosen one."""
    st.set_page_config(page_title="ASSKomm · Lagebild", layout="wide", initial_sidebar_state="auto")
    kontext = _kontext()
    start, register, methode = SEITEN
    seiten = [
        st.Page(
            _mit(kontext, ueberblick, geometrie=GEOMETRIE.adresse), title="Überblick", url_path=start, default=True
        ),
        st.Page(_mit(kontext, zahlenregister), title="Zahlenregister", url_path=register),
        st.Page(_mit(kontext, methodik), title="Methodik", url_path=methode),
    ]
    seite = st.navigation(seiten)
    st.set_page_config(page_title=f"{seite.title} · ASSKomm Lagebild")
    seite.run()


def _kontext() -> tuple[Berichtsdaten, Auswahl] | None:
    """The data and the reader's choice; None after an error has been told."""
    try:
        daten = berichtsdaten()
        auswahl, warnungen = seitenleiste(daten)
        zeige_uebung(auswahl)
        zeige_band(daten, auswahl)
    except Fehler as fehler:
        melde(fehler)
        return None
    for warnung in warnungen:
        warne(warnung)
    return daten, auswahl


def _mit(kontext: tuple[Berichtsdaten, Auswahl] | None, seite: Callable[..., None], **mehr: Any) -> Callable[[], None]:
    """The page with its arguments; an error of ours becomes a sentence."""

    def ausfuehren() -> None:
        if kontext is None:
            return
        try:
            seite(*kontext, **mehr)
        except Fehler as fehler:
            melde(fehler)

    return ausfuehren


rahmen()
