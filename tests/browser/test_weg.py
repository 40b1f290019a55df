"""The main way in a real browser: link → figures → map click → table; and what must not happen on it."""

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import fertig, kachel, oeffne, server


@pytest.mark.parametrize(
    ("stichtag", "schluessel", "wert"),
    [
        ("2021-02-06", "kommunen_beraten", "102"),
        ("2021-02-06", "modellkommunen", "8"),
        ("2021-02-06", "kommunale_praeventionsraete", "19"),
        ("2021-02-06", "foerdermittel_bewilligt", "über 420.000 €"),
        ("2021-02-06", "kommunen_mit_coaching", "24"),
        ("2021-02-06", "beccaria_absolventen", "102"),
        ("2021-02-06", "beccaria_laufend", "18"),
        ("2021-02-05", "kommunen_beraten", "100"),
        ("2021-02-05", "kommunale_praeventionsraete", "17"),
        ("2021-02-05", "beccaria_absolventen", "72"),
        ("2022-01-11", "kommunen_beraten", "126"),
        ("2022-01-11", "eng_kooperierende_kommunen", "48"),
        ("2022-01-11", "kommunale_praeventionsraete", "26"),
        ("2022-01-11", "foerdermittel_verfuegbar", "1,3 Mio. €"),
        ("2022-01-10", "kommunen_beraten", "121"),
        ("2022-01-10", "eng_kooperierende_kommunen", "43"),
    ],
)
def test_link_zeigt_die_zahl_mit_quelle(page: Page, adresse: str, stichtag: str, schluessel: str, wert: str) -> None:
    oeffne(page, f"{adresse}/?stichtag={stichtag}")
    karte = kachel(page, schluessel)
    expect(karte.locator(".kachel-wert")).to_have_text(wert)
    expect(karte.locator("p").last).to_be_visible()
    assert re.search(r"veröffentlicht|gezählt|belegt", karte.inner_text())


