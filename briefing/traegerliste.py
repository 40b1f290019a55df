"""Which bodies that are no Kommune take part, where is their seat, since when, and with which members?"""

from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd

from briefing.kartenwahl import Kartenwahl
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.ereignis import Traegerart
from domain.kreise import kreisname
from domain.zahlen import KEINE_ANGABE
from domain.zeit import tag_kurz

Mitglied = tuple[str, date, date | None, bool]  # name, from, until, certain
_MEHRZAHL = {
    Traegerart.VERWALTUNGSGEMEINSCHAFT: "Verwaltungsgemeinschaften",
    Traegerart.VERWALTUNGSVERBAND: "Verwaltungsverbände",
    Traegerart.STAEDTEBUND: "Städtebünde",
    Traegerart.LANDKREIS: "Landkreise",
    Traegerart.GRUPPE: "Gruppen",
}


def traegerliste(daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl) -> pd.DataFrame:
    """traeger, sicher and the columns of ``traegertabelle``: each body with a record of what the map shows."""
    gefunden = daten.traeger.hinter(wahl.kennzahl, auswahl)
    mitglieder = daten.traeger.mitglieder(auswahl.datenstand)
    begonnen = mitglieder[mitglieder["gueltig_von"] <= auswahl.stichtag]
    return pd.DataFrame(
        {
            "traeger": gefunden["traeger"],
            "sicher": gefunden["sicher"] == 1,
            "Träger": gefunden["name"],
            "Art": gefunden["art"],
            "Sitz": [_sitz(z) for z in gefunden.itertuples()],
            "Belegt seit": [
                tag_kurz(seit) + ("" if sicher else " (mit Vorbehalt)")
                for seit, sicher in zip(gefunden["seit"], gefunden["sicher"], strict=True)
            ],
            "Mitglieder": [
                _mitglieder(begonnen[begonnen["traeger"] == z.traeger], str(z.art), auswahl)
                for z in gefunden.itertuples()
            ],
        }
    )


def traegertabelle(liste: pd.DataFrame) -> pd.DataFrame:
    """Träger, Art, Sitz, Belegt seit, Mitglieder: what of ``traegerliste`` is for people."""
    return liste.drop(columns=["traeger", "sicher"])


def _sitz(zeile: Any) -> str:
    kreis = kreisname(str(zeile.landkreis))
    if zeile.art == Traegerart.LANDKREIS:
        return kreis
    return f"{zeile.sitz}, {kreis}" if isinstance(zeile.sitz, str) else f"{KEINE_ANGABE}, {kreis}"


def _mitglieder(mitglieder: pd.DataFrame, art: str, auswahl: Auswahl) -> str:
    """Those of the day with their dates, then former ones."""
    alle = _zusammengefasst(mitglieder)
    jetzt = [m for m in alle if m[2] is None or m[2] >= auswahl.stichtag]
    frueher = [m for m in alle if m not in jetzt]
    ohne = "alle Kommunen des Landkreises" if art == Traegerart.LANDKREIS else KEINE_ANGABE
    return (_aufgezaehlt(jetzt) or ohne) + (f"; früher {_aufgezaehlt(frueher)}" if frueher else "")


def _zusammengefasst(mitglieder: pd.DataFrame) -> list[Mitglied]:
    """name, von, bis (None: open), sicher: several reports of one membership become one, the longest."""
    ergebnis = []
    for name, berichte in mitglieder.groupby("name", sort=True):
        offen = berichte["gueltig_bis"].isna().any()
        ergebnis.append(
            (
                str(name), berichte["gueltig_von"].min(), None if offen else berichte["gueltig_bis"].max(),
                bool(berichte["sicher"].astype(bool).any()),
            )
        )  # fmt: skip
    return ergebnis


def _aufgezaehlt(mitglieder: list[Mitglied]) -> str:
    """``Börnichen, Grünhainichen (seit 01.01.2019); Dorn (seit 01.07.2021, mit Vorbehalt)``."""
    sortiert = sorted(mitglieder, key=lambda m: (str(m[1]), str(m[2]), not m[3], m[0]))
    teile = []
    for (von, bis, sicher), gruppe in groupby(sortiert, key=lambda m: m[1:]):
        zeit = f"{tag_kurz(von)} bis {tag_kurz(bis)}" if bis else f"seit {tag_kurz(von)}"
        teile.append(f"{', '.join(m[0] for m in gruppe)} ({zeit}{'' if sicher else ', mit Vorbehalt'})")
    return "; ".join(teile)


def nach_art(arten: pd.Series, fuge: str = ", ") -> str:
    """Bodies by their kind: ``2 Landkreise, 1 Städtebund``."""
    zahlen = arten.value_counts()
    return fuge.join(
        f"{zahlen[art]} {art.value if zahlen[art] == 1 else mehrzahl}" for art, mehrzahl in _MEHRZAHL.items() if art in zahlen
    )  # fmt: skip
