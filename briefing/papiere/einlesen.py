"""How does a Lagebild that was kept as JSON come back, so that it is the same one?"""

import json
from datetime import date
from typing import Any

from briefing.papiere.aufnahme import (
    Abbild,
    Absatz,
    Baustein,
    Lagebild,
    Papierart,
    Quelle,
    Reihen,
    Spalte,
    Tafel,
    Zahl,
    Zahlenreihe,
    Zelle,
    Zellenart,
)
from domain.fehler import Datenfehler

Ding = dict[str, Any]
_UNLESBAR = "Das Papier ist nicht so abgelegt, wie diese Fassung des Programms es liest. Abhilfe: die Betreuung fragen."


def aus_json(text: str) -> Lagebild:
    """The Lagebild whose ``als_json`` this is; Datenfehler when it is none, or would say something else than it did."""
    try:
        lagebild = _lagebild(json.loads(text))
    except (ValueError, KeyError, TypeError) as fehler:
        raise Datenfehler(_UNLESBAR) from fehler
    if lagebild.als_json() != text:
        raise Datenfehler(_UNLESBAR)
    return lagebild


def _lagebild(d: Ding) -> Lagebild:
    return Lagebild(**d | {
        "art": Papierart(d["art"]), "stichtag": date.fromisoformat(d["stichtag"]), "vermerke": tuple(d["vermerke"]),
        "bausteine": tuple(map(_baustein, d["bausteine"])), "quellen": tuple(Quelle(**q) for q in d["quellen"]),
    })  # fmt: skip


def _baustein(d: Ding) -> Baustein:
    """Each kind has a field that no other one has."""
    if "zahlen" in d:
        return Zahlenreihe(**d | {"zahlen": tuple(map(_zahl, d["zahlen"]))})
    if "spec" in d:
        return _abbild(d)
    return Absatz(**d | {"saetze": tuple(d["saetze"])}) if "saetze" in d else _tafel(d)


def _zahl(d: Ding) -> Zahl:
    quellen = {name: Quelle(**d[name]) if d.get(name) else None for name in ("quelle", "fruehere_quelle")}
    return Zahl(**d | quellen)


def _abbild(d: Ding) -> Abbild:
    return Abbild(**d | {
        "tafel": _tafel(d["tafel"]), "legende": tuple(map(tuple, d["legende"])),
        "reihen": _reihen(d["reihen"]) if d["reihen"] else None,
    })  # fmt: skip


def _reihen(d: Ding) -> Reihen:
    reihen = tuple((name, tuple(werte)) for name, werte in d["reihen"])
    return Reihen(**d | {"kategorien": tuple(d["kategorien"]), "reihen": reihen})


def _tafel(d: Ding) -> Tafel:
    spalten = tuple(Spalte(**s | {"art": Zellenart(s["art"])}) for s in d["spalten"])
    zeilen = tuple(tuple(map(_zelle, spalten, zeile)) for zeile in d["zeilen"])
    return Tafel(**d | {"spalten": spalten, "zeilen": zeilen})


def _zelle(spalte: Spalte, wert: Zelle) -> Zelle:
    if spalte.art is not Zellenart.TAG or not isinstance(wert, str):
        return wert
    try:
        return date.fromisoformat(wert)
    except ValueError:  # a sign or a word in the place of a day
        return wert
