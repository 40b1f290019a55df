"""How does what the page shows become words and numbers that nobody asks again: a card, a picture, its sources, its reservations?"""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from briefing.baustein import Bild, Kachel
from briefing.papiere.aufnahme import Abbild, Quelle, Reihen, Tafel, Zahl
from briefing.papiere.papierspec import BREITE, GEOMETRIE, als_spec, einfach, hat_geometrie
from briefing.papiere.tafelbau import tafel
from briefing.saetze import satz
from data_access.nachbarn import ausdehnung
from domain.auswahl import UEBUNGSDATEN, VORLAEUFIG, Auswahl
from domain.kennzahl import Basis
from domain.messwert import Messwert, Veroeffentlichung

ALTER_STAND = "Alter Datenstand"
HOECHSTE_KARTE = 620  # pixels; together with its legend it stays on one page


def zahl(kachel: Kachel, damals: Messwert | None = None) -> Zahl:
    """One figure as it stands on its card, with all that a reader needs to repeat it; ``damals`` is what the card compares with."""
    m = kachel.messwert
    k = m.kennzahl
    return Zahl(
        schluessel=k.schluessel, titel=k.titel, wert=m.wert, in_euro=k.in_euro, zusatz=str(m.zusatz), text=m.zahl,
        satz=satz(m), zeitraum=m.zeitraum, basis=str(m.basis), herkunft=m.herkunft, belegt=m.beleg_text,
        veraenderung=kachel.delta, ohne_vergleich="" if kachel.delta else kachel.veraenderung.grund,
        vorbehalt=kachel.vorbehalt, widersprueche=kachel.widersprueche, definition=k.definition,
        abgrenzung=k.abgrenzung, fassung=k.fassung, quelle=_quelle_der_zahl(m),
        fruehere_quelle=_quelle_der_zahl(damals) if damals and kachel.delta else None,
    )  # fmt: skip


def _quelle_der_zahl(m: Messwert) -> Quelle | None:
    return quelle(m.veroeffentlicht) if m.basis is Basis.VEROEFFENTLICHT and m.veroeffentlicht else None


def quelle(v: Veroeffentlichung) -> Quelle:
    """A publication with its own as-of date."""
    return Quelle(v.quelle, v.quelle_url, v.stand_text)


def einzelfaelle(auswahl: Auswahl, adresse: str) -> Quelle:
    """Where the records are that were counted."""
    return Quelle(
        "ASSKomm-Dashboard: Einzelfälle mit Nachweis",
        f"{adresse}/datenstand{auswahl.als_url()}",
        auswahl.datenstand_text,
    )


def ohne_doppelte(quellen: Iterable[Quelle]) -> tuple[Quelle, ...]:
    """Each once, in the order in which they are needed."""
    return tuple(dict.fromkeys(quellen))


def vermerke(auswahl: Auswahl, neuester: int) -> tuple[str, ...]:
    """What must stand on every page; ``neuester`` is the newest Datenstand."""
    alt = [f"{ALTER_STAND} {auswahl.datenstand} von {neuester}"] if auswahl.veraltet else []
    return (*([VORLAEUFIG] if auswahl.vorlaeufig else []), *([UEBUNGSDATEN] if auswahl.uebung else []), *alt)


def abbild(bild: Bild, *, eigene_tafel: Tafel | None = None, hoehe: int = BREITE * 3 // 4) -> Abbild:
    """A picture of the page with its words and its table."""
    spec = als_spec(bild.diagramm, hoehe=hoehe)
    fussnote = bild.fussnote if bild.auf_papier is None else bild.auf_papier
    eigene = eigene_tafel or tafel(f"{bild.schluessel}-tafel", bild.titel, bild.tabelle)
    return Abbild(
        schluessel=bild.schluessel, titel=bild.titel, spec=spec, alt=bild.diagramm.alt,
        tafel=replace(eigene, unterschrift=bild.unterschrift, fussnote=fussnote),
        unterschrift=bild.unterschrift, fussnote=fussnote,
        erklaerung=bild.erklaerung, geometrie=GEOMETRIE if hat_geometrie(spec) else "", legende=bild.legende,
        reihen=_balkenreihen(bild),
    )  # fmt: skip


def _balkenreihen(bild: Bild) -> Reihen | None:
    """The numbers of a picture of bars or columns; its unit stands above it. Labels may round to thousands, values never."""
    zeilen = bild.diagramm.daten.get("zeilen")
    if zeilen is None or not {"name", "wert"} <= set(zeilen):
        return None
    titel: Any = bild.diagramm.spec.get("title", {})
    einheit = str(titel.get("text", "")).removeprefix("Tausend ") if isinstance(titel, dict) else ""
    werte = tuple(None if w is None else float(w) for w in map(einfach, zeilen["wert"].tolist()))
    return Reihen("balken", tuple(map(str, zeilen["name"])), ((bild.titel, werte),), einheit)


def kartenhoehe(kommunen: pd.DataFrame) -> int:
    """Pixels that a map of these Kommunen needs for its width, so that it leaves no blank."""
    rechteck = ausdehnung(kommunen["ags"])
    if rechteck is None:
        return BREITE * 3 // 4
    # One degree of longitude is 0.63 of a degree of latitude in Saxony.
    verhaeltnis = (rechteck.nord - rechteck.sued) / (0.63 * (rechteck.ost - rechteck.west))
    return min(HOECHSTE_KARTE, round(BREITE * verhaeltnis))


def mit_titel(abbild: Abbild, titel: str) -> Abbild:
    """The same picture under a name that says what the page says around it."""
    return replace(abbild, titel=titel, tafel=replace(abbild.tafel, titel=titel))


def daten_der(abbild: Abbild) -> dict[str, list[dict[str, Any]]]:
    """The rows from which a picture is drawn, by the name of their dataset."""
    return dict(json.loads(abbild.spec)["datasets"])
