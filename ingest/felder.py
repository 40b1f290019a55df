"""How does the text in one cell of a delivery become a value, and what is said when it cannot?"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, StringConstraints

from domain.auswahl import POLIZEIDIREKTIONEN

T = TypeVar("T")


def _oder_nichts(lesen: Callable[[str], T]) -> Callable[[str], T | None]:
    """The same reader, but an empty cell means "not known"."""
    return lambda text: lesen(text) if text else None


def _tag(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("kein Tag der Form JJJJ-MM-TT") from None


def _ja_nein(text: str) -> bool:
    if text not in ("ja", "nein"):
        raise ValueError("weder „ja“ noch „nein“")
    return text == "ja"


def _ganzzahl(text: str) -> int:
    if not text.isascii() or not text.removeprefix("-").isdigit():
        raise ValueError("keine ganze Zahl ohne Punkt und Komma")
    return int(text)


def _anzahl(text: str) -> int:
    wert = _ganzzahl(text)
    if wert < 0:
        raise ValueError("negative Zahl")
    return wert


def _cent(text: str) -> int:
    """Euros with a point as decimal sign become integer cents."""
    try:
        betrag = Decimal(text) * 100
    except InvalidOperation:
        raise ValueError("kein Betrag in Euro wie 420000 oder 1234.50") from None
    if not betrag.is_finite() or betrag != betrag.to_integral_value() or betrag < 0:
        raise ValueError("kein Betrag in Euro mit höchstens zwei Nachkommastellen")
    return int(betrag)


def _grad(text: str) -> Decimal:
    try:
        grad = Decimal(text)
    except InvalidOperation:
        raise ValueError("keine Koordinate in Grad wie 12.88869") from None
    if not grad.is_finite() or not -180 <= grad <= 180:
        raise ValueError("keine Koordinate in Grad wie 12.88869")
    return grad


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
Tag = Annotated[date, BeforeValidator(_tag)]
TagOderNichts = Annotated[date | None, BeforeValidator(_oder_nichts(_tag))]
JaNein = Annotated[bool, BeforeValidator(_ja_nein)]
Ganzzahl = Annotated[int, BeforeValidator(_ganzzahl)]
Anzahl = Annotated[int, BeforeValidator(_anzahl)]
AnzahlOderNichts = Annotated[int | None, BeforeValidator(_oder_nichts(_anzahl))]
Cent = Annotated[int, BeforeValidator(_cent)]
CentOderNichts = Annotated[int | None, BeforeValidator(_oder_nichts(_cent))]
Grad = Annotated[Decimal, BeforeValidator(_grad)]
Ags = Annotated[str, BeforeValidator(_ags)]
AgsOderNichts = Annotated[str | None, BeforeValidator(_oder_nichts(_ags))]
Kreisschluessel = Annotated[str, BeforeValidator(_kreis)]
PolizeidirektionName = Annotated[str, BeforeValidator(_polizeidirektion)]
Adresse = Annotated[str, BeforeValidator(_url)]
