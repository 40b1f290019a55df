"""Which colours, which typeface and which German number formats do all pictures share?"""

from dataclasses import dataclass, replace
from typing import Any, Literal

from domain.stufe import Stufe

Farbschema = Literal["light", "dark", "light-contrast", "dark-contrast"]
SCHRIFT = '"ASSKomm Sans", sans-serif'


@dataclass(frozen=True)
class Thema:
    """Colours of one colour scheme.

    Tests hold text, lines and the two deepest Stufen to contrast, and series and Stufen to a distance that people with any
    colour-vision deficiency see (tests/test_farben.py).
    """

    name: Farbschema
    grund: str
    tinte: str
    grau: str
    gitter: str
    rand: str
    gruen: str
    blau: str
    orange: str
    burgund: str
    auswahl: str
    stufen: tuple[str, str, str, str, str]

    def stufenfarbe(self, stufe: Stufe) -> str:
        return self.stufen[stufe]


HELL = Thema(
    name="light", grund="#FFFFFF", tinte="#1B2420", grau="#5B6770", gitter="#E3E8E5", rand="#7C8782",
    gruen="#0B5D3B", blau="#003E82", orange="#B84F14", burgund="#801650", auswahl="#003E82",
    stufen=("#F3F5F3", "#BCCFC3", "#86B79C", "#3F946A", "#0B5D3B"),
)  # fmt: skip
DUNKEL = Thema(
    name="dark", grund="#121815", tinte="#E8EEEA", grau="#A9B5AE", gitter="#2B3530", rand="#8A968F",
    gruen="#6FCF9F", blau="#AFD2FB", orange="#F0A868", burgund="#D29DC6", auswahl="#AFD2FB",
    stufen=("#1B2420", "#3D5046", "#31785A", "#54B587", "#A5EBC8"),
)  # fmt: skip
KONTRAST_HELL = replace(
    HELL, name="light-contrast", tinte="#000000", grau="#262D29", gitter="#8A938E", rand="#3A423E",
    gruen="#004A2C", blau="#022C67", orange="#8F3B06", burgund="#5D0037", auswahl="#022C67",
    stufen=("#FFFFFF", "#A9C9B6", "#5E9E7C", "#1F6E48", "#003A22"),
)  # fmt: skip
KONTRAST_DUNKEL = replace(
    DUNKEL, name="dark-contrast", grund="#000000", tinte="#FFFFFF", grau="#D8E0DB", gitter="#6B756F", rand="#C4CEC8",
    gruen="#8CF0BC", blau="#B2D2FC", orange="#FDB870", burgund="#FFCEE0", auswahl="#B2D2FC",
    stufen=("#000000", "#35584A", "#2F8F67", "#5FD39C", "#C9FFE3"),
)  # fmt: skip
THEMEN: dict[Farbschema, Thema] = {thema.name: thema for thema in (HELL, DUNKEL, KONTRAST_HELL, KONTRAST_DUNKEL)}

_MONATE = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_TAGE = ("Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag")
ZAHLEN = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0€"]}
ZEITEN = {
    "dateTime": "%A, der %e. %B %Y, %X", "date": "%d.%m.%Y", "time": "%H:%M:%S", "periods": ["", ""],
    "days": list(_TAGE), "shortDays": [tag[:2] for tag in _TAGE],
    "months": _MONATE, "shortMonths": [monat[:3] for monat in _MONATE],
}  # fmt: skip


def grundlage(thema: Thema) -> dict[str, Any]:
    """The part of the Vega-Lite ``config`` that every picture needs."""
    return {
        "font": SCHRIFT,
        "background": "transparent",
        "view": {"stroke": None},
        "text": {"color": thema.tinte, "fontSize": 13},
    }


def mit_achsen(thema: Thema, *, monate: bool = False) -> dict[str, Any]:
    """The ``config`` of a picture with quiet axes and German numbers; ``monate``: names of months and days occur in it."""
    achse = {
        "domain": False, "ticks": False, "labelColor": thema.grau, "titleColor": thema.grau, "gridColor": thema.gitter,
        "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "labelPadding": 6,
    }  # fmt: skip
    lokal = {"number": ZAHLEN} | ({"time": ZEITEN} if monate else {})
    return grundlage(thema) | {"axis": achse, "axisX": {"grid": False}, "locale": lokal}