def test_zeitraum_steht_bei_der_zahl(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2021-02-06")
    expect(kachel(page, "kommunen_mit_coaching").locator(".kachel-zeitraum")).to_have_text("im Jahr 2020")
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    expect(kachel(page, "foerdermittel_verfuegbar").locator(".kachel-zeitraum")).to_have_text("im Jahr 2022")


def test_klick_auf_die_karte_zeigt_ereignisse_und_tabelle(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    flaeche = page.locator('.st-key-karte .mark-shape path[aria-label^="Zwickau,"]').first
    page.locator(".st-key-karte").scroll_into_view_if_needed()
    flaeche.scroll_into_view_if_needed()
    box = flaeche.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.42, box["y"] + box["height"] * 0.55)
    tafel = page.locator(".tafel")
    expect(tafel.locator(".tafel-titel")).to_have_text("Zwickau")
    expect(tafel.locator(".ereignisse li").filter(has_text="Kooperationsvereinbarung")).to_have_count(1)
    expect(tafel.locator(".ereignisse a").first).to_have_attribute("href", re.compile("^https?://"))
    expect(page).to_have_url(re.compile("ags=14524330"))
    page.locator(".st-key-seite-karte").get_by_text("Tabelle").click()
    fertig(page)
    expect(page.locator(".st-key-karte [data-testid=stDataFrame]")).to_be_visible()
    expect(tafel.locator(".tafel-titel")).to_have_text("Zwickau")


def test_zeile_der_tabelle_waehlt_wie_ein_klick(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    page.locator(".st-key-seite-karte").get_by_text("Tabelle").click()
    tabelle = page.locator(".st-key-karte [data-testid=stDataFrame]")
    expect(tabelle).to_be_visible()
    fertig(page)
    tabelle.click(position={"x": 16, "y": 52})
    expect(page.locator(".tafel-titel")).to_have_text("Annaberg-Buchholz")
    expect(page).to_have_url(re.compile("ags=14521020"))


def test_link_mit_kommune_oeffnet_die_tafel(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11&ags=14730310")
    expect(page.locator(".tafel-titel")).to_have_text("Torgau")
    expect(page.locator(".ereignisse li").filter(has_text="rund 160.000")).to_have_count(1)


def test_allererster_aufruf_ueber_einen_tiefen_link(page: Page, datenbank: str) -> None:
    with server(datenbank) as url:
        oeffne(page, f"{url}/methodik?stichtag=2021-02-06&polizeidirektion=Leipzig&polizeidirektion=Zwickau")
        expect(page.locator("h1.titel")).to_have_text("Was die Zahlen bedeuten")
        page.get_by_role("link", name="Überblick").click()
        fertig(page)
        expect(page.locator(".seite")).to_have_text("Überblick")
        expect(page.locator("h1.titel")).to_have_text("Polizeidirektionen Leipzig und Zwickau am 6. Februar 2021")
        expect(page).to_have_url(re.compile("polizeidirektion=Leipzig&polizeidirektion=Zwickau"))


def test_filter_kommt_in_den_link(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    page.get_by_role("radio", name="06.02.2021").click()
    expect(kachel(page, "kommunen_beraten").locator(".kachel-wert")).to_have_text("102")
    expect(page).to_have_url(re.compile("stichtag=2021-02-06"))
    page.get_by_role("button", name="Zurücksetzen").click()
    expect(page.locator("h1.titel")).to_have_text("Freistaat Sachsen am 30. Juni 2023")


def test_zitierlink_nennt_stichtag_und_datenstand(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11&polizeidirektion=Dresden")
    ziel = page.get_by_role("link", name="Link kopieren").get_attribute("href") or ""
    assert parse_qs(ziel.removeprefix("?")) == {
        "stichtag": ["2022-01-11"], "datenstand": ["3"], "vergleich": ["2021-01-11"], "polizeidirektion": ["Dresden"],
    }  # fmt: skip
    oeffne(page, adresse + "/" + ziel)
    expect(page.locator("h1.titel")).to_have_text("Polizeidirektion Dresden am 11. Januar 2022")


def test_datenstand_bleibt_beim_seitenwechsel(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2021-02-06&datenstand=2")
    page.get_by_role("link", name="Methodik").click()
    expect(page.locator("h1.titel")).to_have_text("Was die Zahlen bedeuten")
    page.get_by_role("link", name="Überblick").click()
    expect(page.locator(".untertitel")).to_contain_text("Datenstand 2")
    expect(page).to_have_url(re.compile("datenstand=2"))


def test_schlechter_link_warnt(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-02-30&polizeidirektion=Entenhausen")
    warnungen = page.locator(".hinweis")
    expect(warnungen.filter(has_text="2022-02-30")).to_be_visible()
    expect(warnungen.filter(has_text="Entenhausen")).to_be_visible()


def test_herunterladen_gibt_die_tabelle(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11&polizeidirektion=Leipzig")
    with page.expect_download() as datei:
        page.locator(".st-key-laden-karte button").first.click()
    inhalt = datei.value.path().read_bytes().decode("utf-8-sig")
    assert datei.value.suggested_filename == "asskomm_Leipzig_2022-01-11_datenstand-3_karte.csv"
    assert inhalt.splitlines()[0].startswith("Kommune;Stufe;Kreis;Polizeidirektion")
    assert len(inhalt.splitlines()) == 62


def test_nachweis_mit_einem_klick(page: Page, adresse: str) -> None:
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    kachel(page, "kooperationsvereinbarungen").get_by_role("button", name="Nachweis").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Unterzeichnete Kooperationsvereinbarungen")
    expect(dialog.locator(".liste table")).to_have_count(3)  # counted, all records, published


def test_niemand_anders_wird_gefragt_und_nichts_schlaegt_fehl(page: Page, adresse: str) -> None:
    fremd: list[str] = []
    fehler: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((adresse, "data:", "blob:")) else fremd.append(r.url))
    page.on("console", lambda m: fehler.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: fehler.append(str(e)))
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    expect(page.locator(".st-key-karte .mark-shape path").first).to_be_visible()
    page.get_by_role("radio", name="06.02.2021").click()
    fertig(page)
    assert fremd == []
    assert fehler == []
    assert page.locator("html").get_attribute("lang") == "de"


@pytest.mark.erster_besuch
def test_geometrie_kommt_einmal_und_nie_wieder(page: Page, adresse: str) -> None:
    sitzung = page.context.new_cdp_session(page)
    sitzung.send("Network.enable")
    geladen: dict[str, str] = {}
    vom_netz: list[int] = []
    aus_dem_speicher: set[str] = set()
    sitzung.on("Network.responseReceived", lambda e: geladen.update({e["requestId"]: e["response"]["url"]}))
    sitzung.on("Network.requestServedFromCache", lambda e: aus_dem_speicher.add(e["requestId"]))
    sitzung.on(
        "Network.loadingFinished",
        lambda e: vom_netz.append(e["encodedDataLength"]) if "/geometrie/" in geladen.get(e["requestId"], "") else None,
    )
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    expect(page.locator(".st-key-karte .mark-shape path").first).to_be_visible()
    for name in ("06.02.2021", "11.01.2022", "06.02.2021"):
        page.get_by_role("radio", name=name).click()
        fertig(page)
    assert sum(groesse > 10_000 for groesse in vom_netz) == 1, vom_netz
    assert 40_000 < max(vom_netz) < 80_000, "Brotli"


@pytest.mark.parametrize("breite", [390, 320])
def test_schmaler_schirm_laeuft_nicht_ueber(page: Page, adresse: str, breite: int) -> None:
    page.set_viewport_size({"width": breite, "height": 844})
    oeffne(page, f"{adresse}/?stichtag=2022-01-11")
    expect(page.locator(".st-key-karte .mark-shape path").first).to_be_visible()
    ueber = page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stMain] *')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('svg'))"
        ".map(e => e.className).slice(0, 5)"
    )
    assert ueber == []
