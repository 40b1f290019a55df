"""About which day, which knowledge and which area does a reader ask?"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self
from urllib.parse import parse_qs, urlencode

from domain.groessenklasse import klassen_text
from domain.kreise import kreisname
from domain.umschrift import umschrift
from domain.zeit import tag_lang

PROGRAMMSTART = date(2019, 2, 6)
FRUEHESTER_STICHTAG = date(2019, 1, 1)
POLIZEIDIREKTIONEN = ("Chemnitz", "Dresden", "Görlitz", "Leipzig", "Zwickau")
NICHT_ZUGEORDNET = "nicht zugeordnet"
UEBUNGSDATEN = "Übungsdaten"
VORLAEUFIG = "Vorläufig, nicht freigegeben"


class Ebene(StrEnum):
    """The territorial level on which a figure is stated."""

    LAND = "land"
    POLIZEIDIREKTION = "polizeidirektion"
    LANDKREIS = "landkreis"
    KOMMUNE = "kommune"


@dataclass(frozen=True)
class Auswahl:
    """The frozen choice of a reader; empty tuples mean the whole state.

    ``landkreise`` holds the five-digit keys, ``groessenklassen`` the keys of domain.groessenklasse, and ``kommunen`` the
    ags that belong to these classes on the Stichtag (``Berichtsdaten.mit_groessenklassen`` finds them): one group of
    Kommunen for both days and the whole course. ``handlungsfeld``: only records that name it. ``datenstand`` is the number
    of the newest delivery that is known; ``vergleichsstand`` is the one that was known of the Vergleichstag (None: the same
    one). ``veraltet``: there is a newer Datenstand; ``uebung``: the data are invented for practice; ``vorlaeufig``: the
    Datenstand is not released. Then every page, paper and file name says so.
    """

    stichtag: date
    datenstand: int
    vergleich: date | None = None
    polizeidirektionen: tuple[str, ...] = ()
    landkreise: tuple[str, ...] = ()
    vergleichsstand: int | None = None
    veraltet: bool = False
    uebung: bool = False
    vorlaeufig: bool = False
    groessenklassen: tuple[str, ...] = ()
    kommunen: frozenset[str] | None = None
    handlungsfeld: str = ""

    def mit(self, **aenderung: object) -> Self:
        """The same choice with some parts changed."""
        return replace(self, **aenderung)  # type: ignore[arg-type]

    @property
    def ganzes_land(self) -> bool:
        return not self.polizeidirektionen and not self.landkreise and not self.ausschnitt

    @property
    def ausschnitt(self) -> bool:
        """Whether only some Kommunen or records count, for which nobody publishes figures."""
        return bool(self.groessenklassen or self.handlungsfeld)

    def raum(self) -> str:
        """The area in words, as it stands in a heading."""
        teile = [f"Polizeidirektion {name}" for name in self.polizeidirektionen]
        if len(teile) > 1:
            teile = ["Polizeidirektionen " + _aufzaehlung(self.polizeidirektionen)]
        if self.landkreise:
            teile.append(_aufzaehlung(tuple(map(kreisname, self.landkreise))))
        teile = teile or ["Freistaat Sachsen"]
        if self.groessenklassen:
            teile.append(klassen_text(self.groessenklassen))
        if self.handlungsfeld:
            teile.append(f"Handlungsfeld {self.handlungsfeld}")
        return ", ".join(teile)

    def titel(self) -> str:
        """Area and day, as the heading of a page: ``Freistaat Sachsen am 11. Januar 2022``."""
        return f"{self.raum()} am {tag_lang(self.stichtag)}"

    def beschreibung(self) -> str:
        """The whole choice as one line."""
        vergleich = f" · verglichen mit dem {self.vergleich_text()}" if self.vergleich else ""
        stand = f"{self.raum()} · Stichtag {tag_lang(self.stichtag)}{vergleich} · {self._stand}"
        return f"{UEBUNGSDATEN} · {stand}" if self.uebung else stand

    @property
    def datenstand_text(self) -> str:
        """``Datenstand 3``, ``alter Datenstand 2``, ``vorläufiger Datenstand 4``; ``Übungsdaten · `` before it if they are."""
        return f"{UEBUNGSDATEN} · {self._stand}" if self.uebung else self._stand

    @property
    def _stand(self) -> str:
        zustand = f"{'vorläufiger ' if self.vorlaeufig else ''}{'alter ' if self.veraltet else ''}"
        return f"{zustand}Datenstand {self.datenstand}"

    def vergleich_text(self) -> str:
        """The Vergleichstag, with its Datenstand where that is another one."""
        stand = f" nach Datenstand {self.vergleichsstand}" if self.anderes_wissen else ""
        return f"{tag_lang(self.vergleich)}{stand}" if self.vergleich else ""

    @property
    def anderes_wissen(self) -> bool:
        """Whether the Vergleichstag is seen as it was known at another Datenstand."""
        return self.vergleichsstand not in (None, self.datenstand)

    @property
    def damals(self) -> Self | None:
        """The choice that this one is compared with; None without a Vergleichstag."""
        if self.vergleich is None:
            return None
        wissen = self.vergleichsstand or self.datenstand
        return self.mit(stichtag=self.vergleich, datenstand=wissen, vergleich=None, vergleichsstand=None)

    def als_url(self) -> str:
        """Query string that restores exactly this choice (a Zitierlink names Stichtag and Datenstand)."""
        teile: list[tuple[str, str]] = [("stichtag", self.stichtag.isoformat()), ("datenstand", str(self.datenstand))]
        if self.vergleich:
            teile.append(("vergleich", self.vergleich.isoformat()))
        if self.anderes_wissen:
            teile.append(("vergleichsstand", str(self.vergleichsstand)))
        return "?" + "&".join(filter(None, (urlencode(teile), self.raum_als_url())))

    def raum_als_url(self) -> str:
        """The part of the link that names the area, empty for the whole state."""
        teile = [("polizeidirektion", name) for name in self.polizeidirektionen]
        teile += [("landkreis", schluessel) for schluessel in self.landkreise]
        teile += [("groessenklasse", schluessel) for schluessel in self.groessenklassen]
        teile += [("handlungsfeld", self.handlungsfeld)] if self.handlungsfeld else []
        return urlencode(teile)

    def mit_raum(self, raum_als_url: str) -> Self:
        """The same choice for an area that ``raum_als_url`` has written."""
        teile = parse_qs(raum_als_url)
        return self.mit(
            polizeidirektionen=tuple(teile.get("polizeidirektion", ())),
            landkreise=tuple(teile.get("landkreis", ())),
            groessenklassen=tuple(teile.get("groessenklasse", ())),
            handlungsfeld=teile.get("handlungsfeld", [""])[0],
        )

    def dateiname(self) -> str:
        """A speaking file name without umlauts or blanks, without ending."""
        teile = (*self.polizeidirektionen, *self.landkreise, *self.groessenklassen, self.handlungsfeld)
        raum = "-".join(filter(None, teile)) or "Sachsen"
        stand = "alter-datenstand" if self.veraltet else "datenstand"
        ascii_raum = re.sub(r"[^A-Za-z0-9-]+", "-", umschrift(raum))
        anfang = f"{'VORLAEUFIG_' if self.vorlaeufig else ''}{'uebungsdaten_' if self.uebung else ''}asskomm"
        return f"{anfang}_{ascii_raum}_{self.stichtag.isoformat()}_{stand}-{self.datenstand}"


def _aufzaehlung(namen: tuple[str, ...]) -> str:
    return " und ".join((", ".join(namen[:-1]), namen[-1])) if len(namen) > 1 else namen[0]
