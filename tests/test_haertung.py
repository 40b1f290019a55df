"""Does a started server refuse what is foreign, too large, too slow or too much, and does every answer carry its headers?"""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets import Origin, Subprotocol
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.dienst import Antwort, Dienst, dienst, lege_an, warte
from web.bestand import GEOMETRIE
from web.grenzen import ADRESSE, KOERPER, KOPF, NACHRICHT, ZEILE
from web.kopf import CSP, KOPFZEILEN
from web.lauschen import FRIST

NAME = "lagebild.example"


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("haertung")


@pytest.fixture(scope="module")
def datenbank(ordner: Path) -> str:
    return lege_an(ordner)


@pytest.fixture(scope="module")
def server(ordner: Path, datenbank: str) -> Iterator[Dienst]:
    """As it starts without any setting."""
    with dienst(ordner, datenbank) as laufend:
        yield laufend


@pytest.fixture(scope="module")
def hinter_tls(ordner: Path, datenbank: str) -> Iterator[Dienst]:
    """As it runs behind a proxy that ends https, for two readers at most."""
    einstellungen = {"adresse": f"https://{NAME}", "hosts": f"{NAME},127.0.0.1", "verbindungen": "2"}
    with dienst(ordner, datenbank, **einstellungen) as laufend:
        yield laufend


def lies_bis_zum_ende(ws: ClientConnection) -> bytes:
    """Everything until the server closes."""
    gesehen = b""
    try:
        while True:
            teil = ws.recv(timeout=20)
            gesehen += teil if isinstance(teil, bytes) else teil.encode()
    except ConnectionClosed:
        return gesehen


def leitung(server: Dienst, **mehr: object) -> ClientConnection:
    ziel = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    mehr = {"origin": Origin(server.adresse)} | mehr
    return connect(ziel, subprotocols=[Subprotocol("streamlit")], proxy=None, **mehr)  # type: ignore[arg-type]


# --- headers ----------------------------------------------------------------------------------------------------------

ANTWORTEN = [
    ("/", 200), ("/methodik", 200), ("/bereit", 200), ("/stand", 200), (GEOMETRIE.pfad, 200), ("/_stcore/health", 200),
    ("/_stcore/host-config", 200), ("/gibtesnicht", 404), ("/_stcore/metrics", 404), ("/_stcore/agent/openapi.json", 404),
    ("/static/js/gibtesnicht.js", 404), ("/media/weg.csv", 404), ("/static/%2e%2e/x", 400), ("/" + "x" * ADRESSE, 414),
]  # fmt: skip


def pruefe_kopf(antwort: Antwort) -> None:
    assert {name: antwort.kopf.get(name.lower()) for name in KOPFZEILEN} == KOPFZEILEN
    assert "server" not in antwort.kopf


@pytest.mark.parametrize(("pfad", "status"), ANTWORTEN)
@pytest.mark.parametrize("methode", ["GET", "HEAD"])
def test_every_answer_has_the_headers(server: Dienst, methode: str, pfad: str, status: int) -> None:
    antwort = server.hole(pfad, methode)
    assert antwort.status == status
    pruefe_kopf(antwort)
    assert "strict-transport-security" not in antwort.kopf


@pytest.mark.parametrize("methode", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "UNSINN"])
@pytest.mark.parametrize("pfad", ["/", "/methodik", "/bereit", "/stand", "/gibtesnicht", GEOMETRIE.pfad, "/media/x"])
def test_other_methods_change_nothing_and_have_the_headers(server: Dienst, methode: str, pfad: str) -> None:
    antwort = server.hole(pfad, methode)
    assert antwort.status in (404, 405)
    pruefe_kopf(antwort)
    assert "access-control-allow-origin" not in antwort.kopf


def test_not_modified_and_redirects_have_the_headers(server: Dienst) -> None:
    erste = server.hole(GEOMETRIE.pfad)
    noch_gut = server.hole(GEOMETRIE.pfad, If_None_Match=erste.kopf["etag"])
    assert (noch_gut.status, noch_gut.inhalt) == (304, b"")
    pruefe_kopf(noch_gut)
    for pfad in ("/bereit/", "//boese.example", "/static/", "/static/js"):
        umleitung = server.hole(pfad)
        pruefe_kopf(umleitung)
        assert "boese.example" not in umleitung.kopf.get("location", "")


