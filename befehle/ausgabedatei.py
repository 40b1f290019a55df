"""How does a file appear as a whole or not at all, and what does somebody see who waits for it?"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from befehle.gemeinsam import fehlerausgabe
from domain.fehler import Eingabefehler


@contextmanager
def warten(satz: str) -> Iterator[None]:
    """Somebody at a terminal sees that something goes on."""
    if not fehlerausgabe.is_terminal:
        yield
        return
    with fehlerausgabe.status(satz):
        yield


@contextmanager
def ganz_oder_gar_nicht(datei: Path) -> Iterator[Path]:
    """A file beside the wanted one that takes its place in one step; whatever goes wrong, no half file stays.

    An existing file is replaced. Eingabefehler when the file cannot be written there.
    """
    if str(datei) == "-":
        raise Eingabefehler(
            "„-“ ist keine Datei, und auf die Ausgabe schreibt -o nicht. Abhilfe: einen Dateinamen angeben oder -o weglassen."
        )
    halbfertig = datei.with_name(f".{datei.name}.{secrets.token_hex(4)}.neu")
    try:
        if datei.is_dir():
            raise IsADirectoryError(None, None, str(datei))
        halbfertig.touch(exist_ok=False)
        yield halbfertig
        os.replace(halbfertig, datei)
    except OSError as fehler:
        if fehler.filename is not None and Path(fehler.filename) not in (halbfertig, datei):
            raise  # another file is the matter
        raise Eingabefehler(
            f"Die Datei {datei} lässt sich nicht schreiben. Abhilfe: einen vorhandenen Ordner mit Schreibrecht und genug Platz "
            "angeben."
        ) from fehler
    finally:
        halbfertig.unlink(missing_ok=True)
