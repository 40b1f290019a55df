"""Can a reader do without a mouse what the pages are for? Only keys are pressed here."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import fertig, oeffne

SCHRITTE = 150  # Tab presses after which something counts as not reachable


def tabbe_bis(page: Page, ziel: Locator) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(SCHRITTE):
        page.keyboard.press("Tab")
        if ziel.evaluate_all(
            "ziele => ziele.some(z => z === document.activeElement || z.contains(document.activeElement))"
        ):
            return
    raise AssertionError("not reachable with the Tab key")


def waehle(page: Page, feld: Locator, tippe: str) -> None:
    """Reach a combo box by Tab, type, take the first hit."""
    tabbe_bis(page, feld)
    page.keyboard.type(tippe)
    page.keyboard.press("Enter")
    fertig(page)


def test_from_the_start_page_to_a_steckbrief(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    waehle(page, page.get_by_role("combobox", name="Suche", exact=True), "Zwickau")
    page.wait_for_url(re.compile(r"/kommune\?"))
    fertig(page)
    expect(page.locator("h1.titel")).to_contain_text("Zwickau")
    assert "stichtag=2022-01-11" in page.url


def test_directorate_and_stichtag_are_changed(page: Page, adresse: str) -> None:
    oeffne(page, adresse)
    tabbe_bis(page, page.locator(".st-key-stichtag [contenteditable], .st-key-stichtag input"))
    page.keyboard.type("11012022")
    for _ in range(2):  # past the calendar's button; a day counts when the field is left
        page.keyboard.press("Tab")
    fertig(page)
    expect(page.locator("h1.titel")).to_have_text("Freistaat Sachsen am 11. Januar 2022")
    waehle(page, page.get_by_role("combobox", name="Polizeidirektion"), "Leipzig")
    expect(page.locator("h1.titel")).to_have_text("Polizeidirektion Leipzig am 11. Januar 2022")


def test_a_table_twin_is_opened_and_downloaded(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    tabbe_bis(page, page.locator(".st-key-seite-karte [role=radio], .st-key-seite-karte button"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    fertig(page)
    expect(page.locator(".st-key-karte [data-testid=stDataFrame]")).to_be_visible()
    tabbe_bis(page, page.locator(".st-key-laden-karte button"))
    with page.expect_download() as datei:
        page.keyboard.press("Enter")
    assert datei.value.suggested_filename.endswith("_karte.csv")


def test_proof_opens_and_closes(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    tabbe_bis(page, page.locator(".st-key-nachweis-kommunen_im_verbund button"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Kommunen im Verbund")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
