"""How does a reader get from a figure to its definition, its sources, the records behind it and the reason of its change?"""

from collections.abc import Iterable
from html import escape

import streamlit as st

from briefing.baustein import Kachel
from briefing.methodik import begriffe
from briefing.nachweis import belegtabelle, einheitentabelle, veroeffentlichungstabelle
from briefing.register import widersprueche
from briefing.saetze import satz
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kennzahl import Basis, Kennzahl
from domain.messwert import Messwert
from domain.zeit import tag_kurz
from ui.aenderung import zeige_warum
from ui.kopie import kopierlink
from ui.register import zeige_widersprueche
from ui.zeige import farbschema, zeige_liste


@st.dialog("Definition und Nachweis", width="large")
def zeige_nachweis(kachel: Kachel, daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Value with basis and Datenstand, counted units, published figures, change, definition; every list downloadable."""
    wert, kennzahl = kachel.messwert, kachel.messwert.kennzahl
    st.html(f'<style>[data-testid="stDialog"]{{color-scheme:{farbschema()}}}</style>')  # it lies outside of the theme
    st.html(
        f'<h2 class="dialog-titel">{escape(wert.text)}</h2><p class="leise">{escape(auswahl.beschreibung())}</p>'
        f"<p>{escape('; '.join(dict.fromkeys((wert.herkunft, wert.beleg_text))))}.</p>"
    )
    st.html(_satz_html(satz(wert), wert, auswahl))
    st.html(f"<p>{escape(kennzahl.definition)} {escape(kennzahl.abgrenzung)}</p>")
    name = f"{auswahl.dateiname()}_{kennzahl.schluessel}"
    einheiten = einheitentabelle(daten, kennzahl, auswahl)
    zeige_liste("Gezählt", einheiten, f"{name}_gezaehlt", "Dazu ist kein Einzelfall sicher belegt.")
    alle = belegtabelle(daten, kennzahl, auswahl)
    if len(alle) > len(einheiten):
        zeige_liste("Alle Einzelfälle, auch weitere Belege und Vorbehalte", alle, f"{name}_einzelfaelle", "")
    veroeffentlicht = veroeffentlichungstabelle(daten, kennzahl, auswahl)
    leer = f"Bis zum Stichtag wurde für {auswahl.raum()} keine Zahl veröffentlicht."
    zeige_liste("Veröffentlicht", veroeffentlicht, f"{name}_veroeffentlicht", leer)
    _widersprueche(daten, kennzahl, auswahl)
    st.html("<h3>Warum hat sich die Zahl geändert?</h3>")
    zeige_warum(daten, kennzahl, auswahl)
    st.html(f"<h3>Methodik</h3>{definition_html(begriffe(kennzahl, daten.geltung(kennzahl, auswahl.datenstand)))}")
    if st.button("Schließen", key="nachweis-ende"):  # a table keeps the Escape key for itself
        st.rerun()


def _satz_html(text: str, wert: Messwert, auswahl: Auswahl) -> str:
    """The figure as a sentence that may be quoted, copied with its source."""
    v = wert.veroeffentlicht if wert.basis is Basis.VEROEFFENTLICHT else None
    quelle = f"{v.quelle}, Stand {v.stand_text} {v.quelle_url}".strip() if v else wert.beleg_text
    worte = (wert.kennzahl.titel, f"Stichtag {tag_kurz(wert.stichtag)}", auswahl.datenstand_text, f"Quelle: {quelle}")
    kopie = kopierlink("Satz kopieren", "\n".join((text, f"({' · '.join(worte)})")))
    return f'<p class="zitatsatz">{escape(text)} {kopie}</p>'


def _widersprueche(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl) -> None:
    """What contradicts the published figures, and the way to the register."""
    if streit := widersprueche(daten, auswahl, kennzahl):
        ziel = escape(f"zahlenregister{auswahl.als_url()}&kennzahl={kennzahl.schluessel}", quote=True)
        st.html(f'<h3>Widersprüche ({len(streit)})</h3><p><a href="{ziel}" target="_self">Zum Zahlenregister</a></p>')
        zeige_widersprueche(streit, "")


def definition_html(paare: Iterable[tuple[str, str]]) -> str:
    """Terms and texts as a list."""
    inhalt = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in paare)
    return f'<dl class="definition">{inhalt}</dl>'
