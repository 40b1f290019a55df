"""Does what a draft says about ASSKomm agree with the register, on the day of the draft?"""

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui.textpruefung import gefragt, geprueft, zeige_befunde, zeige_text, zeige_zaehlung


def textpruefung(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The draft above, below it its marked text beside the findings."""
    st.html(
        '<p class="seite">Textprüfung</p><h1 class="titel">Stimmen die Zahlen im Entwurf?</h1>'
        '<p class="untertitel">Jede Aussage über ASSKomm-Zahlen wird gefunden, einer Kennzahl zugeordnet und mit dem '
        f"Zahlenregister verglichen. Der Text wird nicht gespeichert. {auswahl.datenstand_text}</p>"
    )
    _pruefung(daten, auswahl)


@st.fragment
def _pruefung(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    text, tag = gefragt()
    st.header("Ergebnis", anchor=False)
    ergebnis = geprueft(daten, auswahl, text, tag)
    if ergebnis is None:
        return
    zeige_zaehlung(ergebnis, tag)
    if not ergebnis.befunde:
        return
    links, rechts = st.columns(2, gap="large")
    with links:
        st.subheader("Entwurf mit Markierungen", anchor=False)
        zeige_text(ergebnis)
    with rechts:
        st.subheader(f"Aussagen ({len(ergebnis.befunde)})", anchor=False)
        zeige_befunde(ergebnis, auswahl)
