"""What stands in the sheets of a workbook? Values only: nothing in it is computed, followed or run."""

import math
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from python_calamine import CalamineWorkbook, load_workbook

from ingest.befund import Befund, Schwere
from ingest.formate import Format
from ingest.quellen import angaben as manifest
from ingest.quellen.archiv import gepackt
from ingest.quellen.blattprobe import gepruefte
from ingest.quellen.blattxml import Blattbild, zellname
from ingest.quellen.grenzen import LAENGSTE_ZELLE, MEISTE_BEFUNDE, gegliedert
from ingest.quellen.mappenteile import mappenteile
from ingest.quellen.roh import Rohlieferung, Rohtabelle, Zellwert
from ingest.spalten import ANGABEN, BEFUNDE, BEGLEITBLAETTER, BLAETTER, format_zu, vereinfacht

_ERLAEUTERND = {vereinfacht(name) for name in (*BEGLEITBLAETTER, BEFUNDE, "Hinweise")}
_BLATT_FEHLT = "aus der Vorlage übernehmen (asskomm template); es nennt Kennung, Titel, Herausgeber und Stand"
_GROESSTE_GANZE = 10**15  # a float beyond is not exact
_Zeilen = Iterator[tuple[int, list[Zellwert]]]


class _Unlesbar(Exception):
    """Calamine gave up."""


def lies(inhalt: dict[str, bytearray], datei: str, befunde: list[Befund]) -> Rohlieferung | None:
    """The delivery in an unpacked workbook; None or an incomplete one and at least one more Fehler if it is not readable.

    Calamine gets a new file of only those parts that were looked at, so that it cannot see anything else. ``inhalt`` is
    emptied, because the parts of a large workbook are not needed twice.
    """
    teile = mappenteile(inhalt, datei, befunde)
    if teile is None:
        return None
    formate = _gewaehlte(teile.blaetter, datei, befunde)
    eigene = next((titel for titel in teile.blaetter if manifest.ist_angaben(titel)), None)
    if eigene is None:
        befunde.append(Befund(datei, None, "", "", f"das Blatt „{ANGABEN}“ fehlt", _BLATT_FEHLT))
    bilder = gepruefte(teile, [*formate, *([eigene] if eigene else [])], datei, befunde)
    geprueft = gepackt(teile.nur(bilder), verdichtet=False)
    teile.teile.clear()
    inhalt.clear()
    try:
        mappe = _geladen(geprueft)
        del geprueft
        angaben: dict[str, object] | None = {} if eigene else None
        stellen: dict[str, manifest.Stelle] = {}
        if eigene and eigene in bilder:
            angaben, stellen = manifest.aus_zeilen(_gefuellte(mappe, eigene), datei, befunde, eigene)
        tabellen = [
            _tabelle(mappe, name, formate[name], bilder[name], datei, befunde) for name in formate if name in bilder
        ]
    except _Unlesbar:
        grund, abhilfe = "die Arbeitsmappe ist beschädigt und nicht lesbar", "in Excel öffnen und neu speichern"
        befunde.append(Befund(datei, None, "", "", grund, abhilfe))
        return None
    return Rohlieferung("", angaben, eigene or ANGABEN, tuple(filter(None, tabellen)), "", stellen=stellen)


def _gewaehlte(blaetter: Mapping[str, str], datei: str, befunde: list[Befund]) -> dict[str, Format]:
    """The kind of fact in each sheet that has one."""
    formate: dict[str, Format] = {}
    for titel in blaetter:
        format_ = format_zu(titel)
        gleiche = [name for name, anderes in formate.items() if anderes is format_]
        if format_ is None:
            if not manifest.ist_angaben(titel) and vereinfacht(titel) not in _ERLAEUTERND:
                abhilfe = f"nichts zu tun, oder das Blatt umbenennen; bekannt sind {', '.join(BLAETTER.values())}"
                grund = "unbekanntes Blatt, es wird nicht gelesen"
                befunde.append(Befund(datei, None, "", "", grund, abhilfe, Schwere.HINWEIS, titel))
        elif gleiche:
            grund = f"dasselbe wie das Blatt „{gleiche[0]}“"
            befunde.append(Befund(datei, None, "", "", grund, "beide in einem Blatt liefern", blatt=titel))
        else:
            formate[titel] = format_
    if not formate:
        abhilfe = f"mindestens ein Blatt liefern: {', '.join(BLAETTER.values())}"
        befunde.append(Befund(datei, None, "", "", "die Arbeitsmappe hat kein Blatt mit Daten", abhilfe))
    return formate


