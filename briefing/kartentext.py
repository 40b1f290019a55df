"""Which sentences stand under the map so that every sum closes, and what says its alternative text?"""

import pandas as pd

from briefing.flaechen import ERSTE_KLASSE, KEIN_BELEG, NULL, NUR_VORBEHALT, Flaechen
from briefing.kartenwahl import EBENEN, MEHRZAHL, STUFENTITEL, Kartenwahl, flaechenzahl
from briefing.traegerliste import nach_art, traegerliste
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl, Ebene
from domain.kennzahl import Kennzahl, Zaehleinheit
from domain.messwert import Messwert
from domain.stufe import Stufe
from domain.zahlen import ganzzahl
from domain.zeit import tag_lang

NICHT_NULL = "Kein Beleg heißt nicht null: Die Daten sind, was öffentlich bekannt wurde."


def unterschrift(daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl, f: Flaechen) -> str:
    """Areas, units, bodies, doubts, published figure and points: each of them accounted for."""
    k = wahl.kennzahl
    summen = [_flaechensumme(wahl, f), _einheitensumme(daten, wahl, auswahl, f)]
    saetze = [_stufensumme(f)] if wahl.in_stufen else summen
    saetze.append(_koerperschaften(daten, wahl, auswahl))
    if f.vorbehalt and k is not None:
        saetze.append(f"Mit Vorbehalt, nicht gezählt und nicht gefärbt: {k.zahl(f.vorbehalt)}.")
    if k is not None:
        saetze.append(_veroeffentlicht(daten.messwert(k, auswahl)))
    if wahl.ebene is Ebene.KOMMUNE:
        saetze.append(_punkte(daten, auswahl))
    return " ".join(filter(None, saetze))


def _stufensumme(f: Flaechen) -> str:
    zahlen = [f.anzahl(ERSTE_KLASSE - 1 + stufe if stufe else KEIN_BELEG) for stufe in reversed(Stufe)]
    summe = " + ".join(map(ganzzahl, zahlen))
    return f"{ganzzahl(len(f.zeilen))} Kommunen = {summe}. Kein Beleg heißt nicht: wirkt nicht mit."


def _flaechensumme(wahl: Kartenwahl, f: Flaechen) -> str:
    """``13 Kreise = 9 mit Wert + 1 nur mit Vorbehalt + 3 ohne Beleg``."""
    gefaerbt = int((f.zeilen["code"] >= ERSTE_KLASSE).sum())
    teile = [f"{ganzzahl(gefaerbt)} mit Wert"]
    for code, worte in ((NULL, "mit gezählter Null"), (NUR_VORBEHALT, "nur mit Vorbehalt"), (KEIN_BELEG, "ohne Beleg")):
        if anzahl := f.anzahl(code):
            teile.append(f"{ganzzahl(anzahl)} {worte}")
    was = EBENEN[wahl.ebene] if len(f.zeilen) == 1 else MEHRZAHL[wahl.ebene]
    luecke = f" {NICHT_NULL}" if f.anzahl(KEIN_BELEG) else ""
    return f"{ganzzahl(len(f.zeilen))} {was} = {' + '.join(teile)}.{luecke}"


def _einheitensumme(daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl, f: Flaechen) -> str:
    """``38 = 37 auf der Karte + 1 Städtebund``: the value of the Auswahl and where its units lie."""
    k = wahl.kennzahl
    zahl = ganzzahl if k is None else k.zahl
    if not f.gesamt:
        return ""
    gezeigt = f.zeilen.loc[f.zeilen["belegt"] > 0, "belegt"]
    wo = "auf der Karte" if wahl.ebene is Ebene.KOMMUNE else f"in {flaechenzahl(wahl.ebene, len(gezeigt))}"
    einzeln = 1 < len(gezeigt) <= 5 and wahl.ebene is not Ebene.KOMMUNE
    im_bild = " + ".join(zahl(int(wert)) for wert in gezeigt) if einzeln else f"{zahl(f.im_bild)} {wo}"
    terme = [im_bild, *_ohne_ort(daten, auswahl, f, k)]
    wie = "vollständig gezählt" if f.vollstaendig else "belegt"
    stufe = f"{ganzzahl(f.gesamt)} Kommunen (mindestens beraten oder Modellkommune)"
    was = stufe if k is None else f"{k.satz(f.gesamt)} ({wie})"
    mehr = " Nach Kreisen sind sie zu sehen." if not f.im_bild and wahl.ebene is Ebene.KOMMUNE else ""
    return f"{was} = {' + '.join(terme)}.{mehr}"


def _ohne_ort(daten: Berichtsdaten, auswahl: Auswahl, f: Flaechen, k: Kennzahl | None) -> list[str]:
    """What lies in no area, by the kind of the body: ``2 Landkreise``, or the sum where it is no number of bodies."""
    fremde = f.einheiten[~f.einheiten["ort"]]
    if fremde.empty:
        return []
    verzeichnis = daten.traegerverzeichnis(auswahl.datenstand).set_index("traeger")["art"]
    arten = fremde["traeger"].map(verzeichnis)
    bekannt = fremde[arten.notna()]
    rest = int(fremde.loc[arten.isna(), "wert"].sum())
    zahl = ganzzahl if k is None else k.zahl
    worte = []
    if not bekannt.empty:
        je_traeger = nach_art(arten[bekannt.drop_duplicates("traeger").index], " + ")
        summe = int(bekannt["wert"].sum())
        einzeln = summe == bekannt["traeger"].nunique()
        worte.append(
            f"{je_traeger} ohne Ort auf der Karte"
            if einzeln
            else f"{zahl(summe)} ohne Ort auf der Karte ({je_traeger})"
        )
    return [*worte, *([f"{zahl(rest)} nicht zugeordnet"] if rest else [])]


