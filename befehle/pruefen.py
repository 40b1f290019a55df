"""Is what a draft says about ASSKomm true?"""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from befehle.gemeinsam import (
    DatenstandOption,
    Format,
    FormatOption,
    ausgabe,
    berichtsdaten,
    drucke_json,
    lies_tag,
    pruefe_datenstand,
)
from briefing.papiere.klartext import einzeilig
from briefing.textpruefung import Befund, Ergebnis, Urteil, pruefe
from briefing.textpruefung.einlesen import GROESSTE_DATEI, lies
from domain.auswahl import UEBUNGSDATEN
from domain.fehler import Eingabefehler
from domain.zeit import tag_kurz

FALSCHES = 2  # exit code when something contradicts or stands for another word
_FELDER = ("start", "end", "text", "kennzahl", "wert", "zusatz", "urteil", "erwartet", "quelle", "begruendung")
_UMGEBUNG = 40  # letters that are shown around a passage


def check_text(
    datei: Annotated[str, typer.Argument(metavar="DATEI|-", help="Text (.txt, .md, .docx) oder „-“ für die Eingabe")],
    stichtag: Annotated[
        str,
        typer.Option(
            metavar="TAG", help="JJJJ-MM-TT; ohne Angabe der Tag im Kopf des Textes, sonst der neueste der Daten"
        ),
    ] = "",
    datenstand: DatenstandOption = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Aussagen über ASSKomm-Zahlen in einem Text prüfen; Code 2, wenn eine widerspricht oder das Wort nicht zur Zahl passt."""
    text, daten = _text(datei), berichtsdaten()
    nummer = pruefe_datenstand(daten, datenstand)
    ergebnis = pruefe(text, daten, lies_tag(stichtag) if stichtag else None, nummer)
    if format_ is Format.JSON:
        drucke_json([_als_json(befund) for befund in ergebnis.befunde])
    else:
        _drucke(ergebnis, uebung=daten.uebung(nummer), neuester=daten.heutiger_datenstand(ergebnis.datenstand))
    if ergebnis.falsch:
        raise typer.Exit(FALSCHES)


def _text(datei: str) -> str:
    if datei == "-":
        return lies("Eingabe", sys.stdin.buffer.read(GROESSTE_DATEI + 1))
    pfad = Path(datei)
    try:
        with pfad.open("rb") as strom:
            return lies(pfad.name, strom.read(GROESSTE_DATEI + 1))
    except FileNotFoundError:
        raise Eingabefehler(f"Die Datei „{datei}“ gibt es nicht. Abhilfe: den Pfad prüfen oder „-“ angeben.") from None
    except (OSError, ValueError):
        raise Eingabefehler(f"„{datei}“ lässt sich nicht lesen. Abhilfe: eine Datei mit Leserecht angeben.") from None


def _als_json(befund: Befund) -> dict[str, Any]:
    return {feld: getattr(befund, feld) for feld in _FELDER}


def _drucke(ergebnis: Ergebnis, *, uebung: bool, neuester: int) -> None:
    """The day first, then each passage with its verdict and the reason, then how many there are."""
    woher = "aus dem Kopf des Textes" if ergebnis.aus_dem_text else "vorgegeben oder neuester der Daten"
    if uebung:
        ausgabe.print(f"{UEBUNGSDATEN.upper()}: Die Zahlen dieser Datenbank sind erfunden.")
    if ergebnis.datenstand < neuester:
        ausgabe.print(f"ALTER DATENSTAND {ergebnis.datenstand} von {neuester}: Spätere Lieferungen fehlen.")
    ausgabe.print(f"Geprüft zum {tag_kurz(ergebnis.stichtag)} ({woher}), Datenstand {ergebnis.datenstand}.")
    if not ergebnis.befunde:
        ausgabe.print("Der Text enthält keine Aussage über ASSKomm-Zahlen.")
        return
    for befund in ergebnis.befunde:
        zeile = ergebnis.text.count("\n", 0, befund.start) + 1
        ausgabe.print(f"\nZeile {zeile} · {befund.urteil.wort.upper()}: {_stelle(ergebnis.text, befund)}")
        ausgabe.print(f"  {einzeilig(befund.begruendung)}")
        if befund.quelle:
            ausgabe.print(f"  Quelle: {einzeilig(' '.join(filter(None, (befund.quelle, befund.adresse))))}")
    je_urteil = ", ".join(f"{ergebnis.anzahl[u]} {u.wort}" for u in Urteil if ergebnis.anzahl[u])
    ausgabe.print(f"\nAussagen: {len(ergebnis.befunde)} ({je_urteil}). Der Text wurde nicht gespeichert.")


def _stelle(text: str, befund: Befund) -> str:
    """The passage between marks, with what stands around it, on one line."""
    davor, danach = text[max(0, befund.start - _UMGEBUNG) : befund.start], text[befund.end : befund.end + _UMGEBUNG]
    return " ".join(f"…{davor}»{befund.text}«{danach}…".split())
