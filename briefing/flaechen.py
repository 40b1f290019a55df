"""What is the value of each area of the map, into which class does it fall, and what is left that lies in no area?"""

from dataclasses import dataclass
from itertools import chain
from typing import Any

import pandas as pd

from briefing.kartenwahl import Kartenmass, Kartenwahl
from data_access.berichtsdaten import Berichtsdaten
from data_access.raum import SPALTEN
from domain.auswahl import Auswahl, Ebene
from domain.klassen import Klassen, klassen
from domain.kreise import kreisname
from domain.stufe import Stufe
from domain.zahlen import KEINE_ANGABE, NBSP, dezimal, ganzzahl

KEIN_BELEG, NUR_VORBEHALT, NULL, ERSTE_KLASSE = range(4)  # codes of an area; the classes follow
KEIN_WORT = "kein öffentlicher Beleg"
NULL_WORT = "0, vollständig gezählt"
VORBEHALT_WORT = "nur mit Vorbehalt belegt"


@dataclass(frozen=True)
class Flaechen:
    """The areas of a map on one day.

    ``zeilen``: schluessel, name, kreis, polizeidirektion, kommunen, einwohner (NA: not known of all), belegt, vorbehalt (units),
    wert (NA: none), code, text; one row for each area of the Auswahl. ``arten`` are the words of the classes from ERSTE_KLASSE
    on. ``einheiten``: traeger, wert, ort of the certain units; ``ort`` False: it lies in none of the areas. ``vorbehalt`` sums
    the doubtful ones.
    """

    zeilen: pd.DataFrame
    arten: tuple[str, ...]
    einheiten: pd.DataFrame
    vorbehalt: int
    vollstaendig: bool

    @property
    def gesamt(self) -> int:
        """What all certain units add up to."""
        return int(self.einheiten["wert"].sum())

    @property
    def im_bild(self) -> int:
        """What those of them add up to that lie in an area."""
        return int(self.einheiten.loc[self.einheiten["ort"], "wert"].sum())

    def anzahl(self, code: int) -> int:
        """How many areas have a code."""
        return int((self.zeilen["code"] == code).sum())


def flaechen(daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl, basis: Auswahl) -> Flaechen:
    """The areas of ``auswahl``; their classes are those of the whole state on the day of ``basis``."""
    kommunen, zeilen = daten.kommunen(auswahl), je_flaeche(daten, wahl, auswahl)
    if wahl.in_stufen:
        worte = tuple(stufe.wort for stufe in Stufe if stufe)
        stufe = kommunen.set_index("ags")["stufe"].reindex(zeilen["schluessel"]).to_numpy()
        code = pd.Series(stufe, zeilen.index).map(lambda s: s + ERSTE_KLASSE - 1 if s else KEIN_BELEG)
        zeilen = zeilen.assign(code=code.astype("int8"), text=[Stufe(int(s)).wort for s in stufe])
        einheiten = pd.DataFrame({"traeger": zeilen["schluessel"], "wert": 1, "ort": True})
        return Flaechen(zeilen, worte, einheiten, 0, vollstaendig=False)
    alle = je_flaeche(daten, wahl, basis.mit(polizeidirektionen=(), landkreise=()))
    grenzen = klassen(alle["wert"].dropna().tolist(), ganz=wahl.ganz)
    vollstaendig = _vollstaendig(daten, wahl, auswahl)
    zeilen = zeilen.assign(code=_codes(zeilen, grenzen, vollstaendig=vollstaendig))
    zeilen = zeilen.assign(text=[_text(wahl, z, vollstaendig=vollstaendig) for z in zeilen.itertuples()])
    hoechster = max(chain(alle["wert"].dropna(), zeilen["wert"].dropna()), default=0)
    sichere, vorbehalt = _sichere(daten, wahl, auswahl)
    fremd = ~sichere[SPALTEN[wahl.ebene]].isin(zeilen["schluessel"])
    worte = (wahl.kennzahl.einzahl,) if wahl.ja_oder_nein and wahl.kennzahl else grenzen.worte(wahl.zahl, hoechster)
    return Flaechen(zeilen, worte, sichere.assign(ort=~fremd)[["traeger", "wert", "ort"]], vorbehalt, vollstaendig)


