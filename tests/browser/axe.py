"""What does axe find on a page, and what else can be seen only in a browser: the order of headings, what does not fit?

The page's Content-Security-Policy forbids inline scripts and stays in force: Playwright evaluates through the browser's
debugger, as the developer tools do, which no policy of a page concerns. No context with ``bypass_csp`` is needed, so what
is tested is what readers get.
"""

from contextlib import suppress
from itertools import pairwise
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as ZuLange

BLEIBT = 5_000  # milliseconds after which what does not fit is there to stay
# All rules that axe applies by itself: WCAG A and AA up to 2.2, and its best practices. None is switched off.
_BEGINN = """() => { window.axeErgebnis = new Promise((fertig, fehler) =>
  setTimeout(() => axe.run(document, {resultTypes: ['violations']}).then(fertig, fehler))); }"""
_ERGEBNIS = "() => window.axeErgebnis"
_UEBERSCHRIFTEN = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((h) => h.checkVisibility({visibilityProperty: true}) && !h.closest("[aria-hidden=true]"))
  .map((h) => [Number(h.localName[1]), h.textContent.trim(), Boolean(h.closest("[role=dialog]"))])"""
# What lies outside the window and cannot be brought into it: neither the page nor a region around it scrolls sideways.
_UEBERLAUF = """() => {
  const breite = document.documentElement.clientWidth, zuviel = [];
  for (const e of document.querySelectorAll(".stAppHeader, .stMain, .stMain *")) {
    const r = e.getBoundingClientRect();
    if (!r.width || r.right <= breite + 1 || !e.checkVisibility({visibilityProperty: true})) continue;
    let a = e.parentElement;
    while (a && !(/auto|scroll/.test(getComputedStyle(a).overflowX) && !a.matches(".stMain, .stApp, body"))) a = a.parentElement;
    if (!a && !e.closest(".nur-vorlesen, svg svg, svg g")) {
      zuviel.push(`${e.localName}.${e.className.baseVal ?? e.className}`.slice(0, 120) + ` bis ${Math.round(r.right)}`);
    }
  }
  for (const e of document.querySelectorAll("html, .stApp, .stMain")) {
    if (e.scrollWidth > e.clientWidth + 1) zuviel.push(`${e.localName} ${e.scrollWidth} > ${e.clientWidth}`);
  }
  return zuviel;
}"""


def beginne(page: Page) -> None:
    """Let axe look at the page without waiting for it, so that two windows work at the same time."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate(_BEGINN)


def verstoesse(page: Page) -> list[str]:
    """Every violation that axe found, as ``rule (impact) where: what is wrong``."""
    ergebnis: dict[str, Any] = page.evaluate(_ERGEBNIS)
    return [
        f"{v['id']} ({v['impact']}) {' '.join(map(str, k['target']))}: {k['failureSummary']} in {k['html'][:300]}"
        for v in ergebnis["violations"]
        for k in v["nodes"]
    ]


def ueberschriften(page: Page, *, dialog: bool = False) -> list[tuple[int, str]]:
    """Level and text of the headings of the page, or of the dialog that is open, in their order."""
    return [(ebene, text) for ebene, text, darin in page.evaluate(_UEBERSCHRIFTEN) if darin is dialog]


def luecken(ueberschriften: list[tuple[int, str]]) -> list[str]:
    """Headings that are more than one level deeper than the one before."""
    return [
        f"h{tiefer} „{text}“ folgt auf h{davor}"
        for (davor, _), (tiefer, text) in pairwise(ueberschriften)
        if tiefer > davor + 1
    ]


def ueberlauf(page: Page) -> list[str]:
    """What lies right of the window and cannot be scrolled to, and stays there: a picture fits a moment after its box."""
    with suppress(ZuLange):
        page.wait_for_function(f"() => ({_UEBERLAUF})().length === 0", timeout=BLEIBT)
    return list(page.evaluate(_UEBERLAUF))
