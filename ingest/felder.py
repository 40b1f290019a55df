"""How does the text in one cell of a delivery become a value, and what is said when it cannot?"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from domain.auswahl import POLIZEIDIREKTIONEN
from domain.zeit import tag_aus_text

T = TypeVar("T")
GROESSTE_ANZAHL = 2**31 - 1  # what an INTEGER column holds on every database
GROESSTER_WERT = 10**15  # in cents and summed up it still fits into BIGINT


def spaltenfehler(spalte: str, grund: str) -> PydanticCustomError:
    """What a check of a whole line raises: which of its columns has to be corrected, and why."""
    return PydanticCustomError("spalte", "{spalte}: {grund}", {"spalte": spalte, "grund": grund})


def _oder_nichts(lesen: Callable[[str], T]) -> Callable[[str], T | None]:
    """The same reader, but an empty cell means "not known"."""
    return lambda text: lesen(text) if text else None


def _ja_nein(text: str) -> bool:
    if text not in ("ja", "nein"):
        raise ValueError("weder „ja“ noch „nein“")
    return text == "ja"


def _anzahl(text: str, hoechstens: int = GROESSTE_ANZAHL) -> int:
    if not re.fullmatch(r"-?[0-9]+", text):
        raise ValueError("keine ganze Zahl ohne Punkt und Komma")
    if text.startswith("-"):
        raise ValueError("negative Zahl")
    if len(text) > len(str(hoechstens)) or int(text) > hoechstens:
        raise ValueError(f"größer als {hoechstens}")
    return int(text)


def _grosse_anzahl(text: str) -> int:
    return _anzahl(text, GROESSTER_WERT)


def _cent(text: str) -> int:
    """Euros with a point as decimal sign become integer cents."""
    if re.fullmatch(r"-[0-9.]+", text):
        raise ValueError("negativer Betrag")
    if not re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", text):
        raise ValueError("kein Betrag in Euro wie 420000 oder 1234.50 mit höchstens zwei Nachkommastellen")
    if len(text) > len(str(GROESSTER_WERT)):
        raise ValueError(f"größer als {GROESSTER_WERT // 100} Euro")
    return int(Decimal(text) * 100)


def _grad(text: str) -> Decimal:
    """Degrees, rounded to five decimals (about a metre), which is what is stored."""
    if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,20})?", text) or abs(Decimal(text)) > 180:
        raise ValueError("keine Koordinate in Grad wie 12.88869")
    return Decimal(text).quantize(Decimal("0.00001"))


def _ziffern(laenge: int, was: str) -> Callable[[str], str]:
    def lesen(text: str) -> str:
        if len(text) != laenge or not (text.isascii() and text.isdigit()):
            raise ValueError(f"kein {was} mit {laenge} Ziffern (führende Nullen gehören dazu)")
        return text

    return lesen


def _polizeidirektion(text: str) -> str:
    if text not in POLIZEIDIREKTIONEN:
        raise ValueError(f"keine der Polizeidirektionen {', '.join(POLIZEIDIREKTIONEN)}")
    return text


def _url(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise ValueError("keine Adresse, die mit https:// oder http:// beginnt")
    return text


_ags, _kreis = _ziffern(8, "AGS"), _ziffern(5, "Kreisschlüssel")

Pflichttext = Annotated[str, StringConstraints(min_length=1)]
Tag = Annotated[date, BeforeValidator(tag_aus_text)]
TagOderNichts = Annotated[date | None, BeforeValidator(_oder_nichts(tag_aus_text))]
JaNein = Annotated[bool, BeforeValidator(_ja_nein)]
Anzahl = Annotated[int, BeforeValidator(_anzahl)]
GrosseAnzahl = Annotated[int, BeforeValidator(_grosse_anzahl)]
AnzahlOderNichts = Annotated[int | None, BeforeValidator(_oder_nichts(_anzahl))]
Cent = Annotated[int, BeforeValidator(_cent)]
CentOderNichts = Annotated[int | None, BeforeValidator(_oder_nichts(_cent))]
Grad = Annotated[Decimal, BeforeValidator(_grad)]
Ags = Annotated[str, BeforeValidator(_ags)]
AgsOderNichts = Annotated[str | None, BeforeValidator(_oder_nichts(_ags))]
Kreisschluessel = Annotated[str, BeforeValidator(_kreis)]
PolizeidirektionName = Annotated[str, BeforeValidator(_polizeidirektion)]
Adresse = Annotated[str, BeforeValidator(_url)]
