"""Who reads this session?"""

import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from config import Anmeldung, settings
from domain.fehler import Zugriffsfehler
from domain.rolle import OERTLICH, Leser
from domain.sitzung import Sitzung
from ui.sitzungen import sitzungsbuch

ANGABE = "sitzung"  # what the sign-in's door tells Streamlit by a header that only it can set (.streamlit/config.toml)
NEU_LADEN = BackMsg(rerun_script=ClientState()).SerializeToString()  # a browser's question for the whole page


def aktuelle_sitzung() -> Sitzung | None:
    """The session of the person who has signed in; None: nobody has, or it has ended, so nothing may be shown."""
    kennung = st.user.get(ANGABE)
    return sitzungsbuch().finde(kennung) if isinstance(kennung, str) and kennung else None


def aktueller_leser() -> Leser | None:
    """The person who has signed in; None: nobody has, or their session has ended, so nothing may be shown."""
    if settings().auth is Anmeldung.OFF:
        return OERTLICH
    sitzung = aktuelle_sitzung()
    return sitzung.leser if sitzung else None


def angemeldeter_leser() -> Leser:
    """The same where the page stands already; Zugriffsfehler when the session has ended meanwhile."""
    leser = aktueller_leser()
    if leser is None:
        raise Zugriffsfehler("Die Sitzung ist beendet. Abhilfe: neu anmelden.")
    return leser
