"""Something breaks while people read: do they see a sentence or a short pause, and afterwards the same, true figures?

One installation, as it runs in production (two servers of PostgreSQL, two processes of the dashboard, HAProxy before them,
roles with their own rights), and one fault after the other. ``asskomm load`` between them says which deliveries are safe.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine

from config import DATEN
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from ingest.schreiben import lade
from tests.betrieb.anlage import Anlage, anlage
from tests.betrieb.leser import Leserschaft
from tests.betrieb.postgres import Knoten, warte
from tests.betrieb.protokoll import Vorfall, Wahrheit, als_tabelle, schreibe
from tests.lieferbau import baue

LESER = 3
STILLSTAND = float(os.environ.get("ASSKOMM_STILLSTAND", "12"))  # seconds; longer than the limit of a question
WIEDER_GUT = 6  # answers with figures after which a fault counts as over
ORTE = ("14521010", "14521020", "14521035", "14521040", "14521060", "14521080", "14521110", "14521120", "14521130")
KOPF = "traeger,art,phase,datum,genauigkeit,sicher,notiz\n"


class Betrieb:
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
            f"{ORTE[i % len(ORTE)]},{'kooperationsvereinbarung' if zeilen == 1 else 'erwaehnung'},,"
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
            warte(lambda: self.leser.gute_seit(vorbei) >= WIEDER_GUT, f"reading again after: {name}", 60)
        vorfall = Vorfall(name, tuple(gesehen), lieferungen)
        print(f"{time.strftime('%X')} {name}: {vorfall.was}; {vorfall.laengste:.1f} s")
        self.vorfaelle.append(vorfall)
        if satz is not None:
            assert bool(vorfall.saetze) == satz, (name, [b.saetze for b in gesehen if b.saetze][:3])


@pytest.fixture
def betrieb(tmp_path: Path) -> Iterator[Betrieb]:
    with anlage(Path(tempfile.mkdtemp(prefix="asskomm-"))) as ganze:
        leser = Leserschaft(ganze.port, LESER)
        leser.starte()
        try:
            warte(lambda: leser.gute_seit(0) >= WIEDER_GUT, "the readers read", 60)
            yield Betrieb(ganze, leser, tmp_path)
        finally:
            leser.beende()


def app_stirbt(b: Betrieb) -> str:
    app, port = b.anlage.apps[0], b.anlage.ports[0]
    app.toete()
    b.lade()
    app.starte()
    b.anlage.warte_auf(app, port)
    return "eine währenddessen geladen"


def vermittler_startet_neu(b: Betrieb) -> str:
    b.anlage.haproxy.toete()
    b.anlage.haproxy.starte()
    return "–"


def vorrat_ist_voll(b: Betrieb) -> str:
    """Somebody holds a table for longer than anybody waits: all connections of both processes hang on it."""
    beginn = time.monotonic()
    with b.anlage.erster.frage("SELECT 1") as zeiger:
        zeiger.execute("BEGIN")
        zeiger.execute("LOCK TABLE lieferung IN ACCESS EXCLUSIVE MODE")
        warte(lambda: any(x.saetze for x in list(b.leser.beobachtungen) if x.gefragt > beginn), "somebody is told", 20)
        zeiger.execute("ROLLBACK")
    return "–"


def datenbank_steht_still(b: Betrieb) -> str:
    with b.anlage.erster.angehalten():
        ende = time.monotonic() + STILLSTAND
        warte(lambda: time.monotonic() > ende, "it stands still", STILLSTAND + 5)
    b.lade()
    return "eine danach geladen"


def datenbank_startet_neu(b: Betrieb) -> str:
    b.anlage.erster.beende()
    b.anlage.erster.starte()
    return "–"


def datenbank_stirbt_beim_laden(b: Betrieb) -> str:
    """The primary dies while a delivery is being written; the standby takes over; the same delivery is loaded again."""
    b.lade()
    grosse = b.lieferung(20_000)
    laedt = b.anlage.befehl("load", str(grosse))
    schreibt = (
        "SELECT count(*) FROM pg_locks WHERE relation = 'lieferung'::regclass AND mode = 'ExclusiveLock' AND granted"
    )
    warte(lambda: b.anlage.erster.wert(schreibt) == 1, "the delivery is being written")
    b.anlage.erster.toete()
    _, fehler = laedt.communicate(timeout=60)
    assert laedt.returncode == 3, fehler
    assert "Die Datenbank ist nicht erreichbar" in fehler
    assert "Traceback" not in fehler
    b.anlage.zweiter.befoerdere()
    angekommen = b.anlage.zweiter.wert("SELECT count(*) FROM lieferung")
    assert angekommen == 3 + len(b.zugesagt), "what was acknowledged and nothing else"
    b.anlage.fuehre_aus("load", str(grosse))
    b.zugesagt.append(grosse)
    return "die laufende gemeldet und danach geladen, keine verloren"


def test_readers_go_on_reading_true_figures_whatever_breaks(betrieb: Betrieb) -> None:
    b = betrieb
    b.lade()
    b.stoere("Ein Prozess des Dashboards stirbt", lambda: app_stirbt(b), satz=False)
    b.stoere("HAProxy stirbt und startet neu", lambda: vermittler_startet_neu(b), satz=False)
    b.stoere("Alle Verbindungen zur Datenbank sind vergeben", lambda: vorrat_ist_voll(b), satz=True)
    b.stoere(f"Die Datenbank steht {STILLSTAND:.0f} s still", lambda: datenbank_steht_still(b))
    b.stoere("Die Datenbank startet neu", lambda: datenbank_startet_neu(b))
    b.stoere("Die Datenbank stirbt, während geladen wird; der Ersatz übernimmt", lambda: datenbank_stirbt_beim_laden(b))
    b.leser.beende()
    wahrheit = Wahrheit(Berichtsdaten(direkt(unberuehrt(b))))
    tabelle = als_tabelle(b.vorfaelle, wahrheit)
    schreibe(f"Störungen auf einem Rechner ({LESER} Leser, zwei Prozesse, Primär- und Ersatzserver)", tabelle)
    beobachtungen = b.leser.beobachtungen
    assert [falsch for x in beobachtungen for falsch in wahrheit.falsche(x)] == []
    assert [x for x in beobachtungen if x.titel and not x.wahl.ist(x.titel)] == []
    assert {
        satz for x in beobachtungen for satz in x.saetze if not satz.startswith("Die Datenbank ist zurzeit nicht")
    } == set()
    assert all(x.zahlen or x.saetze or x.verloren for x in beobachtungen), "nobody sees an empty page"
    assert max(x.gekommen - x.gefragt for x in beobachtungen) < STILLSTAND + 20
    assert gespeicherte(b.anlage.zweiter) == [pfad.name for pfad in b.zugesagt]


def gespeicherte(knoten: Knoten) -> list[str]:
    with knoten.frage("SELECT kennung FROM lieferung WHERE id > 3 ORDER BY id") as antwort:
        return [str(zeile[0]) for zeile in antwort.fetchall()]


def unberuehrt(b: Betrieb) -> Engine:
    """A database of another kind in which the same was loaded in the same order, and to which nothing happened."""
    maschine = engine(f"sqlite:///{b.ordner / 'wahrheit.sqlite'}")
    migriere(maschine)
    ordner = sorted(pfad.parent for pfad in (DATEN / "lieferungen").glob("*/lieferung.toml"))
    lade(maschine, [*ordner, *b.zugesagt], FASSUNGEN)
    return maschine
