"""In which terms can two published figures be compared, and how are they named in a sentence?"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain import begriffe
from domain.auswahl import Ebene
from domain.begriffe import Bedeutung, Begriff
from domain.messwert import Veroeffentlichung
from domain.zahlen import NBSP, Zusatz, euro_wort, ganzzahl
from domain.zeit import zeitpunkt_text
from domain.zeitraum import Zeitraum, lies_zeitraum

_FORMEN: dict[str, Callable[[int], str]] = {
    "cent": euro_wort, "jahr": str, "prozent": lambda wert: f"{ganzzahl(wert)}{NBSP}%",
    "wochen": lambda wert: f"{ganzzahl(wert)}{NBSP}Wochen", "entgeltgruppe": lambda wert: f"EG{NBSP}{wert}",
}  # fmt: skip
NAH = 183  # days, half a year: so long the background block of the press releases is repeated


@dataclass(frozen=True, eq=False)
class Angabe:
    """One published figure with what its word and its period mean; each row of the ledger is one."""

    v: Veroeffentlichung

    # --- what it says --------------------------------------------------------------------------------------------

    @cached_property
    def rang(self) -> tuple[date, date, str, str, str]:
        """Its place among the others, whatever their order was: time, word, publisher, then everything else."""
        return self.v.stand_von, self.v.stand_bis, self.v.begriff, self.v.herausgeber, repr(self.v)

    @cached_property
    def begriff(self) -> Begriff:
        return begriffe.begriff(self.v.begriff)

    @cached_property
    def bedeutung(self) -> str:
        """The key of what is counted: the Kennzahl, else what the table says, else the word itself."""
        return self.v.kennzahl or self.begriff.bedeutung or self.v.begriff

    @cached_property
    def merkmale(self) -> Bedeutung:
        return begriffe.bedeutung(self.bedeutung)

    @cached_property
    def zeitraum(self) -> Zeitraum:
        return lies_zeitraum(self.v.zeitraum)

    @property
    def vergleichbar(self) -> bool:
        """A share says nothing about a count, a plan nothing about a result."""
        return not self.v.nenner and not self.begriff.geplant and self.zeitraum.lesbar

    @property
    def ort(self) -> tuple[Ebene, str]:
        return self.v.raum_art, self.v.raum

    @cached_property
    def zaehleinheit(self) -> str:
        """What the source counted, where it is not what is counted anyway."""
        return "" if self.merkmale.zaehlt_ohnehin(self.v.zaehleinheit) else self.v.zaehleinheit

    @property
    def reihe(self) -> tuple[str, tuple[Ebene, str], str, str]:
        """What has to be equal before two values can be set side by side."""
        return self.bedeutung, self.ort, self.v.einheit, self.zaehleinheit

    @property
    def zaehlbar(self) -> bool:
        """A number of units or an amount, so that no part of it can be larger than the whole."""
        return bool(self.merkmale.einheiten) and self.v.einheit in ("anzahl", "cent")

    @property
    def taggenau(self) -> bool:
        return len(self.v.stand) == 10

    @cached_property
    def aussage(self) -> tuple[Hashable, ...]:
        """What it says, whoever said it and when."""
        wann = ("je Jahr",) if self.zeitraum.je_jahr else (self.zeitraum.jahre, self.zeitraum.seit)
        return (*self.reihe, self.v.wert, self.v.zusatz, *wann)

    # --- how large, and up to when -------------------------------------------------------------------------------

    @property
    def genau(self) -> bool:
        return self.v.zusatz.genau

    @property
    def mindestens(self) -> int:
        """The smallest value that it can mean; "rund" may be a tenth less."""
        if self.v.zusatz is Zusatz.CA:
            return self.v.wert - abs(self.v.wert) // 10
        return self.v.wert + (self.v.zusatz is Zusatz.UEBER)

    @property
    def hoechstens(self) -> int | None:
        """The largest value that it can mean; None for a lower bound."""
        if self.v.zusatz is Zusatz.CA:
            return self.v.wert + abs(self.v.wert) // 10
        return None if self.v.zusatz.untergrenze else self.v.wert

    @cached_property
    def fortlaufend(self) -> bool:
        """A total from the beginning up to ``bis`` that can only grow."""
        jahre, beginn = self.zeitraum.jahre, self.merkmale.beginn
        von_anfang_an = bool(jahre) and not self.zeitraum.je_jahr and beginn is not None and jahre[0] <= beginn
        return self.merkmale.kumuliert and (self.zeitraum.insgesamt or von_anfang_an)

    @property
    def ansatz(self) -> bool:
        """Money that was set aside for a time, not an amount that grows with every decision."""
        return self.v.einheit == "cent" and not self.merkmale.kumuliert

    @cached_property
    def von(self) -> date:
        """The first day that its as-of date can mean, but not after its period."""
        return min(self.v.stand_von, self._ende)

    @cached_property
    def bis(self) -> date:
        return min(self.v.stand_bis, self._ende)

    @property
    def _ende(self) -> date:
        return date(self.zeitraum.jahre[-1], 12, 31) if self.zeitraum.jahre else date.max

    def vor(self, andere: "Angabe") -> bool:
        """Certainly earlier."""
        return self.bis < andere.von

    @cached_property
    def tage(self) -> tuple[int, int]:
        """The first and the last day that its as-of date can mean, as numbers."""
        return self.v.stand_von.toordinal(), self.v.stand_bis.toordinal()

    def nah(self, andere: "Angabe") -> bool:
        """Their as-of dates lie at most half a year apart."""
        (a_von, a_bis), (b_von, b_bis) = self.tage, andere.tage
        return max(a_von, b_von) - min(a_bis, b_bis) <= NAH

    def gewachsen(self, andere: "Angabe") -> bool:
        """They differ because one is earlier and a number of things that began can still grow."""
        return (self.vor(andere) and self.v.wert < andere.v.wert) or (andere.vor(self) and andere.v.wert < self.v.wert)

    def ueberschreitet(self, andere: "Angabe") -> bool:
        """Larger, whatever the two can mean."""
        return andere.hoechstens is not None and self.mindestens > andere.hoechstens

    # --- as words ------------------------------------------------------------------------------------------------

    @property
    def zahl(self) -> str:
        """``über 100``, ``rund 1,3 Millionen Euro``"""
        return f"{self.v.zusatz.wort} {_FORMEN.get(self.v.einheit, ganzzahl)(self.v.wert)}".strip()

    @property
    def nennung(self) -> str:
        """``13 Kommunen mit Sicherheitsanalyse für 2021``"""
        return f"{self.zahl} {self.begriff.hinter(self.v.wert)} {self.zeitraum.worte}".strip()

    def verb(self, einzahl: str, mehrzahl: str) -> str:
        return einzahl if self.v.wert == 1 else mehrzahl

    @property
    def wer(self) -> str:
        """The publisher, to stand in brackets."""
        return self.v.herausgeber.replace(" (", ", ").replace(")", "") or "Herausgeber nicht genannt"

    @property
    def beleg(self) -> str:
        """``(SMI, 11.01.2022)``; a publisher that names the day itself is enough."""
        return f"({self.wer})" if self.v.stand_text in self.wer else f"({self.wer}, {self.v.stand_text})"

    @property
    def wann(self) -> str:
        """``am 11.01.2022``, ``im November 2021``, ``2019``"""
        return zeitpunkt_text(self.v.stand)

    @property
    def wo(self) -> str:
        """``in der Polizeidirektion Görlitz``"""
        if self.v.raum_art is Ebene.POLIZEIDIREKTION:
            return f"in der Polizeidirektion {self.v.raum}"
        if self.v.raum_art is Ebene.LANDKREIS:
            return f"im {self.v.raum}" if self.v.raum.endswith("kreis") else f"im Kreis {self.v.raum}"
        return f"in {self.v.raum}"

    @property
    def nummer(self) -> str:
        """``Nummer 42 der „Kommunen im Verbund“ am 28.11.2022 (ASSKomm)``"""
        return f"Nummer{NBSP}{self.zahl} der {begriffe.zitat(self.begriff.wort)} {self.wann} ({self.wer})"


@dataclass(frozen=True)
class Fund:
    """Two figures that cannot both be right, why, and what would resolve it; ``dazu``: others that the sentence names."""

    eine: Angabe
    andere: Angabe
    satz: str
    klaerung: str
    dazu: tuple[Angabe, ...] = ()

    @cached_property
    def paar(self) -> tuple[Angabe, Angabe]:
        """The two by time."""
        erste, zweite = sorted((self.eine, self.andere), key=lambda a: a.rang)
        return erste, zweite


def satzanfang(text: str) -> str:
    return text[:1].upper() + text[1:]
