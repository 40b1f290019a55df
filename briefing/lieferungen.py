"""What did every delivery bring, correct and withdraw, and how does a reader see the pages as they were after it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access.berichtsdaten import Berichtsdaten
from domain.aenderung import Aenderungsart
from domain.auswahl import UEBUNGSDATEN, Auswahl
from domain.frist import JE_TABELLE, TATSACHEN
from domain.zahlen import ganzzahl
from domain.zeit import tag_kurz

_SAETZE = {
    Aenderungsart.GEAENDERT: "berichtigte {}", Aenderungsart.WIEDER_AUFGENOMMEN: "nahm {} wieder auf",
    Aenderungsart.ZURUECKGEZOGEN: "zog {} zurück",
}  # fmt: skip


@dataclass(frozen=True)
class Lieferung:
    """One delivery in words. ``aenderungen`` are sentences with the reasons; ``verweis`` leads to its Datenstand."""

    nummer: int
    titel: str
    angaben: str
    brachte: str
    aenderungen: tuple[str, ...]
    notiz: str
    verweis: str
    gezeigt: bool


def lieferungen(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Lieferung, ...]:
    """All deliveries that are known at the Datenstand, newest first."""
    inhalt, gruende = daten.lieferstand.inhalt(auswahl.datenstand), daten.lieferstand.aenderungen(auswahl.datenstand)
    return tuple(
        _lieferung(
            kopf, inhalt[inhalt["lieferung"] == kopf["id"]], gruende[gruende["lieferung"] == kopf["id"]], auswahl
        )
        for kopf in reversed(daten.lieferungen(auswahl.datenstand).to_dict("records"))
    )


def _lieferung(kopf: Mapping[Any, Any], inhalt: pd.DataFrame, gruende: pd.DataFrame, auswahl: Auswahl) -> Lieferung:
    nummer, ohne_zusatz = int(kopf["id"]), str(kopf["titel"]).removeprefix(f"{UEBUNGSDATEN}: ")
    je_tabelle = {str(zeile["tabelle"]): zeile for zeile in inhalt.to_dict("records")}
    art = "mit dem Programm geliefert" if kopf["mitgeliefert"] else "eigene Lieferung"
    return Lieferung(
        nummer=nummer,
        titel=ohne_zusatz,
        angaben=f"{kopf['herausgeber']} · Stand {tag_kurz(kopf['stand'])} · eingelesen am {tag_kurz(kopf['eingelesen_am'].date())} · {art}",
        brachte=_brachte(je_tabelle),
        aenderungen=tuple(_aenderungen(je_tabelle, gruende)),
        notiz="" if kopf["mitgeliefert"] else str(kopf["notiz"]),
        verweis=auswahl.mit(datenstand=nummer, vergleichsstand=None).als_url(),
        gezeigt=nummer == auswahl.datenstand,
    )  # fmt: skip


def neue(zeile: Mapping[Any, Any]) -> int:
    """Records that no earlier delivery had brought."""
    return int(zeile["zeilen"]) - int(zeile["berichtigt"]) - int(zeile["wieder"])


def zurueckgenommene(zeile: Mapping[Any, Any]) -> int:
    """Versions that ended without a new one."""
    return int(zeile["geschlossen"]) - int(zeile["berichtigt"])


def _anzahlen(je_tabelle: Mapping[str, Mapping[Any, Any]]) -> dict[Aenderungsart | None, dict[str, int]]:
    """What happened -> table -> number of records, without zeros and in the order of the kinds of fact."""
    wege = {
        None: neue,
        Aenderungsart.GEAENDERT: lambda z: int(z["berichtigt"]),
        Aenderungsart.WIEDER_AUFGENOMMEN: lambda z: int(z["wieder"]),
        Aenderungsart.ZURUECKGEZOGEN: zurueckgenommene,
    }
    return {
        was: {a.tabelle: wie(je_tabelle[a.tabelle]) for a in TATSACHEN if a.tabelle in je_tabelle and wie(je_tabelle[a.tabelle])}
        for was, wie in wege.items()
    }  # fmt: skip


def _brachte(je_tabelle: Mapping[str, Mapping[Any, Any]]) -> str:
    teile = [JE_TABELLE[tabelle].anzahl(anzahl) for tabelle, anzahl in _anzahlen(je_tabelle)[None].items()]
    return f"brachte {_und(teile)}" if teile else "brachte nichts Neues"


def _aenderungen(je_tabelle: Mapping[str, Mapping[Any, Any]], gruende: pd.DataFrame) -> list[str]:
    """``berichtigte 3 Ereignisse (Datum nach Aktenlage berichtigt)``, one sentence for each kind of change and of fact."""
    saetze = []
    for was, anzahlen in _anzahlen(je_tabelle).items():
        if was is None:
            continue
        for tabelle, anzahl in anzahlen.items():
            passend = gruende[(gruende["art"] == was) & (gruende["tabelle"] == tabelle)]
            warum = [
                str(g.grund) if len(passend) == 1 else f"{g.grund}: {ganzzahl(int(g.anzahl))}"  # type: ignore[arg-type]
                for g in passend.itertuples()
            ]
            grund = f" ({'; '.join(warum)})" if warum else " (ohne Grund)"
            saetze.append(_SAETZE[was].format(JE_TABELLE[tabelle].anzahl(anzahl)) + grund)
    return saetze


def _und(teile: list[str]) -> str:
    return " und ".join(filter(None, (", ".join(teile[:-1]), teile[-1])))


def liefertabelle(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """Lieferung, Titel, Art der Tatsache and numbers: one row for each kind of fact of each delivery; newest first."""
    koepfe = {int(kopf["id"]): kopf for kopf in daten.lieferungen(auswahl.datenstand).to_dict("records")}
    reihenfolge = [art.tabelle for art in TATSACHEN]
    spalten = ["Lieferung", "Titel", "Herausgeber", "Stand", "Eingelesen am", "Mitgeliefert", "Art", "Neu", "Berichtigt",
               "Wieder aufgenommen", "Zurückgezogen", "Bemerkung"]  # fmt: skip
    zeilen = [
        {
            "Lieferung": int(zeile["lieferung"]),
            "Titel": kopf["titel"],
            "Herausgeber": kopf["herausgeber"],
            "Stand": kopf["stand"],
            "Eingelesen am": kopf["eingelesen_am"].date(),
            "Mitgeliefert": "ja" if kopf["mitgeliefert"] else "nein",
            "Art": JE_TABELLE[str(zeile["tabelle"])].mehrzahl,
            "Neu": neue(zeile),
            "Berichtigt": int(zeile["berichtigt"]),
            "Wieder aufgenommen": int(zeile["wieder"]),
            "Zurückgezogen": zurueckgenommene(zeile),
            "Bemerkung": kopf["notiz"],
        }
        for zeile in sorted(
            daten.lieferstand.inhalt(auswahl.datenstand).to_dict("records"),
            key=lambda z: (-int(z["lieferung"]), reihenfolge.index(str(z["tabelle"]))),
        )
        for kopf in (koepfe[int(zeile["lieferung"])],)
    ]
    return pd.DataFrame(zeilen, columns=spalten)
