"""How do tables leave for Excel, and how for a program that reads them by their description?"""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pandas as pd

from briefing.papiere.aufnahme import Lagebild, Quelle, Spalte, Tafel, Zelle, Zellenart
from briefing.papiere.klartext import einzeilig, klartext, verweis
from briefing.papiere.zelle import ueberschrift
from briefing.tabelle import als_csv
from domain.umschrift import umschrift
from domain.zeit import tag_lang

BESCHREIBUNG = "datapackage.json"
_PROFIL = "https://datapackage.org/profiles/2.0"
_LAENGSTER_NAME = 60
_DIALEKT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


# --- for Excel --------------------------------------------------------------------------------------------------------


def als_csv_excel(tafel: Tafel) -> bytes:
    """Opens by double click in a German Excel: amounts in euros, shares in per cent, an unknown value is an empty cell."""
    koepfe = [einzeilig(ueberschrift(spalte)) for spalte in tafel.spalten]
    spalten = [
        pd.Series([_fuer_excel(zeile[nr], spalte) for zeile in tafel.zeilen], dtype="object")
        for nr, spalte in enumerate(tafel.spalten)
    ]
    frame = pd.concat(spalten, axis=1) if spalten else pd.DataFrame()
    frame.columns = pd.Index(koepfe)
    return als_csv(frame)


def _fuer_excel(wert: Zelle, spalte: Spalte) -> Zelle:
    """As ``als_csv`` writes it; numbers with all their digits and a decimal comma."""
    if wert is None or isinstance(wert, date):
        return wert
    if isinstance(wert, str):
        return klartext(wert)
    if spalte.art is Zellenart.EURO:
        return _mit_komma(Decimal(int(wert)) / 100, 2)
    if spalte.art is Zellenart.ANTEIL:
        return _mit_komma(Decimal(repr(wert)) * 100, 0) + "%"
    if isinstance(wert, float):
        return _mit_komma(Decimal(repr(wert)), 0)
    return wert


def _mit_komma(wert: Decimal, mindestens: int) -> str:
    """Without exponent and without zeros at the end beyond the least number of digits."""
    ganze, _, stellen = format(wert, "f").partition(".")
    stellen = stellen.rstrip("0").ljust(mindestens, "0")
    return f"{ganze},{stellen}" if stellen else ganze


# --- for programs -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Feld:
    """A column of a machine table: its name, and how the schema describes it."""

    name: str
    spalte: Spalte
    titel: str

    def schema(self) -> dict[str, Any]:
        art = {
            Zellenart.TEXT: "string", Zellenart.GANZZAHL: "integer", Zellenart.DEZIMAL: "number",
            Zellenart.EURO: "number", Zellenart.ANTEIL: "number", Zellenart.TAG: "date",
        }[self.spalte.art]  # fmt: skip
        mehr = {Zellenart.EURO: {"unit": "EUR"}, Zellenart.ANTEIL: {"unit": "1", "description": "Bruchteil von 1"}}
        return {"name": self.name, "type": art, "title": klartext(self.titel)} | mehr.get(self.spalte.art, {})


@dataclass(frozen=True)
class _Datei:
    """One machine table: file, description, and its content."""

    name: str
    titel: str
    beschreibung: str
    felder: tuple[_Feld, ...]
    inhalt: bytes
    schluessel: tuple[str, ...] = ()

    @property
    def pfad(self) -> str:
        return f"{self.name}.csv"

    def ressource(self) -> dict[str, Any]:
        schema: dict[str, Any] = {"fields": [feld.schema() for feld in self.felder], "missingValues": [""]}
        if self.schluessel:
            schema["primaryKey"] = list(self.schluessel)
        beschreibung = {"description": klartext(self.beschreibung)} if self.beschreibung else {}
        return {
            "$schema": f"{_PROFIL}/dataresource.json", "name": self.name, "type": "table", "path": self.pfad,
            "title": klartext(self.titel), **beschreibung, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "bytes": len(self.inhalt), "hash": f"sha256:{sha256(self.inhalt).hexdigest()}",
            "dialect": {"$schema": f"{_PROFIL}/tabledialect.json", **_DIALEKT},
            "schema": {"$schema": f"{_PROFIL}/tableschema.json", **schema},
        }  # fmt: skip


def als_datenpaket(lagebild: Lagebild) -> dict[str, bytes]:
    """Files by name: the figures in long form, every table, and the Data Package that describes them."""
    dateien = [_zahlen(lagebild)]
    namen = {datei.name for datei in dateien}
    for tafel in lagebild.tafeln():
        name = _einmalig(_name(tafel.schluessel, "-") or "tabelle", namen, "-")
        namen.add(name)
        dateien.append(_tafel(name, tafel))
    paket = {
        "$schema": f"{_PROFIL}/datapackage.json", "name": _paketname(lagebild), "id": lagebild.pruefwert,
        "title": klartext(f"{lagebild.titel}: {lagebild.raum} am {tag_lang(lagebild.stichtag)}"),
        "description": klartext(_beschreibung(lagebild)), "version": str(lagebild.datenstand), "homepage": lagebild.zitat,
        "keywords": ["ASSKomm", klartext(lagebild.raum), *map(klartext, lagebild.vermerke)],
        "sources": [_quelle(quelle) for quelle in lagebild.quellen], "resources": [datei.ressource() for datei in dateien],
    }  # fmt: skip
    if not paket["sources"]:
        del paket["sources"]
    beschreibung = json.dumps(paket, ensure_ascii=False, indent=2).encode() + b"\n"
    return {BESCHREIBUNG: beschreibung} | {datei.pfad: datei.inhalt for datei in dateien}


