"""What happens at the addresses of the sign-in: to the provider, back from it, and out?"""

import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from domain.fehler import Fehler, Zugriffsfehler
from domain.rolle import Leser
from domain.sitzung import Sitzung, abmeldemarke, kennung_von, rolle_aus, werte_der_angabe
from web import anmeldung_seiten as seiten
from web.anmeldung_anbieter import Abgewiesen, Anbieter, Ausweis, NichtErreichbar
from web.anmeldung_siegel import FRIST, Siegel, Unterwegs, entschluesselt, verschluesselt
from web.anmeldung_vorgaben import ABGEMELDET, ABMELDEN, ANMELDEN, RUECKRUF, Vorgaben
from web.anmeldung_ziel import ziel_aus_text
from web.fehlerseite import unerwartet

protokoll = logging.getLogger("asskomm.anmeldung")
logging.getLogger("httpx2").setLevel(logging.WARNING)  # each question to the provider would be an event
HOECHSTENS = 5  # sign-ins under way that one browser keeps; older ones are forgotten
LAENGSTER_NAME = 200


class Buch(Protocol):
    """The list of sessions that all processes share; ``dashboard.py`` hands it in."""

    @property
    def uhr(self) -> Callable[[], datetime]: ...
    def finde(self, kennung: str) -> Sitzung | None: ...
    def beginne(self, kennung: str, leser: Leser, *, endet: datetime, vorgang: str, ausweis: str | None) -> None: ...
    def beruehre(self, kennung: str, wann: datetime) -> None: ...
    def ausweis(self, kennung: str) -> str | None: ...
    def beende(self, kennung: str) -> None: ...