def test_what_is_no_http_has_the_headers_too(server: Dienst) -> None:
    for unsinn in (b"unsinn\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nX\r\n\r\n", b"\x16\x03\x01\x00"):
        antwort = server.roh(unsinn)
        assert antwort.startswith(b"HTTP/1.1 400")
        assert CSP.encode() in antwort
        assert b"Traceback" not in antwort


def test_behind_tls_every_answer_says_that_only_tls_is_right(hinter_tls: Dienst) -> None:
    for pfad, _ in ANTWORTEN:
        antwort = hinter_tls.hole(pfad, Host=NAME)
        assert antwort.kopf["strict-transport-security"] == "max-age=63072000"


# --- where it comes from ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["boese.example", "", "127.0.0.1.boese.example", "[", "127.0.0.1@boese.example", "a b"]
)
@pytest.mark.parametrize("pfad", ["/", "/bereit", "/_stcore/health", GEOMETRIE.pfad, "/metriken"])
def test_a_foreign_name_gets_nothing(server: Dienst, pfad: str, host: str) -> None:
    antwort = server.hole(pfad, Host=host)
    assert antwort.status == 400
    assert len(antwort.inhalt) < 200
    pruefe_kopf(antwort)


def test_two_names_are_none(server: Dienst) -> None:
    antwort = server.roh(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nHost: boese.example\r\n\r\n".encode())
    assert antwort.startswith(b"HTTP/1.1 400")


FREMDE = [
    "http://boese.example",
    "null",
    "http://127.0.0.1:1",
    "https://[",
    "http://127.0.0.1.boese.example",
    "file://",
]


@pytest.mark.parametrize("herkunft", FREMDE)
def test_a_websocket_of_foreign_origin_is_refused_at_once_and_without_asking_anybody(
    server: Dienst, herkunft: str
) -> None:
    beginn = time.monotonic()
    with pytest.raises(InvalidStatus) as fehler:
        leitung(server, origin=Origin(herkunft))
    assert fehler.value.response.status_code == 403
    assert fehler.value.response.headers["Content-Security-Policy"] == CSP
    assert time.monotonic() - beginn < 2, "Streamlit would have asked outside and frozen for two seconds"


@pytest.mark.parametrize("herkunft", FREMDE)
@pytest.mark.parametrize("methode", ["POST", "PUT", "DELETE", "PATCH"])
def test_what_changes_something_is_refused_from_a_foreign_origin(server: Dienst, methode: str, herkunft: str) -> None:
    antwort = server.hole("/stand", methode, b"{}", Origin=herkunft)
    assert antwort.status == 403
    assert "anderen Seite" in antwort.text
    assert server.hole("/stand", methode, b"{}", Origin=server.adresse).status == 405


def test_behind_tls_a_page_by_http_is_foreign(hinter_tls: Dienst) -> None:
    for herkunft, erlaubt in ((f"http://{NAME}", False), (f"https://{NAME}", True), (f"https://{NAME}:444", False)):
        status = hinter_tls.hole("/stand", "POST", Host=NAME, Origin=herkunft).status
        assert (status == 405) is erlaubt


# --- what is closed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("methode", ["GET", "PUT", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "pfad",
    ["/_stcore/upload_file/sitzung/datei", "/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/run",
     "/_stcore/script-health-check", "/_stcore/bidi-components/x/y.js", "/app/static/x", "/_stcore/allowed-message-origins"],
)  # fmt: skip
def test_what_no_page_needs_is_closed(server: Dienst, methode: str, pfad: str) -> None:
    assert server.hole(pfad, methode, b"x").status == 404


def test_streamlit_is_told_the_same(server: Dienst) -> None:
    """The second lock, should a middleware ever be missing."""
    from streamlit import config

    assert server.hole("/bereit").status == 200
    for name, soll in {
        "client.showErrorDetails": "none", "browser.gatherUsageStats": False, "server.enableXsrfProtection": True,
        "server.enableCORS": True, "server.enableStaticServing": False, "server.maxUploadSize": 1, "server.enableAgentApi": False,
        "server.maxWidgetStateSize": 2, "client.toolbarMode": "minimal", "client.showErrorLinks": False, "runner.magicEnabled": False,
    }.items():  # fmt: skip
        assert config.get_option(name) == soll, name


# --- how much ---------------------------------------------------------------------------------------------------------


def test_bodies_are_bounded_whether_their_length_is_told_or_not(server: Dienst) -> None:
    assert server.hole("/stand", "POST", b"x" * (KOERPER + 1)).status == 413
    assert server.hole("/stand", "POST", b"x" * 10).status == 405
    kopf = f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n"
    kopf += "Transfer-Encoding: chunked\r\n\r\n"
    stueck = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
    antwort = server.roh(kopf.encode() + 3 * stueck + b"0\r\n\r\n")
    assert antwort.startswith((b"HTTP/1.1 404", b"HTTP/1.1 413"))


