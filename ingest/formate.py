"""Which files may a delivery have, and which columns does each of them have?"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from sqlalchemy import Table

from data_access import tabellen as t
from domain.auswahl import POLIZEIDIREKTIONEN, Ebene
from domain.ereignis import Ereignisart, Phase, Qualifizierungsstand, Traegerart
from domain.kennzahl import Geldzustand
from domain.zahlen import Zusatz
from domain.zeit import Zeitangabe, passende_genauigkeit
from ingest.felder import (
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
    Zeittext,
    eines_von,
    spaltenfehler,
)
from ingest.schreibweisen.betrag import euro
from ingest.zeile import BefristeteZeile, DatierteZeile, Quelle, Zeile, pruefe_zeit


class Landkreis(Zeile):
    natuerlicher_schluessel = ("landkreis",)
    landkreis: Kreisschluessel
    name: Pflichttext
    art: Pflichttext


class Zustaendigkeit(Quelle, BefristeteZeile):
    natuerlicher_schluessel = ("landkreis", "gueltig_von")
    landkreis: Kreisschluessel
    polizeidirektion: PolizeidirektionName
    gueltig_von: Tag
    gueltig_bis: TagOderNichts = None


class Kommune(BefristeteZeile):
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


class Traeger(Quelle, BefristeteZeile):
    natuerlicher_schluessel = ("traeger",)
    traeger: Pflichttext
    name: Pflichttext
    art: Annotated[Traegerart, eines_von(Traegerart)]
    sitz_ags: AgsOderNichts = None
    landkreis: Kreisschluessel
    gueltig_von: TagOderNichts = None
    gueltig_bis: TagOderNichts = None


class Mitglied(Quelle, BefristeteZeile):
    natuerlicher_schluessel = ("traeger", "ags", "gueltig_von")
    traeger: Pflichttext
    ags: Ags
    gueltig_von: Tag
    gueltig_bis: TagOderNichts = None
    sicher: JaNein = True


class Ereignis(Quelle, DatierteZeile):
    natuerlicher_schluessel = ("traeger", "art", "phase", "datum")
    traeger: Pflichttext
    art: Annotated[Ereignisart, eines_von(Ereignisart)]
    phase: Annotated[Phase | Literal[""], Field(union_mode="left_to_right"), eines_von(Phase, leer=True)] = ""
    vorgang: str = ""
    sicher: JaNein = True
    handlungsfelder: str = ""

    @model_validator(mode="after")
    def _phase(self) -> "Ereignis":
        if (self.art is Ereignisart.SICHERHEITSANALYSE) != isinstance(self.phase, Phase):
            grund = f"eine Sicherheitsanalyse braucht eine Phase ({', '.join(Phase)}), anderes hat keine"
            raise spaltenfehler("phase", grund)
        return self

    def spalten(self) -> dict[str, Any]:
        spalten = super().spalten()
        spalten["vorgang"] = spalten["vorgang"] or spalten["kennung"]
        return spalten


class Foerderung(Quelle, DatierteZeile):
    natuerlicher_schluessel = ("fall", "geldzustand", "datum")
    traeger: Pflichttext
    fall: Pflichttext
    geldzustand: Annotated[Geldzustand, eines_von(Geldzustand)]
    betrag_eur: CentOderNichts = None
    betrag_zusatz: Annotated[Zusatz, eines_von(Zusatz)] = Zusatz.EXAKT
    sicher: JaNein = True
    handlungsfelder: str = ""

    def spalten(self) -> dict[str, Any]:
        spalten = super().spalten()
        return spalten | {"betrag_cent": spalten.pop("betrag_eur")}


class Haushaltsansatz(Quelle, BefristeteZeile):
    natuerlicher_schluessel = ("gueltig_von", "gueltig_bis")
    gueltig_von: Tag
    gueltig_bis: Tag
    betrag_eur: Cent
    sicher: JaNein = True

    def spalten(self) -> dict[str, Any]:
        spalten = super().spalten()
        return spalten | {"betrag_cent": spalten.pop("betrag_eur")}


class Qualifizierung(Quelle, DatierteZeile):
    natuerlicher_schluessel = ("lehrgang", "qualifizierungsstand", "datum")
    lehrgang: Pflichttext
    qualifizierungsstand: Annotated[Qualifizierungsstand, eines_von(Qualifizierungsstand)]
    personen: Anzahl
    sicher: JaNein = True


class Veroeffentlichung(Quelle, Zeile):
    natuerlicher_schluessel = ("begriff", "stand", "raum", "herausgeber")
    begriff: Pflichttext
    kennzahl: str = ""
    wert: GrosseAnzahl
    nenner: AnzahlOderNichts = None
    einheit: Pflichttext
    zusatz: Annotated[Zusatz, eines_von(Zusatz)]
    stand: Zeittext
    zeitraum: str = ""
    zaehleinheit: str = ""
    ordnungszahl: JaNein = False
    raum_art: Annotated[Ebene, eines_von(Ebene)]
    raum: Pflichttext

    @model_validator(mode="before")
    @classmethod
    def _euro(cls, zellen: Any) -> Any:
        """Amounts may be written as amounts, 1,3 Mio. Euro; they are kept in whole euros."""
        if not isinstance(zellen, dict) or zellen.get("einheit") != "eur" or not isinstance(zellen.get("wert"), str):
            return zellen
        try:
            return zellen | {"wert": euro(zellen["wert"]).removesuffix(".00")}
        except ValueError as fehler:
            raise spaltenfehler("wert", str(fehler)) from None

    @model_validator(mode="after")
    def _stand(self) -> "Veroeffentlichung":
        pruefe_zeit("stand", self.stand, passende_genauigkeit(self.stand))
        raeume = {Ebene.LAND: ("Sachsen",), Ebene.POLIZEIDIREKTION: POLIZEIDIREKTIONEN}.get(self.raum_art)
        if raeume and self.raum not in raeume:
            raise spaltenfehler("raum", f"keiner der Räume {', '.join(raeume)}")
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


class Fassung(Zeile):
    natuerlicher_schluessel = ("kennzahl", "fassung")
    kennzahl: Pflichttext
    fassung: Anzahl
    gueltig_von: Tag
    notiz: str = ""


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
    Format("fassungen.csv", t.fassung, Fassung),
)
