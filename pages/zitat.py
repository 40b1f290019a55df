"""What was printed on a paper that left this product, when did it leave, and does it still hold?"""

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui import zitat as zeige


def zitat(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The Zitierkarte of the paper that the link names; what the reader has chosen besides plays no part."""
    st.html(
        '<p class="seite">Zitierkarte</p><h1 class="titel">Gilt dieses Papier noch?</h1>'
        f'<p class="untertitel">Geprüft gegen den neuesten Datenstand; gewählt ist {auswahl.datenstand_text}</p>'
    )
    karte = zeige.gesuchte_karte(daten)
    if karte is None:
        return
    zeige.zeige_kopf(karte)
    st.header("Ausgegeben", anchor=False)
    zeige.zeige_ausgaenge(karte)
    if any(True for _ in karte.lagebild.zahlen()):
        st.header("Zahlen auf dem Papier", anchor=False)
        zeige.zeige_zahlen(karte)
    zeige.zeige_weitere(karte)
