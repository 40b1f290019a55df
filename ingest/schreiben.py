"""How does a checked delivery become rows with knowledge time? One transaction, all or nothing."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select, update

from data_access import tabellen as t
from data_access.engine import schreibend, statistik_auffrischen
from domain.fehler import Eingabefehler
from ingest.befund import Befund, Lieferungsfehler, gekuerzt
from ingest.bestand import je_frage, mitgelieferte
from ingest.fortschritt import PRUEFEN, SCHREIBEN, VERGLEICHEN, Fortschritt, Stufe, still
from ingest.lesen import Lieferpaket, Manifest
from ingest.masse import fuege_ein
from ingest.pakete import lies_alle
from ingest.pruefen import pruefe
from ingest.unterschiede import GRUENDE, Unterschied, unterschied

_GENANNTE = 5  # kennungen in a sentence


@dataclass(frozen=True)
class Ergebnis:
    """What loading one delivery did. ``nummer`` is its Datenstand; ``bekannt``: it had been loaded before.

    ``belassen``: kennungen of the rows of a bundled delivery that were left out, because others have the last word there.
    ``hinweise``: what the supplier should know although it stopped nothing.
    """

    kennung: str
    nummer: int
    bekannt: bool
    zahlen: dict[str, Counter[str]] = field(default_factory=dict)
    belassen: tuple[str, ...] = ()
    hinweise: tuple[Befund, ...] = ()

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


Kopie = tuple[str, bytes]  # name of the delivered file, its bytes


@dataclass(frozen=True)
class Umstaende:
    """How deliveries are loaded: with which remark, when, whom to tell how far it is.

    ``mitgeliefert``: they came with the product and leave alone what other deliveries decided (ADR 12).
    """

    notiz: str = ""
    mitgeliefert: bool = False
    uhr: Callable[[], datetime] = jetzt
    fortschritt: Fortschritt = still


UEBLICH = Umstaende()


def lade(
    maschine: Engine,
    pfade: Sequence[Path],
    kennzahlen: Mapping[str, Collection[int]],
    notiz: str = "",
    *,
    mitgeliefert: bool = False,
    uhr: Callable[[], datetime] = jetzt,
) -> list[Ergebnis]:
    """Load deliveries in their order in one transaction; an Eingabefehler changes nothing at all.

    A delivery that is wrong is refused, and so is one that would mix practice data with real ones. Dienstfehler when
    another load takes too long. ``kennzahlen`` are the keys of the catalogue that rows may name, with the numbers of
    their definitions.
    """
    return lade_pakete(maschine, lies_alle(maschine, pfade), kennzahlen, notiz, mitgeliefert=mitgeliefert, uhr=uhr)


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
        ergebnisse = lade_in(verbindung, pakete, kennzahlen, Umstaende(notiz, mitgeliefert, uhr))
    if not all(ergebnis.bekannt for ergebnis in ergebnisse):
        statistik_auffrischen(maschine)
    return ergebnisse


def lade_in(
    verbindung: Connection,
    pakete: Sequence[Lieferpaket],
    kennzahlen: Mapping[str, Collection[int]],
    umstaende: Umstaende = UEBLICH,
    kopien: Sequence[Kopie] = (),
) -> list[Ergebnis]:
    """The same within a transaction of ``schreibend``; its end decides whether anything of it remains.

    ``kopien``: what is kept of each delivery, in the same order; empty: nothing is kept.
    """
    paare = zip_longest(pakete, kopien)
    return [_lade_eine(verbindung, paket, kennzahlen, umstaende, kopie) for paket, kopie in paare]


def _lade_eine(
    verbindung: Connection,
    paket: Lieferpaket,
    kennzahlen: Mapping[str, Collection[int]],
    umstaende: Umstaende,
    kopie: Kopie | None,
) -> Ergebnis:
    kennung = paket.manifest.kennung
    vorhanden = verbindung.scalar(select(t.lieferung.c.id).where(t.lieferung.c.pruefsumme == paket.pruefsumme))
    if vorhanden:
        return Ergebnis(kennung, vorhanden, bekannt=True)
    eingelesen_am = umstaende.uhr()
    try:
        unterschiede, hinweise = _vergleiche(verbindung, paket, kennzahlen, umstaende, eingelesen_am)
    except Lieferungsfehler as fehler:
        raise Lieferungsfehler(paket.ordner, (*paket.hinweise, *paket.verortet(fehler.befunde))) from None
    nummer = (verbindung.scalar(select(func.max(t.lieferung.c.id))) or 0) + 1
    kopf = {name: getattr(paket.manifest, name) for name in ("kennung", "titel", "herausgeber", "stand", "uebung")}
    kopf |= {"id": nummer, "pruefsumme": paket.pruefsumme, "eingelesen_am": eingelesen_am}
    kopf |= {"notiz": umstaende.notiz, "mitgeliefert": umstaende.mitgeliefert}
    verbindung.execute(insert(t.lieferung).values(**kopf))
    if kopie:
        name, inhalt = kopie
        verbindung.execute(insert(t.lieferung_kopie).values(lieferung_id=nummer, dateiname=name, inhalt=inhalt))
    stufe = Stufe(SCHREIBEN, sum(len(u.neu) + len(u.gruende) for u in unterschiede), umstaende.fortschritt)
    for u in unterschiede:
        _schreibe(verbindung, u, nummer, stufe)
    zahlen = {u.format.datei: u.zahl for u in unterschiede}
    belassen = tuple(kennung for u in unterschiede for kennung in u.belassen)
    return Ergebnis(kennung, nummer, bekannt=False, zahlen=zahlen, belassen=belassen, hinweise=paket.verortet(hinweise))


def _vergleiche(
    verbindung: Connection,
    paket: Lieferpaket,
    kennzahlen: Mapping[str, Collection[int]],
    umstaende: Umstaende,
    eingelesen_am: datetime,
) -> tuple[list[Unterschied], tuple[Befund, ...]]:
    """What each file would change, and what is worth a notice; Eingabefehler if the delivery must not be loaded."""
    zeilen = sum(len(datei.zeilen) for datei in paket.dateien)
    _pruefe_uebung(verbindung, paket.manifest)
    umstaende.fortschritt(PRUEFEN, 0, zeilen)
    hinweise = pruefe(verbindung, paket, kennzahlen, eingelesen_am.astimezone().date())
    frueher = mitgelieferte(verbindung) if umstaende.mitgeliefert else None
    stufe = Stufe(VERGLEICHEN, zeilen, umstaende.fortschritt)
    grund = paket.manifest.grund or ""
    unterschiede = [unterschied(verbindung, datei, grund, frueher, stufe) for datei in paket.dateien]
    if befunde := [befund for u in unterschiede for befund in u.befunde]:
        raise Lieferungsfehler(paket.ordner, befunde)
    return unterschiede, hinweise


def _pruefe_uebung(verbindung: Connection, manifest: Manifest) -> None:
    """Practice data and real ones never stand in one database."""
    if verbindung.scalar(select(t.lieferung.c.id).where(t.lieferung.c.uebung != manifest.uebung).limit(1)) is None:
        return
    hier, dort = ("Übungsdaten", "echte Lieferungen") if manifest.uebung else ("echte Daten", "Übungsdaten")
    raise Eingabefehler(
        f"Die Lieferung „{manifest.kennung}“ enthält {hier}, die Datenbank {dort}; beides wird nie gemischt, nichts wurde geändert. "
        "Abhilfe: mit ASSKOMM_DATABASE_URL eine andere Datenbank angeben."
    )


def _schreibe(verbindung: Connection, u: Unterschied, nummer: int, stufe: Stufe) -> None:
    """Close what changed or was withdrawn, insert what is new or changed, keep the reasons."""
    tabelle = u.format.tabelle
    for ids in je_frage(u.schliessen):
        verbindung.execute(update(tabelle).where(tabelle.c.id.in_(ids)).values(ersetzt_durch=nummer))
    fuege_ein(verbindung, tabelle, u.spalten, u.neu, nummer, stufe)
    fuege_ein(verbindung, t.aenderung, GRUENDE, u.gruende, nummer, stufe)