def _koerperschaften(daten: Berichtsdaten, wahl: Kartenwahl, auswahl: Auswahl) -> str:
    """How many bodies that are no Kommune are behind it, as many as the list below has."""
    liste = traegerliste(daten, wahl, auswahl)
    sicher = liste[liste["sicher"]]
    if sicher.empty:
        return ""
    k = wahl.kennzahl
    wie = "gefärbt sind ihre Mitglieder" if k is None or k.je_kommune else "gezählt am Sitz"
    return f"Darin Träger, die keine Kommune sind: {nach_art(sicher['Art'])} ({wie}; Liste unten)."


def _veroeffentlicht(wert: Messwert) -> str:
    """What was published beside what is proved; the two are never added."""
    v = wert.veroeffentlicht
    if v is None or wert.vollstaendig:
        return ""
    zahl = f"{v.zusatz.wort} {wert.kennzahl.zahl(v.wert)}".strip()
    zeitraum = f" {v.zeitraum_text}" if v.zeitraum else ""
    return f"Veröffentlicht: {zahl}{zeitraum} (Stand {v.stand_text}); auf der Karte steht nur, was einzeln belegt ist."


def _punkte(daten: Berichtsdaten, auswahl: Auswahl) -> str:
    """Every proved council, on the map or not."""
    einheiten = daten.messung(auswahl)
    sicher = (einheiten["kennzahl"] == "kommunale_praeventionsraete") & (einheiten["sicher"] == 1)
    raete, orte = int(sicher.sum()), daten.kommunen(auswahl)
    im_bild = int(einheiten.loc[sicher, "ags"].isin(orte["ags"]).sum())
    if not raete:
        return "Ein Präventionsrat ist nicht belegt."
    punkte = int(orte["rat"].sum())
    mehrere = f" an {punkte} Orten" if punkte != im_bild else ""
    rest = f" + {raete - im_bild} ohne Ort auf der Karte" if raete > im_bild else ""
    return f"Punkte: {raete} belegte Präventionsräte = {im_bild} auf der Karte{mehrere}{rest}."


def alternativtext(wahl: Kartenwahl, auswahl: Auswahl, f: Flaechen) -> str:
    """Kind, area, day, extremes and how many are without a value."""
    kopf = f"Karte: {wahl.titel}, {auswahl.raum()} am {tag_lang(auswahl.stichtag)}."
    alle, ohne = len(f.zeilen), int((f.zeilen["code"] < ERSTE_KLASSE).sum())
    schluss = f"{MEHRZAHL[wahl.ebene]} ohne Wert: {ganzzahl(ohne)} von {ganzzahl(alle)}. Dieselben Angaben stehen in der Tabelle."
    if wahl.in_stufen:
        stufen = (f"{f.anzahl(ERSTE_KLASSE - 1 + s)} {s.wort}" for s in reversed(Stufe) if s)
        return f"{kopf} {STUFENTITEL}: {', '.join(stufen)}. {schluss}"
    gefaerbt = f.zeilen[f.zeilen["code"] >= ERSTE_KLASSE].sort_values("wert", kind="stable")
    if gefaerbt.empty:
        return f"{kopf} Keine Fläche hat einen Wert. {schluss}"
    if wahl.ja_oder_nein:
        return f"{kopf} {ganzzahl(len(gefaerbt))} Kommunen sind gefärbt. {schluss}"
    if len(gefaerbt) == 1:
        return f"{kopf} Nur {_mit_wert(gefaerbt.iloc[0])}. {schluss}"
    return f"{kopf} Am wenigsten {_mit_wert(gefaerbt.iloc[0])}, am meisten {_mit_wert(gefaerbt.iloc[-1])}. {schluss}"


def _mit_wert(zeile: pd.Series) -> str:
    return f"{zeile['name']} ({zeile['text']})"


def erklaerung(wahl: Kartenwahl) -> str:
    """What the map shows, what it leaves out, and how its classes come about."""
    k = wahl.kennzahl
    muster = (
        "Schraffiert heißt: kein öffentlicher Beleg, also keine Angabe und nicht null. Punktiert heißt: nur unsichere "
        "Belege, die nicht gezählt werden. "
    )
    klassen = (
        "Die Klassen haben gerundete Grenzen und etwa gleich viele Flächen; sie gelten für ganz Sachsen am gewählten Stichtag "
        "und bleiben in jedem Jahr und jedem Ausschnitt gleich. Zuständig und zugehörig ist, was es am gezeigten Tag war. "
    )
    if k is None:
        text = (
            "Gezeigt ist je Kommune die tiefste Stufe, die bis zum gezeigten Tag sicher belegt ist; nach Kreisen und "
            "Polizeidirektionen, wie viele Kommunen mindestens beraten wurden oder Modellkommune sind. Vereinbarungen und "
            "Analysen eines Verbunds gelten für seine Mitglieder. "
        )
    else:
        ort = (
            "Jede Kommune zählt dort, wo sie liegt, Mitglieder eines Verbunds eingeschlossen. "
            if k.je_kommune
            else "Gezählt wird am Sitz des Trägers. "
        )
        text = f"{k.definition} {k.abgrenzung} {ort}"
        if k.zaehleinheit is Zaehleinheit.EINWOHNER:
            text += "Einwohner nach dem neuesten Jahresende am oder vor dem gezeigten Tag. "
    return text + muster + ("" if wahl.in_stufen or wahl.ja_oder_nein else klassen)
