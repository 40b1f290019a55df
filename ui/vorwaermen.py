"""What can be prepared before the first reader comes, so that the first page is as fast as the hundredth?"""

from importlib import import_module

from streamlit import env_util

from charts.thema import THEMEN
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.zeit import ein_jahr_vor
from ui.gemerkt import kacheln, kartenbild, kommunen, suchnamen, verlaufsbild

# What a first run would import while its reader waits.
ERST_BEIM_LAUF = (
    "pages.ueberblick", "pages.karte", "pages.kommune", "pages.vergleich", "pages.foerderung",
    "pages.praeventionsraete", "pages.qualifizierung",
    "pages.zahlenregister", "pages.briefing", "pages.textpruefung", "pages.zitat",
    "pages.methodik", "pages.datenstand", "pages.barrierefreiheit", "ui.seitenleiste",
    "streamlit.runtime.scriptrunner.magic_funcs", "streamlit.web.skills",
)  # fmt: skip


def vorwaermen(daten: Berichtsdaten, geometrie: str) -> None:
    """Import what the script needs and make the start page of both colour schemes. Fehler when there are no data."""
    for modul in ERST_BEIM_LAUF:
        import_module(modul)
    env_util.is_repl()  # asks the whole call stack the first time, 48 ms
    datenstand = daten.neuester_datenstand()
    stichtag = daten.neuester_stichtag(datenstand)
    auswahl = Auswahl(stichtag, datenstand, ein_jahr_vor(stichtag), uebung=daten.uebung(datenstand))
    kacheln(daten, auswahl)
    kommunen(daten, auswahl)
    suchnamen(daten, datenstand)
    for schema in THEMEN:
        kartenbild(daten, auswahl, gewaehlt=None, adresse=geometrie, schema=schema).diagramm.mit_daten()
        verlaufsbild(daten, auswahl, schema).diagramm.mit_daten()
