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

from web.ablehnung import lehne_ab
from web.fehlerseite import fehlerseite, ohne_englisch, unerwartet
from web.metriken import ANTWORTEN

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
HSTS = {"Strict-Transport-Security": "max-age=63072000"}  # only where readers come by https; two years
# What the browser needs of Streamlit; metrics and the agent interface would answer everyone and stay closed, and so do uploads,
# for no page takes a file.
STREAMLIT_PFADE = (
    "/_stcore/health", "/_stcore/host-config", "/_stcore/stream",
    "/static/", "/media/", "/component/", "/favicon.png", "/manifest.json",
)  # fmt: skip
FREMD = "Diese Anfrage kommt von einer anderen Seite. Bitte das Dashboard neu öffnen."
GERUEST = (
    '<div class="geruest" role="status" aria-label="Das Lagebild wird geladen"><div class="rand"></div>'
    f'<div class="blatt"><p class="zeile"></p><p class="kopfzeile"></p>{"<i></i>" * 6}<b></b></div></div>'
)
ROHSEITE = "/static/index.html"  # Streamlit's page as it comes


class Sicherheitskopf:
    """Adds the security headers to every HTTP answer, a refused websocket's too, and makes a page of what nobody caught."""

    def __init__(self, app: ASGIApp, *, tls: bool = False) -> None:
        self.app = app
        self.zeilen = KOPFZEILEN | (HSTS if tls else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begonnen = False

        async def mit_kopf(nachricht: Message) -> None:
            nonlocal begonnen
            if nachricht["type"].endswith("http.response.start"):
                begonnen = True
                ANTWORTEN.labels(str(nachricht["status"])).inc()
                kopf = MutableHeaders(scope=nachricht)
                for name, wert in self.zeilen.items():
                    kopf[name] = wert
            await send(nachricht)

        try:
            await self.app(scope, receive, mit_kopf)
        except Exception as fehler:
            if begonnen or scope["type"] != "http":
                raise
            await unerwartet(fehler, scope["path"])(scope, receive, mit_kopf)


class FremdeHerkunft:
    """Refuses what does not come from the dashboard's own address, at once and without asking anybody.

    A Host that is not ours would let a foreign name that resolves to this machine read the page (DNS rebinding). For a
    websocket of foreign Origin Streamlit would ask an outside service first, and freeze meanwhile. What changes something is
    refused from a foreign Origin, too. Where readers come by https, http is a foreign Origin: whoever sits on the line could
    make such a page.
    """

    def __init__(self, app: ASGIApp, *, namen: frozenset[str], tls: bool = False) -> None:
        self.app = app
        self.namen = namen
        self.tls = tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        hosts = [wert.decode("latin-1") for name, wert in scope["headers"] if name == b"host"]
        host = hosts[0] if len(hosts) == 1 else ""
        fremd = _rechnername(host) not in self.namen
        if fremd and scope["type"] == "http":
            await PlainTextResponse("Unbekannter Rechnername.", status_code=400)(scope, receive, send)
        elif fremd or (self._aendert(scope) and not self._eigene(Headers(scope=scope).get("origin"), host)):
            await lehne_ab(fehlerseite(403, scope["path"], satz=FREMD), scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _aendert(self, scope: Scope) -> bool:
        return scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD", "OPTIONS")

    def _eigene(self, herkunft: str | None, host: str) -> bool:
        """Programs send no Origin; browsers always do here."""
        if herkunft is None:
            return True
        try:
            teile = urlsplit(herkunft)
        except ValueError:
            return False
        return teile.netloc.lower() == host.lower() and (teile.scheme == "https" or not self.tls)


def _rechnername(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:  # brackets that do not close
        return None


class DeutscheSeite:
    """Answers known pages with the rewritten page and every unknown path with 404."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        seiten: frozenset[str],
        routen: frozenset[str],
        umschreiben: Callable[[str], str],
        bereiche: tuple[str, ...] = (),
    ) -> None:
        self.app = app
        self.seiten = seiten
        self.routen = routen
        self.bereiche = bereiche  # beginnings of paths below which a route of ours answers everything
        self.umschreiben = umschreiben

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif self._ist_seite(scope["path"]) and scope["method"] in ("GET", "HEAD"):
            await self._seite(scope, receive, send)
        elif scope["path"].startswith(self.bereiche):
            await self.app(scope, receive, send)
        elif scope["path"] in self.routen or _gehoert_streamlit(scope["path"]):
            if scope["path"] not in self.routen and scope["method"] not in ("GET", "HEAD"):
                await fehlerseite(405, scope["path"])(scope, receive, send)
            else:
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


def _gehoert_streamlit(pfad: str) -> bool:
    return pfad.startswith(STREAMLIT_PFADE) and pfad != ROHSEITE


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
