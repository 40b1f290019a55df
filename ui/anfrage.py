"""How does somebody on the page compose the tables for a Kleine Anfrage, look at them and take them along?"""

from functools import partial
from html import escape

import streamlit as st

from briefing.anfrage import anfrage
from briefing.anfragewunsch import Anfragewunsch, Gliederung, anfragewunsch
from briefing.papiere.aufnahme import Absatz, Lagebild, Tafel
from briefing.papiere.lagebild import Zusammenstellung
from briefing.papiere.papierformat import Fassung, Papierformat, erzeuge
from briefing.papiere.zelle import UNBEKANNT, ist_zahl, textzeilen, ueberschrift
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import Auswahl
from domain.fehler import Eingabefehler
from ui import hinweis
from ui.gedaechtnis import merke
from ui.papiere import lade_knopf, papieradresse

ERSTE_ZEILEN = 40  # of a table in the preview; files have all
FORMATE = (Papierformat.DOCX, Papierformat.XLSX, Papierformat.PDF)
WORTE = {Papierformat.DOCX: "Antwort (DOCX)", Papierformat.XLSX: "Tabellen (XLSX)", Papierformat.PDF: "PDF"}
OHNE_DRUCKSACHE = "7/0"  # stands in for the number until it is there; nothing can be taken along under it


def zeige_anfrage(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """The section: what is asked at the left, the answer at the right."""
    links, rechts = st.columns([1, 2], gap="large")
    with links:
        wunsch, drucksache = _waehle(auswahl)
    with rechts:
        if wunsch is None:
            return
        try:
            with st.spinner("Die Tabellen werden zusammengestellt …"):
                papier = _papier(daten, wunsch, auswahl, papieradresse(), daten.neuester_datenstand())
        except Eingabefehler as fehler:
            hinweis.warne(str(fehler))
            return
        if drucksache:
            _zeige_knoepfe(papier, wunsch, auswahl)
        else:
            st.html('<p class="leise">Zum Herunterladen fehlt noch die Nummer der Drucksache.</p>')
        st.html(vorschau_html(papier.lagebild))


def _waehle(auswahl: Auswahl) -> tuple[Anfragewunsch | None, str]:
    """Draw the form: the order and the Drucksache; None after it was said what is wrong."""
    drucksache = st.text_input("Drucksache", key="anfrage-drucksache", placeholder="7/12345", max_chars=12)
    zahlen = st.multiselect(
        "Kennzahlen der Anfrage", [k.schluessel for k in KATALOG], default=[KATALOG[0].schluessel], key="anfrage-zahl",
        format_func=lambda s: kennzahl(s).titel, placeholder="mindestens eine", select_all=False,
    )  # fmt: skip
    gliederung = st.selectbox(
        "Gliederung nach", list(Gliederung), index=1, key="anfrage-gliederung", format_func=lambda g: Gliederung(g).wort
    )
    von = st.text_input("Von", key="anfrage-von", placeholder="2019 oder 2019-02", max_chars=7)
    bis = st.text_input("Bis", key="anfrage-bis", placeholder="2022 oder 2022-12", max_chars=7)
    betreff = st.text_input("Betreff", key="anfrage-betreff", max_chars=120, placeholder="nach Kennzahl und Gliederung")
    try:
        return anfragewunsch(
            tuple(zahlen), str(gliederung), von, bis, drucksache or OHNE_DRUCKSACHE, auswahl, betreff
        ), drucksache  # fmt: skip
    except Eingabefehler as fehler:
        hinweis.warne(str(fehler))
        return None, drucksache


@merke
def _papier(
    daten: Berichtsdaten, wunsch: Anfragewunsch, auswahl: Auswahl, adresse: str, _neuester: int
) -> Zusammenstellung:
    return anfrage(daten, wunsch, auswahl, adresse=adresse)


def _zeige_knoepfe(papier: Zusammenstellung, wunsch: Anfragewunsch, auswahl: Auswahl) -> None:
    with st.container(horizontal=True, key="anfrageknoepfe", gap="small"):
        for format_ in FORMATE:
            lade_knopf(
                WORTE[format_], mache=partial(erzeuge, papier.lagebild, Fassung(format_)), zusammenstellung=papier,
                art=f"{format_.upper()} (Kleine Anfrage, Seite Briefing)",
                anlass=f"Kleine Anfrage, Drucksache {wunsch.drucksache}",
                dateiname=f"{wunsch.dateiname(auswahl)}.{format_}", mime=format_.medientyp, key=f"laden-anfrage-{format_}",
                art_des_knopfs="primary" if format_ is FORMATE[0] else "secondary",
            )  # fmt: skip


def vorschau_html(lagebild: Lagebild) -> str:
    """The words and tables of the answer; every text is escaped."""
    teile = [f"<h3>{escape(lagebild.titel)}</h3>"]
    for baustein in lagebild.bausteine:
        if isinstance(baustein, Tafel):
            teile.append(_tafel_html(baustein))
        elif isinstance(baustein, Absatz):
            saetze = "".join(f"<p>{escape(satz)}</p>" for satz in baustein.saetze)
            teile.append(f"<h4>{escape(baustein.titel)}</h4>{saetze}")
    return f'<div class="anfrage">{"".join(teile)}</div>'


def _tafel_html(tafel: Tafel) -> str:
    koepfe = "".join(
        f'<th scope="col"{_art(n, tafel)}>{escape(ueberschrift(s))}</th>' for n, s in enumerate(tafel.spalten)
    )
    alle = textzeilen(tafel)
    gezeigte = alle if len(alle) <= ERSTE_ZEILEN else [*alle[: ERSTE_ZEILEN - 1], alle[-1]]
    zeilen = "".join(
        f"<tr>{''.join(f'<td{_art(n, tafel)}>{escape(text) or UNBEKANNT}</td>' for n, text in enumerate(zeile))}</tr>"
        for zeile in gezeigte
    )
    mehr = f"Gezeigt sind {len(gezeigte)} von {len(alle)} Zeilen. " if len(gezeigte) < len(alle) else ""
    worte = escape(" ".join(filter(None, (f"{mehr}{tafel.unterschrift}", tafel.fussnote))))
    return (
        f'<h4>{escape(tafel.titel)}</h4><div class="liste" tabindex="0" role="region" aria-label="{escape(tafel.titel, quote=True)}">'
        f'<table><thead><tr>{koepfe}</tr></thead><tbody>{zeilen}</tbody></table></div><p class="leise">{worte}</p>'
    )


def _art(nummer: int, tafel: Tafel) -> str:
    return ' class="zahl"' if ist_zahl(tafel.spalten[nummer]) else ""
