"""How do choices that are no bound widgets stay equal to the link? Once from the link into the session, then back."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st


def uebernimm(name: str, lies: Callable[[list[str]], Any]) -> None:
    """Begin the session with what ``lies`` makes of the texts that the link has for a choice."""
    if name not in st.session_state:
        st.session_state[name] = lies(st.query_params.get_all(name))


def schreibe(name: str, *werte: str) -> None:
    """Make the link say this; without a value it says nothing of the choice."""
    if st.query_params.get_all(name) == list(werte):
        return
    if werte:
        st.query_params[name] = list(werte)
    else:
        del st.query_params[name]


def setze(**werte: object) -> None:
    """Callback: change choices of the session before the script runs."""
    st.session_state.update(werte)


def ohne(moegliche: Sequence[str], gewuenscht: Sequence[str]) -> list[str]:
    """What was wanted and does not exist."""
    return [name for name in gewuenscht if name not in moegliche]
