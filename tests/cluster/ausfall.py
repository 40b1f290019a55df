"""The primary of a cluster of three dies under load: does another one take over, and does the old one come back?"""

import tempfile
from pathlib import Path

from tests.betrieb.anlage import anlage
from tests.betrieb.postgres import warte
from tests.betrieb.probe import Probe, probe
from tests.cluster.cluster import Patroniknoten, cluster, erster, synchrone

LESER = 3
UEBERNAHME = 90  # seconds; ttl of deploy/patroni/patroni.yml is 20


def erster_stirbt(b: Probe, knoten: list[Patroniknoten]) -> str:
    """While a delivery is being written; Patroni chooses the next primary."""
    b.lade()
    alter, grosse = erster(knoten), b.lieferung(8_000)
    laedt = b.anlage.befehl("load", str(grosse))
    schreibt = (
        "SELECT count(*) FROM pg_locks WHERE relation = 'lieferung'::regclass AND mode = 'ExclusiveLock' AND granted"
    )
    warte(lambda: alter.wert(schreibt) == 1, "the delivery is being written", 90)
    alter.toete()
    _, fehler = laedt.communicate(timeout=120)
    assert laedt.returncode == 3, fehler
    warte(lambda: any(k.ist_erster for k in knoten if k is not alter), "another one takes over", UEBERNAHME)
    assert erster(knoten).wert("SELECT count(*) FROM lieferung") == 3 + len(b.zugesagt)
    return "die laufende gemeldet, keine verloren"


def alter_kommt_zurueck(b: Probe, knoten: list[Patroniknoten], alter: Patroniknoten) -> str:
    """It follows the new primary, whatever it had written by itself; then deliveries are safe twice again."""
    alter.starte()
    warte(lambda: alter.folgt, "the old one follows", UEBERNAHME)
    warte(lambda: synchrone(knoten) >= 1, "one of them follows synchronously", UEBERNAHME)
    b.lade()
    anzahl = 3 + len(b.zugesagt)
    warte(lambda: all(k.wert("SELECT count(*) FROM lieferung") == anzahl for k in knoten), "all three have everything")
    return "eine danach geladen, auf allen drei Knoten"


def test_readers_go_on_reading_true_figures_when_the_primary_dies(tmp_path: Path) -> None:
    ordner = Path(tempfile.mkdtemp(prefix="asskomm-"))
    with cluster(ordner) as knoten, anlage(ordner, knoten) as ganze, probe(ganze, tmp_path, LESER) as b:
        alter = erster(knoten)
        b.stoere(
            "Der erste Knoten stirbt, während geladen wird; Patroni wählt einen anderen",
            lambda: erster_stirbt(b, knoten),
        )
        b.stoere("Der alte Knoten kommt zurück", lambda: alter_kommt_zurueck(b, knoten, alter))
        b.pruefe(f"Patroni-Cluster aus drei Knoten, zwei Prozesse, {LESER} Leser", erster(knoten))