class Wege:
    """The addresses of the sign-in."""

    def __init__(self, v: Vorgaben, anbieter: Anbieter, buch: Buch, pfade: frozenset[str]) -> None:
        self.v, self.anbieter, self.buch, self.pfade = v, anbieter, buch, pfade
        self.siegel = Siegel(v.cookie_secret)
        self.wege: dict[str, Callable[[Request], object]] = {
            ANMELDEN: self.anmelden, RUECKRUF: self.rueckruf, ABMELDEN: self.abmelden, ABGEMELDET: self.abgemeldet,
        }  # fmt: skip

    async def antworte(self, anfrage: Request) -> Response:
        """The answer of one of these addresses, whatever happens."""
        if anfrage.method != "GET":
            return Response(status_code=405, headers={"Allow": "GET", "Cache-Control": "no-store"})
        try:
            antwort: Response = await self.wege[anfrage.scope["path"]](anfrage)  # type: ignore[misc]
        except Abgewiesen as fehler:
            antwort = seiten.abgewiesen(self.ort(ANMELDEN), verzeichne("abgewiesen", fehler))
        except (NichtErreichbar, Fehler) as fehler:
            antwort = seiten.dienst_weg(self.ort(ANMELDEN), verzeichne("nicht möglich", fehler))
        except Exception as fehler:
            antwort = unerwartet(fehler, anfrage.scope["path"])
        if anfrage.scope["path"] == RUECKRUF:
            self._loesche(antwort, self._vorgangscookie(anfrage.query_params.get("state", "")))
        antwort.headers["Cache-Control"] = "no-store"
        return antwort

    def ort(self, pfad: str) -> str:
        """An address of ours as a link on any page has to name it."""
        return self.v.basis + pfad

    async def anmelden(self, anfrage: Request) -> Response:
        """To the provider, unless somebody is signed in; ``ziel`` is where to go afterwards."""
        ziel = ziel_aus_text(anfrage.query_params.get("ziel", "/"), self.pfade)
        anderes = anfrage.query_params.get("konto") == "anderes"
        if not anderes and await self.sitzung(anfrage) is not None:
            return RedirectResponse(self.ort(ziel), 303)
        vorgang = await self.anbieter.beginne(anderes_konto=anderes)
        antwort = RedirectResponse(vorgang.url, 303)
        self._vergiss_zu_viele(anfrage, antwort)
        wert = self.siegel.schliesse(Unterwegs(vorgang.state, vorgang.nonce, vorgang.code_verifier, ziel))
        self._setze(antwort, self._vorgangscookie(vorgang.state), wert, FRIST)
        return antwort

    async def rueckruf(self, anfrage: Request) -> Response:
        """Back from the provider: a session, or a page that says why not. Every state is good for one session."""
        state, code = _eines(anfrage, "state"), _eines(anfrage, "code", leer=True)
        unterwegs = self.siegel.oeffne(anfrage.cookies.get(self._vorgangscookie(state), ""))
        if unterwegs is None or not hmac.compare_digest(unterwegs.state.encode(), state.encode()):
            raise Abgewiesen("zu diesem Rückruf gibt es in diesem Browser keine laufende Anmeldung")
        if _eines(anfrage, "iss", leer=True) not in ("", self.v.issuer):
            raise Abgewiesen("der Rückruf kommt von einem anderen Aussteller")
        if not code:
            raise Abgewiesen(f"der Anbieter meldet {anfrage.query_params.get('error', 'nichts')[:60]!a}")
        ausweis = await self.anbieter.loese_ein(code, nonce=unterwegs.nonce, code_verifier=unterwegs.code_verifier)
        rolle = rolle_aus(werte_der_angabe(ausweis.angaben, self.v.angabe), self.v.zuordnung)
        if rolle is None:
            nummer = verzeichne("ohne Rolle", Abgewiesen("keine der Angaben gibt eine Rolle"))
            antwort: Response = seiten.kein_zugang(f"{self.ort(ANMELDEN)}?konto=anderes", nummer)
        else:
            leser = Leser(str(ausweis.angaben["sub"]), _name(ausweis), rolle)
            antwort = await self._beginne(anfrage, leser, ausweis, unterwegs)
        return antwort

    async def abmelden(self, anfrage: Request) -> Response:
        """Out, here and at the provider. Only a link of the reader's own pages does it at once; any other one asks first."""
        schluessel = anfrage.cookies.get(self.v.sitzungscookie, "")
        kennung = kennung_von(schluessel)
        if await self.sitzung(anfrage) is None:
            return self._ohne_cookies(anfrage, seiten.abgemeldet(self.ort(ANMELDEN)))
        selbst = f"{self.ort(ABMELDEN)}?marke={abmeldemarke(kennung)}"
        if not hmac.compare_digest(anfrage.query_params.get("marke", "").encode(), abmeldemarke(kennung).encode()):
            return seiten.abmelden_bestaetigen(selbst, self.ort("/"))
        try:
            geheim = await run_in_threadpool(self.buch.ausweis, kennung)
            await run_in_threadpool(self.buch.beende, kennung)
        except Fehler as fehler:
            return seiten.noch_angemeldet(selbst, verzeichne("Abmelden nicht möglich", fehler))
        protokoll.info("abgemeldet: Sitzung %s", kennung[:8])
        try:
            adresse = await self.anbieter.abmeldeadresse(entschluesselt(geheim, schluessel) if geheim else None)
        except NichtErreichbar as fehler:  # ended here all the same
            adresse = None
            verzeichne("Abmelden beim Anbieter nicht möglich", fehler)
        ende = RedirectResponse(adresse, 303) if adresse else seiten.abgemeldet(self.ort(ANMELDEN))
        return self._ohne_cookies(anfrage, ende)

    async def abgemeldet(self, _anfrage: Request) -> Response:
        """Where the provider sends the browser after the end."""
        return seiten.abgemeldet(self.ort(ANMELDEN))

    async def sitzung(self, anfrage: Request) -> Sitzung | None:
        """The session of the browser that asks, if it goes on."""
        schluessel = anfrage.cookies.get(self.v.sitzungscookie)
        return await run_in_threadpool(self.buch.finde, kennung_von(schluessel)) if schluessel else None

    async def _beginne(self, anfrage: Request, leser: Leser, ausweis: Ausweis, unterwegs: Unterwegs) -> Response:
        """A new session under a new secret; the one that this browser had ends."""
        schluessel = secrets.token_urlsafe(32)
        endet = datetime.now(UTC) + self.v.dauer
        eintrag = partial(
            self.buch.beginne, kennung_von(schluessel), leser,
            endet=min(endet, ausweis.ablauf) if self.v.bis_ablauf else endet,
            vorgang=hashlib.sha256(unterwegs.state.encode()).hexdigest(),
            ausweis=verschluesselt(ausweis.id_token, schluessel),
        )  # fmt: skip
        try:
            await run_in_threadpool(eintrag)
        except Zugriffsfehler as fehler:
            raise Abgewiesen(str(fehler)) from None
        if alter := anfrage.cookies.get(self.v.sitzungscookie):
            await run_in_threadpool(self.buch.beende, kennung_von(alter))
        protokoll.info("angemeldet: Rolle %s, Sitzung %s", leser.rolle, kennung_von(schluessel)[:8])
        antwort = RedirectResponse(self.ort(unterwegs.ziel), 303)
        self._setze(antwort, self.v.sitzungscookie, schluessel, None)
        return antwort

    def _vorgangscookie(self, state: str) -> str:
        return self.v.vorgangscookie + hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def _setze(self, antwort: Response, name: str, wert: str, frist: int | None) -> None:
        antwort.set_cookie(name, wert, max_age=frist, path="/", secure=self.v.sicher, httponly=True, samesite="lax")

    def _loesche(self, antwort: Response, name: str) -> None:
        antwort.delete_cookie(name, path="/", secure=self.v.sicher, httponly=True, samesite="lax")

    def _ohne_cookies(self, anfrage: Request, antwort: Response) -> Response:
        for name in anfrage.cookies:
            if name == self.v.sitzungscookie or name.startswith(self.v.vorgangscookie):
                self._loesche(antwort, name)
        return antwort

    def _vergiss_zu_viele(self, anfrage: Request, antwort: Response) -> None:
        laufende = [name for name in anfrage.cookies if name.startswith(self.v.vorgangscookie)]
        for name in laufende[: max(0, len(laufende) - HOECHSTENS + 1)]:
            self._loesche(antwort, name)


def _eines(anfrage: Request, name: str, *, leer: bool = False) -> str:
    """A parameter that stands there once."""
    werte = anfrage.query_params.getlist(name)
    if len(werte) > 1 or (not werte and not leer):
        raise Abgewiesen(f"der Rückruf nennt {name} nicht genau einmal")
    return werte[0] if werte else ""


def _name(ausweis: Ausweis) -> str:
    """How to call the person, on one line."""
    for angabe in ("name", "preferred_username", "email", "sub"):
        wert = ausweis.angaben.get(angabe)
        if isinstance(wert, str) and wert.strip():
            return "".join(z if z.isprintable() else " " for z in wert)[:LAENGSTER_NAME].strip()
    return "ohne Namen"


def verzeichne(was: str, fehler: Exception) -> str:
    """Log why; the number that the reader is told."""
    nummer = secrets.token_hex(4).upper()
    protokoll.warning("Anmeldung %s, Vorgang %s: %s", was, nummer, fehler)
    return nummer