def test_addresses_and_headers_are_bounded(server: Dienst) -> None:
    assert server.hole("/?stichtag=" + "1" * ADRESSE).status == 414
    assert server.hole("/?stichtag=" + "1" * (ADRESSE - 100)).status == 200
    assert server.hole("/", Cookie="a=" + "b" * ZEILE).status == 431
    assert server.hole("/", Cookie="a=" + "b" * (ZEILE - 100)).status == 200
    assert server.hole("/", **{f"X_{nummer}": "y" * (ZEILE - 100) for nummer in range(KOPF // ZEILE + 1)}).status == 431
    with pytest.raises(InvalidStatus) as fehler:
        leitung(server, additional_headers={"Cookie": "a=" + "b" * ZEILE})
    assert fehler.value.response.status_code in (400, 431)
    endlos = server.roh(b"GET / HTTP/1.1\r\nX: " + b"y" * 200_000, frist=FRIST / 2)
    assert endlos.startswith(b"HTTP/1.1 400") or not endlos, "it is closed at once, be it before the sentence was read"


def test_a_message_that_is_too_large_ends_its_websocket_only(server: Dienst) -> None:
    with leitung(server, max_size=None) as ws:
        ws.send(b"\x0a" + b"x" * (NACHRICHT + 1))
        lies_bis_zum_ende(ws)
        assert ws.close_code == 1009
    assert server.hole("/bereit").status == 200


def test_unreadable_messages_end_their_websocket_without_telling_anything(server: Dienst) -> None:
    for unsinn in (b"\xff\xff\xff", "Text", b"\x0a\xff"):
        with leitung(server) as ws:
            ws.send(unsinn)
            gesehen = lies_bis_zum_ende(ws)
        assert b"Traceback" not in gesehen
        assert b"site-packages" not in gesehen
    assert server.hole("/bereit").status == 200


def test_who_comes_when_all_places_are_taken_is_told_and_comes_in_later(hinter_tls: Dienst) -> None:
    herkunft = {"origin": Origin(f"https://127.0.0.1:{hinter_tls.port}")}
    with leitung(hinter_tls, **herkunft), leitung(hinter_tls, **herkunft):
        with pytest.raises(InvalidStatus) as fehler:
            leitung(hinter_tls, **herkunft)
        assert fehler.value.response.status_code == 503
        seite = hinter_tls.hole("/karte")
        assert (seite.status, seite.kopf["retry-after"]) == (503, "60")
        assert "Abhilfe: in einer Minute noch einmal versuchen." in seite.text
        pruefe_kopf(seite)
        assert hinter_tls.hole("/bereit").status == 200, "a full server is not an ill one"
    warte(lambda: hinter_tls.hole("/karte").status == 200)
    with leitung(hinter_tls, **herkunft):
        pass


# --- slowness ---------------------------------------------------------------------------------------------------------


def test_who_sends_slowly_is_let_go_and_hinders_nobody(server: Dienst) -> None:
    """Three ways to hold a connection: nothing at all, headers that never end, a body that nobody waits for."""
    anfang = f"Host: 127.0.0.1:{server.port}\r\n".encode()
    beginne = (
        b"", b"GET / HTTP/1.1\r\n" + anfang, b"POST /stand HTTP/1.1\r\n" + anfang + b"Content-Length: 60000\r\n\r\n",
        b"GET /bereit HTTP/1.1\r\n" + anfang + b"\r\nGET / HT",
    )  # fmt: skip
    dauern: list[float] = []

    def troepfle(beginn: bytes) -> None:
        seit = time.monotonic()
        with socket.create_connection(("127.0.0.1", server.port), timeout=1) as s:
            s.sendall(beginn)
            while time.monotonic() - seit < 4 * FRIST:
                try:
                    if not s.recv(65536):
                        break
                except TimeoutError:
                    try:
                        s.sendall(b"x" if beginn else b"")
                    except OSError:
                        break
                except OSError:
                    break
        dauern.append(time.monotonic() - seit)

    faeden = [threading.Thread(target=troepfle, args=(beginn,)) for beginn in beginne]
    for faden in faeden:
        faden.start()
    assert server.hole("/bereit").status == 200
    for faden in faeden:
        faden.join()
    assert len(dauern) == len(beginne)
    assert max(dauern) < 2 * FRIST + 5
