"""How does a draft look with its claims marked, and what is said of each?"""

from collections.abc import Iterator
from datetime import date
from html import escape

import streamlit as st

from briefing.textpruefung import Befund, Ergebnis, Urteil, pruefe
from briefing.textpruefung.einlesen import pruefe_laenge
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import FRUEHESTER_STICHTAG, Auswahl
from domain.fehler import Eingabefehler
from domain.zeit import tag_lang
from ui.drosseln import drossle_textpruefung
from ui.hinweis import fehler
from ui.leser import angemeldeter_leser
from ui.verknuepft import setze

TEXT, TAG = "pruef-text", "pruef-tag"  # in the session of the reader and nowhere else
_GANZER_TEXT = 12_000  # letters; of a longer one only the paragraphs with findings are shown
_HOECHSTENS = 100  # findings that are shown
_ZEICHEN = {
    Urteil.BELEGT: "✓", Urteil.VERALTET: "◷", Urteil.NICHT_PRUEFBAR: "?", Urteil.FALSCHES_WORT: "≠", Urteil.WIDERSPRICHT: "✕",
}  # fmt: skip
BEISPIEL = """20.01.2022

ASSKomm wächst im neuen Jahr

Der Landespräventionsrat hat bislang 126 Kommunen beraten, über ein Drittel davon (48) arbeitet eng mit ASSKomm zusammen.
In 19 Kommunen arbeitet ein Kommunaler Präventionsrat.

Mehr als 120 Kommunen sind der Allianz Sichere Sächsische Kommunen inzwischen beigetreten, seit dem 11. Januar gehört
auch Werdau zum Verbund. Im Vogtlandkreis gibt es neun Kooperationsvereinbarungen.

Für kommunale Prävention stehen 2022 rund 1,3 Millionen Euro bereit. Bewilligt wurden den Kommunen bisher 300.000 Euro.
Im vergangenen Jahr wurden zwölf Sicherheitsanalysen mit 13 Kommunen begonnen.
"""


def gefragt() -> tuple[str, date | None]:
    """Draw the form; the draft and the day that it is to be judged at, if the reader wants another than its own."""
    with st.form("textpruefung", border=False, enter_to_submit=False):
        text = st.text_area("Entwurf", key=TEXT, height=260, placeholder="Text hier einfügen")
        with st.container(horizontal=True, vertical_alignment="bottom", key="pruef-knoepfe"):
            tag = st.date_input(
                "Prüfen zum Tag", value=None, key=TAG, format="DD.MM.YYYY", width=220, min_value=FRUEHESTER_STICHTAG,
                help="ohne Angabe: das Datum im Kopf des Textes, sonst der Stichtag der Seite",
            )  # fmt: skip
            st.form_submit_button("Prüfen", type="primary")
    st.button(
        "Beispiel einsetzen", type="tertiary", key="pruef-beispiel", on_click=setze, kwargs={TEXT: BEISPIEL, TAG: None}
    )
    return str(text or ""), tag if isinstance(tag, date) else None


def geprueft(daten: Berichtsdaten, auswahl: Auswahl, text: str, tag: date | None) -> Ergebnis | None:
    """The findings; None when there is nothing to check or too much, which is said."""
    if not text.strip():
        st.html('<p class="leise">Noch kein Text. Nach dem Prüfen stehen hier die gefundenen Aussagen.</p>')
        return None
    try:
        drossle_textpruefung(angemeldeter_leser())
        return pruefe(pruefe_laenge(text), daten, tag, auswahl.datenstand, sonst=auswahl.stichtag)
    except Eingabefehler as grund:
        fehler(str(grund))
        return None


def zeige_zaehlung(ergebnis: Ergebnis, tag: date | None) -> None:
    """How many claims have which verdict, and at which day they were judged."""
    woher = "gewählter Tag" if tag else "Datum im Text" if ergebnis.aus_dem_text else "Stichtag der Seite"
    st.html(f'<p class="satz">{escape(_fazit(ergebnis))}</p>')
    punkte = "".join(
        f"<li>{_urteil_html(urteil)} <b>{anzahl}</b></li>" for urteil, anzahl in ergebnis.anzahl.items() if anzahl
    )
    stand = f"Geprüft zum {tag_lang(ergebnis.stichtag)} ({woher}), Datenstand {ergebnis.datenstand}. Nichts davon wird gespeichert."
    st.html(f'<ul class="legende urteile">{punkte}</ul><p class="leise">{escape(stand)}</p>')


def _fazit(ergebnis: Ergebnis) -> str:
    if not ergebnis.befunde:
        return "Der Text enthält keine Aussage über ASSKomm-Zahlen."
    if ergebnis.falsch:
        anzahl = "Eine Aussage" if ergebnis.falsch == 1 else f"{ergebnis.falsch} Aussagen"
        return f"{anzahl} so nicht veröffentlichen: Das Zahlenregister sagt etwas anderes."
    return "Keine Aussage widerspricht dem Zahlenregister."


