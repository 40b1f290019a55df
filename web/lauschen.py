"""How does the server listen: with which bounds on slow, large and many connections?

``streamlit run dashboard.py`` serves, too, for trying things out; only what listens here is meant for readers.
"""

import asyncio
import http
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from web.grenzen import KOPF, NACHRICHT, ZEILE
from web.kopf import KOPFZEILEN

FRIST = 15.0  # seconds until the headers of a request must have come; a proxy has far shorter ones
RUHE = 75  # seconds that an idle connection stays; longer than proxies keep theirs, so that they close first
NACHLAUF = 10  # seconds at the end for answers on their way


class GeduldigesProtokoll(H11Protocol):
    """uvicorn's HTTP, which alone would wait forever for headers or for the rest of a body that nobody reads."""

    _ablauf: asyncio.TimerHandle | None = None
    _websocket = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """See asyncio.Protocol."""
        super().connection_made(transport)
        self._warte()

    def data_received(self, data: bytes) -> None:
        """See asyncio.Protocol."""
        super().data_received(data)
        if (
            self._websocket
            or self.transport.is_closing()
            or (self.cycle is not None and not self.cycle.response_complete)
        ):
            self._gekommen()
        else:
            self._warte()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """From here on the websocket's own pings watch the connection."""
        self._websocket = True
        self._gekommen()
        if any(len(name) + len(wert) + 4 > ZEILE for name, wert in event.headers):
            self.send_400_response("")
        else:
            super().handle_websocket_upgrade(event)

    def connection_lost(self, exc: Exception | None) -> None:
        """See asyncio.Protocol."""
        self._gekommen()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - its words are English
        """What is no HTTP at all gets the same headers as every other answer."""
        kopf = [(name.encode(), wert.encode()) for name, wert in KOPFZEILEN.items()]
        kopf += [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        satz = b"Diese Anfrage ist fehlerhaft."
        ereignisse = (
            h11.Response(status_code=400, headers=kopf, reason=http.HTTPStatus(400).phrase.encode()),
            h11.Data(data=satz),
            h11.EndOfMessage(),
        )
        for ereignis in ereignisse:
            if teil := self.conn.send(ereignis):
                self.transport.write(teil)
        self.transport.close()

    def _warte(self) -> None:
        if self._ablauf is None:
            self._ablauf = self.loop.call_later(FRIST, self._schliesse)

    def _gekommen(self) -> None:
        if self._ablauf is not None:
            self._ablauf.cancel()
            self._ablauf = None

    def _schliesse(self) -> None:
        self._ablauf = None
        if not self.transport.is_closing():
            self.transport.close()


def optionen(verbindungen: int, vermittler: str) -> dict[str, Any]:
    """How uvicorn is told all this. A browser opens up to six connections besides its websocket."""
    return {
        "http": GeduldigesProtokoll,
        "h11_max_incomplete_event_size": KOPF + 16 * 1024,
        "ws_max_size": NACHRICHT,
        "ws_per_message_deflate": False,
        "limit_concurrency": 4 * verbindungen + 200,
        "timeout_keep_alive": RUHE,
        "timeout_graceful_shutdown": NACHLAUF,
        "forwarded_allow_ips": vermittler,
        "server_header": False,
        "access_log": False,
        "log_config": None,
    }


def lausche(anwendung: Any, host: str, port: int, *, verbindungen: int, vermittler: str) -> None:
    """Serve until a signal ends it."""
    uvicorn.run(anwendung, host=host, port=port, **optionen(verbindungen, vermittler))
