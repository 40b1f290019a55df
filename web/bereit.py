"""Can the product answer questions now, and which is the newest Datenstand? Unlike Streamlit's own health route it asks."""

import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from domain.fehler import Fehler


def bereit(datenstand: Callable[[], int]) -> Route:
    """``/bereit``: 200 with the newest Datenstand, or 503 with a sentence."""

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


def stand(datenstand: Callable[[], int]) -> Route:
    """``/stand``: the number of the newest Datenstand, or 503 while it is not known. Open pages ask it every few seconds."""
    nummer: int | None = None
    wann = 0.0

    async def antworte(_: Request) -> JSONResponse:
        nonlocal nummer, wann
        if time.monotonic() - wann > HALTBAR:
            wann = time.monotonic()  # whoever comes meanwhile gets the older answer
            try:
                nummer = await run_in_threadpool(datenstand)
            except Fehler:
                nummer = None
        return JSONResponse({"datenstand": nummer}, 200 if nummer else 503, {"Cache-Control": "no-store"})

    return Route("/stand", antworte, methods=["GET", "HEAD"])
