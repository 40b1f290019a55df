"""Which funding cases are there, and what is recorded of a single one?"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from briefing.foerderung import ZUSTAENDE
from briefing.nachweis import betrag, quelle, zeit_text
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kennzahl import Geldzustand
from domain.kreise import kreisname
from domain.zahlen import KEINE_ANGABE, Zusatz, euro, ganzzahl

Beleg = Mapping[Any, Any]  # a row of Foerderdaten.belege
OHNE_BETRAG = "ohne Betrag"
SPALTEN = ("Träger", *(zustand.wort for zustand in ZUSTAENDE), "Letzter Stand", "Fall", "Quelle", "Adresse")
WENIGE = 5  # so many cases with an amount are named one by one


def falltabelle(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """One row per case with the amount of each of its states and the source of the newest record; newest first."""
    faelle: dict[str, list[Beleg]] = {}
    for beleg in daten.foerderung.belege(auswahl).to_dict("records"):
        faelle.setdefault(str(beleg["fall"]), []).append(beleg)
    neueste = sorted(faelle.items(), key=lambda fall: (fall[1][-1]["spaetestens"], fall[0]), reverse=True)
    return pd.DataFrame([_fallzeile(fall, belege) for fall, belege in neueste], columns=list(SPALTEN))


def _fallzeile(fall: str, belege: Sequence[Beleg]) -> dict[str, object]:
    letzter = belege[-1]
    je_zustand = {z.wort: _betrag_im_zustand([b for b in belege if b["geldzustand"] == z]) for z in ZUSTAENDE}
    stand = f"{Geldzustand(letzter['geldzustand']).wort} {zeit_text(letzter['datum'], letzter['genauigkeit'])}"
    return je_zustand | {
        "Träger": " und ".join(dict.fromkeys(beleg["name"] for beleg in belege)),
        "Fall": fall,
        "Letzter Stand": stand if all(beleg["sicher"] for beleg in belege) else f"{stand}, mit Vorbehalt",
        "Quelle": quelle(letzter["herausgeber"], letzter["quelle_titel"]),
        "Adresse": letzter["quelle_url"] or None,
    }


def _betrag_im_zustand(belege: Sequence[Beleg]) -> str:
    """One amount as it was written; several are added up as far as that is allowed."""
    texte = [text for beleg in belege if (text := betrag(beleg["betrag_cent"], beleg["betrag_zusatz"]))]
    if len(texte) <= 1:
        return texte[0] if texte else OHNE_BETRAG if belege else "–"
    summierbar = [beleg for beleg in belege if beleg["zaehlt"]]
    if not summierbar:
        return "mehrere, nicht summiert"
    genau = len(summierbar) == len(belege) and all(Zusatz(beleg["betrag_zusatz"]).genau for beleg in belege)
    return f"{'' if genau else 'mindestens '}{euro(sum(int(beleg['betrag_cent']) for beleg in summierbar))}"


def fallnamen(faelle: pd.DataFrame) -> dict[str, str]:
    """fall -> what to search for: ``Flöha · KP-2020-013``; by name."""
    namen = {str(fall): f"{traeger} · {fall}" for fall, traeger in zip(faelle["Fall"], faelle["Träger"], strict=True)}
    return dict(sorted(namen.items(), key=lambda paar: paar[1]))


def belegliste(daten: Berichtsdaten, auswahl: Auswahl, fall: str) -> pd.DataFrame:
    """Datum, Zustand, Betrag, Sicher, Summiert, Quelle, Adresse, Hinweis: the records of a case, oldest first."""
    eigene = _eigene(daten, auswahl, fall)
    return pd.DataFrame(
        {
            "Datum": [zeit_text(d, g) for d, g in zip(eigene["datum"], eigene["genauigkeit"], strict=True)],
            "Zustand": [Geldzustand(zustand).wort for zustand in eigene["geldzustand"]],
            "Betrag": [betrag(c, z) or OHNE_BETRAG for c, z in zip(eigene["betrag_cent"], eigene["betrag_zusatz"], strict=True)],
            "Sicher": ["ja" if sicher else "mit Vorbehalt" for sicher in eigene["sicher"]],
            "Summiert": ["ja" if zaehlt else "nein" for zaehlt in eigene["zaehlt"]],
            "Hinweis": eigene["notiz"].to_numpy(),
            "Quelle": [quelle(h, t) for h, t in zip(eigene["herausgeber"], eigene["quelle_titel"], strict=True)],
            "Adresse": eigene["quelle_url"].replace("", None).to_numpy(),
        }
    )  # fmt: skip


def falltitel(daten: Berichtsdaten, auswahl: Auswahl, fall: str) -> str:
    """``Flöha, Landkreis Mittelsachsen, Polizeidirektion Chemnitz · Handlungsfeld Sonstiges``."""
    eigene = _eigene(daten, auswahl, fall)
    letzter = eigene.iloc[-1]
    teile = [str(letzter["name"])]
    teile += [kreisname(letzter["landkreis"])] if letzter["landkreis"] else []
    teile += [f"Polizeidirektion {letzter['polizeidirektion']}"] if letzter["polizeidirektion"] else []
    felder = list(dict.fromkeys(feld for felder in eigene["handlungsfelder"] if felder for feld in felder.split(";")))
    wort = "Handlungsfelder" if len(felder) > 1 else "Handlungsfeld"
    return f"{', '.join(teile)} · {wort}: {', '.join(felder) or KEINE_ANGABE}"


def _eigene(daten: Berichtsdaten, auswahl: Auswahl, fall: str) -> pd.DataFrame:
    belege = daten.foerderung.belege(auswahl)
    return belege[belege["fall"] == fall]


def lage(daten: Berichtsdaten, auswahl: Auswahl) -> str:
    """What the single cases are good for, said plainly when few of them name an amount; else nothing."""
    alle = daten.foerderung.belege(auswahl)
    belege = alle[alle["gilt"]]
    mit_betrag = belege[belege["betrag_cent"].notna()]
    faelle, davon = belege["fall"].nunique(), mit_betrag["fall"].nunique()
    if not faelle:
        return f"Bis zum Stichtag ist kein einzelner Förderfall sicher belegt ({auswahl.raum()}). Das heißt nicht, dass es keinen gab."
    if davon > WENIGE:
        return ""
    worte = "1 Förderfall ist" if faelle == 1 else f"{ganzzahl(faelle)} Förderfälle sind"
    if not davon:
        return f"{worte} sicher belegt, aber ohne Betrag."
    namen = [
        f"{name} {betrag(c, z)} {Geldzustand(zustand).wort}"
        for name, c, z, zustand in zip(*(mit_betrag[s] for s in ("name", "betrag_cent", "betrag_zusatz", "geldzustand")), strict=True)
    ]  # fmt: skip
    return f"{worte} sicher belegt, {_nur(davon, faelle)} einen Betrag: {_und(namen)}. Alle Bilder zeigen nur, was einzeln belegt ist."


def _nur(davon: int, alle: int) -> str:
    nur = "" if davon == alle else "nur "
    return f"{nur}einer nennt" if davon == 1 else f"{nur}{ganzzahl(davon)} nennen"


def _und(texte: Sequence[str]) -> str:
    return f"{', '.join(texte[:-1])} und {texte[-1]}" if len(texte) > 1 else texte[0]
