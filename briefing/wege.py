"""How far did Kommunen come, from Beratung to Präventionsrat, and how many of each stage are proved without the one before?"""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import pandas as pd

from briefing.baustein import Bild
from charts.stufen import stufenbild
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from domain.auswahl import Auswahl
from domain.kennzahl import Basis
from domain.messwert import Messwert
from domain.zahlen import ganzzahl
from domain.zeit import Genauigkeit


@dataclass(frozen=True)
class Wegstufe:
    """One stage: the Kennzahl that counts it, and its words in nominative, dative and after "ohne belegte(n)"."""

    kennzahl: str
    wort: str
    nach: str
    ohne: str
    mit: str


STUFEN = (
    Wegstufe("kommunen_beraten", "Beratung", "der Beratung", "ohne belegte Beratung", "auch beraten"),
    Wegstufe("kommunen_im_verbund", "Vereinbarung", "der Vereinbarung", "ohne belegte Vereinbarung", "auch mit Vereinbarung"),
    Wegstufe("kommunen_mit_sicherheitsanalyse", "Analyse", "der Analyse", "ohne belegte Analyse", "auch mit Analyse"),
    Wegstufe("kommunale_praeventionsraete", "Präventionsrat", "dem Präventionsrat", "ohne belegten Rat", "auch mit Rat"),
)  # fmt: skip
SCHRITTE = tuple(pairwise(STUFEN))
_GENAUE = (Genauigkeit.TAG, Genauigkeit.MONAT)


