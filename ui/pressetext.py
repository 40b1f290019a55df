"""How does a press officer read the draft, check each sentence, and take it along with one click?"""

from collections.abc import Iterable
from html import escape

import streamlit as st

from briefing.papiere.aufnahme import Lagebild
from briefing.pressetext import ADRESSE, ART, ZITATLUECKE, Pressesatz, Pressetext, entwurf
from ui.gedaechtnis import merke
from ui.kopie import kopierlink

_gemerkt = merke(entwurf)


def zeige_pressetext(lagebild: Lagebild) -> None:
    """The notes for whoever sends it, closed, then the text; each sentence with its proof and its copy."""
    text = _gemerkt(lagebild)
    with st.container(key="pressetext"):
        st.html(_hinweise_html(text) + pressetext_html(text))


def _hinweise_html(text: Pressetext) -> str:
    punkte = "".join(f"<li>{escape(hinweis)}</li>" for hinweis in text.hinweise)
    anzahl = "1 Hinweis" if len(text.hinweise) == 1 else f"{len(text.hinweise)} Hinweise"
    return (
        f'<details class="vor-dem-versand"><summary>Vor dem Versand lesen: {anzahl}</summary>'
        f'<p class="leise">Nicht Teil des Textes.</p><ul class="pressehinweise">{punkte}</ul></details>'
    )


def pressetext_html(text: Pressetext) -> str:
    """The draft in its order; every word is escaped."""
    teile = [f'<p class="hinweis">{escape(vermerk)}</p>' for vermerk in text.vermerke]
    teile += [
        f"<p>{kopierlink('Ganzen Text mit Quellen kopieren', text.als_text())}</p>",
        f'<p class="leise">{escape(ART)} · {escape(text.datum)}</p>',
        f'<h3 class="presse-titel">{escape(text.ueberschrift)}</h3>',
        _saetze_html(text.lead),
        f"<p>{escape(ZITATLUECKE)}</p>",
    ]
    if text.zahlen:
        teile += [f"<h4>{escape(text.zahlentitel)}</h4>", _saetze_html(text.zahlen)]
    teile += ["<h4>Hintergrund</h4>", _saetze_html(text.hintergrund)] if text.hintergrund else []
    if text.definitionen:
        begriffe = "".join(f"<dt>{escape(wort)}</dt><dd>{escape(sinn)}</dd>" for wort, sinn in text.definitionen)
        teile += ["<h4>Begriffe</h4>", f'<dl class="definition">{begriffe}</dl>']
    teile += [f"<p>{escape(ADRESSE)}</p>", f'<p class="leise">{escape(text.nachweis)}</p>']
    return "".join(teile)


def _saetze_html(saetze: Iterable[Pressesatz]) -> str:
    return f'<ul class="pressesaetze">{"".join(map(_satz_html, saetze))}</ul>'


def _satz_html(satz: Pressesatz) -> str:
    auch = f'<p class="leise">Auch richtig: {escape("; ".join(satz.auch))}</p>' if satz.auch else ""
    link = kopierlink("Satz kopieren", satz.als_text(), satz.titel)
    return f'<li><p>{escape(satz.text)}</p>{auch}<p class="leise">{escape(satz.beleg)} · {link}</p></li>'
