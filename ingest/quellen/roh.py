"""What stands in a delivery as it was written, before anybody understands it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.befund import Befund
from ingest.formate import Format
from ingest.zellen import Zellwert as Zellwert


@dataclass(frozen=True)
class Rohtabelle:
    """One kind of fact: a CSV file or a sheet.

    ``zeilen``: the number of each line as an editor or Excel counts it, and its cells, as many as ``kopf`` has. Empty
    lines are left out. ``erwartet``: how many lines the supplier says there are, None: not said.
    """

    format: Format
    datei: str
    kopf: tuple[str, ...]
    zeilen: Sequence[tuple[int, Sequence[Zellwert]]]
    blatt: str = ""
    kopfzeile: int = 1
    erwartet: int | None = None


@dataclass(frozen=True)
class Rohlieferung:
    """A delivery that could be opened.

    ``angaben``: what it says of itself, by the fields of the manifest; None: nothing says it. ``angaben_ort``: file or sheet
    where that stands, ``stellen``: line and column of each field in it. ``pruefsumme``: SHA-256, the same delivery loads once.
    ``hinweise``: what the supplier should know although it stops nothing.
    """

    name: str
    angaben: Mapping[str, object] | None
    angaben_ort: str
    tabellen: tuple[Rohtabelle, ...]
    pruefsumme: str
    hinweise: tuple[Befund, ...] = ()
    stellen: Mapping[str, tuple[int, int]] = field(default_factory=dict)
