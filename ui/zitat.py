"""How does a reader see what was printed on a paper, and whether it still holds?"""

from html import escape

import streamlit as st

from briefing.papiere.aufnahme import Quelle, Zahl
from briefing.zitat import Zitierkarte, zitierkarte
from briefing.zitatstand import Zitatzahl, Zustand
from data_access.berichtsdaten import Berichtsdaten
from domain.fehler import Eingabefehler
from domain.zeit import tag_kurz, tag_lang
from ui import hinweis
from ui.papiere import papierdaten
from ui.verknuepft import schreibe, uebernimm

PARAMETER = "id"
HOECHSTENS = 60  # rows; an answer to parliament may list every Kommune
OHNE = (
    "Auf jeder Seite eines Papiers aus diesem Dashboard steht ein Prüfwert. Zu ihm ist verzeichnet, welche Zahlen auf dem Papier "
    "stehen, wann es ausgegeben wurde und ob die Zahlen noch gelten."
)


def gesuchte_karte(daten: Berichtsdaten) -> Zitierkarte | None:
    """Draw the field; the card of the link or of what was typed. None after it was said why there is none."""
    uebernimm(PARAMETER, lambda texte: texte[-1].strip() if texte else "")
    text = st.text_input(
        "Prüfwert des Papiers", key=PARAMETER, max_chars=60, placeholder="16 Zeichen, z. B. 1a2b3c4d5e6f7a8b"
    ).strip()
    schreibe(PARAMETER, *([text] if text else []))
    if not text:
        st.html(f'<p class="erklaerung">{escape(OHNE)}</p>')
        return None
    try:
        return zitierkarte(daten, papierdaten(), text)
    except Eingabefehler as fehler:
        hinweis.warne(str(fehler))
        return None


def zeige_kopf(karte: Zitierkarte) -> None:
    """State of the whole, what it is, and the ways to it today."""
    lagebild, zustand = karte.lagebild, karte.zustand
    fakten = {
        "Titel": lagebild.titel, "Drucksache": lagebild.drucksache, "Raum": lagebild.raum,
        "Stichtag": tag_lang(lagebild.stichtag), "Verglichen mit": lagebild.vergleich,
        "Datenstand": lagebild.datenstand_text, "Vermerke": ", ".join(lagebild.vermerke), "Prüfwert": lagebild.kennung,
    }  # fmt: skip
    zeilen = "".join(f"<dt>{name}</dt><dd>{escape(wert)}</dd>" for name, wert in fakten.items() if wert)
    heute = (
        f'<p><a href="./{escape(karte.heute, quote=True)}" target="_self">Dieselbe Ansicht heute</a></p>'
        if karte.heute
        else ""
    )
    st.html(
        f'<div class="zitatkopf zustand-{_klasse(zustand)}"><p class="zustand">{zustand}</p>'
        f'<p>{escape(karte.satz)}</p><p class="leise">{zustand.erklaerung}</p></div>'
        f'<dl class="definition">{zeilen}</dl>{heute}'
    )


def _klasse(zustand: Zustand) -> str:
    return {"überholt": "ueberholt", "zurückgezogen": "zurueckgezogen"}.get(zustand.value, zustand.value)


def zeige_ausgaenge(karte: Zitierkarte) -> None:
    """When, as what and what for it left."""
    zeilen = "".join(
        f'<li>{escape(a.wann)}: {escape(a.art)} <span class="leise">(Anlass: {escape(a.anlass)})</span></li>'
        for a in karte.ausgaenge
    )
    st.html(f'<ul class="ausgaenge">{zeilen}</ul>')


def zeige_zahlen(karte: Zitierkarte) -> None:
    """Each figure as it was printed, with definition, source and its state today."""
    eintraege = "".join(_zahl_html(zahl, karte.stand_von(zahl)) for zahl in karte.lagebild.zahlen())
    if eintraege:
        st.html(f'<ul class="zitatzahlen">{eintraege}</ul>')


def _zahl_html(zahl: Zahl, stand: Zitatzahl | None) -> str:
    aenderung = f"<p>{escape(zahl.veraenderung)}</p>" if zahl.veraenderung else ""
    vorbehalt = f'<p class="leise">Vorbehalt: {escape(zahl.vorbehalt)}</p>' if zahl.vorbehalt else ""
    return (
        f'<li><h3>{escape(zahl.titel)}</h3><p class="gedruckt">{escape(zahl.text)}</p>{_stand_html(stand)}'
        f"<p>{escape(zahl.satz)}</p>{aenderung}{vorbehalt}"
        f'<p class="leise">{escape(zahl.herkunft)}{_quelle_html(zahl.quelle)}</p>'
        f'<details class="aufklappen"><summary>Definition (Fassung {zahl.fassung})</summary>'
        f'<p class="leise">{escape(zahl.definition)} {escape(zahl.abgrenzung)}</p></details></li>'
    )


def _quelle_html(quelle: Quelle | None) -> str:
    if quelle is None:
        return ""
    titel = escape(quelle.titel)
    if quelle.url.startswith(("https://", "http://")):
        titel = f'<a href="{escape(quelle.url, quote=True)}" target="_blank" rel="noopener noreferrer">{titel}</a>'
    return f" · Quelle: {titel}"


def _stand_html(stand: Zitatzahl | None) -> str:
    """State in words and, where it changed, both values and why."""
    if stand is None:
        return ""
    heute = f" · heute: {escape(stand.heute)}" if stand.zustand is not Zustand.AKTUELL else ""
    gruende = "".join(f"<li>{escape(grund)}</li>" for grund in stand.gruende)
    liste = f'<ul class="gruende">{gruende}</ul>' if gruende else ""
    return f'<p class="zahlstand zustand-{_klasse(stand.zustand)}"><b>{stand.zustand}</b>{heute}</p>{liste}'


def _heute(z: Zitatzahl) -> str:
    """Only where it is another one."""
    return "–" if z.zustand is Zustand.AKTUELL else escape(z.heute)


def zeige_weitere(karte: Zitierkarte) -> None:
    """Figures that stand in tables and pictures, those that changed first."""
    weitere = sorted(karte.weitere, key=lambda z: -z.zustand.rang)
    if not weitere:
        return
    mehr = f"Gezeigt sind {HOECHSTENS} von {len(weitere)}, geänderte zuerst." if len(weitere) > HOECHSTENS else ""
    zeilen = "".join(
        f"<tr><td>{escape(z.titel)}</td><td>{escape(z.raum)}</td><td>{tag_kurz(z.stichtag)}</td><td>{escape(z.text)}</td>"
        f"<td>{z.zustand}</td><td>{_heute(z)}</td><td>{escape(' '.join(z.gruende)) or '–'}</td></tr>"
        for z in weitere[:HOECHSTENS]
    )
    kopf = "".join(
        f'<th scope="col">{n}</th>' for n in ("Kennzahl", "Raum", "Stichtag", "Gedruckt", "Zustand", "Heute", "Warum")
    )
    st.header(f"Zahlen in Tabellen und Bildern ({len(weitere)})", anchor=False)
    st.html(
        '<div class="liste" tabindex="0" role="region" aria-label="Zahlen in Tabellen und Bildern"><table>'
        f"<thead><tr>{kopf}</tr></thead><tbody>{zeilen}</tbody></table></div>"
        f'<p class="leise">{mehr}</p>'
    )
