"""Can a press officer in a browser paste a draft, have it checked, and reach the proof of each finding?"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import beginne, ueberlauf, verstoesse
from tests.browser.conftest import fertig, oeffne

LINK = "textpruefung?stichtag=2022-01-20"
BYTES = 40_000  # that an ordinary check may send


def pruefe(page: Page, text: str) -> None:
    page.get_by_label("Entwurf", exact=True).fill(text)
    page.get_by_role("button", name="Prüfen", exact=True).click()
    fertig(page)


def befunde(page: Page):
    return page.locator(".befunde > li")


def marken(page: Page):
    return page.locator(".entwurf mark")


@pytest.fixture
def seite(page: Page, adresse: str) -> Page:
    oeffne(page, f"{adresse}/{LINK}")
    return page


def test_a_draft_is_marked_and_each_finding_leads_to_its_proof(seite: Page) -> None:
    pruefe(seite, "Der Landespräventionsrat hat 126 Kommunen beraten. 126 Kommunen sind ASSKomm beigetreten.")
    expect(befunde(seite)).to_have_count(2)
    expect(marken(seite)).to_have_text(["126 Kommunen (belegt, Befund 1)", "126 Kommunen (falsches Wort, Befund 2)"])
    expect(befunde(seite).nth(1)).to_contain_text("Richtig: 30 Kommunen im Verbund (Stand 01.12.2021)")
    expect(seite.get_by_text("Eine Aussage so nicht veröffentlichen")).to_be_visible()
    befunde(seite).first.get_by_role("link", name="Nachweis im Zahlenregister").click()
    expect(seite).to_have_url(re.compile(r"/zahlenregister\?.*kennzahl=kommunen_beraten"))
    fertig(seite)
    expect(seite.get_by_role("combobox", name="Kennzahl", exact=True)).to_have_value("Kommunen beraten")


def test_the_day_of_the_text_counts_before_that_of_the_page(seite: Page) -> None:
    pruefe(seite, "06.02.2021\n\nEs gibt 19 Präventionsräte.")
    expect(seite.get_by_text("Geprüft zum 6. Februar 2021 (Datum im Text)")).to_be_visible()
    expect(befunde(seite)).to_contain_text("belegt")
    pruefe(seite, "Es gibt 19 Präventionsräte.")
    expect(seite.get_by_text("Geprüft zum 20. Januar 2022 (Stichtag der Seite)")).to_be_visible()
    expect(befunde(seite)).to_contain_text("veraltet")


def test_what_somebody_pastes_stays_text(seite: Page) -> None:
    """Markup, formulas and links are shown as they were written; nothing runs, nothing is fetched."""
    fremd = '<img src=x onerror="document.title=1"> **126** Kommunen beraten ![](https://example.org/a.png) $x^2$ <b>26</b> Präventionsräte'
    anfragen: list[str] = []
    seite.on("request", lambda anfrage: anfragen.append(anfrage.url))
    titel = seite.title()
    pruefe(seite, fremd)
    text = seite.locator(".entwurf").inner_text()
    assert '<img src=x onerror="document.title=1">' in text
    assert "![](https://example.org/a.png) $x^2$ <b>" in text
    expect(marken(seite)).to_have_count(2)
    assert seite.locator(".entwurf img, .entwurf b").count() == 0
    assert seite.title() == titel
    assert not [url for url in anfragen if "example.org" in url]


def test_nothing_found_nothing_given_and_too_much_are_said(seite: Page) -> None:
    expect(seite.get_by_text("Noch kein Text.")).to_be_visible()
    pruefe(seite, "Am Dienstag um 18 Uhr tagt der Stadtrat in Raum 126.")
    expect(seite.get_by_text("Der Text enthält keine Aussage über ASSKomm-Zahlen.")).to_be_visible()
    expect(befunde(seite)).to_have_count(0)


def test_a_long_text_shows_only_what_matters(seite: Page) -> None:
    pruefe(
        seite,
        "Ein Absatz ohne Zahlen, der nichts sagt.\n\n" * 500
        + "Es gibt 26 Präventionsräte.\n\n"
        + "Noch ein Absatz.\n\n" * 500,
    )
    expect(seite.get_by_text("Gezeigt sind nur Absätze mit Aussagen.")).to_be_visible()
    expect(seite.locator(".entwurf")).to_have_count(1)
    expect(seite.locator(".entwurf")).to_contain_text("Es gibt 26 Präventionsräte")


def test_the_example_by_keyboard_and_how_much_is_sent(page: Page, adresse: str) -> None:
    empfangen: list[int] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda rahmen: empfangen.append(len(rahmen))))
    oeffne(page, f"{adresse}/{LINK}")
    page.get_by_role("button", name="Beispiel einsetzen").press("Enter")
    fertig(page)
    empfangen.clear()
    page.get_by_role("button", name="Prüfen", exact=True).press("Enter")
    expect(befunde(page)).to_have_count(11)
    fertig(page)
    assert 0 < sum(empfangen) < BYTES
    for urteil in ("belegt", "veraltet", "nicht prüfbar", "falsches Wort", "widerspricht"):
        expect(page.locator(".urteile .urteil", has_text=urteil)).to_be_visible()


@pytest.fixture(params=["light", "dark"])
def schmal(
    request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict, adresse: str
) -> Iterator[Page]:
    """A phone with the checked example."""
    with browser.new_context(
        **browser_context_args | {"color_scheme": request.param, "viewport": {"width": 390, "height": 3000}}
    ) as kontext:
        page = kontext.new_page()
        oeffne(page, f"{adresse}/{LINK}")
        page.get_by_role("button", name="Beispiel einsetzen").click()
        fertig(page)
        page.get_by_role("button", name="Prüfen", exact=True).click()
        expect(befunde(page)).to_have_count(11)
        fertig(page)
        yield page


def test_the_findings_are_accessible_on_a_phone(schmal: Page) -> None:
    beginne(schmal)
    assert verstoesse(schmal) == []
    assert ueberlauf(schmal) == []
