"""Which Kommunen and Träger may a written name mean, and which are spelled nearly so?"""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from domain.kreise import KREISE, kreisname
from ingest.schreibweisen.ortsname import (
    TITEL,
    Ortsname,
    einzelne_namen,
    flach,
    titel_amtlich,
    zerlege,
    zusatz_amtlich,
)

# Regions that people write behind a name although it has no such part, and the Kreise that lie there.
_REGIONEN: dict[str, Collection[str]] = {
    "vogtland": {"14523"}, "erzgebirge": {"14521"}, "saechsische schweiz": {"14628"},
    "oberlausitz": {"14625", "14626"}, "lausitz": {"14625", "14626"}, "sachsen": KREISE,
}  # fmt: skip
_NAECHSTE, _MINDESTENS_GLEICH = 3, 0.75


@dataclass(frozen=True)
class Ort:
    """A Kommune, also one that was dissolved, or another Träger: key, names, key of its Kreis."""

    schluessel: str
    name: str
    landkreis: str
    name_amtlich: str = ""
    ist_kommune: bool = True
    ist_stadt: bool = False

    @property
    def mit_kreis(self) -> str:
        return f"{self.name} ({kreisname(self.landkreis)})"

    def __str__(self) -> str:
        return f"{self.name} ({kreisname(self.landkreis)}, {self.schluessel})"


@dataclass(frozen=True)
class Treffer:
    """The candidates of a name; ``genau``: it was written completely. ``nahe``: what may be suggested if there are none."""

    orte: tuple[Ort, ...]
    genau: bool = True
    nahe: tuple[Ort, ...] = ()


@dataclass(frozen=True)
class _Eintrag:
    """One name of an Ort: its distinguishing part, empty if it has none."""

    ort: Ort
    zusatz: str


@dataclass(frozen=True)
class Ortsindex:
    """Names by their stem. ``kreise``: key and name of each Kreis; one Ort may stand here under several names."""

    orte: tuple[Ort, ...]
    kreise: tuple[tuple[str, str], ...]

    def suche(self, text: str, *, nur_kommunen: bool, mit_vorschlag: bool) -> Treffer:
        """Everything that the text can mean; several candidates mean that it does not say which one."""
        name = zerlege(text, self._zusaetze, self._titel)
        eintraege = [e for e in self._staemme.get(name.stamm, ()) if e.ort.ist_kommune or not nur_kommunen]
        passend = [e for e in eintraege if all(self._passt(e.ort, teil) for teil in name.rest)]
        bleiben = self._mit_zusatz(passend, name.zusaetze)
        genau = all(name.rest or name.zusaetze == {e.zusatz} - {""} for e in bleiben)
        orte = {e.ort.schluessel: e.ort for e in bleiben}
        if not nur_kommunen:
            orte |= {ort.schluessel: ort for ort in self._traeger.get(flach(text), ())}
        if len(orte) > 1 and any("stadt" in titel for titel in name.titel):
            orte = {schluessel: ort for schluessel, ort in orte.items() if ort.ist_stadt} or orte
        nahe = self._nahe(text, eintraege, nur_kommunen) if not orte and mit_vorschlag else ()
        return Treffer(tuple(orte.values()), genau, nahe)

    def kreis(self, name: str) -> Collection[str]:
        """Keys of the Kreise that a name can mean: "Leipzig" is the Stadt or the Landkreis."""
        return self._kreise.get(flach(name), ())

    def _passt(self, ort: Ort, teil: str) -> bool:
        """Whether a part beside the name speaks of this Ort: its key, its Kreis or its other name."""
        if kreise := self._kreise.get(teil):
            return ort.landkreis in kreise
        andere = self._staemme.get(self._zerlegt(teil).stamm, ())
        return teil == flach(ort.schluessel) or any(e.ort.schluessel == ort.schluessel for e in andere)

    def _mit_zusatz(self, eintraege: list[_Eintrag], zusaetze: Collection[str]) -> list[_Eintrag]:
        """Entries with all the distinguishing parts that were written; else those in the regions that were written."""
        genaue = [e for e in eintraege if all(z == e.zusatz for z in zusaetze)]
        return genaue or [e for e in eintraege if all(e.ort.landkreis in _REGIONEN.get(z, ()) for z in zusaetze)]

    def _nahe(self, text: str, eintraege: Iterable[_Eintrag], nur_kommunen: bool) -> tuple[Ort, ...]:
        namen = {name: ort for name, ort in self._alle.items() if ort.ist_kommune or not nur_kommunen}
        aehnlich = difflib.get_close_matches(flach(text), namen, n=_NAECHSTE, cutoff=_MINDESTENS_GLEICH)
        nahe = {ort.schluessel: ort for ort in (*(e.ort for e in eintraege), *(namen[name] for name in aehnlich))}
        return tuple(nahe.values())[:_NAECHSTE]

    @cached_property
    def _namen(self) -> list[tuple[Ort, str, str]]:
        """Each single name of a Kommune with its distinguishing part."""
        return [
            (ort, name, zusatz_amtlich(name))
            for ort in self.orte
            if ort.ist_kommune
            for name in dict.fromkeys((ort.name, *einzelne_namen(ort.name_amtlich)))
        ]

    @cached_property
    def _zusaetze(self) -> frozenset[str]:
        return frozenset({z for _, _, z in self._namen if z} | set(_REGIONEN))

    @cached_property
    def _titel(self) -> frozenset[str]:
        """What official names say besides the name: "Stadt", "Hochschulstadt"."""
        amtliche = {titel for ort in self.orte if ort.ist_kommune for titel in titel_amtlich(ort.name_amtlich)}
        namen = {self._zerlegt(name).stamm for _, name, _ in self._namen}
        return TITEL | (amtliche - namen - set(self._kreise))

    @cached_property
    def _staemme(self) -> dict[str, list[_Eintrag]]:
        staemme: dict[str, list[_Eintrag]] = defaultdict(list)
        for ort, name, zusatz_ in self._namen:
            staemme[self._zerlegt(name).stamm].append(_Eintrag(ort, zusatz_))
        for ort in self.orte:
            name_ = self._zerlegt(ort.name)
            if not ort.ist_kommune and not name_.rest and " " in name_.stamm:
                staemme[name_.stamm].append(_Eintrag(ort, "".join(name_.zusaetze)))
        return staemme

    def _zerlegt(self, name: str) -> Ortsname:
        return zerlege(name, self._zusaetze)

    @cached_property
    def _traeger(self) -> dict[str, list[Ort]]:
        traeger: dict[str, list[Ort]] = defaultdict(list)
        for ort in self.orte:
            if not ort.ist_kommune:
                traeger[flach(ort.name)].append(ort)
        return traeger

    @cached_property
    def _alle(self) -> dict[str, Ort]:
        """One Ort for each complete name and each stem, for suggestions."""
        staemme = {stamm: eintraege[0].ort for stamm, eintraege in self._staemme.items()}
        return staemme | {flach(ort.name): ort for ort in self.orte}

    @cached_property
    def _kreise(self) -> dict[str, set[str]]:
        """Names of the Kreise, with and without the word Landkreis or Stadt."""
        kreise: dict[str, set[str]] = defaultdict(set)
        for schluessel, name in (*KREISE.items(), *self.kreise):
            ganz = flach(name)
            kurz = ganz.removeprefix("landkreis ").removeprefix("stadt ").removesuffix(" stadt")
            stadt = schluessel in KREISE and KREISE[schluessel].startswith("Stadt ")
            for wort in (ganz, kurz, f"{'stadt' if stadt else 'landkreis'} {kurz}"):
                kreise[wort].add(schluessel)
        return kreise
