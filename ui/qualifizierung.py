"""How are confusable numbers, courses and Kommunen with coaching shown?"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from briefing.baustein import Bild
from briefing.qualifizierung import KEIN_LEHRGANG, OHNE_ORT
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.messwert import Veroeffentlichung
from ui import gemerkt
from ui.kommune import kommune_url
from ui.liste import zeige_lange_liste
from ui.praeventionsraete import zeige_bild_oder_satz
from ui.register import zeige_widersprueche


def zeige_verwechslungen(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Equal numbers for different things, then what of the figures contradicts others."""
    faelle, streit = gemerkt.verwechslungen(daten, auswahl), gemerkt.qualifizierungsstreit(daten, auswahl)
    if faelle:
        st.header("Gleiche Zahl, andere Sache", anchor=False)
        st.html(
            "".join(
                f'<div class="verwechslung"><p class="satz">{escape(f.titel)}</p>'
                f'<p class="erklaerung">{escape(f.satz)} {_register_html(f.eigene, auswahl)}</p></div>'
                for f in faelle
            )
        )
    if streit:
        st.header(f"Widersprüche ({len(streit)})", anchor=False)
        zeige_widersprueche(streit, "")


def _register_html(v: Veroeffentlichung, auswahl: Auswahl) -> str:
    ziel = f"./zahlenregister{auswahl.als_url()}&kennzahl={v.kennzahl}"
    return f'<a href="{escape(ziel, quote=True)}" target="_self">Im Zahlenregister ansehen</a>'


def zeige_nebeneinander(bilder: Sequence[Bild]) -> None:
    """Two pictures in a row under a heading of the section; instead of an empty one the sentence why."""
    for nr in range(0, len(bilder), 2):
        for spalte, bild in zip(st.columns(2, gap="large"), bilder[nr : nr + 2], strict=False):
            with spalte:
                zeige_bild_oder_satz(bild)


def zeige_lehrgaenge(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Every report of a course with its source."""
    leer = KEIN_LEHRGANG if auswahl.ganzes_land else OHNE_ORT
    liste = gemerkt.lehrgangsliste(daten, auswahl)
    zeige_lange_liste("Lehrgänge", liste, f"{auswahl.dateiname()}_lehrgaenge", leer, ebene=2)


def zeige_coaching(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Every Kommune that counts, with its way to the portrait, and the sum."""
    liste = gemerkt.coachingliste(daten, auswahl)
    ziele = [kommune_url(ags, auswahl) for ags in liste.ags]
    name = f"{auswahl.dateiname()}_coaching"
    zeige_lange_liste("Kommunen mit Coaching", liste.tabelle, name, liste.satz, ebene=2, verweise=ziele)
    if ziele:
        st.html(f'<p class="unterschrift">{escape(liste.satz)}</p>')
