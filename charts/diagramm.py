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
        """The frames as Arrow without pandas' own description of them: a third less to send."""
        tabellen = {name: pa.Table.from_pandas(frame, preserve_index=False) for name, frame in self.daten.items()}
        return {name: tabelle.replace_schema_metadata(None) for name, tabelle in tabellen.items()}

    def mit_daten(self) -> dict[str, Any]:
        """The complete spec; the shared part is not copied, so nobody may change it."""
        return {**self.spec, "datasets": dict(self._tabellen)}
