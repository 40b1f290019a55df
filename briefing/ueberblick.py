"""Which elements make up the overview: cards, map and course?"""

from functools import partial

import pandas as pd

from briefing.baustein import Bild, Kachel, kachel
from briefing.register import betroffene, widersprueche
from charts.karte import karte
from charts.thema import THEMEN, Farbschema
from charts.verlauf import verlauf
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from domain.auswahl import FRUEHESTER_STICHTAG, Auswahl
from domain.kennzahl import Kennzahl
from domain.messwert import Veroeffentlichung
from domain.stufe import Stufe
from domain.zahlen import ganzzahl
from domain.zeit import tag_kurz, tag_lang

HAUPTZAHLEN = (
    "kommunen_beraten", "eng_kooperierende_kommunen", "kommunen_im_verbund",
    "kommunale_praeventionsraete", "foerdermittel_bewilligt", "foerdermittel_verfuegbar",
)  # fmt: skip
WEITERE_ZAHLEN = (
    "modellkommunen", "kooperationsvereinbarungen", "einwohner_im_verbund", "kommunen_mit_coaching",
    "sicherheitsanalysen", "kommunen_mit_sicherheitsanalyse", "praeventionsraete_der_landkreise",
    "beccaria_absolventen", "beccaria_laufend",
)  # fmt: skip
# Kennzahl -> short word for its direct labels.
VERLAUFSZAHLEN = {
    "kommunen_beraten": "Beratene",
    "kooperationsvereinbarungen": "Vereinbarungen",
    "kommunale_praeventionsraete": "Räte",
}
NOCH_KEIN_VERLAUF = (
    "Bis zum Stichtag gibt es noch keinen Verlauf: nichts ist veröffentlicht, belegt ist höchstens ein Tag."
)
GEOMETRIE = "© GeoBasis-DE / BKG 2016 (Daten verändert)"


def kacheln(daten: Berichtsdaten, auswahl: Auswahl) -> dict[str, Kachel]:
    """A card for every Kennzahl, by key, compared to the Vergleichstag."""
    jetzt, frueher = daten.messwerte(auswahl), auswahl.damals
    vergleichbar = frueher is not None and frueher.stichtag >= FRUEHESTER_STICHTAG
    damals = daten.messwerte(frueher) if frueher and vergleichbar else {}
    streit = widersprueche(daten, auswahl)
    return {
        schluessel: kachel(wert, damals.get(schluessel), len(betroffene(streit, wert)))
        for schluessel, wert in jetzt.items()
    }


def gebietsstand(auswahl: Auswahl) -> int:
    """Year of the territorial status that the map draws: Jahnatal exists since 2023."""
    return 2022 if auswahl.stichtag.year < 2023 else 2023


