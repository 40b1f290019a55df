"""Which Kreise, size classes and Handlungsfeld has the reader chosen?

No bound widgets: the link has keys, the reader sees names, and the rarer filters are drawn only when they are opened.
"""

from collections.abc import Callable

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.groessenklasse import KLASSE
from domain.kreise import KREISE, kreisname
from ui.hinweis import zitat
from ui.verknuepft import ohne, schreibe, uebernimm

ALLE = ""
KREISFOLGE = sorted(KREISE, key=lambda schluessel: KREISE[schluessel].removeprefix("Landkreis ").removeprefix("Stadt "))


def uebernimm_raum(felder: tuple[str, ...], warnungen: list[str]) -> None:
    """Take the three choices from the link when the session begins; what does not exist is said."""

    def mehrere(wort: str, moegliche: tuple[str, ...]) -> Callable[[list[str]], list[str]]:
        def lies(texte: list[str]) -> list[str]:
            fremd = ohne(moegliche, texte)
            if fremd:
                warnungen.append(f"{wort} {', '.join(map(zitat, fremd[:3]))} aus dem Link gibt es nicht.")
            return [name for name in moegliche if name in texte]

        return lies

    uebernimm("landkreis", mehrere("Den Kreis", tuple(KREISFOLGE)))
    uebernimm("groessenklasse", mehrere("Die Größenklasse", tuple(KLASSE)))
    lies_feld = mehrere("Das Handlungsfeld", felder)
    uebernimm("handlungsfeld", lambda texte: next(iter(lies_feld(texte[-1:])), ALLE))
    if st.session_state["handlungsfeld"] not in (ALLE, *felder):  # an older Datenstand may not have it
        st.session_state["handlungsfeld"] = ALLE


def waehle_kreise() -> None:
    """Draw the choice of Kreise."""
    st.multiselect(
        "Kreis", KREISFOLGE, key="landkreis", placeholder="alle", format_func=kreisname, select_all=False,
        persist_state="session",
    )  # fmt: skip


def waehle_merkmale(felder: tuple[str, ...]) -> None:
    """Draw the choice of size classes and of a Handlungsfeld."""
    st.multiselect(
        "Größenklasse (Einwohner)", list(KLASSE), key="groessenklasse", placeholder="alle", select_all=False,
        format_func=lambda schluessel: KLASSE[schluessel].name, persist_state="session",
    )  # fmt: skip
    st.selectbox(
        "Handlungsfeld", (ALLE, *felder), key="handlungsfeld", format_func=lambda feld: feld or "alle",
        persist_state="session",
    )  # fmt: skip


def mit_raum(daten: Berichtsdaten, auswahl: Auswahl) -> Auswahl:
    """The Auswahl with the three choices; the link follows them."""
    kreise, klassen, feld = (st.session_state[name] for name in ("landkreis", "groessenklasse", "handlungsfeld"))
    for name, werte in (("landkreis", kreise), ("groessenklasse", klassen), ("handlungsfeld", [feld] if feld else [])):
        schreibe(name, *werte)
    gewaehlt = auswahl.mit(
        landkreise=tuple(k for k in KREISE if k in kreise),
        groessenklassen=tuple(k for k in KLASSE if k in klassen),
        handlungsfeld=feld,
    )
    return daten.mit_groessenklassen(gewaehlt)
