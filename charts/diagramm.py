"""What is a picture before anybody draws it?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa

KLEIN = 16  # rows; Arrow's own description of a table is longer than so few


@dataclass(frozen=True)
class Diagramm:
    """A Vega-Lite spec without data, and the frames that belong to its named datasets.

    ``alt`` says in words what the picture shows, made from the same data. ``auswahl`` names the click selections.
    """

    spec: Mapping[str, Any]
    daten: Mapping[str, pd.DataFrame] = field(repr=False)
    alt: str
    auswahl: tuple[str, ...] = ()

    @cached_property
    def _fertig(self) -> tuple[dict[str, Any], dict[str, pa.Table]]:
        """Spec and tables as they are sent: Arrow without pandas' own description and with short offsets; few rows within the spec.

        A picture that is clicked keeps its tables: a browser then changes the data only, not the picture.
        """
        spec: dict[str, Any] = _ohne_uebliches(self.spec)
        tabellen = {
            name: _kurz(pa.Table.from_pandas(frame, preserve_index=False)) for name, frame in self.daten.items()
        }
        for name, tabelle in () if self.auswahl else tuple(tabellen.items()):
            zeilen = _zeilen(tabelle)
            if zeilen and len(json.dumps(zeilen)) * json.dumps(spec).count(_verweis(name)) < _bytes(tabelle):
                spec = _mit_zeilen(spec, name, zeilen)
                del tabellen[name]
        return spec, tabellen

    def mit_daten(self) -> dict[str, Any]:
        """The complete spec as it is sent; the shared part is not copied, so nobody may change it."""
        spec, tabellen = self._fertig
        return {**spec, "datasets": dict(tabellen)}


def _ohne_uebliches(teil: Any) -> Any:
    """The same without what Vega-Lite assumes anyway: its own version, and that a field is nominal."""
    if isinstance(teil, Mapping):
        return {
            name: _ohne_uebliches(wert)
            for name, wert in teil.items()
            if name != "$schema" and not (name == "type" and wert == "nominal")
        }
    return [_ohne_uebliches(wert) for wert in teil] if isinstance(teil, list) else teil


def _kurz(tabelle: pa.Table) -> pa.Table:
    return tabelle.cast(pa.schema([feld.with_type(_KURZ.get(feld.type, feld.type)) for feld in tabelle.schema]))


_KURZ = {
    pa.large_string(): pa.string(),
    pa.dictionary(pa.int8(), pa.large_string()): pa.dictionary(pa.int8(), pa.string()),
}


# --- few rows ---------------------------------------------------------------------------------------------------------


def _zeilen(tabelle: pa.Table) -> list[dict[str, Any]]:
    """The rows as JSON has them; none where there are many, or days, which JSON does not know."""
    if tabelle.num_rows > KLEIN or any(pa.types.is_temporal(feld.type) for feld in tabelle.schema):
        return []
    return [{name: _wert(wert) for name, wert in zeile.items()} for zeile in tabelle.to_pylist()]


def _wert(wert: Any) -> Any:
    """A number with as many digits as a picture can show; one that is none is null."""
    if isinstance(wert, float):
        return None if wert != wert else int(wert) if wert.is_integer() else float(f"{wert:.9g}")
    return wert


def _bytes(tabelle: pa.Table) -> int:
    puffer = pa.BufferOutputStream()
    with pa.ipc.new_stream(puffer, tabelle.schema) as strom:
        strom.write_table(tabelle)
    return int(puffer.tell())


def _verweis(name: str) -> str:
    return f'"data": {json.dumps({"name": name})}'


def _mit_zeilen(spec: dict[str, Any], name: str, zeilen: list[dict[str, Any]]) -> dict[str, Any]:
    """The spec with the rows wherever it names them.

    Below the top, because Streamlit would make a table of them there again: in a layer around all layers.
    """
    if spec.get("data") == {"name": name}:
        innen = {teil: spec[teil] for teil in ("data", "transform", "encoding", "layer") if teil in spec}
        spec = {teil: wert for teil, wert in spec.items() if teil not in innen} | {"layer": [innen]}
    fertig: dict[str, Any] = _ersetzt(spec, {"name": name}, {"values": zeilen})
    return fertig


def _ersetzt(teil: Any, verweis: dict[str, str], daten: dict[str, Any]) -> Any:
    if isinstance(teil, dict):
        return {
            name: daten if name == "data" and wert == verweis else _ersetzt(wert, verweis, daten)
            for name, wert in teil.items()
        }
    return [_ersetzt(wert, verweis, daten) for wert in teil] if isinstance(teil, list) else teil
