"""How many inhabitants have a council where they live, and why are councils of Landkreise not added?"""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from briefing.praeventionsraete import KEIN_BELEG, KREISRAT, RAT, raete, und
from briefing.ratsvergleich import ratsvergleich
from charts.balken import balken
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from data_access.raum import SPALTEN
from domain.auswahl import NICHT_ZUGEORDNET, Auswahl, Ebene
from domain.ereignis import Traegerart
from domain.kreise import kreisname
from domain.zahlen import KEINE_ANGABE, ganzzahl, prozent
from domain.zeit import tag_kurz


def einwohnerbild(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> Bild:
    """The share of inhabitants in Kommunen with a council: of the whole area, then of each directorate or Kreis in it."""
    alle = daten.kommunen(auswahl)
    alle = alle.assign(rat=alle["ags"].isin(ratsvergleich(daten, auswahl).mit_rat["ags"]))
    ebene = Ebene.POLIZEIDIREKTION if alle["polizeidirektion"].nunique() > 1 else Ebene.LANDKREIS
    raeume = _je_raum(alle, ebene)
    gesamt = _summe(alle)
    vollstaendig = daten.messwerte(auswahl)[RAT].vollstaendig
    anteile = [_anteil(summe, vollstaendig) for _, summe in raeume]
    zeilen = pd.DataFrame(
        {
            "name": [name for name, _ in raeume],
            "wert": [wert for wert, _ in anteile],
            "text": [f"{text} von {ganzzahl(von)}" for (_, text), (_, (_, von)) in zip(anteile, raeume, strict=True)],
            "art": ["grau" if name == NICHT_ZUGEORDNET else "wert" for name, _ in raeume],
        }
    )
    was = "Polizeidirektion" if ebene is Ebene.POLIZEIDIREKTION else "Kreis"
    mindestens = "" if vollstaendig else " (mindestens)"
    alt = f"Balken je {was}, {auswahl.titel()}, Anteil der Einwohner{mindestens}: " + "; ".join(
        f"{name} {text}" for name, text in zip(zeilen["name"], zeilen["text"], strict=True)
    )
    return Bild(
        schluessel="raete-einwohner",
        titel="Einwohner in Kommunen mit Rat",
        diagramm=balken(zeilen, einheit=f"Prozent der Einwohner{mindestens}", schema=schema, beschreibung=f"{alt}.", voll=100),
        mache_tabelle=partial(_tabelle, raeume, gesamt, was, vollstaendig),
        unterschrift=" + ".join(ganzzahl(mit) for _, (mit, _) in raeume if mit)
        + f" = {ganzzahl(gesamt[0])} von {ganzzahl(gesamt[1])} Einwohnern.",
        fussnote=f"Einwohner: {stand(alle)} · {auswahl.datenstand_text}",
        erklaerung="Gezählt sind alle Einwohner der Kommunen, die am Stichtag sicher einen Rat haben, selbst oder als Mitglied eines "
        "Verbunds mit gemeinsamem Rat; jede Kommune einmal. Grundgesamtheit sind alle Kommunen des Raums. Fortschreibung auf Basis "
        "des Zensus 2011, nach dem neuesten Jahresende am oder vor dem Stichtag. Räte der Landkreise sind nicht enthalten.",
        dateiname=f"{auswahl.dateiname()}_praeventionsraete-einwohner",
        leer="" if gesamt[1] else "Für diesen Tag liegen keine Einwohnerzahlen vor.",
    )  # fmt: skip


def _summe(kommunen: pd.DataFrame) -> tuple[int, int]:
    """Inhabitants with a council, and of how many."""
    return int(kommunen.loc[kommunen["rat"], "einwohner"].sum()), int(kommunen["einwohner"].sum())


def _je_raum(alle: pd.DataFrame, ebene: Ebene) -> list[tuple[str, tuple[int, int]]]:
    """Areas by their share, what belongs to none last."""
    orte = alle[SPALTEN[ebene]].fillna("")
    summen = [(str(ort), _summe(eigene)) for ort, eigene in alle.groupby(orte)]
    summen.sort(key=lambda r: (r[0] != "", r[1][0] / (r[1][1] or 1)), reverse=True)
    namen = {"": NICHT_ZUGEORDNET}
    return [(namen.get(ort, kreisname(ort) if ebene is Ebene.LANDKREIS else ort), summe) for ort, summe in summen]


def _anteil(summe: tuple[int, int], vollstaendig: bool) -> tuple[float | None, str]:
    """The share as a number and in words; nothing proved is not zero."""
    mit, von = summe
    if not von:
        return None, KEINE_ANGABE
    return (None, KEIN_BELEG) if not mit and not vollstaendig else (100 * mit / von, prozent(mit, von))


def _tabelle(
    raeume: Sequence[tuple[str, tuple[int, int]]], gesamt: tuple[int, int], was: str, vollstaendig: bool
) -> pd.DataFrame:
    zeilen = [*raeume, ("zusammen", gesamt)]
    return pd.DataFrame(
        {
            was: [name for name, _ in zeilen],
            "Einwohner in Kommunen mit Rat": [mit for _, (mit, _) in zeilen],
            "Einwohner": [von for _, (_, von) in zeilen],
            "Anteil": [_anteil(summe, vollstaendig)[1] for _, summe in zeilen],
        }
    )


def stand(kommunen: pd.DataFrame) -> str:
    """Of which day the inhabitants are."""
    staende = sorted({tag for tag in kommunen["einwohner_stand"] if tag is not None and not pd.isna(tag)})
    return f"Stand {und([tag_kurz(tag) for tag in staende])}" if staende else KEINE_ANGABE


def einwohnersatz(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[str, str]:
    """The coverage in one sentence, and why councils of Landkreise are not added."""
    alle = daten.kommunen(auswahl)
    alle = alle.assign(rat=alle["ags"].isin(ratsvergleich(daten, auswahl).mit_rat["ags"]))
    mit, von = _summe(alle)
    vorwort = "" if daten.messwerte(auswahl)[RAT].vollstaendig else "Mindestens "
    satz = (
        f"{vorwort}{ganzzahl(mit)} Einwohner leben in Kommunen mit Rat: {prozent(mit, von)} von {ganzzahl(von)} ({stand(alle)})."
        if mit
        else f"Von {ganzzahl(von)} Einwohnern ({stand(alle)}) lebt keiner in einer Kommune, deren Rat sicher belegt ist."
    )
    kreise = [rat.belege[0] for rat in raete(daten, auswahl, KREISRAT).sichere]
    kreise = [zeile for zeile in kreise if zeile["traegerart"] == Traegerart.LANDKREIS]
    grund = "Räte der Landkreise sind nicht addiert: Jeder steht für alle Kommunen seines Kreises, auch für solche ohne eigenes Gremium"
    if not kreise:
        return satz, f"{grund}."
    dort = alle[alle["landkreis"].isin([zeile["landkreis"] for zeile in kreise])]
    namen = und([zeile["name"] for zeile in kreise])
    return (
        satz,
        f"{grund}. {namen}: {ganzzahl(_summe(dort)[1])} Einwohner, davon {ganzzahl(_summe(dort)[0])} in Kommunen mit Rat.",
    )
