"""What does a real browser make of the gallery? No element, no dialog, no request elsewhere, no error, on any page, by any link."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

from tests.browser.conftest import adresse as _adresse  # noqa: F401
from tests.browser.conftest import bekannter_browser as bekannter_browser
from tests.browser.conftest import browser_context_args as browser_context_args
from tests.browser.conftest import browser_type_launch_args as browser_type_launch_args
from tests.browser.conftest import fertig, oeffne, server
from tests.browser.conftest import page as page
from tests.browser.test_server import hole
from tests.injektion.test_seiten import PARAMETER
from tests.injektion.werte import FREMD, KURZ
from web.bestand import SEITEN

# Elements that only a value could have made; our own scripts, pictures and styles are known by their address.
FREMDES = """fremd => [...document.querySelectorAll('*')].filter(e =>
    [...e.attributes].some(a => a.name.startsWith('on') || (
        ['href', 'src', 'action', 'data', 'xlink:href'].includes(a.name)
        && (u => u.protocol === 'javascript:' || u.host.includes(fremd))(new URL(a.value, location.href))))
    || (e.tagName === 'IMG' && !/^(data|blob):/.test(e.src)
        && !['/static/', '/media/'].some(ort => e.src.startsWith(location.origin + ort)))
    || (e.tagName === 'SCRIPT' && !e.src.startsWith(location.origin + '/'))
    || ['IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(e.tagName)
    || e.classList.contains('katex')
).map(e => e.outerHTML.slice(0, 200))"""


@dataclass
class Wacht:
    """What must not happen while a page stands."""

    herkunft: str
    geschehen: list[str] = field(default_factory=list)

    def sitze_auf(self, page: Page) -> None:
        page.on("dialog", self._dialog)
        page.on("request", self._anfrage)
        page.on("console", self._meldung)
        page.on("pageerror", lambda fehler: self.geschehen.append(f"Fehler: {fehler}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.geschehen.append(f"Dialog: {dialog.message}")
        dialog.dismiss()

    def _anfrage(self, anfrage: Request) -> None:
        teile = urlsplit(anfrage.url)
        if teile.scheme not in ("data", "blob") and f"{teile.scheme}://{teile.netloc}" != self.herkunft:
            self.geschehen.append(f"Anfrage: {anfrage.url[:200]}")

    def _meldung(self, meldung: ConsoleMessage) -> None:
        ort = str(meldung.location.get("url", ""))
        if meldung.type == "error" and not ort.endswith(
            ("/_stcore/health", "/_stcore/host-config")
        ):  # a deep link's guess
            self.geschehen.append(f"Meldung: {meldung.text[:200]} {ort[:100]}")


@pytest.fixture(scope="module")
def adresse(galerie: str) -> Iterator[str]:
    with server(galerie) as url:
        yield url


@pytest.fixture
def wacht(page: Page, adresse: str) -> Wacht:
    wache = Wacht(adresse)
    wache.sitze_auf(page)
    return wache


def pruefe(page: Page, wacht: Wacht) -> None:
    assert page.evaluate(FREMDES, FREMD) == []
    assert wacht.geschehen == []


@pytest.mark.parametrize("seite", SEITEN)
def test_a_page_of_the_gallery_does_nothing(page: Page, adresse: str, wacht: Wacht, seite: str) -> None:
    oeffne(page, f"{adresse}/{seite}{'?ags=14511000' if seite == 'kommune' else ''}")
    pruefe(page, wacht)


def test_what_opens_does_nothing(page: Page, adresse: str, wacht: Wacht) -> None:
    oeffne(page, f"{adresse}/?vergleich=2020-02-06")
    feld = page.get_by_role("combobox", name="Kommune")
    feld.click()
    page.keyboard.type("<")
    page.get_by_test_id("stSelectboxVirtualDropdown").wait_for()
    pruefe(page, wacht)
    page.keyboard.press("Escape")
    page.locator(".st-key-nachweis-kooperationsvereinbarungen button").click()
    page.get_by_role("dialog").wait_for()
    fertig(page)
    pruefe(page, wacht)


def test_links_do_nothing(page: Page, adresse: str, wacht: Wacht) -> None:
    for nummer, seite in enumerate(SEITEN):
        werte = [KURZ[(5 * nummer + stelle) % len(KURZ)] for stelle in range(len(PARAMETER))]
        frage = "&".join(f"{name}={quote(wert)}" for name, wert in zip(PARAMETER, werte, strict=True))
        oeffne(page, f"{adresse}/{seite}?{frage}#{quote(werte[0])}")
        pruefe(page, wacht)


def test_no_value_becomes_a_header(adresse: str) -> None:
    for wert in KURZ:
        for pfad in ("/api/v1/kennzahlen?handlungsfeld=", "/api/v1/kennzahlen/", "/methodik?kennzahl=", "/"):
            status, kopf, inhalt = hole(adresse, pfad + quote(wert, safe=""))
            assert status in (200, 400, 404)
            assert "set-cookie" not in kopf
            assert kopf["x-content-type-options"] == "nosniff"
            if status != 200:
                assert b"<img" not in inhalt or kopf["content-type"].startswith("application/problem+json")
                assert b"<script" not in inhalt or kopf["content-type"].startswith("application/problem+json")
    for frage in ("?format=csv&ebene=kommune", "?format=csv&stil=maschine&ebene=kommune"):
        _, kopf, inhalt = hole(adresse, f"/api/v1/kennzahlen{frage}")
        assert kopf["content-disposition"].startswith('attachment; filename="asskomm_Sachsen_')
        assert kopf["content-type"].startswith("text/csv")
        zeichen = b";" if "maschine" not in frage else b","
        assert not any(
            zelle.startswith((b"=", b"@", "＝".encode()))
            for zeile in inhalt.split(b"\r\n")
            for zelle in zeile.split(zeichen)
        )
