"""Which choices does the measured reader make, and what must the page then say?"""

from datetime import date
from html import escape
from itertools import islice
from pathlib import Path

from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt, engine
from domain.auswahl import POLIZEIDIREKTIONEN, Auswahl

Filter = dict[str, tuple[str, ...]]
KENNZAHL = "kommunen_beraten"
KARTE_DER_ZAHL = f"kennzahl-{KENNZAHL}"
BEKANNT = {"2021-02-06": "102", "2022-01-11": "126"}  # press releases, whole state


def _filter(stichtag: str | None, *direktionen: str) -> Filter:
    tag = {"stichtag": (stichtag,)} if stichtag else {}
    return tag | ({"polizeidirektion": direktionen} if direktionen else {})


# Each step changes one filter, Polizeidirektion and Stichtag in turn, and the last leads back to the first.
# No Stichtag: the newest delivery's.
RUNDGANG: tuple[Filter, ...] = (
    _filter("2021-02-06"),
    _filter("2021-02-06", "Leipzig"),
    _filter("2022-01-11", "Leipzig"),
    _filter("2022-01-11"),
    _filter("2020-06-30"),
    _filter("2020-06-30", "Dresden", "Görlitz"),
    _filter("2021-02-06", "Dresden", "Görlitz"),
    _filter("2021-02-06", "Chemnitz"),
    _filter("2022-01-11", "Chemnitz"),
    _filter("2022-01-11", "Zwickau"),
    _filter(None, "Zwickau"),
    _filter(None),
)
# The same for the other pages, in half as many steps.
KURZER_RUNDGANG: tuple[Filter, ...] = (
    _filter("2021-02-06"),
    _filter("2021-02-06", "Leipzig"),
    _filter("2022-01-11", "Leipzig"),
    _filter("2022-01-11", "Zwickau"),
    _filter(None, "Zwickau"),
    _filter(None),
)
PARAMETER: dict[str, Filter] = {"kommune": {"ags": ("14524330",)}}  # what the link to a page says besides: Zwickau


def rundgang(pfad: str) -> tuple[Filter, ...]:
    """The views of a page, in the order in which they are asked for."""
    return KURZER_RUNDGANG if pfad else RUNDGANG


def parameter(pfad: str) -> Filter:
    return PARAMETER.get(pfad, {})


class Erwartung:
    """What the card of ``KENNZAHL`` must show, asked of the database without the dashboard."""

    def __init__(self, datenbank: Path) -> None:
        self._daten = Berichtsdaten(direkt(engine(f"sqlite:///{datenbank}")))
        self._datenstand = self._daten.neuester_datenstand()
        self._texte: dict[str, str] = {}

    def text(self, filter_: Filter) -> str:
        if repr(filter_) not in self._texte:
            self._texte[repr(filter_)] = self._frage(filter_)
        return self._texte[repr(filter_)]

    def _frage(self, filter_: Filter) -> str:
        ende = self._daten.neuester_stichtag(self._datenstand)
        stichtag = date.fromisoformat(filter_["stichtag"][0]) if "stichtag" in filter_ else ende
        gewaehlt = filter_.get("polizeidirektion", ())
        auswahl = Auswahl(
            stichtag=stichtag,
            datenstand=self._datenstand,
            polizeidirektionen=tuple(name for name in POLIZEIDIREKTIONEN if name in gewaehlt),
        )
        text = escape(self._daten.messwerte(auswahl)[KENNZAHL].zahl)
        bekannt = BEKANNT.get(stichtag.isoformat()) if not gewaehlt else None
        assert bekannt in (None, text), f"{stichtag}: {text} statt {bekannt}"
        return text


def neue_tage(anzahl: int) -> list[Filter]:
    """Stichtage that nobody has asked for before, in a mixed order."""
    erster = date(2019, 6, 1).toordinal()
    tage = (date.fromordinal(erster + (i * 367) % 1200).isoformat() for i in range(1200))
    benutzt = {filter_["stichtag"][0] for filter_ in RUNDGANG if "stichtag" in filter_}
    return [_filter(tag) for tag in islice((tag for tag in tage if tag not in benutzt), anzahl)]
