"""Can somebody in a browser compose a paper, see it, take it along, and find it again in the register and on its card?"""

import asyncio
import io
import os
import re
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from benchmarks.sitzung import Sitzung
from tests.browser.conftest import ASSKOMM, fertig, oeffne, server
from tests.lieferbau import baue

LINK = "stichtag=2022-01-11&vergleich=2021-02-06"
VEROEFFENTLICHT = (
    "begriff,kennzahl,wert,einheit,zusatz,stand,raum_art,raum,herausgeber\n"
    "kommunen_beraten,kommunen_beraten,127,anzahl,exakt,2022-01-11,land,Sachsen,SMI\n"
)


@pytest.fixture(scope="module")
def eigene(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that this module writes to."""
    datenbank = f"sqlite:///{tmp_path_factory.mktemp('papiere') / 'asskomm.sqlite'}"
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": datenbank}
    subprocess.run([ASSKOMM, "init"], env=umgebung, check=True, capture_output=True)
    return datenbank


@pytest.fixture(scope="module")
def url(eigene: str) -> Iterator[str]:
    with server(eigene) as adresse:
        yield adresse


def vorschau(page: Page):
    return page.locator(".st-key-vorschau img")


def lade(page: Page, name: str) -> bytes:
    with page.expect_download(timeout=60_000) as datei:
        page.get_by_role("button", name=name, exact=True).click()
    pfad = datei.value.path()
    assert pfad
    return Path(pfad).read_bytes()


def texte(pdf: bytes) -> str:
    return "\n".join(seite.extract_text() for seite in PdfReader(io.BytesIO(pdf)).pages)


def test_compose_preview_download_register_and_card(page: Page, url: str, eigene: str, tmp_path: Path) -> None:
    """The whole way of a figure that leaves: chosen, seen, taken along, entered, outdated once the next delivery is released."""
    oeffne(page, f"{url}/briefing?{LINK}")
    expect(vorschau(page)).to_have_count(1, timeout=60_000)
    expect(vorschau(page)).to_have_attribute(
        "alt", re.compile("^Vorschau der Seite: Lagebild ASSKomm, Freistaat Sachsen. .* 126; ")
    )
    expect(page.locator(".ausgang")).to_have_count(0)
    page.get_by_role("textbox", name="Titel").fill("Für die Ministerin")
    page.get_by_role("textbox", name="Titel").press("Enter")
    expect(vorschau(page)).to_have_attribute("alt", re.compile("Für die Ministerin"), timeout=60_000)
    page.locator(".st-key-teil-foerderung").get_by_text("Förderung").click()
    expect(page).to_have_url(re.compile("baustein=foerderung"))
    page.get_by_role("textbox", name="Anlass").fill("Kabinett")
    page.get_by_role("textbox", name="Anlass").press("Enter")
    fertig(page)
    pdf = lade(page, "PDF, eine Seite")
    verweis = page.locator(".ausgang a")
    expect(page.locator(".ausgang")).to_contain_text(
        "Ausgegeben und verzeichnet: PDF auf einer Seite · Seite Briefing."
    )
    kennung = re.search("id=([0-9a-f]{16})", verweis.get_attribute("href") or "")[1]  # type: ignore[index]
    gelesen = texte(pdf)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    for wort in ("Für die Ministerin", "126", kennung, f"{url}/zitat?id={kennung}"):
        assert wort in gelesen.replace("\n", ""), wort
    with sqlite3.connect(eigene.removeprefix("sqlite:///")) as verbindung:
        eintraege = verbindung.execute(
            "SELECT DISTINCT art, anlass FROM ausgabe WHERE papier = ?", [kennung]
        ).fetchall()
    assert eintraege == [("PDF auf einer Seite · Seite Briefing", "Kabinett")]

    oeffne(page, f"{url}/zahlenregister?{LINK}")
    liste = page.locator(".liste").filter(has_text="Kabinett")
    liste.get_by_role("link").first.click()
    page.wait_for_url(re.compile(f"/zitat\\?.*id={kennung}"))
    fertig(page)
    expect(page.locator(".zitatkopf .zustand")).to_have_text("aktuell")
    expect(page.locator(".ausgaenge")).to_contain_text("PDF auf einer Seite · Seite Briefing (Anlass: Kabinett)")
    expect(page.locator(".zitatzahlen .gedruckt").first).to_have_text("126")

    ordner = baue(tmp_path / "neu", {"veroeffentlichungen.csv": VEROEFFENTLICHT}, grund="Nachzählung")
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": eigene}
    subprocess.run([ASSKOMM, "load", str(ordner)], env=umgebung, check=True, capture_output=True)
    oeffne(page, f"{url}/zitat?id={kennung.upper()}")
    kopf = page.locator(".zitatkopf .zustand")
    expect(kopf).to_have_text("aktuell")  # what is not released outdates nothing
    subprocess.run([ASSKOMM, "release", "4"], env=umgebung, check=True, capture_output=True)
    oeffne(page, f"{url}/zitat?id={kennung.upper()}")
    expect(kopf).to_have_text(re.compile("überholt|berichtigt"))
    erste = page.locator(".zitatzahlen > li").first
    expect(erste).to_contain_text("heute: 127 Kommunen beraten")
    page.get_by_role("link", name="Dieselbe Ansicht heute").click()
    page.wait_for_url(re.compile("datenstand=4"))


@contextmanager
def andere_leser(url: str, *, wie_viele: int) -> Iterator[list[int]]:
    """Other readers who browse without a pause; gives how many pages each of them has had."""
    laeufe, schluss = [0] * wie_viele, threading.Event()

    async def blaettere(nummer: int) -> None:
        async with Sitzung(int(url.rsplit(":", 1)[1]), "methodik") as sitzung:
            while not schluss.is_set():
                await sitzung.rerun({})
                laeufe[nummer] += 1

    async def alle() -> None:
        await asyncio.gather(*map(blaettere, range(wie_viele)))

    faden = threading.Thread(target=asyncio.run, args=[alle()])
    faden.start()
    try:
        frist = time.monotonic() + 60
        while not all(laeufe):
            assert time.monotonic() < frist, "die anderen Leser kommen nicht auf die Seite"
            schluss.wait(0.05)
        yield laeufe
    finally:
        schluss.set()
        faden.join(30)


def test_a_file_arrives_while_others_browse(page: Page, url: str) -> None:
    """Streamlit alone forgets a made file after two runs of anybody (``web/haltbar.py``)."""
    oeffne(page, f"{url}/briefing?{LINK}&baustein=zahlen")
    expect(vorschau(page)).to_have_count(1, timeout=60_000)
    with andere_leser(url, wie_viele=2) as laeufe:
        vorher = sum(laeufe)
        for _ in range(4):
            assert lade(page, "Arbeitsmappe (XLSX)").startswith(b"PK")
        assert sum(laeufe) >= vorher + 2


def test_every_button_hands_out_its_file(page: Page, url: str) -> None:
    oeffne(page, f"{url}/briefing?{LINK}&baustein=zahlen&baustein=karte")
    expect(vorschau(page)).to_have_count(1, timeout=60_000)
    anfaenge = {
        "PDF, vollständig": b"%PDF", "Folien (PPTX)": b"PK", "Arbeitsmappe (XLSX)": b"PK", "Presseentwurf (DOCX)": b"PK",
        "Zahlen (CSV)": b"\xef\xbb\xbf", "Alles (ZIP)": b"PK",
    }  # fmt: skip
    for name, anfang in anfaenge.items():
        assert lade(page, name).startswith(anfang), name
        expect(page.locator(".ausgang a")).to_be_visible()
        expect(page.get_by_test_id("stDownloadButtonError")).to_have_count(0)


def test_what_cannot_be_entered_is_a_german_sentence_and_no_file(page: Page, eigene: str) -> None:
    """Reading works, the register may not be written."""
    nur_lesbar = f"sqlite:///file:{eigene.removeprefix('sqlite:///')}?mode=ro&uri=true"
    vorher = os.environ.get("ASSKOMM_READ_DATABASE_URL")
    os.environ["ASSKOMM_READ_DATABASE_URL"] = eigene
    try:
        with server(nur_lesbar) as adresse:
            oeffne(page, f"{adresse}/briefing?{LINK}&baustein=zahlen")
            expect(vorschau(page)).to_have_count(1, timeout=60_000)
            geladene: list[object] = []
            page.on("download", lambda datei: geladene.append(datei))
            page.get_by_role("button", name="Zahlen (CSV)", exact=True).click()
            satz = page.locator(".hinweis.fehler")
            expect(satz).to_contain_text(
                "Die Datei wurde nicht ausgegeben, weil sich ihre Zahlen zurzeit nicht im Zahlenregister"
            )
            expect(satz).to_contain_text("Vorgangsnummer: ")
            englisch = page.get_by_test_id("stDownloadButtonError")
            if englisch.count():  # Streamlit shows its own for five seconds
                expect(englisch).to_contain_text("Die Datei ließ sich nicht erzeugen.")
            assert geladene == []
    finally:
        if vorher is None:
            del os.environ["ASSKOMM_READ_DATABASE_URL"]
        else:
            os.environ["ASSKOMM_READ_DATABASE_URL"] = vorher


def test_on_a_phone_everything_is_there_and_nothing_overflows(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    oeffne(page, f"{url}/briefing?{LINK}")
    expect(vorschau(page)).to_have_count(1, timeout=60_000)
    breite = page.evaluate("document.querySelector('.stMain').scrollWidth")
    assert breite <= 390
    kasten = vorschau(page).bounding_box()
    assert kasten
    assert kasten["width"] <= 390
    expect(page.get_by_role("button", name="Alles (ZIP)", exact=True)).to_be_visible()
    oeffne(page, f"{url}/zitat")
    expect(page.get_by_role("textbox", name="Prüfwert des Papiers")).to_be_visible()
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390


def test_a_number_typed_from_a_print_finds_the_card_or_says_why_not(page: Page, url: str) -> None:
    oeffne(page, f"{url}/zitat")
    feld = page.get_by_role("textbox", name="Prüfwert des Papiers")
    feld.fill("kein Wert")
    feld.press("Enter")
    expect(page.locator(".hinweis")).to_contain_text("Das ist kein Prüfwert")
    feld.fill("0123 4567 89AB CDEF")
    feld.press("Enter")
    expect(page.locator(".hinweis")).to_contain_text("Zum Prüfwert 0123456789abcdef ist hier kein Papier verzeichnet")
    expect(page.get_by_role("link", name="Zitierkarte", exact=True)).to_have_count(0)
