"""Which questions lead from two choices to the reasons why their figures differ?"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pandas as pd

from data_access import abfragen, vergleich, wissen
from data_access.engine import Read
from data_access.umstaende import umstaende
from data_access.vergleich import Belege, Umstand, Wandel, Wissen, Zaehlung, Zeile
from domain.aenderung import NICHT_AUFGESCHLUESSELT, Begruendung, Eintrag
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl
from domain.messwert import Messwert

protokoll = logging.getLogger("asskomm.begruendung")


@dataclass(frozen=True)
class Punkt:
    """Where a Kennzahl is counted on the way: the choice, and the definition that is applied to it."""

    auswahl: Auswahl
    fassung: Kennzahl


@dataclass(frozen=True)
class Weg:
    """Counts the Kennzahlen of a catalogue along the way between two choices and explains every step.

    ``read`` should remember its answers: all Kennzahlen ask the same few questions.
    """

    read: Read
    fassung_am: Callable[[Kennzahl, Auswahl], Kennzahl]
    katalog: tuple[Kennzahl, ...]
    von: Auswahl
    bis: Auswahl

    def eintraege(self, kennzahl: Kennzahl) -> tuple[Eintrag, ...]:
        """Every unit that differs, step by step; a unit may differ in more than one step."""
        if not any(fassung.messung for fassung in kennzahl.fassungen):
            return ()
        punkte = self._punkte(kennzahl)
        return tuple(e for a, b in pairwise(punkte) for e in self._schritt(kennzahl, a, b))

    def _punkte(self, kennzahl: Kennzahl) -> list[Punkt]:
        """From the old choice to the new one, changing one thing at a time: knowledge, definition, day, definition."""
        zwischen = self.von.mit(datenstand=self.bis.datenstand)
        erste, zweite, dritte = (self._fassung(kennzahl, a) for a in (self.von, zwischen, self.bis))
        punkte = (Punkt(self.von, erste), Punkt(zwischen, erste), Punkt(zwischen, zweite), Punkt(self.bis, zweite),
                  Punkt(self.bis, dritte))  # fmt: skip
        return list(dict.fromkeys(punkte))

    def _fassung(self, kennzahl: Kennzahl, auswahl: Auswahl) -> Kennzahl:
        gilt = self.fassung_am(kennzahl, auswahl)
        return next(f for f in kennzahl.fassungen if f.fassung == gilt.fassung)

    def _schritt(self, kennzahl: Kennzahl, a: Punkt, b: Punkt) -> list[Eintrag]:
        vorher, nachher = (self._zaehlung(kennzahl, punkt) for punkt in (a, b))
        if vorher == nachher:
            return []
        if a.fassung != b.fassung:
            schritt = vergleich.durch_definition(vorher, nachher, b.fassung.fassung)
        elif a.auswahl.datenstand != b.auswahl.datenstand:
            schritt = vergleich.durch_wissen(vorher, nachher, self._wissen, self._belege(a), self._belege(b))
        else:
            schritt = vergleich.durch_zeit(vorher, nachher, self._nachfolger)
        return vergleich.als_eintraege(kennzahl, schritt, vorher, nachher, self._namen)

    def _zaehlung(self, kennzahl: Kennzahl, punkt: Punkt) -> Zaehlung:
        """All Kennzahlen of a point come in one answer; only one whose definition changed is asked for by itself."""
        katalog = (punkt.fassung,) if kennzahl.fruehere else self.katalog
        auswahl = punkt.auswahl
        einheiten = self.read(abfragen.messung(katalog, auswahl))
        return vergleich.zaehlung(einheiten, kennzahl, auswahl)

    @cached_property
    def _wissen(self) -> Wissen:
        zeiten = (self.von.datenstand, self.bis.datenstand)
        belege, gruende = self.read(wissen.veraenderte_belege(*zeiten)), self.read(wissen.gruende(*zeiten))
        schluessel, *spalten = (belege[spalte] for spalte in ("beleg", *Wandel._fields))
        je_beleg: dict[str, list[str]] = {}
        for beleg, art, nummer, grund in _zeilen(gruende, "beleg", "art", "lieferung_id", "grund"):
            je_beleg.setdefault(str(beleg), []).append(f"{art} mit Datenstand {nummer}: {grund}")
        return Wissen(dict(zip(schluessel, map(Wandel, *spalten), strict=True)), je_beleg)

    def _belege(self, punkt: Punkt) -> Belege:
        frame = self.read(umstaende(punkt.fassung, punkt.auswahl))
        zeilen: dict[str, set[Zeile]] = {}
        je_zeile: dict[Zeile, set[Umstand]] = {}
        je_umstand = _zeilen(frame, "einheit", "beleg", "mitglied", "umstand", "sagt")
        for einheit, beleg, mitglied, umstand, sagt in (map(str, werte) for werte in je_umstand):
            zeilen.setdefault(einheit, set()).add((beleg, mitglied))
            je_zeile.setdefault((beleg, mitglied), set()).add((umstand, sagt))
        return Belege(
            {einheit: frozenset(eigene) for einheit, eigene in zeilen.items()},
            {zeile: frozenset(eigene) for zeile, eigene in je_zeile.items()},
        )

    @cached_property
    def _nachfolger(self) -> Mapping[str, str]:
        """Old key -> Kommune of the new day, for the mergers between the two days."""
        frame = self.read(wissen.nachfolger(self.von.stichtag, self.bis.stichtag, self.bis.datenstand))
        return {str(alt): str(neu) for alt, neu in _zeilen(frame, "alt_ags", "ags")}

    @cached_property
    def _namen(self) -> Mapping[str, str]:
        """The names of today, and of those that were withdrawn the old ones."""
        frames = (self.read(wissen.namen(punkt.datenstand)) for punkt in (self.von, self.bis))
        return {str(s): str(name) for frame in frames for s, name in _zeilen(frame, "traeger", "name")}


def begruendung(kennzahl: Kennzahl, damals: Messwert, jetzt: Messwert, eintraege: tuple[Eintrag, ...]) -> Begruendung:
    """The entries as an explanation; a sentence in their place if they do not add up, and the log says of which figure."""
    try:
        return Begruendung(kennzahl, damals, jetzt, eintraege)
    except ValueError as fehler:
        punkte = tuple(f"{m.stichtag} Datenstand {m.datenstand}" for m in (damals, jetzt))
        protokoll.error("Begründung geht nicht auf: %s (%s, von %s bis %s)", fehler, jetzt.raum, *punkte)
        return Begruendung(kennzahl, damals, jetzt, (), NICHT_AUFGESCHLUESSELT)


def _zeilen(frame: pd.DataFrame, *spalten: str) -> Iterator[tuple[object, ...]]:
    return zip(*(frame[spalte] for spalte in spalten), strict=True)
