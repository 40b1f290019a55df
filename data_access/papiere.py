"""How is a paper that leaves the product kept for ever, and which papers have left?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import pandas as pd
from sqlalchemy import Connection, Engine, Select, Table, Text, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from data_access import tabellen as t
from data_access.abfragen import frage
from data_access.ausgaben import lesbarer_anlass, trage_ein
from data_access.engine import Read, dienst_erreichbar
from data_access.scope import DATENSTAND
from data_access.wissen import gruende
from domain.auswahl import Auswahl, Ebene
from domain.messwert import Messwert

KENNUNG = bindparam("kennung", type_=Text)
_EINFUEGEN: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Aufnahme(Protocol):
    """What is kept of a paper: a ``briefing.papiere.aufnahme.Lagebild``."""

    @property
    def kennung(self) -> str: ...
    @property
    def pruefwert(self) -> str: ...
    @property
    def art(self) -> str: ...
    @property
    def titel(self) -> str: ...
    @property
    def drucksache(self) -> str: ...
    def als_json(self) -> str: ...


@dataclass(frozen=True)
class Posten:
    """Figures that stand on a paper: of the whole area of ``auswahl``, or listed by a level within it."""

    werte: tuple[Messwert, ...]
    auswahl: Auswahl
    gliederung: Ebene = Ebene.LAND


def registriere(
    maschine: Engine, lagebild: Aufnahme, werte: Iterable[Messwert], auswahl: Auswahl, *, art: str, anlass: str,
    zeit: datetime, weitere: Iterable[Posten] = (),
) -> int:  # fmt: skip
    """Enter a paper and its figures before its file leaves; returns how many figures. All of it or nothing.

    ``werte`` are those of the whole area of ``auswahl``, ``weitere`` those that are listed by a level. ``art`` is the format
    and where it left ("PDF · Seite Briefing"), ``anlass`` what for. A paper that is known already is not kept twice.
    Eingabefehler for an ``anlass`` that cannot be read; Dienstfehler when the database is away or may not be written.
    """
    anlass = lesbarer_anlass(anlass)
    alle = (Posten(tuple(werte), auswahl), *weitere)
    with dienst_erreichbar(), maschine.begin() as verbindung:
        _lege_ab(verbindung, lagebild, zeit)
        return sum(
            trage_ein(
                verbindung, p.werte, p.auswahl, gliederung=p.gliederung, art=art, anlass=anlass, zeit=zeit,
                papier=lagebild.kennung,
            )
            for p in alle
        )  # fmt: skip


def _lege_ab(verbindung: Connection, lagebild: Aufnahme, zeit: datetime) -> None:
    """Two that enter the same paper at once do not disturb each other."""
    einfuegen = _EINFUEGEN[verbindung.dialect.name](t.papier)
    zeile = {
        "kennung": lagebild.kennung, "pruefwert": lagebild.pruefwert, "art": str(lagebild.art), "titel": lagebild.titel,
        "drucksache": lagebild.drucksache, "aufnahme": lagebild.als_json(), "entstanden_am": zeit,
    }  # fmt: skip
    verbindung.execute(einfuegen.values(zeile).on_conflict_do_nothing(index_elements=["pruefwert"]))


@dataclass(frozen=True)
class Papierdaten:
    """The questions about papers that have left; nothing of it is kept, because any moment may add to it."""

    read: Read

    def papier(self, kennung: str, bis: int) -> Mapping[str, Any] | None:
        """kennung, pruefwert, art, titel, drucksache, aufnahme, entstanden_am of a paper that knows no newer Datenstand.

        None: no such paper has left, or the reader may not see it, which is not told apart.
        """
        zeilen = self.read(_papier(kennung, bis)).to_dict("records")
        return {str(name): wert for name, wert in zeilen[0].items()} if zeilen else None

    def ausgaben(self, kennung: str, bis: int) -> pd.DataFrame:
        """Every figure of this or an older Datenstand that left with the paper (table ``ausgabe``), oldest first."""
        return self.read(_ausgaben(kennung, bis))

    def gruende(self, davor: int, datenstand: int) -> pd.DataFrame:
        """beleg, art, grund, lieferung_id: why deliveries after ``davor`` changed records; oldest first."""
        return self.read(gruende(davor, datenstand))


@frage("kennung", "datenstand", frisch=True)
def _papier() -> Select[Any]:
    p, a = t.papier, t.ausgabe
    neuere = select(a.c.id).where(a.c.papier == p.c.kennung, a.c.datenstand > DATENSTAND)
    return select(p).where(p.c.kennung == KENNUNG, ~neuere.exists())


@frage("kennung", "datenstand", frisch=True)
def _ausgaben() -> Select[Any]:
    a = t.ausgabe
    return select(a).where(a.c.papier == KENNUNG, a.c.datenstand <= DATENSTAND).order_by(a.c.id)
