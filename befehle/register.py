"""What was published, what of it contradicts itself, and which figures were given out?"""

from typing import Any

from befehle.gemeinsam import (
    DatenstandOption,
    Format,
    FormatOption,
    KennzahlOption,
    StichtagOption,
    ausgabe,
    berichtsdaten,
    drucke_json,
    drucke_kopf,
    tabelle,
    vermerke,
    waehle,
)
from briefing.ausgaben import ausgabentabelle
from briefing.papiere.klartext import einzeilig
from briefing.register import veroeffentlichte, wert_text, widersprueche
from data_access.katalog import kennzahl
from domain.begriffe import wort
from domain.messwert import Veroeffentlichung
from domain.widerspruch import Widerspruch


def zahlenregister(
    stichtag: StichtagOption = "",
    datenstand: DatenstandOption = None,
    schluessel: KennzahlOption = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Veröffentlichte Zahlen, ihre Widersprüche und die ausgegebenen Zahlen zeigen."""
    daten = berichtsdaten()
    gewaehlt = {kennzahl(s).schluessel for s in schluessel or ()}
    auswahl = waehle(daten, stichtag, datenstand, None, None)
    gezeigt = [v for v in veroeffentlichte(daten, auswahl) if not gewaehlt or v.kennzahl in gewaehlt]
    streit = [w for w in widersprueche(daten, auswahl) if not gewaehlt or gewaehlt & {v.kennzahl for v in w.alle}]
    ausgaben = ausgabentabelle(daten, auswahl.datenstand)
    if format_ is Format.JSON:
        drucke_json(
            {
                "stichtag": auswahl.stichtag,
                "datenstand": auswahl.datenstand,
                **vermerke(auswahl),
                "veroeffentlichungen": [_als_json(v) for v in gezeigt],
                "widersprueche": [_streit_als_json(w) for w in streit],
                "ausgaben": ausgaben.to_dict("records"),
            }
        )
        return
    drucke_kopf(daten, auswahl)
    zeilen = [(v.stand_text, wort(v.begriff), wert_text(v), v.zeitraum, v.raum, v.quelle) for v in gezeigt]
    spalten = ("Stand", "Begriff", "Wert", "Zeitraum", "Raum", "Quelle")
    ausgabe.print(tabelle(zeilen, *spalten, rechts=("Wert",)))
    ausgabe.print(f"Widersprüche: {len(streit)}")
    for w in streit:
        ausgabe.print("  " + einzeilig(f"{w.regel.titel}: {w.satz} {w.klaerung}"))
    ausgabe.print(f"Ausgegebene Zahlen: {len(ausgaben)}")


def _als_json(v: Veroeffentlichung) -> dict[str, Any]:
    """One published figure; amounts in euros."""
    in_euro = v.einheit == "cent"
    wert: int | float = v.wert / 100 if in_euro and v.wert % 100 else v.wert // 100 if in_euro else v.wert
    felder = ("kennung", "begriff", "kennzahl", "nenner", "zusatz", "stand", "zeitraum", "zaehleinheit", "ordnungszahl",
              "raum_art", "raum", "quelle", "quelle_url", "veroeffentlicht", "notiz", "lieferung_id")  # fmt: skip
    return {f: getattr(v, f) for f in felder} | {
        "wort": wort(v.begriff), "wert": wert, "einheit": "EUR" if in_euro else v.einheit, "text": wert_text(v),
    }  # fmt: skip


def _streit_als_json(w: Widerspruch) -> dict[str, Any]:
    return {
        "regel": w.regel,
        "titel": w.regel.titel,
        "satz": w.satz,
        "klaerung": w.klaerung,
        "eintraege": [v.kennung for v in w.alle],
    }
