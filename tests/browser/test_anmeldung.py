"""Who sees what, with a real provider, a real browser, and two processes of the dashboard?"""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from config import WURZEL
from domain.rolle import SEITEN_JE_ROLLE, Rolle
from tests.browser.conftest import ASSKOMM, fertig, freier_port, server
from web.bestand import DATEIEN, SEITEN

ANBIETER = WURZEL / "tests" / "anbieter"
GEHEIMNIS, KEKSGEHEIMNIS = "nur-fuer-die-tests-geheim", "0123456789abcdef0123456789abcdef"
KEIN_ZUGANG = "Diese Seite gehört nicht zu Ihrem Zugang"
NICHT_ANGEMELDET = "Sie sind nicht angemeldet"
FIGUREN = "h1, h2, table, canvas, [class*=st-key-kennzahl], [class*=st-key-diagramm]"
METHODEN = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
MIT_VERWEIS = "/karte?stichtag=2021-02-06&polizeidirektion=Leipzig"
NAMEN_JE_ROLLE = {"leitung": "Lea Leitung", "presse": "Paul Presse", "pflege": "Petra Pflege", "gast": "Gerd Gast"}


@dataclass(frozen=True)
class Haus:
    """Two processes of the dashboard with one database, and their provider. Readers know the first address only."""

    adresse: str
    zweite: str
    aussteller: str


