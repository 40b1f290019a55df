"""How does an office get the workbook that it fills in?"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from domain.auswahl import PROGRAMMSTART
from domain.fehler import Eingabefehler
from ingest import begleitblaetter
from ingest.mappe import Mappe
from ingest.spalten import formate
from ingest.ziel import neu_an

ENDUNG = ".xlsx"


def schreibe_vorlage(ziel: Path, kennzahlen: Mapping[str, str], *, ueberschreiben: bool = False) -> None:
    """Write the empty workbook, the same bytes each time; ``kennzahlen``: keys of the catalogue and their titles.

    Eingabefehler if the name does not end with .xlsx, the file is there already or cannot be written.
    """
    if ziel.suffix.lower() != ENDUNG:
        raise Eingabefehler(f"Die Vorlage ist eine Excel-Mappe. Abhilfe: einen Namen mit der Endung {ENDUNG} angeben.")
    with (
        neu_an(ziel, ueberschreiben=ueberschreiben) as neu,
        mappe(neu, kennzahlen, {}, titel="Vorlage für Lieferungen an das ASSKomm-Dashboard", tag=PROGRAMMSTART) as buch,
    ):
        for format_ in formate():
            buch.faktenblatt(format_)


@contextmanager
def mappe(
    pfad: Path, kennzahlen: Mapping[str, str], angaben: Mapping[str, str], *, titel: str, tag: date
) -> Iterator[Mappe]:
    """A workbook whose sheets of facts are still to be written, between those that explain it.

    ``angaben``: what the delivery says of itself, by field. ``tag`` stands in the file as the day when it was made.
    """
    buch = Mappe(pfad, kennzahlen, titel=titel, tag=tag)
    try:
        begleitblaetter.erlaeuterung(buch)
        begleitblaetter.angaben(buch, angaben)
        yield buch
        begleitblaetter.beispiele(buch)
        begleitblaetter.listen(buch)
    except BaseException:
        with suppress(OSError):  # closes what it holds open; nobody will see the file
            buch.schliesse()
        raise
    buch.schliesse()
