"""Who may come in? Nobody without a session gets past this door: no page, no file, no websocket, no script runs.

It knows the browser's session by a cookie, tells the rest of the server who reads (``web/leser.py``) and tells Streamlit by a
header that only it can set, so that both always agree.
"""

import asyncio
import time
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.fehler import Fehler
from domain.sitzung import Sitzung, kennung_von
from web import anmeldung_seiten as seiten
from web.ablehnung import lehne_ab
from web.anmeldung_anbieter import Anbieter
from web.anmeldung_vorgaben import ANMELDEN, Vorgaben
from web.anmeldung_wege import Buch, Wege, verzeichne
from web.anmeldung_ziel import ziel_aus
from web.fehlerseite import fehlerseite, unerwartet
from web.leser import SCHLUESSEL
from web.schnittstelle import BEREICH, NIEMAND
from web.schnittstelle_antwort import problem
from web.schnittstelle_schluessel import bringt_schluessel

KOPFZEILE = b"x-asskomm-sitzung"
OHNE_NUTZUNG = frozenset({"/stand"})  # an open page asks this by itself; that is no use of it
TAKT = 30.0  # seconds between two notes that a session is in use
OFFENE_PFADE = ("/bereit", "/_stcore/health", "/favicon.png", "/manifest.json")
OFFENE_ORDNER = ("/static/",)  # Streamlit's own scripts and styles, the same for everybody
SEHR_VIELE = 5_000
JE_LESER = 40  # open pages of one person; the process has places for all
ZU_VIELE = f"Sie haben schon {JE_LESER} Seiten des Dashboards offen. Abhilfe: einige davon schließen."


