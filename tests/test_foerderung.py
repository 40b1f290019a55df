"""Does the funding page say of money what the Kennzahlen say, never without its state, and does every sum close?"""

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from briefing.baustein import Bild
from briefing.foerderfaelle import belegliste, fallnamen, falltabelle, falltitel, lage
from briefing.foerderhaushalt import geldwidersprueche, haushaltsbild, veroeffentlichte_betraege
from briefing.foerderung import ZUSTAENDE, geld, geldzahlen, zustandsbild
from briefing.foerderverteilung import OHNE_FELD, Mass, feldbild, jahresbild, raumbild
from data_access.berichtsdaten import Berichtsdaten
from data_access.engine import direkt
from data_access.katalog import kennzahl
from domain.auswahl import NICHT_ZUGEORDNET, POLIZEIDIREKTIONEN, Auswahl, Ebene
from domain.kennzahl import Geldzustand
from domain.zahlen import ganze_euro, tausend_euro
from domain.zeitraum import tage_text
from tests.bausteine import auswahl, schreibe
from tests.welt import ADORF, CAMINA, DORN, EICHE, GRUEN, GRUPPE, KREISRAT, VERBUND, welt

BEWILLIGT, VERFUEGBAR = kennzahl("foerdermittel_bewilligt"), kennzahl("foerdermittel_verfuegbar")
NB = "\u00a0"


def euros(text: str) -> int:
    """Cents of a printed amount."""
    zahl = re.sub(r"[^\d,]", "", text)
    ganze, _, rest = zahl.partition(",")
    return int(ganze) * 100 + int(rest or 0)


def zeilen(bild: Bild) -> dict[str, str]:
    """First column -> second column of the twin of a picture."""
    return dict(zip(bild.tabelle.iloc[:, 0], bild.tabelle.iloc[:, 1], strict=True))


def foerderung(traeger: str, euro: int | None, datum: str, zustand: str = "bewilligt", **mehr: Any) -> dict[str, Any]:
    cent = None if euro is None else euro * 100
    return {"traeger": traeger, "betrag_cent": cent, "datum": datum, "geldzustand": zustand, **mehr}


@pytest.fixture
def vorgaenge(maschine: Engine) -> Berichtsdaten:
    """Two cases on their whole way, and one of each kind that needs care."""
    welt(maschine)
    a, v = {"fall": "A", "handlungsfelder": "Drogen;Gewalt"}, {"fall": "V", "handlungsfelder": "Gewalt"}
    schreibe(
        maschine,
        traeger=[GRUPPE],
        foerderung=[
            foerderung(ADORF, 1200, "2020-01-10", "beantragt", **a),
            foerderung(ADORF, 1000, "2020-03-01", **a),
            foerderung(ADORF, 500, "2020-05-01", "ausgezahlt", **a),
            foerderung(ADORF, 400, "2021-02-01", "ausgezahlt", **a),
            foerderung(ADORF, 850, "2021-06-01", "geprueft", **a),
            foerderung(ADORF, 50, "2021-07-01", "zurueckgefordert", **a),
            foerderung(VERBUND, 3000, "2021", **v),
            foerderung(CAMINA, 200, "2021-04", fall="C"),
            foerderung(KREISRAT, 30, "2021-05-05", fall="K"),
            foerderung(str(GRUPPE["traeger"]), 7, "2021-05-06", fall="G"),
            foerderung(EICHE, 60, "2021-05-07", fall="E"),
            foerderung(GRUEN, 9000, "2021-05-08", betrag_zusatz="ca", fall="rund"),
            foerderung(GRUEN, 40, "2020-06-01", betrag_zusatz="ueber", fall="ueber"),
            foerderung(DORN, None, "2021-05-09", fall="ohne"),
            foerderung(DORN, 5000, "2021-05-10", sicher=False, fall="zweifel"),
            foerderung(DORN, 70_000, "2018-05-10", fall="vorher"),
            foerderung(DORN, 80, "2021-05-11", "beantragt", fall="offen", handlungsfelder="Drogen"),
        ],
        haushaltsansatz=[
            {"gueltig_von": date(j, 1, 1), "gueltig_bis": date(j, 12, 31), "betrag_cent": 1_000_000} for j in (2020, 2021)
        ],
        einwohner=[
            {"ags": ags, "stichtag": date(2018, 12, 31), "einwohner": zahl}
            for ags, zahl in ((ADORF, 2000), ("14521020", 500), (CAMINA, 4000), (EICHE, 100), (GRUEN, 800))
        ],
    )  # fmt: skip
    return Berichtsdaten(direkt(maschine))


