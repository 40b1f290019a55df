"""What surrounds every page: who reads, choice, navigation and the sentence when something is wrong?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from app.eintraege import EINTRAEGE, UNTEN, Eintrag
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.fehler import Fehler
from domain.rolle import Leser
from ui.ansicht import zeige_ansicht
from ui.datenstand import zeige_band
from ui.einsicht import verzeichne_ansicht, zeige_vorlaeufig
from ui.fehler import melde
from ui.hinweis import warne
from ui.laufbuch import merke_leser
from ui.lesen import daten_fuer
from ui.leser import aktueller_leser
from ui.seitenleiste import seitenleiste
from ui.suche import springe
from ui.uebung import zeige_uebung
from web.bestand import GEOMETRIE, SEITEN

KEIN_ZUGANG = "Diese Seite gehört nicht zu Ihrem Zugang. Abhilfe: die Betreuung fragen, wenn Sie sie brauchen."
NICHT_ANGEMELDET = "Sie sind nicht angemeldet. Abhilfe: die Seite neu laden und anmelden."


@dataclass(frozen=True)
class Kontext:
    """What every page gets, after it was said what in the link could not be followed."""

    leser: Leser
    daten: Berichtsdaten
    auswahl: Auswahl


def rahmen() -> None:
    """Parse the choice once, register all pages, run the chosen one if this reader may see it."""
    st.set_page_config(page_title="ASSKomm · Lagebild", layout="wide", initial_sidebar_state="auto")
    leser = aktueller_leser()
    merke_leser(leser)
    kontext = _kontext(leser) if leser else None
    seiten = {pfad: _seite(leser, kontext, pfad, EINTRAEGE[pfad]) for pfad in SEITEN}
    seite = st.navigation(list(seiten.values()), position="top" if leser else "hidden")
    springe(seiten)
    st.set_page_config(page_title=f"{seite.title} · ASSKomm Lagebild")
    seite.run()


def _seite(leser: Leser | None, kontext: Kontext | None, pfad: str, eintrag: Eintrag) -> st.Page:
    """Every page is registered whoever reads, so that no link is lost; what it shows depends on the reader."""
    erlaubt = leser is not None and leser.rolle.darf(pfad)
    if leser is None:
        funktion: Callable[..., None] = _nicht_angemeldet
    elif not erlaubt:
        funktion = _kein_zugang
    else:
        funktion = _mit(kontext, eintrag)
    sichtbar: Literal["visible", "hidden"] = "visible" if erlaubt and pfad not in UNTEN else "hidden"
    return st.Page(funktion, title=eintrag.titel, url_path=pfad, default=pfad == SEITEN[0], visibility=sichtbar)


def _kontext(leser: Leser) -> Kontext | None:
    """The data and the reader's choice; None after an error has been told."""
    try:
        daten = daten_fuer(leser)
        auswahl, warnungen = seitenleiste(daten, daten.neuester_datenstand())
        zeige_ansicht()
    except Fehler as fehler:
        melde(fehler)
        return None
    for warnung in warnungen:
        warne(warnung)
    return Kontext(leser, daten, auswahl)


def _mit(kontext: Kontext | None, eintrag: Eintrag) -> Callable[[], None]:
    """The page with its arguments below what must be known of its data; an error of ours becomes a sentence."""
    mehr: dict[str, Any] = {"geometrie": GEOMETRIE.adresse} if eintrag.mit_geometrie else {}

    def ausfuehren() -> None:
        try:
            if kontext:
                _zeige_zustand(kontext, eintrag)
            if kontext and eintrag.mit_daten:
                eintrag.seite(kontext.daten, kontext.auswahl, **mehr)
            elif not eintrag.mit_daten:
                eintrag.seite()
        except Fehler as fehler:
            melde(fehler)

    return ausfuehren


def _zeige_zustand(kontext: Kontext, eintrag: Eintrag) -> None:
    """Whether the data are released, invented, old; a look at what is not released is entered before it happens."""
    verzeichne_ansicht(kontext.leser, kontext.auswahl, eintrag.titel)
    zeige_vorlaeufig(kontext.daten, kontext.auswahl)
    zeige_uebung(kontext.auswahl)
    zeige_band(kontext.daten, kontext.auswahl)


def _kein_zugang() -> None:
    warne(KEIN_ZUGANG)


def _nicht_angemeldet() -> None:
    warne(NICHT_ANGEMELDET)


rahmen()
