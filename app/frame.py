"""What surrounds every page: configuration, choice, navigation and the sentence when something is wrong?"""

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from app.eintraege import EINTRAEGE, UNTEN, Eintrag
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.fehler import Fehler
from ui.ansicht import zeige_ansicht
from ui.datenstand import zeige_band
from ui.fehler import melde
from ui.hinweis import warne
from ui.lesen import berichtsdaten
from ui.seitenleiste import seitenleiste
from ui.suche import springe
from ui.uebung import zeige_uebung
from web.bestand import GEOMETRIE, SEITEN


def rahmen() -> None:
    """Parse the choice once, register all pages, run the chosen one."""
    st.set_page_config(page_title="ASSKomm · Lagebild", layout="wide", initial_sidebar_state="auto")
    kontext = _kontext()
    seiten = {pfad: _seite(kontext, pfad, EINTRAEGE[pfad]) for pfad in SEITEN}
    seite = st.navigation(list(seiten.values()), position="top")
    springe(seiten)
    st.set_page_config(page_title=f"{seite.title} · ASSKomm Lagebild")
    seite.run()


def _seite(kontext: tuple[Berichtsdaten, Auswahl] | None, pfad: str, eintrag: Eintrag) -> st.Page:
    mehr = {"geometrie": GEOMETRIE.adresse} if eintrag.mit_geometrie else {}
    funktion = _mit(kontext, eintrag.seite, **mehr) if eintrag.mit_daten else eintrag.seite
    sichtbar: Literal["visible", "hidden"] = "hidden" if pfad in UNTEN else "visible"
    return st.Page(funktion, title=eintrag.titel, url_path=pfad, default=pfad == SEITEN[0], visibility=sichtbar)


def _kontext() -> tuple[Berichtsdaten, Auswahl] | None:
    """The data and the reader's choice; None after an error has been told."""
    try:
        daten = berichtsdaten()
        neuester = daten.neuester_datenstand()
        auswahl, warnungen = seitenleiste(daten, neuester)
        zeige_ansicht()
        zeige_uebung(auswahl)
        zeige_band(daten, auswahl, neuester)
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
