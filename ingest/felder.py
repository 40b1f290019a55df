"""How does a cell of a delivery become a value, and what is said when it cannot?

People write as they are used to (``ingest.schreibweisen``); here it becomes the type of the column, within its bounds.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from domain.auswahl import POLIZEIDIREKTIONEN
from ingest.schreibweisen import schluessel
from ingest.schreibweisen.betrag import euro
from ingest.schreibweisen.datum import datum, tag
from ingest.schreibweisen.zahlen import anzahl, aus_liste, grad, ja_nein
from ingest.schreibweisen.zelle import geschrieben
from ingest.zellen import GROESSTE_ANZAHL, GROESSTER_WERT, Zellwert

T = TypeVar("T")
GEMERKT = 20_000  # different cells of one kind whose meaning is kept: most of them occur again and again


def spaltenfehler(spalte: str, grund: str) -> PydanticCustomError:
    """What a check of a whole line raises: which of its columns has to be corrected, and why."""
    return PydanticCustomError("spalte", "{spalte}: {grund}", {"spalte": spalte, "grund": grund})


def _gemerkt(lesen: Callable[[Zellwert], T]) -> Callable[[Any], T]:
    """The same reader with a memory; typed, because 1 and True mean different things."""
    return lru_cache(maxsize=GEMERKT, typed=True)(lesen)


def _oder_nichts(lesen: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """The same reader, but an empty cell means "not known"."""
    return lambda wert: None if wert is None or wert == "" else lesen(wert)


@_gemerkt
def _ja_nein(wert: Zellwert) -> bool:
    return ja_nein(wert) == "ja"


def _anzahl_bis(hoechstens: int) -> Callable[[Any], int]:
    @_gemerkt
    def lesen(wert: Zellwert) -> int:
        text = anzahl(wert)
        if text.startswith("-"):
            raise ValueError("negative Zahl")
        if len(text) > len(str(hoechstens)) or int(text) > hoechstens:
            raise ValueError(f"größer als {hoechstens}")
        return int(text)

    return lesen


@_gemerkt
def _cent(wert: Zellwert) -> int:
    """Euros become integer cents."""
    text = euro(wert)
    if len(text) > len(str(GROESSTER_WERT)):
        raise ValueError(f"größer als {GROESSTER_WERT // 100} Euro")
    return int(Decimal(text) * 100)


def _grad(wert: Zellwert) -> Decimal:
    """Degrees, rounded to five decimals (about a metre), which is what is stored."""
    text = grad(wert)
    if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,20})?", text) or abs(Decimal(text)) > 180:
        raise ValueError("keine Koordinate in Grad wie 12.88869")
    return Decimal(text).quantize(Decimal("0.00001"))


def nur_text(feld: FieldInfo) -> bool:
    """Whether a column holds free text, into which a number or a day of a workbook has to be turned."""
    return feld.annotation is str and not any(isinstance(angabe, BeforeValidator) for angabe in feld.metadata)


def als_text(wert: Zellwert) -> str:
    """What stands in a cell of a free text; a day of a workbook as JJJJ-MM-TT."""
    if isinstance(wert, str):
        return wert
    return geschrieben(wert.date() if isinstance(wert, datetime) else wert)


@_gemerkt
def _tag(wert: Zellwert) -> date:
    return date.fromisoformat(tag(wert))


def _wort(*erlaubt: str) -> Callable[[Any], str]:
    """One of these words, however it is spelled."""
    return _gemerkt(lambda wert: aus_liste(wert, erlaubt))


def _url(wert: Zellwert) -> str:
    text = als_text(wert)
    if text and not text.startswith(("https://", "http://")):
        raise ValueError("keine Adresse, die mit https:// oder http:// beginnt")
    return text


def eines_von(aufzaehlung: type[StrEnum], *, leer: bool = False) -> BeforeValidator:
    """For a column that holds a word of a list; ``leer``: or nothing."""
    lesen = _wort(*aufzaehlung)
    return BeforeValidator((lambda wert: lesen(wert) if wert not in ("", None) else "") if leer else lesen)


_ags, _kreis, _tag_oder_nichts = _gemerkt(schluessel.ags), _gemerkt(schluessel.kreis), _oder_nichts(_tag)
_anzahl = _anzahl_bis(GROESSTE_ANZAHL)

Pflichttext = Annotated[str, StringConstraints(min_length=1)]
Zeittext = Annotated[str, BeforeValidator(lambda wert: datum(wert)[0])]
Tag = Annotated[date, BeforeValidator(_tag)]
TagOderNichts = Annotated[date | None, BeforeValidator(_tag_oder_nichts)]
JaNein = Annotated[bool, BeforeValidator(_ja_nein)]
Anzahl = Annotated[int, BeforeValidator(_anzahl)]
GrosseAnzahl = Annotated[int, BeforeValidator(_anzahl_bis(GROESSTER_WERT))]
AnzahlOderNichts = Annotated[int | None, BeforeValidator(_oder_nichts(_anzahl))]
Cent = Annotated[int, BeforeValidator(_cent)]
CentOderNichts = Annotated[int | None, BeforeValidator(_oder_nichts(_cent))]
Grad = Annotated[Decimal, BeforeValidator(_grad)]
Ags = Annotated[str, BeforeValidator(_ags)]
AgsOderNichts = Annotated[str | None, BeforeValidator(_oder_nichts(_ags))]
Kreisschluessel = Annotated[str, BeforeValidator(_kreis)]
PolizeidirektionName = Annotated[str, BeforeValidator(_wort(*POLIZEIDIREKTIONEN))]
Adresse = Annotated[str, BeforeValidator(_url)]
