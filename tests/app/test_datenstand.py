"""Do the pages Datenstand and Barrierefreiheit stand for every choice, and say what is the case?"""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import config
from briefing.barrierefreiheit import KEIN_KONTAKT, OFFEN
from data_access.engine import engine
from data_access.katalog import FASSUNGEN
from data_access.schema import migriere
from ingest.schreiben import lade_pakete
from tests.app.conftest import Starte, oeffne_seite
from tests.app.test_ueberblick import baender, hinweise, listen, texte
from uebung.lieferungen import pakete
from ui.barrierefreiheit import kontakt_html


def seite(starte: Starte, adresse: str, pfad: str = "datenstand", **parameter: str) -> AppTest:
    """A page as a reader with this link gets it."""
    return oeffne_seite(starte, adresse, pfad, **parameter)


@pytest.fixture(scope="module")
def geuebt(tmp_path_factory: pytest.TempPathFactory) -> str:
    adresse = f"sqlite:///{tmp_path_factory.mktemp('uebung') / 'uebung.sqlite'}"
    maschine = engine(adresse)
    migriere(maschine)
    lade_pakete(maschine, pakete(1), FASSUNGEN)
    maschine.dispose()
    return adresse


def blick(app: AppTest) -> dict[str, str]:
    """What the glance counts -> its number."""
    (html,) = (e.proto.body for e in app.get("html") if 'class="blick"' in e.proto.body)
    return dict(re.findall(r'<a href="#\w+">([^<]+)</a></dt><dd class="zahl-gross">([^<]+)</dd>', html))


def verweise(app: AppTest) -> list[str]:
    return re.findall(r'href="(\./[^"]+)"', "".join(e.proto.body for e in app.get("html")))


def test_bundled_data(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen)
    assert blick(app) == {
        "Lieferungen": "3", "Arten von Angaben überfällig": "2 von 6", "Prüfungen mit Fehlern": "0 von 11",
        "Kennzahlen vollständig gezählt": "1 von 15",
    }  # fmt: skip
    assert [kopf.value for kopf in app.header] == ["Lieferungen", "Aktualität", "Prüfungen", "Abdeckung je Kennzahl"]
    alles = texte(app)
    assert "Überfällig: Haushaltsansätze seit 06.02.2019" in alles
    assert "brachte 105 Veröffentlichungen" in alles
    je_art = listen(app)[0]
    assert len(je_art) == 12
    assert je_art.iloc[0]["Art"] == "Haushaltsansätze"
    assert len(listen(app)) == 1, "the list of publishers is sent when it is wanted"
    app.session_state["aktualitaet-herausgeber"] = True
    je_herausgeber = listen(app.run())[1]
    assert {"Herausgeber", "Neueste Angabe", "Alter"} <= set(je_herausgeber.columns)
    assert len(je_herausgeber) == 90
    assert len(app.get("vega_lite_chart")) == 1
    assert "126" in app.get("vega_lite_chart")[0].proto.alt


def test_every_delivery_has_a_link_to_its_datenstand_and_the_ledger_one_to_its_page(
    starte: Starte, geladen: str
) -> None:
    ziele = verweise(seite(starte, geladen, stichtag="2022-01-11", polizeidirektion="Leipzig"))
    fuer = [ziel.replace("&amp;", "&") for ziel in ziele if ziel.startswith(("./datenstand", "./zahlenregister"))]
    assert len(fuer) == 4
    for nummer in (1, 2):
        (ziel,) = (z for z in fuer if z.startswith("./datenstand") and f"&datenstand={nummer}&" in z)
        assert "stichtag=2022-01-11" in ziel
        assert "polizeidirektion=Leipzig" in ziel


def test_an_old_datenstand_shows_its_deliveries_only(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, datenstand="1")
    assert blick(app)["Lieferung"] == "1"
    assert len(baender(app)) == 1
    assert "brachte 105 Veröffentlichungen" not in texte(app)
    assert "Ereignisse seit 06.05.2019 (49 Monate): nichts geliefert" in texte(app)


