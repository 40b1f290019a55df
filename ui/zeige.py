"""How does each Baustein look on the screen?"""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from briefing.baustein import Bild, Kachel
from briefing.tabelle import als_csv
from domain.auswahl import Auswahl
from ui.ansicht import farbschema as farbschema
from ui.einsicht import mit_einsicht
from ui.tabelle import HOECHSTENS, tabelle_html

Zeilenklick = Callable[[pd.Series], None]
LANG = 12  # characters of a figure that do not fit on a card of a phone in the usual size
SEITEN_DES_BILDES = ("Bild", "Tabelle", "Worum es geht")


def zeige_titel(seite: str, auswahl: Auswahl) -> None:
    """Area and day as the heading: the first thing that a reader has to know."""
    vergleich = f"verglichen mit dem {auswahl.vergleich_text()} · " if auswahl.vergleich else ""
    st.html(
        f'<p class="seite">{escape(seite)}</p><h1 class="titel">{escape(auswahl.titel())}</h1>'
        f'<p class="untertitel">{escape(vergleich)}{auswahl.datenstand_text}</p>'
        '<h2 class="nur-vorlesen">Auf einen Blick</h2>'
    )


def zeige_kacheln(kacheln: Sequence[Kachel], nachweis: Callable[[Kachel], None], *, gross: bool = False) -> None:
    """A row of cards that wraps to the width of the screen."""
    with st.container(horizontal=True, key="kacheln-gross" if gross else "kacheln-klein", gap="small"):
        for kachel in kacheln:
            zeige_kachel(kachel, nachweis)


def zeige_kachel(kachel: Kachel, nachweis: Callable[[Kachel], None]) -> None:
    """One figure as a card, with its way to definition and proof."""
    wert = kachel.messwert
    with st.container(key=f"kennzahl-{wert.kennzahl.schluessel}", gap=None):
        st.html(kachel_html(kachel))
        if st.button(
            "Nachweis",
            key=f"nachweis-{wert.kennzahl.schluessel}",
            type="tertiary",
        ):
            nachweis(kachel)


def kachel_html(kachel: Kachel) -> str:
    """Title, value, change, basis and reservation; every text is escaped."""
    wert = kachel.messwert
    zeilen = [f"<h3>{trennbar(wert.kennzahl.titel)}</h3>"]
    klasse = "kachel-wert" + (" kachel-leer" if wert.wert is None else " kachel-lang" if len(wert.zahl) > LANG else "")
    zeilen.append(f'<p class="{klasse}">{escape(wert.zahl)}</p>')
    if wert.zeitraum:
        zeilen.append(f'<p class="kachel-zeitraum">{escape(wert.zeitraum)}</p>')
    if kachel.delta:
        zeilen.append(f'<p class="kachel-delta">{escape(kachel.delta)}</p>')
    elif kachel.veraenderung.grund:
        zeilen.append(f"<p>{escape(kachel.veraenderung.grund)}</p>")
    zeilen.append(f"<p>{escape(wert.herkunft)}</p>")
    if wert.herkunft != wert.beleg_text:
        zeilen.append(f"<p>{escape(wert.beleg_text)}</p>")
    if kachel.widersprueche:
        anzahl = "einem Widerspruch" if kachel.widersprueche == 1 else f"{kachel.widersprueche} Widersprüchen"
        zeilen.append(f'<p class="kachel-streit">steht in {anzahl}</p>')
    if kachel.vorbehalt:
        zeilen.append(f'<p class="kachel-vorbehalt">Vorbehalt: {escape(kachel.vorbehalt)}</p>')
    return "".join(zeilen)


def trennbar(titel: str) -> str:
    """Escaped, with a soft hyphen where the longest words may break on a phone."""
    return escape(titel).replace("svereinbarung", "s&shy;vereinbarung").replace("tsanalyse", "ts&shy;analyse")


