"""When, where and by whose account: which parts of a sentence about a figure do all Kennzahlen share?"""

import re
from datetime import date

from domain.auswahl import NICHT_ZUGEORDNET, POLIZEIDIREKTIONEN, Ebene
from domain.kennzahl import Basis
from domain.kreise import KREISE
from domain.messwert import Messwert
from domain.zeit import datum_text, tag_lang

BELEGT = "nach einzeln belegten Fällen"
GEZAEHLT = "nach vollständiger Zählung"
NUR_LANDESWEIT = "wird nur für ganz Sachsen erfasst"
# Publisher -> by whose account; others are named without an article: "laut Freie Presse".
_ANGABEN = {
    "SMI": "nach Angaben des SMI",
    "Medienservice Sachsen (SMI)": "nach Angaben des SMI",
    "Landespräventionsrat Sachsen": "nach Angaben des Landespräventionsrats Sachsen",
    "Sächsische Staatskanzlei": "nach Angaben der Sächsischen Staatskanzlei",
    "ASSKomm": "nach Angaben von ASSKomm",
}
_EINER = {
    Ebene.POLIZEIDIREKTION: "einer Polizeidirektion",
    Ebene.LANDKREIS: "einem Landkreis",
    Ebene.KOMMUNE: "einer Kommune",
}
_ZEITRAEUME = (
    (r"(\d{4})", "im Jahr {0}"),
    (r"(\d{4})\s?[-–/]\s?(\d{4})", "in den Jahren {0} bis {1}"),  # both years included
)
_HAUSHALT = (
    (r"(\d{4})", "für das Jahr {0}"),
    (r"Doppelhaushalt (.+)", "im Doppelhaushalt {0}"),
    (r"(?:jährlich|je Jahr) (\d{4}) und (\d{4})", "je Jahr für {0} und {1}"),
    (r"(\d{4}) und (\d{4}) zusammen", "für {0} und {1} zusammen"),
    (r"jährlich", "jährlich"),
)


def nur_landesweit(wert: Messwert) -> bool:
    """Whether a part of the state is asked for what is recorded only for the whole: that is not unknown."""
    return wert.kennzahl.landesweit and wert.ebene is not Ebene.LAND


def tag_wort(stand: str) -> str:
    """A written date for a sentence: ``6. Februar 2021``, ``November 2021``, ``2021``."""
    return tag_lang(date.fromisoformat(stand)) if len(stand) == 10 else datum_text(stand)


def am(stand: str) -> str:
    """``am 6. Februar 2021``, ``im November 2021``, ``im Jahr 2021``"""
    return {10: "am ", 7: "im "}.get(len(stand), "im Jahr ") + tag_wort(stand)


def bis(stand: str) -> str:
    """``bis zum 6. Februar 2021``, ``bis November 2021``, ``bis 2021``"""
    return ("bis zum " if len(stand) == 10 else "bis ") + tag_wort(stand)


def wann(wert: Messwert, *, summe: bool) -> tuple[str, bool]:
    """When the figure holds, and whether that names its as-of date; ``summe``: it adds up until then."""
    v = wert.veroeffentlicht
    veroeffentlicht = v if wert.basis is Basis.VEROEFFENTLICHT else None
    stand = veroeffentlicht.stand if veroeffentlicht else wert.stichtag.isoformat()
    if veroeffentlicht and not veroeffentlicht.insgesamt:
        muster = _HAUSHALT if wert.kennzahl.in_euro and not wert.kennzahl.kumuliert else _ZEITRAEUME
        return _zeitraum(veroeffentlicht.zeitraum, muster), False
    if not veroeffentlicht and not wert.kennzahl.kumuliert:
        if wert.kennzahl.in_euro:
            return f"für den Zeitraum, in dem der {tag_wort(stand)} liegt,", True
        return f"im Jahr {wert.stichtag.year} bis zum {tag_wort(stand)}", True
    return (bis(stand) if summe else am(stand)), True


def _zeitraum(text: str, muster: tuple[tuple[str, str], ...]) -> str:
    for regel, form in muster:
        if treffer := re.fullmatch(regel, text):
            return form.format(*treffer.groups())
    return f"im Zeitraum „{text}“"


def wo(wert: Messwert) -> str:
    """``in Sachsen``, ``im Bereich der Polizeidirektion Leipzig``, ``im Landkreis Bautzen``, ``in Flöha``"""
    raum = wert.raum
    if raum == NICHT_ZUGEORDNET:
        return f"(ohne Zuordnung zu {_EINER.get(wert.ebene, 'einem Raum')})"
    if wert.ebene is Ebene.LAND:
        return "in Sachsen"
    if wert.ebene is Ebene.POLIZEIDIREKTION and raum in POLIZEIDIREKTIONEN:
        return f"im Bereich der Polizeidirektion {raum}"
    if wert.ebene is Ebene.KOMMUNE:
        return f"in {raum}"
    if kreis := KREISE.get(wert.raum_schluessel, ""):
        return f"{'in der' if kreis.startswith('Stadt ') else 'im'} {kreis}"
    if raum.startswith("Polizeidirektion") and "," not in raum:
        return f"im Bereich der {raum}"
    return f"in der Auswahl „{raum}“"


def nach(wert: Messwert, *, mit_stand: bool) -> str:
    """By whose account: ``nach Angaben des SMI (Stand 6. Februar 2021)``; the as-of date where nothing else says it."""
    v = wert.veroeffentlicht
    if wert.basis is not Basis.VEROEFFENTLICHT or v is None:
        return herkunft(wert.basis, "")
    zusatz = [f"Stand {tag_wort(v.stand)}"] if mit_stand else []
    if v.insgesamt and v.zeitraum not in ("", "seit 02/2019"):  # the definition of the grants begins there itself
        zusatz.append(f"gezählt {v.zeitraum}")
    wer = herkunft(wert.basis, v.herausgeber)
    if zusatz and wer.endswith(")"):
        return f"{wer[:-1]}; {', '.join(zusatz)})"
    return wer + (f" ({', '.join(zusatz)})" if zusatz else "")


def herkunft(basis: str, herausgeber: str) -> str:
    """``nach vollständiger Zählung``, ``nach Angaben des SMI``, ``nach Angaben der Stadt Plauen``, ``laut Freie Presse``"""
    if basis != Basis.VEROEFFENTLICHT:
        return GEZAEHLT if basis == Basis.GEZAEHLT else BELEGT
    if herausgeber.startswith(("Stadt ", "Gemeinde ")):
        return f"nach Angaben der {herausgeber}"
    return _ANGABEN.get(herausgeber, f"laut {herausgeber}" if herausgeber else "nach veröffentlichten Angaben")
