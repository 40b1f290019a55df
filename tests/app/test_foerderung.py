"""What does a reader see on the funding page: on the bundled data, with own choices, by link, and when there is nothing?"""

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Starte, oeffne_seite
from tests.app.test_ueberblick import hinweise, karte_von, listen, texte

NB = "\u00a0"


def seite(starte: Starte, adresse: str, **parameter: str) -> AppTest:
    """The funding page as a reader with this link gets it."""
    return oeffne_seite(starte, adresse, "foerderung", **parameter)


def ueberschriften(app: AppTest) -> list[str]:
    return [str(kopf.value) for kopf in app.header]


def diagramme(app: AppTest) -> list[str]:
    return [element.proto.alt for element in app.get("vega_lite_chart")]


def faelle(app: AppTest) -> pd.DataFrame:
    """The list of cases: the first table of the page."""
    return listen(app)[0]


def test_bundled_data_first_the_published_figures_and_their_conflicts(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    assert "über 420.000 €" in karte_von(app, "Fördermittel bewilligt")
    assert "steht in einem Widerspruch" in karte_von(app, "Fördermittel verfügbar")
    assert ueberschriften(app) == ["Widersprüche über Geld (5)", "Geld nach Zustand", "Wie sich das Geld verteilt",
                                   "Wie viel vom Haushalt gebunden ist"]  # fmt: skip
    alles = texte(app)
    assert "7 Förderfälle sind sicher belegt, nur 3 nennen einen Betrag" in alles
    assert "Klären würde es" in alles, "the contradictions in full"
    assert "Haushaltsansätze liegen bis zum Stichtag nicht als" in alles
    assert len(diagramme(app)) == 3
    assert "Förderfälle (8)" in alles
    assert len(faelle(app)) == 8
    assert "Gezeigt sind 6 von 12" in alles


def test_a_state_without_amounts_is_a_sentence(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    app.segmented_control(key="zustand").set_value("ausgezahlt").run()
    assert not app.exception
    assert "kein Betrag einzeln belegt, der ausgezahlt wurde" in texte(app)
    assert len(diagramme(app)) == 1
    assert app.query_params["zustand"] == "ausgezahlt"
    app.segmented_control(key="zustand").set_value("bewilligt").run()
    assert "zustand" not in app.query_params


def test_level_and_measure_of_the_areas(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    assert any(alt.startswith("Balken je Polizeidirektion") for alt in diagramme(app))
    app.segmented_control(key="geldraum").set_value("landkreis").run()
    app.segmented_control(key="geldmass").set_value("je-einwohner").run()
    assert not app.exception
    (alt,) = (alt for alt in diagramme(app) if alt.startswith("Balken je Landkreis"))
    assert "Euro je 1.000 Einwohner" in alt
    assert "11 ohne Angabe" in alt
    assert (app.query_params["geldraum"], app.query_params["geldmass"]) == ("landkreis", "je-einwohner")


def test_a_link_leads_to_the_state_and_to_the_case(starte: Starte, geladen: str) -> None:
    fall = "foerderung-14522140-2020-07-08"
    app = seite(starte, geladen, zustand="geprueft", fall=fall)
    assert app.segmented_control(key="zustand").value == "geprueft"
    assert app.selectbox(key="fall").value == fall
    assert "Flöha, Landkreis Mittelsachsen, Polizeidirektion Chemnitz · Handlungsfeld: Sonstiges" in texte(app)
    belege = next(liste for liste in listen(app) if "Zustand" in liste)
    assert belege[["Datum", "Betrag"]].to_numpy().tolist() == [["08.07.2020", f"40.000{NB}€"]]
    app.selectbox(key="fall").set_value(None).run()
    assert "fall" not in app.query_params
    assert not any("Zustand" in liste for liste in listen(app))


def test_a_bad_link_is_said(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, zustand="verschenkt", fall="gibt-es-nicht", geldraum="gemeinde")
    gesagt = hinweise(app)
    assert "Geldzustand „verschenkt“ aus dem Link gibt es nicht. Gezeigt wird „bewilligt“." in gesagt
    assert "Den Förderfall „gibt-es-nicht“ gibt es in dieser Auswahl nicht." in gesagt
    assert "„gemeinde“" in gesagt
    assert app.segmented_control(key="zustand").value == "bewilligt"


def test_a_case_outside_of_the_chosen_area_is_said(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, polizeidirektion="Leipzig", fall="foerderung-14522140-2020-07-08")
    assert "gibt es in dieser Auswahl nicht" in hinweise(app)
    assert set(faelle(app)["Träger"]) == {"Torgau", "Colditz"}


def test_a_directorate_whose_cases_have_no_amount(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, polizeidirektion="Zwickau")
    alles = texte(app)
    assert "2 Förderfälle sind sicher belegt, aber ohne Betrag." in alles
    assert "Bis zum Stichtag ist in keinem Zustand ein Betrag einzeln belegt." in alles
    assert "Der Haushalt gilt für das ganze Land." in alles
    assert ueberschriften(app)[0] == "Widersprüche über Geld (landesweit, 5)"
    assert "Im Zahlenregister ansehen" in alles
    assert diagramme(app) == [], "no empty frame"


def test_before_the_programme(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, stichtag="2019-01-15")
    alles = texte(app)
    assert "kein einzelner Förderfall sicher belegt (Freistaat Sachsen)" in alles
    assert "Bis zum Stichtag widersprechen sich keine veröffentlichten Beträge." in alles
    assert "Bis zum Stichtag ist kein Förderfall belegt." in alles
    assert diagramme(app) == []


def test_a_contradiction_about_money_leads_to_its_proof(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    app.button(key="nachweis-foerdermittel_bewilligt").click().run()
    assert not app.exception
    assert "Großenhain" in texte(app)
