"""Is there an English word on any page, in anything that opens, or when the server is away?

The browser of these tests is English, so that nothing is German only because the browser is.
"""

import re
import sys
from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import oeffne, server
from tests.browser.englisch import englische_woerter, ruhig, sammle, streamlits_texte
from tests.browser.test_server import hole
from tests.browser.zustaende import ALLE, Zustaende, tag_waehlen
from web.bestand import DEUTSCH, SEITEN
from web.deutsch import tafel

# What may stay as it is, each with its reason.
ERLAUBT = {
    "streamlit run yourscript.py": "Streamlit's command in its own dialog, only at the address localhost; code is left alone",
}
# Words that Streamlit's bundle and German have in common.
GLEICH = frozenset(
    ("April", "August", "September", "November", "Format", "Median", "Minimum", "Maximum", "Euro", "Dollar", "Person")
)
SKRIPT = re.compile(r"/skript/deutsch\.\w+\.js$")
UNRUHE = """() => new Promise((fertig) => {
  let zahl = 0;
  const waechter = new MutationObserver((aenderungen) => { zahl += aenderungen.length; });
  waechter.observe(document.documentElement, {subtree: true, childList: true, characterData: true, attributes: true});
  setTimeout(() => fertig(zahl), 500);
})"""
LINK = "stichtag=2022-01-11&vergleich=2021-02-06"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return browser_context_args | {"locale": "en-US"}


@cache
def unuebersetzt() -> frozenset[str]:
    """Strings of Streamlit that must not stand on a page; of less than three letters all languages have some.

    Its bundle has some German as well ("Schließen"), which our table says too.
    """
    unseres = {wort for teil in ("beschriftungen", "rollen", "texte") for wort in tafel()[teil].values()}
    return frozenset(text for text in streamlits_texte() if re.search("[A-Za-z]{3}", text)) - GLEICH - unseres


def englisches(page: Page) -> list[str]:
    """What is English on the page: has English words, or is word for word a string of Streamlit's bundle."""
    ruhig(page)
    return [
        f"{art} „{text}“ in {ort}"
        for art, text, ort in sammle(page)
        if text not in ERLAUBT and (englische_woerter(text) or text in unuebersetzt())
    ]


@pytest.mark.parametrize("zustaende", ALLE, ids=lambda f: f.__name__)
def test_nothing_that_opens_is_english(page: Page, adresse: str, zustaende: Callable[[Page], Zustaende]) -> None:
    oeffne(page, f"{adresse}/?{LINK}")
    for zustand in zustaende(page):
        assert englisches(page) == [], zustand


@pytest.mark.parametrize("seite", SEITEN)
def test_no_page_is_english(page: Page, adresse: str, seite: str) -> None:
    oeffne(page, f"{adresse}/{seite}?{LINK}")
    expect(page.locator("h1.titel")).to_be_visible()
    assert englisches(page) == []
    assert page.locator("html").get_attribute("lang") == "de"


