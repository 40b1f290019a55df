"""Does the frame say which Datenstand it shows, explain what changed, and refuse what does not exist in a sentence?

The other pages are walked through in a browser (tests/browser/test_register.py).
"""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data_access.begruendung import Weg
from domain.aenderung import Eintrag
from domain.kennzahl import Kennzahl
from domain.widerspruch import Regel
from tests.app.conftest import Starte
from tests.app.test_ueberblick import am, baender, hinweise, karte_von, listen, texte


def mit_link(starte: Starte, adresse: str, **parameter: str) -> AppTest:
    """The overview as a reader with this link gets it."""
    app = starte(adresse)
    for schluessel, wert in parameter.items():
        app.query_params[schluessel] = wert
    return app.run()


# --- going back ---------------------------------------------------------------------------------------------------


def test_sidebar_names_the_datenstand_and_lets_a_reader_go_back(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    app.session_state["weiteres"] = True
    wahl = app.run().selectbox(key="datenstand")
    assert wahl.options[0] == "neuester (3)"
    assert len(wahl.options) == 4
    assert baender(app) == []
    wahl.set_value(2).run()
    assert app.query_params["datenstand"] == "2"
    (band,) = baender(app)
    assert "Alter Datenstand 2 von 3." in band
    assert "Kommunen beraten mind. 4, heute 126" in band
    assert karte_von(app, "Kommunen beraten").startswith("Kommunen beraten mind. 4")
    app.button(key="zuruecksetzen").click().run()
    assert baender(app) == []
    assert "datenstand" not in app.query_params


def test_a_pinned_newest_datenstand_is_no_old_one(starte: Starte, geladen: str) -> None:
    app = mit_link(starte, geladen, datenstand="3")
    assert baender(app) == []
    assert app.query_params["datenstand"] == "3"


# --- what is new --------------------------------------------------------------------------------------------------


def test_what_is_new_since_the_vergleichstag(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    app.date_input(key="vergleich").set_value(date(2021, 2, 6)).run()
    neues = texte(app)
    assert "Seit dem 6.\u00a0Februar\u00a02021 änderte sich, was zu 8 Kennzahlen einzeln belegt ist" in neues
    assert "Kommunen im Verbund" in neues
    app.selectbox(key="neu-kennzahl").set_value("kommunen_im_verbund").run()
    assert not app.exception
    assert "belegt 8 am 06.02.2021, 24 am 11.01.2022 (+16): 16 hinzugekommen." in texte(app)
    assert "Torgau" in texte(app)
    app.segmented_control(key="seite-aenderung-neu").set_value("Tabelle").run()
    tabelle = app.dataframe[0].value
    assert len(tabelle) == 16
    assert set(tabelle["Grund"]) == {"hinzugekommen"}


def test_the_same_day_with_other_knowledge(starte: Starte, geladen: str) -> None:
    app = mit_link(starte, geladen, stichtag="2022-01-11", vergleich="2022-01-11", vergleichsstand="1")
    assert hinweise(app) == ""
    assert "verglichen mit dem 11.\u00a0Januar\u00a02022 nach Datenstand 1" in texte(app)
    app.button(key="nachweis-kommunen_im_verbund").click().run()
    assert "24 nachgetragen" in texte(app)


def test_of_one_day_the_page_says_what_it_is_compared_with(starte: Starte, geladen: str) -> None:
    app = mit_link(starte, geladen, stichtag="2022-01-11", vergleich="2022-01-11", vergleichsstand="2")
    assert "±0 gegenüber Datenstand 2" in karte_von(app, "Modellkommunen")
    assert "Gegenüber Datenstand 2 änderte kein Einzelfall eine Zahl" in texte(app)
    assert "seit dem 11" not in texte(app).lower()
    app = mit_link(starte, geladen, stichtag="2022-01-11", vergleich="2022-01-11", vergleichsstand="1")
    assert "nach Datenstand 1 noch keine Angabe" in karte_von(app, "Kommunen im Verbund")
    assert "Gegenüber Datenstand 1 änderte sich, was zu" in texte(app)


def test_one_explanation_that_fails_is_a_sentence_and_the_page_goes_on(
    starte: Starte, geladen: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    richtig = Weg.eintraege

    def einer_zu_wenig(weg: Weg, kennzahl: Kennzahl) -> tuple[Eintrag, ...]:
        alle = richtig(weg, kennzahl)
        return alle[1:] if kennzahl.schluessel == "kommunen_im_verbund" else alle

    monkeypatch.setattr(Weg, "eintraege", einer_zu_wenig)
    app = mit_link(starte, geladen, stichtag="2022-01-11", vergleich="2021-02-06")
    assert not app.exception
    assert "Kommunen im Verbund 8 → 24 +16 Diese Veränderung lässt sich nicht aufschlüsseln:" in " ".join(
        texte(app).split()
    )
    assert "kommunen_im_verbund: 15 erklärt, 16 Unterschied" in caplog.text
    app.selectbox(key="neu-kennzahl").set_value("kommunen_im_verbund").run()
    assert "(+16). Diese Veränderung lässt sich nicht aufschlüsseln" in texte(app)
    app.selectbox(key="neu-kennzahl").set_value("sicherheitsanalysen").run()
    assert "hinzugekommen" in texte(app)
    app.button(key="nachweis-kommunen_im_verbund").click().run()
    assert not app.exception
    assert texte(app).count("lässt sich nicht aufschlüsseln") == 2, "in the list and in the proof"


def test_the_proof_of_a_member_names_its_membership(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    app.button(key="nachweis-kommunen_im_verbund").click().run()
    alle = listen(app)[1]
    silberberg = alle[alle["Träger"] == "Städtebund Silberberg"]
    assert set(silberberg["Was"]) == {"Kooperationsvereinbarung", "Mitgliedschaft"}
    assert (silberberg["Quelle"] != "").all()


def test_without_changes_a_sentence(starte: Starte, geladen: str) -> None:
    app = mit_link(starte, geladen, stichtag="2019-01-15", vergleich="2019-01-10")
    assert not app.exception
    assert "änderte kein Einzelfall eine Zahl" in texte(app)


# --- bad links ----------------------------------------------------------------------------------------------------

SCHLECHTE_LINKS = {
    "unknown Datenstand": ({"datenstand": "99"}, "Den Datenstand „99“ aus dem Link gibt es nicht"),
    "Datenstand zero": ({"datenstand": "0"}, "Den Datenstand „0“ aus dem Link gibt es nicht"),
    "no number": ({"datenstand": "heute"}, "Den Datenstand „heute“ aus dem Link gibt es nicht"),
    "unknown Vergleichsstand": ({"vergleichsstand": "7"}, "Den Datenstand des Vergleichs „7“ aus dem Link gibt es nicht"),
    "newer Vergleichsstand": (
        {"datenstand": "2", "vergleichsstand": "3"}, "Der Datenstand des Vergleichs (3) ist neuer als der gezeigte (2)",
    ),
    "before the programme": ({"stichtag": "2018-12-31"}, "Der Stichtag „2018-12-31“ aus dem Link ist kein Tag"),
    "future": ({"stichtag": "2999-01-01"}, "Der Stichtag „2999-01-01“ aus dem Link ist kein Tag"),
    "compared with a later day": (
        {"stichtag": "2021-02-06", "vergleich": "2022-01-11"}, "Der Vergleichstag 11.01.2022 liegt nicht vor dem Stichtag",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fall", SCHLECHTE_LINKS)
def test_a_bad_link_is_a_sentence_and_never_an_empty_page(starte: Starte, geladen: str, fall: str) -> None:
    parameter, satz = SCHLECHTE_LINKS[fall]
    app = mit_link(starte, geladen, **parameter)
    assert not app.exception
    assert satz in hinweise(app)
    assert karte_von(app, "Kommunen beraten")


# --- the register -------------------------------------------------------------------------------------------------


def test_the_card_marks_a_contradiction(starte: Starte, geladen: str) -> None:
    app = am(starte(geladen).run(), date(2022, 1, 11))
    assert "steht in einem Widerspruch" in karte_von(app, "Kommunen beraten")
    assert "Widerspr" not in karte_von(app, "Modellkommunen")
    app = am(app, date(2021, 2, 6))
    assert "Widerspr" not in karte_von(app, "Kommunen beraten"), "nothing contradicted it on that day"


def test_every_rule_has_a_title() -> None:
    assert all(regel.titel for regel in Regel)
