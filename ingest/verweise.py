"""Which fields name a Kommune, a body or a Kreis, and which key is meant where somebody wrote a name?"""

from collections.abc import Iterator, Mapping
from datetime import date

from ingest.formate import Format
from ingest.ortsnamen import Fund, Ortsverzeichnis
from ingest.schreibweisen.datum import datum
from ingest.zeile import zeit_von
from ingest.zellen import Zellwert

KOMMUNEN = frozenset({"ags", "sitz_ags", "neu_ags", "nachfolger_ags"})
EIGENE = {("kommunen.csv", "ags"), ("traeger.csv", "traeger"), ("landkreise.csv", "landkreis")}  # what a row introduces
_TAGE = ("datum", "stichtag", "gueltig_von")  # the day of a fact, in which the key has to be valid
_ZEITLOS = frozenset({"neu_ags", "nachfolger_ags", "sitz_ags"})  # a merger speaks of the key that it names


class Verweise:
    """The references of one kind of fact, understood with the names of ``orte``."""

    def __init__(self, format_: Format, orte: Ortsverzeichnis) -> None:
        felder = [name for name in format_.modell.model_fields if (format_.datei, name) not in EIGENE]
        self._orte = orte
        self._felder = [name for name in felder if name in KOMMUNEN or name in ("traeger", "landkreis")]
        self._tage: dict[tuple[type, Zellwert], date | None] = {}
        self._tag = next((name for name in _TAGE if name in felder), "")

    def in_zeile(self, zellen: Mapping[str, Zellwert]) -> Iterator[str]:
        """Fields of a row that name something."""
        return (name for name in self._felder if zellen.get(name, "") != "")

    def schluessel(self, feld: str, zellen: Mapping[str, Zellwert]) -> Fund:
        """The key that a field names on the day of its row; ValueError says why none."""
        wert = zellen[feld]
        if feld == "landkreis":
            return Fund(self._orte.kreis(wert))
        nur_kommunen = feld in KOMMUNEN
        if fund := self._orte.immer(wert, nur_kommunen=nur_kommunen):
            return fund
        tag = date.min if feld in _ZEITLOS else self._tag_der_zeile(zellen)
        return self._orte.ort(wert, tag, nur_kommunen=nur_kommunen)

    def _tag_der_zeile(self, zellen: Mapping[str, Zellwert]) -> date | None:
        wert = zellen.get(self._tag)
        frage = wert.__class__, wert
        if frage not in self._tage:
            try:
                self._tage[frage] = zeit_von(*datum(wert))[1]
            except ValueError:
                self._tage[frage] = None  # the finding about the day is another one
        return self._tage[frage]