def _paketname(lagebild: Lagebild) -> str:
    return f"asskomm-{_name(lagebild.raum, '-')}-{lagebild.stichtag.isoformat()}-datenstand-{lagebild.datenstand}"


def _beschreibung(lagebild: Lagebild) -> str:
    teile = [*lagebild.vermerke, f"Stichtag {lagebild.stichtag.isoformat()}", lagebild.datenstand_text]
    return "; ".join([*teile, f"Prüfwert {lagebild.kennung}"])


def _quelle(quelle: Quelle) -> dict[str, str]:
    titel = f"{quelle.titel}, Stand {quelle.stand}" if quelle.stand else quelle.titel
    return {"title": klartext(titel)} | ({"path": quelle.url} if verweis(quelle.url) else {})


def _tafel(name: str, tafel: Tafel) -> _Datei:
    felder = _felder(tafel.spalten)
    zeilen = tafel.zeilen[:-1] if tafel.summenzeile else tafel.zeilen  # a total is no further record
    ohne = "Ohne die Summenzeile." if tafel.summenzeile else ""
    hinweise = " ".join(filter(None, (tafel.unterschrift, tafel.fussnote, ohne)))
    return _Datei(name, tafel.titel, hinweise, felder, _csv(felder, zeilen))


ZAHLENFELDER = (
    ("schluessel", Zellenart.TEXT), ("titel", Zellenart.TEXT), ("raum", Zellenart.TEXT), ("stichtag", Zellenart.TAG),
    ("datenstand", Zellenart.GANZZAHL), ("wert", Zellenart.DEZIMAL), ("einheit", Zellenart.TEXT), ("zusatz", Zellenart.TEXT),
    ("zeitraum", Zellenart.TEXT), ("basis", Zellenart.TEXT), ("herkunft", Zellenart.TEXT), ("belegt", Zellenart.TEXT),
    ("veraenderung", Zellenart.TEXT), ("ohne_vergleich", Zellenart.TEXT), ("vorbehalt", Zellenart.TEXT),
    ("widersprueche", Zellenart.GANZZAHL), ("wortlaut", Zellenart.TEXT), ("satz", Zellenart.TEXT),
    ("definition", Zellenart.TEXT), ("abgrenzung", Zellenart.TEXT), ("fassung", Zellenart.GANZZAHL),
    ("quelle", Zellenart.TEXT), ("quelle_stand", Zellenart.TEXT), ("quelle_url", Zellenart.TEXT),
    ("vermerke", Zellenart.TEXT), ("pruefwert", Zellenart.TEXT),
)  # fmt: skip


def _zahlen(lagebild: Lagebild) -> _Datei:
    """One row per figure; amounts in euros, their unit beside them."""
    felder = tuple(_Feld(name, Spalte(name, art), name) for name, art in ZAHLENFELDER)
    zeilen: list[tuple[Zelle, ...]] = []
    kennung = lagebild.kennung
    for z in lagebild.zahlen():
        quelle = (z.quelle.titel, z.quelle.stand, z.quelle.url) if z.quelle else (None, None, None)
        wert = None if z.wert is None else z.wert / 100 if z.in_euro else z.wert
        zeilen.append((
            z.schluessel, z.titel, lagebild.raum, lagebild.stichtag, lagebild.datenstand, wert, "EUR" if z.in_euro else "Anzahl",
            z.zusatz, z.zeitraum, z.basis, z.herkunft, z.belegt, z.veraenderung, z.ohne_vergleich, z.vorbehalt, z.widersprueche,
            z.text, z.satz, z.definition, z.abgrenzung, z.fassung, *quelle, "; ".join(lagebild.vermerke), kennung,
        ))  # fmt: skip
    was = "Eine Zeile je Zahl; wert in der genannten einheit, leer heißt: keine Angabe."
    return _Datei("zahlen", "Zahlen", was, felder, _csv(felder, zeilen))


def _felder(spalten: Sequence[Spalte]) -> tuple[_Feld, ...]:
    felder, namen = list[_Feld](), set[str]()
    for spalte in spalten:
        name = _einmalig(_name(spalte.titel, "_") or "spalte", namen, "_")
        namen.add(name)
        felder.append(_Feld(name, spalte, spalte.titel))
    return tuple(felder)


def _name(text: str, strich: str) -> str:
    """Small letters, digits and a stroke: a name for machines."""
    klein = umschrift(text.replace("%", "prozent")).lower()
    return re.sub(r"[^a-z0-9]+", strich, klein).strip(strich)[:_LAENGSTER_NAME].strip(strich)


def _einmalig(name: str, vergeben: set[str], strich: str) -> str:
    einmalig, nummer = name, 2
    while einmalig in vergeben:
        einmalig, nummer = f"{name}{strich}{nummer}", nummer + 1
    return einmalig


def _csv(felder: Sequence[_Feld], zeilen: Iterable[Sequence[Zelle]]) -> bytes:
    """UTF-8 without BOM, comma, decimal point, ISO days. Texts are as they are: a machine runs no formulas."""
    puffer = io.StringIO(newline="")
    schreiber = csv.writer(puffer, lineterminator="\r\n")
    schreiber.writerow([feld.name for feld in felder])
    for zeile in zeilen:
        schreiber.writerow([_fuer_maschinen(w, feld.spalte) for w, feld in zip(zeile, felder, strict=True)])
    return puffer.getvalue().encode("utf-8")


def _fuer_maschinen(wert: Zelle, spalte: Spalte) -> str:
    if wert is None:
        return ""
    if isinstance(wert, date):
        return wert.isoformat()
    if isinstance(wert, str):
        return klartext(wert)
    if spalte.art is Zellenart.EURO:
        return format(Decimal(int(wert)) / 100, ".2f")
    return format(Decimal(repr(wert)), "f")