def kartenbild(
    daten: Berichtsdaten, auswahl: Auswahl, *, gewaehlt: str | None, adresse: str, schema: Farbschema
) -> Bild:
    """The map: deepest proved stage of each Kommune, councils at their seats, ``gewaehlt`` outlined."""
    kommunen = daten.kommunen(auswahl)
    raete = daten.messwert(kennzahl("kommunale_praeventionsraete"), auswahl).belegt
    zahlen = {stufe: int((kommunen["stufe"] == stufe).sum()) for stufe in Stufe}
    belegt = len(kommunen) - zahlen[Stufe.KEIN_BELEG]
    alt = (
        f"Karte: {auswahl.raum()} am {tag_lang(auswahl.stichtag)}. Von {len(kommunen)} Kommunen haben "
        + ", ".join(f"{zahlen[stufe]} {stufe.wort}" for stufe in reversed(Stufe))
        + ". Dieselben Angaben stehen in der Tabelle."
    )
    diagramm = karte(
        kommunen, adresse=adresse, gebietsstand=gebietsstand(auswahl), gewaehlt=gewaehlt, schema=schema,
        beschreibung=alt, ausschnitt=bool(auswahl.groessenklassen), direktionen=not auswahl.landkreise,
    )  # fmt: skip
    thema = THEMEN[schema]
    return Bild(
        schluessel="karte",
        titel="Wo Kommunen mitwirken",
        diagramm=diagramm,
        mache_tabelle=partial(kommunentabelle, kommunen),
        unterschrift=_kartensumme(len(kommunen), zahlen, belegt) + _raetesumme(kommunen, raete),
        fussnote=f"Gebietsstand {gebietsstand(auswahl)} · {GEOMETRIE} · {auswahl.datenstand_text}",
        erklaerung="Gezeigt ist je Kommune die tiefste Stufe, die bis zum Stichtag sicher belegt ist. Ein Beleg zählt ab dem "
        "Tag, an dem er sicher gilt: „2021“ ab dem 31.12.2021. Kein öffentlicher Beleg heißt nicht, dass eine Kommune nicht "
        "mitwirkt: Die Daten sind, was öffentlich bekannt wurde. Vereinbarungen und Analysen eines Verbunds gelten für seine "
        "Mitglieder.",
        dateiname=f"{auswahl.dateiname()}_karte",
        legende=tuple((thema.stufenfarbe(stufe), stufe.wort, ganzzahl(zahlen[stufe])) for stufe in reversed(Stufe)),
    )


def _kartensumme(alle: int, zahlen: dict[Stufe, int], belegt: int) -> str:
    summe = " + ".join(ganzzahl(zahlen[stufe]) for stufe in reversed(Stufe))
    return (
        f"{ganzzahl(alle)} Kommunen = {summe}. Zu {ganzzahl(belegt)} von ihnen gibt es mindestens einen öffentlichen Beleg; "
        "kein Beleg heißt nicht: wirkt nicht mit."
    )


def _raetesumme(kommunen: pd.DataFrame, raete: int) -> str:
    auf_der_karte = int(kommunen["rat"].sum())
    rest = raete - auf_der_karte
    zusatz = f" und {rest} ohne Sitz auf der Karte" if rest else ""
    return f" Punkte: {raete} belegte Präventionsräte = {auf_der_karte} auf der Karte{zusatz}."


def kommunentabelle(kommunen: pd.DataFrame) -> pd.DataFrame:
    """The twin of the map: one row per Kommune, German headings, deepest stage first."""
    tabelle = pd.DataFrame(
        {
            "Kommune": kommunen["name"],
            "Stufe": pd.Categorical(
                kommunen["stufe"].map(lambda stufe: Stufe(stufe).wort), [s.wort for s in reversed(Stufe)], ordered=True
            ),
            "Kreis": kommunen["kreis"].astype("category"),
            "Polizeidirektion": kommunen["polizeidirektion"].astype("category"),
            "Einwohner": kommunen["einwohner"],
            "Präventionsrat": kommunen["rat"].map({True: "ja", False: "–"}).astype("category"),
            "AGS": kommunen["ags"],
        }
    )
    return tabelle.sort_values(["Stufe", "Kommune"])


