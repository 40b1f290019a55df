"""How well do findings agree with what a careful reader expects? Corpus and score of ``FORMAT.md``."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

ORDNER = Path(__file__).parent / "korpus"
URTEILE = ("belegt", "widerspricht", "falsches_wort", "veraltet", "nicht_pruefbar")
ANTEIL_GENAU = 0.01


class Fund(Protocol):
    """What is scored of a finding."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kennzahl(self) -> str | None: ...
    @property
    def wert(self) -> float | None: ...
    @property
    def urteil(self) -> str: ...


F = TypeVar("F", bound=Fund)


@dataclass(frozen=True)
class Spanne:
    start: int
    end: int

    def gemeinsam(self, anderer: "Spanne | Fund") -> int:
        """Characters that both cover; 0 or less: none."""
        return min(self.end, anderer.end) - max(self.start, anderer.start)


@dataclass(frozen=True)
class Erwartung:
    """A claim that has to be found; ``kennzahlen`` are the answers that are equally good."""

    spanne: Spanne
    text: str
    wert: float | None
    kennzahlen: frozenset[str | None]
    urteil: str
    raum: str = ""
    zusatz: str = ""

    @property
    def ist_anteil(self) -> bool:
        return self.wert is not None and 0 < self.wert < 1

    def gleicher_wert(self, wert: float | None) -> bool:
        """A share may be written as a fraction or in percent, a named Kommune as nothing or as one."""
        if self.wert is None:
            return wert is None or float(wert) == 1
        if wert is None:
            return False
        if self.ist_anteil:
            return any(abs(float(wert) / teiler - self.wert) <= ANTEIL_GENAU for teiler in (1, 100))
        return float(wert) == float(self.wert)

    def stimmt(self, fund: Fund) -> bool:
        return (fund.kennzahl or None) in self.kennzahlen and str(fund.urteil) == self.urteil


@dataclass(frozen=True)
class Passage:
    kennung: str
    art: str
    text: str
    stichtag: date
    erwartet: tuple[Erwartung, ...]
    erlaubt: tuple[Spanne, ...]
    note: str


def lies(pfad: Path) -> list[Passage]:
    """The passages of one part."""
    return [_passage(roh) for roh in json.loads(pfad.read_text("utf-8"))["passagen"]]


def _passage(roh: dict[str, object]) -> Passage:
    text = str(roh["text"])
    erwartet = [_erwartung(text, e) for e in roh["erwartet"]]  # type: ignore[attr-defined]
    erlaubt = [spanne(text, e["text"], e.get("vorkommen", 1)) for e in roh["erlaubt"]]  # type: ignore[attr-defined]
    return Passage(
        str(roh["id"]), str(roh["art"]), text, date.fromisoformat(str(roh["stichtag"])),
        tuple(sorted(erwartet, key=lambda e: e.spanne.start)), tuple(erlaubt), str(roh["note"]),
    )  # fmt: skip


def _erwartung(text: str, roh: dict[str, object]) -> Erwartung:
    kern, schluessel = str(roh["text"]), roh["kennzahl"]
    kennzahlen = schluessel if isinstance(schluessel, list) else [schluessel]
    vorkommen = roh.get("vorkommen", 1)
    assert isinstance(vorkommen, int)
    wert = roh["wert"]
    assert wert is None or isinstance(wert, int | float)
    return Erwartung(
        spanne(text, kern, vorkommen), kern, wert, frozenset(kennzahlen), str(roh["urteil"]),
        str(roh.get("raum", "")), str(roh.get("zusatz", "")),
    )  # fmt: skip


def spanne(text: str, kern: str, vorkommen: int = 1) -> Spanne:
    """Where the core words stand for the given time; ValueError where they do not."""
    start = -1
    for _ in range(vorkommen):
        start = text.index(kern, start + 1)
    return Spanne(start, start + len(kern))


@dataclass(frozen=True)
class Vergleich:
    """One passage: pairs, claims that were missed, findings that are no claims."""

    passage: Passage
    paare: tuple[tuple[Erwartung, Fund], ...]
    verpasst: tuple[Erwartung, ...]
    ueberzaehlig: tuple[Fund, ...]

    @property
    def falsch_beurteilt(self) -> tuple[tuple[Erwartung, Fund], ...]:
        return tuple((e, f) for e, f in self.paare if not e.stimmt(f))

    @property
    def einig(self) -> bool:
        return not (self.verpasst or self.ueberzaehlig or self.falsch_beurteilt)


