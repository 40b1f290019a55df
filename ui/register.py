"""How does the Zahlenregister show its contradictions, and which Kennzahl does the reader look at?"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from briefing.register import wert_text
from data_access.berichtsdaten import Berichtsdaten
from domain.begriffe import wort
from domain.kennzahl import Kennzahl
from domain.messwert import Veroeffentlichung
from domain.widerspruch import Widerspruch
from ui.hinweis import warne, zitat

PARAMETER = "kennzahl"  # in the link
MERKER = "register-kennzahl"  # in the session


def gewaehlte_kennzahl(daten: Berichtsdaten) -> Kennzahl:
    """Draw the choice of a Kennzahl; it outlasts other pages, the link follows it, and a bad link is said."""
    katalog = {k.schluessel: k for k in daten.katalog}
    if st.session_state.get(MERKER) not in katalog:  # the session begins, or everything was reset
        gewuenscht = st.query_params.get(PARAMETER, next(iter(katalog)))
        if gewuenscht not in katalog:
            warne(f"Eine Kennzahl {zitat(gewuenscht)} gibt es nicht. Gezeigt wird die erste.")
            gewuenscht = next(iter(katalog))
        st.session_state[MERKER] = gewuenscht
    schluessel = st.selectbox(
        "Kennzahl", list(katalog), key=MERKER, format_func=lambda s: katalog[s].titel, persist_state="session"
    )
    st.query_params[PARAMETER] = schluessel
    return katalog[schluessel]


def zeige_widersprueche(widersprueche: Sequence[Widerspruch], leer: str) -> None:
    """Each with its rule, a sentence, both entries with their sources, and what would resolve it."""
    if not widersprueche:
        st.html(f'<p class="leise">{escape(leer)}</p>')
        return
    st.html(f'<ol class="widersprueche">{"".join(map(_eintrag_html, widersprueche))}</ol>')


def _eintrag_html(w: Widerspruch) -> str:
    belege = "".join(f"<li>{_beleg_html(v)}</li>" for v in w.alle)
    return (
        f'<li><p class="regel">{escape(w.regel.titel)}</p>'
        f"<p>{escape(w.satz)}</p>"
        f'<p class="leise">{escape(w.klaerung)}</p>'
        f"<details><summary>{len(w.alle)} Veröffentlichungen mit Quelle</summary><ul>{belege}</ul></details></li>"
    )


def _beleg_html(v: Veroeffentlichung) -> str:
    quelle = escape(v.quelle)
    if v.quelle_url:
        quelle = f'<a href="{escape(v.quelle_url, quote=True)}" target="_blank" rel="noopener noreferrer">{quelle}</a>'
    zeitraum = f", {escape(v.zeitraum_text)}" if v.zeitraum else ""
    return (
        f"{escape(wert_text(v))} {escape(wort(v.begriff))}{zeitraum}, Stand {escape(v.stand_text)}, "
        f"Datenstand {v.lieferung_id}: {quelle}"
    )
