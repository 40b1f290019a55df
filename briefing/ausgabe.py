"""What does one figure look like for another program?"""

from typing import Any

from domain.aenderung import Begruendung
from domain.messwert import Messwert


def als_json(wert: Messwert) -> dict[str, Any]:
    """One figure as an object; amounts in euros, everything else in units."""
    v = wert.veroeffentlicht
    return {
        "kennzahl": wert.kennzahl.schluessel,
        "titel": wert.kennzahl.titel,
        "ebene": wert.ebene,
        "raum": wert.raum,
        "raum_schluessel": wert.raum_schluessel or None,
        "stichtag": wert.stichtag,
        "datenstand": wert.datenstand,
        "wert": _menge(wert, wert.wert),
        "zusatz": wert.zusatz if wert.wert is not None else None,
        "einheit": wert.kennzahl.zaehleinheit,
        "fassung": wert.kennzahl.fassung,
        "geldzustand": wert.kennzahl.geldzustand,
        "basis": wert.basis,
        "zeitraum": wert.zeitraum,
        "belegt": _menge(wert, wert.belegt),
        "vorbehalt": _menge(wert, wert.vorbehalt),
        "veroeffentlicht": v and {
            "wert": _menge(wert, v.wert),
            "zusatz": v.zusatz,
            "stand": v.stand,
            "zeitraum": v.zeitraum,
            "zaehleinheit": v.zaehleinheit or wert.kennzahl.zaehleinheit,
            "quelle": v.quelle,
            "url": v.quelle_url,
        },
        "text": wert.text,
        "herkunft": wert.herkunft,
    }  # fmt: skip


def begruendung_als_json(begruendung: Begruendung) -> dict[str, Any]:
    """Why one figure changed; ``von``, ``bis`` and every ``beitrag`` count what is proved (money in euros).

    ``gruende`` is null where the change cannot be explained; ``text`` says so.
    """
    damals, jetzt = begruendung.damals, begruendung.jetzt
    return {
        "kennzahl": begruendung.kennzahl.schluessel,
        "titel": begruendung.kennzahl.titel,
        "einheit": begruendung.kennzahl.zaehleinheit,
        "raum": jetzt.raum,
        "von_stichtag": damals.stichtag,
        "von_datenstand": damals.datenstand,
        "bis_stichtag": jetzt.stichtag,
        "bis_datenstand": jetzt.datenstand,
        "von": _menge(damals, damals.belegt),
        "bis": _menge(jetzt, jetzt.belegt),
        "differenz": _menge(jetzt, begruendung.differenz),
        "gruende": None if begruendung.hindernis else [
            {
                "grund": gruppe.grund,
                "beitrag": _menge(jetzt, gruppe.beitrag),
                "eintraege": [
                    {
                        "name": e.name,
                        "einheit": e.einheit,
                        "beitrag": _menge(jetzt, e.beitrag),
                        "seit": e.seit,
                        "bemerkung": e.bemerkung,
                    }
                    for e in gruppe.eintraege
                ],
            }
            for gruppe in begruendung.gruppen
        ],
        "von_text": damals.text,
        "bis_text": jetzt.text,
        "text": begruendung.satz,
    }  # fmt: skip


def _menge(wert: Messwert, menge: int | None) -> int | float | None:
    if menge is None or not wert.kennzahl.in_euro:
        return menge
    return menge // 100 if menge % 100 == 0 else menge / 100
