"""Which deliveries lie at these paths, understood with the names that the database knows?"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from data_access.engine import dienst_erreichbar
from ingest.lesen import Lieferpaket, lies
from ingest.ortsnamen import Ortsverzeichnis


def lies_alle(maschine: Engine, pfade: Sequence[Path]) -> list[Lieferpaket]:
    """Read deliveries in their order; a later one may use the names that an earlier one brings.

    Lieferungsfehler with all findings of the first one that cannot be read.
    """
    with dienst_erreichbar(), maschine.connect() as verbindung:
        orte = Ortsverzeichnis.aus(verbindung)
    pakete = []
    for pfad in pfade:
        paket = lies(pfad, orte)
        orte = orte.mit(zeile for datei in paket.dateien for _, zeile in datei.zeilen)
        pakete.append(paket)
    return pakete
