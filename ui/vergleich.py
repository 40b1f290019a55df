"""Which Kennzahl and which measure does the reader compare? Both stand in the link."""

from collections.abc import Sequence

import streamlit as st

from briefing.baustein import Bild
from data_access.berichtsdaten import Berichtsdaten
from domain.kennzahl import Kennzahl
from domain.mass import Mass, masse, verortet
from ui.hinweis import warne, zitat
from ui.wahl import waehle

KENNZAHL, MASS = "kennzahl", "mass"
_WEGE = {"stufen": "Wie weit", "dauer": "Wie lange"}
_ERSTE = "kommunen_im_verbund"


def gewaehlter_vergleich(daten: Berichtsdaten) -> tuple[Kennzahl, Mass]:
    """Draw both choices; the link follows them, and what it names wrongly is said."""
    katalog = {k.schluessel: k for k in daten.katalog if verortet(k)}
    links, rechts = st.columns([2, 3], gap="medium", vertical_alignment="top")
    _uebernimm_kennzahl(daten, katalog)
    with links:
        schluessel = st.selectbox(
            "Kennzahl", list(katalog), key="vergleich-kennzahl", format_func=lambda s: katalog[s].titel
        )
    kennzahl = katalog[schluessel]
    _uebernimm_mass(kennzahl)
    with rechts:
        mass = st.segmented_control(
            "Maß", [m.value for m in masse(kennzahl)], key="vergleich-mass", required=True,
            format_func=lambda m: Mass(m).wort,
        )  # fmt: skip
    st.query_params[KENNZAHL], st.query_params[MASS] = schluessel, str(mass)
    return kennzahl, Mass(str(mass))


def gewaehlter_weg(bilder: Sequence[Bild]) -> Bild:
    """How far Kommunen came, or how long it took them: draw the choice between the two pictures."""
    return dict(zip(_WEGE, bilder, strict=True))[waehle("weg", "Wege der Kommunen", _WEGE, sichtbar=False)]


def _uebernimm_kennzahl(daten: Berichtsdaten, katalog: dict[str, Kennzahl]) -> None:
    """From the link when the page is opened."""
    if "vergleich-kennzahl" in st.session_state:
        return
    gewuenscht = st.query_params.get(KENNZAHL, _ERSTE)
    if gewuenscht not in katalog:
        landesweite = {k.schluessel: k.titel for k in daten.katalog}
        grund = (
            f"„{landesweite[gewuenscht]}“ gibt es nur für das ganze Land, nicht je Polizeidirektion."
            if gewuenscht in landesweite
            else f"Eine Kennzahl {zitat(gewuenscht)} gibt es nicht."
        )
        warne(f"{grund} Gezeigt wird „{katalog[_ERSTE].titel}“.")
        gewuenscht = _ERSTE
    st.session_state["vergleich-kennzahl"] = gewuenscht


def _uebernimm_mass(kennzahl: Kennzahl) -> None:
    """From the link when the page is opened; a measure that the Kennzahl does not have becomes the absolute one."""
    moegliche = [m.value for m in masse(kennzahl)]
    if "vergleich-mass" not in st.session_state:
        gewuenscht = st.query_params.get(MASS, Mass.ABSOLUT.value)
        if gewuenscht not in moegliche:
            warne(f"Das Maß {zitat(gewuenscht)} gibt es für „{kennzahl.titel}“ nicht. Gezeigt werden absolute Zahlen.")
        st.session_state["vergleich-mass"] = gewuenscht
    if st.session_state["vergleich-mass"] not in moegliche:
        st.session_state["vergleich-mass"] = Mass.ABSOLUT.value
