"""What does a reader see where there is no page? A German sentence instead of what Streamlit or a route would answer."""

import logging

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TITEL = {404: "Diese Seite gibt es nicht.", 405: "So lässt sich diese Adresse nicht aufrufen."}
SAETZE = {
    400: "Bitte die Adresse prüfen oder zum <a href='{start}'>Überblick</a> gehen.",
    500: "Bitte versuchen Sie es noch einmal.",
}
TITEL_SONST = {400: "Diese Anfrage ist fehlerhaft.", 500: "Hier ist etwas schiefgegangen."}


def fehlerseite(status: int, pfad: str) -> HTMLResponse:
    """The page for a status. The way back is relative, so it works below any base path."""
    art = 400 if status < 500 else 500
    titel = TITEL.get(status, TITEL_SONST[art])
    satz = SAETZE[art].format(start="../" * (pfad.count("/") - 1) or "./")
    return HTMLResponse(
        f"<!DOCTYPE html><html lang='de'><meta charset='utf-8'><title>{titel}</title><h1>{titel}</h1><p>{satz}</p></html>",
        status_code=status,
    )


def _ersatzstatus(start: Message) -> int | None:
    """The status to answer with instead. For paths that it does not know Streamlit sends its English page with 200."""
    status: int = start["status"]
    art = Headers(raw=start["headers"]).get("content-type", "").partition(";")[0]
    if art == "text/html":
        return max(status, 404)
    return status if status >= 400 and art in ("", "text/plain") else None


async def ohne_englisch(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Pass an answer on unless it is an English page or an error in English."""
    begonnen = ersetzt = False

    async def pruefe(nachricht: Message) -> None:
        nonlocal begonnen, ersetzt
        if nachricht["type"] == "http.response.start":
            begonnen = True
            if status := _ersatzstatus(nachricht):
                ersetzt = True
                await fehlerseite(status, scope["path"])(scope, receive, send)
        if not ersetzt:
            await send(nachricht)

    try:
        await app(scope, receive, pruefe)
    except Exception:
        if begonnen:
            raise
        logging.getLogger("asskomm").exception("Antwort auf %s", scope["path"])
        await fehlerseite(500, scope["path"])(scope, receive, send)