def je_flaeche(daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl) -> pd.DataFrame:
    """Areas of the Auswahl with their certain and doubtful units and the value in the chosen measure."""
    kommunen, spalte = daten.kommunen(auswahl), SPALTEN[wahl.ebene]
    gruppen = kommunen.dropna(subset=spalte).groupby(spalte, sort=True)
    orte = gruppen.agg(
        name=("name", "first"), kreis=("kreis", "first"), polizeidirektion=("polizeidirektion", "first"),
        kommunen=("ags", "size"), einwohner=("einwohner", lambda zahlen: zahlen.sum(skipna=False)),
    )  # fmt: skip
    if wahl.ebene is not Ebene.KOMMUNE:
        orte["name"] = [kreisname(str(s)) if wahl.ebene is Ebene.LANDKREIS else str(s) for s in orte.index]
    if wahl.kennzahl is None:
        erreicht = kommunen[kommunen["stufe"] >= Stufe.BERATEN].groupby(spalte).size()
        werte = pd.DataFrame({"belegt": erreicht, "vorbehalt": 0})
    else:
        werte = daten.werte(wahl.kennzahl, auswahl, wahl.ebene).set_index("raum")
    zeilen = orte.join(werte[["belegt", "vorbehalt"]]).fillna({"belegt": 0, "vorbehalt": 0})
    zeilen = zeilen.astype({"belegt": "int64", "vorbehalt": "int64", "einwohner": "Float64"})
    return zeilen.assign(wert=_wert(wahl, zeilen)).rename_axis("schluessel").reset_index()


def _wert(wahl: Kartenwahl, zeilen: pd.DataFrame) -> pd.Series:
    """The value that is coloured; NA where the measure needs inhabitants and nobody knows them."""
    einheiten = zeilen["belegt"].astype("Float64")
    if wahl.kennzahl is not None and wahl.kennzahl.in_euro:
        einheiten = einheiten / 100
    if wahl.mass is Kartenmass.ABSOLUT:
        return einheiten
    if wahl.mass is Kartenmass.JE_EINWOHNER:
        return einheiten * wahl.faktor / zeilen["einwohner"]
    return einheiten * 100 / zeilen["kommunen" if wahl.je_kommune else "einwohner"]


def _vollstaendig(daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl) -> bool:
    return wahl.kennzahl is not None and daten.messwert(wahl.kennzahl, auswahl).vollstaendig


def _codes(zeilen: pd.DataFrame, grenzen: Klassen, *, vollstaendig: bool) -> pd.Series:
    """A doubtful record colours nothing; no record is zero only where all records are there."""

    def code(belegt: int, vorbehalt: int, wert: float) -> int:
        if belegt and not pd.isna(wert):
            return ERSTE_KLASSE + grenzen.nummer(wert)
        if vollstaendig and not belegt:
            return NULL
        return NUR_VORBEHALT if vorbehalt and not belegt else KEIN_BELEG

    spalten = (zeilen["belegt"], zeilen["vorbehalt"], zeilen["wert"])
    return pd.Series([code(b, v, w) for b, v, w in zip(*spalten, strict=True)], zeilen.index, dtype="int8")


def _text(wahl: Kartenwahl, zeile: Any, *, vollstaendig: bool) -> str:
    """The value of an area in words, for its tooltip and the table: ``25,0 % (7 von 28)``."""
    belegt = int(zeile.belegt)
    if not belegt:
        return "0" if vollstaendig else VORBEHALT_WORT if zeile.vorbehalt else KEIN_WORT
    k = wahl.kennzahl
    if wahl.mass is Kartenmass.ABSOLUT:
        if k is None:
            return f"{ganzzahl(belegt)} {'Kommune' if belegt == 1 else 'Kommunen'}"
        return k.einzahl if wahl.ja_oder_nein else k.satz(belegt)
    einheiten = ganzzahl(belegt) if k is None else k.zahl(belegt)
    if pd.isna(zeile.wert):
        return f"{KEINE_ANGABE} ({einheiten}, Einwohnerzahl fehlt)"
    if wahl.mass is Kartenmass.ANTEIL:
        von = zeile.kommunen if wahl.je_kommune else zeile.einwohner
        return f"{wert_text(wahl, zeile.wert)} ({einheiten} von {ganzzahl(int(von))})"
    return f"{wert_text(wahl, zeile.wert)} {wahl.masswort(wahl.mass)} ({einheiten})"


def wert_text(wahl: Kartenwahl, wert: float) -> str:
    """A value as a short label; rates and shares with one decimal."""
    if wahl.mass is Kartenmass.ABSOLUT or (wahl.kennzahl is not None and wahl.kennzahl.in_euro):
        return wahl.zahl(round(wert))
    return dezimal(wert, eine_stelle=True) + (f"{NBSP}%" if wahl.mass is Kartenmass.ANTEIL else "")


def _sichere(daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl) -> tuple[pd.DataFrame, int]:
    """The certain units with traeger and place, and the sum of the doubtful ones."""
    if wahl.kennzahl is None:
        kommunen = daten.kommunen(auswahl)
        return kommunen[kommunen["stufe"] >= Stufe.BERATEN].assign(traeger=lambda f: f["ags"], wert=1), 0
    einheiten = daten.messung(auswahl)
    eigene = einheiten[einheiten["kennzahl"] == wahl.schluessel]
    sicher = eigene["sicher"] == 1
    return eigene[sicher], int(eigene.loc[~sicher, "wert"].sum())
