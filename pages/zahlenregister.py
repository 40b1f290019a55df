"""What was published about ASSKomm, what of it cannot be true together, and what was known when?"""

import streamlit as st

from briefing.ausgaben import zitatlinks
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl
from ui.gemerkt import ausgabentabelle, kacheln, matrixbild, veroeffentlichungen, widersprueche, zeitreihe
from ui.liste import zeige_lange_liste
from ui.nachweis import zeige_nachweis
from ui.register import gewaehlte_kennzahl, zeige_widersprueche
from ui.zeige import farbschema, zeige_bild, zeige_kachel, zeige_titel


def zahlenregister(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The register page: one Kennzahl at a time, then everything."""
    zeige_titel("Zahlenregister", auswahl)
    _eine_kennzahl(daten, auswahl)
    _alles(daten, auswahl)


@st.fragment
def _eine_kennzahl(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    kennzahl = gewaehlte_kennzahl(daten)
    links, rechts = st.columns([2, 5], gap="large")
    with links:
        kachel = kacheln(daten, auswahl)[kennzahl.schluessel]
        zeige_kachel(kachel, lambda k: zeige_nachweis(k, daten, auswahl))
    with rechts:
        zeige_bild(zeitreihe(daten, kennzahl, auswahl, farbschema()))
    zeige_bild(matrixbild(daten, kennzahl, auswahl, farbschema()))
    _widersprueche(daten, kennzahl, auswahl)


@st.fragment
def _alles(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    name = auswahl.dateiname()
    zeige_lange_liste(
        "Alle Veröffentlichungen", veroeffentlichungen(daten, auswahl), f"{name}_zahlenregister",
        "Bis zum Stichtag wurde nichts veröffentlicht.", ebene=2,
    )  # fmt: skip
    ausgaben = ausgabentabelle(daten, auswahl.datenstand)
    zeige_lange_liste(
        "Aus diesem Produkt ausgegeben", ausgaben, f"{name}_ausgaben",
        "Noch hat keine Zahl dieses Produkt mit einem Eintrag verlassen (Seite Briefing, asskomm briefing, "
        "asskomm figures --register „Anlass“).",
        ebene=2, verweise=zitatlinks(ausgaben),
    )  # fmt: skip


def _widersprueche(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl) -> None:
    eigene, alle = widersprueche(daten, auswahl, kennzahl), widersprueche(daten, auswahl)
    landesweit = "" if auswahl.ganzes_land else "landesweit, "
    st.header(f"Widersprüche zu „{kennzahl.titel}“ ({landesweit}{len(eigene)})", anchor=False)
    zeige_widersprueche(eigene, "Bis zum Stichtag widerspricht keine veröffentlichte Zahl einer anderen.")
    weitere = [w for w in alle if w not in eigene]
    st.header(f"Weitere Widersprüche ({landesweit}{len(weitere)})", anchor=False)
    if not weitere or st.toggle(f"Alle {len(weitere)} zeigen", key="alle-widersprueche"):
        zeige_widersprueche(weitere, "Andere veröffentlichte Zahlen widersprechen sich bis zum Stichtag nicht.")
