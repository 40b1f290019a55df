"""Does one click put a sentence with its source, or the whole press draft, on the clipboard?"""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import fertig, kachel, oeffne

SATZ = (
    "Bis zum 11.\u00a0Januar\u00a02022 wurden in Sachsen nach Angaben des SMI 126\u00a0Kommunen vom Landespräventionsrat zu "
    "ASSKomm beraten."
)
STICHTAG = "stichtag=2022-01-11&vergleich=2021-02-06"


def kopiere(page: Page, name: str) -> str:
    """What the clipboard holds after a click on the link of this name."""
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("status").filter(has_text="Der Text ist kopiert.")).to_have_count(1)
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_proof_of_a_figure_gives_its_sentence(page: Page, context: BrowserContext, adresse: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    oeffne(page, f"{adresse}/?{STICHTAG}")
    kachel(page, "kommunen_beraten").get_by_role("button", name="Nachweis").click()
    expect(page.get_by_role("dialog").locator(".zitatsatz")).to_contain_text("126")
    fertig(page)
    satz, beleg = kopiere(page, "Satz kopieren").split("\n")
    assert satz == SATZ
    assert re.fullmatch(
        r"\(Kommunen beraten · Stichtag 11\.01\.2022 · Datenstand \d · Quelle: SMI: Medieninformation „Als.*\)", beleg
    )
    assert page.url.endswith(STICHTAG), "the page stays where it is"


def test_the_press_draft_gives_each_sentence_and_the_whole(page: Page, context: BrowserContext, adresse: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    oeffne(page, f"{adresse}/briefing?{STICHTAG}&papier=pressetext")
    expect(page.locator(".presse-titel")).to_contain_text("126")
    assert kopiere(page, "Satz kopieren: Kommunen beraten").startswith(
        f"{SATZ}\n(Kennzahl „Kommunen beraten“ · Stichtag 11.01.2022"
    )
    ganz = kopiere(page, "Ganzen Text mit Quellen kopieren")
    assert ganz.startswith("Medieninformation (Entwurf)\n\nStand: 11.\u00a0Januar\u00a02022\n\nASSKomm: 126")
    assert "[Zitat]" in ganz
    assert "Quellen und Nachweis" in ganz
    assert "Widerspruch" not in ganz
