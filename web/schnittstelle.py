"""How do other systems get the figures? ``/api/v1`` answers the same questions as the pages, by the same rights."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from config import settings
from domain.rolle import Leser
from domain.zahlenfrage import GeklaerteFrage, Unbekannt, Zahlenfrage
from web.dateien import nimmt_gzip, stimmt
from web.leser import leser_von
from web.schnittstelle_anfrage import Anfrage, Form, lies, zitat
from web.schnittstelle_antwort import (
    MEDIENTYP,
    Gestoert,
    als_json,
    als_problem,
    inhaltsantwort,
    marke,
    problem,
    unveraendert,
)
from web.schnittstelle_openapi import beschreibung
from web.schnittstelle_schluessel import Schluesselbund, bringt_schluessel

BEREICH = "/api/v1/"
GEMERKTE = 2_000
NIEMAND = "Für diese Auskunft ist eine Anmeldung nötig. Abhilfe: im Dashboard anmelden oder einen Schlüssel (Bearer) mitgeben."
UNGUELTIG = "Dieser Schlüssel gilt nicht. Abhilfe: die Betreuung um einen gültigen bitten."
KEIN_EINTRAG = (
    "Vorläufige Zahlen werden nur gezeigt, wenn der Abruf verzeichnet ist; das geht zurzeit nicht. Abhilfe: es später noch "
    "einmal versuchen."
)
Inhalt = Callable[[Leser, GeklaerteFrage, str], Mapping[str, Any]]


class Auskunft(Protocol):
    """Who knows the answers; ``dashboard.py`` hands it in."""

    SCHLUESSEL: Sequence[str]

    def klaere(self, leser: Leser, frage: Zahlenfrage) -> GeklaerteFrage: ...
    def kennzahlen(self, leser: Leser, frage: GeklaerteFrage, adresse: str) -> Mapping[str, Any]: ...
    def katalog(self, leser: Leser, frage: GeklaerteFrage, adresse: str) -> Mapping[str, Any]: ...
    def datenstaende(self, leser: Leser, frage: GeklaerteFrage, adresse: str) -> Mapping[str, Any]: ...
    def verzeichne(self, leser: Leser, frage: GeklaerteFrage, ort: str) -> None: ...
    def fuer_excel(self, inhalt: Mapping[str, Any]) -> bytes: ...
    def fuer_maschinen(self, inhalt: Mapping[str, Any]) -> bytes: ...


@dataclass(frozen=True)
class _Ressource:
    """One kind of address. ``fest``: equal questions have equal answers at any time, so that their ETag may be kept."""

    name: str
    inhalt: Inhalt
    fest: bool = True


class Schnittstelle:
    """The routes below ``/api/v1``."""

    def __init__(self, auskunft: Auskunft, bund: Schluesselbund) -> None:
        self.auskunft, self.bund = auskunft, bund
        self._marken: OrderedDict[object, str] = OrderedDict()

    @property
    def routen(self) -> list[Route]:
        a = self.auskunft
        zahlen = _Ressource("kennzahlen", a.kennzahlen)
        pfade: tuple[tuple[str, _Ressource], ...] = (
            ("kennzahlen", zahlen),
            ("kennzahlen/{schluessel}", _Ressource("kennzahl", a.kennzahlen)),
            ("katalog", _Ressource("katalog", a.katalog)),
            ("datenstaende", _Ressource("datenstaende", a.datenstaende, fest=False)),
        )
        return [
            *(Route(BEREICH + pfad, self._tuer(partial(self._daten, ressource))) for pfad, ressource in pfade),
            Route(f"{BEREICH}openapi.json", self._tuer(self._openapi)),
            Route(BEREICH + "{rest:path}", _nichts, methods=_ALLE),
        ]

    def _tuer(self, antworte: Callable[[Leser, Request], Response]) -> Any:
        """First who asks, then what; whatever goes wrong becomes a problem in German. Everything that may wait is in a thread."""

        def drinnen(anfrage: Request) -> Response:
            pfad = anfrage.url.path
            try:
                mit_schluessel = bringt_schluessel(anfrage.headers)
                leser = self.bund.leser(anfrage.headers) if mit_schluessel else leser_von(anfrage.scope)
                if leser is None:
                    wie = (
                        'Bearer realm="ASSKomm", error="invalid_token"' if mit_schluessel else 'Bearer realm="ASSKomm"'
                    )
                    return problem(401, UNGUELTIG if mit_schluessel else NIEMAND, pfad, {"WWW-Authenticate": wie})
                return antworte(leser, anfrage)
            except Exception as fehler:
                return als_problem(fehler, pfad)

        async def tuer(anfrage: Request) -> Response:
            if anfrage.method not in ("GET", "HEAD"):
                satz = "Hier wird nur gelesen. Abhilfe: mit GET oder HEAD abrufen."
                return problem(405, satz, anfrage.url.path, {"Allow": "GET, HEAD"})
            return await run_in_threadpool(drinnen, anfrage)

        return _Jede(tuer)

    def _daten(self, ressource: _Ressource, leser: Leser, anfrage: Request) -> Response:
        pfadschluessel = str(anfrage.path_params.get("schluessel", ""))
        if pfadschluessel and pfadschluessel not in self.auskunft.SCHLUESSEL:
            raise Unbekannt(f"Die Kennzahl {zitat(pfadschluessel)} gibt es nicht. Abhilfe: /api/v1/katalog nennt alle.")
        gelesen = lies(ressource.name, anfrage.query_params, anfrage.headers, pfadschluessel)
        frage = self.auskunft.klaere(leser, gelesen.frage)
        adresse = settings().papieradresse(str(anfrage.base_url))
        # Not the reader: what two may see of one Auswahl is equal, and whether they may see it is decided by ``klaere``.
        schluessel = (ressource.name, frage, gelesen.form, adresse, nimmt_gzip(anfrage.headers))
        kopf = _kopf(gelesen, frage)
        etag = self._marken.get(schluessel) if ressource.fest else None
        if etag and stimmt(anfrage.headers, etag):
            self._verzeichne(leser, frage, anfrage)
            return unveraendert(etag, kopf)
        inhalt = self._schreibe(ressource.inhalt(leser, frage, adresse), gelesen.form)
        etag = f'"{marke(inhalt, _anfang(frage))}{"-gzip" if nimmt_gzip(anfrage.headers) else ""}"'
        self._merke(schluessel, etag)
        self._verzeichne(leser, frage, anfrage)
        if stimmt(anfrage.headers, etag):
            return unveraendert(etag, kopf)
        return inhaltsantwort(anfrage, inhalt, MEDIENTYP[gelesen.form], etag, kopf)

    def _schreibe(self, inhalt: Mapping[str, Any], form: Form) -> bytes:
        if form is Form.JSON:
            return als_json(inhalt)
        return (self.auskunft.fuer_excel if form is Form.CSV else self.auskunft.fuer_maschinen)(inhalt)

    def _verzeichne(self, leser: Leser, frage: GeklaerteFrage, anfrage: Request) -> None:
        try:
            self.auskunft.verzeichne(leser, frage, f"API {anfrage.method} {anfrage.url.path}")
        except Exception as fehler:
            raise Gestoert(KEIN_EINTRAG) from fehler

    def _merke(self, schluessel: object, etag: str) -> None:
        self._marken[schluessel] = etag
        if len(self._marken) > GEMERKTE:
            self._marken.popitem(last=False)

    def _openapi(self, _: Leser, anfrage: Request) -> Response:
        lies("openapi", anfrage.query_params, anfrage.headers)
        inhalt = als_json(beschreibung(self.auskunft.SCHLUESSEL, settings().papieradresse(str(anfrage.base_url))))
        etag = f'"{marke(inhalt, "v1")}{"-gzip" if nimmt_gzip(anfrage.headers) else ""}"'
        if stimmt(anfrage.headers, etag):
            return unveraendert(etag, {})
        return inhaltsantwort(anfrage, inhalt, "application/json", etag, {})


class _Jede:
    """An endpoint that gets every method, so that the refusal of one is ours and German."""

    def __init__(self, tuer: Callable[[Request], Any]) -> None:
        self.tuer = tuer

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        antwort = await self.tuer(Request(scope, receive))
        await antwort(scope, receive, send)


_ALLE = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


async def _nichts(_: Request) -> Response:
    return problem(404, "Diese Adresse gibt es nicht. Abhilfe: /api/v1/openapi.json nennt alle.", BEREICH)


def _anfang(frage: GeklaerteFrage) -> str:
    auswahl = frage.auswahl
    return f"d{auswahl.datenstand}{'v' if auswahl.vorlaeufig else ''}{'a' if auswahl.veraltet else ''}"


def _kopf(gelesen: Anfrage, frage: GeklaerteFrage) -> dict[str, str]:
    """What a program learns without reading: Stichtag, Datenstand; a table is a file with a speaking name."""
    auswahl = frage.auswahl
    kopf = {"ASSKomm-Stichtag": auswahl.stichtag.isoformat(), "ASSKomm-Datenstand": str(auswahl.datenstand)}
    if auswahl.vorlaeufig:
        kopf["ASSKomm-Vorlaeufig"] = "ja"
    if gelesen.form is not Form.JSON:
        kopf["Content-Disposition"] = f'attachment; filename="{auswahl.dateiname()}_{gelesen.frage.ebene}.csv"'
    return kopf
