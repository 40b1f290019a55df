"""How often does the dashboard ask the database or make a Baustein anew? Starts it with counters, told at ``/zaehler``.

The server is the one of ``asskomm serve``. Run as ``python -m benchmarks.zaehler PORT``.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Engine, event
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from benchmarks.server import WURZEL, hole
from data_access.engine import Abfrage, Read, direkt

PFAD = "/zaehler"


@dataclass
class Zaehler:
    """Since the server's start: statements, those of them whose answer may never be kept, and Bausteine not found kept."""

    anweisungen: int = 0
    frische: int = 0
    gemacht: int = 0

    @property
    def gemerkte(self) -> int:
        """Statements whose answers are kept, so that the same question does not reach the database again."""
        return self.anweisungen - self.frische

    def seit(self, vorher: "Zaehler") -> "Zaehler":
        return Zaehler(
            self.anweisungen - vorher.anweisungen, self.frische - vorher.frische, self.gemacht - vorher.gemacht
        )


def frage(port: int) -> Zaehler:
    return Zaehler(**json.loads(hole(port, PFAD).inhalt))


def diene(port: int) -> None:
    import uvicorn

    from ui import gemerkt, lesen

    stand = Zaehler()

    def zaehlend(maschine: Engine) -> Read:
        lies = direkt(maschine)

        def read(abfrage: Abfrage) -> pd.DataFrame:
            stand.frische += abfrage.frisch
            return lies(abfrage)

        return read

    @event.listens_for(Engine, "before_cursor_execute")
    def zaehle(*_: Any) -> None:
        stand.anweisungen += 1

    vars(lesen)["direkt"] = zaehlend
    os.chdir(WURZEL)  # the same .streamlit/config.toml
    from dashboard import app

    async def anwendung(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != PFAD:
            await app(scope, receive, send)
            return
        speicher = [wert for wert in vars(gemerkt).values() if hasattr(wert, "cache_info")]
        stand.gemacht = sum(wert.cache_info().misses for wert in speicher)
        await JSONResponse(asdict(stand))(scope, receive, send)

    uvicorn.run(anwendung, host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    diene(int(sys.argv[1]))
