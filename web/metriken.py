"""What does ``/metriken`` tell, and whom? Counters of this process in OpenMetrics; only to who has the key, or sits here.

Without a key it answers only a caller of this machine that no proxy speaks for: behind a proxy everybody would come from here.
Everybody else gets the page of an unknown path. It stands before the sign-in, for machines do not sign in.
"""

import hmac
import logging
from collections.abc import Callable, Iterable, Mapping
from ipaddress import ip_address

from prometheus_client import REGISTRY, Counter
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.fehler import Fehler
from web.fehlerseite import fehlerseite

PFAD = "/metriken"
ANTWORTEN = Counter("asskomm_antworten", "Antworten nach Status, auch verweigerte Websockets", ["status"])
_VERMITTELT = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
protokoll = logging.getLogger("asskomm.metriken")


class Zustand(Collector):
    """What is asked at the moment of the scrape: ``messer`` name -> (description, function). Unknown: the metric is missing."""

    def __init__(self, messer: Mapping[str, tuple[str, Callable[[], float]]], angaben: Mapping[str, str]) -> None:
        self.messer, self.angaben = messer, dict(angaben)

    def collect(self) -> Iterable[Metric]:
        """See Collector."""
        yield InfoMetricFamily("asskomm_programm", "Welche Fassung läuft", value=self.angaben)
        for name, (beschreibung, miss) in self.messer.items():
            try:
                yield GaugeMetricFamily(name, beschreibung, value=miss())
            except Fehler as fehler:
                protokoll.debug("%s fehlt: %s", name, fehler)

    def describe(self) -> Iterable[Metric]:
        """Nothing is asked before the first scrape."""
        return ()


class Metriken:
    """Answers ``/metriken`` itself; ``schluessel`` is the bearer token that is wanted, empty for none."""

    def __init__(self, app: ASGIApp, *, schluessel: str = "") -> None:
        self.app, self.schluessel = app, schluessel

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != PFAD:
            await self.app(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD") and darf_lesen(scope, self.schluessel):
            text = await run_in_threadpool(generate_latest, REGISTRY)
            kopf = {"Cache-Control": "no-store", "Content-Type": CONTENT_TYPE_LATEST}
            await Response(b"" if scope["method"] == "HEAD" else text, headers=kopf)(scope, receive, send)
        else:
            await fehlerseite(404, scope["path"])(scope, receive, send)


def darf_lesen(scope: Scope, schluessel: str) -> bool:
    """Whether this caller may see the metrics."""
    kopf = Headers(scope=scope)
    if schluessel:
        art, _, wert = kopf.get("authorization", "").partition(" ")
        gleich = hmac.compare_digest(wert.strip().encode("latin-1", "replace"), schluessel.encode())
        return art.casefold() == "bearer" and gleich
    return _von_hier(scope) and not any(name in kopf for name in _VERMITTELT)


def _von_hier(scope: Scope) -> bool:
    absender = scope.get("client")
    try:
        return absender is not None and ip_address(absender[0]).is_loopback
    except ValueError:
        return False
