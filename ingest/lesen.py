"""What stands in a delivery folder? Reads manifest and CSV files; finds every problem, not only the first."""

import csv
import hashlib
import io
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.befund import Befund, Lieferungsfehler
from ingest.formate import FORMATE, Format, Zeile

MANIFEST = "lieferung.toml"
_BEISPIEL = "siehe data/lieferungen/1-gebiet/lieferung.toml als Vorlage"


class Manifest(BaseModel):
    """``lieferung.toml``: who delivers what, up to which day, and how many rows each file must have."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    format: Literal[1]
    kennung: str
    titel: str
    herausgeber: str
    stand: date
    zeilen: dict[str, int]


@dataclass(frozen=True)
class Datei:
    """One file of the delivery: its format and its rows with their line in the file."""

    format: Format
    zeilen: tuple[tuple[int, Zeile], ...]


@dataclass(frozen=True)
class Lieferpaket:
    """A delivery that could be read completely."""

    ordner: str
    manifest: Manifest
    dateien: tuple[Datei, ...]
    pruefsumme: str


def lies(ordner: Path) -> Lieferpaket:
    """Read a delivery folder; Lieferungsfehler with all findings if anything in it cannot be read."""
    befunde: list[Befund] = []
    manifest = _lies_manifest(ordner, befunde)
    formate = {format_.datei: format_ for format_ in FORMATE}
    dateien = []
    for name in sorted(manifest.zeilen) if manifest else ():
        if name not in formate:
            befunde.append(
                Befund(name, None, "", "", "diese Datei gehört zu keinem Format", f"erlaubt sind {', '.join(formate)}")
            )
        else:
            dateien.append(_lies_datei(ordner, formate[name], manifest.zeilen[name] if manifest else 0, befunde))
    befunde += _ueberzaehlige(ordner, manifest)
    if befunde or manifest is None:
        raise Lieferungsfehler(str(ordner), befunde)
    return Lieferpaket(str(ordner), manifest, tuple(dateien), _pruefsumme(ordner, manifest))


def _lies_manifest(ordner: Path, befunde: list[Befund]) -> Manifest | None:
    try:
        return Manifest.model_validate(tomllib.loads((ordner / MANIFEST).read_text(encoding="utf-8")))
    except FileNotFoundError:
        befunde.append(Befund(MANIFEST, None, "", "", "die Datei fehlt im Ordner", _BEISPIEL))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fehler:
        befunde.append(Befund(MANIFEST, None, "", "", f"kein lesbares TOML ({fehler})", _BEISPIEL))
    except ValidationError as fehler:
        befunde += [
            Befund(MANIFEST, None, ".".join(map(str, f["loc"])), _wert(f), _grund(f), _BEISPIEL)
            for f in fehler.errors()
        ]
    except OSError as fehler:
        befunde.append(Befund(MANIFEST, None, "", "", f"nicht lesbar ({fehler.strerror})", "Ordner und Rechte prüfen"))
    return None


def _ueberzaehlige(ordner: Path, manifest: Manifest | None) -> list[Befund]:
    if not manifest:
        return []
    namen = sorted(pfad.name for pfad in ordner.glob("*.csv") if pfad.name not in manifest.zeilen)
    abhilfe = f"im {MANIFEST} unter [zeilen] nennen oder entfernen"
    return [Befund(name, None, "", "", "die Datei steht nicht im Manifest", abhilfe) for name in namen]


def _lies_datei(ordner: Path, format_: Format, erwartet: int, befunde: list[Befund]) -> Datei:
    try:
        text = (ordner / format_.datei).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        befunde.append(Befund(format_.datei, None, "", "", "die Datei fehlt", f"beilegen oder im {MANIFEST} streichen"))
        return Datei(format_, ())
    except UnicodeDecodeError as fehler:
        zeile = fehler.object[: fehler.start].count(b"\n") + 1
        befunde.append(Befund(format_.datei, zeile, "", "", "kein UTF-8", "als „CSV UTF-8“ speichern"))
        return Datei(format_, ())
    zeilen = _lies_zeilen(text, format_, befunde)
    if len(zeilen) + _fehlerzeilen(befunde, format_.datei) != erwartet:
        grund = f"{len(zeilen)} Zeilen gelesen, das Manifest nennt {erwartet}"
        befunde.append(
            Befund(format_.datei, None, "", "", grund, f"Datei vollständig liefern oder {MANIFEST} berichtigen")
        )
    return Datei(format_, tuple(zeilen))


def _fehlerzeilen(befunde: list[Befund], datei: str) -> int:
    return len({befund.zeile for befund in befunde if befund.datei == datei and befund.zeile and befund.zeile > 1})


def _lies_zeilen(text: str, format_: Format, befunde: list[Befund]) -> list[tuple[int, Zeile]]:
    kopf = text.split("\n", 1)[0]
    leser = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if kopf.count(";") > kopf.count(",") else ",", strict=True
    )
    zeilen: list[tuple[int, Zeile]] = []
    try:
        if not _kopf_stimmt(leser.fieldnames or (), format_, befunde):
            return zeilen
        for roh in leser:
            zeile = _lies_zeile(roh, leser.line_num, format_, befunde)
            if zeile:
                zeilen.append((leser.line_num, zeile))
    except csv.Error as fehler:
        befunde.append(
            Befund(
                format_.datei, leser.line_num, "", "", f"keine gültige CSV-Zeile ({fehler})", "Anführungszeichen prüfen"
            )
        )
    return zeilen


def _kopf_stimmt(spalten: Any, format_: Format, befunde: list[Befund]) -> bool:
    felder = format_.modell.model_fields
    fehlend = [name for name, feld in felder.items() if feld.is_required() and name not in spalten]
    fremd = [name for name in spalten if name not in felder]
    doppelt = sorted({name for name in spalten if spalten.count(name) > 1}) if isinstance(spalten, list) else []
    probleme = (
        (fehlend, "diese Spalte fehlt", "Spalte ergänzen"),
        (fremd, "unbekannte Spalte", f"erlaubt sind {', '.join(felder)}"),
        (doppelt, "diese Spalte steht mehrfach da", "nur einmal nennen"),
    )
    befunde += [Befund(format_.datei, 1, n, "", grund, abhilfe) for namen, grund, abhilfe in probleme for n in namen]
    return not (fehlend or fremd or doppelt)


def _lies_zeile(roh: dict[Any, Any], nummer: int, format_: Format, befunde: list[Befund]) -> Zeile | None:
    if None in roh or None in roh.values():
        grund = "die Zeile hat mehr oder weniger Felder als die Überschrift"
        befunde.append(Befund(format_.datei, nummer, "", "", grund, "Trennzeichen und Anführungszeichen prüfen"))
        return None
    felder = format_.modell.model_fields
    belegt = {name: wert.strip() for name, wert in roh.items() if wert.strip() or felder[name].is_required()}
    try:
        return format_.modell.model_validate(belegt)
    except ValidationError as fehler:
        for f in fehler.errors():
            spalte = str(f["loc"][0]) if f["loc"] else ""
            befunde.append(Befund(format_.datei, nummer, spalte, _wert(f), _grund(f), "Zelle berichtigen"))
    return None


def _wert(fehler: Any) -> str:
    wert = fehler.get("input")
    return str(wert) if isinstance(wert, str | int | float) and not isinstance(wert, bool) else ""


def _grund(fehler: Any) -> str:
    """A pydantic error in German."""
    art, kontext = fehler["type"], fehler.get("ctx", {})
    if art == "value_error":
        return str(kontext["error"])
    if art in ("enum", "literal_error"):
        return f"nicht in der Liste: {kontext['expected'].replace(' or ', ' oder ')}"
    return {
        "missing": "Angabe fehlt",
        "extra_forbidden": "unbekannte Angabe",
        "string_too_short": "darf nicht leer sein",
    }.get(art, f"ungültige Angabe ({art})")


def _pruefsumme(ordner: Path, manifest: Manifest) -> str:
    """SHA-256 over the manifest and the files that it names."""
    summe = hashlib.sha256()
    for name in (MANIFEST, *sorted(manifest.zeilen)):
        inhalt = (ordner / name).read_bytes()
        summe.update(f"{name}\0{len(inhalt)}\0".encode())
        summe.update(inhalt)
    return summe.hexdigest()
