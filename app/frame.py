"""What surrounds every page: configuration, choice, navigation and the sentence when something is wrong?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.fehler import Fehler
from pages.barrierefreiheit import barrierefreiheit
from pages.datenstand import datenstand
from pages.foerderung import foerderung
from pages.karte import karte
from pages.kommune import kommune
from pages.methodik import methodik
from pages.praeventionsraete import praeventionsraete
from pages.qualifizierung import qualifizierung
from pages.ueberblick import ueberblick
from pages.vergleich import vergleich
from pages.zahlenregister import zahlenregister
from ui.ansicht import zeige_ansicht
from ui.datenstand import zeige_band
from ui.fehler import melde
from ui.hinweis import warne
from ui.lesen import berichtsdaten
from ui.seitenleiste import seitenleiste
from ui.suche import springe
from ui.uebung import zeige_uebung
from web.bestand import GEOMETRIE, SEITEN


@dataclass(frozen=True)
class Eintrag:
    """A page in the navigation: what it says there, its function, and what that needs: map geometry, data."""

    titel: str
    seite: Callable[..., None]
    mit_geometrie: bool = False
    mit_daten: bool = True


EINTRAEGE = {
    "": Eintrag("Überblick", ueberblick, mit_geometrie=True),
    "karte": Eintrag("Karte", karte, mit_geometrie=True),
    "kommune": Eintrag("Kommune", kommune, mit_geometrie=True),
    "vergleich": Eintrag("Vergleich", vergleich),
    "foerderung": Eintrag("Förderung", foerderung),
    "praeventionsraete": Eintrag("Präventionsräte", praeventionsraete),
    "qualifizierung": Eintrag("Qualifizierung", qualifizierung),
    "zahlenregister": Eintrag("Zahlenregister", zahlenregister),
    "methodik": Eintrag("Methodik", methodik),
    "datenstand": Eintrag("Datenstand", datenstand),
    "barrierefreiheit": Eintrag("Barrierefreiheit", barrierefreiheit, mit_daten=False),
}  # in the order of web.bestand.SEITEN, which is the order of the navigation


UNTEN = ("barrierefreiheit",)  # linked below the filters instead


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
        auswahl, warnungen = seitenleiste(daten)
        zeige_ansicht()
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
