"""How do Streamlit's own scripts and styles reach the browser, of which the first visit needs 5 MB that Streamlit never compresses?"""

import asyncio
import gzip
import re
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from web.dateien import dateiantwort, nimmt_gzip

MEDIENTYPEN = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
STUFE = 6  # of gzip: 0.6 s for all that there is; level 9 takes half as long again and saves 0.3 %


class Gepackt:
    """Answers with the compressed twin where the browser takes one; all else is left to the app behind.

    ``ordner`` is what Streamlit serves as static. A file is compressed when it is first asked for, and kept: of 23 MB the
    pages use a quarter. Only what lies in the folder at the start has an address, so no path leads out of it.
    """

    def __init__(self, app: ASGIApp, *, ordner: Path) -> None:
        self.app = app
        dateien = (datei for datei in ordner.rglob("*") if datei.suffix in MEDIENTYPEN)
        self.dateien = {f"/{datei.relative_to(ordner).as_posix()}": datei for datei in dateien}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        datei = (
            self.dateien.get(scope["path"]) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        )
        if datei is None or not nimmt_gzip(kopf := Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        inhalt = await asyncio.to_thread(gepackt, datei)
        antwort = dateiantwort(kopf, datei.name, "gzip", inhalt, MEDIENTYPEN[datei.suffix])
        await antwort(scope, receive, send)


@lru_cache(maxsize=512)
def gepackt(datei: Path) -> bytes:
    """The file compressed; Streamlit's names change with the content."""
    return gzip.compress(datei.read_bytes(), STUFE, mtime=0)


def packe_die_ersten(ordner: Path) -> None:
    """Compress what Streamlit's page names itself, before the first reader asks for it."""
    for adresse in re.findall(r'"\./(static/[^"]+\.(?:js|css))"', (ordner / "index.html").read_text(encoding="utf-8")):
        gepackt(ordner / adresse)
