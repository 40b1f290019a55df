"""How does every page look? Takes the pictures under docs/bilder from a running dashboard.

asskomm serve & python scripts/bilder.py [http://127.0.0.1:8501]

The Zitierkarte needs a paper that has left: one is made by the command, in the database of the environment.
"""

import io
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from browser import vorhanden
from PIL import Image
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


def _speichere(bild: bytes, ziel: Path) -> None:
    """With 256 colours, which nobody sees and which takes a third of the space."""
    Image.open(io.BytesIO(bild)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(ziel, optimize=True)


def zitat() -> str:
    """Address of the card of a paper that leaves now."""
    with TemporaryDirectory() as ordner:
        befehl = [
            Path(sys.executable).parent / "asskomm", "briefing", "-o", f"{ordner}/lagebild.csv",
            "--stichtag", "2022-01-11", "--vergleich", "2021-02-06", "--anlass", "Bildschirmfoto",
        ]  # fmt: skip
        gesagt = subprocess.run(befehl, capture_output=True, text=True, check=True).stdout
    gefunden = re.search(r"zitat\?id=[0-9a-f]+", gesagt)
    if gefunden is None:
        sys.exit(f"Kein Papier entstanden: {gesagt}")
    return f"/{gefunden[0]}"


def main() -> None:
    """One picture per page and view, as high as the page."""
    adresse = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8501"
    flaggen = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=vorhanden(), args=flaggen)
        for seite, pfad in (SEITEN | {"zitat": zitat()}).items():
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
                _speichere(blatt.screenshot(), ZIEL / f"{seite}-{name}.png")
                blatt.close()
        browser.close()


if __name__ == "__main__":
    main()
