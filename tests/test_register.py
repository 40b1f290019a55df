"""Does the Zahlenregister know what was given out, whether it still holds, and what was known when?"""

import re
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from briefing.ausgabe import als_json
from briefing.ausgaben import ausgabentabelle
from briefing.nachweis import belegtabelle, einheitentabelle
from briefing.register import betroffene, veroeffentlichungen, widersprueche
from briefing.staende import matrixbild
from data_access.ausgaben import verzeichne
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import Abfrage, direkt
from data_access.katalog import KATALOG, kennzahl
from domain.auswahl import Auswahl, Ebene
from domain.fehler import Eingabefehler
from domain.kennzahl import Basis, Zaehleinheit
from tests.bausteine import auswahl, schreibe
from tests.welt import ADORF, BERGEN, CAMINA, DORN, GRUEN, welt

GEZAEHLTE_EINHEITEN = {Zaehleinheit.KOMMUNE, Zaehleinheit.TRAEGER, Zaehleinheit.VEREINBARUNG, Zaehleinheit.ANALYSE}
ZEIT = datetime(2026, 1, 2, 10, 30, tzinfo=UTC)
BERATEN = kennzahl("kommunen_beraten")


# --- figures that left -------------------------------------------------------------------------------------------


@pytest.fixture
def berichtigt(maschine: Engine) -> Engine:
    """Delivery 1 knew ADORF and GRUEN, delivery 2 brings DORN late."""
    welt(maschine)
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ADORF, "art": "beratung", "datum": "2020-01-01"},
            {"traeger": GRUEN, "art": "beratung", "datum": "2020-01-01"},
            {"traeger": DORN, "art": "beratung", "datum": "2020-01-01", "lieferung_id": 2},
        ],
    )
    return maschine


def gib_aus(maschine: Engine, wahl: Auswahl, gliederung: Ebene = Ebene.LAND) -> None:
    daten = Berichtsdaten(direkt(maschine))
    werte = [w for w in daten.messwerte_je_raum(wahl, gliederung) if w.kennzahl is BERATEN]
    anzahl = verzeichne(maschine, werte, wahl, gliederung=gliederung, art="Probe", anlass="Presse", zeit=ZEIT)
    assert anzahl == len(werte) > 0


def test_an_export_knows_whether_it_is_superseded(berichtigt: Engine) -> None:
    for stand in (1, 2):
        gib_aus(berichtigt, auswahl("2020-06-01", stand))
    daten = Berichtsdaten(direkt(berichtigt))
    tabelle = ausgabentabelle(daten, 2)
    gelesen = [(z["Datenstand"], z["Zahl"], z["Gilt noch"], z["Heute"]) for z in tabelle.to_dict("records")]
    drei, zwei = "mindestens 3 Kommunen beraten", "mindestens 2 Kommunen beraten"
    assert gelesen == [(2, drei, "ja", drei), (1, zwei, "überholt", drei)]
    damals = [(z["Gilt noch"], z["Heute"]) for z in ausgabentabelle(daten, 1).to_dict("records")]
    assert damals == [("überholt", drei)], "a reader of the old Datenstand sees what left until then, and today's value"
    assert set(tabelle["Ausgegeben"]) == {"02.01.2026 11:30"}


def test_an_export_by_directorate_is_asked_again_by_directorate(berichtigt: Engine) -> None:
    gib_aus(berichtigt, auswahl("2020-06-01", 1), Ebene.POLIZEIDIREKTION)
    tabelle = ausgabentabelle(Berichtsdaten(direkt(berichtigt)), 2).set_index("Raum")
    assert tabelle.loc["Leipzig", "Gilt noch"] == "überholt"
    assert tabelle.loc["Leipzig", "Heute"] == "mindestens 1 Kommune beraten"
    assert tabelle.loc["Chemnitz", "Gilt noch"] == "ja"


def test_an_export_of_a_chosen_area_is_asked_again_for_this_area(berichtigt: Engine) -> None:
    gib_aus(berichtigt, auswahl("2020-06-01", 1, polizeidirektionen=("Leipzig",)))
    (zeile,) = ausgabentabelle(Berichtsdaten(direkt(berichtigt)), 2).to_dict("records")
    assert (zeile["Gilt noch"], zeile["Heute"]) == ("überholt", "mindestens 1 Kommune beraten")


