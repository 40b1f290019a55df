"""What can be opened on the overview? Each function opens one thing after another and says what is open now."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import fertig, kachel

Zustaende = Iterator[str]


def feld(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-{name}")


def tag_waehlen(page: Page) -> Zustaende:
    feld(page, "stichtag").locator("[role=spinbutton]").first.click()
    kalender = page.get_by_test_id("stDateInputCalendar")
    expect(kalender).to_be_visible()
    yield "Kalender"
    feld(page, "stichtag").get_by_test_id("stDateInputCalendarButton").click()
    expect(kalender.get_by_role("grid")).to_be_visible()
    yield "Kalender über seinen Knopf"
    for nummer, was in ((1, "Monate"), (2, "Jahre")):
        kalender.locator("header button").nth(nummer).click()
        expect(page.get_by_role("listbox").last).to_be_visible()
        yield was
        page.keyboard.press("Escape")


def unmoeglicher_tag(page: Page) -> Zustaende:
    feld(page, "vergleich").locator("[role=spinbutton]").first.click()
    yield "leeres Datum"
    page.keyboard.type("05051999")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    meldung = feld(page, "vergleich").get_by_test_id("stDateInputError")
    expect(meldung).to_be_visible()
    meldung.hover()
    expect(page.get_by_test_id("stTooltipErrorContent")).to_be_visible()
    yield "unmöglicher Tag"


def listen(page: Page) -> Zustaende:
    direktion = feld(page, "polizeidirektion")
    direktion.locator("input").click()
    expect(page.get_by_role("option")).to_have_count(5)
    yield "Liste"
    page.keyboard.type("zzz")
    expect(page.get_by_test_id("stMultiSelectDropdown")).to_contain_text("Keine Treffer")
    yield "Liste ohne Treffer"
    page.keyboard.press("Control+a")
    page.keyboard.type("Dresden")
    page.keyboard.press("Enter")
    expect(direktion.get_by_label("Dresden entfernen")).to_be_visible()
    page.keyboard.press("Escape")
    fertig(page)
    yield "gewählt"
    kommune = page.get_by_role("combobox", name="Kommune")
    kommune.click()
    page.keyboard.type("qqq")
    expect(page.get_by_test_id("stSelectboxVirtualDropdown")).to_contain_text("Keine Treffer")
    yield "Auswahl ohne Treffer"


def _tabelle(page: Page) -> Locator:
    feld(page, "seite-karte").get_by_text("Tabelle").click()
    tabelle = feld(page, "karte").get_by_test_id("stDataFrame")
    expect(tabelle.locator("canvas").first).to_be_visible()
    fertig(page)
    tabelle.hover()
    return tabelle


def _werkzeug(page: Page, name: str) -> Locator:
    return feld(page, "karte").get_by_role("button", name=name)


def tabelle_und_werkzeuge(page: Page) -> Zustaende:
    tabelle = _tabelle(page)
    for name, offen in (
        ("Spalten ein- und ausblenden", page.get_by_test_id("stDataFrameColumnVisibilityMenu")),
        ("Suchen", page.get_by_role("button", name="Suche schließen")),
        ("Vollbild", page.get_by_role("button", name="Vollbild verlassen")),
    ):
        tabelle.hover()
        _werkzeug(page, name).hover()
        expect(page.get_by_test_id("stTooltipContent")).to_have_text(name)
        yield f"Hinweis {name}"
        _werkzeug(page, name).click()
        expect(offen).to_be_visible()
        if name == "Suchen":
            page.keyboard.type("Pirna")
            expect(page.get_by_test_id("search-result-area")).to_have_text("1 Treffer")
        yield name
        page.keyboard.press("Escape")
        expect(offen).not_to_be_visible()


def _spaltenmenue(page: Page, tabelle: Locator, spalte: str) -> Locator:
    """Open the menu of a column; its handle is painted, so it must be looked for along the head."""
    menue = page.get_by_test_id("stDataFrameColumnMenu")
    rahmen = tabelle.bounding_box()
    assert rahmen is not None
    for x in range(100, int(rahmen["width"]), 10):
        page.mouse.click(rahmen["x"] + x, rahmen["y"] + 17)
        if menue.count() and menue.get_by_title(spalte, exact=True).count():
            return menue
        page.keyboard.press("Escape")
    raise AssertionError(f"the menu of {spalte} does not open")


def spaltenmenues(page: Page) -> Zustaende:
    page.set_viewport_size({"width": 1900, "height": 1000})
    tabelle = _tabelle(page)
    for spalte in ("Kommune", "Einwohner"):
        menue = _spaltenmenue(page, tabelle, spalte)
        yield f"Menü {spalte}"
        for eintrag in menue.locator("[aria-haspopup]").all():
            eintrag.hover()
            expect(eintrag).to_have_attribute("aria-expanded", "true")
            yield f"Menü {spalte}, {eintrag.inner_text()}"
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.mouse.move(5, 5)
        expect(menue).to_have_count(0)


def nachweis(page: Page) -> Zustaende:
    kachel(page, "kommunen_beraten").get_by_role("button", name="Nachweis").first.click()
    expect(page.get_by_role("dialog").locator("table").first).to_be_visible()
    fertig(page)
    yield "Nachweis"


def leiste_und_hilfe(page: Page) -> Zustaende:
    hilfe = page.get_by_role("button", name="Hilfe zu Vergleichen mit")
    hilfe.hover()
    expect(page.get_by_test_id("stTooltipContent")).to_be_visible()
    yield "Hilfe"
    page.mouse.move(200, 20)
    expect(page.get_by_test_id("stTooltipContent")).to_have_count(0)
    page.get_by_role("button", name="Seitenleiste einklappen").click()
    expect(page.get_by_role("button", name="Seitenleiste ausklappen")).to_be_visible()
    yield "eingeklappt"
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    fertig(page)
    yield "schmal"
    page.get_by_role("button", name="Seitenleiste ausklappen").click()
    expect(page.get_by_test_id("stDateInputField").first).to_be_visible()
    yield "schmal mit Leiste"


ALLE: list[Callable[[Page], Zustaende]] = [
    tag_waehlen, unmoeglicher_tag, listen, tabelle_und_werkzeuge, spaltenmenues, nachweis, leiste_und_hilfe,
]  # fmt: skip
