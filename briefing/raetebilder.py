"""Where do the councils have their seat, and how did their number come about?"""

from functools import partial

import pandas as pd

from briefing.baustein import Bild
from briefing.praeventionsraete import KEIN_BELEG, RAT, gruppiert, nach_beginn, tage
from charts.balken import balken
from charts.schichten import Schicht, schichten
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from domain.auswahl import NICHT_ZUGEORDNET, PROGRAMMSTART, Auswahl, Ebene
from domain.kreise import kreisname
from domain.messwert import Messwert
from domain.ratsbeginn import Beginn
from domain.zahlen import ganzzahl
from domain.zeit import tag_kurz, tag_lang

LEER = "Bis zum Stichtag ist hier kein Rat sicher belegt. Das heißt nicht, dass es keinen gibt."
NOCH_KEIN_VERLAUF = f"Der Verlauf beginnt mit dem Programm am {tag_lang(PROGRAMMSTART)}."
VIELE = 7  # columns whose years are still written in full
_EBENEN = {Ebene.POLIZEIDIREKTION: "Polizeidirektion", Ebene.LANDKREIS: "Kreis"}
_LAGEN = {
    Beginn.AELTER: Schicht(Beginn.AELTER.wort, "grau"),
    Beginn.KONSTITUIERT: Schicht(Beginn.KONSTITUIERT.wort, "programm"),
    Beginn.REAKTIVIERT: Schicht(Beginn.REAKTIVIERT.wort, "heller"),
    Beginn.UNBEKANNT: Schicht(Beginn.UNBEKANNT.wort, "offen"),
}


def raumbilder(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> tuple[Bild, ...]:
    """The councils by directorate and by Kreis; a single directorate needs no bar of its own."""
    bilder = [_raumbild(daten, auswahl, ebene, schema) for ebene in _EBENEN]
    return tuple(
        bild for nr, bild in enumerate(bilder) if nr == len(bilder) - 1 or len(bild.diagramm.daten["zeilen"]) > 1
    )


def _raumbild(daten: Berichtsdaten, auswahl: Auswahl, ebene: Ebene, schema: Farbschema) -> Bild:
    werte = [m for m in daten.messwerte_je_raum(auswahl, ebene) if m.kennzahl.schluessel == RAT]
    werte = [m for m in werte if m.raum_schluessel or m.belegt]  # "nicht zugeordnet" only where there is something
    werte.sort(key=lambda m: (bool(m.raum_schluessel), m.belegt), reverse=True)
    summe, vollstaendig = sum(m.belegt for m in werte), daten.messwerte(auswahl)[RAT].vollstaendig
    zeilen = pd.DataFrame(
        {
            "name": [_name(m, ebene) for m in werte],
            "wert": [float(m.belegt) if m.belegt or m.vollstaendig else None for m in werte],
            "text": [ganzzahl(m.belegt) if m.belegt or m.vollstaendig else KEIN_BELEG for m in werte],
            "art": ["wert" if m.raum_schluessel else "grau" for m in werte],
        }
    )
    was = _EBENEN[ebene]
    einheit = _einheit(vollstaendig)
    alt = f"Balken je {was}, {auswahl.titel()}, {einheit}: " + "; ".join(
        f"{name} {text}" for name, text in zip(zeilen["name"], zeilen["text"], strict=True)
    )
    return Bild(
        schluessel=f"raete-{ebene}",
        titel=f"Räte nach {was}",
        diagramm=balken(zeilen, einheit=einheit, schema=schema, beschreibung=f"{alt}."),
        mache_tabelle=partial(_raumtabelle, werte, zeilen, was),
        unterschrift=_raumsumme(werte, summe, was),
        fussnote=auswahl.datenstand_text,
        erklaerung=f"{kennzahl(RAT).definition} {kennzahl(RAT).abgrenzung} Zuständig ist die Polizeidirektion, die es am Stichtag "
        "war. „Kein Beleg“ heißt nicht, dass es dort keinen Rat gibt.",
        dateiname=f"{auswahl.dateiname()}_praeventionsraete-{ebene}",
        leer="" if summe or vollstaendig else LEER,
    )  # fmt: skip


def _name(m: Messwert, ebene: Ebene) -> str:
    if not m.raum_schluessel:
        return NICHT_ZUGEORDNET
    return kreisname(m.raum_schluessel) if ebene is Ebene.LANDKREIS else m.raum


def _raumsumme(werte: list[Messwert], summe: int, was: str) -> str:
    """``18 Räte = 4 + 4 + 3 + 1 nicht zugeordnet``; many areas are one term."""
    if not summe:
        return ""
    orte = [m.belegt for m in werte if m.raum_schluessel and m.belegt]
    ohne = sum(1 for m in werte if m.raum_schluessel and not m.belegt)
    rest = sum(m.belegt for m in werte if not m.raum_schluessel)
    mehrzahl = {"Kreis": "Kreisen"}.get(was, f"{was}en")
    terme = [*map(str, orte)] if len(orte) <= 5 else [f"{sum(orte)} in {len(orte)} {mehrzahl}"]
    terme += [f"{rest} {NICHT_ZUGEORDNET}"] if rest else []
    luecke = f" In {ohne} {mehrzahl if ohne > 1 else was} ist keiner belegt." if ohne else ""
    return f"{_anzahl(summe)} = {' + '.join(terme)}, am Sitz gezählt.{luecke}"


def _einheit(vollstaendig: bool) -> str:
    return "Räte" if vollstaendig else "Räte, einzeln belegt (mindestens)"


def _anzahl(zahl: int) -> str:
    return "1 Rat" if zahl == 1 else f"{ganzzahl(zahl)} Räte"


def _raumtabelle(werte: list[Messwert], zeilen: pd.DataFrame, was: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            was: zeilen["name"],
            "Räte": zeilen["text"],
            "Weitere mit Vorbehalt (nicht gezählt)": [m.vorbehalt for m in werte],
        }
    )


