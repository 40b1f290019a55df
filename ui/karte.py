"""What does the reader look at on the map: which Kennzahl, level, measure, area, and which year?

A year is chosen on the server, not by a parameter of Vega in the browser: title, legend, caption, table and file say the year
that the picture shows, and a picture that plays by itself would leave them behind. Playing costs little because it ends: one
rerun of the map's fragment for each year's end, by ``run_every`` that exists only while it plays. Each step is asked for by an
open tab, so a closed one costs nothing, and a reader who pauses, moves the slider or leaves has stopped it. Nothing glides from
year to year, so there is no motion to reduce.
"""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from time import monotonic
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from briefing.kartenwahl import EBENEN, MEHRZAHL, STUFE, TITEL, Kartenmass, Kartenwahl, masse, tage
from charts.karte import AUSWAHL
from domain.auswahl import Auswahl, Ebene
from domain.zeit import tag_kurz
from ui.hinweis import warne, zitat
from ui.kommune import merke_klick, merke_zeile
from ui.verknuepft import schreibe

TAKT = 2.0  # seconds between two years
_ZU_SPAET = 10.0  # a step that is so late belongs to a page that the reader had left
FLAECHE = "gewaehlte_flaeche"
KENNZAHL, EBENE, MASS, TAG = "karte-kennzahl", "karte-ebene", "karte-mass", "karte-tag"
_FAELLIG, _STICHTAG, _NEU = "karte-faellig", "karte-stichtag", "karte-neu"


def waehle_karte() -> Kartenwahl:
    """Draw Kennzahl, level and, where there are several, the measure; the link follows."""
    _uebernimm(KENNZAHL, "kennzahl", tuple(TITEL), STUFE, "Kennzahl mit Ort")
    _uebernimm(EBENE, "ebene", tuple(EBENEN), Ebene.KOMMUNE, "Ebene")
    _uebernimm(MASS, "mass", tuple(Kartenmass), Kartenmass.ABSOLUT, "Maß")
    with st.container(horizontal=True, vertical_alignment="bottom", key="karte-wahl"):
        schluessel = st.selectbox("Kennzahl", list(TITEL), key=KENNZAHL, format_func=TITEL.__getitem__)
        ebene = Ebene(_segmente("Ebene", [e.value for e in EBENEN], EBENE, lambda e: EBENEN[Ebene(e)]))
        moegliche = masse(schluessel, ebene)
        if st.session_state[MASS] not in moegliche:
            st.session_state[MASS] = Kartenmass.ABSOLUT.value
        mass, ganze = Kartenmass.ABSOLUT, Kartenwahl(schluessel, ebene)
        if len(moegliche) > 1:
            worte = {m.value: ganze.masswort(m) for m in moegliche}
            mass = Kartenmass(_segmente("Maß", list(worte), MASS, worte.__getitem__))
    for name, wert, vorgabe in (
        ("kennzahl", schluessel, STUFE), ("ebene", ebene.value, Ebene.KOMMUNE), ("mass", mass.value, Kartenmass.ABSOLUT),
    ):  # fmt: skip
        schreibe(name, *([] if wert == vorgabe else [wert]))
    return Kartenwahl(schluessel, ebene, mass)


def _segmente(titel: str, werte: list[str], schluessel: str, wort: Callable[[str], str]) -> str:
    return str(st.segmented_control(titel, werte, key=schluessel, format_func=wort, required=True))


def _uebernimm(schluessel: str, parameter: str, moegliche: Sequence[str], vorgabe: str, wort: str) -> None:
    """From the link when the page is opened; what it cannot mean is said."""
    if schluessel in st.session_state:
        return
    gewuenscht = st.query_params.get(parameter, vorgabe)
    if gewuenscht not in moegliche:
        warne(f"{wort} {zitat(gewuenscht)} aus dem Link gibt es auf der Karte nicht.")
        gewuenscht = vorgabe
    st.session_state[schluessel] = str(gewuenscht)


# --- years ----------------------------------------------------------------------------------------------------------


