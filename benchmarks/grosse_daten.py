"""What do a million rows of facts look like? Drawn from a seed: the same rows on every machine and in both databases.

The shape is that of a register kept for years: Kommunen, bodies and sources are the bundled ones, deliveries come every
two weeks, most records arrive soon, some years late, some are corrected once or twice, some withdrawn.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np

from config import DATEN
from domain.ereignis import Ereignisart, Phase
from domain.kennzahl import Geldzustand
from domain.zahlen import Zusatz
from domain.zeit import Genauigkeit, Zeitangabe

GEBIET = DATEN / "lieferungen" / "1-gebiet"
LIEFERUNGEN = 200  # numbered after the delivery with the territory
ERSTE, ERSTER_STAND, ABSTAND = 2, date(2019, 3, 31), 13.5  # from the beginning of the programme on
FELDER = ("", "", "Graffiti", "Vermüllung;Graffiti", "Sonstiges", "Jugend;Sucht")
QUELLE = ("quelle_titel", "quelle_url", "herausgeber", "veroeffentlicht", "notiz")
ZEIT = ("datum", "genauigkeit", "fruehestens", "spaetestens", "sicher", "handlungsfelder")
ENDE = ("lieferung_id", "ersetzt_durch")
ARTEN = {  # what a programme records most: routine; what it counts as agreements is rare
    Ereignisart.BERATUNG: 24, Ereignisart.PROJEKT: 22, Ereignisart.ERWAEHNUNG: 22, Ereignisart.COACHING: 8,
    Ereignisart.SICHERHEITSANALYSE: 8, Ereignisart.KOOPERATIONSVEREINBARUNG: 4, Ereignisart.PRAEVENTIONSKONZEPT: 4,
    Ereignisart.KPR_BESTEHT: 2.5, Ereignisart.VORVEREINBARUNG: 2, Ereignisart.KPR_KONSTITUIERT: 1.5,
    Ereignisart.KPR_REAKTIVIERT: 1, Ereignisart.KPR_AUFGELOEST: 0.9, Ereignisart.MODELLKOMMUNE: 0.1,
}  # fmt: skip
ZUSTAENDE = {
    Geldzustand.BEWILLIGT: 35, Geldzustand.BEANTRAGT: 30, Geldzustand.AUSGEZAHLT: 20, Geldzustand.GEPRUEFT: 13,
    Geldzustand.ZURUECKGEFORDERT: 2,
}  # fmt: skip
GENAU = {Genauigkeit.TAG: 60, Genauigkeit.BEKANNT_AM: 20, Genauigkeit.MONAT: 12, Genauigkeit.JAHR: 8}
ZUSAETZE = {Zusatz.EXAKT: 88, Zusatz.CA: 6, Zusatz.UEBER: 3, Zusatz.MINDESTENS: 3}
Zahlen = np.ndarray[Any, np.dtype[np.int64]]


class Tabelle(NamedTuple):
    """Rows of one table as a driver takes them: dates are ISO texts."""

    name: str
    spalten: tuple[str, ...]
    zeilen: list[tuple[Any, ...]]


class Versionen(NamedTuple):
    """Of each row the record, the delivery that brought it, the one that closed it (0: none), the record's first one."""

    satz: Zahlen
    von: Zahlen
    bis: Zahlen
    erste: Zahlen


def stand(lieferung: int) -> date:
    """Day up to which a delivery reports."""
    return ERSTER_STAND + timedelta(days=round((lieferung - ERSTE) * ABSTAND))


