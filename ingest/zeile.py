"""What do the lines of all deliveries have in common: a name, a source, a date of stated precision?"""

from datetime import date
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.zeit import Genauigkeit, Zeitangabe, passende_genauigkeit
from ingest.felder import Adresse, JaNein, Zeittext, eines_von, spaltenfehler


class Zeile(BaseModel):
    """One line of a delivery. Without ``kennung`` its natural key names it; ``zurueckgezogen`` withdraws the record.

    ``grund`` says why a stored record changes; without it the manifest's reason counts.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    natuerlicher_schluessel: ClassVar[tuple[str, ...]] = ()

    kennung: str = ""
    zurueckgezogen: JaNein = False
    grund: str = ""

    def stabile_kennung(self) -> str:
        """The name of the record across deliveries."""
        return self.kennung or "/".join(str(getattr(self, feld) or "") for feld in self.natuerlicher_schluessel)

    def spalten(self) -> dict[str, Any]:
        """Column values of the table, without the columns of knowledge time."""
        spalten = {**self.__dict__, "kennung": self.stabile_kennung()}
        del spalten["zurueckgezogen"], spalten["grund"]
        return spalten


class BefristeteZeile(Zeile):
    """A line that holds from one day (``gueltig_von``) to another (``gueltig_bis``)."""

    @model_validator(mode="after")
    def _zeitraum(self) -> "BefristeteZeile":
        von, bis = self.__dict__["gueltig_von"], self.__dict__["gueltig_bis"]
        if von and bis and bis < von:
            raise spaltenfehler("gueltig_bis", "liegt vor gueltig_von")
        return self


class Quelle(BaseModel):
    """The columns that name a source."""

    quelle_titel: str = ""
    quelle_url: Adresse = ""
    herausgeber: str = ""
    veroeffentlicht: str = ""
    notiz: str = ""


def pruefe_zeit(spalte: str, text: str, genauigkeit: Genauigkeit) -> None:
    try:
        zeit_von(text, genauigkeit)
    except ValueError as fehler:
        raise spaltenfehler(spalte, str(fehler)) from None


@lru_cache(maxsize=16_384)
def zeit_von(text: str, genauigkeit: Genauigkeit) -> tuple[date | None, date]:
    """First and last day that a date can mean; ValueError if it is none."""
    zeit = Zeitangabe(text, genauigkeit)
    return zeit.fruehestens, zeit.spaetestens


class DatierteZeile(Zeile):
    """A line with a date of stated precision; without a statement it is as precise as it is written."""

    datum: Zeittext
    genauigkeit: Annotated[Genauigkeit, eines_von(Genauigkeit)] = Field(
        default_factory=lambda bisher: passende_genauigkeit(bisher["datum"])
    )

    @model_validator(mode="after")
    def _datum(self) -> "DatierteZeile":
        pruefe_zeit("datum", self.datum, self.genauigkeit)
        return self

    def spalten(self) -> dict[str, Any]:
        spalten = super().spalten()
        spalten["fruehestens"], spalten["spaetestens"] = zeit_von(self.datum, self.genauigkeit)
        return spalten
