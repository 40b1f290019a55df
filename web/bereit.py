"""Can the product answer questions now? Asks the database, unlike Streamlit's own health route."""

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