def verlaufsbild(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """One column for each year's end, its layers by the kind of beginning."""
    stichtage = tage(auswahl)
    alle = daten.raete.belege(kennzahl(RAT), auswahl, stichtage)
    sichere = alle[alle["sicher"] == 1]
    zahlen = [nach_beginn(gruppiert(sichere[sichere["stichtag"] == tag])) for tag in stichtage]
    werte = pd.DataFrame([{b.wort: z[b] for b in Beginn} for z in zahlen])
    summen = werte.sum(axis="columns")
    vollstaendig = daten.messwerte(auswahl)[RAT].vollstaendig
    einheit = _einheit(vollstaendig)
    kurz = len(stichtage) > VIELE
    namen = ["Feb." if tag == PROGRAMMSTART else f"’{tag:%y}" if kurz else f"{tag:%Y}" for tag in stichtage]
    alt = (
        f"Gestapelte Säulen, {auswahl.raum()}, {einheit} je Jahresende: "
        + "; ".join(f"{tag_kurz(tag)} {summe}" for tag, summe in zip(stichtage, summen, strict=True))
        + f". Zuletzt: {', '.join(f'{werte[b.wort].iloc[-1]} {b.wort}' for b in Beginn)}."
    )
    return Bild(
        schluessel="raete-verlauf",
        titel="Wie die Räte begannen",
        diagramm=schichten(
            werte, saeulen=namen, lagen=list(_LAGEN.values()), einheit=einheit, schema=schema, beschreibung=alt
        ),
        mache_tabelle=partial(_verlaufstabelle, werte, [tag_kurz(tag) for tag in stichtage]),
        unterschrift=_verlaufssatz(werte, auswahl),
        fussnote=auswahl.datenstand_text,
        erklaerung="Gezeigt ist, wie viele Räte an einem Tag bestanden; aufgelöste fallen heraus. „Älter als ASSKomm“ ist ein Rat nur, "
        f"wenn sicher ist, dass er schon vor dem {tag_kurz(PROGRAMMSTART)} bestand. Konstituiert und reaktiviert: seither, nach dem "
        "Wort der Quelle. Ohne belegte Gründung: Eine Quelle sagt, dass es den Rat gibt, aber nicht, dass er konstituiert oder "
        "reaktiviert wurde; er kann älter sein. Ein Rat zählt ab dem Tag, an dem er sicher besteht: „2021“ ab dem 31.12.2021, "
        "„bekannt am“ ab diesem Tag.",
        dateiname=f"{auswahl.dateiname()}_praeventionsraete-verlauf",
        leer=NOCH_KEIN_VERLAUF if len(stichtage) == 1 else "" if summen.any() else LEER,
    )  # fmt: skip


def _verlaufssatz(werte: pd.DataFrame, auswahl: Auswahl) -> str:
    erste, letzte = int(werte.iloc[0].sum()), werte.iloc[-1]
    terme = " + ".join(f"{letzte[b.wort]}\u00a0{b.wort}" for b in Beginn if letzte[b.wort])
    stand = f"Feb.: {tag_kurz(PROGRAMMSTART)} ({_anzahl(erste)})"
    ende = (
        ""
        if (auswahl.stichtag.month, auswahl.stichtag.day) == (12, 31)
        else f"; letzte Säule: {tag_kurz(auswahl.stichtag)}"
    )
    summe = f" {_anzahl(int(letzte.sum()))} = {terme}." if terme else ""
    return f"{stand}; sonst jeweils am 31. Dezember{ende}.{summe}"


def _verlaufstabelle(werte: pd.DataFrame, tage: list[str]) -> pd.DataFrame:
    return werte.assign(Räte=werte.sum(axis="columns"), Tag=tage)[["Tag", "Räte", *(b.wort for b in Beginn)]]
