"""Up to which Datenstand may figures be seen by everybody, and who saw more before?

A delivery is *vorläufig* until it is released. A release counts from a moment on (the Sperrfrist), includes every delivery
before it, and is never taken back: what was public once stays public.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import takewhile
from operator import itemgetter
from typing import Any

import pandas as pd
from sqlalchemy import Connection, DateTime, Engine, Select, bindparam, func, insert, or_, select

from data_access import tabellen as t
from data_access.abfragen import frage
from data_access.engine import Abfrage, Read, dienst_erreichbar, schreibend
from domain.auswahl import Auswahl
from domain.fehler import Datenfehler, Eingabefehler, Zugriffsfehler
from domain.rolle import Leser
from domain.zeit import zeitpunkt

NICHT_FREIGEGEBEN = "Dieser Datenstand ist nicht freigegeben."
NICHTS_FREIGEGEBEN = (
    "Es ist noch keine Lieferung freigegeben. Abhilfe: die Betreuung gibt sie mit „asskomm release“ frei."
)
_JETZT = bindparam("jetzt", type_=DateTime(timezone=True))


# --- what everybody may see -------------------------------------------------------------------------------------------


def freigegeben_bis(read: Read, jetzt: datetime) -> int:
    """The newest Datenstand that is released at a moment (UTC); 0 if none is. Asked anew each time."""
    nummer = read(_freigegeben(jetzt))["datenstand"].iloc[0]
    return 0 if nummer is None or pd.isna(nummer) else int(nummer)


def freigaben(read: Read) -> pd.DataFrame:
    """lieferung_id, ab, erteilt_am, erteilt_von, notiz: the release that counts for each delivery; oldest first."""
    return read(_freigaben())


def beschraenkt(read: Read, bis: Callable[[], int]) -> Read:
    """``read`` that answers nothing beyond the Datenstand ``bis()``; a question that names no Datenstand is refused."""

    def lies(abfrage: Abfrage) -> pd.DataFrame:
        staende = [wert for name, wert in abfrage.werte if name == "datenstand"]
        if not staende or max(staende) > bis():
            raise Zugriffsfehler(NICHT_FREIGEGEBEN)
        return read(abfrage)

    return lies


# --- to release -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Freigabe:
    """What ``gib_frei`` did: deliveries that came with it because they are older, and from when on it counts (UTC)."""

    nummer: int
    ab: datetime
    eingeschlossen: tuple[int, ...]


def gib_frei(
    maschine: Engine, nummer: int, *, ab: datetime | None, jetzt: datetime, wer: str, notiz: str = ""
) -> Freigabe:
    """Release a delivery and all before it, at once or from ``ab`` on (UTC).

    Eingabefehler when there is no such delivery, it is released already, ``ab`` has passed, or an older delivery has a
    later Sperrfrist, which would be broken. Dienstfehler when the database is away or may not be written.
    """
    with schreibend(maschine) as verbindung:
        neuester = verbindung.scalar(select(func.max(t.lieferung.c.id))) or 0
        if not 1 <= nummer <= neuester:
            raise Eingabefehler(f"Den Datenstand {nummer} gibt es nicht. Abhilfe: 1 bis {neuester} angeben.")
        bisher = int(verbindung.execute(_freigegeben(jetzt).select, {"jetzt": jetzt}).scalar() or 0)
        if nummer <= bisher:
            raise Eingabefehler(
                f"Der Datenstand {nummer} ist schon freigegeben; freigegeben ist bis Datenstand {bisher}."
            )
        if ab is not None and ab <= jetzt:
            raise Eingabefehler(
                f"Die Sperrfrist {zeitpunkt(ab)} ist schon vorbei. Abhilfe: ohne --sperrfrist sofort freigeben."
            )
        gilt_ab = ab or jetzt
        _wahre_sperrfristen(verbindung, nummer, gilt_ab)
        trage_frei(verbindung, (nummer,), ab=gilt_ab, jetzt=jetzt, wer=wer, notiz=notiz)
    return Freigabe(nummer, gilt_ab, tuple(range(bisher + 1, nummer)))


def trage_frei(
    verbindung: Connection, nummern: Sequence[int], *, ab: datetime, jetzt: datetime, wer: str, notiz: str
) -> None:
    """Enter releases within a transaction, unchecked."""
    gemeinsam = {"ab": ab, "erteilt_am": jetzt, "erteilt_von": wer, "notiz": notiz}
    if nummern:
        verbindung.execute(insert(t.freigabe), [gemeinsam | {"lieferung_id": nummer} for nummer in nummern])


def gib_mitgeliefertes_frei(maschine: Engine, *, jetzt: datetime) -> None:
    """Release what came with the product or is invented, as far as no other delivery that is vorläufig stands before it."""
    with schreibend(maschine) as verbindung:
        bisher = int(verbindung.execute(_freigegeben(jetzt).select, {"jetzt": jetzt}).scalar() or 0)
        l_ = t.lieferung
        spaetere = select(l_.c.id, or_(l_.c.mitgeliefert, l_.c.uebung)).where(l_.c.id > bisher).order_by(l_.c.id)
        frei = [nummer for nummer, oeffentlich in takewhile(itemgetter(1), verbindung.execute(spaetere))]
        trage_frei(verbindung, frei, ab=jetzt, jetzt=jetzt, wer="asskomm", notiz="mitgeliefert")


def _wahre_sperrfristen(verbindung: Connection, nummer: int, ab: datetime) -> None:
    """A Datenstand contains all older deliveries: none may be seen before its own time."""
    geltende = _geltende()
    for andere, frist in verbindung.execute(select(geltende.c.lieferung_id, geltende.c.ab)):
        if andere < nummer and als_utc(frist) > ab:
            raise Eingabefehler(
                f"Die ältere Lieferung {andere} hat eine Sperrfrist bis {zeitpunkt(als_utc(frist))}; Datenstand {nummer} enthält "
                "sie. Abhilfe: mit --sperrfrist frühestens diesen Zeitpunkt angeben."
            )
        if andere > nummer and als_utc(frist) < ab:
            raise Eingabefehler(
                f"Datenstand {andere} enthält die Lieferung {nummer} und wird schon am {zeitpunkt(als_utc(frist))} frei. Abhilfe: "
                f"mit --sperrfrist höchstens diesen Zeitpunkt angeben oder zuerst Datenstand {andere} später freigeben."
            )


def als_utc(zeit: datetime) -> datetime:
    """SQLite keeps no time zone; what is stored is UTC."""
    return zeit if zeit.tzinfo else zeit.replace(tzinfo=UTC)


# --- the Einsichtsliste -----------------------------------------------------------------------------------------------


def trage_einsicht_ein(maschine: Engine, leser: Leser, auswahl: Auswahl, *, ort: str, zeit: datetime) -> None:
    """Enter that somebody saw or took figures that are not released; ``ort`` is the page or the kind of file.

    Dienstfehler when it cannot be entered: then nothing may be shown.
    """
    zeile = {
        "zeit": zeit, "leser": leser.kennung, "name": leser.name, "rolle": leser.rolle, "ort": ort,
        "datenstand": auswahl.datenstand, "auswahl": auswahl.als_url(),
    }  # fmt: skip
    with dienst_erreichbar(), maschine.begin() as verbindung:
        verbindung.execute(insert(t.einsicht), [zeile])


def einsichten(read: Read) -> pd.DataFrame:
    """Every look at figures that were not released (table ``einsicht``), newest first; asked anew each time."""
    return read(_einsichten())


# --- SQL --------------------------------------------------------------------------------------------------------------


def _geltende() -> Any:
    """The newest release of each delivery: a later one moves the Sperrfrist of an earlier one."""
    f = t.freigabe
    neueste = select(func.max(f.c.id)).group_by(f.c.lieferung_id)
    return select(f).where(f.c.id.in_(neueste)).subquery("geltende")


@frage("jetzt", frisch=True)
def _freigegeben() -> Select[Any]:
    geltende = _geltende()
    return select(func.max(geltende.c.lieferung_id).label("datenstand")).where(geltende.c.ab <= _JETZT)


@frage(frisch=True)
def _freigaben() -> Select[Any]:
    geltende = _geltende()
    return select(
        geltende.c.lieferung_id, geltende.c.ab, geltende.c.erteilt_am, geltende.c.erteilt_von, geltende.c.notiz
    ).order_by(geltende.c.lieferung_id)


@frage(frisch=True)
def _einsichten() -> Select[Any]:
    return select(t.einsicht).order_by(t.einsicht.c.id.desc())


def pruefe_freigegeben(bis: int) -> int:
    """The same number; Datenfehler when nothing at all is released."""
    if not bis:
        raise Datenfehler(NICHTS_FREIGEGEBEN)
    return bis
