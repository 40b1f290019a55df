"""Which figures hold on a day, what lies behind them, and why did they change?"""

from datetime import UTC, datetime
from typing import Annotated

import typer

from befehle.gemeinsam import (
    DatenstandOption,
    DirektionOption,
    Format,
    FormatOption,
    KennzahlOption,
    LandkreisOption,
    StichtagOption,
    ausgabe,
    berichtsdaten,
    drucke_json,
    drucke_kopf,
    lies_tag,
    pruefe_datenstand,
    tabelle,
    waehle,
)
from briefing.ausgabe import als_json, begruendung_als_json
from briefing.nachweis import belegtabelle, einheitentabelle
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
    ebene: Annotated[Ebene, typer.Option(help="Gliederung")] = Ebene.LAND,
    schluessel: KennzahlOption = None,
    anlass: Annotated[str, typer.Option("--register", help="Anlass: die Zahlen ins Zahlenregister eintragen")] = "",
    format_: FormatOption = Format.TEXT,
) -> None:
    """Kennzahlen mit Basis, Quelle und Datum ausgeben."""
    daten = berichtsdaten()
    gewaehlt = _gewaehlte(schluessel)
    auswahl = waehle(daten, stichtag, datenstand, polizeidirektion, landkreis)
    werte = [w for w in daten.messwerte_je_raum(auswahl, ebene) if w.kennzahl.schluessel in gewaehlt]
    if anlass:
        verzeichne(
            engine(settings().database_url), werte, auswahl, gliederung=ebene, art=f"asskomm figures ({format_})",
            anlass=anlass, zeit=datetime.now(UTC),
        )  # fmt: skip
    if format_ is Format.JSON:
        drucke_json([als_json(wert) | {"uebung": auswahl.uebung} for wert in werte])
        return
    drucke_kopf(daten, auswahl)
    ausgabe.print(
        tabelle([_zeile(w) for w in werte], "Raum", "Kennzahl", "Wert", "Basis", rechts=("Wert",)), markup=False
    )


def _gewaehlte(schluessel: list[str] | None) -> set[str]:
    return {kennzahl(s).schluessel for s in schluessel or (k.schluessel for k in KATALOG)}


def _zeile(wert: Messwert) -> tuple[str, ...]:
    basis = dict.fromkeys((wert.herkunft, wert.beleg_text))  # one sentence where both say the same
    return wert.raum, wert.kennzahl.titel, wert.zahl, "; ".join(basis)


def changes(
    von: Annotated[str, typer.Option("--from", help="Früherer Tag, JJJJ-MM-TT")],
    bis: Annotated[str, typer.Option("--to", help="Späterer Tag, JJJJ-MM-TT")],
    von_datenstand: Annotated[
        int | None, typer.Option("--from-datenstand", help="Was man damals wusste; ohne Angabe wie --to-datenstand")
    ] = None,
    bis_datenstand: Annotated[
        int | None, typer.Option("--to-datenstand", help="Was man heute weiß; ohne Angabe der neueste")
    ] = None,
    polizeidirektion: DirektionOption = None,
    landkreis: LandkreisOption = None,
    schluessel: KennzahlOption = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Erklären, warum sich Kennzahlen zwischen zwei Tagen oder zwei Datenständen unterscheiden."""
    daten = berichtsdaten()
    gewaehlt = _gewaehlte(schluessel)
    jetzt = waehle(daten, bis, bis_datenstand, polizeidirektion, landkreis)
    wissen = jetzt.datenstand if von_datenstand is None else pruefe_datenstand(daten, von_datenstand)
    damals = jetzt.mit(stichtag=lies_tag(von), datenstand=wissen)
    begruendungen = [b for b in daten.begruendungen(damals, jetzt) if b.kennzahl.schluessel in gewaehlt]
    if format_ is Format.JSON:
        drucke_json([begruendung_als_json(b) | {"uebung": jetzt.uebung} for b in begruendungen])
        return
    drucke_kopf(daten, jetzt)
    for begruendung in begruendungen:
        _drucke_begruendung(begruendung)


def _drucke_begruendung(begruendung: Begruendung) -> None:
    ausgabe.print(begruendung.satz, markup=False)
    for gruppe in begruendung.gruppen:
        namen = "; ".join(
            f"{e.name} ({begruendung.betrag(e.beitrag)}{f', {e.bemerkung}' if e.bemerkung else ''})"
            for e in gruppe.eintraege
        )
        ausgabe.print(f"  {gruppe.grund}: {namen}", markup=False)


def nachweis(
    schluessel: Annotated[str, typer.Option("--kennzahl", help="Schlüssel der Kennzahl")],
    stichtag: StichtagOption = "",
    datenstand: DatenstandOption = None,
    polizeidirektion: DirektionOption = None,
    landkreis: LandkreisOption = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Die Einzelfälle hinter einer Kennzahl ausgeben, jeden mit Quelle, Datum, Lieferung und Sicherheit."""
    daten = berichtsdaten()
    gefragt = kennzahl(schluessel)
    auswahl = waehle(daten, stichtag, datenstand, polizeidirektion, landkreis)
    wert = daten.messwert(gefragt, auswahl)
    gezaehlt, alle = einheitentabelle(daten, gefragt, auswahl), belegtabelle(daten, gefragt, auswahl)
    if format_ is Format.JSON:
        inhalt = {"gezaehlt": gezaehlt.to_dict("records"), "einzelfaelle": alle.to_dict("records")}
        drucke_json(als_json(wert) | {"uebung": auswahl.uebung} | inhalt)
        return
    drucke_kopf(daten, auswahl)
    ausgabe.print(f"{wert.kennzahl.titel}: {wert.zahl} ({wert.herkunft}; {wert.beleg_text})", markup=False)
    ausgabe.print(f"Definition: {wert.kennzahl.definition} {wert.kennzahl.abgrenzung}", markup=False)
    spalten = ("Nr.", "Gezählt", "Wert", "Seit", "Quelle", "Lieferung")
    zeilen = [tuple(str(zeile[spalte]) for spalte in spalten) for zeile in gezaehlt.to_dict("records")]
    ausgabe.print(tabelle(zeilen, *spalten, rechts=("Nr.", "Wert")), markup=False)
