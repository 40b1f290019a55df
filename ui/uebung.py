"""How does everybody see, on screen and on paper, that the figures of a page are invented?"""

import streamlit as st

from domain.auswahl import UEBUNGSDATEN, Auswahl

SATZ = (
    "Sie treffen die veröffentlichten Summen, doch die Einzelfälle dahinter sind ausgedacht. "
    "Zum Üben und Vorführen, nicht zum Weitergeben."
)


def zeige_uebung(auswahl: Auswahl) -> None:
    """Across the page when the database holds practice data."""
    if auswahl.uebung:
        st.html(
            f'<div class="uebung" role="status"><p><b>{UEBUNGSDATEN}. Diese Zahlen sind erfunden.</b> {SATZ}</p></div>'
        )
