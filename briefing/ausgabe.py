"""What does one figure look like for another program?"""

from typing import Any

from domain.messwert import Messwert


def als_json(wert: Messwert) -> dict[str, Any]:
    """One figure as an object; amounts in euros, everything else in units."""
    v = wert.veroeffentlicht
    return {
        "kennzahl": wert.kennzahl.schluessel,
        "titel": wert.kennzahl.titel,
        "ebene": wert.ebene,
        "raum": wert.raum,
        "stichtag": wert.stichtag,
        "datenstand": wert.datenstand,
        "wert": _menge(wert, wert.wert),
        "zusatz": wert.zusatz if wert.wert is not None else None,
        "einheit": wert.kennzahl.zaehleinheit,
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
    }  # fmt: skip


def _menge(wert: Messwert, menge: int | None) -> int | float | None:
    if menge is None or not wert.kennzahl.in_euro:
        return menge
    return menge // 100 if menge % 100 == 0 else menge / 100
