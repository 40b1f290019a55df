"""What was on a paper that left, when and as which files did it leave, and does it still hold?"""

import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pandas as pd

from briefing.ausgaben import ortszeit
from briefing.papiere.aufnahme import Lagebild, Papierart, Zahl
from briefing.papiere.einlesen import aus_json
from briefing.ueberblick import kacheln
from briefing.zitatstand import Nachfrage, Zitatzahl, Zustand
from data_access.berichtsdaten import Berichtsdaten
from data_access.papiere import Papierdaten
from domain.auswahl import Auswahl, Ebene
from domain.fehler import Eingabefehler
from domain.zahlen import ganzzahl

STELLEN = 16
_KENNUNG = re.compile(rf"[0-9a-f]{{{STELLEN}}}")


@dataclass(frozen=True)
class Ausgang:
    """One time that a paper left."""

    wann: str
    art: str
    anlass: str


@dataclass(frozen=True)
class Zitierkarte:
    """A paper as it left, and its state today. ``heute``: query string of the same view at the newest Datenstand."""

    lagebild: Lagebild
    ausgaenge: tuple[Ausgang, ...]
    zahlen: tuple[Zitatzahl, ...]
    neuester: int
    heute: str

    @property
    def zustand(self) -> Zustand:
        """That of its worst figure."""
        return max((z.zustand for z in self.zahlen), key=lambda z: z.rang, default=Zustand.AKTUELL)

    @property
    def satz(self) -> str:
        """The state of the whole in one sentence."""
        alle = ganzzahl(len(self.zahlen))
        je_zustand = [(z, sum(zahl.zustand is z for zahl in self.zahlen)) for z in Zustand]
        if self.zustand is Zustand.AKTUELL:
            return f"Alle {alle} verzeichneten Zahlen dieses Papiers gelten nach Datenstand {self.neuester} weiter."
        teile = [f"{ganzzahl(anzahl)} {zustand}" for zustand, anzahl in je_zustand if anzahl]
        return f"Von {alle} verzeichneten Zahlen sind nach Datenstand {self.neuester}: {', '.join(teile)}."

    def stand_von(self, zahl: Zahl) -> Zitatzahl | None:
        """The state of a figure that is printed with its definition."""
        eigene = (z for z in self.zahlen if z.schluessel == zahl.schluessel and z.gliederung is Ebene.LAND)
        return next((z for z in eigene if z.stichtag == self.lagebild.stichtag), None)

    @property
    def weitere(self) -> tuple[Zitatzahl, ...]:
        """Figures that stand in tables and pictures only."""
        gedruckte = {id(self.stand_von(zahl)) for zahl in self.lagebild.zahlen()}
        return tuple(z for z in self.zahlen if id(z) not in gedruckte)


def kennung(text: str) -> str:
    """The name of a paper as it is stored, however it was typed from a print; Eingabefehler when it can be none."""
    gelesen = re.sub(r"[\s\u00a0-]+", "", text).lower()
    if not _KENNUNG.fullmatch(gelesen):
        raise Eingabefehler(
            f"Das ist kein Prüfwert: Er besteht aus {STELLEN} Zeichen, den Ziffern 0 bis 9 und den Buchstaben a bis f. "
            "Abhilfe: den Prüfwert vom Fuß einer Seite des Papiers abschreiben."
        )
    return gelesen


def zitierkarte(daten: Berichtsdaten, papiere: Papierdaten, text: str) -> Zitierkarte:
    """The card of the paper with this Kennung, asked anew each time; Eingabefehler when there is none."""
    name = kennung(text)
    sichtbar = daten.neuester_datenstand()
    papier = papiere.papier(name, sichtbar)
    lagebild = aus_json(str(papier["aufnahme"])) if papier else None
    if lagebild is None or lagebild.datenstand > sichtbar:
        raise Eingabefehler(
            f"Zum Prüfwert {name} ist hier kein Papier verzeichnet. Abhilfe: die Zeichen vergleichen; das Papier kann auch aus "
            "einem anderen Dashboard stammen, etwa einem mit Übungsdaten."
        )
    neuester, frame = daten.heutiger_datenstand(lagebild.datenstand), papiere.ausgaben(name, sichtbar)
    nachfrage = Nachfrage(daten, papiere, neuester)
    einmal = frame.drop_duplicates(["kennzahl", "raum", "gliederung", "raum_wahl", "stichtag", "datenstand"])
    zahlen = tuple(nachfrage.urteile(zeile) for zeile in einmal.to_dict("records"))
    heute = auswahl_von(lagebild, neuester)
    if heute is not None and lagebild.art is Papierart.LAGEBILD:
        zahlen = _mit_veraenderung(daten, lagebild, zahlen, heute)
    return Zitierkarte(lagebild, _ausgaenge(frame), zahlen, neuester, heute.als_url() if heute else "")


def _ausgaenge(frame: pd.DataFrame) -> tuple[Ausgang, ...]:
    je_mal = frame.drop_duplicates(["ausgegeben_am", "art", "anlass"]).to_dict("records")
    return tuple(Ausgang(ortszeit(z["ausgegeben_am"]), str(z["art"]), str(z["anlass"])) for z in je_mal)


def auswahl_von(lagebild: Lagebild, datenstand: int) -> Auswahl | None:
    """The choice that the link of a paper restores, at another Datenstand; None where the link names no day."""
    frage = urlsplit(lagebild.verweis).query
    teile = {name: werte[-1] for name, werte in parse_qs(frage).items()}
    try:
        tage = [date.fromisoformat(teile[name]) if name in teile else None for name in ("stichtag", "vergleich")]
    except ValueError:
        return None
    if tage[0] is None:
        return None
    return Auswahl(tage[0], datenstand, tage[1]).mit_raum(frage)


def _mit_veraenderung(
    daten: Berichtsdaten, lagebild: Lagebild, zahlen: tuple[Zitatzahl, ...], heute: Auswahl
) -> tuple[Zitatzahl, ...]:
    """A figure that still holds is outdated, too, when what was printed as its change is another one today."""
    if "vergleichsstand=" in lagebild.verweis:  # it compared two states of knowledge: that never changes
        return zahlen
    jetzt = kacheln(daten, daten.mit_groessenklassen(heute))
    andere = {
        z.schluessel: jetzt[z.schluessel].delta
        for z in lagebild.zahlen()
        if z.veraenderung and z.schluessel in jetzt and jetzt[z.schluessel].delta != z.veraenderung
    }

    def geprueft(z: Zitatzahl) -> Zitatzahl:
        neu = andere.get(z.schluessel)
        if neu is None or z.gliederung is not Ebene.LAND or z.zustand is not Zustand.AKTUELL:
            return z
        satz = (
            f"Die Veränderung lautet heute: {neu}." if neu else "Die Veränderung lässt sich heute nicht mehr angeben."
        )
        return replace(z, zustand=Zustand.UEBERHOLT, gruende=(*z.gruende, satz))

    return tuple(geprueft(z) for z in zahlen)
