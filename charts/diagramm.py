"""What is a picture before anybody draws it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa


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
    def _tabellen(self) -> dict[str, pa.Table]:
        """The frames as Arrow without pandas' own description of them and with short offsets: a third less to send."""
        return {name: _kurz(pa.Table.from_pandas(frame, preserve_index=False)) for name, frame in self.daten.items()}

    @cached_property
    def _knapp(self) -> dict[str, Any]:
        knapp: dict[str, Any] = _ohne_uebliches(self.spec)
        return knapp

    def mit_daten(self) -> dict[str, Any]:
        """The complete spec as it is sent; the shared part is not copied, so nobody may change it."""
        return {**self._knapp, "datasets": dict(self._tabellen)}


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
