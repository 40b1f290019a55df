"""How does a new file or folder appear at its place complete or not at all?"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.fehler import Eingabefehler

_ANDERS = "Abhilfe: einen anderen Ort angeben"


@contextmanager
def neu_an(
    ziel: Path, *, ueberschreiben: bool, eigener_ordner: Callable[[Path], bool] = lambda _: False
) -> Iterator[Path]:
    """A path to write to that becomes ``ziel`` at the end; if anything fails, nothing was there and nothing is left.

    ``ueberschreiben``: something that stands at ``ziel`` may be replaced, a folder only if ``eigener_ordner`` says that
    nothing foreign is in it. Eingabefehler if the place is taken or cannot be written to.
    """
    if not ziel.parent.is_dir():
        raise Eingabefehler(f"Den Ordner „{ziel.parent}“ gibt es nicht; nichts wurde geschrieben. {_ANDERS}.")
    leer = ziel.is_dir() and not any(ziel.iterdir())
    if os.path.lexists(ziel) and not leer and not ueberschreiben:
        raise Eingabefehler(
            f"„{ziel}“ gibt es schon; nichts wurde geschrieben. {_ANDERS} oder mit --ueberschreiben ersetzen."
        )
    if ziel.is_dir() and not leer and not eigener_ordner(ziel):
        raise Eingabefehler(
            f"Der Ordner „{ziel}“ enthält anderes; nichts wurde geschrieben. {_ANDERS} oder den Ordner leeren."
        )
    try:
        with tempfile.TemporaryDirectory(prefix=".asskomm-", dir=ziel.parent, ignore_cleanup_errors=True) as bau:
            yield Path(bau) / "neu"
            _stelle_hin(Path(bau), ziel)
    except OSError as fehler:
        raise Eingabefehler(
            f"„{ziel}“ lässt sich nicht schreiben ({fehler.strerror or fehler}); nichts wurde geschrieben. "
            "Abhilfe: Rechte und Speicherplatz prüfen."
        ) from fehler


def _stelle_hin(bau: Path, ziel: Path) -> None:
    """A file replaces a file at once. A folder cannot: the old one steps aside and comes back if the new one does not."""
    if not ziel.is_dir() or (bau / "neu").is_file():
        os.replace(bau / "neu", ziel)
        return
    os.replace(ziel, bau / "alt")
    try:
        os.replace(bau / "neu", ziel)
    except OSError:
        os.replace(bau / "alt", ziel)
        raise
