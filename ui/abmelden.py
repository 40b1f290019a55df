"""Who has signed in here, and how do they sign out?"""

from html import escape

import streamlit as st

from config import Anmeldung, settings
from domain.rolle import Rolle
from domain.sitzung import abmeldemarke
from ui.leser import aktuelle_sitzung

ROLLEN = {Rolle.LEITUNG: "Leitung", Rolle.PRESSE: "Presse", Rolle.PFLEGE: "Datenpflege", Rolle.GAST: "Gast"}


def zeige_abmelden() -> None:
    """At the end of the sidebar: name, role and the way out; nothing where nobody signs in."""
    sitzung = None if settings().auth is Anmeldung.OFF else aktuelle_sitzung()
    if sitzung is None:
        return
    leser = sitzung.leser
    st.html(
        f'<p class="leise">Angemeldet: <bdi>{escape(leser.name)}</bdi> ({ROLLEN[leser.rolle]})</p>'
        f'<p class="leise"><a href="./abmelden?marke={abmeldemarke(sitzung.kennung)}" target="_self">Abmelden</a></p>'
    )