def vergleiche(passage: Passage, funde: Sequence[Fund]) -> Vergleich:
    """Pair one to one: overlapping spans and the same value; of several the one with most in common."""
    frei, paare, verpasst = list(funde), [], []
    for erwartung in passage.erwartet:
        passend = [f for f in frei if erwartung.spanne.gemeinsam(f) > 0 and erwartung.gleicher_wert(f.wert)]
        if not passend:
            verpasst.append(erwartung)
            continue
        fund = max(passend, key=erwartung.spanne.gemeinsam)
        frei.remove(fund)
        paare.append((erwartung, fund))
    ueberzaehlig = (f for f in frei if not any(s.gemeinsam(f) > 0 for s in passage.erlaubt))
    return Vergleich(passage, tuple(paare), tuple(verpasst), tuple(ueberzaehlig))


@dataclass(frozen=True)
class Guete:
    """Precision and recall, from three counts."""

    richtig: int
    gefunden: int
    erwartet: int

    @property
    def genauigkeit(self) -> float:
        return self.richtig / self.gefunden if self.gefunden else 1.0

    @property
    def ausbeute(self) -> float:
        return self.richtig / self.erwartet if self.erwartet else 1.0

    def __str__(self) -> str:
        return f"{_quote(self.richtig, self.gefunden)}/{_quote(self.richtig, self.erwartet)}"


def _quote(zaehler: int, nenner: int) -> str:
    return f"{zaehler / nenner:.3f}".replace(".", ",") if nenner else "–"


@dataclass(frozen=True)
class Wertung:
    """The score of one part."""

    vergleiche: tuple[Vergleich, ...] = field(repr=False)  # a failing test must not show held-out sentences
    erkennung: Guete = field(init=False)
    beurteilung: Guete = field(init=False)

    def __post_init__(self) -> None:
        paare = sum(len(v.paare) for v in self.vergleiche)
        richtig = paare - sum(len(v.falsch_beurteilt) for v in self.vergleiche)
        gefunden = paare + sum(len(v.ueberzaehlig) for v in self.vergleiche)
        erwartet = paare + sum(len(v.verpasst) for v in self.vergleiche)
        object.__setattr__(self, "erkennung", Guete(paare, gefunden, erwartet))
        object.__setattr__(self, "beurteilung", Guete(richtig, gefunden, erwartet))

    def je_urteil(self) -> dict[str, Guete]:
        """Of the claims with this verdict: found with it; of the findings with it: expected with it."""
        alle = [paar for v in self.vergleiche for paar in v.paare]
        richtig = Counter(e.urteil for e, f in alle if e.stimmt(f))
        gefunden = Counter(str(f.urteil) for _, f in alle)
        gefunden.update(str(f.urteil) for v in self.vergleiche for f in v.ueberzaehlig)
        erwartet = Counter(e.urteil for v in self.vergleiche for e in v.passage.erwartet)
        return {u: Guete(richtig[u], gefunden[u], erwartet[u]) for u in URTEILE}

    def fehlgriffe(self) -> Counter[str]:
        """How many claims of which kind of passage went wrong, without a sentence."""
        zaehler: Counter[str] = Counter()
        for v in self.vergleiche:
            for was, menge in (
                ("verpasst", v.verpasst), ("überzählig", v.ueberzaehlig), ("falsch beurteilt", v.falsch_beurteilt),
            ):  # fmt: skip
                zaehler[f"{v.passage.art}: {was}"] += len(menge)
        return +zaehler

    def uneinig(self) -> list[str]:
        """Which passages do not agree."""
        return [v.passage.kennung for v in self.vergleiche if not v.einig]

    def zeile(self, name: str) -> str:
        """Precision/recall in one line."""
        urteile = ", ".join(f"{urteil} {guete}" for urteil, guete in self.je_urteil().items())
        return (
            f"Textprüfung, {name} (Genauigkeit/Ausbeute): erkannt {self.erkennung}, richtig beurteilt {self.beurteilung} "
            f"bei {self.erkennung.erwartet} Aussagen in {len(self.vergleiche)} Passagen; {urteile}"
        )


def werte(vergleiche: Iterable[Vergleich]) -> Wertung:
    return Wertung(tuple(vergleiche))
