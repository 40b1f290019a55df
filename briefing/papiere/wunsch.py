"""What does somebody wish for on a paper: which figures, which Bausteine, under which title?"""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from briefing.ueberblick import HAUPTZAHLEN
from data_access.katalog import KATALOG
from domain.fehler import Eingabefehler

TITEL = "Lagebild ASSKomm"
LAENGSTER_TITEL = 120  # characters; two lines of a title page


class Teil(StrEnum):
    """The parts of a Lagebild, in their order; the word stands in links and options."""

    ZAHLEN = "zahlen"
    KARTE = "karte"
    VERLAUF = "verlauf"
    VERGLEICH = "vergleich"
    FOERDERUNG = "foerderung"
    RAETE = "raete"
    VORBEHALTE = "vorbehalte"
    DEFINITIONEN = "definitionen"

    @property
    def wort(self) -> str:
        return _WORTE[self][0]

    @property
    def erklaerung(self) -> str:
        """What a reader gets, in one line."""
        return _WORTE[self][1]


_WORTE = {
    Teil.ZAHLEN: ("Zahlen", "die gewählten Kennzahlen mit Veränderung, Basis und Quelle"),
    Teil.KARTE: ("Karte", "wo Kommunen mitwirken, mit der Tabelle aller Kommunen"),
    Teil.VERLAUF: ("Verlauf", "veröffentlichte und belegte Zahlen seit 2019"),
    Teil.VERGLEICH: ("Vergleich der Polizeidirektionen", "jede verortete Kennzahl als Balken und als Tabelle"),
    Teil.FOERDERUNG: ("Förderung", "Geld nach Zustand und bewilligtes Geld nach Jahr"),
    Teil.RAETE: ("Präventionsräte", "wie viele wo und seit wann, mit der Liste der Räte"),
    Teil.VORBEHALTE: ("Vorbehalte und Widersprüche", "was beim Verwenden der Zahlen zu beachten ist"),
    Teil.DEFINITIONEN: ("Definitionen", "was jede gewählte Kennzahl zählt und was nicht"),
}
VORGABE = (Teil.ZAHLEN, Teil.KARTE, Teil.VERLAUF, Teil.VERGLEICH, Teil.VORBEHALTE, Teil.DEFINITIONEN)
NUR_WORTE = (Teil.VORBEHALTE, Teil.DEFINITIONEN)  # parts that show no figure by themselves


@dataclass(frozen=True)
class Wunsch:
    """The order of a Lagebild; sources are always on it. Use ``wunsch`` to make one of what a person wrote."""

    kennzahlen: tuple[str, ...] = HAUPTZAHLEN
    teile: tuple[Teil, ...] = VORGABE
    titel: str = TITEL

    def als_url(self) -> str:
        """What a link needs besides the choice to restore the wish: only what is not as usual, with ``&`` before it."""
        paare = [("zahl", name) for name in self.kennzahlen] if self.kennzahlen != HAUPTZAHLEN else []
        paare += [("baustein", str(teil)) for teil in self.teile] if self.teile != VORGABE else []
        paare += [("titel", self.titel)] if self.titel != TITEL else []
        return f"&{urlencode(paare)}" if paare else ""


def wunsch(kennzahlen: tuple[str, ...] | None, teile: tuple[str, ...] | None, titel: str = "") -> Wunsch:
    """The order of what a person chose, in the order of catalogue and page; None: as usual. Eingabefehler says what is wrong."""
    bekannte = [k.schluessel for k in KATALOG]
    _pruefe(
        kennzahlen or (), bekannte, "Die Kennzahl {} gibt es nicht. Abhilfe: eine oder mehrere von diesen angeben: "
    )
    _pruefe(teile or (), list(Teil), "Den Baustein {} gibt es nicht. Abhilfe: einen oder mehrere von diesen angeben: ")
    gewaehlt = HAUPTZAHLEN if kennzahlen is None else tuple(k for k in _folge(bekannte) if k in kennzahlen)
    bausteine = VORGABE if teile is None else tuple(t for t in Teil if t in teile)
    return pruefe(Wunsch(gewaehlt, bausteine, lesbarer_titel(titel) or TITEL))


def _folge(bekannte: list[str]) -> tuple[str, ...]:
    """The main figures first, as on the page."""
    return (*HAUPTZAHLEN, *(k for k in bekannte if k not in HAUPTZAHLEN))


def _pruefe(gewuenscht: tuple[str, ...], moegliche: list[str], satz: str) -> None:
    if fremd := [name for name in gewuenscht if name not in moegliche]:
        raise Eingabefehler(satz.format(f"„{fremd[0]}“") + ", ".join(moegliche) + ".")


def lesbarer_titel(titel: str, wort: str = "Titel") -> str:
    """In one line; Eingabefehler when it cannot be printed. ``wort``: what it is called where it was written (masculine)."""
    titel = " ".join(titel.split())
    if not titel.isprintable():
        raise Eingabefehler(
            f"Der {wort} enthält Zeichen, die sich nicht drucken lassen. Abhilfe: den {wort} neu schreiben."
        )
    if len(titel) > LAENGSTER_TITEL:
        raise Eingabefehler(
            f"Der {wort} hat {len(titel)} Zeichen, Platz ist für {LAENGSTER_TITEL}. Abhilfe: den {wort} kürzen."
        )
    return titel


def pruefe(wunsch: Wunsch) -> Wunsch:
    """Eingabefehler when nothing would be on the paper."""
    if not wunsch.teile:
        raise Eingabefehler("Es ist kein Baustein gewählt. Abhilfe: mindestens einen Baustein wählen, z. B. „Zahlen“.")
    if set(wunsch.teile) <= set(NUR_WORTE):
        raise Eingabefehler(
            "Die gewählten Bausteine zeigen keine Zahl. Abhilfe: dazu „Zahlen“, „Karte“ oder einen anderen Baustein mit "
            "Zahlen wählen."
        )
    if not wunsch.kennzahlen and {Teil.ZAHLEN, Teil.VERGLEICH} & set(wunsch.teile):
        raise Eingabefehler("Es ist keine Kennzahl gewählt. Abhilfe: mindestens eine Kennzahl wählen.")
    return wunsch
