"""How does each run of the script, and each event that Streamlit tells, reach our metrics and our log?

Streamlit has no hook around a run and gives each of its loggers a way out of its own; both are replaced here, once at the start.
"""

import logging
import time
from collections.abc import Collection

import streamlit as st
from streamlit import logger as streamlits
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from domain.rolle import Leser
from protokollierung import UMFELD
from ui.zaehlwerk import LAUF, zaehle_fehler

protokoll = logging.getLogger("asskomm.lauf")
LANGE = 5.0  # seconds, from which on a run is worth a line in the log
_ROLLE = "rolle-im-protokoll"
START = "ueberblick"  # what the first page, whose path is empty, is called in metrics and log


def merke_leser(leser: Leser | None) -> None:
    """From now on events of this session carry the reader's role, never their name."""
    rolle = leser.rolle.value if leser else "niemand"
    st.session_state[_ROLLE] = rolle
    UMFELD.set(UMFELD.get() | {"rolle": rolle})


def beobachte_laeufe(seiten: Collection[str]) -> None:
    """Measure each run of the script; a page's name is one of ours or "andere"."""
    fuehre_aus = ScriptRunner._run_script
    if getattr(fuehre_aus, "beobachtet", False):
        return

    def beobachtet(laeufer: ScriptRunner, auftrag: RerunData) -> None:
        seite = _seite(laeufer, auftrag, seiten)
        art = "teil" if auftrag.fragment_id_queue else "seite"
        rolle = st.session_state.get(_ROLLE, "")
        marke = UMFELD.set({"seite": seite} | ({"rolle": rolle} if rolle else {}))
        beginn = time.perf_counter()
        try:
            fuehre_aus(laeufer, auftrag)
        finally:
            dauer = time.perf_counter() - beginn
            LAUF.labels(seite, art).observe(dauer)
            stufe = logging.WARNING if dauer > LANGE else logging.DEBUG
            protokoll.log(stufe, "Lauf (%s)", art, extra={"dauer_ms": round(1000 * dauer)})
            UMFELD.reset(marke)

    beobachtet.beobachtet = True  # type: ignore[attr-defined]
    ScriptRunner._run_script = beobachtet  # type: ignore[method-assign, assignment]


def _seite(laeufer: ScriptRunner, auftrag: RerunData, seiten: Collection[str]) -> str:
    """The page's path: by its name at the first run, by its hash afterwards."""
    eintrag = laeufer._pages_manager.get_pages().get(auftrag.page_script_hash)
    pfad = eintrag.get("url_pathname", "") if eintrag else auftrag.page_name
    return (pfad or START) if pfad in seiten else "andere"


def leite_streamlit_um() -> None:
    """Streamlit's events leave as all others do: through the root logger's handlers."""
    streamlits.setup_formatter = _ohne_eigenen_ausgang
    for logger in streamlits._loggers.values():
        _ohne_eigenen_ausgang(logger)


def _ohne_eigenen_ausgang(logger: logging.Logger) -> None:
    if ausgang := getattr(logger, "streamlit_console_handler", None):
        logger.removeHandler(ausgang)
    logger.propagate = True


class _Fehlerzaehler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """Count what somebody was told a number for."""
        if record.exc_info and record.exc_info[1] is not None:
            zaehle_fehler(record.exc_info[1])


def zaehle_gemeldete_fehler() -> None:
    """Whoever enters an error in the log, a page, a route or a thread: it is counted there."""
    logger = logging.getLogger("asskomm.fehler")
    if not any(isinstance(handler, _Fehlerzaehler) for handler in logger.handlers):
        logger.addHandler(_Fehlerzaehler())


def offene_sitzungen() -> int:
    """How many readers have a page open in this process."""
    return len(Runtime.instance()._session_mgr.list_active_sessions()) if Runtime.exists() else 0
