"""How much does somebody load who has never been here before?"""

import gzip

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import oeffne
from tests.browser.test_server import hole

HOECHSTENS = 2_000_000  # bytes of all files of the first visit, without a proxy that compresses
ALLE_DATEIEN = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .map((e) => [new URL(e.name).pathname, e.encodedBodySize, e.decodedBodySize])"""


@pytest.mark.erster_besuch
def test_the_first_visit_is_small_without_a_proxy(page: Page, adresse: str) -> None:
    oeffne(page, adresse)
    expect(
        page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    ).to_be_visible()
    dateien = page.evaluate(ALLE_DATEIEN)
    skripte = {pfad for pfad, _, _ in dateien if pfad.startswith("/static/js/")}
    assert len(skripte) > 20
    assert sum(ungepackt for _, _, ungepackt in dateien) > 2 * HOECHSTENS, "es wird nicht alles geladen"
    assert sum(gepackt for _, gepackt, _ in dateien) <= HOECHSTENS, sorted(dateien, key=lambda d: -d[1])[:8]


def test_streamlits_script_is_the_same_packed_and_unpacked(adresse: str) -> None:
    seite = hole(adresse, "/")[2].decode()
    skript = seite.split('src="./static/js/index.')[1].split('"')[0]
    pfad = f"/static/js/index.{skript}"
    (_, roh, lang), (_, kopf, kurz) = (hole(adresse, pfad, Accept_Encoding=art) for art in ("identity", "gzip"))
    assert kopf["content-encoding"] == "gzip"
    assert "content-encoding" not in roh
    assert gzip.decompress(kurz) == lang
    assert len(kurz) < len(lang) / 2
    assert "content-security-policy" in kopf