def verlaufsbild(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """The course of the main figures: what was published as points, what is counted as lines."""
    kennzahlen = [kennzahl(schluessel) for schluessel in VERLAUFSZAHLEN]
    titel = VERLAUFSZAHLEN
    gezaehlt = daten.verlauf(kennzahlen, auswahl)
    gezaehlt = gezaehlt.assign(reihe=gezaehlt["kennzahl"].map(titel))[["stichtag", "wert", "reihe"]]
    punkte = pd.DataFrame(
        [_punkt(k, v) for k in kennzahlen for v in daten.veroeffentlichungen(k, auswahl)],
        columns=["stichtag", "wert", "reihe", "art", "text", "stand", "quelle"],
    )
    alt = f"Verlauf bis {tag_lang(auswahl.stichtag)}, {auswahl.raum()}: " + "; ".join(
        _letzter_stand(k, gezaehlt, punkte) for k in kennzahlen
    )
    werte = daten.messwerte(auswahl)
    komplett = frozenset(titel[k.schluessel] for k in kennzahlen if werte[k.schluessel].vollstaendig)
    diagramm = verlauf(
        gezaehlt, punkte, reihen=tuple(titel.values()), stichtag=auswahl.stichtag, schema=schema, beschreibung=alt,
        vollstaendig=komplett,
    )  # fmt: skip
    return Bild(
        schluessel="verlauf",
        titel="Verlauf: veröffentlicht und belegt",
        diagramm=diagramm,
        mache_tabelle=partial(_verlaufstabelle, gezaehlt, punkte),
        unterschrift="Linien: sicher belegte Fälle, also Untergrenzen, wo sie nicht vollständig gezählt sind. Kreise: "
        "veröffentlichte Zahlen; ▲ „über“ oder „mindestens“ (der wahre Wert liegt darüber).",
        fussnote=f"Veröffentlichungen: Quellen in der Tabelle · {auswahl.datenstand_text}",
        auf_papier=auswahl.datenstand_text,
        erklaerung="Eine veröffentlichte Zahl steht an dem Tag, für den sie gelten soll. Zwischen ihnen wird nichts verbunden, "
        "weil dazwischen nichts bekannt ist. Die Linie zählt nur Fälle, die einzeln öffentlich belegt sind; der Abstand zu den "
        "Punkten ist, was noch nicht belegt ist.",
        dateiname=f"{auswahl.dateiname()}_verlauf",
        leer="" if len(punkte) or gezaehlt["stichtag"].nunique() > 1 else NOCH_KEIN_VERLAUF,
    )


def _punkt(k: Kennzahl, v: Veroeffentlichung) -> dict[str, object]:
    art = "genau" if v.zusatz.genau else "mindestens" if v.zusatz.untergrenze else "rund"
    text = f"{v.zusatz.wort} {k.zahl(v.wert)}".strip()
    return {
        "stichtag": v.stand_bis, "wert": v.wert, "reihe": VERLAUFSZAHLEN[k.schluessel], "art": art, "text": text,
        "stand": v.stand_text, "quelle": v.quelle_kurz,
    }  # fmt: skip


def _letzter_stand(k: Kennzahl, gezaehlt: pd.DataFrame, punkte: pd.DataFrame) -> str:
    reihe = VERLAUFSZAHLEN[k.schluessel]
    veroeffentlicht = punkte.loc[punkte["reihe"] == reihe, "text"].tolist()
    belegt = gezaehlt.loc[gezaehlt["reihe"] == reihe, "wert"].tolist()
    return (
        f"{k.titel} zuletzt {f'als {veroeffentlicht[-1]}' if veroeffentlicht else 'nicht'} veröffentlicht, "
        f"{f'mindestens {k.zahl(int(belegt[-1]))}' if belegt else 'nichts'} belegt"
    )


def _verlaufstabelle(gezaehlt: pd.DataFrame, punkte: pd.DataFrame) -> pd.DataFrame:
    """Published points, and the counted line where it changes."""
    sortiert = gezaehlt.sort_values(["reihe", "stichtag"])
    aendert = sortiert["wert"] != sortiert.groupby("reihe")["wert"].shift()
    linie = sortiert[aendert].assign(
        art="belegt", text=lambda f: "mindestens " + f["wert"].map(ganzzahl), quelle="Einzelfälle, siehe Nachweis"
    )
    punkte = punkte.assign(art="veröffentlicht")
    alle = pd.concat([punkte, linie]).sort_values(["stichtag", "reihe", "art"], kind="stable")
    alle = alle.assign(stand=alle["stand"].where(alle["stand"].notna(), alle["stichtag"].map(tag_kurz)))
    spalten = {"stand": "Stand", "reihe": "Kennzahl", "art": "Art", "text": "Wert", "quelle": "Quelle"}
    return alle[list(spalten)].rename(columns=spalten)
