"""Which claims about ASSKomm does a text make, and are they true? Rules only, nothing is stored."""

from briefing.textpruefung.befund import Befund, Ergebnis, Urteil
from briefing.textpruefung.pruefen import pruefe

__all__ = ["Befund", "Ergebnis", "Urteil", "pruefe"]
