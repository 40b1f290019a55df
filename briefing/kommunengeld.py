"""How much money of which state is recorded for one Kommune or body? Every state for itself, never added up."""

from dataclasses import dataclass

import pandas as pd

from briefing.foerderung import BEWILLIGT, ZUSTAENDE, Geld
from briefing.nachweis import betrag, quelle, zeit_text
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kennzahl import Geldzustand
from domain.zahlen import KEINE_ANGABE, euro, ganzzahl

KEIN_GELD = "Bis zum Stichtag ist kein Geld öffentlich belegt. Das heißt nicht: 0 €."
OHNE_BETRAG = "ohne Betrag"
SPALTEN = ["Zustand", "Datum", "Betrag", "Über", "Vorbehalt", "Summiert", "Quelle", "Adresse", "Hinweis"]


@dataclass(frozen=True)
class Geldzeile:
    """What is known of one state: the sum of what may be added up, from how many records, and what is not in it."""

    zustand: str
    summe: str
    woraus: str


def eigenes_geld(daten: Berichtsdaten, auswahl: Auswahl, traeger: str) -> pd.DataFrame:
    """Money records of a Kommune, those that went into it included, or of a body."""
    alle = daten.foerderung.belege(auswahl)
    ist_kommune = alle["traeger"].str.len() == len("14524330")
    return alle[(alle["traeger"] == traeger) | ((alle["ags"] == traeger) & ist_kommune)]


def geld_der_verbuende(daten: Berichtsdaten, auswahl: Auswahl, verbuende: frozenset[str]) -> pd.DataFrame:
    """Money records of the bodies that a Kommune is a member of; nobody divides them among the members."""
    alle = daten.foerderung.belege(auswahl)
    return alle[alle["traeger"].isin(verbuende)]


def geldzeilen(daten: Berichtsdaten, auswahl: Auswahl, belege: pd.DataFrame) -> list[Geldzeile]:
    """One line for each state of which there are records, in the order in which money goes through them."""
    zeilen = []
    for zustand in ZUSTAENDE:
        eigene = belege[belege["geldzustand"] == zustand]
        if eigene.empty:
            continue
        vollstaendig = zustand is Geldzustand.BEWILLIGT and daten.messwerte(auswahl)[BEWILLIGT].vollstaendig
        geld = Geld(zustand, eigene[eigene["zaehlt"]], vollstaendig)
        vorwort = "" if vollstaendig else "mindestens "
        summe = f"{vorwort}{euro(geld.cent)}" if len(geld.belege) else KEINE_ANGABE
        zeilen.append(Geldzeile(zustand.wort, summe, _woraus(eigene)))
    return zeilen


def _woraus(belege: pd.DataFrame) -> str:
    """``aus 2 von 3 Belegen; nicht summiert: rund 160.000 €``: every record is told of."""
    summiert, rest = belege[belege["zaehlt"]], belege[~belege["zaehlt"]]
    belegen = "Beleg" if len(belege) == 1 else "Belegen"
    kopf = f"aus {ganzzahl(len(belege))} {belegen}"
    if rest.empty:
        return kopf
    anzahl = f"aus {ganzzahl(len(summiert))} von {ganzzahl(len(belege))} {belegen}"
    gruende = [
        (betrag(cent, zusatz) or OHNE_BETRAG) + ("" if sicher else " mit Vorbehalt") + (" vor Februar 2019" if sicher and not gilt else "")
        for cent, zusatz, sicher, gilt in zip(rest["betrag_cent"], rest["betrag_zusatz"], rest["sicher"], rest["gilt"], strict=True)
    ]  # fmt: skip
    return f"{anzahl}; nicht summiert: {', '.join(gruende)}"


def geldtabelle(belege: pd.DataFrame, selbst: str) -> pd.DataFrame:
    """Every record with its amount as the source wrote it, by state, oldest first; ``selbst`` need not be named as the body."""
    stellen = {str(zustand): stelle for stelle, zustand in enumerate(ZUSTAENDE)}
    b = belege.assign(stelle=belege["geldzustand"].map(stellen)).sort_values(["stelle", "spaetestens"], kind="stable")
    return pd.DataFrame(
        {
            "Zustand": [Geldzustand(zustand).wort for zustand in b["geldzustand"]],
            "Datum": [zeit_text(d, g) for d, g in zip(b["datum"], b["genauigkeit"], strict=True)],
            "Betrag": [betrag(c, z) or OHNE_BETRAG for c, z in zip(b["betrag_cent"], b["betrag_zusatz"], strict=True)],
            "Über": ["" if t == selbst else name for t, name in zip(b["traeger"], b["name"], strict=True)],
            "Vorbehalt": ["" if sicher else "mit Vorbehalt" for sicher in b["sicher"]],
            "Summiert": ["ja" if zaehlt else "nein" for zaehlt in b["zaehlt"]],
            "Hinweis": b["notiz"].to_numpy(),
            "Quelle": [quelle(h, t) for h, t in zip(b["herausgeber"], b["quelle_titel"], strict=True)],
            "Adresse": b["quelle_url"].replace("", None).to_numpy(),
        },
        columns=SPALTEN,
    )
