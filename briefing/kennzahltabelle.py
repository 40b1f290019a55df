"""Which figures answer a question, as rows for another program: one code for the command, the interface and both CSVs?"""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from briefing.ausgabe import als_json
from briefing.methodik import begriffe
from briefing.tabelle import als_csv, kein_befehl
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import KATALOG
from domain.auswahl import UEBUNGSDATEN, VORLAEUFIG, Auswahl, Ebene
from domain.messwert import Messwert
from domain.zahlenfrage import GeklaerteFrage
from domain.zeit import tag_kurz

PFAD = "/api/v1/kennzahlen"
_EINFACH = (
    "kennzahl", "titel", "ebene", "raum", "raum_schluessel", "stichtag", "datenstand", "wert", "zusatz", "einheit", "basis",
    "belegt", "vorbehalt", "zeitraum", "geldzustand", "fassung", "text", "herkunft", "vorlaeufig", "veraltet", "uebung",
)  # fmt: skip
_VEROEFFENTLICHT = ("wert", "zusatz", "stand", "zeitraum", "quelle", "url")
SPALTEN = (*_EINFACH, *(f"veroeffentlicht_{name}" for name in _VEROEFFENTLICHT), "zitierlink")


def vermerke(auswahl: Auswahl) -> dict[str, bool]:
    """What every answer says of its data: whether they are invented, not released, or there are newer ones."""
    return {"uebung": auswahl.uebung, "veraltet": auswahl.veraltet, "vorlaeufig": auswahl.vorlaeufig}


def messwerte(daten: Berichtsdaten, auswahl: Auswahl, ebene: Ebene, schluessel: Sequence[str] = ()) -> list[Messwert]:
    """The values of these Kennzahlen (none named: all) for each area of a level."""
    gefragt = frozenset(schluessel) or {kennzahl.schluessel for kennzahl in KATALOG}
    return [wert for wert in daten.messwerte_je_raum(auswahl, ebene) if wert.kennzahl.schluessel in gefragt]


def objekte(werte: Sequence[Messwert], auswahl: Auswahl) -> list[dict[str, Any]]:
    """One object for each value, as ``asskomm figures --format json`` prints it."""
    gemeinsam = vermerke(auswahl)
    return [als_json(wert) | gemeinsam for wert in werte]


def antwort(daten: Berichtsdaten, frage: GeklaerteFrage, adresse: str, lizenz: str) -> dict[str, Any]:
    """The figures with everything that a citation needs; depends on nothing but its arguments and what is loaded."""
    auswahl = frage.auswahl
    zitierlink, raum = f"{adresse}/{auswahl.als_url()}", auswahl.titel()
    return {
        "stichtag": auswahl.stichtag,
        "datenstand": auswahl.datenstand,
        "raum": auswahl.raum(),
        "ebene": frage.ebene,
        **vermerke(auswahl),
        "hinweise": hinweise(daten, auswahl),
        "zitierlink": zitierlink,
        "zitierweise": f"ASSKomm Lagebild: {raum}, {auswahl.datenstand_text}, {zitierlink}",
        "lizenz": lizenz or None,
        "abruf": f"{adresse}{PFAD}{_abruf(frage)}",
        "quellen": _quellen(daten, auswahl),
        "kennzahlen": objekte(messwerte(daten, auswahl, frage.ebene, frage.kennzahlen), auswahl),
    }


def _abruf(frage: GeklaerteFrage) -> str:
    """Query string of exactly this question."""
    mehr = [("ebene", str(frage.ebene)), *(("kennzahl", schluessel) for schluessel in frage.kennzahlen)]
    return f"{frage.auswahl.als_url()}&{urlencode(mehr)}"


def hinweise(daten: Berichtsdaten, auswahl: Auswahl) -> list[str]:
    """What must be known before a figure is used, in sentences."""
    ende = daten.neuester_stichtag(auswahl.datenstand)
    saetze = (
        (auswahl.vorlaeufig, f"{VORLAEUFIG}: Diese Zahlen sind nicht zum Weitergeben; der Abruf ist verzeichnet."),
        (auswahl.uebung, f"{UEBUNGSDATEN}: Diese Zahlen sind erfunden."),
        (auswahl.veraltet, f"Alter Datenstand {auswahl.datenstand}: Spätere Lieferungen fehlen."),
        (
            auswahl.stichtag > ende,
            f"Die Lieferungen reichen bis zum {tag_kurz(ende)}. Was danach geschah, ist in den Zahlen nicht enthalten.",
        ),
    )
    return [satz for gilt, satz in saetze if gilt]


