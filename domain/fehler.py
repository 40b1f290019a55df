"""Which errors does the product know, and what do they tell the reader?

    Fehler
    ├── Eingabefehler      the input is wrong, nothing was changed        (exit code 2)
    ├── Dienstfehler       a service is not reachable                     (exit code 3)
    ├── Datenfehler        the stored data cannot answer the question     (exit code 2)
    └── Zugriffsfehler     this reader may not see this                   (exit code 2)

Each one is a German sentence that names the thing, the place and the remedy.
"""


class Fehler(Exception):
    """Base of all errors that are told to a person as a sentence."""

    exit_code = 1


class Eingabefehler(Fehler):
    """The input (a link, an option, a delivery) is wrong; nothing was changed."""

    exit_code = 2


class Datenfehler(Fehler):
    """The stored data cannot answer the question, e.g. because nothing is loaded yet."""

    exit_code = 2


class Dienstfehler(Fehler):
    """A service such as the database is not reachable.

    The sentence is for operators. ``fuer_leser`` is what readers of a page are told instead; empty: that the database is away.
    """

    exit_code = 3

    def __init__(self, satz: str, fuer_leser: str = "") -> None:
        super().__init__(satz)
        self.fuer_leser = fuer_leser


class Zugriffsfehler(Fehler):
    """This reader may not see this."""

    exit_code = 2
