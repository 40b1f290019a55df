"""What does a delivery say of itself: who delivers what, up to which day, and why stored rows change?"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ingest.befund import Befund
from ingest.felder import als_text
from ingest.fundort import Fundort
from ingest.gruende import grund_in_worten
from ingest.quellen.roh import Rohlieferung
from ingest.schreibweisen.datum import tag
from ingest.schreibweisen.zahlen import ja_nein
from ingest.spalten import ueberschrift
from ingest.zellen import Zellwert

_TOML = "siehe data/lieferungen/1-gebiet/lieferung.toml als Vorlage"
_BLATT = "das Blatt oder die Datei „Lieferung“ der Vorlage ausfüllen (asskomm template)"
_Kopftext = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\x00-\x1f\x7f]*$")]


class Manifest(BaseModel):
    """Who delivers what, up to which day, how many rows each file must have, why stored rows change.

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
    zeilen: dict[str, int] = Field(default_factory=dict)


def verstehe_angaben(roh: Rohlieferung, befunde: list[Befund]) -> Manifest | None:
    """The manifest; None after findings. In TOML every value has its type, in a sheet or CSV people wrote it."""
    if roh.angaben is None:
        return None
    in_toml = roh.angaben_ort.endswith(".toml")
    angaben, falsche = (dict(roh.angaben), dict[str, str]()) if in_toml else _gelesen(roh.angaben)
    gruende = {(name, als_text(cast(Zellwert, roh.angaben[name])), grund) for name, grund in falsche.items()}
    manifest = None
    try:
        manifest = Manifest.model_validate(angaben)
    except ValidationError as fehler:
        namen = ((".".join(map(str, f["loc"])), f) for f in fehler.errors())
        gruende |= {(name, _wert(f), grund_in_worten(f)) for name, f in namen if name not in falsche}
    ort = fundort_der_angaben(roh)
    befunde += [
        ort.verorte(Befund(ort.datei, None, name, wert, grund, _TOML if in_toml else _BLATT))
        for name, wert, grund in sorted(gruende)
    ]
    return None if falsche else manifest


def fundort_der_angaben(roh: Rohlieferung) -> Fundort:
    """Where a delivery says these things of itself, and in which words."""
    if roh.angaben_ort.endswith(".toml"):
        return Fundort(roh.angaben_ort)
    namen = [name for name in Manifest.model_fields if name not in ("format", "zeilen")]
    worte = {name: (ueberschrift(name), roh.stellen.get(name, (0, -1))[1]) for name in namen}
    zeilen = {name: zeile for name, (zeile, _) in roh.stellen.items()}
    if roh.angaben_ort.endswith(".csv"):
        return Fundort(roh.angaben_ort, "", worte, zeilen)
    return Fundort(Path(roh.name).name, roh.angaben_ort, worte, zeilen)


def _gelesen(angaben: Mapping[str, object]) -> tuple[dict[str, object], dict[str, str]]:
    """What people wrote as the values of the manifest, and by field the reasons why not."""
    gelesen: dict[str, object] = {"format": 1}
    falsche: dict[str, str] = {}
    for name, wert in angaben.items():
        zelle = cast(Zellwert, wert)
        if als_text(zelle).strip() == "":
            continue
        try:
            gelesen[name] = _LESER.get(name, _text)(zelle)
        except ValueError as fehler:
            falsche[name] = str(fehler)
    return gelesen, falsche


def _text(wert: Zellwert) -> str:
    return als_text(wert).strip()


_LESER: dict[str, Callable[[Zellwert], object]] = {
    "stand": lambda wert: date.fromisoformat(tag(wert)),
    "uebung": lambda wert: ja_nein(wert) == "ja",
    "format": lambda wert: int(_text(wert)),
}


def _wert(fehler: Any) -> str:
    wert = fehler.get("input")
    return str(wert) if isinstance(wert, str | int | float) and not isinstance(wert, bool) else ""