def zeige_text(ergebnis: Ergebnis) -> None:
    """The draft with its claims marked; of a long one only what has some."""
    lang = len(ergebnis.text) > _GANZER_TEXT
    stellen = list(_absaetze(ergebnis)) if lang else [(0, len(ergebnis.text))]
    gezeigt = list(enumerate(ergebnis.befunde[:_HOECHSTENS], start=1))
    teile = "".join(f'<p class="entwurf">{_markiert(ergebnis.text, von, bis, gezeigt)}</p>' for von, bis in stellen)
    kurz = '<p class="leise">Gezeigt sind nur Absätze mit Aussagen.</p>' if lang else ""
    st.html(
        f'{kurz}<div class="entwurfstext" tabindex="0" role="region" aria-label="Entwurf mit Markierungen">{teile}</div>'
    )


def _absaetze(ergebnis: Ergebnis) -> Iterator[tuple[int, int]]:
    """Where the paragraphs that hold a finding begin and end, none twice."""
    bisher = 0
    for befund in ergebnis.befunde[:_HOECHSTENS]:
        von = max(bisher, ergebnis.text.rfind("\n", 0, befund.start) + 1, befund.start - 400)
        ende = ergebnis.text.find("\n", befund.end)
        bis = min(ende if ende >= 0 else len(ergebnis.text), befund.end + 400)
        if befund.start >= bisher:
            yield von, bis
            bisher = bis


def _markiert(text: str, von: int, bis: int, befunde: list[tuple[int, Befund]]) -> str:
    teile, stelle = list[str](), von
    for nummer, b in befunde:
        if von <= b.start and b.end <= bis and b.start >= stelle:
            teile += [escape(text[stelle : b.start]), _marke_html(nummer, b)]
            stelle = b.end
    return "".join((*teile, escape(text[stelle:bis])))


def _marke_html(nummer: int, b: Befund) -> str:
    wort = f'<span class="nur-vorlesen"> ({b.urteil.wort}, Befund {nummer})</span>'
    return f'<mark class="urteil-{b.urteil}">{escape(b.text)}{wort}</mark><sup aria-hidden="true">{_ZEICHEN[b.urteil]}{nummer}</sup>'


def zeige_befunde(ergebnis: Ergebnis, auswahl: Auswahl) -> None:
    """Each finding with verdict, reason, right figure, source and the way to the register."""
    gezeigt = ergebnis.befunde[:_HOECHSTENS]
    punkte = "".join(_befund_html(nummer, b, ergebnis, auswahl) for nummer, b in enumerate(gezeigt, start=1))
    rest = f"Gezeigt sind die ersten {_HOECHSTENS} von {len(ergebnis.befunde)}. „asskomm check-text“ gibt alle aus."
    mehr = f'<p class="leise">{rest}</p>' if len(ergebnis.befunde) > _HOECHSTENS else ""
    st.html(f'<ol class="befunde">{punkte}</ol>{mehr}')


def _befund_html(nummer: int, b: Befund, ergebnis: Ergebnis, auswahl: Auswahl) -> str:
    richtig = f"<p>Richtig: <b>{escape(b.erwartet)}</b></p>" if b.urteil.falsch or b.urteil is Urteil.VERALTET else ""
    verweise = " · ".join(filter(None, (_quelle_html(b), _register_html(b, ergebnis, auswahl))))
    return (
        f'<li class="urteil-{b.urteil}"><p class="befund-kopf"><span class="nummer">{nummer}</span> {_urteil_html(b.urteil)} '
        f"<q>{escape(' '.join(b.text.split()))}</q></p><p>{escape(b.begruendung)}</p>"
        f'{richtig if b.erwartet else ""}<p class="leise">{verweise}</p></li>'
    )


def _urteil_html(urteil: Urteil) -> str:
    return f'<span class="urteil urteil-{urteil}"><span aria-hidden="true">{_ZEICHEN[urteil]}</span> {escape(urteil.wort)}</span>'


def _quelle_html(b: Befund) -> str:
    if not b.quelle or not b.adresse.startswith(("https://", "http://")):
        return f"Quelle: {escape(b.quelle)}" if b.quelle else ""
    return f'Quelle: <a href="{escape(b.adresse, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(b.quelle)}</a>'


def _register_html(b: Befund, ergebnis: Ergebnis, auswahl: Auswahl) -> str:
    if b.kennzahl is None:
        return ""
    dort = auswahl.mit(stichtag=ergebnis.stichtag, vergleich=None, vergleichsstand=None)
    ziel = f"./zahlenregister{dort.als_url()}&kennzahl={b.kennzahl}"
    return f'<a href="{escape(ziel, quote=True)}" target="_self">Nachweis im Zahlenregister</a>'
