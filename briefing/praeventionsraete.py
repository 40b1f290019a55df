"""Which prevention councils exist, since when and how did they begin, and which ones were dissolved?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from briefing.nachweis import quelle, zeit_text
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from domain.auswahl import PROGRAMMSTART, Auswahl
from domain.ereignis import Ereignisart, Traegerart
from domain.kennzahl import Basis
from domain.kreise import kreisname
from domain.messwert import Messwert
from domain.ratsbeginn import NICHT_BELEGT, Beginn, aelter_als_asskomm, beginn, rang, wort
from domain.zahlen import ganzzahl
from domain.zeit import Genauigkeit, tag_kurz, zeitpunkt_text

KEIN_BELEG = "kein Beleg"
RAT, KREISRAT = "kommunale_praeventionsraete", "praeventionsraete_der_landkreise"
RATSZAHLEN = (RAT, KREISRAT)
SPALTEN = ("Rat", "Kreis", "Polizeidirektion", "Beginn", "Vor ASSKomm", "Quelle", "Adresse")
SPALTEN_DER_AUFGELOESTEN = ("Rat", "Kreis", "Polizeidirektion", "Bestand", "Aufgelöst", "Quelle", "Adresse")
Beleg = Mapping[Any, Any]  # a row of Raetedaten


@dataclass(frozen=True)
class Rat:
    """One council on one day: the records by which it counts, the first of them first, and what ended before."""

    traeger: str
    belege: tuple[Beleg, ...]
    frueher: tuple[Beleg, ...] = ()

    @property
    def sicher(self) -> bool:
        return bool(self.belege[0]["sicher"])

    @property
    def beginn(self) -> Beginn:
        return beginn(self.belege[0]["art"], self.belege[0]["spaetestens"])

    @property
    def aelter(self) -> str:
        """Whether it is certain that it existed before the programme; of a doubtful council nothing is."""
        if not self.sicher:
            return NICHT_BELEGT
        erster, davor = self.belege[0], [b["spaetestens"] for b in self.frueher]
        frueher = erster["fruehestens"]
        fruehestens = None if frueher is None or pd.isna(frueher) else frueher
        return aelter_als_asskomm(erster["art"], fruehestens, erster["spaetestens"], min(davor, default=None))


@dataclass(frozen=True)
class Raete:
    """The councils of one Kennzahl in one Auswahl: certain ones, doubtful ones (never counted), dissolved ones."""

    sichere: tuple[Rat, ...]
    zweifelhafte: tuple[Rat, ...]
    aufgeloeste: tuple[Rat, ...]

    @cached_property
    def bestehende(self) -> tuple[Rat, ...]:
        """Certain and doubtful ones."""
        return (*self.sichere, *self.zweifelhafte)


def tage(auswahl: Auswahl) -> tuple[date, ...]:
    """The day on which the programme began, each year's end since, and the Stichtag."""
    jahre = range(PROGRAMMSTART.year, auswahl.stichtag.year + 1)
    alle = (PROGRAMMSTART, *(date(jahr, 12, 31) for jahr in jahre))
    return (*(tag for tag in alle if tag < auswahl.stichtag), auswahl.stichtag)


def raete(daten: Berichtsdaten, auswahl: Auswahl, schluessel: str) -> Raete:
    """The councils of a Kennzahl on the Stichtag, in the order in which they began."""
    belege = daten.raete.belege(kennzahl(schluessel), auswahl, tage(auswahl))
    frueher = _fruehere(daten.raete.beendete(kennzahl(schluessel), auswahl))
    jetzt = gruppiert(belege[belege["stichtag"] == auswahl.stichtag], frueher)
    bestehende = {rat.traeger for rat in jetzt if rat.sicher}
    aufgeloest = (Rat(t, tuple(zeilen)) for t, zeilen in frueher.items() if t not in bestehende)
    return Raete(
        tuple(rat for rat in jetzt if rat.sicher),
        tuple(rat for rat in jetzt if not rat.sicher),
        tuple(sorted(aufgeloest, key=lambda rat: (rat.belege[-1]["ende_spaetestens"], rat.traeger))),
    )


