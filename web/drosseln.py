"""How often may one reader call routes that cost something? Whoever asks too often gets 429 and when to come back."""

import time
from collections.abc import Callable, Mapping

from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.drossel import SCHNITTSTELLE, Drossel, Grenze, satz
from domain.rolle import OERTLICH
from web.fehlerseite import fehlerseite
from web.leser import leser_von

GRENZEN: Mapping[str, Grenze] = {"/api/": SCHNITTSTELLE}


class Routendrossel:
    """One bucket for each beginning of a path and each reader, or sender where nobody has signed in."""

    def __init__(
        self, app: ASGIApp, *, uhr: Callable[[], float] = time.monotonic, grenzen: Mapping[str, Grenze] = GRENZEN
    ) -> None:
        self.app = app
        self.drosseln = {beginn: Drossel(grenze, uhr) for beginn, grenze in grenzen.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        drossel = next((d for beginn, d in self.drosseln.items() if scope.get("path", "").startswith(beginn)), None)
        if scope["type"] == "http" and drossel is not None and (warten := drossel.nimm(_wer(scope))):
            await _zu_oft(scope["path"], drossel.grenze, warten)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _wer(scope: Scope) -> str:
    leser = leser_von(scope)
    if leser is None or leser is OERTLICH:
        absender = scope.get("client")
        return f"von {absender[0]}" if absender else "von unbekannt"
    return f"leser {leser.kennung}"


def _zu_oft(pfad: str, grenze: Grenze, warten: int) -> Response:
    kopf = {"Retry-After": str(warten), "Cache-Control": "no-store"}
    if pfad.startswith("/api/"):
        problem = {"type": "about:blank", "title": "Zu viele Abrufe", "status": 429, "detail": satz(grenze, warten)}
        return JSONResponse(problem, 429, kopf, media_type="application/problem+json")
    return fehlerseite(429, pfad, satz=satz(grenze, warten), kopf=kopf)