def fakten(zahl: int, saat: int) -> tuple[Tabelle, Tabelle]:
    """About ``zahl`` rows: nine tenths events, one tenth money."""
    zufall = np.random.default_rng(saat)
    return _ereignisse(zufall, zahl * 9 // 10), _foerderungen(zufall, zahl // 10)


def _ereignisse(zufall: np.random.Generator, zahl: int) -> Tabelle:
    v = _versionen(zufall, zahl)
    arten, phasen, traeger = (
        _je_satz(zufall, v, ARTEN),
        _je_satz(zufall, v, dict.fromkeys(Phase, 1)),
        _traeger(zufall, v),
    )
    eigenes = [
        (f"{art}-{t}-{satz}", t, art, phase if art == "sicherheitsanalyse" else "", f"{art}-{t}-{satz % 20}")
        for art, t, phase, satz in zip(arten, traeger, phasen, v.satz.tolist(), strict=True)
    ]
    return _tabelle(zufall, "ereignis", ("kennung", "traeger", "art", "phase", "vorgang"), eigenes, v)


def _foerderungen(zufall: np.random.Generator, zahl: int) -> Tabelle:
    v = _versionen(zufall, zahl)
    cent = (100 * zufall.integers(500, 250_000, len(v.satz))).tolist()
    je_satz = (_je_satz(zufall, v, ZUSTAENDE), _traeger(zufall, v), _je_satz(zufall, v, ZUSAETZE), v.satz.tolist())
    eigenes = [
        (f"foerderung-{t}-{satz}", t, f"fall-{t}-{satz % 100}", zustand, betrag, zusatz)
        for zustand, t, zusatz, satz, betrag in zip(*je_satz, cent, strict=True)
    ]
    spalten = ("kennung", "traeger", "fall", "geldzustand", "betrag_cent", "betrag_zusatz")
    return _tabelle(zufall, "foerderung", spalten, eigenes, v)


def _versionen(zufall: np.random.Generator, zahl: int) -> Versionen:
    """Every seventh record is corrected once or twice, every fiftieth withdrawn, in the order of the deliveries."""
    ende = ERSTE + LIEFERUNGEN
    abstaende = zufall.integers(1, 40, (zahl, 3))
    von = zufall.integers(ERSTE, ende, zahl)[:, None] + np.cumsum(abstaende, axis=1) - abstaende[:, :1]
    gibt_es = (zufall.choice([1, 2, 3], zahl, p=[0.86, 0.11, 0.03])[:, None] > np.arange(3)) & (von < ende)
    gibt_es &= (np.cumsum(gibt_es.sum(axis=1)) <= zahl)[:, None]
    bis = np.zeros_like(von)
    bis[:, :2] = np.where(gibt_es[:, 1:], von[:, 1:], 0)
    letzte, geht = gibt_es.sum(axis=1) - 1, zufall.random(zahl) < 0.02
    satz = np.arange(zahl)
    schluss = von[satz, letzte] + abstaende[:, 2]
    bis[satz, letzte] = np.where(geht & (schluss < ende), schluss, bis[satz, letzte])
    zeile, spalte = np.nonzero(gibt_es)
    reihenfolge = np.argsort(von[zeile, spalte], kind="stable")
    zeile, spalte = zeile[reihenfolge], spalte[reihenfolge]
    return Versionen(zeile, von[zeile, spalte], bis[zeile, spalte], von[zeile, 0])


def _je_satz(zufall: np.random.Generator, v: Versionen, haeufigkeit: Mapping[str, float]) -> list[str]:
    """One of the words for each record, the same in all its versions."""
    gewichte = np.array(list(haeufigkeit.values()), dtype=float)
    je_satz = zufall.choice(len(gewichte), int(v.satz.max()) + 1, p=gewichte / gewichte.sum())
    worte = [str(wort) for wort in haeufigkeit]
    return [worte[nummer] for nummer in je_satz[v.satz].tolist()]


def _traeger(zufall: np.random.Generator, v: Versionen) -> list[str]:
    """A few Kommunen have most records, every one has some; one record in twelve is of a body."""
    kommunen = [zeile["ags"] for zeile in _gebiet("kommunen.csv")]
    koerper = [zeile["traeger"] for zeile in _gebiet("traeger.csv")]
    gewichte = {ags: (1 + rang) ** -0.5 for rang, ags in enumerate(kommunen)}
    je_koerper = sum(gewichte.values()) / 11 / len(koerper)
    return _je_satz(zufall, v, gewichte | dict.fromkeys(koerper, je_koerper))


def _tabelle(
    zufall: np.random.Generator, name: str, spalten: tuple[str, ...], eigenes: Sequence[tuple[Any, ...]], v: Versionen
) -> Tabelle:
    """Complete rows with dates, sources and knowledge time; one record in twelve is a year or more late."""
    zahl, quellen = len(eigenes), _quellen()
    spaet = np.where(zufall.random(zahl) < 1 / 12, zufall.integers(365, 1800, zahl), zufall.integers(0, 90, zahl))
    tage = (np.round((v.erste - ERSTE) * ABSTAND).astype(int) - spaet).tolist()
    genau, sicher = _je_satz(zufall, v, GENAU), (zufall.random(zahl) > 0.1).tolist()
    felder, quelle = zufall.integers(0, len(FELDER), zahl).tolist(), zufall.integers(0, len(quellen), zahl).tolist()
    zeilen = [
        (*eigen, *_zeit(tag, g), s, FELDER[f], *quellen[q], von, bis or None)
        for eigen, tag, g, s, f, q, von, bis in zip(
            eigenes, tage, genau, sicher, felder, quelle, v.von.tolist(), v.bis.tolist(), strict=True
        )
    ]
    return Tabelle(name, (*spalten, *ZEIT, *QUELLE, *ENDE), zeilen)


@cache
def _zeit(tag: int, genauigkeit: str) -> tuple[str, str, str | None, str]:
    """datum, genauigkeit, fruehestens, spaetestens of a day counted from the first delivery."""
    datum = (ERSTER_STAND + timedelta(days=tag)).isoformat()
    stellen = {"monat": 7, "jahr": 4}.get(genauigkeit, 10)
    zeit = Zeitangabe(datum[:stellen], Genauigkeit(genauigkeit))
    fruehestens = zeit.fruehestens.isoformat() if zeit.fruehestens else None
    return zeit.text, genauigkeit, fruehestens, zeit.spaetestens.isoformat()


@lru_cache(maxsize=1)
def _quellen() -> list[tuple[str, ...]]:
    """The sources of the bundled events, as long as real ones are."""
    with (DATEN / "lieferungen/2-ereignisse/ereignisse.csv").open(encoding="utf-8") as datei:
        return [tuple(zeile[spalte] for spalte in QUELLE) for zeile in csv.DictReader(datei)]


def _gebiet(datei: str) -> list[dict[str, str]]:
    with (GEBIET / datei).open(encoding="utf-8") as offen:
        return list(csv.DictReader(offen))
