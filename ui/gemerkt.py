"""Which Bausteine has this process made before? They depend on the Auswahl alone, and it names the Datenstand.

A second memory behind ``ui.lesen``: a reader who comes back to a view, or a second reader of it, waits for drawing only.
Callers must not change what they get.
"""

from functools import lru_cache

from briefing import aenderung, kommune, register, staende, ueberblick
from data_access.berichtsdaten import Berichtsdaten

ANSICHTEN = 200  # about 100 kB each

kacheln = lru_cache(maxsize=ANSICHTEN)(ueberblick.kacheln)
kartenbild = lru_cache(maxsize=ANSICHTEN)(ueberblick.kartenbild)
verlaufsbild = lru_cache(maxsize=ANSICHTEN)(ueberblick.verlaufsbild)


@lru_cache(maxsize=8)
def suchnamen(daten: Berichtsdaten, datenstand: int) -> dict[str, str]:
    """ags -> name for the search field."""
    return kommune.suchnamen(daten.kommunenverzeichnis(datenstand))


ueberholtes = lru_cache(maxsize=ANSICHTEN)(aenderung.ueberholtes)
neuigkeiten = lru_cache(maxsize=ANSICHTEN)(aenderung.neuigkeiten)
zeitreihe = lru_cache(maxsize=ANSICHTEN)(register.zeitreihe)
matrixbild = lru_cache(maxsize=ANSICHTEN)(staende.matrixbild)
widersprueche = lru_cache(maxsize=ANSICHTEN)(register.widersprueche)
kommunen = lru_cache(maxsize=ANSICHTEN)(Berichtsdaten.kommunen)
