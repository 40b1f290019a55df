"""Which Datenstand does the reader look at, and how does everybody see that it is an old one?

A reader without a choice follows the newest Datenstand; a chosen or linked one stays, also when new deliveries arrive.
The choice is no bound widget (a select box would write its label into the link): session and link are kept equal here.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.zeit import tag_kurz
from ui.gemerkt import ueberholtes
from ui.hinweis import zitat

NEUESTER = 0  # follow whatever is the newest one
DERSELBE = 0  # the Vergleichstag is seen with the same knowledge
_WORTE = {"datenstand": "Datenstand", "vergleichsstand": "Datenstand des Vergleichs"}
_GENANNTE = 4  # figures that the band names


def uebernimm_link(neuester: int, warnungen: list[str]) -> None:
    """Take both Datenstände from the link when the session begins; what does not exist is said."""
    for name, wort in _WORTE.items():
        if name not in st.session_state:
            st.session_state[name] = _aus_dem_link(name, wort, neuester, warnungen)
        elif st.session_state[name] > neuester:
            st.session_state[name] = NEUESTER


def _aus_dem_link(name: str, wort: str, neuester: int, warnungen: list[str]) -> int:
    text = st.query_params.get(name)
    if text is None:
        return NEUESTER
    if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= neuester:
        return int(text)
    warnungen.append(
        f"Den {wort} {zitat(text)} aus dem Link gibt es nicht. Gezeigt wird der neueste, Nummer {neuester}."
    )
    return NEUESTER


def gewaehlter_datenstand(neuester: int) -> int:
    """The number that counts, before its widget is drawn."""
    return int(st.session_state["datenstand"]) or neuester


def waehle_datenstand(daten: Berichtsdaten, neuester: int) -> None:
    """Draw both choices and bring the link in line."""
    lieferungen = daten.lieferungen(neuester)
    namen = {
        int(nummer): f"{nummer} vom {tag_kurz(tag.date())}"
        for nummer, tag in zip(lieferungen["id"], lieferungen["eingelesen_am"], strict=True)
    }
    nummern = sorted(namen, reverse=True)
    _waehle("datenstand", nummern, namen | {NEUESTER: f"neuester ({neuester})"})
    if neuester > 1:
        _waehle("vergleichsstand", nummern, namen | {DERSELBE: "derselbe"})


def _waehle(name: str, nummern: Sequence[int], namen: dict[int, str]) -> None:
    gewaehlt = st.selectbox(_WORTE[name], (0, *nummern), key=name, format_func=namen.__getitem__)
    if gewaehlt:
        if st.query_params.get(name) != str(gewaehlt):
            st.query_params[name] = str(gewaehlt)
    elif name in st.query_params:
        del st.query_params[name]


def gewaehlter_vergleichsstand(datenstand: int, warnungen: list[str]) -> int | None:
    """None: the same one. Knowledge only grows, so a newer one than the page's own is refused in words."""
    gewaehlt = int(st.session_state["vergleichsstand"])
    if gewaehlt > datenstand:
        warnungen.append(
            f"Der Datenstand des Vergleichs ({gewaehlt}) ist neuer als der gezeigte ({datenstand}). "
            "Verglichen wird mit demselben Datenstand."
        )
        return None
    return gewaehlt or None


def zeige_band(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Across the page when an old Datenstand is shown: since when, and what would be different today."""
    neuester = daten.neuester_datenstand()
    if not auswahl.veraltet:
        return
    anders = ueberholtes(daten, auswahl, neuester)
    genannt = "; ".join(f"{titel} {damals}, heute {heute}" for titel, damals, heute in anders[:_GENANNTE])
    mehr = f" und {len(anders) - _GENANNTE} weitere" if len(anders) > _GENANNTE else ""
    seither = f"Seither anders: {genannt}{mehr}." if anders else "Alle Kennzahlen dieser Ansicht gelten bis heute."
    st.html(
        f'<div class="band" role="status"><b>Alter Datenstand {auswahl.datenstand} von {neuester}.</b> '
        f"Was spätere Lieferungen brachten oder berichtigten, fehlt auf dieser Seite. {escape(seither)} "
        f'<a href="{escape(auswahl.mit(datenstand=neuester, veraltet=False).als_url(), quote=True)}" target="_self">'
        "Zum neuesten Datenstand</a></div>"
    )
