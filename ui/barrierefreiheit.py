"""How does the declaration of accessibility look, and whom can a reader tell?"""

import re
from html import escape

import streamlit as st

from briefing import barrierefreiheit as texte
from config import settings

_POST = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


def kontakt_html(kontakt: str) -> str:
    """An address of e-mail or of a page as a link, anything else as text; without one the sentence that it is missing."""
    if not kontakt:
        return f'<div class="hinweis">{escape(texte.KEIN_KONTAKT)}</div>'
    text = escape(kontakt)
    if _POST.fullmatch(kontakt):
        text = f'<a href="mailto:{escape(kontakt, quote=True)}">{text}</a>'
    elif kontakt.startswith("https://"):
        text = f'<a href="{escape(kontakt, quote=True)}" target="_blank" rel="noopener noreferrer">{text}</a>'
    return f"<p>{escape(texte.KONTAKT)}</p><p><b>{text}</b></p>"


def zeige_erklaerung() -> None:
    """The whole declaration."""
    bewertung, schritte = texte.PRUEFUNG
    offen = "".join(
        f"<li><p><b>{escape(p.was)}</b></p><p>{escape(p.ausweg)}</p><p class='leise'>{escape(p.anforderung)}</p></li>"
        for p in texte.OFFEN
    )
    stellen = "".join(
        f'<li><a href="{escape(v.adresse, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(v.text)}</a></li>'
        for v in texte.STELLEN
    )
    st.html(
        f'<p class="seite">ASSKomm Lagebild</p><h1 class="titel">{escape(texte.TITEL)}</h1><div class="erklaerungstext">'
        f"{_absaetze(*texte.EINLEITUNG)}"
        f"<h2>Stand der Vereinbarkeit</h2>{_absaetze(texte.STAND)}"
        f'<h2>Was nicht barrierefrei ist</h2><ul class="offen">{offen}</ul>'
        f"<h2>Wie geprüft wurde</h2>{_absaetze(bewertung)}<ul>{''.join(f'<li>{escape(s)}</li>' for s in schritte)}</ul>"
        f"<h2>Hilfen</h2>{_absaetze(texte.HILFEN)}"
        f"<h2>Rückmeldung und Kontakt</h2>{kontakt_html(settings().kontakt.strip())}"
        f"<h2>Durchsetzung und Überwachung</h2>{_absaetze(*texte.DURCHSETZUNG)}<ul>{stellen}</ul>"
        f"{_absaetze(texte.ERSTELLT)}</div>"
    )


def _absaetze(*absaetze: str) -> str:
    return "".join(f"<p>{escape(absatz)}</p>" for absatz in absaetze)