def _quellen(daten: Berichtsdaten, auswahl: Auswahl) -> list[dict[str, Any]]:
    """The deliveries that were known."""
    felder = {"id": "datenstand", "titel": "titel", "herausgeber": "herausgeber", "stand": "stand"}
    zeilen = daten.lieferungen(auswahl.datenstand)[list(felder)].rename(columns=felder)
    return [{str(name): wert for name, wert in zeile.items()} for zeile in zeilen.to_dict("records")]


# --- tables -----------------------------------------------------------------------------------------------------------


def als_zeilen(inhalt: Mapping[str, Any]) -> list[list[Any]]:
    """The same answer, one row of SPALTEN per value."""
    zeilen = []
    for objekt in inhalt["kennzahlen"]:
        v = objekt["veroeffentlicht"] or {}
        zeilen.append(
            [objekt[name] for name in _EINFACH] + [v.get(name) for name in _VEROEFFENTLICHT] + [inhalt["zitierlink"]]
        )
    return zeilen


def fuer_excel(inhalt: Mapping[str, Any]) -> bytes:
    """Opens by double click in a German Excel."""
    zeilen = [[_fuer_excel(wert) for wert in zeile] for zeile in als_zeilen(inhalt)]
    return als_csv(pd.DataFrame(zeilen, columns=list(SPALTEN), dtype="object"))


def _fuer_excel(wert: object) -> object:
    return ("ja" if wert else "nein") if isinstance(wert, bool) else wert


def fuer_maschinen(inhalt: Mapping[str, Any]) -> bytes:
    """UTF-8 without BOM, comma, decimal point, ISO days, ``true`` and ``false``; texts are guarded as for Excel."""
    puffer = io.StringIO(newline="")
    schreiber = csv.writer(puffer, lineterminator="\r\n")
    schreiber.writerow(SPALTEN)
    schreiber.writerows([_maschinenwert(wert) for wert in zeile] for zeile in als_zeilen(inhalt))
    return puffer.getvalue().encode("utf-8", "backslashreplace")


def _maschinenwert(wert: object) -> str:
    if wert is None:
        return ""
    if isinstance(wert, bool):
        return str(wert).lower()
    if isinstance(wert, date):
        return wert.isoformat()
    return kein_befehl(wert) if isinstance(wert, str) else str(wert)


# --- definitions and deliveries -------------------------------------------------------------------------------------


def katalog(daten: Berichtsdaten, auswahl: Auswahl, schluessel: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Every definition that applies to the Stichtag, in the words of the Methodik."""
    ergebnis = []
    for eintrag in daten.katalog:
        if schluessel and eintrag.schluessel not in schluessel:
            continue
        fassung = daten.fassung_am(eintrag, auswahl)
        worte = begriffe(fassung, daten.geltung(eintrag, auswahl.datenstand))
        ergebnis.append({
            "kennzahl": fassung.schluessel, "titel": fassung.titel, "fassung": fassung.fassung,
            "definition": fassung.definition, "abgrenzung": fassung.abgrenzung, "einheit": fassung.zaehleinheit,
            "geldzustand": fassung.geldzustand, "kumuliert": fassung.kumuliert, "landesweit": fassung.landesweit,
            "begriffe": [{"begriff": begriff, "text": text} for begriff, text in worte],
        })  # fmt: skip
    return ergebnis


def datenstaende(daten: Berichtsdaten, neuester: int) -> list[dict[str, Any]]:
    """Every Datenstand that this reader may see, newest first."""
    ergebnis = []
    for zeile in reversed(daten.lieferungen(neuester).to_dict("records")):
        nummer = int(zeile["id"])
        vorlaeufig = daten.vorlaeufig(nummer)
        ergebnis.append({
            "datenstand": nummer, "titel": zeile["titel"], "herausgeber": zeile["herausgeber"], "stand": zeile["stand"],
            "eingelesen_am": zeile["eingelesen_am"], "uebung": bool(zeile["uebung"]),
            "vorlaeufig": vorlaeufig, "frei_ab": daten.frei_ab(nummer) if vorlaeufig else None,
        })  # fmt: skip
    return ergebnis
