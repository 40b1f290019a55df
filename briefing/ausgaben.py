"""Which figures left the product, and do they still hold?"""

from datetime import date

import pandas as pd

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl, Ebene
from domain.messwert import Messwert
from domain.zeit import tag_kurz


def ausgabentabelle(daten: Berichtsdaten, datenstand: int) -> pd.DataFrame:
    """Ausgegeben, Anlass, Zahl, Gilt noch, Heute, Raum, Stichtag, Datenstand, Basis, Art; newest first.

    Of what was given out up to ``datenstand`` every figure is asked again at the newest one, whatever the reader looks at:
    an export knows whether it is superseded.
    """
    ausgaben, neuester = daten.ausgaben(datenstand), daten.neuester_datenstand()
    heute = {ort: _heute(daten, *ort, neuester) for ort in set(_orte(ausgaben))}
    zeilen = []
    for ort, a in zip(_orte(ausgaben), ausgaben.to_dict("records"), strict=True):
        jetzt = heute[ort].get((a["kennzahl"], a["raum"]))
        gleich = jetzt is not None and jetzt.text == a["text"]
        zeilen.append(
            {
                "Ausgegeben": _ortszeit(a["ausgegeben_am"]),
                "Anlass": a["anlass"],
                "Art": a["art"],
                "Zahl": a["text"],
                "Raum": a["raum"],
                "Stichtag": tag_kurz(a["stichtag"]),
                "Datenstand": a["datenstand"],
                "Basis": a["basis"],
                "Gilt noch": "ja" if gleich else "überholt",
                "Heute": jetzt.text if jetzt is not None else "nicht mehr vorhanden",
            }
        )
    spalten = ["Ausgegeben", "Anlass", "Zahl", "Gilt noch", "Heute", "Raum", "Stichtag", "Datenstand", "Basis", "Art"]
    return pd.DataFrame(zeilen, columns=spalten)


def _ortszeit(zeit: pd.Timestamp) -> str:
    """In Saxony; SQLite gives back UTC without saying so."""
    utc = zeit.tz_localize("UTC") if zeit.tzinfo is None else zeit
    return f"{utc.tz_convert('Europe/Berlin'):%d.%m.%Y %H:%M}"


def _orte(ausgaben: pd.DataFrame) -> list[tuple[str, str, date]]:
    return list(zip(ausgaben["raum_wahl"], ausgaben["gliederung"], ausgaben["stichtag"], strict=True))


def _heute(
    daten: Berichtsdaten, raum: str, gliederung: str, stichtag: date, datenstand: int
) -> dict[tuple[str, str], Messwert]:
    auswahl = daten.mit_groessenklassen(Auswahl(stichtag, datenstand).mit_raum(raum))
    return {(w.kennzahl.schluessel, w.raum): w for w in daten.messwerte_je_raum(auswahl, Ebene(gliederung))}
