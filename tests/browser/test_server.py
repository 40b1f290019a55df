"""Which headers, which files and which refusals does the real server answer with?"""

import gzip
import http.client
from urllib.parse import urlsplit

import pytest
from websockets import Origin, Subprotocol
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from web.bestand import GEOMETRIE, STIL


def hole(adresse: str, pfad: str, **kopf: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (lower case) and body."""
    verbindung = http.client.HTTPConnection(urlsplit(adresse).netloc, timeout=20)
    verbindung.request("GET", pfad, headers={name.replace("_", "-"): wert for name, wert in kopf.items()})
    antwort = verbindung.getresponse()
    inhalt = antwort.read()
    verbindung.close()
    return antwort.status, {name.lower(): wert for name, wert in antwort.getheaders()}, inhalt


@pytest.mark.parametrize("kodierung", ["", "gzip", "br, gzip", "deflate"])
@pytest.mark.parametrize("pfad", ["/", "/methodik", "/methodik?stichtag=2021-02-06"])
def test_seiten_sind_deutsch_und_geschuetzt(adresse: str, pfad: str, kodierung: str) -> None:
    status, kopf, inhalt = hole(adresse, pfad, Accept_Encoding=kodierung)
    assert status == 200
    text = inhalt.decode()
    assert '<html lang="de">' in text
    assert "<title>ASSKomm · Lagebild</title>" in text
    assert STIL.adresse in text
    assert "<script>" not in text
    assert "You need to enable JavaScript" not in text
    assert "script-src 'self';" in kopf["content-security-policy"]
    assert kopf["x-content-type-options"] == "nosniff"
    assert kopf["x-frame-options"] == "DENY"
    assert int(kopf["content-length"]) == len(inhalt)


@pytest.mark.parametrize(
    "pfad",
    ["/api", "/api/x", "/health", "/healthz", "/bereit/x", "/gibtesnicht", "/_stcore/metrics", "/_stcore/agent/openapi.json",
     "/_stcore/unsinn", "/geometrie/sachsen.000000000000.json", "/static/index.html",
     "/Methodik", "/pages/ueberblick.py", "/..%2fconfig.py"],
)  # fmt: skip
def test_unbekannte_pfade_sind_404(adresse: str, pfad: str) -> None:
    status, kopf, _ = hole(adresse, pfad)
    assert status == 404
    assert "content-security-policy" in kopf


@pytest.mark.parametrize(
    ("annahme", "kodierung"), [("br, gzip", "br"), ("gzip", "gzip"), ("", None), ("br;q=0, gzip", "gzip")]
)
def test_geometrie_ist_unveraenderlich_und_gepackt(adresse: str, annahme: str, kodierung: str | None) -> None:
    pfad = GEOMETRIE.adresse.removeprefix(".")
    status, kopf, inhalt = hole(adresse, pfad, Accept_Encoding=annahme)
    assert status == 200
    assert kopf.get("content-encoding") == kodierung
    assert kopf["cache-control"] == "public, max-age=31536000, immutable"
    assert "Accept-Encoding" in kopf["vary"]
    if kodierung == "gzip":
        inhalt = gzip.decompress(inhalt)
    assert inhalt == GEOMETRIE.inhalte["br" if kodierung == "br" else "identity"]
    assert hole(adresse, pfad, Accept_Encoding=annahme, If_None_Match=kopf["etag"])[0] == 304


def test_bereit_fragt_die_datenbank(adresse: str) -> None:
    status, kopf, inhalt = hole(adresse, "/bereit")
    assert (status, inhalt) == (200, b'{"bereit":true,"datenstand":3}')
    assert kopf["cache-control"] == "no-store"


@pytest.mark.parametrize("herkunft", ["http://boese.example", "null", "http://127.0.0.1:1"])
def test_fremde_herkunft_bekommt_keinen_websocket(adresse: str, herkunft: str) -> None:
    ziel = adresse.replace("http", "ws") + "/_stcore/stream"
    with pytest.raises(InvalidStatus) as fehler:
        connect(ziel, origin=Origin(herkunft), subprotocols=[Subprotocol("streamlit")])
    assert fehler.value.response.status_code == 403


@pytest.mark.parametrize("host", ["boese.example", "boese.example:8501", "", "127.0.0.1.boese.example"])
def test_fremder_rechnername_bekommt_nichts(adresse: str, host: str) -> None:
    status, _, inhalt = hole(adresse, "/", Host=host)
    assert (status, inhalt) == (400, b"Unbekannter Rechnername.")


def test_head_sagt_was_get_gaebe(adresse: str) -> None:
    laenge = hole(adresse, "/")[1]["content-length"]
    verbindung = http.client.HTTPConnection(urlsplit(adresse).netloc, timeout=20)
    verbindung.request("HEAD", "/")
    antwort = verbindung.getresponse()
    assert (antwort.status, antwort.getheader("content-length"), antwort.read()) == (200, laenge, b"")
    verbindung.close()
