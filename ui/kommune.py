"""Which Kommune has the reader chosen, by click, search or link, and what is known of it?"""

from html import escape
from urllib.parse import quote

import pandas as pd
import streamlit as st

from briefing.kommune import ereignisliste, steckbrief
from charts.karte import AUSWAHL
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.zeit import ein_jahr_vor
from ui.einmal import einmal
from ui.gedaechtnis import merke
from ui.hinweis import warne, zitat

PARAMETER, TRAEGER = "ags", "traeger"  # in the link


@merke
def knappe_url(auswahl: Auswahl) -> str:
    """The part of a link that says the choice, but not the Vergleichstag that a reader gets who chooses none.

    For rows of lists: a page has many of these links.
    """
    if not auswahl.anderes_wissen and auswahl.vergleich == ein_jahr_vor(auswahl.stichtag):
        auswahl = auswahl.mit(vergleich=None, vergleichsstand=None)
    return auswahl.als_url()


def kommune_url(ags: str, auswahl: Auswahl) -> str:
    """Where a Kommune has its portrait, for the same day and knowledge."""
    return f"./kommune{knappe_url(auswahl)}&{PARAMETER}={ags}"


def traeger_url(traeger: str, auswahl: Auswahl) -> str:
    """Where a body that is no Kommune has it."""
    return f"./kommune{knappe_url(auswahl)}&{TRAEGER}={quote(traeger)}"


def merke_klick() -> None:
    """A click on the map is an event: it sets the search field, which is the one memory of the choice.

    Areas and points have a selection each, and the older one stays when the other is clicked: the changed one counts.
    """
    auswahl = st.session_state["bild-karte"]["selection"]
    jetzt = {name: [punkt["ags"] for punkt in auswahl.get(name) or ()] for name in AUSWAHL}
    vorher = st.session_state.get("karte-klicks", {})
    geaendert = [ags for name in AUSWAHL if jetzt[name] != vorher.get(name, []) for ags in jetzt[name]]
    st.session_state["karte-klicks"] = jetzt
    st.session_state["kommune"] = geaendert[-1] if geaendert else None


def merke_zeile(zeile: pd.Series) -> None:
    """A chosen row of the map's table does what a click on the map does."""
    st.session_state["kommune"] = str(zeile["AGS"])


def gewaehlte_kommune(namen: dict[str, str]) -> str | None:
    """Draw the search field over all Kommunen and return the chosen ags; the link follows the choice.

    The list does not depend on the choice of area or day, so the browser gets it once.
    """
    if "kommune" not in st.session_state and PARAMETER in st.query_params:
        st.session_state["kommune"] = st.query_params[PARAMETER]
    if (gewuenscht := st.session_state.get("kommune")) is not None and gewuenscht not in namen:
        st.session_state["kommune"] = None
        warne(
            f"Eine Kommune mit dem Schlüssel {zitat(gewuenscht)} gibt es nicht. Bitte die Adresse prüfen oder suchen."
        )
    gewaehlt: str | None = st.selectbox(
        "Kommune",
        list(namen),
        index=None,
        key="kommune",
        placeholder="suchen oder anklicken",
        format_func=namen.__getitem__,
    )
    if gewaehlt:
        st.query_params[PARAMETER] = gewaehlt
    elif PARAMETER in st.query_params:
        del st.query_params[PARAMETER]
    return gewaehlt


def zeige_kommune(daten: Berichtsdaten, auswahl: Auswahl, kommunen: pd.DataFrame, ags: str | None, name: str) -> None:
    """Short portrait and dated events with sources; without a choice, or outside of it, what to do."""
    if ags is None:
        st.html('<p class="leise">Wählen Sie eine Kommune, um ihre Ereignisse mit Quellen zu sehen.</p>')
    elif (gefunden := kommunen[kommunen["ags"] == ags]).empty:
        st.html(
            f"<p>{escape(name)} gehört nicht zur Auswahl „{escape(auswahl.titel())}“. "
            "Bitte Stichtag und Polizeidirektion prüfen.</p>"
        )
    else:
        portrait = _steckbrief_html(steckbrief(gefunden.iloc[0], auswahl))
        st.html(
            f'<div class="tafel">{portrait}{ereignisse_html(daten.ereignisse(ags, auswahl))}{_mehr_html(ags, auswahl)}</div>'
        )


def _steckbrief_html(zeilen: list[tuple[str, str]]) -> str:
    inhalt = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in zeilen[1:])
    return f'<h3 class="tafel-titel">{escape(zeilen[0][1])}</h3><dl class="steckbrief">{inhalt}</dl>'


def _mehr_html(ags: str, auswahl: Auswahl) -> str:
    return f'<p class="leise"><a href="{escape(kommune_url(ags, auswahl), quote=True)}" target="_self">Steckbrief mit Zeitleiste</a></p>'


@einmal
def ereignisse_html(ereignisse: pd.DataFrame, selbst: str = "") -> str:
    """Dated events with their sources, newest first; without any what that means. ``selbst``: see ``ereignisliste``."""
    if ereignisse.empty:
        return '<p class="leise">Bis zum Stichtag gibt es keinen öffentlichen Beleg. Das heißt nicht, dass die Kommune nicht mitwirkt.</p>'
    zeilen = []
    for e in ereignisliste(ereignisse, selbst):
        quelle = escape(e["quelle"])
        if e["url"]:
            quelle = f'<a href="{escape(e["url"], quote=True)}" target="_blank" rel="noopener noreferrer">{quelle}</a>'
        zweifel = ' <span class="marke-zweifel">mit Vorbehalt</span>' if e["zweifel"] else ""
        ueber = f" · {escape(e['ueber'])}" if e["ueber"] else ""
        zeilen.append(
            f'<li><span class="wann">{escape(e["datum"])}</span> <b>{escape(e["was"])}</b>{zweifel}{ueber}'
            f'<br><span class="leise">{quelle}</span></li>'
        )
    return f'<ol class="ereignisse" tabindex="0" aria-label="Ereignisse, neueste zuerst">{"".join(zeilen)}</ol>'
