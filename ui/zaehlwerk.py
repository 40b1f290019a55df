"""What is counted while the dashboard runs? Names and meaning of its metrics, for ``/metriken``.

Labels are words of ours (pages, kinds), never what a reader typed, so their number is bounded. No figure is among them.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Histogram

from domain.fehler import Datenfehler, Dienstfehler, Eingabefehler, Zugriffsfehler

_STUFEN = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
LAUF = Histogram("asskomm_lauf_sekunden", "Dauer der Läufe des Skripts", ["seite", "art"], buckets=_STUFEN)
ABFRAGE = Histogram("asskomm_abfrage_sekunden", "Dauer der Abfragen an die Datenbank", ["art"], buckets=_STUFEN)
SPEICHER = Counter("asskomm_speicher", "Fragen an den Speicher der Antworten", ["ergebnis"])
AUSGABE = Counter("asskomm_ausgaben", "Ausgegebene Dateien", ["format"])
FEHLER = Counter("asskomm_fehler", "Gemeldete Fehler", ["art"])
ARTEN = {
    Eingabefehler: "eingabe", Dienstfehler: "dienst", Datenfehler: "daten", Zugriffsfehler: "zugriff",
}  # fmt: skip


@contextmanager
def abfrage_gemessen(art: str) -> Iterator[None]:
    """Count and time one question to the database; a failed one too."""
    beginn = time.perf_counter()
    try:
        yield
    finally:
        ABFRAGE.labels(art).observe(time.perf_counter() - beginn)


def zaehle_fehler(fehler: BaseException) -> None:
    """Count an error by its kind."""
    FEHLER.labels(next((wort for art, wort in ARTEN.items() if isinstance(fehler, art)), "unerwartet")).inc()


def zaehle_ausgabe(art: str) -> None:
    """Count a file that left; ``art`` begins with its format ("PDF · Seite Briefing")."""
    wort = art.split(" ", 1)[0].casefold()
    AUSGABE.labels(wort if wort.isalpha() and len(wort) <= 5 else "andere").inc()
