"""Who reads this session?"""

import streamlit as st
from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from config import Anmeldung, settings
from domain.fehler import Zugriffsfehler
from domain.rolle import OERTLICH, Leser
from domain.sitzung import Sitzung
from ui.sitzungen import sitzungsbuch

ANGABE = "sitzung"  # what the sign-in's door tells Streamlit by a header that only it can set (.streamlit/config.toml)


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


def nur_neu_laden(nachricht: bytes) -> bytes:
    """A browser's message as the question for its whole page: whatever else it asks (a part, a download) is left out."""
    gefragt = BackMsg()
    try:
        gefragt.ParseFromString(nachricht)
    except DecodeError:
        gefragt.Clear()
    seite = gefragt.rerun_script
    frage = ClientState(
        query_string=seite.query_string, page_script_hash=seite.page_script_hash, page_name=seite.page_name
    )
    return bytes(BackMsg(rerun_script=frage).SerializeToString())
