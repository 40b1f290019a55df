"""Where does each piece of text stand on the page, and does one lie on another or leave the page?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

from tests.papiere.pdflesen import glyphencodes, zeichentafel

MILLIMETER = 72 / 25.4


@dataclass(frozen=True)
class Lauf:
    """A piece of text on one line; ``x`` from the left, ``y`` of its base line from below, in points."""

    seite: int
    x: float
    y: float
    breite: float
    groesse: float
    text: str

    def ueberdeckt(self, anderer: "Lauf") -> bool:
        """Whether letters lie on letters, allowing for kerning and for tight lines."""
        waagrecht = min(self.x + self.breite, anderer.x + anderer.breite) - max(self.x, anderer.x)
        unten, oben = max(self.y, anderer.y), min(self._oben, anderer._oben)
        return self.seite == anderer.seite and waagrecht > 0.6 and oben - unten > 0.6

    @property
    def _oben(self) -> float:
        return self.y + 0.45 * self.groesse  # the height of a small x


def laeufe(leser: PdfReader) -> Iterator[Lauf]:
    """All text of the pages; what stands in a picture is drawn at another scale and left out."""
    for nummer, seite in enumerate(leser.pages):
        schriften = {name: _Schrift(s.get_object()) for name, s in seite["/Resources"].get("/Font", {}).items()}  # type: ignore[attr-defined]
        ort: list[tuple[float, float, bool]] = [(0.0, 0.0, False)]
        schrift, groesse, zeile = None, 0.0, (0.0, 0.0)
        for werte, befehl in ContentStream(seite["/Contents"].get_object(), leser).operations:
            if befehl == b"q":
                ort.append(ort[-1])
            elif befehl == b"Q":
                ort.pop()
            elif befehl == b"cm":
                x, y, bild = ort[-1]
                ort[-1] = (x + float(werte[4]), y + float(werte[5]), bild or abs(float(werte[0])) != 1)
            elif befehl == b"Tf":
                schrift, groesse = schriften[werte[0]], float(werte[1])
            elif befehl == b"Tm":
                zeile = float(werte[4]), -float(werte[5])  # the page stands on its head
            elif befehl in (b"Tj", b"TJ") and not ort[-1][2]:
                assert schrift is not None
                breite, text = schrift.setze(werte)
                x, y, _ = ort[-1]
                yield Lauf(nummer, x + zeile[0], y + zeile[1], breite * groesse / 1000, groesse, text)


class _Schrift:
    """Widths and characters of an embedded typeface."""

    def __init__(self, roh: DictionaryObject) -> None:
        self._zeichen = zeichentafel(roh)
        kern: Any = roh["/DescendantFonts"][0].get_object()  # type: ignore[index]
        zahlen = list(kern["/W"])
        self._weiten: dict[int, float] = {}
        while zahlen:
            if isinstance(zahlen[1], ArrayObject):
                von, weiten, *zahlen = zahlen
                self._weiten |= {int(von) + i: float(w) for i, w in enumerate(weiten)}
            else:
                von, bis, weite, *zahlen = zahlen
                self._weiten |= dict.fromkeys(range(int(von), int(bis) + 1), float(weite))

    def setze(self, werte: Any) -> tuple[float, str]:
        """How far the last visible letter reaches, and what is written."""
        breite, bis, text = 0.0, 0.0, ""
        for stueck in werte[0] if isinstance(werte[0], ArrayObject) else [werte[0]]:
            if isinstance(stueck, int | float):
                breite -= float(stueck)
                continue
            for code in glyphencodes(stueck):
                breite += self._weiten.get(code, 0.0)
                text += self._zeichen.get(code, "")
                bis = breite if self._zeichen.get(code, "").strip() else bis
        return bis, text


def lagefehler(leser: PdfReader, *, rand_mm: float = 12.0) -> list[str]:
    """Text that leaves the page or lies on other text."""
    alle = [lauf for lauf in laeufe(leser) if lauf.text.strip()]
    rand = rand_mm * MILLIMETER
    draussen = []
    for lauf in alle:
        breite, hoehe = (float(wert) for wert in leser.pages[lauf.seite].mediabox[2:])
        if lauf.x < rand or lauf.x + lauf.breite > breite - rand or not rand / 2 < lauf.y < hoehe - rand / 2:
            draussen.append(f"außerhalb auf Seite {lauf.seite + 1}: {lauf.text[:40]}")
    auf_seiten = [[lauf for lauf in alle if lauf.seite == nummer] for nummer in range(len(leser.pages))]
    return draussen + [
        f"übereinander auf Seite {a.seite + 1}: {a.text[:30]} | {b.text[:30]}"
        for seite in auf_seiten
        for a, b in combinations(seite, 2)
        if a.ueberdeckt(b)
    ]
