"""Which Datenstand does the reader look at, and how does everybody see that it is an old one?

A session begins with the newest Datenstand and keeps it until the reader takes a newer one, so that no figure changes under
a reader's hands; a chosen or linked one stays, too. No bound widget: a select box would write its label into the link.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.zeit import tag_kurz
from ui.gemerkt import ueberholtes
from ui.hinweis import zitat
from ui.verknuepft import schreibe, setze, uebernimm

NEUESTER = 0  # the newest one of the time when the session began or the reader took it
DERSELBE = 0  # the Vergleichstag is seen with the same knowledge
_BEGINN = "neuester-der-sitzung"
_WORTE = {"datenstand": "Datenstand", "vergleichsstand": "Datenstand des Vergleichs"}
_GENANNTE = 4  # figures that the band names


def uebernimm_datenstand(neuester: int, warnungen: list[str]) -> None:
    """Take both Datenstände from the link when the session begins; what does not exist is said."""
    if st.session_state.setdefault(_BEGINN, neuester) > neuester:  # another database
        setze(**{_BEGINN: neuester})
    for name, wort in _WORTE.items():
        uebernimm(name, lambda texte, wort=wort: _gelesen(texte, wort, neuester, warnungen))  # type: ignore[misc]
        if st.session_state[name] > neuester:
            st.session_state[name] = NEUESTER


def _gelesen(texte: list[str], wort: str, neuester: int, warnungen: list[str]) -> int:
    if not texte:
        return NEUESTER
    text = texte[-1]
    if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= neuester:
        return int(text)
    warnungen.append(
        f"Den {wort} {zitat(text)} aus dem Link gibt es nicht. Gezeigt wird der neueste, Nummer {neuester}."
    )
    return NEUESTER


def gewaehlter_datenstand() -> int:
    """The number that counts, before its widget is drawn."""
    return int(st.session_state["datenstand"] or st.session_state[_BEGINN])


def nimm_neuesten(neuester: int) -> None:
    """Callback: follow the newest Datenstand; everything else that was chosen stays."""
    setze(**{_BEGINN: neuester, "datenstand": NEUESTER})


def waehle_datenstand(daten: Berichtsdaten, neuester: int) -> None:
    """Draw both choices."""
    lieferungen = daten.lieferungen(neuester)
    namen = {
        int(nummer): f"{nummer} vom {tag_kurz(tag.date())}"
        for nummer, tag in zip(lieferungen["id"], lieferungen["eingelesen_am"], strict=True)
    }
    nummern = sorted(namen, reverse=True)
    _waehle("datenstand", nummern, namen | {NEUESTER: f"neuester ({st.session_state[_BEGINN]})"})
    if neuester > 1:
        _waehle("vergleichsstand", nummern, namen | {DERSELBE: "derselbe"})


def _waehle(name: str, nummern: Sequence[int], namen: dict[int, str]) -> None:
    st.selectbox(_WORTE[name], (0, *nummern), key=name, format_func=namen.__getitem__, persist_state="session")


def verknuepfe_datenstand() -> None:
    """Bring the link in line with both choices."""
    for name in _WORTE:
        schreibe(name, *([str(gewaehlt)] if (gewaehlt := st.session_state[name]) else []))


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
    """Across the page when an old Datenstand is shown: since when, what would be different today, and the way there.

    Otherwise an unseen button that ``seite.js`` shows when a newer delivery has arrived; its key tells the number.
    """
    if not auswahl.veraltet:
        st.button(
            "Eine neue Lieferung ist da. Jetzt zeigen", key=f"neu-da-{auswahl.datenstand}", on_click=_nimm, args=(daten,),
        )  # fmt: skip
        return
    neuester = daten.heutiger_datenstand(auswahl.datenstand)
    anders = ueberholtes(daten, auswahl, neuester)
    genannt = "; ".join(f"{titel} {damals}, heute {heute}" for titel, damals, heute in anders[:_GENANNTE])
    mehr = f" und {len(anders) - _GENANNTE} weitere" if len(anders) > _GENANNTE else ""
    seither = f"Seither anders: {genannt}{mehr}." if anders else "Alle Kennzahlen dieser Ansicht gelten bis heute."
    with st.container(key="alter-datenstand", gap=None):
        st.html(
            f'<div class="band" role="status"><b>Alter Datenstand {auswahl.datenstand} von {neuester}.</b> '
            f"Was spätere Lieferungen brachten oder berichtigten, fehlt auf dieser Seite. {escape(seither)}</div>"
        )
        st.button("Zum neuesten Datenstand", key=f"neu-da-{neuester}", on_click=_nimm, args=(daten,), type="tertiary")


def _nimm(daten: Berichtsdaten) -> None:
    nimm_neuesten(daten.neuester_datenstand())
