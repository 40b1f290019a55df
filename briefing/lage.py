"""Where do a Kommune and its neighbours lie, or the members of a body, and how far has the cooperation with each come?"""

from functools import partial

import pandas as pd

from briefing.baustein import Bild
from briefing.ueberblick import GEOMETRIE, gebietsstand, kommunentabelle
from charts.lage import lage
from charts.thema import THEMEN, Farbschema
from data_access.nachbarn import ausdehnung, nachbarn
from domain.auswahl import Auswahl
from domain.stufe import Stufe
from domain.zahlen import ganzzahl
from domain.zeit import tag_lang

ERKLAERUNG = (
    "Gezeigt ist je Kommune die tiefste Stufe, die bis zum Stichtag sicher belegt ist. Kein öffentlicher Beleg heißt nicht, dass eine "
    "Kommune nicht mitwirkt. "
)
NACHBARN = (
    "Nachbarn sind Kommunen in Sachsen mit einem Stück gemeinsamer Grenze. Die Grenzen sind die von 2016, vereinfacht und "
    "um spätere Zusammenschlüsse ergänzt; Nachbarn außerhalb Sachsens fehlen."
)


def umgebung(kommunen: pd.DataFrame, ags: str, auswahl: Auswahl) -> pd.DataFrame:
    """The neighbours of a Kommune among ``Berichtsdaten.kommunen``; deepest stage first."""
    andere = kommunen[kommunen["ags"].isin(nachbarn(ags, auswahl.stichtag))]
    return andere.sort_values(["stufe", "name"], ascending=[False, True], kind="stable")


def lagebild(kommunen: pd.DataFrame, ags: str, auswahl: Auswahl, *, adresse: str, schema: Farbschema) -> Bild | None:
    """A Kommune between its neighbours; None when the map does not know it."""
    eigene, andere = kommunen[kommunen["ags"] == ags], umgebung(kommunen, ags, auswahl)
    name = str(eigene["name"].iloc[0])
    anzahl = len(andere)
    nachbar = "1 Nachbarkommune" if anzahl == 1 else f"{ganzzahl(anzahl)} Nachbarkommunen"
    return _bild(
        eigene, andere, auswahl, adresse=adresse, schema=schema,
        titel="Lage und Nachbarn",
        unterschrift=f"Umrandet: {name}. {nachbar} in Sachsen = {_stufensumme(andere)}." if anzahl else f"Umrandet: {name}.",
        alt=f"Karte: {name} in Sachsen am {tag_lang(auswahl.stichtag)}, {Stufe(int(eigene['stufe'].iloc[0])).wort}, mit "
        f"{nachbar}: {', '.join(f'{n} ({Stufe(s).wort})' for n, s in zip(andere['name'], andere['stufe'], strict=True))}.",
        erklaerung=ERKLAERUNG + NACHBARN, datei=ags,
    )  # fmt: skip


def mitgliederbild(
    kommunen: pd.DataFrame, mitglieder: frozenset[str], auswahl: Auswahl, *, name: str, adresse: str, schema: Farbschema
) -> Bild | None:
    """The members of a body on the Stichtag; None when there are none on the map."""
    eigene = kommunen[kommunen["ags"].isin(mitglieder)].sort_values(["stufe", "name"], ascending=[False, True])
    return _bild(
        eigene, eigene.iloc[:0], auswahl, adresse=adresse, schema=schema,
        titel="Wo die Mitglieder liegen",
        unterschrift=f"{ganzzahl(len(eigene))} Mitglied{'er' * (len(eigene) != 1)} am Stichtag = {_stufensumme(eigene)}.",
        alt=f"Karte: Mitglieder von {name} in Sachsen am {tag_lang(auswahl.stichtag)}: "
        f"{', '.join(f'{n} ({Stufe(s).wort})' for n, s in zip(eigene['name'], eigene['stufe'], strict=True))}.",
        erklaerung=ERKLAERUNG + "Umrandet sind die Kommunen, die am Stichtag Mitglied sind.", datei="mitglieder",
    )  # fmt: skip


def _bild(
    eigene: pd.DataFrame, andere: pd.DataFrame, auswahl: Auswahl, *, adresse: str, schema: Farbschema, titel: str,
    unterschrift: str, alt: str, erklaerung: str, datei: str,
) -> Bild | None:  # fmt: skip
    alle = pd.concat([eigene, andere])
    rechteck = ausdehnung(alle["ags"])
    if rechteck is None:
        return None
    diagramm = lage(
        alle, eigene=frozenset(eigene["ags"]), rechteck=rechteck, adresse=adresse, gebietsstand=gebietsstand(auswahl),
        schema=schema, beschreibung=alt,
    )  # fmt: skip
    return Bild(
        schluessel="lage",
        titel=titel,
        diagramm=diagramm,
        mache_tabelle=partial(kommunentabelle, alle),
        unterschrift=unterschrift,
        fussnote=f"Gebietsstand {gebietsstand(auswahl)} · {GEOMETRIE} · {auswahl.datenstand_text}",
        erklaerung=erklaerung,
        dateiname=f"{auswahl.dateiname()}_{datei}_lage",
        legende=tuple(
            (THEMEN[schema].stufenfarbe(stufe), stufe.wort, "")
            for stufe in reversed(Stufe)
            if (alle["stufe"] == stufe).any()
        ),
    )


def _stufensumme(kommunen: pd.DataFrame) -> str:
    """``2 Sicherheitsanalyse + 1 kein öffentlicher Beleg``: every row is in it once."""
    anzahl = {stufe: int((kommunen["stufe"] == stufe).sum()) for stufe in reversed(Stufe)}
    return " + ".join(f"{ganzzahl(n)} {stufe.wort}" for stufe, n in anzahl.items() if n)
