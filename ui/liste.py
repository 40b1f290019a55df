"""How is a long list shown: its first rows, and all of them on demand?"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ui.zeige import zeige_liste

ERSTE = 8  # rows that a list shows at first


def zeige_lange_liste(
    titel: str, tabelle: pd.DataFrame, name: str, leer: str, *, ebene: int = 3, verweise: Sequence[str] = ()
) -> None:
    """As ``zeige_liste``; to be called within a fragment, so that the switch sends this list only."""
    schalter = f"alle-{name.rsplit('_', 1)[-1]}"
    lang = len(tabelle) > ERSTE
    alle = not lang or st.session_state.get(schalter, False)
    zeige_liste(titel, tabelle, name, leer, ebene=ebene, verweise=verweise, erste=None if alle else ERSTE)
    if lang:
        st.toggle(f"Alle {len(tabelle)} zeigen", key=schalter)
