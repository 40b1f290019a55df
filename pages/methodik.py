"""What does each Kennzahl mean, what is not counted, and what do the words on the pages mean?"""

from html import escape

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import KATALOG
from domain.auswahl import Auswahl
from ui.nachweis import definition_html

GRUNDSAETZE = """
<dl class="definition">
<dt>Stichtag</dt><dd>Der Tag, über den eine Aussage gemacht wird.</dd>
<dt>Datenstand</dt><dd>Die Nummer der letzten Lieferung, die dabei bekannt war. Frühere Stände bleiben abrufbar.</dd>
<dt>gezählt</dt><dd>Aus Einzelfällen gezählt, die für diese Kennzahl vollständig sind.</dd>
<dt>mindestens N belegt</dt><dd>Aus Einzelfällen gezählt, die öffentlich bekannt wurden; es können mehr sein.</dd>
<dt>veröffentlicht</dt><dd>Die neueste veröffentlichte Zahl am Stichtag, mit Quelle. Sie steht vorn, solange die belegten Fälle
nicht mehr beweisen als sie.</dd>
<dt>mit Vorbehalt</dt><dd>Ein Einzelfall, an dem die Quelle Zweifel lässt. Er wird gezeigt, aber nie gezählt.</dd>
<dt>keine Angabe</dt><dd>Es ist nichts bekannt. Das ist nicht null.</dd>
<dt>Datumsgenauigkeit</dt><dd>Ein Fall zählt ab dem ersten Tag, an dem er sicher gilt: „2021“ ab dem 31.12.2021.</dd>
</dl>
"""


def methodik(_daten: Berichtsdaten, _auswahl: Auswahl) -> None:
    """The definitions page."""
    st.html('<p class="seite">Methodik</p><h1 class="titel">Was die Zahlen bedeuten</h1>')
    st.header("Wörter", anchor=False)
    st.html(GRUNDSAETZE)
    st.header("Kennzahlen", anchor=False)
    for kennzahl in KATALOG:
        st.html(f'<h3 id="{kennzahl.schluessel}">{escape(kennzahl.titel)}</h3>{definition_html(kennzahl)}')
