"""What of a page is markup, and which of it came from a value?"""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from tests.injektion.werte import FREMD

# What our own HTML is made of. Neither images nor scripts, frames or forms: a value that becomes one is found by its tag.
_TAGS = (
    "a abbr b br caption circle cite code col colgroup dd details div dl dt em figcaption figure g h1 h2 h3 h4 h5 h6 i ins label li "
    "line mark nav ol p path polyline rect s section small span strong style sub summary "
    "sup svg table tbody td tfoot th thead time title tr u ul wbr"
)
TAGS = frozenset(_TAGS.split())


class Leser(HTMLParser):
    """All tags with their attributes, and the text as a reader sees it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: wert or "" for name, wert in attrs}))

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, _data: str) -> None:
        self.tags.append(("!--", {}))


def lies_html(html: str) -> Leser:
    leser = Leser()
    leser.feed(html)
    leser.close()
    return leser


def auffaelliges(html: str) -> list[str]:
    """Tags, attributes and addresses that none of our own have."""
    gefunden = []
    for tag, attribute in lies_html(html).tags:
        if tag not in TAGS:
            gefunden.append(f"<{tag}>")
        gefunden += [
            f"<{tag} {name}>" for name in attribute if name.startswith("on") or name in ("src", "srcdoc", "srcset")
        ]
        for name in ("href", "action", "formaction", "xlink:href"):
            ziel = attribute.get(name, "").strip().lower()
            if ziel and not ziel.startswith(("./", "#", "?", "/", "http://", "https://")):
                gefunden.append(f"<{tag} {name}={ziel[:60]}>")
            if FREMD in urlsplit(ziel).netloc:
                gefunden.append(f"<{tag} {name}={ziel[:60]}>")
    return gefunden


def elemente(app: AppTest) -> Iterator[tuple[str, Message]]:
    """Kind and content of everything on a page, its blocks included."""

    def gehe(knoten: Any) -> Iterator[tuple[str, Message]]:
        proto = getattr(knoten, "proto", None)
        if proto is not None:
            yield getattr(knoten, "type", "block"), proto
        for kind in getattr(knoten, "children", {}).values():
            yield from gehe(kind)

    yield from gehe(app._tree)


def texte(nachricht: Message, pfad: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a message with the name of its field."""
    for feld, wert in nachricht.ListFields():
        werte = wert if feld.is_repeated else [wert]
        if feld.type == feld.TYPE_STRING and not (feld.message_type and feld.message_type.GetOptions().map_entry):
            yield from ((f"{pfad}{feld.name}", text) for text in werte)
        elif feld.type == feld.TYPE_MESSAGE and not feld.message_type.GetOptions().map_entry:
            for teil in werte:
                yield from texte(teil, f"{pfad}{feld.name}.")