def test_two_kommunen_of_one_name_are_two_figures(maschine: Engine) -> None:
    """The Kreis tells them apart, in the list and in the register; the key is theirs alone."""
    welt(maschine)
    schreibe(
        maschine,
        kommune=[
            {"ags": ags, "name": "Bernsdorf", "landkreis": ags[:5]} for ags in ("14521990", "14729990")
        ],
        ereignis=[{"traeger": "14729990", "art": "beratung", "datum": "2020-01-01"}],
    )  # fmt: skip
    daten, wahl = Berichtsdaten(direkt(maschine)), auswahl("2020-06-01")
    werte = {w.raum_schluessel: w for w in daten.messwerte_je_raum(wahl, Ebene.KOMMUNE) if w.kennzahl is BERATEN}
    assert [(werte[ags].raum, werte[ags].belegt) for ags in ("14521990", "14729990", ADORF)] == [
        ("Bernsdorf (Kreis 14521)", 0), ("Bernsdorf (Kreis 14729)", 1), (ADORF, 0),
    ]  # fmt: skip
    assert als_json(werte["14729990"])["raum_schluessel"] == "14729990"
    leipzig = daten.messwerte_je_raum(wahl.mit(polizeidirektionen=("Leipzig",)), Ebene.KOMMUNE)
    assert "Bernsdorf (Kreis 14729)" in {w.raum for w in leipzig}, "one name, whatever area is listed"
    gib_aus(maschine, wahl, Ebene.KOMMUNE)
    tabelle = ausgabentabelle(daten, 1).set_index("Raum")
    assert set(tabelle["Gilt noch"]) == {"ja"}
    assert tabelle.loc["Bernsdorf (Kreis 14729)", "Heute"] == "mindestens 1 Kommune beraten"


@pytest.mark.parametrize(
    ("mehr", "ebene", "schluessel"),
    [
        ({}, Ebene.LAND, ""),
        ({"polizeidirektionen": ("Leipzig",)}, Ebene.POLIZEIDIREKTION, "Leipzig"),
        ({"landkreise": ("14729",)}, Ebene.LANDKREIS, "14729"),
        ({"landkreise": ("14729", "14521")}, Ebene.LANDKREIS, ""),
    ],
)
def test_a_chosen_area_has_its_key(maschine: Engine, mehr: dict[str, Any], ebene: Ebene, schluessel: str) -> None:
    welt(maschine)
    wert = Berichtsdaten(direkt(maschine)).messwert(BERATEN, auswahl("2020-06-01", **mehr))
    assert (wert.ebene, wert.raum_schluessel) == (ebene, schluessel)
    assert als_json(wert)["raum_schluessel"] == (schluessel or None)


@pytest.mark.parametrize("anlass", ["", "   ", "\t\n", "\u200b", "\udcff", "Presse\x1b[31m", "x" * 201])
def test_a_figure_does_not_leave_without_an_occasion(berichtigt: Engine, anlass: str) -> None:
    wahl = auswahl("2020-06-01", 1)
    werte = Berichtsdaten(direkt(berichtigt)).messwerte(wahl).values()
    with pytest.raises(
        Eingabefehler, match=r"^Der Anlass (ist leer oder nicht lesbar|hat mehr als 200 Zeichen)\. Abhilfe: "
    ):
        verzeichne(berichtigt, werte, wahl, gliederung=Ebene.LAND, art="Probe", anlass=anlass, zeit=ZEIT)
    assert Berichtsdaten(direkt(berichtigt)).anzahl_ausgaben(99) == 0


def test_nothing_given_out_is_an_empty_table_with_headings(berichtigt: Engine) -> None:
    tabelle = ausgabentabelle(Berichtsdaten(direkt(berichtigt)), 2)
    assert tabelle.empty
    assert "Gilt noch" in tabelle.columns


# --- vintages ----------------------------------------------------------------------------------------------------


def test_the_matrix_says_what_was_known_when(berichtigt: Engine) -> None:
    daten = Berichtsdaten(direkt(berichtigt))
    tabelle = matrixbild(daten, BERATEN, auswahl("2020-06-30", 2), "light").tabelle
    gelesen = {(z["Datenstand"], z["Stichtag"]): z["Wert"] for z in tabelle.to_dict("records")}
    assert gelesen[2, "30.06.2020"] == "mind. 3"
    assert gelesen[1, "30.06.2020"] == "mind. 2"
    assert gelesen[2, "31.12.2019"] == "keine Angabe"
    assert list(tabelle["Datenstand"].unique()) == [2, 1], "newest first"


def test_the_matrix_asks_twelve_datenstaende_and_the_one_before(maschine: Engine) -> None:
    """What the oldest one shown changed can be told, and nothing older is read."""
    welt(maschine)
    kommunen, gefragt = (ADORF, BERGEN, CAMINA, DORN, GRUEN), []
    schreibe(
        maschine,
        ereignis=[
            {"traeger": ags, "art": "beratung", "datum": "2020-01-01", "lieferung_id": nummer}
            for ags, nummer in zip(kommunen, (1, 4, 5, 10, 16), strict=True)
        ],
    )

    def read(abfrage: Abfrage) -> pd.DataFrame:
        gefragt.append(dict(abfrage.werte).get("datenstand"))
        return direkt(maschine)(abfrage)

    bild = matrixbild(Berichtsdaten(read), BERATEN, auswahl("2020-06-30", 16), "light")
    assert {nummer for nummer in gefragt if nummer} == set(range(4, 17))
    assert list(bild.tabelle["Datenstand"].unique()) == list(range(16, 4, -1))
    zellen = bild.diagramm.daten["zellen"]
    geaendert = zellen.loc[zellen["geaendert"] & (zellen["stichtag"] == "30.06.2020"), "datenstand"]
    assert [text.split(" ·")[0] for text in geaendert] == ["Datenstand 16", "Datenstand 10", "Datenstand 5"]


