"""How does a checked delivery become rows with knowledge time? One transaction, all or nothing."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select, update

from data_access import tabellen as t
from data_access.engine import schreibend, statistik_auffrischen
from domain.fehler import Eingabefehler
from ingest.befund import Lieferungsfehler
from ingest.lesen import Lieferpaket, Manifest, lies
from ingest.pruefen import pruefe
from ingest.unterschiede import Unterschied, unterschied


@dataclass(frozen=True)
class Ergebnis:
    """What loading one delivery did. ``nummer`` is its Datenstand; ``bekannt``: it had been loaded before."""

    kennung: str
    nummer: int
    bekannt: bool
    zahlen: dict[str, Counter[str]] = field(default_factory=dict)


def lade(
    maschine: Engine, ordner: Sequence[Path], kennzahlen: Mapping[str, Collection[int]], notiz: str = ""
) -> list[Ergebnis]:
    """Load delivery folders in their order in one transaction; an Eingabefehler changes nothing at all.

    A delivery that is wrong is refused, and so is one that would mix practice data with real ones.

    ``kennzahlen`` are the keys of the catalogue that rows may name, with the numbers of their definitions.
    """
    return lade_pakete(maschine, [lies(pfad) for pfad in ordner], kennzahlen, notiz)


def lade_pakete(
    maschine: Engine, pakete: Sequence[Lieferpaket], kennzahlen: Mapping[str, Collection[int]], notiz: str = ""
) -> list[Ergebnis]:
    """The same for deliveries that have been read."""
    with schreibend(maschine) as verbindung:
        ergebnisse = [_lade_eine(verbindung, paket, kennzahlen, notiz) for paket in pakete]
    if not all(ergebnis.bekannt for ergebnis in ergebnisse):
        statistik_auffrischen(maschine)
    return ergebnisse


def _lade_eine(
    verbindung: Connection, paket: Lieferpaket, kennzahlen: Mapping[str, Collection[int]], notiz: str
) -> Ergebnis:
    kennung = paket.manifest.kennung
    vorhanden = verbindung.scalar(select(t.lieferung.c.id).where(t.lieferung.c.pruefsumme == paket.pruefsumme))
    if vorhanden:
        return Ergebnis(kennung, vorhanden, bekannt=True)
    _pruefe_uebung(verbindung, paket.manifest)
    pruefe(verbindung, paket, kennzahlen)
    unterschiede = [unterschied(verbindung, datei, paket.manifest.grund or "") for datei in paket.dateien]
    if befunde := [befund for u in unterschiede for befund in u.befunde]:
        raise Lieferungsfehler(paket.ordner, befunde)
    nummer = (verbindung.scalar(select(func.max(t.lieferung.c.id))) or 0) + 1
    kopf = {name: getattr(paket.manifest, name) for name in ("kennung", "titel", "herausgeber", "stand", "uebung")}
    zeit = {"id": nummer, "eingelesen_am": datetime.now(UTC), "pruefsumme": paket.pruefsumme, "notiz": notiz}
    verbindung.execute(insert(t.lieferung).values(**kopf, **zeit))
    for u in unterschiede:
        _schreibe(verbindung, u, nummer)
    zahlen = {u.datei.format.datei: u.zahl for u in unterschiede}
    return Ergebnis(kennung, nummer, bekannt=False, zahlen=zahlen)


def _pruefe_uebung(verbindung: Connection, manifest: Manifest) -> None:
    """Practice data and real ones never stand in one database."""
    if verbindung.scalar(select(t.lieferung.c.id).where(t.lieferung.c.uebung != manifest.uebung).limit(1)) is None:
        return
    hier, dort = ("Übungsdaten", "echte Lieferungen") if manifest.uebung else ("echte Daten", "Übungsdaten")
    raise Eingabefehler(
        f"Die Lieferung „{manifest.kennung}“ enthält {hier}, die Datenbank {dort}; beides wird nie gemischt, nichts wurde geändert. "
        "Abhilfe: mit ASSKOMM_DATABASE_URL eine andere Datenbank angeben."
    )


def _schreibe(verbindung: Connection, u: Unterschied, nummer: int) -> None:
    """Close what changed or was withdrawn, insert what is new or changed, keep the reasons."""
    tabelle = u.datei.format.tabelle
    for anfang in range(0, len(u.schliessen), 500):
        ids = u.schliessen[anfang : anfang + 500]
        verbindung.execute(update(tabelle).where(tabelle.c.id.in_(ids)).values(ersetzt_durch=nummer))
    for ziel, zeilen in ((tabelle, u.neu), (t.aenderung, u.gruende)):
        if zeilen:
            verbindung.execute(insert(ziel), [zeile | {"lieferung_id": nummer} for zeile in zeilen])
