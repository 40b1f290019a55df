"""How do deliveries, freshness and checks look on the page of the Datenstand?"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from briefing.aktualitaet import aktualitaetstabelle, fristen, herausgebertabelle, ueberfaelliges
from briefing.datenstand import massstab
from briefing.lieferungen import Lieferung, liefertabelle
from briefing.pruefungen import Gewicht, Pruefung, falltabelle
from briefing.tabelle import als_csv
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui import gemerkt
from ui.einsicht import mit_einsicht
from ui.nachweis import definition_html
from ui.tabelle import tabelle_html
from ui.zeige import zeige_liste

OFFEN = 3  # newest deliveries that are shown at once
HOECHSTENS = 40  # older ones in their list; the file has all
FAELLE = 10  # found records in a list, for the same reason


def zeige_blick(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The glance: four figures, each leading to its section."""
    punkte = "".join(
        f'<div><dt><a href="#{blick.ziel}">{escape(blick.worte)}</a></dt><dd class="zahl-gross">{escape(blick.zahl)}</dd>'
        f"<dd>{escape(blick.mehr)}</dd></div>"
        for blick in gemerkt.auf_einen_blick(daten, auswahl)
    )
    st.html(f'<dl class="blick">{punkte}</dl>')


def _kopf(titel: str, anker: str, name: str, tabelle: Callable[[], pd.DataFrame]) -> None:
    """Heading of a section with its file, which is made when somebody wants it."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"kopf-{anker}"):
        st.header(titel, anchor=anker)
        st.download_button(
            "Herunterladen", data=mit_einsicht(lambda: als_csv(tabelle()), f"{name}_{anker}"),
            file_name=f"{name}_{anker}.csv", mime="text/csv",
            on_click="ignore", key=f"laden-{anker}", type="tertiary",
        )  # fmt: skip


def zeige_lieferungen(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Every delivery in words, newest first; older ones can be opened."""
    alle = gemerkt.lieferungen(daten, auswahl)
    _kopf("Lieferungen", "lieferungen", auswahl.dateiname(), partial(liefertabelle, daten, auswahl))
    neue, aeltere = alle[:OFFEN], alle[OFFEN : OFFEN + HOECHSTENS]
    st.html(
        f'<ol class="lieferungen">{"".join(map(_lieferung_html, neue))}</ol>{_aeltere_html(aeltere, len(alle) - OFFEN)}'
    )


def _aeltere_html(aeltere: Sequence[Lieferung], alle: int) -> str:
    if not aeltere:
        return ""
    rest = f'<p class="leise">{alle - len(aeltere)} noch ältere stehen in der Datei.</p>' if alle > len(aeltere) else ""
    wort = "ältere Lieferung" if alle == 1 else "ältere Lieferungen"
    liste = "".join(map(_lieferung_html, aeltere))
    return f'<details class="aufklappen"><summary>{alle} {wort} anzeigen</summary><ol class="lieferungen">{liste}</ol>{rest}</details>'


def _lieferung_html(l: Lieferung) -> str:  # noqa: E741
    saetze = "".join(f"<li>{escape(satz)}</li>" for satz in (l.brachte, *l.aenderungen))
    weg = (
        "<b>Dieser Datenstand wird gezeigt.</b>"
        if l.gezeigt
        else f'<a href="./datenstand{escape(l.verweis, quote=True)}" target="_self">Datenstand {l.nummer} ansehen</a>'
    )
    notiz = f" · Bemerkung: {escape(l.notiz)}" if l.notiz else ""
    return (
        f'<li><h3><span class="nummer">{l.nummer}</span> {escape(l.titel)}</h3><ul>{saetze}</ul>'
        f'<p class="leise">{escape(l.angaben)}{notiz}</p><p>{weg}</p></li>'
    )


def zeige_aktualitaet(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Each kind of fact with its verdict, the reasons of the limits, then each publisher."""
    tabelle = aktualitaetstabelle(gemerkt.aktualitaet(daten, auswahl), auswahl)
    _kopf("Aktualität", "aktualitaet", auswahl.dateiname(), lambda: tabelle)
    if satz := ueberfaelliges(gemerkt.aktualitaet(daten, auswahl)):
        st.html(f'<div class="hinweis">{escape(satz)}</div>')
    warum = f'<details class="aufklappen"><summary>Warum diese Fristen?</summary>{definition_html(fristen())}</details>'
    with st.container(key="aktualitaet-arten", gap=None):
        st.html(
            tabelle_html(tabelle, "Aktualität je Art von Angaben")
            + f'<p class="unterschrift">{escape(massstab(auswahl))}</p>{warum}'
        )
    _zeige_herausgeber(daten, auswahl)


@st.fragment
def _zeige_herausgeber(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """A long list, sent when somebody wants it."""
    with st.expander("Aktualität je Herausgeber", key="aktualitaet-herausgeber", on_change="rerun") as offen:
        if offen.open:
            zeige_liste(
                "Je Herausgeber", herausgebertabelle(daten, auswahl), f"{auswahl.dateiname()}_herausgeber",
                "Bis zum Stichtag gibt es keine Angabe.",
            )  # fmt: skip


def zeige_pruefungen(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """Every check with its number, why it matters and what it found."""
    alle = gemerkt.pruefungen(daten, auswahl)
    _kopf("Prüfungen", "pruefungen", auswahl.dateiname(), lambda: falltabelle(alle))
    st.html(f'<ul class="pruefungen">{"".join(_pruefung_html(p, auswahl) for p in alle)}</ul>')


def _pruefung_html(p: Pruefung, auswahl: Auswahl) -> str:
    klasse = "bestanden" if p.bestanden else "vorbehalt" if p.gewicht is Gewicht.HINWEIS else "fehler"
    wort = "bestanden" if p.bestanden else p.gewicht.hinter(len(p.faelle))
    return (
        f'<li class="{klasse}"><p class="befund"><b>{len(p.faelle)}</b> {escape(wort)}</p><div><h3>{escape(p.titel)}</h3>'
        f'<p class="leise">{escape(p.warum)}</p>{_faelle_html(p.faelle)}{_ziel_html(p, auswahl)}</div></li>'
    )


def _faelle_html(faelle: Sequence[str]) -> str:
    if not faelle:
        return ""
    rest = len(faelle) - FAELLE
    mehr: Iterable[str] = [f"und {rest} weitere, alle in der Datei"] if rest > 0 else []
    liste = "".join(f"<li>{escape(fall)}</li>" for fall in (*faelle[:FAELLE], *mehr))
    was = (
        "Den Fall"
        if len(faelle) == 1
        else f"{len(faelle)} Fälle"
        if rest <= 0
        else f"{FAELLE} von {len(faelle)} Fällen"
    )
    return f'<details class="aufklappen"><summary>{was} anzeigen</summary><ul>{liste}</ul></details>'


def _ziel_html(p: Pruefung, auswahl: Auswahl) -> str:
    if not p.ziel or p.bestanden:
        return ""
    return f'<p><a href="./{p.ziel}{escape(auswahl.als_url(), quote=True)}" target="_self">Im {p.ziel.capitalize()} ansehen</a></p>'