def zeige_bild(
    bild: Bild, *, bei_klick: Callable[[], None] | None = None, bei_zeile: Zeilenklick | None = None, ebene: int = 2
) -> None:
    """A picture with its four sides; only the chosen side is sent. Clicks on marks and on table rows are told.

    ``ebene`` is the level of its heading within the page or dialog.
    """
    with st.container(key=bild.schluessel if bild.schluessel == "karte" else f"diagramm-{bild.schluessel}"):
        if ebene == 2:
            st.header(bild.titel, anchor=False)
        else:
            st.html(f'<h{ebene} class="satz">{escape(bild.titel)}</h{ebene}>')
        with st.container(horizontal=True, vertical_alignment="center", key=f"leiste-{bild.schluessel}"):
            seite = st.segmented_control(
                f"Ansicht: {bild.titel}", SEITEN_DES_BILDES, default="Bild", required=True,
                key=f"seite-{bild.schluessel}", label_visibility="collapsed",
            )  # fmt: skip
            st.download_button(
                "Herunterladen", data=mit_einsicht(partial(_csv, bild), bild.dateiname), file_name=f"{bild.dateiname}.csv", mime="text/csv",
                on_click="ignore", key=f"laden-{bild.schluessel}", type="tertiary"
            )  # fmt: skip
        if seite == "Tabelle":
            _zeige_tabelle(bild, bei_zeile)
        elif seite == "Worum es geht":
            st.html(f'<p class="erklaerung">{escape(bild.erklaerung)}</p>')
        else:
            _zeige_diagramm(bild, bei_klick)
        st.html(_unterschrift_html(bild))


def _zeige_tabelle(bild: Bild, bei_zeile: Zeilenklick | None) -> None:
    schluessel = f"tabelle-{bild.schluessel}"

    def gewaehlt() -> None:
        if bei_zeile and (zeilen := st.session_state[schluessel]["selection"]["rows"]):
            bei_zeile(bild.tabelle.iloc[zeilen[0]])

    st.dataframe(
        bild.tabelle, hide_index=True, placeholder="–", key=schluessel, alt=bild.titel,
        on_select=gewaehlt if bei_zeile else "ignore", selection_mode="single-row",
    )  # fmt: skip


def zeige_liste(
    titel: str, frame: pd.DataFrame, name: str, leer: str, *, ebene: int = 3, erste: int | None = None,
    verweise: Sequence[str] = (),
) -> None:  # fmt: skip
    """A table with its heading, its number of rows and its file; ``leer`` says why there is nothing.

    Of a long one only the ``erste`` rows are shown; the number and the file are of all. ``verweise``: see ``tabelle_html``.
    """
    ort = name.rsplit("_", 1)[-1]
    with st.container(horizontal=True, vertical_alignment="center", key=f"kopf-{ort}"):
        st.html(f"<h{ebene}>{escape(titel)} ({len(frame)})</h{ebene}>")
        if not frame.empty:
            st.download_button(
                "Herunterladen", data=mit_einsicht(partial(als_csv, frame), name), file_name=f"{name}.csv", mime="text/csv",
                on_click="ignore", key=f"laden-{ort}", type="tertiary",
            )  # fmt: skip
    if frame.empty:
        st.html(f'<p class="leise">{escape(leer)}</p>')
    elif (gezeigt := min(erste or len(frame), len(frame))) <= HOECHSTENS:
        mehr = f"Gezeigt sind {gezeigt} von {len(frame)}. Die Datei enthält alle." if gezeigt < len(frame) else ""
        rest = f'<p class="leise">{mehr}</p>' if mehr else ""
        st.html(tabelle_html(frame, titel, tuple(verweise[:gezeigt]), gezeigt) + rest)
    else:
        st.dataframe(
            frame, hide_index=True, placeholder="–", key=f"liste-{ort}", alt=titel,
            column_config={"Adresse": st.column_config.LinkColumn("Adresse", display_text="öffnen")},
        )  # fmt: skip


def _csv(bild: Bild) -> bytes:
    return als_csv(bild.tabelle)


def _zeige_diagramm(bild: Bild, bei_klick: Callable[[], None] | None) -> None:
    diagramm = bild.diagramm
    if bild.leer:
        st.html(f'<p class="leise">{escape(bild.leer)}</p>')
        return
    if bild.legende:
        st.html(_legende_html(bild))
    st.vega_lite_chart(
        diagramm.mit_daten(), theme=None, key=f"bild-{bild.schluessel}", alt=diagramm.alt,
        on_select=bei_klick or "ignore", selection_mode=diagramm.auswahl if bei_klick else None,
    )  # fmt: skip


def _legende_html(bild: Bild) -> str:
    eintraege = "".join(
        f'<li><span class="farbe" style="background:{escape(farbe)}"></span>{escape(wort)} <b>{escape(zahl)}</b></li>'
        for farbe, wort, zahl in bild.legende
    )
    punkt = '<li><span class="punkt"></span>Präventionsrat</li>' if bild.schluessel == "karte" else ""
    return f'<ul class="legende">{eintraege}{punkt}</ul>'


def _unterschrift_html(bild: Bild) -> str:
    return f'<p class="unterschrift">{escape(bild.unterschrift)}</p><p class="leise">{escape(bild.fussnote)}</p>'
