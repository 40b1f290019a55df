"""What stands in a set of CSV files with their manifest, be it a folder or an unpacked ZIP file?"""

import hashlib
from collections.abc import Callable, Collection, Mapping

from ingest.befund import Befund
from ingest.formate import FORMATE, Format
from ingest.quellen import angaben as manifest
from ingest.quellen.csvtext import lies_csv
from ingest.quellen.roh import Rohlieferung, Rohtabelle
from ingest.spalten import format_zu

Holen = Callable[[str], bytes | bytearray]
"""Gives the content of a file by its name; OSError if it cannot be read."""
_BEKANNTE = f"erlaubt sind {', '.join(format_.datei for format_ in FORMATE)}"


def lies(namen: Collection[str], hole: Holen, befunde: list[Befund]) -> Rohlieferung | None:
    """The delivery that these files are; None or an incomplete one and at least one more Fehler if it is not readable.

    Its checksum goes over the manifest and the files that belong to it, sorted by name.
    """
    tabellennamen = sorted(name for name in namen if name.casefold().endswith(".csv"))
    if manifest.MANIFEST in namen:
        return _mit_toml(tabellennamen, hole, befunde)
    eigene = [name for name in tabellennamen if manifest.ist_angaben(name)]
    if len(eigene) != 1:
        grund = "die Datei fehlt im Ordner" if not eigene else f"mehrere Dateien dafür: {', '.join(eigene)}"
        befunde.append(Befund(manifest.MANIFEST, None, "", "", grund, manifest.BEISPIEL))
        return None
    return _mit_csv(eigene[0], [name for name in tabellennamen if name not in eigene], hole, befunde)


def _mit_toml(vorhandene: list[str], hole: Holen, befunde: list[Befund]) -> Rohlieferung | None:
    inhalte = _geholt([manifest.MANIFEST], hole, befunde)
    if not inhalte:
        return None
    angaben = manifest.aus_toml(inhalte[manifest.MANIFEST], befunde)
    if angaben is None:
        return None
    zeilen = angaben.get("zeilen")
    if not isinstance(zeilen, dict):  # the model of the manifest will say so
        return Rohlieferung("", angaben, manifest.MANIFEST, (), "")
    fehlend = [name for name in sorted(zeilen) if name not in vorhandene and format_von(name)]
    abhilfe = f"beilegen oder im {manifest.MANIFEST} streichen"
    befunde += [Befund(name, None, "", "", "die Datei fehlt", abhilfe) for name in fehlend]
    tabellen = _tabellen(sorted(zeilen.keys() - fehlend), hole, inhalte, befunde, zeilen)
    abhilfe = f"im {manifest.MANIFEST} unter [zeilen] nennen oder entfernen"
    fremd = [name for name in vorhandene if name not in zeilen]
    befunde += [Befund(name, None, "", "", "die Datei steht nicht im Manifest", abhilfe) for name in fremd]
    return Rohlieferung("", angaben, manifest.MANIFEST, tabellen, _pruefsumme(inhalte))


def _mit_csv(eigene: str, namen: list[str], hole: Holen, befunde: list[Befund]) -> Rohlieferung | None:
    inhalte = _geholt([eigene], hole, befunde)
    tabelle = lies_csv(inhalte[eigene], eigene, befunde) if inhalte else None
    if tabelle is None:
        return None
    angaben, stellen = manifest.aus_zeilen([(tabelle.kopfzeile, tabelle.kopf), *tabelle.zeilen], eigene, befunde)
    tabellen = _tabellen(namen, hole, inhalte, befunde, {})
    if not namen:
        befunde.append(Befund(eigene, None, "", "", "daneben liegt keine CSV-Datei mit Daten", _BEKANNTE))
    return Rohlieferung("", angaben, eigene, tabellen, _pruefsumme(inhalte), stellen=stellen)


def _tabellen(
    namen: list[str],
    hole: Holen,
    inhalte: dict[str, bytes | bytearray],
    befunde: list[Befund],
    erwartet: Mapping[str, object],
) -> tuple[Rohtabelle, ...]:
    """The tables in the files of these names; adds the files to ``inhalte``."""
    tabellen: dict[str, Rohtabelle] = {}
    for name in namen:
        format_ = format_von(name)
        if format_ is None:
            befunde.append(Befund(name, None, "", "", "diese Datei gehört zu keinem Format", _BEKANNTE))
        elif format_.datei in tabellen:
            grund = f"dasselbe wie die Datei {tabellen[format_.datei].datei}"
            befunde.append(Befund(name, None, "", "", grund, "beide in einer Datei liefern"))
        elif geholt := _geholt([name], hole, befunde):
            inhalte |= geholt
            gelesen = lies_csv(geholt[name], name, befunde)
            if gelesen:
                tabellen[format_.datei] = Rohtabelle(
                    format_,
                    name,
                    gelesen.kopf,
                    gelesen.zeilen,
                    kopfzeile=gelesen.kopfzeile,
                    erwartet=_ganz(erwartet.get(name)),
                )
    return tuple(tabellen.values())


def format_von(name: str) -> Format | None:
    """The kind of fact in a file of this name; None also for a name with a path."""
    eben = name.casefold().endswith(".csv") and name.isprintable() and not {*"/\\:"} & {*name}
    return format_zu(name) if eben else None


def _ganz(zahl: object) -> int | None:
    return zahl if isinstance(zahl, int) else None


def _geholt(namen: list[str], hole: Holen, befunde: list[Befund]) -> dict[str, bytes | bytearray]:
    geholt = {}
    for name in namen:
        try:
            geholt[name] = hole(name)
        except OSError:
            befunde.append(Befund(name, None, "", "", "nicht lesbar", "Rechte prüfen"))
    return geholt


def _pruefsumme(inhalte: Mapping[str, bytes | bytearray]) -> str:
    """SHA-256 over the manifest, which comes first, and the files that belong to it."""
    erster, *weitere = inhalte
    summe = hashlib.sha256()
    for name in (erster, *sorted(weitere)):
        summe.update(f"{name}\0{len(inhalte[name])}\0".encode())
        summe.update(inhalte[name])
    return summe.hexdigest()
