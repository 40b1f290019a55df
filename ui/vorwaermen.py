"""What can be prepared before the first reader comes, so that the first page is as fast as the hundredth?"""

from briefing.tabelle import als_csv
from briefing.ueberblick import kacheln, kartenbild, verlaufsbild
from charts.thema import THEMEN
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.zeit import ein_jahr_vor


def vorwaermen(daten: Berichtsdaten, geometrie: str) -> None:
    """Build the specs of both colour schemes and read what the start page needs. Fehler when there are no data."""
    datenstand = daten.neuester_datenstand()
    stichtag = daten.neuester_stichtag(datenstand)
    auswahl = Auswahl(stichtag=stichtag, datenstand=datenstand, vergleich=ein_jahr_vor(stichtag))
    kacheln(daten, auswahl)
    kommunen = daten.kommunen(auswahl)
    for schema in THEMEN:
        bild = kartenbild(kommunen, auswahl, raete=0, gewaehlt=None, adresse=geometrie, schema=schema)
        verlaufsbild(daten, auswahl, schema)
    als_csv(bild.tabelle)
