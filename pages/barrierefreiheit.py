"""How accessible is the dashboard, what is missing, and whom can a reader tell? The declaration that the law asks for."""

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from ui.barrierefreiheit import zeige_erklaerung


def barrierefreiheit(_daten: Berichtsdaten, _auswahl: Auswahl) -> None:
    """The declaration of accessibility; the same whatever the reader has chosen."""
    zeige_erklaerung()
