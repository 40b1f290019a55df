"""How does a checked delivery become rows with knowledge time? One transaction, all or nothing."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from data_access import tabellen as t
from data_access.engine import schreibend, statistik_auffrischen
from domain.fehler import Eingabefehler
from ingest.befund import Lieferungsfehler, gekuerzt
from ingest.bestand import je_frage, mitgelieferte
from ingest.lesen import Lieferpaket, Manifest, lies
from ingest.pruefen import pruefe
from ingest.unterschiede import Unterschied, unterschied

_GENANNTE = 5  # kennungen in a sentence


@dataclass(frozen=True)
class Ergebnis:
    """What loading one delivery did. ``nummer`` is its Datenstand; ``bekannt``: it had been loaded before.

    ``belassen``: kennungen of the rows of a bundled delivery that were left out, because others have the last word there.
    """

    kennung: str
    nummer: int
    bekannt: bool
    zahlen: dict[str, Counter[str]] = field(default_factory=dict)
    belassen: tuple[str, ...] = ()

    @property
    def hinweis(self) -> str:
        """What an operator must know besides the numbers; may be empty."""
        if not self.belassen:
            return ""
        genannt = ", ".join(f"„{gekuerzt(kennung)}“" for kennung in self.belassen[:_GENANNTE])
        mehr = f" und {len(self.belassen) - _GENANNTE} weitere" if len(self.belassen) > _GENANNTE else ""
        zeilen = "1 mitgelieferte Zeile" if len(self.belassen) == 1 else f"{len(self.belassen)} mitgelieferte Zeilen"
        return f"{zeilen} nicht übernommen, weil eigene Lieferungen dazu das letzte Wort haben und bleiben: {genannt}{mehr}."


def jetzt() -> datetime:
    """The only clock of loading."""
    return datetime.now(UTC)


def lade(
    maschine: Engine,
    ordner: Sequence[Path],
    kennzahlen: Mapping[str, Collection[int]],
    notiz: str = "",
    *,
    mitgeliefert: bool = False,
    uhr: Callable[[], datetime] = jetzt,
) -> list[Ergebnis]:
    """Load delivery folders in their order in one transaction; an Eingabefehler changes nothing at all.

    A delivery that is wrong is refused, and so is one that would mix practice data with real ones.

    ``kennzahlen`` are the keys of the catalogue that rows may name, with the numbers of their definitions.
    ``mitgeliefert``: they came with the product and leave alone what other deliveries decided (ADR 12).
    """
    return lade_pakete(maschine, [lies(p) for p in ordner], kennzahlen, notiz, mitgeliefert=mitgeliefert, uhr=uhr)


def lade_pakete(
    maschine: Engine,
    pakete: Sequence[Lieferpaket],
    kennzahlen: Mapping[str, Collection[int]],
    notiz: str = "",
    *,
    mitgeliefert: bool = False,
    uhr: Callable[[], datetime] = jetzt,
) -> list[Ergebnis]:
    """The same for deliveries that have been read."""
    with schreibend(maschine) as verbindung:
        umstaende = {"eingelesen_am": uhr(), "notiz": notiz, "mitgeliefert": mitgeliefert}
        ergebnisse = [_lade_eine(verbindung, paket, kennzahlen, umstaende) for paket in pakete]
    if not all(ergebnis.bekannt for ergebnis in ergebnisse):
        statistik_auffrischen(maschine)
    return ergebnisse


def _lade_eine(
    verbindung: Connection, paket: Lieferpaket, kennzahlen: Mapping[str, Collection[int]], umstaende: dict[str, Any]
) -> Ergebnis:
    """``umstaende``: when, how and with which remark it is loaded, columns of ``lieferung``."""
    kennung = paket.manifest.kennung
    vorhanden = verbindung.scalar(select(t.lieferung.c.id).where(t.lieferung.c.pruefsumme == paket.pruefsumme))
    if vorhanden:
        return Ergebnis(kennung, vorhanden, bekannt=True)
    _pruefe_uebung(verbindung, paket.manifest)
    pruefe(verbindung, paket, kennzahlen, umstaende["eingelesen_am"].astimezone().date())
    frueher = mitgelieferte(verbindung) if umstaende["mitgeliefert"] else None
    unterschiede = [unterschied(verbindung, datei, paket.manifest.grund or "", frueher) for datei in paket.dateien]
    if befunde := [befund for u in unterschiede for befund in u.befunde]:
        raise Lieferungsfehler(paket.ordner, befunde)
    nummer = (verbindung.scalar(select(func.max(t.lieferung.c.id))) or 0) + 1
    kopf = {name: getattr(paket.manifest, name) for name in ("kennung", "titel", "herausgeber", "stand", "uebung")}
    kopf |= {"id": nummer, "pruefsumme": paket.pruefsumme}
    verbindung.execute(insert(t.lieferung).values(**kopf, **umstaende))
    for u in unterschiede:
        _schreibe(verbindung, u, nummer)
    zahlen = {u.format.datei: u.zahl for u in unterschiede}
    belassen = tuple(kennung for u in unterschiede for kennung in u.belassen)
    return Ergebnis(kennung, nummer, bekannt=False, zahlen=zahlen, belassen=belassen)


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
    tabelle = u.format.tabelle
    for ids in je_frage(u.schliessen):
        verbindung.execute(update(tabelle).where(tabelle.c.id.in_(ids)).values(ersetzt_durch=nummer))
    for ziel, zeilen in ((tabelle, u.neu), (t.aenderung, u.gruende)):
        if zeilen:
            verbindung.execute(insert(ziel), [zeile | {"lieferung_id": nummer} for zeile in zeilen])
