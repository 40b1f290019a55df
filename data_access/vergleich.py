"""Which units differ between two counts, and why?

The way from the old to the new choice has up to four steps, each changing one thing: first what is known today of the
old day (knowledge), then the definition of that day, then what happened between the days (time), then the definition of
the new day. Every unit that differs in a step is one entry, so the entries add up to the difference by construction.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from data_access.raum import im_raum
from domain.aenderung import Aenderungsart, Eintrag, Grund
from domain.auswahl import Auswahl
from domain.ereignis import Ereignisart
from domain.kennzahl import Kennzahl

Zeile = tuple[str, str]  # the record that proves a unit, and the membership that it needs or ""
Umstand = tuple[str, str]  # a record, and what it says that matters
_KEINE: frozenset[Any] = frozenset()


@dataclass(frozen=True)
class Einheit:
    """What counts once: its value, the body behind it and since when it is certain."""

    wert: int
    traeger: str
    seit: date


@dataclass(frozen=True)
class Zaehlung:
    """The units of one Kennzahl at one point: certain ones in the chosen area, and the keys of all in the state."""

    im_raum: Mapping[str, Einheit]
    im_land: frozenset[str]
    unsicher: frozenset[str]

    def kennt(self, einheit: str) -> bool:
        """Whether anything speaks of the unit, a doubtful record included."""
        return einheit in self.im_land or einheit in self.unsicher


@dataclass(frozen=True)
class Belege:
    """On which records the units of one Kennzahl rest at one point: the rows of each unit, and the records of each row."""

    zeilen: Mapping[str, frozenset[Zeile]]
    umstaende: Mapping[Zeile, frozenset[Umstand]]

    def der(self, einheit: str) -> frozenset[Zeile]:
        return self.zeilen.get(einheit, _KEINE)

    def hinter(self, zeilen: frozenset[Zeile]) -> frozenset[Umstand]:
        return frozenset(umstand for zeile in zeilen for umstand in self.umstaende.get(zeile, _KEINE))


class Wandel(NamedTuple):
    """What became of one record between two Datenstände: a row of ``wissen.veraenderte_belege``."""

    tabelle: str
    art: str
    neu: bool
    entfallen: bool
    erste: int
    letzte: int
    herausgeber: str
    quelle_titel: str

    def satz(self, gruende: Iterable[str]) -> str:
        """``Mitgliedschaft: zurückgezogen mit Datenstand 2: Irrtum (SMI: Liste)``: the record, what happened, its source."""
        wort = Ereignisart(self.art).wort if self.art else _BELEGWORTE[self.tabelle]
        was = [*([f"nachgetragen mit Datenstand {self.erste}"] if self.neu else []), *gruende]
        ohne_grund = Aenderungsart.ZURUECKGEZOGEN if self.entfallen else Aenderungsart.GEAENDERT
        quelle = ": ".join(filter(None, (self.herausgeber, self.quelle_titel)))
        alles = ", ".join(was or [f"{ohne_grund} mit Datenstand {self.letzte}"])
        return f"{wort}: {alles}" + (f" ({quelle})" if quelle else "")


_BELEGWORTE = {
    "foerderung": "Förderung", "qualifizierung": "Lehrgang", "haushaltsansatz": "Haushaltsansatz",
    "mitglied": "Mitgliedschaft", "traeger": "Träger", "kommune": "Kommune", "zustaendigkeit": "Zuständigkeit",
    "gebietsaenderung": "Zusammenschluss", "einwohner": "Einwohnerzahl",
}  # fmt: skip


@dataclass(frozen=True)
class Wissen:
    """What became known between two Datenstände: the records that changed, and the reasons that deliveries gave."""

    wandel: Mapping[str, Wandel]
    gruende: Mapping[str, list[str]]

    def neu(self, beleg: str) -> bool:
        return beleg in self.wandel and self.wandel[beleg].neu

    def entfallen(self, beleg: str) -> bool:
        return beleg in self.wandel and self.wandel[beleg].entfallen

    def entscheidende(self, einheit: str, vorher: Belege, nachher: Belege) -> list[str]:
        """The records that changed and now say something else about the unit, or about what counted as this unit."""
        zeilen = vorher.der(einheit) | nachher.der(einheit)
        verschieden = vorher.hinter(zeilen) ^ nachher.hinter(zeilen)
        return sorted({beleg for beleg, _ in verschieden if beleg in self.wandel})

    def bemerkung(self, belege: Iterable[str]) -> str:
        """What became of each record, and why; several that say the same are named once."""
        return "; ".join(dict.fromkeys(self.wandel[beleg].satz(self.gruende.get(beleg, [])) for beleg in belege))


def zaehlung(einheiten: pd.DataFrame, kennzahl: Kennzahl, auswahl: Auswahl) -> Zaehlung:
    """The units of a Kennzahl out of a frame of ``abfragen.messung`` of the whole state."""
    eigene = einheiten[einheiten["kennzahl"] == kennzahl.schluessel]
    sichere = eigene[eigene["sicher"] == 1]
    hier = im_raum(sichere, auswahl)
    spalten = (hier[spalte] for spalte in ("einheit", "wert", "traeger", "seit"))
    return Zaehlung(
        {str(e): Einheit(int(w), str(t), s) for e, w, t, s in zip(*spalten, strict=True)},
        frozenset(map(str, sichere["einheit"])),
        frozenset(map(str, eigene.loc[eigene["sicher"] == 0, "einheit"])),
    )


def _unterschiede(vorher: Zaehlung, nachher: Zaehlung) -> Iterator[tuple[str, int]]:
    """Every unit whose value differs, with what it adds."""
    for einheit in sorted({*vorher.im_raum, *nachher.im_raum}):
        neu, alt = (z.im_raum[einheit].wert if einheit in z.im_raum else 0 for z in (nachher, vorher))
        if neu != alt:
            yield einheit, neu - alt


def durch_wissen(
    vorher: Zaehlung, nachher: Zaehlung, wissen: Wissen, belege_vorher: Belege, belege_nachher: Belege
) -> Iterator[tuple[str, int, Grund, str]]:
    """Unit, contribution, reason and remark of what is known differently of the same day."""
    for einheit, beitrag in _unterschiede(vorher, nachher):
        belege = wissen.entscheidende(einheit, belege_vorher, belege_nachher)
        erschien = not vorher.kennt(einheit) and _jede(belege_nachher.der(einheit), wissen.neu)
        verschwand = not nachher.kennt(einheit) and _jede(belege_vorher.der(einheit), wissen.entfallen)
        if erschien or (belege and all(map(wissen.neu, belege))):
            grund = Grund.NACHGETRAGEN
        elif verschwand or (belege and all(map(wissen.entfallen, belege))):
            grund = Grund.ZURUECKGEZOGEN
        else:
            grund = Grund.BERICHTIGT
        yield einheit, beitrag, grund, wissen.bemerkung(belege)


def _jede(zeilen: Collection[Zeile], so: Callable[[str], bool]) -> bool:
    """Whether there are rows, and each one rests on a record that is like this."""
    return bool(zeilen) and all(any(map(so, zeile)) for zeile in zeilen)


def durch_zeit(
    vorher: Zaehlung, nachher: Zaehlung, nachfolger: Mapping[str, str]
) -> Iterator[tuple[str, int, Grund, str]]:
    """Unit, contribution, reason and remark of what happened between two days; ``nachfolger`` of those merged meanwhile."""
    aufgegangen = {alt: neu for alt, neu in nachfolger.items() if alt in vorher.im_land and neu in nachher.im_land}
    betroffen, gewachsen = {*aufgegangen, *aufgegangen.values()}, set(nachfolger.values())
    for einheit, beitrag in _unterschiede(vorher, nachher):
        bleibt = einheit in vorher.im_raum and einheit in nachher.im_raum
        if einheit in betroffen or (bleibt and einheit in gewachsen):
            yield einheit, beitrag, Grund.GEBIETSAENDERUNG, "Zusammenschluss von Kommunen"
        elif bleibt:
            yield einheit, beitrag, Grund.FORTGESCHRIEBEN, ""
        elif einheit in vorher.im_land and einheit in nachher.im_land:
            yield einheit, beitrag, Grund.GEBIETSAENDERUNG, "Zuständigkeit oder Sitz hat gewechselt"
        else:
            yield einheit, beitrag, Grund.HINZUGEKOMMEN if einheit in nachher.im_raum else Grund.AUSGESCHIEDEN, ""


def durch_definition(vorher: Zaehlung, nachher: Zaehlung, fassung: int) -> Iterator[tuple[str, int, Grund, str]]:
    """The same day and the same knowledge, counted by another definition."""
    for einheit, beitrag in _unterschiede(vorher, nachher):
        yield einheit, beitrag, Grund.NEU_DEFINIERT, f"nach Fassung {fassung}"


def als_eintraege(
    kennzahl: Kennzahl,
    schritt: Iterator[tuple[str, int, Grund, str]],
    vorher: Zaehlung,
    nachher: Zaehlung,
    namen: Mapping[str, str],
) -> list[Eintrag]:
    """The entries of one step with the names that a reader knows, in the order of their dates."""
    eintraege = []
    for einheit, beitrag, grund, bemerkung in schritt:
        e = nachher.im_raum.get(einheit) or vorher.im_raum[einheit]
        schluessel = einheit if kennzahl.je_kommune else e.traeger
        eintraege.append(Eintrag(grund, einheit, namen.get(schluessel, schluessel), beitrag, e.seit, bemerkung))
    return sorted(eintraege, key=lambda e: (e.seit, e.name, e.einheit))
