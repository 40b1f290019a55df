"""Do Streamlit's scripts go out compressed and whole, to those who take it, and does nothing else change?"""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from web.gepackt import Gepackt, gepackt, packe_die_ersten

SKRIPT = "export const zahl = 126;\n" * 400


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    static = tmp_path / "static"
    for name, inhalt in (
        ("js/index.AbC.js", SKRIPT), ("css/index.X1.css", "a{}"), ("media/schrift.woff2", "wOF2"), ("js/leer.js", ""),
    ):  # fmt: skip
        (static / name).parent.mkdir(parents=True, exist_ok=True)
        (static / name).write_text(inhalt)
    (tmp_path / "index.html").write_text(
        '<script src="./static/js/index.AbC.js"></script><link href="./static/css/index.X1.css">'
        '<link href="./static/media/schrift.woff2">'
    )
    (tmp_path.parent / "geheim.js").write_text("geheim")
    return tmp_path


@pytest.fixture
def kunde(ordner: Path) -> Iterator[TestClient]:
    async def sonst(_anfrage: object) -> PlainTextResponse:
        return PlainTextResponse("von Streamlit")

    routen = [Mount("/static", StaticFiles(directory=ordner / "static")), Route("/{pfad:path}", sonst)]
    app = Starlette(routes=routen, middleware=[Middleware(Gepackt, ordner=ordner)])
    gepackt.cache_clear()
    with TestClient(app) as kunde:
        yield kunde


@pytest.mark.parametrize("annahme", ["gzip", "br, gzip", "deflate, gzip;q=0.5", "GZIP; q=0.05"])
def test_a_script_comes_compressed_and_whole(kunde: TestClient, annahme: str) -> None:
    antwort = kunde.get("/static/js/index.AbC.js", headers={"Accept-Encoding": annahme})
    assert (antwort.status_code, antwort.text) == (200, SKRIPT)
    assert antwort.headers["content-encoding"] == "gzip"
    assert int(antwort.headers["content-length"]) < len(SKRIPT) / 20
    assert antwort.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in antwort.headers["cache-control"]
    assert antwort.headers["vary"] == "Accept-Encoding"
    assert kunde.get("/static/css/index.X1.css").text == "a{}"
    assert kunde.get("/static/js/leer.js").text == ""


@pytest.mark.parametrize("annahme", ["identity", "br", "gzip;q=0", "gzip; q=0.000, br", ""])
def test_who_takes_no_gzip_gets_the_file_as_it_is(kunde: TestClient, annahme: str) -> None:
    antwort = kunde.get("/static/js/index.AbC.js", headers={"Accept-Encoding": annahme})
    assert "content-encoding" not in antwort.headers
    assert antwort.text == SKRIPT


def test_what_the_browser_has_is_not_sent_again(kunde: TestClient) -> None:
    erste = kunde.get("/static/js/index.AbC.js")
    zweite = kunde.get("/static/js/index.AbC.js", headers={"If-None-Match": erste.headers["etag"]})
    assert (zweite.status_code, zweite.content) == (304, b"")
    for bekannt in (f"W/{erste.headers['etag']}", f'"x", {erste.headers["etag"]}', "*"):
        assert kunde.get("/static/js/index.AbC.js", headers={"If-None-Match": bekannt}).status_code == 304
    assert kunde.get("/static/js/index.AbC.js", headers={"If-None-Match": '"anders"'}).status_code == 200


def test_head_says_what_get_would_send(kunde: TestClient) -> None:
    kopf, ganz = (kunde.request(art, "/static/js/index.AbC.js") for art in ("HEAD", "GET"))
    assert (kopf.status_code, kopf.content) == (200, b"")
    assert kopf.headers["content-length"] == ganz.headers["content-length"]
    assert kopf.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("art", "pfad", "text"),
    [
        ("GET", "/static/media/schrift.woff2", "wOF2"),
        ("GET", "/index.html", "von Streamlit"),
        ("GET", "/static/../../geheim.js", "von Streamlit"),
        ("GET", "/static/js/..%2f..%2f..%2fgeheim.js", "Not Found"),
        ("GET", "/static/js/gibtesnicht.js", "Not Found"),
        ("POST", "/static/js/index.AbC.js", "Method Not Allowed"),
    ],
)
def test_everything_else_is_answered_behind(kunde: TestClient, art: str, pfad: str, text: str) -> None:
    antwort = kunde.request(art, pfad, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in antwort.headers
    assert text in antwort.text


def test_what_the_page_names_is_compressed_before_it_is_asked_for(
    ordner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gepackt.cache_clear()
    packe_die_ersten(ordner)
    gelesen: list[Path] = []
    monkeypatch.setattr(Path, "read_bytes", lambda datei: gelesen.append(datei) or b"")
    assert gzip.decompress(gepackt(ordner / "static/js/index.AbC.js")).decode() == SKRIPT
    assert gelesen == []
