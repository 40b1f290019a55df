"""What does a reader see where there is no page? A German sentence instead of what Streamlit or a route would answer."""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from protokollierung import vorgang

TITEL = {
    403: "Das ist nicht erlaubt.",
    404: "Diese Seite gibt es nicht.",
    405: "So lässt sich diese Adresse nicht aufrufen.",
    413: "Das ist zu groß.",
    414: "Diese Adresse ist zu lang.",
    429: "Das war etwas oft.",
    431: "Diese Anfrage ist zu groß.",
    503: "Das Dashboard ist ausgelastet.",
}
SAETZE = {
    400: "Bitte die Adresse prüfen oder zum <a href='{start}'>Überblick</a> gehen.",
    500: "Bitte versuchen Sie es noch einmal.",
}
TITEL_SONST = {400: "Diese Anfrage ist fehlerhaft.", 500: "Hier ist etwas schiefgegangen."}
# Streamlit's style is not loaded here; both colour schemes, readable from 320 px on.
STIL = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1.5rem;"
    "background:light-dark(#fff,#121815);color:light-dark(#1b2420,#e8eeea)}h1{font-size:1.6rem;line-height:1.25}"
    "a{color:light-dark(#12436d,#8fc1ea)}"
)


def fehlerseite(status: int, pfad: str, *, satz: str = "", kopf: Mapping[str, str] | None = None) -> HTMLResponse:
    """The page for a status; ``satz`` in place of the usual one. The way back is relative, so it works below any base path."""
    art = 400 if status < 500 else 500
    titel = TITEL.get(status, TITEL_SONST[art])
    satz = satz or SAETZE[art].format(start="../" * (pfad.count("/") - 1) or "./")
    return HTMLResponse(
        "<!DOCTYPE html><html lang='de'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<title>{titel}</title><style>{STIL}</style><main><h1>{titel}</h1><p>{satz}</p></main></html>",
        status_code=status,
        headers=dict(kopf or {}),
    )


def unerwartet(fehler: Exception, pfad: str) -> HTMLResponse:
    """The page after an error that nobody expected; the log has its story under the number that the page names."""
    nummer = vorgang(fehler, f"bei der Antwort auf {pfad}")
    return fehlerseite(500, pfad, satz=f"{SAETZE[500]} Vorgangsnummer: {nummer}")


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
    except Exception as fehler:
        if begonnen:
            raise
        await unerwartet(fehler, scope["path"])(scope, receive, send)
