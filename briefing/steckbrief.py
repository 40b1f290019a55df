"""What belongs on the page of one Kommune, and on that of a body, for a day on which it exists?"""

from dataclasses import dataclass

import pandas as pd

from briefing.baustein import Bild
from briefing.fakten import Fakt, Vergleichbare, fakten, vergleichbare, zaehlt_in
from briefing.kommunengeld import Geldzeile, eigenes_geld, geld_der_verbuende, geldtabelle, geldzeilen
from briefing.lage import lagebild, mitgliederbild, umgebung
from briefing.mitglieder import mitgliedersumme, mitgliedertabelle, zusammengefasst
from briefing.traeger import dauert_an, traegerfakten
from briefing.zeitleiste import zeitleistenbild
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.ereignis import Traegerart
from domain.kreise import kreisname
from domain.stufe import Stufe

KREISFREI = "Kreisfreie Stadt"  # as the register writes it


@dataclass(frozen=True)
class Steckbrief:
    """What a Kommune and a body have in common.

    ``auswahl`` is the one that it is shown with; ``lage`` is None when the map knows nothing of it.
    """

    schluessel: str
    name: str
    untertitel: str
    auswahl: Auswahl
    fakten: tuple[Fakt, ...]
    lage: Bild | None
    zeitleiste: Bild
    ereignisse: pd.DataFrame
    geld: list[Geldzeile]
    geld_der_verbuende: list[Geldzeile]
    geldbelege: pd.DataFrame
    zaehlung: pd.DataFrame
    kennzahlen: list[str]

    def datei(self, was: str) -> str:
        """Name of a file of this page."""
        return f"{self.auswahl.dateiname()}_{self.schluessel}_{was}"


@dataclass(frozen=True)
class Kommunensteckbrief(Steckbrief):
    """The page of a Kommune."""

    stufe: Stufe
    nachbarn: pd.DataFrame
    aehnliche: Vergleichbare | None


@dataclass(frozen=True)
class Traegersteckbrief(Steckbrief):
    """The page of a body; ``hinweis`` says if it does not exist on the Stichtag."""

    mitglieder: pd.DataFrame
    mitglied_ags: tuple[str, ...]
    mitgliedersumme: str
    hinweis: str
    ist_landkreis: bool


def kommunensteckbrief(
    daten: Berichtsdaten, ags: str, auswahl: Auswahl, *, adresse: str, schema: Farbschema
) -> Kommunensteckbrief:
    """A Kommune that exists on the Stichtag of an Auswahl without an area."""
    kommunen = daten.kommunen(auswahl)
    zeile = kommunen[kommunen["ags"] == ags].iloc[0]
    name, ereignisse = str(zeile["name"]), daten.ereignisse(ags, auswahl)
    verbuende = frozenset(
        m.schluessel
        for m in zusammengefasst(daten.stammdaten.mitgliedschaften(ags, auswahl))
        if m.gilt_am(auswahl.stichtag)
    )
    eigenes, ueber = eigenes_geld(daten, auswahl, ags), geld_der_verbuende(daten, auswahl, verbuende)
    zaehlung, kennzahlen = zaehlt_in(daten, auswahl, "ags", ags)
    return Kommunensteckbrief(
        schluessel=ags,
        name=name,
        untertitel=_untertitel(str(daten.stammdaten.kommune(ags, auswahl.datenstand)["art"].iloc[-1]), zeile),
        auswahl=auswahl,
        fakten=fakten(daten, zeile, auswahl),
        lage=lagebild(kommunen, ags, auswahl, adresse=adresse, schema=schema),
        zeitleiste=zeitleistenbild(ereignisse, auswahl, name=name, traeger=ags, schema=schema),
        ereignisse=ereignisse,
        geld=geldzeilen(daten, auswahl, eigenes),
        geld_der_verbuende=geldzeilen(daten, auswahl, ueber),
        geldbelege=geldtabelle(pd.concat([eigenes, ueber]), ags),
        zaehlung=zaehlung,
        kennzahlen=kennzahlen,
        stufe=Stufe(int(zeile["stufe"])),
        nachbarn=umgebung(kommunen, ags, auswahl),
        aehnliche=vergleichbare(kommunen, ags),
    )


def traegersteckbrief(
    daten: Berichtsdaten, traeger: str, auswahl: Auswahl, *, adresse: str, schema: Farbschema
) -> Traegersteckbrief:
    """A body that is no Kommune."""
    zeile = daten.stammdaten.traeger(traeger, auswahl).iloc[0]
    name, kommunen = str(zeile["name"]), daten.kommunen(auswahl)
    mitglieder = zusammengefasst(daten.stammdaten.mitglieder(traeger, auswahl))
    heute = frozenset(m.schluessel for m in mitglieder if m.sicher and m.gilt_am(auswahl.stichtag))
    ereignisse, eigenes = daten.ereignisse(traeger, auswahl), eigenes_geld(daten, auswahl, traeger)
    zaehlung, kennzahlen = zaehlt_in(daten, auswahl, "traeger", traeger)
    return Traegersteckbrief(
        schluessel=traeger,
        name=name,
        untertitel=_untertitel(str(zeile["art"]), zeile),
        auswahl=auswahl,
        fakten=traegerfakten(zeile, len(heute)),
        lage=mitgliederbild(kommunen, heute, auswahl, name=name, adresse=adresse, schema=schema),
        zeitleiste=zeitleistenbild(ereignisse, auswahl, name=name, traeger=traeger, schema=schema),
        ereignisse=ereignisse,
        geld=geldzeilen(daten, auswahl, eigenes),
        geld_der_verbuende=[],
        geldbelege=geldtabelle(eigenes, traeger),
        zaehlung=zaehlung,
        kennzahlen=kennzahlen,
        mitglieder=mitgliedertabelle(mitglieder, kommunen, auswahl.stichtag),
        mitglied_ags=tuple(m.schluessel for m in mitglieder),
        mitgliedersumme=mitgliedersumme(mitglieder, auswahl.stichtag),
        hinweis=dauert_an(zeile, auswahl),
        ist_landkreis=zeile["art"] == Traegerart.LANDKREIS,
    )


def _untertitel(art: str, zeile: pd.Series) -> str:
    """``Große Kreisstadt · Landkreis Mittelsachsen``; what is a Kreis itself lies in none."""
    kreis = kreisname(str(zeile["landkreis"]))
    return art if art in (KREISFREI, Traegerart.LANDKREIS) else f"{art} · {kreis}"
