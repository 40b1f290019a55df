"""Who is a Kommune on a day: facts, memberships, what it counts in, and which others are of its size?"""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from briefing.mitglieder import Mitgliedschaft, zusammengefasst
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.groessenklasse import Groessenklasse, groessenklasse
from domain.kreise import kreisname
from domain.stufe import Stufe
from domain.zahlen import KEINE_ANGABE, ganzzahl
from domain.zeit import datum_text, tag_kurz, tag_lang

AEHNLICHE = 8  # so many Kommunen of the class are shown, those with the closest numbers of inhabitants


@dataclass(frozen=True)
class Verweis:
    """A word that leads to another Steckbrief: ``art`` "ags" or "traeger" is the parameter of its link."""

    text: str
    art: str
    schluessel: str
    zusatz: str = ""


@dataclass(frozen=True)
class Fakt:
    """A line of a Steckbrief: a text, perhaps with the address of its source, or links to other Steckbriefe."""

    name: str
    text: str = ""
    verweise: tuple[Verweis, ...] = ()
    adresse: str = ""


@dataclass(frozen=True)
class Zeitpunkt:
    """With which choice a Kommune is shown, and what has to be said if it does not exist on the Stichtag.

    ``auswahl`` is None when there is nothing to show yet; ``verweise`` lead to the Kommunen that exist instead.
    """

    auswahl: Auswahl | None
    satz: str = ""
    verweise: tuple[Verweis, ...] = ()
    danach: str = ""


def ohne_filter(auswahl: Auswahl) -> Auswahl:
    """The same day and knowledge for the whole state: a Steckbrief shows everything that is known."""
    return auswahl.mit(polizeidirektionen=(), landkreise=(), groessenklassen=(), kommunen=None, handlungsfeld="")


def zeitpunkt(daten: Berichtsdaten, ags: str, auswahl: Auswahl) -> Zeitpunkt:
    """Whether a Kommune exists on the Stichtag; one that ended is shown as it was on its last day."""
    stamm, ganz = daten.stammdaten.kommune(ags, auswahl.datenstand), ohne_filter(auswahl)
    name, beginn, ende = str(stamm["name"].iloc[-1]), stamm["gueltig_von"].min(), _letzter_tag(stamm)
    if ende is not None and ende < auswahl.stichtag:
        nachfolger = _nachfolger(daten, ags, auswahl)
        wohin = "gehört {name} zu" if nachfolger else "gibt es {name} nicht mehr"
        satz = f"Seit dem {tag_lang(ende + timedelta(days=1))} {wohin.format(name=name)}"
        danach = f"Gezeigt ist die Zeit davor, mit dem Stand vom {tag_lang(ende)}."
        return Zeitpunkt(ganz.mit(stichtag=ende), satz, nachfolger, danach)
    if auswahl.stichtag < beginn:
        vorgaenger = _vorgaenger(daten, ags, auswahl)
        satz = f"{name} gibt es erst seit dem {tag_lang(beginn)}."
        return Zeitpunkt(None, satz + (" Davor waren es" if vorgaenger else ""), vorgaenger)
    return Zeitpunkt(ganz)


def aufgegangen(daten: Berichtsdaten, ags: str, auswahl: Auswahl) -> Zeitpunkt:
    """The same for a key that ended before the register begins; nothing is said when nobody ever had it."""
    aenderungen = daten.stammdaten.gebietsaenderungen(auswahl.datenstand)
    eigene = aenderungen[aenderungen["alt_ags"] == ags]
    if eigene.empty:
        return Zeitpunkt(None)
    zeile = eigene.iloc[0]
    satz = f"Seit dem {tag_lang(zeile['datum'])} gehört {zeile['alt_name']} zu"
    return Zeitpunkt(None, satz, _nachfolger(daten, ags, auswahl))


def _letzter_tag(stamm: pd.DataFrame) -> date | None:
    """None while the Kommune still exists."""
    return None if stamm["gueltig_bis"].isna().any() else stamm["gueltig_bis"].max()


