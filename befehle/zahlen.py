"""Which figures hold on a day, what lies behind them, and why did they change?"""

from datetime import UTC, datetime
from typing import Annotated

import typer

from befehle.gemeinsam import (
    DatenstandOption,
    DirektionOption,
    FeldOption,
    Format,
    FormatOption,
    KennzahlOption,
    KlasseOption,
    LandkreisOption,
    StichtagOption,
    ausgabe,
    berichtsdaten,
    drucke_json,
    drucke_kopf,
    lies_tag,
    pruefe_datenstand,
    tabelle,
    vermerke,
    waehle,
)
from briefing.ausgabe import als_json, begruendung_als_json
from briefing.kennzahltabelle import messwerte, objekte
from briefing.nachweis import belegtabelle, einheitentabelle
from briefing.papiere.klartext import einzeilig
from config import settings
from data_access.ausgaben import verzeichne
from data_access.engine import engine
from data_access.katalog import KATALOG, kennzahl
from domain.aenderung import Begruendung
from domain.auswahl import Ebene
from domain.messwert import Messwert


def figures(
    stichtag: StichtagOption = "",
    datenstand: DatenstandOption = None,
    polizeidirektion: DirektionOption = None,
    landkreis: LandkreisOption = None,
    groessenklasse: KlasseOption = None,
    handlungsfeld: FeldOption = "",
    ebene: Annotated[Ebene, typer.Option(help="Gliederung")] = Ebene.LAND,
    schluessel: KennzahlOption = None,
    anlass: Annotated[
        str | None,
        typer.Option("--register", metavar="ANLASS", help="wofür: die Zahlen ins Zahlenregister eintragen"),
    ] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Kennzahlen mit Basis, Quelle und Datum ausgeben."""
    daten = berichtsdaten()
    gewaehlt = _gewaehlte(schluessel)
    auswahl = waehle(daten, stichtag, datenstand, polizeidirektion, landkreis, groessenklasse, handlungsfeld)
    werte = messwerte(daten, auswahl, ebene, gewaehlt)
    if anlass is not None:
        verzeichne(
            engine(settings().database_url), werte, auswahl, gliederung=ebene, art=f"asskomm figures ({format_})",
            anlass=anlass, zeit=datetime.now(UTC),
        )  # fmt: skip
    if format_ is Format.JSON:
        drucke_json(objekte(werte, auswahl))
        return
    drucke_kopf(daten, auswahl)
    ausgabe.print(tabelle([_zeile(w) for w in werte], "Raum", "Kennzahl", "Wert", "Basis", rechts=("Wert",)))


def _gewaehlte(schluessel: list[str] | None) -> tuple[str, ...]:
    return tuple(kennzahl(s).schluessel for s in schluessel or (k.schluessel for k in KATALOG))


def _zeile(wert: Messwert) -> tuple[str, ...]:
    return wert.raum, wert.kennzahl.titel, wert.zahl, _grundlage(wert)


def _grundlage(wert: Messwert) -> str:
    """Where the value comes from and how much is proved: one sentence where both say the same."""
    return "; ".join(dict.fromkeys((wert.herkunft, wert.beleg_text)))


def changes(
    von: Annotated[str, typer.Option("--from", metavar="TAG", help="Früherer Tag, JJJJ-MM-TT")],
    bis: Annotated[str, typer.Option("--to", metavar="TAG", help="Späterer Tag, JJJJ-MM-TT")],
    von_datenstand: Annotated[
        int | None,
        typer.Option(
            "--from-datenstand", metavar="ZAHL", help="Was man damals wusste; ohne Angabe wie --to-datenstand"
        ),
    ] = None,
    bis_datenstand: Annotated[
        int | None, typer.Option("--to-datenstand", metavar="ZAHL", help="Was man heute weiß; ohne Angabe der neueste")
    ] = None,
    polizeidirektion: DirektionOption = None,
    landkreis: LandkreisOption = None,
    groessenklasse: KlasseOption = None,
    handlungsfeld: FeldOption = "",
    schluessel: KennzahlOption = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Erklären, warum sich Kennzahlen zwischen zwei Tagen oder zwei Datenständen unterscheiden."""
    daten = berichtsdaten()
    gewaehlt = _gewaehlte(schluessel)
    jetzt = waehle(daten, bis, bis_datenstand, polizeidirektion, landkreis, groessenklasse, handlungsfeld)
    wissen = jetzt.datenstand if von_datenstand is None else pruefe_datenstand(daten, von_datenstand)
    damals = jetzt.mit(stichtag=lies_tag(von), datenstand=wissen)
    begruendungen = [b for b in daten.begruendungen(damals, jetzt) if b.kennzahl.schluessel in gewaehlt]
    if format_ is Format.JSON:
        drucke_json([begruendung_als_json(b) | vermerke(jetzt) for b in begruendungen])
        return
    drucke_kopf(daten, jetzt)
    for begruendung in begruendungen:
        _drucke_begruendung(begruendung)


def _drucke_begruendung(begruendung: Begruendung) -> None:
    ausgabe.print(einzeilig(begruendung.satz))
    for gruppe in begruendung.gruppen:
        namen = "; ".join(
            f"{e.name} ({begruendung.betrag(e.beitrag)}{f', {e.bemerkung}' if e.bemerkung else ''})"
            for e in gruppe.eintraege
        )
        ausgabe.print(f"  {gruppe.grund}: {einzeilig(namen)}")


def nachweis(
    schluessel: Annotated[str, typer.Option("--kennzahl", metavar="SCHLÜSSEL", help="Schlüssel der Kennzahl")],
    stichtag: StichtagOption = "",
    datenstand: DatenstandOption = None,
    polizeidirektion: DirektionOption = None,
    landkreis: LandkreisOption = None,
    groessenklasse: KlasseOption = None,
    handlungsfeld: FeldOption = "",
    format_: FormatOption = Format.TEXT,
) -> None:
    """Die Einzelfälle hinter einer Kennzahl ausgeben, jeden mit Quelle, Datum, Lieferung und Sicherheit."""
    daten = berichtsdaten()
    gefragt = kennzahl(schluessel)
    auswahl = waehle(daten, stichtag, datenstand, polizeidirektion, landkreis, groessenklasse, handlungsfeld)
    wert = daten.messwert(gefragt, auswahl)
    gezaehlt, alle = einheitentabelle(daten, gefragt, auswahl), belegtabelle(daten, gefragt, auswahl)
    if format_ is Format.JSON:
        inhalt = {"gezaehlt": gezaehlt.to_dict("records"), "einzelfaelle": alle.to_dict("records")}
        drucke_json(als_json(wert) | vermerke(auswahl) | inhalt)
        return
    drucke_kopf(daten, auswahl)
    ausgabe.print(einzeilig(f"{wert.kennzahl.titel}: {wert.zahl} ({_grundlage(wert)})"))
    ausgabe.print(f"Definition: {wert.kennzahl.definition} {wert.kennzahl.abgrenzung}")
    spalten = ("Nr.", "Gezählt", "Wert", "Seit", "Quelle", "Lieferung")
    zeilen = [tuple(str(zeile[spalte]) for spalte in spalten) for zeile in gezaehlt.to_dict("records")]
    ausgabe.print(tabelle(zeilen, *spalten, rechts=("Nr.", "Wert")))