WAHLEN = [
    auswahl("2019-01-15"),
    auswahl("2020-12-31"),
    auswahl("2021-12-30"),
    auswahl("2021-12-31"),
    auswahl("2023-06-30"),
    auswahl("2023-06-30", polizeidirektionen=("Chemnitz",)),
    auswahl("2020-12-31", polizeidirektionen=("Zwickau",)),
    auswahl("2023-06-30", landkreise=("14729",)),
    auswahl("2023-06-30", handlungsfeld="Gewalt"),
]


@pytest.mark.parametrize("wahl", WAHLEN, ids=lambda a: a.dateiname())
def test_granted_money_is_what_the_kennzahl_counts_in_every_picture(vorgaenge: Berichtsdaten, wahl: Auswahl) -> None:
    soll = vorgaenge.messwert(BEWILLIGT, wahl).belegt
    assert geld(vorgaenge, wahl, Geldzustand.BEWILLIGT).cent == soll
    bilder = [
        zustandsbild(vorgaenge, wahl, "light").tabelle.set_index("Zustand").loc[["bewilligt"], "Summe"],
        jahresbild(vorgaenge, wahl, Geldzustand.BEWILLIGT, "light").tabelle["Betrag bewilligt"],
        *(
            raumbild(vorgaenge, wahl, Geldzustand.BEWILLIGT, ebene, Mass.BETRAG, "light").tabelle["Betrag bewilligt"]
            for ebene in (Ebene.POLIZEIDIREKTION, Ebene.LANDKREIS)
        ),
    ]
    for spalte in bilder:
        assert sum(euros(text) for text in spalte if "€" in text) == soll


@pytest.mark.parametrize("ebene", [Ebene.POLIZEIDIREKTION, Ebene.LANDKREIS])
@pytest.mark.parametrize("wahl", WAHLEN, ids=lambda a: a.dateiname())
def test_every_area_has_the_value_of_its_kennzahl(vorgaenge: Berichtsdaten, wahl: Auswahl, ebene: Ebene) -> None:
    soll = [m.belegt for m in vorgaenge.messwerte_je_raum(wahl, ebene) if m.kennzahl.schluessel == BEWILLIGT.schluessel]
    bild = raumbild(vorgaenge, wahl, Geldzustand.BEWILLIGT, ebene, Mass.BETRAG, "light")
    ist = [euros(text) for text in zeilen(bild).values() if "€" in text]
    assert sorted(ist) == sorted(filter(None, soll))


def test_each_state_for_itself(vorgaenge: Berichtsdaten) -> None:
    wahl = auswahl("2023-06-30")
    tabelle = zustandsbild(vorgaenge, wahl, "light").tabelle.set_index("Zustand")
    assert list(tabelle.index) == ["veranschlagt", "beantragt", "bewilligt", "ausgezahlt", "geprüft", "zurückgefordert"]
    assert tabelle["Summe"].to_dict() == {
        "veranschlagt": f"20.000{NB}€", "beantragt": f"mind. 1.280{NB}€", "bewilligt": f"mind. 4.337{NB}€",
        "ausgezahlt": f"mind. 900{NB}€", "geprüft": f"mind. 850{NB}€", "zurückgefordert": f"mind. 50{NB}€",
    }  # fmt: skip
    assert tabelle.loc[["bewilligt"], ["Fälle", "davon summiert"]].to_numpy().tolist() == [[9, 7]]
    bild = zustandsbild(vorgaenge, wahl, "light")
    assert "10 Fälle = 9 bewilligt + 1 nicht oder noch nicht bewilligt." in bild.unterschrift
    assert f"rund 9.000{NB}€ bewilligt; 1 Beleg mit Vorbehalt; 1 Beleg vor Februar 2019." in bild.unterschrift
    assert "keine Summe" in bild.unterschrift


