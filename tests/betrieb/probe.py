"""How is one fault after the other tried on an installation while people read and deliveries are loaded?"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import Engine

from config import DATEN
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from data_access.stoerung import VOLL_FUER_LESER, ZU_LANGE_FUER_LESER
from ingest.schreiben import lade
from tests.betrieb.anlage import Anlage
from tests.betrieb.leser import Leserschaft
from tests.betrieb.postgres import Knoten, warte
from tests.betrieb.protokoll import Vorfall, Wahrheit, als_tabelle, schreibe
from tests.lieferbau import baue
from ui.einsicht import NICHT_VERZEICHNET
from ui.fehler import WEG

SAETZE = (WEG, VOLL_FUER_LESER, ZU_LANGE_FUER_LESER, NICHT_VERZEICHNET)
WIEDER_GUT = 6  # answers with figures after which a fault counts as over
ORTE = ("14521010", "14521020", "14521035", "14521040", "14521060", "14521080", "14521110", "14521120", "14521130")
KOPF = "kennung,traeger,art,phase,datum,genauigkeit,sicher,notiz\n"


class Probe:
    """The installation with its readers, what was acknowledged to the loader, and what was observed."""

    def __init__(self, ganze: Anlage, leser: Leserschaft, ordner: Path) -> None:
        self.anlage, self.leser, self.ordner = ganze, leser, ordner
        self._nummern = count(1)
        self.zugesagt: list[Path] = []
        self.vorfaelle: list[Vorfall] = []

    def lieferung(self, zeilen: int = 1) -> Path:
        """One more agreement of a Kommune, or very many records."""
        nummer = next(self._nummern)
        ereignisse = (
            f"probe-{nummer}-{i},{ORTE[i % len(ORTE)]},{'kooperationsvereinbarung' if zeilen == 1 else 'erwaehnung'},,"
            f"{2020 + (i + nummer) % 3}-0{1 + nummer % 9}-{1 + i % 28:02d},tag,ja,{nummer}-{i}\n"
            for i in range(nummer, nummer + zeilen)
        )
        return baue(self.ordner / f"lieferung-{nummer}", {"ereignisse.csv": KOPF + "".join(ereignisse)})

    def lade(self) -> None:
        """A delivery whose loading was acknowledged must never be lost again."""
        neu = self.lieferung()
        self.anlage.fuehre_aus("load", str(neu))
        self.zugesagt.append(neu)

    def stoere(self, name: str, stoerung: Callable[[], str], *, satz: bool | None = None) -> None:
        """Do it while people read, then wait until they read again; ``satz``: whether any of them must be told."""
        with self.leser.beobachtet() as gesehen:
            lieferungen = stoerung()
            vorbei = time.monotonic()
            warte(lambda: self.leser.gute_seit(vorbei) >= WIEDER_GUT, f"reading again after: {name}", 120)
        vorfall = Vorfall(name, tuple(gesehen), lieferungen)
        self.vorfaelle.append(vorfall)
        if satz is not None:
            assert bool(vorfall.saetze) == satz, (name, [b.saetze for b in gesehen if b.saetze][:3])

    def pruefe(self, titel: str, knoten: Knoten) -> None:
        """Write the table; then everything that anybody saw must have been true, and everything acknowledged be there."""
        self.leser.beende()
        wahrheit = Wahrheit(Berichtsdaten(direkt(self._unberuehrt())))
        schreibe(titel, als_tabelle(self.vorfaelle, wahrheit))
        gesehen = self.leser.beobachtungen
        falsche = [falsch for b in gesehen for falsch in wahrheit.falsche(b)]
        assert falsche == []
        andere = [(b.wahl, b.titel) for b in gesehen if b.titel and not b.wahl.ist(b.titel)]
        assert andere == [], "everybody sees what they chose"
        assert {satz for b in gesehen for satz in b.saetze if not satz.startswith(SAETZE)} == set()
        assert all(b.zahlen or b.saetze or b.verloren for b in gesehen), "nobody sees an empty page"
        assert gespeicherte(knoten) == [pfad.name for pfad in self.zugesagt]

    def _unberuehrt(self) -> Engine:
        """A database of another kind in which the same was loaded in the same order, and to which nothing happened."""
        maschine = engine(f"sqlite:///{self.ordner / 'wahrheit.sqlite'}")
        migriere(maschine)
        ordner = sorted(pfad.parent for pfad in (DATEN / "lieferungen").glob("*/lieferung.toml"))
        lade(maschine, [*ordner, *self.zugesagt], FASSUNGEN)
        return maschine


def gespeicherte(knoten: Knoten) -> list[str]:
    with knoten.frage("SELECT kennung FROM lieferung WHERE id > 3 ORDER BY id") as antwort:
        return [str(zeile[0]) for zeile in antwort.fetchall()]


@contextmanager
def probe(ganze: Anlage, ordner: Path, anzahl: int) -> Iterator[Probe]:
    """Readers at a running installation."""
    leser = Leserschaft(ganze.port, anzahl)
    leser.starte()
    try:
        warte(lambda: leser.gute_seit(0) >= WIEDER_GUT, "the readers read", 120)
        yield Probe(ganze, leser, ordner)
    finally:
        leser.beende()
