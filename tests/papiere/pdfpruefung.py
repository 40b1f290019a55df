"""Is a PDF a good PDF/UA-1, and does it say everything that its Lagebild says? Lists of what is wrong, for any Lagebild."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pypdf.generic import DictionaryObject

from briefing.papiere.aufnahme import Lagebild, Tafel, Zahl
from briefing.papiere.satz.zeichen import druckbar
from briefing.papiere.zelle import textzeilen, ueberschrift
from tests.papiere.pdflesen import Dokument, Knoten

_UEBERSCHRIFTEN = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
_BEKANNT = {
    "/Document", "/Div", "/P", "/Span", "/Link", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/THead", "/TBody", "/TFoot", "/TR",
    "/TH", "/TD", "/Figure", "/Strong", "/Em", *_UEBERSCHRIFTEN,
}  # fmt: skip
Tabelle = list[list[str]]


def glatt(text: str) -> str:
    """For comparison: without white space, hyphens and what line breaking adds; letters that share a glyph are one."""
    return re.sub(r"[\s\u00ad\u2010\u200b-]+", "", unicodedata.normalize("NFKC", druckbar(text)))


def maengel(dokument: Dokument) -> list[str]:
    """What PDF/UA-1 forbids, as far as it can be seen in the objects."""
    return [
        *_kopf(dokument),
        *(f"nicht markiert: {stelle}" for stelle in dokument.lose),
        *_baum(dokument),
        *_ueberschriften(dokument),
        *_bilder(dokument),
        *(mangel for tabelle in dokument.wurzel.suche("/Table") for mangel in _tabelle(tabelle)),
        *_verweise(dokument),
        *_schriften(dokument),
    ]


def _kopf(dokument: Dokument) -> Iterator[str]:
    katalog, leser = dokument.katalog, dokument.leser
    xmp = katalog["/Metadata"].get_object().get_data().decode()  # type: ignore[attr-defined]
    if not re.search(r"<pdfuaid:part>1</pdfuaid:part>", xmp):
        yield "keine Kennung PDF/UA-1 in den Metadaten"
    if not katalog.get("/MarkInfo", {}).get("/Marked"):
        yield "nicht als markiert gekennzeichnet"
    if not str(katalog.get("/Lang", "")).startswith("de"):
        yield "Sprache fehlt"
    if not katalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "Titel wird nicht angezeigt"
    if not (leser.metadata and leser.metadata.title) or "<dc:title>" not in xmp:
        yield "Titel fehlt"
    if not leser.outline:
        yield "Lesezeichen fehlen"
    for nummer, seite in enumerate(leser.pages, 1):
        if seite.get("/Tabs") != "/S" and "/Annots" in seite:
            yield f"Seite {nummer}: Reihenfolge der Verweise nicht nach der Struktur"


def _baum(dokument: Dokument) -> Iterator[str]:
    benutzt = [marke for knoten in dokument.wurzel.alle() for marke in knoten.marken]
    if set(benutzt) != set(dokument.marken):
        yield f"Marken ohne Element: {sorted(set(dokument.marken) - set(benutzt))[:3]}"
    if len(benutzt) != len(set(benutzt)):
        yield "eine Marke gehört zu zwei Elementen"
    rollen = dokument.wurzel.roh.get("/RoleMap", {})
    for knoten in dokument.wurzel.alle():
        if knoten.tag not in {"/StructTreeRoot", "/Caption", "/Terms"} | _BEKANNT and knoten.tag not in rollen:
            yield f"unbekanntes Element {knoten.tag}"
    for nummer, seite in enumerate(dokument.leser.pages):
        if any(s == nummer for s, _ in dokument.marken) and "/StructParents" not in seite:
            yield f"Seite {nummer + 1} ohne /StructParents"


def _ueberschriften(dokument: Dokument) -> Iterator[str]:
    folge = [knoten for knoten in dokument.wurzel.alle() if knoten.tag in _UEBERSCHRIFTEN]
    stufen = [int(knoten.tag[2]) for knoten in folge]
    if stufen.count(1) != 1 or stufen[:1] != [1]:
        yield f"nicht genau eine H1 am Anfang: {stufen[:5]}"
    yield from (f"von H{a} zu H{b}" for a, b in pairwise(stufen) if b > a + 1)
    yield from ("leere Überschrift" for knoten in folge if not knoten.text.strip())


def _bilder(dokument: Dokument) -> Iterator[str]:
    for bild in dokument.wurzel.suche("/Figure"):
        if not str(bild.roh.get("/Alt", "")).strip():
            yield "Bild ohne Alternativtext"
        if bild.eigenschaft("/Layout", "/BBox") is None:
            yield "Bild ohne Maße"


def _tabelle(tabelle: Knoten) -> Iterator[str]:
    koepfe = tabelle.suche("/TH")
    if not koepfe:
        yield "Tabelle ohne Kopfzellen"
    if any(kopf.eigenschaft("/Table", "/Scope") not in ("/Column", "/Row", "/Both") for kopf in koepfe):
        yield "Kopfzelle ohne Geltung"
    if len({len(zeile.kinder) for zeile in tabelle.suche("/TR")}) > 1:
        yield "Tabelle mit verschieden langen Zeilen"
    ids = {kopf.roh.get("/ID") for kopf in koepfe}
    for zelle in tabelle.suche("/TD"):
        if not set(zelle.eigenschaft("/Table", "/Headers") or ()) <= ids:
            yield "Zelle verweist auf eine Kopfzelle, die es nicht gibt"


def _verweise(dokument: Dokument) -> Iterator[str]:
    im_baum = [objekt for knoten in dokument.wurzel.suche("/Link") for objekt in knoten.objekte]
    auf_seiten = [a.get_object() for seite in dokument.leser.pages for a in seite.get("/Annots", ())]
    if len(im_baum) != len(auf_seiten):
        yield f"{len(auf_seiten)} Verweise, aber {len(im_baum)} in der Struktur"
    for verweis in auf_seiten:
        if not str(verweis.get("/Contents", "")).strip():
            yield "Verweis ohne Beschreibung"
        if not ziele([verweis])[0].startswith(("http://", "https://")):
            yield f"Verweis auf {ziele([verweis])[0]}"


def ziele(verweise: Iterable[DictionaryObject]) -> list[str]:
    return [str(verweis.get("/A", {}).get("/URI", "im Papier")) for verweis in verweise]


def _schriften(dokument: Dokument) -> Iterator[str]:
    for seite in dokument.leser.pages:
        for schrift in seite["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            (kern,) = schrift.get_object()["/DescendantFonts"]
            beschreibung = kern.get_object()["/FontDescriptor"]
            if not {"/FontFile2", "/FontFile3"} & set(beschreibung):
                yield f"Schrift {beschreibung['/FontName']} ist nicht eingebettet"


def fehlendes(lagebild: Lagebild, dokument: Dokument, *, ohne_pruefwert: bool = False) -> list[str]:
    """Everything that the Lagebild says and the full version does not: figures with all their words, tables cell by cell."""
    text = glatt(dokument.text)
    gesagt = [*(satz for zahl in lagebild.zahlen() for satz in _worte(zahl)), *_saetze(lagebild)]
    gesagt += [] if ohne_pruefwert else [lagebild.zitat, lagebild.pruefwert]
    fehlt = [satz for satz in gesagt if glatt(satz) not in text]
    gedruckt = tabellen(dokument)
    fehlt += [f"Tafel {tafel.titel}" for tafel in lagebild.tafeln() if tafel.zeilen and not _steht(tafel, gedruckt)]
    bilder = {str(bild.roh.get("/Alt")) for bild in dokument.wurzel.suche("/Figure")}
    alternativen = {glatt(alt) for alt in bilder}
    return fehlt + [f"Bild {bild.titel}" for bild in lagebild.bilder() if glatt(bild.alt) not in alternativen]


def _worte(zahl: Zahl) -> tuple[str, ...]:
    return (
        zahl.titel, zahl.text, zahl.satz, zahl.zeitraum, zahl.herkunft, zahl.belegt, zahl.veraenderung, zahl.vorbehalt,
        zahl.definition, zahl.abgrenzung,
    )  # fmt: skip


def _saetze(lagebild: Lagebild) -> Iterator[str]:
    yield from (lagebild.titel, lagebild.raum, lagebild.vergleich, *lagebild.vermerke)
    yield from (teil for quelle in lagebild.quellen for teil in (quelle.titel, quelle.url, quelle.stand))
    for baustein in lagebild.bausteine:
        yield from getattr(baustein, "saetze", ())
        yield from (getattr(baustein, name, "") for name in ("titel", "unterschrift", "fussnote", "erklaerung"))


def tabellen(dokument: Dokument) -> list[Tabelle]:
    """Heading and rows of every table that a reader finds in the structure."""
    return [
        [[glatt(zelle.text) for zelle in zeile.kinder] for zeile in tabelle.suche("/TR")]
        for tabelle in dokument.wurzel.suche("/Table")
    ]


def erwartet(tafel: Tafel) -> Tabelle:
    """What is to be printed of a table: unknown is a point, never empty and never zero."""
    zeilen = [
        ["." if wert is None else glatt(text) for wert, text in zip(werte, texte, strict=True)]
        for werte, texte in zip(tafel.zeilen, textzeilen(tafel), strict=True)
    ]
    return [[glatt(ueberschrift(spalte)) for spalte in tafel.spalten], *zeilen]


def _steht(tafel: Tafel, gedruckt: Sequence[Tabelle]) -> bool:
    """Whether the table is printed, in one or in several parts that repeat its first column."""
    soll = erwartet(tafel)
    return any(_ab(gedruckt[n:], soll) for n in range(len(gedruckt)))


def _ab(teile: Sequence[Tabelle], soll: Tabelle) -> bool:
    bisher = [list(zeile) for zeile in teile[0]]
    for teil in teile[1:]:
        if len(bisher[0]) >= len(soll[0]) or len(teil) != len(bisher):
            break
        bisher = [alt + neu[1:] for alt, neu in zip(bisher, teil, strict=True)]
    return [[zelle or "–" for zelle in bisher[0]], *bisher[1:]] == [[zelle or "–" for zelle in soll[0]], *soll[1:]]
