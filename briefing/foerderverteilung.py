"""How is the money of one state spread over years, areas and Handlungsfelder?"""

from datetime import date
from enum import StrEnum
from functools import partial

import pandas as pd

from briefing.baustein import Bild, spanne
from briefing.foerderung import REGEL, Geld, geld
from charts.balken import balken, saeulen
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog.geld import BEGINN
from data_access.raum import SPALTEN
from domain.auswahl import NICHT_ZUGEORDNET, Auswahl, Ebene
from domain.kennzahl import Geldzustand
from domain.kreise import kreisname
from domain.zahlen import KEINE_ANGABE, euro, ganze_euro, ganzzahl, tausend_euro
from domain.zeit import tag_kurz

OHNE_FELD = "ohne Handlungsfeld"
RAUMEBENEN = (Ebene.POLIZEIDIREKTION, Ebene.LANDKREIS)


class Mass(StrEnum):
    """What a bar of an area is as long as."""

    BETRAG = "betrag"
    JE_EINWOHNER = "je-einwohner"

    @property
    def wort(self) -> str:
        return {"betrag": "Betrag", "je-einwohner": "je 1.000 Einwohner"}[self]


def jahresbild(daten: Berichtsdaten, auswahl: Auswahl, zustand: Geldzustand, schema: Farbschema) -> Bild:
    """One column per year since the programme began; a record stands in the year in which it is certain."""
    g = geld(daten, auswahl, zustand)
    jahr_des_belegs = g.belege["spaetestens"].map(lambda tag: tag.year)
    je_jahr = g.belege.groupby(jahr_des_belegs)["betrag_cent"].sum()
    faelle = g.belege.groupby(jahr_des_belegs)["fall"].nunique()
    jahre = range(BEGINN.year, auswahl.stichtag.year + 1)
    offen = auswahl.stichtag < date(auswahl.stichtag.year, 12, 31)
    cents = [int(je_jahr[jahr]) if jahr in je_jahr.index else 0 if g.vollstaendig else None for jahr in jahre]
    zeilen = pd.DataFrame(
        {
            "name": [str(jahr) for jahr in jahre],
            "wert": [None if cent is None else cent / 100 for cent in cents],
            "text": ["k. A." if cent is None else tausend_euro(cent) for cent in cents],
            "art": ["offen" if offen and jahr == auswahl.stichtag.year else "wert" for jahr in jahre],
            "summe": [KEINE_ANGABE if cent is None else euro(cent) for cent in cents],
            "faelle": [int(faelle.get(jahr, 0)) for jahr in jahre],
        }
    )  # fmt: skip
    hinweise = [f"Summe der Säulen: {g.summe}."]
    umriss = " (Umriss)" if cents[-1] else ""
    hinweise += [f"{auswahl.stichtag.year} nur bis zum {tag_kurz(auswahl.stichtag)}{umriss}."] if offen else []
    hinweise += ["k. A.: kein Betrag belegt, nicht 0\u00a0€."] if None in cents else []
    return Bild(
        schluessel="foerderung-jahr",
        titel=f"{zustand.wort.capitalize()} nach Jahr",
        diagramm=saeulen(
            zeilen, einheit=f"Tausend {g.einheit}", schema=schema, beschreibung=_alt("Säulen je Jahr", g, auswahl, zeilen)
        ),
        mache_tabelle=partial(_tabelle, zeilen, "Jahr", g),
        unterschrift="" if g.leer else " ".join(hinweise),
        fussnote=f"Auf Tausend Euro gerundet, genau in der Tabelle · {auswahl.datenstand_text}",
        auf_papier=auswahl.datenstand_text,
        erklaerung="Ein Betrag steht in dem Jahr, in dem sein Datum liegt; ein Beleg „bekannt am“ in dem Jahr, in dem er bekannt "
        "wurde, auch wenn die Bewilligung älter sein kann. " + REGEL,
        dateiname=f"{auswahl.dateiname()}_foerderung-jahr-{zustand}",
        leer=g.leer,
    )  # fmt: skip


