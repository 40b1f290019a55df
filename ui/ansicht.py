"""How does the reader want to see the pages: as usual, large for a projector, or with high contrast?

The view is a part of the link. ``stil.css`` finds it as a container's key; charts ask for their colours by ``farbschema``.
"""

from enum import StrEnum

import streamlit as st

from charts.thema import Farbschema
from ui.hinweis import zitat
from ui.verknuepft import schreibe, setze, uebernimm

NAME = "ansicht"


class Ansicht(StrEnum):
    """The ways to see a page."""

    NORMAL = "normal"
    PROJEKTOR = "projektor"
    KONTRAST = "kontrast"

    @property
    def wort(self) -> str:
        return {"normal": "normal", "projektor": "Projektor", "kontrast": "hoher Kontrast"}[self]


def uebernimm_ansicht(warnungen: list[str]) -> None:
    """Take the view from the link when the session begins; one that does not exist is said."""

    def lies(texte: list[str]) -> Ansicht:
        if not texte or texte[-1] in set(Ansicht):
            return Ansicht(texte[-1]) if texte else Ansicht.NORMAL
        warnungen.append(f"Die Ansicht {zitat(texte[-1])} aus dem Link gibt es nicht.")
        return Ansicht.NORMAL

    uebernimm(NAME, lies)


def ansicht() -> Ansicht:
    """The chosen view."""
    return Ansicht(st.session_state.get(NAME) or Ansicht.NORMAL)


def waehle_ansicht() -> None:
    """Draw the choice."""
    st.segmented_control(
        "Ansicht", list(Ansicht), key=NAME, format_func=lambda a: a.wort, required=True, persist_state="session"
    )


def zeige_ansicht() -> None:
    """Mark the page for ``stil.css``, offer the way back, and let the link follow."""
    gewaehlt = ansicht()
    schreibe(NAME, *([] if gewaehlt is Ansicht.NORMAL else [gewaehlt.value]))
    if gewaehlt is not Ansicht.NORMAL:
        st.button(
            f"Ansicht „{gewaehlt.wort}“ beenden", key=f"ansicht-{gewaehlt}-beenden", type="tertiary",
            on_click=setze, kwargs={NAME: Ansicht.NORMAL},
        )  # fmt: skip


def farbschema() -> Farbschema:
    """Which colours the reader sees: light or dark, or the same with high contrast."""
    dunkel = st.context.theme.type == "dark"
    if ansicht() is Ansicht.KONTRAST:
        return "dark-contrast" if dunkel else "light-contrast"
    return "dark" if dunkel else "light"