def test_the_first_datenstand_changed_nothing(berichtigt: Engine) -> None:
    zellen = matrixbild(Berichtsdaten(direkt(berichtigt)), BERATEN, auswahl("2020-06-30", 1), "light").diagramm.daten
    assert not zellen["zellen"]["geaendert"].any()


@pytest.mark.parametrize("k", KATALOG, ids=lambda k: k.schluessel)
def test_every_cell_of_the_matrix_is_the_figure_of_its_day_and_datenstand(daten: Berichtsdaten, k: object) -> None:
    wahl = Auswahl(date(2022, 6, 30), 3)
    for zelle in daten.staende(k, wahl, (date(2020, 12, 31), date(2022, 6, 30)), davor=12):  # type: ignore[arg-type]
        einzeln = daten.messwert(k, wahl.mit(stichtag=zelle.stichtag, datenstand=zelle.datenstand))  # type: ignore[arg-type]
        assert (zelle.zahl, zelle.basis, zelle.belegt) == (einzeln.zahl, einzeln.basis, einzeln.belegt)


# --- proof -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", [date(2021, 2, 6), date(2022, 1, 11), date(2023, 6, 30)], ids=str)
@pytest.mark.parametrize("direktionen", [(), ("Chemnitz",), ("Görlitz", "Leipzig")], ids=str)
def test_the_list_is_as_long_as_the_figure(daten: Berichtsdaten, tag: date, direktionen: tuple[str, ...]) -> None:
    """Where units are counted, the number of rows; elsewhere the sum of the values."""
    wahl = Auswahl(tag, 3, polizeidirektionen=direktionen)
    for k in KATALOG:
        wert, liste = daten.messwert(k, wahl), einheitentabelle(daten, k, wahl)
        belege = daten.nachweis(k, wahl)
        if k.zaehleinheit in GEZAEHLTE_EINHEITEN:
            assert len(liste) == wert.belegt, k.schluessel
        elif not belege.empty:
            sichere = belege[belege["sicher"] == 1].drop_duplicates("einheit")
            assert int(sichere["wert"].sum()) == wert.belegt, k.schluessel
        if not liste.empty:
            assert liste[["Gezählt", "Seit", "Lieferung"]].notna().all().all()
            assert (liste["Quelle"].str.len() > 0).all()
        assert len(belegtabelle(daten, k, wahl)) >= len(liste)


# --- contradictions on a page ------------------------------------------------------------------------------------


def test_contradictions_are_known_only_when_both_figures_are_published(daten: Berichtsdaten) -> None:
    vorher, danach = (widersprueche(daten, Auswahl(tag, 3)) for tag in (date(2022, 1, 10), date(2022, 1, 11)))
    neu = [w for w in danach if w not in vorher]
    assert neu
    assert all(date(2022, 1, 11) in (w.erste.stand_bis, w.zweite.stand_bis) for w in neu)
    assert widersprueche(daten, Auswahl(date(2022, 1, 11), 2)) == (), "nothing published was known at Datenstand 2"


def test_no_contradiction_names_a_figure_from_after_the_stichtag(daten: Berichtsdaten) -> None:
    """Neither as one of the two, nor as a further source, nor as a third figure in the sentence."""
    tage = sorted({v.stand_bis for v in daten.zahlenregister(3)})
    for tag in tage:
        for w in widersprueche(daten, Auswahl(tag, 3)):
            assert all(v.stand_bis <= tag for v in w.alle)
            genannt = re.findall(r"(\d\d)\.(\d\d)\.(\d{4})", w.satz)
            assert all(date(int(j), int(m), int(t)) <= tag for t, m, j in genannt)
    assert len(widersprueche(daten, Auswahl(tage[-1], 3))) == 21
    juni = [w.satz for w in widersprueche(daten, Auswahl(date(2021, 6, 30), 3))]
    assert not any("setzen fort" in satz for satz in juni), "what followed was published in September"


def test_a_card_counts_the_contradictions_of_its_own_publication(daten: Berichtsdaten) -> None:
    wahl = Auswahl(date(2022, 1, 11), 3)
    streit = widersprueche(daten, wahl)
    betroffen = {s: len(betroffene(streit, w)) for s, w in daten.messwerte(wahl).items()}
    assert betroffen["kommunen_beraten"] == 1
    assert betroffen["modellkommunen"] == 0
    gezaehlt = [w for w in daten.messwerte(wahl).values() if w.basis is not Basis.VEROEFFENTLICHT]
    assert all(betroffene(streit, w) == () for w in gezaehlt)


def test_the_table_lists_all_publications_with_their_number_of_contradictions(daten: Berichtsdaten) -> None:
    tabelle = veroeffentlichungen(daten, Auswahl(date(2023, 6, 30), 3))
    assert len(tabelle) == 105
    assert tabelle["Begriff"].str.contains("_").sum() == 0, "words for people"
    umstritten = tabelle[tabelle["Widersprüche"] > 0]
    assert len(umstritten) > 20
    assert (tabelle["Quelle"].str.len() > 0).all()
