"""Which deliveries lie at these paths, understood with the names that the database knows?"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from data_access.engine import dienst_erreichbar
from ingest.befund import Lieferungsfehler, Schwere
from ingest.fortschritt import Fortschritt, still
from ingest.lesen import Lieferpaket, lies_soweit
from ingest.ortsnamen import BENENNEND, Ortsverzeichnis
from ingest.pruefen import widersprueche


def lies_alle(maschine: Engine, pfade: Sequence[Path], fortschritt: Fortschritt = still) -> list[Lieferpaket]:
    """Read deliveries in their order; a later one may use the names that an earlier one brings.

    Lieferungsfehler with all findings of the first one that cannot be read; what can be read of it is checked as well.
    """
    pakete = []
    with dienst_erreichbar(), maschine.connect() as verbindung:
        orte = Ortsverzeichnis.aus(verbindung)
        for pfad in pfade:
            paket, befunde = lies_soweit(pfad, orte, fortschritt)
            if paket is None or any(befund.schwere is Schwere.FEHLER for befund in befunde):
                weitere = paket.verortet(widersprueche(verbindung, paket)) if paket else ()
                raise Lieferungsfehler(str(pfad), (*befunde, *weitere))
            benennend = (datei for datei in paket.dateien if datei.format.tabelle.name in BENENNEND)
            orte = orte.mit(zeile for datei in benennend for _, zeile in datei.zeilen)
            pakete.append(paket)
    return pakete