def gruppiert(belege: pd.DataFrame, frueher: Mapping[str, Sequence[Beleg]] | None = None) -> list[Rat]:
    """One Rat for each body with records of one day; a doubtful record says nothing beside certain ones."""
    je_traeger: dict[str, list[Beleg]] = {}
    for zeile in belege.to_dict("records"):
        je_traeger.setdefault(zeile["traeger"], []).append(zeile)
    ergebnis = []
    for traeger, zeilen in je_traeger.items():
        gelten = [z for z in zeilen if z["sicher"]] or zeilen
        gelten.sort(key=lambda z: rang(z["art"], z["spaetestens"]))
        ergebnis.append(Rat(traeger, tuple(gelten), tuple((frueher or {}).get(traeger, ()))))
    return sorted(ergebnis, key=lambda rat: (rat.belege[0]["spaetestens"], rat.belege[0]["name"], rat.traeger))


def _fruehere(beendete: pd.DataFrame) -> dict[str, list[Beleg]]:
    """Body -> its certain records that a dissolution ended, each with the first one; oldest first."""
    ergebnis: dict[str, list[Beleg]] = {}
    if beendete.empty:
        return ergebnis
    sichere = beendete[beendete["sicher"] == 1].drop_duplicates(["traeger", "art", "datum"])
    for zeile in sichere.sort_values("spaetestens", kind="stable").to_dict("records"):
        ergebnis.setdefault(str(zeile["traeger"]), []).append(zeile)
    return ergebnis


# --- lists ------------------------------------------------------------------------------------------------------------


def ratstabelle(raete: Sequence[Rat], *, gemischt: bool = False) -> pd.DataFrame:
    """The columns SPALTEN, one row for each council that exists; the source is that of its beginning.

    ``gemischt``: certain and doubtful ones stand together, so the doubtful ones say so.
    """
    return pd.DataFrame([_zeile(rat, gemischt=gemischt) for rat in raete], columns=list(SPALTEN))


def _zeile(rat: Rat, *, gemischt: bool) -> dict[str, object]:
    erster, *weitere = rat.belege
    davor = [text for zeile in rat.frueher for text in (ereignis_text(zeile), _ende(zeile))]
    danach = [ereignis_text(zeile) for zeile in weitere]
    mehr = [f"{wann}: {', '.join(dict.fromkeys(t))}" for wann, t in (("davor", davor), ("danach", danach)) if t]
    zweifel = ", mit Vorbehalt" if gemischt and not rat.sicher else ""
    return _ort(erster) | {
        "Beginn": ereignis_text(erster) + (f" ({'; '.join(mehr)})" if mehr else "") + zweifel,
        "Vor ASSKomm": rat.aelter,
    }


def aufgeloestentabelle(raete: Sequence[Rat]) -> pd.DataFrame:
    """The columns SPALTEN_DER_AUFGELOESTEN; the source is that of the dissolution."""
    zeilen = [
        _ort(rat.belege[-1])
        | {
            "Bestand": "; ".join(dict.fromkeys(ereignis_text(zeile) for zeile in rat.belege)),
            "Aufgelöst": zeit_text(rat.belege[-1]["ende_datum"], rat.belege[-1]["ende_genauigkeit"]),
        }
        for rat in raete
    ]
    return pd.DataFrame(zeilen, columns=list(SPALTEN_DER_AUFGELOESTEN))


def _ort(zeile: Beleg) -> dict[str, object]:
    """Who and where; a Kommune is its own seat, a Landkreis its own Kreis."""
    kreis = kreisname(zeile["landkreis"]) if isinstance(zeile["landkreis"], str) else "–"
    eigener_sitz = zeile["traeger"] == zeile["ags"] or not isinstance(zeile["sitz"], str)
    return {
        "Rat": zeile["name"],
        "Kreis": "–"
        if zeile["traegerart"] == Traegerart.LANDKREIS
        else kreis + ("" if eigener_sitz else f", Sitz {zeile['sitz']}"),
        "Polizeidirektion": zeile["polizeidirektion"] or "–",
        "Quelle": quelle(zeile["herausgeber"], zeile["quelle_titel"]),
        "Adresse": zeile["quelle_url"] or None,
    }


