"""Which choices does a reader have, and which Kommunen does a size class mean?"""

import pandas as pd

from data_access import abfragen, verzeichnis
from data_access.engine import Read
from domain.auswahl import POLIZEIDIREKTIONEN, Auswahl
from domain.fehler import Eingabefehler
from domain.groessenklasse import KLASSE, groessenklasse


def pruefe(read: Read, auswahl: Auswahl, neuester: int) -> None:
    """Eingabefehler when the Auswahl names something that does not exist; ``neuester`` is the newest Datenstand."""
    if not 1 <= auswahl.datenstand <= neuester:
        raise Eingabefehler(f"Den Datenstand {auswahl.datenstand} gibt es nicht. Abhilfe: 1 bis {neuester} angeben.")
    _unter("Polizeidirektion", auswahl.polizeidirektionen, POLIZEIDIREKTIONEN)
    _unter("Größenklasse", auswahl.groessenklassen, tuple(KLASSE))
    if auswahl.handlungsfeld:
        _unter("Handlungsfeld", (auswahl.handlungsfeld,), handlungsfelder(read, auswahl.datenstand))
    for schluessel in auswahl.landkreise:
        landkreis(read, schluessel, auswahl.datenstand)


def _unter(wort: str, gewaehlt: tuple[str, ...], moeglich: tuple[str, ...]) -> None:
    artikel = "s" if wort == "Handlungsfeld" else ""
    for name in gewaehlt:
        if name not in moeglich:
            raise Eingabefehler(
                f"Unbekannte{artikel} {wort} „{name}“. Abhilfe: eine{artikel} von {', '.join(moeglich)} angeben."
            )


def landkreis(read: Read, eingabe: str, datenstand: int) -> str:
    """The key of a Kreis given by key or by name; Eingabefehler with the candidates otherwise."""
    kreise = read(verzeichnis.landkreise(datenstand))
    gefunden = kreise[(kreise["landkreis"] == eingabe) | (kreise["name"] == eingabe)]
    if len(gefunden) != 1:
        namen = "; ".join(
            f"{name} ({schluessel})" for schluessel, name in zip(kreise["landkreis"], kreise["name"], strict=True)
        )
        raise Eingabefehler(f"Unbekannter Landkreis „{eingabe}“. Abhilfe: Name oder Schlüssel angeben: {namen}.")
    return str(gefunden["landkreis"].iloc[0])


def handlungsfelder(read: Read, datenstand: int) -> tuple[str, ...]:
    """Every Handlungsfeld that a record names, in alphabetical order."""
    listen = read(verzeichnis.handlungsfelder(datenstand))["handlungsfelder"]
    return tuple(sorted({feld for liste in listen for feld in str(liste).split(";")}))


def mit_groessenklassen(read: Read, auswahl: Auswahl) -> Auswahl:
    """The Auswahl with the Kommunen of its size classes on the Stichtag, and with the older Kommunen that went into them."""
    if not auswahl.groessenklassen:
        return auswahl.mit(kommunen=None)
    alle = read(abfragen.kommunen(auswahl.mit(handlungsfeld="")))
    bekannt = alle.dropna(subset="einwohner")
    klassen = bekannt["einwohner"].map(lambda zahl: groessenklasse(int(zahl)).schluessel)
    ags = set(bekannt.loc[klassen.isin(auswahl.groessenklassen), "ags"])
    return auswahl.mit(kommunen=frozenset(ags | _vorgaenger(read, auswahl.datenstand, ags)))


def _vorgaenger(read: Read, datenstand: int, ags: set[str]) -> set[str]:
    """Keys of Kommunen that went into one of these, directly or through others."""
    aenderungen = read(verzeichnis.gebietsaenderungen(datenstand))
    gefunden = set[str]()
    while neue := _alte(aenderungen, ags | gefunden) - gefunden - ags:
        gefunden |= neue
    return gefunden


def _alte(aenderungen: pd.DataFrame, ags: set[str]) -> set[str]:
    return set(aenderungen.loc[aenderungen["neu_ags"].isin(ags), "alt_ags"])
