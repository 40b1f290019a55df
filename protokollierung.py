"""How does the log say what happened, for people or for machines, without telling a secret?

Whatever logs it (we, SQLAlchemy, psycopg, uvicorn, Streamlit), an event passes one formatter on its way out. It masks what a
database's address, a header, a token or a refused row would give away, and keeps one event on one line: what somebody else
wrote cannot forge another event.
"""

import json
import logging
import re
import secrets
import sys
import threading
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

MASKE = "***"
UMFELD: ContextVar[dict[str, str]] = ContextVar("umfeld", default={})  # noqa: B039 - nobody changes it in place
ANGABEN = ("vorgang", "seite", "rolle", "dauer_ms")  # what an event may carry besides its words, in this order
LAENGSTES = 40_000  # letters of a message or a traceback; what comes after them is cut off
_KUERZESTES = 6  # letters of a secret that is looked for as it is; a shorter one stands in half of all words

_KOPF = r"proxy-authorization|authorization|set-cookie|cookie|x-api-key"
_NAME = (
    r"[\w-]{0,40}(?:password|passwd|passwort|kennwort|secret|geheimnis|api[_-]?key|metriken_schluessel)|pwd|"
    r"(?:access_|id_|refresh_|bearer_|csrf_|xsrf_)?token|code_verifier|client_assertion"
)
_TEXT = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.|'')*'"
_BIS_ZUM_ENDE = r"(?=\n\[SQL|\n\(Background|\n\n|\Z)"
_MUSTER: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(muster, re.IGNORECASE), ersatz)
    for muster, ersatz in (
        (r"(://[^\s:/@'\"]{0,100}):[^\s'\"]{1,300}@", rf"\1:{MASKE}@"),
        (rf"(b?[\"'](?:{_KOPF})[\"']\s*[,:=]\s*)b?(?:{_TEXT})", rf"\1{MASKE}"),
        (rf"\b({_KOPF})(\s*[:=]\s*)[^\r\n\"']+", rf"\1\2{MASKE}"),
        (rf"(b?[\"']?\b(?:{_NAME})[\"']?\s*(?:=|:|,)\s*)b?(?:{_TEXT}|[^\s,;&\"')\]}}]+)", rf"\1{MASKE}"),
        (r"([?&](?:code|state|nonce|session_state|id_token_hint)=)[^\s&\"']+", rf"\1{MASKE}"),
        (r"\b(bearer|basic)\s+[\w.~+/=-]{6,}", rf"\1 {MASKE}"),
        (r"\beyJ[\w-]{5,2000}\.[\w-]{1,4000}(?:\.[\w-]{0,2000})?", MASKE),
        (rf"\[parameters: (?s:.*?){_BIS_ZUM_ENDE}", f"[parameters: {MASKE}]"),
        (rf"\b(DETAIL|CONTEXT|KONTEXT):(?s:.*?){_BIS_ZUM_ENDE}", rf"\1: {MASKE}"),
        (r"(invalid input (?:syntax|value)[^:\n]*:)[^\n]+", rf"\1 {MASKE}"),
        (r"\b(value) \"[^\"\n]*\"", rf"\1 {MASKE}"),
    )
)
_STEUERZEICHEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_geheimnisse: set[str] = set()


def maskiert(text: str) -> str:
    """The text without what must stay secret. Every pattern is bounded: others write what is logged, too."""
    for geheimnis in sorted(_geheimnisse, key=len, reverse=True):
        text = text.replace(geheimnis, MASKE)
    if len(text) > LAENGSTES:
        text = f"{text[: LAENGSTES // 2]} … (gekürzt) … {text[-LAENGSTES // 2 :]}"
    for muster, ersatz in _MUSTER:
        text = muster.sub(ersatz, text)
    return text


def halte_geheim(werte: Iterable[str]) -> None:
    """Mask these words wherever they stand; words that are too short are not taken."""
    _geheimnisse.update(wert for wert in werte if len(wert) >= _KUERZESTES)


