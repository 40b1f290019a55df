"""Which questions lead from two choices to the reasons why their figures differ?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from data_access import abfragen, vergleich, wissen
from data_access.engine import Read
from data_access.vergleich import Wissen, Zaehlung
from domain.aenderung import Eintrag
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl


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
            schritt = vergleich.durch_wissen(vorher, nachher, self._wissen(), self._belege(a, b))
        else:
            schritt = vergleich.durch_zeit(vorher, nachher, self._nachfolger())
        return vergleich.als_eintraege(kennzahl, schritt, vorher, nachher, self._namen())

    def _zaehlung(self, kennzahl: Kennzahl, punkt: Punkt) -> Zaehlung:
        """All Kennzahlen of a point come in one answer; only one whose definition changed is asked for by itself."""
        katalog = (punkt.fassung,) if kennzahl.fruehere else self.katalog
        auswahl = punkt.auswahl
        einheiten = self.read(abfragen.messung(katalog, auswahl.stichtag, auswahl.datenstand))
        return vergleich.zaehlung(einheiten, kennzahl, auswahl)

    def _wissen(self) -> Wissen:
        zeiten = (self.von.datenstand, self.bis.datenstand)
        belege, gruende = self.read(wissen.veraenderte_belege(*zeiten)), self.read(wissen.gruende(*zeiten))
        return Wissen(
            frozenset(belege.loc[belege["neu"] == 1, "beleg"]),
            frozenset(belege.loc[belege["entfallen"] == 1, "beleg"]),
            _verbunden(
                (str(b), f"Datenstand {n}: {g}") for b, g, n in _zeilen(gruende, "beleg", "grund", "lieferung_id")
            ),
        )

    def _belege(self, *punkte: Punkt) -> Mapping[str, frozenset[str]]:
        je_einheit: dict[str, set[str]] = {}
        for punkt in punkte:
            auswahl = punkt.auswahl
            frame = self.read(wissen.belege_je_einheit(punkt.fassung, auswahl.stichtag, auswahl.datenstand))
            for einheit, beleg in _zeilen(frame, "einheit", "beleg"):
                je_einheit.setdefault(str(einheit), set()).add(str(beleg))
        return {einheit: frozenset(belege) for einheit, belege in je_einheit.items()}

    def _nachfolger(self) -> Mapping[str, str]:
        frame = self.read(wissen.nachfolger(self.bis.stichtag, self.bis.datenstand))
        return {str(alt): str(neu) for alt, neu in _zeilen(frame, "alt_ags", "ags")}

    def _namen(self) -> Mapping[str, str]:
        frame = self.read(wissen.namen(self.bis.datenstand))
        return {str(schluessel): str(name) for schluessel, name in _zeilen(frame, "traeger", "name")}


def _verbunden(gruende: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Every reason of each record, oldest first."""
    je_beleg: dict[str, list[str]] = {}
    for beleg, grund in gruende:
        je_beleg.setdefault(beleg, []).append(grund)
    return {beleg: "; ".join(alle) for beleg, alle in je_beleg.items()}


def _zeilen(frame: pd.DataFrame, *spalten: str) -> Iterator[tuple[object, ...]]:
    return zip(*(frame[spalte] for spalte in spalten), strict=True)
