"""How does somebody get the situation as a file, from the command line or from a job that runs at night?"""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from befehle.ausgabedatei import berichte, dateiart, ganz_oder_gar_nicht, verzeichne, warten
from befehle.gemeinsam import (
    DatenstandOption,
    DirektionOption,
    FeldOption,
    KlasseOption,
    LandkreisOption,
    StichtagOption,
    berichtsdaten,
    lies_tag,
    waehle,
)
from briefing.papiere.lagebild import zusammenstellen
from briefing.papiere.papierformat import Fassung, Papierformat, erzeuge
from briefing.papiere.wunsch import Teil, wunsch
from config import settings
from domain.auswahl import FRUEHESTER_STICHTAG, Auswahl
from domain.fehler import Eingabefehler
from domain.zeit import ein_jahr_vor, tag_kurz

ANLASS = "Briefing"


def briefing(
    datei: Annotated[Path, typer.Option("--output", "-o", metavar="DATEI", help="Wohin; eine vorhandene Datei wird ersetzt")],
    format_: Annotated[
        Papierformat | None, typer.Option("--format", help="Art der Datei; ohne Angabe nach der Endung von DATEI")
    ] = None,
    kurz: Annotated[bool, typer.Option("--kurz", help="nur mit pdf: alles Wichtige auf einer Seite")] = False,
    titel: Annotated[str, typer.Option(metavar="TEXT", help="Titel; ohne Angabe „Lagebild ASSKomm“")] = "",
    schluessel: Annotated[
        list[str] | None, typer.Option("--kennzahl", metavar="SCHLÜSSEL", help="mehrfach möglich; ohne Angabe die Hauptzahlen")
    ] = None,
    baustein: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help=f"mehrfach möglich: {', '.join(Teil)}")
    ] = None,
    stichtag: StichtagOption = "",
    datenstand: DatenstandOption = None,
    vergleich: Annotated[
        str, typer.Option(metavar="TAG", help="JJJJ-MM-TT; ohne Angabe ein Jahr vor dem Stichtag")
    ] = "",
    polizeidirektion: DirektionOption = None,
    landkreis: LandkreisOption = None,
    groessenklasse: KlasseOption = None,
    handlungsfeld: FeldOption = "",
    anlass: Annotated[str, typer.Option(metavar="TEXT", help="wofür; steht im Zahlenregister")] = ANLASS,
    vorlage: Annotated[
        Path | None, typer.Option(metavar="DATEI.pptx", help="nur mit pptx: wie die Folien aussehen sollen")
    ] = None,
) -> None:  # fmt: skip
    """Ein Lagebild als Datei ausgeben und im Zahlenregister verzeichnen: PDF, Folien, Arbeitsmappe, Presseentwurf, CSV."""
    fassung = Fassung(dateiart(format_, datei, Papierformat), kurz, vorlage)
    daten = berichtsdaten()
    gewuenscht = wunsch(_oder_nichts(schluessel), _oder_nichts(baustein), titel)
    auswahl = waehle(daten, stichtag, datenstand, polizeidirektion, landkreis, groessenklasse, handlungsfeld)
    auswahl = auswahl.mit(vergleich=_vergleichstag(vergleich, auswahl))
    with warten(f"{fassung.wort} wird erstellt …"), ganz_oder_gar_nicht(datei) as halbfertig:
        papier = zusammenstellen(daten, auswahl, gewuenscht, adresse=settings().papieradresse())
        halbfertig.write_bytes(erzeuge(papier.lagebild, fassung))
        verzeichne(papier, f"{fassung.wort} · asskomm briefing", anlass)
    berichte(papier.lagebild, datei, f"Lagebild: {papier.auswahl.beschreibung()}")


def _oder_nichts(namen: list[str] | None) -> tuple[str, ...] | None:
    return tuple(namen) if namen else None


def _vergleichstag(text: str, auswahl: Auswahl) -> date | None:
    """As on the pages: a year before, if there are data of that day."""
    if not text:
        zuvor = ein_jahr_vor(auswahl.stichtag)
        return zuvor if zuvor >= FRUEHESTER_STICHTAG else None
    tag = lies_tag(text)
    if tag >= auswahl.stichtag:
        raise Eingabefehler(
            f"Der Vergleichstag {tag_kurz(tag)} liegt nicht vor dem Stichtag {tag_kurz(auswahl.stichtag)}. Abhilfe: einen "
            "früheren Tag angeben."
        )
    return tag
