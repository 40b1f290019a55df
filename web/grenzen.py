"""How large may what a stranger sends be, and how many readers does one process serve?

Nothing that we take is large: a request has no body (a form of the sign-in at most), an address some words, a reader one
websocket. So all of it is bounded, and who meets a bound is told so in German.
"""

import logging
from collections.abc import Collection

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.ablehnung import lehne_ab
from web.fehlerseite import fehlerseite

ADRESSE = 8 * 1024  # bytes of path and query: all Kommunen of a choice fit in
ZEILE = 8000  # bytes of one header; the websocket's server takes no longer ones, and falls silent
KOPF = 3 * ZEILE  # bytes of all headers
KOERPER = 64 * 1024  # bytes of a body
NACHRICHT = 2 * 1024 * 1024  # bytes of a websocket message; a long draft for the text check fits in
VOLL = "Gerade nutzen sehr viele das Dashboard. Abhilfe: in einer Minute noch einmal versuchen."
WIEDERKOMMEN = {"Retry-After": "60", "Cache-Control": "no-store"}
protokoll = logging.getLogger("asskomm.grenzen")


class Grenzen:
    """Refuses what is too large, and a new reader while the process has as many as it may."""

    def __init__(self, app: ASGIApp, *, verbindungen: int, seiten: Collection[str] = ()) -> None:
        self.app, self.verbindungen, self.seiten = app, verbindungen, seiten
        self.offen = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif status := _zu_lang(scope):
            await lehne_ab(fehlerseite(status, scope["path"]), scope, receive, send)
        elif self.offen >= self.verbindungen and (scope["type"] == "websocket" or scope["path"] in self.seiten):
            protokoll.warning("Kein Platz mehr: %d Verbindungen sind offen", self.offen)
            voll = fehlerseite(503, scope["path"], satz=VOLL, kopf=WIEDERKOMMEN)
            await lehne_ab(voll, scope, receive, send)
        elif scope["type"] == "websocket":
            await self._verbunden(scope, receive, send)
        else:
            await self._begrenzt(scope, receive, send)

    async def _verbunden(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.offen += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.offen -= 1

    async def _begrenzt(self, scope: Scope, receive: Receive, send: Send) -> None:
        """When a body turns out too large whoever reads it sees the line break, and what it says to that is not sent."""
        gelesen, begonnen, zu_gross = 0, False, False

        async def zaehle() -> Message:
            nonlocal gelesen, zu_gross
            nachricht = await receive()
            gelesen += len(nachricht.get("body", b""))
            zu_gross = zu_gross or gelesen > KOERPER
            return {"type": "http.disconnect"} if zu_gross else nachricht

        async def leite(nachricht: Message) -> None:
            nonlocal begonnen
            if begonnen or not zu_gross:
                begonnen = True
                await send(nachricht)

        try:
            await self.app(scope, zaehle, leite)
        except Exception:
            if begonnen or not zu_gross:
                raise
        if zu_gross and not begonnen:
            await fehlerseite(413, scope["path"])(scope, receive, send)


def _zu_lang(scope: Scope) -> int | None:
    """The status to refuse a request with, by what is known before its body comes."""
    if len(scope.get("raw_path") or scope["path"].encode()) + len(scope.get("query_string", b"")) > ADRESSE:
        return 414
    zeilen = [len(name) + len(wert) + 4 for name, wert in scope["headers"]]
    if max(zeilen, default=0) > ZEILE or sum(zeilen) > KOPF:
        return 431
    laenge = next((wert for name, wert in scope["headers"] if name == b"content-length"), b"0")
    return 413 if laenge.isdigit() and int(laenge) > KOERPER else None