def wege(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """ags, name, stufe (place in STUFEN), seit, genauigkeit: every Kommune of the area at each stage that is certain.

    Who has reached a stage, and since when, is what the Kennzahl counts; a council belongs to the Kommune of its seat.
    ``genauigkeit`` is TAG or MONAT when ``seit`` is a date of the matter itself, else empty: known on, some day of a year, or
    the beginning of a membership.
    """
    einheiten = daten.messung(auswahl)
    kommunen = daten.kommunen(auswahl)
    namen = dict(zip(kommunen["ags"], kommunen["name"], strict=True))
    teile = []
    for nummer, stufe in enumerate(STUFEN):
        sichere = einheiten[
            (einheiten["kennzahl"] == stufe.kennzahl) & (einheiten["sicher"] == 1) & einheiten["ags"].notna()
        ]
        erste = sichere.sort_values("seit", kind="stable").drop_duplicates("ags")
        genau = _genauigkeiten(daten, stufe, auswahl)
        teile.append(
            pd.DataFrame(
                {
                    "ags": erste["ags"],
                    "name": [namen.get(ags, ags) for ags in erste["ags"]],
                    "stufe": nummer,
                    "seit": erste["seit"],
                    "genauigkeit": [genau.get(paar, "") for paar in zip(erste["einheit"], erste["seit"], strict=True)],
                }
            )
        )
    return pd.concat(teile, ignore_index=True)


def _genauigkeiten(daten: Berichtsdaten, stufe: Wegstufe, auswahl: Auswahl) -> dict[tuple[str, object], str]:
    """(unit, day) -> the best precision of a certain record that is dated so by itself."""
    belege = daten.nachweis(kennzahl(stufe.kennzahl), auswahl)
    eigene = belege[(belege["sicher"] == 1) & (belege["seit"] == belege["spaetestens"])]
    eigene = eigene[eigene["genauigkeit"].isin(_GENAUE) & (eigene["art"] != "mitgliedschaft")]
    eigene = eigene.sort_values("genauigkeit", ascending=False, kind="stable")  # TAG comes after MONAT
    eigene = eigene.drop_duplicates(["einheit", "seit"])
    return dict(zip(zip(eigene["einheit"], eigene["seit"], strict=True), eigene["genauigkeit"], strict=True))


def stufenzeilen(alle: pd.DataFrame) -> pd.DataFrame:
    """wort, kommunen, mit, ohne for each stage: how many have the stage before it as well, at whatever time."""
    mengen = [set(alle.loc[alle["stufe"] == nummer, "ags"]) for nummer in range(len(STUFEN))]
    davor = [mengen[0], *mengen[:-1]]
    return pd.DataFrame(
        {
            "wort": [stufe.wort for stufe in STUFEN],
            "kommunen": [len(menge) for menge in mengen],
            "mit": [len(menge & vor) for menge, vor in zip(mengen, davor, strict=True)],
            "ohne": [len(menge - vor) for menge, vor in zip(mengen, davor, strict=True)],
        }
    )


def kombinationen(alle: pd.DataFrame) -> pd.DataFrame:
    """How many Kommunen have exactly which stages (ja, –), every Kommune once."""
    je_kommune = alle.groupby("ags")["stufe"].agg(frozenset)
    zeilen = [
        {"Kommunen": anzahl, **{s.wort: "ja" if nummer in stufen else "–" for nummer, s in enumerate(STUFEN)}}
        for stufen, anzahl in Counter(je_kommune).items()
    ]
    spalten = ["Kommunen", *(s.wort for s in STUFEN)]
    return pd.DataFrame(zeilen, columns=spalten).sort_values(spalten, ascending=False, ignore_index=True)


def wegbild(daten: Berichtsdaten, alle: pd.DataFrame, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """Bars of the four stages, each divided into Kommunen with and without the stage before."""
    zeilen = stufenzeilen(alle)
    werte = daten.messwerte(auswahl)
    komplett = all(werte[stufe.kennzahl].vollstaendig for stufe in STUFEN)
    texte = [_teile(nummer, *zahlen) for nummer, zahlen in enumerate(zip(zeilen["mit"], zeilen["ohne"], strict=True))]
    titel = [f"{wort}: {_kommunen(anzahl)}" for wort, anzahl in zip(zeilen["wort"], zeilen["kommunen"], strict=True)]
    alt = f"Balken je Stufe, {auswahl.titel()}: " + "; ".join(
        f"{kopf}{f', {text}' if text else ''}" for kopf, text in zip(titel, texte, strict=True)
    )
    return Bild(
        schluessel="wege",
        titel="Von der Beratung zum Präventionsrat",
        diagramm=stufenbild(
            zeilen.assign(titel=titel, text=texte), einheit=f"Kommunen, {'gezählt' if komplett else 'einzeln belegt (mindestens)'}",
            schema=schema, beschreibung=f"{alt}.",
        ),
        mache_tabelle=partial(_tabelle, zeilen),
        unterschrift=_summe(alle, komplett)
        + _veroeffentlicht(werte[STUFEN[0].kennzahl])
        + _raete(zeilen, werte[STUFEN[-1].kennzahl].belegt),
        fussnote=auswahl.datenstand_text,
        erklaerung="Die Stufen sind keine feste Reihenfolge: Ein Präventionsrat kann älter sein als ASSKomm, eine Analyse kann vor der "
        "Vereinbarung beginnen. Deshalb ist das kein Trichter. Gefüllt ist, wer auch die Stufe davor belegt hat, gleich wann; umrandet, "
        "wer sie nicht belegt hat. Jede Kommune zählt in jeder Stufe einmal; Beratung, Vereinbarung und Analyse eines Verbunds gelten "
        "für seine Mitglieder, ein Präventionsrat für die Kommune seines Sitzes. Gezählt wird nur, was sicher ist.",
        dateiname=f"{auswahl.dateiname()}_wege",
        leer="" if len(alle) else "Bis zum Stichtag ist für keine Kommune der Auswahl eine dieser Stufen belegt. Das heißt nicht: keine.",
    )  # fmt: skip


def _kommunen(anzahl: int) -> str:
    return f"{ganzzahl(anzahl)} Kommune{'' if anzahl == 1 else 'n'}" if anzahl else "kein Beleg"


def _teile(nummer: int, mit: int, ohne: int) -> str:
    """``58 auch beraten, 5 ohne belegte Beratung``; nothing for the first stage, which has none before it."""
    if nummer == 0 or not mit + ohne:
        return ""
    davor = STUFEN[nummer - 1]
    if not ohne:
        return f"alle {davor.mit}"
    if not mit:
        return f"alle {davor.ohne}"
    return f"{ganzzahl(mit)} {davor.mit}, {ganzzahl(ohne)} {davor.ohne}"


def _summe(alle: pd.DataFrame, komplett: bool) -> str:
    je_kommune = alle.groupby("ags")["stufe"].nunique()
    worte = ("einer", "zwei", "drei", "allen vier")
    terme = [(wort, int((je_kommune == n).sum())) for n, wort in enumerate(worte, start=1)]
    summe = " + ".join(f"{ganzzahl(anzahl)} mit {wort}" for wort, anzahl in terme if anzahl)
    luecke = "" if komplett else " „Ohne belegte“ heißt nicht ohne: Die Daten sind, was öffentlich bekannt wurde."
    return f"{_kommunen(len(je_kommune))} mit mindestens einer der vier Stufen = {summe}.{luecke}" if len(alle) else ""


def _veroeffentlicht(beraten: Messwert) -> str:
    """How many advised Kommunen somebody counts of whom the names are not known; most of the first stage may be missing."""
    v = beraten.veroeffentlicht
    if v is None or beraten.basis is not Basis.VEROEFFENTLICHT or v.wert <= beraten.belegt:
        return ""
    zahl = f"{v.zusatz.wort} {beraten.kennzahl.zahl(v.wert)}".strip()
    return f" Veröffentlicht sind {zahl} beratene Kommunen (Stand {v.stand_text}); die Namen der übrigen sind nicht bekannt."


def _raete(zeilen: pd.DataFrame, raete: int) -> str:
    """When councils and the Kommunen of their seats are not the same number."""
    sitze = int(zeilen["kommunen"].iloc[-1])
    if raete == sitze:
        return ""
    return (
        f" Die Kennzahl „{kennzahl(STUFEN[-1].kennzahl).titel}“ zählt {ganzzahl(raete)} Räte; sie haben ihren Sitz in "
        f"{_kommunen(sitze)}."
    )


def _tabelle(zeilen: pd.DataFrame) -> pd.DataFrame:
    davor = ["–", *(stufe.wort for stufe in STUFEN[:-1])]
    return pd.DataFrame(
        {
            "Stufe": zeilen["wort"],
            "Kommunen": zeilen["kommunen"],
            "Stufe davor": davor,
            "mit der Stufe davor": zeilen["mit"].astype("Int64").mask(zeilen.index == 0),
            "ohne belegte Stufe davor": zeilen["ohne"].astype("Int64").mask(zeilen.index == 0),
        }
    )
