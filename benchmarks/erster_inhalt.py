"""When does a reader see the first useful content in a real browser: the page's heading and its first figure or picture?

Both servers in one Chromium, in turn, each load in a context of its own: nothing is kept from the one before.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Error, sync_playwright

from benchmarks.ansichten import parameter
from benchmarks.paar import Paar
from benchmarks.server import Messfehler
from scripts.browser import vorhanden

LADUNGEN = 5  # of each side and page, alternately
FRIST = 30_000  # milliseconds
TITEL = "h1.titel"
FIGUR = "[class*='st-key-kennzahl-'] .kachel-wert, [data-testid='stVegaLiteChart'] :is(svg, canvas)"
# In each frame: does it stand? Written down in the frame after, when it has been painted.
WACHE = """
((gesucht) => {
  const zeiten = {};
  const sichtbar = (wo) => [...document.querySelectorAll(wo)].some((e) => e.checkVisibility() && e.getBoundingClientRect().height);
  window.ersterInhalt = new Promise((fertig) => {
    const schau = () => {
      for (const name of Object.keys(gesucht)) if (!(name in zeiten) && sichtbar(gesucht[name])) zeiten[name] = 0;
      requestAnimationFrame(() => {
        for (const name of Object.keys(zeiten)) zeiten[name] ||= performance.now();
        if (Object.keys(zeiten).length === Object.keys(gesucht).length) fertig(zeiten); else schau();
      });
    };
    requestAnimationFrame(schau);
  });
})
"""
STRECKEN = """async () => ({
  ...(await Promise.race([window.ersterInhalt, new Promise((_, nein) => setTimeout(nein, FRIST, "Frist"))])),
  erstes_bild: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  dokument: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
})""".replace("FRIST", str(FRIST))


@dataclass
class Ladungen:
    """Milliseconds from the start of the navigation, load by load; ``strecken`` are those of each step on the way."""

    zeiten: list[float] = field(default_factory=list)
    strecken: list[dict[str, float]] = field(default_factory=list)

    def nimm(self, strecken: dict[str, float]) -> None:
        self.zeiten.append(max(strecken["titel"], strecken.get("figur", 0)))
        self.strecken.append(strecken)

    @property
    def mitte(self) -> float:
        return median(self.zeiten)

    def strecke(self, name: str) -> float:
        return median(strecken[name] for strecken in self.strecken)


@dataclass
class ErsterInhalt:
    """The loads of one page and of its floor."""

    seite: Ladungen = field(default_factory=Ladungen)
    boden: Ladungen = field(default_factory=Ladungen)

    @property
    def verhaeltnis(self) -> float:
        return self.seite.mitte / self.boden.mitte

    def schritte(self, name: str) -> str:
        """The medians of one step."""
        return f"{self.seite.strecke(name):.0f} / {self.boden.strecke(name):.0f} ms"


def miss_ersten_inhalt(paar: Paar, seiten: Mapping[str, bool]) -> dict[str, ErsterInhalt]:
    """Load every page from both servers, alternately; the value says whether it has a figure or picture."""
    ergebnis: dict[str, ErsterInhalt] = {}
    try:
        with sync_playwright() as spiel, spiel.chromium.launch(**_start()) as browser:
            for pfad, mit_figur in seiten.items():
                link = f"{pfad}?{urlencode(parameter(pfad), doseq=True)}"
                adressen = [f"http://127.0.0.1:{port}/{link}" for port in (paar.port, paar.bodenport)]
                gesucht = {"titel": TITEL} | ({"figur": FIGUR} if mit_figur else {})
                if not ergebnis:  # the browser's and the servers' very first
                    [_lade(browser, adresse, gesucht) for adresse in adressen]
                inhalt = ergebnis[pfad] = ErsterInhalt()
                reihen = list(zip(adressen, (inhalt.seite, inhalt.boden), strict=True))
                for nummer in range(LADUNGEN):
                    for adresse, ladungen in reihen if nummer % 2 == 0 else reversed(reihen):
                        ladungen.nimm(_lade(browser, adresse, gesucht))
    except Error as fehler:
        raise Messfehler(f"Chromium (fehlt er, hilft „make browser“): {fehler}") from fehler
    return ergebnis


def _start() -> dict[str, Any]:
    """The same Chromium as in the browser tests."""
    flaggen = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flaggen.append("--no-sandbox")
    pfad = vorhanden()
    return {"args": flaggen} | ({"executable_path": Path(pfad)} if pfad else {})


def _lade(browser: Browser, adresse: str, gesucht: dict[str, str]) -> dict[str, float]:
    """One load in a fresh context: milliseconds of heading, figure, first paint, all of the document."""
    with browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 1000}) as umgebung:
        blatt = umgebung.new_page()
        blatt.add_init_script(f"{WACHE.strip()}({json.dumps(gesucht)})")
        blatt.goto(adresse, wait_until="commit", timeout=FRIST)
        strecken: dict[str, float] = blatt.evaluate(STRECKEN)
        return strecken
