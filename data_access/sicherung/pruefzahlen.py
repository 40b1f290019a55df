"""Which figures must be the same before and after: all Kennzahlen at several days and Datenstände?"""

from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from data_access import tabellen as t
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import innerhalb
from domain.auswahl import FRUEHESTER_STICHTAG, Auswahl

STAENDE = 4  # Datenstände that are looked at, the oldest and the newest among them
Pruefzahl = tuple[Any, ...]  # Datenstand, Stichtag, Kennzahl, and what its Messwert says as text


def pruefzahlen(verbindung: Connection) -> tuple[Pruefzahl, ...]:
    """Every figure of the state at some days and Datenstände, as it is measured within this transaction."""
    neuester = int(verbindung.scalar(select(func.max(t.lieferung.c.id))) or 0)
    schritte = {1 + round(i * (neuester - 1) / (STAENDE - 1)) for i in range(STAENDE)} if neuester else set()
    return _miss(verbindung, [(stand, tag) for stand in sorted(schritte) for tag in _tage(verbindung, stand)])


def noch_einmal(verbindung: Connection, vorher: tuple[Pruefzahl, ...]) -> tuple[Pruefzahl, ...]:
    """The figures of the same days and Datenstände."""
    return _miss(verbindung, sorted({(int(zahl[0]), date.fromisoformat(zahl[1])) for zahl in vorher}))


def _miss(verbindung: Connection, punkte: list[tuple[int, date]]) -> tuple[Pruefzahl, ...]:
    daten = Berichtsdaten(innerhalb(verbindung))
    return tuple(zahl for stand, tag in punkte for zahl in messe(daten, stand, tag))


def messe(daten: Berichtsdaten, stand: int, tag: date) -> list[Pruefzahl]:
    messwerte = daten.messwerte(Auswahl(tag, stand))
    return [
        (stand, tag.isoformat(), schluessel, " | ".join(map(str, wert.aussage)))
        for schluessel, wert in sorted(messwerte.items())
    ]


def abweichungen(vorher: tuple[Pruefzahl, ...], nachher: tuple[Pruefzahl, ...]) -> list[str]:
    """What is not the same, named; a Kennzahl that one of both programs does not know yet cannot be compared."""
    alt, neu = ({zahl[:3]: zahl[3] for zahl in zahlen} for zahlen in (vorher, nachher))
    gemeinsame = {zahl[2] for zahl in vorher} & {zahl[2] for zahl in nachher}
    schluessel = {name for name in alt.keys() | neu.keys() if name[2] in gemeinsame}
    return [
        f"{kennzahl} am {tag} mit Datenstand {stand}"
        for stand, tag, kennzahl in sorted(schluessel)
        if alt.get((stand, tag, kennzahl)) != neu.get((stand, tag, kennzahl))
    ]


def _tage(verbindung: Connection, stand: int) -> list[date]:
    """The day up to which that Datenstand reports, and two before."""
    bis = verbindung.scalar(select(func.max(t.lieferung.c.stand)).where(t.lieferung.c.id <= stand))
    if bis is None:
        return []
    frueher = (date(bis.year - jahre, 6, 30) for jahre in (1, 3))
    return sorted({bis, *frueher} - {tag for tag in frueher if tag < FRUEHESTER_STICHTAG})
