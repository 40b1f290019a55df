"""Which units differ between two counts, and why?

The way from the old to the new choice has up to four steps, each changing one thing: first what is known today of the
old day (knowledge), then the definition of that day, then what happened between the days (time), then the definition of
the new day. Every unit that differs in a step is one entry, so the entries add up to the difference by construction.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.raum import im_raum
from domain.aenderung import Eintrag, Grund
from domain.auswahl import Auswahl
from domain.kennzahl import Kennzahl, Zaehleinheit

JE_KOMMUNE = (Zaehleinheit.KOMMUNE, Zaehleinheit.EINWOHNER)


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


@dataclass(frozen=True)
class Wissen:
    """What became known between two Datenstände: which records are new, which are gone, and the reasons given."""

    neue: frozenset[str]
    entfallene: frozenset[str]
    gruende: Mapping[str, str]


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
    vorher: Zaehlung, nachher: Zaehlung, wissen: Wissen, belege: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, int, Grund, str]]:
    """Unit, contribution, reason and remark of what is known differently of the same day.

    ``belege`` names the records behind each unit, before and after.
    """
    for einheit, beitrag in _unterschiede(vorher, nachher):
        eigene = belege.get(einheit, frozenset())
        bemerkung = "; ".join(sorted({wissen.gruende[beleg] for beleg in eigene if beleg in wissen.gruende}))
        schon_da = einheit in vorher.im_land | vorher.unsicher
        noch_da = einheit in nachher.im_land | nachher.unsicher
        if not schon_da and eigene and eigene <= wissen.neue:
            yield einheit, beitrag, Grund.NACHGETRAGEN, bemerkung
        elif not noch_da and eigene and eigene <= wissen.entfallene:
            yield einheit, beitrag, Grund.ZURUECKGEZOGEN, bemerkung
        else:
            yield einheit, beitrag, Grund.BERICHTIGT, bemerkung


def durch_zeit(
    vorher: Zaehlung, nachher: Zaehlung, nachfolger: Mapping[str, str]
) -> Iterator[tuple[str, int, Grund, str]]:
    """Unit, contribution, reason and remark of what happened between two days; ``nachfolger`` of merged Kommunen."""
    aufgegangen = {alt: neu for alt, neu in nachfolger.items() if alt in vorher.im_land and neu in nachher.im_land}
    betroffen = {*aufgegangen, *aufgegangen.values()}
    for einheit, beitrag in _unterschiede(vorher, nachher):
        if einheit in betroffen:
            yield einheit, beitrag, Grund.GEBIETSAENDERUNG, "Zusammenschluss von Kommunen"
        elif einheit in vorher.im_raum and einheit in nachher.im_raum:
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
        schluessel = einheit if kennzahl.zaehleinheit in JE_KOMMUNE else e.traeger
        eintraege.append(Eintrag(grund, einheit, namen.get(schluessel, schluessel), beitrag, e.seit, bemerkung))
    return sorted(eintraege, key=lambda e: (e.seit, e.name, e.einheit))