def _nachfolger(daten: Berichtsdaten, ags: str, auswahl: Auswahl) -> tuple[Verweis, ...]:
    """The Kommune that a key belongs to on the Stichtag, along a chain of mergers."""
    aenderungen = daten.stammdaten.gebietsaenderungen(auswahl.datenstand)
    ziel, name = ags, ""
    for g in aenderungen[aenderungen["datum"] <= auswahl.stichtag].itertuples():
        if g.alt_ags == ziel:
            ziel, name = str(g.neu_ags), str(g.neu_name)
    return (Verweis(name, "ags", ziel),) if name else ()


def _vorgaenger(daten: Berichtsdaten, ags: str, auswahl: Auswahl) -> tuple[Verweis, ...]:
    """The Kommunen that went into this one, each with the last day on which it was one of its own."""
    aenderungen = daten.stammdaten.gebietsaenderungen(auswahl.datenstand)
    return tuple(
        Verweis(str(g.alt_name), "ags", str(g.alt_ags), f"bis {tag_kurz(g.datum - timedelta(days=1))}")  # type: ignore[arg-type, operator]
        for g in aenderungen[aenderungen["neu_ags"] == ags].itertuples()
    )


def fakten(daten: Berichtsdaten, kommune: pd.Series, auswahl: Auswahl) -> tuple[Fakt, ...]:
    """The Steckbrief of a row of ``Berichtsdaten.kommunen``; memberships of the Stichtag are links."""
    ags, klasse = str(kommune["ags"]), klasse_von(kommune)
    stamm = daten.stammdaten.kommune(ags, auswahl.datenstand).iloc[-1]
    einwohner = (
        f"{ganzzahl(int(kommune['einwohner']))} ({tag_kurz(kommune['einwohner_stand'])})" if klasse else KEINE_ANGABE
    )
    gemeldet = daten.stammdaten.mitgliedschaften(ags, auswahl)
    mitglied = tuple(_als_verweis(m) for m in zusammengefasst(gemeldet) if m.gilt_am(auswahl.stichtag))
    frueher = tuple(_als_verweis(m) for m in zusammengefasst(gemeldet) if not m.gilt_am(auswahl.stichtag))
    vorgaenger = _vorgaenger(daten, ags, auswahl)
    zeilen = (
        Fakt("Einwohner", einwohner),
        Fakt("Größenklasse", klasse.name if klasse else KEINE_ANGABE),
        Fakt("Art", _art(stamm)),
        Fakt("Kreis", kreisname(str(kommune["landkreis"]))),
        Fakt("Polizeidirektion", str(kommune["polizeidirektion"] or KEINE_ANGABE)),
        Fakt("Fläche", f"{ganzzahl(int(stamm['flaeche_ha']))} ha"),
        Fakt("Präventionsrat", "besteht, einzeln belegt" if kommune["rat"] else "kein öffentlicher Beleg"),
        Fakt("Mitglied in", "" if mitglied else "keinem bekannten Verbund", mitglied),
        Fakt("Früher Mitglied in", "", frueher),
        Fakt("Aufgenommen", "", vorgaenger),
        Fakt("Amtlicher Schlüssel", ags),
    )
    return tuple(zeile for zeile in zeilen if zeile.text or zeile.verweise)


def _art(stamm: pd.Series) -> str:
    return f"{stamm['art']} (seit {datum_text(stamm['art_seit'])})" if stamm["art_seit"] else str(stamm["art"])


def _als_verweis(m: Mitgliedschaft) -> Verweis:
    return Verweis(m.name, "traeger", m.schluessel, m.zeit + ("" if m.sicher else ", mit Vorbehalt"))


def klasse_von(kommune: pd.Series) -> Groessenklasse | None:
    """Its size class; None when its inhabitants are not known."""
    return groessenklasse(int(kommune["einwohner"])) if pd.notna(kommune["einwohner"]) else None


# --- what it counts in ------------------------------------------------------------------------------------------------


