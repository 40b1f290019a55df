"""Who is signed in? One list for all processes; ended is ended for each of them at the next question."""

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from data_access import tabellen as t
from data_access.engine import dienst_erreichbar
from data_access.freigabe import als_utc
from domain.fehler import Zugriffsfehler
from domain.rolle import Leser, Rolle
from domain.sitzung import Sitzung

_S = t.sitzung.c
_FELDER = (_S.id, _S.leser, _S.name, _S.rolle, _S.begonnen_am, _S.zuletzt_am, _S.endet_am, _S.beendet_am)


def beginne(maschine: Engine, sitzung: Sitzung, *, vorgang: str, ausweis: str | None) -> None:
    """Enter a new session; Zugriffsfehler when the same sign-in has made one before."""
    zeile = {
        "id": sitzung.kennung, "leser": sitzung.leser.kennung, "name": sitzung.leser.name, "rolle": sitzung.leser.rolle,
        "begonnen_am": sitzung.begonnen, "zuletzt_am": sitzung.zuletzt, "endet_am": sitzung.endet, "beendet_am": None,
        "vorgang": vorgang, "ausweis": ausweis,
    }  # fmt: skip
    try:
        with dienst_erreichbar(), maschine.begin() as verbindung:
            verbindung.execute(insert(t.sitzung), [zeile])
    except IntegrityError:
        raise Zugriffsfehler("Diese Anmeldung ist schon benutzt worden. Abhilfe: neu anmelden.") from None


def lies(maschine: Engine, kennung: str) -> Sitzung | None:
    """The session as it stands, whether it goes on or not; None: there is none."""
    with dienst_erreichbar(), maschine.connect() as verbindung:
        zeile = verbindung.execute(select(*_FELDER).where(_S.id == kennung)).one_or_none()
    return None if zeile is None else _sitzung(zeile)


def ausweis(maschine: Engine, kennung: str) -> str | None:
    """The encrypted token for signing out at the provider, as long as the session has not ended."""
    with dienst_erreichbar(), maschine.connect() as verbindung:
        gefunden: str | None = verbindung.scalar(select(_S.ausweis).where(_S.id == kennung))
    return gefunden


def beruehre(maschine: Engine, kennung: str, jetzt: datetime) -> None:
    """Note that it is in use."""
    with dienst_erreichbar(), maschine.begin() as verbindung:
        verbindung.execute(update(t.sitzung).where(_S.id == kennung, _S.beendet_am.is_(None)).values(zuletzt_am=jetzt))


def beende(maschine: Engine, kennung: str, jetzt: datetime) -> None:
    """End it for all tabs and processes; nothing when it has ended."""
    with dienst_erreichbar(), maschine.begin() as verbindung:
        verbindung.execute(
            update(t.sitzung).where(_S.id == kennung, _S.beendet_am.is_(None)).values(beendet_am=jetzt, ausweis=None)
        )


def laufende(maschine: Engine, jetzt: datetime) -> list[Sitzung]:
    """What has neither ended nor become too old, oldest first; idle ones are among them."""
    frage = select(*_FELDER).where(_S.beendet_am.is_(None), _S.endet_am > jetzt).order_by(_S.begonnen_am, _S.id)
    with dienst_erreichbar(), maschine.connect() as verbindung:
        return [_sitzung(zeile) for zeile in verbindung.execute(frage)]


def beende_von(maschine: Engine, leser: str | None, jetzt: datetime) -> int:
    """End all sessions of a person, or of everybody (None); how many they were."""
    betroffen = [_S.beendet_am.is_(None), _S.endet_am > jetzt, *([] if leser is None else [_S.leser == leser])]
    with dienst_erreichbar(), maschine.begin() as verbindung:
        anzahl = verbindung.scalar(select(func.count()).select_from(t.sitzung).where(*betroffen)) or 0
        verbindung.execute(update(t.sitzung).where(*betroffen).values(beendet_am=jetzt, ausweis=None))
    return int(anzahl)


def vergiss_alte(maschine: Engine, vor: datetime) -> None:
    """Delete what ended before a moment; only who may write everything can do so."""
    with dienst_erreichbar(), maschine.begin() as verbindung:
        verbindung.execute(delete(t.sitzung).where(_S.endet_am < vor))


def _sitzung(zeile: Any) -> Sitzung:
    leser = Leser(zeile.leser, zeile.name, Rolle(zeile.rolle))
    beendet = None if zeile.beendet_am is None else als_utc(zeile.beendet_am)
    return Sitzung(
        zeile.id, leser, als_utc(zeile.begonnen_am), als_utc(zeile.zuletzt_am), als_utc(zeile.endet_am), beendet
    )
