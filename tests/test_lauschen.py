"""Does a websocket stay open however long nobody says anything, while a connection without a request is let go?"""

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from websockets.sync.client import connect

from tests.browser.conftest import freier_port
from web import lauschen


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """The smallest application with a websocket."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        while (nachricht := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "text": nachricht["text"]})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(lauschen, "FRIST", 0.2)
    nummer = freier_port()
    server = uvicorn.Server(
        uvicorn.Config(echo, host="127.0.0.1", port=nummer, **lauschen.optionen(10, "127.0.0.1"), lifespan="off")
    )
    faden = threading.Thread(target=server.run)
    faden.start()
    ende = time.monotonic() + 20
    while not server.started and time.monotonic() < ende:
        faden.join(0.05)
    yield nummer
    server.should_exit = True
    faden.join(20)


def test_a_silent_websocket_stays_and_a_silent_request_goes(port: int) -> None:
    with connect(f"ws://127.0.0.1:{port}/") as leitung, socket.create_connection(("127.0.0.1", port), 20) as stumm:
        stumm.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        assert stumm.recv(1) == b""  # its time is over, and so would be the websocket's
        leitung.send("noch da")
        assert leitung.recv(timeout=20) == "noch da"