def ereignis_text(zeile: Beleg) -> str:
    """``konstituiert August 2019``, ``besteht seit 1999``, ``besteht (bekannt am 05.02.2021)``"""
    art, genauigkeit = wort(zeile["art"]), zeile["genauigkeit"]
    if genauigkeit == Genauigkeit.BEKANNT_AM:
        return f"{art} (bekannt {zeitpunkt_text(zeile['datum'])})"
    seit = "seit " if zeile["art"] == Ereignisart.KPR_BESTEHT else ""
    return f"{art} {seit}{zeit_text(zeile['datum'], genauigkeit)}"


def _ende(zeile: Beleg) -> str:
    return f"{wort(Ereignisart.KPR_AUFGELOEST)} {zeit_text(zeile['ende_datum'], zeile['ende_genauigkeit'])}"


# --- sentences --------------------------------------------------------------------------------------------------------


def nach_beginn(raete: Iterable[Rat]) -> Counter[Beginn]:
    return Counter(rat.beginn for rat in raete)


def lage(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[str, ...]:
    """How the councils that can be named one by one began, and that all below shows these only."""
    wert, sichere = daten.messwerte(auswahl)[RAT], raete(daten, auswahl, RAT).sichere
    saetze = [_saetze_zum_beginn(wert, nach_beginn(sichere), auswahl)]
    if wert.basis is Basis.VEROEFFENTLICHT and wert.wert and wert.wert > wert.belegt:
        saetze.append(
            f"Veröffentlicht ist eine größere Zahl ({wert.zahl}), aber keine Liste. Bilder und Listen zeigen nur, was einzeln belegt "
            "ist; dass ein Rat hier fehlt, heißt nicht, dass es ihn nicht gibt."
        )
    return tuple(saetze)


def _saetze_zum_beginn(wert: Messwert, zahlen: Counter[Beginn], auswahl: Auswahl) -> str:
    if not wert.belegt:
        keiner = (
            "gibt es keinen Kommunalen Präventionsrat" if wert.vollstaendig else "ist kein einzelner Rat sicher belegt"
        )
        folge = "" if wert.vollstaendig else " Das heißt nicht, dass es keinen gibt."
        return f"Am {tag_kurz(auswahl.stichtag)} {keiner} ({auswahl.raum()}).{folge}"
    art = "gezählt" if wert.vollstaendig else "einzeln belegt"
    was = "Kommunaler Präventionsrat ist" if wert.belegt == 1 else "Kommunale Präventionsräte sind"
    teile = [f"{ganzzahl(zahlen[b])}\u00a0{_im_satz(b)}" for b in Beginn if zahlen[b]]
    if len(teile) == 1:
        (einziger,) = zahlen
        teile = [f"{'alle ' if wert.belegt > 1 else ''}{_im_satz(einziger)}"]
    return f"{ganzzahl(wert.belegt)} {was} {art}: {und(teile)}."


def _im_satz(b: Beginn) -> str:
    return {
        Beginn.AELTER: "sicher älter als ASSKomm",
        Beginn.KONSTITUIERT: f"seit dem {tag_kurz(PROGRAMMSTART)} konstituiert",
        Beginn.REAKTIVIERT: "reaktiviert",
        Beginn.UNBEKANNT: "ohne belegte Gründung",
    }[b]


def und(texte: Sequence[str]) -> str:
    """``4 älter, 6 konstituiert und 1 reaktiviert``"""
    return f"{', '.join(texte[:-1])} und {texte[-1]}" if len(texte) > 1 else "".join(texte)
