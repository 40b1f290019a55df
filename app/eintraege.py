"""Which pages does the navigation have? A module of its own, because Streamlit runs ``frame.py`` anew at each rerun."""

from collections.abc import Callable
from dataclasses import dataclass

from pages.barrierefreiheit import barrierefreiheit
from pages.briefing import briefing
from pages.datenstand import datenstand
from pages.foerderung import foerderung
from pages.karte import karte
from pages.kommune import kommune
from pages.methodik import methodik
from pages.praeventionsraete import praeventionsraete
from pages.qualifizierung import qualifizierung
from pages.textpruefung import textpruefung
from pages.ueberblick import ueberblick
from pages.vergleich import vergleich
from pages.zahlenregister import zahlenregister
from pages.zitat import zitat


@dataclass(frozen=True)
class Eintrag:
    """A page in the navigation: what it says there, its function, and what that needs: map geometry, data."""

    titel: str
    seite: Callable[..., None]
    mit_geometrie: bool = False
    mit_daten: bool = True


EINTRAEGE = {
    "": Eintrag("Überblick", ueberblick, mit_geometrie=True),
    "karte": Eintrag("Karte", karte, mit_geometrie=True),
    "kommune": Eintrag("Kommune", kommune, mit_geometrie=True),
    "vergleich": Eintrag("Vergleich", vergleich),
    "foerderung": Eintrag("Förderung", foerderung),
    "praeventionsraete": Eintrag("Präventionsräte", praeventionsraete),
    "qualifizierung": Eintrag("Qualifizierung", qualifizierung),
    "zahlenregister": Eintrag("Zahlenregister", zahlenregister),
    "briefing": Eintrag("Briefing", briefing),
    "textpruefung": Eintrag("Textprüfung", textpruefung),
    "methodik": Eintrag("Methodik", methodik),
    "datenstand": Eintrag("Datenstand", datenstand),
    "barrierefreiheit": Eintrag("Barrierefreiheit", barrierefreiheit, mit_daten=False),
    "zitat": Eintrag("Zitierkarte", zitat),
}  # in the order of web.bestand.SEITEN, which is the order of the navigation
UNTEN = ("textpruefung", "barrierefreiheit", "zitat")  # linked below the filters, on papers and in the register instead
