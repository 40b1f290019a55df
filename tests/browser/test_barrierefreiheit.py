"""Is every page accessible as far as a machine can tell: axe, headings, reflow at 320 pixels, text of twice the size?

Two windows, a light and a dark one, stand for all tests and work side by side, so that both cores are used. A page is loaded
once in both and made narrow and large afterwards, as a reader does it. What can be opened is looked at light and wide and
dark and narrow.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bilder import SEITEN as MIT_INHALT
from playwright.sync_api import Browser, Page, expect

from data_access.engine import engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from ingest.schreiben import lade_pakete
from tests.browser.axe import beginne, luecken, ueberlauf, ueberschriften, verstoesse
from tests.browser.conftest import fertig, kachel, oeffne, server
from tests.browser.englisch import ruhig
from uebung.lieferungen import pakete
from web.bestand import SEITEN

Fenster = dict[str, Page]
BREIT, MITTEL, SCHMAL = 1280, 640, 320
# What lies below the edge of the window is hidden for axe, because Streamlit's page scrolls inside a box that cuts it off.
HOCH, HOECHSTENS = 5000, 30_000
LINK = "stichtag=2022-01-11&vergleich=2021-02-06"
HOEHE = """Math.max(...[...document.querySelectorAll('.stMainBlockContainer, [data-testid=stSidebarUserContent]')]
  .map((e) => e.scrollHeight))"""
AUFKLAPPEN = "document.querySelectorAll('.stHtml details').forEach((d) => { d.open = true; })"
VERGISS = "try { localStorage.clear(); sessionStorage.clear(); } catch {}"  # whether the sidebar was open
RUHE_BEGINNT = """() => { window.ruhe = new Promise((fertig) => {
  let uhr = setTimeout(fertig, 250);
  new MutationObserver(() => { clearTimeout(uhr); uhr = setTimeout(fertig, 250); })
    .observe(document.documentElement, {subtree: true, childList: true, characterData: true, attributes: true});
}); }"""
DOPPELT = "document.documentElement.style.setProperty('font-size', '200%', 'important')"
EINFACH = "document.documentElement.style.removeProperty('font-size')"
jede_seite = pytest.mark.parametrize("seite", SEITEN, ids=lambda seite: seite or "ueberblick")


@pytest.fixture(scope="module")
def zwei(browser: Browser, browser_context_args: dict) -> Iterator[Fenster]:
    """Both windows; their caches keep Streamlit's scripts."""
    offene = {}
    for schema in ("light", "dark"):
        kontext = browser.new_context(**browser_context_args | {"color_scheme": schema})
        kontext.add_init_script(VERGISS)
        offene[schema] = kontext.new_page()
    yield offene
    for fenster in offene.values():
        fenster.context.close()


