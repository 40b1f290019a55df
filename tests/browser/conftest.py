"""A real server and a real Chromium: Debian's or any other that is installed, else Playwright's own."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from browser import vorhanden
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from config import WURZEL

FERTIG = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
ASSKOMM = shutil.which("asskomm", path=str(Path(sys.executable).parent)) or "asskomm"
RUHE = 150  # milliseconds without a run, after which no answer to a click is still on its way
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Chromium that talks to nobody but our server; as root it cannot have its own sandbox."""
    flaggen = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flaggen.append("--no-sandbox")
    pfad = vorhanden()
    return browser_type_launch_args | {"args": flaggen} | ({"executable_path": pfad} if pfad else {})


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return browser_context_args | {"viewport": {"width": 1280, "height": 1000}, "locale": "de-DE"}


@pytest.fixture(scope="session")
def bekannter_browser(browser: Browser, browser_context_args: dict) -> Iterator[BrowserContext]:
    """A browser that has been here before: it keeps Streamlit's scripts, so a page stands in half the time."""
    with browser.new_context(**browser_context_args) as umfeld:
        yield umfeld


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page without anything that another test left, in a browser that may know the scripts.

    A test that asks for ``context``, or is marked ``erster_besuch``, gets one that has never been anywhere.
    """
    frisch = "context" in request.fixturenames or request.node.get_closest_marker("erster_besuch")
    umfeld: BrowserContext = request.getfixturevalue("context" if frisch else "bekannter_browser")
    seite = umfeld.new_page()
    yield seite
    with suppress(Error):  # where it has never gone anywhere
        seite.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    seite.close()
    if not frisch:
        umfeld.clear_cookies()


def freier_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def server(datenbank: str, befehl: list[str] | None = None) -> Iterator[str]:
    """Start the dashboard on a free port and give its address; it is ended by pid."""
    port = freier_port()
    start = befehl or [ASSKOMM, "serve", "--port", "{port}"]
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": datenbank}
    with subprocess.Popen(
        [teil.format(port=port) for teil in start], cwd=WURZEL, env=umgebung, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as prozess:  # fmt: skip
        try:
            _warte(f"http://127.0.0.1:{port}/_stcore/health", prozess)
            yield f"http://127.0.0.1:{port}"
        finally:
            prozess.terminate()
            prozess.wait(20)


def _warte(adresse: str, prozess: subprocess.Popen) -> None:
    ende = time.monotonic() + 60
    while time.monotonic() < ende:
        assert prozess.poll() is None, "der Server ist nicht gestartet"
        try:
            with urllib.request.urlopen(adresse, timeout=2) as antwort:
                if antwort.status == 200:
                    return
        except OSError:
            prozess.poll()
            time.sleep(0.1)
    raise AssertionError("der Server wurde nicht bereit")


@pytest.fixture(scope="session")
def datenbank(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a database made by the real command."""
    adresse = f"sqlite:///{tmp_path_factory.mktemp('browser') / 'asskomm.sqlite'}"
    subprocess.run(
        [ASSKOMM, "init"], env=os.environ | {"ASSKOMM_DATABASE_URL": adresse}, check=True, capture_output=True
    )
    return adresse


@pytest.fixture(scope="session")
def adresse(datenbank: str) -> Iterator[str]:
    """The dashboard for all tests that only read."""
    with server(datenbank) as url:
        yield url


def oeffne(page: Page, url: str) -> None:
    """Go to a page and wait until it stands."""
    page.goto(url)
    fertig(page)


def fertig(page: Page) -> None:
    """Wait until the page stands and has been at rest for a moment: a click reaches the server only after it returns."""
    page.wait_for_selector(FERTIG)
    page.evaluate("() => { window.ruhtSeit = undefined }")
    page.wait_for_function(
        """([stand, ruhe]) => {
            window.ruhtSeit = document.querySelector(stand) ? (window.ruhtSeit ?? performance.now()) : undefined
            return window.ruhtSeit !== undefined && performance.now() - window.ruhtSeit >= ruhe
        }""",
        arg=[FERTIG, RUHE],
        polling="raf",
    )


def kachel(page: Page, schluessel: str):
    """The card of a Kennzahl."""
    return page.locator(f".st-key-kennzahl-{schluessel}")
