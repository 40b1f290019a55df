"""Which whole number, yes or no, degree or word of a list does a cell mean?"""

import difflib
import math
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from domain.ereignis import Ereignisart
from ingest.schreibweisen.zelle import Unlesbar, geschrieben, gleich, kurzer_text
from ingest.schreibweisen.ziffern import dezimal, eine_gruppe, englisch, negativ, pruefe_einschraenkung
from ingest.zellen import Zellwert

_JA = {"ja", "j", "x", "wahr", "true", "1"}
_NEIN = {"nein", "n", "-", "–", "falsch", "false", "0"}
_WENIGE = 15  # a list that a finding can name completely
_GRAD = re.compile(r"(-?[0-9]{1,3}(?:[.,][0-9]{1,20})?) ?°?")
# What people write instead of a word of a list; it applies where the list has that word.
_GLEICHBEDEUTEND = {
    "rund": "ca", "circa": "ca", "zirka": "ca", "etwa": "ca", "ungefaehr": "ca", "mehrals": "ueber",
    "mind": "mindestens", "genau": "exakt",
} | {gleich(art.wort): art.value for art in Ereignisart}  # fmt: skip


@lru_cache(maxsize=65536, typed=True)
def anzahl(wert: Zellwert) -> str:
    """A whole number, not negative, as digits: "1234" for "1.234", "1 234", 1234.0; Unlesbar with the reason."""
    text = kurzer_text(wert).casefold()
    if isinstance(wert, str) and text.isascii() and text.isdigit():
        return text.lstrip("0") or "0"
    if not isinstance(wert, str | int | float) or isinstance(wert, bool):
        raise Unlesbar("keine ganze Zahl")
    pruefe_einschraenkung(text)
    if negativ(text):
        raise Unlesbar("negative Zahl")
    if eine_gruppe(text) and ("," in text or isinstance(wert, float)):
        raise Unlesbar("keine ganze Zahl", "Tausender mit Punkt oder ohne Trenner schreiben, wie 1.234 oder 1234")
    zahl = dezimal(text) if isinstance(wert, str | int) or wert.is_integer() else None
    if zahl is None or zahl != zahl.to_integral_value():
        abhilfe = "Tausender mit Punkt oder ohne Trenner schreiben" if englisch(text) else "nur Ziffern schreiben"
        raise Unlesbar("keine ganze Zahl", f"{abhilfe}, wie 1.234 oder 1234")
    return f"{zahl:.0f}"


@lru_cache(maxsize=4096, typed=True)
def ja_nein(wert: Zellwert) -> str:
    """``ja`` or ``nein``; Unlesbar if it is neither."""
    text = kurzer_text(wert).casefold()
    if text in _JA:
        return "ja"
    if text in _NEIN:
        return "nein"
    raise Unlesbar("weder „ja“ noch „nein“", "„ja“ oder „nein“ schreiben")


@lru_cache(maxsize=4096, typed=True)
def grad(wert: Zellwert) -> str:
    """Degrees with a point, -180 to 180: "12.88869"; Unlesbar otherwise."""
    ist_zahl = (isinstance(wert, int) and not isinstance(wert, bool)) or (
        isinstance(wert, float) and math.isfinite(wert)
    )
    text = f"{Decimal(repr(wert)):f}" if ist_zahl else kurzer_text(wert)
    treffer = _GRAD.fullmatch(text) if ist_zahl or isinstance(wert, str) else None
    gelesen = treffer[1].replace(",", ".") if treffer else ""
    if not gelesen or abs(Decimal(gelesen)) > 180:
        raise Unlesbar("keine Koordinate in Grad wie 12.88869", "als Grad mit Nachkommastellen schreiben")
    return gelesen


def aus_liste(wert: Zellwert, erlaubt: Iterable[str]) -> str:
    """The allowed word that was meant, whatever its case, blanks and umlauts; Unlesbar with the nearest ones."""
    worte = tuple(erlaubt)
    if isinstance(wert, str) and wert in worte:
        return str(worte[worte.index(wert)])
    return _aus_liste(geschrieben(wert), worte)


@lru_cache(maxsize=4096)
def _aus_liste(text: str, worte: tuple[str, ...]) -> str:
    if not text:
        raise Unlesbar("darf nicht leer sein")
    nach_schreibweise = {gleich(wort): str(wort) for wort in worte}
    einfach = gleich(text)
    gemeint = nach_schreibweise.get(einfach) or _GLEICHBEDEUTEND.get(einfach)
    if gemeint in worte:
        return str(gemeint)
    nahe = difflib.get_close_matches(einfach[:100], nach_schreibweise, n=3)
    vorschlag = f"meinten Sie {_zitiert(nach_schreibweise[w] for w in nahe)}?" if nahe else ""
    alle = f"erlaubt sind {_zitiert(worte)}" if len(worte) <= _WENIGE else ""
    raise Unlesbar("nicht in der Liste", " ".join(filter(None, (vorschlag, alle))))


def _zitiert(worte: Iterable[str]) -> str:
    return ", ".join(f"„{wort}“" for wort in worte)
