"""Is every figure on every page the one that ``asskomm figures`` prints for the same choice?"""

import json
import os
import re
import subprocess

import pytest
from playwright.sync_api import Page

from domain.zahlen import Zusatz
from tests.browser.conftest import ASSKOMM, oeffne
from web.bestand import SEITEN

AUSWAHLEN = {
    "land": ("stichtag=2022-01-11", ["--stichtag", "2022-01-11"]),
    "direktion": (
        "stichtag=2022-12-31&polizeidirektion=Zwickau", ["--stichtag", "2022-12-31", "--polizeidirektion", "Zwickau"],
    ),
    "kreis und Größe": (
        "stichtag=2022-12-31&landkreis=14524&groessenklasse=20000-100000",
        ["--stichtag", "2022-12-31", "--landkreis", "14524", "--groessenklasse", "20000-100000"],
    ),
    "Handlungsfeld": (
        "stichtag=2022-12-31&handlungsfeld=Sonstiges", ["--stichtag", "2022-12-31", "--handlungsfeld", "Sonstiges"],
    ),
    "alter Datenstand": ("stichtag=2022-01-11&datenstand=2", ["--stichtag", "2022-01-11", "--datenstand", "2"]),
    "vor dem Programm": ("stichtag=2019-01-15", ["--stichtag", "2019-01-15"]),
}  # fmt: skip
VORWORTE = {wort: zusatz for zusatz in Zusatz if (wort := zusatz.wort)} | {"mind.": Zusatz.MINDESTENS}


def figures(datenbank: str, *optionen: str) -> dict[str, dict]:
    """What the command prints, by Kennzahl."""
    umgebung = os.environ | {"ASSKOMM_DATABASE_URL": datenbank}
    befehl = [ASSKOMM, "figures", "--format", "json", *optionen]
    fertig = subprocess.run(befehl, env=umgebung, check=True, capture_output=True, text=True)
    return {zeile["kennzahl"]: zeile for zeile in json.loads(fertig.stdout)}


def gelesen(text: str) -> tuple[float | None, bool]:
    """The number that a card shows, and whether it is said to be a lower bound or approximate."""
    if text == "keine Angabe":
        return None, False
    teile = re.fullmatch(r"(?:([^\d]+)\s)?([\d.]+(?:,\d+)?)(?:\s(Mio\.))?(?:\s€)?", text.replace("\xa0", " "))
    assert teile, f"no German number: {text!r}"
    vorwort, zahl, mio = teile.groups()
    assert vorwort is None or vorwort in VORWORTE, text
    wert = float(zahl.replace(".", "").replace(",", ".")) * (1_000_000 if mio else 1)
    return round(wert, 2), bool(vorwort)


@pytest.mark.parametrize("auswahl", AUSWAHLEN)
def test_every_card_on_every_page_equals_the_command(page: Page, adresse: str, datenbank: str, auswahl: str) -> None:
    link, optionen = AUSWAHLEN[auswahl]
    soll, karten = figures(datenbank, *optionen), 0
    for seite in SEITEN:
        oeffne(page, f"{adresse}/{seite}?{link}")
        for karte in page.locator('[class*="st-key-kennzahl-"]').all():
            schluessel = re.search(r"st-key-kennzahl-(\w+)", karte.get_attribute("class") or "")[1]  # type: ignore[index]
            zahl, ungenau = gelesen(karte.locator(".kachel-wert").inner_text())
            wert = soll[schluessel]
            assert zahl == wert["wert"], (seite, schluessel)
            assert ungenau == (wert["wert"] is not None and bool(Zusatz(wert["zusatz"]).wort)), (seite, schluessel)
            karten += 1
    assert karten >= 2 * len(soll)
