"""Do the sentences about a change say what changed, by how much, and what cannot be said?"""

import logging
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefing.aenderung import namen, seit, ueberholtes
from briefing.ausgabe import begruendung_als_json
from data_access.begruendung import begruendung
from domain.aenderung import Begruendung, Eintrag, Grund, mit_inhalt
from domain.auswahl import Auswahl, Ebene
from domain.kennzahl import Kennzahl, Zaehleinheit
from domain.messwert import Messwert
from domain.zahlen import Zusatz
from tests.bausteine import eine_kennzahl, eine_veroeffentlichung

ERSTER, ZWEITER = date(2021, 2, 6), date(2022, 1, 11)
KENNZAHL = eine_kennzahl(titel="Kommunen beraten")
EURO = eine_kennzahl(titel="Fördermittel", zaehleinheit=Zaehleinheit.EURO)


def messwert(belegt: int, tag: date = ERSTER, datenstand: int = 1, **mehr: Any) -> Messwert:
    vorgabe = {"kennzahl": KENNZAHL, "ebene": Ebene.LAND, "raum": "Sachsen", "stichtag": tag, "datenstand": datenstand}
    return Messwert(**vorgabe | {"belegt": belegt} | mehr)  # type: ignore[arg-type]


def eintrag(grund: Grund, beitrag: int, name: str = "Adorf") -> Eintrag:
    return Eintrag(grund, name, name, beitrag)


def erklaert(*eintraege: Eintrag, kennzahl: Kennzahl = KENNZAHL) -> Begruendung:
    summe = sum(e.beitrag for e in eintraege)
    return Begruendung(kennzahl, messwert(10), messwert(10 + summe, ZWEITER), eintraege)


@pytest.mark.parametrize(
    ("eintraege", "aufzaehlung"),
    [
        ([eintrag(Grund.NACHGETRAGEN, 1)], "1 nachgetragen"),
        ([eintrag(Grund.NACHGETRAGEN, -1)], "1 nachgetragen (−1)"),
        ([eintrag(Grund.BERICHTIGT, -1)], "1 berichtigt (−1)"),
        ([eintrag(Grund.BERICHTIGT, 1)], "1 berichtigt (+1)"),
        ([eintrag(Grund.BERICHTIGT, 1), eintrag(Grund.BERICHTIGT, -1)], "2 berichtigt (±0)"),
        ([eintrag(Grund.ZURUECKGEZOGEN, -1)], "1 zurückgezogen"),
        ([eintrag(Grund.ZURUECKGEZOGEN, 1)], "1 zurückgezogen (+1)"),
        ([eintrag(Grund.NEU_DEFINIERT, -1)], "1 neu definiert (−1)"),
        ([eintrag(Grund.HINZUGEKOMMEN, 3), eintrag(Grund.HINZUGEKOMMEN, -1)], "2 hinzugekommen (+2)"),
        ([eintrag(Grund.AUSGESCHIEDEN, -1), eintrag(Grund.HINZUGEKOMMEN, 1)], "1 hinzugekommen, 1 ausgeschieden"),
        ([eintrag(Grund.FORTGESCHRIEBEN, -7)], "1 fortgeschrieben (−7)"),
        ([eintrag(Grund.GEBIETSAENDERUNG, -1)], "1 durch Gebietsänderung (−1)"),
    ],
)
def test_the_sum_of_a_reason_is_said_unless_its_word_says_it(eintraege: list[Eintrag], aufzaehlung: str) -> None:
    assert erklaert(*eintraege).satz.endswith(f": {aufzaehlung}.")


def test_the_line_of_names_says_the_sum_too() -> None:
    viele = (eintrag(Grund.HINZUGEKOMMEN, 1, name) for name in ("Torgau", "Werdau", "Zittau"))
    b = erklaert(*viele, eintrag(Grund.BERICHTIGT, -1))
    assert namen(b) == "berichtigt (−1): Adorf; hinzugekommen: Torgau, Werdau und 1 weitere"
    assert namen(erklaert(eintrag(Grund.HINZUGEKOMMEN, 500_00), kennzahl=EURO)) == "hinzugekommen (+500\u00a0€): Adorf"


# --- what does not add up ----------------------------------------------------------------------------------------


def test_what_does_not_add_up_is_a_sentence_and_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    damals, jetzt = messwert(3), messwert(5, ZWEITER)
    with caplog.at_level(logging.ERROR, "asskomm.begruendung"):
        b = begruendung(KENNZAHL, damals, jetzt, (eintrag(Grund.HINZUGEKOMMEN, 1),))
    assert f"{KENNZAHL.schluessel}: 1 erklärt, 2 Unterschied" in caplog.text
    assert b.satz == (
        "Kommunen beraten: belegt 3 am 06.02.2021, 5 am 11.01.2022 (+2). Diese Veränderung lässt sich nicht aufschlüsseln: "
        "Die Einzelfälle ergeben zusammen nicht den Unterschied."
    )
    assert mit_inhalt((b,)) == (b,), "it is shown"
    assert namen(b) == b.hindernis
    objekt = begruendung_als_json(b)
    assert (objekt["differenz"], objekt["gruende"], objekt["text"]) == (2, None, b.satz)


