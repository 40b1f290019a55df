"""Does the frame do in a browser what its readers need: live deliveries, links, search, views, all of it by keyboard?"""

import os
import re
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import ASSKOMM, fertig, kachel, oeffne, server
from tests.lieferbau import baue
from web.bestand import SEITEN

HOECHSTENS = 5.0  # seconds until an open page offers a new delivery
BERATUNG = "traeger,art,datum,genauigkeit,sicher\n14713000,beratung,2021-06-01,tag,ja\n"


def lade(datenbank: str, ordner: Path) -> None:
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": datenbank}
    subprocess.run([ASSKOMM, "load", str(ordner)], env=umgebung, check=True, capture_output=True)


def test_an_open_page_offers_a_new_delivery_within_five_seconds_and_keeps_the_choice(
    page: Page, tmp_path: Path
) -> None:
    datenbank = f"sqlite:///{tmp_path / 'live.sqlite'}"
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": datenbank}
    subprocess.run([ASSKOMM, "init"], env=umgebung, check=True, capture_output=True)
    with server(datenbank) as url:
        oeffne(page, f"{url}/?stichtag=2022-01-11&polizeidirektion=Leipzig&landkreis=14729&ags=14729410")
        knopf = page.locator("[class*=st-key-neu-da-][data-stale=false] button")
        expect(knopf).to_be_hidden()
        lade(datenbank, baue(tmp_path / "neu", {"ereignisse.csv": BERATUNG}))
        geladen = time.monotonic()
        expect(knopf).to_be_visible()
        assert time.monotonic() - geladen <= HOECHSTENS
        expect(page.get_by_role("status").filter(has_text="Eine neue Lieferung ist da")).to_have_count(1)
        expect(page.locator("h1.titel + .untertitel")).to_contain_text("Datenstand 3")  # nothing changes by itself
        knopf.click()
        fertig(page)
        expect(page.locator("h1.titel + .untertitel")).to_contain_text("Datenstand 4")
        expect(knopf).to_be_hidden()
        expect(page.locator("h1.titel")).to_have_text("Polizeidirektion Leipzig, Landkreis Leipzig am 11. Januar 2022")
        expect(page.locator(".tafel-titel")).to_have_text("Wurzen")
        assert {"polizeidirektion=Leipzig", "landkreis=14729", "ags=14729410"} <= set(page.url.split("?")[1].split("&"))


def test_the_copied_link_names_stichtag_and_datenstand_and_restores_the_view(
    page: Page, context: BrowserContext, adresse: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    oeffne(page, f"{adresse}/zahlenregister?polizeidirektion=Leipzig&handlungsfeld=Sonstiges")
    page.get_by_role("combobox", name="Kennzahl", exact=True).click()
    page.get_by_role("option", name="Modellkommunen").click()
    fertig(page)
    verweis = page.get_by_role("link", name=re.compile("Link kopieren"))
    expect(page).to_have_url(re.compile("kennzahl=modellkommunen"))
    verweis.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Der Link ist kopiert.")).to_have_count(1)
    link = page.evaluate("navigator.clipboard.readText()")
    for teil in ("/zahlenregister?", "stichtag=2023-06-30", "datenstand=3", "polizeidirektion=Leipzig",
                 "handlungsfeld=Sonstiges", "kennzahl=modellkommunen"):  # fmt: skip
        assert teil in link, teil
    neu = context.new_page()
    oeffne(neu, link)
    expect(neu.locator("h1.titel")).to_contain_text("Polizeidirektion Leipzig, Handlungsfeld Sonstiges")
    expect(kachel(neu, "modellkommunen")).to_be_visible()


def test_search_by_keyboard_leads_to_a_kommune_a_traeger_and_a_kennzahl(page: Page, adresse: str) -> None:
    for tippe, ziel in (("Zwickau", "kommune?"), ("Silberberg", "kommune?"), ("Modellkommunen", "zahlenregister?")):
        oeffne(page, f"{adresse}/?stichtag=2022-01-11&polizeidirektion=Zwickau")
        page.get_by_role("combobox", name="Suche", exact=True).focus()
        page.keyboard.type(tippe)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(ziel)))
        fertig(page)
        expect(page.get_by_text(tippe).first).to_be_visible()
        assert "stichtag=2022-01-11" in page.url
        assert "polizeidirektion=Zwickau" in page.url


def test_the_projector_view_hides_the_sidebar_and_has_a_way_back(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    normal = kachel(page, "kommunen_beraten").locator(".kachel-wert").bounding_box()
    oeffne(page, f"{adresse}/?stichtag=2022-01-11&ansicht=projektor")
    gross = kachel(page, "kommunen_beraten").locator(".kachel-wert").bounding_box()
    assert normal
    assert gross
    assert gross["height"] > 1.3 * normal["height"]
    expect(page.locator(".stSidebar")).to_be_hidden()
    page.get_by_role("button", name="Ansicht „Projektor“ beenden").press("Enter")
    fertig(page)
    expect(page.locator(".stSidebar")).to_be_visible()
    assert "ansicht" not in page.url


@pytest.mark.parametrize("seite", SEITEN)
def test_a_link_is_restored_by_a_fresh_server_as_its_very_first_request(page: Page, datenbank: str, seite: str) -> None:
    filter_ = (
        "stichtag=2022-01-11&vergleich=2021-02-06&datenstand=3&polizeidirektion=Zwickau&polizeidirektion=Leipzig"
        "&landkreis=14524&groessenklasse=20000-100000&handlungsfeld=Sonstiges&ags=14524330"
    )
    with server(datenbank) as url:
        oeffne(page, f"{url}/{seite}?{filter_}")
        assert page.locator("html").get_attribute("lang") == "de"
        expect(page.locator("h1")).to_have_count(1)
        marken = page.locator(".stSidebar .stMultiSelect span[title]")
        for wort in ("Zwickau", "Leipzig", "Landkreis Zwickau", "20.000 bis unter 100.000"):
            expect(marken.filter(has_text=wort).first).to_be_visible()
        expect(page.get_by_role("combobox", name="Handlungsfeld")).to_have_value("Sonstiges")
        expect(page.locator(".hinweis[role=alert]")).to_have_count(0)
        for teil in filter_.split("&")[:-1]:
            assert teil in page.url, teil


ORT = "Landkreis Zwickau, Kommunen von 20.000 bis unter 100.000 Einwohnern am 11."


def test_back_and_forth_between_pages_keeps_the_filters(page: Page, adresse: str) -> None:
    oeffne(
        page,
        f"{adresse}/?stichtag=2022-01-11&landkreis=14524&groessenklasse=20000-100000&ansicht=kontrast&datenstand=2",
    )
    page.get_by_role("link", name="Zahlenregister").first.click()
    page.wait_for_url(re.compile("/zahlenregister"))
    fertig(page)
    expect(page.locator("h1.titel")).to_contain_text(ORT)
    for teil in (
        "stichtag=2022-01-11",
        "landkreis=14524",
        "groessenklasse=20000-100000",
        "ansicht=kontrast",
        "datenstand=2",
    ):
        expect(page).to_have_url(re.compile(re.escape(teil)))  # Streamlit writes what it binds a moment later


def test_before_streamlit_starts_the_outline_of_a_page_stands(page: Page, adresse: str) -> None:
    page.route(re.compile(r"/static/js/"), lambda route: route.abort())
    page.goto(adresse)
    expect(page.get_by_role("status", name="Das Lagebild wird geladen")).to_be_visible()
    expect(page.locator(".geruest .blatt > i")).to_have_count(6)
