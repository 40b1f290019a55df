"""What does the interface for other programs answer, and to whom? The same questions as the pages, the same rights."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from briefing import kennzahltabelle
from briefing.frage import waehle
from config import settings
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import Auswahl
from domain.fehler import Eingabefehler
from domain.rolle import Leser
from domain.zahlenfrage import GeklaerteFrage, Zahlenfrage
from domain.zeit import tag_kurz
from ui.einsicht import verzeichne_einsicht
from ui.lesen import daten_fuer

SCHLUESSEL = tuple(eintrag.schluessel for eintrag in KATALOG)


def klaere(leser: Leser, frage: Zahlenfrage) -> GeklaerteFrage:
    """What the words mean; Eingabefehler or Unbekannt when they mean nothing that this reader may see."""
    for schluessel in frage.kennzahlen:
        kennzahl(schluessel)
    auswahl = waehle(daten_fuer(leser), frage)
    heute = datetime.now(UTC).date()
    if frage.stichtag and auswahl.stichtag > heute:
        raise Eingabefehler(
            f"Der Stichtag {tag_kurz(auswahl.stichtag)} liegt in der Zukunft. Abhilfe: höchstens {heute} angeben."
        )
    return GeklaerteFrage.aus(frage, auswahl)


def kennzahlen(leser: Leser, frage: GeklaerteFrage, adresse: str) -> Mapping[str, Any]:
    """The figures."""
    return kennzahltabelle.antwort(daten_fuer(leser), frage, adresse, settings().api_lizenz)


def katalog(leser: Leser, frage: GeklaerteFrage, adresse: str) -> Mapping[str, Any]:
    """The definitions that apply to the Stichtag."""
    daten, auswahl = daten_fuer(leser), frage.auswahl
    eintraege = kennzahltabelle.katalog(daten, auswahl, frage.kennzahlen)
    return _kopf(auswahl, f"{adresse}/methodik{auswahl.als_url()}") | {"kennzahlen": eintraege}


def datenstaende(leser: Leser, frage: GeklaerteFrage, adresse: str) -> Mapping[str, Any]:
    """The deliveries that this reader may know of."""
    auswahl = frage.auswahl
    staende = kennzahltabelle.datenstaende(daten_fuer(leser), auswahl.datenstand)
    return _kopf(auswahl, f"{adresse}/{auswahl.als_url()}") | {"datenstaende": staende}


def _kopf(auswahl: Auswahl, zitierlink: str) -> dict[str, Any]:
    return {
        "stichtag": auswahl.stichtag,
        "datenstand": auswahl.datenstand,
        **kennzahltabelle.vermerke(auswahl),
        "zitierlink": zitierlink,
    }


def verzeichne(leser: Leser, frage: GeklaerteFrage, ort: str) -> None:
    """Before the answer leaves: who gets figures that are not released. Dienstfehler when it cannot be entered."""
    verzeichne_einsicht(leser, frage.auswahl, ort)


fuer_excel = kennzahltabelle.fuer_excel
fuer_maschinen = kennzahltabelle.fuer_maschinen
