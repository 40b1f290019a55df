"""How does a page offer a few ways to look at something, so that the choice is a part of the link?"""

from collections.abc import Mapping

import streamlit as st

from ui.hinweis import warne, zitat
from ui.verknuepft import schreibe, uebernimm


def waehle(name: str, titel: str, worte: Mapping[str, str], *, vorgabe: str = "", sichtbar: bool = True) -> str:
    """Draw the choice between the keys of ``worte``; ``vorgabe``, else the first one, is the usual one and not named in the link.

    What the link cannot mean is said.
    """
    vorgabe = vorgabe or next(iter(worte))

    def lies(texte: list[str]) -> str:
        if texte and texte[-1] not in worte:
            warne(f"{titel} {zitat(texte[-1])} aus dem Link gibt es nicht. Gezeigt wird „{worte[vorgabe]}“.")
        return texte[-1] if texte and texte[-1] in worte else vorgabe

    uebernimm(name, lies)
    gewaehlt = st.segmented_control(
        titel, list(worte), key=name, format_func=worte.__getitem__, required=True,
        label_visibility="visible" if sichtbar else "collapsed",
    )  # fmt: skip
    schluessel = str(gewaehlt or vorgabe)
    schreibe(name, *([] if schluessel == vorgabe else [schluessel]))
    return schluessel