def test_a_deep_link_is_german_as_the_first_request_under_streamlit_run(page: Page, datenbank: str) -> None:
    with server(
        datenbank, [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", "{port}"]
    ) as url:
        oeffne(page, f"{url}/methodik?{LINK}")
        expect(page.locator("h1.titel")).to_be_visible()
        assert englisches(page) == []
        page.get_by_role("link", name="Überblick").click()
        expect(page.locator(".st-key-karte .mark-shape path").first).to_be_visible()
        assert englisches(page) == []


def test_weeks_begin_on_monday(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?{LINK}")
    next(tag_waehlen(page))
    expect(page.get_by_test_id("stDateInputCalendar").locator("th")).to_have_text(list("MDMDFSS"))
    expect(page.get_by_role("button", name="Dienstag, 11. Januar 2022")).to_be_visible()


def test_the_missing_server_is_told_in_german(page: Page, datenbank: str) -> None:
    with server(datenbank) as url:
        oeffne(page, f"{url.replace('127.0.0.1', 'localhost')}/?{LINK}")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Der Server antwortet nicht.")
    assert englisches(page) == []


@pytest.mark.parametrize(("status", "satz"), [(403, "Der Server verweigert die Verbindung"), (502, "mit Fehler 502")])
def test_a_refusing_server_is_told_in_german(page: Page, adresse: str, status: int, satz: str) -> None:
    page.route("**/_stcore/h*", lambda route: route.fulfill(status=status, body=""))
    page.goto(f"{adresse}/")
    expect(page.get_by_role("dialog")).to_contain_text(satz)
    assert englisches(page) == []


def test_a_part_that_cannot_be_loaded_is_told_in_german(page: Page, adresse: str) -> None:
    page.route("**/DataFrame.*.js", lambda route: route.abort())
    oeffne(page, f"{adresse}/?{LINK}")
    page.locator(".st-key-seite-karte").get_by_text("Tabelle").click()
    expect(page.get_by_test_id("stAlertContainer").first).to_contain_text("Bitte laden Sie die Seite neu.")
    assert englisches(page) == []


@pytest.mark.parametrize(
    ("pfad", "status"),
    [("/", 200), ("/methodik", 200), ("/gibtesnicht", 404), ("/static/js/gibtesnicht.js", 404), ("/media/weg.csv", 404),
     ("/_stcore/stream", 404), ("/_stcore/upload_file/x/y", 404), ("/component/x", 404), ("/static/%2e%2e/x", 400)],
)  # fmt: skip
def test_every_page_and_every_error_is_german(adresse: str, pfad: str, status: int) -> None:
    antwort, kopf, inhalt = hole(adresse, pfad)
    assert antwort == status
    assert kopf["content-type"].startswith("text/html")
    assert re.search(r"<html lang=[\"']de[\"']>", inhalt.decode())


def test_the_script_is_kept_for_ever_and_packed(adresse: str) -> None:
    status, kopf, inhalt = hole(adresse, DEUTSCH.pfad, Accept_Encoding="gzip, br")
    assert (status, inhalt) == (200, DEUTSCH.inhalte["gzip"])
    assert kopf["content-type"] == "text/javascript; charset=utf-8"
    assert kopf["cache-control"] == "public, max-age=31536000, immutable"
    assert f'<script defer src="{DEUTSCH.adresse}"></script>' in hole(adresse, "/methodik")[2].decode()


def _mit_skript(page: Page, aendern: Callable[[str], str]) -> None:
    """Let the browser have another script than ours."""

    def antworte(route: Route) -> None:
        route.fulfill(content_type="text/javascript", body=aendern(DEUTSCH.inhalte["identity"].decode()))

    page.route(SKRIPT, antworte)


def test_one_missing_entry_would_be_found(page: Page, adresse: str) -> None:
    _mit_skript(page, lambda skript: skript.replace('"Collapse sidebar"', '"Collapse"'))
    oeffne(page, f"{adresse}/?{LINK}")
    assert englisches(page) == ["aria-label „Collapse sidebar“ in stBaseButton-headerNoPadding"]


def test_without_the_script_the_page_works_and_much_would_be_found(page: Page, adresse: str) -> None:
    _mit_skript(page, lambda _: "")
    oeffne(page, f"{adresse}/?{LINK}")
    expect(page.locator(".st-key-karte .mark-shape path").first).to_be_visible()
    assert len(englisches(page)) > 20
    next(tag_waehlen(page))
    assert any("Tuesday, January 11, 2022" in fund for fund in englisches(page))


def test_what_is_ours_is_left_alone(page: Page, adresse: str) -> None:
    """The same words in a text of ours, a picture, an option and in Streamlit's furniture."""
    oeffne(page, f"{adresse}/?{LINK}")
    texte = page.evaluate(
        """async () => {
          const huellen = ['<div class="stHtml">#</div>', '<svg><text aria-label="Open">Search</text></svg>', '<pre><code>#</code></pre>',
            '<div role="option" data-key="1">#</div>', '<canvas>#</canvas>', '<div title="Open">#</div>'];
          const neu = huellen.map((h) => document.body.appendChild(
            document.createRange().createContextualFragment(h.replace("#", "<i>Search</i>")).firstChild));
          await new Promise(requestAnimationFrame);
          return neu.map((e) => e.outerHTML);
        }"""
    )
    assert [("Search" in text, "Suchen" in text) for text in texte] == [(True, False)] * 5 + [(False, True)]
    assert 'aria-label="Open"' in texte[1]
    assert 'title="Öffnen"' in texte[5]


def test_it_rests_when_nothing_changes(page: Page, adresse: str) -> None:
    """Its own writing wakes it no second time: else the page would never be quiet."""
    oeffne(page, f"{adresse}/?{LINK}")
    ruhig(page)
    assert any(page.evaluate(UNRUHE) == 0 for _ in range(10)), "a busy machine draws a little longer, not for ever"
