"""Can the data be used today: how many deliveries, what is overdue, which checks failed, how many figures are complete?"""

from dataclasses import dataclass

from briefing.abdeckung import abdeckung
from briefing.aktualitaet import aktualitaet
from briefing.lieferungen import lieferungen
from briefing.pruefungen import Gewicht, pruefungen
from data_access.berichtsdaten import Berichtsdaten
from domain.auswahl import Auswahl
from domain.frist import monate_text, volle_monate
from domain.zahlen import ganzzahl
from domain.zeit import tag_kurz, tag_lang


@dataclass(frozen=True)
class Blick:
    """One figure of the glance: the number, what it counts, what it names, and the section of the page that shows it."""

    zahl: str
    worte: str
    mehr: str
    ziel: str


def auf_einen_blick(daten: Berichtsdaten, auswahl: Auswahl) -> tuple[Blick, ...]:
    """Deliveries, overdue kinds of fact, failed checks, complete figures."""
    alle, pruef, deckung = aktualitaet(daten, auswahl), pruefungen(daten, auswahl), abdeckung(daten, auswahl)
    mit_frist = [zeile for zeile in alle if zeile.art.frist]
    faellig = [zeile.art.mehrzahl for zeile in alle if zeile.ueberfaellig]
    offen = [p.gewicht for p in pruef if not p.bestanden]
    fehler = offen.count(Gewicht.FEHLER)
    anzahl, neueste = auswahl.datenstand, lieferungen(daten, auswahl)[0]
    komplett = sum(a.vollstaendig for a in deckung)
    liefertitel = "Lieferung" if anzahl == 1 else "Lieferungen"
    ueberfaellige = ", ".join(faellig) or "alle in ihrer Frist"
    uebrige = "die übrigen: veröffentlicht oder mindestens"
    return (
        Blick(ganzzahl(anzahl), liefertitel, f"die neueste: {neueste.titel}", "lieferungen"),
        Blick(f"{len(faellig)} von {len(mit_frist)}", "Arten von Angaben überfällig", ueberfaellige, "aktualitaet"),
        Blick(f"{fehler} von {len(pruef)}", "Prüfungen mit Fehlern", _weitere(len(offen) - fehler), "pruefungen"),
        Blick(f"{komplett} von {len(deckung)}", "Kennzahlen vollständig gezählt", uebrige, "abdeckung"),
    )


def _weitere(anzahl: int) -> str:
    return f"{ganzzahl(anzahl)} mit Hinweisen oder Widersprüchen" if anzahl else "auch keine mit Hinweisen"


def reichweite(daten: Berichtsdaten, auswahl: Auswahl) -> str:
    """Up to which day the deliveries report, and how far the Stichtag lies behind it."""
    ende = daten.neuester_stichtag(auswahl.datenstand)
    satz = f"Die Lieferungen reichen bis zum {tag_lang(ende)}."
    if auswahl.stichtag > ende:
        return f"{satz} Der Stichtag liegt {monate_text(volle_monate(ende, auswahl.stichtag))} danach."
    return satz


def hinweis_zum_raum(auswahl: Auswahl) -> str:
    """What the chosen area changes on this page; empty for the whole state."""
    if auswahl.ganzes_land:
        return ""
    ganz = "Lieferungen, Aktualität und Prüfungen gelten für ganz Sachsen."
    return f"{ganz} Nur die Abdeckung der Kennzahlen folgt der Auswahl {auswahl.raum()}."


def massstab(auswahl: Auswahl) -> str:
    """Against which day freshness is measured."""
    return (
        f"Gemessen am Stichtag {tag_kurz(auswahl.stichtag)}; wie alt die Angaben heute sind, zeigt der heutige Tag als Stichtag. Gezählt "
        "ist, was bis zum Stichtag gilt. „Neueste Angabe“ ist bei Ansätzen das Ende des Zeitraums, bei unscharfen Daten ihr frühester "
        "möglicher Tag."
    )
