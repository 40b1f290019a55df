"""The map in a real browser: into an area by a click and back, the years playing, what is not known drawn as such."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import fertig, oeffne

BILD = ".st-key-karte-bild"
UNTERTITEL = f"{BILD} h2"


def flaeche(page: Page, beginn: str) -> Locator:
    return page.locator(f'{BILD} .mark-shape path[aria-label^="{beginn}"]').first


def klicke(page: Page, beginn: str) -> None:
    """Click into an area; a Kreis may have another in its middle."""
    gesucht = flaeche(page, beginn)
    gesucht.scroll_into_view_if_needed()
    box = gesucht.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.42)
    fertig(page)


def test_clicks_lead_into_an_area_and_to_a_kommune_and_back(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/karte?stichtag=2022-12-31&kennzahl=kooperationsvereinbarungen&ebene=polizeidirektion")
    klicke(page, "Polizeidirektion Görlitz")
    expect(page.locator("h1.titel")).to_have_text("Polizeidirektion Görlitz am 31. Dezember 2022")
    expect(page).to_have_url(re.compile("polizeidirektion=G%C3%B6rlitz"))
    expect(page.locator(f"{BILD} .mark-shape path[aria-label]")).to_have_count(2)
    klicke(page, "Görlitz:")
    expect(page).to_have_url(re.compile("landkreis=14626"))
    expect(page.locator(UNTERTITEL)).to_have_text("Kooperationsvereinbarungen am 31. Dezember 2022")
    klicke(page, "Niesky:")
    expect(page.locator(".tafel-titel")).to_have_text("Niesky")
    expect(page.get_by_role("link", name="Steckbrief")).to_have_attribute(
        "href", re.compile("^./kommune.*ags=14626370")
    )
    for raum in ("Polizeidirektion Görlitz am", "Freistaat Sachsen am"):
        page.get_by_role("button", name="Zurück zu").click()
        expect(page.locator("h1.titel")).to_contain_text(raum)
    fertig(page)
    klicke(page, "Polizeidirektion Görlitz")
    expect(page.locator("h1.titel")).to_contain_text("Polizeidirektion Görlitz am")


def test_the_years_play_to_the_stichtag_and_then_ask_nothing_more(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/karte?stichtag=2021-06-30&ebene=landkreis&kennzahl=kommunale_praeventionsraete")
    page.get_by_role("button", name="Jahre abspielen").click()
    for tag in ("31. Dezember 2019", "31. Dezember 2020", "30. Juni 2021"):
        expect(page.locator(UNTERTITEL)).to_contain_text(tag)
        expect(page.locator("h1.titel")).to_contain_text(tag)
    expect(page.get_by_role("button", name="Jahre abspielen")).to_be_visible()
    fertig(page)
    schritte = page.evaluate(
        "() => new Promise(f => { let n = 0; const b = new MutationObserver(l => n += l.length);"
        "b.observe(document.querySelector('[data-testid=stMain]'), {subtree: true, childList: true, characterData: true});"
        "setTimeout(() => f(n), 4500); })"
    )
    assert schritte == 0, "the clock has stopped"


def test_the_slider_is_moved_by_the_keyboard(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/karte?stichtag=2022-01-11")
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h1.titel")).to_contain_text("31. Dezember 2021")
    expect(page).to_have_url(re.compile("jahr=2021"))
    expect(page.locator(".karte-tag")).to_have_text(
        "Gezeigt wird der 31.12.2021; gewählter Stichtag ist der 11.01.2022."
    )


def test_what_is_not_known_is_a_pattern_that_exists(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/karte?stichtag=2022-12-31&kennzahl=kommunen_beraten")
    for beginn, muster in (("Rietschen:", "schraffur"), ("Adorf/Vogtl.:", "punktraster")):
        assert f"url(#{muster})" in (flaeche(page, beginn).get_attribute("fill") or "").replace('"', "")
        assert page.locator(f"pattern#{muster}").count() == 1
