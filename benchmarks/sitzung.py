"""How does a browser talk to Streamlit? A websocket client that keeps what a browser keeps and measures each rerun."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.server import Messfehler

HOECHSTDAUER = 30.0  # seconds for one rerun
NACHLAUF = 0.01  # seconds without a frame after which the rerun's last frames have come
KLEIN = 512  # script_finished is a short frame; longer ones are parsed after the clock has stopped
ZWISCHENLAUF = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


@dataclass
class Antwort:
    """One rerun: seconds from sending to ``script_finished``, bytes of both directions, and what was drawn."""

    sekunden: float
    gesendet: int
    empfangen: int
    groesste: int  # bytes of the largest frame
    wiederholt: int = 0  # large messages that the browser still had and that came whole again
    verwiesen: int = 0  # large messages that came as a reference
    geometrie: bool = False  # whether any frame carries TopoJSON arcs
    zahl: Counter[str] = field(default_factory=Counter)  # elements and containers by kind
    elemente: list[tuple[tuple[int, ...], Element]] = field(default_factory=list)
    behaelter: dict[tuple[int, ...], str] = field(default_factory=dict)  # container ids by delta path

    @property
    def bytes(self) -> int:
        return self.gesendet + self.empfangen

    def html(self) -> list[str]:
        return [element.html.body for _, element in self.elemente if element.WhichOneof("type") == "html"]

    def html_in(self, schluessel: str) -> str:
        """The HTML inside the container with this key."""
        orte = [ort for ort, name in self.behaelter.items() if name.endswith(schluessel)]
        return "".join(
            element.html.body
            for pfad, element in self.elemente
            if any(pfad[: len(ort)] == ort for ort in orte) and element.WhichOneof("type") == "html"
        )

    def fehler(self) -> list[str]:
        """Texts of exceptions and of red messages."""
        texte = []
        for _, element in self.elemente:
            if element.WhichOneof("type") == "exception":
                texte.append(element.exception.message)
            elif element.WhichOneof("type") == "alert" and element.alert.format == element.alert.ERROR:
                texte.append(element.alert.body)
        return texte


class Nachrichtenspeicher:
    """The browser's cache of large messages: kept for as many runs as the server says since they were last used."""

    def __init__(self) -> None:
        self._nachrichten: dict[str, tuple[ForwardMsg, int]] = {}
        self._laeufe = 0
        self._hoechstalter = 2

    def schluessel(self) -> list[str]:
        return list(self._nachrichten)

    def loese(self, nachricht: ForwardMsg, antwort: Antwort) -> ForwardMsg:
        """The message itself, or the kept one that it refers to."""
        if nachricht.WhichOneof("type") == "new_session":
            self._hoechstalter = nachricht.new_session.config.max_cached_message_age
        if nachricht.WhichOneof("type") == "ref_hash":
            if nachricht.ref_hash not in self._nachrichten:
                raise Messfehler("Der Server verweist auf eine Nachricht, die der Browser nicht mehr hat.")
            antwort.verwiesen += 1
            ganz = ForwardMsg()
            ganz.CopyFrom(self._nachrichten[nachricht.ref_hash][0])
            ganz.metadata.CopyFrom(nachricht.metadata)
            self._nachrichten[nachricht.ref_hash] = (self._nachrichten[nachricht.ref_hash][0], self._laeufe)
            return ganz
        if nachricht.metadata.cacheable:
            antwort.wiederholt += nachricht.hash in self._nachrichten
            self._nachrichten[nachricht.hash] = (nachricht, self._laeufe)
        return nachricht

    def lauf_zu_ende(self) -> None:
        self._laeufe += 1
        alt = [s for s, (_, lauf) in self._nachrichten.items() if self._laeufe - lauf > self._hoechstalter]
        for schluessel in alt:
            del self._nachrichten[schluessel]


