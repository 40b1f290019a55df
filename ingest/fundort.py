"""Where does the supplier find what a finding means: in which file, sheet and cell, under which heading?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ingest.befund import Befund

_FELDNAME = re.compile("„([a-z_]+)“")  # as remedies name a field


@dataclass(frozen=True)
class Fundort:
    """The place of one kind of fact: file, sheet (empty in CSV), and for each field its heading and column, from 0.

    A field that has no column there is named by its German heading, if the others are; its column is -1. ``zeilen``: the
    line of each field, where a line holds one of them.
    """

    datei: str
    blatt: str = ""
    spalten: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    zeilen: Mapping[str, int] = field(default_factory=dict)

    def verorte(self, befund: Befund) -> Befund:
        """The same finding in the supplier's words."""
        wort, nummer = self.spalten.get(befund.spalte, (befund.spalte, -1))
        zeile = self.zeilen.get(befund.spalte) if befund.zeile is None else befund.zeile
        zelle = f"{buchstaben(nummer)}{zeile}" if self.blatt and zeile and nummer >= 0 else ""
        abhilfe = _FELDNAME.sub(self._ueberschrift, befund.abhilfe)
        return replace(
            befund, datei=self.datei, blatt=self.blatt, zeile=zeile, spalte=wort, zelle=zelle, abhilfe=abhilfe
        )

    def _ueberschrift(self, genannt: re.Match[str]) -> str:
        wort, _ = self.spalten.get(genannt[1], (genannt[1], -1))
        return f"„{wort}“"


def buchstaben(nummer: int) -> str:
    """The letters of a column of a spreadsheet, counted from 0: A, Z, AA."""
    text = ""
    while nummer >= 0:
        nummer, rest = divmod(nummer, 26)
        text, nummer = chr(65 + rest) + text, nummer - 1
    return text
