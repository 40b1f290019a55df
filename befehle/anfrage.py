"""How does an administrator get the tables with which a Kleine Anfrage is answered, and how is it kept that they were given out?"""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from befehle.ausgabedatei import berichte, dateiart, ganz_oder_gar_nicht, verzeichne, warten
from befehle.gemeinsam import (
    DatenstandOption,
    DirektionOption,
    FeldOption,
    KennzahlOption,
    KlasseOption,
    LandkreisOption,
    StichtagOption,
    berichtsdaten,
    pruefe_datenstand,
    waehle,
)
from briefing.anfrage import anfrage as stelle_zusammen
from briefing.anfragewunsch import Gliederung, anfragewunsch, letzter_tag
from briefing.papiere.lagebild import Zusammenstellung
from briefing.papiere.papierformat import Fassung, Papierformat, erzeuge
from config import settings
from data_access.berichtsdaten import Berichtsdaten
from domain.fehler import Eingabefehler
from domain.zeichen import json_harmlos


class Anfrageformat(StrEnum):
    """As what the answer may leave."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    JSON = "json"


def anfrage(
    drucksache: Annotated[str, typer.Option(metavar="NUMMER", help="Drucksache, z. B. 7/12345; steht im Zahlenregister")],
    schluessel: KennzahlOption = None,
    gliederung: Annotated[Gliederung, typer.Option(help="wonach die Fälle aufgeteilt werden")] = Gliederung.LANDKREIS,
    von: Annotated[str, typer.Option("--von", metavar="ZEIT", help="JJJJ oder JJJJ-MM; ohne Angabe von Anfang an")] = "",
    bis: Annotated[str, typer.Option("--bis", metavar="ZEIT", help="JJJJ oder JJJJ-MM; ohne Angabe bis zum Stichtag")] = "",
    stichtag: StichtagOption = "",
    datenstand: DatenstandOption = None,
    polizeidirektion: DirektionOption = None,
    landkreis: LandkreisOption = None,
    groessenklasse: KlasseOption = None,
    handlungsfeld: FeldOption = "",
    betreff: Annotated[str, typer.Option(metavar="TEXT", help="Betreff; ohne Angabe nach Kennzahl und Gliederung")] = "",
    format_: Annotated[
        Anfrageformat | None, typer.Option("--format", help="ohne Angabe nach der Endung von DATEI")
    ] = None,
    datei: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DATEI", help="Wohin; nur JSON geht ohne, auf die Ausgabe")
    ] = None,
) -> None:  # fmt: skip
    """Tabellen für die Antwort auf eine Kleine Anfrage ausgeben und mit der Drucksache im Zahlenregister verzeichnen."""
    art = _format(format_, datei)
    daten = berichtsdaten()
    tag = stichtag or _stichtag(daten, datenstand, bis)
    auswahl = waehle(daten, tag, datenstand, polizeidirektion, landkreis, groessenklasse, handlungsfeld)
    wunsch = anfragewunsch(tuple(schluessel or ()), gliederung, von, bis, drucksache, auswahl, betreff)
    papier = stelle_zusammen(daten, wunsch, auswahl, adresse=settings().papieradresse())
    if datei is None:
        verzeichne(papier, f"asskomm anfrage ({art})", f"Kleine Anfrage, Drucksache {wunsch.drucksache}")
        sys.stdout.write(json_harmlos(_als_json(papier)) + "\n")
        return
    with warten("Die Antwort wird erstellt …"), ganz_oder_gar_nicht(datei) as halbfertig:
        halbfertig.write_bytes(_inhalt(papier, art))
        verzeichne(papier, f"asskomm anfrage ({art})", f"Kleine Anfrage, Drucksache {wunsch.drucksache}")
    hinweise = [f"Hinweis: {wunsch.spanne.hinweis}"] if wunsch.spanne.hinweis else []
    tafeln = [f"  {tafel.titel}" for tafel in papier.lagebild.tafeln()]
    gefragt = f"Kleine Anfrage, Drucksache {wunsch.drucksache}: {auswahl.beschreibung()}"
    berichte(papier.lagebild, datei, gefragt, *hinweise, *tafeln)


def _format(gewaehlt: Anfrageformat | None, datei: Path | None) -> Anfrageformat:
    if datei is None:
        if gewaehlt in (None, Anfrageformat.JSON):
            return Anfrageformat.JSON
        raise Eingabefehler(
            f"Für {gewaehlt} fehlt die Datei. Abhilfe: mit -o angeben, wohin, z. B. -o antwort.{gewaehlt}."
        )
    return dateiart(gewaehlt, datei, Anfrageformat)


def _stichtag(daten: Berichtsdaten, datenstand: int | None, bis: str) -> str:
    """Without one: the end of the period, as far as the deliveries reach."""
    ende = letzter_tag(bis)
    neuester = daten.neuester_stichtag(pruefe_datenstand(daten, datenstand))
    return min(ende, neuester).isoformat() if ende else ""


def _inhalt(papier: Zusammenstellung, art: Anfrageformat) -> bytes:
    if art is Anfrageformat.JSON:
        return f"{_als_json(papier)}\n".encode()
    return erzeuge(papier.lagebild, Fassung(Papierformat(art)))


def _als_json(papier: Zusammenstellung) -> str:
    """The frozen paper; amounts are integer cents."""
    return json.dumps(
        {"pruefwert": papier.lagebild.pruefwert, "aufnahme": json.loads(papier.lagebild.als_json())},
        ensure_ascii=False, indent=2,
    )  # fmt: skip
