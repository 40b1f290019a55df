"""Which Auswahl do the words of a command or of an address mean?"""

from datetime import date

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import FRUEHESTER_STICHTAG, Auswahl
from domain.fehler import Eingabefehler
from domain.zahlenfrage import Unbekannt, Zahlenfrage
from domain.zeit import tag_aus_text, tag_kurz

_LAENGSTES = 60


def waehle(daten: Berichtsdaten, frage: Zahlenfrage) -> Auswahl:
    """The Auswahl of the words; Eingabefehler names what is wrong with them, Unbekannt a Datenstand that nobody may see."""
    stand = pruefe_datenstand(daten, frage.datenstand)
    auswahl = Auswahl(
        stichtag=lies_tag(frage.stichtag) if frage.stichtag else daten.neuester_stichtag(stand),
        datenstand=stand,
        polizeidirektionen=tuple(dict.fromkeys(frage.polizeidirektionen)),
        landkreise=tuple(dict.fromkeys(daten.landkreis(name, stand) for name in frage.landkreise)),
        veraltet=stand < daten.heutiger_datenstand(stand),
        vorlaeufig=daten.vorlaeufig(stand),
        uebung=daten.uebung(stand),
        groessenklassen=tuple(dict.fromkeys(frage.groessenklassen)),
        handlungsfeld=frage.handlungsfeld,
    )
    daten.pruefe(auswahl)
    return daten.mit_groessenklassen(auswahl)


def pruefe_datenstand(daten: Berichtsdaten, datenstand: int | None) -> int:
    """The newest Datenstand, or the one that was asked for if it exists."""
    neuester = daten.neuester_datenstand()
    if datenstand is not None and not 1 <= datenstand <= neuester:
        raise Unbekannt(f"Den Datenstand {datenstand} gibt es nicht. Abhilfe: 1 bis {neuester} angeben.")
    return datenstand or neuester


def lies_tag(text: str) -> date:
    """A day that the data can speak of."""
    try:
        tag = tag_aus_text(text)
    except ValueError:
        gesagt = text if len(text) <= _LAENGSTES else text[:_LAENGSTES] + "…"
        raise Eingabefehler(f"„{gesagt}“ ist kein Tag. Abhilfe: als JJJJ-MM-TT angeben, z. B. 2022-01-11.") from None
    if tag < FRUEHESTER_STICHTAG:
        raise Eingabefehler(
            f"Der Stichtag {tag_kurz(tag)} liegt vor den Daten. Abhilfe: frühestens {FRUEHESTER_STICHTAG} angeben."
        )
    return tag
