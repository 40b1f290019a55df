"""How fresh is each kind of fact on the Stichtag, which kinds are overdue, and how fresh is each publisher?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.frist import JE_TABELLE, TATSACHEN, Tatsachenart, Urteil, monate_text, urteil, volle_monate
from domain.zahlen import ganzzahl
from domain.zeit import tag_kurz

_OHNE_AKTUALITAET = ("vollstaendigkeit", "fassung")  # decisions, no facts about Kommunen
KEIN_FALL = "–"


@dataclass(frozen=True)
class Aktualitaet:
    """One kind of fact on the Stichtag. ``neuester``: day of the newest fact, or the end of the newest period."""

    art: Tatsachenart
    anzahl: int
    neuester: date | None
    geliefert_bis: date | None
    urteil: Urteil

    @property
    def ueberfaellig(self) -> bool:
        return self.urteil.ueberfaellig


def aktualitaet(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Aktualitaet, ...]:
    """Every kind of fact of the whole state, overdue ones first."""
    frische = daten.lieferstand.frische(auswahl.stichtag, auswahl.datenstand)
    staende = dict(daten.lieferungen(auswahl.datenstand)[["id", "stand"]].itertuples(index=False, name=None))
    zeilen = []
    for art in TATSACHEN:
        if art.tabelle in _OHNE_AKTUALITAET:
            continue
        eigene = frische[frische["tabelle"] == art.tabelle]
        neuester = max(filter(None, map(_als_tag, eigene["neuester"])), default=None)
        nummer = int(eigene["lieferung"].max()) if len(eigene) else 0
        bis = staende.get(nummer)
        gewertet = neuester or bis  # registers have no day of their own
        zeilen.append(
            Aktualitaet(
                art, int(eigene["anzahl"].sum()), neuester, bis, urteil(art, gewertet, auswahl.stichtag)
            )
        )  # fmt: skip
    return tuple(sorted(zeilen, key=lambda zeile: not zeile.ueberfaellig))


def ueberfaelliges(zeilen: tuple[Aktualitaet, ...]) -> str:
    """What is overdue, in one sentence; empty if nothing is."""
    teile = [
        f"{zeile.art.mehrzahl} {zeile.urteil.text.removeprefix('überfällig ')}"
        for zeile in zeilen
        if zeile.ueberfaellig
    ]
    return f"Überfällig: {'; '.join(teile)}." if teile else ""


def _als_tag(wert: object) -> date | None:
    """A day as the database gives it; frames hold missing ones in several ways."""
    return wert if isinstance(wert, date) and wert == wert else None  # NaT is one, too, but equals none


def _alter(tag: date | None, auswahl: Auswahl) -> str:
    if tag is None:
        return KEIN_FALL
    return "läuft noch" if tag > auswahl.stichtag else monate_text(volle_monate(tag, auswahl.stichtag))


def _tag(tag: date | None) -> str:
    return KEIN_FALL if tag is None else tag_kurz(tag)


def aktualitaetstabelle(zeilen: tuple[Aktualitaet, ...], auswahl: Auswahl) -> pd.DataFrame:
    """Art, Urteil, Neueste Angabe, Alter, Frist, Anzahl, Geliefert bis (the Stand of the newest delivery with such a fact)."""
    return pd.DataFrame(
        [
            {
                "Art": zeile.art.mehrzahl,
                "Urteil": zeile.urteil.text,
                "Neueste Angabe": _tag(zeile.neuester),
                "Alter": _alter(zeile.neuester, auswahl),
                "Frist": zeile.art.frist.wort if zeile.art.frist else "keine",
                "Anzahl": ganzzahl(zeile.anzahl),
                "Geliefert bis": _tag(zeile.geliefert_bis),
            }
            for zeile in zeilen
        ]
    )


def fristen() -> tuple[tuple[str, str], ...]:
    """Kind of fact with its Frist, and why that long: the table of ``domain.frist`` for readers."""
    return tuple((f"{art.mehrzahl}: {art.frist.wort}", art.frist.grund) for art in TATSACHEN if art.frist)


def herausgebertabelle(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """Art, Herausgeber, Anzahl, Neueste Angabe, Alter, Lieferung: who published what, the freshest publisher first."""
    frische = daten.lieferstand.frische(auswahl.stichtag, auswahl.datenstand)
    frische = frische.assign(neuester=pd.to_datetime(frische["neuester"]).dt.date)
    reihenfolge = {art.tabelle: nummer for nummer, art in enumerate(TATSACHEN)}
    sortiert = frische.assign(nummer=frische["tabelle"].map(reihenfolge)).sort_values(
        ["nummer", "neuester", "anzahl", "herausgeber"], ascending=[True, False, False, True], na_position="last"
    )
    return pd.DataFrame(
        {
            "Art": [JE_TABELLE[tabelle].mehrzahl for tabelle in sortiert["tabelle"]],
            "Herausgeber": sortiert["herausgeber"],
            "Anzahl": [ganzzahl(int(anzahl)) for anzahl in sortiert["anzahl"]],
            "Neueste Angabe": [_tag(_als_tag(tag)) for tag in sortiert["neuester"]],
            "Alter": [_alter(_als_tag(tag), auswahl) for tag in sortiert["neuester"]],
            "Lieferung": sortiert["lieferung"],
        }
    )