@contextmanager
def anbieter(port: int, *adressen: str) -> Iterator[None]:
    """npm's certified oidc-provider on loopback."""
    assert (ANBIETER / "node_modules" / "oidc-provider").is_dir(), "es fehlt: npm ci --prefix tests/anbieter"
    knoten = shutil.which("node")
    assert knoten, "es fehlt: node (Debian: nodejs)"
    befehl = [knoten, "server.mjs", str(port), "asskomm", GEHEIMNIS, *adressen]
    with subprocess.Popen(
        befehl, cwd=ANBIETER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as prozess:  # fmt: skip
        try:
            assert prozess.stdout is not None
            assert "bereit" in prozess.stdout.readline(), "der Anbieter ist nicht gestartet"
            yield
        finally:
            prozess.terminate()
            prozess.wait(20)


def dashboard(adresse: str, aussteller: str) -> list[str]:
    """How a process of the dashboard is started that readers reach at an address."""
    umgebung = {
        "AUTH": "oidc", "ADRESSE": adresse, "OIDC_ISSUER": aussteller, "OIDC_CLIENT_ID": "asskomm",
        "OIDC_CLIENT_SECRET": GEHEIMNIS, "COOKIE_SECRET": KEKSGEHEIMNIS,
    }  # fmt: skip
    return ["env", *(f"ASSKOMM_{n}={w}" for n, w in umgebung.items()), ASSKOMM, "serve", "--port", "{port}"]


@pytest.fixture(scope="module")
def haus(datenbank: str) -> Iterator[Haus]:
    port = freier_port()
    aussteller = f"http://127.0.0.1:{port}"
    with (
        server(datenbank, dashboard("http://127.0.0.1:{port}", aussteller)) as adresse,
        server(datenbank, dashboard(adresse, aussteller)) as zweite,
        anbieter(port, adresse),
    ):
        yield Haus(adresse, zweite, aussteller)


@pytest.fixture
def leser(context: BrowserContext) -> Page:
    """A browser that nobody has used yet."""
    return context.new_page()


def melde_an(page: Page, haus: Haus, konto: str, ziel: str = "/") -> None:
    """Ask for a page, sign in where that leads, and wait for the page."""
    page.goto(haus.adresse + ziel)
    assert page.url.startswith(haus.aussteller), "ohne Anmeldung führt jede Seite zum Anbieter"
    page.fill("input[name=login]", konto)
    page.fill("input[name=password]", "beliebig")
    page.click("button[type=submit]")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{haus.adresse}/**")


def abruf(
    adresse: str, methode: str = "GET", kekse: dict[str, str] | None = None, **kopf: str
) -> tuple[int, str, dict[str, str]]:
    """Status, text and headers of one request that follows no redirect."""
    alle = kopf | ({"Cookie": "; ".join(f"{n}={w}" for n, w in kekse.items())} if kekse else {})
    anfrage = urllib.request.Request(adresse, method=methode, headers=alle)
    oeffner = urllib.request.build_opener(_KeineUmleitung)
    try:
        with oeffner.open(anfrage, timeout=20) as antwort:
            return antwort.status, antwort.read().decode("utf-8", "replace"), dict(antwort.headers)
    except urllib.error.HTTPError as fehler:
        return fehler.code, fehler.read().decode("utf-8", "replace"), dict(fehler.headers)


class _KeineUmleitung(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Every redirect is an answer here."""


def kekse(page: Page, haus: Haus) -> dict[str, str]:
    return {k["name"]: k["value"] for k in page.context.cookies(haus.adresse) if k["name"].startswith("asskomm")}


def hinweis(page: Page) -> str:
    return " ".join(page.locator("[role=alert]").all_inner_texts())


# --- who sees what ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rolle", list(Rolle))
def test_each_role_sees_its_pages_and_nothing_else(leser: Page, haus: Haus, rolle: Rolle) -> None:
    melde_an(leser, haus, rolle)
    fertig(leser)
    seitenleiste = leser.get_by_test_id("stSidebar")
    expect(seitenleiste.get_by_text(f"Angemeldet: {NAMEN_JE_ROLLE[rolle]}")).to_have_count(1)
    for pfad in SEITEN:
        leser.goto(f"{haus.adresse}/{pfad}")
        fertig(leser)
        if rolle.darf(pfad):
            expect(leser.get_by_test_id("stMain").locator("h1, h2, .hinweis").first).to_be_visible()
            assert KEIN_ZUGANG not in hinweis(leser), pfad
        else:
            expect(leser.get_by_text(KEIN_ZUGANG)).to_be_visible()
            assert leser.locator(FIGUREN).count() == 0, pfad
        assert urlsplit(leser.url).path == f"/{pfad}"
    verweise = leser.get_by_test_id("stTopNavLink").evaluate_all(
        "alle => alle.map(a => new URL(a.href).pathname.slice(1))"
    )
    assert verweise
    assert all(rolle.darf(pfad) for pfad in verweise)


def test_the_roles_of_this_test_differ() -> None:
    assert len({SEITEN_JE_ROLLE.get(rolle, frozenset(SEITEN)) for rolle in Rolle}) == len(Rolle)


@pytest.mark.parametrize("konto", ["niemand", "ohne"])
def test_who_has_no_role_sees_one_page(leser: Page, haus: Haus, konto: str) -> None:
    melde_an(leser, haus, konto, MIT_VERWEIS)
    expect(leser.get_by_role("heading", name="Kein Zugang.")).to_be_visible()
    assert kekse(leser, haus) == {}
    leser.get_by_role("link", name="Mit einem anderen Konto anmelden").click()
    expect(leser.locator("input[name=login]")).to_be_visible()


def test_of_several_roles_the_strongest_counts_and_a_name_is_only_text(leser: Page, haus: Haus) -> None:
    gerufen: list[str] = []
    leser.on("dialog", lambda dialog: (gerufen.append(dialog.message), dialog.dismiss()))
    melde_an(leser, haus, "mehrere", "/briefing")
    fertig(leser)
    assert KEIN_ZUGANG not in hinweis(leser)
    expect(leser.get_by_test_id("stSidebar").get_by_text("<img src=x onerror=alert(1)> Mehrere")).to_have_count(1)
    assert gerufen == []


# --- the way in -------------------------------------------------------------------------------------------------------


def test_the_first_request_to_a_fresh_server_by_deep_link_runs_nothing_and_is_kept_and_no_secret_is_logged(
    leser: Page, datenbank: str, tmp_path: Path
) -> None:
    port = freier_port()
    aussteller, protokoll = f"http://127.0.0.1:{port}", tmp_path / "protokoll"
    start = dashboard("http://127.0.0.1:{port}", aussteller)
    befehl = ["sh", "-c", f'exec "$@" > {protokoll} 2>&1', "sh", "env", "ASSKOMM_LOG_LEVEL=DEBUG", *start]
    codes: list[str] = []
    leser.on("request", lambda a: codes.extend(re.findall(r"[?&]code=([\w-]+)", a.url)))
    with server(datenbank, befehl) as adresse, anbieter(port, adresse):
        status, text, kopf = abruf(adresse + MIT_VERWEIS)
        assert (status, text) == (303, "")
        assert kopf["location"].startswith("/anmelden?ziel=%2Fkarte")
        frisch = Haus(adresse, adresse, aussteller)
        melde_an(leser, frisch, "gast", MIT_VERWEIS)
        fertig(leser)
        assert leser.url == adresse + MIT_VERWEIS
        expect(leser.get_by_role("heading", name="Polizeidirektion Leipzig am 6. Februar 2021")).to_be_visible()
        geheime = [*kekse(leser, frisch).values(), *codes, GEHEIMNIS, KEKSGEHEIMNIS, "eyJ", "Gerd Gast"]
    gesagt = protokoll.read_text(encoding="utf-8")
    assert "angemeldet: Rolle gast" in gesagt
    assert len(geheime) >= 6
    assert [wort for wort in geheime if wort in gesagt] == []


@pytest.mark.parametrize(
    "ziel", ["//evil.example", "/%5Cevil.example", "https:evil.example", "%2F%2Fevil.example", "/\\evil.example"]
)
def test_no_link_leads_to_another_host_after_signing_in(leser: Page, haus: Haus, ziel: str) -> None:
    melde_an(leser, haus, "gast", f"/anmelden?ziel={ziel}")
    fertig(leser)
    assert leser.url == f"{haus.adresse}/"


def test_nothing_of_a_page_is_kept_by_the_browser(leser: Page, haus: Haus) -> None:
    melde_an(leser, haus, "gast")
    for pfad in ("/", "/karte", "/stand"):
        assert abruf(haus.adresse + pfad, kekse=kekse(leser, haus))[2]["cache-control"] == "no-store"


# --- the way out ------------------------------------------------------------------------------------------------------


def test_signing_out_ends_every_tab_and_process_and_nothing_can_be_replayed(leser: Page, haus: Haus) -> None:
    rueckrufe: list[str] = []
    leser.on("request", lambda a: rueckrufe.append(a.url) if "/anmeldung/rueckruf" in a.url else None)
    vorgang: dict[str, str] = {}
    leser.on("response", lambda a: vorgang.update(kekse(leser, haus)) if "/auth?" in a.url else None)
    melde_an(leser, haus, "leitung", "/")
    fertig(leser)
    zweiter_tab = leser.context.new_page()
    zweiter_tab.goto(f"{haus.adresse}/vergleich?stichtag=2022-01-11")
    fertig(zweiter_tab)
    alle = vorgang | kekse(leser, haus)
    assert any(name.startswith("asskomm-vorgang") for name in alle)
    for adresse in (haus.adresse, haus.zweite):
        assert abruf(f"{adresse}/stand", kekse=alle)[0] == 200
        assert abruf(f"{adresse}/karte", kekse=alle)[0] == 200

    leser.get_by_role("link", name="Abmelden").click()
    leser.get_by_role("button", name="Yes, sign me out").click()
    expect(leser.get_by_role("heading", name="Sie sind abgemeldet.")).to_be_visible()
    assert kekse(leser, haus) == {}

    for adresse in (haus.adresse, haus.zweite):
        assert abruf(f"{adresse}/stand", kekse=alle)[0] == 401
        assert abruf(f"{adresse}/karte", kekse=alle)[0] == 303
        status, text, kopf = abruf(adresse + rueckrufe[0].removeprefix(haus.adresse), kekse=alle)
        assert status == 403
        assert "Die Anmeldung ist nicht gelungen." in text
        assert "asskomm-sitzung=" not in str(kopf)
        with pytest.raises(InvalidStatus) as absage, _websocket(adresse, alle):
            pass
        assert absage.value.response.status_code in (401, 403)

    zweiter_tab.get_by_role("radio", name="Tabelle").first.click()  # a fragment; it must not run any more
    expect(zweiter_tab.get_by_text(NICHT_ANGEMELDET)).to_be_visible()
    fertig(zweiter_tab)
    assert zweiter_tab.locator(FIGUREN).count() == 0
    assert zweiter_tab.url.startswith(f"{haus.adresse}/vergleich")
    leser.goto(f"{haus.adresse}/karte")
    expect(leser.locator("input[name=login]")).to_be_visible()  # the provider has forgotten the person, too


def _websocket(adresse: str, mitgebracht: dict[str, str], bisher: str = "") -> ClientConnection:
    kopf = {"Cookie": "; ".join(f"{n}={w}" for n, w in mitgebracht.items())} if mitgebracht else {}
    return connect(
        adresse.replace("http", "ws") + "/_stcore/stream",
        subprotocols=[Subprotocol(name) for name in ("streamlit", "ohne", bisher) if name],
        additional_headers=kopf,
        origin=adresse,
    )


def test_a_changed_cookie_is_nobody_s(leser: Page, haus: Haus) -> None:
    melde_an(leser, haus, "leitung")
    echt = kekse(leser, haus)["asskomm-sitzung"]
    for falsch in (echt[:-1], echt + "A", echt.swapcase(), "", echt[::-1], f"{echt}; asskomm-sitzung=x"):
        assert abruf(f"{haus.adresse}/stand", kekse={"asskomm-sitzung": falsch})[0] == 401
    leser.context.add_cookies([{"name": "asskomm-sitzung", "value": "A" + echt[1:], "url": haus.adresse}])
    leser.goto(f"{haus.adresse}/datenstand")
    assert not leser.url.startswith(f"{haus.adresse}/datenstand") or leser.context.cookies(haus.aussteller)


def test_a_session_of_streamlit_belongs_to_one_sign_in(leser: Page, haus: Haus, browser: Browser) -> None:
    """A tab reconnects by its session's number. What it was shown to somebody else must not come back to who knows that."""
    melde_an(leser, haus, "leitung")
    umfeld = browser.new_context()
    zweiter = umfeld.new_page()
    melde_an(zweiter, haus, "gast")
    eine, andere = kekse(leser, haus), kekse(zweiter, haus)
    nummer = streamlit_sitzung(haus.adresse, eine)
    assert streamlit_sitzung(haus.adresse, eine, nummer) == nummer
    assert streamlit_sitzung(haus.adresse, andere, nummer) != nummer
    umfeld.close()


def streamlit_sitzung(adresse: str, mitgebracht: dict[str, str], bisher: str = "") -> str:
    """Open a websocket as a tab does, with the number of the session that it had, and give the one that it gets."""
    with _websocket(adresse, mitgebracht, bisher) as verbindung:
        verbindung.send(BackMsg(rerun_script=ClientState()).SerializeToString())
        while True:
            nachricht = ForwardMsg.FromString(verbindung.recv(timeout=30))  # type: ignore[arg-type]
            if nachricht.WhichOneof("type") == "new_session":
                return str(nachricht.new_session.initialize.session_id)


# --- without a session ------------------------------------------------------------------------------------------------

ROUTEN = """
import json, dashboard
app = dashboard.app._build_starlette_app()
print(json.dumps(sorted({route.path for route in app.routes})))
"""
OFFEN = {*(datei.pfad for datei in DATEIEN), "/bereit", "/_stcore/health", "/favicon.png", "/manifest.json"}
WEGE = {"/anmelden", "/anmeldung/rueckruf", "/abmelden", "/abgemeldet"}
WEITERE = (
    "/unbekannt", "/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/script-health-check", "/oauth2callback",
    "/auth/login", "/auth/logout", "/app/static/x", "/media/x.pdf", "/component/x/index.html", "/_stcore/upload_file/a/b",
    "/api/v1/kennzahlen", "/api/v1/katalog", "/api/v1/openapi.json", "/.streamlit/config.toml", "/var/asskomm.sqlite", "//",
    "/%2e%2e/%2e%2e/etc/passwd", "/static/..%2f..%2fmedia", "/static/%2e%2e/index.html", "/static/index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def routen() -> list[str]:
    """Every route of the app, Streamlit's included, with something in place of its parameters."""
    fertig_ = subprocess.run(
        [sys.executable, "-c", ROUTEN], cwd=WURZEL, capture_output=True, text=True, check=True, timeout=120
    )
    pfade: list[str] = json.loads(fertig_.stdout.splitlines()[-1])
    assert len(pfade) > 15
    return [re.sub(r"\{[^}]*\}", "x", pfad) or "/" for pfad in pfade]


@pytest.fixture(scope="module")
def geheim(datenbank: str) -> list[str]:
    """Names and figures that nobody without a session may read: all Kommunen and bodies, and what the figures are today."""
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": datenbank}
    figuren = subprocess.run(
        [ASSKOMM, "figures", "--format", "json", "--ebene", "polizeidirektion"],
        env=umgebung,
        check=True,
        capture_output=True,
    )
    werte = [f">{z['wert']}<" for z in json.loads(figuren.stdout) if isinstance(z.get("wert"), int) and z["wert"] > 9]
    return [
        "Zwickau",
        "Görlitz",
        "Mittweida",
        "Delitzsch",
        "Kooperationsvereinbarung",
        "Präventionsrat",
        "Beratung",
        *werte,
    ]


def test_without_a_session_only_the_allowed_answers_and_tells_nothing(
    haus: Haus, routen: list[str], geheim: list[str]
) -> None:
    seiten = {f"/{seite}" for seite in SEITEN}
    falsche: tuple[dict[str, str], ...] = ({}, {"asskomm-sitzung": "x" * 43, "_streamlit_user": "x"})
    geantwortet: set[tuple[str, str]] = set()
    for pfad in sorted({*routen, *seiten, *OFFEN, *WEGE, *WEITERE} - {"/metriken"}):
        for methode in METHODEN:
            for mitgebracht in falsche:
                status, text, kopf = abruf(haus.adresse + pfad, methode, mitgebracht)
                art = (pfad, methode)
                if status < 300:
                    geantwortet.add(art)
                if status == 303:
                    assert pfad in seiten | WEGE, art
                    assert text == "", art
                if pfad in seiten:
                    assert status == (303 if methode in ("GET", "HEAD") else 401), art
                assert status < 500, art
                if not (pfad.startswith("/static/") or pfad in OFFEN):
                    assert not [wort for wort in geheim if wort in text], art
                assert "Traceback" not in text, art
                assert "content-security-policy" in {name.lower() for name in kopf}, art
    erlaubt = OFFEN | {"/abmelden", "/abgemeldet"}
    assert {pfad for pfad, _ in geantwortet if not pfad.startswith("/static")} <= erlaubt
    assert {methode for _, methode in geantwortet} <= {"GET", "HEAD", "OPTIONS"}
    assert {"/bereit", "/_stcore/health", "/favicon.png", "/abgemeldet"} <= {pfad for pfad, _ in geantwortet}


def test_no_websocket_opens_without_a_session(haus: Haus) -> None:
    for mitgebracht in ({}, {"asskomm-sitzung": "x" * 43}):
        with pytest.raises(InvalidStatus), _websocket(haus.adresse, mitgebracht):
            pass


def test_a_page_s_files_need_a_session(leser: Page, haus: Haus) -> None:
    melde_an(leser, haus, "presse")
    fertig(leser)
    gesehen: list[str] = []
    leser.on("request", lambda a: gesehen.append(a.url))
    with leser.expect_download() as herunter:
        leser.get_by_role("button", name="Herunterladen").first.click()
    adresse = herunter.value.url
    assert "/media/" in adresse
    assert abruf(adresse)[0] == 401
    assert abruf(adresse, kekse=kekse(leser, haus))[0] == 200


@pytest.mark.parametrize("breite", [390, 1280])
@pytest.mark.parametrize("farben", ["light", "dark"])
def test_pages_of_the_sign_in_fit_and_can_be_read(browser: Browser, haus: Haus, breite: int, farben: str) -> None:
    umfeld = browser.new_context(viewport={"width": breite, "height": 800}, color_scheme=farben)  # type: ignore[arg-type]
    seite = umfeld.new_page()
    fehler: list[str] = []
    seite.on("console", lambda m: fehler.append(m.text) if m.type == "error" and "status of 4" not in m.text else None)
    for pfad in ("/abgemeldet", "/media/x", "/anmeldung/rueckruf?state=x&code=y"):
        seite.goto(haus.adresse + pfad)
        expect(seite.get_by_role("heading")).to_have_count(1)
        assert seite.evaluate("document.documentElement.scrollWidth <= innerWidth")
        hell = seite.evaluate("getComputedStyle(document.body).backgroundColor")
        assert hell == ("rgb(255, 255, 255)" if farben == "light" else "rgb(18, 24, 21)")
        expect(seite.get_by_role("link")).to_have_count(1)
    assert fehler == []
    umfeld.close()