def test_long_lists_are_cut_and_say_so(starte: Starte, geladen: str) -> None:
    alles = texte(seite(starte, geladen))
    assert "10 von 21 Fällen anzeigen" in alles
    assert "und 11 weitere, alle in der Datei" in alles
    assert "5 Fälle anzeigen" in alles


def test_practice_data_with_corrections_errors_and_complete_figures(starte: Starte, geuebt: str) -> None:
    app = seite(starte, geuebt)
    assert blick(app)["Lieferungen"] == "13"
    assert blick(app)["Kennzahlen vollständig gezählt"] == "14 von 15"
    alles = texte(app)
    assert "zog 3 Ereignisse zurück (" in alles
    assert "10 ältere Lieferungen anzeigen" in alles
    assert "Überfällig:" not in alles
    assert "Übungsdaten. Diese Zahlen sind erfunden." in alles


@pytest.mark.parametrize(
    "parameter",
    [
        {"stichtag": "2019-01-15"}, {"stichtag": "2022-01-11", "landkreis": "14521"}, {"polizeidirektion": "Görlitz"},
        {"groessenklasse": "bis-5000"}, {"handlungsfeld": "Drogen"}, {"datenstand": "2", "vergleichsstand": "1"},
    ],
)  # fmt: skip
def test_every_choice_has_a_page(starte: Starte, geladen: str, parameter: dict[str, str]) -> None:
    app = seite(starte, geladen, **parameter)
    assert len(blick(app)) == 4
    gewaehlt = {"landkreis", "polizeidirektion", "groessenklasse", "handlungsfeld"} & set(parameter)
    assert ("Nur die Abdeckung der Kennzahlen folgt" in texte(app)) == bool(gewaehlt)
    app.segmented_control(key="seite-abdeckung").set_value("Tabelle").run()
    assert not app.exception
    assert len(app.dataframe[-1].value) == 15


# --- Erklärung zur Barrierefreiheit -------------------------------------------------------------------------------


def test_the_declaration_says_what_is_missing_and_that_nobody_can_be_told(starte: Starte, geladen: str) -> None:
    app = seite(starte, geladen, "barrierefreiheit")
    alles = texte(app)
    for wort in ("WCAG", "BfWebG", "BITV 2.0", "teilweise vereinbar", "Leichter Sprache fehlen", "DGS", "axe-core",
                 "Durchsetzungsstelle beim Beauftragten der Sächsischen Staatsregierung"):  # fmt: skip
        assert wort in alles, wort
    assert all(punkt.was in alles for punkt in OFFEN)
    assert KEIN_KONTAKT in hinweise(app)


def test_the_declaration_needs_no_database(starte: Starte, tmp_path: Path) -> None:
    app = seite(starte, f"sqlite:///{tmp_path / 'leer.sqlite'}", "barrierefreiheit")
    assert "BITV 2.0" in texte(app)
    assert "asskomm init" in hinweise(app)


def test_the_operator_names_a_contact(starte: Starte, geladen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSKOMM_KONTAKT", "barrieren@example.org")
    config.settings.cache_clear()
    app = seite(starte, geladen, "barrierefreiheit")
    assert "barrieren@example.org" in texte(app)
    assert KEIN_KONTAKT not in texte(app)


def test_a_contact_is_a_link_where_it_is_an_address_and_never_code() -> None:
    assert 'href="mailto:a@b.de"' in kontakt_html("a@b.de")
    assert 'href="https://b.de/x?a=1&amp;b=2"' in kontakt_html("https://b.de/x?a=1&b=2")
    for text in ("Referat 1, Dresden", "javascript:alert(1)", "<b>a@b.de</b>"):
        html = kontakt_html(text)
        assert "href" not in html
        assert text.replace("<", "&lt;").replace(">", "&gt;") in html