def raumbild(
    daten: Berichtsdaten, auswahl: Auswahl, zustand: Geldzustand, ebene: Ebene, mass: Mass, schema: Farbschema
) -> Bild:
    """One bar per directorate or Kreis, absolute or per 1,000 inhabitants; what belongs to none closes the sum."""
    g = geld(daten, auswahl, zustand)
    alle = _je_raum(g, daten.kommunen(auswahl), ebene)
    je_einwohner = mass is Mass.JE_EINWOHNER
    wert = "je_tausend" if je_einwohner else "cent"
    alle = alle.sort_values(["art", wert], ascending=[False, False], na_position="last", kind="stable")
    alle = alle.assign(
        wert=lambda f: f[wert].astype("float64") / 100,
        text=lambda f: [KEINE_ANGABE if pd.isna(cent) else ganze_euro(int(cent)) for cent in f[wert]],
    )
    zeilen = alle[alle["cent"].notna()]
    was, einzahl, mehrzahl = (
        ("Polizeidirektion", "eine Polizeidirektion", "Polizeidirektionen")
        if ebene is Ebene.POLIZEIDIREKTION
        else ("Landkreis oder kreisfreie Stadt", "einen Kreis", "Kreise")
    )
    ohne = int(alle["cent"].isna().sum())
    luecke = f" Für {f'{ganzzahl(ohne)} {mehrzahl}' if ohne > 1 else einzahl} ist kein Betrag belegt." if ohne else ""
    zusatz = " je 1.000 Einwohner" if je_einwohner else ""
    einheit = g.einheit.replace("Euro", "Euro je 1.000 Einwohner", 1) if je_einwohner else g.einheit
    return Bild(
        schluessel="foerderung-raum",
        titel=f"{zustand.wort.capitalize()}{zusatz} nach {'Polizeidirektion' if ebene is Ebene.POLIZEIDIREKTION else 'Kreis'}",
        diagramm=balken(zeilen, einheit=einheit, schema=schema, beschreibung=_alt(f"Balken je {was}", g, auswahl, alle, einheit)),
        mache_tabelle=partial(_raumtabelle, alle, was, g),
        unterschrift="" if g.leer else f"Summe: {g.summe} = {_raumsumme(alle)}.{luecke}",
        fussnote=f"Auf Euro gerundet, genau in der Tabelle · {auswahl.datenstand_text}",
        auf_papier=auswahl.datenstand_text,
        erklaerung="Das Geld eines Verbunds steht am Sitz des Verbunds, auch wenn alle Mitglieder davon haben; das eines Landkreises "
        "steht in seinem Kreis. Zuständig ist, wer es am Stichtag war. Einwohner: alle Kommunen des Raums, "
        "nicht nur die geförderten, nach dem neuesten Jahresende am oder vor dem Stichtag. " + REGEL,
        dateiname=f"{auswahl.dateiname()}_foerderung-{ebene}-{zustand}",
        leer=g.leer,
    )  # fmt: skip


def _je_raum(g: Geld, kommunen: pd.DataFrame, ebene: Ebene) -> pd.DataFrame:
    """name, art, cent, faelle, einwohner, je_tausend for each area and for what belongs to none.

    No record is NA unless the records are complete; inhabitants are NA when those of any Kommune are unknown.
    """
    spalte = SPALTEN[ebene]
    raeume = kommunen.dropna(subset=spalte).groupby(spalte)["einwohner"].agg(lambda zahlen: zahlen.sum(skipna=False))
    ort = g.belege[spalte].where(g.belege[spalte].isin(raeume.index), "")
    je_ort = g.belege.groupby(ort).agg(cent=("betrag_cent", "sum"), faelle=("fall", "nunique"))
    schluessel = [*raeume.index, *([""] if "" in je_ort.index else [])]
    alle = je_ort.reindex(schluessel).astype("Int64")
    alle = alle.fillna(0) if g.vollstaendig else alle.assign(faelle=alle["faelle"].fillna(0))
    namen = {s: kreisname(str(s)) if ebene is Ebene.LANDKREIS else str(s) for s in raeume.index} | {
        "": NICHT_ZUGEORDNET
    }
    einwohner = raeume.reindex(schluessel).astype("Int64")
    return alle.assign(
        name=[namen[s] for s in schluessel],
        art=["wert" if s else "grau" for s in schluessel],
        einwohner=einwohner,
        je_tausend=(alle["cent"].astype("Float64") * 1000 / einwohner).round().astype("Int64"),
    ).reset_index(drop=True)


def _raumsumme(alle: pd.DataFrame) -> str:
    """``1.200 € + 300 € nicht zugeordnet``: the terms of the sum, for many areas in one."""
    bekannt = alle[alle["cent"].notna()]
    cents, rest = bekannt.loc[bekannt["art"] == "wert", "cent"], bekannt.loc[bekannt["art"] == "grau", "cent"].sum()
    terme = (
        [euro(int(cent)) for cent in cents]
        if 0 < len(cents) <= 5
        else [f"{euro(int(cents.sum()))} in {len(cents)} Kreisen"]
    )
    return " + ".join([*terme, *([f"{euro(int(rest))} nicht zugeordnet"] if rest else [])])


