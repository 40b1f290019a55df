"""Where does something take place: a Kennzahl on a map of Kommunen, Kreise or directorates, for every year?"""

import streamlit as st

from briefing.kartenwahl import Kartenwahl
from briefing.traegerliste import traegertabelle
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl, Ebene
from ui import karte as zeige
from ui.gemerkt import flaechenbild, kommunen, rangliste, suchnamen, traegerliste
from ui.kommune import gewaehlte_kommune, traeger_url, zeige_kommune
from ui.zeige import farbschema, zeige_bild, zeige_liste, zeige_titel


def karte(daten: Berichtsdaten, auswahl: Auswahl, *, geometrie: str) -> None:
    """The map page: one fragment, run by the clock only while the years play."""
    laeuft = zeige.spielt()
    st.fragment(_seite, run_every=zeige.TAKT if laeuft else None)(daten, auswahl, geometrie, laeuft=laeuft)


def _seite(daten: Berichtsdaten, auswahl: Auswahl, geometrie: str, *, laeuft: bool) -> None:
    tag = zeige.gezeigter_tag(auswahl)
    if zeige.braucht_alles(laeuft=laeuft):
        st.rerun()
    basis = auswahl.mit(vergleich=None, vergleichsstand=None)
    gezeigt = basis.mit(stichtag=tag)
    kopf = st.container()
    wahl = zeige.waehle_karte()
    zeige.waehle_tag(auswahl)
    zeige.zeige_weg(auswahl)
    links, rechts = st.columns([2, 1], gap="large")
    with rechts:
        gewaehlt = _tafel(daten, wahl, gezeigt, auswahl)
    bild = flaechenbild(daten, wahl, gezeigt, basis, gewaehlt=gewaehlt, adresse=geometrie, schema=farbschema())
    with kopf:  # now that the picture of the day is there
        zeige_titel("Karte", gezeigt)
        zeige.zeige_tag(auswahl, tag)
    auf_flaeche, auf_zeile = zeige.klicks(wahl.ebene)
    with links, st.container(key="karte-bild"):
        zeige_bild(bild, bei_klick=auf_flaeche, bei_zeile=auf_zeile)
    _traeger(daten, wahl, gezeigt)


def _tafel(daten: Berichtsdaten, wahl: Kartenwahl, gezeigt: Auswahl, auswahl: Auswahl) -> str | None:
    """Beside the map: the chosen Kommune, or the larger areas by their values."""
    if wahl.ebene is not Ebene.KOMMUNE:
        zeige.zeige_rangliste(
            rangliste(daten, wahl, gezeigt, auswahl.mit(vergleich=None, vergleichsstand=None)),
            wahl,
            auswahl,
            gezeigt.stichtag,
        )
        return None
    namen = suchnamen(daten, auswahl.datenstand)
    gewaehlt = gewaehlte_kommune(namen)
    zeige_kommune(daten, gezeigt, kommunen(daten, gezeigt), gewaehlt, namen.get(gewaehlt or "", ""))
    return gewaehlt


def _traeger(daten: Berichtsdaten, wahl: Kartenwahl, gezeigt: Auswahl) -> None:
    liste = traegerliste(daten, wahl, gezeigt)
    zeige_liste(
        "Träger, die keine Kommune sind", traegertabelle(liste), f"{gezeigt.dateiname()}_traeger",
        "Zu dieser Angabe ist kein Träger belegt, der keine Kommune ist.", ebene=2,
        verweise=[traeger_url(traeger, gezeigt) for traeger in liste["traeger"]],
    )  # fmt: skip