def spielt() -> bool:
    """Whether the years are playing."""
    return st.session_state.get(_FAELLIG) is not None


def gezeigter_tag(auswahl: Auswahl) -> date:
    """The day that the map shows; while it plays, the next one when its time has come."""
    moegliche = tage(auswahl)
    if TAG not in st.session_state:
        st.session_state[TAG] = _aus_dem_link(moegliche)
    elif st.session_state.get(_STICHTAG) != auswahl.stichtag or st.session_state[TAG] not in moegliche:
        st.session_state.update({TAG: auswahl.stichtag, _FAELLIG: None})
    st.session_state[_STICHTAG] = auswahl.stichtag
    if spielt():
        _weiter(moegliche)
    tag: date = st.session_state[TAG]
    schreibe("jahr", *([] if tag == auswahl.stichtag else [str(tag.year)]))
    return tag


def _aus_dem_link(moegliche: tuple[date, ...]) -> date:
    jahr: str | None = st.query_params.get("jahr")
    if jahr is None:
        return moegliche[-1]
    gefunden = [tag for tag in moegliche if str(tag.year) == jahr]
    if not gefunden:
        warne(f"Das Jahr {zitat(jahr)} aus dem Link liegt nicht zwischen dem Beginn des Programms und dem Stichtag.")
    return gefunden[0] if gefunden else moegliche[-1]


def _weiter(moegliche: tuple[date, ...]) -> None:
    """One step when it is due; the last one ends it."""
    verspaetet = monotonic() - st.session_state[_FAELLIG]
    if verspaetet > _ZU_SPAET:
        st.session_state[_FAELLIG] = None
    elif verspaetet >= -TAKT / 10:
        naechster = min(moegliche.index(st.session_state[TAG]) + 1, len(moegliche) - 1)
        st.session_state[TAG] = moegliche[naechster]
        st.session_state[_FAELLIG] = None if moegliche[naechster] == moegliche[-1] else monotonic() + TAKT


def waehle_tag(auswahl: Auswahl) -> None:
    """Draw the slider over the years' ends with its button; ``gezeigter_tag`` has decided what it shows."""
    moegliche = tage(auswahl)
    if len(moegliche) == 1:
        st.html('<p class="leise">Vor dem Stichtag liegt noch kein Jahresende des Programms.</p>')
        return

    def beginne() -> None:
        if st.session_state[TAG] == moegliche[-1]:
            st.session_state[TAG] = moegliche[0]
        st.session_state[_FAELLIG] = monotonic() + TAKT

    def halte_an() -> None:
        st.session_state[_FAELLIG] = None

    with st.container(horizontal=True, vertical_alignment="bottom", key="karte-zeit"):
        if spielt():
            st.button("Anhalten", key="karte-anhalten", on_click=halte_an)
        else:
            st.button("Jahre abspielen", key="karte-abspielen", on_click=beginne)
        st.select_slider(
            "Jahresende, zuletzt der Stichtag", moegliche, key=TAG, on_change=halte_an,
            format_func=lambda tag: tag_kurz(tag) if tag == auswahl.stichtag else str(tag.year),
        )  # fmt: skip


def zeige_tag(auswahl: Auswahl, tag: date) -> None:
    """Say that another day than the Stichtag is shown."""
    if tag != auswahl.stichtag:
        st.html(
            f'<p class="karte-tag" role="status">Gezeigt wird der {tag_kurz(tag)}; gewählter Stichtag ist der '
            f"{tag_kurz(auswahl.stichtag)}.</p>"
        )


# --- areas ----------------------------------------------------------------------------------------------------------


def klicks(ebene: Ebene) -> tuple[Callable[[], None], Callable[[pd.Series], None]]:
    """What a click on an area and on a row of the table does: a Kommune is chosen, a larger area is zoomed into."""
    if ebene is Ebene.KOMMUNE:
        return _merke_kommune, merke_zeile

    def auf_flaeche() -> None:
        gewaehlt = st.session_state[f"bild-karte-{ebene}"]["selection"].get(FLAECHE)
        if gewaehlt:
            _zoome(ebene, str(gewaehlt[0][ebene.value]))

    return auf_flaeche, lambda zeile: _zoome(ebene, str(zeile["Schlüssel"]))