class Tuer:
    """The door. ``offen`` are the paths that answer everybody; ``neu_laden`` makes any message one that asks for the whole page."""

    def __init__(
        self, app: ASGIApp, *, vorgaben: Vorgaben, buch: Buch, pfade: frozenset[str], offen: frozenset[str],
        neu_laden: Callable[[bytes], bytes], uhr: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.app, self.v, self.buch, self.pfade, self.offen = app, vorgaben, buch, pfade, offen
        self.neu_laden, self.uhr = neu_laden, uhr
        self.wege = Wege(vorgaben, Anbieter(vorgaben), buch, pfade)
        self._beruehrt: OrderedDict[str, float] = OrderedDict()
        self._notizen: set[asyncio.Task[None]] = set()
        self._einzeln: CapacityLimiter | None = None
        self._offene: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in self.wege.wege:
            await (await self.wege.antworte(Request(scope, receive)))(scope, receive, send)
        elif scope["type"] == "http" and self._ist_offen(scope["path"]):
            await self.app(_bezeichnet(scope, None), receive, send)
        else:
            await self._pruefe(scope, receive, send)

    def _ist_offen(self, pfad: str) -> bool:
        return pfad in self.offen or (pfad.startswith(OFFENE_ORDNER) and ".." not in pfad)

    async def _pruefe(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            sitzung = await self._sitzung(scope)
        except Fehler as fehler:
            await lehne_ab(self._gestoert(fehler), scope, receive, send)
            return
        except Exception as fehler:
            await lehne_ab(unerwartet(fehler, scope["path"]), scope, receive, send)
            return
        if sitzung is not None:
            await self._lass_ein(sitzung, scope, receive, send)
        elif scope["type"] == "http" and scope["path"].startswith(BEREICH) and _mit_schluessel(scope):
            await self.app(_bezeichnet(scope, None), receive, send)  # the interface knows who it is, or refuses
        else:
            await lehne_ab(self._absage(scope), scope, receive, send)

    async def _sitzung(self, scope: Scope) -> Sitzung | None:
        schluessel = HTTPConnection(scope).cookies.get(self.v.sitzungscookie)
        return await run_in_threadpool(self.buch.finde, kennung_von(schluessel)) if schluessel else None

    async def _lass_ein(self, sitzung: Sitzung, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] not in OHNE_NUTZUNG:
            self._notiere(sitzung.kennung)
        innen = _bezeichnet(scope, sitzung)
        if scope["type"] == "websocket":
            await self._verbinde(sitzung, innen, receive, send)
        else:
            await self.app(innen, receive, send if scope["path"].startswith(BEREICH) else _ohne_ablage(send))

    async def _verbinde(self, sitzung: Sitzung, scope: Scope, receive: Receive, send: Send) -> None:
        """A websocket; nobody takes all places of a process."""
        wer = sitzung.leser.kennung
        if self._offene[wer] >= JE_LESER:
            await lehne_ab(fehlerseite(429, scope["path"], satz=ZU_VIELE), scope, receive, send)
            return
        self._offene[wer] += 1
        try:
            await self.app(scope, self._wachsam(sitzung.kennung, receive), send)
        finally:
            self._offene[wer] -= 1
            self._offene += Counter()  # forgets who has none any more

    def _wachsam(self, kennung: str, receive: Receive) -> Callable[[], Awaitable[Message]]:
        """Whatever an ended session asks by an open websocket becomes the question for the whole page, which says that it ended.

        So no fragment and no download of it runs any more.
        """

        async def empfange() -> Message:
            nachricht = await receive()
            if nachricht["type"] != "websocket.receive":
                return nachricht
            sitzung = None
            with suppress(Fehler):  # the page asks again and tells it
                sitzung = await run_in_threadpool(self.buch.finde, kennung)
            if sitzung is None:
                return {"type": "websocket.receive", "bytes": self.neu_laden(nachricht.get("bytes") or b"")}
            self._notiere(kennung)
            return nachricht

        return empfange

    def _notiere(self, kennung: str) -> None:
        """Note now and then that a session is in use, one note after the other; no reader waits for it."""
        jetzt = self.uhr()
        if jetzt - self._beruehrt.get(kennung, float("-inf")) < TAKT:
            return
        self._beruehrt[kennung] = jetzt
        self._beruehrt.move_to_end(kennung)
        if len(self._beruehrt) > SEHR_VIELE:
            self._beruehrt.popitem(last=False)
        notiz = asyncio.create_task(self._schreibe(kennung, self.buch.uhr()))
        self._notizen.add(notiz)
        notiz.add_done_callback(self._notizen.discard)

    async def _schreibe(self, kennung: str, wann: datetime) -> None:
        if self._einzeln is None:
            self._einzeln = CapacityLimiter(1)
        try:
            await to_thread.run_sync(self.buch.beruehre, kennung, wann, limiter=self._einzeln)
        except Fehler:
            self._beruehrt.pop(kennung, None)  # the next use tries again

    def _absage(self, scope: Scope) -> Response:
        """Pages lead to the sign-in, which comes back to them; everything else is refused, whether it exists or not."""
        pfad = scope["path"]
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and _ist_seite(pfad, self.pfade):
            ziel = ziel_aus(pfad, scope["query_string"].decode("latin-1"), self.pfade)
            umleitung = RedirectResponse(self.wege.ort(ANMELDEN) + _als_abfrage(ziel), 303)
            umleitung.headers["Cache-Control"] = "no-store"
            return umleitung
        if pfad.startswith(BEREICH):
            return problem(401, NIEMAND, pfad, {"WWW-Authenticate": 'Bearer realm="ASSKomm"'})
        return seiten.nicht_angemeldet(self.wege.ort(ANMELDEN))

    def _gestoert(self, fehler: Fehler) -> Response:
        return seiten.dienst_weg(self.wege.ort("/"), verzeichne("nicht zu prüfen", fehler))


def _ist_seite(pfad: str, pfade: frozenset[str]) -> bool:
    return pfad == "/" or pfad.rstrip("/") in pfade


def _als_abfrage(ziel: str) -> str:
    return "?" + urlencode({"ziel": ziel}) if ziel != "/" else ""


def _mit_schluessel(scope: Scope) -> bool:
    return bringt_schluessel(Headers(scope=scope))


def _bezeichnet(scope: Scope, sitzung: Sitzung | None) -> Scope:
    """The request with who asks, for us and for Streamlit; what the caller says of it is dropped."""
    kopf = [(name, wert) for name, wert in scope["headers"] if name.lower() != KOPFZEILE]
    zustand = {name: wert for name, wert in scope.get("state", {}).items() if name != SCHLUESSEL}
    if sitzung is not None:
        kopf.append((KOPFZEILE, sitzung.kennung.encode()))
        zustand[SCHLUESSEL] = sitzung.leser
    return {**scope, "headers": kopf, "state": zustand}


def _ohne_ablage(send: Send) -> Send:
    """Nothing that a signed-in reader got stays in the browser: not in its cache, not behind its button "back"."""

    async def sende(nachricht: Message) -> None:
        if nachricht["type"] == "http.response.start":
            MutableHeaders(scope=nachricht)["Cache-Control"] = "no-store"
        await send(nachricht)

    return sende