def _raumtabelle(alle: pd.DataFrame, was: str, g: Geld) -> pd.DataFrame:
    def betrag(cent: float) -> str:
        return KEINE_ANGABE if pd.isna(cent) else euro(int(cent))

    return pd.DataFrame(
        {
            was: alle["name"],
            f"Betrag {g.zustand.wort}": alle["cent"].map(betrag),
            "Fälle mit Betrag": alle["faelle"],
            "Einwohner": alle["einwohner"],
            "je 1.000 Einwohner": alle["je_tausend"].map(betrag),
        }
    )


def feldbild(daten: Berichtsdaten, auswahl: Auswahl, zustand: Geldzustand, schema: Farbschema) -> Bild:
    """One bar per Handlungsfeld; a record that names two stands under both, and the caption says what that means."""
    g = geld(daten, auswahl, zustand)
    belege = g.belege.assign(feld=g.belege["handlungsfelder"].map(lambda felder: felder.split(";") if felder else [""]))
    mehrfach = belege.loc[belege["feld"].map(len) > 1, "fall"].nunique()
    einzeln = belege.explode("feld").groupby("feld")
    zeilen = pd.DataFrame({"cent": einzeln["betrag_cent"].sum(), "faelle": einzeln["fall"].nunique()}).reset_index()
    zeilen = zeilen.assign(
        name=zeilen["feld"].replace("", OHNE_FELD),
        art=["wert" if feld else "grau" for feld in zeilen["feld"]],
        wert=zeilen["cent"] / 100,
        text=[ganze_euro(int(cent)) for cent in zeilen["cent"]],
        summe=[euro(int(cent)) for cent in zeilen["cent"]],
    ).sort_values(["art", "cent"], ascending=[False, False], kind="stable")
    schluss = f"Summe der Balken: {g.summe}."
    if mehrfach:
        wer = "1 Fall steht" if mehrfach == 1 else f"{ganzzahl(mehrfach)} Fälle stehen"
        schluss = (
            f"{wer} mit dem ganzen Betrag unter mehreren Handlungsfeldern. Die Balken ergeben deshalb zusammen "
            f"{euro(int(zeilen['cent'].sum()))}; tatsächlich sind es {g.summe}."
        )
    return Bild(
        schluessel="foerderung-feld",
        titel=f"{zustand.wort.capitalize()} nach Handlungsfeld",
        diagramm=balken(zeilen, einheit=g.einheit, schema=schema, beschreibung=_alt("Balken je Handlungsfeld", g, auswahl, zeilen)),
        mache_tabelle=partial(_tabelle, zeilen, "Handlungsfeld", g),
        unterschrift="" if g.leer else schluss,
        fussnote=f"Auf Euro gerundet, genau in der Tabelle · {auswahl.datenstand_text}",
        auf_papier=auswahl.datenstand_text,
        erklaerung="Ein Beleg kann mehrere Handlungsfelder nennen. Wie sich sein Betrag auf sie verteilt, steht nirgends; er "
        "wird deshalb nicht geteilt, sondern unter jedem ganz gezeigt. " + REGEL,
        dateiname=f"{auswahl.dateiname()}_foerderung-handlungsfeld-{zustand}",
        leer=g.leer,
    )  # fmt: skip


def _tabelle(zeilen: pd.DataFrame, was: str, g: Geld) -> pd.DataFrame:
    spalten = {"name": was, "summe": f"Betrag {g.zustand.wort}", "faelle": "Fälle mit Betrag"}
    return zeilen[list(spalten)].rename(columns=spalten)


def _alt(art: str, g: Geld, auswahl: Auswahl, zeilen: pd.DataFrame, einheit: str = "") -> str:
    """Kind, extent, extremes and how many have no value."""
    bekannt = zeilen[zeilen["wert"].notna()]
    if bekannt.empty:
        return f"{art}, {auswahl.titel()}: kein Betrag {g.zustand.wort}."
    worte = bekannt["summe"] if "summe" in bekannt else bekannt["text"]
    namen = [f"{name} ({text})" for name, text in zip(bekannt["name"], worte, strict=True)]
    ohne = len(zeilen) - len(namen)
    paare: list[tuple[str, float | None]] = list(zip(namen, map(float, bekannt["wert"]), strict=True))
    meiste, wenigste = spanne(paare, vollstaendig=g.vollstaendig and not ohne)
    extreme = ("am meisten " if len(namen) > 1 else "") + ", ".join(meiste)
    extreme += f", am wenigsten {', '.join(wenigste)}" if wenigste else ""
    return f"{art}, {auswahl.titel()}, {einheit or g.einheit} {g.zustand.wort}: {extreme}; {ohne} ohne Angabe."