def test_that_nothing_is_left_is_no_reason_to_call_it_nothing() -> None:
    b = begruendung(KENNZAHL, messwert(3), messwert(0, ZWEITER), ())
    assert b.satz.startswith("Kommunen beraten: belegt 3 am 06.02.2021, 0 am 11.01.2022 (−3). Diese Veränderung")


def test_an_obstacle_has_no_entries() -> None:
    b = erklaert(eintrag(Grund.HINZUGEKOMMEN, 1))
    with pytest.raises(ValueError, match="1 erklärt"):
        replace(b, hindernis="Es geht nicht.")


# --- one and the same day ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jetzt", "wo"),
    [
        (messwert(0, ZWEITER), "an beiden Tagen"),
        (messwert(0, ZWEITER, 2), "an beiden Tagen"),
        (messwert(0, ERSTER, 2), "nach beiden Datenständen"),
        (messwert(0), "an diesem Tag"),
    ],
)
def test_where_nothing_is_proved(jetzt: Messwert, wo: str) -> None:
    assert Begruendung(KENNZAHL, messwert(0), jetzt, ()).satz == f"Kommunen beraten: {wo} kein Einzelfall belegt."


def test_since_when_a_change_is_told() -> None:
    auswahl = Auswahl(ZWEITER, 3, vergleich=ERSTER)
    assert seit(auswahl) == "seit dem 6.\u00a0Februar\u00a02021"
    assert seit(auswahl.mit(vergleichsstand=1)) == "seit dem 6.\u00a0Februar\u00a02021 nach Datenstand 1"
    assert seit(auswahl.mit(vergleich=ZWEITER, vergleichsstand=1)) == "gegenüber Datenstand 1"


# --- what is another one today -----------------------------------------------------------------------------------


class Zwei:
    """Two values of one Kennzahl, at the first Datenstand and at the second one."""

    def __init__(self, alt: Messwert, neu: Messwert) -> None:
        self.je_stand = {1: {"k": alt}, 2: {"k": neu}}

    def messwerte(self, auswahl: Auswahl) -> dict[str, Messwert]:
        return self.je_stand[auswahl.datenstand]


def unterschied(alt: Messwert, neu: Messwert) -> tuple[tuple[str, str, str], ...]:
    return ueberholtes(Zwei(alt, neu), Auswahl(ERSTER, 1), 2)  # type: ignore[arg-type]


def gemeldet(wert: int, **mehr: Any) -> Messwert:
    return messwert(0, veroeffentlicht=eine_veroeffentlichung(wert, **mehr))


@pytest.mark.parametrize(
    ("alt", "neu", "worte"),
    [
        (messwert(4), messwert(5), ("mind. 4", "mind. 5")),
        (messwert(4), messwert(4, vollstaendig=True), ("mind. 4", "4")),
        (gemeldet(9), replace(gemeldet(9), belegt=3), ("kein Einzelfall belegt", "mindestens 3 belegt")),
        (gemeldet(9), gemeldet(9, zeitraum="2020"), ("9 insgesamt", "9 im Jahr 2020")),
        (gemeldet(9), gemeldet(9, zusatz=Zusatz.BEREITS), ("exakt 9", "bereits 9")),
        (replace(gemeldet(0), belegt=0), messwert(0, vollstaendig=True),
         ("kein Einzelfall belegt", "gezählt aus vollständigen Einzelfällen")),
        (messwert(4), messwert(4, kennzahl=replace(KENNZAHL, fassung=2)), ("nach Fassung 1", "nach Fassung 2")),
    ],
)  # fmt: skip
def test_another_value_is_told_in_words_that_differ(alt: Messwert, neu: Messwert, worte: tuple[str, str]) -> None:
    assert unterschied(alt, neu) == (("Kommunen beraten", *worte),)


def test_other_words_for_the_same_value_are_no_change() -> None:
    andere = {"notiz": "Tippfehler berichtigt", "quelle_titel": "Meldung vom Montag", "herausgeber": "Innenministerium"}
    assert unterschied(gemeldet(9), gemeldet(9, **andere)) == ()
    neuer_titel = replace(KENNZAHL, titel="Beratene Kommunen", mehrzahl="beratene Kommunen")
    assert unterschied(messwert(4), messwert(4, kennzahl=neuer_titel)) == ()