def test_every_amount_in_a_picture_is_named_with_its_state(vorgaenge: Berichtsdaten) -> None:
    wahl = auswahl("2023-06-30")
    for zustand in ZUSTAENDE:
        for bild in (
            jahresbild(vorgaenge, wahl, zustand, "light"),
            feldbild(vorgaenge, wahl, zustand, "light"),
            raumbild(vorgaenge, wahl, zustand, Ebene.LANDKREIS, Mass.JE_EINWOHNER, "light"),
        ):
            assert bild.titel.startswith(zustand.wort.capitalize())
            assert zustand.wort in bild.unterschrift
            assert f"Betrag {zustand.wort}" in bild.tabelle
            assert zustand.wort in bild.diagramm.alt


def test_a_record_stands_in_the_year_in_which_it_is_certain(vorgaenge: Berichtsdaten) -> None:
    vorher, danach = auswahl("2021-12-30"), auswahl("2021-12-31")
    jahre = zeilen(jahresbild(vorgaenge, vorher, Geldzustand.BEWILLIGT, "light"))
    assert jahre == {"2019": "keine Angabe", "2020": f"1.040{NB}€", "2021": f"297{NB}€"}
    bild = jahresbild(vorgaenge, danach, Geldzustand.BEWILLIGT, "light")
    assert zeilen(bild)["2021"] == f"3.297{NB}€", "“2021” is certain on its last day"
    assert "nur bis zum" not in bild.unterschrift
    assert "2021 nur bis zum 30.12.2021" in jahresbild(vorgaenge, vorher, Geldzustand.BEWILLIGT, "light").unterschrift
    assert bild.diagramm.daten["zeilen"]["art"].tolist() == [0, 0, 0]


def test_per_1000_inhabitants_of_all_kommunen_of_the_area(vorgaenge: Berichtsdaten) -> None:
    wahl = auswahl("2021-12-31")
    bild = raumbild(vorgaenge, wahl, Geldzustand.BEWILLIGT, Ebene.LANDKREIS, Mass.JE_EINWOHNER, "light")
    tabelle = bild.tabelle.set_index(bild.tabelle.columns[0])
    assert tabelle.loc["Erzgebirgskreis", "je 1.000 Einwohner"] == f"1.600{NB}€", "4,000 euros for 2,500 inhabitants"
    assert tabelle.loc["Landkreis Leipzig", "je 1.000 Einwohner"] == "keine Angabe", "of DORN nothing is known"
    assert tabelle.loc[NICHT_ZUGEORDNET, "Betrag bewilligt"] == f"7{NB}€"
    assert tabelle.loc[NICHT_ZUGEORDNET, "je 1.000 Einwohner"] == "keine Angabe"
    assert bild.unterschrift.startswith(f"Summe: mindestens 4.337{NB}€ bewilligt = ")
    assert f" + 7{NB}€ nicht zugeordnet." in bild.unterschrift
    assert bild.diagramm.daten["zeilen"]["name"].tolist()[-1] == NICHT_ZUGEORDNET


