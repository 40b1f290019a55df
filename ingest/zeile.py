"""What do the lines of all deliveries have in common: a name, a source, a date of stated precision?"""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.zeit import Genauigkeit, Zeitangabe, passende_genauigkeit
from ingest.felder import Adresse, JaNein, Text, Zeittext, eines_von, spaltenfehler


class Zeile(BaseModel):
    """One line of a delivery. Without ``kennung`` its natural key names it; ``zurueckgezogen`` withdraws the record.

    ``grund`` says why a stored record changes; without it the manifest's reason counts.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    natuerlicher_schluessel: ClassVar[tuple[str, ...]] = ()

    kennung: Text = ""
    zurueckgezogen: JaNein = False
    grund: Text = ""

    def stabile_kennung(self) -> str:
        """The name of the record across deliveries."""
        return self.kennung or "/".join(str(getattr(self, feld) or "") for feld in self.natuerlicher_schluessel)

    def spalten(self) -> dict[str, Any]:
        """Column values of the table, without the columns of knowledge time."""
        return self.model_dump(exclude={"zurueckgezogen", "grund"}) | {"kennung": self.stabile_kennung()}

    @model_validator(mode="after")
    def _zeitraum(self) -> "Zeile":
        von, bis = getattr(self, "gueltig_von", None), getattr(self, "gueltig_bis", None)
        if von and bis and bis < von:
            raise spaltenfehler("gueltig_bis", "liegt vor gueltig_von")
        return self


class Quelle(BaseModel):
    """The columns that name a source."""

    quelle_titel: Text = ""
    quelle_url: Adresse = ""
    herausgeber: Text = ""
    veroeffentlicht: Text = ""
    notiz: Text = ""


def pruefe_zeit(spalte: str, text: str, genauigkeit: Genauigkeit) -> None:
    try:
        Zeitangabe(text, genauigkeit)
    except ValueError as fehler:
        raise spaltenfehler(spalte, str(fehler)) from None


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
        zeit = Zeitangabe(self.datum, self.genauigkeit)
        return super().spalten() | {"fruehestens": zeit.fruehestens, "spaetestens": zeit.spaetestens}
