"""How does the Steckbrief of a Kommune or a body look, and which one has the reader chosen?"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from briefing.fakten import Fakt, Vergleichbare, Verweis, Zeitpunkt, aufgegangen, ohne_filter, zeitpunkt
from briefing.kommunengeld import KEIN_GELD, Geldzeile
from briefing.kommunenliste import Weiteste
from briefing.steckbrief import Steckbrief, Traegersteckbrief
from briefing.traeger import traegername
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.stufe import Stufe
from domain.zeit import tag_lang
from ui.einmal import einmal
from ui.hinweis import warne, zitat
from ui.kommune import PARAMETER, TRAEGER, ereignisse_html, gewaehlte_kommune, knappe_url, kommune_url, traeger_url
from ui.zeige import zeige_liste

JEDER_FUER_SICH = "Jeder Zustand steht für sich: Dasselbe Geld wird beantragt, bewilligt und ausgezahlt, die Zeilen ergeben keine Summe."
ERSTER_GROSS = {Stufe.ANDERER_BELEG: "Anderer oder unsicherer Beleg", Stufe.KEIN_BELEG: "Kein öffentlicher Beleg"}
NICHT_VERTEILT = "Das Geld eines Verbunds wird nicht auf seine Mitglieder verteilt."


# --- the choice -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wahl:
    """Which Steckbrief is asked for, if any, and when it is of; ``ganz`` is the reader's choice without an area."""

    ags: str | None
    traeger: str | None
    zeit: Zeitpunkt
    ganz: Auswahl


def gewaehlt(daten: Berichtsdaten, auswahl: Auswahl, namen: dict[str, str]) -> Wahl:
    """Draw the search field and read the link; what it cannot mean is said."""
    frueher = _aufgegangene(daten, auswahl, namen)
    ags = gewaehlte_kommune(namen)
    traeger = _traeger(daten, auswahl.datenstand, ags)
    zeit = zeitpunkt(daten, ags, auswahl) if ags else frueher
    return Wahl(ags, traeger, zeit, ohne_filter(auswahl))


def _aufgegangene(daten: Berichtsdaten, auswahl: Auswahl, namen: dict[str, str]) -> Zeitpunkt:
    """What became of a key that ended before the register begins; the search field would not know it."""
    alt = st.query_params.get(PARAMETER)
    if alt is None or alt in namen or st.session_state.get("kommune") is not None:
        return Zeitpunkt(None)
    zeit = aufgegangen(daten, alt, auswahl)
    if zeit.satz:
        del st.query_params[PARAMETER]
    return zeit


def _traeger(daten: Berichtsdaten, datenstand: int, ags: str | None) -> str | None:
    """The body that the link names; a chosen Kommune takes its place."""
    gewuenscht = st.query_params.get(TRAEGER)
    if gewuenscht is None:
        return None
    if ags is None and traegername(daten.traegerverzeichnis(datenstand), gewuenscht):
        return gewuenscht
    if ags is None:
        warne(
            f"Einen Träger mit dem Schlüssel {zitat(gewuenscht)} gibt es nicht. Bitte die Adresse prüfen oder suchen."
        )
    del st.query_params[TRAEGER]
    return None


# --- head -------------------------------------------------------------------------------------------------------------


def zeige_name(p: Steckbrief) -> None:
    """Whose Steckbrief it is, on which day."""
    stand = f"am {tag_lang(p.auswahl.stichtag)} · {p.auswahl.datenstand_text}".replace("stand ", "stand\u00a0")
    st.html(
        f'<p class="seite">Kommune</p><h1 class="titel">{escape(p.name)}</h1>'
        f'<p class="untertitel">{escape(p.untertitel)} · {escape(stand)}</p>'
    )


def zeige_zeitpunkt(zeit: Zeitpunkt, auswahl: Auswahl) -> None:
    """That a Kommune does not exist on the Stichtag, and which one does."""
    if zeit.satz:
        ziele = _aufzaehlung(zeit.verweise, auswahl)
        ende = "" if zeit.satz.endswith(".") else "."
        satz = f"{escape(zeit.satz)} {ziele}{ende}" if ziele else f"{escape(zeit.satz)}{ende}"
        st.html(f'<div class="hinweis" role="status">{satz} {escape(zeit.danach)}</div>')


