"""What is the fastest that Streamlit can draw the same page? A server of plain ``st.…`` calls with constants.

At its start the real page is run once per view of ``RUNDGANG`` and overheard; afterwards neither the product's code nor
the database is used, and ``boden_seite.py`` only repeats the calls. Run as ``python -m benchmarks.boden PORT``.
"""

import gc
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from benchmarks.ansichten import RUNDGANG, Filter
from benchmarks.mithoeren import mitgeschnitten
from benchmarks.mitschnitt import Mitschnitt, nichts
from benchmarks.server import WURZEL, Messfehler

Schluessel = tuple[str | None, tuple[str, ...]]
ABLAEUFE: dict[Schluessel, Callable[[], None]] = {}
LESBAR = WURZEL / "var" / "boden_seite.py"


def schluessel(stichtag: str | None, direktionen: list[str] | tuple[str, ...]) -> Schluessel:
    return stichtag, tuple(direktionen)


def nimm_auf(ansichten: tuple[Filter, ...]) -> None:
    """Fill ``ABLAEUFE`` with one function per view."""
    mitschnitt = Mitschnitt()
    with mitgeschnitten(lambda: mitschnitt):
        for ansicht in ansichten:
            for _ in range(2):  # the first run of a view may differ: nothing is cached
                mitschnitt = Mitschnitt()
                _laufe(ansicht)
            ort = schluessel((*ansicht.get("stichtag", ()), None)[0], ansicht.get("polizeidirektion", ()))
            ABLAEUFE[ort] = _uebersetze(mitschnitt)
    LESBAR.parent.mkdir(exist_ok=True)
    LESBAR.write_text(f"# Der Boden der letzten Ansicht, nur zum Lesen; K sind Konstanten.\n{mitschnitt.quelltext()}")
    PagesManager.uses_pages_directory = None  # as in a fresh process


def _laufe(ansicht: Filter) -> None:
    lauf = AppTest.from_file(str(WURZEL / "app" / "frame.py"), default_timeout=60)
    for name, werte in ansicht.items():
        lauf.query_params[name] = list(werte)
    lauf.run()
    if lauf.exception or lauf.error:
        raise Messfehler(f"Die Seite lässt sich nicht mitschneiden: {[*lauf.exception, *lauf.error]}")


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


def diene(port: int) -> None:
    import uvicorn

    os.chdir(WURZEL)  # the same .streamlit/config.toml
    nimm_auf(RUNDGANG)
    app = st.App(Path(__file__).with_name("boden_seite.py"), lifespan=lebenszeit)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    from benchmarks import boden  # the page's script imports this module under its full name

    boden.diene(int(sys.argv[1]))
