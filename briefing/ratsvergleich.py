"""Which Kommunen have a council, an agreement or both?"""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from briefing.praeventionsraete import RAT, und
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.kreise import kreisname
from domain.zahlen import KEINE_ANGABE, ganzzahl
from domain.zeit import tag_kurz

VERBUND = "kommunen_im_verbund"
GEMEINSAM = (
    "Eine Kommune, die Mitglied eines Verbunds mit gemeinsamem Rat ist, hat einen Rat; ebenso gilt die Vereinbarung eines Verbunds "
    "für seine Mitglieder. Räte der Landkreise zählen hier nicht."
)  # fmt: skip


@dataclass(frozen=True)
class Ratsvergleich:
    """Kommunen with a certain council against Kommunen with a certain agreement, one row each (see ``_frame``)."""

    kommunen: pd.DataFrame
    raete: int
    vollstaendig: bool

    @cached_property
    def mit_beidem(self) -> pd.DataFrame:
        return self.kommunen[self.kommunen["rat"] & self.kommunen["vereinbarung"]]

    @cached_property
    def ohne_rat(self) -> pd.DataFrame:
        return self.kommunen[~self.kommunen["rat"] & self.kommunen["vereinbarung"]]

    @cached_property
    def ohne_vereinbarung(self) -> pd.DataFrame:
        return self.kommunen[self.kommunen["rat"] & ~self.kommunen["vereinbarung"]]

    @cached_property
    def mit_rat(self) -> pd.DataFrame:
        return self.kommunen[self.kommunen["rat"]]

    @cached_property
    def zahlen(self) -> tuple[tuple[str, str, str], ...]:
        """What it is, the number, and of what: three parts that close both sums; nothing proved is not zero."""
        im_verbund = len(self.mit_beidem) + len(self.ohne_rat)

        def zahl(kommunen: pd.DataFrame) -> str:
            return ganzzahl(len(kommunen)) if len(kommunen) or self.vollstaendig else "keine"

        return (
            (
                "Vereinbarung, aber kein Rat belegt",
                zahl(self.ohne_rat),
                f"von {_kommunen(im_verbund)} mit Vereinbarung",
            ),
            ("Vereinbarung und Rat belegt", zahl(self.mit_beidem), f"von {_kommunen(im_verbund)} mit Vereinbarung"),
            (
                "Rat, aber keine Vereinbarung belegt",
                zahl(self.ohne_vereinbarung),
                f"von {_kommunen(len(self.mit_rat))} mit Rat",
            ),
        )

    @cached_property
    def satz(self) -> str:
        """How councils become Kommunen, and that nothing more is known."""
        raete = "1 Rat" if self.raete == 1 else f"{ganzzahl(self.raete)} Räte"
        umfang = f"{raete} {'besteht' if self.raete == 1 else 'bestehen'} für {_kommunen(len(self.mit_rat))}. "
        offen = (
            ""
            if self.vollstaendig
            else " Grundlage sind einzeln belegte Fälle: „kein Rat belegt“ heißt nicht „kein Rat“."
        )
        return (umfang if self.raete else "") + GEMEINSAM + offen


def ratsvergleich(daten: Berichtsdaten, auswahl: Auswahl) -> Ratsvergleich:
    """What both Kennzahlen and the memberships say of each Kommune of the area."""
    werte = daten.messwerte(auswahl)
    vollstaendig = werte[RAT].vollstaendig and werte[VERBUND].vollstaendig
    return Ratsvergleich(_frame(daten, auswahl), werte[RAT].belegt, vollstaendig)


def _frame(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """ags, name, landkreis, polizeidirektion, einwohner, rat, vereinbarung (certain), zweifel_*, seit, wer; by name."""
    bestand = daten.raete.kommunen(auswahl)
    einheiten = daten.messung(auswahl)
    verbund = einheiten[einheiten["kennzahl"] == VERBUND]
    stamm = daten.kommunen(auswahl)[["ags", "name", "einwohner"]]
    orte = pd.concat([f[["ags", "landkreis", "polizeidirektion"]] for f in (bestand, verbund)]).drop_duplicates("ags")
    sichere_raete, sichere = bestand[bestand["sicher"] == 1], verbund[verbund["sicher"] == 1]
    wer = {str(ags): _wer(eigene) for ags, eigene in sichere_raete.groupby("ags")}
    seit = dict(zip(sichere["ags"], sichere["seit"], strict=True))
    frame = orte.merge(stamm, on="ags", how="left")
    frame = frame.assign(
        name=frame["name"].fillna(frame["ags"]),
        rat=frame["ags"].isin(sichere_raete["ags"]),
        zweifel_rat=frame["ags"].isin(bestand["ags"]),
        vereinbarung=frame["ags"].isin(sichere["ags"]),
        zweifel_vereinbarung=frame["ags"].isin(verbund["ags"]),
        seit=frame["ags"].map(seit),
        wer=frame["ags"].map(wer),
    )
    return frame.sort_values(["name", "ags"], ignore_index=True)


def _wer(raete: pd.DataFrame) -> str:
    """Whose council it is: the Kommune's own, or that of bodies."""
    fremde = raete[raete["traeger"] != raete["ags"]]
    return und(["eigener Rat"] * (len(fremde) < len(raete)) + [f"Rat: {name}" for name in fremde["name"]])


def vergleichstabelle(kommunen: pd.DataFrame, *, mit: str) -> pd.DataFrame:
    """Kommune, Kreis, Polizeidirektion, Einwohner, and what it has (``mit``: vereinbarung or rat); what is in doubt stands before."""
    if mit == "vereinbarung":
        eigenes = {"Vereinbarung seit": [tag_kurz(tag) for tag in kommunen["seit"]]}
        anderes, zweifel = "Rat", kommunen["zweifel_rat"]
    else:
        eigenes = {"Rat": kommunen["wer"].to_list()}
        anderes, zweifel = "Vereinbarung", kommunen["zweifel_vereinbarung"]
    return pd.DataFrame(
        {
            "Kommune": kommunen["name"].to_list(),
            "Kreis": [kreisname(k) if isinstance(k, str) else "–" for k in kommunen["landkreis"]],
            "Polizeidirektion": kommunen["polizeidirektion"].fillna("–").to_list(),
            "Einwohner": [_einwohner(zahl) for zahl in kommunen["einwohner"]],
            anderes: ["mit Vorbehalt" if unsicher else "–" for unsicher in zweifel],
            **eigenes,
        }
    )


def _einwohner(zahl: float | None) -> str:
    return KEINE_ANGABE if zahl is None or pd.isna(zahl) else ganzzahl(int(zahl))


def _kommunen(zahl: int) -> str:
    return "1 Kommune" if zahl == 1 else f"{ganzzahl(zahl)} Kommunen"
