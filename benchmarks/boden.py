"""What is the fastest that Streamlit can draw the same pages? A server of plain ``st.…`` calls with constants.

At its start every real page is run once per view of its ``rundgang`` and overheard; afterwards neither the product's code
nor the database is used, and ``boden_seite.py`` only repeats the calls. Run as ``python -m benchmarks.boden PORT [PATH …]``.
"""

import gc
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from benchmarks.ansichten import Filter, parameter, rundgang
from benchmarks.mithoeren import mitgeschnitten
from benchmarks.mitschnitt import Mitschnitt, nichts
from benchmarks.server import WURZEL, Messfehler
from web.bestand import GEOMETRIE, SEITEN

Schluessel = tuple[str, str | None, tuple[str, ...]]
ABLAEUFE: dict[Schluessel, Callable[[], None]] = {}
LESBAR = WURZEL / "var" / "boden_seite.py"


def schluessel(pfad: str, stichtag: str | None, direktionen: list[str] | tuple[str, ...]) -> Schluessel:
    return pfad, stichtag, tuple(direktionen)


def gefragte_seite() -> str:
    """The path of the page that the browser wants: named at first, later known by its hash."""
    kontext = get_script_run_ctx()
    assert kontext
    gemeint = kontext.pages_manager.intended_page_script_hash
    return _HASH.get(gemeint or "", kontext.pages_manager.intended_page_name or "")


_HASH = {calc_hash(pfad): pfad for pfad in SEITEN}


def nimm_auf(seiten: Iterable[str]) -> None:
    """Fill ``ABLAEUFE`` with one function per page and view."""
    mitschnitt = Mitschnitt()
    LESBAR.parent.mkdir(exist_ok=True)
    with mitgeschnitten(lambda: mitschnitt):
        for pfad in seiten:
            for ansicht in rundgang(pfad):
                lauf = _oeffne(pfad, ansicht)
                for _ in range(
                    2
                ):  # the first run may differ: nothing is cached, and the page has not yet completed the link
                    mitschnitt = Mitschnitt()
                    lauf.run()
                if lauf.exception or lauf.error:
                    raise Messfehler(f"„/{pfad}“ lässt sich nicht mitschneiden: {[*lauf.exception, *lauf.error]}")
                ort = schluessel(pfad, (*ansicht.get("stichtag", ()), None)[0], ansicht.get("polizeidirektion", ()))
                ABLAEUFE[ort] = _uebersetze(mitschnitt)
            if not pfad:
                LESBAR.write_text(
                    f"# Der Boden der letzten Ansicht, nur zum Lesen; K sind Konstanten.\n{mitschnitt.quelltext()}"
                )
    PagesManager.uses_pages_directory = None  # as in a fresh process


def _oeffne(pfad: str, ansicht: Filter) -> AppTest:
    lauf = AppTest.from_file(str(WURZEL / "app" / "frame.py"), default_timeout=60)
    lauf._page_hash = calc_hash(pfad)  # AppTest switches to files only
    for name, werte in (ansicht | parameter(pfad)).items():
        lauf.query_params[name] = list(werte)
    return lauf


def _uebersetze(mitschnitt: Mitschnitt) -> Callable[[], None]:
    raum: dict[str, Any] = {"__name__": "boden", "st": st, "K": mitschnitt.konstanten, "nichts": nichts}
    exec(compile(mitschnitt.quelltext(), "boden", "exec"), raum)
    ablauf: Callable[[], None] = raum["ablauf"]
    return ablauf


@asynccontextmanager
async def lebenszeit(_app: Any) -> AsyncIterator[None]:
    gc.collect()
    gc.freeze()  # the same courtesy that the product enjoys
    yield


def diene(port: int, seiten: Iterable[str] = SEITEN) -> None:
    import uvicorn

    os.chdir(WURZEL)  # the same .streamlit/config.toml
    nimm_auf(seiten)
    app = st.App(Path(__file__).with_name("boden_seite.py"), lifespan=lebenszeit, routes=[GEOMETRIE.route])
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    from benchmarks import boden  # the page's script imports this module under its full name

    boden.diene(int(sys.argv[1]), sys.argv[2:] or SEITEN)
