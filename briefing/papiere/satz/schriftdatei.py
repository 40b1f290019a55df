"""What does a TrueType file of ours say: which characters does it know, and how wide is a text in it?"""

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

SCHRIFT = Path(__file__).resolve().parents[1] / "schrift"
FAMILIE = "Source Sans 3"
_UNBEKANNT = 0.6  # width of a character that no typeface knows


@lru_cache(maxsize=1)
def vorrat() -> frozenset[int]:
    """The code points that all our typefaces know."""
    return frozenset.intersection(*(frozenset(_weiten(pfad.name)) for pfad in SCHRIFT.glob("*.ttf")))


def weite(text: str, *, fett: bool = False) -> float:
    """Width of a text on one line, as a multiple of the size of its letters."""
    weiten = _weiten("SourceSans3-Semibold.ttf" if fett else "SourceSans3-Regular.ttf")
    return sum(weiten.get(ord(zeichen), _UNBEKANNT) for zeichen in text)


@lru_cache(maxsize=8)
def _weiten(name: str) -> dict[int, float]:
    """Code point → width of its glyph."""
    datei = (SCHRIFT / name).read_bytes()
    (geviert,) = struct.unpack_from(">18xH", datei, _tabelle(datei, b"head"))
    (anzahl,) = struct.unpack_from(">34xH", datei, _tabelle(datei, b"hhea"))
    masse = _tabelle(datei, b"hmtx")
    weiten = [breite / geviert for breite in struct.unpack_from(f">{2 * anzahl}H", datei, masse)[::2]]
    return {punkt: weiten[min(glyphe, anzahl - 1)] for punkt, glyphe in _glyphen(datei)}


def _tabelle(datei: bytes, name: bytes) -> int:
    (anzahl,) = struct.unpack_from(">4xH", datei, 0)
    for nummer in range(anzahl):
        marke, ort = struct.unpack_from(">4s4xI", datei, 12 + 16 * nummer)
        if marke == name:
            return int(ort)
    raise ValueError(f"keine Tabelle {name!r}")


def _glyphen(datei: bytes) -> Iterator[tuple[int, int]]:
    """Code points with their glyphs, from the segments (format 4) of the table ``cmap``."""
    anfang = _tabelle(datei, b"cmap")
    (anzahl,) = struct.unpack_from(">H", datei, anfang + 2)
    for nummer in range(anzahl):
        (ort,) = struct.unpack_from(">4xI", datei, anfang + 4 + 8 * nummer)
        (form,) = struct.unpack_from(">H", datei, anfang + ort)
        if form == 4:
            yield from _segmente(datei, anfang + ort)


def _segmente(datei: bytes, teil: int) -> Iterator[tuple[int, int]]:
    (doppelt,) = struct.unpack_from(">6xH", datei, teil)
    muster, stelle = f">{doppelt // 2}H", teil + 16 + 3 * doppelt
    enden = struct.unpack_from(muster, datei, teil + 14)
    anfaenge = struct.unpack_from(muster, datei, teil + 16 + doppelt)
    abstaende = struct.unpack_from(muster, datei, teil + 16 + 2 * doppelt)
    versaetze = struct.unpack_from(muster, datei, stelle)
    for nr, (von, bis, abstand, versatz) in enumerate(zip(anfaenge, enden, abstaende, versaetze, strict=True)):
        for punkt in range(von, min(bis, 0xFFFE) + 1):
            glyphe = punkt + abstand
            if versatz:
                (eintrag,) = struct.unpack_from(">H", datei, stelle + 2 * nr + versatz + 2 * (punkt - von))
                glyphe = eintrag and eintrag + abstand
            if glyphe & 0xFFFF:
                yield punkt, glyphe & 0xFFFF
