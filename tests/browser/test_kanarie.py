"""Does an embargoed figure reach anybody without leave before its time, by any way, and everybody within seconds after it?"""

import io
import os
import shlex
import struct
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Response, WebSocket, expect
from pypdf import PdfReader

from data_access.engine import engine
from data_access.freigabe import gib_frei
from domain.rolle import SEITEN_JE_ROLLE, Rolle
from tests.browser.conftest import ASSKOMM, fertig, freier_port, kachel, server
from tests.browser.test_anmeldung import anbieter, dashboard, melde_an
from tests.lieferbau import baue
from web.bestand import SEITEN

KANARIE, ORT = 48_151_623, "Kanarienhausen"
SPUREN = (
    ORT.encode(), str(KANARIE).encode(), b"48.151.623", "48\u202f151\u202f623".encode(), struct.pack("<q", KANARIE),
    struct.pack("<d", KANARIE),
)  # fmt: skip
VORSPRUNG = timedelta(seconds=8)
DATEIEN = {
    "veroeffentlichungen.csv": (
        "begriff,kennzahl,wert,einheit,zusatz,stand,raum_art,raum,herausgeber,quelle_titel\n"
        f"kommunen_beraten,kommunen_beraten,{KANARIE},anzahl,exakt,2022-01-12,land,Sachsen,{ORT},{ORT}\n"
    ),
    "ereignisse.csv": (
        "traeger,art,phase,datum,genauigkeit,sicher,notiz,quelle_titel\n"
        f"14524330,coaching,,2021-05-04,tag,ja,{ORT},{ORT}\n"
    ),
}
TAG = "stichtag=2022-01-13"


@dataclass
class Gesperrt:
    """A dashboard whose fourth delivery is under embargo. It has ``adresse`` and ``aussteller`` as ``melde_an`` needs them."""

    adresse: str
    aussteller: str
    datenbank: str
    protokoll: Path


@contextmanager
def mit_sperre(ordner: Path) -> Iterator[Gesperrt]:
    datenbank, protokoll = f"sqlite:///{ordner / 'asskomm.sqlite'}", ordner / "protokoll.txt"
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": datenbank}
    neu = baue(ordner / "neu", DATEIEN, grund="Nachzählung")
    for befehl in (["init"], ["load", str(neu)]):
        subprocess.run([ASSKOMM, *befehl], env=umgebung, check=True, capture_output=True)
    port = freier_port()
    aussteller = f"http://127.0.0.1:{port}"
    befehl = " ".join(map(shlex.quote, dashboard("http://127.0.0.1:{port}", aussteller)))
    starten = ["sh", "-c", f"ASSKOMM_LOG_LEVEL=DEBUG exec {befehl} > {shlex.quote(str(protokoll))} 2>&1"]
    with server(datenbank, starten) as adresse, anbieter(port, adresse):
        yield Gesperrt(adresse, aussteller, datenbank, protokoll)


@pytest.fixture(scope="module")
def gesperrt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gesperrt]:
    """For tests that change nothing."""
    with mit_sperre(tmp_path_factory.mktemp("kanarie")) as haus:
        yield haus


@dataclass
class Lauscher:
    """Every byte that a browser gets from the dashboard."""

    haus: Gesperrt
    antworten: list[Response] = field(default_factory=list)
    rahmen: list[bytes] = field(default_factory=list)

    def an(self, page: Page) -> None:
        page.on("response", lambda antwort: self.antworten.append(antwort))
        page.on("websocket", self._mithoeren)

    def _mithoeren(self, leitung: WebSocket) -> None:
        leitung.on(
            "framereceived", lambda inhalt: self.rahmen.append(inhalt if isinstance(inhalt, bytes) else inhalt.encode())
        )

    def alles(self) -> list[bytes]:
        inhalte = list(self.rahmen)
        for antwort in self.antworten:
            if antwort.url.startswith(self.haus.adresse):
                inhalte.append(repr(antwort.headers).encode())
                with suppress(Error):  # a redirect has no body
                    inhalte.append(antwort.body())
        return inhalte


def spuren(inhalte: list[bytes]) -> set[bytes]:
    return {spur for spur in SPUREN for inhalt in inhalte if spur in inhalt}


def entpackt(inhalt: bytes) -> list[bytes]:
    """What can be read in a file: members of archives, words of PDFs."""
    if inhalt.startswith(b"%PDF"):
        return [b"\n".join(seite.extract_text().encode() for seite in PdfReader(io.BytesIO(inhalt)).pages)]
    if not inhalt.startswith(b"PK"):
        return [inhalt]
    with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
        return [teil for name in archiv.namelist() for teil in entpackt(archiv.read(name))]


