"""What is one row that a supplier reports, and with which of the deliveries does it come?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any, Self

from domain.zeit import Genauigkeit, Zeitangabe
from ingest.formate import FORMATE, Ereignis
from ingest.zeile import Zeile

QUELLE = {"quelle_titel": "Übungsdatensatz", "herausgeber": "erfunden"}
FELDER = (
    "Graffiti/Sachbeschädigung", "Vermüllung", "Drogen", "Gewalt", "Extremismus", "Verkehr", "Senioren", "Sonstiges",
)  # fmt: skip


@dataclass(frozen=True)
class Schnitt:
    """One delivery: up to which day it reports, and what it is called."""

    stand: date
    titel: str


SCHNITTE = (
    Schnitt(date(2019, 6, 30), "Gebiet und Einwohner"),
    Schnitt(date(2019, 6, 30), "Meldungen des 1. Halbjahres 2019"),
    Schnitt(date(2019, 12, 31), "Meldungen des 2. Halbjahres 2019"),
    Schnitt(date(2020, 6, 30), "Meldungen des 1. Halbjahres 2020"),
    Schnitt(date(2020, 12, 31), "Meldungen des 2. Halbjahres 2020"),
    Schnitt(date(2021, 2, 6), "Zwischenstand zu zwei Jahren ASSKomm"),
    Schnitt(date(2021, 6, 30), "Meldungen des 1. Halbjahres 2021"),
    Schnitt(date(2021, 12, 31), "Meldungen des 2. Halbjahres 2021"),
    Schnitt(date(2022, 1, 11), "Zwischenstand zum Jahresbeginn 2022"),
    Schnitt(date(2022, 6, 30), "Meldungen des 1. Halbjahres 2022"),
    Schnitt(date(2022, 12, 31), "Meldungen des 2. Halbjahres 2022"),
    Schnitt(date(2023, 6, 30), "Meldungen des 1. Halbjahres 2023"),
    Schnitt(date(2023, 6, 30), "Abgleich mit den Akten"),
)
GEBIET, ERSTE, LETZTE = 0, 1, len(SCHNITTE) - 1
ENDE = SCHNITTE[LETZTE].stand


def lieferung_am(tag: date, ab: int = ERSTE) -> int:
    """Number of the first delivery that can report what is certain on a day."""
    return next(n for n, schnitt in enumerate(SCHNITTE) if n >= ab and schnitt.stand >= tag)


@dataclass(frozen=True)
class Meldung:
    """One row of one file, reported with the delivery ``nummer``."""

    nummer: int
    datei: str
    zeile: Zeile

    def mit(self, nummer: int | None = None, **felder: object) -> Self:
        """The same record, in another delivery or with other cells."""
        zeile = self.zeile.model_copy(update=felder)
        return replace(self, nummer=self.nummer if nummer is None else nummer, zeile=zeile)


@lru_cache(maxsize=1)
def _modelle() -> Mapping[str, type[Zeile]]:
    return {format_.datei: format_.modell for format_ in FORMATE}


def melde(datei: str, tag: date, **felder: Any) -> Meldung:
    """A row that is reported as soon as it is certain; its cells are checked as those of a file are."""
    return Meldung(lieferung_am(tag), datei, _modelle()[datei].model_validate(felder))


def ereignis(traeger: str, art: str, wann: Zeitangabe, *, phase: str = "", **felder: str) -> Meldung:
    """Something that happened to a Traeger."""
    kennung = "-".join(filter(None, (art, traeger, phase.lower(), wann.text)))
    eigenes = {"kennung": kennung, "traeger": traeger, "art": art, "phase": phase, "sicher": "ja"}
    zeit = {"datum": wann.text, "genauigkeit": wann.genauigkeit}
    return melde("ereignisse.csv", wann.spaetestens, **QUELLE | eigenes | zeit | felder)


def als_ereignis(meldung: Meldung) -> Ereignis:
    assert isinstance(meldung.zeile, Ereignis)
    return meldung.zeile


# --- days --------------------------------------------------------------------------------------------------------


def zufallstag(rng: Random, von: date, bis: date) -> date:
    """Some day, both ends included."""
    return von + timedelta(days=rng.randint(0, (bis - von).days))


def spaeter(rng: Random, tag: date, mindestens: int, hoechstens: int) -> date:
    """A day some days after another one."""
    return tag + timedelta(days=rng.randint(mindestens, hoechstens))


def am(tag: date | str) -> Zeitangabe:
    """An exact day, or a month or a year as written."""
    text = str(tag)
    return Zeitangabe(text, {10: Genauigkeit.TAG, 7: Genauigkeit.MONAT, 4: Genauigkeit.JAHR}[len(text)])


def ungefaehr(rng: Random, tag: date, bis: date) -> Zeitangabe:
    """Now and then only the month is on record, but never so that it becomes certain after ``bis``."""
    monat = am(f"{tag:%Y-%m}")
    return monat if rng.random() < 0.2 and monat.spaetestens <= bis else am(tag)


def felder(rng: Random) -> str:
    """One to three topics, the frequent ones first in the list."""
    gezogen = set(rng.choices(FELDER, weights=range(len(FELDER), 0, -1), k=rng.randint(1, 3)))
    return ";".join(feld for feld in FELDER if feld in gezogen)
