"""Door for readers: middleware, routes and warm-up around the Streamlit script ``app/frame.py``."""

import gc
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import streamlit as st
from prometheus_client import REGISTRY
from starlette.middleware import Middleware
from streamlit import runtime

from config import Anmeldung, settings
from domain.drossel import ANMELDUNG
from domain.fehler import Fehler
from domain.rolle import OERTLICH, Leser
from protokollierung import richte_ein
from ui import schnittstelle
from ui.fehler import melde
from ui.laufbuch import beobachte_laeufe, leite_streamlit_um, zaehle_gemeldete_fehler
from ui.lesen import berichtsdaten, daten_fuer, freigegeben, freigegebene_daten
from ui.leser import nur_neu_laden
from ui.sitzungen import sitzungsbuch
from ui.vorwaermen import vorwaermen
from ui.zustand import messer
from web.anmeldung import OFFENE_PFADE, Tuer
from web.anmeldung_vorgaben import ANMELDEN, RUECKRUF, vorgaben
from web.bereit import bereit, stand
from web.bestand import DATEIEN, DEUTSCH, GEOMETRIE, SCHRIFTEN, SEITEN, SKRIPT, STIL
from web.drosseln import Routendrossel
from web.gepackt import Gepackt, packe_die_ersten
from web.grenzen import Grenzen
from web.haltbar import halte_dateien
from web.kopf import DeutscheSeite, FremdeHerkunft, Sicherheitskopf, auf_deutsch
from web.lauschen import lausche
from web.metriken import Metriken, Zustand
from web.schnittstelle import BEREICH, Schnittstelle
from web.schnittstelle_schluessel import Schluesselbund

richte_ein(settings().log_level, settings().log_format, settings().geheimnisse)
leite_streamlit_um()
beobachte_laeufe(SEITEN)
zaehle_gemeldete_fehler()
REGISTRY.register(Zustand(messer(), {"fassung": version("asskomm")}))
STATISCH = Path(st.__file__).parent / "static"
PFADE = frozenset(f"/{seite}".rstrip("/") or "/" for seite in SEITEN)


@asynccontextmanager
async def lebenszeit(_app: Any) -> AsyncIterator[None]:
    """Before the first reader comes: imports, specs, first answers; then freeze what will never be garbage."""
    try:
        vorwaermen(
            daten_fuer(OERTLICH) if settings().auth is Anmeldung.OFF else freigegebene_daten(), GEOMETRIE.adresse
        )
    except Fehler as fehler:
        logging.getLogger("asskomm").warning("Start ohne Daten: %s", fehler)
    threading.Thread(target=packe_die_ersten, args=[STATISCH], daemon=True).start()
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)  # Streamlit has just switched it on
    halte_dateien(runtime.get_instance().media_file_mgr)
    gc.collect()
    gc.freeze()
    yield


def _freigegeben() -> int:
    """The released Datenstand, which everybody may know; Fehler when the database cannot answer."""
    berichtsdaten().neuester_datenstand()
    return freigegeben()


def _sichtbar(leser: Leser) -> int:
    return daten_fuer(leser).neuester_datenstand()


api = Schnittstelle(schnittstelle, Schluesselbund(settings().api_schluesseldatei))


def _anmeldung() -> list[Middleware]:
    """The door of the sign-in, where there is one; Eingabefehler when a setting is missing."""
    if settings().auth is Anmeldung.OFF:
        return []
    offen = frozenset((*(datei.pfad for datei in DATEIEN), *OFFENE_PFADE))
    tuer = Middleware(
        Tuer, vorgaben=vorgaben(settings()), buch=sitzungsbuch(), pfade=PFADE, offen=offen, neu_laden=nur_neu_laden
    )
    return [Middleware(Routendrossel, grenzen={ANMELDEN: ANMELDUNG, RUECKRUF: ANMELDUNG}), tuer]


app = st.App(
    Path(__file__).parent / "app" / "frame.py",
    lifespan=lebenszeit,
    routes=[*(datei.route for datei in DATEIEN), bereit(_freigegeben), stand(_sichtbar), *api.routen],
    middleware=[
        Middleware(Sicherheitskopf, tls=settings().tls),
        Middleware(FremdeHerkunft, namen=settings().rechnernamen, tls=settings().tls),
        Middleware(Grenzen, verbindungen=settings().verbindungen, seiten=PFADE),
        Middleware(Metriken, schluessel=settings().metriken_schluessel),
        *_anmeldung(),
        Middleware(Routendrossel),  # behind the sign-in, which knows the reader
        Middleware(
            DeutscheSeite,
            seiten=frozenset(f"/{seite}".rstrip("/") for seite in SEITEN),
            bereiche=(BEREICH,),
            routen=frozenset((*(datei.pfad for datei in DATEIEN), "/bereit", "/stand")),
            umschreiben=auf_deutsch(
                "ASSKomm · Lagebild", STIL.adresse, (DEUTSCH.adresse, SKRIPT.adresse), SCHRIFTEN["latin.woff2"].adresse
            ),
        ),
        Middleware(Gepackt, ordner=STATISCH),
    ],
    on_script_error=melde,
)


def diene(host: str, port: int) -> None:
    """Serve readers until a signal ends it."""
    lausche(app, host, port, verbindungen=settings().verbindungen, vermittler=settings().vermittler)
