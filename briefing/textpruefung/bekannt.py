"""What is one known value, and who says so?"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from briefing.textpruefung.spanne import Spanne
from data_access.katalog import kennzahl
from domain import begriffe
from domain.angabe import Angabe
from domain.messwert import Veroeffentlichung
from domain.zahlen import Zusatz, euro_wort, ganzzahl
from domain.zeit import tag_kurz, zeitpunkt_text
from domain.zeitraum import Zeitraum, lies_zeitraum

EINZELFAELLE = "belegte Einzelfälle (Nachweis der Kennzahl)"
_ZUSATZ = {Zusatz.UEBER: "ueber", Zusatz.MINDESTENS: "mindestens", Zusatz.CA: "ca"}


@dataclass(frozen=True)
class Bekannt:
    """A known value: ``wert`` in units or euros, ``spanne`` what it can mean, ``zahl`` how it is written, and its source.

    ``v``: the published figure; None for what was counted. ``belegt``: a minimum that the records prove.
    """

    wert: float
    spanne: Spanne
    zahl: str
    quelle: str
    adresse: str
    stand: date
    belegt: bool = False
    v: Veroeffentlichung | None = None

    @property
    def genau(self) -> bool:
        return self.spanne.genau

    @property
    def stand_text(self) -> str:
        return self.v.stand_text if self.v else tag_kurz(self.stand)

    @property
    def damals(self) -> str:
        """``am 06.02.2021``, ``im November 2021``"""
        return zeitpunkt_text(self.v.stand) if self.v else f"am {self.stand_text}"

    @cached_property
    def zeitraum(self) -> Zeitraum:
        return lies_zeitraum(self.v.zeitraum if self.v else "")

    @property
    def jahre(self) -> tuple[int, ...]:
        """The years that it is confined to; of "jährlich" those that it was said for."""
        return self.zeitraum.jahre_ab(self.stand.year)

    def gleiche_zeit(self, anderes: "Bekannt") -> bool:
        """Of the same period and, if that is open, of the same as-of date: neither is older than the other."""
        gleicher_zeitraum = self.zeitraum.jahre == anderes.zeitraum.jahre
        return gleicher_zeitraum and (bool(self.zeitraum.jahre) or self.stand == anderes.stand)

    def nennung(self, schluessel: str | None, raum: str = "Sachsen") -> str:
        """``126 Kommunen beraten (Stand 11.01.2022)``"""
        if schluessel:
            k = kennzahl(schluessel)
            wort = k.einzahl if self.wert == 1 else k.mehrzahl
        else:
            wort = begriffe.begriff(self.v.begriff).hinter(int(self.wert)) if self.v else ""
        zeitraum = f", {self.v.zeitraum_text}" if self.v and self.v.zeitraum else ""
        gebiet = "" if raum == "Sachsen" else f"{raum}, "
        return f"{self.zahl} {wort} ({gebiet}Stand {self.stand_text}{zeitraum})".replace("  ", " ")

    def mal(self, anzahl: int) -> "Bekannt":
        """A yearly amount for several years together."""
        if anzahl == 1:
            return self
        wert = self.wert * anzahl
        spanne = Spanne(self.spanne.unten * anzahl, self.spanne.oben * anzahl)
        return replace(
            self, wert=wert, spanne=spanne, zahl=f"{euro_wort(round(wert * 100))} ({anzahl}-mal {self.zahl})"
        )


def veroeffentlicht(v: Veroeffentlichung) -> Bekannt:
    """A published figure; amounts in euros, shares as a fraction."""
    wert = v.wert / v.nenner if v.nenner else v.wert / 100 if v.einheit in ("cent", "prozent") else float(v.wert)
    spanne = Spanne.aus(wert, _ZUSATZ.get(v.zusatz, "exakt"))
    return Bekannt(wert, spanne, Angabe(v).zahl, v.quelle, v.quelle_url, v.stand_bis, v=v)


def mindestens(
    wert: float, tag: date, *, in_euro: bool = False, quelle: str = EINZELFAELLE, adresse: str = ""
) -> Bekannt:
    """What the records prove."""
    zahl = euro_wort(round(wert * 100)) if in_euro else ganzzahl(int(wert))
    return Bekannt(wert, Spanne.aus(wert, "mindestens"), f"mindestens {zahl}", quelle, adresse, tag, belegt=True)


def gezaehlt(wert: float, tag: date) -> Bekannt:
    """What complete records add up to."""
    return Bekannt(
        wert, Spanne.aus(wert, "exakt"), ganzzahl(int(wert)), "gezählt aus vollständigen Einzelfällen", "", tag
    )