def _merke_kommune() -> None:
    """As on the overview; a first click here counts although the same Kommune was the last one there."""
    jetzt = st.session_state["bild-karte"]["selection"]
    vorher = st.session_state.get("karte-klicks", {})
    if all([punkt["ags"] for punkt in jetzt.get(name) or ()] == vorher.get(name, []) for name in AUSWAHL):
        st.session_state["karte-klicks"] = {}
    merke_klick()


def _zoome(ebene: Ebene, schluessel: str) -> None:
    """Narrow the choice in the sidebar to the area and show what is in it."""
    if ebene is Ebene.POLIZEIDIREKTION:
        st.session_state.update({"polizeidirektion": [schluessel], "landkreis": [], EBENE: Ebene.LANDKREIS.value})
    else:
        st.session_state.update({"landkreis": [schluessel], EBENE: Ebene.KOMMUNE.value})
    st.session_state[_NEU] = True


def _zurueck(auswahl: Auswahl) -> None:
    """Callback: one area wider, on the level on which it was clicked."""
    if auswahl.landkreise:
        st.session_state.update({"landkreis": [], EBENE: Ebene.LANDKREIS.value})
    else:
        st.session_state.update({"polizeidirektion": [], EBENE: Ebene.POLIZEIDIREKTION.value})
    st.session_state[_NEU] = True


def braucht_alles(*, laeuft: bool) -> bool:
    """Whether the sidebar or the clock must be drawn anew, because area or playing has changed; ``laeuft``: it plays there."""
    return bool(st.session_state.pop(_NEU, False)) or laeuft != spielt()


def zeige_weg(auswahl: Auswahl) -> None:
    """Where the map is zoomed to a part of the state: the way back."""
    if auswahl.polizeidirektionen or auswahl.landkreise:
        zwei = auswahl.landkreise and auswahl.polizeidirektionen
        weiter = "Polizeidirektion " + " und ".join(auswahl.polizeidirektionen) if zwei else "ganz Sachsen"
        st.button(f"Zurück zu: {weiter}", key="karte-zurueck", type="tertiary", on_click=_zurueck, args=(auswahl,))


_EIN = {Ebene.LANDKREIS: "einen Kreis", Ebene.POLIZEIDIREKTION: "eine Polizeidirektion"}


def zeige_rangliste(zeilen: Sequence[tuple[str, str, str]], wahl: Kartenwahl, auswahl: Auswahl, tag: date) -> None:
    """The areas with their values, the highest first; each leads into its area, the way of the keyboard."""
    je = wahl.mass is Kartenmass.JE_EINWOHNER
    einheit = f"Werte {wahl.masswort(wahl.mass)}, in Klammern insgesamt. " if je else ""
    inhalt = ""
    for schluessel, name, text in zeilen:
        if wahl.ebene is Ebene.LANDKREIS:
            enger, ebene = auswahl.mit(landkreise=(schluessel,)), Ebene.KOMMUNE
        else:
            enger, ebene = auswahl.mit(polizeidirektionen=(schluessel,), landkreise=()), Ebene.LANDKREIS
        mehr = [("kennzahl", wahl.schluessel), ("ebene", ebene.value)]
        mehr += [("jahr", str(tag.year))] if tag != auswahl.stichtag else []
        adresse = escape(f"./karte{enger.als_url()}&{urlencode(mehr)}", quote=True)
        inhalt += f'<li><a href="{adresse}" target="_self">{escape(name)}</a> <span>{escape(text)}</span></li>'
    st.html(
        f'<h3 class="tafel-titel">{MEHRZAHL[wahl.ebene]}, höchster Wert zuerst</h3>'
        f'<p class="leise">{einheit}Ein Klick auf {_EIN[wahl.ebene]} zeigt, was darin liegt.</p><ol class="rangliste">{inhalt}</ol>'
    )
