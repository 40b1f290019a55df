"""Which state, area level, measure and case does the reader of the funding page look at?"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from briefing.baustein import Bild, Kachel
from briefing.foerderfaelle import belegliste, fallnamen, falltitel
from briefing.foerderung import VERFUEGBAR, ZUSTAENDE
from briefing.foerderverteilung import Mass
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl, Ebene
from domain.kennzahl import Geldzustand
from domain.widerspruch import Widerspruch
from ui.einmal import einmal
from ui.gemerkt import falltabelle
from ui.hinweis import warne, zitat
from ui.liste import zeige_lange_liste
from ui.register import zeige_widersprueche
from ui.verknuepft import schreibe, uebernimm
from ui.wahl import waehle
from ui.zeige import zeige_bild, zeige_liste

FALL = "fall"
_fallnamen = einmal(fallnamen)
FELD = "handlungsfeld"
_EMPFAENGER = {Ebene.POLIZEIDIREKTION.value: "Polizeidirektion", Ebene.LANDKREIS.value: "Kreis", FELD: "Handlungsfeld"}


def waehle_zustand() -> Geldzustand:
    """Draw the choice of the state of money."""
    worte = {zustand.value: zustand.wort for zustand in ZUSTAENDE}
    return Geldzustand(waehle("zustand", "Geldzustand", worte, vorgabe=Geldzustand.BEWILLIGT.value))


def waehle_empfaenger() -> tuple[Ebene | None, Mass]:
    """Draw the choice of an area level or of Handlungsfelder (None), and of the measure of areas beside it."""
    with st.container(horizontal=True, key="foerderung-raumwahl"):
        gewaehlt = waehle("geldraum", "Balken für", _EMPFAENGER)
        if gewaehlt == FELD:
            return None, Mass.BETRAG
        return Ebene(gewaehlt), Mass(waehle("geldmass", "Maß der Balken", {mass.value: mass.wort for mass in Mass}))


def zeige_streit(auswahl: Auswahl, streit: Sequence[Widerspruch], kacheln: Sequence[Kachel]) -> None:
    """The contradictions about money: in full where they touch a figure above, otherwise the way to them."""
    landesweit = "" if auswahl.ganzes_land else "landesweit, "
    st.header(f"Widersprüche über Geld ({landesweit}{len(streit)})", anchor=False)
    if not streit or any(kachel.widersprueche for kachel in kacheln):
        zeige_widersprueche(streit, "Bis zum Stichtag widersprechen sich keine veröffentlichten Beträge.")
        return
    ziel = escape(f"./zahlenregister{auswahl.als_url()}&kennzahl={VERFUEGBAR}", quote=True)
    st.html(
        "<p>Veröffentlichte Beträge passen nicht zueinander; die Zahlen oben beruhen nicht auf ihnen. "
        f'<a href="{ziel}" target="_self">Im Zahlenregister ansehen</a></p>'
    )


def zeige_oder_sage(bild: Bild) -> None:
    """The picture, or under its heading the sentence why there is none."""
    if not bild.leer:
        zeige_bild(bild)
        return
    st.header(bild.titel, anchor=False)
    st.html(f'<p class="erklaerung">{escape(bild.leer)}</p>')


def zeige_faelle(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """All cases as a list, and the records of a single one."""
    tabelle = falltabelle(daten, auswahl)
    name, leer = f"{auswahl.dateiname()}_foerderfaelle", "Bis zum Stichtag ist kein Förderfall belegt."
    with st.container(key="foerderfaelle"):
        zeige_lange_liste("Förderfälle", tabelle, name, leer, ebene=2)
    if not tabelle.empty:
        zeige_fall(daten, auswahl, _fallnamen(tabelle))


def zeige_fall(daten: Berichtsdaten, auswahl: Auswahl, namen: dict[str, str]) -> None:
    """Draw the search field over the cases of the Auswahl and the records of the chosen one; the link follows."""
    uebernimm(FALL, lambda texte: texte[-1] if texte else None)
    if (wunsch := st.session_state[FALL]) is not None and wunsch not in namen:
        st.session_state[FALL] = None
        warne(f"Den Förderfall {zitat(wunsch)} gibt es in dieser Auswahl nicht.")
    gewaehlt: str | None = st.selectbox(
        "Förderfall", list(namen), index=None, key=FALL, placeholder="Träger oder Fall suchen",
        format_func=namen.__getitem__,
    )  # fmt: skip
    schreibe(FALL, *([gewaehlt] if gewaehlt else []))
    if gewaehlt:
        st.html(f'<p class="satz">{escape(falltitel(daten, auswahl, gewaehlt))}</p>')
        belege = belegliste(daten, auswahl, gewaehlt)
        zeige_liste("Belege dieses Falls", belege, f"{auswahl.dateiname()}_foerderfall", "")
