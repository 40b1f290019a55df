"""Of which parts is the name of a place made, however it is spelled?

"Große Kreisstadt Oelsnitz/Vogtl.", "Oelsnitz, Stadt (Vogtland)" and "OELSNITZ i. V." all have the stem "oelsnitz" and the
Zusatz "vogtland", the part that tells one Oelsnitz from the other.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from ingest.schreibweisen.zelle import schlicht

_BINDESTRICHE_UND_PUNKTE = re.compile(r"[-‐‑‒–—−.\s]+")
_TRENNER = re.compile(r"[/,;()\[\]]")
_VORWOERTER = {"i", "in", "im", "a", "an", "am", "auf", "b", "bei", "d", "der", "dem", "den"}
_REGIONEN = {
    "vogtland": "v vogtl vogtland",
    "erzgebirge": "e erz erzg erzgeb erzgebirge",
    "sachsen": "sa sachs sachsen",
    "oberlausitz": "ol oberlausitz",
    "saechsische schweiz": "",
}
_KURZ = {kurz: lang for lang, kurze in _REGIONEN.items() for kurz in kurze.split()} | {
    f"{wort} {schweiz}": "saechsische schweiz"
    for wort in ("saechs", "saechsische")
    for schweiz in ("schw", "schweiz")
} | {"o l": "oberlausitz"}  # fmt: skip
_KREISWOERTER = {"landkreis", "lkr", "lkrs", "lk", "kreis"}
_ANFAENGE = {
    "st": "sankt", "vg": "verwaltungsgemeinschaft", "vwg": "verwaltungsgemeinschaft", "vv": "verwaltungsverband",
} | dict.fromkeys(_KREISWOERTER, "landkreis")  # fmt: skip
TITEL = frozenset({
    "stadt", "gemeinde", "grosse kreisstadt", "kreisstadt", "kreisfreie stadt", "landeshauptstadt", "bergstadt", "kurort",
    "hochschulstadt", "universitaetsstadt", "stadtverwaltung", "gemeindeverwaltung",
})  # fmt: skip


@dataclass(frozen=True)
class Ortsname:
    """``stamm``: what it is called; ``zusaetze``: what tells it from others that are called so; ``titel``: such as stadt.

    ``rest``: other parts, in brackets or behind signs, which may be anything.
    """

    stamm: str
    zusaetze: frozenset[str]
    titel: frozenset[str]
    rest: tuple[str, ...]


def flach(text: str) -> str:
    """All words of a name with single blanks, without signs, long forms for what is usually shortened."""
    return " ".join(filter(None, map(_worte, _TRENNER.split(text))))


def zusatz(text: str) -> str:
    """The long form of a distinguishing part without its prepositions: "i. V.", "Vogtl." are "vogtland"."""
    worte = _worte(text).split()
    while len(worte) > 1 and worte[0] in _VORWOERTER:
        worte = worte[1:]
    kurz = " ".join(worte)
    return _KURZ.get(kurz, kurz)


def zerlege(text: str, zusaetze: Collection[str], titel: Collection[str] = TITEL) -> Ortsname:
    """The parts of a written name; ``zusaetze`` and ``titel`` are those that names are known to have."""
    teile = [teil for teil in map(_worte, _TRENNER.split(text)) if teil]
    haupt = next((i for i, teil in enumerate(teile) if teil not in titel), 0)
    name, titel_davor = _ohne_titel(teile[haupt], titel) if teile else ("", set[str]())
    name, kreis = _ohne_kreis(name)
    stamm, gefunden = _ohne_zusatz(name, zusaetze)
    andere = [*teile[:haupt], *teile[haupt + 1 :]]
    return Ortsname(
        stamm,
        frozenset(gefunden | {z for teil in andere if (z := zusatz(teil)) in zusaetze}),
        frozenset(titel_davor | {teil for teil in andere if teil in titel}),
        tuple(teil for teil in (*kreis, *andere) if teil not in titel and zusatz(teil) not in zusaetze),
    )


def einzelne_namen(amtlich: str) -> tuple[str, ...]:
    """The German and the Sorbian name in an official one: "Kamenz / Kamjenc, Stadt"; other parts are titles."""
    return tuple(teil.partition(",")[0] for teil in amtlich.split(" / ")[:2] if teil)


def titel_amtlich(amtlich: str) -> set[str]:
    """What an official name says besides the names: "Bautzen / Budyšin, Stadt, Hochschulstadt / Wysokošulske město"."""
    teile = amtlich.split(" / ")
    return {_worte(titel) for teil in teile[:2] for titel in teil.split(",")[1:]} | set(map(_worte, teile[2:]))


def zusatz_amtlich(name: str) -> str:
    """The distinguishing part of an official name: behind a stroke without blanks or a preposition; empty: none."""
    if "/" in name:
        return zusatz(name.partition("/")[2])
    worte = _worte(name).split()
    vorwort = next((i for i, wort in enumerate(worte) if i and wort in _VORWOERTER), len(worte))
    return zusatz(" ".join(worte[vorwort:]))


def _worte(text: str) -> str:
    worte = _BINDESTRICHE_UND_PUNKTE.sub(" ", schlicht(text)).split()
    if len(worte) > 1:
        worte[0] = _ANFAENGE.get(worte[0], worte[0])
    return " ".join(worte)


def _ohne_titel(name: str, titel: Collection[str]) -> tuple[str, set[str]]:
    """A name without the titles before it: "grosse kreisstadt zwickau"."""
    davor = set[str]()
    while passend := [t for t in titel if name.startswith(f"{t} ")]:
        laengster = max(passend, key=len)
        davor.add(laengster)
        name = _worte(name[len(laengster) + 1 :])
    return name, davor


def _ohne_kreis(name: str) -> tuple[str, tuple[str, ...]]:
    """A name without the Kreis behind it: "bernsdorf landkreis zwickau"."""
    worte = name.split()
    stelle = next((i for i, wort in enumerate(worte) if i and wort in _KREISWOERTER), len(worte))
    kreis = _worte(" ".join(worte[stelle:]))
    return " ".join(worte[:stelle]), (kreis,) if kreis else ()


def _ohne_zusatz(name: str, zusaetze: Collection[str]) -> tuple[str, set[str]]:
    """A name without the distinguishing part behind it: "oelsnitz i v", "trebsen mulde"."""
    worte = name.split()
    for stelle in range(1, len(worte)):
        dahinter = " ".join(worte[stelle:])
        if len(dahinter) > 1 and zusatz(dahinter) in zusaetze:
            return " ".join(worte[:stelle]), {zusatz(dahinter)}
    return name, set()
