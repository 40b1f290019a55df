"""How does a figure that leaves the product get into the Zahlenregister?"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Engine, Select, func, insert, select

from data_access import tabellen as t
from data_access.abfragen import frage
from data_access.engine import dienst_erreichbar
from data_access.scope import DATENSTAND
from domain.auswahl import Auswahl, Ebene
from domain.fehler import Eingabefehler
from domain.messwert import Messwert

LAENGSTER_ANLASS = 200  # characters; it stands in the register for ever


def verzeichne(
    maschine: Engine, werte: Iterable[Messwert], auswahl: Auswahl, *, gliederung: Ebene, art: str, anlass: str, zeit: datetime
) -> int:  # fmt: skip
    """Enter figures as they leave; returns how many. Entries are only ever added. Dienstfehler when the database is away.

    ``gliederung`` is the level by which they were listed within the area of ``auswahl``; so they can be asked for again.
    Eingabefehler when no ``anlass`` can be read: nobody could tell later why a figure left.
    """
    anlass = lesbarer_anlass(anlass)
    with dienst_erreichbar(), maschine.begin() as verbindung:
        return trage_ein(verbindung, werte, auswahl, gliederung=gliederung, art=art, anlass=anlass, zeit=zeit)


def lesbarer_anlass(anlass: str) -> str:
    """In one line; Eingabefehler when there is nothing to read, or more than anybody reads."""
    anlass = " ".join(anlass.split())
    if len(anlass) > LAENGSTER_ANLASS:
        raise Eingabefehler(
            f"Der Anlass hat mehr als {LAENGSTER_ANLASS} Zeichen. Abhilfe: kürzer angeben, wofür die Zahlen gebraucht werden."
        )
    if not anlass or not anlass.isprintable():
        raise Eingabefehler(
            "Der Anlass ist leer oder nicht lesbar. Abhilfe: angeben, wofür die Zahlen gebraucht werden, z. B. „Presse“."
        )
    return anlass


def trage_ein(
    verbindung: Connection, werte: Iterable[Messwert], auswahl: Auswahl, *, gliederung: Ebene, art: str, anlass: str,
    zeit: datetime, papier: str | None = None,
) -> int:  # fmt: skip
    """The same within a transaction; ``papier`` is the Kennung of the paper on which they stand."""
    gemeinsam = {"ausgegeben_am": zeit, "art": art, "anlass": anlass, "gliederung": gliederung, "papier": papier}
    zeilen = [gemeinsam | {"raum_wahl": auswahl.raum_als_url()} | _zeile(wert) for wert in werte]
    if zeilen:
        verbindung.execute(insert(t.ausgabe), zeilen)
    return len(zeilen)


def _zeile(wert: Messwert) -> dict[str, object]:
    felder = ("ebene", "raum", "stichtag", "datenstand", "wert", "zusatz", "basis", "text")
    kennzahl = wert.kennzahl
    return {"kennzahl": kennzahl.schluessel, "fassung": kennzahl.fassung} | {f: getattr(wert, f) for f in felder}


@frage("datenstand", frisch=True)
def ausgaben() -> Select:  # type: ignore[type-arg]
    """(datenstand) → every entry made from this or an older Datenstand, newest first. Never kept: the list grows."""
    a = t.ausgabe
    return select(a).where(a.c.datenstand <= DATENSTAND).order_by(a.c.id.desc())


@frage("datenstand", frisch=True)
def anzahl_ausgaben() -> Select:  # type: ignore[type-arg]
    """(datenstand) → number of the same entries. Never kept: this is how a new one is noticed."""
    return select(func.count(t.ausgabe.c.id).label("anzahl")).where(t.ausgabe.c.datenstand <= DATENSTAND)
