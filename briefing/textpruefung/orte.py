"""Which areas, Kommunen and bodies does a sentence name, and where?"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from briefing.textpruefung.wortfeld import ding
from briefing.textpruefung.zeichen import Satz
from domain.auswahl import POLIZEIDIREKTIONEN, Ebene
from domain.kreise import KREISE

_ZUSAETZE = re.compile(r"/| i\. ?d\.| a\. ?d\.| im | in | b\. | an der ")
_KREISE = {
    name.removeprefix("Landkreis "): schluessel for schluessel, name in KREISE.items() if not name.startswith("Stadt ")
}
_REGION = {"Vogtland": "14523", "Erzgebirge": "14521", "Nordsachsen": "14730", "Mittelsachsen": "14522"}
_KREISNAMEN = "|".join(re.escape(name) for name in sorted(_KREISE, key=len, reverse=True))


@dataclass(frozen=True)
class Raum:
    """An area with its place in the text. ``schluessel``: key of the Kreis, name of the directorate, ags of Kommunen.

    ``ebene`` None: an area that the figures do not know.
    """

    ebene: Ebene | None = Ebene.LAND
    schluessel: str = ""
    name: str = "Sachsen"
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)


@dataclass(frozen=True)
class Ortsname:
    """A Kommune (every ags that it can mean) or a body that is named: its place in the text and its signs."""

    start: int
    end: int
    zeichen: int
    bis: int
    name: str
    ags: frozenset[str] = frozenset()
    traeger: frozenset[str] = frozenset()


SACHSEN = Raum()
_GEBIETE: tuple[tuple[Ebene | None, str], ...] = (
    (
        Ebene.LAND,
        r"\b(?:[Ss]achsenweit|[Ll]andesweit)\b|\b[Ii]n\s+ganz\s+Sachsen\b|\b[Ii]m\s+(?:gesamten\s+)?Freistaat\b",
    ),
    (None, r"\b(?:Landkreisen?|Polizeidirektionen)\s+[A-ZÄÖÜ]\w+(?:\s+und\s+|,\s+)[A-ZÄÖÜ]\w+"),
    (
        Ebene.POLIZEIDIREKTION,
        rf"(?:[Pp]olizeidirektion(?:en)?|PD|Direktion(?:sbereich)?)\s+(?P<name>{'|'.join(POLIZEIDIREKTIONEN)})s?\b",
    ),
    (
        Ebene.LANDKREIS,
        rf"(?:Landkreis|Kreis|LK)(?:es|s|e|en)?\s+(?P<name>{_KREISNAMEN})|(?P<allein>Erzgebirgskreis|Vogtlandkreis)(?:es|s)?\b",
    ),
    (
        Ebene.POLIZEIDIREKTION,
        r"\b[Oo]stsachsens?\b|\b[Oo]stsächsische[nrsm]?\b|\bOsten\s+(?:Sachsens|des\s+Freistaates|von\s+Sachsen)",
    ),
    (
        None,
        r"\b(?:Region|Raum|Großraum|Umland|Direktionsbezirk|Regierungsbezirk|Gegend)\s+(?:um\s+)?[A-ZÄÖÜ]\w+"
        r"|\b[A-ZÄÖÜ]\w+er\s+(?:Raum|Region|Umland|Land|Gegend)\b"
        r"|\b(?:Norden|Süden|Westen|Nordwesten|Südwesten|Nordosten)\s+(?:Sachsens|des\s+Freistaates)\b"
        r"|\b(?:(?:Ober|Nieder)?[Ll]ausitz(?!er)|Westsachsens?|Südwestsachsens?|Nordwestsachsens?|Südsachsens?|Muldental|Osterzgebirge|Elbland"
        r"|Zittauer\s+Gebirge|Sächsischen?\s+Schweiz(?!-))\b",
    ),
    (Ebene.LANDKREIS, rf"(?<!/)(?<!im )\b(?P<name>{'|'.join(_REGION)})s?\b|\bim (?P<allein>Vogtland|Erzgebirge)\b"),
)
_MUSTER = tuple((ebene, re.compile(muster)) for ebene, muster in _GEBIETE)


def raeume(text: str, start: int, end: int) -> list[Raum]:
    """Every area that is named between two places of the text; none overlaps another."""
    gefunden: list[Raum] = []
    for ebene, muster in _MUSTER:
        for t in muster.finditer(text, start, end):
            if not any(r.start < t.end() and t.start() < r.end for r in gefunden):
                gefunden.append(_raum(t, ebene))
    return sorted((r for r in gefunden if not _teil_eines_namens(text, r)), key=lambda r: r.start)


def _raum(t: re.Match[str], ebene: Ebene | None) -> Raum:
    teile = t.groupdict()
    name = teile.get("name") or teile.get("allein") or ""
    if ebene is Ebene.LAND:
        return Raum(start=t.start(), end=t.end())
    if ebene is Ebene.POLIZEIDIREKTION:
        name = name or "Görlitz"
        return Raum(ebene, name, f"Polizeidirektion {name}", *t.span())
    if ebene is Ebene.LANDKREIS:
        schluessel = _KREISE.get(name) or _REGION[name]
        return Raum(ebene, schluessel, KREISE[schluessel], *t.span())
    return Raum(None, "", re.sub("^(Landkreise|Polizeidirektionen)n? ", r"die \1 ", t[0]), *t.span())


def _teil_eines_namens(text: str, raum: Raum) -> bool:
    """The area in "Oelsnitz im Erzgebirge", "Reichenbach im Vogtland"."""
    davor = text[max(0, raum.start - 40) : raum.start].split()
    im = text.startswith("im ", raum.start)
    return im and bool(davor) and davor[-1].isalpha() and davor[-1][0].isupper() and not ding(davor[-1].lower())


class _Eintrag(NamedTuple):
    rest: tuple[str, ...]  # the words behind the first one
    name: str
    ags: frozenset[str]
    traeger: frozenset[str]


@dataclass
class Ortsverzeichnis:
    """Finds names of Kommunen and bodies; also without the addition that tells two of one name apart."""

    eintraege: dict[str, list[_Eintrag]] = field(default_factory=dict)
    amtlich: dict[str, str] = field(default_factory=dict)  # ags -> name in small letters

    @classmethod
    def aus(cls, kommunen: Iterable[tuple[str, str]], traeger: Mapping[str, str]) -> Self:
        """``kommunen``: (ags, name); ``traeger``: key -> name of every body that is no Kommune."""
        neu = cls()
        formen: dict[str, set[str]] = {}
        for ags, name in kommunen:
            neu.amtlich[ags] = name.lower()
            kurz = name.removeprefix("Stadt ").removeprefix("Thermalbad ")
            for form in {name, kurz, _ZUSAETZE.split(name)[0]}:
                formen.setdefault(form, set()).add(ags)
        for form, alle in formen.items():
            neu._nimm(form, _Eintrag((), form, frozenset(alle), frozenset()))
        verbuende: dict[str, set[str]] = {}
        for schluessel, name in traeger.items():
            kurz = name.replace("Verwaltungsgemeinschaft", "VG").replace("Verwaltungsverband", "VV")
            for form in {name, kurz, _ZUSAETZE.split(name)[0], _ZUSAETZE.split(kurz)[0]} - {"Landkreis"}:
                verbuende.setdefault(form, set()).add(schluessel)
        for form, alle in verbuende.items():
            neu._nimm(form, _Eintrag((), form, frozenset(), frozenset(alle)))
        for liste in neu.eintraege.values():
            liste.sort(key=lambda e: -len(e.rest))
        return neu

    def _nimm(self, form: str, eintrag: _Eintrag) -> None:
        erstes, *rest = (teil.lower().rstrip(".") for teil in form.split("/")[0].split())
        if erstes != "landkreis":
            self.eintraege.setdefault(erstes, []).append(eintrag._replace(rest=tuple(rest)))

    def finde(self, satz: Satz) -> list[Ortsname]:
        """In the order of the sentence, the longest name at each place."""
        gefunden: list[Ortsname] = []
        bis = 0
        for nummer, z in enumerate(satz):
            if nummer >= bis and z.text[0].isupper() and (treffer := self._an(satz, nummer)):
                gefunden.append(treffer)
                bis = treffer.bis
        return gefunden

    def _an(self, satz: Satz, nummer: int) -> Ortsname | None:
        wort, _, zusatz = satz[nummer].klein.partition("/")
        for grundform in dict.fromkeys((wort, wort.removesuffix("s"))):
            for e in self.eintraege.get(grundform, ()):
                ende = nummer + 1 + len(e.rest)
                folgende = tuple(z.klein for z in satz[nummer + 1 : ende])
                if folgende == e.rest or (e.rest and folgende == (*e.rest[:-1], e.rest[-1] + "s")):
                    ags = self._mit_zusatz(e.ags, f"{wort}/{zusatz}") if zusatz else e.ags
                    return Ortsname(satz[nummer].start, satz[ende - 1].end, nummer, ende, e.name, ags, e.traeger)
        return None

    def _mit_zusatz(self, alle: frozenset[str], anfang: str) -> frozenset[str]:
        """Those whose full name goes on so ("oelsnitz/erzgeb"); all if none does."""
        return frozenset(ags for ags in alle if self.amtlich[ags].startswith(anfang)) or alle
