"""What do the commands that print figures share: options, the chosen Auswahl, tables and JSON?"""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from briefing import frage
from briefing.frage import lies_tag as lies_tag
from briefing.frage import pruefe_datenstand as pruefe_datenstand
from briefing.kennzahltabelle import vermerke as vermerke
from config import settings
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import Betrieb, direkt, engine
from data_access.freigabe import freigegeben_bis
from domain.auswahl import UEBUNGSDATEN, VORLAEUFIG, Auswahl
from domain.groessenklasse import KLASSE
from domain.zahlenfrage import Zahlenfrage
from domain.zeichen import harmlos, json_harmlos


class Konsole(Console):
    """A console that shows texts of a delivery or a draft as text: a terminal obeys nothing in them."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """See Console."""
        for stueck in super().render(renderable, options):
            yield stueck if stueck.control else Segment(harmlos(stueck.text), stueck.style)


# In a pipe or a file nothing is cut to the width of a screen.
# Texts of a delivery are printed as they are: nothing in them is markup, an emoji or a number to be coloured.
ausgabe = Konsole(
    highlight=False, markup=False, emoji=False, soft_wrap=True, width=None if sys.stdout.isatty() else 240
)
fehlerausgabe = Konsole(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


class Format(StrEnum):
    """How figures are printed."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="Ausgabe als Text oder JSON")]
StichtagOption = Annotated[
    str, typer.Option(metavar="TAG", help="JJJJ-MM-TT; ohne Angabe der Stand der neuesten Lieferung")
]
DatenstandOption = Annotated[int | None, typer.Option(metavar="ZAHL", help="Nummer der letzten bekannten Lieferung")]
DirektionOption = Annotated[list[str] | None, typer.Option(metavar="NAME", help="z. B. Leipzig; mehrfach möglich")]
LandkreisOption = Annotated[
    list[str] | None, typer.Option(metavar="KREIS", help="Name oder Schlüssel; mehrfach möglich")
]
KlasseOption = Annotated[
    list[str] | None, typer.Option(metavar="KLASSE", help=f"nach Einwohnern: {', '.join(KLASSE)}; mehrfach möglich")
]
FeldOption = Annotated[str, typer.Option(metavar="NAME", help="Handlungsfeld, z. B. Drogen")]
KennzahlOption = Annotated[list[str] | None, typer.Option("--kennzahl", metavar="SCHLÜSSEL", help="mehrfach möglich")]


def berichtsdaten() -> Berichtsdaten:
    """The questions, asked of the configured database without a memory; the database itself refuses to be written by them."""
    read = direkt(engine(settings().leseadresse, Betrieb(nur_lesen=True, name="asskomm Befehl")))
    return Berichtsdaten(read, freigegeben=lambda: freigegeben_bis(read, datetime.now(UTC)))


def waehle(
    daten: Berichtsdaten,
    stichtag: str,
    datenstand: int | None,
    polizeidirektion: Sequence[str] | None,
    landkreis: Sequence[str] | None,
    groessenklasse: Sequence[str] | None = None,
    handlungsfeld: str = "",
) -> Auswahl:
    """The Auswahl of the options; Eingabefehler names what is wrong with them."""
    return frage.waehle(
        daten,
        Zahlenfrage(stichtag, datenstand, polizeidirektion or (), landkreis or (), groessenklasse or (), handlungsfeld),
    )


def drucke_kopf(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """What the figures are about; practice data and an old Datenstand are said before anything else."""
    neuester = daten.heutiger_datenstand(auswahl.datenstand)
    if auswahl.vorlaeufig:
        ausgabe.print(f"{VORLAEUFIG.upper()}: Diese Zahlen sind nicht zum Weitergeben.")
    if auswahl.uebung:
        ausgabe.print(f"{UEBUNGSDATEN.upper()}: Diese Zahlen sind erfunden.")
    if auswahl.veraltet:
        ausgabe.print(f"ALTER DATENSTAND {auswahl.datenstand} von {neuester}: Spätere Lieferungen fehlen.")
    ausgabe.print(auswahl.beschreibung())


def drucke_json(wert: Any) -> None:
    def einfach(ding: Any) -> str:
        return ding.isoformat() if isinstance(ding, date | datetime) else str(ding)

    sys.stdout.write(json_harmlos(json.dumps(wert, ensure_ascii=False, indent=2, default=einfach)) + "\n")


def tabelle(zeilen: Sequence[Sequence[str]], *spalten: str, rechts: Sequence[str] = ()) -> Table:
    """A table for the terminal; the columns of ``rechts`` hold numbers."""
    ergebnis = Table()
    for spalte in spalten:
        ergebnis.add_column(spalte, justify="right" if spalte in rechts else "left")
    for zeile in zeilen:
        ergebnis.add_row(*map(Text, zeile))
    return ergebnis
