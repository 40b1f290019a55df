"""What does a reader see when something went wrong: a sentence and a number, never a traceback."""

from domain.fehler import Dienstfehler, Fehler
from protokollierung import vorgang
from ui import hinweis

WEG = "Die Datenbank ist zurzeit nicht erreichbar. Bitte laden Sie die Seite in einigen Minuten neu."


def melde(fehler: Exception) -> bool:
    """Show the sentence, log the whole story under the same number; True: Streamlit need not show anything."""
    hinweis.fehler(f"{_satz(fehler)} Vorgangsnummer: {vorgang(fehler)}")
    return True


def _satz(fehler: Exception) -> str:
    """What to tell the reader; operators find the details in the log."""
    if isinstance(fehler, Dienstfehler):
        return fehler.fuer_leser or WEG
    if isinstance(fehler, Fehler):
        return str(fehler)
    return (
        "Beim Aufbau dieser Seite ist ein unerwarteter Fehler aufgetreten. Bitte nennen Sie der Betreuung diese Nummer."
    )
