"""How does a paper become a file: of which kind, as a whole or not at all, and what is said to who waits for it?"""

import getpass
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from befehle.gemeinsam import ausgabe, fehlerausgabe
from briefing.papiere.aufnahme import Lagebild
from briefing.papiere.lagebild import Zusammenstellung
from config import OERTLICH, settings
from data_access.engine import engine
from data_access.freigabe import trage_einsicht_ein
from data_access.papiere import registriere
from domain.fehler import Eingabefehler
from domain.rolle import Leser, Rolle

Art = TypeVar("Art", bound=StrEnum)


def dateiart(gewaehlt: Art | None, datei: Path, arten: type[Art]) -> Art:
    """The kind that was asked for, else the one that the file's ending means; Eingabefehler when they differ or say nothing."""
    endung = datei.suffix.lower().removeprefix(".")
    bekannt = endung in set(arten)
    if gewaehlt is None and not bekannt:
        raise Eingabefehler(
            f"Welche Art von Datei „{datei.name}“ werden soll, ist nicht zu erkennen. Abhilfe: mit --format eine von diesen "
            f"angeben: {', '.join(arten)}."
        )
    if gewaehlt is not None and bekannt and endung != gewaehlt:
        raise Eingabefehler(
            f"Die Datei „{datei.name}“ und das Format {gewaehlt} passen nicht zusammen. Abhilfe: eines von beiden ändern."
        )
    return gewaehlt or arten(endung)


def berichte(lagebild: Lagebild, datei: Path, *zeilen: str) -> None:
    """What was written and where, how it is cited, and what must be known before it is passed on."""
    for vermerk in lagebild.vermerke:
        ausgabe.print(f"{vermerk.upper()}: steht auf jeder Seite.")
    for zeile in (f"Datei: {datei}", *zeilen, f"Prüfwert: {lagebild.kennung}", f"Zitierkarte: {lagebild.zitat}"):
        ausgabe.print(zeile)
    if lagebild.adresse == OERTLICH:
        fehlerausgabe.print(
            "Hinweis: Die Links in der Datei führen nur auf diesem Rechner zum Dashboard. Abhilfe: ASSKOMM_ADRESSE setzen."
        )


def verzeichne(papier: Zusammenstellung, art: str, anlass: str) -> None:
    """Before the file is there: its figures in the Zahlenregister, and in the Einsichtsliste if they are not released."""
    maschine, jetzt = engine(settings().database_url), datetime.now(UTC)
    if papier.auswahl.vorlaeufig:
        wer = Leser(getpass.getuser(), "auf der Kommandozeile", Rolle.PFLEGE)
        trage_einsicht_ein(maschine, wer, papier.auswahl, ort=art, zeit=jetzt)
    registriere(
        maschine,
        papier.lagebild,
        papier.werte,
        papier.auswahl,
        art=art,
        anlass=anlass,
        zeit=jetzt,
        weitere=papier.weitere,
    )


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