class Sitzung:
    """One open tab. Use as ``async with Sitzung(port) as sitzung``; ``erste`` is the answer to the first run."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._speicher = Nachrichtenspeicher()
        self._elemente: list[Element] = []
        self._seite = ""
        self._leitung: ClientConnection
        self.erste: Antwort

    async def __aenter__(self) -> Self:
        """Connect as a browser does and wait for the first page; its time includes the handshake."""
        beginn = time.perf_counter()
        self._leitung = await connect(
            f"ws://127.0.0.1:{self._port}/_stcore/stream", subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"http://127.0.0.1:{self._port}",  # type: ignore[arg-type]
            max_size=None, ping_interval=None, proxy=None,
        )  # fmt: skip
        self.erste = await self.rerun({}, beginn=beginn)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._leitung.close()

    async def rerun(self, filter_: dict[str, tuple[str, ...]], *, beginn: float | None = None) -> Antwort:
        """Set the bound filters (by key; a missing one has its default) and wait for the end of the run."""
        botschaft = self._botschaft(filter_).SerializeToString()
        beginn = beginn or time.perf_counter()
        await self._leitung.send(botschaft)
        rahmen, ende = await asyncio.wait_for(self._bis_zum_ende(), HOECHSTDAUER)
        await self._nachlauf(rahmen)
        antwort = Antwort(ende - beginn, len(botschaft), sum(map(len, rahmen)), max(map(len, rahmen)))
        self._lies(rahmen, antwort)
        return antwort

    async def _bis_zum_ende(self) -> tuple[list[bytes], float]:
        rahmen: list[bytes] = []
        while True:
            daten = await self._leitung.recv(decode=False)
            jetzt = time.perf_counter()
            rahmen.append(daten)
            if len(daten) < KLEIN:
                nachricht = ForwardMsg.FromString(daten)
                if nachricht.WhichOneof("type") == "script_finished" and nachricht.script_finished != ZWISCHENLAUF:
                    return rahmen, jetzt

    async def _nachlauf(self, rahmen: list[bytes]) -> None:
        """Collect what belongs to the run but comes after its end."""
        with suppress(TimeoutError):
            for _ in range(20):
                daten = await asyncio.wait_for(self._leitung.recv(decode=False), NACHLAUF)
                rahmen.append(daten)

    def _lies(self, rahmen: list[bytes], antwort: Antwort) -> None:
        stand: dict[tuple[int, ...], ForwardMsg] = {}
        for daten in rahmen:
            antwort.geometrie |= b"arcs" in daten
            nachricht = self._speicher.loese(ForwardMsg.FromString(daten), antwort)
            art = nachricht.WhichOneof("type")
            if art == "delta":
                stand[tuple(nachricht.metadata.delta_path)] = nachricht
            elif art == "new_session":
                self._seite = nachricht.new_session.page_script_hash
                stand.clear()
            elif art == "navigation":
                self._seite = nachricht.navigation.page_script_hash
            elif art == "script_finished":
                self._speicher.lauf_zu_ende()
        for pfad, nachricht in sorted(stand.items()):
            _zaehle(pfad, nachricht, antwort)
        self._elemente = [element for _, element in antwort.elemente]

    def _botschaft(self, filter_: dict[str, tuple[str, ...]]) -> BackMsg:
        zustaende = [zustand for element in self._elemente if (zustand := _zustand(element, filter_))]
        botschaft = BackMsg()
        lauf = botschaft.rerun_script
        lauf.query_string = urlencode([(name, wert) for name, werte in filter_.items() for wert in werte])
        lauf.page_script_hash = self._seite
        lauf.widget_states.CopyFrom(WidgetStates(widgets=zustaende))
        lauf.cached_message_hashes.extend(self._speicher.schluessel())
        umfeld = lauf.context_info
        umfeld.timezone, umfeld.timezone_offset, umfeld.locale = "Europe/Berlin", -60, "de-DE"
        umfeld.url, umfeld.is_embedded, umfeld.color_scheme = f"http://127.0.0.1:{self._port}/", False, "light"
        return botschaft


def _zaehle(pfad: tuple[int, ...], nachricht: ForwardMsg, antwort: Antwort) -> None:
    delta = nachricht.delta
    if delta.WhichOneof("type") == "add_block":
        antwort.zahl[f"Behälter {delta.add_block.WhichOneof('type') or 'vertical'}"] += 1
        antwort.behaelter[pfad] = delta.add_block.id
        return
    antwort.zahl[str(delta.new_element.WhichOneof("type"))] += 1
    if delta.fragment_id:
        antwort.zahl["davon in Fragmenten"] += 1
    antwort.elemente.append((pfad, delta.new_element))


def _zustand(element: Element, filter_: dict[str, tuple[str, ...]]) -> WidgetState | None:
    """The state that a mounted widget reports; None for what reports nothing until it is used."""
    art = str(element.WhichOneof("type"))
    if art not in _WERTE:
        return None
    widget: Any = getattr(element, art)
    zustand = WidgetState(id=widget.id)
    werte = filter_.get(getattr(widget, "query_param_key", "") or "-") or _WERTE[art](widget)
    if art in ("selectbox", "radio", "text_input"):
        if werte:
            zustand.string_value = werte[0]
    else:
        zustand.string_array_value.data.extend(werte)
    return zustand


def _optionen(widget: Any) -> list[str]:
    if widget.set_value:
        return list(widget.raw_values)
    return [getattr(widget.options[i], "content", widget.options[i]) for i in widget.default]


def _einzelwert(widget: Any) -> list[str]:
    if widget.set_value:
        return [widget.raw_value] if widget.HasField("raw_value") else []
    return [widget.options[widget.default]] if widget.options and widget.HasField("default") else []


_WERTE: dict[str, Callable[[Any], list[str]]] = {
    "date_input": lambda w: list(w.value if w.set_value else w.default),
    "multiselect": _optionen,
    "button_group": _optionen,
    "selectbox": _einzelwert,
    "radio": lambda w: [w.value] if w.set_value else [w.options[w.default]],
    "text_input": lambda w: [w.value if w.set_value else w.default],
}