@pytest.mark.parametrize("wahl", [WAHLEN[4], WAHLEN[5]], ids=["land", "chemnitz"])
def test_a_handlungsfeld_has_the_value_of_its_filter(vorgaenge: Berichtsdaten, wahl: Auswahl) -> None:
    bild = feldbild(vorgaenge, wahl, Geldzustand.BEWILLIGT, "light")
    felder = zeilen(bild)
    for feld in ("Drogen", "Gewalt"):
        assert euros(felder[feld]) == vorgaenge.messwert(BEWILLIGT, wahl.mit(handlungsfeld=feld)).belegt
    summe = vorgaenge.messwert(BEWILLIGT, wahl).belegt
    assert sum(map(euros, felder.values())) == summe + 100_000, "the case with two stands under both"
    assert "1 Fall steht mit dem ganzen Betrag unter mehreren Handlungsfeldern" in bild.unterschrift
    assert [euros(t) for t in re.findall(r"[\d.]+\u00a0€", bild.unterschrift)] == [summe + 100_000, summe]
    assert list(felder)[-1] == OHNE_FELD
    einfach = feldbild(vorgaenge, auswahl("2023-06-30", landkreise=("14729",)), Geldzustand.BEWILLIGT, "light")
    assert einfach.unterschrift == f"Summe der Balken: mindestens 290{NB}€ bewilligt."


def test_complete_records_make_a_zero_and_no_lower_bound(vorgaenge: Berichtsdaten, maschine: Engine) -> None:
    schreibe(maschine, vollstaendigkeit=[{"kennzahl": BEWILLIGT.schluessel, "gueltig_von": date(2019, 1, 1)}])
    wahl = auswahl("2023-06-30")
    assert geld(vorgaenge, wahl, Geldzustand.BEWILLIGT).summe == f"4.337{NB}€ bewilligt"
    assert geld(vorgaenge, wahl, Geldzustand.AUSGEZAHLT).summe == f"mindestens 900{NB}€ ausgezahlt"
    assert zeilen(jahresbild(vorgaenge, wahl, Geldzustand.BEWILLIGT, "light"))["2022"] == f"0{NB}€"
    assert geld(vorgaenge, auswahl("2019-01-15"), Geldzustand.BEWILLIGT).leer, "no amount, no picture"


def test_the_budget_is_no_figure_of_a_directorate() -> None:
    assert geldzahlen(auswahl("2023-06-30")) == (BEWILLIGT.schluessel, VERFUEGBAR.schluessel)
    for teil in ({"polizeidirektionen": ("Leipzig",)}, {"landkreise": ("14729",)}, {"handlungsfeld": "Drogen"}):
        assert geldzahlen(auswahl("2023-06-30", **teil)) == (BEWILLIGT.schluessel,)


# --- budget -----------------------------------------------------------------------------------------------------------


def test_how_much_of_each_budget_is_bound(vorgaenge: Berichtsdaten) -> None:
    bild = haushaltsbild(vorgaenge, auswahl("2021-12-30"), "light")
    assert bild.leer == ""
    assert bild.tabelle["Im Zeitraum bewilligt"].map(euros).tolist() == [104_000, 29_700]
    assert bild.tabelle["Gebunden"].tolist() == [f"10,4{NB}%", f"3,0{NB}%"]
    assert (
        bild.tabelle["Veranschlagt"].map(euros).tolist()[-1]
        == vorgaenge.messwert(VERFUEGBAR, auswahl("2021-12-30")).belegt
    )
    assert bild.diagramm.daten["zeilen"]["art"].tolist() == [0, 2], "2021 is not over"
    assert "2021: der Zeitraum läuft noch" in bild.unterschrift


def test_no_budget_share_without_budget_grant_or_for_a_part(vorgaenge: Berichtsdaten) -> None:
    teil = haushaltsbild(vorgaenge, auswahl("2021-12-30", polizeidirektionen=("Leipzig",)), "light")
    assert "gilt für das ganze Land" in teil.leer
    assert teil.tabelle.empty
    assert "nicht als Einzelangaben" in haushaltsbild(vorgaenge, auswahl("2019-12-31"), "light").leer
    ohne = haushaltsbild(vorgaenge, auswahl("2020-01-05"), "light").leer
    assert ohne.startswith("Veranschlagt ist Geld, aber bis zum Stichtag ist kein Betrag einzeln belegt")


