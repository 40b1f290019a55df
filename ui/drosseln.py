"""How are expensive clicks kept within what a person does? One bucket for each reader, all their tabs together."""

import time

from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from domain.drossel import PAPIERE, TEXTPRUEFUNG, Drossel
from domain.rolle import OERTLICH, Leser

_PAPIERE = Drossel(PAPIERE, time.monotonic)
_TEXTPRUEFUNG = Drossel(TEXTPRUEFUNG, time.monotonic)


def drossle_papier(leser: Leser, sitzung: str) -> None:
    """Before a file is made; Eingabefehler when this reader has asked for too many."""
    _PAPIERE.verlange(_wer(leser, sitzung))


def drossle_textpruefung(leser: Leser) -> None:
    """Before a text is checked; Eingabefehler when this reader has asked too often."""
    _TEXTPRUEFUNG.verlange(_wer(leser, sitzung()))


def sitzung() -> str:
    """What names the session of this script run; a file is made outside of it."""
    kontext = get_script_run_ctx(suppress_warning=True)
    return kontext.session_id if kontext else ""


def _wer(leser: Leser, sitzung: str) -> str:
    """Without sign-in all readers have one name; there the session stands for the person."""
    return sitzung if leser is OERTLICH else leser.kennung
