"""What was published: the timeline of one Kennzahl, the contradictions, the table of everything?"""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from charts.thema import Farbschema
from charts.verlauf import ANDERES_WORT, verlauf
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.begriffe import begriff, wort
from domain.kennzahl import Basis, Kennzahl
from domain.messwert import Messwert, Veroeffentlichung
from domain.widerspruch import Widerspruch
from domain.zahlen import euro_kurz, ganzzahl, prozent
from domain.zeit import tag_lang

LEER = "Bis zum Stichtag ist nichts veröffentlicht und höchstens an einem Tag etwas einzeln belegt."
LAENGSTES_WORT = 30  # letters of another word beside its point
EINHEITEN = {"cent": "Euro", "anzahl": "Anzahl", "anteil": "Anteil"}


def wert_text(v: Veroeffentlichung) -> str:
    """A published value with its qualifier: ``über 420.000 €``, ``126``, ``über 33,3 %``."""
    if v.nenner is not None:
        zahl = prozent(v.wert, v.nenner)
    else:
        zahl = euro_kurz(v.wert) if v.einheit == "cent" else str(v.wert) if v.einheit == "jahr" else ganzzahl(v.wert)
    return f"{v.zusatz.wort} {zahl}".strip()


def widersprueche(daten: Berichtsdaten, auswahl: Auswahl, kennzahl: Kennzahl | None = None) -> tuple[Widerspruch, ...]:
    """Contradictions among all that was published up to the Stichtag, newest first; those of one Kennzahl or all."""
    alle = reversed(daten.widersprueche(auswahl))
    return tuple(w for w in alle if kennzahl is None or kennzahl.schluessel in {v.kennzahl for v in w.alle})


def veroeffentlichte(daten: Berichtsdaten, auswahl: Auswahl) -> list[Veroeffentlichung]:
    """Everything whose as-of date can lie on or before the Stichtag, oldest first; "2023" from the first day of 2023 on."""
    return [v for v in daten.zahlenregister(auswahl.datenstand) if v.stand_von <= auswahl.stichtag]


def grundzeile(v: Veroeffentlichung) -> dict[str, object]:
    """What every list of published figures says of one."""
    return {
        "Stand": v.stand_text,
        "Begriff": wort(v.begriff),
        "Wert": wert_text(v),
        "Zeitraum": v.zeitraum,
        "Quelle": v.quelle,
        "Adresse": v.quelle_url or None,
    }


