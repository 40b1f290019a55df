"""How does a browser talk to Streamlit? A websocket client that keeps what a browser keeps and measures each rerun."""

import asyncio
import time
from contextlib import suppress
from typing import Self
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.ansichten import Filter
from benchmarks.antwort import Antwort, benenne
from benchmarks.server import Messfehler
from benchmarks.zustaende import Zustaende, gebunden

HOECHSTDAUER = 30.0  # seconds for one rerun
NACHLAUF = 0.01  # seconds without a frame after which the rerun's last frames have come
KLEIN = 512  # script_finished is a short frame; longer ones are parsed after the clock has stopped
ZWISCHENLAUF = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


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
    """One open tab. Use as ``async with Sitzung(port) as sitzung``; ``erste`` is the answer to the first run.

    ``pfad`` is the page's path in the address, empty for the first one; ``parameter`` what the link says besides filters.
    """

    def __init__(self, port: int, pfad: str = "", parameter: Filter | None = None) -> None:
        self._port = port
        self._pfad = pfad
        self._parameter = dict(parameter or {})
        self._speicher = Nachrichtenspeicher()
        self._zustaende = Zustaende()
        self._rahmen: list[Element] = []  # drawn by the main script, so that they stay when the page changes
        self._hauptskript = self._kennung = ""
        self._seite = ""
        self._leitung: ClientConnection
        self._dateien: dict[str, str] = {}  # buttons whose file is made when it is asked for: words -> id
        self.seiten: dict[str, tuple[str, str]] = {}  # hash and name of every page of the navigation, by path
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

    async def wechsle(self, pfad: str, filter_: Filter, parameter: Filter | None = None) -> Antwort:
        """Go to another page of the open tab; of the widgets only those of the frame stay.

        By the navigation the link keeps bound parameters only; with ``parameter`` the browser goes back to a whole link.
        """
        adresse = self._adresse(pfad if parameter else self._pfad)  # by the navigation it changes after the answer
        self._pfad, self._seite, self._parameter = pfad, self.seiten[pfad][0], dict(parameter or {})
        self._zustaende.uebernimm(self._rahmen)
        botschaft = self._botschaft(filter_)
        botschaft.rerun_script.context_info.url = adresse
        botschaft.rerun_script.is_history_navigation = bool(parameter)
        return await self._sende(botschaft)

    async def lade(self, knopf: str) -> float:
        """Seconds until the file of a button with these words is made, as a click on it has it made."""
        botschaft = BackMsg()
        botschaft.backend_operation_request.request_id = knopf
        botschaft.backend_operation_request.session_id = self._kennung
        botschaft.backend_operation_request.deferred_file.file_id = self._dateien[knopf]
        beginn = time.perf_counter()
        await self._leitung.send(botschaft.SerializeToString())
        while True:
            daten = await asyncio.wait_for(self._leitung.recv(decode=False), HOECHSTDAUER)
            antwort = ForwardMsg.FromString(daten)
            if antwort.WhichOneof("type") == "backend_operation_response":
                if antwort.backend_operation_response.error_msg:
                    raise Messfehler(f"{knopf}: {antwort.backend_operation_response.error_msg}")
                return time.perf_counter() - beginn

    async def rerun(self, filter_: Filter, *, beginn: float | None = None) -> Antwort:
        """Set the bound filters (by key; a missing one has its default) and wait for the end of the run."""
        return await self._sende(self._botschaft(filter_), beginn)

    async def _sende(self, botschaft: BackMsg, beginn: float | None = None) -> Antwort:
        daten = botschaft.SerializeToString()
        beginn = beginn or time.perf_counter()
        await self._leitung.send(daten)
        rahmen, ende = await asyncio.wait_for(self._bis_zum_ende(), HOECHSTDAUER)
        await self._nachlauf(rahmen)
        antwort = Antwort(ende - beginn, len(daten), sum(map(len, rahmen)), max(map(len, rahmen)))
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
            antwort.grosse = sorted([*antwort.grosse, (len(daten), benenne(nachricht))], reverse=True)[:3]
            art = nachricht.WhichOneof("type")
            if art == "delta":
                stand[tuple(nachricht.metadata.delta_path)] = nachricht
            elif art == "new_session":
                stand.clear()
            self._merke(nachricht)
        self._rahmen = []
        for ort, nachricht in sorted(stand.items()):
            antwort.nimm(ort, nachricht)
            if nachricht.delta.HasField("new_element") and nachricht.metadata.active_script_hash == self._hauptskript:
                self._rahmen.append(nachricht.delta.new_element)
        self._zustaende.uebernimm(element for _, element in antwort.elemente)
        knoepfe = [e.download_button for _, e in antwort.elemente if e.WhichOneof("type") == "download_button"]
        self._dateien = {knopf.label: knopf.deferred_file_id for knopf in knoepfe}
        for _, element in antwort.elemente:
            self._parameter.pop(gebunden(element), None)

    def _merke(self, nachricht: ForwardMsg) -> None:
        """What a browser keeps besides what is drawn: the page, the navigation, the address."""
        art = nachricht.WhichOneof("type")
        if art == "new_session":
            self._seite = nachricht.new_session.page_script_hash
            self._hauptskript = nachricht.new_session.main_script_hash
            self._kennung = nachricht.new_session.initialize.session_id
        elif art == "navigation":
            self._seite = nachricht.navigation.page_script_hash
            self.seiten = {
                "" if seite.is_default else seite.url_pathname: (seite.page_script_hash, seite.page_name)
                for seite in nachricht.navigation.app_pages
            }
        elif art == "page_info_changed":
            self._parameter = {
                name: tuple(werte) for name, werte in parse_qs(nachricht.page_info_changed.query_string).items()
            }
        elif art == "script_finished":
            self._speicher.lauf_zu_ende()

    def _botschaft(self, filter_: Filter) -> BackMsg:
        botschaft = BackMsg()
        lauf = botschaft.rerun_script
        alle = self._parameter | filter_
        lauf.query_string = urlencode([(name, wert) for name, werte in alle.items() for wert in werte])
        lauf.page_script_hash = self._seite
        lauf.page_name = "" if self._seite else self._pfad  # a browser knows the page by name until the first answer
        lauf.widget_states.CopyFrom(WidgetStates(widgets=self._zustaende.melde(filter_)))
        lauf.cached_message_hashes.extend(self._speicher.schluessel())
        umfeld = lauf.context_info
        umfeld.timezone, umfeld.timezone_offset, umfeld.locale = "Europe/Berlin", -60, "de-DE"
        umfeld.url, umfeld.is_embedded, umfeld.color_scheme = self._adresse(self._pfad), False, "light"
        return botschaft

    def _adresse(self, pfad: str) -> str:
        return f"http://127.0.0.1:{self._port}/{pfad}"
