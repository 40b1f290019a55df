"""Which published figures contradict each other, why, and what would resolve it?"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain import regeln, zahlenregeln
from domain.angabe import Angabe, Fund
from domain.messwert import Veroeffentlichung


class Regel(StrEnum):
    """The ways in which two published figures can contradict each other."""

    GLEICHE_ZAHL_ANDERES_WORT = "gleiche_zahl_anderes_wort"
    ANDERES_WORT_FUER_DIESELBE_REIHE = "anderes_wort_fuer_dieselbe_reihe"
    MEHR_ALS_UNTERZEICHNET = "mehr_als_unterzeichnet"
    ANDERE_ZAEHLEINHEIT = "andere_zaehleinheit"
    ANDERER_ZEITRAUM = "anderer_zeitraum"
    FALLENDE_REIHE = "fallende_reihe"
    ORDNUNGSZAHL = "ordnungszahl"
    ANALYSEN_STATT_KOMMUNEN = "analysen_statt_kommunen"
    ZWEI_HERAUSGEBER = "zwei_herausgeber"
    EIN_HERAUSGEBER = "ein_herausgeber"
    TEIL_UND_GANZES = "teil_und_ganzes"

    @property
    def titel(self) -> str:
        return _REGELN[self][0]


@dataclass(frozen=True)
class Widerspruch:
    """Two figures that cannot both be right. ``erste`` is the older one by its as-of date.

    ``weitere`` say the same as one of the two, or are a third figure that the sentence names.
    """

    regel: Regel
    erste: Veroeffentlichung
    zweite: Veroeffentlichung
    satz: str
    klaerung: str
    weitere: tuple[Veroeffentlichung, ...] = ()

    @property
    def alle(self) -> tuple[Veroeffentlichung, ...]:
        return (self.erste, self.zweite, *self.weitere)


def pruefe(ledger: Sequence[Veroeffentlichung]) -> tuple[Widerspruch, ...]:
    """Every contradiction of the ledger, whatever its order, by the later of the two as-of dates, then by rule."""
    alle = sorted(map(Angabe, set(ledger)), key=lambda a: a.rang)
    angaben = [a for a in alle if a.vergleichbar]
    gefunden = [
        (regel, fund) for regel, (_, suche) in _REGELN.items() for fund in _gebuendelt(suche(angaben))
    ]  # fmt: skip
    gefunden.sort(key=lambda paar: (max(a.v.stand_bis for a in paar[1].paar), list(Regel).index(paar[0])))
    return tuple(_widerspruch(regel, fund) for regel, fund in gefunden)


def _gebuendelt(funde: Iterable[Fund]) -> Iterator[Fund]:
    """One finding for all sources that say the same two things; the pair that was complete first stands for it."""
    nach_aussage: dict[frozenset[Hashable], list[Fund]] = {}
    for fund in funde:
        nach_aussage.setdefault(frozenset(a.aussage for a in fund.paar), []).append(fund)
    buendel = [sorted(gruppe, key=_rang) for gruppe in nach_aussage.values()]
    for erster, *andere in sorted(buendel, key=lambda gruppe: _rang(gruppe[0])):
        dazu = {a for f in (erster, *andere) for a in (*f.paar, *f.dazu)} - set(erster.paar)
        yield replace(erster, dazu=tuple(sorted(dazu, key=lambda a: a.rang)))


def _rang(fund: Fund) -> tuple[object, object]:
    erste, zweite = fund.paar
    return zweite.rang, erste.rang


def _widerspruch(regel: Regel, fund: Fund) -> Widerspruch:
    erste, zweite = fund.paar
    return Widerspruch(regel, erste.v, zweite.v, fund.satz, fund.klaerung, tuple(a.v for a in fund.dazu))


_Suche = Callable[[Sequence[Angabe]], Iterator[Fund]]
_REGELN: dict[Regel, tuple[str, _Suche]] = {
    Regel.GLEICHE_ZAHL_ANDERES_WORT: ("Gleiche Zahl, anderes Wort", regeln.gleiche_zahl_anderes_wort),
    Regel.ANDERES_WORT_FUER_DIESELBE_REIHE: (
        "Anderes Wort für dieselbe Reihe",
        regeln.anderes_wort_fuer_dieselbe_reihe,
    ),
    Regel.MEHR_ALS_UNTERZEICHNET: ("Mehr „beigetreten“ als unterzeichnet", regeln.mehr_als_unterzeichnet),
    Regel.ANDERE_ZAEHLEINHEIT: ("Gleiche Zahl, andere Zähleinheit", regeln.andere_zaehleinheit),
    Regel.ANDERER_ZEITRAUM: ("Betrag und Zeitraum passen nicht zusammen", zahlenregeln.anderer_zeitraum),
    Regel.FALLENDE_REIHE: ("Eine wachsende Zahl fällt", zahlenregeln.fallende_reihe),
    Regel.ORDNUNGSZAHL: ("Laufende Nummern passen nicht", zahlenregeln.ordnungszahl),
    Regel.ANALYSEN_STATT_KOMMUNEN: ("Analysen als Kommunen gezählt", regeln.analysen_statt_kommunen),
    Regel.ZWEI_HERAUSGEBER: ("Zwei Herausgeber, zwei Zahlen", zahlenregeln.zwei_herausgeber),
    Regel.EIN_HERAUSGEBER: ("Ein Herausgeber, zwei Zahlen", zahlenregeln.ein_herausgeber),
    Regel.TEIL_UND_GANZES: ("Ein Teil ist größer als das Ganze", zahlenregeln.teil_und_ganzes),
}
