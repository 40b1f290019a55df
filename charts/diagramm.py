"""What is a picture before anybody draws it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Diagramm:
    """A Vega-Lite spec without data, and the frames that belong to its named datasets.

    ``alt`` says in words what the picture shows, made from the same data. ``auswahl`` names the click selections.
    """

    spec: Mapping[str, Any]
    daten: Mapping[str, pd.DataFrame] = field(repr=False)
    alt: str
    auswahl: tuple[str, ...] = ()

    def mit_daten(self) -> dict[str, Any]:
        """The complete spec; the shared part is not copied, so nobody may change it."""
        return {**self.spec, "datasets": dict(self.daten)}