def _geladen(daten: bytes) -> CalamineWorkbook:
    try:
        return load_workbook(BytesIO(daten))
    except BaseException as fehler:
        if _ist_lesefehler(fehler):
            raise _Unlesbar from fehler
        raise


def _gefuellte(mappe: CalamineWorkbook, titel: str) -> _Zeilen:
    """Rows of a sheet that hold something, with their number in Excel; they begin with column A."""
    try:
        blatt = mappe.get_sheet_by_name(titel)
        links: list[Zellwert] = [""] * (
            blatt.start[1] if blatt.start else 0
        )  # calamine counts empty rows above, no empty columns
        for nummer, zellen in enumerate(blatt.iter_rows(), 1):
            if not _ist_leer(zellen):
                ganze = float in map(type, zellen)
                werte = [_zahl(zelle) if zelle.__class__ is float else zelle for zelle in zellen] if ganze else zellen
                yield nummer, [*links, *werte]
    except BaseException as fehler:
        if _ist_lesefehler(fehler):
            raise _Unlesbar from fehler
        raise


def _ist_leer(zellen: Sequence[Zellwert]) -> bool:
    """Whether a row holds nothing but blanks; a loop, because a million rows ask."""
    for zelle in zellen:  # noqa: SIM110
        if zelle != "" and not (zelle.__class__ is str and zelle.isspace()):
            return False
    return True


def _ist_lesefehler(fehler: BaseException) -> bool:
    """Whether calamine gave up. It is written in Rust, and its panic is no Exception."""
    return isinstance(fehler, Exception) or type(fehler).__name__ == "PanicException"


def _zahl(zahl: float) -> int | float | str:
    """Excel has only one kind of number; a whole one is meant as such."""
    if zahl.is_integer() and abs(zahl) <= _GROESSTE_GANZE:
        return int(zahl)
    return zahl if math.isfinite(zahl) else str(zahl)


def _tabelle(
    mappe: CalamineWorkbook, titel: str, format_: Format, bild: Blattbild, datei: str, befunde: list[Befund]
) -> Rohtabelle | None:
    """The table in a sheet; None if it is empty. What stands right of the headings is named and left out."""
    gefuellte = _gefuellte(mappe, titel)
    kopfzeile, zellen = next(gefuellte, (0, []))
    if not kopfzeile:
        return None
    namen = [str(zelle).strip() for zelle in zellen]
    breite = max(spalte for spalte, name in enumerate(namen, 1) if name)
    kopf = tuple(namen[:breite])
    zeilen: list[tuple[int, Sequence[Zellwert]]] = []
    daneben: dict[int, int] = {}  # column -> first row
    zahl = len(befunde)
    for nummer, werte in gefuellte:
        if len(werte) > breite:
            for spalte, wert in enumerate(werte[breite:], breite + 1):
                if wert != "":
                    daneben.setdefault(spalte, nummer)
            werte = werte[:breite]
            if all(wert == "" for wert in werte):
                continue
        werte += [""] * (breite - len(werte))
        zeilen.append((nummer, werte))
        lange = bild.lange_texte and any(wert.__class__ is str and len(wert) > LAENGSTE_ZELLE for wert in werte)
        if lange and len(befunde) - zahl < MEISTE_BEFUNDE:
            befunde += _zu_lange(nummer, kopf, werte, datei, titel)
    for spalte, nummer in daneben.items():
        zelle = zellname(nummer, spalte)
        grund = "diese Spalte hat keine Überschrift und wird nicht gelesen"
        abhilfe = "Überschrift ergänzen oder Zellen leeren"
        befunde.append(Befund(datei, nummer, "", "", grund, abhilfe, Schwere.HINWEIS, titel, zelle))
    return Rohtabelle(format_, datei, kopf, zeilen, titel, kopfzeile)


def _zu_lange(nummer: int, kopf: Sequence[str], werte: Sequence[Zellwert], datei: str, titel: str) -> Iterator[Befund]:
    for spalte, (name, wert) in enumerate(zip(kopf, werte, strict=True), 1):
        if isinstance(wert, str) and len(wert) > LAENGSTE_ZELLE:
            grund = f"die Zelle hat mehr als {gegliedert(LAENGSTE_ZELLE)} Zeichen"
            zelle = zellname(nummer, spalte)
            yield Befund(datei, nummer, name, wert[:LAENGSTE_ZELLE], grund, "den Text kürzen", blatt=titel, zelle=zelle)