# --- cases ------------------------------------------------------------------------------------------------------------


def test_one_row_per_case_with_its_states(vorgaenge: Berichtsdaten) -> None:
    wahl = auswahl("2023-06-30")
    tabelle = falltabelle(vorgaenge, wahl).set_index("Fall")
    a = tabelle.loc["A"].to_dict()
    assert [a[zustand.wort] for zustand in ZUSTAENDE] == [
        f"1.200{NB}€", f"1.000{NB}€", f"900{NB}€", f"850{NB}€", f"50{NB}€",
    ]  # fmt: skip
    assert a["Letzter Stand"] == "zurückgefordert 01.07.2021"
    assert tabelle.loc["rund", "bewilligt"] == f"rund 9.000{NB}€"
    assert tabelle.loc["ueber", "bewilligt"] == f"über 40{NB}€"
    assert tabelle.loc["ohne", "bewilligt"] == "ohne Betrag"
    assert tabelle.loc["ohne", "ausgezahlt"] == "–"
    assert tabelle.loc["zweifel", "Letzter Stand"] == "bewilligt 10.05.2021, mit Vorbehalt"
    assert tabelle.index[0] == "V", "newest first: certain on 31.12.2021"
    assert len(tabelle) == tabelle.index.nunique() == 12
    namen = fallnamen(falltabelle(vorgaenge, wahl))
    assert namen["V"] == "Verband · V"
    assert set(namen) == set(tabelle.index)


def test_a_single_case_tells_its_records(vorgaenge: Berichtsdaten) -> None:
    belege = belegliste(vorgaenge, auswahl("2021-06-30"), "A")
    assert belege["Zustand"].tolist() == ["beantragt", "bewilligt", "ausgezahlt", "ausgezahlt", "geprüft"]
    assert falltitel(vorgaenge, auswahl("2021-06-30"), "A").endswith(
        "Erzgebirgskreis, Polizeidirektion Chemnitz · Handlungsfelder: Drogen, Gewalt"
    )
    assert belegliste(vorgaenge, auswahl("2023-06-30"), "rund")["Summiert"].tolist() == ["nein"]
    assert "Landkreis Leipzig" in falltitel(vorgaenge, auswahl("2023-06-30"), "E"), "a merged Kommune, at its successor"
    assert lage(vorgaenge, auswahl("2023-06-30")) == "", "more than a handful of amounts speak for themselves"


def test_a_corrected_record_counts_once_and_as_it_was_known(maschine: Engine) -> None:
    welt(maschine)
    alt = foerderung(ADORF, 100, "2020-03-01", kennung="b", fall="F")
    schreibe(maschine, foerderung=[alt | {"ersetzt_durch": 2}, alt | {"betrag_cent": 30_000, "lieferung_id": 2}])
    daten = Berichtsdaten(direkt(maschine))
    for datenstand, soll in ((1, 10_000), (2, 30_000)):
        wahl = auswahl("2020-12-31", datenstand)
        assert geld(daten, wahl, Geldzustand.BEWILLIGT).cent == soll == daten.messwert(BEWILLIGT, wahl).belegt
        assert len(falltabelle(daten, wahl)) == 1


# --- bundled data -----------------------------------------------------------------------------------------------------


