"""Which files may a delivery have, and which columns does each of them have?"""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlalchemy import Table

from data_access import tabellen as t
from domain.auswahl import Ebene
from domain.ereignis import Ereignisart, Phase, Qualifizierungsstand, Traegerart
from domain.kennzahl import Geldzustand
from domain.zahlen import Zusatz
from domain.zeit import Genauigkeit, Zeitangabe, passende_genauigkeit
from ingest.felder import (
    Adresse,
    Ags,
    AgsOderNichts,
    Anzahl,
    AnzahlOderNichts,
    Cent,
    CentOderNichts,
    Grad,
    GrosseAnzahl,
    JaNein,
    Kreisschluessel,
    Pflichttext,
    PolizeidirektionName,
    Tag,
    TagOderNichts,
    spaltenfehler,
)


class Zeile(BaseModel):
    """One line of a delivery. Without ``kennung`` its natural key names it; ``zurueckgezogen`` withdraws the record."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    natuerlicher_schluessel: ClassVar[tuple[str, ...]] = ()

    kennung: str = ""
    zurueckgezogen: JaNein = False

    def stabile_kennung(self) -> str:
        """The name of the record across deliveries."""
        return self.kennung or "/".join(str(getattr(self, feld) or "") for feld in self.natuerlicher_schluessel)

    def spalten(self) -> dict[str, Any]:
        """Column values of the table, without the columns of knowledge time."""
        return self.model_dump(exclude={"zurueckgezogen"}) | {"kennung": self.stabile_kennung()}

    @model_validator(mode="after")
    def _zeitraum(self) -> "Zeile":
        von, bis = getattr(self, "gueltig_von", None), getattr(self, "gueltig_bis", None)
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


def _pruefe_zeit(spalte: str, text: str, genauigkeit: Genauigkeit) -> None:
    try:
        Zeitangabe(text, genauigkeit)
    except ValueError as fehler:
        raise spaltenfehler(spalte, str(fehler)) from None


class DatierteZeile(Zeile):
    """A line with a date of stated precision."""

    datum: Pflichttext
    genauigkeit: Genauigkeit

    @model_validator(mode="after")
    def _datum(self) -> "DatierteZeile":
        _pruefe_zeit("datum", self.datum, self.genauigkeit)
        return self

    def spalten(self) -> dict[str, Any]:
        zeit = Zeitangabe(self.datum, self.genauigkeit)
        return super().spalten() | {"fruehestens": zeit.fruehestens, "spaetestens": zeit.spaetestens}


class Landkreis(Zeile):
    natuerlicher_schluessel = ("landkreis",)
    landkreis: Kreisschluessel
    name: Pflichttext
    art: Pflichttext


class Zustaendigkeit(Quelle, Zeile):
    natuerlicher_schluessel = ("landkreis", "gueltig_von")
    landkreis: Kreisschluessel
    polizeidirektion: PolizeidirektionName
    gueltig_von: Tag
    gueltig_bis: TagOderNichts = None


class Kommune(Zeile):
    natuerlicher_schluessel = ("ags",)
    ags: Ags
    name: Pflichttext
    name_amtlich: Pflichttext
    art: Pflichttext
    art_seit: str = ""
    landkreis: Kreisschluessel
    gueltig_von: Tag
    gueltig_bis: TagOderNichts = None
    beginn_ist_erfassung: JaNein
    nachfolger_ags: AgsOderNichts = None
    flaeche_ha: Anzahl
    flaeche_quelle: str = ""
    flaeche_polygon_ha: Anzahl
    lon: Grad
    lat: Grad


class Gebietsaenderung(Zeile):
    natuerlicher_schluessel = ("alt_ags", "datum")
    datum: Tag
    alt_ags: Ags
    alt_name: Pflichttext
    neu_ags: Ags
    neu_name: Pflichttext
    notiz: str = ""


class Einwohner(Zeile):
    natuerlicher_schluessel = ("ags", "stichtag")
    ags: Ags
    stichtag: Tag
    einwohner: Anzahl
    gebietsstand: Tag
    notiz: str = ""


class Traeger(Quelle, Zeile):
    natuerlicher_schluessel = ("traeger",)
    traeger: Pflichttext
    name: Pflichttext
    art: Traegerart
    sitz_ags: AgsOderNichts = None
    landkreis: Kreisschluessel
    gueltig_von: TagOderNichts = None
    gueltig_bis: TagOderNichts = None


class Mitglied(Quelle, Zeile):
    natuerlicher_schluessel = ("traeger", "ags", "gueltig_von")
    traeger: Pflichttext
    ags: Ags
    gueltig_von: Tag
    gueltig_bis: TagOderNichts = None
    sicher: JaNein


class Ereignis(Quelle, DatierteZeile):
    natuerlicher_schluessel = ("traeger", "art", "phase", "datum")
    traeger: Pflichttext
    art: Ereignisart
    phase: Annotated[Phase | Literal[""], Field(union_mode="left_to_right")] = ""
    vorgang: str = ""
    sicher: JaNein
    handlungsfelder: str = ""

    @model_validator(mode="after")
    def _phase(self) -> "Ereignis":
        if (self.art is Ereignisart.SICHERHEITSANALYSE) != isinstance(self.phase, Phase):
            grund = f"eine Sicherheitsanalyse braucht eine Phase ({', '.join(Phase)}), anderes hat keine"
            raise spaltenfehler("phase", grund)
        return self

    def spalten(self) -> dict[str, Any]:
        return super().spalten() | {"vorgang": self.vorgang or self.stabile_kennung()}


class Foerderung(Quelle, DatierteZeile):
    natuerlicher_schluessel = ("fall", "geldzustand", "datum")
    traeger: Pflichttext
    fall: Pflichttext
    geldzustand: Geldzustand
    betrag_eur: CentOderNichts = None
    betrag_zusatz: Zusatz = Zusatz.EXAKT
    sicher: JaNein
    handlungsfelder: str = ""

    def spalten(self) -> dict[str, Any]:
        spalten = super().spalten()
        return spalten | {"betrag_cent": spalten.pop("betrag_eur")}


class Haushaltsansatz(Quelle, Zeile):
    natuerlicher_schluessel = ("gueltig_von", "gueltig_bis")
    gueltig_von: Tag
    gueltig_bis: Tag
    betrag_eur: Cent
    sicher: JaNein

    def spalten(self) -> dict[str, Any]:
        spalten = super().spalten()
        return spalten | {"betrag_cent": spalten.pop("betrag_eur")}


class Qualifizierung(Quelle, DatierteZeile):
    natuerlicher_schluessel = ("lehrgang", "qualifizierungsstand", "datum")
    lehrgang: Pflichttext
    qualifizierungsstand: Qualifizierungsstand
    personen: Anzahl
    sicher: JaNein


class Veroeffentlichung(Quelle, Zeile):
    natuerlicher_schluessel = ("begriff", "stand", "raum", "herausgeber")
    begriff: Pflichttext
    kennzahl: str = ""
    wert: GrosseAnzahl
    nenner: AnzahlOderNichts = None
    einheit: Pflichttext
    zusatz: Zusatz
    stand: Pflichttext
    zeitraum: str = ""
    zaehleinheit: str = ""
    raum_art: Ebene
    raum: Pflichttext

    @model_validator(mode="after")
    def _stand(self) -> "Veroeffentlichung":
        _pruefe_zeit("stand", self.stand, passende_genauigkeit(self.stand))
        return self

    def spalten(self) -> dict[str, Any]:
        stand = Zeitangabe(self.stand, passende_genauigkeit(self.stand))
        grenzen = {"stand_von": stand.fruehestens, "stand_bis": stand.spaetestens}
        geld = {"wert": self.wert * 100, "einheit": "cent"} if self.einheit == "eur" else {}
        return super().spalten() | grenzen | geld | {"kennzahl": self.kennzahl or None}


class Vollstaendigkeit(Zeile):
    natuerlicher_schluessel = ("kennzahl",)
    kennzahl: Pflichttext
    gueltig_von: Tag


@dataclass(frozen=True)
class Format:
    """One file of a delivery: its name, the table that it fills and the shape of a line."""

    datei: str
    tabelle: Table
    modell: type[Zeile]


FORMATE = (
    Format("landkreise.csv", t.landkreis, Landkreis),
    Format("zustaendigkeiten.csv", t.zustaendigkeit, Zustaendigkeit),
    Format("kommunen.csv", t.kommune, Kommune),
    Format("gebietsaenderungen.csv", t.gebietsaenderung, Gebietsaenderung),
    Format("einwohner.csv", t.einwohner, Einwohner),
    Format("traeger.csv", t.traeger, Traeger),
    Format("mitglieder.csv", t.mitglied, Mitglied),
    Format("ereignisse.csv", t.ereignis, Ereignis),
    Format("foerderungen.csv", t.foerderung, Foerderung),
    Format("haushaltsansaetze.csv", t.haushaltsansatz, Haushaltsansatz),
    Format("qualifizierungen.csv", t.qualifizierung, Qualifizierung),
    Format("veroeffentlichungen.csv", t.veroeffentlichung, Veroeffentlichung),
    Format("vollstaendigkeit.csv", t.vollstaendigkeit, Vollstaendigkeit),
)
