"""Does every figure on every page reach definition, source, Datenstand and Nachweis within one action?"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from data_access.katalog import KATALOG
from domain.kennzahl import Kennzahl
from tests.browser.conftest import fertig, kachel, oeffne
from web.bestand import SEITEN

LINK = "stichtag=2022-01-11&vergleich=2021-02-06"


def karten(page: Page) -> list[str]:
    """Keys of all figures that stand on the page as a card."""
    klassen = page.locator('[class*="st-key-kennzahl-"]').evaluate_all("alle => alle.map(e => e.className)")
    return [re.search(r"st-key-kennzahl-(\w+)", klasse)[1] for klasse in klassen]  # type: ignore[index]


def bilder(page: Page) -> list[Locator]:
    """All pictures of the page: map and charts."""
    return page.locator('.st-key-karte, [class*="st-key-diagramm-"]').all()


@pytest.mark.parametrize("seite", SEITEN)
def test_every_figure_reaches_its_proof_within_one_action(page: Page, adresse: str, seite: str) -> None:
    """One click on each card of each page; what opens names everything."""
    oeffne(page, f"{adresse}/{seite}?{LINK}")
    schluessel = karten(page)
    if seite in ("", "methodik"):
        assert set(schluessel) == {k.schluessel for k in KATALOG}
    for name in schluessel:
        kachel(page, name).locator(f".st-key-nachweis-{name} button").first.click()
        dialog = page.get_by_role("dialog")
        titel = next(k for k in KATALOG if k.schluessel == name)
        expect(dialog).to_contain_text(titel.definition)  # definition
        expect(dialog).to_contain_text("Datenstand 3")  # Datenstand
        expect(dialog).to_contain_text("Maßgeblich")  # source of truth
        expect(dialog).to_contain_text(re.compile("Gezählt \\(\\d+\\)"))  # proof: counted units …
        expect(dialog).to_contain_text(re.compile("Veröffentlicht \\(\\d+\\)"))  # … and published figures with source
        expect(dialog).to_contain_text("Warum hat sich die Zahl geändert?")
        expect(page.get_by_role("button", name="Schließen").last).to_be_visible()
        page.get_by_role("button", name="Schließen").last.click()
        expect(dialog).to_have_count(0)
        fertig(page)


@pytest.mark.parametrize("seite", SEITEN)
def test_every_picture_says_its_datenstand_and_has_definition_and_table_one_click_away(
    page: Page, adresse: str, seite: str
) -> None:
    oeffne(page, f"{adresse}/{seite}?{LINK}")
    for bild in bilder(page):
        expect(bild).to_contain_text("Datenstand 3")
        for ansicht, ziel in (("Worum es geht", ".erklaerung"), ("Tabelle", "[data-testid=stDataFrame]")):
            bild.get_by_text(ansicht, exact=True).click()
            expect(bild.locator(ziel)).to_be_visible()
        expect(bild.get_by_role("button", name="Herunterladen")).to_be_visible()


@pytest.mark.parametrize("seite", SEITEN)
def test_an_old_datenstand_is_unmistakable_on_every_page(page: Page, adresse: str, seite: str) -> None:
    oeffne(page, f"{adresse}/{seite}?stichtag=2022-01-11&datenstand=2")
    band = page.locator(".band")
    expect(band).to_be_visible()
    expect(band).to_contain_text("Alter Datenstand 2 von 3.")
    expect(band).to_contain_text("Kommunen beraten mind. 4, heute 126")
    page.get_by_role("button", name="Zum neuesten Datenstand").click()
    expect(page.locator(".band")).to_have_count(0)
    expect(page.locator("h1.titel")).to_be_visible()


@pytest.mark.parametrize("seite", SEITEN)
@pytest.mark.parametrize(
    ("link", "satz"),
    [
        ("datenstand=99", "Den Datenstand „99“ aus dem Link gibt es nicht"),
        ("stichtag=2018-12-31", "Der Stichtag „2018-12-31“ aus dem Link"),
        ("stichtag=2021-02-06&vergleich=2022-01-11", "Der Vergleichstag 11.01.2022 liegt nicht vor dem Stichtag"),
    ],
)
def test_a_bad_link_is_a_sentence_on_every_page(page: Page, adresse: str, seite: str, link: str, satz: str) -> None:
    oeffne(page, f"{adresse}/{seite}?{link}")
    expect(page.locator(".hinweis").filter(has_text=satz)).to_be_visible()
    expect(page.locator("h1.titel")).to_be_visible()
    if seite in ("", "zahlenregister", "methodik"):  # the page itself goes on
        expect(page.locator('[class*="st-key-kennzahl-"]').first).to_be_visible()


def test_the_mark_on_a_card_leads_to_its_contradictions(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11&polizeidirektion=Leipzig")
    expect(page.locator(".kachel-streit")).to_have_count(0)
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    karte = kachel(page, "kommunale_praeventionsraete")
    expect(karte.locator(".kachel-streit")).to_have_text("steht in einem Widerspruch")
    karte.get_by_role("button", name="Nachweis").first.click()
    expect(page.get_by_role("dialog").locator(".widersprueche > li")).not_to_have_count(0)
    page.get_by_role("dialog").get_by_role("link", name="Zum Zahlenregister").click()
    expect(page).to_have_url(re.compile(r"/zahlenregister\?stichtag=2022-01-11.*kennzahl=kommunale_praeventionsraete"))
    expect(page.locator("h1.titel")).to_have_text("Freistaat Sachsen am 11. Januar 2022")
    streit = page.locator(".widersprueche").first.locator("> li").filter(has_text="zwei Landkreise")
    expect(streit).to_have_count(1)
    streit.locator("summary").click()
    expect(streit.locator("details a").first).to_have_attribute("href", re.compile("^https?://"))


def test_the_kennzahl_of_the_register_outlasts_other_pages(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/zahlenregister?stichtag=2022-01-11&kennzahl=modellkommunen")
    expect(kachel(page, "modellkommunen").locator(".kachel-wert")).to_be_visible()
    for seite, ort in (("Methodik", "/methodik"), ("Zahlenregister", "/zahlenregister")):
        page.get_by_role("link", name=seite, exact=True).first.click()
        expect(page).to_have_url(re.compile(ort))
        fertig(page)
    expect(kachel(page, "modellkommunen").locator(".kachel-wert")).to_be_visible()
    expect(page).to_have_url(re.compile("kennzahl=modellkommunen"))


def test_register_lists_and_downloads_everything(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/zahlenregister?stichtag=2023-06-30")
    expect(page.get_by_text("Alle Veröffentlichungen (105)")).to_be_visible()
    with page.expect_download() as datei:
        page.locator(".st-key-laden-zahlenregister button").first.click()
    zeilen = datei.value.path().read_bytes().decode("utf-8-sig").splitlines()
    assert zeilen[0].startswith("Stand;Begriff;Wert;Zeitraum;Quelle;Adresse;Widersprüche;Kennzahl;Zähleinheit;Raum")
    assert len(zeilen) == 106


def test_the_proof_can_be_downloaded_and_is_as_long_as_the_figure(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?{LINK}")
    kachel(page, "kooperationsvereinbarungen").get_by_role("button", name="Nachweis").first.click()
    with page.expect_download() as datei:
        page.locator(".st-key-laden-gezaehlt button").first.click()
    assert (
        datei.value.suggested_filename
        == "asskomm_Sachsen_2022-01-11_datenstand-3_kooperationsvereinbarungen_gezaehlt.csv"
    )
    zeilen = datei.value.path().read_bytes().decode("utf-8-sig").splitlines()
    assert len(zeilen) == 1 + 21


def test_what_is_new_follows_the_vergleichstag(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?{LINK}")
    neues = page.locator(".neues")
    expect(neues.locator("li").filter(has_text="Kooperationsvereinbarungen")).to_contain_text("8 → 21")
    oeffne(page, f"{adresse}/?stichtag=2022-01-11&vergleich=2021-12-17")
    expect(page.locator(".neues li").filter(has_text="Kooperationsvereinbarungen")).to_contain_text("20 → 21")
    expect(page.locator(".neues li").filter(has_text="Kooperationsvereinbarungen")).to_contain_text("Werdau")


@pytest.mark.parametrize("k", KATALOG, ids=lambda k: k.schluessel)
def test_the_register_opens_for_every_kennzahl(page: Page, adresse: str, k: Kennzahl) -> None:
    fehler: list[str] = []
    page.on("pageerror", lambda e: fehler.append(str(e)))
    oeffne(page, f"{adresse}/zahlenregister?stichtag=2023-06-30&kennzahl={k.schluessel}")
    expect(kachel(page, k.schluessel).locator(".kachel-wert")).to_be_visible()
    expect(page.locator(".st-key-diagramm-matrix [data-testid=stVegaLiteChart] svg")).to_be_visible()
    assert page.locator(".hinweis.fehler").count() == 0
    assert fehler == []
