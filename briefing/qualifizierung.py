"""Who was qualified: persons per course and year, Kommunen with coaching?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from briefing.baustein import Bild
from briefing.nachweis import quelle, zeit_text
from charts.balken import saeulen
from charts.thema import Farbschema
from data_access.berichtsdaten import Berichtsdaten
from data_access.katalog import kennzahl
from domain.auswahl import PROGRAMMSTART, Auswahl
from domain.ereignis import Qualifizierungsstand
from domain.kreise import kreisname
from domain.zahlen import ganzzahl
from domain.zeit import tag_kurz

ABSOLVENTEN, LAUFEND, COACHING = "beccaria_absolventen", "beccaria_laufend", "kommunen_mit_coaching"
QUALIFIZIERUNGSZAHLEN = (ABSOLVENTEN, LAUFEND, COACHING)
BECCARIA = "Beccaria"
BEGONNEN, ABGESCHLOSSEN = Qualifizierungsstand.BEGONNEN, Qualifizierungsstand.ABGESCHLOSSEN
_KENNZAHL = {BEGONNEN: LAUFEND, ABGESCHLOSSEN: ABSOLVENTEN}
OHNE_ORT = (
    "Lehrgänge gehören zu keinem Ort und zu keinem Handlungsfeld: Für diese Auswahl gibt es keine Zahl von Personen. Nur das Coaching "
    "lässt sich verorten."
)  # fmt: skip
KEIN_LEHRGANG = "Bis zum Stichtag liegt kein einzelner Lehrgang vor."
NUR_GESAMTZAHLEN = (
    "Einzelne Lehrgänge liegen bis zum Stichtag nicht vor. Bekannt sind nur veröffentlichte Gesamtzahlen; wie viele Personen welcher "
    "Lehrgang hatte, lässt sich daraus nicht ablesen."
)  # fmt: skip


def lage(daten: Berichtsdaten, auswahl: Auswahl) -> str:
    """What the single courses are good for, or why there are none."""
    if not auswahl.ganzes_land:
        return OHNE_ORT
    alle = daten.lehrgaenge(auswahl)
    if alle.empty:
        return NUR_GESAMTZAHLEN if daten.messwerte(auswahl)[ABSOLVENTEN].veroeffentlicht else KEIN_LEHRGANG
    sichere = alle[alle["sicher"].astype(bool)]
    summen = sichere.groupby("qualifizierungsstand")["personen"].sum()
    fertig, begonnen = (int(summen.get(str(stand), 0)) for stand in (ABGESCHLOSSEN, BEGONNEN))
    lehrgaenge = f"{len(sichere)} Meldungen zu Lehrgängen" if len(sichere) != 1 else "1 Meldung zu einem Lehrgang"
    return f"{lehrgaenge}: {ganzzahl(fertig)} Personen haben abgeschlossen, {ganzzahl(begonnen)} haben begonnen."


def lehrgangsbilder(daten: Berichtsdaten, auswahl: Auswahl, schema: Farbschema) -> tuple[Bild, ...]:
    """For each course, Beccaria first, the persons who completed and who began it, by year."""
    alle = daten.lehrgaenge(auswahl)
    sichere = alle[alle["sicher"].astype(bool)] if len(alle) else alle
    namen = sorted(set(sichere["lehrgang"]), key=lambda name: (name != BECCARIA, name))
    return tuple(
        _lehrgangsbild(daten, auswahl, sichere[sichere["lehrgang"] == name], nr, stand, schema)
        for nr, name in enumerate(namen)
        for stand in (ABGESCHLOSSEN, BEGONNEN)
    )


def _lehrgangsbild(
    daten: Berichtsdaten,
    auswahl: Auswahl,
    eigene: pd.DataFrame,
    nr: int,
    stand: Qualifizierungsstand,
    schema: Farbschema,
) -> Bild:
    name, eigene = str(eigene["lehrgang"].iloc[0]), eigene[eigene["qualifizierungsstand"] == stand]
    vollstaendig = name == BECCARIA and daten.messwerte(auswahl)[_KENNZAHL[stand]].vollstaendig
    zeilen = _je_jahr(eigene, auswahl, vollstaendig)
    einheit = "Personen" if vollstaendig else "Personen, einzeln belegt (mindestens)"
    summe = int(eigene["personen"].sum())
    jahr, offen = auswahl.stichtag.year, auswahl.stichtag < date(auswahl.stichtag.year, 12, 31)
    hinweise = [f"Summe der Säulen: {_personen(summe)}."]
    hinweise += [f"{jahr} nur bis zum {tag_kurz(auswahl.stichtag)}."] if offen else []
    hinweise += ["k. A.: keine Meldung, das heißt nicht 0."] if zeilen["wert"].isna().any() else []
    alt = f"Säulen je Jahr, {name}, {stand}, {einheit}: " + "; ".join(
        f"{j} {text}" for j, text in zip(zeilen["name"], zeilen["text"], strict=True)
    )
    eigene_kennzahl = kennzahl(_KENNZAHL[stand]) if name == BECCARIA else None
    regel = (
        f"{eigene_kennzahl.definition} {eigene_kennzahl.abgrenzung} "
        if eigene_kennzahl
        else "Zählt in keiner Kennzahl. "
    )
    return Bild(
        schluessel=f"lehrgang-{nr}-{stand}",
        titel=f"{name}: {stand} nach Jahr",
        diagramm=saeulen(zeilen, einheit=einheit, schema=schema, beschreibung=f"{alt}."),
        mache_tabelle=partial(_jahrestabelle, zeilen, name, stand),
        unterschrift=" ".join(hinweise),
        fussnote=f"Freistaat Sachsen · {auswahl.datenstand_text}",
        erklaerung=f"{regel}Personen stehen in dem Jahr, in dem die Meldung sicher gilt. Wer begonnen und abgeschlossen hat, steht in "
        "beiden Bildern; sie werden nicht addiert.",
        dateiname=f"{auswahl.dateiname()}_qualifizierung-{stand}",
    )  # fmt: skip


def _je_jahr(eigene: pd.DataFrame, auswahl: Auswahl, vollstaendig: bool) -> pd.DataFrame:
    """name, wert, text, art: the years since the programme began, and all before in one column if there is anything."""
    jahre = eigene["spaetestens"].map(lambda tag: tag.year)
    frueher = int(eigene.loc[jahre < PROGRAMMSTART.year, "personen"].sum())
    je_jahr = eigene.groupby(jahre)["personen"].sum().to_dict()
    offen = auswahl.stichtag < date(auswahl.stichtag.year, 12, 31)
    zeilen: list[tuple[str, float | None, str]] = []
    if frueher:
        zeilen.append((f"bis {PROGRAMMSTART.year - 1}", float(frueher), "wert"))
    for jahr in range(PROGRAMMSTART.year, auswahl.stichtag.year + 1):
        wert = je_jahr.get(jahr, 0 if vollstaendig else None)
        art = "offen" if offen and jahr == auswahl.stichtag.year else "wert"
        zeilen.append((str(jahr), None if wert is None else float(wert), art))
    frame = pd.DataFrame(zeilen, columns=["name", "wert", "art"])
    return frame.assign(text=["k. A." if pd.isna(wert) else ganzzahl(int(wert)) for wert in frame["wert"]])


def _personen(zahl: int) -> str:
    return "1 Person" if zahl == 1 else f"{ganzzahl(zahl)} Personen"


def _jahrestabelle(zeilen: pd.DataFrame, lehrgang: str, stand: str) -> pd.DataFrame:
    return pd.DataFrame({"Lehrgang": lehrgang, "Jahr": zeilen["name"], f"Personen {stand}": zeilen["text"]})


def lehrgangsliste(daten: Berichtsdaten, auswahl: Auswahl) -> pd.DataFrame:
    """Lehrgang, Was, Datum, Personen, Vorbehalt, Quelle, Adresse, Hinweis; newest first."""
    alle = daten.lehrgaenge(auswahl)[::-1]
    return pd.DataFrame(
        {
            "Lehrgang": alle["lehrgang"].to_list(),
            "Was": alle["qualifizierungsstand"].to_list(),
            "Datum": [zeit_text(d, g) for d, g in zip(alle["datum"], alle["genauigkeit"], strict=True)],
            "Personen": [ganzzahl(int(zahl)) for zahl in alle["personen"]],
            "Vorbehalt": ["–" if sicher else "mit Vorbehalt, nicht gezählt" for sicher in alle["sicher"]],
            "Hinweis": alle["notiz"].to_list(),
            "Quelle": [quelle(h, t) for h, t in zip(alle["herausgeber"], alle["quelle_titel"], strict=True)],
            "Adresse": alle["quelle_url"].replace("", None).to_list(),
        }
    )


@dataclass(frozen=True)
class Coachingliste:
    """The Kommunen that the Kennzahl counts, and the sentence that closes the sum; ``ags`` of each row."""

    tabelle: pd.DataFrame
    ags: Sequence[str]
    satz: str


def coachingliste(daten: Berichtsdaten, auswahl: Auswahl) -> Coachingliste:
    """Kommune, Kreis, Polizeidirektion, Belegt seit, Quelle, Adresse; certain ones only, oldest first."""
    belege, wert = daten.nachweis(kennzahl(COACHING), auswahl), daten.messwerte(auswahl)[COACHING]
    sichere = belege[belege["sicher"] == 1].drop_duplicates("einheit")
    tabelle = pd.DataFrame(
        {
            "Kommune": sichere["kommune"].fillna(sichere["einheit"]).to_list(),
            "Kreis": [kreisname(k) if isinstance(k, str) else "–" for k in sichere["landkreis"]],
            "Polizeidirektion": sichere["polizeidirektion"].fillna("–").to_list(),
            "Belegt seit": [tag_kurz(tag) for tag in sichere["seit"]],
            "Quelle": [quelle(h, t) for h, t in zip(sichere["herausgeber"], sichere["quelle_titel"], strict=True)],
            "Adresse": sichere["quelle_url"].replace("", None).to_list(),
        }
    )
    zweifel = f" Mit Vorbehalt und nicht gezählt: {wert.vorbehalt}." if wert.vorbehalt else ""
    satz = f"{wert.beleg_text[:1].upper()}{wert.beleg_text[1:]}.{zweifel}"
    return Coachingliste(tabelle, sichere["einheit"].to_list(), satz)
