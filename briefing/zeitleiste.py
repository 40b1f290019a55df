"""What happened to one Kommune or body, drawn over the years as precisely as it is known?"""

from datetime import date, timedelta
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from briefing.nachweis import betrag, ereignistabelle, was
from charts.thema import Farbschema
from charts.zeitleiste import BEKANNT, SPANNE, TAG, zeitleiste
from domain.auswahl import PROGRAMMSTART, Auswahl
from domain.ereignis import Ereignisart
from domain.zahlen import ganzzahl
from domain.zeit import Genauigkeit, Zeitangabe, tag_lang

KEIN_BELEG = "Bis zum {tag} gibt es keinen öffentlichen Beleg. Das heißt nicht, dass {name} nicht mitwirkt."
_ARTEN = {Genauigkeit.TAG: TAG, Genauigkeit.MONAT: SPANNE, Genauigkeit.JAHR: SPANNE, Genauigkeit.BEKANNT_AM: BEKANNT}
_EIN_EREIGNIS = ["traeger", "tabelle", "art", "phase", "datum", "genauigkeit", "betrag_cent", "betrag_zusatz"]
_KUERZESTE = timedelta(days=60)  # of the axis


def zeitleistenbild(ereignisse: pd.DataFrame, auswahl: Auswahl, *, name: str, traeger: str, schema: Farbschema) -> Bild:
    """``ereignisse`` of ``Berichtsdaten.ereignisse``; ``traeger`` is the one whose page it is, others are named."""
    zeilen = marken(ereignisse, traeger)
    anfang, ende = achse(auswahl.stichtag)
    diagramm = zeitleiste(
        zeilen, anfang=anfang, ende=ende, schema=schema, beschreibung=_in_worten(zeilen, name, auswahl.stichtag)
    )
    return Bild(
        schluessel="zeitleiste",
        titel="Was wann geschah",
        diagramm=diagramm,
        mache_tabelle=partial(ereignistabelle, ereignisse),
        unterschrift=_zeichen(zeilen, anfang),
        fussnote=_fussnote(ereignisse, zeilen) + auswahl.datenstand_text,
        erklaerung="Gezeigt ist, was bis zum Stichtag sicher geschehen war, eine Zeile je Ereignis, das älteste oben. Ein Datum wird nur "
        "so genau gezeichnet, wie die Quelle es nennt: ein Tag als Punkt, ein Monat oder Jahr als Balken über den ganzen Zeitraum. "
        "„Bekannt am“ heißt: An diesem Tag galt es, seit wann, ist nicht bekannt. Was nur mit Vorbehalt belegt ist, hat einen leeren "
        "Umriss und geht in keine Zahl ein.",
        dateiname=f"{auswahl.dateiname()}_{traeger}_ereignisse",
        leer="" if len(zeilen) else KEIN_BELEG.format(tag=tag_lang(auswahl.stichtag), name=name),
    )  # fmt: skip


def marken(ereignisse: pd.DataFrame, traeger: str) -> pd.DataFrame:
    """von, bis, art, farbe, sicher, lang, kurz: one row per event, however many sources report it; oldest first."""
    zeilen = []
    for _, belege in ereignisse.groupby(_EIN_EREIGNIS, sort=False, dropna=False):
        e, sicher = belege.iloc[0], bool(belege["sicher"].any())
        zeit = Zeitangabe(e["datum"], Genauigkeit(e["genauigkeit"]))
        summe = betrag(e["betrag_cent"], e["betrag_zusatz"])
        text = f"{zeit} {was(e['art'], e['phase'])}{f', {summe}' if summe else ''}"
        ueber = "" if e["traeger"] == traeger else f" ({e['name']})"
        zeilen.append(
            {
                "von": zeit.fruehestens or zeit.spaetestens,
                "bis": zeit.spaetestens,
                "art": _ARTEN[zeit.genauigkeit],
                "farbe": _farbe(e["tabelle"], e["art"]),
                "sicher": sicher,
                "lang": f"{text}{ueber}{'' if sicher else ', mit Vorbehalt'}",
                "kurz": f"{text}{'' if sicher else ' (Vorbehalt)'}",
            }
        )
    spalten = ["von", "bis", "art", "farbe", "sicher", "lang", "kurz"]
    return pd.DataFrame(zeilen, columns=spalten).sort_values(["bis", "von"], kind="stable", ignore_index=True)


def _farbe(tabelle: str, art: str) -> str:
    if tabelle == "foerderung":
        return "geld"
    if art.startswith("kpr_"):
        return "rat"
    return "anderes" if art == Ereignisart.ERWAEHNUNG else "programm"


def achse(stichtag: date) -> tuple[date, date]:
    """From the year in which the programme began to the Stichtag; older events stand at the edge."""
    beginn = date(PROGRAMMSTART.year, 1, 1)
    return beginn, max(stichtag, beginn + _KUERZESTE)


def _zeichen(zeilen: pd.DataFrame, anfang: date) -> str:
    """What the marks mean that are there."""
    frueher = zeilen["bis"].map(lambda tag: tag < anfang).astype(bool)
    arten = set(zeilen.loc[~frueher, "art"])
    teile = {
        "Punkt: auf den Tag bekannt.": TAG in arten,
        "Balken: nur Monat oder Jahr bekannt.": SPANNE in arten,
        "Nach links offen: war an diesem Tag bekannt, der Beginn ist es nicht.": BEKANNT in arten,
        f"Pfeil am Rand: vor {anfang.year}.": bool(frueher.any()),
        "Leerer Umriss: mit Vorbehalt.": not zeilen["sicher"].all(),
    }
    return " ".join(satz for satz, kommt_vor in teile.items() if kommt_vor)


def _fussnote(ereignisse: pd.DataFrame, zeilen: pd.DataFrame) -> str:
    """Where the sources are, and how many records stand behind the marks, when they are more."""
    mehr = f"{ganzzahl(len(zeilen))} Ereignisse aus {ganzzahl(len(ereignisse))} Belegen · "
    return f"{mehr if len(ereignisse) > len(zeilen) else ''}Quellen in der Liste darunter · " if len(zeilen) else ""


def _in_worten(zeilen: pd.DataFrame, name: str, stichtag: date) -> str:
    kopf = f"Zeitleiste: {name} bis {tag_lang(stichtag)}"
    if zeilen.empty:
        return f"{kopf}, kein Ereignis belegt."
    unsicher, ungenau = int((~zeilen["sicher"]).sum()), int((zeilen["art"] != TAG).sum())
    erstes, letztes = zeilen["lang"].iloc[0], zeilen["lang"].iloc[-1]
    anzahl = "1 Ereignis" if len(zeilen) == 1 else f"{ganzzahl(len(zeilen))} Ereignisse, das letzte: {letztes}"
    return f"{kopf}, {anzahl}; das erste: {erstes}. {ungenau} nicht auf den Tag bekannt, {unsicher} mit Vorbehalt."
