"""Which figures left the product, and do they still hold?"""

from datetime import date

import pandas as pd

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl, Ebene
from domain.messwert import Messwert
from domain.zeit import tag_kurz


def ausgabentabelle(daten: Berichtsdaten, datenstand: int) -> pd.DataFrame:
    """Ausgegeben, Anlass, Zahl, Gilt noch, Heute, Raum, Stichtag, Datenstand, Basis, Art, Papier; newest first.

    Of what was given out up to ``datenstand`` every figure is asked again at the newest one, whatever the reader looks at:
    an export knows whether it is superseded. ``Papier`` is the Kennung of the one on which it stands; None: it left without.
    """
    ausgaben, neuester = daten.ausgaben(datenstand), daten.heutiger_datenstand(datenstand)
    heute = {ort: messwerte_am_ort(daten, *ort, neuester) for ort in set(_orte(ausgaben))}
    zeilen = []
    for ort, a in zip(_orte(ausgaben), ausgaben.to_dict("records"), strict=True):
        jetzt = heute[ort].get((a["kennzahl"], a["raum"]))
        gleich = jetzt is not None and jetzt.text == a["text"]
        zeilen.append(
            {
                "Ausgegeben": ortszeit(a["ausgegeben_am"]),
                "Anlass": a["anlass"],
                "Art": a["art"],
                "Zahl": a["text"],
                "Raum": a["raum"],
                "Stichtag": tag_kurz(a["stichtag"]),
                "Datenstand": a["datenstand"],
                "Basis": a["basis"],
                "Gilt noch": "ja" if gleich else "überholt",
                "Heute": jetzt.text if jetzt is not None else "nicht mehr vorhanden",
                "Papier": a["papier"] if isinstance(a["papier"], str) else None,
            }
        )
    spalten = [
        "Ausgegeben",
        "Anlass",
        "Zahl",
        "Gilt noch",
        "Heute",
        "Raum",
        "Stichtag",
        "Datenstand",
        "Basis",
        "Art",
        "Papier",
    ]
    return pd.DataFrame(zeilen, columns=spalten)


def zitatlinks(tabelle: pd.DataFrame) -> list[str]:
    """For each row of the table the relative link to the Zitierkarte of its paper; empty where it left without one."""
    return [f"./zitat?id={papier}" if isinstance(papier, str) else "" for papier in tabelle["Papier"]]


def ortszeit(zeit: pd.Timestamp) -> str:
    """In Saxony; SQLite gives back UTC without saying so."""
    utc = zeit.tz_localize("UTC") if zeit.tzinfo is None else zeit
    return f"{utc.tz_convert('Europe/Berlin'):%d.%m.%Y %H:%M}"


def _orte(ausgaben: pd.DataFrame) -> list[tuple[str, str, date]]:
    return list(zip(ausgaben["raum_wahl"], ausgaben["gliederung"], ausgaben["stichtag"], strict=True))


def messwerte_am_ort(
    daten: Berichtsdaten, raum: str, gliederung: str, stichtag: date, datenstand: int
) -> dict[tuple[str, str], Messwert]:
    """What an entry of the register says of one place and day, asked at a Datenstand; by Kennzahl and area."""
    auswahl = daten.mit_groessenklassen(Auswahl(stichtag, datenstand).mit_raum(raum))
    return {(w.kennzahl.schluessel, w.raum): w for w in daten.messwerte_je_raum(auswahl, Ebene(gliederung))}