def zeige_filter(auswahl: Auswahl) -> None:
    """That a Steckbrief is not narrowed by the choice of an area or topic."""
    if not auswahl.ganzes_land:
        st.html(
            f'<p class="leise">Gezeigt ist alles, was landesweit bekannt ist: Der Filter „{escape(auswahl.raum())}“ '
            "gilt auf dieser Seite nicht.</p>"
        )


# --- Steckbrief -------------------------------------------------------------------------------------------------------


def zeige_fakten(fakten: Sequence[Fakt], auswahl: Auswahl, *, stufe: Stufe | None = None, hinweis: str = "") -> None:
    """The deepest stage in large words, then the facts."""
    kopf = f'<p class="leise">{escape(hinweis)}</p>' if hinweis else ""
    if stufe is not None:
        zusatz = " (heißt nicht: wirkt nicht mit)" if stufe is Stufe.KEIN_BELEG else ""
        wort = stufe.wort[0].upper() + stufe.wort[1:]
        kopf = f'<p class="stufe">{escape(wort)}</p><p class="leise">Am weitesten belegte Zusammenarbeit{zusatz}</p>'
    zeilen = "".join(f"<dt>{escape(f.name)}</dt><dd>{_fakt_html(f, auswahl)}</dd>" for f in fakten)
    st.html(f'<h2 class="nur-vorlesen">Auf einen Blick</h2>{kopf}<dl class="steckbrief">{zeilen}</dl>')


def _fakt_html(fakt: Fakt, auswahl: Auswahl) -> str:
    if fakt.adresse.startswith(("https://", "http://")):
        ziel = escape(fakt.adresse, quote=True)
        return f'<a href="{ziel}" target="_blank" rel="noopener noreferrer">{escape(fakt.text)}</a>'
    return "<br>".join(_verweis_html(v, auswahl) for v in fakt.verweise) or escape(fakt.text)


def zeige_nachbarn(nachbarn: pd.DataFrame, auswahl: Auswahl) -> None:
    """Those that take part with their stage, then the others in a line each; every one is a link."""
    if len(nachbarn):
        st.html(_nachbarn_html(nachbarn, auswahl))


@einmal
def _nachbarn_html(nachbarn: pd.DataFrame, auswahl: Auswahl) -> str:
    dabei = _als_verweise(nachbarn[nachbarn["stufe"] >= Stufe.BERATEN])
    teile = ["<h3>Nachbarn, die mitwirken</h3>"]
    if dabei:
        teile.append(f'<ul class="nachbarn">{"".join(f"<li>{_verweis_html(v, auswahl)}</li>" for v in dabei)}</ul>')
    else:
        teile.append('<p class="leise">Bei keinem Nachbarn ist das öffentlich belegt.</p>')
    for stufe in (Stufe.ANDERER_BELEG, Stufe.KEIN_BELEG):
        if andere := _als_verweise(nachbarn[nachbarn["stufe"] == stufe]):
            namen = ", ".join(_verweis_html(v, auswahl) for v in andere)
            teile.append(f'<p class="leise">{ERSTER_GROSS[stufe]}:</p><p class="weitere">{namen}</p>')
    return "".join(teile)


def _als_verweise(kommunen: pd.DataFrame) -> list[Verweis]:
    return [
        Verweis(name, PARAMETER, ags, _stand(Stufe(int(stufe)), bool(rat)))
        for ags, name, stufe, rat in zip(
            kommunen["ags"], kommunen["name"], kommunen["stufe"], kommunen["rat"], strict=True
        )
    ]


def _stand(stufe: Stufe, rat: bool) -> str:
    """What stands under a neighbour's name; a heading says it of those that are not proved to take part."""
    return f"{stufe.wort}{' · Präventionsrat' if rat else ''}" if stufe >= Stufe.BERATEN else ""


def zeige_mitglieder(p: Traegersteckbrief, auswahl: Auswahl) -> None:
    """Every membership with its time and source; the sum accounts for every row."""
    if p.mitglieder.empty and p.ist_landkreis:
        return
    ziele = [kommune_url(ags, auswahl) for ags in p.mitglied_ags]
    leer = "Mitglieder sind nicht gemeldet."
    with st.container(key="steckbrief-mitglieder", gap="small"):
        zeige_liste("Mitglieder", p.mitglieder, p.datei("mitglieder"), leer, ebene=2, verweise=ziele)
    if ziele:
        st.html(f'<p class="unterschrift">{escape(p.mitgliedersumme)}</p>')


