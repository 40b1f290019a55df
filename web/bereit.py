"""Can the product answer questions now, and which is the newest Datenstand that a reader may see? Both really ask."""

import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from domain.fehler import Fehler
from domain.rolle import Leser
from web.leser import leser_von


def bereit(datenstand: Callable[[], int]) -> Route:
    """``/bereit``: 200 with the newest released Datenstand, or 503 with a sentence."""

    async def antworte(_: Request) -> JSONResponse:
        kopf = {"Cache-Control": "no-store"}
        try:
            nummer = await run_in_threadpool(datenstand)
        except Fehler as fehler:
            grund = str(fehler).split(" (")[0].rstrip(".") + "."
            return JSONResponse({"bereit": False, "grund": grund}, status_code=503, headers=kopf)
        return JSONResponse({"bereit": True, "datenstand": nummer}, headers=kopf)

    return Route("/bereit", antworte, methods=["GET", "HEAD"])


HALTBAR = 1.0  # seconds that an answer is kept: however many pages ask, the database is asked once


def stand(datenstand: Callable[[Leser], int]) -> Route:
    """``/stand``: the newest Datenstand that this reader may see, or 503 while it is not known. Open pages ask every few seconds."""
    bekannt: dict[bool, tuple[float, int | None]] = {}

    async def antworte(anfrage: Request) -> JSONResponse:
        leser = leser_von(anfrage.scope)
        if leser is None:
            return JSONResponse({"datenstand": None}, 401, {"Cache-Control": "no-store"})
        alles = leser.rolle.sieht_vorlaeufiges
        wann, nummer = bekannt.get(alles, (0.0, None))
        if time.monotonic() - wann > HALTBAR:
            bekannt[alles] = (time.monotonic(), nummer)  # whoever comes meanwhile gets the older answer
            try:
                nummer = await run_in_threadpool(datenstand, leser)
            except Fehler:
                nummer = None
            bekannt[alles] = (time.monotonic(), nummer)
        return JSONResponse({"datenstand": nummer}, 200 if nummer else 503, {"Cache-Control": "no-store"})

    return Route("/stand", antworte, methods=["GET", "HEAD"])
