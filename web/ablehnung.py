"""How is a caller refused, whether a page or a websocket is asked for? With the same answer, its headers included."""

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

_VORSATZ = "websocket."


async def lehne_ab(antwort: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Send the answer; a websocket is refused by it before it opens, or closed where the server knows no other way."""
    if scope["type"] == "http":
        await antwort(scope, receive, send)
    elif "websocket.http.response" in scope.get("extensions", {}):

        async def als_absage(nachricht: Message) -> None:
            await send({**nachricht, "type": f"{_VORSATZ}{nachricht['type'].removeprefix(_VORSATZ)}"})

        await antwort({**scope, "type": "http", "method": "GET"}, receive, als_absage)
    else:
        await send({"type": "websocket.close", "code": 1008, "reason": "abgelehnt"})
