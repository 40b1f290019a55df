"""How does an answer leave the interface: headers, ETag, compression, and a problem in German where there is none?"""

import gzip
import hashlib
import json
import logging
import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from domain.fehler import Datenfehler, Dienstfehler, Eingabefehler, Fehler, Zugriffsfehler
from domain.zahlenfrage import Unbekannt
from domain.zeichen import json_harmlos
from web.dateien import nimmt_gzip
from web.schnittstelle_anfrage import Form, NichtAnnehmbar


class Gestoert(Dienstfehler):
    """Something is not possible now, in a sentence that everybody may read."""


protokoll = logging.getLogger("asskomm.fehler")
MEDIENTYP = {
    Form.JSON: "application/json", Form.CSV: "text/csv; charset=utf-8; header=present",
    Form.MASCHINE: "text/csv; charset=utf-8; header=present",
}  # fmt: skip
GRUNDKOPF = {
    "Cache-Control": "private, no-cache",
    "Vary": "Accept, Accept-Encoding, Authorization, Cookie",
    "Content-Language": "de",
}
TITEL = {
    400: "Anfrage nicht verständlich", 401: "Nicht angemeldet", 404: "Nicht vorhanden", 405: "So nicht abrufbar",
    406: "Nicht in dieser Form", 500: "Unerwarteter Fehler", 503: "Zurzeit nicht möglich",
}  # fmt: skip
AB_HIER_GEPACKT = 1_000  # bytes
UNTEN = "Die Datenbank ist zurzeit nicht erreichbar. Abhilfe: es in einigen Minuten noch einmal versuchen."
UNERWARTET = (
    "Beim Beantworten ist ein unerwarteter Fehler aufgetreten. Abhilfe: der Betreuung die Vorgangsnummer nennen."
)
_ARTEN: tuple[tuple[type[Exception], int], ...] = (
    (Unbekannt, 404), (NichtAnnehmbar, 406), (Eingabefehler, 400), (Zugriffsfehler, 404), (Datenfehler, 503), (Dienstfehler, 503),
)  # fmt: skip


def als_json(inhalt: Any) -> bytes:
    """UTF-8; days as JJJJ-MM-TT, moments as UTC."""
    return json_harmlos(json.dumps(inhalt, ensure_ascii=False, indent=1, default=_einfach, allow_nan=False)).encode()


def _einfach(ding: object) -> str:
    if isinstance(ding, datetime):
        return (ding if ding.tzinfo else ding.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return ding.isoformat() if isinstance(ding, date) else str(ding)


def marke(inhalt: bytes, anfang: str) -> str:
    """The strong ETag of these bytes, without quotation marks; ``anfang`` tells people the Datenstand."""
    return f"{anfang}-{hashlib.sha256(inhalt).hexdigest()[:32]}"


def unveraendert(etag: str, kopf: Mapping[str, str]) -> Response:
    """304."""
    return Response(status_code=304, headers={**GRUNDKOPF, **kopf, "ETag": etag})


def inhaltsantwort(anfrage: Request, inhalt: bytes, medientyp: str, etag: str, kopf: Mapping[str, str]) -> Response:
    """200; for HEAD the same headers without the body."""
    alle = {**GRUNDKOPF, **kopf, "ETag": etag, "Content-Type": medientyp}
    if nimmt_gzip(anfrage.headers):  # packed here, for a strong ETag belongs to the bytes that are sent
        packen = len(inhalt) >= AB_HIER_GEPACKT
        inhalt = gzip.compress(inhalt, 5, mtime=0) if packen else inhalt
        alle["Content-Encoding"] = "gzip" if packen else "identity"
    alle["Content-Length"] = str(len(inhalt))
    return Response(b"" if anfrage.method == "HEAD" else inhalt, headers=alle)


def problem(status: int, satz: str, pfad: str, kopf: Mapping[str, str] | None = None, **mehr: str) -> Response:
    """What went wrong as RFC 9457 says it."""
    inhalt = als_json(
        {"type": "about:blank", "title": TITEL[status], "status": status, "detail": satz, "instance": pfad, **mehr}
    )
    alle = {**GRUNDKOPF, "Cache-Control": "no-store", **(kopf or {})}
    return Response(inhalt, status, alle, media_type="application/problem+json")


def als_problem(fehler: Exception, pfad: str) -> Response:
    """The status of an error; only what a reader may know is told, operators find the rest under the same number."""
    status = next((status for art, status in _ARTEN if isinstance(fehler, art)), 500)
    if status < 500 or isinstance(fehler, Datenfehler):
        kopf = {"Retry-After": "60"} if status == 503 else {}
        return problem(status, str(fehler) if isinstance(fehler, Fehler) else UNERWARTET, pfad, kopf)
    nummer = secrets.token_hex(4).upper()
    protokoll.error("Vorgang %s", nummer, exc_info=fehler)
    if status == 503:
        satz = str(fehler) if isinstance(fehler, Gestoert) else UNTEN
        return problem(503, satz, pfad, {"Retry-After": "60"}, vorgang=nummer)
    return problem(500, UNERWARTET, pfad, vorgang=nummer)