@pytest.fixture(scope="module")
def uebungsadresse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard with complete practice data."""
    datenbank = f"sqlite:///{tmp_path_factory.mktemp('uebung') / 'uebung.sqlite'}"
    maschine = engine(datenbank)
    migriere(maschine)
    lade_pakete(maschine, pakete(1), FASSUNGEN)
    maschine.dispose()
    with server(datenbank) as url:
        yield url


def zeige(zwei: Fenster, url: str, *breiten: int) -> None:
    """Load a page in both windows: ``breiten`` of the light and the dark one, or of both."""
    for fenster, breite in zip(zwei.values(), breiten * len(zwei), strict=False):
        fenster.set_viewport_size({"width": breite, "height": HOCH})
        fenster.goto(url, wait_until="commit")
    for schema, fenster in zwei.items():
        fertig(fenster)
        expect(fenster.locator(".stApp")).to_have_css("color-scheme", schema)
    beruhige(zwei)


def beruhige(zwei: Fenster) -> None:
    """Wait until both are quiet, at the same time: what takes a quarter of a second for each adds up."""
    for fenster in zwei.values():
        fenster.evaluate(RUHE_BEGINNT)
    for fenster in zwei.values():
        fenster.evaluate("() => window.ruhe")


def ganz(fenster: Page) -> None:
    """Everything opened that can be, and the window as high as the page."""
    fenster.evaluate(AUFKLAPPEN)
    for _ in range(3):  # pictures grow with the window, and the page with them
        groesse = fenster.viewport_size
        assert groesse is not None
        hoehe = min(int(fenster.evaluate(HOEHE)) + 300, HOECHSTENS)
        if hoehe <= groesse["height"]:
            return
        fenster.set_viewport_size({"width": groesse["width"], "height": hoehe})
        ruhig(fenster)


def axe(zwei: Fenster) -> list[str]:
    """What axe finds in both windows."""
    for fenster in zwei.values():
        ganz(fenster)
        beginne(fenster)
    return [f"{schema}: {fund}" for schema, fenster in zwei.items() for fund in verstoesse(fenster)]


def maengel(zwei: Fenster) -> list[str]:
    """Everything that is wrong with what both windows show."""
    return axe(zwei) + [f"{schema}: {fund}" for schema, fenster in zwei.items() for fund in aufbau(fenster)]


def aufbau(fenster: Page) -> list[str]:
    """What is wrong with the headings, and what does not fit."""
    koepfe, gefunden = ueberschriften(fenster), []
    if (haupt := [ebene for ebene, _ in koepfe].count(1)) != 1:
        gefunden.append(f"{haupt} Hauptüberschriften")
    if koepfe and koepfe[0][0] != 1:
        gefunden.append(f"die erste Überschrift ist h{koepfe[0][0]} „{koepfe[0][1]}“")
    return gefunden + luecken(koepfe) + ueberlauf(fenster)


def pfad(seite: str) -> str:
    """The link to a page on which there is something to see: the one of its picture in the documentation."""
    (link,) = (link for link in MIT_INHALT.values() if link.partition("?")[0] == f"/{seite}")
    return link


@jede_seite
def test_every_page_light_and_dark_wide_narrow_and_large(zwei: Fenster, adresse: str, seite: str) -> None:
    """320 pixels are a window of 1280 zoomed to 400 %, 640 one of 200 %; letters may be twice as large by themselves, too."""
    zeige(zwei, f"{adresse}{pfad(seite)}", BREIT)
    gefunden = {"1280": maengel(zwei)}
    gezoomt, grosse_schrift = zwei.values()
    gezoomt.set_viewport_size({"width": MITTEL, "height": HOCH})
    grosse_schrift.evaluate(DOPPELT)
    beruhige(zwei)
    gefunden |= {"640": ueberlauf(gezoomt), "200 %": ueberlauf(grosse_schrift)}
    grosse_schrift.evaluate(EINFACH)
    for fenster in zwei.values():
        fenster.set_viewport_size({"width": SCHMAL, "height": HOCH})
        expect(fenster.get_by_role("button", name="Seitenleiste ausklappen")).to_be_visible()
    beruhige(zwei)
    gefunden["320"] = maengel(zwei)
    assert not {name: liste for name, liste in gefunden.items() if liste}


def test_the_size_of_letters_that_the_browser_is_set_to_is_taken(zwei: Fenster, adresse: str) -> None:
    fenster = zwei["light"]
    oeffne(fenster, adresse)
    assert "100%" in fenster.evaluate(
        "[...document.styleSheets].flatMap((s) => [...s.cssRules]).find((r) => r.selectorText === 'html' && "
        "r.style.getPropertyPriority('font-size'))?.style.fontSize ?? ''"
    )


def test_the_table_side_of_a_picture(zwei: Fenster, adresse: str) -> None:
    zeige(zwei, f"{adresse}/?{LINK}", BREIT, SCHMAL)
    for fenster in zwei.values():
        for bild in ("karte", "verlauf"):
            fenster.locator(f".st-key-seite-{bild}").get_by_text("Tabelle").click()
            fertig(fenster)
        expect(fenster.get_by_test_id("stDataFrame")).to_have_count(2)
    beruhige(zwei)
    assert maengel(zwei) == []


def test_the_dialog_of_the_nachweis(zwei: Fenster, adresse: str) -> None:
    zeige(zwei, f"{adresse}/?{LINK}", BREIT, SCHMAL)
    for fenster in zwei.values():
        kachel(fenster, "kommunen_im_verbund").get_by_role("button", name="Nachweis").click()
        expect(fenster.get_by_role("dialog").locator("table").first).to_be_visible()
        fertig(fenster)
    beruhige(zwei)
    assert axe(zwei) == []
    for fenster in zwei.values():
        koepfe = ueberschriften(fenster, dialog=True)
        assert len(koepfe) > 3
        assert koepfe[0][0] <= 2
        assert luecken(koepfe) + ueberlauf(fenster) == []


def test_the_rarer_filters_and_the_band_of_an_old_datenstand(zwei: Fenster, adresse: str) -> None:
    """The filters are open when one of them is used; on a phone they lie over the page."""
    zeige(zwei, f"{adresse}/?{LINK}&datenstand=2", BREIT, SCHMAL)
    for fenster in zwei.values():
        expect(fenster.locator(".band")).to_be_visible()
    expect(zwei["light"].get_by_role("combobox", name="Datenstand", exact=True)).to_be_visible()
    assert maengel(zwei) == []
    schmal = {"dark": zwei["dark"]}
    schmal["dark"].get_by_role("button", name="Seitenleiste ausklappen").click()
    expect(schmal["dark"].get_by_role("combobox", name="Datenstand", exact=True)).to_be_visible()
    beruhige(schmal)
    assert axe(schmal) == []


@pytest.mark.parametrize("papier", ["pressetext", "anfrage"])
def test_the_other_papers(zwei: Fenster, adresse: str, papier: str) -> None:
    zeige(zwei, f"{adresse}/briefing?{LINK}&papier={papier}", BREIT, SCHMAL)
    assert maengel(zwei) == []


@pytest.mark.parametrize("ansicht", ["kontrast", "projektor"])
def test_the_other_views(zwei: Fenster, adresse: str, ansicht: str) -> None:
    zeige(zwei, f"{adresse}/?{LINK}&ansicht={ansicht}", BREIT)
    assert maengel(zwei) == []


@pytest.mark.parametrize("link", ["?stichtag=2023-06-30&datenstand=11", "datenstand?polizeidirektion=Leipzig"])
def test_rich_data_and_the_practice_band(zwei: Fenster, uebungsadresse: str, link: str) -> None:
    zeige(zwei, f"{uebungsadresse}/{link}", BREIT, SCHMAL)
    for fenster in zwei.values():
        expect(fenster.locator(".uebung")).to_be_visible()
    assert maengel(zwei) == []


@pytest.mark.parametrize("link", ["?stichtag=2019-01-15&datenstand=99", "kommune?ags=14999999"])
def test_what_is_empty_or_wrong(zwei: Fenster, adresse: str, link: str) -> None:
    zeige(zwei, f"{adresse}/{link}", BREIT, SCHMAL)
    for fenster in zwei.values():
        expect(fenster.locator(".hinweis").first).to_be_visible()
    assert maengel(zwei) == []


def test_without_data_there_is_a_sentence(zwei: Fenster, tmp_path: Path) -> None:
    with server(f"sqlite:///{tmp_path / 'leer.sqlite'}") as url:
        zeige(zwei, url, SCHMAL)
        for fenster in zwei.values():
            expect(fenster.locator(".hinweis")).to_be_visible()
        assert axe(zwei) == []


# Beginning of what is found -> what is wrong.
FEHLER = {
    "color-contrast": '<p style="color:#777;background:#666">kaum lesbar, ganz unten</p>',
    "image-alt": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    "heading-order": "<h5>zu tief</h5>",
    "h5 „zu tief“ folgt auf": "<h5>zu tief</h5>",
    "2 Hauptüberschriften": "<h1>noch eine</h1>",
    "div.": '<div style="width:2000px;height:9px">lang</div>',
}
EINFUEGEN = """(html) => document.querySelector('.stMainBlockContainer')
  .insertAdjacentHTML('beforeend', `<div id='falsch'>${html}</div>`)"""


def test_what_is_wrong_would_be_found(zwei: Fenster, adresse: str) -> None:
    hell = {"light": zwei["light"]}
    zeige(hell, f"{adresse}/barrierefreiheit", BREIT)
    for erwartet, html in FEHLER.items():
        hell["light"].evaluate(EINFUEGEN, html)
        gefunden = maengel(hell)
        hell["light"].evaluate("document.getElementById('falsch').remove()")
        assert any(mangel.startswith(f"light: {erwartet}") for mangel in gefunden), (erwartet, gefunden)
    assert maengel(hell) == []


def test_every_page_has_its_picture() -> None:
    assert sorted(link.partition("?")[0].lstrip("/") for link in MIT_INHALT.values()) == sorted(SEITEN)
