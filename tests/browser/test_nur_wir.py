"""Does any page ask anybody but our own server, or do what its Content-Security-Policy forbids?"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import oeffne
from web.bestand import DATEIEN, SEITEN


@pytest.mark.erster_besuch
def test_no_page_asks_anybody_but_us(page: Page, adresse: str) -> None:
    gefragt: list[str] = []
    verletzt: list[str] = []
    page.on("request", lambda anfrage: gefragt.append(anfrage.url))
    page.on("websocket", lambda ws: gefragt.append(ws.url.replace("ws://", "http://", 1)))
    page.on("console", lambda m: verletzt.append(m.text) if "Content Security Policy" in m.text else None)
    for seite in SEITEN:
        oeffne(page, f"{adresse}/{seite}")
        expect(page.locator("h1").first).to_be_visible()
    assert len(gefragt) > len(SEITEN) + len(DATEIEN)
    fremd = [url for url in gefragt if not url.startswith((f"{adresse}/", "data:", "blob:"))]
    assert fremd == []
    assert verletzt == []
