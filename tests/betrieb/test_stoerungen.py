"""Something breaks while people read: do they see a sentence or a short pause, and afterwards the same, true figures?

One installation, as it runs in production (two servers of PostgreSQL, two processes of the dashboard, HAProxy before them,
roles with their own rights), and one fault after the other. ``asskomm load`` between them says which deliveries are safe.
"""

import os
import tempfile
import time
from pathlib import Path

from tests.betrieb.anlage import anlage
from tests.betrieb.postgres import Knoten, paar, warte
from tests.betrieb.probe import Probe, probe

LESER = 3
RUHE = 20  # seconds
STILLSTAND = float(os.environ.get("ASSKOMM_STILLSTAND", "30"))  # seconds; longer than the limit of a question


def erster(b: Probe) -> Knoten:
    return b.anlage.knoten[0]


def zweiter(b: Probe) -> Knoten:
    return b.anlage.knoten[1]


def ungestoert() -> str:
    """Longer than any limit on a request: an open page is none."""
    ende = time.monotonic() + RUHE
    warte(lambda: time.monotonic() > ende, "nothing happens", RUHE + 5)
    return "–"


def app_stirbt(b: Probe) -> str:
    app, port = b.anlage.apps[0], b.anlage.ports[0]
    app.toete()
    b.lade()
    app.starte()
    b.anlage.warte_auf(app, port)
    return "eine währenddessen geladen"


def vermittler_startet_neu(b: Probe) -> str:
    b.anlage.haproxy.toete()
    b.anlage.haproxy.starte()
    return "–"


def vorrat_ist_voll(b: Probe) -> str:
    """Somebody holds a table for longer than anybody waits: all connections of both processes hang on it."""
    beginn = time.monotonic()
    with erster(b).frage("SELECT 1") as zeiger:
        zeiger.execute("BEGIN")
        zeiger.execute("LOCK TABLE lieferung IN ACCESS EXCLUSIVE MODE")
        warte(lambda: any(x.saetze for x in list(b.leser.beobachtungen) if x.gefragt > beginn), "somebody is told", 20)
        zeiger.execute("ROLLBACK")
    return "–"


def datenbank_steht_still(b: Probe) -> str:
    with erster(b).angehalten():
        ende = time.monotonic() + STILLSTAND
        warte(lambda: time.monotonic() > ende, "it stands still", STILLSTAND + 5)
    b.lade()
    return "eine danach geladen"


def datenbank_startet_neu(b: Probe) -> str:
    erster(b).beende()
    erster(b).starte()
    return "–"


def datenbank_stirbt_beim_laden(b: Probe) -> str:
    """The primary dies while a delivery is being written; the standby takes over; the same delivery is loaded again."""
    b.lade()
    grosse = b.lieferung(8_000)
    laedt = b.anlage.befehl("load", str(grosse))
    schreibt = (
        "SELECT count(*) FROM pg_locks WHERE relation = 'lieferung'::regclass AND mode = 'ExclusiveLock' AND granted"
    )
    warte(lambda: erster(b).wert(schreibt) == 1, "the delivery is being written", 90)
    erster(b).toete()
    _, fehler = laedt.communicate(timeout=60)
    assert laedt.returncode == 3, fehler
    assert "Die Datenbank ist nicht erreichbar" in fehler
    assert "Traceback" not in fehler
    zweiter(b).befoerdere()
    angekommen = zweiter(b).wert("SELECT count(*) FROM lieferung")
    assert angekommen == 3 + len(b.zugesagt), "what was acknowledged and nothing else"
    b.anlage.fuehre_aus("load", str(grosse))
    b.zugesagt.append(grosse)
    return "die laufende gemeldet und danach geladen, keine verloren"


def test_readers_go_on_reading_true_figures_whatever_breaks(tmp_path: Path) -> None:
    ordner = Path(tempfile.mkdtemp(prefix="asskomm-"))
    with paar(ordner) as knoten, anlage(ordner, knoten) as ganze, probe(ganze, tmp_path, LESER) as b:
        b.lade()
        b.stoere("Keine (zum Vergleich)", ungestoert, satz=False)
        assert b.vorfaelle[0].verlorene == 0, "whoever is not disturbed stays connected"
        b.stoere("Ein Prozess des Dashboards stirbt", lambda: app_stirbt(b), satz=False)
        b.stoere("HAProxy stirbt und startet neu", lambda: vermittler_startet_neu(b), satz=False)
        b.stoere("Alle Verbindungen zur Datenbank sind vergeben", lambda: vorrat_ist_voll(b), satz=True)
        b.stoere(f"Die Datenbank steht {STILLSTAND:.0f} s still", lambda: datenbank_steht_still(b))
        b.stoere("Die Datenbank startet neu", lambda: datenbank_startet_neu(b))
        b.stoere(
            "Die Datenbank stirbt, während geladen wird; der Ersatz übernimmt", lambda: datenbank_stirbt_beim_laden(b)
        )
        b.pruefe(f"Ein Primär- und ein Ersatzserver, zwei Prozesse, {LESER} Leser", zweiter(b))