def zeige_ereignisse(p: Steckbrief) -> None:
    """Every record with its source; when there is none, the picture above says so."""
    if len(p.ereignisse):
        liste = ereignisse_html(p.ereignisse, p.schluessel)
        st.html(f'<h3>Alle Belege, neueste zuerst ({len(p.ereignisse)})</h3><div class="belege">{liste}</div>')


def zeige_geld(p: Steckbrief) -> None:
    """Each state for itself; money of bodies apart, because nobody divides it; then every record."""
    st.header("Geld nach Zustand", anchor=False)
    if p.geldbelege.empty:
        st.html(f'<p class="leise">{escape(KEIN_GELD)}</p>')
        return
    teile = [_geld_html(p.geld), f'<p class="unterschrift">{escape(JEDER_FUER_SICH)}</p>']
    if p.geld_der_verbuende:
        teile += ["<h3>Verbünde, denen sie angehört</h3>", _geld_html(p.geld_der_verbuende)]
        teile.append(f'<p class="unterschrift">{escape(NICHT_VERTEILT)}</p>')
    st.html("".join(teile))
    zeige_liste("Einzelne Belege", p.geldbelege, p.datei("geld"), KEIN_GELD)


def _geld_html(zeilen: Sequence[Geldzeile]) -> str:
    if not zeilen:
        return '<p class="leise">Für die Kommune selbst ist kein Geld öffentlich belegt. Das heißt nicht: 0 €.</p>'
    inhalt = "".join(
        f'<div><dt>{escape(z.zustand)}</dt><dd class="summe">{escape(z.summe)}</dd>'
        f'<dd class="leise">{escape(z.woraus)}</dd></div>'
        for z in zeilen
    )
    return f'<dl class="geldzeilen">{inhalt}</dl>'


def zeige_zaehlung(p: Steckbrief, auswahl: Auswahl) -> None:
    """The Kennzahlen in which it is counted; each leads to its definition."""
    ziele = [f"./methodik{knappe_url(auswahl)}#{kennzahl}" for kennzahl in p.kennzahlen]
    leer = "Bis zum Stichtag zählt keine Kennzahl hier etwas, auch nicht mit Vorbehalt."
    zeige_liste("Zählt in diesen Kennzahlen", p.zaehlung, p.datei("kennzahlen"), leer, ebene=2, verweise=ziele)


def zeige_vergleichbare(v: Vergleichbare | None, name: str, auswahl: Auswahl) -> None:
    """Kommunen of the same size class, and the way to all of them."""
    if v is None:
        return
    ziele = [kommune_url(ags, auswahl) if ags else "" for ags in v.ags]
    with st.container(key="steckbrief-aehnliche", gap="small"):
        zeige_liste("Kommunen ähnlicher Größe", v.tabelle, name, "", ebene=2, verweise=ziele)
    alle = escape("./" + auswahl.mit(groessenklassen=(v.klasse.schluessel,)).als_url(), quote=True)
    weiter = f'<a href="{alle}" target="_self">Alle dieser Größe im Überblick</a>'
    st.html(f'<p class="unterschrift">{escape(v.satz)} {weiter}</p>')


def zeige_weiteste(w: Weiteste, auswahl: Auswahl) -> None:
    """The short list without a chosen Steckbrief, and the bodies that have one, too."""
    ziele = [kommune_url(ags, auswahl) for ags in w.ags]
    zeige_liste(w.titel, w.tabelle, f"{auswahl.dateiname()}_weiteste", w.leer, ebene=2, verweise=ziele)
    if w.satz:
        st.html(f'<p class="unterschrift">{escape(w.satz)}</p>')
    if w.verbuende:
        punkte = "".join(f"<li>{_verweis_html(v, auswahl)}</li>" for v in w.verbuende)
        st.header(f"Verbünde und Landkreise mit Belegen ({len(w.verbuende)})", anchor=False)
        st.html(f'<ul class="nachbarn">{punkte}</ul>')


# --- links ------------------------------------------------------------------------------------------------------------


def _aufzaehlung(verweise: Sequence[Verweis], auswahl: Auswahl) -> str:
    return " und ".join(_verweis_html(v, auswahl) for v in verweise)


def _verweis_html(v: Verweis, auswahl: Auswahl) -> str:
    ziel = kommune_url(v.schluessel, auswahl) if v.art == PARAMETER else traeger_url(v.schluessel, auswahl)
    zusatz = f' <span class="leise">{escape(v.zusatz)}</span>' if v.zusatz else ""
    return f'<a href="{escape(ziel, quote=True)}" target="_self">{escape(v.text)}</a>{zusatz}'
