"""Which program asks? Its key stands in the header Authorization; the file of keys is read anew when it changes."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.datastructures import Headers

from domain.fehler import Eingabefehler
from domain.rolle import Leser
from domain.schluessel import Schluessel, finde, lies_schluessel
from web.schnittstelle_antwort import Gestoert

protokoll = logging.getLogger("asskomm.schnittstelle")
_LAENGSTER = 200
_KAPUTT = "Die Schlüssel der Schnittstelle lassen sich nicht lesen. Abhilfe: die Betreuung fragen."


def heute_utc() -> date:
    return datetime.now(UTC).date()


class Schluesselbund:
    """The keys of a file. A file that is missing or wrong lets nobody in; what is removed is refused at once."""

    def __init__(self, pfad: str, heute: Callable[[], date] = heute_utc) -> None:
        self.pfad, self.heute = Path(pfad) if pfad else None, heute
        self._stand: tuple[int, int, int] | None = None
        self._alle: tuple[Schluessel, ...] = ()

    def leser(self, kopf: Headers) -> Leser | None:
        """Whose key a request brings; Gestoert when the file cannot be read."""
        angaben = kopf.getlist("authorization")
        art, _, klar = angaben[0].partition(" ") if len(angaben) == 1 else ("", "", "")
        klar = klar.strip()
        if art.lower() != "bearer" or not 0 < len(klar) <= _LAENGSTER:
            return None
        return finde(klar, self._schluessel(), self.heute())

    def _schluessel(self) -> tuple[Schluessel, ...]:
        if self.pfad is None:
            return ()
        try:
            s = self.pfad.stat()
            stand = (s.st_mtime_ns, s.st_size, s.st_ino)
            if stand != self._stand:
                self._alle, self._stand = lies_schluessel(self.pfad.read_text(encoding="utf-8")), stand
        except (OSError, UnicodeDecodeError, Eingabefehler) as fehler:
            self._stand, self._alle = None, ()
            protokoll.error("Schlüsseldatei: %s", type(fehler).__name__ if isinstance(fehler, ValueError) else fehler)
            raise Gestoert(_KAPUTT) from fehler
        return self._alle


def bringt_schluessel(kopf: Headers) -> bool:
    """Whether the request says by itself who it is; then no session counts."""
    return bool(kopf.getlist("authorization"))
