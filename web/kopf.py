"""Which headers protect every answer, and how does the page say that it is German?

Streamlit's own page is English and has one inline script. ``DeutscheSeite`` rewrites it so that it may run under a
strict Content-Security-Policy, and answers 404 where Streamlit would show its page for any path.
"""

import re
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.fehlerseite import fehlerseite, ohne_englisch

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'; object-src 'none'"
)
KOPFZEILEN = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# What the browser needs of Streamlit; metrics and the agent interface would answer everyone and stay closed.
STREAMLIT_PFADE = (
    "/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/_stcore/upload_file/", "/_stcore/bidi-components/",
    "/static/", "/media/", "/component/", "/favicon.png", "/manifest.json",
)  # fmt: skip
GERUEST = (
    '<div class="geruest" role="status" aria-label="Das Lagebild wird geladen"><div class="rand"></div>'
    f'<div class="blatt"><p class="zeile"></p><p class="kopfzeile"></p>{"<i></i>" * 6}<b></b></div></div>'
)
ROHSEITE = "/static/index.html"  # Streamlit's page as it comes


class Sicherheitskopf:
    """Adds the security headers to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def mit_kopf(nachricht: Message) -> None:
            if nachricht["type"] == "http.response.start":
                kopf = MutableHeaders(scope=nachricht)
                for name, wert in KOPFZEILEN.items():
                    kopf[name] = wert
            await send(nachricht)

        await self.app(scope, receive, mit_kopf if scope["type"] == "http" else send)


class FremdeHerkunft:
    """Refuses what does not come from the dashboard's own address, at once and without asking anybody.

    A Host that is not ours would let a foreign name that resolves to this machine read the page (DNS rebinding). For a
    websocket of foreign Origin Streamlit would ask an outside service first, and freeze meanwhile.
    """

    def __init__(self, app: ASGIApp, *, namen: frozenset[str]) -> None:
        self.app = app
        self.namen = namen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        kopf = Headers(scope=scope)
        host, herkunft = kopf.get("host", ""), kopf.get("origin")
        fremd = urlsplit(f"//{host}").hostname not in self.namen
        if scope["type"] == "http":
            if fremd:
                await PlainTextResponse("Unbekannter Rechnername.", status_code=400)(scope, receive, send)
                return
        elif fremd or (herkunft is not None and urlsplit(herkunft).netloc != host):
            await send({"type": "websocket.close", "code": 1008, "reason": "fremde Herkunft"})
            return
        await self.app(scope, receive, send)


class DeutscheSeite:
    """Answers known pages with the rewritten page and every unknown path with 404."""

    def __init__(
        self, app: ASGIApp, *, seiten: frozenset[str], routen: frozenset[str], umschreiben: Callable[[str], str]
    ) -> None:
        self.app = app
        self.seiten = seiten
        self.routen = routen
        self.umschreiben = umschreiben

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif self._ist_seite(scope["path"]) and scope["method"] in ("GET", "HEAD"):
            await self._seite(scope, receive, send)
        elif scope["path"] in self.routen or (scope["path"].startswith(STREAMLIT_PFADE) and scope["path"] != ROHSEITE):
            await ohne_englisch(self.app, scope, receive, send)
        else:
            await fehlerseite(404, scope["path"])(scope, receive, send)

    def _ist_seite(self, pfad: str) -> bool:
        return pfad.rstrip("/") in self.seiten or pfad == "/"

    async def _seite(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Fetch the page uncompressed and whole, then send it rewritten."""
        weg = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        innen = {
            **scope,
            "method": "GET",
            "headers": [(name, wert) for name, wert in scope["headers"] if name not in weg],
        }
        start: Message = {}
        koerper = bytearray()

        async def sammeln(nachricht: Message) -> None:
            nonlocal start
            if nachricht["type"] == "http.response.start":
                start = nachricht
            elif nachricht["type"] == "http.response.body":
                koerper.extend(nachricht.get("body", b""))

        await self.app(innen, receive, sammeln)
        inhalt = bytes(koerper)
        kopf = MutableHeaders(scope=start)
        if start["status"] == 200 and "text/html" in kopf.get("content-type", ""):
            inhalt = self.umschreiben(inhalt.decode("utf-8")).encode("utf-8")
            kopf["content-length"] = str(len(inhalt))
            for name in ("etag", "last-modified"):
                if name in kopf:
                    del kopf[name]
            kopf["cache-control"] = "no-cache"
        await send(start)
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else inhalt})


def auf_deutsch(titel: str, stil: str, skripte: Sequence[str], schrift: str) -> Callable[[str], str]:
    """Function that makes Streamlit's page German: language, title, our style, no inline script, no pointer outside.

    Until Streamlit has started, the outline of a page stands in its place: heading, six figures, a picture.

    ``skripte`` stand before Streamlit's own and are deferred like it, so they run first and hold nothing up.
    """
    eigene = "".join(f'<script defer src="{skript}"></script>' for skript in skripte)
    frueh = f'<link rel="preload" href="{schrift}" as="font" type="font/woff2" crossorigin>'
    einschub = f'<link rel="stylesheet" href="{stil}">{frueh}{eigene}'
    ersatz: tuple[tuple[str, str], ...] = (
        (r'<html lang="[^"]*"', '<html lang="de"'),
        (r"<title>[^<]*</title>", f"<title>{titel}</title>{einschub}"),
        (r"<script>\s*window\.prerenderReady[^<]*</script>", ""),
        (r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', ""),  # we bring the typeface
        (r'<link rel="service-desc"[^>]*>', ""),
        (
            r"<noscript>.*?</noscript>",
            "<noscript>Diese Seite braucht JavaScript. Bitte schalten Sie es ein.</noscript>",
        ),
        (r'<div id="root"></div>', f'<div id="root">{GERUEST}</div>'),
    )

    def umschreiben(html: str) -> str:
        for muster, neu in ersatz:
            html = re.sub(muster, neu.replace("\\", r"\\"), html, count=1, flags=re.DOTALL)
        return html

    return umschreiben
