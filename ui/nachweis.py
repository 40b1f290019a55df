"""How does a reader get from a figure to its definition, its sources and the records behind it?"""

from html import escape

import pandas as pd
import streamlit as st

from briefing.baustein import Kachel
from briefing.nachweis import einzelfaelle, veroeffentlichungstabelle
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl


@st.dialog("Definition und Nachweis", width="large")
def zeige_nachweis(kachel: Kachel, daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Definition, exclusions, published figures and single records of one Kennzahl."""
    wert = kachel.messwert
    st.html(f'<h2 class="dialog-titel">{escape(wert.text)}</h2><p class="leise">{escape(auswahl.beschreibung())}</p>')
    st.html(definition_html(wert.kennzahl))
    veroeffentlicht = veroeffentlichungstabelle(daten, wert.kennzahl, auswahl)
    st.html(f"<h3>Veröffentlicht ({len(veroeffentlicht)})</h3>")
    if veroeffentlicht.empty:
        st.html(f'<p class="leise">Bis zum Stichtag wurde für {escape(auswahl.raum())} keine Zahl veröffentlicht.</p>')
    else:
        _tabelle(veroeffentlicht, "veroeffentlicht")
    faelle = einzelfaelle(daten, wert.kennzahl, auswahl)
    st.html(f"<h3>Einzeln belegt ({escape(wert.beleg_text)})</h3>")
    if faelle.empty:
        st.html('<p class="leise">Dazu liegt kein Einzelfall vor.</p>')
    else:
        _tabelle(faelle, "einzelfaelle")
    if st.button("Schließen", key="nachweis-ende"):  # a table keeps the Escape key for itself
        st.rerun()


def definition_html(kennzahl: Kennzahl) -> str:
    """The definition's words as a list of terms."""
    zeilen = [
        ("Definition", kennzahl.definition),
        ("Abgrenzung", kennzahl.abgrenzung),
        ("Zähleinheit", str(kennzahl.zaehleinheit)),
        ("Geldzustand", str(kennzahl.geldzustand or "")),
        ("Rechtsgrundlage", kennzahl.rechtsgrundlage),
        ("Schlüssel", kennzahl.schluessel),
    ]
    inhalt = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in zeilen if text)
    return f'<dl class="definition">{inhalt}</dl>'


def _tabelle(frame: pd.DataFrame, name: str) -> None:
    st.dataframe(
        frame, hide_index=True, placeholder="–", key=f"nachweis-tabelle-{name}",
        column_config={"Adresse": st.column_config.LinkColumn("Adresse", display_text="öffnen")},
    )  # fmt: skip
