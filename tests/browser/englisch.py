"""Which words of a page are English? Everything that can be read, seen or not, against a list of common words."""

import re
from functools import cache
from pathlib import Path

import streamlit
from playwright.sync_api import Page

BUENDEL = Path(streamlit.__file__).parent / "static" / "static" / "js"

# Everything that is written or read out, with where it stands. The names of icons are drawn as icons and not read out.
SAMMLE = """() => {
  const alles = new Map();
  const nimm = (art, text, element) => {
    const ort = element.closest("svg") ? "svg" : element.closest("[data-testid]")?.dataset.testid ?? element.localName;
    const kern = (text ?? "").replace(/\\s+/g, " ").trim();
    if (kern) alles.set(`${art}|${kern}`, [art, kern, ort]);
  };
  const namen = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder", "title",
    "placeholder", "alt", "label"];
  for (const element of document.querySelectorAll("*")) {
    if (element.closest("style, script, noscript, [translate=no]")) continue;
    for (const kind of element.childNodes) if (kind.nodeType === 3) nimm("text", kind.data, element);
    for (const name of namen) if (element.hasAttribute(name)) nimm(name, element.getAttribute(name), element);
  }
  return [...alles.values()];
}"""

# Common words of English pages and programs …
HAEUFIG = """
a about above actions add after again all an and any app apply are as ascending at auto automatic autosize available
back be been before below between both but by calendar can cancel cannot changed check choose clear click close
collapse collapsed column columns compact connect connected connecting connection contents continue copied copy could
count create dark data date dates day days default delete deploy descending dialog did dismiss distance distinct do
does done download drag drop duration edit empty end enter error escape exit expand expanded failed file files find
first for found from fullscreen get go happened has have heading help hidden hide home hour hours how if in index input
install internet is it item items keep key keys last length less light link load loading localized locate lost made
main make mark may menu month months more move must navigate new next no not of off ok on only open option options or
other out outside page pages past pin please press previous print quick range read record refresh reload remove rename
report required rerun reset responding results retry right row rows run running save screen screencast search select
selected server set settings share should show size skip sort sorry source spec start statistics still stop stopped
stopping submit sum system table terminal text than that the their them theme there these they this time timed to today
toggle toolbar top try type unable undo unknown unpin update upload use value values version view visualization was we
week weeks were what when which wide will with would year years yes yesterday you your
container dd yyyy monday tuesday wednesday thursday friday saturday sunday january february march june july october
december
"""
# … except those that German has as well.
AUCH_DEUTSCH = """
a an all app auto dialog home if in index link not ok on option server set start stop system terminal text top version
was will
"""
WOERTER = frozenset(HAEUFIG.split()) - frozenset(AUCH_DEUTSCH.split())


def englische_woerter(text: str) -> set[str]:
    """The English words of a text; addresses, file names, keys (7ac1be4b) and compounds (Kick-off) are not."""
    ohne = re.sub(r"\S*(?:://|www\.|@|\.(?:de|csv|html|pdf|php))\S*", " ", text)
    return {
        wort
        for wort in re.findall(r"(?<!\w)[a-zA-ZäöüÄÖÜß]+(?:-[a-zA-ZäöüÄÖÜß]+)*(?!\w)", ohne)
        if wort.lower() in WOERTER
    }


@cache
def streamlits_buendel() -> str:
    """All of Streamlit's scripts, with characters as they are shown."""
    ganz = "\n".join(datei.read_text("utf-8") for datei in sorted(BUENDEL.glob("*.js")))
    return re.sub(r"\\u\{?([0-9A-Fa-f]{4,5})\}?", lambda treffer: chr(int(treffer[1], 16)), ganz).replace("\\n", "\n")


@cache
def streamlits_texte() -> frozenset[str]:
    """All strings of the bundle: what stands on a page word for word like one of them was not translated."""
    stellen = re.compile(r"`([^`\\$\n]{2,200})`|\"([^\"\\\n]{2,200})\"")
    return frozenset(a or b for a, b in stellen.findall(streamlits_buendel()))


def sammle(page: Page) -> list[tuple[str, str, str]]:
    """Kind (text or attribute), text and place of everything on the page."""
    return [tuple(fund) for fund in page.evaluate(SAMMLE)]


def ruhig(page: Page) -> None:
    """Wait until nothing has been written on the page for a quarter of a second; parts of it come after the script."""
    page.evaluate("""() => new Promise((fertig) => {
      let uhr = setTimeout(fertig, 250);
      const waechter = new MutationObserver(() => { clearTimeout(uhr); uhr = setTimeout(fertig, 250); });
      waechter.observe(document.documentElement, {subtree: true, childList: true, characterData: true, attributes: true});
    })""")