def besuche(page: Page, haus: Gesperrt, rolle: Rolle) -> None:
    """Every page, by a link to the embargoed Datenstand; then what a press officer takes along."""
    for seite in SEITEN:
        page.goto(f"{haus.adresse}/{seite}?{TAG}&datenstand=4&ags=14524330")
        fertig(page)
    if rolle.darf("briefing"):
        page.goto(f"{haus.adresse}/briefing?{TAG}&baustein=zahlen")
        expect(page.locator(".st-key-vorschau img")).to_have_count(1, timeout=60_000)


def lade_alles(page: Page) -> bytes:
    with page.expect_download(timeout=90_000) as datei:
        page.get_by_role("button", name="Alles (ZIP)", exact=True).click()
    return Path(datei.value.path()).read_bytes()


def frage_schnittstelle(kontext: BrowserContext, haus: Gesperrt) -> list[bytes]:
    wege = (
        f"kennzahlen?{TAG}", f"kennzahlen?{TAG}&datenstand=4", f"kennzahlen?{TAG}&format=csv", "datenstaende", "katalog",
        f"kennzahlen/kommunen_beraten?{TAG}", f"kennzahlen?{TAG}&ebene=kommune",
    )  # fmt: skip
    antworten = [kontext.request.get(f"{haus.adresse}/api/v1/{weg}") for weg in wege]
    assert antworten[0].status == 200
    assert antworten[1].status == 404
    return [antwort.body() + repr(antwort.headers).encode() for antwort in antworten]


@pytest.mark.parametrize("rolle", list(SEITEN_JE_ROLLE))
def test_nobody_without_leave_gets_a_trace_of_it(browser: Browser, gesperrt: Gesperrt, rolle: Rolle) -> None:
    with browser.new_context() as kontext:
        page, lauscher = kontext.new_page(), Lauscher(gesperrt)
        lauscher.an(page)
        melde_an(page, gesperrt, str(rolle))
        besuche(page, gesperrt, rolle)
        inhalte = lauscher.alles() + frage_schnittstelle(kontext, gesperrt)
        if rolle.darf("briefing"):
            inhalte += entpackt(lade_alles(page))
        assert sum(map(len, lauscher.rahmen)) > 100_000
        assert spuren(inhalte) == set()
    assert spuren([gesperrt.protokoll.read_bytes()]) == set()


def test_the_leadership_gets_it_so_the_traces_would_be_found(browser: Browser, gesperrt: Gesperrt) -> None:
    with browser.new_context() as kontext:
        page, lauscher = kontext.new_page(), Lauscher(gesperrt)
        lauscher.an(page)
        melde_an(page, gesperrt, "leitung")
        page.goto(f"{gesperrt.adresse}/?{TAG}")
        fertig(page)
        expect(page.locator(".vorlaeufig")).to_contain_text("Vorläufig, nicht freigegeben.")
        page.goto(f"{gesperrt.adresse}/zahlenregister?{TAG}&kennzahl=kommunen_beraten")
        fertig(page)
        assert {ORT.encode(), b"48.151.623"} <= spuren(lauscher.alles())


def test_when_its_time_has_come_an_open_page_offers_it_within_seconds(browser: Browser, tmp_path: Path) -> None:
    with mit_sperre(tmp_path) as gesperrt, browser.new_context() as kontext:
        page = kontext.new_page()
        melde_an(page, gesperrt, "gast")
        page.goto(f"{gesperrt.adresse}/?{TAG}")
        fertig(page)
        maschine, jetzt = engine(gesperrt.datenbank), datetime.now(UTC)
        gib_frei(maschine, 4, ab=jetzt + VORSPRUNG, jetzt=jetzt, wer="Test")
        maschine.dispose()
        neu = page.get_by_role("button", name="Eine neue Lieferung ist da. Jetzt zeigen")
        while datetime.now(UTC) < jetzt + VORSPRUNG - timedelta(seconds=1):
            assert neu.count() == 0 or not neu.is_visible()
            assert spuren(frage_schnittstelle(kontext, gesperrt)) == set()
        page.wait_for_timeout(max(0.0, (jetzt + VORSPRUNG - datetime.now(UTC)).total_seconds() * 1000))
        expect(neu).to_be_visible(timeout=5_000)
        neu.click()
        fertig(page)
        expect(kachel(page, "kommunen_beraten")).to_contain_text("48.151.623")
        assert spuren([kontext.request.get(f"{gesperrt.adresse}/api/v1/kennzahlen?{TAG}").body()])
