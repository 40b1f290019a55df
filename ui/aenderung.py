"""How does a reader see what is new, and why a figure changed?"""

from html import escape

import streamlit as st

from briefing.aenderung import begruendungen, namen, seit, veroeffentlicht_satz, wasserfallbild
from data_access.berichtsdaten import Berichtsdaten
from domain.aenderung import Begruendung
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl
from ui.gemerkt import neuigkeiten
from ui.zeige import farbschema, zeige_bild


def zeige_neues(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """What single records changed since the Vergleichstag, in one line each; a chosen one as a waterfall."""
    if auswahl.vergleich is None:
        return
    neues = neuigkeiten(daten, auswahl)
    st.header("Was ist neu", anchor=False)
    st.html(_liste_html(neues, auswahl))
    if not neues:
        return
    je_schluessel = {b.kennzahl.schluessel: b for b in neues}
    gewaehlt = st.selectbox(
        "Warum hat sich eine Zahl geändert?", list(je_schluessel), index=None, key="neu-kennzahl",
        placeholder="wählen", format_func=lambda schluessel: je_schluessel[schluessel].kennzahl.titel,
    )  # fmt: skip
    if gewaehlt:
        zeige_begruendung(je_schluessel[gewaehlt], auswahl, "neu")


def zeige_warum(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl) -> None:
    """The part of a figure's proof that explains its change."""
    for begruendung in begruendungen(daten, auswahl):
        if begruendung.kennzahl.schluessel == kennzahl.schluessel and begruendung.hat_inhalt:
            zeige_begruendung(begruendung, auswahl, "nachweis")
            return
    vergleich = seit(auswahl) if auswahl.vergleich else "ohne Vergleichstag"
    st.html(f'<p class="leise">Kein Einzelfall änderte die Zahl ({escape(vergleich)}).</p>')


def zeige_begruendung(begruendung: Begruendung, auswahl: Auswahl, ort: str) -> None:
    """The sentence, the waterfall, and the names by reason beneath it; the sentence alone where it cannot be explained."""
    if begruendung.hindernis:
        st.html(f"<p>{escape(begruendung.satz)}</p>")
        return
    if satz := veroeffentlicht_satz(begruendung):
        st.html(f'<p class="leise">{escape(satz)}</p>')
    zeige_bild(wasserfallbild(begruendung, auswahl, farbschema(), ort), ebene=3 if ort == "neu" else 4)
    st.html(_namen_html(begruendung))


def _liste_html(neues: tuple[Begruendung, ...], auswahl: Auswahl) -> str:
    wann = escape(seit(auswahl))
    beginn = wann[0].upper() + wann[1:]
    if not neues:
        return f'<p class="leise">{beginn} änderte kein Einzelfall eine Zahl.</p>'
    zeilen = "".join(
        f"<li><b>{escape(b.kennzahl.titel)}</b> {escape(b.kennzahl.zahl(b.damals.belegt))} → "
        f"{escape(b.kennzahl.zahl(b.jetzt.belegt))} <b>{escape(b.betrag(b.differenz))}</b><small>{escape(namen(b))}</small></li>"
        for b in neues
    )
    anzahl = "einer Kennzahl" if len(neues) == 1 else f"{len(neues)} Kennzahlen"
    einschub = "Gezählt sind Einzelfälle, nicht die veröffentlichten Zahlen."
    return (
        f'<p>{beginn} änderte sich, was zu {anzahl} einzeln belegt ist. {einschub}</p><ul class="neues">{zeilen}</ul>'
    )


def _namen_html(begruendung: Begruendung) -> str:
    gruppen = []
    for gruppe in begruendung.gruppen:
        namen = "".join(
            f"<li>{escape(e.name)}"
            + escape(begruendung.zusatz(e))
            + (f' <span class="leise">{escape(e.bemerkung)}</span>' if e.bemerkung else "")
            + "</li>"
            for e in gruppe.eintraege
        )
        gruppen.append(f"<dt>{escape(str(gruppe.grund))} ({len(gruppe.eintraege)})</dt><dd><ul>{namen}</ul></dd>")
    return f'<dl class="gruende">{"".join(gruppen)}</dl>'
