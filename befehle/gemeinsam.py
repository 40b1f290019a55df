"""What do the commands that print figures share: options, the chosen Auswahl, tables and JSON?"""

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from config import settings
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine
from domain.auswahl import FRUEHESTER_STICHTAG, UEBUNGSDATEN, Auswahl
from domain.fehler import Eingabefehler
from domain.groessenklasse import KLASSE
from domain.zeit import tag_aus_text, tag_kurz

# In a pipe or a file nothing is cut to the width of a screen.
# Texts of a delivery are printed as they are: nothing in them is markup, an emoji or a number to be coloured.
ausgabe = Console(
    highlight=False, markup=False, emoji=False, soft_wrap=True, width=None if sys.stdout.isatty() else 240
)
fehlerausgabe = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


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
    """The questions, asked of the configured database without a memory."""
    return Berichtsdaten(direkt(engine(settings().leseadresse)))


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
    stand = pruefe_datenstand(daten, datenstand)
    auswahl = Auswahl(
        stichtag=lies_tag(stichtag) if stichtag else daten.neuester_stichtag(stand),
        datenstand=stand,
        polizeidirektionen=tuple(dict.fromkeys(polizeidirektion or ())),
        landkreise=tuple(dict.fromkeys(daten.landkreis(name, stand) for name in landkreis or ())),
        veraltet=stand < daten.neuester_datenstand(),
        uebung=daten.uebung(stand),
        groessenklassen=tuple(dict.fromkeys(groessenklasse or ())),
        handlungsfeld=handlungsfeld,
    )
    daten.pruefe(auswahl)
    return daten.mit_groessenklassen(auswahl)


def pruefe_datenstand(daten: Berichtsdaten, datenstand: int | None) -> int:
    """The newest Datenstand, or the one that was asked for if it exists."""
    neuester = daten.neuester_datenstand()
    if datenstand is not None and not 1 <= datenstand <= neuester:
        raise Eingabefehler(f"Den Datenstand {datenstand} gibt es nicht. Abhilfe: 1 bis {neuester} angeben.")
    return datenstand or neuester


def lies_tag(text: str) -> date:
    """A day that the data can speak of."""
    try:
        tag = tag_aus_text(text)
    except ValueError:
        raise Eingabefehler(f"„{text}“ ist kein Tag. Abhilfe: als JJJJ-MM-TT angeben, z. B. 2022-01-11.") from None
    if tag < FRUEHESTER_STICHTAG:
        raise Eingabefehler(
            f"Der Stichtag {tag_kurz(tag)} liegt vor den Daten. Abhilfe: frühestens {FRUEHESTER_STICHTAG} angeben."
        )
    return tag


def drucke_kopf(daten: Berichtsdaten, auswahl: Auswahl) -> None:
    """What the figures are about; practice data and an old Datenstand are said before anything else."""
    neuester = daten.neuester_datenstand()
    if auswahl.uebung:
        ausgabe.print(f"{UEBUNGSDATEN.upper()}: Diese Zahlen sind erfunden.")
    if auswahl.veraltet:
        ausgabe.print(f"ALTER DATENSTAND {auswahl.datenstand} von {neuester}: Spätere Lieferungen fehlen.")
    ausgabe.print(auswahl.beschreibung())


def vermerke(auswahl: Auswahl) -> dict[str, bool]:
    """What every answer in JSON says of its data: whether they are invented, and whether there are newer ones."""
    return {"uebung": auswahl.uebung, "veraltet": auswahl.veraltet}


def drucke_json(wert: Any) -> None:
    def einfach(ding: Any) -> str:
        return ding.isoformat() if isinstance(ding, date | datetime) else str(ding)

    sys.stdout.write(json.dumps(wert, ensure_ascii=False, indent=2, default=einfach) + "\n")


def tabelle(zeilen: Sequence[Sequence[str]], *spalten: str, rechts: Sequence[str] = ()) -> Table:
    """A table for the terminal; the columns of ``rechts`` hold numbers."""
    ergebnis = Table()
    for spalte in spalten:
        ergebnis.add_column(spalte, justify="right" if spalte in rechts else "left")
    for zeile in zeilen:
        ergebnis.add_row(*map(Text, zeile))
    return ergebnis