def zaehlt_in(daten: Berichtsdaten, auswahl: Auswahl, ort: str, selbst: str) -> tuple[pd.DataFrame, list[str]]:
    """Kennzahl, Wert, Seit, Über, Vorbehalt, and the keys of the Kennzahlen: what the figures count in one place.

    ``ort`` is the column of ``Berichtsdaten.messung`` that has to be ``selbst``: "ags" for a Kommune, where the certain values
    are what the figure says of it, "traeger" for a body, whose members are not counted here.
    """
    einheiten = daten.messung(auswahl)
    einheiten = einheiten[einheiten[ort] == selbst]
    bekannt = daten.traegerverzeichnis(auswahl.datenstand)
    namen = dict(zip(bekannt["traeger"], bekannt["name"], strict=True))
    zeilen, schluessel = [], []
    for kennzahl in daten.katalog:
        if ort == "traeger" and kennzahl.je_kommune:
            continue
        alle = einheiten[einheiten["kennzahl"] == kennzahl.schluessel]
        for sicher, eigene in sorted(alle.groupby("sicher"), reverse=True):
            ueber = {namen[t] for t in eigene["traeger"] if t in namen and t != selbst}
            schluessel.append(kennzahl.schluessel)
            zeilen.append(
                {
                    "Kennzahl": kennzahl.titel,
                    "Wert": kennzahl.zahl(int(eigene["wert"].sum())),
                    "Seit": tag_kurz(eigene["seit"].min()),
                    "Über": ", ".join(sorted(ueber)),
                    "Vorbehalt": "" if sicher else "mit Vorbehalt, nicht gezählt",
                }
            )
    return pd.DataFrame(zeilen, columns=["Kennzahl", "Wert", "Seit", "Über", "Vorbehalt"]), schluessel


# --- others of its size -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Vergleichbare:
    """Kommunen of one size class: all of them counted by stage, those closest in size as rows; ``ags`` leads to each of these.

    It is empty for the Kommune whose Steckbrief it is.
    """

    klasse: Groessenklasse
    satz: str
    tabelle: pd.DataFrame
    ags: tuple[str, ...]


def vergleichbare(kommunen: pd.DataFrame, ags: str) -> Vergleichbare | None:
    """Those of the same class among ``Berichtsdaten.kommunen``, largest first; None without known inhabitants."""
    eigene = kommunen[kommunen["ags"] == ags].iloc[0]
    klasse = klasse_von(eigene)
    if klasse is None:
        return None
    bekannte = kommunen.dropna(subset="einwohner")
    gleiche = bekannte[bekannte["einwohner"].map(lambda zahl: klasse.enthaelt(int(zahl)))]
    andere = gleiche[gleiche["ags"] != ags]
    abstand = (andere["einwohner"] - eigene["einwohner"]).abs().sort_values(kind="stable")
    nahe = andere.loc[abstand.index[:AEHNLICHE]]
    gezeigt = pd.concat([nahe, kommunen[kommunen["ags"] == ags]]).sort_values("einwohner", ascending=False)
    selbst = gezeigt["ags"] == ags
    tabelle = _groessentabelle(gezeigt.assign(name=gezeigt["name"].mask(selbst, gezeigt["name"] + " (diese Kommune)")))
    return Vergleichbare(
        klasse, _klassensatz(gleiche, klasse, len(nahe)), tabelle, tuple(gezeigt["ags"].mask(selbst, ""))
    )


def _klassensatz(gleiche: pd.DataFrame, klasse: Groessenklasse, gezeigt: int) -> str:
    anzahl = {stufe: int((gleiche["stufe"] == stufe).sum()) for stufe in reversed(Stufe)}
    summe = " + ".join(f"{ganzzahl(n)} {stufe.wort}" for stufe, n in anzahl.items() if n)
    eine = len(gleiche) == 1
    kopf = f"{ganzzahl(len(gleiche))} Kommune{'' if eine else 'n'} mit {klasse.name} Einwohnern = {summe}."
    if gezeigt < len(gleiche) - 1:
        return f"{kopf} Gezeigt sind die {ganzzahl(gezeigt)}, deren Einwohnerzahl am nächsten liegt."
    return kopf


def _groessentabelle(kommunen: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Kommune": kommunen["name"].to_numpy(),
            "Einwohner": [ganzzahl(int(zahl)) for zahl in kommunen["einwohner"]],
            "Zusammenarbeit": [Stufe(int(stufe)).wort for stufe in kommunen["stufe"]],
            "Präventionsrat": ["ja" if rat else "–" for rat in kommunen["rat"]],
            "Kreis": [kreisname(str(schluessel)) for schluessel in kommunen["landkreis"]],
        }
    )
