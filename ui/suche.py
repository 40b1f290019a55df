"""How does a reader find any Kommune, Träger or Kennzahl from every page, and where does the find lead?"""

from collections.abc import Mapping

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from ui.gemerkt import suchziele

NAME = "suche"
# Kind of find -> page, its parameter in the link, and what else in the session says the same.
ZIELE = {
    "kommune": ("kommune", "ags", "kommune"),
    "traeger": ("kommune", "traeger", "traeger"),
    "kennzahl": ("zahlenregister", "kennzahl", "register-kennzahl"),
}
_SPRUNG = "sprung"


def suche(daten: Berichtsdaten, datenstand: int) -> None:
    """Draw the search field. The list depends on the Datenstand alone, so a browser gets it once."""
    ziele = suchziele(daten, datenstand)
    st.selectbox(
        "Suche", list(ziele), index=None, key=NAME, placeholder="Kommune, Träger, Kennzahl",
        format_func=ziele.__getitem__, on_change=_merke,
    )  # fmt: skip


def _merke() -> None:
    """Callback: where to go, and an empty field for the next search."""
    if gefunden := st.session_state[NAME]:
        art, _, schluessel = gefunden.partition(":")
        _, _, merker = ZIELE[art]
        for _, _, anderer in ZIELE.values():
            if ZIELE[art][0] == "kommune" and anderer in ("kommune", "traeger"):
                st.session_state[anderer] = None
        st.session_state[merker] = schluessel
        st.session_state[_SPRUNG] = (art, schluessel)
        st.session_state[NAME] = None


def springe(seiten: Mapping[str, st.Page]) -> None:
    """Go where the reader's find is shown."""
    if sprung := st.session_state.pop(_SPRUNG, None):
        art, schluessel = sprung
        seite, parameter, _ = ZIELE[art]
        st.switch_page(seiten[seite], query_params={parameter: schluessel})
