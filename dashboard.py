"""Door for readers: middleware, routes and warm-up around the Streamlit script ``app/frame.py``."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import runtime

from config import settings
from domain.fehler import Fehler
from ui.fehler import melde
from ui.lesen import berichtsdaten
from ui.vorwaermen import vorwaermen
from web.bereit import bereit, stand
from web.bestand import DATEIEN, DEUTSCH, GEOMETRIE, SCHRIFTEN, SEITEN, SKRIPT, STIL
from web.haltbar import halte_dateien
from web.kopf import DeutscheSeite, FremdeHerkunft, Sicherheitskopf, auf_deutsch

logging.basicConfig(level=settings().log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")


@asynccontextmanager
async def lebenszeit(_app: Any) -> AsyncIterator[None]:
    """Before the first reader comes: imports, specs, first answers; then freeze what will never be garbage."""
    try:
        vorwaermen(berichtsdaten(), GEOMETRIE.adresse)
    except Fehler as fehler:
        logging.getLogger("asskomm").warning("Start ohne Daten: %s", fehler)
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)  # Streamlit has just switched it on
    halte_dateien(runtime.get_instance().media_file_mgr)
    gc.collect()
    gc.freeze()
    yield


def _neuester() -> int:
    return berichtsdaten().neuester_datenstand()


app = st.App(
    Path(__file__).parent / "app" / "frame.py",
    lifespan=lebenszeit,
    routes=[*(datei.route for datei in DATEIEN), bereit(_neuester), stand(_neuester)],
    middleware=[
        Middleware(Sicherheitskopf),
        Middleware(FremdeHerkunft, namen=settings().rechnernamen),
        Middleware(
            DeutscheSeite,
            seiten=frozenset(f"/{seite}".rstrip("/") for seite in SEITEN),
            routen=frozenset((*(datei.pfad for datei in DATEIEN), "/bereit", "/stand")),
            umschreiben=auf_deutsch(
                "ASSKomm · Lagebild", STIL.adresse, (DEUTSCH.adresse, SKRIPT.adresse), SCHRIFTEN["latin.woff2"].adresse
            ),
        ),
    ],
    on_script_error=melde,
)