def veroeffentlichungen(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """Stand, Begriff, Wert, Zeitraum, Raum, Zähleinheit, Kennzahl, Widersprüche, Quelle, Adresse, Hinweis; newest first."""
    streit = [v for w in widersprueche(daten, auswahl) for v in w.alle]
    titel = {k.schluessel: k.titel for k in daten.katalog}
    gezaehlt = {k.schluessel: str(k.zaehleinheit) for k in daten.katalog}
    return pd.DataFrame(
        [
            grundzeile(v)
            | {
                "Widersprüche": streit.count(v),
                "Kennzahl": titel.get(v.kennzahl or "", "–"),
                "Zähleinheit": v.zaehleinheit
                or gezaehlt.get(v.kennzahl or "")
                or EINHEITEN.get(v.einheit, v.einheit.capitalize()),
                "Raum": v.raum,
                "Lieferung": v.lieferung_id,
                "Hinweis": v.notiz,
            }
            for v in reversed(veroeffentlichte(daten, auswahl))
        ]
    )


def zeitreihe(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """What was published of one Kennzahl, as points, against what is counted, as a line; other words in grey."""
    faktor, komplett = (100 if kennzahl.in_euro else 1), daten.messwert(kennzahl, auswahl).vollstaendig
    gezaehlt = daten.verlauf([kennzahl], auswahl)
    gezaehlt = pd.DataFrame(
        {"stichtag": gezaehlt["stichtag"], "wert": gezaehlt["wert"] / faktor, "reihe": kennzahl.titel}
    )
    eigene = daten.veroeffentlichungen(kennzahl, auswahl)
    fremde = _unter_anderem_wort(daten, kennzahl, auswahl)
    punkte = pd.DataFrame(
        [_punkt(kennzahl, v, faktor, fremd=v in fremde) for v in sorted((*eigene, *fremde), key=lambda v: v.stand_bis)],
        columns=["stichtag", "wert", "reihe", "art", "text", "stand", "quelle", "begriff", "zeitraum"],
    )
    alt = (
        f"{kennzahl.titel}, {auswahl.raum()} bis {tag_lang(auswahl.stichtag)}: {len(eigene)} veröffentlichte Zahlen, "
        f"{len(fremde)} unter anderem Wort; gezählt {'nichts' if gezaehlt.empty else 'als Linie'}. Alle Werte stehen in der Tabelle."
    )
    diagramm = verlauf(
        gezaehlt, punkte, reihen=(kennzahl.titel,), stichtag=auswahl.stichtag, schema=schema, beschreibung=alt,
        achse="euro" if kennzahl.in_euro else "anzahl",
        vollstaendig=frozenset([kennzahl.titel] if komplett else []),
    )  # fmt: skip
    zeichen = _zeichen(punkte)
    linie = "Linie: gezählte Fälle." if komplett else "Linie: sicher belegte Fälle, also eine Untergrenze."
    return Bild(
        schluessel="zeitreihe",
        titel="Veröffentlicht und gezählt",
        diagramm=diagramm,
        mache_tabelle=partial(_punkttabelle, punkte),
        unterschrift=linie + (f" {zeichen}." if zeichen else ""),
        fussnote=f"{auswahl.raum()} · Quellen in der Tabelle · {auswahl.datenstand_text}",
        erklaerung=f"{kennzahl.definition} {kennzahl.abgrenzung} Zwischen veröffentlichten Zahlen wird nichts verbunden, weil "
        "dazwischen nichts bekannt ist. Ein Punkt steht an dem Tag, für den er gelten soll.",
        dateiname=f"{auswahl.dateiname()}_{kennzahl.schluessel}_zeitreihe",
        leer="" if len(punkte) or gezaehlt["stichtag"].nunique() > 1 else LEER,
    )


def _unter_anderem_wort(daten: Berichtsdaten, kennzahl: Kennzahl, auswahl: Auswahl) -> tuple[Veroeffentlichung, ...]:
    """Figures that contradict this Kennzahl because they use another word, of the same area and kind of number."""
    eigene = {v.raum for v in daten.veroeffentlichungen(kennzahl, auswahl)}
    fremde = dict.fromkeys(
        v
        for w in widersprueche(daten, auswahl, kennzahl)
        for v in w.alle
        if v.kennzahl != kennzahl.schluessel and v.raum in eigene and (v.einheit == "cent") == kennzahl.in_euro
    )
    return tuple(fremde)


def _punkt(kennzahl: Kennzahl, v: Veroeffentlichung, faktor: int, *, fremd: bool) -> dict[str, object]:
    art = "genau" if v.zusatz.genau else "mindestens" if v.zusatz.untergrenze else "rund"
    beiwort = _anderes_wort(v) if fremd else v.zeitraum_text
    return {
        "stichtag": v.stand_bis, "wert": v.wert / faktor, "reihe": kennzahl.titel, "art": ANDERES_WORT if fremd else art,
        "text": f"{wert_text(v)} {beiwort}".strip(), "stand": v.stand_text, "quelle": v.quelle_kurz,
        "begriff": wort(v.begriff), "zeitraum": v.zeitraum_text,
    }  # fmt: skip


def _anderes_wort(v: Veroeffentlichung) -> str:
    """The other word, if it fits beside the picture; the table has it in full."""
    anders = begriff(v.begriff).als
    return anders if anders and len(anders) <= LAENGSTES_WORT else "unter anderem Wort"


def _zeichen(punkte: pd.DataFrame) -> str:
    """What the signs mean that really stand in the picture."""
    arten = set(punkte["art"])
    worte = {
        "genau": "Kreise: veröffentlichte Zahlen",
        "mindestens": "△ „über“ oder „mindestens“",
        "rund": "◇ „rund“",
        ANDERES_WORT: "graue Quadrate: unter anderem Wort",
    }
    return "; ".join(text for art, text in worte.items() if art in arten)


def _punkttabelle(punkte: pd.DataFrame) -> pd.DataFrame:
    spalten = {
        "stand": "Stand",
        "begriff": "Begriff",
        "text": "Wert",
        "zeitraum": "Zeitraum",
        "art": "Art",
        "quelle": "Quelle",
    }
    return punkte[list(spalten)].rename(columns=spalten)


def betroffene(widersprueche: Sequence[Widerspruch], wert: Messwert) -> tuple[Widerspruch, ...]:
    """The contradictions that the published figure that stands in front is part of."""
    if wert.basis is not Basis.VEROEFFENTLICHT:
        return ()
    return tuple(w for w in widersprueche if wert.veroeffentlicht in w.alle)
