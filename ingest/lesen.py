"""What stands in a delivery folder? Reads manifest and CSV files; finds every problem, not only the first."""

import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ingest.befund import Befund, Lieferungsfehler
from ingest.formate import FORMATE, Format
from ingest.zeile import Zeile

MANIFEST = "lieferung.toml"
_BEISPIEL = "siehe data/lieferungen/1-gebiet/lieferung.toml als Vorlage"
_STEUERZEICHEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FORMEL = re.compile(r"[=+@]|-(?![0-9.]+$)")  # what a spreadsheet would compute instead of show
_Kopftext = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\x00-\x1f\x7f]*$")]


class Manifest(BaseModel):
    """``lieferung.toml``: who delivers what, up to which day, how many rows each file must have, why stored rows change.

    ``uebung``: the delivery is invented, for practice.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    format: Literal[1]
    kennung: _Kopftext
    titel: _Kopftext
    herausgeber: _Kopftext
    stand: date
    grund: _Kopftext | None = None
    uebung: bool = False
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
    if not ordner.is_dir():
        grund = "das ist eine Datei, kein Ordner" if ordner.exists() else "diesen Ordner gibt es nicht"
        befunde.append(Befund(ordner.name, None, "", "", grund, f"den Ordner angeben, in dem {MANIFEST} liegt"))
        return None
    try:
        return Manifest.model_validate(tomllib.loads((ordner / MANIFEST).read_text(encoding="utf-8")))
    except FileNotFoundError:
        befunde.append(Befund(MANIFEST, None, "", "", "die Datei fehlt im Ordner", _BEISPIEL))
    except UnicodeDecodeError:
        befunde.append(Befund(MANIFEST, None, "", "", "kein UTF-8", "als UTF-8 speichern"))
    except tomllib.TOMLDecodeError as fehler:
        ort = re.search(r"at line (\d+)", str(fehler))
        befunde.append(Befund(MANIFEST, int(ort[1]) if ort else None, "", "", "kein lesbares TOML", _BEISPIEL))
    except ValidationError as fehler:
        befunde += [
            Befund(MANIFEST, None, ".".join(map(str, f["loc"])), _wert(f), _grund(f), _BEISPIEL)
            for f in fehler.errors()
        ]
    except OSError:
        befunde.append(Befund(MANIFEST, None, "", "", "nicht lesbar", "Rechte prüfen"))
    return None


def _ueberzaehlige(ordner: Path, manifest: Manifest | None) -> list[Befund]:
    if not manifest:
        return []
    namen = sorted(pfad.name for pfad in ordner.glob("*.csv") if pfad.name not in manifest.zeilen)
    abhilfe = f"im {MANIFEST} unter [zeilen] nennen oder entfernen"
    return [Befund(name, None, "", "", "die Datei steht nicht im Manifest", abhilfe) for name in namen]


def _lies_datei(ordner: Path, format_: Format, erwartet: int, befunde: list[Befund]) -> Datei:
    text = _lies_text(ordner, format_.datei, befunde)
    if text is None:
        return Datei(format_, ())
    zeilen, gesamt = _lies_zeilen(text, format_, befunde)
    if gesamt not in (None, erwartet):
        grund = f"{gesamt} Zeilen gelesen, das Manifest nennt {erwartet}"
        abhilfe = f"Datei vollständig liefern oder {MANIFEST} berichtigen"
        befunde.append(Befund(format_.datei, None, "", "", grund, abhilfe))
    return Datei(format_, tuple(zeilen))


def _lies_text(ordner: Path, name: str, befunde: list[Befund]) -> str | None:
    """The text of a file, without the mark that Excel sets before it."""
    zeile = None
    try:
        text = (ordner / name).read_bytes().decode("utf-8-sig")
        if text.strip():
            return text
        grund, abhilfe = "die Datei ist leer", "Überschrift und Zeilen liefern"
    except FileNotFoundError:
        grund, abhilfe = "die Datei fehlt", f"beilegen oder im {MANIFEST} streichen"
    except UnicodeDecodeError as fehler:
        zeile = fehler.object[: fehler.start].count(b"\n") + 1
        grund, abhilfe = "kein UTF-8", "als „CSV UTF-8“ speichern"
    except OSError:
        grund, abhilfe = "nicht lesbar", "Rechte prüfen"
    befunde.append(Befund(name, zeile, "", "", grund, abhilfe))
    return None


def _lies_zeilen(text: str, format_: Format, befunde: list[Befund]) -> tuple[list[tuple[int, Zeile]], int | None]:
    """The good rows with the line where each begins, and how many there are; None: not known."""
    kopfzeile = text.split("\n", 1)[0]
    trenner = ";" if kopfzeile.count(";") > kopfzeile.count(",") else ","
    leser = csv.reader(io.StringIO(text, newline=""), delimiter=trenner, strict=True)
    zeilen: list[tuple[int, Zeile]] = []
    gesamt, anfang = 0, 1
    try:
        kopf = next(leser)
        if not _kopf_stimmt(kopf, format_, befunde):
            return zeilen, None
        anfang = leser.line_num + 1
        for werte in leser:
            if werte:
                gesamt += 1
                zeile = _lies_zeile(kopf, werte, anfang, format_, befunde)
                zeilen += [(anfang, zeile)] if zeile else []
            anfang = leser.line_num + 1
    except csv.Error:
        grund = "ein Feld beginnt oder endet nicht mit einem Anführungszeichen, wie es sollte"
        befunde.append(Befund(format_.datei, anfang, "", "", grund, "Anführungszeichen ab dieser Zeile prüfen"))
        return zeilen, None
    return zeilen, gesamt


def _kopf_stimmt(spalten: list[str], format_: Format, befunde: list[Befund]) -> bool:
    felder = format_.modell.model_fields
    fehlend = [name for name, feld in felder.items() if feld.is_required() and name not in spalten]
    fremd = [name for name in spalten if name not in felder]
    doppelt = sorted({name for name in spalten if spalten.count(name) > 1})
    probleme = (
        (fehlend, "diese Spalte fehlt", "Spalte ergänzen"),
        (fremd, "unbekannte Spalte", f"erlaubt sind {', '.join(felder)}"),
        (doppelt, "diese Spalte steht mehrfach da", "nur einmal nennen"),
    )
    befunde += [Befund(format_.datei, 1, n, "", grund, abhilfe) for namen, grund, abhilfe in probleme for n in namen]
    return not (fehlend or fremd or doppelt)


def _lies_zeile(
    kopf: Sequence[str], werte: Sequence[str], nummer: int, format_: Format, befunde: list[Befund]
) -> Zeile | None:
    """The row; None if anything in it is wrong, with one finding for each column."""
    if len(werte) != len(kopf):
        grund = f"die Zeile hat {len(werte)} Felder, die Überschrift {len(kopf)}"
        befunde.append(Befund(format_.datei, nummer, "", "", grund, "Trennzeichen und Anführungszeichen prüfen"))
        return None
    zellen = {name: wert.strip() for name, wert in zip(kopf, werte, strict=True)}
    gefunden = {name: Befund(format_.datei, nummer, name, *was) for name, w in zellen.items() if (was := _unerlaubt(w))}
    felder = format_.modell.model_fields
    zeile = None
    try:
        zeile = format_.modell.model_validate({n: w for n, w in zellen.items() if w or felder[n].is_required()})
    except ValidationError as fehler:
        for f in fehler.errors():
            spalte = str(f["loc"][0] if f["loc"] else f["ctx"]["spalte"])
            befund = Befund(format_.datei, nummer, spalte, zellen[spalte], _grund(f), "Zelle berichtigen")
            gefunden.setdefault(spalte, befund)
    befunde += gefunden.values()
    return None if gefunden else zeile


def _unerlaubt(wert: str) -> tuple[str, str, str] | None:
    """Value, reason and remedy for text that no column may hold."""
    if _STEUERZEICHEN.search(wert):
        return _STEUERZEICHEN.sub("?", wert), "enthält ein Steuerzeichen", "das Zeichen löschen"
    if _FORMEL.match(wert):
        return wert, "beginnt wie eine Formel", "das Zeichen am Anfang löschen"
    return None


def _wert(fehler: Any) -> str:
    wert = fehler.get("input")
    return str(wert) if isinstance(wert, str | int | float) and not isinstance(wert, bool) else ""


def _grund(fehler: Any) -> str:
    """A pydantic error in German."""
    art, kontext = fehler["type"], fehler.get("ctx", {})
    if art == "value_error":
        return str(kontext["error"])
    if art == "spalte":
        return str(kontext["grund"])
    if art in ("enum", "literal_error"):
        return f"nicht in der Liste: {kontext['expected'].replace(' or ', ' oder ')}"
    return {
        "missing": "Angabe fehlt",
        "extra_forbidden": "unbekannte Angabe",
        "string_too_short": "darf nicht leer sein",
        "string_type": "kein Text in Anführungszeichen",
        "string_pattern_mismatch": "enthält ein Steuerzeichen",
        "date_type": "kein Tag wie 2023-06-30 ohne Anführungszeichen",
        "int_type": "keine ganze Zahl",
        "bool_type": "weder true noch false",
        "dict_type": "kein Abschnitt [zeilen] mit Dateinamen und Zahlen",
    }.get(art, f"ungültige Angabe ({art})")


def _pruefsumme(ordner: Path, manifest: Manifest) -> str:
    """SHA-256 over the manifest and the files that it names."""
    summe = hashlib.sha256()
    for name in (MANIFEST, *sorted(manifest.zeilen)):
        inhalt = (ordner / name).read_bytes()
        summe.update(f"{name}\0{len(inhalt)}\0".encode())
        summe.update(inhalt)
    return summe.hexdigest()
