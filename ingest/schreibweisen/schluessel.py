"""Which AGS or key of a Kreis does a cell mean, after a spreadsheet has had it in its hands?"""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import accumulate

from ingest.schreibweisen.zelle import Unlesbar, kurzer_text
from ingest.zellen import Zellwert

# Land and Regierungsbezirk of the states whose keys begin with a zero, without it.
_MIT_NULL = {
    str(land * 10 + bezirk)
    for land, bezirke in enumerate(("0", "0", "1234", "0", "13579", "456", "123", "1234", "1234567"), 1)
    for bezirk in map(int, bezirke)
}
_AGS_GRENZEN, _RS_GRENZEN = {2, 3, 5, 8}, {2, 3, 5, 9, 12}
_GRUPPEN = re.compile(r"[0-9]+(?:[ .][0-9]+)*")
_POTENZ = re.compile(r"[0-9](?:[.,][0-9]+)?e\+?[0-9]+", re.IGNORECASE)


@lru_cache(maxsize=65536, typed=True)
def ags(wert: Zellwert) -> str:
    """Eight digits of a number, of groups ("14 5 24 330") or of a Regionalschlüssel of twelve; Unlesbar otherwise.

    A zero that a spreadsheet took from the front is put back where the rest can only be a key of the states 01 to 09.
    """
    ziffern = _ziffern(wert, "kein AGS mit 8 Ziffern", {8: _AGS_GRENZEN, 12: _RS_GRENZEN})
    return _aus_regionalschluessel(ziffern) if len(ziffern) == 12 else ziffern


@lru_cache(maxsize=4096, typed=True)
def kreis(wert: Zellwert) -> str:
    """Five digits of the key of a Kreis, written as an AGS may be; Unlesbar otherwise."""
    return _ziffern(wert, "kein Kreisschlüssel mit 5 Ziffern", {5: {2, 3, 5}})


def _ziffern(wert: Zellwert, grund: str, laengen: dict[int, Collection[int]]) -> str:
    """Digits of one of the lengths; for each length the places where groups may end."""
    text = kurzer_text(wert)
    abhilfe = "alle Ziffern als Text schreiben, führende Nullen gehören dazu"
    if _POTENZ.fullmatch(text):
        raise Unlesbar(f"{grund}: vom Tabellenprogramm gerundet", "die Spalte als Text formatieren und neu ausfüllen")
    if isinstance(wert, str):
        text = re.sub(r"(?<=[0-9]{3})[.,]0$", "", text)
    gruppen = re.split("[ .]", text) if _GRUPPEN.fullmatch(text) and _ist_schluessel(wert) else []
    ziffern = "".join(gruppen)
    if len(gruppen) == 1 and len(ziffern) + 1 in laengen and ziffern[:2] in _MIT_NULL:
        return f"0{ziffern}"
    if not set(accumulate(map(len, gruppen))) <= set(laengen.get(len(ziffern), ())) or not gruppen:
        raise Unlesbar(f"{grund} (führende Nullen gehören dazu)", abhilfe)
    return ziffern


def _ist_schluessel(wert: Zellwert) -> bool:
    ganz = isinstance(wert, int) and not isinstance(wert, bool)
    return isinstance(wert, str) or ganz or (isinstance(wert, float) and wert.is_integer())


def _aus_regionalschluessel(rs: str) -> str:
    """Land, Regierungsbezirk and Kreis (5 digits), then, behind the Gemeindeverband (4), the Gemeinde (3)."""
    verband, gemeinde = rs[5:9], rs[9:]
    if verband[0] not in "059" or (verband[0] == "0" and verband[1:] != gemeinde):
        raise Unlesbar(
            "kein Regionalschlüssel: Gemeindeverband und Gemeinde passen nicht zueinander", "den AGS angeben"
        )
    return rs[:5] + gemeinde
