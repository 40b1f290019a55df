"""What does an error of the database mean for the person who waits for an answer?"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as KeineVerbindungFrei

from domain.fehler import Datenfehler, Dienstfehler, Fehler

_ZU_ALT = "Die Datenbank ist älter als diese Fassung des Programms. Abhilfe: „asskomm init“ aufrufen."
_LEER = "Die Datenbank ist leer. Abhilfe: „asskomm init“ aufrufen."
_SCHREIBGESCHUETZT = (
    "Die Datenbank darf nicht beschrieben werden; nichts wurde geändert. Abhilfe: in ASSKOMM_DATABASE_URL eine Datenbank "
    "oder einen Nutzer mit Schreibrecht angeben."
)
_BELEGT = (
    "Gerade schreibt ein anderer Vorgang in die Datenbank, wohl eine andere Lieferung; nichts wurde geändert. "
    "Abhilfe: warten, bis er fertig ist, und den Befehl wiederholen."
)
_KEIN_LESERECHT = (
    "Die Datenbank darf nicht gelesen werden. Abhilfe: dem Nutzer in ASSKOMM_DATABASE_URL das Leserecht geben."
)
_VOLL = (
    "Zurzeit sind alle Verbindungen zur Datenbank vergeben. Abhilfe: einen Augenblick warten und es noch einmal versuchen; "
    "kommt es öfter vor, ASSKOMM_DATABASE_VERBINDUNGEN erhöhen."
)
_ZU_LANGE = (
    "Die Abfrage wurde abgebrochen, weil sie länger dauerte als erlaubt. Abhilfe: es noch einmal versuchen; kommt es öfter "
    "vor, ASSKOMM_ABFRAGEFRIST erhöhen."
)
VOLL_FUER_LESER = "Gerade fragen sehr viele zugleich. Bitte laden Sie die Seite in einer Minute neu."
ZU_LANGE_FUER_LESER = (
    "Die Antwort hat zu lange gedauert und wurde abgebrochen. Bitte laden Sie die Seite in einer Minute neu."
)
WECHSEL = ("SerializationFailure", "CannotConnectNow")  # a standby that catches up, a server that is starting


@contextmanager
def dienst_erreichbar() -> Iterator[None]:
    """Turn a database that is lost, missing, too old or not ours to use into an error of ours; anything else is a surprise."""
    try:
        yield
    except DBAPIError as fehler:
        if unser := _als_fehler(fehler):
            raise unser from fehler
        raise
    except KeineVerbindungFrei as fehler:
        raise Dienstfehler(_VOLL, VOLL_FUER_LESER) from fehler


def war_unterbrochen(fehler: DBAPIError) -> bool:
    """Was the connection lost under a question that another connection may well answer at once?"""
    if type(fehler.orig).__name__ in WECHSEL:
        return True
    return fehler.connection_invalidated


def _als_fehler(fehler: DBAPIError) -> Fehler | None:
    """SQLite tells the cause in words, psycopg by the name of the class."""
    grund = str(fehler.orig).strip().splitlines()[0] if str(fehler.orig).strip() else type(fehler.orig).__name__
    art = type(fehler.orig).__name__
    if "no such table" in grund or art == "UndefinedTable":
        return Datenfehler(_LEER)
    if "no such column" in grund or "has no column" in grund or art == "UndefinedColumn":
        return Datenfehler(_ZU_ALT)
    if "database is locked" in grund or art == "LockNotAvailable":
        return Dienstfehler(_BELEGT)
    if art == "QueryCanceled":
        return Dienstfehler(_ZU_LANGE, ZU_LANGE_FUER_LESER)
    if "not a database" in grund:
        return Dienstfehler("Die Datei ist keine SQLite-Datenbank. Abhilfe: ASSKOMM_DATABASE_URL prüfen.")
    if art == "InsufficientPrivilege" and (fehler.statement or "").lstrip().upper().startswith(("SELECT", "WITH")):
        return Dienstfehler(_KEIN_LESERECHT)
    if "readonly database" in grund or art in ("InsufficientPrivilege", "ReadOnlySqlTransaction"):
        return Dienstfehler(_SCHREIBGESCHUETZT)
    if isinstance(fehler, OperationalError) or fehler.connection_invalidated:
        return Dienstfehler(f"Die Datenbank ist nicht erreichbar ({grund}). Abhilfe: ASSKOMM_DATABASE_URL prüfen.")
    return None
