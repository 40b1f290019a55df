"""How does every page look? Takes the pictures under docs/bilder from a running dashboard.

asskomm serve & python scripts/bilder.py [http://127.0.0.1:8501]
"""

import sys
from pathlib import Path
from typing import Literal

from browser import vorhanden
from playwright.sync_api import sync_playwright

ZIEL = Path(__file__).parent.parent / "docs" / "bilder"
SEITEN = {
    "ueberblick": "/?stichtag=2022-01-11&vergleich=2021-02-06&ags=14524330",
    "karte": "/karte?stichtag=2022-12-31&kennzahl=kooperationsvereinbarungen&ebene=landkreis",
    "kommune": "/kommune?stichtag=2022-12-31&ags=14523320",
    "vergleich": "/vergleich?stichtag=2022-12-31&kennzahl=kommunen_im_verbund&mass=anteil",
    "foerderung": "/foerderung?stichtag=2022-12-31",
    "praeventionsraete": "/praeventionsraete?stichtag=2022-12-31",
    "qualifizierung": "/qualifizierung?stichtag=2022-12-31",
    "zahlenregister": "/zahlenregister?stichtag=2022-12-31&kennzahl=kommunale_praeventionsraete",
    "briefing": "/briefing?stichtag=2022-01-11&vergleich=2021-02-06",
    "textpruefung": "/textpruefung?stichtag=2022-01-20",
    "methodik": "/methodik",
    "datenstand": "/datenstand?stichtag=2023-06-30",
    "barrierefreiheit": "/barrierefreiheit",
    "zitat": "/zitat",
}
ANSICHTEN: dict[str, tuple[int, Literal["light", "dark"]]] = {
    "1280-hell": (1280, "light"),
    "1280-dunkel": (1280, "dark"),
    "390": (390, "light"),
}


def main() -> None:
    """One picture per page and view, as high as the page."""
    adresse = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8501"
    flaggen = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=vorhanden(), args=flaggen)
        for seite, pfad in SEITEN.items():
            for name, (breite, schema) in ANSICHTEN.items():
                blatt = browser.new_page(viewport={"width": breite, "height": 900}, color_scheme=schema)
                blatt.goto(adresse + pfad)
                blatt.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
                blatt.wait_for_load_state("networkidle")
                for _ in range(2):  # the map grows with the window, and the page with the map
                    blatt.wait_for_timeout(800)
                    hoehe = blatt.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
                    blatt.set_viewport_size({"width": breite, "height": min(int(hoehe), 4500)})
                blatt.wait_for_timeout(800)
                blatt.screenshot(path=ZIEL / f"{seite}-{name}.png")
                blatt.close()
        browser.close()


if __name__ == "__main__":
    main()
