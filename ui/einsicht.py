"""How does everybody see that figures are not released, and how is it kept who saw them?"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from html import escape

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from data_access.freigabe import trage_einsicht_ein
from domain.auswahl import Auswahl
from domain.fehler import Dienstfehler
from domain.rolle import Leser
from domain.zeit import zeitpunkt
from ui.lesen import schreibmaschine

NICHT_VERZEICHNET = (
    "Diese Zahlen sind noch nicht freigegeben und werden nur gezeigt, wenn der Abruf verzeichnet ist. Das ist zurzeit nicht möglich. "
    "Abhilfe: einen freigegebenen Datenstand wählen oder es in einigen Minuten noch einmal versuchen."
)
_GESEHEN = "eingetragene-einsichten"
_ANSICHT = "vorlaeufige-ansicht"


def zeige_vorlaeufig(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Across the page when its Datenstand is not released."""
    if not auswahl.vorlaeufig:
        return
    ab = daten.frei_ab(auswahl.datenstand)
    frist = f"Sperrfrist bis {zeitpunkt(ab)}." if ab else "Eine Freigabe ist noch nicht verzeichnet."
    st.html(
        f'<div class="vorlaeufig" role="status"><b>Vorläufig, nicht freigegeben.</b> Datenstand {auswahl.datenstand}: '
        f"{escape(frist)} Nicht zum Weitergeben; jeder Abruf wird mit Namen verzeichnet.</div>"
    )


def verzeichne_ansicht(leser: Leser, auswahl: Auswahl, seite: str) -> None:
    """Before a page shows figures that are not released: once in a session for each page and choice.

    Dienstfehler when it cannot be entered; then nothing is to be shown.
    """
    st.session_state[_ANSICHT] = (leser, auswahl) if auswahl.vorlaeufig else None
    if not auswahl.vorlaeufig:
        return
    gesehen: set[tuple[str, str, int]] = st.session_state.setdefault(_GESEHEN, set())
    ansicht = (seite, auswahl.als_url(), auswahl.datenstand)
    if ansicht not in gesehen:
        verzeichne_einsicht(leser, auswahl, f"Seite {seite}")
        gesehen.add(ansicht)


def verzeichne_einsicht(leser: Leser, auswahl: Auswahl, ort: str) -> None:
    """Enter one look at, or one file with, figures that are not released; nothing where they are.

    Dienstfehler when it cannot be entered.
    """
    if not auswahl.vorlaeufig:
        return
    try:
        trage_einsicht_ein(schreibmaschine(), leser, auswahl, ort=ort, zeit=datetime.now(UTC))
    except Dienstfehler as fehler:
        raise Dienstfehler(str(fehler), NICHT_VERZEICHNET) from fehler


def mit_einsicht(mache: Callable[[], bytes], datei: str) -> Callable[[], bytes]:
    """The same function for a button that hands out a table of this page; what is not released is entered first."""
    ansicht: tuple[Leser, Auswahl] | None = st.session_state.get(_ANSICHT)
    return partial(_gib_mit_einsicht, *ansicht, mache, datei) if ansicht else mache


def _gib_mit_einsicht(leser: Leser, auswahl: Auswahl, mache: Callable[[], bytes], datei: str) -> bytes:
    inhalt = mache()
    verzeichne_einsicht(leser, auswahl, f"Datei {datei}")
    return inhalt