def _einzeilig(text: str) -> str:
    """A line that ends where we end it: control characters and marks of direction are written out."""
    return _STEUERZEICHEN.sub(lambda z: f"\\u{ord(z[0]):04x}", text.replace("\r", "\\r").replace("\n", "\\n"))


class _Form(logging.Formatter):
    """What both forms of an event have in common."""

    def worte(self, satz: logging.LogRecord) -> str:
        try:
            roh = satz.getMessage()
        except Exception:  # a wrong placeholder is no reason to lose the event, nor to print its arguments
            roh = str(satz.msg)
        return _einzeilig(maskiert(roh))

    def spur(self, satz: logging.LogRecord) -> list[str]:
        """The traceback, a list of lines."""
        teile = [self.formatException(satz.exc_info)] if satz.exc_info and satz.exc_info[0] else []
        if satz.stack_info:
            teile.append(satz.stack_info)
        return [_einzeilig(zeile) for zeile in maskiert("\n".join(teile)).split("\n")] if teile else []

    def angaben(self, satz: logging.LogRecord) -> dict[str, Any]:
        alle = UMFELD.get() | {name: getattr(satz, name) for name in ANGABEN if hasattr(satz, name)}
        return {
            name: _einzeilig(wert) if isinstance(wert := alle[name], str) else wert for name in ANGABEN if name in alle
        }


class Textform(_Form):
    """One line for people; a traceback follows it, each of its lines set in."""

    def format(self, record: logging.LogRecord) -> str:
        """See class."""
        zeit = self.formatTime(record)
        mehr = "".join(f" {name}={wert}" for name, wert in self.angaben(record).items() if name != "vorgang")
        kopf = f"{zeit} {record.levelname} {record.name}: {self.worte(record)}{mehr}"
        return "\n".join((kopf, *(f"  {zeile}" for zeile in self.spur(record))))


class Jsonform(_Form):
    """One line for machines."""

    def format(self, record: logging.LogRecord) -> str:
        """See class."""
        zeit = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        ereignis: dict[str, Any] = {
            "zeit": zeit,
            "stufe": record.levelname,
            "quelle": record.name,
            "meldung": self.worte(record),
        }
        ereignis |= self.angaben(record) | {"prozess": record.process}
        if spur := self.spur(record):
            ereignis |= {"ausnahme": record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""}
            ereignis |= {"spur": spur}
        return json.dumps(ereignis, ensure_ascii=False, default=str)


class _Ausgang(logging.Handler):
    """Our way out, wherever the error output goes at the moment; only one of them is ever there."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one event whole; an error output that is gone is no reason to fail."""
        try:
            sys.stderr.write(f"{self.format(record)}\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            return


def richte_ein(stufe: str, form: str = "text", geheimnisse: Iterable[str] = ()) -> None:
    """Let every event of this process leave through one of our forms; called again, the newest call counts."""
    halte_geheim(geheimnisse)
    wurzel = logging.getLogger()
    for bisheriger in [h for h in wurzel.handlers if isinstance(h, _Ausgang)]:
        wurzel.removeHandler(bisheriger)
    ausgang = _Ausgang()
    ausgang.setFormatter(Jsonform() if form == "json" else Textform())
    wurzel.addHandler(ausgang)
    wurzel.setLevel(max(logging.INFO, logging.getLevelNamesMapping()[stufe]))  # others' details hold frames and headers
    logging.getLogger("asskomm").setLevel(stufe)
    logging.captureWarnings(True)
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _faden_endet


def _faden_endet(was: threading.ExceptHookArgs) -> None:
    if was.exc_value is not None and not isinstance(was.exc_value, SystemExit):
        vorgang(was.exc_value, "in einem Faden")


def vorgang(fehler: BaseException, wobei: str = "") -> str:
    """Enter an error with its whole story; the number under which it stands there is what a person is told."""
    nummer = secrets.token_hex(4).upper()
    worte = f"Vorgang {nummer}{f' {wobei}' if wobei else ''}"
    logging.getLogger("asskomm.fehler").error("%s", worte, exc_info=fehler, extra={"vorgang": nummer})
    return nummer
