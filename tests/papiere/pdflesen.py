"""What does a PDF say to a program that reads it aloud? Its structure tree with the text of every element, read from the bytes.

Only the parser of objects is a library's. What belongs to which element is put together here from the marks in the pages, so
a wrong tag, an unmarked line or a missing alternative text is seen and not hidden by a tool that repairs silently.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

MALEND = {
    b"Tj",
    b"TJ",
    b"'",
    b'"',
    b"f",
    b"F",
    b"f*",
    b"B",
    b"B*",
    b"b",
    b"b*",
    b"S",
    b"s",
    b"sh",
    b"Do",
    b"INLINE IMAGE",
}
Marken = dict[tuple[int, int], str]  # number of the page and of the mark -> its text


@dataclass
class Knoten:
    """An element of the structure tree."""

    tag: str
    roh: DictionaryObject
    kinder: "list[Knoten]" = field(default_factory=list)
    eigen: "list[tuple[int, str]]" = field(default_factory=list)
    marken: list[tuple[int, int]] = field(default_factory=list)
    objekte: list[DictionaryObject] = field(default_factory=list)
    folge: "list[Knoten | str]" = field(default_factory=list)

    def alle(self) -> "Iterator[Knoten]":
        yield self
        for kind in self.kinder:
            yield from kind.alle()

    def suche(self, *tags: str) -> "list[Knoten]":
        return [knoten for knoten in self.alle() if knoten.tag in tags]

    @property
    def text(self) -> str:
        """What is read aloud: of a picture its alternative text, not its labels."""
        if self.tag == "/Figure":
            return str(self.roh.get("/Alt", ""))
        return "".join(teil if isinstance(teil, str) else teil.text for teil in self.folge)

    def eigenschaft(self, besitzer: str, name: str) -> Any:
        """The value of an attribute such as the scope of a header cell."""
        angaben = self.roh.get("/A", [])
        for eintrag in angaben if isinstance(angaben, ArrayObject) else [angaben]:
            gelesen = eintrag.get_object()
            if gelesen.get("/O") == besitzer and name in gelesen:
                return gelesen[name]
        return None


@dataclass
class Dokument:
    """A PDF as it was read; ``lose`` are operators that paint outside of every mark."""

    leser: PdfReader
    wurzel: Knoten
    marken: Marken
    lose: list[str]

    @property
    def katalog(self) -> DictionaryObject:
        return DictionaryObject(self.leser.trailer["/Root"].get_object())

    @property
    def text(self) -> str:
        """Everything that is read aloud, in the order of the tree."""
        return self.wurzel.text

    @property
    def seitentexte(self) -> list[str]:
        """What is printed on each page, headers and footers included."""
        return [seite.extract_text() for seite in self.leser.pages]


def lies(pdf: bytes) -> Dokument:
    leser = PdfReader(io.BytesIO(pdf), strict=True)
    marken: Marken = {}
    lose: list[str] = []
    for nummer, seite in enumerate(leser.pages):
        _lies_seite(leser, nummer, seite, marken, lose)
    seiten = {seite.indirect_reference.idnum: nr for nr, seite in enumerate(leser.pages) if seite.indirect_reference}
    baum = leser.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    kinder = baum["/K"] if isinstance(baum["/K"], ArrayObject) else [baum["/K"]]
    oben = [_knoten(kind.get_object(), seiten, marken, None) for kind in kinder]
    wurzel = Knoten("/StructTreeRoot", baum, kinder=oben, folge=list(oben))
    return Dokument(leser, wurzel, marken, lose)


def _lies_seite(leser: PdfReader, nummer: int, seite: Any, marken: Marken, lose: list[str]) -> None:
    schriften = {name: zeichentafel(s.get_object()) for name, s in seite["/Resources"].get("/Font", {}).items()}
    offen: list[int | None] = []
    kunst, tafel = 0, {}
    stapel: list[tuple[str, bool]] = []
    for werte, befehl in ContentStream(seite["/Contents"].get_object(), leser).operations:
        if befehl in (b"BDC", b"BMC"):
            artefakt = werte[0] == "/Artifact"
            mcid = werte[1].get("/MCID") if befehl == b"BDC" and isinstance(werte[1], DictionaryObject) else None
            stapel.append((str(werte[0]), artefakt))
            kunst += artefakt
            offen.append(mcid)
            if mcid is not None:
                marken.setdefault((nummer, int(mcid)), "")
        elif befehl == b"EMC":
            kunst -= stapel.pop()[1]
            offen.pop()
        elif befehl == b"Tf":
            tafel = schriften[werte[0]]
        elif befehl in MALEND:
            ziel = next((m for m in reversed(offen) if m is not None), None)
            if ziel is None and not kunst:
                lose.append(f"Seite {nummer + 1}: {befehl.decode()}")
            if ziel is not None and befehl in (b"Tj", b"TJ", b"'", b'"'):
                marken[nummer, int(ziel)] += _text(werte, tafel)
    assert not offen, "eine Markierung bleibt offen"


def _text(werte: Any, tafel: dict[int, str]) -> str:
    stuecke = werte[0] if isinstance(werte[0], ArrayObject) else [werte[-1]]
    codes = [code for stueck in stuecke if not isinstance(stueck, int | float) for code in glyphencodes(stueck)]
    return "".join(tafel.get(code, f"<{code:04x}>") for code in codes)


def glyphencodes(stueck: Any) -> list[int]:
    """The glyphs of a string that is shown, two bytes each."""
    roh = bytes(stueck.original_bytes) if hasattr(stueck, "original_bytes") else bytes(stueck)
    return [int.from_bytes(roh[i : i + 2], "big") for i in range(0, len(roh), 2)]


def zeichentafel(schrift: DictionaryObject) -> dict[int, str]:
    """Glyph → characters, from the table ToUnicode of an embedded typeface."""
    text = schrift["/ToUnicode"].get_object().get_data().decode("latin-1")  # type: ignore[attr-defined]
    tafel: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, ziel in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            tafel[int(code, 16)] = bytes.fromhex(ziel).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for von, bis, ziel in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for stelle in range(int(bis, 16) - int(von, 16) + 1):
                tafel[int(von, 16) + stelle] = chr(int(ziel, 16) + stelle)
    return tafel


def _knoten(roh: DictionaryObject, seiten: dict[int, int], marken: Marken, seite: int | None) -> Knoten:
    knoten = Knoten(str(roh["/S"]), roh)
    if "/Pg" in roh:
        seite = _seite(roh, seiten)
    kinder = roh.get("/K", ArrayObject())
    for kind in kinder if isinstance(kinder, ArrayObject) else [kinder]:
        k = kind.get_object() if isinstance(kind, IndirectObject) else kind
        if isinstance(k, int):
            _merke(knoten, seite, k, marken)
        elif k.get("/Type") == "/MCR":
            _merke(knoten, _seite(k, seiten) if "/Pg" in k else seite, k["/MCID"], marken)
        elif k.get("/Type") == "/OBJR":
            knoten.objekte.append(k["/Obj"].get_object())
        else:
            tiefer = _knoten(k, seiten, marken, seite)
            knoten.kinder.append(tiefer)
            knoten.folge.append(tiefer)
    return knoten


def _seite(roh: DictionaryObject, seiten: dict[int, int]) -> int:
    return seiten[roh.raw_get("/Pg").idnum]


def _merke(knoten: Knoten, seite: int | None, mcid: int, marken: Marken) -> None:
    assert seite is not None
    assert (seite, mcid) in marken, f"Marke {mcid} fehlt auf Seite {seite + 1}"
    knoten.marken.append((seite, mcid))
    knoten.folge.append(marken[seite, mcid])