def test_bundled_data_say_plainly_how_little_is_known(daten: Berichtsdaten) -> None:
    wahl = auswahl("2023-06-30", 3)
    satz = lage(daten, wahl)
    assert satz.startswith("7 Förderfälle sind sicher belegt, nur 3 nennen einen Betrag: ")
    for teil in (f"Flöha 40.000{NB}€", f"Großenhain 21.150{NB}€", f"Torgau rund 160.000{NB}€"):
        assert f"{teil} bewilligt" in satz
    assert geld(daten, wahl, Geldzustand.BEWILLIGT).summe == f"mindestens 61.150{NB}€ bewilligt"
    assert geld(daten, wahl, Geldzustand.AUSGEZAHLT).leer
    assert len(falltabelle(daten, wahl)) == 8
    betraege = veroeffentlichte_betraege(daten, wahl)
    assert len(betraege) == sum(v.einheit == "cent" for v in daten.zahlenregister(3))
    assert betraege["Wert"].str.endswith("€").all()
    streit = geldwidersprueche(daten, wahl)
    assert {v.wert for w in streit for v in w.alle} >= {14_000_000, 130_000_000, 260_000_000}
    assert all(v.einheit == "cent" for w in streit for v in w.alle)


def test_before_the_programme_there_are_sentences(daten: Berichtsdaten) -> None:
    wahl = auswahl("2019-01-15", 3)
    assert "kein einzelner Förderfall sicher belegt (Freistaat Sachsen)" in lage(daten, wahl)
    assert zustandsbild(daten, wahl, "light").leer
    assert falltabelle(daten, wahl).empty
    assert "nicht als Einzelangaben" in haushaltsbild(daten, wahl, "light").leer


@pytest.mark.parametrize("direktion", POLIZEIDIREKTIONEN)
def test_cases_of_the_directorates_are_the_cases_of_the_state(daten: Berichtsdaten, direktion: str) -> None:
    land = auswahl("2023-06-30", 3)
    teil = land.mit(polizeidirektionen=(direktion,))
    eigene = set(falltabelle(daten, teil)["Fall"])
    alle = daten.foerderung.belege(land)
    assert eigene == set(alle.loc[alle["polizeidirektion"] == direktion, "fall"])
    assert geld(daten, teil, Geldzustand.BEWILLIGT).cent == daten.messwert(BEWILLIGT, teil).belegt


# --- words ------------------------------------------------------------------------------------------------------------


def test_amounts_and_periods_as_labels() -> None:
    assert [ganze_euro(c) for c in (0, 1, 49, 50, 45_231_849, 45_231_850)] == [
        f"0{NB}€", f"unter{NB}1{NB}€", f"unter{NB}1{NB}€", f"1{NB}€", f"452.318{NB}€", f"452.319{NB}€",
    ]  # fmt: skip
    assert [tausend_euro(c) for c in (0, 49_999, 50_000, 2_115_000, 123_450_000)] == [
        "0", f"unter{NB}1", "1", "21", "1.235",
    ]  # fmt: skip
    assert tage_text(date(2021, 1, 1), date(2021, 12, 31)) == "2021"
    assert tage_text(date(2021, 1, 1), date(2022, 12, 31)) == "2021 und 2022"
    assert tage_text(date(2019, 1, 1), date(2023, 12, 31)) == "2019 bis 2023"
    assert tage_text(date(2019, 3, 1), date(2019, 12, 31)) == "01.03.2019 bis 31.12.2019"
    assert [zustand.wort for zustand in ZUSTAENDE] == [
        "beantragt",
        "bewilligt",
        "ausgezahlt",
        "geprüft",
        "zurückgefordert",
    ]


def test_the_twin_of_every_picture_has_its_labels(vorgaenge: Berichtsdaten) -> None:
    wahl = auswahl("2023-06-30")
    for bild in (zustandsbild(vorgaenge, wahl, "dark"), feldbild(vorgaenge, wahl, Geldzustand.BEWILLIGT, "dark")):
        gezeigt = bild.diagramm.daten["zeilen"]
        assert isinstance(gezeigt, pd.DataFrame)
        assert gezeigt["name"].tolist() == bild.tabelle.iloc[:, 0].tolist()
        assert gezeigt["name"].iloc[0] in bild.diagramm.alt
