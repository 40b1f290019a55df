"""Does an English page or error of Streamlit become a German one, and does everything else pass unchanged?"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.fehlerseite import fehlerseite, ohne_englisch


def antwort(app: ASGIApp, pfad: str = "/media/weg.csv") -> tuple[int, str]:
    """Status and body that arrive."""
    gesendet: list[Message] = []

    async def sende(nachricht: Message) -> None:
        gesendet.append(nachricht)

    async def empfange() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "asgi": {"spec_version": "2.4"}, "method": "GET", "path": pfad, "headers": []}
    with ThreadPoolExecutor(1) as faden:  # a thread of its own: Playwright's loop may run in this one
        faden.submit(asyncio.run, ohne_englisch(app, scope, empfange, sende)).result()
    assert [n["type"] for n in gesendet].count("http.response.start") == 1
    return gesendet[0]["status"], b"".join(n.get("body", b"") for n in gesendet[1:]).decode()


@pytest.mark.parametrize(
    ("englisch", "status", "satz"),
    [
        (Response("<html lang='en'>", media_type="text/html"), 404, "Diese Seite gibt es nicht."),
        (PlainTextResponse("File not found", 404), 404, "Diese Seite gibt es nicht."),
        (PlainTextResponse("Method Not Allowed", 405), 405, "So lässt sich diese Adresse nicht aufrufen."),
        (Response("Bad Request", 400), 400, "Diese Anfrage ist fehlerhaft."),
        (PlainTextResponse("Internal Server Error", 500), 500, "Hier ist etwas schiefgegangen."),
    ],
)
def test_english_becomes_german(englisch: Response, status: int, satz: str) -> None:
    ist, text = antwort(englisch)
    assert ist == status
    assert satz in text
    assert "<html lang='de'>" in text
    assert englisch.body.decode() not in text


@pytest.mark.parametrize(
    ("durch", "text"),
    [
        (PlainTextResponse("ok"), "ok"),
        (JSONResponse({"bereit": False}, 503), '{"bereit":false}'),
        (StreamingResponse(iter([b"a;b\n", b"1;2\n"]), media_type="text/csv"), "a;b\n1;2\n"),
        (Response(status_code=304), ""),
    ],
)
def test_everything_else_passes(durch: Response, text: str) -> None:
    assert antwort(durch) == (durch.status_code, text)


def test_a_crash_is_told_in_german_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def kaputt(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError("secret")

    status, text = antwort(kaputt)
    assert status == 500
    assert "Hier ist etwas schiefgegangen." in text
    assert "secret" not in text
    assert "secret" in caplog.text


def test_a_crash_in_the_middle_of_an_answer_is_not_hidden() -> None:
    async def kaputt(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/csv")]})
        raise ValueError("broken off")

    with pytest.raises(ValueError, match="broken off"):
        antwort(kaputt)


@pytest.mark.parametrize(("pfad", "start"), [("/x", "./"), ("/api/x", "../"), ("/static/js/x.js", "../../")])
def test_the_way_back_leads_to_the_start_page(pfad: str, start: str) -> None:
    assert f"<a href='{start}'>Überblick</a>" in bytes(fehlerseite(404, pfad).body).decode()
